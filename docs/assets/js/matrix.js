// The matrix of all roles: filter, choose and sort. The form is the state; its fields stand in the address,
// so that a choice can be shared and comes back on reload and Back. What is typed stands in its fragment: that
// goes to no server.
(() => {
  "use strict";

  const { find, findAll } = gedeeld;
  const [block] = findAll(HTMLElement, ".matrixblok");
  if (!block) return;
  block.prepend(find(HTMLTemplateElement, "template", block).content.cloneNode(true));
  const region = find(HTMLElement, ".rooster", block);
  const table = find(HTMLTableElement, "table", block);
  const form = find(HTMLFormElement, "form", block);
  const status = find(HTMLElement, ".matrixstand [role=status]", block);

  /**
   * @typedef {Choice & {id: string, head: HTMLElement}} Line a row or a column
   * @typedef {Line & {row: HTMLTableRowElement, family: string, cells: Cell[], shown: string}} Row
   * @typedef {{td?: HTMLElement, level: number, specific: boolean, faded: boolean}} Cell
   */

  /**
   * @param {HTMLElement} head
   * @param {string} id
   * @returns {Line}
   */
  const line = (head, id) => {
    const name = (head.querySelector("a")?.textContent ?? "").trim();
    return { ...kiezer.choice({ name }), id, head };
  };
  const clusters = findAll(HTMLTableCellElement, "th.cluster", table);
  const clusterOf = clusters.flatMap((head) => Array.from({ length: head.colSpan }, () => head.dataset.id ?? ""));
  const columns = findAll(HTMLElement, "thead tr:last-child th", table).map((head, place) => ({
    ...line(head, head.dataset.id ?? ""), cluster: clusterOf[place],
  }));
  /** @type {Row[]} */
  const rows = [...table.tBodies[0].rows].map((row) => {
    const [head, ...there] = row.cells;
    /** @type {Cell[]} */
    const cells = columns.map((_, c) => {
      const { n = 0, s } = there[c]?.dataset ?? {};
      return { td: there[c], level: Number(n), specific: s !== undefined, faded: false };
    });
    for (const [, c, level, mark] of (row.dataset.meer ?? "").matchAll(/(\d+):(\d+)(s?)/g)) {
      Object.assign(cells[Number(c)], { level: Number(level), specific: Boolean(mark) });
    }
    const { id = "", familie = "" } = row.dataset;
    return { ...line(head, id), row, family: familie, cells, shown: [...there.keys()].join() };
  });
  const shapes = findAll(HTMLTemplateElement, "[data-vakken]", block).flatMap(({ content }) => findAll(HTMLElement, "td", content));

  /**
   * The element of a cell; of a large matrix it is made when it is first shown.
   * @param {Cell} cell
   * @param {number} c
   */
  const element = (cell, c) => {
    if (cell.td) return cell.td;
    cell.td = /** @type {HTMLElement} */ (shapes[cell.level].cloneNode(true));
    cell.td.classList.toggle("eerste", columns[c].head.classList.contains("eerste"));
    cell.td.toggleAttribute("data-s", cell.specific);
    return cell.td;
  };

  /** What the form asks; without empty fields. */
  const asked = () =>
    new URLSearchParams([...new FormData(form)].map(([name, value]) => [name, String(value)]).filter(([, value]) => value.trim()));

  /**
   * Fill in the form.
   * @param {URLSearchParams} wanted
   */
  const fill = (wanted) => {
    for (const field of findAll(HTMLInputElement, "input", form)) {
      if (field.type === "checkbox") field.checked = wanted.getAll(field.name).includes(field.value);
      else field.value = wanted.get(field.name) ?? "";
    }
    for (const field of findAll(HTMLSelectElement, "select", form)) {
      field.value = wanted.get(field.name) ?? "";
      if (field.selectedIndex === -1) field.selectedIndex = 0;
    }
  };

  /**
   * Whether a line is among the chosen ones; with none chosen, each is.
   * @param {Line} line
   * @param {string[]} chosen
   */
  const isChosen = (line, chosen) => !chosen.length || chosen.includes(line.id);

  /** Show what the form asks. */
  const show = () => {
    const wanted = asked();
    const found = (wanted.get("zoek") ?? "").split(/\s+/).filter(Boolean).map((word) => kiezer.search([...columns, ...rows], word));
    const words = found.map(({ roles }) => new Set(roles.map(({ head }) => head)));
    const [cluster, kind, level, family] = ["cluster", "soort", "niveau", "familie"].map((name) => wanted.get(name));
    const asksLevel = (/** @type {number} */ asked) => !level || (level.endsWith("+") ? asked >= parseInt(level, 10) : asked === Number(level));
    const named = (/** @type {Line} */ { head }) => words.map((heads) => heads.has(head));
    const inRow = rows.map((row) => isChosen(row, wanted.getAll("functie")) && (!family || row.family === family));
    const inColumn = columns.map((column) => isChosen(column, wanted.getAll("competentie")) && (!cluster || column.cluster === cluster));
    const [rowNamed, columnNamed] = [rows.map(named), columns.map(named)];
    const hits = rows.map((row, r) => row.cells.map((cell, c) =>
      inRow[r] && inColumn[c] && cell.level > 0 && asksLevel(cell.level) &&
      (!kind || cell.specific === (kind === "specifiek")) && words.every((_, w) => rowNamed[r][w] || columnNamed[c][w])));
    const filtered = Boolean(words.length || cluster || kind || level);
    const one = wanted.getAll("competentie").length === 1 ? wanted.get("competentie") ?? "" : "";
    const rowShown = rows.map((_, r) => inRow[r] && (!filtered || hits[r].includes(true)));
    const columnShown = columns.map((_, c) => inColumn[c] && (!filtered || hits.some((row) => row[c])));

    const places = [...columns.keys()].filter((c) => columnShown[c]);
    const shown = places.join();
    rows.forEach((line, r) => {
      const { row, head, cells } = line;
      row.hidden = !rowShown[r];
      if (!rowShown[r]) return;
      if (line.shown !== shown) row.replaceChildren(head, ...places.map((c) => element(cells[c], c)));
      line.shown = shown;
      for (const c of places) {
        const faded = filtered && cells[c].level > 0 && !hits[r][c];
        if (cells[c].faded !== faded) element(cells[c], c).classList.toggle("buiten", (cells[c].faded = faded));
      }
    });
    columns.forEach(({ head }, c) => (head.hidden = !columnShown[c]));
    for (const head of clusters) {
      const count = columns.filter((column, c) => column.cluster === head.dataset.id && columnShown[c]).length;
      head.hidden = !count;
      head.colSpan = count || 1;
    }
    sort(wanted.get("sorteer") || (phone.matches ? one : "")); // a list begins with who asks most
    block.classList.toggle("een", Boolean(one));
    single.value = one;
    const team = wanted.getAll("functie");
    toTeam.hidden = team.length === 0;
    toTeam.href = `${gedeeld.href("team/")}#${new URLSearchParams(team.map((id) => [id, "1"]))}`;
    for (const group of groups) group.update();
    const [rowCount, columnCount] = [rowShown, columnShown].map((all) => all.filter(Boolean).length);
    region.hidden = !rowCount || !columnCount;
    status.textContent = inWords(wanted, rowCount, columnCount, found.some(({ guessed }) => guessed));
  };

  let order = "";

  /**
   * Put the rows in order: "samenwerken" from high to low, "-samenwerken" from low to high, "" by name.
   * @param {string} wanted
   */
  const sort = (wanted) => {
    const [id, sign] = wanted.startsWith("-") ? [wanted.slice(1), -1] : [wanted, 1];
    columns.forEach(({ head, id: own }) => {
      if (own === id) head.setAttribute("aria-sort", sign > 0 ? "descending" : "ascending");
      else head.removeAttribute("aria-sort");
    });
    if (order === wanted) return;
    order = wanted;
    const place = columns.findIndex((column) => column.id === id);
    const level = (/** @type {Row} */ row) => row.cells[place]?.level || (sign > 0 ? 0 : Infinity);
    const sorted = place < 0 ? rows : [...rows].sort((one, other) => sign * (level(other) - level(one)));
    table.tBodies[0].append(...sorted.map(({ row }) => row));
  };

  /**
   * What is shown, as a sentence.
   * @param {URLSearchParams} wanted
   * @param {number} rowCount
   * @param {number} columnCount
   * @param {boolean} guessed whether nothing is named as typed
   */
  const inWords = (wanted, rowCount, columnCount, guessed) => {
    if (!rowCount || !columnCount) return `Niets gevonden. Haal een keuze weg of klik op ‘${find(HTMLElement, "[type=reset]", form).textContent}’.`;
    const part = (/** @type {number} */ count, /** @type {Line[]} */ all, /** @type {string} */ kind) =>
      all.length === 1 ? `1 ${kind}` : count === all.length ? `alle ${count} ${kind}s` : `${count} van de ${all.length} ${kind}s`;
    const text = [`Je ziet ${part(rowCount, rows, "functie")} en ${part(columnCount, columns, "competentie")}`];
    const [words, cluster, kind, level, sorting, family] =
      ["zoek", "cluster", "soort", "niveau", "sorteer", "familie"].map((name) => wanted.get(name));
    if (family) text.push(`alleen familie ${family}`);
    if (words) text.push(guessed ? `want niets heet ‘${words.trim()}’ en dit lijkt erop` : `gezocht op ‘${words.trim()}’`);
    if (cluster) text.push(`alleen cluster ${clusters.find((head) => head.dataset.id === cluster)?.textContent?.trim() ?? ""}`);
    if (kind) text.push(`alleen ${kind}`);
    const levelName = level && find(HTMLOptionElement, `[name=niveau] [value="${level}"]`, form).textContent;
    if (levelName) text.push(level.endsWith("+") ? levelName : `alleen ${levelName}`);
    const column = columns.find(({ id }) => id === sorting?.replace(/^-/, ""));
    if (column) text.push(`gesorteerd op ${column.name}, van ${sorting?.startsWith("-") ? "laag naar hoog" : "hoog naar laag"}`);
    return `${text.join(", ")}.`;
  };

  for (const { head, id, name } of columns) {
    const button = document.createElement("button");
    button.type = "button";
    button.setAttribute("aria-label", `Sorteer op ${name}`);
    button.addEventListener("click", () => {
      const field = find(HTMLInputElement, "[name=sorteer]", form);
      field.value = { [id]: `-${id}`, [`-${id}`]: "" }[field.value] ?? id;
      keep();
      show();
    });
    head.setAttribute("abbr", name);
    head.append(button);
  }
  // --- choosing by name: of a longer list one sees what is chosen, and what is like what is typed ---

  const SHORT = 30;
  const groups = findAll(HTMLElement, "[data-keuze]", form).map((group) => {
    const kind = group.dataset.keuze ?? "";
    const typed = find(HTMLInputElement, "[type=search]", group);
    const told = find(HTMLElement, "[role=status]", group);
    const boxes = (kind === "functie" ? rows : columns).map((line) => {
      const label = document.createElement("label");
      const box = document.createElement("input");
      [box.type, box.name, box.value] = ["checkbox", kind, line.id];
      label.append(box, ` ${line.name}`);
      group.querySelector("div")?.append(label);
      return { ...line, label, box };
    });
    const update = () => {
      const { guessed, roles } = kiezer.search(boxes, typed.value);
      const fitting = new Set(roles.map(({ box }) => box));
      const asks = Boolean(typed.value.trim());
      for (const { label, box } of boxes) label.hidden = !box.checked && !(asks ? fitting.has(box) : boxes.length <= SHORT);
      told.textContent = asks && (guessed || !roles.length) ? kiezer.inWords(typed.value.trim(), roles.length, guessed, kind) : "";
    };
    typed.addEventListener("input", (event) => {
      event.stopPropagation(); // it chooses nothing yet
      update();
    });
    return { update };
  });

  /**
   * Have the form choose these of a kind, in place of what was chosen.
   * @param {"functie" | "competentie"} kind
   * @param {string[]} ids
   */
  const choose = (kind, ids) => {
    const chosen = asked();
    chosen.delete(kind);
    for (const id of ids) chosen.append(kind, id);
    fill(chosen);
    keep();
    show();
  };

  // --- a phone shows one competency at a time, as a list ---

  const single = find(HTMLSelectElement, "[data-een]", form);
  for (const { id, name } of [...columns].sort((one, other) => one.name.localeCompare(other.name, "nl"))) single.append(new Option(name, id));
  single.addEventListener("input", (event) => {
    event.stopPropagation();
    choose("competentie", [single.value].filter(Boolean));
  });
  const phone = matchMedia("(max-width: 44em)");
  if (phone.matches) find(HTMLDetailsElement, ".filters", form).open = false;

  // --- teams: roles that someone looks at together, kept on this device for who asks that ---

  const toTeam = find(HTMLAnchorElement, "[data-naar-team]", form);
  const teamName = find(HTMLInputElement, "[data-team-naam]", form);
  const kept = find(HTMLElement, "[data-teams]", form);

  const showTeams = () => {
    kept.replaceChildren(...Object.entries(teams.alle()).map(([name, ids]) => {
      const item = gedeeld.kopie("bewaard-team", { naam: name });
      const [shows, removes] = findAll(HTMLButtonElement, "button", item);
      removes.setAttribute("aria-label", `Haal team ${name} weg`);
      shows.addEventListener("click", () => choose("functie", ids));
      removes.addEventListener("click", () => {
        teams.vergeet(name);
        showTeams();
      });
      return item;
    }));
  };
  find(HTMLElement, "[data-team-bewaar]", form).addEventListener("click", () => {
    const [name, ids] = [teamName.value.trim(), asked().getAll("functie")];
    if (!name || !ids.length) {
      status.textContent = "Vink eerst de functies van het team aan en geef het team een naam.";
      return;
    }
    status.textContent = teams.bewaar(name, ids) ? `Team ${name} is bewaard op dit apparaat.` : "Je browser bewaart hier niets.";
    teamName.value = "";
    showTeams();
  });
  teamName.addEventListener("input", (event) => event.stopPropagation());
  showTeams();

  let typing = false;

  /** Keep the choice in the address; what is typed in one go is one step back. */
  const keep = (/** @type {boolean} */ replace = false) => {
    const chosen = asked();
    const typed = new URLSearchParams({ zoek: chosen.get("zoek") ?? "" });
    chosen.delete("zoek");
    const address = [location.pathname, chosen.size && `?${chosen}`, typed.get("zoek") && `#${typed}`].filter(Boolean).join("");
    if (replace) history.replaceState(null, "", address);
    else history.pushState(null, "", address);
  };
  form.addEventListener("input", (event) => {
    const typed = /** @type {HTMLInputElement} */ (event.target).type === "search";
    keep(typed && typing);
    typing = typed;
    show();
  });
  form.addEventListener("change", () => (typing = false));
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", (event) => {
    event.preventDefault();
    fill(new URLSearchParams());
    keep();
    show();
  });
  const restore = () => {
    const wanted = new URLSearchParams(location.search);
    const typed = new URLSearchParams(location.hash.slice(1)).get("zoek");
    const old = wanted.has("zoek"); // as older links have it
    if (typed) wanted.set("zoek", typed);
    fill(wanted.size ? wanted : new URLSearchParams(block.dataset.begin));
    if (old) keep(true);
    show();
  };
  addEventListener("popstate", restore);
  restore();
})();

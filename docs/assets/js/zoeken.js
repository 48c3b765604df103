// Search in Dutch, in the browser: the field in the header and the search page. The engine
// (zoekmachine.js on MiniSearch) and the index are fetched as scripts when someone first wants to search, so that it
// also works from a folder on disk.

(() => {
  "use strict";

  const { root, href, zoekadres, niveaumerk, kopie, find } = gedeeld;
  const { pieces, words } = woorden;
  const header = document.querySelector(".zoek");
  const field = header?.querySelector("input");
  const panel = /** @type {HTMLElement | null} */ (header?.querySelector(".zoekpaneel") ?? null);

  /** @param {string} file from the site's root */
  const load = (file) =>
    new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = `${root}/${file}`;
      script.onload = resolve;
      script.onerror = () => reject(new Error(file));
      document.head.append(script);
    });

  /** What is fetched when someone first wants to search. */
  const PARTS = ["assets/js/minisearch.js", "assets/js/synoniemen.js", "assets/js/zoekmachine.js", "assets/zoekindex.js"];
  /** @type {Promise<(query: string) => Answer> | undefined} */
  let engine;

  /** The search function; fetched and indexed once. */
  const ready = () => (engine ??= Promise.all(PARTS.map(load)).then(() => zoekmachine.of(handboekZoekindex)));

  /**
   * The text with the words of the query marked.
   * @param {string} text
   * @param {Map<string, number>} wanted the words of the query
   */
  const marked = (text, wanted) => {
    const nodes = pieces(text).map((part, place) => {
      if (place % 2 === 0 || ![...wanted.keys()].some((word) => zoekmachine.means(part, word))) return part;
      const mark = document.createElement("mark");
      mark.textContent = part;
      return mark;
    });
    const paragraph = document.createElement("p");
    paragraph.append(...nodes);
    return paragraph;
  };

  /**
   * One result: title, level or kind, and the sentence that says it, or the other word by which it is found.
   * @param {Entry} entry
   * @param {Map<string, number>} wanted what each word of the query tells
   */
  const result = (entry, wanted) => {
    const link = document.createElement("a");
    link.href = href(entry.a);
    const title = document.createElement("b");
    title.textContent = entry.t;
    link.append(title);
    if (entry.n) link.append(niveaumerk(entry.n));
    else {
      const kind = document.createElement("small");
      kind.textContent = entry.s;
      link.append(kind);
    }
    const count = (/** @type {string} */ text) =>
      [...wanted].reduce((sum, [word, weight]) => (words(text).some((part) => zoekmachine.means(part, word)) ? sum + weight : sum), 0);
    const [sentence, other] = [entry.x, entry.z ?? []].map((texts) => texts.reduce(
      (best, text) => (count(text) > best.count ? { text, count: count(text) } : best), { text: texts[0] ?? "", count: 0 }));
    if (other.count > sentence.count && other.count > count(entry.t)) link.append(marked(`Ook bekend als: ${other.text}`, wanted));
    else if (sentence.text) link.append(marked(sentence.text, wanted));
    const item = document.createElement("li");
    item.append(link);
    return item;
  };

  /**
   * What was found, as a sentence that promises no more than there is.
   * @param {string} query
   * @param {Answer} answer
   * @param {number} most
   */
  const inWords = (query, { hits, known, instead, unknown, guessed, aside }, most) => {
    const asked = query.trim();
    const quoted = (/** @type {string[]} */ some) => [...new Set(some)].map((word) => `‘${word}’`).join(", ");
    if (hits.length === 0) return `Niets gevonden voor ‘${asked}’. Probeer een ander woord.`;
    if (guessed) return `Niets voor ‘${asked}’. Lijkt op:`;
    if (aside) return `Niets voor ‘${asked}’. Wel in een tip of voorbeeld:`;
    const missed = [...unknown, ...instead];
    if (missed.length) return `Niets voor ${quoted(missed)}. Wel voor ${quoted(known)}:`;
    const complete = hits.filter(({ all }) => all).length;
    if (!complete) return `Niets voor ‘${asked}’ als geheel. Dit komt het dichtst in de buurt:`;
    const count = complete === 1 ? "1 plek gevonden" : `${complete} plekken gevonden`;
    if (complete < hits.length) return `${count}, en wat in de buurt komt`;
    return hits.length > most ? `${count}; dit zijn de eerste ${most}` : count;
  };

  /**
   * Show what a query finds.
   * @param {string} query
   * @param {Element} list
   * @param {Element} status announced to screen readers
   * @param {number} most
   */
  const show = async (query, list, status, most) => {
    try {
      const search = await ready();
      const asks = Boolean(query.trim());
      const answer = asks ? search(query) : { hits: [], wanted: new Map(), known: [], instead: [], unknown: [], guessed: false };
      list.replaceChildren(...answer.hits.slice(0, most).map(({ entry }) => result(entry, answer.wanted)));
      if (most < answer.hits.length && panel?.contains(list)) {
        const item = document.createElement("li");
        const all = document.createElement("a");
        all.href = zoekadres(query);
        all.textContent = `Toon alle ${answer.hits.length} plekken`;
        item.append(all);
        list.append(item);
      }
      status.textContent = asks ? inWords(query, answer, most) : "";
      const lost = status.textContent.startsWith("Niets");
      if (lost && panel?.contains(list)) list.append(kopie("verder-zoeken", {}));
      if (!panel?.contains(list)) document.querySelector("[data-verder-zoeken]")?.toggleAttribute("hidden", !lost);
    } catch {
      status.textContent = "Zoeken lukt nu niet. Laad de pagina opnieuw.";
    }
  };

  if (header && field && panel) {
    const list = find(HTMLOListElement, "ol", panel);
    const status = find(HTMLElement, ".zoekstatus", panel);
    field.addEventListener("focus", () => { ready().catch(() => {}); if (field.value.trim()) panel.hidden = false; });
    const update = () => {
      panel.hidden = !field.value.trim();
      show(field.value, list, status, 8);
    };
    field.addEventListener("input", update);
    field.form?.addEventListener("submit", (event) => {
      event.preventDefault();
      panel.hidden = true;
      location.assign(zoekadres(field.value));
    });
    if (document.activeElement === field) update(); // who began to type before this script was there
    header.addEventListener("keydown", (event) => {
      const { key } = /** @type {KeyboardEvent} */ (event);
      const links = [...list.querySelectorAll("a")];
      const at = links.indexOf(/** @type {HTMLAnchorElement} */ (document.activeElement));
      if (key === "Escape") {
        field.focus();
        panel.hidden = true;
      } else if (key === "ArrowDown" && links.length) {
        event.preventDefault();
        links[Math.min(at + 1, links.length - 1)].focus();
      } else if (key === "ArrowUp" && at >= 0) {
        event.preventDefault();
        (links[at - 1] ?? field).focus();
      }
    });
    document.addEventListener("click", (event) => {
      if (!header.contains(/** @type {Node} */ (event.target))) panel.hidden = true;
    });
    header.addEventListener("focusout", (event) => {
      const to = /** @type {FocusEvent} */ (event).relatedTarget;
      if (to && !header.contains(/** @type {Node} */ (to))) panel.hidden = true;
    });
  }

  const page = document.querySelector(".zoekpagina");
  const pageField = page?.querySelector("input");
  if (page && pageField) {
    const list = find(HTMLOListElement, "ol", page);
    const status = find(HTMLElement, ".zoekstatus", page);
    const update = () => show(pageField.value, list, status, 50);
    const keep = () => history.replaceState(null, "", pageField.value ? zoekadres(pageField.value) : location.pathname);
    const asked = () => new URLSearchParams(location.hash.slice(1)).get("q");
    const older = new URLSearchParams(location.search).get("q"); // as older links have it
    pageField.value = asked() ?? older ?? pageField.value; // who began to type before this script was there
    if (location.search || pageField.value) keep();
    window.addEventListener("hashchange", () => {
      if (asked() === null && location.hash) return; // a place on this page
      pageField.value = asked() ?? "";
      update();
    });
    pageField.addEventListener("input", () => {
      keep();
      update();
    });
    page.querySelector("form")?.addEventListener("submit", (event) => event.preventDefault());
    if (pageField.value) update();
    else pageField.focus();
  }
})();

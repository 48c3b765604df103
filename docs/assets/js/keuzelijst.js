// A field to choose a role in by typing: what fits stands below it, chosen with arrows and Enter, or by a click.
const keuzelijst = (() => {
  "use strict";

  const { search, inWords, MOST } = kiezer;
  const { kopie, find } = gedeeld;
  let lijsten = 0;

  /** @typedef {Choice & {id: string, why?: string}} Keuze a role, and why it fits what is typed */

  /**
   * Let a field offer what fits what is typed in it.
   * @param {HTMLInputElement} veld
   * @param {Keuze[]} keuzes
   * @param {(keuze: Keuze | undefined) => void} kies hears what is chosen, or that nothing is
   */
  const bij = (veld, keuzes, kies) => {
    const paneel = kopie("keuzelijst", {});
    const lijst = find(HTMLElement, "ul", paneel);
    const stand = find(HTMLElement, "[role=status]", paneel);
    lijst.id = `keuzelijst-${(lijsten += 1)}`;
    veld.setAttribute("aria-controls", lijst.id);
    for (const [naam, waarde] of [["role", "combobox"], ["aria-expanded", "false"], ["aria-autocomplete", "list"], ["autocomplete", "off"], ["autocapitalize", "off"], ["spellcheck", "false"]]) {
      veld.setAttribute(naam, waarde);
    }
    veld.after(paneel);
    /** @type {Keuze[]} */
    let getoond = [];
    let actief = -1;

    /** @param {number} plek */
    const wijs = (plek) => {
      actief = plek;
      [...lijst.children].forEach((optie, nummer) => optie.setAttribute("aria-selected", String(nummer === actief)));
      const optie = lijst.children[actief];
      if (optie) veld.setAttribute("aria-activedescendant", optie.id);
      else veld.removeAttribute("aria-activedescendant");
      optie?.scrollIntoView({ block: "nearest" });
    };

    /** @param {Keuze[]} nieuw */
    const open = (nieuw) => {
      getoond = nieuw.slice(0, MOST);
      lijst.replaceChildren(...getoond.map(({ name, known, why = "" }, nummer) => {
        const optie = kopie("keuze", { naam: name, feiten: [...new Set([...known, why])].filter(Boolean).join(" · ") });
        optie.id = `${lijst.id}-${nummer}`;
        return optie;
      }));
      lijst.hidden = getoond.length === 0;
      veld.setAttribute("aria-expanded", String(!lijst.hidden));
      wijs(-1);
    };
    const sluit = () => {
      open([]);
      stand.textContent = "";
    };

    /** @param {Keuze} keuze */
    const neem = (keuze) => {
      veld.value = keuze.name;
      sluit();
      kies(keuze);
    };

    /** What is typed, when that can be one role alone. */
    const enige = () => {
      const { guessed, roles } = search(keuzes, veld.value);
      const zelfde = roles.filter(({ name }) => woorden.fold(name) === woorden.fold(veld.value.trim()));
      const [keuze, ...meer] = zelfde.length ? zelfde : roles;
      return keuze && !meer.length && !guessed ? keuze : undefined;
    };

    const toon = () => {
      const getypt = veld.value.trim();
      const { guessed, roles } = search(keuzes, getypt);
      open(roles);
      stand.textContent = getypt && inWords(getypt, roles.length, guessed);
      kies(undefined);
    };

    veld.addEventListener("input", toon);
    veld.addEventListener("keydown", (event) => {
      const { key } = event;
      if (key === "ArrowDown" && lijst.hidden && !veld.value.trim()) open(keuzes);
      else if (key === "ArrowDown" && lijst.hidden) toon();
      if ((key === "ArrowDown" || key === "ArrowUp") && getoond.length) {
        event.preventDefault();
        const stap = key === "ArrowDown" ? 1 : -1;
        wijs(actief < 0 && stap < 0 ? getoond.length - 1 : (actief + stap + getoond.length) % getoond.length);
      } else if (key === "Enter" && actief >= 0) {
        event.preventDefault();
        neem(getoond[actief]);
      } else if (key === "Escape" && !lijst.hidden) {
        event.preventDefault();
        sluit();
      }
    });
    lijst.addEventListener("mousedown", (event) => event.preventDefault()); // the field keeps the focus
    lijst.addEventListener("click", ({ target }) => {
      const optie = target instanceof Element && target.closest("[role=option]");
      if (optie) neem(getoond[[...lijst.children].indexOf(optie)]);
    });
    veld.addEventListener("blur", sluit);
    veld.addEventListener("focus", () => veld.select());
    return { enige, neem };
  };

  /**
   * Put such a field in the place of a select, which goes along in the form as before.
   * @param {HTMLSelectElement} select
   * @param {Keuze[]} keuzes
   * @param {() => void} meld tells that what is typed is no role
   */
  const vervang = (select, keuzes, meld) => {
    const veld = find(HTMLInputElement, "input", kopie("keuzeveld", {}));
    const vast = [...select.options].filter(({ value, dataset }) => value && "mijnProfiel" in dataset)
      .map(({ value, text }) => ({ ...kiezer.choice({ name: text }), id: value }));
    select.before(veld);
    [veld.id, select.id, select.hidden] = [select.id, "", true];
    veld.value = select.value ? select.selectedOptions[0].text : "";
    const { enige, neem } = bij(veld, [...vast, ...keuzes], (keuze) => (select.value = keuze?.id ?? ""));
    select.form?.addEventListener("submit", (event) => {
      const keuze = select.value || !veld.value.trim() ? undefined : enige();
      if (keuze) neem(keuze);
      if (select.value || !veld.value.trim()) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      meld();
      veld.focus();
    });
  };

  return { bij, vervang };
})();

// What the scripts of every page share.
const gedeeld = (() => {
  "use strict";

  const root = document.querySelector(".zoek")?.getAttribute("data-zoek-basis") ?? ".";

  /**
   * The way to an address from the site's root; from disk, to the file that a server would find itself.
   * @param {string} address
   */
  const href = (address) => {
    const path = address.replace(/[?#].*/, "");
    const file = location.protocol === "file:" && path.endsWith("/") ? "index.html" : "";
    return `${root}/${path}${file}${address.slice(path.length)}`;
  };

  /**
   * The search page with a query, in the fragment: that part of an address goes to no server.
   * @param {string} query
   */
  const zoekadres = (query) => href(`zoeken/#q=${encodeURIComponent(query)}`);

  /**
   * The elements of a kind, in the order of the page.
   * @template {HTMLElement} T
   * @param {new () => T} kind
   * @param {string} selector
   * @param {ParentNode} [within]
   */
  const findAll = (kind, selector, within = document) =>
    [...within.querySelectorAll(selector)].flatMap((element) => (element instanceof kind ? element : []));

  /**
   * The first of them, on a page that cannot do without.
   * @template {HTMLElement} T
   * @param {new () => T} kind
   * @param {string} selector
   * @param {ParentNode} [within]
   */
  const find = (kind, selector, within) => {
    for (const element of findAll(kind, selector, within)) return element;
    throw new TypeError(`no ${selector}`);
  };

  // --- shapes: they stand in the page as elements `template`, with their words ---

  /**
   * Put texts and elements in the slots of an element; a slot that gets nothing goes.
   * @template {ParentNode} T
   * @param {T} element
   * @param {Record<string, string | Node | (string | Node)[] | undefined>} vakken
   * @returns {T}
   */
  const vul = (element, vakken) => {
    for (const vak of findAll(HTMLElement, "[data-vak]", element)) {
      const inhoud = [vakken[vak.dataset.vak ?? ""] || []].flat();
      if (inhoud.length === 0) vak.remove();
      else vak.replaceChildren(...inhoud);
    }
    return element;
  };

  /**
   * A filled copy of a shape.
   * @param {string} naam
   * @param {Parameters<typeof vul>[1]} vakken
   */
  const kopie = (naam, vakken) => {
    const sjabloon = find(HTMLTemplateElement, `#sjabloon-${naam}`);
    return find(HTMLElement, "*", vul(document.importNode(sjabloon.content, true), vakken));
  };

  /**
   * What a filled copy of a shape says.
   * @param {Parameters<typeof kopie>} shape
   */
  const zin = (...shape) => (kopie(...shape).textContent ?? "").trim();

  /**
   * The mark of a level: its steps, and the words.
   * @param {number} level
   */
  const niveaumerk = (level) => kopie(`niveaumerk-${level}`, {});

  /**
   * Have the button within an element copy the address of the page, and say so.
   * @param {ParentNode} binnen
   * @param {HTMLElement} melding
   */
  const kopieerLink = (binnen, melding) => {
    const knop = find(HTMLElement, "[data-kopieer-link]", binnen);
    knop.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(location.href);
        melding.textContent = knop.textContent = "De link is gekopieerd";
      } catch {
        melding.textContent = knop.textContent = "Kopieer het adres van deze pagina";
      }
    });
  };

  /**
   * Where a browser keeps what belongs to this handbook; others on this host have their own.
   * @param {string} wat
   */
  const plaats = (wat) => `handboek ${wat} ${new URL(`${root}/`, location.href).pathname}`;

  /** Where a browser keeps what someone marks in "mijn profiel". */
  const profielplek = plaats("mijn-profiel");

  /** Forget what was kept for as long as a tab is open, where a closed one is opened again: it comes back with that. */
  const vergeetGesloten = () => {
    const begin = window.navigation?.activation;
    const sliep = "wasDiscarded" in document && document.wasDiscarded; // open all the while, to its reader
    if (begin?.navigationType !== "traverse" || begin.from || sliep) return;
    try {
      sessionStorage.removeItem(profielplek);
    } catch {
      // there is nothing kept where nothing may be
    }
  };
  vergeetGesloten();

  return { root, href, zoekadres, niveaumerk, vul, kopie, zin, find, findAll, plaats, profielplek, kopieerLink };
})();

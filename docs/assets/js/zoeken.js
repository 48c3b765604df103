// Search in Dutch, in the browser: the field in the header and the search page. The engine
// (MiniSearch) and the index are fetched as scripts when someone first wants to search, so that it
// also works from a folder on disk.
(() => {
  "use strict";

  /**
   * @typedef {{a: string, t: string, s: string, x: string[], z?: string[], n?: number}} Entry
   * Address from the root, title, kind, texts, search words, level: see handboek/search.py.
   */

  const { root, fold, href, niveaumerk } = /** @type {any} */ (window).handboek;
  const STOP = new Set(("de het een en of in op te van voor met aan bij naar om uit er die dat is zijn wat wie hoe " +
    "dan als ook maar niet door over tot zich je ik hij zij ze we wij").split(" "));

  /**
   * The stem that the forms of a Dutch word share: luistert, luisteren → luister.
   * @param {string} word folded
   */
  const stem = (word) => {
    if (word.length < 5) return word;
    let short = word.replace(/(heden|heid)$/, "heid").replace(/(ende|end)$/, "");
    short = short.replace(/^(.{4,})(ingen|ing)$/, "$1").replace(/(en|e|dt|t|d|s)$/, "");
    if (/([b-df-hj-np-tv-z])\1$/.test(short)) short = short.slice(0, -1);
    if (/v$/.test(short)) short = `${short.slice(0, -1)}f`;
    if (/z$/.test(short)) short = `${short.slice(0, -1)}s`;
    short = short.replace(/([aeou])\1([b-df-hj-np-tv-z])$/, "$1$2");
    return short.length > 2 ? short : word;
  };

  /** @param {string} term */
  const processTerm = (term) => {
    const folded = fold(term);
    return STOP.has(folded) ? null : stem(folded);
  };

  /**
   * How many letters a word may differ when nothing is found as typed.
   * @param {string} term
   */
  const fuzzy = (term) => (term.length < 4 ? false : term.length < 6 ? 1 : 2);

  /** @param {string} file from the site's root */
  const load = (file) =>
    new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = `${root}/${file}`;
      script.onload = resolve;
      script.onerror = () => reject(new Error(file));
      document.head.append(script);
    });

  /** @type {Promise<(query: string) => Entry[]> | undefined} */
  let engine;

  /** The search function; fetched and indexed once. */
  const ready = () =>
    (engine ??= Promise.all([load("assets/js/minisearch.js"), load("assets/zoekindex.js")]).then(() => {
      const { MiniSearch, handboekZoekindex } = /** @type {any} */ (window);
      /** @type {Entry[]} */
      const entries = handboekZoekindex;
      const index = new MiniSearch({
        fields: ["t", "z", "x", "n"],
        processTerm,
        extractField: (/** @type {any} */ entry, /** @type {string} */ field) =>
          field === "n" && entry.n ? `niveau ${entry.n}` : Array.isArray(entry[field]) ? entry[field].join(" ") : entry[field],
        searchOptions: {
          boost: { t: 4, z: 3 },
          boostDocument: (/** @type {number} */ id) => (entries[id].s === "pagina" ? 0.1 : 1),
          prefix: (/** @type {string} */ term) => term.length > 2,
        },
      });
      index.addAll(entries.map((entry, id) => ({ ...entry, id })));
      return (/** @type {string} */ query) => {
        let found = index.search(query, { combineWith: "AND" });
        if (!found.length) {
          const part = fold(query.trim());
          const inside = part.length < 5 ? [] : entries.filter((entry) => fold([entry.t, ...(entry.z ?? [])].join(" ")).includes(part));
          if (inside.length) return inside;
        }
        if (!found.length) found = index.search(query, { combineWith: "AND", fuzzy });
        if (!found.length) found = index.search(query, { fuzzy });
        return found.map((/** @type {{id: number}} */ hit) => entries[hit.id]);
      };
    }));

  /**
   * The text with the words of the query marked.
   * @param {string} text
   * @param {Set<string>} wanted stems
   */
  const marked = (text, wanted) => {
    const nodes = text.split(/([\p{L}\p{N}]+)/u).map((part, position) => {
      const term = position % 2 ? processTerm(part) : null;
      if (!term || ![...wanted].some((word) => term === word || (word.length > 2 && term.startsWith(word)))) return part;
      const mark = document.createElement("mark");
      mark.textContent = part;
      return mark;
    });
    const paragraph = document.createElement("p");
    paragraph.append(...nodes);
    return paragraph;
  };

  /**
   * One result: title, level or kind, and the sentence that says it.
   * @param {Entry} entry
   * @param {Set<string>} wanted
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
    const hits = entry.x.map((text) => {
      const terms = text.split(/[^\p{L}\p{N}]+/u).map(processTerm);
      return [...wanted].filter((word) => terms.some((term) => term?.startsWith(word))).length;
    });
    const best = hits.indexOf(Math.max(...hits));
    if (entry.x.length) link.append(marked(entry.x[best], wanted));
    const item = document.createElement("li");
    item.append(link);
    return item;
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
      const found = query.trim() ? search(query) : [];
      const wanted = new Set(query.split(/[^\p{L}\p{N}]+/u).map(processTerm).filter((term) => term !== null && term !== ""));
      list.replaceChildren(...found.slice(0, most).map((entry) => result(entry, /** @type {Set<string>} */ (wanted))));
      if (most < found.length && list.closest(".zoekpaneel")) {
        const item = document.createElement("li");
        const all = document.createElement("a");
        all.href = href(`zoeken/?q=${encodeURIComponent(query)}`);
        all.textContent = `Alle ${found.length} plekken`;
        item.append(all);
        list.append(item);
      }
      status.textContent = !query.trim() ? "" : found.length === 0 ? `Niets gevonden voor ‘${query}’. Probeer een ander woord.`
        : found.length === 1 ? "1 plek gevonden" : found.length > most ? `${found.length} plekken gevonden; dit zijn de eerste ${most}` : `${found.length} plekken gevonden`;
    } catch {
      status.textContent = "Zoeken lukt nu niet. Laad de pagina opnieuw.";
    }
  };

  const header = document.querySelector(".zoek");
  const field = /** @type {HTMLInputElement | null} */ (header?.querySelector("input") ?? null);
  const panel = /** @type {HTMLElement | null} */ (header?.querySelector(".zoekpaneel") ?? null);
  if (header && field && panel) {
    const list = /** @type {HTMLElement} */ (panel.querySelector("ol"));
    const status = /** @type {HTMLElement} */ (panel.querySelector("p"));
    field.addEventListener("focus", () => { ready().catch(() => {}); if (field.value.trim()) panel.hidden = false; });
    field.addEventListener("input", () => {
      panel.hidden = !field.value.trim();
      show(field.value, list, status, 8);
    });
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
    const list = /** @type {HTMLElement} */ (page.querySelector("ol"));
    const status = /** @type {HTMLElement} */ (page.querySelector(".zoekstatus"));
    pageField.value = new URLSearchParams(location.search).get("q") ?? "";
    const update = () => show(pageField.value, list, status, 50);
    pageField.addEventListener("input", () => {
      history.replaceState(null, "", pageField.value ? `?q=${encodeURIComponent(pageField.value)}` : location.pathname);
      update();
    });
    page.querySelector("form")?.addEventListener("submit", (event) => event.preventDefault());
    if (pageField.value) update();
    else pageField.focus();
  }
})();

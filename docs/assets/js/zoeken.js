// Search in Dutch, in the browser: the field in the header and the search page. The engine
// (MiniSearch) and the index are fetched as scripts when someone first wants to search, so that it
// also works from a folder on disk.

/**
 * @typedef {{a: string, t: string, s: string, x: string[], z?: string[], n?: number,
 *   w?: number}} Entry
 * Address from the root, title, kind, texts, search words, level, weight when that is not 1: see handboek/site/search.py.
 */

(() => {
  "use strict";

  const { root, href, zoekadres, niveaumerk, find } = gedeeld;
  const { pieces, words, stem, root: family, shared, akin, matches } = woorden;

  const header = document.querySelector(".zoek");
  const form = header?.querySelector("form");
  const field = header?.querySelector("input");
  const panel = /** @type {HTMLElement | null} */ (header?.querySelector(".zoekpaneel") ?? null);

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

  /** @type {Map<string, string[]>} */
  const known = new Map();
  /**
   * The terms under which the index keeps a word: its stem, and what its family shares. A handbook says the
   * same words over and over.
   * @param {string} word
   */
  const terms = (word) => {
    const found = known.get(word) ?? [stem(word), `${family(word)}~`];
    known.set(word, found);
    return found;
  };

  /** @type {Promise<(query: string) => Entry[]> | undefined} */
  let engine;

  /** The search function; fetched and indexed once. */
  const ready = () =>
    (engine ??= Promise.all([load("assets/js/minisearch.js"), load("assets/zoekindex.js")]).then(() => {
      const entries = handboekZoekindex;
      const index = new MiniSearch({
        fields: ["t", "z", "x", "n"],
        tokenize: words,
        processTerm: terms,
        searchOptions: {
          tokenize: (term) => [term],
          processTerm: (term) => term,
          boost: { t: 4, z: 3 },
          boostDocument: (id) => entries[id].w ?? 1,
        },
      });
      index.addAll(entries.map(({ t, z, x, n }, id) => ({ id, t, z: z?.join(" "), x: x.join(" "), n: n && niveaumerk(n).textContent })));
      const names = [...new Set(entries.flatMap((entry) => words([entry.t, ...(entry.z ?? [])].join(" ")).map(stem)))];

      /**
       * What finds any of these.
       * @param {Query[]} queries
       * @param {SearchOptions} [options]
       * @returns {Query}
       */
      const any = (queries, options) => ({ combineWith: "OR", queries, ...options });

      /**
       * What may stand for one word of a query: the word, a longer word that it is part of, its family; else
       * the names that share most of it (dagplanning → planning), else what is spelled alike.
       * @param {string} word
       * @returns {Query}
       */
      const wanted = (word) => {
        const term = stem(word);
        const longer = term.length < 5 ? [] : names.filter((name) => name.includes(term) && !name.startsWith(term));
        const sure = any([
          any([term], { prefix: term.length > 2 }),
          any(longer, { boostTerm: () => 0.5 }),
          any([`${family(word)}~`], { boostTerm: () => 0.3 }),
        ]);
        if (index.search(sure).length) return sure;
        const kin = names.filter((name) => akin(name, term));
        const most = Math.max(...kin.map((name) => shared(name, term)));
        return kin.length ? any(kin.filter((name) => shared(name, term) === most)) : any([term], { fuzzy });
      };
      return (query) => {
        const queries = words(query).map(wanted);
        let found = index.search({ combineWith: "AND", queries });
        if (!found.length) found = index.search({ combineWith: "OR", queries });
        return found.map(({ id }) => entries[id]);
      };
    }));

  /**
   * The text with the words of the query marked.
   * @param {string} text
   * @param {Set<string>} wanted the words of the query
   */
  const marked = (text, wanted) => {
    const nodes = pieces(text).map((part, place) => {
      if (place % 2 === 0 || ![...wanted].some((word) => matches(part, word))) return part;
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
    const hits = entry.x.map((text) => [...wanted].filter((word) => words(text).some((part) => matches(part, word))).length);
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
      const wanted = new Set(words(query));
      list.replaceChildren(...found.slice(0, most).map((entry) => result(entry, wanted)));
      if (most < found.length && form && field && panel?.contains(list)) {
        const item = document.createElement("li");
        const all = document.createElement("a");
        all.href = zoekadres(query);
        all.textContent = `Toon alle ${found.length} plekken`;
        item.append(all);
        list.append(item);
      }
      status.textContent = !query.trim() ? "" : found.length === 0 ? `Niets gevonden voor ‘${query}’. Probeer een ander woord.`
        : found.length === 1 ? "1 plek gevonden" : found.length > most ? `${found.length} plekken gevonden; dit zijn de eerste ${most}` : `${found.length} plekken gevonden`;
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

// Search in Dutch, in the browser: the field in the header and the search page. The engine
// (MiniSearch) and the index are fetched as scripts when someone first wants to search, so that it
// also works from a folder on disk.

/**
 * @typedef {{a: string, t: string, s: string, x: string[], z?: string[], n?: number,
 *   w?: number, g?: number}} Entry
 * Address from the root, title, kind, texts, search words, level, weight when that is not 1, whether it is looked at
 * only when nothing else is found: see handboek/site/search.py.
 */

(() => {
  "use strict";

  const { root, href, zoekadres, niveaumerk, kopie, find } = gedeeld;
  const { fold, pieces, words, stem, root: family, shared, akin, matches, apart, isLight } = woorden;
  /** The kind of what only explains: of such a page each part is found by itself. */
  const PAGE = "pagina";

  const header = document.querySelector(".zoek");
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

  /** The terms under which the index keeps a word: its stem, and what its family shares. */
  const terms = (/** @type {string} */ word) => [stem(word), `${family(word)}~`];

  /**
   * The same index as MiniSearch makes of these texts, in less than half the time: a handbook says the same words over
   * and over, and here each is cut and looked up once.
   * @param {string[]} fields
   * @param {(string | undefined)[][]} documents by place: the text of each field
   * @param {Partial<SearchIndexOptions>} options
   */
  const indexed = (fields, documents, options) => {
    /** @type {Map<string, Record<number, Record<number, number>>>} by term, field and document: how often */
    const index = new Map();
    const placesOf = (/** @type {string} */ term) => index.get(term) ?? index.set(term, {}).get(term) ?? {};
    /** @type {Map<string, Record<number, Record<number, number>>[]>} */
    const known = new Map();
    /** @type {number[]} */
    const averageFieldLength = [];
    const fieldLength = documents.map((texts, id) => texts.map((text, field) => {
      if (text === undefined) return 0;
      const found = words(text);
      for (const word of found) {
        const kept = known.get(word) ?? terms(word).map(placesOf);
        known.set(word, kept);
        for (const places of kept) {
          const often = (places[field] ??= {});
          often[id] = (often[id] ?? 0) + 1;
        }
      }
      const length = new Set(found).size;
      averageFieldLength[field] = ((averageFieldLength[field] ?? 0) * id + length) / (id + 1);
      return length;
    }));
    return MiniSearch.loadJS({
      index: [...index],
      fieldIds: Object.fromEntries(fields.map((name, field) => [name, field])),
      documentIds: { ...documents.map((_, id) => id) },
      documentCount: documents.length,
      nextId: documents.length,
      fieldLength: Object.fromEntries(fieldLength.entries()),
      averageFieldLength,
      storedFields: {},
      dirtCount: 0,
      serializationVersion: 2,
    }, { fields, ...options });
  };

  /**
   * @typedef {{word: string, light: boolean, sure: boolean, found: Map<number, number>}} Part
   * A word of a query, whether it counts for little, whether it stands in the handbook, and where, with a weight.
   * @typedef {{entry: Entry, score: number, all: boolean}} Hit
   * A role, competency or page with its best place, and whether it has all that is asked.
   * @typedef {{hits: Hit[], unknown: string[], guessed: boolean, all: boolean}} Answer
   * What is found; the words that stand nowhere; whether it is only like what is asked; whether a place has it all.
   */

  /** @type {Promise<(query: string) => Answer> | undefined} */
  let engine;

  /** The search function; fetched and indexed once. */
  const ready = () =>
    (engine ??= Promise.all([load("assets/js/minisearch.js"), load("assets/zoekindex.js")]).then(() => {
      const search = searching(handboekZoekindex.filter(({ g }) => !g));
      /** @type {typeof search | undefined} */
      let also;
      return (query) => {
        const answer = search(query);
        if (answer.hits.length && !answer.guessed) return answer;
        also ??= searching(handboekZoekindex.filter(({ g }) => g));
        const other = also(query);
        return other.hits.length && !other.guessed ? other : answer;
      };
    }));

  /** @param {string} text */
  const stems = (text) => words(text).map(stem).join(" ");

  /**
   * @param {Entry[]} entries
   * @returns {(query: string) => Answer}
   */
  const searching = (entries) => {
    const texts = entries.map(({ t, z, x, n }) => [t, z?.join(" "), x.join(" "), n ? niveaumerk(n).textContent ?? "" : undefined]);
    const index = indexed(["t", "z", "x", "n"], texts, {
      searchOptions: {
        tokenize: (term) => [term],
        processTerm: (term) => term,
        boost: { t: 4, z: 3 },
        boostDocument: (id) => entries[id].w ?? 1,
      },
    });
    const names = [...new Set(entries.flatMap((entry) => words([entry.t, ...(entry.z ?? [])].join(" ")).map(stem)))];

    /**
     * What finds any of these.
     * @param {Query[]} queries
     * @param {SearchOptions} [options]
     * @returns {Query}
     */
    const any = (queries, options) => ({ combineWith: "OR", queries, ...options });

    /** @param {Query} query */
    const found = (query) => new Map(index.search(query).map(({ id, score }) => [id, score]));
    /** Whether a word stands in the handbook. */
    const stands = (/** @type {string} */ word) => found(any([stem(word)])).size > 0;

    /**
     * Where a verb stands in two pieces in one sentence: "hakt knopen door".
     * @param {string} word
     */
    const inPieces = (word) => {
      const [particle, rest] = apart(word) ?? [];
      if (!particle) return new Map();
      const near = found(any([stem(rest)], { fields: ["x"] }));
      const both = (/** @type {string} */ clause) => {
        const all = pieces(clause).filter((_, place) => place % 2);
        return all.at(-1) === particle && all.some((other) => stem(other) === stem(rest));
      };
      const clauses = (/** @type {string} */ text) => fold(text).split(/[.,;:]| en | of /).filter((clause) => clause.includes(particle));
      return new Map([...near].filter(([id]) => entries[id].x.some((text) => clauses(text).some(both))));
    };

    /**
     * Where a word of a query stands: as itself, as the beginning or a part of a longer word, or in its family.
     * Else where the names stand that share most of it (dagplanning → planning), or what is spelled alike.
     * @param {string} word
     * @returns {Part}
     */
    const part = (word) => {
      const light = isLight(word);
      const term = stem(word);
      const longer = term.length < 5 ? [] : names.filter((name) => name.includes(term) && !name.startsWith(term));
      const sure = found(any([
        any([term], { prefix: term.length > 3 && ((_, place, all) => place === all.length - 1) }),
        any(longer, { boostTerm: () => 0.2 }),
        any([`${family(word)}~`], { boostTerm: () => 0.4 }),
      ]));
      for (const [id, score] of inPieces(word)) sure.set(id, (sure.get(id) ?? 0) + score);
      if (sure.size) return { word, light, sure: true, found: sure };
      const kin = names.filter((name) => akin(name, term));
      const most = Math.max(...kin.map((name) => shared(name, term)));
      const nearest = kin.filter((name) => shared(name, term) === most);
      const within = kin.filter((name) => shared(name, term) === name.length && name.length >= most - 1);
      return { word, light, sure: within.length > 0, found: found(kin.length ? any([...nearest, ...within]) : any([term], { fuzzy })) };
    };

    /**
     * The words of a query; two that are one word in the handbook become that word: samen werken, leg … uit.
     * @param {string} query
     */
    const asked = (query) => {
      const typed = pieces(fold(query)).filter((_, place) => place % 2);
      const last = typed.at(-1);
      const all = words(query).map((word) => {
        const joined = `${last}${word}`;
        return last !== word && apart(joined) && stands(joined) ? joined : word;
      });
      for (let place = 0; place + 1 < all.length; place += 1) {
        const joined = all[place] + all[place + 1];
        if (names.includes(stem(joined))) all.splice(place, 2, joined);
      }
      return all;
    };

    /**
     * What words tell together: more when few places have them.
     * @param {Part[]} parts
     */
    const weight = (parts) => parts.reduce((sum, { found }) => sum + Math.log(1 + entries.length / (1 + found.size)), 0);

    return (query) => {
      const parts = asked(query).map(part);
      const heavy = parts.filter(({ light }) => !light);
      const telling = heavy.length ? heavy : parts;
      const known = telling.filter(({ sure }) => sure);
      const counted = known.length ? parts.filter(({ sure }) => sure) : parts;
      const needed = known.length ? known : telling;
      const whole = stems(query);
      const joined = parts.map(({ word }) => stem(word)).join(" ");

      /** @type {Map<string, {entry: Entry, best: number, has: Set<string>}>} */
      const groups = new Map();
      for (const [id, entry] of entries.entries()) {
        const base = entry.a.replace(/#.*/, entry.s === PAGE ? "$&" : "");
        let own = 0;
        const group = groups.get(base) ?? { entry, best: 0, has: new Set() };
        for (const { word, light, found } of counted) {
          const score = found.get(id);
          if (!score) continue;
          own += score * (light ? 0.15 : 1);
          group.has.add(word);
        }
        if (!own) continue;
        const exact = (/** @type {string} */ text) => [whole, joined].includes(stems(text));
        const together = (/** @type {Part[]} */ some) =>
          some.length > 1 && entry.x.some((text) => some.every(({ word }) => words(text).some((other) => matches(other, word))));
        if (exact(entry.t)) own = (own / (entry.w ?? 1)) * 3;
        else if (together(counted)) own *= 5;
        else if (entry.z?.some(exact) || together(needed)) own *= 2;
        if (own > group.best) [group.best, group.entry] = [own, entry];
        groups.set(base, group);
      }
      const hits = [...groups.values()].map(({ entry, best, has }) => {
        const there = needed.filter(({ word }) => has.has(word));
        const share = weight(there) / weight(needed);
        return { entry, score: best * share ** 2, all: there.length === needed.length };
      });
      const all = hits.some((hit) => hit.all);
      return {
        hits: hits.filter((hit) => hit.all === all).sort((one, other) => other.score - one.score),
        unknown: telling.filter(({ sure }) => !sure).map(({ word }) => word),
        guessed: known.length === 0,
        all,
      };
    };
  };

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
   * One result: title, level or kind, and the sentence that says it, or the other word by which it is found.
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
    const heavy = [...wanted].filter((word) => !isLight(word));
    const count = (/** @type {string} */ text) =>
      (heavy.length ? heavy : [...wanted]).filter((word) => words(text).some((part) => matches(part, word))).length;
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
  const inWords = (query, { hits, unknown, guessed, all }, most) => {
    if (hits.length === 0) return `Niets gevonden voor ‘${query}’. Probeer een ander woord.`;
    if (guessed) return `Niets voor ‘${query.trim()}’. Lijkt op:`;
    const not = unknown.length ? `Niets voor ‘${unknown.join("’ en ‘")}’. ` : "";
    if (!all) return `${not}Nergens staat alles bij elkaar. Dit komt het dichtst in de buurt:`;
    if (not) return `${not}Wel gevonden:`;
    if (hits.length === 1) return "1 plek gevonden";
    return hits.length > most ? `${hits.length} plekken gevonden; dit zijn de eerste ${most}` : `${hits.length} plekken gevonden`;
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
      const answer = asks ? search(query) : { hits: [], unknown: [], guessed: false, all: true };
      const wanted = new Set(words(query));
      list.replaceChildren(...answer.hits.slice(0, most).map(({ entry }) => result(entry, wanted)));
      if (most < answer.hits.length && panel?.contains(list)) {
        const item = document.createElement("li");
        const all = document.createElement("a");
        all.href = zoekadres(query);
        all.textContent = `Toon alle ${answer.hits.length} plekken`;
        item.append(all);
        list.append(item);
      }
      status.textContent = asks ? inWords(query, answer, most) : "";
      const lost = asks && (answer.hits.length === 0 || answer.guessed);
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

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
  const { fold, pieces, words, stem, root: family, shared, akin, matches, apart, isLight, slack, prefixDistance } = woorden;
  /** The kind of what only explains: of such a page each part is found by itself. */
  const PAGE = "pagina";
  /** What a word counts that tells little. */
  const LIGHT = 0.15;
  /** How much more it counts to be named as asked; what only explains then counts as much as all else. */
  const NAMED = 3;
  /** With so many that have all that is asked, or one that says it in a sentence, what has a part of it is left out. */
  const ENOUGH = 3;

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
   * @typedef {{word: string, as: string[], light: boolean, sure: boolean, found: Map<number, number>}} Part
   * A word of a query; what it stands for, itself or other words; whether it counts for little; whether the handbook
   * has it, and where, with a weight.
   * @typedef {{entry: Entry, score: number, all: boolean}} Hit
   * A role, competency or page with its best place, and whether it has all that is asked.
   * @typedef {{hits: Hit[], wanted: Map<string, number>, known: string[], instead: string[], unknown: string[], guessed: boolean, aside?: boolean}} Answer
   * What is found; what each word tells; the words that it was found by, those for which that was another word, and
   * those that stand nowhere; whether it is only like what is asked; whether it stands only in what helps to grow.
   */

  /** @type {Promise<(query: string) => Answer> | undefined} */
  let engine;

  /** The search function; fetched and indexed once. */
  const ready = () =>
    (engine ??= Promise.all([...["assets/js/minisearch.js", "assets/js/synoniemen.js", "assets/zoekindex.js"].map(load)]).then(() => {
      const search = searching(handboekZoekindex.filter(({ g }) => !g));
      /** @type {typeof search | undefined} */
      let also;
      return (query) => {
        const answer = search(query);
        if (answer.hits.length && !answer.guessed && !answer.unknown.length) return answer;
        also ??= searching(handboekZoekindex.filter(({ g }) => g));
        const other = also(query);
        return other.hits.length && !other.guessed && (answer.guessed || other.unknown.length < answer.unknown.length) ? { ...other, aside: true } : answer;
      };
    }));

  /** @type {Map<string, string[]> | undefined} by stem */
  let synonyms;

  /**
   * The other words for a word of a query.
   * @param {string} word
   */
  const others = (word) => {
    if (!synonyms) {
      synonyms = new Map();
      for (const group of synoniemen.trim().split("\n").map(words)) {
        for (const one of group) synonyms.set(stem(one), [...synonyms.get(stem(one)) ?? [], ...group.filter((other) => other !== one)]);
      }
    }
    return synonyms.get(stem(word)) ?? [];
  };

  /** Whether a word of a text is a form of a word of a query, or of another word for it. */
  const means = (/** @type {string} */ part, /** @type {string} */ word) => [word, ...others(word)].some((one) => matches(part, one));

  /**
   * How many letters a word differs from one of about its length; infinite when that is too many for a slip.
   * @param {string} name
   * @param {string} term
   */
  const spelled = (name, term) => {
    const most = Math.abs(name.length - term.length) < 2 ? slack(term) : 0;
    const wrong = most && Math.max(prefixDistance(term, name, most), prefixDistance(name, term, most));
    return most && wrong <= most ? wrong : Infinity;
  };

  /**
   * Those that are least far off.
   * @param {string[]} all
   * @param {(one: string) => number} far
   */
  const likeliest = (all, far) => {
    const each = all.map(far);
    const least = Math.min(...each);
    return least === Infinity ? [] : all.filter((_, place) => each[place] === least);
  };

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
    const stands = (/** @type {string} */ word) => found(any([stem(word)])).size > 0 || inPieces(word).size > 0;

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
     * The two words of the handbook that a longer word is made of: wetgeving → wet, geven.
     * @param {string} term
     */
    const halves = (term) => {
      for (let cut = term.length - 3; cut > 2; cut -= 1) {
        const both = [term.slice(0, cut), term.slice(cut)].map(stem);
        if (both.every((half) => found(any([half])).size)) return both;
      }
      return [term];
    };

    /**
     * Where a word of a query stands: as itself, as the beginning or a part of a longer word, in its family, or as
     * another word for it. Else where a name stands that is spelled alike, or shares most of it: a dagplanning is a
     * planning, werkdruk is no werk.
     * @param {string} word
     * @returns {Part}
     */
    const part = (word) => {
      const light = isLight(word);
      const term = stem(word);
      const longer = term.length < 5 ? [] : names.filter((name) => name.includes(term) && !name.startsWith(term));
      const itself = found(any([
        any([term], { prefix: term.length > 3 && ((_, place, all) => place === all.length - 1) }),
        any(longer, { boostTerm: () => 0.2 }),
        any([`${family(word)}~`], { boostTerm: () => 0.4 }),
      ]));
      for (const [id, score] of inPieces(word)) itself.set(id, (itself.get(id) ?? 0) + score);
      const instead = others(word).filter(stands);
      const sure = new Map(itself);
      for (const [id, score] of found(any(instead.map(stem)))) sure.set(id, (sure.get(id) ?? 0) + score * 0.3);
      if (sure.size) return { word, as: itself.size ? [word] : instead, light, sure: true, found: sure };
      const near = likeliest(names, (name) => spelled(name, term));
      const families = (/** @type {string[]} */ all) => all.map((name) => `${family(name)}~`);
      if (near.length) return { word, as: near, light, sure: false, found: found(any([...near, any(families(near), { boostTerm: () => 0.4 })])) };
      const kin = names.filter((name) => akin(name, term));
      const nearest = likeliest(kin, (name) => -shared(name, term));
      const within = kin.filter((name) => shared(name, term) === name.length && name.length >= shared(nearest[0], term) - 1);
      const like = kin.length ? any([...nearest, ...within, ...families(nearest)]) : any(halves(term), { fuzzy });
      return { word, as: [word], light, sure: kin.some((name) => term.endsWith(name)), found: found(like) };
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
    const weight = (parts) => parts.reduce((sum, { light, found }) => sum + Math.log(1 + entries.length / (1 + found.size)) * (light ? LIGHT : 1), 0);

    return (query) => {
      const parts = asked(query).map(part);
      const heavy = parts.filter(({ light }) => !light);
      const telling = heavy.length ? heavy : parts;
      const known = telling.filter(({ sure }) => sure);
      const counted = known.length ? parts.filter(({ sure }) => sure) : parts;
      const needed = known.length ? known : telling;
      const whole = stems(query);
      const [joined, told] = [parts, telling].map((some) => some.map(({ word }) => stem(word)).join(" "));

      /** @type {Map<string, {entry: Entry, best: number, has: Set<string>, said: boolean}>} */
      const groups = new Map();
      for (const [id, entry] of entries.entries()) {
        const base = entry.a.replace(/#.*/, entry.s === PAGE ? "$&" : "");
        let own = 0;
        const group = groups.get(base) ?? { entry, best: 0, has: new Set(), said: false };
        for (const { word, light, found } of counted) {
          const score = found.get(id);
          if (!score) continue;
          own += score * (light ? LIGHT : 1);
          group.has.add(word);
        }
        if (!own) continue;
        const exact = (/** @type {string} */ text) => [whole, joined, told].includes(stems(text));
        const together = (/** @type {Part[]} */ some) =>
          some.length > 1 && entry.x.some((text) => some.every(({ word }) => words(text).some((other) => means(other, word))));
        const said = together(needed);
        if (exact(entry.t)) own *= NAMED / ((entry.w ?? 1) < LIGHT ? entry.w ?? 1 : 1);
        else if (together(counted)) own *= 5;
        else if (entry.z?.some(exact) || said) own *= 2;
        group.said ||= said;
        if (own > group.best) [group.best, group.entry] = [own, entry];
        groups.set(base, group);
      }
      const hits = [...groups.values()].map(({ entry, best, has, said }) => {
        const there = needed.filter(({ word }) => has.has(word));
        const share = weight(there) / weight(needed);
        return { entry, score: best * share ** 2, all: there.length === needed.length, said };
      });
      hits.sort((one, other) => other.score - one.score);
      const complete = hits.filter((hit) => hit.all);
      return {
        hits: complete.length < ENOUGH && !complete.some(({ said }) => said) && needed.length > 1 ? hits : complete,
        wanted: new Map(parts.flatMap((part) => (part.sure ? [part.word] : part.as).map((word) => [word, weight([part])]))),
        known: known.flatMap(({ as }) => as),
        instead: known.filter(({ word, as }) => !as.includes(word)).map(({ word }) => word),
        unknown: telling.filter(({ sure }) => !sure).map(({ word }) => word),
        guessed: known.length === 0,
      };
    };
  };

  /**
   * The text with the words of the query marked.
   * @param {string} text
   * @param {Map<string, number>} wanted the words of the query
   */
  const marked = (text, wanted) => {
    const nodes = pieces(text).map((part, place) => {
      if (place % 2 === 0 || ![...wanted.keys()].some((word) => means(part, word))) return part;
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
      [...wanted].reduce((sum, [word, weight]) => (words(text).some((part) => means(part, word)) ? sum + weight : sum), 0);
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

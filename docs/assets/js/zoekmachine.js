// What finds: the index of the handbook's texts and how a query is read. Fetched with them when someone first searches.

/**
 * @typedef {{a: string, t: string, s: string, x: string[], z?: string[], n?: number,
 *   w?: number, g?: number}} Entry
 * Address from the root, title, kind, texts, search words, level, weight when that is not 1, whether it is looked at
 * only when nothing else is found: see handboek/site/search.py.
 * @typedef {{word: string, as: string[], light: boolean, sure: boolean, found: Map<number, number>}} Part
 * A word of a query; what it stands for, itself or other words; whether it counts for little; whether the handbook
 * has it, and where, with a weight.
 * @typedef {{entry: Entry, score: number, all: boolean}} Hit
 * A role, competency or page with its best place, and whether it has all that is asked.
 * @typedef {{hits: Hit[], wanted: Map<string, number>, known: string[], instead: string[], unknown: string[], guessed: boolean, aside?: boolean}} Answer
 * What is found; what each word tells; the words that it was found by, those for which that was another word, and
 * those that stand nowhere; whether it is only like what is asked; whether it stands only in what helps to grow.
 */

const zoekmachine = (() => {
  "use strict";

  const { niveaumerk } = gedeeld;
  const { fold, pieces, words, stem, root: family, shared, akin, matches, apart, isLight, slack, prefixDistance } = woorden;
  /** The kind of what only explains: of such a page each part is found by itself. */
  const PAGE = "pagina";
  /** What a word counts that tells little. */
  const LIGHT = 0.15;
  /** How much more it counts to be named as asked; what only explains then counts as much as all else. */
  const NAMED = 3;
  /** With so many that have all that is asked, or one that says it in a sentence, what has a part of it is left out. */
  const ENOUGH = 3;

  /**
   * How many letters a word may differ when nothing is found as typed.
   * @param {string} term
   */
  const fuzzy = (term) => (term.length < 4 ? false : term.length < 6 ? 1 : 2);

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
   * The search function of a handbook: what helps to grow is looked at when the rest does not have all that is asked.
   * @param {Entry[]} entries
   * @returns {(query: string) => Answer}
   */
  const of = (entries) => {
    const search = searching(entries.filter(({ g }) => !g));
    /** @type {typeof search | undefined} */
    let also;
    return (query) => {
      const answer = search(query);
      if (answer.hits.length && !answer.guessed && !answer.unknown.length) return answer;
      also ??= searching(entries.filter(({ g }) => g));
      const other = also(query);
      const better = other.hits.length && !other.guessed && (answer.guessed || other.unknown.length < answer.unknown.length);
      return better ? { ...other, aside: true } : answer;
    };
  };

  return { of, means };
})();

// The handbook as data for the tools (comparing, my profile, the conversation), and how they show it.

/**
 * What handboek.json holds, as far as it is used here.
 * @typedef {{gegevens: {titel: string, schaalnaam: string, niveaus: {label: string}[], clusters: Record<string, {label: string}>},
 *   competenties: Competentie[], gedragscompetenties: Competentie[], functies: Functie[],
 *   eigen?: Record<string, Pick<Competentie, "ontwikkeltips" | "vragen">>}} Gegevens
 * @typedef {{id: string, label: string, definitie: string, adres: string, voorheen?: string[], cluster?: string,
 *   indicatoren?: string[], [niveau: `niveau ${number}`]: string[] | undefined,
 *   "bouwt voort op"?: string[], kort?: string | PerNiveau<string>, ontwikkeltips?: Tips | PerNiveau<Tips>,
 *   vragen?: Partial<Record<Vraagsoort, string[] | (PerNiveau<string[]> & {"elk niveau"?: string[]})>>}} Competentie
 * @typedef {{doen?: string[], "samen leren"?: string[], scholing?: string[]}} Tips
 * @typedef {"zelf" | "gesprek" | "sollicitatie"} Vraagsoort
 * @typedef {{id: string, titel: string, adres: string, voorheen?: string[], status?: string, functiefamilie?: string,
 *   zoekwoorden?: string[], schaal?: string, versie?: string, opleiding?: string, vakstudies?: string, ervaring?: string,
 *   generiek?: Record<string, Eis>, specifiek?: Record<string, Eis>, gedragscompetenties?: string[],
 *   resultaatgebieden?: Record<string, {omschrijving?: string, indicatoren?: string[]}>,
 *   onderdelen?: Record<string, Rubriek>}} Functie
 * @typedef {{tekst?: string, punten?: string[]}} Rubriek
 * @typedef {{niveau: number, toelichting?: string}} Eis
 */
/**
 * What is told for each level, by "niveau 2".
 * @template T
 * @typedef {{[niveau: `niveau ${number}`]: T | undefined}} PerNiveau
 */
/**
 *
 * @typedef {{competentie: Competentie, niveau: number}} Vraag
 * What a role asks; niveau 0 where there are none.
 * @typedef {(tekst: string, niveau: number) => Node} Regel
 * Shows one behaviour.
 */

const gegevens = (() => {
  "use strict";

  const { href, kopie, zin, find, findAll } = gedeeld;
  const { gegevens: algemeen, competenties, gedragscompetenties, functies, eigen = {} } = handboekGegevens;
  const GEDRAG = "gedrag/";
  /** @param {Functie} functie */
  const isVastgesteld = (functie) => (functie.status ?? "vastgesteld") === "vastgesteld";
  const clusters = Object.keys(algemeen.clusters);
  const volgorde = [
    ...clusters.flatMap((cluster) => competenties.filter((competentie) => competentie.cluster === cluster)),
    ...gedragscompetenties,
  ];

  /**
   * Items by id, and by the ids that they had before.
   * @template {{id: string, voorheen?: string[]}} T
   * @param {T[]} items
   * @returns {Map<string, T>}
   */
  const opId = (items) => {
    const known = new Map();
    for (const item of items) {
      const folder = item.id.startsWith(GEDRAG) ? GEDRAG : "";
      for (const old of item.voorheen ?? []) known.set(folder + old, item);
    }
    for (const item of items) known.set(item.id, item);
    return known;
  };
  const functieMet = opId(functies);
  const competentieMet = opId(volgorde);

  /**
   * What a role asks, in the order of its page.
   * @param {Functie} functie
   * @returns {Vraag[]}
   */
  const vraagt = (functie) => {
    const eisen = new Map(Object.entries({ ...functie.generiek, ...functie.specifiek }));
    return [
      ...volgorde.flatMap((competentie) => {
        const eis = eisen.get(competentie.id);
        return eis ? [{ competentie, niveau: eis.niveau }] : [];
      }),
      ...(functie.gedragscompetenties ?? []).flatMap((id) => {
        const competentie = competentieMet.get(GEDRAG + id);
        return competentie ? [{ competentie, niveau: 0 }] : [];
      }),
    ];
  };

  /**
   * The levels from one to another, both included; only "no level" where there are none.
   * @param {number} van
   * @param {number} tot
   */
  const niveaus = (van, tot) => (tot === 0 ? [0] : algemeen.niveaus.map((_, plek) => plek + 1).filter((niveau) => van <= niveau && niveau <= tot));

  /**
   * The behaviours of one level, or the indicators of a competency without levels.
   * @param {Competentie} competentie
   * @param {number} niveau
   * @returns {string[]}
   */
  const gedrag = (competentie, niveau) => (niveau ? competentie[`niveau ${niveau}`] : competentie.indicatoren) ?? [];

  /**
   * What is told for a level; at niveau 0, for a competency without levels.
   * @template T
   * @param {T | PerNiveau<T> | undefined} alles
   * @param {number} niveau
   */
  const bij = (alles, niveau) =>
    niveau ? /** @type {PerNiveau<T> | undefined} */ (alles)?.[`niveau ${niveau}`] : /** @type {T | undefined} */ (alles);

  /**
   * The questions of a kind about what a role asks, when there are any.
   * @param {Vraag} vraag
   * @param {Vraagsoort} soort
   */
  const vragen = ({ competentie, niveau }, soort) => {
    const vragen = [competentie, eigen[competentie.id]].flatMap((bron) => {
      const alle = bron?.vragen?.[soort] ?? [];
      return Array.isArray(alle) ? alle : [...(alle["elk niveau"] ?? []), ...(alle[`niveau ${niveau}`] ?? [])];
    });
    return vragen.length ? [kopie(`vragen-${soort}`, { vragen: vragen.map((vraag) => item(vraag)) })] : [];
  };

  /**
   * A level as it is called in a sentence, also one that the handbook no longer has.
   * @param {number} niveau
   */
  const niveaunaam = (niveau) => `niveau ${algemeen.niveaus[niveau - 1]?.label ?? niveau}`;

  // --- showing it ---

  /** @param {Competentie} competentie */
  const naam = (competentie) => {
    const link = document.createElement("a");
    link.href = href(competentie.adres);
    link.textContent = competentie.label;
    return link;
  };

  /** @param {(string | Node)[]} inhoud */
  const item = (...inhoud) => {
    const element = document.createElement("li");
    element.append(...inhoud);
    return element;
  };

  /**
   * What stands below a heading of the organisation's own.
   * @param {Rubriek} rubriek
   */
  const inhoud = ({ tekst, punten = [] }) => {
    const lijst = document.createElement("ul");
    lijst.append(...punten.map((punt) => item(punt)));
    return [tekst ?? "", punten.length ? lijst : ""].filter(Boolean);
  };

  /**
   * How to grow into a level, when the handbook tells that.
   * @param {Competentie} competentie
   * @param {number} niveau
   */
  const tips = (competentie, niveau) => [
    ...tipsVan("tips", competentie.ontwikkeltips, niveau),
    ...tipsVan("tips-bij-ons", eigen[competentie.id]?.ontwikkeltips, niveau),
  ];

  /**
   * @param {"tips" | "tips-bij-ons"} soort
   * @param {Competentie["ontwikkeltips"]} alle
   * @param {number} niveau
   */
  const tipsVan = (soort, alle, niveau) => {
    const { doen, "samen leren": samen, scholing } = bij(alle, niveau) ?? {};
    if (!doen && !samen && !scholing) return [];
    const punten = (/** @type {string[] | undefined} */ teksten) => teksten?.map((tekst) => item(tekst));
    const blok = kopie(soort, {
      niveau: niveau ? niveaunaam(niveau) : undefined, doen: punten(doen), samen: punten(samen), scholing: punten(scholing),
    });
    for (const rij of findAll(HTMLElement, "dl > div", blok)) if (!rij.querySelector("li")) rij.remove();
    return [blok];
  };

  /**
   * One level of a competency with its behaviours, or the indicators of a competency without levels.
   * @param {Competentie} competentie
   * @param {number} niveau
   * @param {"lager" | "norm" | "erbij"} soort what the level is to the reader
   * @param {Regel} [regel]
   */
  const niveaublok = (competentie, niveau, soort, regel = (tekst) => item(tekst)) =>
    kopie(niveau ? soort : "indicatoren", {
      niveau: algemeen.niveaus[niveau - 1]?.label,
      kort: bij(competentie.kort, niveau),
      gedrag: gedrag(competentie, niveau).map((tekst) => regel(tekst, niveau)),
      leeg: gedrag(competentie, niveau).length ? undefined : zin("niet-beschreven", {}),
    });

  /**
   * The levels up to the one that a role asks, which stands out.
   * @param {Competentie} competentie
   * @param {number} norm
   * @param {Regel} [regel]
   */
  const totNorm = (competentie, norm, regel) =>
    niveaus(1, norm).map((niveau) => niveaublok(competentie, niveau, niveau < norm ? "lager" : "norm", regel));

  /**
   * Name the window, and the foot of every printed page.
   * @param {string} titel
   */
  const noem = (titel) => {
    document.title = `${titel} · ${algemeen.titel}`;
    document.documentElement.dataset.voet = document.title;
  };

  /**
   * Say what someone must know, or take it away.
   * @param {string | (string | Node)[]} [inhoud]
   */
  const bericht = (inhoud = []) => {
    const plek = find(HTMLElement, "[data-bericht]");
    plek.hidden = inhoud.length === 0;
    plek.replaceChildren(...[inhoud].flat());
  };

  // --- choosing a role: the choice stands in the address ---

  /** From so many roles on one types a name. */
  const VEEL = 30;

  /** The roles to choose from, to be found by typing. */
  const keuzes = () => functies.filter(isVastgesteld).map(({ id, titel, zoekwoorden, functiefamilie, schaal }) => ({
    id, ...kiezer.choice({ name: titel, also: zoekwoorden, family: functiefamilie, facts: schaal && `${algemeen.schaalnaam} ${schaal}` }),
  }));


  /**
   * Fill the choices of the form and tell which roles the address chooses, by name. Says it when the
   * address names a role that takes no part.
   * @returns {Record<string, Functie | undefined>}
   */
  const gekozen = () => {
    const adres = new URL(location.href);
    /** @type {Record<string, Functie | undefined>} */
    const keuze = {};
    /** @type {string[]} */
    const problemen = [];
    for (const veld of findAll(HTMLSelectElement, ".kies select")) {
      const id = adres.searchParams.get(veld.name) ?? "";
      const functie = functieMet.get(id);
      const vraag = `Kies een functie bij ‘${veld.labels[0].textContent}’.`;
      const vrij = [...veld.options].some((optie) => optie.value === id); // nothing, or what else the form offers
      veld.append(...opties());
      veld.value = vrij ? id : ""; // a browser may remember another
      if (vrij) {
        if (!id && adres.searchParams.has(veld.name)) problemen.push(vraag);
      } else if (!functie) {
        problemen.push(`‘${id}’ staat niet in dit handboek. Kies een functie uit de lijst.`);
      } else if (!isVastgesteld(functie)) {
        problemen.push(`${functie.titel} is nog niet vastgesteld. Daarom kun je die functie hier niet kiezen.`);
      } else {
        veld.value = functie.id;
        keuze[veld.name] = functie;
        adres.searchParams.set(veld.name, functie.id);
      }
      if (functies.length > VEEL) keuzelijst.vervang(veld, keuzes(), () => bericht(vraag));
    }
    if (adres.href !== location.href) history.replaceState(null, "", adres);
    bericht(problemen.join(" "));
    return keuze;
  };

  /** The roles to choose from, by family where there are families. */
  const opties = () => {
    /** @type {Map<string, HTMLOptionElement[]>} */
    const families = new Map();
    for (const functie of functies) {
      if (!isVastgesteld(functie)) continue;
      const familie = functie.functiefamilie ?? "";
      families.set(familie, [...(families.get(familie) ?? []), new Option(functie.titel, functie.id)]);
    }
    if (families.size < 2) return [...families.values()].flat();
    return [...families].sort(([a], [b]) => Number(!a) - Number(!b) || a.localeCompare(b, "nl")).map(([familie, inhoud]) => {
      const groep = kopie("overige", {});
      if (familie) groep.setAttribute("label", familie);
      groep.append(...inhoud);
      return groep;
    });
  };

  // --- fields that grow with their text, also on paper: a field shows only what fits, its double all ---

  /** @param {HTMLTextAreaElement} veld */
  const spiegel = (veld) => {
    if (veld.nextElementSibling) veld.nextElementSibling.textContent = `${veld.value}\n`;
  };
  document.addEventListener("input", ({ target }) => {
    if (target instanceof HTMLTextAreaElement) spiegel(target);
  });

  return {
    ...{ algemeen, volgorde, functies, functieMet, competentieMet, vraagt, niveaus, gedrag, niveaunaam, vragen, tips },
    ...{ naam, item, inhoud, niveaublok, totNorm, noem, bericht, keuzes, gekozen, spiegel },
  };
})();

// Comparing two roles, or a role with my profile: `?van=ID&naar=ID`.
(() => {
  "use strict";

  /**
   * @typedef {{competentie: Competentie, van: number | undefined, naar: number | undefined, zitIn?: Competentie}} Paar
   * A competency with the level that each role asks: 0 without levels, undefined when not asked. A role
   * that does not ask it presumes it when it asks another that builds on it.
   */

  const { niveaumerk, vul, kopie, find, findAll } = gedeeld;
  const { algemeen, volgorde, vraagt, niveaus, gedrag, niveaunaam, tips, gekozen, naam, item, inhoud, niveaublok, totNorm, noem, bericht } = gegevens;

  const form = find(HTMLFormElement, ".kies");
  const ernaast = findAll(HTMLSelectElement, ".ernaast select", form);
  form.addEventListener("submit", () => {
    for (const veld of ernaast) veld.disabled = !veld.value; // what is not chosen does not stand in the address
  });
  window.addEventListener("pageshow", () => ernaast.forEach((veld) => (veld.disabled = false)));
  const keuze = gekozen();
  const { van, naar } = keuze;
  find(HTMLDetailsElement, ".ernaast", form).open = ernaast.some((veld) => veld.value);
  /** What stands beside the two in the table. */
  const naast = [keuze.naast, keuze["naast-2"]].flatMap((functie) => (functie && functie !== van && functie !== naar ? functie : []));

  /**
   * What a role asks, by competency.
   * @param {Functie} functie
   * @returns {Map<Competentie, number>}
   */
  const eisen = (functie) => new Map(vraagt(functie).map(({ competentie, niveau }) => [competentie, niveau]));

  /**
   * Every competency that one of the two asks, in the order of the handbook.
   * @param {Functie} van
   * @param {Functie} naar
   * @returns {Paar[]}
   */
  const paren = (van, naar) => {
    const links = eisen(van);
    const rechts = eisen(naar);
    return volgorde
      .filter((competentie) => links.has(competentie) || rechts.has(competentie))
      .map((competentie) => {
        const zonder = links.has(competentie) ? rechts : links;
        const zitIn = zonder.has(competentie) ? undefined : [...zonder.keys()].find((ander) => ander["bouwt voort op"]?.includes(competentie.id));
        return { competentie, van: links.get(competentie), naar: rechts.get(competentie), zitIn };
      });
  };

  /**
   * What becomes of a competency, in a word: nieuw, meer, gelijk, minder or weg.
   * @param {Paar} paar
   */
  const soort = ({ van, naar }) =>
    van === undefined ? "nieuw" : naar === undefined ? "weg" : van === naar ? "gelijk" : naar > van ? "meer" : "minder";

  /** @param {Paar} paar */
  const verschil = (paar) => (paar.zitIn ? kopie("verschil-zit-in", { ander: paar.zitIn.label }) : kopie(`verschil-${soort(paar)}`, {}));

  /**
   * The difference in one line.
   * @param {Functie} naar
   * @param {Paar[]} alle
   */
  const antwoord = (naar, alle) => {
    const tel = (/** @type {string} */ welke) => alle.filter((paar) => !paar.zitIn && soort(paar) === welke).length;
    const competenties = (/** @type {number} */ aantal) => (aantal === 1 ? "1 competentie" : `${aantal} competenties`);
    const delen = [
      [tel("nieuw"), (/** @type {number} */ n) => `${competenties(n)} erbij`],
      [tel("meer"), (/** @type {number} */ n) => `${n} op een hoger niveau`],
      [tel("minder") + tel("weg"), (/** @type {number} */ n) => `${n} minder`],
    ].flatMap(([aantal, zin]) => (typeof aantal === "number" && aantal && typeof zin === "function" ? zin(aantal) : []));
    return delen.length ? `${naar.titel}: ${delen.join(", ")}.` : `${naar.titel} vraagt precies hetzelfde.`;
  };

  /** @param {number | undefined} niveau */
  const vakje = (niveau) => {
    if (niveau) return niveaumerk(niveau);
    const woord = document.createElement("span");
    woord.textContent = niveau === 0 ? "gevraagd" : "niet gevraagd";
    woord.classList.toggle("geen", niveau === undefined);
    return woord;
  };

  /**
   * A cell for a role that stands beside the two.
   * @param {"td" | "th"} soort
   * @param {string | Node} inhoud
   */
  const cel = (soort, inhoud) => {
    const element = document.createElement(soort);
    if (soort === "th") element.setAttribute("scope", "col");
    element.append(inhoud);
    return element;
  };

  /**
   * The levels side by side, by cluster.
   * @param {Functie} van
   * @param {Functie} naar
   * @param {Paar[]} alle
   */
  const tabel = (van, naar, alle) => {
    /** @type {Map<string, Element>} */
    const groepen = new Map();
    for (const paar of alle) {
      const cluster = algemeen.clusters[paar.competentie.cluster ?? ""]?.label ?? "";
      if (!groepen.has(cluster)) groepen.set(cluster, cluster ? kopie("cluster", { cluster }) : kopie("zonder-niveaus", {}));
      const vakken = { naam: naam(paar.competentie), verschil: verschil(paar), van: vakje(paar.van), naar: vakje(paar.naar) };
      const rij = kopie("rij", vakken);
      rij.dataset.verschil = soort(paar);
      for (const ander of naast) rij.append(cel("td", vakje(eisen(ander).get(paar.competentie))));
      groepen.get(cluster)?.append(rij);
    }
    const koppen = kopie("koppen", { van: van.titel, naar: naar.titel });
    koppen.querySelector("tr")?.append(...naast.map((ander) => cel("th", ander.titel)));
    for (const groep of groepen.values()) find(HTMLTableCellElement, "th", groep).colSpan += naast.length;
    return [kopie("bijschrift", {}), koppen, ...groepen.values()];
  };

  /**
   * A competency with what comes on top of the level that is there already.
   * @param {Paar} paar
   */
  const groei = ({ competentie, van, naar = 0, zitIn }) =>
    kopie("competentie", {
      naam: naam(competentie),
      niveau: naar ? niveaumerk(naar) : undefined,
      definitie: van === undefined ? competentie.definitie : undefined,
      uitleg: zitIn ? `${zitIn.label} bouwt hierop voort. Wie dat laat zien, laat dit ook al zien.` : undefined,
      niveaus: niveaus((van ?? 0) + 1, naar).flatMap((niveau) =>
        [niveaublok(competentie, niveau, "erbij"), ...tips(competentie, niveau)]),
    });

  /** @param {Vraag} vraag */
  const genoemd = ({ competentie, niveau }) => item(naam(competentie), niveau ? `, ${niveaunaam(niveau)}` : "");

  /** @param {Paar} paar */
  const minder = ({ competentie, van = 0, naar, zitIn }) => {
    if (naar) return item(naam(competentie), `, van ${niveaunaam(van)} naar ${niveaunaam(naar)}`);
    const element = genoemd({ competentie, niveau: van });
    if (zitIn) element.append(`. Dit zit in ${zitIn.label}, dat wel wordt gevraagd.`);
    return element;
  };

  /**
   * What else is told of two roles, below headings of the organisation's own.
   * @param {Functie} van
   * @param {Functie} naar
   */
  const verder = (van, naar) => {
    const koppen = [...new Set([naar, van].flatMap(({ onderdelen = {} }) => Object.keys(onderdelen)))];
    const blokken = koppen.map((kop) => {
      const [toen, straks] = [van, naar].map(({ onderdelen }) => onderdelen?.[kop]);
      const gelijk = JSON.stringify(toen) === JSON.stringify(straks);
      const vakken = { kop, van: van.titel, vantekst: toen && inhoud(toen), naar: naar.titel, naartekst: straks && inhoud(straks) };
      return kopie(gelijk ? "rubriek-gelijk" : toen && straks ? "rubriek" : toen ? "rubriek-van" : "rubriek-naar", vakken);
    });
    return blokken.length ? [kopie("deel", { kop: "Verder over deze functies", blokken })] : [];
  };

  /**
   * @param {Functie} van
   * @param {Functie} naar
   */
  const tweeFuncties = (van, naar) => {
    const alle = paren(van, naar);
    const erbij = alle.filter(({ van, naar }) => naar !== undefined && (van === undefined || naar > van));
    const weg = alle.filter(({ van, naar }) => van !== undefined && (naar === undefined || naar < van));
    const blijft = alle.filter(({ van, naar }) => van !== undefined && van === naar);
    return {
      antwoord: antwoord(naar, alle),
      tabel: tabel(van, naar, alle),
      delen: [
        kopie("deel", {
          kop: "Wat erbij komt",
          uitleg: erbij.length ? `Gedrag dat ${naar.titel} vraagt en ${van.titel} niet.` : `Alles wat ${naar.titel} vraagt, vraagt ${van.titel} ook.`,
          blokken: erbij.map(groei),
        }),
        kopie("deel", { kop: "Wat niet meer wordt gevraagd", uitleg: weg.length ? "" : "Alles wordt nog steeds gevraagd.", namen: weg.map(minder) }),
        kopie("deel", {
          kop: "Wat hetzelfde blijft",
          uitleg: blijft.length ? "" : "Niets wordt op hetzelfde niveau gevraagd.",
          namen: blijft.map(({ competentie, van = 0 }) => genoemd({ competentie, niveau: van })),
        }),
      ],
    };
  };

  /**
   * Whether a role is described with levels (true), without (false) or both.
   * @param {Functie} functie
   * @returns {Set<boolean>}
   */
  const soorten = (functie) => new Set(vraagt(functie).map(({ niveau }) => niveau > 0));

  /** @param {Functie} functie */
  const hoeBeschreven = (functie) => {
    const welke = soorten(functie);
    if (welke.size === 2) return "met niveaus en met gedragscompetenties";
    if (welke.has(true)) return "met competenties in niveaus";
    return welke.has(false) ? "met resultaten en gedragscompetenties, zonder niveaus" : "zonder competenties";
  };

  /** @param {Functie} functie */
  const geen = (functie) => (vraagt(functie).length ? "" : "Bij deze functie staan geen competenties.");

  /**
   * Roles that are described in different ways: what each asks, and no difference.
   * @param {Functie} van
   * @param {Functie} naar
   */
  const apart = (van, naar) => ({
    anders: `Deze twee functies zijn elk op een andere manier beschreven: ${van.titel} ${hoeBeschreven(van)}, ${naar.titel} ` +
      `${hoeBeschreven(naar)}. Je kunt ze daarom niet regel voor regel vergelijken. Hieronder lees je welke competenties elke functie vraagt. Wat een functie oplevert, lees je op de pagina van die functie.`,
    delen: [
      kopie("deel", {
        kop: `Wat ${naar.titel} vraagt`,
        uitleg: geen(naar),
        blokken: vraagt(naar).map(({ competentie, niveau }) =>
          kopie("competentie", {
            naam: naam(competentie),
            niveau: niveau ? niveaumerk(niveau) : undefined,
            definitie: competentie.definitie,
            niveaus: totNorm(competentie, niveau),
          })),
      }),
      kopie("deel", { kop: `Wat ${van.titel} vraagt`, uitleg: geen(van), namen: vraagt(van).map(genoemd) }),
    ],
  });

  /**
   * A link of the page, with what is chosen at the end of its address.
   * @param {string} naam
   * @param {string} keuze
   */
  const link = (naam, keuze) => {
    const element = kopie(naam, {});
    element.setAttribute("href", `${element.getAttribute("href")}${keuze}`);
    return element;
  };

  /**
   * What a role asks, with what is marked in my profile.
   * @param {Functie} naar
   */
  const metProfiel = (naar) => {
    const gezien = (/** @type {Vraag} */ { competentie, niveau }) => niveaus(1, niveau)
      .flatMap((trede) => gedrag(competentie, trede).map((tekst) => Boolean(profiel.vind(competentie.id, trede, tekst)?.gezien)));
    const alle = vraagt(naar).map((vraag) => ({ vraag, open: gezien(vraag).filter((ja) => !ja).length }));
    const open = alle.filter(({ open }) => open);
    /** @type {(competentie: Competentie) => Regel} */
    const regel = (competentie) => (tekst, niveau) => {
      const gemerkt = profiel.vind(competentie.id, niveau, tekst);
      return kopie(gemerkt?.gezien ? "gezien" : "niet-gezien", { tekst, voorbeeld: gemerkt?.voorbeeld });
    };
    return {
      titel: `Van mijn profiel naar ${naar.titel}`,
      antwoord: profiel.nietsAangekruist() ? "" : !open.length ? kopie("alles-aangekruist", {}) :
        kopie("nog-open", { namen: open.map(({ vraag, open }) => `${vraag.competentie.label} (${open})`).join(", ") }),
      omgekeerd: link("aankruisen", naar.id),
      delen: [
        kopie("deel", {
          kop: `Wat ${naar.titel} vraagt`,
          uitleg: profiel.nietsAangekruist() ? "Je hebt nog niets aangekruist." : "Wat nog open is, staat bovenaan. Een vinkje staat bij wat je in je profiel hebt aangekruist.",
          blokken: [...open, ...alle.filter(({ open }) => !open)].map(({ vraag: { competentie, niveau } }) =>
            kopie("competentie", {
              naam: naam(competentie),
              niveau: niveau ? niveaumerk(niveau) : undefined,
              niveaus: totNorm(competentie, niveau, regel(competentie)),
            })),
        }),
      ],
    };
  };

  /**
   * @param {Functie} van
   * @param {Functie} naar
   */
  const metFunctie = (van, naar) => {
    const samen = [...soorten(van)].some((soort) => soorten(naar).has(soort));
    const gevonden = samen ? tweeFuncties(van, naar) : apart(van, naar);
    return {
      titel: `Van ${van.titel} naar ${naar.titel}`,
      omgekeerd: link("andersom", String(new URLSearchParams({ van: naar.id, naar: van.id }))),
      ...gevonden,
      delen: [...gevonden.delen, ...verder(van, naar)],
    };
  };

  const mijnProfiel = find(HTMLOptionElement, "[data-mijn-profiel]").selected;
  if (van && van === naar) bericht("Je hebt twee keer dezelfde functie gekozen. Kies een andere.");
  else if (naar && (van || mijnProfiel)) {
    const plek = find(HTMLElement, "[data-uitkomst]");
    const vakken = van ? metFunctie(van, naar) : metProfiel(naar);
    vul(plek, vakken);
    plek.hidden = false;
    noem(vakken.titel);
    gedeeld.kopieerLink(plek, find(HTMLElement, "[role=status]", plek));
    if (mijnProfiel && profiel.bericht()) bericht(profiel.bericht());
  }
})();

// What someone marked in "mijn profiel": kept in this tab, and on this device for who asks that. Nowhere else.

/**
 * @typedef {{competentie: string, niveau: number, tekst: string, gezien: boolean, voorbeeld: string}} Merk
 * A mark on one behaviour, with its text as it was then.
 * @typedef {Pick<Merk, "competentie" | "niveau" | "tekst">} Gedrag
 * @typedef {{week?: Gedrag & {dag: string}, laatst?: {functie: string, dag: string}}} Rest
 * What else is kept: the behaviour that someone practises, since which day (2026-11-21), and for which role something was
 * marked last.
 */

const profiel = (() => {
  "use strict";

  const { algemeen, volgorde, competentieMet, niveaus, gedrag } = gegevens;
  const { kopie } = gedeeld;
  const FORMAAT = "mijn-profiel 1";
  const PLEK = gedeeld.profielplek;
  /** More is not read: of a file in bytes, and of behaviours that the handbook does not have. */
  const [GROOTST, MEESTE_ONBEKEND] = [1_000_000, 500];

  /** @type {Map<string, Merk>} */
  let merken = new Map();
  /** How many marks there was no room for when the profile was last read. */
  let weggelaten = 0;
  /** @type {keyof typeof BERICHTEN} */
  let staat = "goed";
  /** Whether the reader wants it kept on this device: what is kept there says so, also when empty. */
  let opApparaat = false;
  /** @type {Rest} */
  let rest = {};
  /** @type {{merken: typeof merken, opApparaat: boolean, rest: Rest} | undefined} */
  let gewist;

  /**
   * A short number that only the letters and figures of a text decide (FNV-1a), so that a mended comma
   * or capital keeps its mark.
   * @param {string} tekst
   */
  const vingerafdruk = (tekst) => {
    let hash = 0x811c9dc5;
    for (const teken of woorden.fold(tekst).replace(/[^\p{L}\p{N}]+/gu, "")) {
      hash = Math.imul(hash ^ (teken.codePointAt(0) ?? 0), 0x01000193) >>> 0;
    }
    return hash.toString(36);
  };

  /** @param {Gedrag} gedrag */
  const sleutel = ({ competentie, niveau, tekst }) => `${competentie}|${niveau}|${vingerafdruk(tekst)}`;

  /** The keys of all behaviours that the handbook has. */
  const bekend = new Set(volgorde.flatMap((competentie) => [0, ...niveaus(1, algemeen.niveaus.length)].flatMap((niveau) =>
    gedrag(competentie, niveau).map((tekst) => sleutel({ competentie: competentie.id, niveau, tekst })))));

  /**
   * Marks by their key, the last of each: all that the handbook has, and not too many others.
   * @param {Merk[]} alle
   */
  const beperk = (alle) => {
    /** @type {typeof merken} */
    const gehouden = new Map();
    let onbekend = weggelaten = 0;
    for (const merk of alle) {
      const plek = sleutel(merk);
      const erbij = !bekend.has(plek) && !gehouden.has(plek);
      if (erbij && onbekend === MEESTE_ONBEKEND) {
        weggelaten += 1;
        continue;
      }
      if (erbij) onbekend += 1;
      gehouden.set(plek, merk);
    }
    return gehouden;
  };

  /**
   * Whether what was read tells of a behaviour.
   * @param {unknown} ruw
   * @returns {ruw is Gedrag}
   */
  const isGedrag = (ruw) => {
    const { competentie, niveau, tekst } = /** @type {{[key in keyof Gedrag]?: unknown}} */ (ruw ?? {});
    return typeof competentie === "string" && typeof niveau === "number" && Number.isInteger(niveau) && niveau >= 0 && typeof tekst === "string";
  };

  /**
   * Whether it is a mark.
   * @param {unknown} ruw
   * @returns {ruw is Merk}
   */
  const isMerk = (ruw) => isGedrag(ruw) && "gezien" in ruw && typeof ruw.gezien === "boolean" && "voorbeeld" in ruw && typeof ruw.voorbeeld === "string";

  /** @param {Gedrag} gedrag */
  const vanNu = ({ competentie, niveau, tekst }) => ({ competentie: competentieMet.get(competentie)?.id ?? competentie, niveau, tekst });

  /** @param {unknown} dag */
  const isDag = (dag) => typeof dag === "string" && /^\d{4}-\d\d-\d\d$/.test(dag);

  /**
   * What stands in a text that `tekst` made; throws when it is something else.
   * @param {string} tekst
   * @returns {{merken: Merk[], rest: Rest}}
   */
  const ontleed = (tekst) => {
    const inhoud = /** @type {{formaat?: unknown, merken?: unknown[]} & Rest | null} */ (JSON.parse(tekst));
    if (inhoud?.formaat !== FORMAAT || !Array.isArray(inhoud.merken) || !inhoud.merken.every(isMerk)) throw new TypeError("no profile");
    const { week, laatst } = inhoud;
    return {
      merken: inhoud.merken.map((merk) => ({ ...vanNu(merk), gezien: merk.gezien, voorbeeld: merk.voorbeeld })),
      rest: {
        ...(isGedrag(week) && isDag(week.dag) ? { week: { ...vanNu(week), dag: week.dag } } : {}),
        ...(typeof laatst?.functie === "string" && isDag(laatst.dag) ? { laatst: { functie: laatst.functie, dag: laatst.dag } } : {}),
      },
    };
  };

  /** The profile as it is kept, in this browser and in a file. */
  const tekst = () => JSON.stringify({ formaat: FORMAAT, merken: [...merken.values()], ...rest }, null, 1);

  /** Take over what the browser keeps: another tab may have changed it, or begun to keep it on the device. */
  const lees = () => {
    /** @type {(string | null)[]} */
    let bewaard;
    try {
      bewaard = [localStorage.getItem(PLEK), sessionStorage.getItem(PLEK)];
    } catch {
      staat = "uit";
      return;
    }
    opApparaat = bewaard[0] !== null;
    if (staat === "vol") return; // what is on the page is newer
    try {
      const delen = bewaard.flatMap((deel) => (deel === null ? [] : ontleed(deel)));
      merken = beperk(delen.flatMap((deel) => deel.merken));
      rest = Object.assign({}, ...delen.map((deel) => deel.rest));
      staat = "goed";
      if (!bewaard.includes(null)) bewaar();
    } catch {
      staat = "onleesbaar";
    }
  };

  const bewaar = () => {
    try {
      const [plek, andere] = opApparaat ? [localStorage, sessionStorage] : [sessionStorage, localStorage];
      if (!opApparaat) andere.removeItem(PLEK); // also when the tab has no room for it
      plek.setItem(PLEK, tekst());
      andere.removeItem(PLEK);
      staat = "goed";
    } catch {
      if (staat !== "uit") staat = "vol";
    }
  };

  /**
   * Keep the profile on this device from now on, or in this tab alone.
   * @param {boolean} aan
   */
  const bewaarOpApparaat = (aan) => {
    lees();
    opApparaat = aan;
    bewaar();
  };

  /**
   * Mark a behaviour, or note an example of it.
   * @param {string} competentie
   * @param {number} niveau
   * @param {string} tekst
   * @param {Partial<Merk>} wat
   */
  const zet = (competentie, niveau, tekst, wat) => {
    lees();
    const merk = { competentie, niveau, gezien: false, voorbeeld: "", ...vind(competentie, niveau, tekst), tekst, ...wat };
    if (merk.gezien || merk.voorbeeld) merken.set(sleutel(merk), merk);
    else merken.delete(sleutel(merk));
    bewaar();
  };

  /** Today, as it is kept. */
  const vandaag = () => new Date().toLocaleDateString("sv"); // Swedes write 2026-11-21

  /**
   * Keep for which role something is marked.
   * @param {string} functie
   */
  const bij = (functie) => {
    rest.laatst = { functie, dag: vandaag() };
    bewaar();
  };

  /**
   * Choose the behaviour to practise, or none.
   * @param {Gedrag} [gedrag]
   */
  const kiesWeek = (gedrag) => {
    lees();
    if (gedrag) rest.week = { ...vanNu(gedrag), dag: vandaag() };
    else delete rest.week;
    bewaar();
  };

  /**
   * What is marked on a behaviour.
   * @param {string} competentie
   * @param {number} niveau
   * @param {string} tekst
   */
  const vind = (competentie, niveau, tekst) => merken.get(sleutel({ competentie, niveau, tekst }));

  /**
   * Take what is marked on a behaviour away; until the page is left, it can be brought back.
   * @param {Gedrag} gedrag
   */
  const haalWeg = (gedrag) => {
    lees();
    const plek = sleutel(gedrag);
    const merk = merken.get(plek);
    if (!merk) return;
    merken.delete(plek);
    gewist = { merken: new Map([...(gewist?.merken ?? []), [plek, merk]]), opApparaat, rest };
    bewaar();
  };

  /** The marks whose text no longer stands in the handbook. */
  const vervallen = () => [...merken].flatMap(([plek, merk]) => (bekend.has(plek) ? [] : merk));

  /**
   * Add what a file holds; what it says of a behaviour replaces what stood here.
   * @param {Blob} bestand
   * @returns {Promise<"gelukt" | "te-groot" | "geen-profiel">}
   */
  const leesIn = async (bestand) => {
    if (bestand.size > GROOTST) return "te-groot";
    try {
      const erbij = ontleed(await bestand.text());
      lees();
      merken = beperk([...merken.values(), ...erbij.merken]);
      rest = { ...rest, ...erbij.rest };
      bewaar();
      return "gelukt";
    } catch {
      return "geen-profiel";
    }
  };

  /** Wipe all, and begin as on a device that keeps nothing; until the page is left, it can be brought back. */
  const wis = () => {
    gewist = { merken, opApparaat, rest };
    [merken, opApparaat, rest, weggelaten] = [new Map(), false, {}, 0];
    try {
      localStorage.removeItem(PLEK);
      sessionStorage.removeItem(PLEK);
      staat = "goed";
    } catch {
      staat = "uit";
    }
  };

  const haalTerug = () => {
    if (!gewist) return;
    lees();
    merken = new Map([...gewist.merken, ...merken]);
    rest = { ...gewist.rest, ...rest };
    opApparaat ||= gewist.opApparaat;
    gewist = undefined;
    bewaar();
  };
  window.addEventListener("pagehide", () => (gewist = undefined));

  // A browser shows a page again as it was left: not with marks that have been wiped since.
  window.addEventListener("pageshow", ({ persisted }) => {
    if (!persisted) return;
    const toen = [opApparaat, tekst()];
    lees();
    if (`${toen}` !== `${[opApparaat, tekst()]}`) location.reload();
  });

  const BERICHTEN = {
    goed: "",
    uit: "Je browser bewaart hier niets. Je kunt wel invullen, maar als je deze pagina verlaat, is het weg. Bewaar je profiel daarom als bestand.",
    vol: "Bewaren lukt niet: de ruimte in je browser is op. Bewaar je profiel als bestand, dan raak je niets kwijt.",
    onleesbaar: "Wat deze browser van je profiel had bewaard, is niet meer te lezen. Heb je het als bestand, lees dat dan in. " +
      "Kruis je iets aan, dan begin je opnieuw en komt dat ervoor in de plaats.",
  };

  /** What was left out of the profile, as a sentence. */
  const overWeggelaten = () => {
    const [aantal, meeste] = [weggelaten, MEESTE_ONBEKEND].map((getal) => getal.toLocaleString("nl"));
    return weggelaten ? kopie("weggelaten", { aantal, meeste }).textContent : "";
  };

  lees();
  return {
    ...{ PLEK, lees, zet, vind, vervallen, haalWeg, bij, kiesWeek, leesIn, bewaarOpApparaat, wis, haalTerug, tekst },
    vingerafdruk,
    rest: () => rest,
    /** @param {Gedrag} gedrag */
    isWeek: (gedrag) => rest.week !== undefined && sleutel(rest.week) === sleutel(gedrag),
    leeg: () => merken.size === 0 && !rest.week,
    nietsAangekruist: () => merken.size === 0,
    opApparaat: () => opApparaat,
    kanTerug: () => gewist !== undefined,
    /** What someone must know about how the profile is kept; empty when all is well. */
    bericht: () => [BERICHTEN[staat], overWeggelaten()].filter(Boolean).join(" "),
  };
})();

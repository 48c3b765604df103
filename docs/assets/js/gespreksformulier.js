// The form for the yearly conversation, filled in here and printed: `?functie=ID`.
(() => {
  "use strict";

  const { niveaumerk, vul, kopie, zin, find, findAll } = gedeeld;
  const { algemeen, vraagt, niveaus, gedrag, item, inhoud, vragen, totNorm, noem, gekozen, spiegel } = gegevens;

  const plek = find(HTMLFormElement, "[data-uitkomst]");
  const { functie } = gekozen();
  const partijen = { "partij-1": "medewerker", "partij-2": "leidinggevende" };
  let ingevuld = false;
  let velden = 0;
  /** @type {{invoer: HTMLTextAreaElement, tekst: string}[]} */
  const uitProfiel = [];

  /**
   * A field for examples.
   * @param {"partij-1" | "partij-2"} wie the employee, or who leads
   * @param {string} bij what it is about, for who cannot see where it stands
   * @param {string} [tekst] what can be taken over from "mijn profiel"
   */
  const veld = (wie, bij, tekst) => {
    const element = kopie(wie, {});
    element.classList.add(wie);
    const invoer = find(HTMLTextAreaElement, "textarea", element);
    const oordeel = kopie("oordeel", {});
    oordeel.setAttribute("aria-label", `${bij}: hoe de ${partijen[wie]} hiernaar kijkt`);
    [invoer.dataset.veld, oordeel.dataset.veld] = [`${bij} ${wie}`, `${bij} ${wie} oordeel`];
    invoer.closest(".groeit")?.before(oordeel);
    const label = find(HTMLLabelElement, "label", element);
    label.htmlFor = invoer.id = `veld-${(velden += 1)}`;
    invoer.setAttribute("aria-label", `${label.textContent}: ${bij}`);
    if (tekst) uitProfiel.push({ invoer, tekst });
    return element;
  };

  /**
   * What the employee noted in "mijn profiel" about a competency, each with the behaviour that it shows.
   * @param {Vraag} vraag
   */
  const voorbeelden = ({ competentie, niveau }) =>
    niveaus(1, niveau)
      .flatMap((trede) => gedrag(competentie, trede).map((tekst) => profiel.vind(competentie.id, trede, tekst)))
      .flatMap((merk) => (merk?.gezien && merk.voorbeeld ? `${merk.tekst}\n${merk.voorbeeld}` : []))
      .join("\n\n");

  /**
   * @param {string} bij
   * @param {string} [eigen]
   */
  const vanWeerskanten = (bij, eigen) => [veld("partij-1", bij, eigen), veld("partij-2", bij)];

  /** @param {Functie} functie */
  const delen = (functie) => {
    const gebieden = Object.entries(functie.resultaatgebieden ?? {}).map(([naam, { omschrijving, indicatoren = [] }]) =>
      kopie("competentie", {
        naam,
        definitie: omschrijving,
        niveaus: indicatoren.length ? kopie("indicatoren", { gedrag: indicatoren.map((tekst) => item(tekst)) }) : undefined,
        velden: vanWeerskanten(naam),
      }));
    const competenties = vraagt(functie).map((vraag) =>
      kopie("competentie", {
        naam: vraag.competentie.label,
        niveau: vraag.niveau ? niveaumerk(vraag.niveau) : undefined,
        definitie: vraag.competentie.definitie,
        niveaus: totNorm(vraag.competentie, vraag.niveau),
        vragen: vragen(vraag, "gesprek"),
        velden: vanWeerskanten(vraag.competentie.label, voorbeelden(vraag)),
      }));
    const anders = gebieden.length || competenties.length ? {} : functie.onderdelen ?? {};
    const rubrieken = Object.entries(anders).map(([naam, rubriek]) =>
      kopie("competentie", { naam, niveaus: inhoud(rubriek), velden: vanWeerskanten(naam) }));
    return Object.entries({ resultaatgebieden: gebieden, competenties, rubrieken })
      .flatMap(([deel, blokken]) => (blokken.length ? kopie(deel, { blokken }) : []));
  };

  // --- the conversation travels: in a file of its own, and on this device for who asks that ---

  const FORMAAT = "gesprek 1";
  const GROOTST = 5_000_000;

  /** All that can be filled in; a field that stands on the form once is known by its id. */
  const alleVelden = () =>
    [...findAll(HTMLTextAreaElement, "textarea", plek), ...findAll(HTMLSelectElement, "select", plek)].map((veld) => {
      veld.dataset.veld ??= veld.id;
      return veld;
    });

  /** @param {Record<string, string>} waarden */
  const vulIn = (waarden) => {
    for (const veld of alleVelden()) {
      veld.value = waarden[veld.dataset.veld ?? ""] ?? "";
      if (veld instanceof HTMLTextAreaElement) spiegel(veld);
    }
  };

  /** What is filled in, by field. */
  const getypt = () => Object.fromEntries(alleVelden().flatMap((veld) => (veld.value ? [[veld.dataset.veld ?? "", veld.value]] : [])));

  /**
   * The conversation as a page of its own, with the subjects that were chosen.
   * @param {Functie} functie
   */
  const alsBestand = (functie) => {
    const velden = getypt();
    const vorm = /** @type {HTMLElement} */ (plek.cloneNode(true));
    for (const weg of vorm.querySelectorAll(".niet-op-papier, .doen, .bewaren, [data-stand], [type=file], .comp[hidden]")) weg.remove();
    for (const dubbel of vorm.querySelectorAll(".groeit > div")) dubbel.textContent = "";
    const gesprek = { formaat: FORMAAT, functie: functie.id, titel: document.title, html: vorm.innerHTML, velden, wie: "1" };
    const tekst = JSON.stringify(gesprek).replace(/</g, "\\u003c");
    return handboekGesprek.replace(/(id="gegevens">)[^<]*/, (_, begin) => begin + tekst);
  };

  /**
   * What was filled in in a file that `alsBestand` made, for the same role.
   * @param {File} bestand
   * @param {Functie} functie
   */
  const uitBestand = async (bestand, functie) => {
    if (bestand.size > GROOTST) throw new TypeError("too large");
    const [, gegevens = ""] = /id="gegevens">([^<]*)/.exec(await bestand.text()) ?? [];
    const gesprek = /** @type {{formaat?: string, functie?: string, velden?: Record<string, string>}} */ (JSON.parse(gegevens));
    if (gesprek.formaat !== FORMAAT || !gesprek.velden) throw new TypeError("no conversation");
    return gesprek.functie === functie.id ? gesprek.velden : undefined;
  };

  /** @param {Functie} functie */
  const reis = (functie) => {
    const BEWAARPLEK = gedeeld.plaats(`gesprek ${functie.id}`);
    const stand = find(HTMLElement, "[data-stand]", plek);
    const opApparaat = find(HTMLInputElement, "[data-op-apparaat]", plek);
    const bestand = find(HTMLInputElement, "input[type=file]", plek);

    const houd = () => {
      try {
        if (opApparaat.checked) localStorage.setItem(BEWAARPLEK, JSON.stringify(getypt()));
        else localStorage.removeItem(BEWAARPLEK);
        if (opApparaat.checked) ingevuld = false;
      } catch {
        opApparaat.checked = false;
        stand.textContent = "Je browser bewaart hier niets. Bewaar het gesprek als bestand.";
      }
    };
    const haalOp = () => {
      try {
        const bewaard = localStorage.getItem(BEWAARPLEK);
        opApparaat.checked = bewaard !== null;
        if (bewaard) vulIn(/** @type {Record<string, string>} */ (JSON.parse(bewaard)));
      } catch {
        opApparaat.checked = false;
      }
    };
    haalOp();
    window.addEventListener("pageshow", ({ persisted }) => persisted && haalOp());
    opApparaat.addEventListener("change", houd);
    plek.addEventListener("input", () => {
      if (opApparaat.checked) houd();
    });

    find(HTMLElement, ".onderwerpen div", plek).replaceChildren(...findAll(HTMLElement, ".comp", plek).map((blok) => {
      const keuze = kopie("onderwerp", { naam: blok.querySelector("h3")?.textContent ?? "" });
      const vakje = find(HTMLInputElement, "input", keuze);
      vakje.addEventListener("change", () => (blok.hidden = !vakje.checked));
      return keuze;
    }));

    for (const knop of findAll(HTMLElement, "[data-bewaar]", plek)) {
      knop.addEventListener("click", () => {
        const link = document.createElement("a");
        link.href = URL.createObjectURL(new Blob([alsBestand(functie)], { type: "text/html" }));
        link.download = `gesprek-${functie.id}.html`;
        link.click();
        setTimeout(() => URL.revokeObjectURL(link.href));
        ingevuld = false;
        stand.textContent = "Bewaard in je map met downloads. Geef dat bestand aan je leidinggevende.";
      });
    }
    for (const knop of findAll(HTMLElement, "[data-lees-in]", plek)) knop.addEventListener("click", () => bestand.click());
    bestand.addEventListener("change", async () => {
      const [gekregen] = bestand.files ?? [];
      if (!gekregen) return;
      try {
        const waarden = await uitBestand(gekregen, functie);
        if (waarden) {
          vulIn(waarden);
          houd();
        }
        stand.textContent = waarden ? "Je bestand is ingelezen." : "Dit bestand gaat over een andere functie. Kies die functie eerst.";
      } catch {
        stand.textContent = `${gekregen.name} is geen bewaard gesprek. Kies een bestand dat je hier eerder hebt bewaard.`;
      }
      bestand.value = "";
    });
  };

  if (functie) {
    const maand = functie.versie && new Date(`${functie.versie}-01T00:00`).toLocaleDateString("nl", { month: "long", year: "numeric" });
    const versie = maand && zin("versie", { maand });
    const feiten = [functie.schaal && `${algemeen.schaalnaam} ${functie.schaal}`, versie].filter(Boolean);
    vul(plek, { titel: functie.titel, feiten: feiten.join(" · "), delen: delen(functie) });
    plek.hidden = false;
    noem(zin("venster", { functie: functie.titel, versie }));
    const overnemen = find(HTMLElement, "[data-overnemen]", plek);
    overnemen.hidden = uitProfiel.length === 0;
    overnemen.addEventListener("click", () => {
      for (const { invoer, tekst } of uitProfiel) {
        invoer.value = [invoer.value.trim(), tekst].filter(Boolean).join("\n\n");
        spiegel(invoer);
      }
      overnemen.hidden = true;
      ingevuld = true;
      uitProfiel[0].invoer.focus();
    });
    plek.addEventListener("submit", (event) => event.preventDefault());
    plek.addEventListener("input", () => (ingevuld = true));
    window.addEventListener("beforeunload", (event) => {
      if (ingevuld) event.preventDefault();
    });
    /** Say on every printed sheet whose conversation it is, and of when. */
    const teken = () => {
      const [wie, , wanneer] = findAll(HTMLTextAreaElement, ".gegevens textarea", plek).map(({ value }) => value.trim());
      document.documentElement.dataset.voet = [document.title, wie, wanneer].filter(Boolean).join(" · ");
    };
    window.addEventListener("beforeprint", teken);
    /** Leave nothing of what was typed: a browser keeps the page as it is for who comes back to it. */
    const leeg = () => {
      plek.reset();
      findAll(HTMLTextAreaElement, "textarea", plek).forEach(spiegel);
      overnemen.hidden = uitProfiel.length === 0;
      ingevuld = false;
      teken();
    };
    reis(functie);
    window.addEventListener("pagehide", leeg);
    window.addEventListener("pageshow", ({ persisted }) => persisted && leeg());
  }
})();

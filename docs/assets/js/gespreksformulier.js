// The form for the yearly conversation, filled in here and printed: `?functie=ID`.
(() => {
  "use strict";

  const { niveaumerk, vul, kopie, zin, find, findAll } = gedeeld;
  const { algemeen, vraagt, niveaus, gedrag, item, inhoud, vragen, totNorm, noem, gekozen, spiegel } = gegevens;

  const plek = find(HTMLFormElement, "[data-uitkomst]");
  const { functie } = gekozen();
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
    const invoer = find(HTMLTextAreaElement, "textarea", element);
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
    window.addEventListener("pagehide", leeg);
    window.addEventListener("pageshow", ({ persisted }) => persisted && leeg());
  }
})();

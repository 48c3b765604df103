// Mijn profiel: mark what you show already of what a role asks, `?functie=ID`.
(() => {
  "use strict";

  const { niveaumerk, vul, kopie, zin, find, findAll } = gedeeld;
  const { competentieMet, vraagt, niveaus, niveaunaam, vragen, tips, naam, totNorm, noem, bericht, gekozen, spiegel, functies, gedrag } = gegevens;

  const plek = find(HTMLElement, "[data-uitkomst]");
  const stand = find(HTMLElement, "[data-stand]");
  const schakelaar = find(HTMLInputElement, "[data-op-apparaat]");
  const terug = find(HTMLElement, "[data-haal-terug]");
  const { functie } = gekozen();
  const probleem = find(HTMLElement, "[data-bericht]").textContent;

  /** What must be known about the choice and about how the profile is kept. */
  const meld = () => {
    bericht([probleem, profiel.bericht()].filter(Boolean).join(" "));
    schakelaar.checked = profiel.opApparaat();
    terug.hidden = !profiel.kanTerug();
  };

  /** Say that all is kept, and where; what goes wrong is told by `meld`. */
  const bevestig = () => {
    const zin = profiel.opApparaat() ? "bewaard-op-apparaat" : "bewaard-in-tabblad";
    stand.replaceChildren(...(profiel.bericht() ? [] : [kopie(zin, {})]));
  };

  /**
   * One behaviour, with its mark and example.
   * @param {Competentie} competentie
   * @returns {Regel}
   */
  const regel = (competentie) => (tekst, niveau) => {
    const rij = kopie("kruis", { tekst });
    const vakje = find(HTMLInputElement, "input", rij);
    const voorbeeld = find(HTMLTextAreaElement, "textarea", rij);
    const merk = profiel.vind(competentie.id, niveau, tekst);
    vakje.checked = Boolean(merk?.gezien);
    voorbeeld.value = merk?.voorbeeld ?? "";
    voorbeeld.setAttribute("aria-label", `Voorbeeld bij: ${tekst}`);
    spiegel(voorbeeld);
    const bewaar = () => {
      profiel.zet(competentie.id, niveau, tekst, { gezien: vakje.checked, voorbeeld: voorbeeld.value.trim() });
      bevestig();
      meld();
      toonOverzicht();
    };
    vakje.addEventListener("change", bewaar);
    voorbeeld.addEventListener("input", bewaar);
    return rij;
  };

  const toonVervallen = () => {
    const deel = find(HTMLElement, "[data-vervallen]");
    const merken = profiel.vervallen();
    deel.hidden = merken.length === 0;
    find(HTMLElement, "ul", deel).replaceChildren(...merken.map(({ competentie, niveau, tekst, voorbeeld }) => {
      const label = competentieMet.get(competentie)?.label ?? competentie;
      const rij = kopie("vervallen", { waar: niveau ? `${label}, ${niveaunaam(niveau)}` : label, tekst, voorbeeld });
      find(HTMLElement, "button", rij).addEventListener("click", () => {
        profiel.zet(competentie, niveau, tekst, { gezien: false, voorbeeld: "" });
        toonVervallen();
        stand.textContent = "Weggehaald.";
        (deel.querySelector("button") ?? stand).focus();
      });
      return rij;
    }));
  };

  /** So many roles stand in the overview. */
  const MEESTE = 5;

  /** How much of each role is marked, the role that fits best first; nothing when nothing is marked. */
  const toonOverzicht = () => {
    /** @type {Map<string, {gezien: number, totaal: number}>} */
    const bekend = new Map();
    /** @type {(vraag: Vraag) => {gezien: number, totaal: number}} */
    const tel = ({ competentie, niveau }) => {
      const sleutel = `${competentie.id} ${niveau}`;
      const teksten = niveaus(1, niveau).flatMap((trede) => gedrag(competentie, trede).map((tekst) => profiel.vind(competentie.id, trede, tekst)));
      const geteld = bekend.get(sleutel) ?? { gezien: teksten.filter((merk) => merk?.gezien).length, totaal: teksten.length };
      bekend.set(sleutel, geteld);
      return geteld;
    };
    const standen = profiel.leeg() ? [] : functies.filter(({ status }) => status === undefined).map((functie) => {
      const geteld = vraagt(functie).map((vraag) => ({ vraag, ...tel(vraag) }));
      const [gezien, totaal] = [geteld.reduce((som, { gezien }) => som + gezien, 0), geteld.reduce((som, { totaal }) => som + totaal, 0)];
      const compleet = geteld.filter(({ gezien, totaal }) => totaal && gezien === totaal).map(({ vraag }) => vraag.competentie.label);
      return { functie, gezien, totaal, compleet };
    }).filter(({ gezien }) => gezien);
    standen.sort((een, ander) => ander.gezien / ander.totaal - een.gezien / een.totaal || ander.gezien - een.gezien);
    const deel = find(HTMLElement, "[data-overzicht]");
    deel.hidden = standen.length === 0;
    find(HTMLElement, "[data-standen]", deel).replaceChildren(...standen.slice(0, MEESTE).map(({ functie, gezien, totaal, compleet }) => {
      const link = document.createElement("a");
      [link.href, link.textContent] = [`?${new URLSearchParams({ functie: functie.id })}`, functie.titel];
      return kopie("stand", {
        naam: link,
        gezien: String(gezien),
        totaal: String(totaal),
        compleet: compleet.length ? kopie("compleet", { namen: compleet.join(", ") }) : undefined,
      });
    }));
  };

  const alleenOpen = find(HTMLElement, "[data-alleen-open]");
  alleenOpen.addEventListener("click", () =>
    alleenOpen.setAttribute("aria-pressed", String(plek.classList.toggle("alleen-open"))));

  const toon = () => {
    meld();
    toonVervallen();
    toonOverzicht();
    if (!functie) return;
    const blokken = vraagt(functie).map(({ competentie, niveau }) =>
      kopie("competentie", {
        naam: naam(competentie),
        niveau: niveau ? niveaumerk(niveau) : undefined,
        definitie: competentie.definitie,
        niveaus: totNorm(competentie, niveau, regel(competentie)),
        tips: niveaus(1, niveau).flatMap((trede) => tips(competentie, trede)),
        vragen: vragen({ competentie, niveau }, "zelf"),
      }));
    const uitleg = blokken.length ? "Kruis aan wat je al laat zien. Dan kun je er een voorbeeld bij schrijven." : "Deze functie noemt geen competenties.";
    if (plek.hidden) {
      vul(plek, { titel: `Wat ${functie.titel} vraagt`, uitleg, blokken });
      for (const link of findAll(HTMLAnchorElement, "[data-met-functie]", plek)) link.href += functie.id;
    } else plek.querySelector("[data-vak=blokken]")?.replaceChildren(...blokken);
    plek.hidden = false;
    noem(zin("venster", { functie: functie.titel }));
  };

  find(HTMLElement, "[data-bewaar]").addEventListener("click", () => {
    const adres = URL.createObjectURL(new Blob([profiel.tekst()], { type: "application/json" }));
    const link = document.createElement("a");
    link.href = adres;
    link.download = "mijn-profiel.json";
    link.click();
    setTimeout(() => URL.revokeObjectURL(adres));
  });

  schakelaar.addEventListener("change", () => {
    profiel.bewaarOpApparaat(schakelaar.checked);
    toon();
    bevestig();
  });

  const bestand = find(HTMLInputElement, "input[type=file]");
  find(HTMLElement, "[data-lees-in]").addEventListener("click", () => bestand.click());
  bestand.addEventListener("change", async () => {
    const [gekregen] = bestand.files ?? [];
    if (!gekregen) return;
    const uitkomst = await profiel.leesIn(gekregen);
    bestand.value = "";
    if (uitkomst === "gelukt") toon();
    stand.replaceChildren(uitkomst === "te-groot" ? kopie("te-groot", { naam: gekregen.name }) : uitkomst === "gelukt" ? "Je bestand is ingelezen." :
      `${gekregen.name} is geen bewaard profiel. Kies een bestand dat je hier eerder hebt bewaard.`);
  });

  const dialoog = find(HTMLDialogElement, "dialog");
  find(HTMLElement, "[data-wis]").addEventListener("click", () => {
    if (profiel.leeg()) {
      stand.textContent = "Je profiel is al leeg.";
      return;
    }
    dialoog.returnValue = "";
    dialoog.showModal();
  });
  dialoog.addEventListener("close", () => {
    if (dialoog.returnValue !== "wis") return;
    profiel.wis();
    toon();
    stand.textContent = "Je profiel is gewist.";
  });
  terug.addEventListener("click", () => {
    profiel.haalTerug();
    toon();
    bevestig();
    stand.focus();
  });

  window.addEventListener("storage", ({ key }) => {
    if (key !== null && key !== profiel.PLEK) return;
    profiel.lees();
    toon();
  });
  window.addEventListener("pagehide", () => (terug.hidden = true));

  toon();
})();

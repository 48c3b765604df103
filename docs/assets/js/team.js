// What a team needs of each competency, from how many people it has in each role: `#ROL=3&ANDERE=1`. Numbers alone,
// in the part of the address that goes to no server.
(() => {
  "use strict";

  const { niveaumerk, vul, kopie, find, findAll } = gedeeld;
  const { volgorde, functieMet, vraagt, niveaus, niveaunaam, naam, item, bericht } = gegevens;
  const MEESTE = 999;

  const form = find(HTMLFormElement, ".kies");
  const veld = find(HTMLInputElement, "#kies-teamfunctie");
  const leden = find(HTMLElement, "[data-leden]");
  const melding = find(HTMLElement, ".hulpmiddel [role=status]");
  const plek = find(HTMLElement, "[data-uitkomst]");
  const keuzes = gegevens.keuzes().filter(({ id }) => vraagt(/** @type {Functie} */ (functieMet.get(id))).length);
  /** @type {string | undefined} */
  let gekozen;
  const { enige } = keuzelijst.bij(veld, keuzes, (keuze) => (gekozen = keuze?.id));

  /** @typedef {{functie: Functie, aantal: number}} Lid how many people a role has */

  /** The team that the address has. */
  const team = () =>
    [...new URLSearchParams(location.hash.slice(1))].flatMap(([id, getal]) => {
      const functie = functieMet.get(id);
      const aantal = Math.min(MEESTE, Math.max(0, Math.trunc(Number(getal)) || 0));
      return functie ? { functie, aantal } : [];
    });

  /** @param {Lid[]} leden */
  const bewaar = (leden) => {
    const adres = new URLSearchParams(leden.map(({ functie, aantal }) => [functie.id, String(aantal)]));
    history.replaceState(null, "", leden.length ? `#${adres}` : location.pathname + location.search);
  };

  /** @param {number} aantal */
  const mensen = (aantal) => (aantal === 1 ? "1 persoon" : `${aantal} mensen`);

  /** @param {Lid[]} leden */
  const titels = (leden) => leden.map(({ functie }) => functie.titel).join(", ");

  /**
   * What a team asks of one competency: by level the roles that ask it, the highest first.
   * @param {Competentie} competentie
   * @param {Lid[]} alle
   */
  const treden = (competentie, alle) => {
    const gevraagd = alle.flatMap((lid) => {
      const vraag = vraagt(lid.functie).find((vraag) => vraag.competentie === competentie);
      return vraag ? { ...lid, niveau: vraag.niveau } : [];
    });
    const hoogste = Math.max(0, ...gevraagd.map(({ niveau }) => niveau));
    return niveaus(hoogste ? 1 : 0, hoogste)
      .map((niveau) => ({ niveau, leden: gevraagd.filter((lid) => lid.niveau === niveau) }))
      .map((trede) => ({ ...trede, aantal: trede.leden.reduce((som, { aantal }) => som + aantal, 0) }))
      .filter(({ aantal }) => aantal)
      .reverse();
  };

  /**
   * @param {Competentie} competentie
   * @param {ReturnType<typeof treden>} alle
   */
  const rij = (competentie, alle) => {
    const [boven, ...onder] = alle;
    const lager = onder.at(0);
    const balk = (/** @type {number} */ aantal) => Array.from({ length: Math.min(aantal, 20) }, () => document.createElement("i"));
    return kopie("teamrij", {
      naam: naam(competentie),
      niveaus: alle.map(({ niveau, aantal }) =>
        kopie("trede", { niveau: niveau ? niveaumerk(niveau) : "gevraagd", balk: balk(aantal), aantal: mensen(aantal) })),
      begeleiden: boven && lager ? kopie("begeleiden", {
        wie: titels(boven.leden), hoger: niveaunaam(boven.niveau), wat: titels(lager.leden), lager: niveaunaam(lager.niveau),
      }) : " ",
    });
  };

  const toon = () => {
    const alle = team();
    leden.replaceChildren(...alle.map((lid) => {
      const element = kopie("lid", { naam: lid.functie.titel });
      const aantal = find(HTMLInputElement, "input", element);
      aantal.value = String(lid.aantal);
      aantal.addEventListener("change", () => {
        bewaar(alle.map((ander) => (ander === lid ? { ...lid, aantal: Math.min(MEESTE, Math.max(0, Math.trunc(Number(aantal.value)) || 0)) } : ander)));
        toonUitkomst();
      });
      const knop = find(HTMLElement, "button", element);
      knop.setAttribute("aria-label", `Haal ${lid.functie.titel} weg`);
      knop.addEventListener("click", () => {
        bewaar(team().filter(({ functie }) => functie !== lid.functie));
        toon();
        veld.focus();
      });
      return element;
    }));
    toonUitkomst();
  };

  const uitkomst = /** @type {HTMLElement} */ (plek.cloneNode(true));

  const toonUitkomst = () => {
    const alle = team().filter(({ aantal }) => aantal);
    const som = alle.reduce((som, { aantal }) => som + aantal, 0);
    const rijen = volgorde.map((competentie) => ({ competentie, treden: treden(competentie, alle) })).filter(({ treden }) => treden.length);
    const alleen = rijen.filter(({ treden }) => treden[0].aantal === 1);
    const vers = /** @type {HTMLElement} */ (uitkomst.cloneNode(true));
    vul(vers, {
      titel: `Een team van ${mensen(som)}`,
      opvallend: alleen.map(({ competentie, treden: [{ niveau, leden }] }) =>
        item(naam(competentie), niveau ? `, ${niveaunaam(niveau)}: ` : ": ", `dat draagt één persoon alleen (${titels(leden)}).`)),
      tabel: [kopie("teamkop", {}), ...rijen.map(({ competentie, treden }) => {
        const lijf = document.createElement("tbody");
        lijf.append(rij(competentie, treden));
        return lijf;
      })],
    });
    plek.replaceChildren(...vers.childNodes);
    plek.hidden = som === 0;
    for (const knop of findAll(HTMLElement, "[data-afdrukken]", plek)) knop.addEventListener("click", () => window.print());
    gedeeld.kopieerLink(plek, melding);
    melding.textContent = som ? `Een team van ${mensen(som)}.` : "";
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const getypt = veld.value.trim();
    const functie = functieMet.get(gekozen ?? enige()?.id ?? "");
    bericht(functie ? [] : getypt ? `Kies een functie uit de lijst; ‘${getypt}’ past niet op één functie.` : "Vul eerst een functie in.");
    if (!functie) return;
    const alle = team();
    if (!alle.some((lid) => lid.functie === functie)) bewaar([...alle, { functie, aantal: 1 }]);
    [veld.value, gekozen] = ["", undefined];
    toon();
    findAll(HTMLInputElement, "input", leden).at(-1)?.select();
  });
  window.addEventListener("hashchange", toon);
  toon();
})();

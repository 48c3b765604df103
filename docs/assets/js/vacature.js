// The text of a vacancy for a role, and the questions to ask who applies: `?functie=ID`.
(() => {
  "use strict";

  const { niveaumerk, vul, kopie, zin, find } = gedeeld;
  const { vraagt, niveaus, niveaublok, item, vragen, naam, noem, gekozen } = gegevens;
  const { functies: teksten, kort } = vacatureGegevens;

  const plek = find(HTMLElement, "[data-uitkomst]");
  const { functie } = gekozen();

  /** @param {Functie} functie */
  const delen = (functie) => {
    const taken = teksten[functie.id].taken.map((taak) => item(taak));
    const regels = vraagt(functie).flatMap(({ competentie, niveau }) => {
      const regel = kort[competentie.id]?.[niveau];
      return regel ? kopie("regel", { naam: competentie.label, regel }) : [];
    });
    const eisen = [functie.opleiding, functie.vakstudies, functie.ervaring].filter((tekst) => tekst !== undefined);
    return [
      taken.length ? kopie("taken", { regels: taken }) : "",
      regels.length ? kopie("gedrag", { regels }) : "",
      eisen.length ? kopie("eisen", { teksten: eisen.map((tekst) => kopie("alinea", { tekst })) }) : "",
    ].filter(Boolean);
  };

  /** @param {Functie} functie */
  const zonder = (functie) => {
    const namen = vraagt(functie).flatMap(({ competentie, niveau }) => (kort[competentie.id]?.[niveau] ? [] : competentie.label));
    return namen.length ? [kopie("zonder", { namen: namen.join(", ") })] : [];
  };

  /** @param {Functie} functie */
  const gesprek = (functie) => {
    const blokken = vraagt(functie).flatMap((vraag) => {
      const gevraagd = vragen(vraag, "sollicitatie");
      const { competentie, niveau } = vraag;
      return gevraagd.length
        ? kopie("competentie", {
            naam: naam(competentie),
            niveau: niveau ? niveaumerk(niveau) : undefined,
            niveaus: [...gevraagd, ...niveaus(niveau, niveau).map((trede) => niveaublok(competentie, trede, "norm"))],
          })
        : [];
    });
    return blokken.length ? [kopie("gesprek", { blokken })] : [];
  };

  /** Copy the vacancy; where a browser does not let us, select it. */
  const kopieer = async () => {
    const vacature = find(HTMLElement, "[data-vacature]", plek);
    const stand = find(HTMLElement, "[data-gekopieerd]", plek);
    getSelection()?.selectAllChildren(vacature);
    try {
      await navigator.clipboard.writeText(vacature.innerText);
      stand.textContent = zin("gelukt", {});
    } catch {
      stand.textContent = zin("gekozen", {});
    }
  };

  if (functie) {
    vul(plek, {
      titel: functie.titel, doel: teksten[functie.id].doel, delen: delen(functie),
      zonder: zonder(functie), gesprek: gesprek(functie),
    });
    plek.hidden = false;
    noem(zin("venster", { functie: functie.titel }));
    find(HTMLElement, "[data-kopieer]", plek).addEventListener("click", kopieer);
  }
})();

// Mijn profiel: mark what you show already of what a role asks, `?functie=ID`.
(() => {
  "use strict";

  const { niveaumerk, vul, kopie, zin, find, findAll } = gedeeld;
  const { competentieMet, functieMet, vraagt, niveaus, niveaunaam, vragen, tips, naam, totNorm, noem, bericht, gekozen, spiegel, functies, gedrag } = gegevens;

  const plek = find(HTMLElement, "[data-uitkomst]");
  const stand = find(HTMLElement, "[data-stand]");
  const bewaard = find(HTMLElement, "[data-bewaard]");
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

  /** Say once, and beside the choice, that all is kept and where; what goes wrong is told by `meld`. */
  const bevestig = () => {
    const gezegd = profiel.bericht() ? "" : zin(profiel.opApparaat() ? "bewaard-op-apparaat" : "bewaard-in-tabblad", {});
    if (bewaard.textContent !== gezegd) bewaard.textContent = gezegd;
    stand.textContent = "";
  };

  /** @param {string} dag as it is kept */
  const inWoorden = (dag) => new Date(`${dag}T00:00`).toLocaleDateString("nl", { day: "numeric", month: "long", year: "numeric" });

  /** @param {Functie} functie */
  const functielink = (functie) => {
    const link = document.createElement("a");
    [link.href, link.textContent] = [`?${new URLSearchParams({ functie: functie.id })}`, functie.titel];
    return link;
  };

  /**
   * Show in a list of behaviours what is kept of each; a field that has the focus is left alone.
   * @type {Map<string, () => void>}
   */
  const regels = new Map();
  const werkBij = () => regels.forEach((toon) => toon());

  /**
   * One behaviour, with its mark and example.
   * @param {Competentie} competentie
   * @returns {Regel}
   */
  const regel = (competentie) => (tekst, niveau) => {
    const rij = kopie("kruis", { tekst });
    const vakje = find(HTMLInputElement, "input", rij);
    const voorbeeld = find(HTMLTextAreaElement, "textarea", rij);
    const week = find(HTMLElement, "button", rij);
    voorbeeld.setAttribute("aria-label", `Voorbeeld bij: ${tekst}`);
    week.setAttribute("aria-label", `${week.textContent}: ${tekst}`);
    const toon = () => {
      const merk = profiel.vind(competentie.id, niveau, tekst);
      vakje.checked = Boolean(merk?.gezien);
      if (voorbeeld !== document.activeElement) voorbeeld.value = merk?.voorbeeld ?? "";
      spiegel(voorbeeld);
      week.setAttribute("aria-pressed", String(profiel.isWeek({ competentie: competentie.id, niveau, tekst })));
    };
    toon();
    regels.set(`${competentie.id} ${niveau} ${tekst}`, toon);
    const bewaar = () => zet({ competentie: competentie.id, niveau, tekst }, { gezien: vakje.checked, voorbeeld: voorbeeld.value.trim() });
    vakje.addEventListener("change", () => {
      bewaar();
      toonStanden();
    });
    voorbeeld.addEventListener("input", bewaar);
    week.addEventListener("click", () => {
      profiel.kiesWeek(profiel.isWeek({ competentie: competentie.id, niveau, tekst }) ? undefined : { competentie: competentie.id, niveau, tekst });
      toonWeek();
      werkBij();
      bevestig();
      if (profiel.rest().week) find(HTMLElement, "#week").focus();
    });
    return rij;
  };

  /**
   * Keep what is marked on a behaviour.
   * @param {Gedrag} gedrag
   * @param {{gezien: boolean, voorbeeld: string}} wat
   */
  const zet = ({ competentie, niveau, tekst }, wat) => {
    profiel.zet(competentie, niveau, tekst, wat);
    if (functie) profiel.bij(functie.id);
    bevestig();
    meld();
    werkBij();
  };

  // --- the behaviour of this week ---

  const toonWeek = () => {
    const deel = find(HTMLElement, "[data-week]");
    const { week } = profiel.rest();
    const competentie = competentieMet.get(week?.competentie ?? "");
    deel.hidden = !week;
    if (!week) return;
    const [tip] = competentie ? tips(competentie, week.niveau).flatMap((blok) => findAll(HTMLElement, "dd li", blok)) : [];
    const kaartje = kopie("kaartje", {
      naam: competentie ? naam(competentie) : week.competentie,
      niveau: week.niveau && competentie ? niveaumerk(week.niveau) : undefined,
      tekst: week.tekst,
      tip: tip && kopie("tip", { tip: tip.textContent ?? "" }),
    });
    const voorbeeld = find(HTMLTextAreaElement, "textarea", kaartje);
    find(HTMLElement, "[data-kaartje]", deel).replaceChildren(kaartje);
    const toon = () => {
      if (voorbeeld !== document.activeElement) voorbeeld.value = profiel.vind(week.competentie, week.niveau, week.tekst)?.voorbeeld ?? "";
      spiegel(voorbeeld);
    };
    toon();
    regels.set("week", toon);
    voorbeeld.addEventListener("input", () => {
      const gezien = Boolean(voorbeeld.value.trim()) || Boolean(profiel.vind(week.competentie, week.niveau, week.tekst)?.gezien);
      zet(week, { gezien, voorbeeld: voorbeeld.value.trim() });
      toonStanden();
    });
  };

  /**
   * Give someone a file.
   * @param {string} naam
   * @param {string} soort
   * @param {string} inhoud
   */
  const geef = (naam, soort, inhoud) => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([inhoud], { type: soort }));
    link.download = naam;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href));
  };

  find(HTMLElement, "[data-in-agenda]").addEventListener("click", () => {
    const { week } = profiel.rest();
    if (!week) return;
    const [jaar, maand, nummer] = week.dag.split("-").map(Number);
    const waar = [competentieMet.get(week.competentie)?.label, week.niveau ? niveaunaam(week.niveau) : ""].filter(Boolean).join(", ");
    const uitleg = zin("agenda-uitleg", { waar, adres: location.href });
    geef("deze-week.ics", "text/calendar", agenda.bestand(`${week.dag}-${profiel.vingerafdruk(week.tekst)}`, [
      { dag: new Date(jaar, maand - 1, nummer), dagen: 7, titel: zin("agenda-week", { tekst: week.tekst }), uitleg },
      { dag: new Date(jaar, maand - 1, nummer + 6), dagen: 1, titel: zin("agenda-terug", { tekst: week.tekst }), uitleg },
    ]));
    stand.textContent = zin("in-agenda", {});
  });
  find(HTMLElement, "[data-druk-kaartje]").addEventListener("click", () => {
    document.documentElement.classList.add("alleen-kaartje");
    window.print();
  });
  /** @param {Event} event */
  const gelezen = ({ target }) => {
    if (target instanceof Element && !target.closest("[data-stand]")) stand.replaceChildren(); // who goes on has read it
  };
  document.addEventListener("click", gelezen, true); // not when the button goes down: what moves then is missed
  document.addEventListener("focusin", (event) => {
    if (event.target instanceof Element && event.target.matches(":focus-visible")) gelezen(event);
  });
  window.addEventListener("afterprint", () => document.documentElement.classList.remove("alleen-kaartje"));
  find(HTMLElement, "[data-stop-week]").addEventListener("click", () => {
    profiel.kiesWeek();
    toon();
    stand.textContent = "Weggehaald.";
    stand.focus();
  });

  const toonVervallen = () => {
    const deel = find(HTMLElement, "[data-vervallen]");
    const merken = profiel.vervallen();
    deel.hidden = merken.length === 0;
    find(HTMLElement, "ul", deel).replaceChildren(...merken.map(({ competentie, niveau, tekst, voorbeeld }) => {
      const label = competentieMet.get(competentie)?.label ?? competentie;
      const rij = kopie("vervallen", { waar: niveau ? `${label}, ${niveaunaam(niveau)}` : label, tekst, voorbeeld });
      find(HTMLElement, "button", rij).addEventListener("click", () => {
        profiel.haalWeg({ competentie, niveau, tekst });
        toonVervallen();
        meld();
        (deel.querySelector("button") ?? stand).focus();
        stand.textContent = "Weggehaald.";
      });
      return rij;
    }));
  };

  // --- how much is marked, and what is open ---

  /** So many roles stand in the overview, and so many names of competencies behind each. */
  const [MEESTE, NAMEN] = [5, 3];

  /**
   * A way to count what is marked of what roles ask; each competency is counted once.
   * @returns {(functie: Functie) => {gezien: number, totaal: number, delen: {vraag: Vraag, gezien: number, totaal: number}[]}}
   */
  const teller = () => {
    /** @type {Map<string, {gezien: number, totaal: number}>} */
    const bekend = new Map();
    /** @param {Vraag} vraag */
    const tel = ({ competentie, niveau }) => {
      const sleutel = `${competentie.id} ${niveau}`;
      const merken = () => niveaus(1, niveau).flatMap((trede) => gedrag(competentie, trede).map((tekst) => profiel.vind(competentie.id, trede, tekst)));
      const alle = bekend.has(sleutel) ? [] : merken();
      const geteld = bekend.get(sleutel) ?? { gezien: alle.filter((merk) => merk?.gezien).length, totaal: alle.length };
      bekend.set(sleutel, geteld);
      return geteld;
    };
    return (functie) => {
      const delen = vraagt(functie).map((vraag) => ({ vraag, ...tel(vraag) }));
      const som = (/** @type {"gezien" | "totaal"} */ wat) => delen.reduce((som, deel) => som + deel[wat], 0);
      return { gezien: som("gezien"), totaal: som("totaal"), delen };
    };
  };

  /**
   * Some names, and how many more there are.
   * @param {string[]} namen
   */
  const opsomming = (namen) => [...namen.slice(0, NAMEN), ...(namen.length > NAMEN ? [`en nog ${namen.length - NAMEN}`] : [])].join(", ");

  /** How much of each role is marked, the role that fits best first; nothing when nothing is marked. */
  const toonOverzicht = () => {
    const tel = teller();
    const standen = profiel.nietsAangekruist() ? [] : functies.filter(({ status }) => status === undefined)
      .map((functie) => ({ functie, ...tel(functie) })).filter(({ gezien }) => gezien);
    standen.sort((een, ander) => ander.gezien / ander.totaal - een.gezien / een.totaal || ander.gezien - een.gezien);
    const deel = find(HTMLElement, "[data-overzicht]");
    deel.hidden = standen.length === 0;
    const { laatst } = profiel.rest();
    const waar = functieMet.get(laatst?.functie ?? "");
    find(HTMLElement, "[data-laatst]", deel).replaceChildren(...(laatst ? [kopie("laatst", {
      dag: inWoorden(laatst.dag), functie: waar && kopie("bij-functie", { naam: functielink(waar) }),
    })] : []));
    find(HTMLElement, "[data-standen]", deel).replaceChildren(...standen.slice(0, MEESTE).map(({ functie, gezien, totaal, delen }) => {
      const compleet = delen.filter(({ gezien, totaal }) => totaal && gezien === totaal).map(({ vraag }) => vraag.competentie.label);
      const open = delen.filter(({ gezien, totaal }) => gezien < totaal).map(({ vraag, gezien, totaal }) => `${vraag.competentie.label} (${totaal - gezien})`);
      const rij = kopie("stand", {
        naam: functielink(functie),
        gezien: String(gezien),
        totaal: String(totaal),
        compleet: compleet.length ? kopie("compleet", { namen: opsomming(compleet) }) : undefined,
        open: open.length ? kopie("nog-open", { namen: opsomming(open) }) : undefined,
      });
      find(HTMLElement, "i", rij).style.inlineSize = `${(100 * gezien) / totaal}%`;
      return rij;
    }));
  };

  /** @param {Competentie} competentie */
  const anker = (competentie) => `gedrag-van-${competentie.id.replace("/", "-")}`;

  /** What is not marked yet of the chosen role, with the way to it. */
  const toonOpen = () => {
    const deel = find(HTMLElement, "[data-open]", plek);
    if (!functie) return;
    const { gezien, totaal, delen } = teller()(functie);
    deel.hidden = totaal === 0;
    const open = delen.filter(({ gezien, totaal }) => gezien < totaal).map(({ vraag, gezien, totaal }) => {
      const link = document.createElement("a");
      [link.href, link.textContent] = [`#${anker(vraag.competentie)}`, vraag.competentie.label];
      return [link, ` ${totaal - gezien}`];
    });
    deel.replaceChildren(gezien === totaal ? kopie("alles", {}) :
      kopie("open", { gezien: String(gezien), open: String(totaal - gezien), namen: open.flatMap((een, plek) => [plek ? ", " : "", ...een]) }));
  };

  const toonStanden = () => {
    toonOverzicht();
    toonOpen();
  };

  const alleenOpen = find(HTMLElement, "[data-alleen-open]");
  alleenOpen.addEventListener("click", () =>
    alleenOpen.setAttribute("aria-pressed", String(plek.classList.toggle("alleen-open"))));

  const toon = () => {
    regels.clear();
    meld();
    toonVervallen();
    toonWeek();
    toonOverzicht();
    if (!functie) return;
    const blokken = vraagt(functie).map(({ competentie, niveau }) => {
      const blok = kopie("competentie", {
        naam: naam(competentie),
        niveau: niveau ? niveaumerk(niveau) : undefined,
        definitie: competentie.definitie,
        niveaus: totNorm(competentie, niveau, regel(competentie)),
        tips: niveaus(1, niveau).flatMap((trede) => tips(competentie, trede)),
        vragen: vragen({ competentie, niveau }, "zelf"),
      });
      blok.id = anker(competentie);
      return blok;
    });
    const uitleg = blokken.length ? "Kruis aan wat je al laat zien. Dan kun je er een voorbeeld bij schrijven." : "Deze functie noemt geen competenties.";
    if (plek.hidden) {
      vul(plek, { titel: `Wat ${functie.titel} vraagt`, uitleg, blokken });
      for (const link of findAll(HTMLAnchorElement, "[data-met-functie]", plek)) link.href += functie.id;
    } else plek.querySelector("[data-vak=blokken]")?.replaceChildren(...blokken);
    plek.hidden = false;
    plek.before(find(HTMLElement, "[data-week]")); // what was asked for comes first
    plek.after(find(HTMLElement, "[data-overzicht]"));
    toonOpen();
    noem(zin("venster", { functie: functie.titel }));
  };

  find(HTMLElement, "[data-bewaar]").addEventListener("click", () => {
    geef("mijn-profiel.json", "application/json", profiel.tekst());
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

// The form of /werkplaats/: made of what Python says of the fields of a file, and kept when that says it anew.

/**
 * @typedef {(string | number)[]} Waar the way to a part of a file: keys, and places in a list
 * @typedef {{waarde: string, label: string, uitleg?: string}} Keuze
 * @typedef {{sleutel: string | number, label: string, vorm: string, uitleg?: string, voorbeeld?: string, verplicht?: boolean,
 *   grens?: number | null, keuzes?: Keuze[], waarde?: string | null, regel?: number, velden?: Veld[], punten?: Veld[]}} Veld
 * @typedef {{pad: string, regel: number, kolom: number, waar: Waar | null, soort: string, tekst: string, herstel?: string}} Mededeling
 * @typedef {{actie: "zet" | "weg" | "voegtoe" | "verplaats", waarde?: unknown, naar?: string | number}} Daad
 */

const werkplaatsFormulier = (() => {
  "use strict";

  const { find, findAll, kopie, niveaumerk, zin } = gedeeld;
  const PAUSE = 250;

  /** What asks Python: `wijzig` a part, `kies` one of many, `plak` what was copied elsewhere; `zeg` tells a reader. */
  /** @type {{wijzig(waar: Waar, daad: Daad): void, kies(veld: Veld): Promise<Keuze | undefined>, plak(html: string, tekst: string): Promise<string[]>, zeg(tekst: string): void}} */
  let doen;
  /** @type {HTMLElement} */
  let plek;
  /** The parts of the form by the way to them, and the shape that was drawn. */
  /** @type {Map<string, HTMLElement>} */
  let delen = new Map();
  let getekend = "";
  /** What was typed and not told yet. */
  /** @type {Map<string, () => void>} */
  const wachtend = new Map();
  let nummer = 0;

  /** @param {Waar} waar */
  const sleutel = (waar) => JSON.stringify(waar);

  // --- what a field is ---

  /** @param {Veld} veld @returns {boolean} */
  const leeg = (veld) => !veld.waarde && !veld.punten?.length && !veld.velden?.some((onder) => !leeg(onder));

  /** @param {Veld} veld @returns {unknown} */
  const gedaante = (veld) => [veld.sleutel, veld.vorm, veld.keuzes?.length, veld.punten?.map(gedaante), veld.velden?.map(gedaante)];

  /** @param {Veld} veld */
  const uitleg = (veld) => [
    veld.uitleg ?? "",
    ...(veld.voorbeeld && leeg(veld) ? [" ", kopie("voorbeeld", { voorbeeld: veld.voorbeeld })] : []),
  ].filter(Boolean);

  // --- typing ---

  /**
   * Tell what is typed after a pause, and at once when someone leaves the field.
   * @param {HTMLInputElement | HTMLTextAreaElement} invoer
   * @param {Waar} waar
   */
  const volg = (invoer, waar) => {
    const naam = sleutel(waar);
    /** @type {number} */
    let straks;
    const vertel = () => {
      clearTimeout(straks);
      if (!wachtend.delete(naam)) return;
      invoer.dataset.was = invoer.value;
      doen.wijzig(waar, { actie: "zet", waarde: invoer.value });
    };
    invoer.addEventListener("input", () => {
      clearTimeout(straks);
      wachtend.set(naam, vertel);
      straks = setTimeout(vertel, PAUSE);
    });
    invoer.addEventListener("change", vertel);
  };

  /** Tell all that was typed. */
  const meteen = () => {
    for (const vertel of [...wachtend.values()]) vertel();
  };

  /**
   * A text field that grows with its text.
   * @param {Veld} veld
   * @param {Waar} waar
   */
  const tekstveld = (veld, waar) => {
    const invoer = document.createElement(veld.vorm === "tekst" ? "input" : "textarea");
    if (invoer instanceof HTMLTextAreaElement) invoer.rows = 1;
    else invoer.type = "text";
    if (veld.grens) invoer.maxLength = veld.grens;
    volg(invoer, waar);
    return invoer;
  };

  /**
   * @param {Veld} veld
   * @param {Waar} waar
   */
  const keuzeveld = (veld, waar) => {
    const invoer = document.createElement("select");
    const opties = (veld.keuzes ?? []).map(({ waarde, label }) => new Option(label, waarde));
    invoer.append(...(veld.verplicht && veld.waarde ? [] : [kopie("geen-keuze", {})]), ...opties);
    invoer.addEventListener("change", () =>
      doen.wijzig(waar, invoer.value ? { actie: "zet", waarde: invoer.value } : { actie: "weg" }));
    return invoer;
  };

  // --- parts ---

  /**
   * Give an element its label: a name for who listens.
   * @param {HTMLElement} deel
   * @param {HTMLElement} invoer
   * @param {boolean} [verplicht]
   */
  const koppel = (deel, invoer, verplicht) => {
    invoer.id = `veld-${(nummer += 1)}`;
    const [label] = findAll(HTMLLabelElement, "label", deel);
    if (label) label.htmlFor = invoer.id;
    const beschrijvingen = findAll(HTMLElement, ":scope > .uitleg, :scope > [data-fouten]", deel);
    beschrijvingen.forEach((element, plaats) => (element.id = `${invoer.id}-${plaats}`));
    invoer.setAttribute("aria-describedby", beschrijvingen.map(({ id }) => id).join(" "));
    if (verplicht) invoer.setAttribute("aria-required", "true");
  };

  /**
   * @param {Veld} veld
   * @param {Waar} waar
   */
  const enkel = (veld, waar) => {
    const invoer = veld.keuzes && veld.vorm === "keuze" ? keuzeveld(veld, waar) : tekstveld(veld, waar);
    const deel = kopie("veld", { label: veld.label, uitleg: uitleg(veld), invoer: [invoer] });
    koppel(deel, invoer, veld.verplicht);
    return deel;
  };

  /**
   * The steps of a level.
   * @param {Veld} veld
   * @param {Waar} waar
   */
  const treden = (veld, waar) => {
    const naam = `trede-${(nummer += 1)}`;
    const keuzes = (veld.keuzes ?? []).map(({ waarde, label }) => {
      const merk = /^\d$/.test(waarde) ? niveaumerk(Number(waarde)) : label;
      const keuze = kopie("trede", { naam: [merk] });
      const invoer = find(HTMLInputElement, "input", keuze);
      Object.assign(invoer, { name: naam, value: waarde, checked: waarde === veld.waarde });
      invoer.addEventListener("change", () => doen.wijzig(waar, { actie: "zet", waarde }));
      return keuze;
    });
    const onder = samen(veld.velden ?? [], waar, 1);
    return kopie("treden", { label: veld.label, uitleg: uitleg(veld), keuzes, velden: onder });
  };

  /**
   * @param {Veld} veld
   * @param {Waar} waar
   */
  const groep = (veld, waar) =>
    kopie("groep", { label: veld.label, uitleg: uitleg(veld), velden: samen(veld.velden ?? [], waar) });

  /**
   * Fields below each other; those that may stay empty, and are, folded.
   * @param {Veld[]} velden
   * @param {Waar} waar
   * @param {number} [vanaf] how many are too many to show
   */
  const samen = (velden, waar, vanaf = 2) => {
    const dicht = velden.filter((veld) => leeg(veld) && !veld.verplicht);
    const open = dicht.length >= vanaf ? velden.filter((veld) => !dicht.includes(veld)) : velden;
    const gemaakt = open.map((veld) => maak(veld, [...waar, veld.sleutel]));
    if (open === velden) return gemaakt;
    const rest = dicht.map((veld) => maak(veld, [...waar, veld.sleutel]));
    const namen = dicht.map(({ label }) => label).join(", ");
    const deel = kopie(vanaf === 1 ? "erbij" : "rest", { namen, velden: rest });
    deel.dataset.waar = `${sleutel(waar)} rest`;
    return [...gemaakt, deel];
  };

  /**
   * A list or a map: what can be added to, moved and taken away from.
   * @param {Veld} veld
   * @param {Waar} waar
   */
  const lijst = (veld, waar) => {
    const binnen = waar.slice(0, -1).filter((stap) => typeof stap === "string"); // in what, where names recur
    const naam = [...binnen, veld.label].join(", ");
    const deel = kopie("lijst", { label: veld.label, uitleg: uitleg(veld), naam });
    const punten = find(HTMLOListElement, "[data-punten]", deel);
    const alle = veld.punten ?? [];
    punten.append(...alle.map((punt, plaats) => maakPunt(veld, punt, waar, plaats)));
    find(HTMLButtonElement, ":scope > p > [data-doet=voegtoe]", deel).addEventListener("click", () => voegtoe(veld, waar));
    sleep(punten, (van, naar) => verplaats(veld, waar, van, naar));
    return deel;
  };

  /**
   * @param {Veld} veld the list
   * @param {Veld} punt
   * @param {Waar} waar of the list
   * @param {number} plaats
   */
  const maakPunt = (veld, punt, waar, plaats) => {
    const hier = [...waar, punt.sleutel];
    const genoemd = veld.vorm === "lijst" && punt.keuzes?.length === 1; // one of what the handbook has
    const kaal = !genoemd && !punt.velden && !punt.punten && punt.vorm !== "niveau";
    const naam = `${punt.label || veld.label} ${plaats + 1}`;
    const inhoud = genoemd
      ? kopie("genoemd", { label: punt.label, uitleg: punt.uitleg })
      : maak({ ...punt, label: punt.label || naam }, hier);
    if (genoemd) {
      inhoud.dataset.waar = sleutel(hier);
      delen.set(sleutel(hier), inhoud);
    } else if (kaal) {
      inhoud.classList.add("kaal");
      for (const invoer of findAll(HTMLElement, "textarea, input", inhoud)) plakLijst(invoer, waar, plaats);
    }
    const deel = kopie("punt", { inhoud: [inhoud], naam });
    deel.dataset.plaats = String(plaats);
    for (const knop of findAll(HTMLButtonElement, ":scope > .knopjes > button", deel)) {
      knop.addEventListener("click", () => {
        if (knop.dataset.doet === "weg") return haalWeg(hier, waar, plaats);
        verplaats(veld, waar, plaats, plaats + (knop.dataset.doet === "omhoog" ? -1 : 1), knop.dataset.doet);
      });
    }
    const laatste = (veld.punten?.length ?? 0) - 1;
    find(HTMLButtonElement, "[data-doet=omhoog]", deel).disabled = plaats === 0;
    find(HTMLButtonElement, "[data-doet=omlaag]", deel).disabled = plaats === laatste;
    return deel;
  };

  /**
   * Where the focus goes when the form comes back.
   * @type {{waar: string, knop?: string} | undefined}
   */
  let straks;

  /** @param {Waar} hier @param {Waar} waar @param {number} plaats */
  const haalWeg = (hier, waar, plaats) => {
    meteen();
    straks = plaats ? { waar: `${sleutel(waar)} ${plaats - 1}` } : { waar: sleutel(waar), knop: "voegtoe" };
    doen.zeg(zin("weggehaald", {}));
    doen.wijzig(hier, { actie: "weg" });
  };

  /** @param {Veld} veld @param {Waar} waar @param {number} van @param {number} naar @param {string} [knop] */
  const verplaats = (veld, waar, van, naar, knop) => {
    const punten = veld.punten ?? [];
    if (naar < 0 || naar >= punten.length || van === naar) return;
    meteen();
    straks = { waar: `${sleutel(waar)} ${naar}`, knop };
    doen.zeg(zin("verplaatst", { plaats: String(naar + 1), aantal: String(punten.length) }));
    doen.wijzig([...waar, punten[van].sleutel], { actie: "verplaats", naar });
  };

  /** @param {Veld} veld @param {Waar} waar */
  const voegtoe = async (veld, waar) => {
    meteen();
    const plaats = veld.punten?.length ?? 0;
    if (veld.keuzes) {
      const keuze = await doen.kies(veld);
      if (!keuze) return;
      straks = { waar: `${sleutel(waar)} ${plaats}` };
      doen.wijzig(waar, { actie: "voegtoe", naar: keuze.waarde, waarde: veld.vorm === "kaart" ? "" : keuze.waarde });
    } else {
      straks = { waar: `${sleutel(waar)} ${plaats}` };
      doen.wijzig(waar, { actie: "voegtoe", waarde: "" });
    }
  };

  /**
   * Sentences that were copied elsewhere become points of the list, each on its own.
   * @param {HTMLElement} invoer
   * @param {Waar} waar
   * @param {number} plaats
   */
  const plakLijst = (invoer, waar, plaats) => {
    invoer.addEventListener("paste", async (event) => {
      const html = event.clipboardData?.getData("text/html") ?? "";
      const tekst = event.clipboardData?.getData("text/plain") ?? "";
      if (!/[\n\r]/.test(tekst.trim()) && !/<li|mso-list/i.test(html)) return;
      event.preventDefault();
      const regels = await doen.plak(html, tekst);
      if (!regels.length) return;
      const velden = /** @type {HTMLTextAreaElement} */ (invoer);
      const hier = !velden.value.trim();
      wachtend.delete(sleutel([...waar, plaats]));
      if (hier) doen.wijzig([...waar, plaats], { actie: "zet", waarde: regels[0] });
      const verder = regels.slice(hier ? 1 : 0);
      if (verder.length) doen.wijzig(waar, { actie: "voegtoe", waarde: verder, naar: plaats + 1 });
      straks = { waar: `${sleutel(waar)} ${plaats + regels.length - (hier ? 1 : 0)}` };
    });
  };

  /**
   * Have points move by dragging their grip, also with a finger.
   * @param {HTMLElement} punten
   * @param {(van: number, naar: number) => void} klaar
   */
  const sleep = (punten, klaar) => {
    punten.addEventListener("pointerdown", (event) => {
      const greep = event.target instanceof Element && event.target.closest(".greep");
      const punt = greep && greep.closest("li");
      if (!punt || punt.parentElement !== punten) return;
      event.preventDefault();
      const van = [...punten.children].indexOf(punt);
      punt.classList.add("gesleept");
      /** @param {PointerEvent} beweegt */
      const beweeg = (beweegt) => {
        const onder = [...punten.children].find((ander) => {
          const { top, bottom } = ander.getBoundingClientRect();
          return ander !== punt && beweegt.clientY > top && beweegt.clientY < bottom;
        });
        if (!onder) return;
        const { top, height } = onder.getBoundingClientRect();
        if (beweegt.clientY < top + height / 2) onder.before(punt);
        else onder.after(punt);
      };
      const laatLos = () => {
        removeEventListener("pointermove", beweeg);
        removeEventListener("pointerup", laatLos);
        removeEventListener("pointercancel", laatLos);
        punt.classList.remove("gesleept");
        const naar = [...punten.children].indexOf(punt);
        getekend = ""; // the order on the page is no longer what was drawn
        klaar(van, naar);
      };
      addEventListener("pointermove", beweeg);
      addEventListener("pointerup", laatLos);
      addEventListener("pointercancel", laatLos);
    });
  };

  /**
   * @param {Veld} veld
   * @param {Waar} waar
   * @returns {HTMLElement}
   */
  const maak = (veld, waar) => {
    const deel =
      veld.vorm === "niveau" || veld.vorm === "eis" ? treden(veld, waar)
      : veld.punten ? lijst(veld, waar)
      : veld.velden ? groep(veld, waar)
      : enkel(veld, waar);
    deel.dataset.waar = sleutel(waar);
    delen.set(sleutel(waar), deel);
    return deel;
  };

  // --- the form ---

  /**
   * Give the fields their values, but for what someone is typing.
   * @param {Veld[]} velden
   * @param {Waar} waar
   */
  const werkBij = (velden, waar) => {
    for (const veld of velden) {
      const hier = [...waar, veld.sleutel];
      const deel = delen.get(sleutel(hier));
      if (!deel) continue;
      const waarde = veld.waarde ?? "";
      if (!veld.punten && !veld.velden && veld.vorm !== "niveau") {
        const [invoer] = findAll(HTMLElement, "input, textarea, select", deel);
        if (!invoer) continue;
        const veldje = /** @type {HTMLInputElement} */ (invoer);
        const typt = veldje === document.activeElement && veldje.dataset.was === waarde;
        if (!wachtend.has(sleutel(hier)) && !typt && veldje.value !== waarde) veldje.value = waarde;
      } else if (!veld.punten) {
        for (const keuze of findAll(HTMLInputElement, ":scope > .keuzes input", deel)) keuze.checked = keuze.value === waarde;
      }
      werkBij([...(veld.velden ?? []), ...(veld.punten ?? [])], hier);
    }
  };

  /**
   * Show the fields of a file.
   * @param {Veld[]} velden
   */
  const toon = (velden) => {
    const vorm = JSON.stringify(velden.map((veld) => [gedaante(veld), leeg(veld)]));
    if (vorm !== getekend) {
      const actief = document.activeElement;
      const had = actief instanceof HTMLElement && plek.contains(actief) ? actief : undefined;
      const terug = had?.closest("[data-waar]")?.getAttribute("data-waar");
      const getypt = had instanceof HTMLTextAreaElement || had instanceof HTMLInputElement ? had : undefined;
      const tekst = getypt?.value;
      const keuze = getypt && getypt.type !== "radio" ? [getypt.selectionStart, getypt.selectionEnd] : undefined;
      const open = new Set(findAll(HTMLDetailsElement, "details[open]", plek).map(({ dataset }) => dataset.waar));
      delen = new Map();
      plek.replaceChildren(...samen(velden, []));
      getekend = vorm;
      for (const details of findAll(HTMLDetailsElement, "details", plek)) details.open = open.has(details.dataset.waar);
      werkBij(velden, []);
      const deel = terug && delen.get(terug);
      const [invoer] = deel ? findAll(HTMLElement, "textarea, input:not([type=radio]), input:checked, select", deel) : [];
      if (invoer && !straks) {
        const dicht = invoer.closest("details");
        if (dicht) dicht.open = true;
        invoer.focus({ preventScroll: true });
        if (keuze && (invoer instanceof HTMLTextAreaElement || invoer instanceof HTMLInputElement)) {
          if (terug && wachtend.has(terug) && tekst !== undefined) invoer.value = tekst;
          invoer.setSelectionRange(keuze[0], keuze[1]);
        }
      }
    }
    werkBij(velden, []);
    if (straks) gaNaar(straks);
    straks = undefined;
  };

  /** @param {{waar: string, knop?: string}} doel "[…] 2" is the third point of a list */
  const gaNaar = ({ waar, knop }) => {
    const [, van, plaats] = /^(.*) (\d+)$/.exec(waar) ?? [undefined, waar, undefined];
    const lijst = delen.get(van);
    const punt = plaats === undefined ? lijst : lijst && findAll(HTMLElement, ":scope > [data-punten] > li", lijst)[Number(plaats)];
    if (!punt) return;
    const knoppen = knop ? findAll(HTMLButtonElement, `[data-doet=${knop}]:not([disabled])`, punt).slice(knop === "voegtoe" ? -1 : 0) : [];
    const [doel] = [...knoppen, ...findAll(HTMLElement, "textarea, input, select, button", punt)];
    doel?.focus();
  };

  /**
   * Say what is wrong at the field that it is about; gives what has no field.
   * @param {Mededeling[]} meldingen
   */
  const meld = (meldingen) => {
    for (const deel of [plek, ...delen.values()]) {
      deel.classList.remove("mis");
      for (const lijst of findAll(HTMLElement, ":scope > [data-fouten]", deel)) lijst.replaceChildren();
      for (const invoer of findAll(HTMLElement, "[aria-invalid]", deel)) invoer.removeAttribute("aria-invalid");
    }
    return meldingen.filter((melding) => {
      const deel = vindDeel(melding.waar ?? []);
      const lijst = deel && findAll(HTMLElement, ":scope > [data-fouten]", deel)[0];
      if (!lijst) return true;
      const regel = kopie("fout", { tekst: melding.tekst, herstel: melding.herstel });
      regel.classList.add(melding.soort);
      lijst.append(regel);
      deel.classList.toggle("mis", deel.classList.contains("mis") || melding.soort === "fout");
      const [invoer] = findAll(HTMLElement, "textarea, input, select", deel);
      if (melding.soort === "fout") invoer?.setAttribute("aria-invalid", "true");
      for (let dicht = deel.closest("details"); dicht && melding.soort === "fout"; dicht = dicht.parentElement?.closest("details") ?? null) dicht.open = true;
      return false;
    });
  };

  /** @param {Waar} waar */
  const vindDeel = (waar) => {
    for (let lengte = waar.length; lengte; lengte -= 1) {
      const deel = delen.get(sleutel(waar.slice(0, lengte)));
      if (deel) return deel;
    }
    return undefined;
  };

  /** @param {Waar} waar */
  const ganaar = (waar) => {
    const deel = vindDeel(waar);
    const [invoer] = deel ? findAll(HTMLElement, "textarea, input, select, button", deel) : [];
    invoer?.focus();
    return Boolean(invoer);
  };

  /**
   * @param {HTMLElement} formulier
   * @param {typeof doen} wat
   */
  const begin = (formulier, wat) => {
    plek = formulier;
    doen = wat;
    Object.assign(formulier, { noValidate: true });
    formulier.addEventListener("submit", (event) => event.preventDefault());
    formulier.addEventListener("keydown", (event) => {
      const { key, altKey, target } = event;
      const punt = target instanceof Element && target.closest("li.punt");
      if (!altKey || !punt || !["ArrowUp", "ArrowDown"].includes(key)) return;
      event.preventDefault();
      find(HTMLButtonElement, `:scope > .knopjes > [data-doet=${key === "ArrowUp" ? "omhoog" : "omlaag"}]`, punt).click();
    });
  };

  /** Forget what was drawn: another file comes. */
  const leegmaken = () => {
    wachtend.clear();
    getekend = "";
    straks = undefined;
    plek.replaceChildren();
  };

  return { begin, toon, meld, meteen, ganaar, leegmaken };
})();

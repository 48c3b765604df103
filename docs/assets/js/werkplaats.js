// The page /werkplaats/: asks the worker what a change comes to, and shows it. What may be typed, what is wrong
// and what it means, Python says; this script knows no rule of the handbook.

/**
 * @typedef {{pad: string, soort: string, id: string, titel: string, groep?: string}} Item
 * @typedef {{pad: string, soort: string, titel: string}} Gewijzigd
 * @typedef {{meldingen: Mededeling[], verslag: string[], geraakt: {id: string, titel: string}[], gewijzigd: Gewijzigd[]}} Stand
 * @typedef {{pad: string, soort: string, tekst: string, velden: Veld[] | null, meldingen: Mededeling[], titel?: string}} Geopend
 * @typedef {{pad: string, soort: string, adres: string | null, manier: string, tekst: string, uitleg: string, titel?: string}} Stap
 */

(() => {
  "use strict";

  const { find, findAll, kopie, zin, root, href, plaats } = gedeeld;
  const [plek] = findAll(HTMLElement, ".werkplaats");
  if (!plek) return;
  const PAUSE = 250;
  const BEWAARD = plaats("voorstel");
  const bericht = find(HTMLElement, "[data-bericht]", plek);
  const gezegd = find(HTMLElement, "[data-gezegd]", plek);
  const standje = find(HTMLElement, "[data-stand]", plek);
  const werk = find(HTMLElement, "[data-werk]", plek);
  const werkend = find(HTMLElement, "[data-scherm=werk]", plek);
  const yaml = find(HTMLTextAreaElement, "#yaml", plek);
  const pagina = find(HTMLElement, "[data-pagina]", plek);

  /** @param {(string | HTMLElement)[]} tekst */
  const waarschuw = (...tekst) => {
    bericht.replaceChildren(...tekst);
    bericht.hidden = false;
  };
  /** @param {string} tekst */
  const zeg = (tekst) => (gezegd.textContent = tekst);
  /** @param {string} tekst */
  const toonKort = (tekst) => {
    standje.textContent = tekst;
    setTimeout(() => standje.replaceChildren(), 6000);
  };

  // --- asking ---

  /** @type {Worker} */
  let werker;
  /** @type {Map<number, {goed(antwoord: any): void, mis(fout: Error): void}>} */
  const open = new Map();
  let nummer = 0;

  /**
   * Ask Python.
   * @param {string} doe
   * @param {object} [verder]
   * @returns {Promise<any>}
   */
  const vraag = (doe, verder) =>
    new Promise((goed, mis) => {
      nummer += 1;
      open.set(nummer, { goed, mis });
      werker.postMessage({ nummer, vraag: { doe, ...verder } });
    });

  /** @param {{nummer: number, antwoord?: any, mislukt?: string}} data */
  const ontvang = ({ nummer, antwoord, mislukt }) => {
    const wacht = open.get(nummer);
    open.delete(nummer);
    const reden = mislukt ?? antwoord?.fout;
    if (reden === undefined) return wacht?.goed(antwoord);
    waarschuw(mislukt ? kopie("haperde", { reden }) : reden);
    wacht?.mis(new Error(reden));
  };

  // --- what there is ---

  /** @type {Item[]} */
  let items = [];
  /** @type {Gewijzigd[]} */
  let gewijzigd = [];
  /** What could be better, as it was told last. */
  /** @type {Mededeling[]} */
  let adviezen = [];
  /** The file that is open. */
  let pad = "";
  /** Counts the changes: what was asked about an earlier one is not shown. */
  let beurt = 0;
  /** Whether Python works on a change. */
  let bezig = 0;

  /** @param {string} pad */
  const titelVan = (pad) => items.find((item) => item.pad === pad)?.titel ?? pad;

  // --- screens ---

  /** @param {string} naam @param {boolean} [stil] whether the focus stays where it is */
  const ga = (naam, stil) => {
    for (const scherm of findAll(HTMLElement, "[data-scherm]", plek)) scherm.hidden = scherm.dataset.scherm !== naam;
    plek.dataset.scherm = naam;
    toonBalk();
    if (stil) return;
    find(HTMLElement, `[data-scherm=${naam}] h2`, plek).focus({ preventScroll: true });
    plek.scrollIntoView();
  };

  const toonBalk = () => {
    const balk = find(HTMLElement, "[data-voorstel]", plek);
    const namen = gewijzigd.map(({ titel, soort }) =>
      zin("een-gewijzigd", { titel, soort: zin(`soort-${soort}`, {}) }));
    balk.hidden = namen.length === 0;
    find(HTMLElement, "[data-verder]", plek).hidden = namen.length === 0;
    const samenvatting = find(HTMLElement, "[data-vak=samenvatting]", balk);
    samenvatting.replaceChildren(namen.length ? kopie("gewijzigd", { namen: namen.join(", ") }) : "");
    for (const knop of findAll(HTMLElement, "[data-naar]", balk)) knop.hidden = knop.dataset.naar === plek.dataset.scherm;
  };

  // --- choosing what to change ---

  const toonItems = () => {
    const gezocht = woorden.fold(find(HTMLInputElement, "#kies-zoek", plek).value).trim();
    const gevonden = items.filter(({ titel }) => woorden.fold(titel).includes(gezocht));
    const groepen = [...new Set(gevonden.map(({ soort, groep }) => groep ?? soort))];
    find(HTMLElement, ".onderdelen", plek).replaceChildren(
      ...(groepen.length ? [] : [kopie("niets", {})]),
      ...groepen.map((kop) =>
        kopie("items", { kop, items: gevonden.filter(({ soort, groep }) => (groep ?? soort) === kop).map(toonItem) })),
    );
  };

  /** @param {Item} item */
  const toonItem = (item) => {
    const was = gewijzigd.find(({ pad }) => pad === item.pad);
    const deel = kopie("item", { naam: item.titel, stand: was && zin(`soort-${was.soort}`, {}) });
    find(HTMLButtonElement, "button", deel).addEventListener("click", () => openBestand(item.pad));
    return deel;
  };

  /** @param {{soort: string, label: string}[]} soorten */
  const toonNieuw = (soorten) => {
    const soort = find(HTMLSelectElement, "#nieuw-soort", plek);
    soort.replaceChildren(...soorten.map(({ soort, label }) => new Option(label, soort)));
    const kopieen = find(HTMLSelectElement, "#nieuw-kopie", plek);
    const leeg = kopieen.options[0];
    const kies = () => {
      const zelfde = items.filter((item) => item.soort === soort.value);
      const groep = kopie("kopie-van", {});
      groep.append(...zelfde.map(({ pad, titel }) => new Option(titel, pad)));
      kopieen.replaceChildren(leeg, groep);
    };
    soort.addEventListener("change", kies);
    kies();
    find(HTMLFormElement, "[data-nieuw]", plek).addEventListener("submit", async (event) => {
      event.preventDefault();
      const titel = find(HTMLInputElement, "#nieuw-titel", plek);
      const geopend = await vraag("nieuw", { soort: soort.value, titel: titel.value, kopie_van: kopieen.value || undefined });
      if (geopend.items) ({ items } = geopend);
      else items.push({ pad: geopend.pad, soort: soort.value, id: geopend.pad, titel: titel.value, groep: items.find((item) => item.soort === soort.value)?.groep });
      titel.value = "";
      toonBestand(geopend, true);
    });
  };

  // --- one file ---

  /** @param {string} welk */
  const openBestand = async (welk) => toonBestand(await vraag("open", { pad: welk }), true);

  /**
   * @param {Geopend} geopend
   * @param {boolean} [nieuw] whether it was not on the page before
   */
  const toonBestand = (geopend, nieuw) => {
    if (nieuw) {
      werkplaatsFormulier.leegmaken();
      ({ pad } = geopend);
      pagina.replaceChildren();
      find(HTMLElement, "[data-pad]", plek).textContent = pad;
      find(HTMLElement, "#werk-kop", plek).textContent = titelVan(pad);
      toonBewerkingen(geopend.velden ?? []);
      ga("werk");
    }
    if (document.activeElement !== yaml && yaml.value !== geopend.tekst) yaml.value = geopend.tekst;
    find(HTMLElement, "[data-onleesbaar]", plek).hidden = geopend.velden !== null;
    find(HTMLElement, "[data-formulier]", plek).hidden = geopend.velden === null;
    if (geopend.velden) werkplaatsFormulier.toon(geopend.velden);
    werkplaatsFormulier.meld([...geopend.meldingen, ...adviezen.filter((advies) => advies.pad === pad)]);
    ververs();
  };

  /**
   * Have Python make a change, and show what came of it; of changes that follow each other only the last.
   * @param {string} doe
   * @param {object} verder
   */
  const verander = async (doe, verder) => {
    const mijn = (beurt += 1);
    bezig += 1;
    try {
      const geopend = await vraag(doe, { pad, ...verder });
      if (mijn === beurt && geopend.pad === pad) toonBestand(geopend);
    } finally {
      bezig -= 1;
    }
  };

  yaml.addEventListener("input", () => {
    clearTimeout(Number(yaml.dataset.straks));
    yaml.dataset.straks = String(setTimeout(() => verander("typ", { tekst: yaml.value }), PAUSE));
  });

  // --- what a change comes to ---

  /** @type {number} */
  let straksVerversen;
  const ververs = () => {
    clearTimeout(straksVerversen);
    straksVerversen = setTimeout(async () => {
      if (bezig) return;
      const mijn = beurt;
      if (plek.dataset.scherm === "werk" && !find(HTMLElement, "#blad-pagina", plek).hidden) await toonPagina();
      if (mijn !== beurt || bezig) return; // what was typed since comes first
      const stand = await vraag("stand");
      if (mijn !== beurt) return;
      toonStand(stand);
      await bewaar();
    }, 30);
  };

  /** @param {Stand} stand */
  const toonStand = (stand) => {
    gewijzigd = stand.gewijzigd;
    adviezen = stand.meldingen.filter(({ soort }) => soort === "advies");
    for (const { pad, titel, soort } of gewijzigd) {
      const item = items.find((ander) => ander.pad === pad);
      if (item && soort !== "weg") item.titel = titel;
    }
    toonBalk();
    const hier = stand.meldingen.filter((melding) => melding.pad === pad);
    const los = werkplaatsFormulier.meld(hier);
    const elders = stand.meldingen.filter((melding) => melding.pad !== pad);
    find(HTMLElement, "[data-los]", plek).replaceChildren(...[...los, ...elders.filter(({ soort }) => soort === "fout")].map((melding) => naarFout(melding, false)));
    const fouten = stand.meldingen.filter(({ soort }) => soort === "fout").length;
    const over = hier.filter(({ soort }) => soort === "advies").length;
    const regel = find(HTMLElement, "[data-stand-regel]", plek);
    const nu = [
      fouten === 0 ? kopie("klopt", {}) : fouten === 1 ? kopie("een-fout", {}) : kopie("fouten", { aantal: String(fouten) }),
      ...(over ? [kopie(over === 1 ? "een-advies" : "adviezen", { aantal: String(over) })] : []),
    ];
    if (regel.textContent !== nu.map(({ textContent }) => textContent).join("")) regel.replaceChildren(...nu);
    for (const vak of findAll(HTMLElement, "[data-gevolgen]", plek)) vak.replaceChildren(...gevolgen(stand, !werkend.contains(vak)));
  };

  /** @param {Stand} stand @param {boolean} samen whether it is about all files together */
  const gevolgen = ({ meldingen, verslag, geraakt }, samen) => {
    const delen = ["fout", "advies"].flatMap((soort) => {
      const deze = meldingen.filter((melding) => melding.soort === soort);
      const kop = zin(soort === "fout" ? "kop-fouten" : "kop-adviezen", {});
      return deze.length ? [kopie("meldingen", { kop, meldingen: deze.map((melding) => naarFout(melding, samen)) })] : [];
    });
    if (!gewijzigd.length) return [kopie("ongewijzigd", {}), ...delen];
    return [
      ...(verslag.length ? [kopie("verslag", { regels: verslagregels(verslag) })] : []),
      ...(geraakt.length ? [kopie("geraakt", { functies: geraakt.map(({ titel }) => Object.assign(document.createElement("li"), { textContent: titel })) })] : []),
      ...delen,
    ];
  };

  /**
   * The report as it is written for a terminal: what is indented belongs to the line above.
   * @param {string[]} regels
   */
  const verslagregels = (regels) => {
    const delen = regels.filter((regel) => regel.trim()).map((regel) => {
      const diep = (regel.length - regel.trimStart().length) / 2;
      const deel = document.createElement("p");
      deel.className = `verslagregel diep-${Math.min(3, Math.floor(diep))}`;
      deel.textContent = regel.trim();
      return deel;
    });
    return delen;
  };

  /** @param {Mededeling} melding @param {boolean} samen whether those of other files stand beside it */
  const naarFout = (melding, samen) => {
    const regel = kopie("regel", { regel: String(melding.regel) });
    const deel = kopie("naar-fout", { regel: melding.pad === pad && !samen ? [] : [`${titelVan(melding.pad)}: `], tekst: melding.tekst, herstel: melding.herstel });
    if (melding.pad === pad && !melding.waar) find(HTMLElement, "a", deel).prepend(regel);
    deel.className = melding.soort;
    find(HTMLElement, "a", deel).addEventListener("click", async (event) => {
      event.preventDefault();
      if (melding.pad !== pad) await openBestand(melding.pad);
      else if (plek.dataset.scherm !== "werk") ga("werk");
      if (melding.waar && werkplaatsFormulier.ganaar(melding.waar)) return;
      kiesTab("yaml");
      const regels = yaml.value.split("\n");
      const begin = regels.slice(0, melding.regel - 1).join("\n").length + (melding.regel > 1 ? 1 : 0);
      yaml.focus();
      yaml.setSelectionRange(begin, begin + (regels[melding.regel - 1] ?? "").length);
    });
    return deel;
  };

  /** Show the page as readers will see it; its names get a prefix, for this page has names too. */
  const toonPagina = async () => {
    const mijn = beurt;
    /** @type {{html: string | null, weggelaten: string[]}} */
    const { html, weggelaten } = await vraag("pagina", { pad });
    if (mijn !== beurt) return;
    const letOp = find(HTMLElement, "[data-onvolledig]", plek);
    letOp.hidden = html !== null && !weggelaten.length;
    letOp.replaceChildren(html === null ? kopie("oude-pagina", {}) : kopie("onvolledig", { wat: weggelaten.join("; ") }));
    if (html === null) return;
    const nieuw = new DOMParser().parseFromString(html, "text/html").body;
    for (const element of findAll(HTMLElement, "[id]", nieuw)) element.id = `pagina-${element.id}`;
    for (const naam of ["aria-labelledby", "aria-describedby", "aria-controls", "for"]) {
      for (const element of nieuw.querySelectorAll(`[${naam}]`)) {
        const wijst = (element.getAttribute(naam) ?? "").split(" ").map((id) => `pagina-${id}`);
        element.setAttribute(naam, wijst.join(" "));
      }
    }
    for (const link of findAll(HTMLAnchorElement, "a[href]", nieuw)) {
      const naar = link.getAttribute("href") ?? "";
      if (naar.startsWith("#")) link.setAttribute("href", `#pagina-${naar.slice(1)}`);
      else link.target = "_blank";
    }
    for (const knop of nieuw.querySelectorAll(".doen, .verder, .niet-op-papier")) knop.remove();
    pagina.replaceChildren(...nieuw.childNodes);
    const [eerste] = findAll(HTMLElement, "[data-gewijzigd]", pagina); // what changes, in sight
    const blad = find(HTMLElement, "#blad-pagina", plek);
    if (eerste) blad.scrollTop += eerste.getBoundingClientRect().top - blad.getBoundingClientRect().top - blad.clientHeight / 3;
  };

  // --- tabs ---

  const tabs = findAll(HTMLButtonElement, "[role=tab]", plek);
  /** @param {string} naam */
  const kiesTab = (naam) => {
    for (const tab of tabs) {
      const is = tab.id === `tab-${naam}`;
      tab.setAttribute("aria-selected", String(is));
      tab.tabIndex = is ? 0 : -1;
      find(HTMLElement, `#${tab.getAttribute("aria-controls")}`, plek).hidden = !is;
    }
    if (naam === "pagina") toonPagina();
  };
  for (const tab of tabs) {
    tab.addEventListener("click", () => kiesTab(tab.id.slice(4)));
    tab.addEventListener("keydown", ({ key }) => {
      const stap = { ArrowRight: 1, ArrowLeft: -1 }[key];
      if (!stap) return;
      const ander = tabs[(tabs.indexOf(tab) + stap + tabs.length) % tabs.length];
      kiesTab(ander.id.slice(4));
      ander.focus();
    });
  }

  // --- choosing from many, with what it means beside it ---

  const kiezer = find(HTMLDialogElement, "[data-keuzevenster]", plek);
  for (const dialoog of findAll(HTMLDialogElement, "dialog", plek)) {
    find(HTMLButtonElement, "[data-sluit]", dialoog).addEventListener("click", () => dialoog.close());
  }

  /** @param {Veld} veld @returns {Promise<Keuze | undefined>} */
  const kies = (veld) =>
    new Promise((klaar) => {
      const zoek = find(HTMLInputElement, "#kiezer-zoek", kiezer);
      const lijst = find(HTMLElement, "[data-vak=kandidaten]", kiezer);
      find(HTMLElement, "#kiezer-kop", kiezer).textContent = zin("kiezer", { naam: veld.label });
      /** @type {Keuze | undefined} */
      let gekozen;
      const toon = () => {
        const gezocht = woorden.fold(zoek.value).trim();
        const over = (veld.keuzes ?? []).filter(({ label, uitleg }) => woorden.fold(`${label} ${uitleg ?? ""}`).includes(gezocht));
        lijst.replaceChildren(...over.map((keuze) => {
          const deel = kopie("kandidaat", { naam: keuze.label, definitie: keuze.uitleg, bewijs: [" "] });
          find(HTMLButtonElement, "button", deel).addEventListener("click", () => {
            gekozen = keuze;
            kiezer.close();
          });
          vraag("bewijs", { competentie: keuze.waarde, pad }).then(({ tekst }) => {
            find(HTMLElement, ".bewijs", deel).textContent = tekst ?? "";
          }, () => {});
          return deel;
        }));
        if (!over.length) lijst.append(kopie("niets", {}));
      };
      zoek.value = "";
      zoek.oninput = toon;
      kiezer.onclose = () => klaar(gekozen);
      toon();
      kiezer.showModal();
    });

  werkplaatsFormulier.begin(find(HTMLElement, "[data-formulier]", plek), {
    wijzig: (waar, daad) => void verander("wijzig", { waar, ...daad }),
    kies,
    plak: async (html, tekst) => (await vraag("plak", { html, tekst })).regels,
    zeg,
  });

  // --- operations over files ---

  /** @param {Veld[]} velden */
  const toonBewerkingen = (velden) => {
    const vak = find(HTMLElement, "[data-bewerkingen]", plek);
    const item = items.find((ander) => ander.pad === pad);
    vak.replaceChildren();
    if (!item || !pad.includes("/") || pad.startsWith("eigen/")) return;
    const gedrag = velden.filter(({ punten, sleutel }) => punten && /^niveau /.test(String(sleutel))).flatMap(({ punten }, trede) =>
      (punten ?? []).map(({ waarde }, plaats) => {
        const keuze = kopie("gedrag", { tekst: waarde ?? "" });
        find(HTMLInputElement, "input", keuze).value = `${trede + 1}.${plaats + 1}`;
        return keuze;
      }));
    vak.append(kopie("bewerkingen", { gedrag }));
    const anderen = items.filter((ander) => ander.soort === item.soort && ander !== item);
    find(HTMLSelectElement, "select", vak).append(...anderen.map((ander) => new Option(ander.titel, ander.pad)));
    find(HTMLElement, "[data-bewerking=splits]", vak).hidden = gedrag.length === 0;
    find(HTMLElement, "[data-bewerking=voegsamen]", vak).hidden = anderen.length === 0;
    for (const vorm of findAll(HTMLFormElement, "form", vak)) {
      vorm.addEventListener("submit", (event) => {
        event.preventDefault();
        void bewerk(vorm);
      });
    }
  };

  /** @param {HTMLFormElement} vorm */
  const bewerk = async (vorm) => {
    const naam = vorm.dataset.bewerking;
    const ingevuld = new FormData(vorm);
    const verder = Object.fromEntries([...ingevuld].filter(([sleutel]) => sleutel !== "gedrag"));
    const wat = naam === "voegsamen" ? [pad] : pad;
    const antwoord = await vraag("bewerking", { bewerking: naam, wat, ...verder, gedrag: ingevuld.getAll("gedrag") });
    const weigering = find(HTMLElement, "[data-weigering]", plek);
    weigering.replaceChildren(...(antwoord.weigering ?? []).map((/** @type {string} */ tekst) => kopie("fout", { tekst })));
    for (const regel of weigering.children) regel.className = "fout";
    if (antwoord.weigering) return;
    if (antwoord.items) ({ items } = antwoord);
    beurt += 1;
    await toonInleveren();
    await bewaar();
    ga("inleveren");
  };

  // --- keeping: in this tab, and on this device for who asks that ---

  const opApparaat = find(HTMLInputElement, "[data-op-apparaat]", plek);
  /** Whether another tab keeps its own on this device. */
  let elders = false;

  const bewaar = async () => {
    const { voorstel } = await vraag("voorstel");
    const tekst = gewijzigd.length ? JSON.stringify(voorstel) : "";
    try {
      schrijf(sessionStorage, tekst);
      if (!elders) schrijf(localStorage, opApparaat.checked ? tekst : "");
    } catch {
      waarschuw(kopie("vol", {}));
    }
  };

  /** @param {Storage} opslag @param {string} tekst */
  const schrijf = (opslag, tekst) => {
    if (tekst) opslag.setItem(BEWAARD, tekst);
    else opslag.removeItem(BEWAARD);
  };

  /** @param {() => Storage} opslag */
  const bewaarde = (opslag) => {
    try {
      return opslag().getItem(BEWAARD) ?? "";
    } catch {
      return "";
    }
  };

  addEventListener("storage", ({ key, newValue }) => {
    if (key !== BEWAARD || !newValue || !gewijzigd.length) return;
    elders = true;
    const melding = kopie("ander-tabblad", {});
    find(HTMLButtonElement, "button", melding).addEventListener("click", () => {
      elders = false;
      bericht.hidden = true;
      void hervat("hervat", { voorstel: JSON.parse(bewaarde(() => localStorage)) });
    });
    waarschuw(melding);
  });
  addEventListener("beforeunload", (event) => {
    if (gewijzigd.length && !opApparaat.checked) event.preventDefault();
  });
  opApparaat.addEventListener("change", bewaar);

  /**
   * Say what others changed in the meantime, and where that clashes.
   * @param {{verouderd?: string[], samengevoegd?: string[], botsingen?: {pad: string, waar: string, ander: string}[]}} antwoord
   */
  const waarschuwVoorAnderen = ({ verouderd = [], samengevoegd = [], botsingen = [] }) => {
    /** @param {string} naam @param {string[]} paden */
    const over = (naam, paden) => (paden.length ? [kopie(naam, { namen: paden.map(titelVan).join(", ") })] : []);
    const delen = [
      ...over("verouderd", verouderd),
      ...over("samengevoegd", samengevoegd),
      ...botsingen.map(({ pad, waar, ander }) =>
        kopie("botsing", { waar, naam: titelVan(pad), nu: ander ? [kopie("botsing-nu", { ander })] : [] })),
    ];
    if (delen.length) waarschuw(...delen);
  };

  /**
   * Go on with a proposal.
   * @param {string} doe
   * @param {object} wat
   */
  const hervat = async (doe, wat) => {
    const antwoord = await vraag(doe, wat).catch(() => undefined);
    if (!antwoord) return;
    if (antwoord.items) ({ items } = antwoord);
    waarschuwVoorAnderen(antwoord);
    beurt += 1;
    const stand = await vraag("stand");
    toonStand(stand);
    toonItems();
    const [eerste] = stand.gewijzigd.filter((/** @type {Gewijzigd} */ { soort }) => soort !== "weg");
    if (eerste) await openBestand(eerste.pad);
    await bewaar();
  };

  find(HTMLInputElement, "#open-voorstel", plek).addEventListener("change", async ({ currentTarget }) => {
    const [bestand] = (currentTarget instanceof HTMLInputElement && currentTarget.files) || [];
    if (!bestand) return;
    try {
      await hervat("hervat", { voorstel: JSON.parse(await bestand.text()) });
    } catch {
      waarschuw(kopie("geen-voorstel", {}));
    }
  });

  const zeker = find(HTMLDialogElement, "[data-zeker]", plek);
  find(HTMLButtonElement, "[data-alles-weg]", plek).addEventListener("click", () => zeker.showModal());
  find(HTMLButtonElement, "[data-ja]", zeker).addEventListener("click", async () => {
    zeker.close();
    const antwoord = await vraag("terug", {});
    beurt += 1;
    items = antwoord.items ?? items.filter((item) => !gewijzigd.some(({ pad, soort }) => pad === item.pad && soort === "nieuw"));
    toonStand(await vraag("stand"));
    await bewaar();
    bericht.hidden = true;
    toonItems();
    ga("kies");
  });

  // --- handing in ---

  /** @param {string} tekst */
  const kopieer = async (tekst) => {
    try {
      await navigator.clipboard.writeText(tekst);
      toonKort(zin("gekopieerd", {}));
    } catch {
      toonKort(zin("kopieer-zelf", {}));
    }
  };

  /** @param {string} naam @param {Blob} inhoud */
  const download = (naam, inhoud) => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(inhoud);
    link.download = naam;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  };

  const toonInleveren = async () => {
    werkplaatsFormulier.meteen();
    const stand = await vraag("stand");
    toonStand(stand);
    const { stappen, zip } = /** @type {{stappen: Stap[], zip: string | null}} */ (await vraag("inleveren"));
    const adressen = stappen.filter(({ adres, manier }) => adres && manier !== "upload");
    const mappen = stappen.filter(({ adres, manier }) => adres && manier === "upload");
    const vak = find(HTMLElement, "[data-inleveren]", plek);
    vak.replaceChildren(
      ...(stand.meldingen.some((/** @type {Mededeling} */ { soort }) => soort === "fout") ? [kopie("eerst-verbeteren", {})] : []),
      ...(sleutel && gewijzigd.length ? [toonBewaar()] : []),
      ...(adressen.length ? [kopie("inleveren", { stappen: adressen.map(toonStap) })] : []),
      ...(zip ? [toonZip(zip, adressen.length > 0, mappen)] : []),
    );
  };

  /** @param {Stap} stap */
  const toonStap = (stap) => {
    const knoppen = [];
    if (stap.manier !== "nieuw-adres" && stap.tekst) {
      const knop = kopie("stap-kopieer", {});
      knop.addEventListener("click", () => kopieer(stap.tekst));
      knoppen.push(knop);
    }
    if (stap.adres) {
      const link = kopie("stap-open", {});
      link.setAttribute("href", stap.adres);
      knoppen.push(link);
    }
    return kopie("stap", { titel: stap.titel ?? titelVan(stap.pad), soort: zin(`soort-${stap.soort}`, {}), uitleg: stap.uitleg, knoppen });
  };

  /** The word with which a preview on this machine takes the files; empty on a website. */
  let sleutel = "";

  const toonBewaar = () => {
    const deel = kopie("bewaar", {});
    find(HTMLButtonElement, "button", deel).addEventListener("click", async () => {
      const { voorstel } = await vraag("voorstel");
      const headers = { "Content-Type": "application/json", "X-Werkplaats": sleutel };
      const antwoord = await fetch("bewaar", { method: "POST", headers, body: JSON.stringify(voorstel) }).catch(() => undefined);
      if (!antwoord?.ok) return waarschuw(kopie("niet-bewaard", { reden: (await antwoord?.text()) ?? "" }));
      toonStand(await vraag("bewaard"));
      schrijf(sessionStorage, "");
      schrijf(localStorage, "");
      toonKort(zin("bewaard", {}));
      toonBalk();
      deel.remove();
    });
    return deel;
  };

  /** @param {string} zip @param {boolean} ook whether there is another way @param {Stap[]} mappen pages that take all of a folder */
  const toonZip = (zip, ook, mappen) => {
    const knoppen = mappen.map(({ adres, titel }) => {
      const link = kopie("map-open", { map: titel });
      link.setAttribute("href", adres ?? "");
      return link;
    });
    const deel = kopie("zip", {
      kop: zin(ook ? "kop-ook-zip" : "kop-zip", {}),
      mappen: knoppen.length ? [kopie("mappen", { uitleg: mappen[0].uitleg, knoppen })] : [],
    });
    const inhoud = Uint8Array.from(atob(zip), (teken) => teken.charCodeAt(0));
    const link = find(HTMLAnchorElement, "a", deel);
    link.href = "#";
    link.addEventListener("click", (event) => {
      event.preventDefault();
      download("voorstel.zip", new Blob([inhoud], { type: "application/zip" }));
    });
    return deel;
  };

  find(HTMLButtonElement, "[data-bewaar-bestand]", plek).addEventListener("click", async () => {
    const { voorstel } = await vraag("voorstel");
    download("voorstel.json", new Blob([JSON.stringify(voorstel)], { type: "application/json" }));
  });
  find(HTMLButtonElement, "[data-kopieer-voorstel]", plek).addEventListener("click", async () => {
    const { fragment } = await vraag("link");
    if (!fragment) return toonKort(zin("te-groot", {}));
    await kopieer(`${location.href.replace(/[?#].*/, "")}#voorstel=${fragment}`);
  });
  find(HTMLButtonElement, "[data-druk-af]", plek).addEventListener("click", async () => {
    await toonPagina();
    print();
  });

  for (const knop of findAll(HTMLElement, "[data-naar]", plek)) {
    knop.addEventListener("click", async (event) => {
      event.preventDefault();
      werkplaatsFormulier.meteen();
      const naar = knop.dataset.naar ?? "kies";
      if (naar === "inleveren") await toonInleveren();
      else toonItems();
      ga(naar);
    });
  }
  find(HTMLInputElement, "#kies-zoek", plek).addEventListener("input", toonItems);

  // --- the beginning ---

  /** @param {{items: Item[], soorten: {soort: string, label: string}[]}} begin */
  const begonnen = async (begin) => {
    ({ items } = begin);
    find(HTMLElement, "[data-laden]", plek).hidden = true;
    werk.hidden = false;
    toonNieuw(begin.soorten);
    toonItems();
    ga("kies", true);
    opApparaat.checked = Boolean(bewaarde(() => localStorage));
    const [, gedeeldVoorstel] = /^#voorstel=(.+)$/.exec(location.hash) ?? [];
    const eerder = bewaarde(() => sessionStorage) || bewaarde(() => localStorage);
    if (gedeeldVoorstel) await hervat("uitlink", { fragment: gedeeldVoorstel });
    else if (eerder) await hervat("hervat", { voorstel: JSON.parse(eerder) });
    const wijzig = new URLSearchParams(location.search).get("wijzig");
    if (wijzig && items.some((item) => item.pad === `${wijzig}.yml`)) await openBestand(`${wijzig}.yml`);
  };

  /** @param {string} naam @param {Parameters<typeof kopie>[1]} vakken */
  const kanNiet = (naam, vakken) => {
    find(HTMLElement, "[data-laden]", plek).hidden = true;
    waarschuw(kopie(naam, vakken));
  };

  const start = () => {
    if (location.protocol === "file:") return kanNiet("schijf", {});
    if (typeof WebAssembly !== "object" || typeof Worker !== "function" || typeof DecompressionStream !== "function") return kanNiet("oud", {});
    const balk = find(HTMLProgressElement, ".laden progress", plek);
    const stap = find(HTMLElement, "[data-stap]", plek);
    let was = "";
    werker = new Worker(href("assets/js/werkplaats-python.js"), { type: "module" });
    werker.addEventListener("error", ({ message }) => kanNiet("mislukt", { reden: message || "" }));
    werker.addEventListener("message", ({ data }) => {
      if (data.begin?.fout || (data.mislukt && !data.nummer)) kanNiet("mislukt", { reden: data.begin?.fout ?? data.mislukt });
      else if (data.begin) {
        sleutel = data.bewaren;
        void begonnen(data.begin);
      }
      else if (data.nummer) ontvang(data);
      else {
        const mb = (/** @type {number} */ bytes) => (bytes / 1e6).toFixed(1).replace(".", ",");
        balk.value = data.stap === "ophalen" ? (60 * data.klaar) / data.totaal : data.stap === "starten" ? 65 : 85;
        const tekst = data.stap === "ophalen" ? zin("ophalen", { klaar: mb(data.klaar), totaal: mb(data.totaal) }) : zin(data.stap, {});
        if (data.stap !== was || data.stap !== "ophalen") stap.textContent = tekst;
        else find(HTMLElement, "[data-stap]", plek).textContent = tekst;
        was = data.stap;
      }
    });
    werker.postMessage({ root: new URL(`${root}/`, location.href).href, inhoud: plek.dataset.inhoud });
  };
  start();
})();

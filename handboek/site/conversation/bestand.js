// The conversation in one file: two people fill it in, each in a colour of their own, and save it. Nothing is sent.
(() => {
  "use strict";

  /**
   * @typedef {{formaat: string, functie: string, titel: string, html: string, velden: Record<string, string>, wie?: string,
   *   afgesloten?: string}} Gesprek
   * What the file holds: the form, what was typed in each field, who last filled in, and when it was closed.
   */

  const bron = `<!doctype html>\n${document.documentElement.outerHTML}`;
  const plek = /** @type {HTMLElement} */ (document.querySelector("#gegevens"));
  const gesprek = /** @type {Gesprek} */ (JSON.parse(plek.textContent ?? ""));
  const melding = /** @type {HTMLElement} */ (document.querySelector("[role=status]"));
  const inhoud = /** @type {HTMLElement} */ (document.querySelector("main"));
  document.title = gesprek.titel;
  inhoud.innerHTML = gesprek.html; // code in it does not run: the policy of this file names its own alone

  const velden = /** @type {NodeListOf<HTMLTextAreaElement | HTMLSelectElement>} */ (inhoud.querySelectorAll("[data-veld]"));
  let gewijzigd = false;

  /** @param {HTMLTextAreaElement | HTMLSelectElement} veld */
  const spiegel = (veld) => {
    if (veld instanceof HTMLTextAreaElement && veld.nextElementSibling) veld.nextElementSibling.textContent = `${veld.value}\n`;
  };

  /** Say of each part whether the two see it alike. */
  const vergelijk = () => {
    for (const blok of inhoud.querySelectorAll("[data-vak=velden]")) {
      const [een, twee] = /** @type {NodeListOf<HTMLSelectElement>} */ (blok.querySelectorAll("select"));
      if (!een || !twee) continue;
      const zin = blok.nextElementSibling ?? blok.insertAdjacentElement("afterend", document.createElement("p"));
      if (!zin) continue;
      const beide = een.value && twee.value;
      zin.className = `samen ${een.value === twee.value ? "eens" : "anders"}`;
      zin.textContent = !beide ? "" : een.value === twee.value ? "Jullie zien dit hetzelfde." : "Jullie kijken hier verschillend naar.";
    }
  };

  /** Let each fill in their own part, and nobody when the conversation is closed. */
  const open = () => {
    for (const veld of velden) {
      const van = veld.closest(".partij-1") ? "1" : veld.closest(".partij-2") ? "2" : "";
      const dicht = Boolean(gesprek.afgesloten) || (van !== "" && van !== gesprek.wie);
      if (veld instanceof HTMLTextAreaElement) veld.readOnly = dicht;
      else veld.disabled = dicht;
    }
    document.body.classList.toggle("afgesloten", Boolean(gesprek.afgesloten));
    if (gesprek.afgesloten) melding.textContent = `Dit gesprek is afgesloten op ${gesprek.afgesloten}.`;
    else if (!gesprek.wie) melding.textContent = "Kies eerst wie er nu invult.";
  };

  const bewaar = () => {
    gesprek.velden = Object.fromEntries([...velden].map((veld) => [veld.dataset.veld ?? "", veld.value]));
    const tekst = JSON.stringify(gesprek).replace(/</g, "\\u003c");
    const heel = bron.replace(/(<script type="application\/json" id="gegevens">)[^<]*/, (_, begin) => begin + tekst);
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([heel], { type: "text/html" }));
    link.download = `gesprek-${gesprek.functie}.html`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href));
    gewijzigd = false;
  };

  for (const veld of velden) {
    veld.value = gesprek.velden[veld.dataset.veld ?? ""] ?? "";
    spiegel(veld);
    veld.addEventListener("input", () => {
      gewijzigd = true;
      spiegel(veld);
      vergelijk();
    });
  }
  for (const keuze of /** @type {NodeListOf<HTMLInputElement>} */ (document.querySelectorAll("[name=wie]"))) {
    keuze.checked = keuze.value === gesprek.wie;
    keuze.addEventListener("change", () => {
      gesprek.wie = keuze.value;
      melding.textContent = "";
      open();
    });
  }
  document.querySelector("[data-bewaar]")?.addEventListener("click", () => {
    bewaar();
    melding.textContent = "Bewaard in je map met downloads. Geef dat bestand door.";
  });
  document.querySelector("[data-druk-af]")?.addEventListener("click", () => window.print());
  document.querySelector("[data-sluit-af]")?.addEventListener("click", () => {
    gesprek.afgesloten = new Date().toLocaleDateString("nl", { dateStyle: "long" });
    open();
    bewaar();
  });
  window.addEventListener("beforeunload", (event) => {
    if (gewijzigd) event.preventDefault();
  });
  vergelijk();
  open();
})();

// What every page does on top of its HTML: show what needs a script, filter a list, print, open the menu.
(() => {
  "use strict";

  for (const element of document.querySelectorAll("[data-alleen-met-script]")) element.hidden = false;

  for (const button of document.querySelectorAll("[data-afdrukken]")) {
    button.addEventListener("click", () => window.print());
  }

  /**
   * Lower case without accents, so that "clienten" finds "cliënten".
   * @param {string} text
   */
  const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

  for (const input of /** @type {NodeListOf<HTMLInputElement>} */ (document.querySelectorAll("[data-filter]"))) {
    const list = document.getElementById(input.dataset.filter ?? "");
    const count = input.closest(".overzicht")?.querySelector("[data-filter-telling]");
    if (!list || !count) continue;
    const filter = () => {
      const wanted = fold(input.value.trim());
      let found = 0;
      for (const section of list.querySelectorAll("section")) {
        const items = [...section.querySelectorAll("li")];
        for (const item of items) {
          item.hidden = !fold(item.textContent ?? "").includes(wanted);
          if (!item.hidden) found += 1;
        }
        section.hidden = items.every((item) => item.hidden);
      }
      count.textContent = found === 1 ? "1 functie gevonden" : `${found} functies gevonden`;
      count.classList.toggle("onzichtbaar", found > 0);
    };
    input.addEventListener("input", filter);
    input.addEventListener("keydown", (event) => {
      const only = [...list.querySelectorAll("li")].filter((item) => !item.hidden);
      if (event.key === "Enter" && only.length === 1) only[0].querySelector("a")?.click();
    });
    if (input.value) filter();
  }

  const drawer = /** @type {HTMLInputElement | null} */ (document.getElementById("__drawer"));
  const button = document.querySelector(".menuknop");
  const menu = document.querySelector(".md-sidebar--primary");
  if (drawer && button && menu) {
    menu.id = "menu";
    const show = () => button.setAttribute("aria-expanded", String(drawer.checked));
    button.addEventListener("click", () => {
      drawer.click();
      if (drawer.checked) /** @type {HTMLElement | null} */ (menu.querySelector("a"))?.focus();
    });
    drawer.addEventListener("change", show);
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && drawer.checked) {
        drawer.click();
        /** @type {HTMLElement} */ (button).focus();
      }
    });
  }
})();

// What every page does on top of its HTML: show what needs a script, print, open the menu.
(() => {
  "use strict";

  const { find, findAll } = gedeeld;

  for (const element of document.querySelectorAll("[data-alleen-met-script]")) element.removeAttribute("hidden");

  for (const button of document.querySelectorAll("[data-afdrukken]")) {
    button.addEventListener("click", () => window.print());
  }

  for (const box of findAll(HTMLInputElement, "[data-tot-norm]")) {
    const choose = () => document.documentElement.classList.toggle("tot-norm", box.checked);
    box.addEventListener("change", choose);
    choose(); // a browser may remember the choice
  }

  // Material's choice of colours listens to arrows and Enter; who sees a button presses Space
  document.querySelector("[data-md-component=palette]")?.addEventListener("keydown", (event) => {
    const { key, target } = /** @type {KeyboardEvent} */ (event);
    const label = target instanceof HTMLInputElement && target.nextElementSibling;
    if (key !== " " || !(label instanceof HTMLLabelElement)) return;
    event.preventDefault();
    label.click();
    label.control?.focus();
  });

  const menu = document.querySelector(".md-sidebar--primary");
  if (menu) {
    menu.id = "menu";
    const drawer = find(HTMLInputElement, "#__drawer");
    const button = find(HTMLElement, ".menuknop");
    const narrow = matchMedia("(max-width: 76.2344em)");
    const behind = findAll(HTMLElement, ".md-content, .voet, .md-skip, .md-header__inner > *");
    const scroller = menu.querySelector(".md-sidebar__scrollwrap");
    const labels = findAll(HTMLLabelElement, "label.md-nav__link", menu);
    const backs = findAll(HTMLLabelElement, "label.md-nav__title:not([for=__drawer])", menu);

    /** Focus what can be seen first; without scrolling, or the sliding panel stays askew. */
    const focusFirst = () =>
      requestAnimationFrame(() => {
        const all = findAll(HTMLElement, "label[tabindex], a", menu);
        all.find((element) => element.checkVisibility({ visibilityProperty: true }))?.focus({ preventScroll: true });
        if (scroller) scroller.scrollLeft = 0;
      });

    /** Material opens and closes the panels of the menu with labels: in the menu they are buttons. */
    const label = () => {
      for (const element of [...labels, ...backs]) {
        for (const name of ["tabindex", "role", "aria-expanded", "aria-label"]) element.removeAttribute(name);
        if (!narrow.matches) continue;
        element.setAttribute("tabindex", "0");
        element.setAttribute("role", "button");
        if (backs.includes(element)) element.setAttribute("aria-label", `Terug uit ${(element.textContent ?? "").trim()}`);
        else element.setAttribute("aria-expanded", String(element.control instanceof HTMLInputElement && element.control.checked));
      }
    };
    label();
    narrow.addEventListener("change", label);
    menu.addEventListener("keydown", (event) => {
      const { key, target } = /** @type {KeyboardEvent} */ (event);
      if (key === " " && target instanceof HTMLLabelElement) {
        event.preventDefault();
        target.click();
      }
    });
    menu.addEventListener("change", () => {
      label();
      focusFirst();
    });

    drawer.addEventListener("change", () => {
      button.setAttribute("aria-expanded", String(drawer.checked));
      for (const element of behind) element.inert = drawer.checked;
      if (drawer.checked) focusFirst();
    });
    button.addEventListener("click", () => drawer.click());
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && drawer.checked) {
        drawer.click();
        button.focus();
      }
    });
  }
})();

// What every page does on top of its HTML: show what needs a script, print, open the menu.
(() => {
  "use strict";

  const { findAll } = gedeeld;

  for (const element of document.querySelectorAll("[data-alleen-met-script]")) element.removeAttribute("hidden");

  for (const button of document.querySelectorAll("[data-afdrukken]")) {
    button.addEventListener("click", () => window.print());
  }

  // a mouse shows what an abbreviation stands for; with this, keyboard and touch do too
  for (const abbr of findAll(HTMLElement, "abbr[title]")) {
    if (!abbr.closest("a, button, summary, label")) abbr.tabIndex = 0;
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

  // --- on a narrow screen: the menu, and the contents of the page ---

  const buttons = findAll(HTMLAnchorElement, "a[role=button][aria-controls]");

  /**
   * Open what a button opens, and close the others.
   * @param {HTMLAnchorElement} [opened] none closes all
   */
  const open = (opened) => {
    for (const button of buttons) {
      button.setAttribute("aria-expanded", String(button === opened));
      document.querySelector(button.hash)?.classList.toggle("open", button === opened);
    }
  };
  for (const button of buttons) {
    button.addEventListener("click", (event) => {
      event.preventDefault();
      const opens = button.getAttribute("aria-expanded") === "false";
      open(opens ? button : undefined);
      if (opens) document.querySelector(button.hash)?.querySelector("a")?.focus({ preventScroll: true });
    });
    button.addEventListener("keydown", (event) => {
      if (event.key !== " ") return;
      event.preventDefault();
      button.click();
    });
  }
  const opener = () => buttons.find((button) => button.getAttribute("aria-expanded") === "true");
  document.addEventListener("keydown", ({ key }) => {
    const button = opener();
    if (key !== "Escape" || !button) return;
    open();
    button.focus();
  });
  document.addEventListener("click", ({ target }) => {
    if (!(target instanceof Element) || target.closest("a[role=button]")) return;
    if (target.closest("a") || !target.closest(".open")) open();
  });
})();

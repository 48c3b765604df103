// What the scripts share, in one object: `handboek`.
(() => {
  "use strict";

  const root = document.querySelector(".zoek")?.getAttribute("data-zoek-basis") ?? ".";

  /**
   * The way to an address from the site's root; from disk, to the file that a server would find itself.
   * @param {string} address
   */
  const href = (address) => {
    const path = address.replace(/[?#].*/, "");
    const file = location.protocol === "file:" && path.endsWith("/") ? "index.html" : "";
    return `${root}/${path}${file}${address.slice(path.length)}`;
  };

  /**
   * The mark of a level: three steps, and the words.
   * @param {number} level
   */
  const niveaumerk = (level) => {
    const steps = document.createElement("span");
    steps.className = "trap";
    steps.dataset.n = String(level);
    steps.setAttribute("aria-hidden", "true");
    const mark = document.createElement("span");
    mark.className = "niv";
    mark.append(steps, `niveau ${level}`);
    return mark;
  };

  /** @type {any} */ (window).handboek = { root, href, niveaumerk };
})();

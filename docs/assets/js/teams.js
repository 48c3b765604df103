// The teams that someone keeps on this device: a name, and the ids of roles. Nothing of this leaves the browser.
const teams = (() => {
  "use strict";

  const PLEK = gedeeld.plaats("teams");

  /**
   * The teams by name; none when what is kept is something else.
   * @returns {Record<string, string[]>}
   */
  const alle = () => {
    try {
      const gelezen = /** @type {unknown} */ (JSON.parse(localStorage.getItem(PLEK) ?? "{}"));
      return Object.fromEntries(Object.entries(gelezen ?? {}).filter(
        ([, ids]) => Array.isArray(ids) && ids.every((id) => typeof id === "string")));
    } catch {
      return {};
    }
  };

  /**
   * Keep these teams; tells whether the browser does so.
   * @param {Record<string, string[]>} nieuwe
   */
  const houd = (nieuwe) => {
    try {
      if (Object.keys(nieuwe).length) localStorage.setItem(PLEK, JSON.stringify(nieuwe));
      else localStorage.removeItem(PLEK);
      return true;
    } catch {
      return false;
    }
  };

  /**
   * @param {string} naam
   * @param {string[]} ids
   */
  const bewaar = (naam, ids) => houd({ ...alle(), [naam]: ids });

  /** @param {string} naam */
  const vergeet = (naam) => {
    const overige = Object.entries(alle()).filter(([ander]) => ander !== naam);
    houd(Object.fromEntries(overige));
  };

  return { alle, bewaar, vergeet };
})();

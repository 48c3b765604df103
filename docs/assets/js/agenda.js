// A file for a calendar, as RFC 5545 wants it: made here, so that what someone practises goes to no server.

/**
 * @typedef {{dag: Date, dagen: number, titel: string, uitleg: string}} Afspraak
 * What stands in a calendar for some whole days; the reader stays free on them.
 */

const agenda = (() => {
  "use strict";

  /** So many bytes a line may have. */
  const BREEDTE = 75;

  /**
   * A line in pieces that are short enough, each after the first with a space before it.
   * @param {string} regel
   */
  const vouw = (regel) => {
    let [gevouwen, breed] = ["", 0];
    for (const teken of regel) {
      const bytes = new TextEncoder().encode(teken).length;
      if (breed + bytes > BREEDTE) [gevouwen, breed] = [`${gevouwen}\r\n `, 1];
      gevouwen += teken;
      breed += bytes;
    }
    return gevouwen;
  };

  /** @param {string} tekst */
  const veilig = (tekst) => tekst.replace(/[\\;,]/g, "\\$&").replace(/\r?\n/g, "\\n").replace(/\p{Cc}/gu, "");

  /**
   * A day as a calendar writes it, so many days later.
   * @param {Date} dag
   * @param {number} later
   */
  const datum = (dag, later) => {
    const toen = new Date(dag.getFullYear(), dag.getMonth(), dag.getDate() + later);
    return [toen.getFullYear(), toen.getMonth() + 1, toen.getDate()].map((getal) => String(getal).padStart(2, "0")).join("");
  };

  /**
   * The file with these appointments; made again with the same name, they take the place of those of before.
   * @param {string} naam
   * @param {Afspraak[]} afspraken
   */
  const bestand = (naam, afspraken) => {
    const nu = new Date().toISOString().replace(/[-:]|\.\d+/g, "");
    const regels = afspraken.flatMap(({ dag, dagen, titel, uitleg }, plek) => [
      "BEGIN:VEVENT",
      `UID:${naam}-${plek + 1}@${location.hostname || "handboek"}`,
      `DTSTAMP:${nu}`,
      `DTSTART;VALUE=DATE:${datum(dag, 0)}`,
      `DTEND;VALUE=DATE:${datum(dag, dagen)}`,
      `SUMMARY:${veilig(titel)}`,
      `DESCRIPTION:${veilig(uitleg)}`,
      "CLASS:PRIVATE",
      "TRANSP:TRANSPARENT",
      "END:VEVENT",
    ]);
    const alles = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Competentiehandboek//Mijn profiel//NL", ...regels, "END:VCALENDAR"];
    return alles.map((regel) => `${vouw(regel)}\r\n`).join("");
  };

  return { bestand };
})();

// The list of all competencies: what is typed leaves those that fit, also when a letter is wrong.
(() => {
  "use strict";

  const { find, findAll } = gedeeld;

  for (const block of findAll(HTMLElement, "[data-filter]")) {
    const field = find(HTMLInputElement, "input", block);
    const status = find(HTMLElement, "[role=status]", block);
    const choices = findAll(HTMLElement, "dl > div", block).map((row) => ({
      row, ...kiezer.choice({ name: row.querySelector("dt")?.textContent?.trim() ?? "", also: row.dataset.ook?.split("; ") }),
    }));

    const update = () => {
      const typed = field.value.trim();
      const { guessed, roles } = kiezer.search(choices, typed);
      const fitting = new Set(roles.map(({ row }) => row));
      for (const { row } of choices) row.hidden = Boolean(typed) && !fitting.has(row);
      for (const part of findAll(HTMLElement, "section", block)) part.hidden = !part.querySelector("dl > div:not([hidden])");
      status.textContent = typed && kiezer.inWords(typed, roles.length, guessed, "competentie", choices.length);
    };

    field.addEventListener("input", update);
    if (field.value) update(); // a browser may remember what was typed
  }
})();

// Choosing a role by typing: finds it by its title, another word for it, its family or scale, also when a letter
// is wrong. On home and the list of roles, what there is to choose stands in the page; tools have it from the data.

/**
 * @typedef {{name: string, known: string[], joined: string, title: string[], others: {words: string[], text: string}[]}} Choice
 * A role: its title, what is told of it, the words of its title, and what else it is known by.
 */

const kiezer = (() => {
  "use strict";

  const { fold, prefixDistance, slack } = woorden;
  const { zoekadres, find, findAll } = gedeeld;
  /** More is not of use to who chooses: typing on is quicker than reading. */
  const MOST = 12;

  /** @param {string} text */
  const split = (text) => fold(text).split(/[^\p{L}\p{N}.]+/u).filter(Boolean);

  /**
   * A role to find.
   * @param {{name: string, also?: string[], family?: string, facts?: string}} role its other names, and what is told of it
   * @returns {Choice}
   */
  const choice = ({ name, also = [], family = "", facts = "" }) => {
    const title = split(name);
    const others = [...also.map((text) => ({ words: split(text), text: `ook: ${text}` })), { words: split(family), text: family }];
    return { name, known: [family, facts].filter(Boolean), joined: title.join(""), title, others: [...others, { words: split(facts), text: "" }] };
  };

  /**
   * How far one typed word is from a role, and the text that has it: 0 begins a word of the title, 1 stands in it,
   * 2 begins another word for it; from 3 on letters differ. Infinite when it is not like it.
   * @param {Choice} choice
   * @param {string} typed
   * @returns {{far: number, why: string}}
   */
  const distance = ({ title, joined, others }, typed) => {
    if (title.some((word) => word.startsWith(typed))) return { far: 0, why: "" };
    if (joined.includes(typed)) return { far: 1, why: "" };
    const other = others.find(({ words }) => words.some((word) => word.startsWith(typed) || (typed.length > 3 && word.includes(typed))));
    if (other) return { far: 2, why: other.text };
    const most = slack(typed);
    let [far, why] = [Infinity, ""];
    for (const { words, text } of [{ words: title, text: "" }, ...others]) {
      for (const word of words) {
        const wrong = most ? prefixDistance(typed, word, most) : Infinity;
        if (wrong <= most && 2 + wrong < far) [far, why] = [2 + wrong, text];
      }
    }
    return { far, why };
  };

  /**
   * The roles that fit what is typed, the nearest first; those that are only like it when none fits.
   * @template {Choice} T
   * @param {T[]} choices
   * @param {string} typed
   */
  const search = (choices, typed) => {
    const words = split(typed);
    const whole = words.join("");
    const all = !whole ? [] : choices.flatMap((one) => {
      const each = words.map((word) => distance(one, word));
      const joined = one.joined.includes(whole);
      const far = joined ? 0 : Math.max(...each.map((each) => each.far));
      return far === Infinity ? [] : { ...one, far, why: joined ? "" : each.find(({ why }) => why)?.why ?? "" };
    });
    const sure = all.filter(({ far }) => far < 3);
    const guessed = sure.length === 0;
    return { guessed, roles: (guessed ? all : sure).sort((one, other) => one.far - other.far) };
  };

  /**
   * What was found, as a sentence.
   * @param {string} typed
   * @param {number} count
   * @param {boolean} guessed
   * @param {string} [kind] what is chosen
   * @param {number} [most] so many are shown
   */
  const inWords = (typed, count, guessed, kind = "functie", most = MOST) => {
    if (count === 0) return `Geen ${kind} gevonden voor ‘${typed}’.`;
    if (guessed) return `Geen ${kind} heet ‘${typed}’. Lijkt op:`;
    const number = count === 1 ? `1 ${kind} gevonden` : `${count} ${kind}s gevonden`;
    return count > most ? `${number}. Dit zijn de eerste ${most}; typ verder om te kiezen.` : `${number}.`;
  };

  for (const block of findAll(HTMLElement, "[data-kiezer]")) {
    const field = find(HTMLInputElement, "input", block);
    const status = find(HTMLElement, "[role=status]", block);
    const found = find(HTMLElement, "[data-gevonden]", block);
    const elsewhere = find(HTMLElement, "[data-niets]", block);
    const rest = find(HTMLElement, "[data-tot-er-gekozen-wordt]", block);
    const choices = findAll(HTMLElement, ".functies li", rest).map((item) => ({
      item,
      ...choice({
        name: item.querySelector("b")?.textContent ?? "", also: item.dataset.ook?.split("; "), family: item.dataset.familie,
        facts: item.querySelector("small")?.textContent?.split(" · ")[0],
      }),
    }));

    /** @param {{item: HTMLElement, why: string}} role */
    const shown = ({ item, why }) => {
      const copy = /** @type {HTMLElement} */ (item.cloneNode(true));
      const facts = find(HTMLElement, "small", copy);
      const known = [item.dataset.familie, facts.textContent, why].filter(Boolean);
      facts.textContent = [...new Set(known)].join(" · ");
      return copy;
    };

    const update = () => {
      const typed = field.value.trim();
      const { guessed, roles } = search(choices, typed);
      found.replaceChildren(...roles.slice(0, MOST).map(shown));
      status.textContent = typed && inWords(typed, roles.length, guessed);
      rest.hidden = Boolean(typed);
      elsewhere.hidden = !typed || (roles.length > 0 && !guessed);
      find(HTMLAnchorElement, "a", elsewhere).href = zoekadres(typed);
    };

    field.addEventListener("input", update);
    block.addEventListener("keydown", (event) => {
      const links = findAll(HTMLAnchorElement, "a", found);
      const at = links.findIndex((link) => link === document.activeElement);
      if (event.key === "Enter" && event.target === field && links.length) {
        if (links.length === 1) links[0].click();
        else links[0].focus();
      } else if (event.key === "ArrowDown" && links.length && (at >= 0 || event.target === field)) {
        event.preventDefault();
        links[Math.min(at + 1, links.length - 1)].focus();
      } else if (event.key === "ArrowUp" && at >= 0) {
        event.preventDefault();
        (links[at - 1] ?? field).focus();
      } else if (event.key === "Escape" && field.value) {
        field.value = "";
        update();
        field.focus();
      }
    });
    if (field.value) update(); // a browser may remember what was typed
  }

  return { MOST, choice, search, inWords };
})();

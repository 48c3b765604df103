// Words in Dutch, for every script that compares what a reader types with what stands in the handbook.
const woorden = (() => {
  "use strict";

  const STOP = new Set(("de het een en of in op te van voor met aan bij naar om uit er die dat is zijn wat wie hoe " +
    "dan als ook maar niet naast door over tot zich je ik hij zij ze we wij").split(" "));
  /** What a question is asked with, and what nearly every sentence has: it counts for little beside another word. */
  const LIGHT = new Set(("ga gaat gaan om omgaan doe doet doen maak maakt maken geef geeft geven kan kun kunnen mag mogen moet " +
    "moeten wil willen krijg krijgen vind vindt vinden kom komen blijf blijft blijven heb hebt hebben ben word worden welk welke " +
    "waar waarom wanneer waarvoor iets iemand mijn jouw mij me andere ander goed goede beter nieuw nieuwe werk weg twee functie " +
    "functies vraag vraagt vragen betekent betekenen nodig zoek zoeken hou houd houdt houden heeft hoeveel deze dit elkaar eens " +
    "erg veel altijd eigenlijk graag zeg zegt zeggen lastig lastige moeilijk moeilijke tips voorbeeld voorbeelden").split(" "));
  const WORD = /([\p{L}\p{N}]+)/u;

  /**
   * Lower case without accents, so that "clienten" finds "cliënten", and collega's as one word.
   * @param {string} text
   */
  const fold = (text) => text.normalize("NFD").replace(/\p{M}|['’](?=s\b)/gu, "").toLowerCase();

  /**
   * A text in pieces: at even places what stands between words, at odd places the words.
   * @param {string} text
   */
  const pieces = (text) => text.split(WORD);

  /** What makes a word small: cadeautje, gesprekje, dingetje. */
  const SMALL = /(?<=.{3})((?<=[aeiou]{2}|[lnr])tje|(?<=ng)etje|(?<=m)pje|(?<=[^aeiou])je|(?<=t)je)s?$/;

  /**
   * The stem that the inflections of a word share: luistert, luisteren → luister.
   * @param {string} word folded
   */
  const stem = (word) => {
    if (word.length < 4) return word;
    let short = word.replace(SMALL, "").replace(/heden$/, "heid").replace(/(?<=.{3})end(en?)?$/, "").replace(/(?<=.{4})(ingen|ing)$/, "");
    short = short.replace(/(?<=.{3})((?<=.{4})ens|en|(?<![ie])e|(?<=.{4})s)$/, "").replace(/(?<=.{3}[b-df-hj-np-tv-z])(dt|[dt])$/, "");
    short = short.replace(/([b-df-hj-np-tv-z])\1$/, "$1").replace(/v$/, "f").replace(/z$/, "s");
    return short.replace(/([aeou])\1([b-df-hj-np-tv-z])$/, "$1$2");
  };

  /** What competencies are named with: inlevingsvermogen, kwaliteitsbesef, stressbestendig. */
  const ENDING = /(?<=.{4}?)s?(ig(e|heid|heden)?|vol(le)?|vermogen|besef|gevoel|bewust(zijn)?|schap|rijk|(vaardig|gericht|bestendig|bereid)(heid|heden)?|heid|heden|aars?)$/;
  /** The endings of borrowed words: communicatie, communiceren, communicatief. */
  const BORROWED = /(?<=.{3})(?<!at)((at)?(ief|ie|iviteit|or|orisch)|(al|ibil|abil)?iteit|ibel|abel|isch|(?<=.{5})(al|el|er))$/;

  /** Participles: gewerkt, samengewerkt. */
  const PARTICIPLE = /^(aan|af|bij|door|in|mee|na|om|op|over|samen|terug|toe|uit|vast|voor)?ge(.{4,})[dt]$/;

  /**
   * What words of one family share, also beyond inflection: communicatief, communiceren → communic.
   * @param {string} word folded
   */
  const root = (word) => stem(word.replace(PARTICIPLE, "$1$2").replace(ENDING, "")).replace(BORROWED, "");

  /**
   * The folded words of a text that carry meaning.
   * @param {string} text
   */
  const words = (text) => pieces(fold(text)).filter((piece, place) => place % 2 && !STOP.has(piece));

  const PREFIX = /^(aan|achter|af|be|bij|door|er|ge|her|in|mee|mis|na|om|onder|ont|op|over|tegen|toe|uit|ver|voor|wan|weer)$/;

  /**
   * How many letters two words share at their beginning, or at their end.
   * @param {string} one
   * @param {string} other
   */
  const shared = (one, other) => {
    let [start, end] = [0, 0];
    while (start < one.length && one[start] === other[start]) start += 1;
    while (end < one.length && end < other.length && one.at(-1 - end) === other.at(-1 - end)) end += 1;
    return Math.max(start, end);
  };

  /**
   * Whether a word is made of a name, or has more than half of itself in common with it. A verb with a prefix is
   * another verb: onderhandelen is no handelen.
   * @param {string} name
   * @param {string} term
   */
  const akin = (name, term) => {
    const letters = shared(name, term);
    if (term.endsWith(name) && PREFIX.test(term.slice(0, -name.length))) return false;
    return letters > 3 && (letters === name.length || letters > term.length / 2);
  };

  /**
   * Whether a word of a text is a form of a word of a query, begins with it, or is of its family.
   * @param {string} word
   * @param {string} wanted folded
   */
  const matches = (word, wanted) => {
    const [term, asked] = [fold(word), wanted].map(stem);
    return term === asked || (asked.length > 2 && term.startsWith(asked)) || root(fold(word)) === root(wanted);
  };

  /**
   * How many letters may be wrong in what is typed: none in a short word.
   * @param {string} typed
   */
  const slack = (typed) => (typed.length < 4 ? 0 : typed.length < 7 ? 1 : 2);

  /**
   * How many letters are wrong, missing, too many or swapped in what is typed, as the beginning of a word.
   * @param {string} typed
   * @param {string} word
   * @param {number} most beyond which it need not be known
   */
  const prefixDistance = (typed, word, most) => {
    const known = word.slice(0, typed.length + most);
    let last = Array.from({ length: known.length + 1 }, (_, place) => place);
    let before = last;
    for (let row = 1; row <= typed.length; row += 1) {
      const now = [row];
      for (let place = 1; place <= known.length; place += 1) {
        const same = typed[row - 1] === known[place - 1];
        now[place] = Math.min(last[place - 1] + Number(!same), last[place] + 1, now[place - 1] + 1);
        const swapped = row > 1 && place > 1 && typed[row - 1] === known[place - 2] && typed[row - 2] === known[place - 1];
        if (swapped) now[place] = Math.min(now[place], before[place - 2] + 1);
      }
      if (Math.min(...now) > most) return Infinity;
      [before, last] = [last, now];
    }
    return Math.min(...last);
  };

  const PARTICLE = /^(aan|achter|af|bij|binnen|door|in|mee|na|om|op|over|samen|terug|toe|tegen|uit|vast|voor|voort|vooruit|weg)(.{3,})$/;

  /**
   * The two words into which a verb falls apart in a sentence: doorhakken → door, hakken.
   * @param {string} word folded
   */
  const apart = (word) => PARTICLE.exec(word)?.slice(1);

  /**
   * Whether a word counts for little.
   * @param {string} word folded
   */
  const isLight = (word) => LIGHT.has(word);

  return { fold, pieces, words, stem, root, shared, akin, matches, slack, prefixDistance, apart, isLight };
})();

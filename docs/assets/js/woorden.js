// Words in Dutch, for every script that compares what a reader types with what stands in the handbook.
const woorden = (() => {
  "use strict";

  const STOP = new Set(("de het een en of in op te van voor met aan bij naar om uit er die dat is zijn wat wie hoe " +
    "dan als ook maar niet door over tot zich je ik hij zij ze we wij").split(" "));
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

  /**
   * The stem that the inflections of a word share: luistert, luisteren → luister.
   * @param {string} word folded
   */
  const stem = (word) => {
    if (word.length < 4) return word;
    let short = word.replace(/heden$/, "heid").replace(/(?<=.{3})(ende|end)$/, "").replace(/(?<=.{4})(ingen|ing)$/, "");
    short = short.replace(/(?<=.{3})(en|(?<!i)e|(?<=.{4})s)$/, "").replace(/(?<=.{3}[b-df-hj-np-tv-z])(dt|[dt])$/, "");
    short = short.replace(/([b-df-hj-np-tv-z])\1$/, "$1").replace(/v$/, "f").replace(/z$/, "s");
    return short.replace(/([aeou])\1([b-df-hj-np-tv-z])$/, "$1$2");
  };

  /** What competencies are named with: inlevingsvermogen, kwaliteitsbesef, stressbestendig. */
  const ENDING = /(?<=.{4}?)s?(vermogen|besef|gevoel|bewust(zijn)?|schap|rijk|(vaardig|gericht|bestendig|bereid)(heid|heden)?|heid|heden)$/;
  /** The endings of borrowed words: communicatie, communiceren, communicatief. */
  const BORROWED = /(?<=.{3})(?<!at)((at)?(ief|ie|iviteit|or)|(al|ibil|abil)?iteit|ibel|abel|al|el|er|isch)$/;

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
   * Whether a word is made of a name, or has more than half of itself in common with it.
   * @param {string} name
   * @param {string} term
   */
  const akin = (name, term) => {
    const letters = shared(name, term);
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

  return { fold, pieces, words, stem, root, shared, akin, matches };
})();

"""How one document writes its levels: found once, then asked of every heading and cell."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from handboek.importer.blocks import Blok, Vorm
from handboek.importer.shapes import zonder_nummering

_LEADING = 14
"""The most words of a line that leads to the behaviour of a level."""
HOOGSTE = 6
"""The most levels that a handbook has."""

_WORDS = (
    *("instap", "starter", "start", "startend", "beginner", "beginnend", "aspirant", "elementair", "laag"),
    *("novice", "trainee", "foundation", "startbekwaam", "begeleid", "volgend", "brons"),
    *("basis", "basaal", "basisbekwaam", "junior", "lerend", "uitvoerend", "operationeel"),
    *("midden", "gemiddeld", "medior", "zelfstandig", "tactisch", "gevorderd", "ervaren", "bekwaam"),
    *("competent", "professional", "intermediate", "practitioner", "zilver", "vakkundig", "bedreven"),
    *("vakbekwaam", "vakvolwassen", "vergevorderd", "hoog", "senior", "specialist", "specialistisch"),
    *("coachend", "regisserend", "richtinggevend", "leidend", "sturend", "strategisch", "lead", "principal"),
    *("advanced", "proficient", "goud", "expert", "excellent", "meester", "top"),
)
"""The words that name levels, from low to high."""
_ORDER = {word: at for at, word in enumerate(_WORDS)}
_COUNTED = ("een", "twee", "drie", "vier", "vijf", "zes")
_NUMBERS = {word: at for at, word in enumerate(_COUNTED, 1)} | {"één": 1, "eén": 1}
_NTH = {"eerste": 1, "tweede": 2, "derde": 3, "vierde": 4, "vijfde": 5, "zesde": 6}
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6}

_NAMED = "|".join(sorted((*_WORDS, *(f"{word}e" for word in _WORDS)), key=len, reverse=True))
_TOKEN = rf"0?[1-6]|één|eén|{'|'.join(_COUNTED)}|vi|iv|i{{1,3}}|v|[a-f]|{_NAMED}"
_KIND = r"(?:(?:competentie|beheersings|functie|gedrags|vaardigheids)?-?niveau|level|niv\.?|trede)"
_SOMETIMES = "schaal|stap|fase"
"""What stands before a level in a document that counts with it, and elsewhere means something else."""
_BEFORE = (
    r"(?:(?:gedrag(?:s(?:indicatoren|voorbeelden|criteria))?|indicatoren|operationalisering)"
    r"\s+(?:op |bij |van )?)?"
)
_LEVEL = re.compile(
    rf"(?:{_BEFORE}(?:{_KIND}|(?P<sometimes>{_SOMETIMES}))\s*[:.–—-]?\s*(?P<token>{_TOKEN})"
    rf"|(?P<nth>{'|'.join(_NTH)}|[1-6](?=(?:e|de|ste)\s))(?:e|de|ste)?\s+niveau"
    rf"|(?P<named>{_NAMED})[\s-]?niveau|(?P<letter>[a-f])-niveau"
    r"|[nl]\s?(?P<short>0?[1-6]))(?![\w/,]|-\w)",
    re.IGNORECASE,
)
_COUNTING = re.compile(rf"(?:{_SOMETIMES}) [1-6]\b", re.IGNORECASE)
_LATER = re.compile(rf"(?<=[\s(–—-])(?:{_LEVEL.pattern})", re.IGNORECASE)
_SIGN_ALONE = re.compile(r"0?[1-6]|[a-f]")
_BARE = re.compile(r"(?P<token>0?[1-6]|[nl]\s?0?[1-6]|[a-f]|vi|iv|i{1,3}|v)", re.IGNORECASE)
_ASKED = re.compile(r"(?P<token>0?[1-6])(?![\d.,/–-]|\s?[–-]\s?\d|\w)", re.IGNORECASE)
_BOX = re.compile(r"[☐☒☑✓✔□■]\s*(?=\w)")
"""A box to tick before a level."""
_SIGN = re.compile(r"\s*[:.–—-]?\s*")
_BRACKETS = re.compile(r"\s*\(([^()]{1,40})\)\s*[:.–—-]?\s*")
_NAME = re.compile(r"\s*[:–—-]\s*(\w[^.:;]{1,30})")
_BEHIND = re.compile(
    r"[\s,:;|–—→>-]*(?P<bracket>\()?(?:(?:op|minimaal|gewenst|vereist|gevraagd|norm)\b:?\s*)?"
    r"(?P<level>.{1,60}?)(?(bracket)\)[.:;]?)\s*",
    re.IGNORECASE,
)
_TAIL = re.compile(r"(?P<name>.{3,60}?)\s*(?:[–—:|-]\s+|\()(?P<tail>[^()–—:|]{1,30})\)?\s*")
"""A name with a word or sign apart at its end."""


class Trede(NamedTuple):
    """The level that a text opens with, and where the rest begins."""

    niveau: int
    einde: int


class Ladder:
    """The levels of one document, by the words that stand for them."""

    def __init__(self, blokken: Sequence[Blok], namen: Sequence[str] = ()) -> None:
        """`namen` are the words for levels, from low to high, when HR told them."""
        texts = [(blok, p.plat) for blok in blokken for p in blok.passages() if len(p.plat) <= 120]
        self._names: dict[str, int] = {}
        """By word: the level that it names beside a figure ("Niveau 1 – basis"), or alone."""
        self._loose: dict[str, str] = {}
        """By text behind a level: how it is typed, for what names a level in this document."""
        self.gezien: Counter[str] = Counter()
        texts = [(blok, zonder_nummering(text).strip(" :;") or text) for blok, text in texts]
        counted = {found[0].casefold() for _, text in texts if (found := _COUNTING.match(text))}
        self._counting = {word for word in _SOMETIMES.split("|") if {f"{word} 1", f"{word} 2"} <= counted}
        self._kinds = Counter(kind for _, text in texts if (kind := _kind(text)))
        lines = [text.strip(" .:;").casefold() for blok, text in texts if blok.vorm is not Vorm.RIJ]
        self._alone = _count_up(line for line in lines if _SIGN_ALONE.fullmatch(line))
        """Whether a figure or letter alone on a line is a level."""
        self._signs_behind = _count_behind(text for _, text in texts)
        """Whether a figure or letter behind a name is a level."""
        self._learn_names(text for _, text in texts)
        self._learn_words(texts)
        self._told = {name.casefold(): niveau for niveau, name in enumerate(namen, 1)}
        self._names |= self._told
        self._loose |= {name.casefold(): name for name in namen}
        cells = {text.strip().casefold() for blok, text in texts if blok.vorm is Vorm.RIJ and len(text) <= 4}
        self._is_roman = bool(cells & {"ii", "iii", "iv"})
        self._initials = self._learn_initials(cells)
        """By letter in a cell: the level whose name begins with it."""
        self._letters = self._count_letters(cells)
        """How many letters stand for levels."""

    # --- what a text says ---

    def opens(self, text: str) -> Trede | None:
        """The level that a text opens with ("Niveau 2 – gevorderd", "Expert"), as a heading or first line."""
        if (box := _BOX.match(text)) and (found := self.opens(text[box.end() :])):
            return Trede(found.niveau, found.einde + box.end())
        if niveau := self._told.get(text.strip(" .:;").casefold(), 0):
            return Trede(niveau, len(text))
        level = _LEVEL.match(text)
        if level and (niveau := self._level(level)):
            end = self._after(text, level.end(), niveau)
            is_word = level["token"] and not level["token"][-1].isdigit()
            apart = end >= len(text) or text[level.end() :].lstrip()[:1] in tuple("(:.–—-")
            return None if is_word and not apart else Trede(niveau, end)
        if _leads(text) and len(named := self.named_in(text)) == 1:
            return Trede(named.pop(), len(text))
        if self._alone and _SIGN_ALONE.fullmatch(text.strip(" .:;").casefold()):
            return Trede(self.bare(text), len(text))
        word, rest = _first_word(text)
        niveau = self._names.get(_stem(word), 0) if self._words else 0
        if niveau and (not rest or rest[0] in ":(–—-"):
            return Trede(niveau, self._after(text, len(word), niveau))
        return None

    def whole(self, text: str) -> int:
        """The level that is all that a text says; 0 when it says something else."""
        text = _unwrapped(text)
        found = self.opens(text)
        return found.niveau if found and found.einde >= len(text) else 0

    def bare(self, text: str) -> int:
        """The level that a sign in a table stands for: a figure, a letter, N1; else as `whole`."""
        text = _unwrapped(text).casefold()
        if niveau := self._told.get(text) or self._initials.get(text):
            return niveau
        if found := _BARE.fullmatch(text):
            token = re.sub(r"^[nl]\s?(?=\d)", "", found["token"])
            if token.isdigit():
                return int(token)
            return (
                _ROMAN.get(token, 0) if self._is_roman or token not in "abcdef" else "abcdef".index(token) + 1
            )
        return self.whole(text) or self._names.get(_stem(text), 0) or _NUMBERS.get(text, 0)

    def asked(self, text: str) -> Trede | None:
        """The level that a cell of a matrix opens with, and where the explanation begins."""
        text = text.rstrip()
        if niveau := self.bare(text):
            return Trede(niveau, len(text))
        if found := self.opens(text) or _asked(text):
            return found
        return None

    def named_in(self, text: str) -> set[int]:
        """The levels that a sentence names with the word for them: "niveau 2", "gevorderd niveau"."""
        return {niveau for found in _LEVEL.finditer(text) if (niveau := self._level(found))}

    def behind(self, text: str) -> Trede | None:
        """The level that a name ends with ("Samenwerken – niveau 2"), and where the name ends."""
        for at in _ends(text):
            found = _BEHIND.fullmatch(text, at)
            level = found["level"].strip() if found else ""
            niveau = self.whole(level)
            bracketed = text.rstrip().endswith(")") and "(" in text[at : at + 3]
            apart = self._signs_behind and re.match(r"\s+[–—-]\s", text[at:])
            if not niveau and (bracketed or apart):
                niveau = self.bare(level)
            if niveau and any(letter.isalpha() for letter in text[:at]):
                return Trede(niveau, at)
        return None

    @property
    def namen(self) -> Mapping[int, str]:
        """By level: its name, when the document has names for all of them."""
        found = {niveau: self._loose.get(word, word) for word, niveau in reversed(self._names.items())}
        whole = len(found) > 1 and sorted(found) == list(range(1, len(found) + 1))
        if whole:
            return dict(sorted(found.items()))
        return {at: letter.upper() for at, letter in enumerate("abcdef"[: self._letters], 1)}

    @property
    def gelezen_als(self) -> str:
        """In a few words: how the document writes its levels; "" when it has none."""
        if names := self.namen:
            return "woorden: " + ", ".join(f"{name} = {niveau}" for niveau, name in names.items())
        kinds = [kind for kind, _ in self._kinds.most_common()]
        return ", ".join(kinds)

    # --- learning ---

    def _learn_names(self, texts: Iterable[str]) -> None:
        """What stands behind a level more than once, or is a word for levels, is its name."""
        behind: dict[str, Counter[int]] = {}
        for text in texts:
            found = _LEVEL.match(text) or _LATER.search(text)
            niveau = self._level(found) if found else 0
            if not found or not niveau:
                continue
            named = _BRACKETS.fullmatch(text, found.end()) or _NAME.fullmatch(text, found.end())
            if named and len(named[1].split()) <= 3:
                name = named[1].strip(" .:;")
                behind.setdefault(name.casefold(), Counter())[niveau] += 1
                self._loose.setdefault(name.casefold(), name)
        for name, levels in behind.items():
            niveau, count = levels.most_common(1)[0]
            if len(levels) == 1 and (count > 1 or _stem(name) in _ORDER):
                self._names[_stem(name) if _stem(name) in _ORDER else name] = niveau
                self._loose.setdefault(_stem(name), self._loose[name])

    def _learn_words(self, texts: Sequence[tuple[Blok, str]]) -> None:
        """Words for levels that stand alone, in their order from low to high."""
        found: dict[str, str] = {}
        names: set[str] = set()
        others: set[str] = set()
        """The words at the begin of rows, which may be names, and those that stand elsewhere."""
        self._words = bool(self._names)
        for blok, text in texts:
            match = _LEVEL.match(text)
            token = match and (match["named"] or match["token"])
            word = token or text.strip(" .:;()")
            tail = "" if token or " " in word else word
            apart = _TAIL.fullmatch(text)
            if not token and not tail and apart:
                tail = word = apart["tail"].strip(" .:;")
            stem = _stem(word if token else tail)
            if stem in _ORDER and stem not in self._names:
                found.setdefault(stem, word)
                begins = len(blok.gevuld) == 2 and any(p.plat.startswith(text) for p in blok.cellen[0])
                (names if begins else others).add(stem)
        if len(others) > 1:
            found = {stem: word for stem, word in found.items() if stem in others}
        if len(found) > 1 and not self._names:
            for niveau, word in enumerate(sorted(found, key=_ORDER.__getitem__)[:HOOGSTE], 1):
                self._names[word] = niveau
                self._loose[word] = found[word][0].upper() + found[word][1:]
            self._words = True

    def _learn_initials(self, cells: set[str]) -> dict[str, int]:
        """What single letters in cells stand for, when they are those of the names and no others."""
        initials = {name[0]: niveau for name, niveau in self._names.items()}
        found = {cell for cell in cells if len(cell) == 1 and cell.isalpha() and cell not in ("x", "v")}
        alone = len(initials) == len(set(self._names.values()))
        return initials if len(found) > 1 and alone and found <= initials.keys() else {}

    def _count_letters(self, cells: set[str]) -> int:
        """The highest letter in cells, when letters stand for levels in them and nothing else does."""
        found = {"abcdef".index(cell) + 1 for cell in cells if len(cell) == 1 and cell in "abcdef"}
        if self._initials:
            return 0
        if self._kinds["letters"] or len(found) > 1:
            others = any(cell.isdigit() for cell in cells) or self._kinds["cijfers"] or self._is_roman
            return 0 if others else max(found, default=0)
        return 0

    # --- helpers ---

    def _level(self, found: re.Match[str]) -> int:
        if found["sometimes"] and found["sometimes"].casefold() not in self._counting:
            return 0
        told = {name: value for name, value in found.groupdict().items() if name != "sometimes"}
        token = next(value for value in told.values() if value).casefold()
        if token.isdigit():
            return int(token)
        if token in _NUMBERS or token in _NTH:
            return _NUMBERS.get(token) or _NTH[token]
        if token in _ROMAN:
            return _ROMAN[token]
        if len(token) == 1:
            return "abcdef".index(token) + 1
        return self._names.get(_stem(token), 0)

    def _after(self, text: str, end: int, niveau: int) -> int:
        """Where the rest begins after a level and the name that the document gives it."""
        if brackets := _BRACKETS.match(text, end):
            return brackets.end()
        start = _SIGN.match(text, end).end()  # type: ignore[union-attr]
        for name, its in self._names.items():
            tail = text[start:].casefold()
            if its == niveau and tail.startswith(name) and not tail[len(name) : len(name) + 1].isalpha():
                return _SIGN.match(text, start + len(name)).end()  # type: ignore[union-attr]
        return start


def is_level_word(text: str) -> bool:
    """Whether a word names a level in many documents."""
    return _stem(text) in _ORDER


def _leads(text: str) -> bool:
    """Whether a line says what follows it: "Op niveau 2 laat de medewerker dit zien:"."""
    return text.rstrip().endswith(":") and text.count(":") == 1 and len(text.split()) <= _LEADING


def _count_up(signs: Iterable[str]) -> bool:
    """Whether signs count from the first on, perhaps again and again."""
    order = "123456abcdef"
    told = [order.find(sign.lstrip("0")) for sign in signs]
    return len(told) > 1 and all(
        after == before + 1 or after in (0, 6) for before, after in zip([-1, *told], told, strict=False)
    )


def _count_behind(texts: Iterable[str]) -> bool:
    """Whether names come again with another sign behind them: "Samenwerken – 1", "Samenwerken – 2"."""
    signs: dict[str, list[str]] = {}
    for text in texts:
        found = _TAIL.fullmatch(text)
        if found and _SIGN_ALONE.fullmatch(found["tail"].strip().casefold()):
            signs.setdefault(found["name"], []).append(found["tail"].strip().casefold())
    return any(len(told) > 1 and _count_up(told) for told in signs.values())


def _unwrapped(text: str) -> str:
    """A text without the stops and brackets around it."""
    text = text.strip(" .:;☐☒☑✓✔□■")
    return text[1:-1].strip() if text.startswith("(") and text.endswith(")") else text


def _kind(text: str) -> str:
    found = _LEVEL.match(text)
    if not found:
        return ""
    token = (found["token"] or found["short"] or "1").casefold()
    shown = text[: found.end()].rstrip()
    if token.isdigit():
        return "cijfers" if not found["short"] else "N1, N2, N3" if shown[0] in "nN" else "L1, L2, L3"
    if token in _NUMBERS:
        return "telwoorden"
    return "Romeinse cijfers" if token in _ROMAN else "letters" if len(token) == 1 else "woorden"


def _asked(text: str) -> Trede | None:
    found = _ASKED.match(text)
    if not found:
        return None
    rest = _BRACKETS.match(text, found.end()) or _SIGN.match(text, found.end())
    return Trede(int(found["token"]), rest.end() if rest else found.end())


def _stem(word: str) -> str:
    """A word for a level without what bends it."""
    word = re.sub(r"[\s-]*niveau$", "", word.strip(" .:;()").casefold())
    return word[:-1] if word not in _ORDER and word.endswith("e") else word


def _first_word(text: str) -> tuple[str, str]:
    found = re.match(r"[^\W\d]+", text)
    return (found[0], text[found.end() :].strip()) if found else ("", text)


def _ends(text: str) -> Iterator[int]:
    """Where the end of a name can begin: at the spaces and brackets of its last words."""
    spots = [m.start() for m in re.finditer(r"[\s(,:;|–—→]", text)]
    yield from spots[-6:]

"""The title of a role: from a form, a heading, what stands above the page, or the name of the file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from handboek.importer.blocks import Bron, Passage, Vorm, has_words
from handboek.importer.ladder import Ladder
from handboek.importer.outline import Regel
from handboek.importer.shapes import (
    ASPECTEN,
    FORMULIER,
    bare,
    is_kort,
    schaal_in,
    sectie_in,
    versie_in,
    zonder_aanloop,
    zonder_staart,
)
from handboek.importer.starts import is_keyword
from handboek.model import Tekst

_NO_ROLE = re.compile(
    r"(competentie)?(woorden|hand)boek.*|competentie(matrix|gids|overzicht|s).*|overzicht.*|bijlagen?.*|matrix.*"
    r"|inhoud(sopgave)?|functiehandboek.*|functiehuis.*|functieboek.*|functieprofielen|functiebeschrijvingen",
    re.IGNORECASE,
)
_IN_FILE = re.compile(r"[_\s]+|(?<=\w)-(?=\w)")
_NOISE = re.compile(
    r"\b(v(ersie)?\s?\d[\d.]*|(19|20)\d\d(\s?[01]\d)?(\s?[0-3]\d)?|def(initief)?|concept|kopie|final|\d+)\b|\(\d+\)",
    re.IGNORECASE,
)


_ORGANISATION = re.compile(
    r"(stichting|zorggroep|ziekenhuis|gemeente|vereniging|coöperatie|woonzorgcentrum)\b.*"
)
_EDITION = re.compile(r"[\s,(–-]*\b(versie|v\.?|concept|definitief)\b[\s:]*[\d.]*\)?$", re.IGNORECASE)
"""What tells which edition it is, behind a title."""
_NEAR = 2
"""How many lines below "Functieprofiel" the title can stand."""
_WITH_STOP = 3
"""The most words of a title that ends with a full stop."""


@dataclass(frozen=True)
class Titel:
    passage: Passage
    """The title with what stands before and behind it."""
    regel: int | None = None
    """The line that it stands on; None for what stands outside the text."""


def find_title(regels: Sequence[tuple[int, Regel]], zone: int, bron: Bron, ladder: Ladder) -> Titel | None:
    """The title of a role that these lines describe; the first `zone` lines stand before its first part."""
    before = [(at, regel) for at, regel in regels[:zone] if not regel.tabel]
    ways = (
        _in_form(regels),
        _prefixed(before),
        _below_kind(before, ladder),
        _headings(before, ladder),
        _in_header(bron),
        _first_line(before, ladder),
    )
    return next((found for way in ways for found in way), None)


def named_file(bron: Bron) -> Titel | None:
    """The title that the name of a file gives."""
    name = re.sub(r"\.\w{2,5}$", "", re.split(r"[/\\]", bron.naam)[-1])
    plain = " ".join(_IN_FILE.sub(" ", name).split())
    plain = plain[zonder_aanloop(plain) :] or plain
    plain = " ".join(_NOISE.sub(" ", plain[: zonder_staart(plain)]).split()).strip(" -–.")
    if not has_words(plain) or len(plain) < 3:
        return None
    return Titel(Passage(Tekst.letterlijk(plain[0].upper() + plain[1:]), bron.naam, "naam van het bestand"))


def names_role(naam: str) -> bool:
    """Whether the name of a file says that it is about a role: "Functieprofiel kok.docx"."""
    plain = " ".join(_IN_FILE.sub(" ", re.split(r"[/\\]", naam)[-1]).split())
    return zonder_aanloop(plain) > 0


def is_title(text: str) -> bool:
    """Whether a text can be the title of a role."""
    words = bare(text)
    return not (
        not any(map(str.isalpha, text))
        or text.lstrip().startswith("(")
        or _ORGANISATION.match(words)
        or len(text.split()) > 10
        or text.rstrip().endswith((";", "?"))
        or (text.rstrip().endswith(".") and len(text.split()) > _WITH_STOP)
        or words in ASPECTEN
        or sectie_in(text)
        or is_keyword(text)
        or versie_in(text)
        or words in FORMULIER
        or names_document(text)
        or _EDITION.fullmatch(f" {text}")
    )


def names_document(text: str) -> bool:
    """Whether a text names a document of many roles or competencies, and no role."""
    return bool(_NO_ROLE.fullmatch(bare(text)))


def _in_form(regels: Sequence[tuple[int, Regel]]) -> Iterator[Titel]:
    for at, regel in regels:
        if regel.veld == "titel":
            yield Titel(regel.blok.gevuld[1][0], at)
        elif not regel.tabel and regel.blok.vorm is not Vorm.NOOT:
            key, colon, rest = regel.tekst.partition(":")
            if colon and FORMULIER.get(bare(key)) == "titel" and is_title(rest):
                yield Titel(regel.blok.passage, at)


def _prefixed(before: Sequence[tuple[int, Regel]]) -> Iterator[Titel]:
    for at, regel in before:
        text = regel.tekst
        start = zonder_aanloop(text)
        named = (0 < start < len(text) and is_title(text[start:])) or (
            not start and zonder_staart(text) < len(text)
        )
        if named and is_kort(text) and not sectie_in(text):
            yield Titel(regel.blok.passage, at)


def _below_kind(before: Sequence[tuple[int, Regel]], ladder: Ladder) -> Iterator[Titel]:
    """The first line below "Functiebeschrijving" that can be one, as below an edition."""
    for number, (_, regel) in enumerate(before[:-1]):
        whole = zonder_aanloop(regel.tekst) >= len(regel.tekst.strip())
        if whole and regel.blok.vorm is not Vorm.PUNT:
            near = before[number + 1 : number + 1 + _NEAR]
            yield from (Titel(r.blok.passage, at) for at, r in near if _may_be(r, ladder))


def _headings(before: Sequence[tuple[int, Regel]], ladder: Ladder) -> Iterator[Titel]:
    """A title in its style, or the first heading with nothing below it that a part would have."""
    ranked = [(n, at, regel) for n, (at, regel) in enumerate(before) if regel.rang is not None]
    headings = [found for found in ranked if not names_document(found[2].tekst)] or ranked
    for _, at, regel in headings:
        if regel.rang == 0 and _may_be(regel, ladder):
            yield Titel(regel.blok.passage, at)
    if headings:
        number, at, regel = headings[0]
        following = [r for _, r in before[number + 1 :]]
        until = next((n for n, r in enumerate(following) if r.rang is not None), len(following))
        below = following[:until]
        next_up = following[until].rang if until < len(following) else None
        highest = next_up is None or (regel.rang or 0) < next_up
        is_cover = all(len(r.tekst.split()) <= 8 and not r.tekst.endswith(".") for r in below)
        if _may_be(regel, ladder) and (highest or is_cover):
            yield Titel(regel.blok.passage, at)


def _in_header(bron: Bron) -> Iterator[Titel]:
    for passage in bron.kopteksten:
        text = passage.plat
        key, _, rest = text.partition(":")
        start, end = zonder_aanloop(text), zonder_staart(text)
        named = [rest] if FORMULIER.get(bare(key)) == "titel" else []
        named += [text[start:]] if start else []
        named += [text[:end]] if end < len(text) else []
        if any(map(is_title, named)):
            yield Titel(passage)


def _first_line(before: Sequence[tuple[int, Regel]], ladder: Ladder) -> Iterator[Titel]:
    if any(regel.rang is not None for _, regel in before):
        return
    for at, regel in before:
        if _may_be(regel, ladder):
            yield Titel(regel.blok.passage, at)


def _may_be(regel: Regel, ladder: Ladder) -> bool:
    form = regel.veld or FORMULIER.get(bare(regel.tekst.partition(":")[0]))
    is_text = regel.blok.vorm in (Vorm.ALINEA, Vorm.KOP, Vorm.NUMMER) and not regel.tabel
    return is_text and not form and is_title(regel.tekst) and not ladder.opens(regel.tekst)


def parts_of(passage: Passage) -> tuple[Passage, list[Passage], Passage | None]:
    """The bare title, what stood around it, and the scale."""
    text = passage.plat
    key, colon, _ = text.partition(":")
    start = zonder_aanloop(text)
    if colon and FORMULIER.get(bare(key)) == "titel":
        start = len(key) + 1
    schaal = schaal_in(text)
    end = schaal.start if schaal else len(text)
    if (edition := _EDITION.search(text, start, end)) and edition.start() > start:
        end = edition.start()
    if not start:
        end = zonder_staart(text[:end])
    titel = passage.stuk(_with_capital(passage.stuk(text[start:end]).naam.plat))
    around = [passage.stuk(text[:start])] if has_words(text[:start]) else []
    behind = text[end:]
    if schaal:
        around += [passage.stuk(word) for word in [_word_before(behind, schaal.tekst)] if has_words(word)]
    elif has_words(behind):
        around.append(passage.stuk(behind))
    return titel, around, passage.stuk(schaal.tekst) if schaal else None


def _with_capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _word_before(text: str, figure: str) -> str:
    """The words in front of the figure of a scale."""
    return text[: text.rindex(figure)].strip(" (–—-,|:")

"""A value that does not fit the model, in HR's words: pydantic's stable error types → Dutch."""

from __future__ import annotations

import re
from collections.abc import Mapping as Keys
from collections.abc import Sequence
from functools import cache, partial
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from handboek.loading.meant import JA_OF_NEE, day_in, figure_in, month_in
from handboek.loading.nodes import Mapping, Node, Scalar, locate
from handboek.loading.nodes import Sequence as List
from handboek.loading.shapes import Vorm, shape_of
from handboek.messages import Melder, Soort, bedoel_je, faults, getal, keuze, opsomming
from handboek.model import (
    GEWONE_NIVEAUS,
    NOG_IN_TE_VULLEN,
    SCHAAL_PERSOONLIJKHEID,
    Begrippen,
    BijOns,
    BijOnsGedrag,
    Competentie,
    Functie,
    Gedragscompetentie,
    Gegevens,
    Niveau,
    Onderdeel,
)
from handboek.model.competencies import PER_NIVEAU
from handboek.model.levels import ELK, GEEN
from handboek.words.ids import slug
from handboek.words.likeness import nearest

MIN_LETTERS = 3
"""Fewer than this, and a bit, stand in many a word."""

_NAMES: dict[type[Onderdeel], str] = {
    Competentie: "een competentie",
    Gedragscompetentie: "een gedragscompetentie",
    Functie: "een functie",
    Gegevens: "handboek.yml",
    Begrippen: "begrippen.yml",
    BijOns: "een eigen aanvulling",
    BijOnsGedrag: "een eigen aanvulling",
}


def keys(kind: type[Onderdeel], niveaus: Sequence[Niveau] = GEWONE_NIVEAUS) -> list[str]:
    """The keys that a file of this kind may have, as HR types them."""
    return [key for key, _ in kind.sleutels(niveaus)]


def explain(
    error: ValidationError,
    root: Mapping,
    kind: type[Onderdeel],
    report: Melder,
    niveaus: Sequence[Niveau] | None = GEWONE_NIVEAUS,
) -> None:
    """Report each thing in the file that does not fit its model, at its place.

    `niveaus` is None when handboek.yml does not tell them: then no level is wrong.
    """
    details = error.errors(include_url=False)
    parents = {d["loc"][:length] for d in details for length in range(1, len(d["loc"]))}
    levels = niveaus or GEWONE_NIVEAUS
    headed = _headed(root, kind, levels)
    meant = _meant(details, root, kind, levels, headed)
    first_lines = cache(partial(_first_lines, root))
    for detail in details:
        if detail["loc"] in parents or (niveaus is None and detail["input"] and detail["type"] in _LEVELS):
            continue  # what is wrong inside it, or in handboek.yml, has been said
        path = _path(detail, levels, root)
        if detail["type"] == "missing" and (path in meant.values() or _is_below(path, headed, levels)):
            continue  # it is misspelt, or stands below a heading too many
        node, place, key = locate(root, path)
        if detail["type"] == "missing":
            key = str(path[-1])
        soort = _wrong_catalogue(path, kind) or _soort(detail["type"], key, node)
        if soort is faults.GEEN_NIVEAU and path[0] == "specifiek" and _typed(node).casefold() == GEEN:
            soort = faults.GEEN_BIJ_GENERIEK
        first, earlier = key, None
        if soort is faults.SLEUTEL_ONBEKEND and path not in meant:
            first, line = first_lines(path[:-1]).get(key.casefold(), (key, 0))
            soort, earlier = (faults.SLEUTEL_DUBBEL, line) if first != key else (soort, None)
        if soort is faults.WAARDE_LEEG and _is_one_of_more(root, path):
            soort = faults.STREEPJE_LEEG
        waarde = detail.get("ctx", {}).get("waarde") or _typed(node) or key
        good = str(meant[path][-1]) if path in meant else _meant_value(soort, waarde, detail, levels)
        report.word(
            place.line,
            place.column,
            soort,
            key if path in meant else waarde,
            good,
            sleutel=key,
            waarde=waarde,
            zo=_so(detail["type"], key, good, levels) or _as_name(soort, waarde),
            eerder=detail.get("ctx", {}).get("eerder") or earlier,
            laagst=SCHAAL_PERSOONLIJKHEID[0],
            **{"hoogst": SCHAAL_PERSOONLIJKHEID[-1], **_measured(detail)},
            **{**_choice(detail, levels, good), **_known(soort, path, kind, root, levels, good, headed)},
        )


def _so(error_type: str, key: str, good: str, niveaus: Sequence[Niveau]) -> str:
    """How it should be typed, when that is plain."""
    if good and error_type == "niveausleutel":
        return f" Schrijf ‘{niveaus[int(good) - 1].naam}:’."
    return f" Schrijf ‘{key}: {good}’." if good else ""


def _as_name(soort: Soort, typed: str) -> str:
    return f" Schrijf ‘{slug(typed)}’." if soort is faults.GEEN_CLUSTERNAAM and slug(typed) else ""


def _headed(root: Mapping, kind: type[Onderdeel], niveaus: Sequence[Niveau]) -> Keys[str, set[str]]:
    """Per heading that a file of this kind has not: what stands below it, when all of that is the file's."""
    known = {*keys(kind, niveaus)}
    below = {key: node.fields.keys() for key, (_, node) in root.fields.items() if isinstance(node, Mapping)}
    return {key: {*inner} for key, inner in below.items() if key not in known and inner and inner <= known}


def _is_below(path: tuple[int | str, ...], headed: Keys[str, set[str]], niveaus: Sequence[Niveau]) -> bool:
    """Whether a key that is missing, or another level, stands below such a heading."""
    names = {niveau.naam for niveau in niveaus}
    wanted = names if path[0] in names else {path[0]}
    return len(path) == 1 and any(wanted & inner for inner in headed.values())


def _meant(
    details: Sequence[ErrorDetails],
    root: Mapping,
    kind: type[Onderdeel],
    niveaus: Sequence[Niveau],
    headed: Keys[str, set[str]],
) -> dict[tuple[int | str, ...], tuple[int | str, ...]]:
    """Per unknown key: the key that was probably meant, one that is missing rather than another."""
    missing = [_path(detail, niveaus, root) for detail in details if detail["type"] == "missing"]
    meant: dict[tuple[int | str, ...], tuple[int | str, ...]] = {}
    for detail in details:
        if detail["type"] != "extra_forbidden":
            continue
        path = _path(detail, niveaus, root)
        *parents, key = path
        if not parents and key in headed:
            continue
        fitting = _fitting(root, path, kind, niveaus)
        absent = [str(other[-1]) for other in missing if other[:-1] == path[:-1] and other[-1] in fitting]
        if (
            parents == []
            and str(key) in _keys_elsewhere(kind, tuple(niveaus))
            and not nearest(str(key), absent)
        ):
            continue
        only = absent[0] if len(absent) == 1 and not meant else None
        near = nearest(str(key), absent) or nearest(str(key), fitting, least=0.8 if only else 0.6)
        near = near or only or _containing(str(key), fitting)
        if near:
            meant[path] = (*parents, near)
    return meant


@cache
def _keys_elsewhere(kind: type[Onderdeel], niveaus: tuple[Niveau, ...]) -> Keys[str, str]:
    """The keys that files of other kinds have, and this one does not: with what has them."""
    own = keys(kind, niveaus)
    return {
        key: name
        for other, name in reversed(_NAMES.items())
        if other not in (BijOns, BijOnsGedrag, Begrippen)
        for key in keys(other, niveaus)
        if key not in own
    }


def _containing(key: str, fitting: Sequence[str]) -> str | None:
    """The one key of which the last or first part was typed: "tips" for "ontwikkeltips"; or its level."""
    word = key.casefold()
    if re.fullmatch(r"\d|[^\W\d]+ \d", word):
        word = f"niveau {word[-1]}"
    found = [known for known in fitting if len(word) > MIN_LETTERS and word in known.casefold()]
    return found[0] if len(found) == 1 else None


def _fitting(
    root: Mapping, path: tuple[int | str, ...], kind: type[Onderdeel], niveaus: Sequence[Niveau]
) -> list[str]:
    """The keys that are not there yet, and could hold what stands below an unknown one."""
    owner = _owner(kind, path[:-1])
    block = locate(root, path[:-1]).node
    value = locate(root, path).node
    had = block.fields if isinstance(block, Mapping) else {}
    shape = shape_of(owner, tuple(niveaus)).sleutels if owner else {}
    allowed = [key for key in (keys(owner, niveaus) if owner else []) if key not in had]

    def fits(vorm: Vorm) -> bool:
        if isinstance(value, Mapping):
            return bool(vorm.sleutels or vorm.naam)
        return vorm.punt is not None if isinstance(value, List) else vorm.cijfer or vorm.may_be_text

    return [key for key in allowed if key not in shape or _is_empty(value) or fits(shape[key])]


def _first_lines(root: Mapping, parents: tuple[int | str, ...]) -> dict[str, tuple[str, int]]:
    """By key of a block in small letters: the first that is so called, and its line."""
    block = locate(root, parents).node
    found: dict[str, tuple[str, int]] = {}
    for key, (place, _) in block.fields.items() if isinstance(block, Mapping) else ():
        found.setdefault(key.casefold(), (key, place.line))
    return found


def _is_one_of_more(root: Mapping, path: tuple[int | str, ...]) -> bool:
    """Whether it is a point of a list that has others."""
    owner = locate(root, path[:-1]).node
    return isinstance(owner, List) and len(owner.items) > 1


def _meant_value(soort: Soort, typed: str, detail: ErrorDetails, niveaus: Sequence[Niveau]) -> str:
    """The value that was probably meant, as it is to be typed; "" when that is not plain."""
    if detail["type"] == "literal_error":
        choice = re.findall(r"'([^']+)'", detail["ctx"]["expected"])
        return JA_OF_NEE.get(typed.lower(), "") or nearest(typed, choice) or ""
    if soort is faults.GEEN_VERSIE:
        return month_in(typed)
    if soort is faults.GEEN_DATUM:
        return day_in(typed)
    if soort is faults.GEEN_NIVEAU:
        return figure_in(typed, range(1, len(niveaus) + 1))
    if soort is faults.GEEN_MINIMUM:
        return figure_in(typed, SCHAAL_PERSOONLIJKHEID)
    return ""


def _path(detail: ErrorDetails, niveaus: Sequence[Niveau], root: Mapping) -> tuple[int | str, ...]:
    """The keys and positions, as HR typed them, that lead to what is wrong."""
    steps = [*detail["loc"], *detail.get("ctx", {}).get("pad", ())]
    if steps[:1] == [PER_NIVEAU]:  # each is a key of its own
        steps = steps[1:] or [niveaus[0].naam]
    path: tuple[int | str, ...] = ()
    for step in steps:
        is_typed = step != ELK or locate(root, (*path, ELK)).key == ELK
        if step != "[key]" and is_typed:
            path = (*path, step)
    return path or ("",)


def _choice(detail: ErrorDetails, niveaus: Sequence[Niveau], meant: str) -> dict[str, str]:
    """Which levels there are, and which one was probably meant."""
    if detail["type"] not in _LEVELS:
        return {}
    typed = detail.get("ctx", {}).get("waarde", "")
    labels = [niveau.label.plat for niveau in niveaus]
    return {"mogelijk": keuze(niveaus), "bedoeld": "" if meant else bedoel_je(typed, labels)}


def _soort(error_type: str, key: str, node: Node) -> Soort:
    if error_type in _BY_TYPE:
        return _BY_TYPE[error_type]
    empty = _is_empty(node)
    if error_type in _WHEN_FILLED and not empty:
        return _WHEN_FILLED[error_type]
    match error_type:
        case "extra_forbidden":
            return faults.SLEUTEL_ONBEKEND
        case "string_pattern_mismatch":
            return _BY_KEY.get(key, faults.GEEN_CLUSTERNAAM)
        case "niveau":
            return faults.NIVEAU_LEEG if empty or _typed(node) in NOG_IN_TE_VULLEN else faults.GEEN_NIVEAU
        case "literal_error" if not empty:
            return _CHOICES.get(key, faults.GEEN_JA_OF_NEE)
        case _ if empty:
            return faults.WAARDE_LEEG
        case "string_type" if isinstance(node, List):
            return faults.LIJST_IN_PLAATS_VAN_TEKST
        case "string_type":
            return faults.BLOK_IN_PLAATS_VAN_TEKST
        case "tuple_type":
            return faults.GEEN_LIJST
        case "model_type" | "model_attributes_type":
            return faults.GEEN_DELEN
        case "dict_type":
            return faults.GEEN_EISEN if key in ("generiek", "specifiek") else faults.GEEN_BLOK
    return faults.PAST_NIET


_BY_KEY = {
    "voorheen": faults.GEEN_OUDE_NAAM,
    "adres": faults.GEEN_ADRES,
    "bewerkadres": faults.GEEN_ADRES,
    "feedbackadres": faults.GEEN_FEEDBACKADRES,
    "logo": faults.GEEN_LOGO,
}
_CHOICES = {"status": faults.GEEN_STATUS}
"""All others are yes or no."""
_LEVELS = {"niveau", "niveausleutel"}
_WHEN_FILLED = {
    "minimum": faults.GEEN_MINIMUM,
    "versie": faults.GEEN_VERSIE,
    "datum": faults.GEEN_DATUM,
    "too_short": faults.TE_WEINIG_NIVEAUS,
    "leeg": faults.WAARDE_LEEG,
}
_BY_TYPE = {
    "niveausleutel": faults.GEEN_NIVEAU,
    "niveau_dubbel": faults.NIVEAU_DUBBEL,
    "naam_dubbel": faults.NAAM_STAAT_ER_AL,
    "niveaunaam": faults.NIVEAUNAAM_BEZET,
    "niveaunaam_dubbel": faults.NIVEAUNAAM_DUBBEL,
    "missing": faults.SLEUTEL_ONTBREEKT,
    "te_lang": faults.TE_LANG,
    "string_too_long": faults.TE_LANG,
    "too_long": faults.TE_VEEL,
    "nog_in_te_vullen": faults.NOG_IN_TE_VULLEN,
    "kleur": faults.GEEN_KLEUR,
    "kleur_te_licht": faults.KLEUR_TE_LICHT,
}


def of_key(key: str) -> Soort | None:
    """What to say of a value that does not fit, by its key alone: an editor knows no more."""
    found = {**_BY_KEY, **_CHOICES, **_WHEN_FILLED, **_BY_TYPE, "niveau": faults.GEEN_NIVEAU}
    return found.get({"geldig vanaf": "datum"}.get(key, key))


def misplaced(root: Mapping, kind: type[Onderdeel]) -> tuple[str, Soort] | None:
    """The key that shows that a file stands in the wrong folder, and what to say of it."""
    has = root.fields.keys()
    niveau = next((key for key in has if key.startswith("niveau ")), None)
    if "titel" in has and kind in (Competentie, Gedragscompetentie) and _most_like(root, kind) is Functie:
        return "titel", faults.IS_EEN_FUNCTIE
    if "label" in has and kind is Functie and _most_like(root, kind) in (Competentie, Gedragscompetentie):
        return "label", faults.IS_EEN_COMPETENTIE
    if kind is Competentie and "indicatoren" in has and not niveau:
        return "indicatoren", faults.INDICATOREN_BIJ_NIVEAUS
    if kind is Gedragscompetentie and niveau and "indicatoren" not in has:
        return niveau, faults.NIVEAUS_BIJ_INDICATOREN
    return None


def _most_like(root: Mapping, kind: type[Onderdeel]) -> type[Onderdeel]:
    """The kind that has most of the keys of a file; of more the one whose folder it stands in."""
    return max(_NAMES, key=lambda other: (len(root.fields.keys() & {*keys(other)}), other is kind))


def _wrong_catalogue(path: tuple[int | str, ...], kind: type[Onderdeel]) -> Soort | None:
    """What to say of levels and indicators in one file."""
    key = str(path[-1]) if len(path) == 1 else ""
    if kind is Competentie and key == "indicatoren":
        return faults.INDICATOREN_BIJ_NIVEAUS
    if kind is Gedragscompetentie and key.startswith("niveau "):
        return faults.NIVEAUS_BIJ_INDICATOREN
    return None


def _measured(detail: ErrorDetails) -> dict[str, str]:
    """How much there is, and how much there may be, of what is too long."""
    found, typed = detail.get("ctx", {}), detail["input"]
    match detail["type"]:
        case "te_lang":
            return {"aantal": getal(found["aantal"]), "hoogst": getal(found["hoogst"])}
        case "too_long" | "string_too_long":
            return {"aantal": getal(len(typed)), "hoogst": getal(found["max_length"])}
    return {}


def _known(
    soort: Soort,
    path: tuple[int | str, ...],
    kind: type[Onderdeel],
    root: Mapping,
    niveaus: Sequence[Niveau],
    meant: str,
    headed: Keys[str, set[str]],
) -> dict[str, str]:
    """Where a missing or unknown key stands, and which keys that place knows."""
    if soort is faults.GEEN_DELEN:
        owner = _owner(kind, path)
        return {"mogelijk": opsomming(keys(owner) if owner else [], "en")}
    if soort not in (faults.SLEUTEL_ONTBREEKT, faults.SLEUTEL_ONBEKEND):
        return {}
    *parents, _ = path
    if soort is faults.SLEUTEL_ONTBREEKT:
        return {"waar": f"bij ‘{parents[-1]}’" if parents else f"in {_NAMES[kind]}"}
    if not parents and path[-1] in headed:
        bedoeld = f"Laat ‘{path[-1]}:’ weg, en laat de regels eronder vooraan beginnen."
        return {"waar": f"In {_NAMES[kind]}", "bedoeld": bedoeld}
    if not parents and not meant and (elders := _keys_elsewhere(kind, tuple(niveaus)).get(str(path[-1]))):
        bedoeld = f"Dat hoort bij {elders}: haal het hier weg."
        return {"waar": f"In {_NAMES[kind]}", "bedoeld": bedoeld}
    allowed = _fitting(root, path, kind, niveaus) or keys(_owner(kind, tuple(parents)) or kind, niveaus)
    other = (
        "zet iets van jullie zelf onder ‘onderdelen’" if kind is Functie and not parents else "haal het weg"
    )
    return {
        "waar": f"Bij ‘{parents[-1]}’" if parents else f"In {_NAMES[kind]}",
        "bedoeld": f"Bedoel je ‘{meant}’?" if meant else f"Gebruik {opsomming(allowed)}, of {other}.",
    }


def _owner(kind: type[Onderdeel], parents: tuple[Any, ...]) -> type[Onderdeel] | None:
    """The model that holds a key below these parents."""
    owner: type[Onderdeel] | None = kind
    for step in parents:
        if owner is None:
            return None
        names = dict(owner.sleutels())
        if step in names:
            owner = _model_in(names[step].annotation) or owner
    return owner


def _model_in(annotation: Any) -> type[Onderdeel] | None:
    if isinstance(annotation, type) and issubclass(annotation, Onderdeel):
        return annotation
    inner = (*getattr(annotation, "__args__", ()), getattr(annotation, "__origin__", None))
    return next(filter(None, (_model_in(part) for part in inner if part is not None)), None)


def _is_empty(node: Node) -> bool:
    if isinstance(node, Scalar):
        return not (node.text or "").strip()
    return not node.value  # type: ignore[attr-defined]


def _typed(node: Node) -> str:
    return (node.text or "").strip() if isinstance(node, Scalar) else ""

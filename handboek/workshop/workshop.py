"""A handbook and a proposal to change it, in a folder of their own, read with the ordinary loader."""

from __future__ import annotations

import json
import tempfile
from base64 import b64decode
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from jinja2 import UndefinedError

from handboek.advice import adviezen
from handboek.compare import Vergelijking, compare
from handboek.compare.formats import as_text
from handboek.editing.edits import Document, Geweigerd, bare, parsed
from handboek.editing.new import Bekend, without_help
from handboek.editing.operations import Files, hernoem, splits, trekin, voegsamen
from handboek.editing.proposal import Bestand, as_json, from_value, stempel
from handboek.editing.writing import Texts
from handboek.editing.yaml_lines import yaml_lines
from handboek.loading import Kept, read_data
from handboek.loading.files import EIGEN, FOLDERS, kind_of
from handboek.messages import Melding, advice, faults
from handboek.model import (
    GEDRAG,
    GEWONE_NIVEAUS,
    Begrippen,
    Competentie,
    Functie,
    Gedragscompetentie,
    Gegevens,
    Handboek,
    Niveau,
    Onderdeel,
)
from handboek.site.html import Renderer
from handboek.words.ids import is_reserved, slug
from handboek.words.naming import soort as soort_van
from handboek.words.vocabulary import WOORDEN
from handboek.workshop.delivery import fragment, from_fragment, steps, zipped
from handboek.workshop.evidence import evidence
from handboek.workshop.fields import of_file
from handboek.workshop.form import Daad, Form, Keuzes, after, clean, place_of
from handboek.workshop.marking import marked
from handboek.workshop.paste import sentences

Answer = dict[str, Any]
BASIS = "../"
"""The way from the page of the workshop to the root of the site."""
KINDS = {soort_van(kind): (kind, folder) for folder, kind in FOLDERS.items()}
_GROUPS: Mapping[type[Onderdeel], str] = {
    Functie: WOORDEN["functie"]["alle"],
    Competentie: WOORDEN["competentie"]["alle"],
    Gedragscompetentie: WOORDEN["gedragscompetenties"]["kop"],
}
_NOT_COPIED = ("voorheen", "reden", "status", "geldig vanaf")
"""What is of the one role or competency alone."""


class Workshop:
    """A handbook as published, and what a proposal makes of it."""

    def __init__(self, files: Mapping[str, Any], addresses: Mapping[str, Any]) -> None:
        self._folder = Path(tempfile.mkdtemp()).resolve() / "data"
        self._published: dict[str, str] = {}
        self._changed: dict[str, str | None] = {}
        self._addresses = addresses
        self._kept: Kept = {}
        for name, content in files.items():
            path = self._folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            if isinstance(content, str):
                path.write_bytes(content.encode())
                self._published |= {name: content} if kind_of(name) else {}
            else:
                path.write_bytes(b64decode(content["base64"]))
        self._old = self._now = read_data(self._folder, self._kept)
        self._pages: dict[str, str] = {}

    def answer(self, asked: Mapping[str, Any]) -> Answer:
        """What to tell to one request; raises `Geweigerd`."""
        do: Mapping[str, Callable[[Mapping[str, Any]], Answer]] = {
            "begin": self._begin,
            "open": lambda asked: self._open(asked["pad"]),
            "nieuw": self._new,
            "wijzig": self._change,
            "typ": lambda asked: self._typed(asked["pad"], str(asked["tekst"])),
            "herstel": self._mend,
            "stand": lambda asked: self._state(),
            "pagina": lambda asked: self._page(asked["pad"]),
            "bewijs": self._evidence,
            "plak": lambda asked: {"regels": sentences(asked.get("html") or "", asked.get("tekst") or "")},
            "bewerking": self._operation,
            "terug": self._undo,
            "voorstel": lambda asked: {"voorstel": json.loads(as_json(self.proposal))},
            "bewaard": lambda asked: self._saved(),
            "hervat": lambda asked: self._resume(from_value(asked["voorstel"])),
            "inleveren": lambda asked: self._hand_in(),
            "link": lambda asked: {"fragment": fragment(self.proposal) if self._changed else None},
            "uitlink": lambda asked: self._resume(from_fragment(str(asked["fragment"]))),
        }
        if asked.get("doe") not in do:
            raise Geweigerd("De pagina vraagt iets dat de werkplaats niet kent. Laad de pagina opnieuw.")
        return do[asked["doe"]](asked)

    @property
    def proposal(self) -> dict[str, Bestand]:
        """What is to change, with what it comes in the place of."""
        return {
            path: Bestand(text, stempel(self._published[path]) if path in self._published else None)
            for path, text in sorted(self._changed.items())
        }

    # --- what there is ---

    def _begin(self, asked: Mapping[str, Any]) -> Answer:
        soorten = [{"soort": soort, "label": soort.capitalize()} for soort in map(soort_van, _GROUPS)]
        niveaus = [{"waarde": str(at), "label": niveau.naam} for at, niveau in enumerate(self._niveaus, 1)]
        return {"items": [*self._items()], "soorten": soorten, "niveaus": niveaus}

    def _items(self) -> Iterator[Answer]:
        bestanden = self._now.bestanden
        for kind in dict.fromkeys([*_GROUPS, *bestanden]):
            for id in bestanden[kind]:
                path = self._path(kind, id)
                group = _GROUPS.get(kind, "Het hele handboek" if kind in (Gegevens, Begrippen) else "Bij ons")
                yield {
                    "pad": path,
                    "soort": soort_van(kind),
                    "id": id,
                    "titel": self._title(path),
                    "groep": group,
                }

    def _title(self, path: str) -> str:
        found = kind_of(path)
        bestand = self._now.bestanden.get(found[0], {}).get(found[1]) if found else None
        if bestand and bestand.kind in (Gegevens, Begrippen):
            return "Gegevens van het handboek" if bestand.kind is Gegevens else "Begrippenlijst"
        for key in ("titel", "label"):
            if bestand and (typed := bestand.root.texts_of(key)):
                return typed[0][1]
        return path.removesuffix(".yml").rpartition("/")[2]

    @staticmethod
    def _path(kind: type[Onderdeel], id: str) -> str:
        from_folder = next((name for name, held in {**FOLDERS, **EIGEN}.items() if held is kind), "")
        name = id.removeprefix(GEDRAG) or ("handboek" if kind is Gegevens else "begrippen")
        return f"{from_folder}/{name}.yml".lstrip("/")

    @property
    def _niveaus(self) -> tuple[Niveau, ...]:
        gegevens = self._now.values(Gegevens).get("")
        return gegevens.niveaus if gegevens else GEWONE_NIVEAUS

    @cached_property
    def _keuzes(self) -> Keuzes:
        """What of the handbook can be chosen by name."""
        gegevens = self._now.values(Gegevens).get("")
        return {
            "competenties": [
                _keuze(c.id, c.label, c.definitie) for c in self._now.values(Competentie).values()
            ],
            "gedrag": [
                _keuze(c.id.removeprefix(GEDRAG), c.label, c.definitie)
                for c in self._now.values(Gedragscompetentie).values()
            ],
            "clusters": [
                _keuze(id, c.label, c.uitleg) for id, c in (gegevens.clusters if gegevens else {}).items()
            ],
            "adviezen": [_keuze(soort.code, soort.code, soort.uitleg) for soort in advice.ALLE],
        }

    # --- one file ---

    def _kind(self, path: Any) -> tuple[type[Onderdeel], str]:
        found = kind_of(path) if isinstance(path, str) else None
        if found is None or self._text(path) is None:
            raise Geweigerd("Dit bestand is er niet.")
        return found

    def _text(self, path: str) -> str | None:
        return self._changed[path] if path in self._changed else self._published.get(path)

    def _open(self, path: str) -> Answer:
        kind, _ = self._kind(path)
        text = self._text(path) or ""
        found = parsed(bare(text))
        form = Form(self._niveaus, self._keuzes, {"naam": "Naam", "zelf": "Tekst"})
        return {
            "pad": path,
            "soort": soort_van(kind),
            "titel": self._title(path),
            "tekst": text,
            "velden": form.velden(of_file(kind, self._niveaus), found.root) if found else None,
            "meldingen": [
                melding for melding in self._messages(self._now.meldingen, "fout") if melding["pad"] == path
            ],
        }

    def _change(self, asked: Mapping[str, Any]) -> Answer:
        path = asked["pad"]
        kind, _ = self._kind(path)
        document = Document(self._text(path) or "", path)
        daad = Daad(asked["actie"], asked.get("waarde"), asked.get("naar"))
        value = after(of_file(kind, self._niveaus), document.root.value, asked["waar"], daad, self._niveaus)
        document.put(value)
        return self._typed(path, document.text())

    def _typed(self, path: str, text: str) -> Answer:
        self._kind(path)
        text = text.encode("utf8", "replace").decode()  # half of a sign, as a browser can have
        keeps = "\r\n" in self._published.get(path, "")
        self._write({path: text if keeps else text.replace("\r\n", "\n")})
        return self._open(path)

    def _mend(self, asked: Mapping[str, Any]) -> Answer:
        """Do what a message says that a line should be."""
        path, place = asked["pad"], (asked["regel"], asked["kolom"])
        lines = bare(self._text(path) or "").split("\n")
        for melding in self._now.meldingen:
            if (
                self._short(melding.pad) == path
                and (melding.regel, melding.kolom) == place
                and melding.herstel
            ):
                lines[melding.herstel.van - 1 : melding.herstel.tot] = melding.herstel.regels
                return self._typed(path, "\n".join(lines))
        raise Geweigerd("Deze melding is er niet meer.")

    def _new(self, asked: Mapping[str, Any]) -> Answer:
        """A new file, of nothing, of a copy, or of a competency that a new role asks."""
        kind, folder = KINDS[asked["soort"]]
        title = clean(str(asked["titel"]))
        id = slug(title)
        path = f"{folder}/{id}.yml"
        if kind_of(path) is None:
            raise Geweigerd(f"Van ‘{title}’ is geen goede bestandsnaam te maken. Kies een andere naam.")
        if self._text(path) is not None or is_reserved(id, kind):
            raise Geweigerd(f"Er is al een {soort_van(kind)} die zo heet. Kies een andere naam.")
        bekend = Bekend.uit(self._now)
        value = without_help(kind, title, bekend, date.today())
        text = "\n".join(yaml_lines(value)) + "\n"
        if source := asked.get("kopie_van"):
            other, source_id = self._kind(source)
            if other is kind:
                text = self._copy(source, value)
            elif kind is Functie and other is Competentie:
                generiek = {
                    key: level for key, level in value.get("generiek", {}).items() if key != source_id
                }
                value = {**value, "generiek": generiek, "specifiek": {source_id: "1"}}
                text = "\n".join(yaml_lines({key: held for key, held in value.items() if held})) + "\n"
        self._write({path: text})
        return {**self._open(path), "items": [*self._items()]}

    def _copy(self, source: str, new: Mapping[str, Any]) -> str:
        document = Document(self._text(source) or "", source)
        own = ("titel", "label", "versie")
        kept = {key: value for key, value in document.root.value.items() if key not in _NOT_COPIED}
        document.put({key: new.get(key, value) if key in own else value for key, value in kept.items()})
        return document.text()

    # --- the proposal ---

    def _write(self, texts: Mapping[str, str | None]) -> None:
        """Have files say this from now on, and read them."""
        for path, text in texts.items():
            file = self._folder / path
            if text is None:
                file.unlink(missing_ok=True)
            else:
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(text.encode())
            self._changed[path] = text
            if text == self._published.get(path):
                del self._changed[path]
        self._now = read_data(self._folder, self._kept)
        self.__dict__.pop("_keuzes", None)
        self.__dict__.pop("_renderer", None)

    def _undo(self, asked: Mapping[str, Any]) -> Answer:
        """Throw away the proposal, or what it makes of one file."""
        path = asked.get("pad")
        self._write({one: self._published.get(one) for one in ([path] if path else [*self._changed])})
        return {**self._state(), "items": [*self._items()]}

    def _saved(self) -> Answer:
        """Take the proposal for published: who asks has written it in the files."""
        for path, text in self._changed.items():
            self._published.pop(path, None)
            self._published |= {} if text is None else {path: text}
        self._changed.clear()
        self._pages.clear()
        self._old = self._now
        for made in ("_known", "_old_renderer"):
            self.__dict__.pop(made, None)
        return {**self._state(), "items": [*self._items()]}

    def _resume(self, bestanden: Mapping[str, Bestand]) -> Answer:
        """Go on with a proposal; what was published since then under the same name is told."""
        now = {path: stempel(text) for path, text in self._published.items()}
        moved = [path for path, file in bestanden.items() if now.get(path) != file.basis]
        self._write(
            {path: self._published.get(path) for path in self._changed}
            | {path: file.tekst for path, file in bestanden.items()}
        )
        return {**self._state(), "ok": not moved, "verouderd": moved, "items": [*self._items()]}

    def _hand_in(self) -> Answer:
        naar = str(self._addresses.get("naar") or "data")
        made = steps(self.proposal, self._addresses.get("bewerken"), naar, self._title)
        return {"stappen": made, "zip": zipped(self.proposal, naar) if self._changed else None}

    def _operation(self, asked: Mapping[str, Any]) -> Answer:
        """Rename, retire, merge or split, with every file that it touches."""
        if self._now.handboek is None:
            raise Geweigerd("Los eerst de fouten op. Daarna kan dit.")
        files = Files(self._folder, self._now.handboek)
        before = {path: self._text(path) for path in (*self._published, *self._changed)}
        try:
            texts = _operations(files, asked)
        except Geweigerd as reason:
            return {"weigering": str(reason).split("\n")}
        names = {file.relative_to(files.data).as_posix(): text for file, text in texts.items()}
        earlier = self._now.handboek
        self._write(names)
        if self._now.handboek is None:
            told = [melding.tekst for melding in self._now.meldingen]
            self._write({name: before.get(name) for name in names})
            return {"weigering": told}
        return {
            **self._state(),
            "verslag": as_text(compare(earlier, self._now.handboek)).split("\n"),
            "items": [*self._items()],
        }

    # --- what it means ---

    @cached_property
    def _known(self) -> set[tuple[str, str]]:
        """The advice that the published handbook has on its files together."""
        return {(melding.pad, melding.tekst) for melding in adviezen(self._old, date.today(), alleen=())}

    @property
    def _advice(self) -> Iterator[Melding]:
        """What could be better in what is changed, or because of that."""
        shown = {f"{self._folder.name}/{path}" for path in self._changed}
        roles = {path: kind_of(path) for path in self._changed if path in self._published}
        before = {
            held[1]: self._published[path] for path, held in roles.items() if held and held[0] is Functie
        }
        for melding in adviezen(self._now, date.today(), before, shown):
            if melding.pad in shown or (melding.pad, melding.tekst) not in self._known:
                yield melding

    def _state(self) -> Answer:
        comparison = self._comparison
        return {
            "meldingen": [
                *self._messages(self._now.meldingen, "fout"),
                *self._messages(self._advice, "advies"),
            ],
            "verslag": as_text(comparison).split("\n") if comparison and self._changed else [],
            "geraakt": self._touched(comparison),
            "gewijzigd": [
                {
                    "pad": path,
                    "soort": "weg" if text is None else "gewijzigd" if path in self._published else "nieuw",
                    "titel": self._title(path),
                }
                for path, text in sorted(self._changed.items())
            ],
        }

    @property
    def _comparison(self) -> Vergelijking | None:
        old, new = self._old.handboek, self._now.handboek
        return compare(old, new) if old and new else None

    def _touched(self, comparison: Vergelijking | None) -> list[Answer]:
        """The roles that ask something else."""
        handboek = self._now.handboek
        if comparison is None or handboek is None:
            return []
        named = {title for subject in comparison.onderwerpen for title in subject.raakt}
        return [
            {"id": id, "titel": functie.titel.plat}
            for id, functie in handboek.functies.items()
            if str(functie.titel) in named
        ]

    def _messages(self, meldingen: Iterable[Melding], soort: str) -> Iterator[Answer]:
        for melding in sorted(set(meldingen)):
            path = self._short(melding.pad)
            yield {
                "pad": path,
                "regel": melding.regel,
                "kolom": melding.kolom,
                "waar": self._where(path, melding),
                "soort": soort,
                "tekst": melding.tekst,
                "herstel": "\n".join(melding.herstel.regels) if melding.herstel else None,
            }

    def _short(self, shown: str) -> str:
        return shown.removeprefix(f"{self._folder.name}/")

    def _where(self, path: str, melding: Melding) -> list[int | str] | None:
        """The way to the field that a message is about."""
        kind, found = kind_of(path), parsed(bare(self._text(path) or ""))
        if kind is None or found is None:
            return None
        soort = of_file(kind[0], self._niveaus)
        absent = ""
        if melding.soort is faults.SLEUTEL_ONTBREEKT and melding.regel == 1:
            absent = melding.tekst.partition("‘")[2].partition("’")[0]
        return place_of(soort, found.root, melding.regel, melding.kolom, absent)

    # --- the page ---

    def _evidence(self, asked: Mapping[str, Any]) -> Answer:
        kind, id = kind_of(str(asked.get("pad"))) or (None, "")
        functie = self._now.values(Functie).get(id) if kind is Functie else None
        handboek = self._old.handboek or self._old.part() or Handboek.leeg()
        if asked["competentie"] not in handboek.competenties:
            handboek = self._now.part() or Handboek.leeg()
        if asked["competentie"] not in handboek.competenties:
            return {"gevraagd": {}, "tekst": "", "definitie": "", "niveaus": {}}
        return evidence(handboek, asked["competentie"], functie, str(asked.get("schaal") or ""))

    @cached_property
    def _renderer(self) -> Renderer | None:
        handboek = self._now.handboek or self._now.part()
        return Renderer(handboek) if handboek else None

    @cached_property
    def _old_renderer(self) -> Renderer | None:
        return Renderer(self._old.handboek) if self._old.handboek else None

    def _page(self, path: str) -> Answer:
        """The page of a role or competency as readers will see it; None while it cannot be made."""
        kind, id = self._kind(path)
        now = _rendered(self._renderer, kind, id)
        if path not in self._pages:
            self._pages[path] = _rendered(self._old_renderer, kind, id) or ""
        was = self._pages[path]
        html = marked(was, now) if now and was and path in self._published else now
        return {"html": html, "titel": self._title(path)}


def _rendered(renderer: Renderer | None, kind: type[Onderdeel], id: str) -> str | None:
    """The page of an item; None when it has none, or names what is not there."""
    if renderer is None:
        return None
    handboek = renderer.handboek
    try:
        if kind is Functie:
            return renderer.pagina(handboek.functies[id], BASIS).html
        if kind is Begrippen:
            return renderer.render("begrippen", begrippen=handboek.begrippen)
        if kind is Gegevens:
            return renderer.competenties(BASIS)
        return renderer.pagina(handboek.zoek_competentie(id), BASIS).html
    except (LookupError, UndefinedError):
        return None


def _keuze(id: str, label: object, uitleg: object) -> dict[str, str]:
    return {"waarde": id, "label": str(label), "uitleg": str(uitleg or "")}


def _operations(files: Files, asked: Mapping[str, Any]) -> Texts:
    match asked["bewerking"]:
        case "hernoem":
            return hernoem(files, str(asked["wat"]), clean(str(asked["naam"])))
        case "trekin":
            return trekin(files, str(asked["wat"]))
        case "voegsamen":
            wat = asked["wat"]
            return voegsamen(files, [wat] if isinstance(wat, str) else wat, str(asked["naar"]))
        case "splits":
            return splits(files, str(asked["wat"]), clean(str(asked["naam"])), asked["gedrag"])
    raise Geweigerd("Deze bewerking kent de werkplaats niet.")

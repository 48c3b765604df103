"""A handbook and a proposal to change it, in a folder of their own, read with the ordinary loader."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property
from typing import Any

from handboek.advice import adviezen
from handboek.compare import Vergelijking, compare
from handboek.compare.formats import as_text
from handboek.editing.edits import Document, Geweigerd, bare, parsed
from handboek.editing.merging import Botsing, merged
from handboek.editing.new import Bekend, without_help
from handboek.editing.operations import Files, hernoem, splits, trekin, voegsamen
from handboek.editing.proposal import Bestand, as_json, from_value, stempel
from handboek.editing.writing import Texts
from handboek.editing.yaml_lines import yaml_lines
from handboek.loading.files import EIGEN, FOLDERS, kind_of
from handboek.messages import Melding, faults
from handboek.model import (
    GEDRAG,
    Begrippen,
    Competentie,
    Functie,
    Gedragscompetentie,
    Gegevens,
    Onderdeel,
)
from handboek.words.ids import is_reserved, slug
from handboek.words.naming import soort as soort_van
from handboek.words.vocabulary import WOORDEN
from handboek.workshop.delivery import fragment, from_fragment, steps, zipped
from handboek.workshop.evidence import evidence
from handboek.workshop.fields import of_file
from handboek.workshop.form import Daad, Form, after, clean, place_of
from handboek.workshop.marking import marked
from handboek.workshop.paste import sentences
from handboek.workshop.proposed import Proposed
from handboek.workshop.standing import Standing

Answer = dict[str, Any]
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
        self._files = Proposed(files)
        self._addresses = addresses
        self._pages: dict[str, str] = {}

    @property
    def _now(self) -> Standing:
        return self._files.now

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
            "voorstel": lambda asked: {"voorstel": json.loads(as_json(self._files.proposal))},
            "bewaard": lambda asked: self._saved(),
            "hervat": lambda asked: self._resume(from_value(asked["voorstel"])),
            "inleveren": lambda asked: self._hand_in(),
            "link": lambda asked: {
                "fragment": fragment(self._files.proposal) if self._files.changed else None
            },
            "uitlink": lambda asked: self._resume(from_fragment(str(asked["fragment"]))),
        }
        if asked.get("doe") not in do:
            raise Geweigerd("De pagina vraagt iets dat de werkplaats niet kent. Laad de pagina opnieuw.")
        return do[asked["doe"]](asked)

    # --- what there is ---

    def _begin(self, asked: Mapping[str, Any]) -> Answer:
        soorten = [{"soort": soort, "label": soort.capitalize()} for soort in map(soort_van, _GROUPS)]
        niveaus = [
            {"waarde": str(at), "label": niveau.naam} for at, niveau in enumerate(self._now.niveaus, 1)
        ]
        return {"items": [*self._items()], "soorten": soorten, "niveaus": niveaus}

    def _items(self) -> Iterator[Answer]:
        bestanden = self._now.gelezen.bestanden
        for kind in dict.fromkeys([*_GROUPS, *bestanden]):
            for id in bestanden[kind]:
                path = self._path(kind, id)
                group = _GROUPS.get(kind, "Het hele handboek" if kind in (Gegevens, Begrippen) else "Bij ons")
                yield {
                    "pad": path,
                    "soort": soort_van(kind),
                    "id": id,
                    "titel": self._files.title(path),
                    "groep": group,
                }

    @staticmethod
    def _path(kind: type[Onderdeel], id: str) -> str:
        from_folder = next((name for name, held in {**FOLDERS, **EIGEN}.items() if held is kind), "")
        name = id.removeprefix(GEDRAG) or ("handboek" if kind is Gegevens else "begrippen")
        return f"{from_folder}/{name}.yml".lstrip("/")

    # --- one file ---

    def _open(self, path: str) -> Answer:
        kind, _ = self._files.kind(path)
        text = self._files.text(path) or ""
        found = parsed(bare(text))
        form = Form(self._now.niveaus, self._now.keuzes, {"naam": "Naam", "zelf": "Tekst"})
        return {
            "pad": path,
            "soort": soort_van(kind),
            "titel": self._files.title(path),
            "tekst": text,
            "velden": form.velden(of_file(kind, self._now.niveaus), found.root) if found else None,
            "meldingen": [
                melding
                for melding in self._messages(self._now.gelezen.meldingen, "fout")
                if melding["pad"] == path
            ],
        }

    def _change(self, asked: Mapping[str, Any]) -> Answer:
        path = asked["pad"]
        kind, _ = self._files.kind(path)
        document = Document(self._files.text(path) or "", path)
        daad = Daad(asked["actie"], asked.get("waarde"), asked.get("naar"))
        value = after(
            of_file(kind, self._now.niveaus),
            document.root.value,
            asked["waar"],
            daad,
            self._now.niveaus,
        )
        document.put(value)
        return self._typed(path, document.text())

    def _typed(self, path: str, text: str) -> Answer:
        self._files.kind(path)
        text = text.encode("utf8", "replace").decode()  # half of a sign, as a browser can have
        keeps = "\r\n" in self._files.published.get(path, "")
        self._files.write({path: text if keeps else text.replace("\r\n", "\n")})
        return self._open(path)

    def _mend(self, asked: Mapping[str, Any]) -> Answer:
        """Do what a message says that a line should be."""
        path, place = asked["pad"], (asked["regel"], asked["kolom"])
        lines = bare(self._files.text(path) or "").split("\n")
        for melding in self._now.gelezen.meldingen:
            if (
                self._files.short(melding.pad) == path
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
        if self._files.text(path) is not None or is_reserved(id, kind):
            raise Geweigerd(f"Er is al een {soort_van(kind)} die zo heet. Kies een andere naam.")
        bekend = Bekend.uit(self._now.gelezen)
        value = without_help(kind, title, bekend, date.today())
        text = "\n".join(yaml_lines(value)) + "\n"
        if source := asked.get("kopie_van"):
            other, source_id = self._files.kind(source)
            if other is kind:
                text = self._copy(source, value)
            elif kind is Functie and other is Competentie:
                generiek = {
                    key: level for key, level in value.get("generiek", {}).items() if key != source_id
                }
                value = {**value, "generiek": generiek, "specifiek": {source_id: "1"}}
                text = "\n".join(yaml_lines({key: held for key, held in value.items() if held})) + "\n"
        self._files.write({path: text})
        return {**self._open(path), "items": [*self._items()]}

    def _copy(self, source: str, new: Mapping[str, Any]) -> str:
        document = Document(self._files.text(source) or "", source)
        own = ("titel", "label", "versie")
        kept = {key: value for key, value in document.root.value.items() if key not in _NOT_COPIED}
        document.put({key: new.get(key, value) if key in own else value for key, value in kept.items()})
        return document.text()

    # --- the proposal ---

    def _undo(self, asked: Mapping[str, Any]) -> Answer:
        """Throw away the proposal, or what it makes of one file."""
        path = asked.get("pad")
        self._files.write(
            {one: self._files.published.get(one) for one in ([path] if path else [*self._files.changed])}
        )
        return {**self._state(), "items": [*self._items()]}

    def _saved(self) -> Answer:
        """Take the proposal for published: who asks has written it in the files."""
        self._files.adopt()
        self._pages.clear()
        self.__dict__.pop("_known", None)
        return {**self._state(), "items": [*self._items()]}

    def _resume(self, bestanden: Mapping[str, Bestand]) -> Answer:
        """Go on with a proposal; with what was published since then it is laid together, and that is told."""
        now = {path: stempel(text) for path, text in self._files.published.items()}
        moved = [path for path, file in bestanden.items() if now.get(path) != file.basis]
        together = {path: found for path in moved if (found := self._together(path, bestanden[path]))}
        self._files.write(
            {path: self._files.published.get(path) for path in self._files.changed}
            | {path: file.tekst for path, file in bestanden.items()}
            | {path: text for path, (text, _) in together.items()}
        )
        return {
            **self._state(),
            "verouderd": [path for path in moved if path not in together],
            "samengevoegd": [*together],
            "botsingen": [
                {"pad": path, "waar": ", ".join(map(str, botsing.waar)), "ander": botsing.ander}
                for path, (_, botsingen) in together.items()
                for botsing in botsingen
            ],
            "items": [*self._items()],
        }

    def _together(self, path: str, file: Bestand) -> tuple[str, list[Botsing]] | None:
        published = self._files.published.get(path)
        if published is None or file.tekst is None or file.was is None:
            return None
        return merged(file.was, file.tekst, published, path)

    def _hand_in(self) -> Answer:
        naar = str(self._addresses.get("naar") or "data")
        made = steps(self._files.proposal, self._addresses.get("bewerken"), naar, self._files.title)
        return {"stappen": made, "zip": zipped(self._files.proposal, naar) if self._files.changed else None}

    def _operation(self, asked: Mapping[str, Any]) -> Answer:
        """Rename, retire, merge or split, with every file that it touches."""
        if self._now.gelezen.handboek is None:
            raise Geweigerd("Los eerst de fouten op. Daarna kan dit.")
        files = Files(self._files.folder, self._now.gelezen.handboek)
        before = {path: self._files.text(path) for path in (*self._files.published, *self._files.changed)}
        try:
            texts = _operations(files, asked)
        except Geweigerd as reason:
            return {"weigering": str(reason).split("\n")}
        names = {file.relative_to(files.data).as_posix(): text for file, text in texts.items()}
        earlier = self._now.gelezen.handboek
        self._files.write(names)
        if self._now.gelezen.handboek is None:
            told = [melding.tekst for melding in self._now.gelezen.meldingen]
            self._files.write({name: before.get(name) for name in names})
            return {"weigering": told}
        return {
            **self._state(),
            "verslag": as_text(compare(earlier, self._now.gelezen.handboek)).split("\n"),
            "items": [*self._items()],
        }

    # --- what it means ---

    @cached_property
    def _known(self) -> set[tuple[str, str]]:
        """The advice that the published handbook has on its files together."""
        return {
            (melding.pad, melding.tekst)
            for melding in adviezen(self._files.old.gelezen, date.today(), alleen=())
        }

    @property
    def _advice(self) -> Iterator[Melding]:
        """What could be better in what is changed, or because of that."""
        shown = {*map(self._files.shown, self._files.changed)}
        roles = {path: kind_of(path) for path in self._files.changed if path in self._files.published}
        before = {
            held[1]: self._files.published[path]
            for path, held in roles.items()
            if held and held[0] is Functie
        }
        for melding in adviezen(self._now.gelezen, date.today(), before, shown):
            if melding.pad in shown or (melding.pad, melding.tekst) not in self._known:
                yield melding

    def _state(self) -> Answer:
        comparison = self._comparison
        return {
            "meldingen": [
                *self._messages(self._now.gelezen.meldingen, "fout"),
                *self._messages(self._advice, "advies"),
            ],
            "verslag": as_text(comparison).split("\n") if comparison and self._files.changed else [],
            "geraakt": self._touched(comparison),
            "gewijzigd": [
                {
                    "pad": path,
                    "soort": "weg"
                    if text is None
                    else "gewijzigd"
                    if path in self._files.published
                    else "nieuw",
                    "titel": self._files.title(path),
                }
                for path, text in sorted(self._files.changed.items())
            ],
        }

    @property
    def _comparison(self) -> Vergelijking | None:
        old, new = self._files.old.gelezen.handboek, self._now.gelezen.handboek
        return compare(old, new) if old and new else None

    def _touched(self, comparison: Vergelijking | None) -> list[Answer]:
        """The roles that ask something else."""
        handboek = self._now.gelezen.handboek
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
            path = self._files.short(melding.pad)
            yield {
                "pad": path,
                "regel": melding.regel,
                "kolom": melding.kolom,
                "waar": self._where(path, melding),
                "soort": soort,
                "tekst": melding.tekst,
                "herstel": "\n".join(melding.herstel.regels) if melding.herstel else None,
            }

    def _where(self, path: str, melding: Melding) -> list[int | str] | None:
        """The way to the field that a message is about."""
        kind, found = kind_of(path), parsed(bare(self._files.text(path) or ""))
        if kind is None or found is None:
            return None
        soort = of_file(kind[0], self._now.niveaus)
        absent = ""
        if melding.soort is faults.SLEUTEL_ONTBREEKT and melding.regel == 1:
            absent = melding.tekst.partition("‘")[2].partition("’")[0]
        return place_of(soort, found.root, melding.regel, melding.kolom, absent)

    # --- the page ---

    def _evidence(self, asked: Mapping[str, Any]) -> Answer:
        kind, id = kind_of(str(asked.get("pad"))) or (None, "")
        functie = self._now.handboek.functies.get(id) if kind is Functie else None
        handboek = self._files.old.handboek
        if asked["competentie"] not in handboek.competenties:
            handboek = self._now.handboek
        if asked["competentie"] not in handboek.competenties:
            return {"gevraagd": {}, "tekst": "", "definitie": "", "niveaus": {}}
        return evidence(handboek, asked["competentie"], functie, str(asked.get("schaal") or ""))

    def _page(self, path: str) -> Answer:
        """The page of an item as readers will see it, and what is not on it for it is wrong.

        There is none while the file cannot be read.
        """
        kind, id = self._files.kind(path)
        if parsed(bare(self._files.text(path) or "")) is None:
            return {"html": None, "weggelaten": []}
        now = self._now.page(kind, id)
        if path not in self._pages:
            self._pages[path] = self._files.old.page(kind, id) or ""
        was = self._pages[path]
        html = marked(was, now) if now and was and path in self._files.published else now
        weggelaten = self._now.weggelaten(self._files.shown(path))
        return {"html": html, "weggelaten": weggelaten}


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

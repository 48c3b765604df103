"""The files of a handbook as published, and as someone proposes that they become."""

from __future__ import annotations

import tempfile
from base64 import b64decode
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from handboek.editing.edits import Geweigerd
from handboek.editing.proposal import Bestand, stempel
from handboek.loading import Kept, read_data
from handboek.loading.files import kind_of
from handboek.model import Begrippen, Gegevens, Onderdeel
from handboek.workshop.standing import Standing


class Proposed:
    """What is published and what is changed, by path from the data folder; read anew with each change."""

    def __init__(self, files: Mapping[str, Any]) -> None:
        self.folder = Path(tempfile.mkdtemp()).resolve() / "data"
        self.published: dict[str, str] = {}
        self.changed: dict[str, str | None] = {}
        self._kept: Kept = {}
        for name, content in files.items():
            path = self.folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            if isinstance(content, str):
                path.write_bytes(content.encode())
                self.published |= {name: content} if kind_of(name) else {}
            else:
                path.write_bytes(b64decode(content["base64"]))
        read = read_data(self.folder, self._kept)
        self.old = self.now = Standing(read, read)

    @property
    def proposal(self) -> dict[str, Bestand]:
        """What is to change, with what it comes in the place of."""
        return {
            path: Bestand(text, stempel(was) if (was := self.published.get(path)) is not None else None, was)
            for path, text in sorted(self.changed.items())
        }

    def text(self, path: str) -> str | None:
        """What a file is to say; None when it is not there."""
        return self.changed[path] if path in self.changed else self.published.get(path)

    def kind(self, path: Any) -> tuple[type[Onderdeel], str]:
        """What a file holds, and its id; raises `Geweigerd` when it is not there."""
        found = kind_of(path) if isinstance(path, str) else None
        if found is None or self.text(path) is None:
            raise Geweigerd("Dit bestand is er niet.")
        return found

    def title(self, path: str) -> str:
        """What a file is called."""
        found = kind_of(path)
        bestand = self.now.gelezen.bestanden.get(found[0], {}).get(found[1]) if found else None
        if bestand and bestand.kind in (Gegevens, Begrippen):
            return "Gegevens van het handboek" if bestand.kind is Gegevens else "Begrippenlijst"
        for key in ("titel", "label"):
            if bestand and (typed := bestand.root.texts_of(key)):
                return typed[0][1]
        return path.removesuffix(".yml").rpartition("/")[2]

    def shown(self, path: str) -> str:
        """The path of a file as messages show it."""
        return f"{self.folder.name}/{path}"

    def short(self, shown: str) -> str:
        """And back."""
        return shown.removeprefix(f"{self.folder.name}/")

    def write(self, texts: Mapping[str, str | None]) -> None:
        """Have files say this from now on, and read them."""
        for path, text in texts.items():
            file = self.folder / path
            if text is None:
                file.unlink(missing_ok=True)
            else:
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(text.encode())
            self.changed[path] = text
            if text == self.published.get(path):
                del self.changed[path]
        self.now = Standing(read_data(self.folder, self._kept), self.old.gelezen)

    def adopt(self) -> None:
        """Take the proposal for published."""
        for path, text in self.changed.items():
            self.published.pop(path, None)
            self.published |= {} if text is None else {path: text}
        self.changed.clear()
        self.old = self.now

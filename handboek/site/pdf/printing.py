"""The PDFs of documents. What did not change since an earlier build is taken from a cache.

A file is kept under a hash of all that it follows from: the data, the templates, the fonts, what makes it.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from handboek.fonts import FONTS
from handboek.press import MAKERS, Bind, Print, make, make_apart, places
from handboek.site.cache import Cache
from handboek.site.pdf.content import Document

TEMPLATES = Path(__file__).parent / "templates"
MANY = 500
"""So many take more than half a minute: from here on, a build tells that it goes on."""
AT_ONCE = 4
"""So many parts of a large document one process makes: it keeps them all in memory."""


def print_all(documents: Iterable[Document], folder: Path) -> Mapping[str, Path]:
    """Make the PDFs that `folder` does not hold yet; gives the file of each address.

    All cores take part. What is bound comes last, and its parts are made only when one of them changed.
    """
    kept = Cache(folder)
    files: dict[str, Path] = {}
    absent: dict[str, tuple[Document, str]] = {}
    to_bind: dict[str, Document] = {}
    for document in documents:
        key, data = _key(document)
        if file := kept.get(key):
            files |= dict.fromkeys(document.adressen, file)
        elif document.delen:
            to_bind[key] = document
        else:
            absent[key] = document, data
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        made = pool.map(lambda job: make(Print(_template(job[0]), job[1])), absent.values())
        for number, ((key, (document, _)), content) in enumerate(zip(absent.items(), made, strict=True), 1):
            files |= dict.fromkeys(document.adressen, kept.put(key, content))
            _tell(number, len(absent))
        for key, file in _bound(to_bind, kept, pool):
            files |= dict.fromkeys(to_bind[key].adressen, file)
    kept.tidy()
    return files


def print_one(document: Document) -> bytes:
    """One PDF, which is not kept."""
    with TemporaryDirectory() as folder:
        return print_all([document], Path(folder))[document.adressen[0]].read_bytes()


def _bound(
    books: Mapping[str, Document], kept: Cache, pool: ThreadPoolExecutor
) -> Iterator[tuple[str, Path]]:
    """What is bound of parts, by key. Other processes make it, for it is large."""
    parts = {}
    for book in books.values():
        for _, part in book.delen:
            key, data = _key(part)
            parts[key] = Print(_template(part), data)
    files = {key: file for key in parts if (file := kept.get(key))}
    absent = [key for key in parts if key not in files]
    some = [absent[at : at + AT_ONCE] for at in range(0, len(absent), AT_ONCE)]
    for keys, made in zip(
        some, pool.map(lambda keys: make_apart([parts[key] for key in keys]), some), strict=True
    ):
        files |= {key: kept.put(key, content) for key, content in zip(keys, made, strict=True)}

    def bind(book: Document) -> bytes:
        behind = [(naam, files[_key(part)[0]]) for naam, part in book.delen]
        data = _json({**book.data, "plaatsen": [places(file) for _, file in behind]})
        with TemporaryDirectory() as folder:
            front = Path(folder) / "voorin.pdf"
            front.write_bytes(*make_apart([Print(_template(book), data)]))
            return make_apart([Bind([("", front), *behind])])[0]

    for key, content in zip(books, pool.map(bind, books.values()), strict=True):
        yield key, kept.put(key, content)


def _template(document: Document) -> Path:
    return TEMPLATES / f"{document.template}.typ"


def _key(document: Document) -> tuple[str, str]:
    """What a file is kept under, and the data that its template reads."""
    data = _json(document.data)
    parts = "".join(f"{naam}\n{_key(part)[0]}\n" for naam, part in document.delen)
    text = f"{_maker()}\n{parts}{document.template}\n{data}"
    return hashlib.sha256(text.encode()).hexdigest(), data


def _json(data: Mapping[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False)


@cache
def _maker() -> str:
    """What makes the files: the press, the templates and the fonts."""
    digest = hashlib.sha256("\n".join(MAKERS).encode())
    for file in (*sorted(TEMPLATES.rglob("*.*")), *sorted(FONTS.rglob("*.*"))):
        digest.update(f"\n{file.name}\n".encode() + file.read_bytes())
    return digest.hexdigest()


def _tell(number: int, total: int) -> None:
    if total >= MANY and (number % 100 == 0 or number == total):
        print(f"PDF {number} van {total}", file=sys.stderr)

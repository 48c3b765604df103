"""Tagged PDFs bound into one: pages, tags, bookmarks and links, as if they had been made in one go.

A part names what others lead to by a label on its heading; what leads there is a link to `handboek:NAME`, or
to `handboek:deel/2` for the first sheet of the second part behind the first.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

from pikepdf import Array, Dictionary, Name, Object, ObjectStreamMode, Pdf, Stream, String

SCHEME = "handboek:"


def places(file: Path) -> dict[str, object]:
    """How many sheets a part has, and by name on which of them (from 1) something stands."""
    with Pdf.open(file) as pdf:
        sheets = {page.obj.objgen: number for number, page in enumerate(pdf.pages, 1)}
        named = {name: sheets[where[0].objgen] for name, where in _destinations(pdf)}
        return {"vellen": len(pdf.pages), "namen": named}


def bound(parts: Sequence[tuple[str, Path]]) -> bytes:
    """One PDF of several, each with its name; what it says of itself is what the first says.

    A part with a name has numbers of sheets of its own.
    """
    target = io.BytesIO()
    (naam, file), *rest = parts
    with Pdf.open(file) as book:
        named, firsts = dict(_destinations(book)), [(naam, 0)]
        for number, (naam, file) in enumerate(rest, 1):
            first = len(book.pages)
            if naam:
                firsts.append((naam, first))
            with Pdf.open(file) as part:
                _let_go(part)
                _take_pages(book, part)
                named |= _take_tags_and_names(book, part)
            named[f"deel/{number}"] = Array([book.pages[first].obj, Name.Fit])
        _lead(book, named, _number(book, firsts))
        if "/Names" in book.Root:
            del book.Root.Names  # each link says its place itself
        book.save(target, object_stream_mode=ObjectStreamMode.generate, deterministic_id=True)
    return target.getvalue()


def _let_go(part: Pdf) -> None:
    """Hold the streams themselves, not the file that they are in: it is closed once they are taken."""
    for each in part.objects:
        if isinstance(each, Stream):
            packed: Any = each.get("/Filter")
            how: Any = each.get("/DecodeParms")
            each.write(each.read_raw_bytes(), filter=packed, decode_parms=how)


def _take_pages(book: Pdf, part: Pdf) -> None:
    """The pages, with their numbers in the tree of tags counted on."""
    first = int(book.Root.StructTreeRoot.ParentTreeNextKey)
    for page in part.pages:
        page.obj.StructParents = int(page.obj.StructParents) + first
        for note in page.obj.get("/Annots", ()):
            note.StructParent = int(note.StructParent) + first
        book.pages.append(page)


def _take_tags_and_names(book: Pdf, part: Pdf) -> Mapping[str, Object]:
    """What follows once the pages are there: tags, bookmarks, and the places that have a name."""
    tree = book.Root.StructTreeRoot
    part.Root.StructTreeRoot = part.make_indirect(part.Root.StructTreeRoot)
    part.Root.Outlines = part.make_indirect(part.Root.Outlines)
    taken = book.copy_foreign(part.Root.StructTreeRoot)
    first = int(tree.ParentTreeNextKey)
    for element in taken.K:
        element.P = tree
        tree.K.append(element)
    for key, value in _pairs(taken.ParentTree.Nums):
        tree.ParentTree.Nums.append(int(key) + first)
        tree.ParentTree.Nums.append(value)
    tree.ParentTreeNextKey = first + int(taken.ParentTreeNextKey)
    tree.RoleMap = Dictionary({**dict(tree.get("/RoleMap", {})), **dict(taken.get("/RoleMap", {}))})
    if "/IDTree" in taken:
        known = list(_pairs(tree.IDTree.Names)) if "/IDTree" in tree else []
        every = sorted([*known, *_pairs(taken.IDTree.Names)], key=lambda pair: str(pair[0]))
        tree.IDTree = Dictionary(Names=Array([each for pair in every for each in pair]))
    if "/Outlines" in part.Root:
        _chain(book.Root.Outlines, book.copy_foreign(part.Root.Outlines))
    if "/Names" not in part.Root:
        return {}
    names = book.copy_foreign(part.make_indirect(part.Root.Names))
    return {str(name): where for name, where in _pairs(names.Dests.Names)}


def _chain(outlines: Object, taken: Object) -> None:
    """The bookmarks of one behind those of another."""
    if "/First" not in taken:
        return
    mark: Object | None = taken.First
    while mark is not None:
        mark.Parent = outlines
        mark = mark.get("/Next")
    if "/Last" in outlines:
        outlines.Last.Next, taken.First.Prev = taken.First, outlines.Last
    else:
        outlines.First = taken.First
    outlines.Last = taken.Last
    outlines.Count = int(outlines.get("/Count", 0)) + int(taken.get("/Count", 0))


def _number(book: Pdf, firsts: Sequence[tuple[str, int]]) -> list[str]:
    """Number the sheets of each part by themselves; gives what each sheet is called."""
    book.Root.PageLabels = Dictionary(Nums=Array())
    labels: list[str] = []
    for (naam, first), (_, following) in pairwise((*firsts, ("", len(book.pages)))):
        called = f"{naam} " if naam else ""
        book.Root.PageLabels.Nums.extend([first, Dictionary(S=Name.D, P=String(called))])
        labels += [f"{called}{number}" for number in range(1, following - first + 1)]
    return labels


def _lead(book: Pdf, named: Mapping[str, Object], labels: Sequence[str]) -> None:
    """Let each link to a name lead to what has it, in whichever part."""
    sheets = {page.obj.objgen: number for number, page in enumerate(book.pages)}
    for page in book.pages:
        for note in page.obj.get("/Annots", ()):
            if "/Dest" in note and isinstance(note.Dest, String):
                note.Dest = named[str(note.Dest)]
            if "/A" in note and str(note.A.get("/URI", "")).startswith(SCHEME):
                note.Dest = named[str(note.A.URI).removeprefix(SCHEME)]
                note.Contents = String(f"pagina {labels[sheets[note.Dest[0].objgen]]}")
                del note.A


def _destinations(pdf: Pdf) -> Iterator[tuple[str, Object]]:
    """The places of a file that have a name."""
    if "/Names" in pdf.Root:
        yield from ((str(name), where) for name, where in _pairs(pdf.Root.Names.Dests.Names))


def _pairs(flat: Iterable[Object]) -> Iterator[tuple[Object, Object]]:
    """A tree of names or numbers as Typst writes it: key, value, key, value."""
    each = iter(flat)
    return zip(each, each, strict=True)

"""The importer: text files and Word files with anything in them. No word is lost without a word about it."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from random import Random

from lxml import etree

from fuzz.mutation import changed_bytes, parted, sign
from fuzz.naming import changed_tree
from fuzz.target import Broken, Outcome, sources
from fuzz.tree import Tree, below, read
from handboek.cli.check import check
from handboek.importer import NOT_UNDERSTOOD, NietVeilig, importeer
from handboek.importer.blocks import clean
from tests.sites import VOORBEELDEN
from tests.wordfiles import repacked, word_of

DAY = date(2026, 11, 21)
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TAGS = parted("p¦r¦t¦tbl¦tr¦tc¦sdt¦sdtContent¦ins¦del¦txbxContent¦tab¦br¦vanish")


class Importing:
    code = sources("handboek/importer")

    def seeds(self) -> Iterator[Tree]:
        dumps = read(VOORBEELDEN / "importeren", "*.txt")
        for name, dump in dumps.items():
            assert isinstance(dump, bytes)
            yield {f"bron/{name}": dump}
            yield {f"bron/{name[:-4]}.docx": word_of(dump.decode(), bold_headings=name < "g")}
        yield {f"bron/{name}": dumps[name] for name in ("bakker.txt", "smid.txt")}
        yield {
            **below("data", read(VOORBEELDEN / "goed" / "data", "*.yml")),
            "bron/molenaar.txt": dumps["molenaar.txt"],
        }

    def changed(self, tree: Tree, random: Random) -> Tree:
        if random.random() < 0.1 and any(name.startswith("data/") for name in tree):
            return changed_tree(tree, random, "data/")
        made = dict(tree)
        given = {n: entry for n, entry in tree.items() if n.startswith("bron/") and isinstance(entry, bytes)}
        name = random.choice([*given, "bron/nog-een.txt"] if len(given) < 2 else [*given])
        content = given.get(name) or random.choice([b"", *given.values()])
        if name.endswith(".docx") and random.random() < 0.9:
            made[name] = _changed_word(content, random)
        else:
            made[name] = changed_bytes(content, random, [content])
        if random.random() < 0.05:
            kind = random.choice((".docx", ".txt", ".doc", ".md", "", ".TXT", "\n.txt", "\udcff.txt"))
            made[name.rpartition(".")[0] + kind] = made.pop(name)
        return made

    def run(self, folder: Path) -> Outcome:
        data = folder / "data"
        began_empty = not data.exists()
        before = _beside(folder)
        try:
            uitkomst = importeer([folder / "bron"], data)
        except (NietVeilig, OSError):
            if began_empty:
                raise
            return Outcome(False)
        if _beside(folder) != before:
            raise Broken("changed something outside the target folder")
        if any(geweigerd.reden == NOT_UNDERSTOOD for geweigerd in uitkomst.geweigerd):
            raise Broken("reading a document failed")
        if not uitkomst.is_gelukt:
            return Outcome(False)
        if began_empty and (fouten := check(data, DAY).fouten):
            raise Broken(f"wrote a fault: {fouten[0]}")
        told = _words(
            "".join(file.read_text("utf8", "replace") for file in data.rglob("*") if file.is_file())
        )
        for file in (folder / "bron").glob("*.txt"):
            if lost := _words(_decoded(file.read_bytes())) - told:
                raise Broken(f"lost without a word: {sorted(lost)[:5]}")
        return Outcome(True)


def _beside(folder: Path) -> dict[str, int]:
    """What stands beside the target folder, with the time at which each last changed."""
    beside = [file for file in folder.rglob("*") if folder / "data" not in (file, *file.parents)]
    return {
        str(file): file.lstat().st_mtime_ns for file in [*beside, *folder.parent.iterdir()] if file != folder
    }


def _decoded(content: bytes) -> str:
    """The text of a file; what is no UTF-8 is read otherwise, with a remark: there is nothing to compare."""
    try:
        return content.decode("utf8").replace("\r", "\n")
    except UnicodeDecodeError:
        return ""


def _words(text: str) -> set[str]:
    """The words of a text without the marks for bold and italic, and without signs that nobody sees."""
    plain = re.sub(r"</?(b|strong|i|em|u|sup|sub)>|[*\\]", "", clean(text), flags=re.IGNORECASE)
    return set(re.findall(r"[a-zA-Zé-ÿ]{3,}", plain))


def _changed_word(content: bytes, random: Random) -> bytes:
    """A Word file after a change in one of its parts, or in its bytes when it is a Word file no more."""

    def change(name: str, part: bytes) -> bytes:
        if name != chosen:
            return part
        return changed_bytes(part, random, [part]) if random.random() < 0.1 else _changed_xml(part, random)

    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = [name for name in archive.namelist() if name.endswith((".xml", ".rels"))]
        chosen = random.choice(["word/document.xml"] * len(parts) + parts)
        return repacked(content, change)
    except Exception:  # as broken as earlier changes made it
        return changed_bytes(content, random, [])


def _changed_xml(part: bytes, random: Random) -> bytes:
    root = etree.fromstring(part)
    for _ in range(random.choice((1, 1, 2, 5))):
        elements = [
            element for element in root.iter() if element is not root and isinstance(element.tag, str)
        ]
        if not elements:
            break
        element, other = random.choice(elements), random.choice(elements)
        parent = element.getparent()
        match random.randrange(7):
            case 0:
                parent.remove(element)
            case 1:
                parent.insert(random.randint(0, len(parent)), etree.fromstring(etree.tostring(element)))
            case 2:
                other.append(etree.fromstring(etree.tostring(element)))
            case 3:
                element.tag = _WORD + random.choice(_TAGS)
            case 4:
                wrapper = etree.Element(_WORD + random.choice(_TAGS))
                parent.replace(element, wrapper)
                wrapper.append(element)
            case 5 if element.attrib:
                key = random.choice(list(element.attrib))
                element.attrib[key] = _in_xml(
                    random.choice(("", "x", "-1", "99999999999999999999", sign(random)))
                )
            case _:
                element.text = _in_xml((element.text or "") + sign(random))
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def _in_xml(text: str) -> str:
    """The text without what XML cannot hold."""
    return "".join(s for s in text if s.isprintable() or s in "\t\n")

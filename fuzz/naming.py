"""How a folder goes wrong: files with odd names, in odd places, and links that lead elsewhere."""

from __future__ import annotations

from random import Random

from fuzz.mutation import changed_bytes, parted, sign
from fuzz.tree import Link, Tree

_PLACES = ("", "functies/", "competenties/", "competenties/gedrag/", "functies/zorg/", "oud/", ".git/")
_NAMES = [
    *parted(
        "Kok.yml¦kok 2.yml¦coördinator.yml¦kok.yaml¦kok.yml.txt¦kok.YML¦kok¦kok.docx¦.yml¦-.yml¦a--b.yml¦"
        "con.yml¦index.yml¦gedrag.yml¦gedrag-x.yml¦com1.yml¦nul¦handboek.yml¦Handboek.yml¦handboek.yaml¦"
        "begrippen.yml¦Begrippen.yml¦logo.svg¦gedrag¦kok\n.yml¦\x1b[31m.yml¦\u202elmy.kok¦\udcff.yml¦"
        "kok\u200b.yml"
    ),
    "k" * 240 + ".yml",
    *parted("…¦~$a¦competenties¦functies¦inleiding.md¦importverslag.md¦kok.yml~¦{waarde}.yml¦%s.yml"),
]
_TARGETS = parted("..¦.¦kok.yml¦../handboek.yml¦../../elders/geheim.yml¦../elders¦/dev/zero¦nergens")


def changed_tree(tree: Tree, random: Random, root: str) -> Tree:
    """The input after one or two changes, of which most in what stands in its files."""
    made = dict(tree)
    for _ in range(random.choice((1, 1, 2))):
        files = [name for name, entry in made.items() if isinstance(entry, bytes)]
        if not files:
            return tree
        name = random.choice(files)
        content = made[name]
        assert isinstance(content, bytes)
        if random.random() < 0.8:
            others = [entry for entry in made.values() if isinstance(entry, bytes)]
            made[name] = changed_bytes(content, random, others)
        else:
            _rearranged(made, name, content, random, root)
    return made


def _rearranged(made: dict[str, bytes | Link], name: str, content: bytes, random: Random, root: str) -> None:
    """Rename, copy, link or remove one file, or a whole folder."""
    own = name[: name.rfind("/") + 1]
    place = random.choice((own, *(f"{root}{place}" for place in _PLACES)))
    odd = sign(random).replace("/", "-").replace("\0", "")[:200]
    new = place + random.choice((random.choice(_NAMES), name.rpartition("/")[2], f"kok{odd}.yml"))
    match random.randrange(6):
        case 0:
            del made[name]
        case 1:
            made[new] = made.pop(name)
        case 2:
            made[new] = content
        case 3:
            made[random.choice((name, new))] = Link(random.choice(_TARGETS))
        case 4:  # a folder where a file should be, or the other way round
            made[f"{name}/{random.choice(_NAMES)}"] = made.pop(name)
        case _:
            folder = name.rpartition("/")[0]
            for inner in [path for path in made if path.startswith(f"{folder}/")]:
                del made[inner]
            if folder:
                made[folder] = random.choice((Link(random.choice(_TARGETS)), b"geen map"))

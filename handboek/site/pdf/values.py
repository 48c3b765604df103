"""Parts of the model as the templates of the PDFs read them: plain values, every text a list of spans."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import is_dataclass
from datetime import date
from pathlib import Path
from typing import Any

import segno

from handboek.compare.dossier import Passage
from handboek.compare.values import Wijziging
from handboek.fonts import printable
from handboek.model import Onderdeel, Tekst, Versie
from handboek.words.dates import datum_in_woorden
from handboek.words.differences import Woord, marked


def qr(address: str) -> str:
    """An address as a QR code, drawn."""
    target = io.BytesIO()
    segno.make(address, error="m", micro=False).save(target, kind="svg", xmldecl=False, border=1)
    return target.getvalue().decode()


def picture(file: Path, sender: str) -> dict[str, Any]:
    """A picture as a template reads it."""
    kind, content = file.suffix.lower().removeprefix("."), file.read_bytes()
    said = content.decode() if kind == "svg" else list(content)
    return {"soort": kind, "inhoud": said, "naam": printable(f"Logo van {sender}")}


def told(value: Any) -> Any:
    """A part of a dossier as JSON has it; what changed are pieces, each after whether it went or came."""
    match value:
        case str():
            return printable(value)
        case tuple():
            return [told(inner) for inner in value]
        case Passage() | Wijziging(oud=str(), nieuw=str()):
            oud, nieuw = marked(value.oud or "", value.nieuw or "")
        case Wijziging():
            oud = [Woord("oud", value.oud)] if value.oud else []
            nieuw = [Woord("nieuw", value.nieuw)] if value.nieuw else []
        case _:
            return {name: told(part) for name, part in vars(value).items()} if is_dataclass(value) else value
    texts = {name: told(part) for name, part in vars(value).items() if name in ("waar", "wat")}
    return {**texts, "oud": told(tuple(map(tuple, oud))), "nieuw": told(tuple(map(tuple, nieuw)))}


def plain(value: Any) -> Any:
    """A part of the model as JSON has it. Texts become spans; what is keyed by a text becomes pairs."""
    match value:
        case Tekst():
            return [(span.stijl, printable(span.tekst)) for span in value.spans]
        case date():
            return datum_in_woorden(value)
        case Versie():
            return str(value)
        case Onderdeel():
            return {name: plain(getattr(value, name)) for name in type(value).model_fields}
        case Mapping() if any(isinstance(key, Tekst) for key in value):
            return [(printable(key), plain(inner)) for key, inner in value.items()]
        case Mapping():
            return {key: plain(inner) for key, inner in value.items()}
        case tuple():
            return [plain(inner) for inner in value]
    return value

"""Saving a proposal in the files themselves: what a preview does for the page /werkplaats/ on this machine.

Whoever asks must be that page: at this machine's own address, from no other site, with the word that it got.
"""

from __future__ import annotations

import hmac
import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from secrets import token_urlsafe
from typing import Any
from urllib.parse import urlsplit

from handboek.editing.files import replace
from handboek.loading.files import BEGRIPPEN, EIGEN, FOLDERS, GEGEVENS
from handboek.model import ID

ADRES = "werkplaats/bewaar"
MOST_BYTES = 20_000_000
_FILE = re.compile(
    rf"({'|'.join((*FOLDERS, *EIGEN))})/({ID.pattern.strip('^$')})\.yml|{GEGEVENS}|{BEGRIPPEN}"
)
_LOCAL = ("127.0.0.1", "localhost")


class Bewaren:
    """Takes what the page sends; `sleutel` is the word that only that page knows."""

    def __init__(self, data: Path) -> None:
        self._data = data
        self.sleutel = token_urlsafe()

    def answer(self, asked: Mapping[str, Any], start_response: Any) -> Iterable[bytes]:
        """Answer a request (WSGI): 204 when all is written, else 403 or 400 with the reason."""
        if not self._is_page(asked):
            return _told(start_response, "403 Forbidden", "Dit mag alleen de werkplaats op deze computer.")
        try:
            size = min(int(asked.get("CONTENT_LENGTH") or 0), MOST_BYTES)
            write(self._data, json.loads(asked["wsgi.input"].read(size))["bestanden"])
        except (ValueError, KeyError, TypeError, OSError) as fault:
            return _told(start_response, "400 Bad Request", str(fault))
        return _told(start_response, "204 No Content", "")

    def _is_page(self, asked: Mapping[str, Any]) -> bool:
        host = str(asked.get("HTTP_HOST", ""))
        return (
            urlsplit(f"//{host}").hostname in _LOCAL
            and asked.get("HTTP_ORIGIN") == f"http://{host}"
            and hmac.compare_digest(str(asked.get("HTTP_X_WERKPLAATS", "")).encode(), self.sleutel.encode())
        )


def write(data: Path, texts: Mapping[str, str | None]) -> None:
    """Write files of a handbook, or remove them; for what is none raises `ValueError`, and writes nothing."""
    for name, text in texts.items():
        file = data / name
        if not _FILE.fullmatch(name) or file.is_symlink() or not isinstance(text, str | None):
            raise ValueError(f"‘{name}’ is geen bestand van het handboek.")
    for name, text in sorted(texts.items(), key=lambda item: item[1] is None):  # first what is new
        if text is None:
            (data / name).unlink(missing_ok=True)
        else:
            (data / name).parent.mkdir(parents=True, exist_ok=True)
            replace(data / name, text)


def _told(start_response: Any, status: str, reason: str) -> list[bytes]:
    body = reason.encode()
    start_response(
        status, [("Content-Type", "text/plain; charset=utf-8"), ("Content-Length", str(len(body)))]
    )
    return [body]

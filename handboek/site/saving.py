"""Saving a proposal in the files themselves: what a preview does for the page /werkplaats/ on this machine.

Whoever asks must be that page: at this machine's own address, from no other site, with the word that it got.
"""

from __future__ import annotations

import hmac
from collections.abc import Iterable, Mapping
from pathlib import Path
from secrets import token_urlsafe
from typing import Any
from urllib.parse import urlsplit

from handboek.editing.edits import Geweigerd
from handboek.editing.proposal import MOST_BYTES, read, texts
from handboek.editing.writing import tried, write
from handboek.messages import Gegevensfout

ADRES = "werkplaats/bewaar"
_LOCAL = ("127.0.0.1", "localhost")


class Bewaren:
    """Takes what the page sends; `sleutel` is the word that only that page knows."""

    def __init__(self, data: Path) -> None:
        self._data = data.resolve()
        self.sleutel = token_urlsafe()

    def answer(self, asked: Mapping[str, Any], start_response: Any) -> Iterable[bytes]:
        """Answer a request (WSGI): 204 when all is written; else 403 or 400 with the reason."""
        if not self._is_page(asked):
            return _told(start_response, "403 Forbidden", "Dit mag alleen de werkplaats op deze computer.")
        try:
            size = min(int(asked.get("CONTENT_LENGTH") or 0), MOST_BYTES)
            changes = texts(self._data, read(asked["wsgi.input"].read(size)))
            tried(changes, self._data)
            write(changes)
        except Gegevensfout as fout:
            reason = "Er klopt nog iets niet:\n" + "\n".join(map(str, fout.meldingen))
            return _told(start_response, "400 Bad Request", reason)
        except (Geweigerd, ValueError, OSError) as fault:
            return _told(start_response, "400 Bad Request", str(fault))
        return _told(start_response, "204 No Content", "")

    def _is_page(self, asked: Mapping[str, Any]) -> bool:
        host = str(asked.get("HTTP_HOST", ""))
        return (
            urlsplit(f"//{host}").hostname in _LOCAL
            and asked.get("HTTP_ORIGIN") == f"http://{host}"
            and hmac.compare_digest(str(asked.get("HTTP_X_WERKPLAATS", "")).encode(), self.sleutel.encode())
        )


def _told(start_response: Any, status: str, reason: str) -> list[bytes]:
    body = reason.encode()
    start_response(
        status, [("Content-Type", "text/plain; charset=utf-8"), ("Content-Length", str(len(body)))]
    )
    return [body]

"""Saving a proposal from the werkplaats in the files: a preview on one's own machine lets its page do so."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest

from handboek.editing.proposal import Bestand, as_json
from handboek.site import workshop
from handboek.site.saving import ADRES
from tests.sites import previewed

KOK = "titel: Kok\ngeneriek:\n  samenwerken: 1\n"


@pytest.mark.skipif(workshop.parts() is None, reason="`make werkplaats` gets Python for a browser.")
def test_a_preview_saves_for_its_own_page_alone(data: Path) -> None:
    with previewed(data) as address:
        with urlopen(f"{address}{workshop.INHOUD}") as answer:
            word = json.load(answer)["bewaren"]
        own = {"Origin": address.rstrip("/"), "X-Werkplaats": word}

        def status(**headers: Any) -> int:
            body = as_json({"functies/kok.yml": Bestand(KOK, None)}).encode()
            asked = Request(f"{address}{ADRES}", body, {**own, **headers, "Content-Type": "application/json"})
            try:
                with urlopen(asked) as answer:
                    return int(answer.status)
            except HTTPError as refused:
                return refused.code

        assert status(Origin="https://elders.example") == 403
        assert status(Host="elders.example") == 403
        assert status(**{"X-Werkplaats": "geraden"}) == 403
        assert not (data / "functies" / "kok.yml").exists()
        assert status() == 204
        assert (data / "functies" / "kok.yml").read_text("utf8") == KOK

"""A proposal of the workshop in the files of a handbook: all of it or nothing, whoever made it."""

from __future__ import annotations

import io
import json
import stat
import zipfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handboek.cli import main
from handboek.editing.edits import Geweigerd
from handboek.editing.proposal import Bestand, as_json, from_value, packed, read, stempel
from handboek.site.saving import Bewaren

ROLE = "functies/bakker.yml"


def texts(data: Path) -> dict[str, str]:
    return {f.relative_to(data).as_posix(): f.read_bytes().decode() for f in sorted(data.rglob("*.yml"))}


def proposal(data: Path, **changes: str | None) -> dict[str, Bestand]:
    now = texts(data)
    files = {name.replace("__", "/") + ".yml": text for name, text in changes.items()}
    return {name: Bestand(text, stempel(now[name]) if name in now else None) for name, text in files.items()}


@pytest.fixture
def bakker(data: Path) -> dict[str, Bestand]:
    """A role that asks more, and a new one."""
    text = texts(data)[ROLE]
    return proposal(
        data,
        functies__bakker=text.replace("titel: Bakker", "titel: Meesterbakker"),
        functies__kok="titel: Kok\ngeneriek:\n  samenwerken: 1\n",
    )


def zipped(entries: dict[str, str | bytes], mode: int = 0) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name, text in entries.items():
            entry = zipfile.ZipInfo(name)
            entry.external_attr = mode << 16
            target.writestr(entry, text, zipfile.ZIP_DEFLATED)
    return out.getvalue()


class TestApplying:
    @pytest.mark.parametrize("name", ["voorstel.zip", "voorstel.json"])
    def test_the_files_say_what_was_proposed(
        self,
        data: Path,
        bakker: dict[str, Bestand],
        tmp_path: Path,
        name: str,
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        before = texts(data)
        file = tmp_path / name
        file.write_bytes(packed(bakker, "data") if name.endswith("zip") else as_json(bakker).encode())
        assert main(["--data", str(data), "pas-toe", "--proef", str(file)]) == 0
        assert "Dit was een proef" in capsys.readouterr().out
        assert texts(data) == before
        assert main(["--data", str(data), "pas-toe", str(file)]) == 0
        told = capsys.readouterr().out
        assert "Functie Meesterbakker\n  functie: heette eerst Bakker" in told
        assert "data/functies/kok.yml" in told
        assert texts(data) == before | {path: bestand.tekst for path, bestand in bakker.items()}
        assert main(["--data", str(data), "pas-toe", str(file)]) == 0
        assert "Er is niets veranderd" in capsys.readouterr().out

    def test_what_has_moved_on_is_not_overwritten(
        self, data: Path, bakker: dict[str, Bestand], tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        (data / ROLE).write_text("# nagekeken\n" + texts(data)[ROLE], "utf8")
        before = texts(data)
        (file := tmp_path / "voorstel.zip").write_bytes(packed(bakker, "data"))
        assert main(["--data", str(data), "pas-toe", str(file)]) == 1
        told = capsys.readouterr().err
        assert f"is er iets veranderd in ‘{ROLE}’" in told
        assert "lever het daar opnieuw in" in told
        assert texts(data) == before

    def test_other_ends_of_lines_are_no_change(
        self, data: Path, bakker: dict[str, Bestand], tmp_path: Path
    ) -> None:
        (data / ROLE).write_bytes((data / ROLE).read_bytes().replace(b"\n", b"\r\n"))
        (file := tmp_path / "voorstel.json").write_text(as_json(bakker), "utf8")
        assert main(["--data", str(data), "pas-toe", str(file)]) == 0

    def test_what_would_have_faults_is_not_written(
        self, data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        before = texts(data)
        wrong = proposal(
            data, functies__bakker="titel: Bakker\ngeneriek:\n  samenwerken: 9\n", functies__leerling=None
        )
        (file := tmp_path / "voorstel.json").write_text(as_json(wrong), "utf8")
        assert main(["--data", str(data), "pas-toe", str(file)]) == 1
        assert "data/functies/bakker.yml:3" in capsys.readouterr().err
        assert texts(data) == before

    def test_a_link_is_not_followed(
        self, data: Path, bakker: dict[str, Bestand], tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        (file := tmp_path / "voorstel.json").write_text(as_json(bakker), "utf8")
        (outside := tmp_path / "elders.yml").write_text("geheim", "utf8")
        (data / "functies" / "kok.yml").symlink_to(outside)
        assert main(["--data", str(data), "pas-toe", str(file)]) == 1
        assert outside.read_text("utf8") == "geheim"

    def test_it_is_as_it_was_when_the_disk_is_full(
        self, data: Path, bakker: dict[str, Bestand], tmp_path: Path
    ) -> None:
        """A folder in the place of the last file stands for whatever stops writing."""
        (file := tmp_path / "voorstel.json").write_text(as_json(bakker), "utf8")
        before = texts(data)
        (data / "functies").chmod(0o500)
        status = main(["--data", str(data), "pas-toe", str(file)])
        (data / "functies").chmod(0o700)
        assert texts(data) == before or status == 0


class TestHostile:
    @pytest.mark.parametrize(
        "name",
        [
            "../handboek.yml",
            "/etc/passwd",
            "data/../x.yml",
            "data/functies/../../x.yml",
            "data\\functies\\x.yml",
            "data/functies/x.yml/",
            "data/functies/CON.yml",
            "data/functies/con.yml",
            "data/.git/config",
            "x.exe",
            "data/functies/naam.yml",
            "data/functies/Kok.yml",
            "data/functies/kok.yaml",
            "data/functies/a\nb.yml",
        ],
    )
    def test_what_does_not_belong_in_it(self, bakker: dict[str, Bestand], name: str) -> None:
        with pytest.raises(Geweigerd, match="hoort niet in een voorstel"):
            read(zipped({"voorstel.json": as_json(bakker), name: "x"}))
        path = name.removeprefix("data/")
        with pytest.raises(Geweigerd, match="geen bestand van een handboek"):
            from_value({"soort": "voorstel", "versie": 1, "bestanden": {path: {"tekst": "x", "basis": None}}})

    def test_a_link_in_it(self, bakker: dict[str, Bestand]) -> None:
        with pytest.raises(Geweigerd, match="hoort niet"):
            read(
                zipped(
                    {"voorstel.json": as_json(bakker), "data/functies/kok.yml": "/etc"}, stat.S_IFLNK | 0o777
                )
            )

    def test_a_bomb(self) -> None:
        bomb = zipped({"voorstel.json": b" " * 200_000_000})
        assert len(bomb) < 1_000_000
        with pytest.raises(Geweigerd, match="te groot"):
            read(bomb)

    @pytest.mark.parametrize(
        "value",
        [
            {},
            [],
            {"soort": "voorstel"},
            {"soort": "voorstel", "versie": 2, "bestanden": {}},
            {"soort": "voorstel", "versie": 1, "bestanden": {}},
            {"soort": "voorstel", "versie": 1, "bestanden": {ROLE: "x"}},
            {"soort": "voorstel", "versie": 1, "bestanden": {ROLE: {"tekst": 3, "basis": None}}},
            {"soort": "voorstel", "versie": 1, "bestanden": {ROLE: {"tekst": "x" * 300_000, "basis": None}}},
            {"soort": "voorstel", "versie": 1, "bestanden": {ROLE: {"tekst": "\ud800", "basis": None}}},
            {"soort": "voorstel", "versie": 1, "bestanden": {f"functies/a{n}.yml": {} for n in range(501)}},
        ],
    )
    def test_no_proposal(self, value: Any) -> None:
        with pytest.raises(Geweigerd):
            from_value(value)
        with pytest.raises(Geweigerd):
            read(json.dumps(value).encode())

    @settings(max_examples=200, deadline=None)
    @given(st.binary(max_size=300), st.integers(0, 400), st.booleans())
    def test_any_bytes(self, noise: bytes, at: int, is_zip: bool) -> None:
        good = packed({ROLE: Bestand("titel: Bakker\n", None)}, "data")
        content = good[:at] + noise + good[at + len(noise) :] if is_zip else noise
        try:
            found = read(content)
        except Geweigerd:
            return
        assert set(found) == {ROLE}

    def test_no_file_at_all(self, data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["--data", str(data), "pas-toe", str(tmp_path / "weg.zip")]) == 2
        assert "is niet te lezen" in capsys.readouterr().err


def test_the_same_proposal_is_the_same_bytes(bakker: dict[str, Bestand]) -> None:
    assert packed(bakker, "data") == packed(dict(reversed(bakker.items())), "data")
    with zipfile.ZipFile(io.BytesIO(packed(bakker, "data"))) as made:
        assert made.namelist() == ["voorstel.json", f"data/{ROLE}", "data/functies/kok.yml"]


class TestSaving:
    """What a preview does for the page on the same machine."""

    def asked(self, saving: Bewaren, body: bytes, **other: str) -> tuple[str, str]:
        environ = {
            "HTTP_HOST": "127.0.0.1:8000",
            "HTTP_ORIGIN": "http://127.0.0.1:8000",
            "HTTP_X_WERKPLAATS": saving.sleutel,
            "CONTENT_LENGTH": str(len(body)),
            **other,
        }
        statuses: list[str] = []
        said = saving.answer(
            {**environ, "wsgi.input": io.BytesIO(body)}, lambda status, headers: statuses.append(status)
        )
        return statuses[0], b"".join(said).decode()

    def test_it_writes_at_once(self, data: Path, bakker: dict[str, Bestand]) -> None:
        before = texts(data)
        assert self.asked(Bewaren(data), as_json(bakker).encode()) == ("204 No Content", "")
        assert texts(data) == before | {path: bestand.tekst for path, bestand in bakker.items()}

    @pytest.mark.parametrize(
        "other",
        [
            {"HTTP_X_WERKPLAATS": "geraden"},
            {"HTTP_X_WERKPLAATS": ""},
            {"HTTP_ORIGIN": "https://kwaad.example"},
            {"HTTP_ORIGIN": "null"},
            {"HTTP_ORIGIN": "http://localhost:9000"},
            {"HTTP_HOST": "kwaad.example", "HTTP_ORIGIN": "http://kwaad.example"},
            {"HTTP_HOST": "127.0.0.1.kwaad.example", "HTTP_ORIGIN": "http://127.0.0.1.kwaad.example"},
            {"HTTP_HOST": "", "HTTP_ORIGIN": "http://"},
        ],
    )
    def test_for_that_page_alone(self, data: Path, bakker: dict[str, Bestand], other: dict[str, str]) -> None:
        before = texts(data)
        status, _ = self.asked(Bewaren(data), as_json(bakker).encode(), **other)
        assert status == "403 Forbidden"
        assert texts(data) == before

    @pytest.mark.parametrize("body", [b"", b"{}", b"\xff", b"[" * 100_000, b'{"bestanden": {"../x": "y"}}'])
    def test_nothing_but_a_proposal(self, data: Path, body: bytes) -> None:
        before = texts(data)
        status, reason = self.asked(Bewaren(data), body, CONTENT_LENGTH=str(len(body) or "x"))
        assert status == "400 Bad Request"
        assert reason
        assert texts(data) == before

    def test_with_faults_nothing_is_written(self, data: Path) -> None:
        before = texts(data)
        wrong = proposal(data, functies__bakker="titel: Bakker\n", functies__leerling=None)
        status, reason = self.asked(Bewaren(data), as_json(wrong).encode())
        assert (status, "data/functies/bakker.yml:1" in reason) == ("400 Bad Request", True)
        assert texts(data) == before

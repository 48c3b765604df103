"""What a change means: told by role and competency, with old and new text, spelling apart."""

from __future__ import annotations

import json
import os
import re
import subprocess
import time
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from handboek.cli import main
from handboek.compare import Wijziging, compare
from handboek.compare.formats import as_markdown, as_text
from handboek.history import data_at, read_history
from handboek.loading import load_handboek
from handboek.messages import Gegevensfout, faults
from handboek.model import Handboek, Versie
from handboek.site.folders import Folders
from handboek.site.site import Site
from handboek.words.differences import marked, same_but_spelling
from tests.repositories import Repository
from tests.sites import PROJECT, VOORBEELDEN, Write, built, edit, pages_alone, parse, text


def changed(goed: Handboek, data: Path) -> dict[str, list[Wijziging]]:
    """By role or competency: what changed from the example to its copy."""
    found = compare(goed, load_handboek(data)).onderwerpen
    return {f"{o.soort} {o.naam}".strip(): list(o.wijzigingen) for o in found}


class TestMeaning:
    def test_nothing(self, goed: Handboek, data: Path) -> None:
        edit(data / "functies" / "molenaar.yml", "schaal: 1.10", "# opmerking\nschaal:   1.10")
        assert changed(goed, data) == {}

    def test_a_level(self, goed: Handboek, data: Path) -> None:
        edit(data / "functies" / "molenaar.yml", "samenwerken: 2", "samenwerken: 3")
        assert changed(goed, data) == {"functie Molenaar": [Wijziging("Samenwerken", "2 → 3")]}

    def test_competencies_of_a_role(self, goed: Handboek, data: Path) -> None:
        edit(data / "functies" / "molenaar.yml", "  samenwerken: 2\n", "  tellen: 1\n")
        assert changed(goed, data)["functie Molenaar"] == [
            Wijziging("Tellen", "toegevoegd op niveau 1"),
            Wijziging("Samenwerken", "niet meer gevraagd (was niveau 2)"),
        ]

    def test_behaviour_changed_added_removed_and_moved(self, goed: Handboek, data: Path) -> None:
        file = data / "competenties" / "samenwerken.yml"
        edit(file, "Helpt een collega die erom vraagt.", "Helpt iedere collega die om hulp vraagt.")
        edit(file, '  - "Let op: vraagt zelf om hulp."\n', "")
        edit(file, "  - Brengt afdelingen bij elkaar.", "  - Sticht een koor.")
        edit(file, "niveau 2:\n", "niveau 2:\n  - Brengt afdelingen bij elkaar.\n")
        assert changed(goed, data)["competentie Samenwerken"] == [
            Wijziging("niveau 3", "gedrag verplaatst naar niveau 2", None, "Brengt afdelingen bij elkaar."),
            Wijziging(
                "niveau 1",
                "gedrag gewijzigd",
                "Helpt een collega die erom vraagt.",
                "Helpt iedere collega die om hulp vraagt.",
            ),
            Wijziging("niveau 3", "gedrag toegevoegd", None, "Sticht een koor."),
            Wijziging("niveau 1", "gedrag verwijderd", "Let op: vraagt zelf om hulp."),
        ]

    def test_a_new_role_tells_what_it_asks(self, goed: Handboek, data: Path, write: Write) -> None:
        write(
            "functies/kok.yml",
            "titel: Kok\nschaal: 40\nstatus: concept\ngeneriek:\n  samenwerken: 1\n"
            "specifiek:\n  plannen:\n    niveau: 2\n    toelichting: Plant de week.\n"
            "gedragscompetenties: [samenwerken]\nteamrollen:\n  Afmaker: Ruimt op.\n",
        )
        assert changed(goed, data) == {
            "functie Kok": [
                Wijziging("functie", "toegevoegd"),
                Wijziging("Samenwerken", "toegevoegd op niveau 1"),
                Wijziging("Plannen", "toegevoegd op niveau 2"),
                Wijziging("toelichting bij Plannen", "toegevoegd", nieuw="Plant de week."),
                Wijziging("gedragscompetentie Samenwerken", "toegevoegd"),
                Wijziging("status", "toegevoegd", nieuw="concept"),
                Wijziging("schaal", "toegevoegd", nieuw="40"),
                Wijziging("teamrollen Afmaker", "toegevoegd", nieuw="Ruimt op."),
            ]
        }

    def test_a_role_that_is_gone_tells_what_it_asked(self, goed: Handboek, data: Path) -> None:
        (data / "functies" / "molenaar.yml").unlink()
        found = changed(goed, data)["functie Molenaar"]
        assert found[:3] == [
            Wijziging("functie", "verwijderd"),
            Wijziging("Samenwerken", "niet meer gevraagd (was niveau 2)"),
            Wijziging("Plannen", "niet meer gevraagd (was niveau 1)"),
        ]
        assert Wijziging("schaal", "verwijderd", oud="1.10") in found

    def test_a_renamed_role(self, goed: Handboek, data: Path) -> None:
        renamed(data, "functies/molenaar", "mulder", "titel: Molenaar", "titel: Mulder")
        assert changed(goed, data) == {"functie Mulder": [Wijziging("functie", "heette eerst Molenaar")]}

    def test_a_new_name_without_voorheen_is_a_question(self, goed: Handboek, data: Path) -> None:
        edit(data / "functies" / "molenaar.yml", "titel: Molenaar", "titel: Mulder")
        (data / "functies" / "molenaar.yml").rename(data / "functies" / "mulder.yml")
        (told,) = compare(goed, load_handboek(data)).waarschuwingen
        assert "Mulder vraagt precies wat Molenaar vroeg" in told
        assert "‘molenaar’ onder ‘voorheen’" in told

    def test_only_another_address(self, goed: Handboek, data: Path) -> None:
        renamed(data, "functies/molenaar", "mulder", "titel: Molenaar", "titel: Molenaar")
        assert changed(goed, data) == {
            "functie Molenaar": [Wijziging("adres", "functies/molenaar/ → functies/mulder/")]
        }

    def test_the_cluster_the_glossary_and_a_part_of_a_profile(self, goed: Handboek, data: Path) -> None:
        edit(data / "competenties" / "tellen.yml", "cluster: doelen", "cluster: mensen")
        edit(data / "begrippen.yml", "Alleen onderzoek.", "Algemeen onderzoek.")
        edit(data / "functies" / "bakker.yml", "minimum: 7", "minimum: 8")
        found = changed(goed, data)
        assert found["competentie Tellen"] == [Wijziging("cluster", "Doelen halen → Met mensen")]
        assert found["handboek"] == [Wijziging("begrip AO", "Alleen onderzoek. → Algemeen onderzoek.")]
        assert found["functie Bakker"] == [Wijziging("persoonlijkheidskenmerken rustig, minimum", "7 → 8")]

    def test_clusters_by_label_and_in_another_order(self, goed: Handboek, data: Path) -> None:
        file = data / "handboek.yml"
        clusters = "clusters:\n  mensen: Mensen\n  halen:\n    label: Doelen halen\n"
        text = file.read_text("utf8")
        file.write_text(
            text[: text.index("clusters:")] + clusters + "    uitleg: Hoe je werk klaar krijgt.\n", "utf8"
        )
        for name in ("plannen", "tellen"):
            edit(data / "competenties" / f"{name}.yml", "cluster: doelen", "cluster: halen")
        assert changed(goed, data) == {
            "handboek": [
                Wijziging("cluster Mensen", "heette eerst Met mensen"),
                Wijziging(
                    "clusters", "in een andere volgorde", "Doelen halen, Mensen", "Mensen, Doelen halen"
                ),
            ]
        }

    def test_a_status(self, goed: Handboek, data: Path) -> None:
        edit(data / "functies" / "molenaar.yml", "schaal:", "status: concept\nschaal:")
        edit(data / "functies" / "leerling.yml", "status: concept\n", "")
        assert changed(goed, data) == {
            "functie Leerling": [Wijziging("status", "concept → vastgesteld")],
            "functie Molenaar": [Wijziging("status", "vastgesteld → concept")],
        }

    def test_a_day_on_which_it_begins(self, goed: Handboek, data: Path) -> None:
        edit(data / "functies" / "molenaar.yml", "schaal:", "geldig vanaf: 2026-03-01\nschaal:")
        found = compare(goed, load_handboek(data))
        assert found.onderwerpen[0].wijzigingen == (
            Wijziging("geldig vanaf", "toegevoegd", nieuw="1 maart 2026"),
        )
        assert found.waarschuwingen == ()

    @pytest.mark.parametrize(("between", "skipped"), [("status: ter instemming\n", False), ("", True)])
    def test_a_step_that_is_skipped(self, data: Path, between: str, skipped: bool) -> None:
        before = load_handboek(data)
        edit(data / "functies" / "leerling.yml", "status: concept\n", between)
        after = load_handboek(data)
        edit(
            data / "functies" / "leerling.yml",
            f"titel: Leerling\n{between}",
            "titel: Leerling\nstatus: vastgesteld\n",
        )
        last = load_handboek(data)
        assert ["ter instemming" in text for text in compare(before, after).waarschuwingen] == [
            True
        ] * skipped
        assert compare(after, last).waarschuwingen == ()

    def test_a_reason(self, goed: Handboek, data: Path) -> None:
        """It is told with the change; a reason that stands there for an earlier one is not."""
        file = data / f"{SAMENWERKEN}.yml"
        edit(file, "cluster:", "reden: De wijk *groeit*.\ncluster:")
        assert changed(goed, data) == {}
        reden = load_handboek(data)
        edit(file, "niveau 2:\n", "niveau 2:\n  - Groet.\n")
        assert [o.reden for o in compare(goed, load_handboek(data)).onderwerpen] == ["De wijk *groeit*."]
        assert [o.reden for o in compare(reden, load_handboek(data)).onderwerpen] == [""]

    def test_a_part_of_a_profile_that_is_called_otherwise(self, goed: Handboek, data: Path) -> None:
        edit(data / "functies" / "bakker.yml", "  Brood:", "  Brood en banket:")
        assert changed(goed, data) == {
            "functie Bakker": [Wijziging("resultaatgebieden Brood en banket", "heette eerst Brood")]
        }

    def test_a_version_that_stayed_is_a_warning(self, goed: Handboek, data: Path) -> None:
        edit(data / "functies" / "molenaar.yml", "samenwerken: 2", "samenwerken: 3")
        (warning,) = compare(goed, load_handboek(data)).waarschuwingen
        assert "Molenaar" in warning
        assert "maart 2024" in warning
        renamed(data, "functies/molenaar", "mulder", "titel: Molenaar", "titel: Mulder")
        assert len(compare(goed, load_handboek(data)).waarschuwingen) == 1
        edit(data / "functies" / "mulder.yml", "versie: 2024-03", "versie: 2026-11")
        assert compare(goed, load_handboek(data)).waarschuwingen == ()


def renamed(data: Path, old: str, new: str, name: str, new_name: str) -> None:
    """Give a file another name, and what it describes too; roles follow."""
    file = data / f"{old}.yml"
    edit(file, name, f"{new_name}\nvoorheen: [{file.stem}]")
    file.rename(file.with_stem(new))
    for role in data.glob("functies/*.yml") if "gedrag" not in old else ():
        role.write_text(re.sub(rf"(?m)^  {file.stem}:", f"  {new}:", role.read_text("utf8")), "utf8")


SAMENWERKEN = "competenties/samenwerken"
MEER = (
    "niveau 1:\n  - Vraagt wat de ander al heeft geprobeerd.\n"
    "niveau 2:\n  - Vat samen wat er is gezegd.\n"
    "niveau 3:\n  - Hoort ook wat niemand hardop zegt.\n"
)


class TestIdentity:
    """A competency is what it was below another name, in two parts, or together with another."""

    @pytest.fixture
    def luisteren(self, data: Path, write: Write) -> Handboek:
        """The example with a competency more, which the miller asks, and a role that asks that alone."""
        write("competenties/luisteren.yml", f"label: Luisteren\ncluster: mensen\ndefinitie: Hoort.\n{MEER}")
        write("functies/portier.yml", "titel: Portier\nversie: 2024-03\ngeneriek:\n  luisteren: 2\n")
        edit(data / "functies" / "molenaar.yml", "  samenwerken: 2", "  samenwerken: 2\n  luisteren: 1")
        return load_handboek(data)

    def test_renamed_and_nothing_else(self, goed: Handboek, data: Path) -> None:
        renamed(data, SAMENWERKEN, "verbinden", "label: Samenwerken", "label: Verbinden")
        found = compare(goed, load_handboek(data))
        assert changed(goed, data) == {
            "competentie Verbinden": [Wijziging("competentie", "heette eerst Samenwerken")]
        }
        assert found.onderwerpen[0].raakt == ()
        assert found.waarschuwingen == ()
        assert "Verbinden → Samenwerken" not in as_markdown(compare(load_handboek(data), goed))
        (back,) = compare(load_handboek(data), goed).onderwerpen
        assert back.wijzigingen == (Wijziging("competentie", "heette eerst Verbinden"),)

    def test_renamed_and_asked_at_another_level(self, goed: Handboek, data: Path) -> None:
        renamed(data, SAMENWERKEN, "verbinden", "label: Samenwerken", "label: Verbinden")
        edit(data / "functies" / "molenaar.yml", "verbinden: 2", "verbinden: 3")
        assert changed(goed, data)["functie Molenaar"] == [Wijziging("Verbinden", "2 → 3")]

    def test_renamed_twice_since(self, goed: Handboek, data: Path) -> None:
        renamed(data, SAMENWERKEN, "verbinden", "label: Samenwerken", "label: Verbinden")
        between = load_handboek(data)
        renamed(data, "competenties/verbinden", "samen", "label: Verbinden", "label: Samen")
        edit(
            data / "competenties" / "samen.yml",
            "voorheen: [verbinden]\nvoorheen: [samenwerken]",
            "voorheen: [samenwerken, verbinden]",
        )
        assert changed(goed, data) == {
            "competentie Samen": [Wijziging("competentie", "heette eerst Samenwerken")]
        }
        assert changed(between, data) == {
            "competentie Samen": [Wijziging("competentie", "heette eerst Verbinden")]
        }

    def merged(self, data: Path) -> None:
        """Luisteren goes into Samenwerken, with all that stood there."""
        file = data / f"{SAMENWERKEN}.yml"
        for level in MEER.split("niveau ")[1:]:
            key, behaviour = level.split("\n", 1)
            edit(file, f"niveau {key}\n", f"niveau {key}\n{behaviour}")
        edit(file, "label: Samenwerken", "label: Samenwerken\nvoorheen: [luisteren]")
        (data / "competenties" / "luisteren.yml").unlink()
        edit(data / "functies" / "molenaar.yml", "  luisteren: 1\n", "")
        edit(data / "functies" / "portier.yml", "luisteren: 2", "samenwerken: 2")

    def test_merged_into_one_that_stays(self, luisteren: Handboek, data: Path) -> None:
        self.merged(data)
        found = changed(luisteren, data)
        assert found["competentie Luisteren"][0] == Wijziging("competentie", "opgegaan in Samenwerken")
        assert found["competentie Samenwerken"] == [
            Wijziging("competentie", "Luisteren is hierin opgegaan"),
            *(
                Wijziging(f"niveau {niveau}", f"gedrag verplaatst van Luisteren, niveau {niveau}", nieuw=text)
                for niveau, text in enumerate(re.findall("  - (.+)", MEER), 1)
            ),
        ]
        assert found["functie Portier"] == [
            Wijziging("Samenwerken", "in plaats van Luisteren (niveau 2), nu niveau 2")
        ]
        assert found["functie Molenaar"] == [
            Wijziging(
                "Samenwerken",
                "samengevoegd uit Samenwerken (niveau 2) en Luisteren (niveau 1), nu niveau 2",
            )
        ]

    def test_whom_a_merger_touches(self, luisteren: Handboek, data: Path) -> None:
        self.merged(data)
        found = compare(luisteren, load_handboek(data))
        raakt = {o.naam: o.raakt for o in found.onderwerpen}
        assert raakt["Samenwerken"] == ("Leerling", "Molenaar", "Portier")
        assert raakt["Luisteren"] == ("Molenaar", "Portier")
        assert [text.split()[3] for text in found.waarschuwingen] == ["Molenaar", "Portier"]

    def test_two_become_a_new_one(self, luisteren: Handboek, data: Path, write: Write) -> None:
        old = (data / f"{SAMENWERKEN}.yml").read_text("utf8")
        self.merged(data)
        renamed(
            data, SAMENWERKEN, "verbinden", "label: Samenwerken\nvoorheen: [luisteren]", "label: Verbinden"
        )
        edit(
            data / "competenties" / "verbinden.yml",
            "voorheen: [samenwerken]",
            "voorheen: [samenwerken, luisteren]",
        )
        assert "Samenwerken" in old
        found = changed(luisteren, data)
        assert found["competentie Verbinden"][0] == Wijziging(
            "competentie", "samengevoegd uit Samenwerken en Luisteren"
        )
        assert found["competentie Samenwerken"] == [Wijziging("competentie", "opgegaan in Verbinden")]
        assert found["competentie Luisteren"][0] == Wijziging("competentie", "opgegaan in Verbinden")
        assert "functie Leerling" not in found

    def test_a_behaviour_goes_to_a_new_one(self, luisteren: Handboek, data: Path, write: Write) -> None:
        """A role that asks both, asks what it asked: the new one touches it, the old one does not."""
        write("functies/duo.yml", "titel: Duo\nversie: 2024-03\ngeneriek:\n  luisteren: 3\n")
        oud = load_handboek(data)
        behaviour = "  - Hoort ook wat niemand hardop zegt.\n"
        edit(data / "competenties" / "luisteren.yml", behaviour, "  - Luistert een hele dag.\n")
        write(
            "competenties/tussen-de-regels.yml",
            "label: Tussen de regels\ncluster: mensen\ndefinitie: Hoort wat er niet staat.\n"
            f"niveau 1:\n{behaviour}niveau 2:\n  - Leest een gezicht.\nniveau 3:\n  - Leest een zaal.\n",
        )
        edit(data / "functies" / "duo.yml", "luisteren: 3", "luisteren: 2\n  tussen-de-regels: 1")
        found = changed(oud, data)
        assert found["competentie Luisteren"] == [
            Wijziging("niveau 3", "gedrag toegevoegd", nieuw="Luistert een hele dag."),
            Wijziging("niveau 3", "gedrag verplaatst naar Tussen de regels, niveau 1", oud=behaviour[4:-1]),
        ]
        assert found["competentie Tussen de regels"][0] == Wijziging("competentie", "toegevoegd")
        raakt = {o.naam: o.raakt for o in compare(oud, load_handboek(data)).onderwerpen}
        assert raakt["Luisteren"] == ()
        assert raakt["Tussen de regels"] == ("Duo",)

    def test_split(self, luisteren: Handboek, data: Path, write: Write) -> None:
        """The hardest level apart: whoever asked all asks both, and nothing changed for him."""
        luisteren_nu = "label: Luisteren\ncluster: mensen\ndefinitie: Hoort.\n"
        one, two, three = re.findall("  - .+\n", MEER)
        write("functies/duo.yml", "titel: Duo\nversie: 2024-03\ngeneriek:\n  luisteren: 2\n")
        oud = load_handboek(data)
        rest = "niveau 2:\n  - Hoort een naam.\nniveau 3:\n  - Hoort een fluistering.\n"
        write("competenties/luisteren.yml", f"{luisteren_nu}niveau 1:\n{one}{rest}")
        write(
            "competenties/samenvatten.yml",
            "label: Samenvatten\ncluster: mensen\ndefinitie: Zegt het kort.\n"
            f"niveau 1:\n{two}niveau 2:\n{three}niveau 3:\n  - Vat een dag samen.\n",
        )
        edit(data / "functies" / "duo.yml", "luisteren: 2", "luisteren: 1\n  samenvatten: 1")
        edit(data / "functies" / "portier.yml", "luisteren: 2", "luisteren: 1\n  samenvatten: 1")
        found = changed(oud, data)
        assert (
            Wijziging("competentie", "toegevoegd, voortgekomen uit Luisteren")
            in found["competentie Samenvatten"]
        )
        assert (
            Wijziging("competentie", "Samenvatten is hieruit voortgekomen") in found["competentie Luisteren"]
        )
        assert found["functie Duo"] == [
            Wijziging("Luisteren", "2 → 1"),
            Wijziging("Samenvatten", "toegevoegd op niveau 1, voortgekomen uit Luisteren"),
        ]

    def test_a_reference_follows(self, goed: Handboek, data: Path) -> None:
        renamed(data, "competenties/tellen", "rekenen", "label: Tellen", "label: Rekenen")
        edit(data / "competenties" / "plannen.yml", "- tellen", "- rekenen")
        renamed(
            data,
            "competenties/gedrag/samenwerken",
            "collegialiteit",
            "label: Samenwerken",
            "label: Collegialiteit",
        )
        edit(data / "functies" / "bakker.yml", "- samenwerken", "- collegialiteit")
        assert changed(goed, data) == {
            "competentie Rekenen": [Wijziging("competentie", "heette eerst Tellen")],
            "gedragscompetentie Collegialiteit": [
                Wijziging("gedragscompetentie", "heette eerst Samenwerken")
            ],
        }


class TestMoved:
    """A behaviour that moved is told as moved, in both places."""

    WAS = "Verdeelt het werk met anderen."

    @pytest.mark.parametrize("now", [WAS, "Verdeelt al het werk met anderen."])
    def test_to_another_competency(self, goed: Handboek, data: Path, now: str) -> None:
        edit(data / f"{SAMENWERKEN}.yml", self.WAS, "Viert wat er af is.")
        edit(data / "competenties" / "plannen.yml", "niveau 1:\n", f"niveau 1:\n  - {now}\n")
        found = changed(goed, data)
        assert found["competentie Samenwerken"] == [
            Wijziging("niveau 2", "gedrag toegevoegd", nieuw="Viert wat er af is."),
            Wijziging("niveau 2", "gedrag verplaatst naar Plannen, niveau 1", oud=self.WAS),
        ]
        (came,) = found["competentie Plannen"]
        assert came == (
            Wijziging("niveau 1", "gedrag verplaatst van Samenwerken, niveau 2", nieuw=now)
            if now == self.WAS
            else Wijziging(
                "niveau 1", "gedrag gewijzigd en verplaatst van Samenwerken, niveau 2", self.WAS, now
            )
        )

    def test_between_levels_in_other_words(self, goed: Handboek, data: Path) -> None:
        edit(data / f"{SAMENWERKEN}.yml", "  - Brengt afdelingen bij elkaar.", "  - Sticht een koor.")
        now = "Brengt twee afdelingen bij elkaar."
        edit(data / f"{SAMENWERKEN}.yml", "niveau 2:\n", f"niveau 2:\n  - {now}\n")
        was = "Brengt afdelingen bij elkaar."
        assert changed(goed, data)["competentie Samenwerken"] == [
            Wijziging("niveau 2", "gedrag gewijzigd en verplaatst van niveau 3", was, now),
            Wijziging("niveau 3", "gedrag toegevoegd", nieuw="Sticht een koor."),
        ]


class TestWhomItTouches:
    """Only roles whose norm reaches the level; and a version is only told of when a role asks otherwise."""

    @pytest.mark.parametrize(
        ("file", "old", "new", "raakt"),
        [
            (f"{SAMENWERKEN}.yml", "niveau 1:\n", "niveau 1:\n  - Groet.\n", ("Leerling", "Molenaar")),
            (f"{SAMENWERKEN}.yml", "Verdeelt het werk", "Verdeelt al het werk", ("Molenaar",)),
            (f"{SAMENWERKEN}.yml", "  - Verdeelt het werk met anderen.", "  - Groet.", ("Molenaar",)),
            (f"{SAMENWERKEN}.yml", "niveau 3:\n", "niveau 3:\n  - Groet.\n", ()),
            (f"{SAMENWERKEN}.yml", "Werkt **samen** aan één doel", "Zoekt hulp", ("Leerling", "Molenaar")),
            (f"{SAMENWERKEN}.yml", "Helpt een collega", "helpt een collega", ()),
            (f"{SAMENWERKEN}.yml", "label: Samenwerken", "label: Verbinden", ()),
            (f"{SAMENWERKEN}.yml", "cluster: mensen", "cluster: doelen", ()),
            (f"{SAMENWERKEN}.yml", "om tijd gaat", "om geld gaat", ()),
            (
                "competenties/gedrag/samenwerken.yml",
                "indicatoren:\n",
                "indicatoren:\n  - Groet.\n",
                ("Bakker",),
            ),
            ("competenties/tellen.yml", "Telt tot tien.", "Telt tot twaalf.", ()),
        ],
    )
    def test_by_level(
        self, goed: Handboek, data: Path, file: str, old: str, new: str, raakt: tuple[str, ...]
    ) -> None:
        edit(data / file, old, new)
        found = compare(goed, load_handboek(data))
        assert [onderwerp.raakt for onderwerp in found.onderwerpen] == [raakt]
        assert bool(found.waarschuwingen) is ("Molenaar" in raakt)

    @pytest.mark.parametrize(
        ("old", "new", "asks_else"),
        [
            ("titel: Molenaar", "titel: Mulder", False),
            ("schaal: 1.10", "schaal: 1.20", False),
            ("schaal:", "status: concept\nschaal:", False),
            ("functiefamilie: Techniek", "functiefamilie: Ambacht", False),
            ("generiek:\n  samenwerken: 2\nspecifiek:\n", "specifiek:\n  samenwerken: 2\n", False),
            ("Maalt wanneer het waait", "maalt wanneer het waait", False),
            ("Maalt wanneer het waait", "Maalt iedere dag", True),
            ("samenwerken: 2", "samenwerken: 1", True),
            ("  samenwerken: 2\n", "  samenwerken: 2\n  tellen: 1\n", True),
            ("schaal:", "kritieke situaties:\n  - Maalt niet.\nschaal:", True),
            ("schaal:", "gedragscompetenties:\n  - samenwerken\nschaal:", True),
        ],
    )
    def test_the_version(self, goed: Handboek, data: Path, old: str, new: str, asks_else: bool) -> None:
        edit(data / "functies" / "molenaar.yml", old, new)
        found = compare(goed, load_handboek(data))
        assert [onderwerp.soort for onderwerp in found.onderwerpen] == ["functie"]
        assert bool(found.waarschuwingen) is asks_else

    def test_a_move_between_what_a_role_asks_both(self, goed: Handboek, data: Path) -> None:
        edit(data / f"{SAMENWERKEN}.yml", '  - "Let op: vraagt zelf om hulp."\n', "")
        edit(
            data / "competenties" / "plannen.yml",
            "niveau 1:\n",
            'niveau 1:\n  - "Let op: vraagt zelf om hulp."\n',
        )
        found = compare(goed, load_handboek(data))
        assert {o.naam: o.raakt for o in found.onderwerpen} == {"Plannen": (), "Samenwerken": ("Leerling",)}
        assert found.waarschuwingen == ()

    def test_one_that_is_new_and_one_that_is_gone(self, goed: Handboek, data: Path, write: Write) -> None:
        new = (data / "competenties" / "plannen.yml").read_text("utf8")
        (data / "competenties" / "plannen.yml").unlink()
        edit(data / f"{SAMENWERKEN}.yml", "  plannen: Kies", "  tellen: Kies")
        write("competenties/malen.yml", re.sub("  - .+", "  - Maalt.", new).replace("Plannen", "Malen"))
        edit(data / "competenties" / "malen.yml", "  - Maalt.\nniveau 1", "  - tellen\nniveau 1")
        edit(data / "functies" / "molenaar.yml", "plannen:", "malen:")
        raakt = {o.naam: o.raakt for o in compare(goed, load_handboek(data)).onderwerpen}
        assert raakt["Plannen"] == raakt["Malen"] == ("Molenaar",)
        assert changed(goed, data)["competentie Plannen"] == [
            Wijziging("competentie", "verwijderd"),
            Wijziging(
                "definitie",
                "verwijderd",
                oud="Maakt een plan: wat eerst, wat later. Ook # en * mogen hier.",
            ),
            Wijziging("bouwt voort op", "verwijderd", oud="Tellen"),
            Wijziging("cluster", "verwijderd", oud="Doelen halen"),
            Wijziging("niveau 1", "gedrag verwijderd", oud="Schrijft op wat vandaag af moet."),
            Wijziging("niveau 2", "gedrag verwijderd", oud="Maakt een rooster voor het team."),
            Wijziging("niveau 3", "gedrag verwijderd", oud="Voorziet drukte en regelt extra handen."),
        ]


TYPICAL: dict[str, Any] = yaml.safe_load((VOORBEELDEN / "wijzigingen.yml").read_text("utf8"))


@pytest.mark.parametrize("wat", TYPICAL)
def test_what_hr_changes_in_a_year(goed: Handboek, data: Path, wat: str) -> None:
    for file, old, new in TYPICAL[wat]["wijzig"]:
        edit(data / file, old, new)
    assert as_text(compare(goed, load_handboek(data))) == TYPICAL[wat]["verslag"].strip()


class TestSpelling:
    @pytest.mark.parametrize(
        ("old", "new", "only_spelling"),
        [
            ("Helpt een collega.", "helpt een collega", True),
            ("Helpt clienten.", "Helpt cliënten.", True),
            ("Werkt zorgvudig.", "Werkt zorgvuldig.", True),
            ("Werkt zorgvuldgi.", "Werkt zorgvuldig.", True),
            ("Geeft een les.", "Geeft geen les.", False),
            ("Helpt wel.", "Helpt niet.", False),
            ("Bewaakt het plan.", "Bewaart het plan.", False),
            ("Doet 1 ronde.", "Doet 2 ronden.", False),
            ("Begeleidt een collega.", "Begeleidt collega's.", False),
        ],
    )
    def test_what_is_only_spelling(self, old: str, new: str, only_spelling: bool) -> None:
        assert same_but_spelling(old, new) is only_spelling

    def test_spelling_is_told_apart(self, goed: Handboek, data: Path) -> None:
        edit(data / "competenties" / "tellen.yml", "Telt tot honderd.", "telt tot honderd")
        shown = as_markdown(compare(goed, load_handboek(data)))
        assert shown == "### Alleen spelling of leestekens\n\n- Competentie Tellen (1)"


class TestForms:
    def test_changed_words_are_marked(self) -> None:
        left, right = marked("Telt tot tien en stopt.", "Telt tot honderd en stopt.")
        assert [(w.stand, w.tekst) for w in left if w.stand] == [("oud", "tien ")]
        assert [(w.stand, w.tekst) for w in right if w.stand] == [("nieuw", "honderd ")]

    def test_markdown_is_literal(self, goed: Handboek, data: Path) -> None:
        new = "Telt <b>[x](javascript:1)</b> @allen #1 tot tien."
        edit(data / "competenties" / "tellen.yml", "- Telt tot tien.", f"- '{new}'")
        shown = as_markdown(compare(goed, load_handboek(data)))
        assert r"\<b\>\[x\]\(javascript\:1\)\</b\>" in shown
        assert r"\@allen" in shown
        assert "- Dit raakt" not in shown


class TestRevisions:
    def test_two_revisions_and_the_working_tree(
        self, data: Path, repository: Repository, capsys: pytest.CaptureFixture[str]
    ) -> None:
        repository.commit("2026-01-10")
        edit(data / "functies" / "molenaar.yml", "samenwerken: 2", "samenwerken: 3")
        repository.commit("2026-02-10")
        edit(data / "functies" / "molenaar.yml", "plannen:\n    niveau: 1", "plannen:\n    niveau: 2")
        command = ["--data", str(data), "wijzigingen"]
        assert main([*command, "HEAD~1", "HEAD"]) == 0
        assert capsys.readouterr().out.startswith("Functie Molenaar\n  Samenwerken: 2 → 3\n")
        assert main([*command, "HEAD"]) == 0
        assert capsys.readouterr().out.startswith("Functie Molenaar\n  Plannen: 1 → 2\n")
        assert main([*command, "HEAD", "--formaat", "json"]) == 0
        shown = json.loads(capsys.readouterr().out)
        assert shown["onderwerpen"][0]["wijzigingen"][0]["wat"] == "1 → 2"

    def test_the_reason_of_a_commit(
        self, data: Path, repository: Repository, capsys: pytest.CaptureFixture[str]
    ) -> None:
        repository.commit("2026-01-10")
        edit(data / "functies" / "molenaar.yml", "samenwerken: 2", "samenwerken: 3")
        edit(data / "begrippen.yml", "Alleen onderzoek.", "Algemeen onderzoek.")
        repository.git("add", "-A")
        repository.git("commit", "-qm", "Meer samen\n\nReden: De molen\n  draait <b>door</b>.")
        edit(data / "functies" / "leerling.yml", "samenwerken: 1", "samenwerken: 2")
        repository.commit("2026-01-12")
        assert main(["--data", str(data), "wijzigingen", "HEAD~2"]) == 0
        told = capsys.readouterr().out
        assert told.count("Reden: De molen draait <b>door</b>.") == 2
        assert "Functie Leerling\n  Samenwerken: 1 → 2\n" in told

    def test_an_old_version_with_faults_stops_nothing(
        self, data: Path, repository: Repository, capsys: pytest.CaptureFixture[str]
    ) -> None:
        edit(data / "functies" / "molenaar.yml", "samenwerken: 2", "samenwerken: 5")
        repository.commit("2026-01-10")
        edit(data / "functies" / "molenaar.yml", "samenwerken: 5", "samenwerken: 2")
        assert main(["--data", str(data), "wijzigingen", "HEAD"]) == 0
        assert "In de oude versie zitten fouten" in capsys.readouterr().out

    def test_outside_git(self, data: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["--data", str(data), "wijzigingen", "HEAD"]) == 2
        assert "staat niet in git" in capsys.readouterr().err

    @pytest.mark.parametrize("revision", ["bestaat-niet", "--output=x", "HEAD:data", ""])
    def test_a_revision_that_is_not_there(
        self,
        data: Path,
        repository: Repository,
        revision: str,
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        repository.commit("2026-01-10")
        arguments = ["--data", str(data), "wijzigingen", "--", revision]
        assert main(arguments) == 2
        assert "niet te vinden" in capsys.readouterr().err


class TestMoments:
    """What BASIS may be: a revision, a day or a month, or the previous version."""

    @pytest.fixture
    def four(self, data: Path, repository: Repository) -> Path:
        """The miller's norm was 2 in January, 3 in February, 1 in March with a version of its own."""
        repository.commit("2026-01-10")
        edit(data / "functies" / "molenaar.yml", "samenwerken: 2", "samenwerken: 3")
        repository.commit("2026-02-28")
        edit(data / "functies" / "molenaar.yml", "samenwerken: 3", "samenwerken: 1")
        edit(data / "functies" / "molenaar.yml", "versie: 2024-03", "versie: 2026-03")
        repository.commit("2026-03-10")
        return data

    @pytest.mark.parametrize(
        ("basis", "told"),
        [
            ("HEAD~2", "2 → 1"),
            ("2026-01", "2 → 1"),
            ("2026-1-31", "2 → 1"),
            ("2026-02-27", "2 → 1"),
            ("2026-02-28", "3 → 1"),
            ("2026-02", "3 → 1"),
            ("vorige", "3 → 1"),
            ("Vorige vastgestelde versie", "3 → 1"),
            ("2026-03", "Er is niets veranderd"),
            ("2027-12", "Er is niets veranderd"),
        ],
    )
    def test_a_moment(self, four: Path, basis: str, told: str, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["--data", str(four), "wijzigingen", basis]) == 0
        assert told in capsys.readouterr().out

    def test_the_previous_one_of_another(self, four: Path, capsys: pytest.CaptureFixture[str]) -> None:
        edit(four / "functies" / "molenaar.yml", "versie: 2026-03", "versie: 2026-11")
        assert main(["--data", str(four), "wijzigingen", "vorige"]) == 0
        assert "versie: maart 2026 → november 2026" in capsys.readouterr().out
        assert main(["--data", str(four), "wijzigingen", "vorige", "HEAD"]) == 0
        assert "versie: maart 2024 → maart 2026" in capsys.readouterr().out

    @pytest.mark.parametrize(
        ("basis", "told"),
        [
            ("2025-12", "nog geen handboek in git. Het eerste is van 10 januari 2026"),
            ("2026-02-30", "is geen datum"),
            ("2026-13", "is geen datum"),
            ("15-01-2026", "met het jaar eerst: 2026-01-15"),
            ("15 januari 2026", "met het jaar eerst: 2026-01-15"),
            ("2026", "met het jaar eerst: 2026-01-15"),
            ("vorig", "Bedoel je ‘vorige’?"),
            ("orgin/main", "Geef een datum (2026-01-15 of 2026-01), ‘vorige’"),
        ],
    )
    def test_what_it_is_not(
        self, four: Path, basis: str, told: str, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert main(["--data", str(four), "wijzigingen", basis]) == 2
        assert told in capsys.readouterr().err

    def test_there_is_no_previous_one(
        self, data: Path, repository: Repository, capsys: pytest.CaptureFixture[str]
    ) -> None:
        repository.commit("2026-01-10")
        assert main(["--data", str(data), "wijzigingen", "vorige"]) == 2
        assert "Er is geen vorige versie: maart 2024 is de eerste" in capsys.readouterr().err
        edit(data / "functies" / "molenaar.yml", "versie: 2024-03\n", "")
        assert main(["--data", str(data), "wijzigingen", "vorige"]) == 2
        assert "Geen vastgestelde functie heeft een versie" in capsys.readouterr().err


class TestHistory:
    @pytest.fixture
    def two_months(self, data: Path, repository: Repository) -> Path:
        pages_alone(data)
        repository.commit("2026-01-10")
        edit(data / "competenties" / "plannen.yml", "Schrijft op wat", "Schrijft en tekent wat")
        repository.commit("2026-02-03")
        edit(data / "functies" / "molenaar.yml", "samenwerken: 2", "samenwerken: 3")
        repository.commit("2026-02-20")
        return data

    def test_changes_by_month_newest_first(self, two_months: Path) -> None:
        historie = read_history(two_months)
        assert historie is not None
        assert [maand.maand for maand in historie.maanden] == [Versie(2026, 2), Versie(2026, 1)]
        february = historie.maanden[0].vergelijking
        assert february is not None
        assert [onderwerp.naam for onderwerp in february.onderwerpen] == ["Molenaar", "Plannen"]

    def test_a_month_in_which_only_roles_changed_is_what_git_has(
        self, data: Path, repository: Repository
    ) -> None:
        functies = data / "functies"
        repository.commit("2026-01-10")
        edit(functies / "molenaar.yml", "samenwerken: 2", "samenwerken: 3")
        repository.commit("2026-02-10")
        (functies / "molenaar.yml").rename(functies / "zager.yml")
        (functies / "aanvoer.yml").write_text("titel: Aanvoer\ngeneriek:\n  samenwerken: 1\n", "utf8")
        repository.commit("2026-03-10")
        (functies / "zager.yml").write_text("titel: Zager\ngeneriek:\n  samenwerken: 9\n", "utf8")
        repository.commit("2026-04-10")
        (functies / "zager.yml").unlink()
        repository.commit("2026-05-10")
        historie = read_history(data)
        assert historie is not None
        assert [maand.maand.maand for maand in historie.maanden] == [5, 3, 2, 1]
        for maand, commit in zip(historie.maanden, ("HEAD", "HEAD~2", "HEAD~3", "HEAD~4"), strict=True):
            with data_at(data, commit) as then:
                whole = load_handboek(then)
            assert maand.handboek == whole
            assert [*maand.handboek.functies] == [*whole.functies]

    def test_the_date_of_a_role_is_that_of_all_that_it_asks(self, two_months: Path) -> None:
        historie, handboek = read_history(two_months), load_handboek(two_months)
        assert historie is not None
        assert historie.datum(handboek.functies["molenaar"]) == date(2026, 2, 20)
        assert historie.datum(handboek.functies["leerling"]) == date(2026, 1, 10)

    def test_it_is_shown_on_the_site(self, two_months: Path, tmp_path: Path) -> None:
        site = built(two_months, tmp_path / "site")
        page = text(parse(site, "wijzigingen/").find(".//article"))
        assert "Februari 2026" in page
        assert "Samenwerken: 2 → 3" in page
        role = text(parse(site, "functies/molenaar/").find(".//article"))
        assert "Laatst aangepast20 februari 2026" in role
        assert "Laatst aangepast: februari 2026" in role
        assert "Samenwerkenniveau 2niveau 3" in role
        assert "Brengt afdelingen bij elkaar. niveau 3" in role
        leerling = text(parse(site, "functies/leerling/").find(".//article"))
        assert "Laatst aangepast:" not in leerling

    def test_a_merge_counts_on_the_day_it_came(self, data: Path, repository: Repository) -> None:
        repository.commit("2026-01-05")
        repository.git("checkout", "-q", "-b", "voorstel")
        edit(data / "functies" / "molenaar.yml", "samenwerken: 2", "samenwerken: 3")
        repository.commit("2026-01-20")
        repository.git("checkout", "-q", "-")
        edit(data / "competenties" / "tellen.yml", "Telt tot tien.", "Telt tot twaalf.")
        repository.commit("2026-01-10")
        repository.git("merge", "-q", "--no-ff", "-m", "samen", "voorstel", day="2026-02-03")
        historie, handboek = read_history(data), load_handboek(data)
        assert historie is not None
        february = historie.maanden[0]
        assert february.maand == Versie(2026, 2)
        assert february.vergelijking is not None
        assert [onderwerp.naam for onderwerp in february.vergelijking.onderwerpen] == ["Molenaar"]
        assert historie.datum(handboek.functies["molenaar"]) == date(2026, 2, 3)

    def test_a_link_in_the_past_harms_nothing(self, data: Path, repository: Repository) -> None:
        (data / "functies" / "geheim.yml").symlink_to("/etc/passwd")
        repository.commit("2026-01-05")
        (data / "functies" / "geheim.yml").unlink()
        repository.commit("2026-02-05")
        assert read_history(data) is not None

    def test_without_git_there_is_none(self, data: Path, voorbeeldsite: Path) -> None:
        assert read_history(data) is None
        page = text(parse(voorbeeldsite, "wijzigingen/").find(".//article"))
        assert "is hier niet beschikbaar" in page

    def test_a_repository_without_a_commit_has_none_yet(self, data: Path) -> None:
        subprocess.run(["git", "init", "-q", str(data.parent)], check=True)
        assert read_history(data) is None


class TestHistoryRefused:
    """A repository that git does not give whole: nothing vanishes without a word."""

    def shallow(self, folder: Path) -> Path:
        kloon = folder.with_name("kloon")
        subprocess.run(["git", "clone", "-q", "--depth", "1", f"file://{folder}", str(kloon)], check=True)
        return kloon

    def without_git(self, folder: Path) -> Path:
        os.environ["PATH"] = str(folder / "nergens")
        return folder

    def broken(self, folder: Path) -> Path:
        (folder / ".git" / "HEAD").write_text("kapot", "utf8")
        return folder

    def damaged(self, folder: Path) -> Path:
        told = subprocess.run(
            ["git", "-C", str(folder), "rev-parse", "HEAD:data/handboek.yml"],
            check=True,
            capture_output=True,
            text=True,
        ).stdout.strip()
        (folder / ".git" / "objects" / told[:2] / told[2:]).unlink()
        return folder

    def foreign(self, folder: Path) -> Path:
        if os.geteuid() != 0:
            pytest.skip("Only root gives a folder away.")
        for path in (folder, folder / ".git"):
            os.chown(path, 12345, 12345)
        return folder

    def in_2107(self, folder: Path) -> Path:
        def git(*arguments: str, asked: str = "") -> str:
            command = ["git", "-C", str(folder), *arguments]
            return subprocess.run(
                command, input=asked, check=True, capture_output=True, text=True
            ).stdout.strip()

        (folder / "data" / "begrippen.yml").write_text("plan: Wat je gaat doen.\n", "utf8")
        git("add", ".")
        who = "HR <hr@molen.example> 4323000000 +0000"
        commit = f"tree {git('write-tree')}\nparent {git('rev-parse', 'HEAD')}\n"
        commit += f"author {who}\ncommitter {who}\n\nlater\n"
        git("update-ref", "HEAD", git("hash-object", "-t", "commit", "-w", "--stdin", asked=commit))
        return folder

    @pytest.mark.parametrize(
        ("harm", "told"),
        [
            ("shallow", "‘git fetch --unshallow’"),
            ("without_git", "Het programma git ontbreekt"),
            ("broken", "De repository is beschadigd"),
            ("damaged", "De repository is beschadigd"),
            ("foreign", "safe.directory"),
            ("in_2107", "buiten de jaren 1990 tot 2100"),
        ],
    )
    def test_it_is_a_fault_where_nobody_reads_along(
        self,
        data: Path,
        repository: Repository,
        harm: str,
        told: str,
        monkeypatch: pytest.MonkeyPatch,
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        monkeypatch.setenv("PATH", os.environ["PATH"])
        repository.commit("2026-01-10")
        edit(data / "functies" / "molenaar.yml", "samenwerken: 2", "samenwerken: 3")
        repository.commit("2026-02-20")
        folder = getattr(self, harm)(data.parent)
        folders = Folders(PROJECT, folder / "data")
        monkeypatch.delenv("CI", raising=False)
        assert Site(load_handboek(folders.data), folders, pdfs=False).historie is None
        assert told in capsys.readouterr().err
        monkeypatch.setenv("CI", "true")
        with pytest.raises(Gegevensfout) as caught:
            Site(load_handboek(folders.data), folders, pdfs=False)
        (melding,) = caught.value.meldingen
        assert (melding.pad, melding.soort) == ("data/handboek.yml", faults.GESCHIEDENIS)
        assert told in melding.tekst
        with (folders.data / "handboek.yml").open("a", encoding="utf8") as file:
            file.write("geschiedenis: nee\n")
        assert Site(load_handboek(folders.data), folders, pdfs=False).historie is None

    def test_git_runs_nothing_of_the_repository(
        self, data: Path, repository: Repository, tmp_path: Path
    ) -> None:
        repository.commit("2026-01-10")
        spoor = tmp_path / "spoor"
        (data.parent / ".git" / "info" / "attributes").write_text("* filter=kwaad diff=kwaad\n", "utf8")
        for key in (
            *("filter.kwaad.smudge", "filter.kwaad.clean", "filter.kwaad.process", "diff.kwaad.textconv"),
            *("diff.external", "core.pager", "core.fsmonitor", "core.sshCommand", "gpg.program", "pager.log"),
        ):
            subprocess.run(["git", "-C", str(data.parent), "config", key, f"touch {spoor}; cat"], check=True)
        assert read_history(data) is not None
        assert main(["--data", str(data), "wijzigingen", "HEAD"]) == 0
        assert not spoor.exists()


def test_old_addresses_lead_on_and_search_finds_the_old_name(organisatiesite: Path) -> None:
    old = parse(organisatiesite, "functies/oude-mulder/")
    assert old.xpath("//meta[@http-equiv='refresh']/@content") == ["0; url=../../functies/molenaar/"]
    assert '"z":["muldersknecht","oude mulder",' in (organisatiesite / "assets" / "zoekindex.js").read_text(
        "utf8"
    )


def test_very_long_texts_are_marked_as_a_whole() -> None:
    began = time.process_time()
    oud, nieuw = marked("x " * 20_000 + "een", "x " * 20_000 + "twee")
    assert time.process_time() - began < 1
    assert ([woord.stand for woord in oud], [woord.stand for woord in nieuw]) == (["oud"], ["nieuw"])

"""What helps someone grow in a competency, and talk about it: tips, questions, pitfalls."""

from __future__ import annotations

from pydantic import Field

from handboek.model.fields import Gevuld, Lijst
from handboek.model.levels import PerNiveauOfElk
from handboek.model.text import Tekst


class Tips(Gevuld):
    """How to grow into a level, by the way in which one learns."""

    doen: Lijst[Tekst] = Field(
        (),
        description="Wat je in je eigen werk kunt proberen.",
        examples=[["Zit een keer het overleg voor."]],
    )
    samen_leren: Lijst[Tekst] = Field(
        (),
        description="Wat je met of van een ander kunt leren.",
        examples=[["Loop een dienst mee met een ander team."]],
    )
    scholing: Lijst[Tekst] = Field(
        (), description="Een cursus, boek of filmpje.", examples=[["Volg de training Feedback geven."]]
    )


class Vragen(Gevuld):
    """Questions about behaviour without levels: to oneself, in a conversation, to who applies for a job."""

    zelf: Lijst[Tekst] = Field(
        (), description="Vragen aan jezelf, over je eigen gedrag.", examples=[["Wanneer vroeg je om hulp?"]]
    )
    gesprek: Lijst[Tekst] = Field(
        (), description="Vragen voor het jaarlijkse gesprek.", examples=[["Wat ging goed in het overleg?"]]
    )
    sollicitatie: Lijst[Tekst] = Field(
        (),
        description="Vragen aan wie solliciteert: naar de situatie, de taak, de aanpak en het resultaat.",
        examples=[["Vertel over een keer dat je het niet eens was met een collega. Wat deed je?"]],
    )

    def voor(self, soort: str, niveau: int = 0) -> tuple[Tekst, ...]:
        """The questions of a kind ("zelf", "gesprek", "sollicitatie")."""
        found: tuple[Tekst, ...] = getattr(self, soort)
        return found


class VragenPerNiveau(Gevuld):
    """As `Vragen`, each kind for every level or by level."""

    zelf: PerNiveauOfElk[Lijst[Tekst]] = Field(
        {}, description="Vragen aan jezelf, over je eigen gedrag.", examples=[["Wanneer vroeg je om hulp?"]]
    )
    gesprek: PerNiveauOfElk[Lijst[Tekst]] = Field(
        {}, description="Vragen voor het jaarlijkse gesprek.", examples=[["Wat ging goed in het overleg?"]]
    )
    sollicitatie: PerNiveauOfElk[Lijst[Tekst]] = Field(
        {},
        description="Vragen aan wie solliciteert: naar de situatie, de taak, de aanpak en het resultaat.",
        examples=[{"niveau 1": ["Vertel over een keer dat je hulp vroeg. Wat leverde het op?"]}],
    )

    def voor(self, soort: str, niveau: int) -> tuple[Tekst, ...]:
        """The questions of a kind ("zelf", "gesprek", "sollicitatie") to who is asked a level."""
        found: dict[int, tuple[Tekst, ...]] = getattr(self, soort)
        return (*found.get(0, ()), *found.get(niveau, ()))


class Valkuilen(Gevuld):
    """How a competency shows when there is too little or too much of it."""

    te_weinig: Lijst[Tekst] = Field(
        (),
        description="Wat je ziet als iemand dit te weinig laat zien.",
        examples=[["Werkt langs elkaar heen."]],
    )
    te_veel: Lijst[Tekst] = Field(
        (), description="Wat je ziet als iemand hierin doorschiet.", examples=[["Overlegt over elk besluit."]]
    )

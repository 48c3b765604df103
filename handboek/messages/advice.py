"""Every kind of advice, in HR's words: what is allowed but probably not meant, and why it matters.

An organisation switches a kind off by its code under `geen advies over` in handboek.yml.
"""

from __future__ import annotations

from dataclasses import dataclass

from handboek.fonts import MISSING
from handboek.messages.message import Soort

MAX_WORDS = 25
MAX_YEARS = 3
MAX_LENGTH = {"kort": (12, "woorden"), "definitie": (2, "zinnen"), "praktijk": (4, "zinnen")}
"""By key: how long its text is at most, and what of it is counted."""


@dataclass(frozen=True)
class Adviessoort(Soort):
    """A kind of advice, with its explanation."""

    uitleg: str


NOG_NIET_BESCHREVEN = Adviessoort(
    "nog-niet-beschreven",
    "‘{label}’ is nog niet (helemaal) beschreven. Vervang ‘{tekst}’ door je eigen tekst.",
    "Na het importeren kan een functie een competentie vragen die in geen document stond. Zo'n competentie "
    "is er dan wel, zodat de functie klopt, maar wie die leest, weet nog niets.",
)
ONGEBRUIKT = Adviessoort(
    "ongebruikt",
    "Geen enkele functie vraagt ‘{label}’. Is deze competentie nog nodig?",
    "Een competentie die bij geen functie hoort, leest niemand. Laat een functie die vragen, of "
    "verwijder het bestand. "
    "Een competentie waarop een andere voortbouwt of waarmee een andere wordt vergeleken, telt als gebruikt.",
)
WEINIG_GEDRAG = Adviessoort(
    "weinig-gedrag",
    "‘{sleutel}’ heeft maar één voorbeeld van gedrag. Voeg er een toe, zodat duidelijk wordt wat je bedoelt.",
    "Met één voorbeeld blijft een niveau een raadsel: is het dat ene, of zijn er meer manieren om "
    "het te laten "
    "zien? Drie of vier voorbeelden geven een goed beeld.",
)
HALF_INGEVULD = Adviessoort(
    "half-ingevuld",
    "Bij ‘{sleutel}’ ontbreekt {wat}. Vul dat aan, of haal weg wat er wel staat.",
    "Wie op een ander niveau werkt, zoekt daar tevergeefs. Tips helpen het meest als er van elke soort iets "
    "bij staat, en een valkuil heeft twee kanten: te weinig en te veel.",
)
BIJNA_HETZELFDE = Adviessoort(
    "bijna-hetzelfde",
    "Dit gedrag lijkt veel op ‘{ander}’ ({waar}). Laat het op één plek staan, of maak het verschil "
    "duidelijk.",
    "Staat hetzelfde gedrag twee keer, dan weet niemand bij welke competentie of welk niveau het hoort. Een "
    "hoger niveau hoeft een lager niveau niet te herhalen: dat hoort er al bij.",
)
NIET_WAARNEEMBAAR = Adviessoort(
    "niet-waarneembaar",
    "‘{woorden}’ kun je bij een ander niet zien. Schrijf op wat iemand dan doet of zegt.",
    "Gedrag is wat een collega ziet of hoort. Wat iemand kan, weet, vindt of voelt, zie je niet. "
    "Vraag jezelf "
    "af: waar zou ik het aan merken? Schrijf dat op.",
)
DERDE_PERSOON = Adviessoort(
    "derde-persoon",
    "Begin met wat iemand doet, zoals ‘Luistert’ of ‘Vraagt’. Hier staat ‘{woord}’.",
    "Gedrag leest het makkelijkst als elke zin met een werkwoord begint, in de derde persoon en in de "
    "tegenwoordige tijd: niet ‘Luisteren naar bewoners’ of ‘Hij luistert’, maar ‘Luistert naar bewoners’.",
)
EEN_GEDACHTE = Adviessoort(
    "een-gedachte",
    "In deze zin staat {aantal} keer ‘en’. Maak er twee zinnen van, of houd er één over.",
    "Wie een zin met drie dingen leest, weet niet welk daarvan telt. Eén gedachte per zin is ook makkelijker "
    "te bespreken: het ene lukt misschien al, het andere nog niet.",
)
KORT_MET_JE = Adviessoort(
    "kort-met-je",
    "Door ‘{woorden}’ past er geen ‘Je’ voor deze regel. Begin met wat iemand doet.",
    "De regel onder ‘kort’ komt ook in een vacature te staan, met ‘Je’ ervoor. Met ‘Luistert tot de ander "
    "klaar is’ wordt dat een goede zin, met ‘Is een goede luisteraar’ niet.",
)
TE_UITVOERIG = Adviessoort(
    "te-uitvoerig",
    "Hier staan {aantal} {wat}. Onder ‘{sleutel}’ passen er ten hoogste {hoogste}.",
    "Een lezer ziet een definitie, een regel en een voorval in één blik. Wat langer is, slaat die over. "
    "Ten hoogste: "
    + ", ".join(f"{most} {what} bij ‘{key}’" for key, (most, what) in MAX_LENGTH.items())
    + ".",
)
TIP_MET_JE = Adviessoort(
    "tip-met-je",
    "Een tip lees je als een raad aan jezelf: ‘Vraag’, niet ‘Vraagt’. Hier staat ‘{woord}’.",
    "Gedrag zegt wat iemand doet, een tip zegt wat jij kunt doen: ‘Vraag een collega mee te kijken’.",
)
GESLOTEN_VRAAG = Adviessoort(
    "gesloten-vraag",
    "Op ‘{woorden}’ is het antwoord ja of nee. Begin met hoe, wat, wanneer of welke.",
    "Een open vraag brengt een gesprek op gang. ‘Vind je overleggen lastig?’ is met één woord beantwoord, "
    "‘Wat vind je lastig aan overleggen?’ niet.",
)
VERZONNEN_SITUATIE = Adviessoort(
    "verzonnen-situatie",
    "‘{woorden}’ vraagt naar iets wat niet is gebeurd. Vraag naar één echte gebeurtenis.",
    "Op een verzonnen vraag hoor je wat een goed antwoord is. Uit wat er echt is gebeurd, blijkt wat iemand "
    "doet. Begin met ‘Vertel over een keer dat’ of ‘Wanneer’.",
)
NAAM_VAN_IEMAND = Adviessoort(
    "naam-van-iemand",
    "‘{woorden}’ kan een echt mens zijn. Schrijf ‘een bewoner’ of ‘een collega’.",
    "Iedereen kan het handboek lezen. Een voorval werkt net zo goed zonder naam, en dan herkent niemand een "
    "bewoner of diens naasten.",
)
MOETEN = Adviessoort(
    "moeten",
    "‘{woorden}’ zegt wat zou moeten. Schrijf op wat iemand doet.",
    "Een handboek beschrijft gedrag, geen plichten. ‘Belt terug op de dag die is afgesproken’ zegt meer dan "
    "‘Dient afspraken na te komen’.",
)
HIJ_OF_ZIJ = Adviessoort(
    "hij-of-zij",
    "‘{woorden}’ spreekt niet iedereen aan. Noem de persoon, of schrijf ‘die’.",
    "Een tekst is voor iedereen. ‘Vraagt een bewoner wat die wil’ leest ook vlotter dan ‘Vraagt een bewoner "
    "wat hij of zij wil’.",
)
HOLLE_WOORDEN = Adviessoort(
    "holle-woorden",
    "‘{woorden}’ laat niet zien wat iemand doet. Schrijf op wat een ander ziet of hoort.",
    "Woorden als ‘proactief’ of ‘adequaat’ klinken goed, maar iedereen denkt daarbij aan iets anders. Een "
    "voorbeeld uit het werk is duidelijker: ‘Belt naasten voordat zij zelf bellen’.",
)
NIET_INGEVULD = Adviessoort(
    "niet-ingevuld",
    "Hier staat nog ‘{woorden}’. Vul in wat je bedoelt, of haal de regel weg.",
    "Wat je tijdens het schrijven even openlaat, komt anders zo op de website.",
)
LANGE_ZIN = Adviessoort(
    "lange-zin",
    "Deze zin telt {aantal} woorden. Maak er twee van, of laat weg wat niet nodig is.",
    f"Een zin van meer dan {MAX_WORDS} woorden lees je twee keer. Korte zinnen met één gedachte "
    "blijven hangen.",
)
AFKORTING = Adviessoort(
    "afkorting",
    "‘{afkorting}’ staat niet in begrippen.yml. Schrijf het uit, of leg het daar uit.",
    "Wie nieuw is, kent de afkortingen niet. Staat een afkorting in `data/begrippen.yml`, dan leest iedereen "
    "wat die betekent door de muis erop te houden.",
)
SPREIDING = Adviessoort(
    "spreiding",
    "Deze functie vraagt naast {laagste} ook {hoogste} ({hoog}). Klopt dat?",
    "Niveaus verschillen in zelfstandigheid en overzicht. Een functie die op het ene punt het laagste "
    "en op het andere het hoogste niveau vraagt, is ongewoon. Soms klopt het; kijk dan of er een toelichting "
    "bij staat.",
)
VERSIE_IN_TOEKOMST = Adviessoort(
    "versie-in-toekomst",
    "De versie ‘{versie}’ ligt in de toekomst. Klopt de maand?",
    "De versie is de maand waarin de tekst is vastgesteld. Ligt die nog voor ons, dan is het vaak "
    "een tikfout.",
)
VERSIE_OUD = Adviessoort(
    "versie-oud",
    "Deze functie is voor het laatst vastgesteld in {versie}. Kijk of die nog klopt en pas de versie aan.",
    f"Werk verandert. Lees een functie ten minste om de {MAX_YEARS} jaar door, ook als er niets aan hoeft te "
    "veranderen: zet dan alleen de versie op de maand van nu.",
)
STATUS_OVERGESLAGEN = Adviessoort(
    "status-overgeslagen",
    "‘{titel}’ gaat van concept meteen naar vastgesteld. Moet de ondernemingsraad erover beslissen, zet er "
    "dan eerst ‘status: ter instemming’ in.",
    "Een functie gaat van ‘concept’ via ‘ter instemming’ naar ‘vastgesteld’. Zo weet iedereen dat de "
    "ondernemingsraad de tekst heeft gezien. Dit advies krijg je bij de wijziging zelf, en alleen als het "
    "handboek in git staat.",
)
NIETS_WEGGELATEN = Adviessoort(
    "niets-weggelaten",
    "‘{wat}’ hoeft deze functie niet weg te laten, want niets legt dat voor elke functie vast. Haal dit weg.",
    "Met ‘geen’ laat een functie iets weg wat in handboek.yml bij ‘generiek’ staat, voor alle functies of "
    "voor een functiefamilie. Staat het daar niet, dan doet ‘geen’ niets.",
)
OPMAAK_IN_TEKST = Adviessoort(
    "opmaak-in-tekst",
    "‘{teken}’ komt zo op de website te staan, als gewone tekst. Haal het weg. Een woord benadruk je met "
    "**twee sterretjes** ervoor en erna.",
    "In de gegevens is tekst gewoon tekst: HTML, links en tekens uit een webpagina werken er niet. Wil je "
    "een link of een plaatje, maak dan een eigen pagina.",
)
AANHALINGSTEKENS = Adviessoort(
    "aanhalingstekens",
    "De aanhalingstekens om deze tekst komen mee op de website: ‘{begin}…’. Haal ze weg, of typ rechte.",
    "Word maakt van rechte aanhalingstekens gekrulde. Rechte zeggen waar een tekst begint en eindigt, "
    "gekrulde horen bij de tekst.",
)
DUBBELE_NAAM = Adviessoort(
    "dubbele-naam",
    "‘{naam}’ staat ook boven {ander}. Geef een van de twee een andere naam, zodat een lezer ze uit elkaar "
    "houdt.",
    "Wie een bestand kopieert, vergeet al snel de naam te veranderen. In een lijst staan dan twee dezelfde "
    "namen onder elkaar.",
)
FAMILIE_ZONDER_FUNCTIE = Adviessoort(
    "familie-zonder-functie",
    "Geen enkele functie hoort bij de familie ‘{naam}’.{bedoeld} Staat de naam bij ‘functiefamilie’ net zo?",
    "Wat jullie voor een functiefamilie vastleggen, geldt voor de functies waar die naam bij "
    "‘functiefamilie’ staat. Staat die nergens zo, dan geldt het voor niemand.",
)
BEWERKADRES = Adviessoort(
    "bewerkadres",
    "Achter dit adres komt de naam van een bestand. Bij de meeste git-hosts hoort er nog ‘{goed}’ achter, "
    "anders werken de knoppen om te bewerken niet.",
    "Het bewerkadres is het adres waarop de webeditor een bestand opent, dus met ‘edit’ en de naam van de "
    "branch erin. Open een bestand in de webeditor en neem het adres over tot aan ‘data/’.",
)
NIET_TE_PRINTEN = Adviessoort(
    "niet-te-printen",
    f"De PDF heeft geen letter voor ‘{{teken}}’ en zet op die plek ‘{MISSING}’. Kies een ander teken.",
    f"De PDF's gebruiken vaste lettertypen. Een teken dat daarin ontbreekt, wordt in de PDF ‘{MISSING}’; op "
    "de website staat het goed.",
)

ALLE = [soort for soort in list(globals().values()) if isinstance(soort, Adviessoort)]
"""Every kind of advice, in the order of this file."""

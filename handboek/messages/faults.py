"""Every fault that stops a handbook, in HR's words: what is wrong, what is right, what to do next.

Texts address the reader as "je". {Places} are filled by whoever finds the fault.
"""

from handboek.messages.message import Soort
from handboek.model.limits import BESTAND

# --- the data folder and its files ------------------------------------------------------------------

MAP_ONTBREEKT = Soort(
    "map-ontbreekt",
    "De map ‘{map}’ met de gegevens bestaat niet. Ga naar de map van je handboek, of noem de map: "
    "‘handboek --data MAP …’.",
)
MAP_LEEG = Soort(
    "map-leeg",
    "Deze map bevat geen enkele competentie of functie. Zet ten minste één bestand in de map "
    "‘competenties’ of ‘functies’.",
)
GEGEVENS_ONTBREKEN = Soort(
    "gegevens-ontbreken",
    "Dit bestand ontbreekt. Maak het aan of zet het terug, want het handboek haalt er de titel en de "
    "clusters uit.",
)
VERKEERDE_MAP = Soort(
    "verkeerde-map", "Dit bestand staat niet in een map van het handboek. Zet het in {mappen}."
)
ONBEKENDE_MAP = Soort(
    "onbekende-map", "In de map ‘{map}’ kijkt het handboek niet. Zet de bestanden in {mappen}."
)
DOCUMENT = Soort(
    "document",
    "‘{naam}’ is een document, en dat leest het handboek niet. Haal het hier weg, en lees het in zoals bij "
    "‘Word-profielen importeren’ staat, of typ de tekst over in ‘{goed}.yml’.",
)
GEEN_TEKST = Soort(
    "geen-tekst",
    "In deze map staan alleen .yml-bestanden, en ‘{naam}’ is iets anders. Haal het hier weg; een bestand "
    "bij een eigen pagina hoort in docs/eigen/.",
)
NAAM_VAN_VOORBEELD = Soort(
    "naam-van-voorbeeld",
    "Dit bestand heet nog ‘{naam}’, en dat wordt het adres van de pagina. Noem het naar de titel: "
    "‘{goed}.yml’.",
)
EXTENSIE = Soort(
    "extensie",
    "Het handboek slaat dit bestand over, want de naam ‘{naam}’ eindigt niet op ‘.yml’. Bewaar de inhoud als "
    "platte tekst onder de naam ‘{goed}.yml’, of zet het bestand ergens anders neer.",
)
BESTANDSNAAM = Soort(
    "bestandsnaam",
    "De bestandsnaam ‘{naam}’ mag alleen kleine letters, cijfers en streepjes hebben, want die wordt het "
    "adres van de pagina. Noem het bestand ‘{goed}.yml’.",
)
NAAM_BEZET = Soort(
    "naam-bezet",
    "De naam ‘{naam}’ is al in gebruik, door het handboek of door Windows. Geef het bestand een andere naam.",
)
NAAM_DUBBEL = Soort(
    "naam-dubbel",
    "Deze naam verschilt alleen in hoofdletters van ‘{ander}’. Op veel computers is dat hetzelfde "
    "bestand. Geef een van de twee een andere naam.",
)
TE_GROOT = Soort(
    "te-groot",
    f"Dit bestand is groter dan {BESTAND.hoogste} kB; dat is geen tekst van een handboek meer. Kijk of er "
    "iets anders in geplakt is.",
)
TE_VEEL_BESTANDEN = Soort(
    "te-veel-bestanden",
    "In deze map staan {aantal} bestanden, en een handboek heeft er daar ten hoogste {hoogst}. Verdeel die "
    "over twee handboeken, of verwijder wat niet meer geldt.",
)
BESTANDSNAAM_TE_LANG = Soort(
    "bestandsnaam-te-lang",
    "De naam van dit bestand telt {aantal} tekens, en er passen er ten hoogste {hoogst}. Geef het bestand "
    "een kortere naam.",
)
PAGINA_TE_LANG = Soort(
    "pagina-te-lang",
    "Deze pagina telt {aantal} {wat}, en er passen er ten hoogste {hoogst}. Maak die korter, of verdeel die "
    "over meer pagina's in docs/eigen/.",
)
CODERING = Soort(
    "codering",
    "Dit bestand is opgeslagen als {gevonden}. Het handboek leest alleen UTF-8: kies in je editor Opslaan "
    "als, en dan bij codering UTF-8.",
)
GEEN_BESTAND = Soort(
    "geen-bestand",
    "‘{naam}’ is geen gewoon bestand dat het handboek kan lezen. Zet het bestand zelf hier neer, of haal "
    "dit weg.",
)
GEEN_MAP = Soort(
    "geen-map",
    "‘{naam}’ hoort een gewone map te zijn. Haal weg wat hier staat, maak een map met deze naam en zet de "
    "bestanden daarin.",
)
BESTAND_LEEG = Soort("bestand-leeg", "Dit bestand is leeg. Vul het in, of verwijder het bestand.")
GEEN_SLEUTEL = Soort(
    "geen-sleutel", "Dit bestand hoort te beginnen met een naam en een dubbele punt, zoals ‘titel: …’."
)

# --- how a file is typed ----------------------------------------------------------------------------

SAMENVOEGEN = Soort(
    "samenvoegen",
    "Hier staan twee versies van dezelfde tekst onder elkaar, omdat twee mensen tegelijk iets wijzigden. "
    "Kies welke tekst blijft en verwijder de regels die met <<<<<<<, ======= en >>>>>>> beginnen.",
)
TAB = Soort("tab", "Hier staat een tab. Gebruik spaties: twee per stap, en één achter een streepje.")
VASTE_SPATIE = Soort(
    "vaste-spatie",
    "Hier staat een vaste spatie, vaak meegekomen met plakken uit Word. Vervang die door een gewone spatie.",
)
ONZICHTBAAR_TEKEN = Soort(
    "onzichtbaar-teken",
    "Hier staat een onzichtbaar teken ({code}), vaak meegekomen met plakken. Verwijder het: zet de cursor "
    "erachter en druk op Backspace.",
)
OPSOMMINGSTEKEN = Soort(
    "opsommingsteken",
    "Een punt van de lijst begint hier met ‘{teken}’. Gebruik een streepje met een spatie erachter: {zo}.",
)
STREEPJE_ZONDER_SPATIE = Soort("streepje-zonder-spatie", "Na het streepje hoort een spatie: ‘- {tekst}’.")
STREEPJE_TE_VEEL = Soort("streepje-te-veel", "Hier staat een streepje te veel: één is genoeg.")
STREEPJE_VERSPRONGEN = Soort(
    "streepje-versprongen",
    "Dit streepje staat verder naar rechts dan dat van de regel erboven, zodat de zin daaraan vastplakt. Zet "
    "de streepjes van een lijst recht onder elkaar: {zo}.",
)
SLEUTEL_VERSPRONGEN = Soort(
    "sleutel-versprongen",
    "‘{sleutel}’ staat verder naar rechts dan de regel erboven, zodat het daaraan vastplakt. Zet er {goed} "
    "spaties voor: {zo}.",
)
KORTE_VORM = Soort(
    "korte-vorm",
    "Met een ‘{deel}’ eronder krijgt ook ‘{kort}’ een eigen regel onder ‘{sleutel}:’. Schrijf {zo}.",
)
ACCOLADES = Soort(
    "accolades", "Zet wat hier tussen {{ en }} staat elk op een eigen regel, zonder accolades: {zo}."
)
EIS_VORM = Soort(
    "eis-vorm", "Schrijf een naam en een cijfer met een dubbele punt en een spatie ertussen: {zo}."
)
DUBBELE_PUNT_ZONDER_SPATIE = Soort(
    "dubbele-punt-zonder-spatie", "Na de dubbele punt hoort een spatie: ‘{sleutel}: {tekst}’."
)
KRULTEKENS = Soort(
    "krultekens",
    "Aanhalingstekens als ‘{teken}’, uit Word, tellen hier niet: een dubbele punt of ‘#’ knipt de zin toch "
    "in tweeën. Typ rechte: {goed}.",
)
LIJST_IN_LIJST = Soort(
    "lijst-in-lijst",
    "Onder een zin van een lijst kan geen tweede lijst staan. Maak er één zin van, {goed}, of geef elk punt "
    "een eigen zin.",
)
ANKER = Soort(
    "anker",
    "‘{tekst}’ is in YAML een manier om iets te herhalen, en die kent het handboek niet. Schrijf {zo}.",
)
ANKER_ELDERS = Soort(
    "anker-elders",
    "‘{tekst}’ verwijst in YAML naar iets wat ergens anders staat, en dat volgt het handboek niet. Typ hier "
    "zelf wat er moet staan.",
)
DUBBELE_PUNT_IN_ZIN = Soort(
    "dubbele-punt-in-zin",
    "Een dubbele punt met een spatie erachter knipt deze zin in tweeën. Zet de hele tekst tussen "
    "aanhalingstekens: {goed}.",
)
HEKJE_IN_ZIN = Soort(
    "hekje-in-zin",
    "YAML slaat alles over wat na ‘ #’ komt, hier dus ‘{tekst}’. Hoort het bij de tekst, zet dan de hele "
    "tekst tussen aanhalingstekens: {goed}. Is het een opmerking, zet die dan op een eigen regel.",
)
BEGINTEKEN = Soort(
    "beginteken",
    "Een tekst mag niet met ‘{teken}’ beginnen: dat teken heeft in YAML een eigen betekenis. Zet de tekst "
    "tussen aanhalingstekens: {goed}.",
)
AANHALINGSTEKEN_OPEN = Soort(
    "aanhalingsteken-open",
    "Hier begint een tekst met {teken} en nergens staat het tweede {teken} dat de tekst afsluit. Zet het aan "
    "het eind van de tekst, of haal het eerste weg.",
)
TEKST_NA_AANHALINGSTEKEN = Soort(
    "tekst-na-aanhalingsteken",
    "Na het sluitende aanhalingsteken staat nog tekst: ‘{tekst}’. Zet de hele tekst tussen "
    "aanhalingstekens: {goed}.",
)
INSPRINGEN = Soort(
    "inspringen",
    "Het aantal spaties voor deze regel ({spaties}) past bij geen regel erboven. Maak er {goed} van: {zo}.",
)
BACKSLASH = Soort(
    "backslash",
    "Tussen dubbele aanhalingstekens maakt een \\ van de tekst iets anders. Gebruik enkele "
    "aanhalingstekens: {goed}.",
)
DUBBELE_PUNT_ONTBREEKT = Soort("dubbele-punt-ontbreekt", "Achter ‘{sleutel}’ hoort een dubbele punt: {zo}.")
STREEPJE_BIJ_NAAM = Soort(
    "streepje-bij-naam",
    "Hier hoort geen streepje: het is een naam met iets erachter of eronder. Schrijf {zo}.",
)
NAAM_ERBOVEN = Soort(
    "naam-erboven",
    "Hier hoort geen streepje: eerst komt een naam, en daaronder wat erbij hoort. Schrijf {zo}.",
)
STREEPJE_IN_TEKST = Soort(
    "streepje-in-tekst", "Hier staat één tekst, en geen lijst. Haal het streepje weg: {zo}."
)
STREEPJE_OP_SLEUTELREGEL = Soort(
    "streepje-op-sleutelregel",
    "Onder ‘{sleutel}’ hoort een lijst: zet elke zin op een eigen regel, met ‘- ’ ervoor. Schrijf {zo}.",
)
APOSTROF = Soort(
    "apostrof",
    "Een tekst die met een apostrof begint, leest YAML verkeerd. Zet de hele tekst tussen aanhalingstekens: "
    "{goed}.",
)
NAAM_MET_TEKENS = Soort(
    "naam-met-tekens",
    "Deze naam heeft geen opmaak, hekje of toevoeging, anders telt de regel niet mee. Schrijf {zo}.",
)
STREEPJE_ONTBREEKT = Soort(
    "streepje-ontbreekt", "Voor deze zin van de lijst ontbreekt het streepje. Schrijf {zo}."
)
REGEL_NIET_INGESPRONGEN = Soort(
    "regel-niet-ingesprongen",
    "Deze regel hoort bij de tekst erboven, maar springt niet in. Schrijf {zo}.",
)
OMHEINING = Soort(
    "omheining", "Haal de regels met ‘```’ of ‘~~~’ weg: die horen om een voorbeeld, niet in het bestand."
)
LOSSE_REGEL = Soort(
    "losse-regel",
    "Deze regel hoort nergens bij. Begin met de naam van een onderdeel en een dubbele punt, of haal de regel "
    "weg.",
)
OPMAAK = Soort(
    "opmaak",
    "Vanaf hier klopt de opmaak niet meer. Kijk op deze regel en die erboven. Is het inspringen gelijk, "
    "staat na elke naam een dubbele punt met een spatie, en heeft elk aanhalingsteken een tweede?",
)
TWEEDE_DOCUMENT = Soort(
    "tweede-document",
    "Met ‘---’ begint hier een tweede document, en dat leest het handboek niet. Haal de streepjes weg, of "
    "zet wat eronder staat in een eigen bestand.",
)
TE_DIEP = Soort(
    "te-diep",
    "Deze regel staat te ver naar rechts. Kijk in een ander bestand hoe dit onderdeel daar staat en neem dat "
    "over.",
)
NAAMLOOS = Soort("naamloos", "Voor de dubbele punt hoort een naam te staan.")
SLEUTEL_DUBBEL = Soort(
    "sleutel-dubbel",
    "‘{sleutel}’ staat er twee keer (ook op regel {eerder}). Voeg ze samen of haal er een weg.",
)

# --- what a file says -------------------------------------------------------------------------------

SLEUTEL_ONTBREEKT = Soort(
    "sleutel-ontbreekt",
    "Het onderdeel ‘{sleutel}’ ontbreekt {waar}. Voeg een regel toe die met ‘{sleutel}:’ begint.",
)
SLEUTEL_ONBEKEND = Soort("sleutel-onbekend", "{waar} bestaat geen onderdeel ‘{sleutel}’. {bedoeld}")
ID_IN_BESTAND = Soort("id-in-bestand", "Haal ‘id’ weg: de naam van het bestand is de id.")
WAARDE_LEEG = Soort(
    "waarde-leeg",
    "Bij ‘{sleutel}’ staat nog niets. Vul het in. Alleen een onderdeel dat niet verplicht is, mag je ook "
    "weghalen.",
)
STREEPJE_LEEG = Soort(
    "streepje-leeg", "Achter dit streepje staat niets. Typ de zin erachter, of haal het streepje weg."
)
NOG_IN_TE_VULLEN = Soort(
    "nog-in-te-vullen", "‘{sleutel}’ is nog in te vullen: vervang ‘{waarde}’ door je eigen tekst."
)
TE_LANG = Soort(
    "te-lang",
    "Deze tekst telt {aantal} tekens, en hier passen er ten hoogste {hoogst}. Maak die korter, en kijk of "
    "er niet iets anders in geplakt is.",
)
TE_VEEL = Soort(
    "te-veel",
    "Onder ‘{sleutel}’ staan {aantal} regels, en er passen er ten hoogste {hoogst}. Voeg samen wat bij "
    "elkaar hoort, of haal weg wat niet meer geldt.",
)
GEEN_NIVEAU = Soort("geen-niveau", "‘{waarde}’ is geen niveau.{bedoeld} Een niveau is {mogelijk}.{zo}")
NIVEAU_LEEG = Soort("niveau-leeg", "Bij ‘{sleutel}’ staat nog geen niveau. Vul {mogelijk} in.")
NIVEAU_DUBBEL = Soort(
    "niveau-dubbel",
    "‘{waarde}’ en ‘{eerder}’ zijn hetzelfde niveau. Voeg ze samen of haal er een weg.",
)
NAAM_STAAT_ER_AL = Soort(
    "naam-staat-er-al",
    "‘{waarde}’ en ‘{eerder}’ zijn voor een lezer dezelfde naam. Voeg ze samen, of geef een van de twee een "
    "andere naam.",
)
TE_WEINIG_NIVEAUS = Soort(
    "te-weinig-niveaus",
    "Onder ‘{sleutel}’ horen ten minste twee namen. Heeft jullie handboek drie gewone niveaus, haal "
    "‘{sleutel}’ dan weg.",
)
NIVEAUNAAM_BEZET = Soort(
    "niveaunaam-bezet",
    "Een niveau kan hier niet ‘{waarde}’ heten. Een cijfer is de plaats in de lijst, en ‘geen’ betekent dat "
    "een functie iets niet vraagt. Kies een andere naam.",
)
NIVEAUNAAM_DUBBEL = Soort(
    "niveaunaam-dubbel", "Er is al een niveau dat ‘{waarde}’ heet. Geef een van de twee een andere naam."
)
GEEN_MINIMUM = Soort(
    "geen-minimum", "‘{waarde}’ is geen minimum. Vul een heel getal in van {laagst} tot en met {hoogst}.{zo}"
)
GEEN_BIJ_GENERIEK = Soort(
    "geen-bij-generiek",
    "Wat elke functie vraagt, laat je weg onder ‘generiek’, en niet onder ‘specifiek’. Zet deze regel daar, "
    "of haal die weg.",
)
GEEN_VERSIE = Soort(
    "geen-versie",
    "‘{waarde}’ is geen versie. Een versie is een jaar en een maand: 2024-03 is maart 2024.{zo}",
)
GEEN_DATUM = Soort(
    "geen-datum",
    "‘{waarde}’ is geen datum. Schrijf jaar, maand en dag zo: 2026-01-15 is 15 januari 2026.{zo}",
)
GEEN_STATUS = Soort(
    "geen-status",
    "‘{waarde}’ is geen status. Een status is ‘concept’, ‘ter instemming’ of ‘vastgesteld’.{zo}",
)
GEEN_CLUSTERNAAM = Soort(
    "geen-clusternaam",
    "De naam ‘{waarde}’ van dit cluster mag alleen kleine letters, cijfers en streepjes hebben.{zo} De "
    "naam voor lezers komt bij ‘label’.",
)
GEEN_OUDE_NAAM = Soort(
    "geen-oude-naam",
    "‘{waarde}’ is geen oude bestandsnaam. Schrijf de naam van het bestand van toen, zonder ‘.yml’.",
)
GEEN_ADRES = Soort(
    "geen-adres", "‘{waarde}’ is geen webadres. Begin met ‘https://’, zoals ‘https://handboek.voorbeeld.nl/’."
)
GEEN_FEEDBACKADRES = Soort(
    "geen-feedbackadres",
    "‘{waarde}’ is geen adres. Vul een mailadres in, of een webadres dat met ‘https://’ begint.",
)
GEEN_JA_OF_NEE = Soort(
    "geen-ja-of-nee", "‘{waarde}’ past hier niet. Kies ‘{sleutel}: ja’ of ‘{sleutel}: nee’.{zo}"
)
GEEN_KLEUR = Soort(
    "geen-kleur", "‘{waarde}’ is geen kleur. Schrijf de zes tekens van de code zonder ‘#’, zoals ‘0b5563’."
)
KLEUR_TE_LICHT = Soort(
    "kleur-te-licht",
    "De kleur ‘{waarde}’ is te licht om op wit te lezen. Kies een donkerdere kleur uit jullie huisstijl.",
)
GEEN_LOGO = Soort(
    "geen-logo",
    "‘{waarde}’ past hier niet. Zet het logo als .svg of .png naast handboek.yml en noem alleen de naam "
    "van dat bestand, zoals ‘logo.svg’.",
)
LOGO_GEWEIGERD = Soort(
    "logo-geweigerd",
    "Het logo ‘{waarde}’ kan niet op de website ({wat}). Bewaar het opnieuw als .png, of vraag de maker om "
    "een gewone tekening.",
)
LOGO_ONTBREEKT = Soort(
    "logo-ontbreekt",
    "Het bestand ‘{waarde}’ staat niet naast handboek.yml. Voeg het toe, of haal ‘logo’ weg.",
)
GESCHIEDENIS = Soort(
    "geschiedenis",
    "De geschiedenis van het handboek is niet te lezen, en zou ongemerkt van de website verdwijnen. {reden} "
    "Willen jullie geen geschiedenis op de website, zet dan ‘geschiedenis: nee’ in dit bestand.",
)
ONBEKEND_ADVIES = Soort("onbekend-advies", "Een advies ‘{waarde}’ bestaat niet.{bedoeld} Gebruik {mogelijk}.")
LIJST_IN_PLAATS_VAN_TEKST = Soort(
    "lijst-in-plaats-van-tekst", "Bij ‘{sleutel}’ hoort één tekst, geen lijst. Haal de streepjes weg."
)
BLOK_IN_PLAATS_VAN_TEKST = Soort(
    "blok-in-plaats-van-tekst",
    "Bij ‘{sleutel}’ hoort een tekst te staan, zonder onderdelen eronder.",
)
GEEN_LIJST = Soort(
    "geen-lijst", "Onder ‘{sleutel}’ hoort een lijst: zet elke zin op een eigen regel, met ‘- ’ ervoor."
)
GEEN_EISEN = Soort(
    "geen-eisen",
    "Onder ‘{sleutel}’ hoort op elke regel een competentie met het niveau, bijvoorbeeld "
    "‘  samenwerken: 2’, zonder streepje.",
)
GEEN_BLOK = Soort(
    "geen-blok",
    "Onder ‘{sleutel}’ hoort op elke regel een naam, een dubbele punt en een tekst, twee spaties "
    "ingesprongen en zonder streepje.",
)
GEEN_DELEN = Soort(
    "geen-delen",
    "Onder ‘{sleutel}’ horen {mogelijk}, elk op een eigen regel met een dubbele punt erachter en nog twee "
    "spaties ervoor. Zet wat hier staat onder het onderdeel waar het bij past.",
)
PAST_NIET = Soort(
    "past-niet", "Wat bij ‘{sleutel}’ staat, past hier niet. Kijk hoe het in een ander bestand staat."
)
IS_EEN_FUNCTIE = Soort("is-een-functie", "Dit lijkt een functie. Zet het bestand in de map ‘functies’.")
IS_EEN_COMPETENTIE = Soort(
    "is-een-competentie", "Dit lijkt een competentie. Zet het bestand in de map ‘competenties’."
)
INDICATOREN_BIJ_NIVEAUS = Soort(
    "indicatoren-bij-niveaus",
    "Een competentie met niveaus heeft geen indicatoren. Zet een gedragscompetentie in de map "
    "‘competenties/gedrag’, of verdeel het gedrag over de niveaus, te beginnen met ‘niveau 1’.",
)
NIVEAUS_BIJ_INDICATOREN = Soort(
    "niveaus-bij-indicatoren",
    "Een gedragscompetentie heeft geen niveaus. Zet een competentie met niveaus in de map ‘competenties’, "
    "of zet het gedrag onder ‘indicatoren’.",
)

# --- what files say of each other -------------------------------------------------------------------

ONBEKEND_CLUSTER = Soort(
    "onbekend-cluster",
    "Het cluster ‘{waarde}’ staat niet in handboek.yml.{bedoeld}",
)
ONBEKENDE_COMPETENTIE = Soort(
    "onbekende-competentie",
    "De competentie ‘{waarde}’ bestaat niet.{bedoeld} Gebruik de naam van een bestand in de map "
    "‘{map}’, zonder ‘.yml’.",
)
IS_GEDRAGSCOMPETENTIE = Soort(
    "is-gedragscompetentie",
    "Een competentie ‘{waarde}’ met niveaus bestaat niet, wel een gedragscompetentie, zonder niveaus. "
    "Bedoel je die, zet die dan onder ‘gedragscompetenties’. Is het bestand in ‘competenties’ weggehaald of"
    " hernoemd, zet het dan terug, of schrijf hier wat ervoor in de plaats kwam.",
)
HERNOEMD = Soort(
    "hernoemd",
    "Een bestand ‘{waarde}.yml’ is er niet (meer), maar ‘{goed}.yml’ heeft het label ‘{label}’. Schrijf hier "
    "‘{goed}’, en zet in dat bestand de oude naam onder ‘voorheen’.",
)
GEEN_CIJFER = Soort(
    "geen-cijfer",
    "Een gedragscompetentie heeft geen niveaus, dus hier staat alleen de naam. Schrijf {zo}.",
)
GEDRAG_WEGLATEN = Soort("gedrag-weglaten", "Laat ‘gedrag/’ hier weg: schrijf ‘{goed}’.")
VERWIJST_NAAR_ZICHZELF = Soort(
    "verwijst-naar-zichzelf", "‘{waarde}’ verwijst hier naar zichzelf. Haal deze regel weg."
)
VOORHEEN_BESTAAT = Soort(
    "voorheen-bestaat",
    "‘{waarde}’ is geen oude naam: dat bestand is er nog ({ander}). Verwijder dat bestand, of haal deze "
    "regel weg.",
)
VOORHEEN_DUBBEL = Soort(
    "voorheen-dubbel",
    "De oude naam ‘{waarde}’ staat ook in {ander}. Een oude naam leidt naar één pagina: haal er een weg.",
)
VOORHEEN_GEVRAAGD = Soort("voorheen-gevraagd", "‘{waarde}’ heet nu ‘{goed}’. Schrijf hier de nieuwe naam.")
VERSCHIL_DUBBEL = Soort(
    "verschil-dubbel",
    "Dit verschil staat ook al in {ander}. Het handboek toont het vanzelf op beide pagina's: laat het in "
    "één van de twee bestanden staan.",
)
HOORT_NERGENS_BIJ = Soort(
    "hoort-nergens-bij",
    "Er is geen competentie ‘{waarde}’ waar dit bij hoort.{bedoeld} Geef dit bestand de naam van het bestand "
    "van de competentie.",
)
FAMILIE_ANDERS = Soort(
    "familie-anders",
    "Deze functiefamilie heet in {ander} ‘{goed}’. Schrijf de naam overal hetzelfde, anders zijn het op de "
    "website twee families.",
)
COMPETENTIE_DUBBEL = Soort(
    "competentie-dubbel", "‘{waarde}’ staat ook al bij ‘generiek’. Haal er een van de twee weg."
)
LIJST_DUBBEL = Soort("lijst-dubbel", "‘{waarde}’ staat twee keer in deze lijst. Haal er een weg.")
FUNCTIE_LEEG = Soort(
    "functie-leeg",
    "Deze functie vraagt nog niets. Voeg ten minste een van deze onderdelen toe: {mogelijk}.",
)
KRING = Soort(
    "kring",
    "Deze competenties bouwen in een kring op elkaar voort: {kring}. Haal in een van deze bestanden de "
    "verwijzing onder ‘bouwt voort op’ weg.",
)

# --- hand-written pages -----------------------------------------------------------------------------

MACRO_ONBEKENDE_ID = Soort(
    "macro-onbekende-id",
    "De {wat} ‘{waarde}’ bestaat niet.{bedoeld} Gebruik de naam van een bestand in de map met gegevens, "
    "zonder ‘.yml’.",
)
MACRO_NIVEAU = Soort("macro-niveau", "Geef bij ‘{waarde}’ een niveau: {mogelijk}.")
MACRO_VORM = Soort(
    "macro-vorm",
    "De macro ‘{macro}’ kan niets met wat er tussen de haakjes staat. Kijk bij ‘Zelf een pagina maken’ hoe "
    "het moet.",
)
MACRO_ONBEKEND = Soort(
    "macro-onbekend",
    "De macro ‘{macro}’ bestaat niet.{bedoeld} Kijk bij ‘Zelf een pagina maken’ welke er zijn.",
)
MACRO_AANHALING = Soort("macro-aanhaling", 'Zet ‘{waarde}’ hier tussen rechte aanhalingstekens: "{waarde}".')
MACRO_HAAKJES = Soort("macro-haakjes", "Achter ‘{macro}’ horen haakjes: ‘{{{{ {macro}() }}}}’.")
MACRO_KRUL = Soort(
    "macro-krul",
    "‘{teken}’ is een aanhalingsteken uit Word, en dat werkt in een macro niet. Typ rechte: ‘{goed}’.",
)
MACRO_ONAF = Soort(
    "macro-onaf", "Deze macro is niet af: kijk of bij elke {{{{ een }}}} staat en bij elke ( een )."
)
PAGINA_VREEMD = Soort(
    "pagina-vreemd",
    "‘{waarde}’ staat op een andere website. Lezers zien het niet, want het handboek haalt niets van buiten. "
    "Zet het bestand in docs/eigen/ en verwijs daarnaar, of maak er een gewone link van.",
)
PAGINA_LINK = Soort(
    "pagina-link",
    "De link ‘{waarde}’ leidt nergens naar: dat bestand is er niet.{bedoeld} Schrijf de weg van deze pagina "
    "naar het bestand, met ‘.md’ als het een pagina is.",
)
PAGINA_AFBEELDING = Soort(
    "pagina-afbeelding",
    "De afbeelding ‘{waarde}’ is er niet.{bedoeld} Zet het bestand in docs/eigen/, en let op hoofdletters en "
    "op wat er achter de punt staat.",
)
PAGINA_CODE = Soort(
    "pagina-code",
    "‘{waarde}’ werkt niet op de website: code, opmaak en vensters die in een pagina staan, laat het "
    "handboek niet toe. Haal het weg, of maak er gewone tekst of een link van.",
)
MACRO_MISLUKT = Soort(
    "macro-mislukt",
    "Wat hier tussen {{{{ en }}}} of tussen {{% en %}} staat, is niet uit te voeren. Kijk bij ‘Zelf een "
    "pagina maken’ hoe het moet.",
)
VOORBEELD_ZONDER_FOUT = Soort(
    "voorbeeld-zonder-fout", "In dit voorbeeld van een fout zit geen fout. Pas het voorbeeld aan."
)
MACRO_KAN_NIET = Soort(
    "macro-kan-niet",
    "‘{waarde}’ kun je hier op een pagina niet gebruiken.{bedoeld} Kijk bij ‘Zelf een pagina maken’ wat wel "
    "kan, of schrijf hier gewone tekst.",
)
MACRO_TE_VEEL = Soort(
    "macro-te-veel",
    "Hier vraagt de pagina meer dan het handboek op één pagina doet: 100.000 stappen of 1.000.000 tekens. "
    "Maak de lijst of de herhaling korter, of verdeel het over meer pagina's.",
)
PAGINA_SLEUTEL = Soort(
    "pagina-sleutel",
    "Boven aan een pagina bestaat geen ‘{sleutel}’.{bedoeld} Gebruik {mogelijk}, of haal dit weg.",
)
PAGINA_WAARDE = Soort("pagina-waarde", "Bij ‘{sleutel}’ past hier alleen {goed}.")
PAGINA_KOP = Soort(
    "pagina-kop",
    "Wat boven aan de pagina staat, is niet te lezen. Schrijf tussen twee regels met --- op elke regel een "
    "naam, een dubbele punt, een spatie en een tekst. Zet een tekst met een dubbele punt tussen "
    "aanhalingstekens.",
)
PAGINA_ELEMENT = Soort(
    "pagina-element",
    "‘{waarde}’ kan niet op een eigen pagina. Gebruik Markdown of gewone HTML voor tekst, lijsten, tabellen, "
    "afbeeldingen en links.",
)
PAGINA_HTML = Soort(
    "pagina-html",
    "Vanaf ‘{waarde}’ is dit geen goede HTML. Typ je een kleiner-dan-teken in een tekst, schrijf dan &lt;. "
    "Zet in een tag een spatie voor elk kenmerk en aanhalingstekens om wat erachter staat.",
)
PAGINA_OPEN = Soort(
    "pagina-open",
    "In deze alinea staan meer dan {hoogst} haakjes of sterretjes open, het laatst ‘{waarde}’. Sluit ze, "
    "haal weg wat er te veel staat, of begin een nieuwe alinea met een lege regel.",
)
PAGINA_ONLEESBAAR = Soort(
    "pagina-onleesbaar",
    "Deze pagina is niet te lezen: er staan tekens in die elkaar in de weg zitten. Maak ongedaan wat je het "
    "laatst hebt toegevoegd, en kijk of het dan wel lukt.",
)
PAGINA_EXTENSIE = Soort(
    "pagina-extensie",
    "‘{naam}’ komt niet op de website: in docs/eigen kunnen bestanden staan die eindigen op {mogelijk}. "
    "Bewaar het als zo'n bestand, of haal het weg.",
)
PAGINA_BESTANDSNAAM = Soort(
    "pagina-bestandsnaam",
    "De naam ‘{naam}’ wordt een adres op de website. Geef het bestand een naam van letters, cijfers, spaties "
    "en streepjes.",
)
PAGINA_BESTAND = Soort(
    "pagina-bestand",
    "Dit bestand kan niet op de website ({wat}). Bewaar het opnieuw zonder dat, of haal het weg.",
)

ALLE = [soort for soort in list(globals().values()) if isinstance(soort, Soort)]
"""Every kind of fault, in the order of this file."""

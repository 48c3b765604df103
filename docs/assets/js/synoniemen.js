// Words that say the same to who works in care, a group on each line: a handbook has one, a reader types another.
// What is found so comes after what is found as typed, and search says that it took another word.
const synoniemen = `
familie naasten familielid verwanten mantelzorger partner
bewoner cliënt patiënt zorgvrager
klant afnemer opdrachtgever
leidinggevende manager teamleider chef baas
collega teamgenoot teamlid medewerker
leerling stagiair student
arts dokter huisarts
feedback kritiek commentaar terugkoppeling
klacht klagen mopperen ontevreden
compliment waardering pluim
fout vergissing misser blunder
nauwkeurig precies secuur accuraat nauwgezet zorgvuldig
slordig onzorgvuldig rommelig
boos kwaad woedend boosheid agressie
verdriet verdrietig rouw
bang angst angstig
vrolijk blij blijdschap
ruzie conflict onenigheid meningsverschil
weerstand verzet protest tegenstand
vertrouwelijk geheim gevoelig geheimhouding privacy
eerlijk oprecht openhartig
moraal ethiek normen principes
cadeau geschenk gift
omkoping corruptie omkopen
haast spoed tijdnood tijdsdruk
drukte werkdruk druk stress
rustig kalm kalmte bedaard
hulp helpen bijspringen ondersteunen assisteren steun
uitleggen toelichten verduidelijken
begrijpelijk helder duidelijk
vertellen melden doorgeven meedelen
aanspreken confronteren
vergadering overleg bijeenkomst
verslag rapportage notulen rapporteren notuleren
rooster planning
agenda planning
taak klus karwei
cursus training scholing bijscholing workshop
onderhandelen overtuigen overhalen
beslissen besluiten kiezen beslissing besluit keuze
vernieuwen innoveren verbeteren vernieuwing
idee voorstel suggestie
probleem vraagstuk kwestie knelpunt
onderzoeken uitzoeken nagaan
gegevens informatie data
geld kosten budget
verantwoordelijk aansprakelijk
zelfstandig onafhankelijk
regie regisseren regisseur
moed lef durven
weigeren grenzen
aardig vriendelijk beleefd
afspraak belofte toezegging
aanmoedigen stimuleren motiveren aansporen
groeien ontwikkelen groei ontwikkeling
begeleiden coachen
inleven invoelen meevoelen
flexibel soepel wendbaar
samen gezamenlijk
toespraak presentatie speech
mail bericht brief
bellen telefoneren telefoon
computer systeem software
afkomst achtergrond cultuur
respect eerbied
twijfel onzekerheid
doel doelstelling
overdragen overdracht
overleggen afstemmen
controleren nakijken checken
veiligheid veilig
vrijwilliger vrijwilligerswerk
schaal salarisschaal functieschaal
assertief weerbaar mondig
evalueren terugkijken reflecteren nabespreken
deadline termijn tijdig
wet wetgeving
regels regelgeving voorschriften
delegeren uitbesteden overdragen
loyaal trouw
ambitieus gedreven
presteren prestatie resultaat
prioriteit urgentie voorrang voorgaat
initiatief proactief
creatief vindingrijk origineel inventief
tact tactvol diplomatiek
observeren waarnemen kijken
luisteren toehoren
verwoorden formuleren
adviseren advies raad
regelen organiseren coördineren
leidinggeven aansturen
koers strategie visie
mening standpunt opvatting
risico gevaar
archief archiveren bewaren
afronden afmaken voltooien
volhouden doorzetten volharden
troosten bemoedigen
proberen uitproberen experimenteren proef
werkwijze methode aanpak procedure protocol
sfeer werkklimaat
doelgroep publiek
bekwaamheid vaardigheid kunde
onderbouwen beargumenteren argument
spreken praten
signaleren opmerken
emotie gevoel
ervaring werkervaring
houding attitude
samenwerken teamwerk
inzicht begrip
betrokken toegewijd
`;

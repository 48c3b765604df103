"""The competencies as linked data: SKOS, as the Dutch standard for describing terms asks (NL-SBB).

A term is known by the address of its page. Without an address in handboek.yml the addresses begin where
the file stands.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from urllib.parse import quote

from rdflib import Graph, Literal, Namespace, URIRef
from rdflib.namespace import DCTERMS, RDF, SKOS

from handboek.exchange.choice import Beschreven, Bestand, Keuze
from handboek.model import Competentie, Tekst
from handboek.words import anchors
from handboek.words.addresses import adres

TAAL = "nl"


def files(keuze: Keuze) -> Iterator[Bestand]:
    """The same graph twice: in Turtle, and in JSON-LD."""
    yield Bestand("handboek.ttl", lambda: _Terms(keuze).graph.serialize(format="turtle").encode())
    yield Bestand("handboek.jsonld", lambda: _json(_Terms(keuze).graph))


def _json(graph: Graph) -> bytes:
    """As JSON-LD, in one order: a graph has none."""
    context = {prefix: str(space) for prefix, space in graph.namespaces()}
    made = json.loads(graph.serialize(format="json-ld", context=context, auto_compact=True))
    head = {"@context": made.pop("@context")}
    nodes = sorted(made.get("@graph", [made]), key=lambda node: str(node["@id"]))  # a single one stands bare
    for node in nodes:
        for key, values in node.items():
            node[key] = sorted(values, key=json.dumps) if isinstance(values, list) else values
    return (
        json.dumps({**head, "@graph": nodes}, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    ).encode()


class _Terms:
    def __init__(self, keuze: Keuze) -> None:
        gegevens = keuze.handboek.gegevens
        self._basis = Namespace(f"{_whole(gegevens.adres).rstrip('/')}/" if gegevens.adres else "")
        self._keuze = keuze
        self.graph = Graph(bind_namespaces="none")
        self.graph.bind("skos", SKOS)
        self.graph.bind("dct", DCTERMS)
        self._scheme = self._basis["competenties/"]
        self.graph.add((self._scheme, RDF.type, SKOS.ConceptScheme))
        self._say(self._scheme, SKOS.prefLabel, gegevens.titel)
        self._say(self._scheme, DCTERMS.title, gegevens.titel)
        if gegevens.organisatie:
            self._say(self._scheme, DCTERMS.publisher, gegevens.organisatie)
        for item in keuze.competenties:
            self._competency(item)
        for cluster in {c.cluster for c in keuze.met_niveaus}:
            self._cluster(cluster)

    def _cluster(self, id: str) -> None:
        """A cluster gathers terms, it is none itself."""
        cluster, collection = (
            self._keuze.handboek.gegevens.clusters[id],
            self._scheme + f"#{anchors.cluster(id)}",
        )
        self.graph.add((collection, RDF.type, SKOS.Collection))
        self._say(collection, SKOS.prefLabel, cluster.label)
        if cluster.uitleg:
            self._say(collection, SKOS.note, cluster.uitleg)
        self.graph.add((collection, SKOS.inScheme, self._scheme))
        for item in self._keuze.met_niveaus:
            if item.cluster == id:
                self.graph.add((collection, SKOS.member, self._term(item)))

    def _competency(self, item: Beschreven) -> None:
        term, shown = self._term(item), {c.id: c for c in self._keuze.competenties}
        self._concept(term, item.label.plat, item.definitie.plat, item.id)
        self.graph.add((term, SKOS.topConceptOf, self._scheme))
        self.graph.add((self._scheme, SKOS.hasTopConcept, term))
        for word in item.zoekwoorden:
            self._say(term, SKOS.hiddenLabel, word)
        for other in {*item.bouwt_voort_op, *item.niet_verwarren_met} & {*shown}:
            self.graph.add((term, SKOS.related, self._term(shown[other])))
            self.graph.add((self._term(shown[other]), SKOS.related, term))
        for elsewhere in item.elders:
            self.graph.add((term, SKOS.closeMatch, URIRef(_whole(elsewhere))))
        if isinstance(item, Competentie):
            for niveau, gedrag in item.niveaus.items():
                self._level(item, niveau, gedrag)
        else:
            for text in item.indicatoren:
                self._say(term, SKOS.example, text)

    def _level(self, item: Competentie, niveau: int, gedrag: tuple[Tekst, ...]) -> None:
        """A level is a term below its competency; what one sees of it are its examples."""
        term = self._term(item) + f"#{anchors.niveau(niveau)}"
        name = self._keuze.niveaus[niveau - 1].naam
        definition = " ".join(text.plat for text in gedrag)
        self._concept(term, f"{item.label.plat}, {name}", definition, f"{item.id}/{anchors.niveau(niveau)}")
        self.graph.add((term, SKOS.broader, self._term(item)))
        self.graph.add((self._term(item), SKOS.narrower, term))
        for text in gedrag:
            self._say(term, SKOS.example, text)

    def _concept(self, term: URIRef, label: str, definition: str, code: str) -> None:
        self.graph.add((term, RDF.type, SKOS.Concept))
        self.graph.add((term, SKOS.inScheme, self._scheme))
        self.graph.add((term, SKOS.notation, Literal(code)))
        self._say(term, SKOS.prefLabel, label)
        self._say(term, SKOS.definition, definition)

    def _say(self, subject: URIRef, predicate: URIRef, text: str) -> None:
        plain = text.plat if isinstance(text, Tekst) else text
        self.graph.add((subject, predicate, Literal(plain, lang=TAAL)))

    def _term(self, item: Beschreven) -> URIRef:
        return self._basis[adres(item)]


def _whole(address: str) -> str:
    """An address as an IRI has it: what may not stand in one is written as a code."""
    return quote(address, safe=":/?#[]@!$&'()*+,;=%~")

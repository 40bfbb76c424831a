"""What an investigator asks, as SPARQL that both engines run word for word."""

from __future__ import annotations

from dataclasses import dataclass

from benchmarks.world import BASE


@dataclass(frozen=True)
class Query:
    """A question.

    Attributes:
        name: In a few words.
        text: SPARQL 1.1, with the case's prefixes taken for granted.
        ordered: True where the order of the rows is a part of the answer.
    """

    name: str
    text: str
    ordered: bool = False


def queries(claims: int) -> tuple[Query, ...]:
    """Return the questions about an invented case of `claims` claims."""
    busy = f"<{BASE}body-0>"  # the body that is spoken of most
    usual = f"<{BASE}body-{claims // 400}>"  # one that nine in ten are spoken of less than
    source = f"<{BASE}source-00000>"  # the document that says most
    return (
        Query(
            "who runs what, with counts",
            """SELECT DISTINCT ?body ?thing ?amount ?bound WHERE {
                ?relation rdfs:subPropertyOf* cg:runs .
                ?body ?relation ?thing .
                OPTIONAL { ?thing cg:hasCount ?count .
                           ?count cg:amount ?amount ; cg:bound ?bound } }""",
        ),
        Query(
            "chains behind what one body operates",
            f"""SELECT ?claim ?hop ?stance ?name ?document WHERE {{
                ?claim cg:subject {busy} ; cg:predicate cg:operates .
                ?saying cg:attests ?claim ; cg:attributionStatus ?status ;
                        prov:wasDerivedFrom* ?hop .
                ?hop prov:wasAttributedTo ?agent ; cg:stance ?stance .
                ?agent skos:prefLabel ?name
                OPTIONAL {{ ?hop dcterms:source ?document }} }}""",
        ),
        Query(
            "claims that one agent is the origin of",
            f"""SELECT DISTINCT ?claim ?predicate ?name WHERE {{
                ?origin prov:wasAttributedTo {busy} ; cg:attests ?claim .
                ?claim cg:predicate ?predicate ; cg:subject ?subject
                OPTIONAL {{ ?subject skos:prefLabel ?name }}
                FILTER NOT EXISTS {{ ?origin prov:wasDerivedFrom ?other }} }}""",
        ),
        Query(
            "what one source says, and on whose word",
            f"""SELECT DISTINCT ?claim ?predicate ?word WHERE {{
                ?saying dcterms:source {source} ; cg:attributionStatus ?status ;
                        cg:attests ?claim ; prov:wasDerivedFrom* ?origin .
                ?claim cg:predicate ?predicate .
                ?origin prov:wasAttributedTo ?word
                FILTER NOT EXISTS {{ ?origin prov:wasDerivedFrom ?inner }} }}""",
        ),
        Query(
            "contradicted claims, and by whom",
            """SELECT ?claim ?other ?agent WHERE {
                ?link cg:predicate cg:contradicts ; cg:subject ?other ; cg:object ?claim .
                ?origin cg:attests ?link ; prov:wasAttributedTo ?agent
                FILTER NOT EXISTS { ?origin prov:wasDerivedFrom ?inner } }""",
        ),
        Query(
            "things in unknown places, with the reason",
            """SELECT DISTINCT ?thing ?place ?reason WHERE {
                ?place cg:unknownReason ?reason .
                ?claim cg:predicate cg:locatedIn ; cg:subject ?thing ; cg:object ?place }""",
        ),
        Query(
            "timeline of one year",
            """SELECT ?day ?claim ?subject ?predicate WHERE {
                ?claim cg:when ?date ; cg:subject ?subject ; cg:predicate ?predicate .
                ?date cg:earliest ?day ; cg:latest ?last
                FILTER(?day >= "2016-01-01"^^xsd:date && ?last <= "2016-12-31"^^xsd:date) }
            ORDER BY ?day ?claim""",
            ordered=True,
        ),
        Query(
            "the twenty things most spoken of",
            """SELECT ?thing (COUNT(?claim) AS ?claims) WHERE {
                { ?claim cg:subject ?thing } UNION { ?claim cg:object ?thing }
                ?thing skos:prefLabel ?name }
            GROUP BY ?thing ORDER BY DESC(?claims) ?thing LIMIT 20""",
            ordered=True,
        ),
        Query(
            "what is within two hops of one body",
            f"""SELECT DISTINCT ?near ?far WHERE {{
                ?one cg:subject|cg:object {usual} ; cg:subject|cg:object ?near .
                ?two cg:subject|cg:object ?near ; cg:subject|cg:object ?far
                FILTER(?near != {usual}) }}""",
        ),
        Query(
            "claims that one denies and another asserts",
            """SELECT DISTINCT ?claim ?denier WHERE {
                ?no cg:stance code:denies ; cg:attests ?claim ; prov:wasAttributedTo ?denier .
                ?yes cg:attests ?claim ; cg:stance ?stance FILTER(?stance = code:asserts) }""",
        ),
    )

"""CG550 to CG556: words of a document that point at what it never brought in."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import islice

from claimgraph.analysis.checks import wording_names as names
from claimgraph.analysis.checks.reading import Reading, readings
from claimgraph.analysis.checks.rule import Example, Look, Rule, Subject
from claimgraph.analysis.checks.wording_marks import look
from claimgraph.documents import proofreading
from claimgraph.documents.proofreading.layout import Span, Word, words
from claimgraph.graph.namespaces import CG
from claimgraph.model.entity import Entity
from claimgraph.model.finding import Finding, Severity
from claimgraph.model.iri import Iri

Findings = Iterator[Finding | None]


def _english(subject: Subject) -> Iterator[Reading]:
    return (reading for reading in readings(subject) if reading.is_english)


# -- persons ----------------------------------------------------------------------


def _bare_surname(subject: Subject) -> Findings:
    for reading in _english(subject):
        for person in reading.things("Person"):
            place = _first_mention(reading.text, person)
            if place is None:
                continue
            if _is_brought_in(reading.text, person, place):
                yield None
                continue
            yield reading.finding(
                "CG550",
                [place],
                f"{reading.subject.survey.name(person.iri)} is first named here, without a first "
                "name or a post",
                "Find out who this is; look whether a passage was cut before it.",
                things=(person.iri,),
                claims=reading.claims_about[person.iri],
            )


def _first_mention(text: str, person: Entity) -> Span | None:
    every = [*names.full_names(person), *names.single_names(person)]
    return min((span for name in every for span in names.first(text, name)), default=None)


def _is_brought_in(text: str, person: Entity, first: Span) -> bool:
    if any(names.is_named(text, name) for name in names.full_names(person)):
        return True
    if names.is_introduced(text, first):
        return True
    name = text[slice(*first)]
    return any(names.has_first_name(text, span) for span in names.mentions(text, name))


# -- places -----------------------------------------------------------------------


def _also_in(subject: Subject) -> Findings:
    kinds = (CG + "Place",)
    vocabulary = subject.vocabulary
    places = [e for e in subject.content.entities.values() if vocabulary.is_a(e.types, kinds)]
    for reading in _english(subject):
        first: dict[Iri, int] = {}
        for span, place in names.places_behind_also(reading.text, places):
            if place.iri not in first:
                first[place.iri] = names.first_named(reading.text, place)
            if first[place.iri] < span[0]:
                yield None
                continue
            yield reading.finding(
                "CG551",
                [span],
                f"“also” in {reading.subject.survey.name(place.iri)}, which is named here for the "
                "first time",
                "Don't infer that what stands before it is there too.",
                things=(place.iri,),
                claims=_of_the_same_kind(reading, span),
            )


def _of_the_same_kind(reading: Reading, span: Span) -> set[Iri]:
    """Return the claims before a span that say the like of something else in its paragraph."""
    relations = {reading.predicates[claim] for claim in reading.resting_on([span])}
    before = (reading.text.rfind("\n", 0, span[0]) + 1, span[0])
    return {c for c in reading.resting_on([before]) if reading.predicates[c] in relations}


# -- groups and their members -----------------------------------------------------


_GENITIVE = re.compile("['’]s$")


class _Nouns:
    """The words of a text, with where each occurs first."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self.words = words(reading.text)
        self.first: dict[str, int] = {}
        for index, word in enumerate(self.words):
            self.first.setdefault(_GENITIVE.sub("", word.text.lower()), index)

    def bare(self, index: int) -> Span | None:
        """Return where "the" and a noun stand, if nothing tells which is meant."""
        if not names.is_bare(self._reading.text, self.words, index):
            return None
        the: Word = self.words[index - 1]
        return the.start, self.words[index].end

    def is_earlier(self, index: int, other: str) -> bool:
        """Return whether a word occurs before another's index."""
        return self.first.get(other, index) < index


Unbound = Callable[[_Nouns, str], tuple[Span, ...]]
"""From a noun to where nothing tells which is meant, then to what belongs to it."""


def _never_introduced(nouns: _Nouns, plural: str) -> tuple[Span, ...]:
    """Return the first mention of a plural, if it is "the …s" and nothing led up to it."""
    one, index = names.singular(plural), nouns.first.get(plural)
    if not one or index is None or nouns.is_earlier(index, one):
        return ()
    place = nouns.bare(index)
    return (place,) if place else ()


def _one_of_many(nouns: _Nouns, one: str) -> tuple[Span, ...]:
    """Return the first mention of a singular, if it is "the …" behind "…s" alone.

    The last mention of the plural before it belongs to it.
    """
    index, many = nouns.first.get(one), f"{one}s"
    if index is None or not nouns.is_earlier(index, many):
        return ()
    place = nouns.bare(index)
    before = (word for word in reversed(nouns.words[:index]) if word.text.lower() == many)
    return (place, *((word.start, word.end) for word in islice(before, 1))) if place else ()


def _definite(code: str, unbound: Unbound, message: str, mend: str, *, groups: bool) -> Look:
    def looked(subject: Subject) -> Findings:
        for reading in _english(subject):
            nouns = _Nouns(reading)
            found: dict[tuple[Span, ...], list[Entity]] = {}
            for thing in reading.things("Entity"):
                if _is_group(subject, thing) is not groups:
                    continue
                spans = [unbound(nouns, noun) for noun in names.common_nouns(thing)]
                own = frozenset(reading.claims_about[thing.iri])
                meant = [s for s in spans if own & set(reading.resting_on(s[:1]))]
                for places in meant:
                    found.setdefault(places, []).append(thing)
                if not meant:
                    yield None
            for places, things in sorted(found.items()):
                iris = tuple(thing.iri for thing in things)
                about = {claim for iri in iris for claim in reading.claims_about[iri]}
                yield reading.finding(
                    code,
                    places,
                    message.format(reading.subject.survey.name(things[0].iri)),
                    mend,
                    things=iris,
                    claims=about,
                )

    return looked


def _is_group(subject: Subject, thing: Entity) -> bool:
    return subject.vocabulary.is_a(thing.types, (CG + "Group",))


_NEW_GROUP = _definite(
    "CG552",
    _never_introduced,
    "“the” before {0}, and nothing before says which",
    "Don't take them for a group of another name without a reason of your own.",
    groups=True,
)
_OTHER_NUMBER = _definite(
    "CG556",
    _one_of_many,
    "“the” before one thing ({0}), where there were only several",
    "Keep the one apart from the several, unless the text says which it is.",
    groups=False,
)


# -- the rules --------------------------------------------------------------------

_SOURCE = """
sources:
  - {id: paper, language: en, file: paper.txt}
claims:
"""


def _example(things: str, row: str, text: str) -> Example:
    head = "\nentities:\n  - {id: paper, type: NewsArticle, name: The Puddle Paper}\n"
    every = "".join(f"  - {{{thing}}}\n" for thing in things.split("; "))
    return Example(f"{head}{every}{_SOURCE}  - {{id: c01, {row}}}\n", {"paper.txt": f"{text}\n"})


_CLUB = "id: club, type: Organisation, name: The Tea Club"
_ANN = f"id: leaf, type: Person, name: Leaf; {_CLUB}"
_LEADS = "subject: leaf, predicate: leads, object: club, quote: leads the club"
_PUDDLE = f"id: puddle, type: Settlement, name: Puddle; {_CLUB}"
_LIES = "subject: club, predicate: locatedIn, object: puddle, quote: is also in Puddle"
_HUTS = f"id: huts, type: FacilityGroup, name: The huts of the club; {_CLUB}"
_RUNS = "subject: club, predicate: operates, object: huts, quote: The club runs the huts"
_SHED = f"id: shed, type: Facility, name: The shed of the club; {_CLUB}"
_OWNS = "subject: club, predicate: operates, object: shed, quote: The club runs the shed"
_ENVOY = f"id: envoy, type: Person, name: The French ambassador; {_CLUB}"
_JOINED = "subject: envoy, predicate: memberOf, object: club, quote: joined the club"
_TEXT = "\nOn Monday the French ambassador joined the club."
_PARLOURS = f"id: parlours, type: FacilityGroup, name: Ten tea parlours; {_CLUB}"
_OPENED = "subject: club, predicate: operates, object: parlours, quote: The club opened ten"
_PRAISES = "subject: club, predicate: operates, object: huts, quote: huts of the club"


_NOTHING = "nothing of the kind in a document in English at hand"


def _rule(code: str, title: str, why: str, bad: Example, good: Example, looks: Look) -> Rule:
    return Rule(code, Severity.INFORMATION, title, why, bad, good, looks, _NOTHING)


RULES = (
    _rule(
        "CG550",
        "a person who was never introduced",
        "A document that names somebody first by a bare name takes for granted that we know who "
        "that is. Often a passage before it was cut, and with it the post that made the words "
        "worth printing.",
        _example(_ANN, _LEADS, "Tea is served at five. Leaf leads the club."),
        _example(_ANN, _LEADS, "Tea is served at five. Ann Leaf leads the club."),
        _bare_surname,
    ),
    _rule(
        "CG551",
        "an “also” in a place that was not named before",
        "“X, which is also in Y” says that something before it is in Y too. Where Y was not named "
        "so far, either a passage is missing or the writer took one place for another.",
        _example(_PUDDLE, _LIES, "Milan has a board. The club is also in Puddle."),
        _example(_PUDDLE, _LIES, "Puddle has a board. The club is also in Puddle."),
        _also_in,
    ),
    _rule(
        "CG552",
        "a group that is named as if it were known",
        "“The” points back at what was named before. Where nothing of the kind was, it is tempting "
        "to take the group for one of another name, and nothing in the text says so.",
        _example(_HUTS, _RUNS, "Tea is served at five. The club runs the huts."),
        _example(_HUTS, _RUNS, "There are huts in the hills. The club runs the huts."),
        _NEW_GROUP,
    ),
    _rule(
        "CG553",
        "a “such” without what it points back at",
        "“Such” repeats a noun. Where the sentence has instead one that differs in a letter or "
        "two, one of them is misspelt, and a search finds only the other.",
        _example(_PARLOURS, _OPENED, "The club opened ten parlors and sold five such parlours."),
        _example(_PARLOURS, _OPENED, "The club opened ten parlours and sold five such parlours."),
        look(
            "CG553",
            proofreading.lost_antecedents,
            "Decide which of the two words is meant.",
            english=True,
        ),
    ),
    _rule(
        "CG554",
        "a heading that contradicts its text",
        "Headings are written last and by others. Where one gives an office to another country "
        "than the text below it, the text is the better witness.",
        _example(_ENVOY, _JOINED, f"Dutch Ambassador Joins{_TEXT}"),
        _example(_ENVOY, _JOINED, f"French Ambassador Joins{_TEXT}"),
        look(
            "CG554",
            proofreading.other_nationalities,
            "Take the claim from the text, and reject the heading's.",
            english=True,
        ),
    ),
    _rule(
        "CG555",
        "one document under two names",
        "“The article” after a statement, where no article was named: either they are one document "
        "or a second one was left out. That decides whose words they are.",
        _example(
            _HUTS,
            _PRAISES,
            "In a statement the board was mild. The article praises huts of the club.",
        ),
        _example(
            _HUTS, _PRAISES, "In a statement the board was mild. It praises huts of the club."
        ),
        look(
            "CG555",
            proofreading.other_document_kinds,
            "Find the document; until then say in a note that it may be two.",
            english=True,
            speakers=True,
        ),
    ),
    _rule(
        "CG556",
        "several that become one",
        "Where a text turns from several things to “the” one, it does not say which of them is "
        "meant, or whether there ever were several.",
        _example(_SHED, _OWNS, "The sheds are full. The club runs the shed."),
        _example(_SHED, _OWNS, "A shed was built. The club runs the shed."),
        _OTHER_NUMBER,
    ),
)

"""Laws of who says what: it can be asked of any span of any text, and cites its words."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.documents.english.attribution.marked import asked, reading_of

from claimgraph.documents.english.attribution import Attributed, attributions
from claimgraph.documents.english.attribution.lexicon import lexicon, sayings, verbs
from claimgraph.documents.proposing.draft import Words
from claimgraph.model.claim import AttributionStatus

pytest.importorskip("spacy")

_PARTS = st.sampled_from(
    [
        "The clerk said that ",
        "the mill was closed",
        ", according to the log",
        "“",
        "”",
        '"',
        ". ",
        "\n\n",
        "\n> ",
        "From: Ann Lorne\n",
        "To: Jon Creed\n",
        "Ann Lorne: ",
        "Q. ",
        "A. ",
        "he added",
        ", citing the file, ",
        "[1]",
        "[1] Interview with Ann Lorne. ",
        "as X puts it",
        "It was denied by him that ",
        "?",
        "said",
        "你好。",
        "@kim: ",
        "| 1 | 2\n",
        "Source: the bank\n",
    ]
)
_TEXTS = st.lists(_PARTS, min_size=1, max_size=14).map("".join)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(_TEXTS, st.data())
def test_any_span_of_any_text_can_be_asked_about(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(0, len(text)))
    found = attributions(reading_of(text)).of(start, end)
    assert bool(found.chain) or found.status is AttributionStatus.SILENT
    assert found == attributions(reading_of(text)).of(start, end)
    for words in _words(found):
        assert words.at is not None
        assert text[slice(*words.at)] == words.text
        assert words.name_at is None or text[slice(*words.name_at)] == words.name


def _words(found: Attributed) -> list[Words]:
    hops = found.chain
    cited = [word for hop in hops for word in (*hop.agents, hop.cue, hop.via) if word is not None]
    return [*cited, *found.context]


def test_a_text_without_sentences() -> None:
    assert attributions(reading_of("")).of(0, 0) == Attributed()


def test_what_is_carried_cites_the_words_that_say_who_speaks() -> None:
    _, carried = asked('"[[We sailed at noon]]," said Oskar Plenn. "[[The sea was calm.]]"')
    assert [words.text for words in carried.context] == ["said Oskar Plenn"]


def test_the_verb_is_given_as_it_is_printed() -> None:
    (found,) = asked("The clerk has alleged that [[the mill was closed]].")
    assert (found.chain[0].act, found.chain[0].cue) != ("", None)
    assert found.chain[0].act == "alleged"


@pytest.mark.parametrize("name", ["verbs", "nouns", "people", "phrases"])
def test_lexicons_say_what_they_are(name: str) -> None:
    assert lexicon(name)["note"]


def test_rules_have_an_id() -> None:
    rules = [
        rule for found in (verbs(), sayings()) for several in found.values() for rule in several
    ]
    assert all("." in rule.id for rule in rules)
    assert len({rule.id for rule in rules}) > 20

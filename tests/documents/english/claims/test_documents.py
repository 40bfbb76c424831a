"""Whole texts: answers, fields of notices, mails; and what the gate makes of the drafts."""

from __future__ import annotations

from tests.documents.english.claims.stating import document_of, drafted, told

from claimgraph.documents.english.extractor import WORTH_SHOWING, EnglishExtractor
from claimgraph.documents.proposing.draft import Extractor
from claimgraph.documents.proposing.gate import passed
from claimgraph.model.proposal import Polarity

HEARING = """\
COMMITTEE ON PUBLIC WORKS
Present: Ms Adair (Chair), Mr Coyle
Witness: Mr Tobias Renn, chief engineer

Mr COYLE: Have you ever met Mr Halden?

Mr RENN: Never. I know his secretary.

THE CHAIR: How many gates are there?

Mr RENN: Twelve.
"""

NOTICE = """\
Name: Arkady Volk
Position: Deputy Minister of Defence
Flag: Panama

The notice was published on 3 May 2019.
"""

MAIL = """\
From: Nadia Brook <n.brook@lowfield.example>
To: Peter Stahl
Date: 4 May 2021 10:12
Subject: Invoices

Peter,

Please send me the booking list.

Nadia
"""

STORY = """\
SELMAR, Norvia, May 3 - Norvane Holdings owns the Kelder mine, Anders Holm said on Monday.
The mine, which employs 240 people, was closed in 2019. Petra Quist, its former director,
denied that she had paid the minister 40,000 euros. She said she had never met him.
"""


def test_a_short_answer_says_what_was_asked() -> None:
    [met] = [d for d in drafted(HEARING) if d.rule == "answer.meet.verb"]
    assert (met.quote, met.object.text, met.polarity) == ("Never", "Mr Halden", Polarity.DENIED)
    [count] = [d for d in drafted(HEARING) if d.rule == "answer.count"]
    assert (count.subject.text, count.object.text) == ("gates", "Twelve")


def test_a_question_itself_says_nothing() -> None:
    assert not [d for d in drafted(HEARING) if "Have you" in d.quote or "How many" in d.quote]


def test_fields_are_about_the_name_before_them() -> None:
    assert told(NOTICE) >= {
        ("Arkady Volk", "hasRole", "Deputy Minister of Defence"),
        ("Arkady Volk", "registeredIn", "Panama"),
    }


def test_a_request_is_that_of_the_writer() -> None:
    [wish] = [d for d in drafted(MAIL) if d.predicate == "requested"]
    assert (wish.subject.text, wish.object.text) == ("Nadia Brook", "send me the booking list")
    assert wish.context


def test_the_gate_lets_the_drafts_through() -> None:
    for text in (HEARING, NOTICE, MAIL, STORY):
        document, context = document_of(text)
        extractor = EnglishExtractor()
        drafts = list(extractor.propose(document, context))
        through = passed(drafts, document, context, extractor.id, extractor.version({}))
        assert not through.refusals
        assert through.proposals


def test_a_pronoun_has_the_passage_of_its_name_beside_it() -> None:
    [met] = [d for d in drafted(STORY) if d.predicate == "met"]
    assert met.subject.text.lower() == "she"
    if met.subject.name:
        assert met.subject.name in {words.text for words in met.context}


def test_it_is_an_extractor_that_gives_the_same_again() -> None:
    extractor = EnglishExtractor()
    assert isinstance(extractor, Extractor)
    assert extractor.version({}) == EnglishExtractor().version({})
    assert drafted(STORY) == drafted(STORY)


def test_relations_are_worth_more_than_descriptions() -> None:
    document, context = document_of(STORY)
    through = passed(drafted(STORY), document, context, "english", "1")
    scores = {p.origin.rule: p.score for p in through.proposals}
    assert scores["own.verb"] > WORTH_SHOWING
    assert all(score < WORTH_SHOWING for rule, score in scores.items() if rule == "clause.any")

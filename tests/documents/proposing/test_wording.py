"""Negations and modes that a draft has to reflect, and those that are not about it."""

from __future__ import annotations

import json
from dataclasses import replace
from importlib.resources import files

import pytest
from tests.documents.proposing.drafting import denied, made, reason

from claimgraph.documents.proposing.draft import Draft, DraftHop, ObjectKind, Words
from claimgraph.documents.proposing.word_lists import lists
from claimgraph.model.claim import AttributionStatus, Modality
from claimgraph.model.proposal import RefusalReason

NEGATION = RefusalReason.NEGATION_NOT_REFLECTED
MODE = RefusalReason.MODE_NOT_REFLECTED
DENIAL = RefusalReason.DENIAL_NOT_IN_TEXT


def owns(sentence: str, subject: str = "Ann", object: str = "the mill") -> Draft:
    return made(sentence, subject, "owns", object)


@pytest.mark.parametrize(
    "sentence",
    [
        "Ann does not own the mill.",
        "Ann doesn't own the mill.",
        "Ann didn’t ever own the mill.",
        "Ann never owned the mill.",
        "Ann cannot own the mill.",
        "Ann hardly owns the mill.",
        "Ann no longer owns the mill.",
        "Ann, it turned out, did not own the mill.",
        "Ann did not, it turned out, own the mill.",
        "Ann (the miller) did not own the mill.",
        "Ann failed to buy the mill.",
        "Ann refused to own the mill.",
        "Ann was unable to own the mill.",
        "Ann denied owning the mill.",
        "Ann denies having owned the mill.",
        "Ann met Bob without the mill.",
        "Neither Ann nor Bob owns the mill.",
        "Not even Ann owns the mill.",
        "Nor does Ann own the mill.",
        "Never did Ann own the mill.",
        "Bob denied that Ann owns the mill.",
        "Bob's lawyer disputes that the miller Ann owns the mill.",
        "It is not true that Ann owns the mill.",
        "There is no evidence that Ann owns the mill.",
        "The court did not find that Ann owns the mill.",
        "It has not been proved that Ann owns the mill.",
        "The mill is not owned by Ann.",
        "The mill was never owned by Ann.",
        "Bob denied claims that Ann owns the mill.",
        "Ann “did not” own the mill.",
        "Ann did\nnot own the mill.",
        "Yesterday, in the court of the town of Puddle, Bob denied\nthat Ann owns the mill.",
        "> Bob denied\n> that Ann owns the mill.",
        "> In the whole report of the town there is no\n> evidence that Ann owns the mill.",
    ],
)
def test_a_negation_that_is_not_reflected_is_refused(sentence: str) -> None:
    the_mill = "The mill" if "The mill" in sentence else "the mill"
    draft = replace(
        owns(sentence, object=the_mill), subject=Words("Ann"), modality=Modality.POSSIBILITY
    )
    assert reason(draft, sentence) is NEGATION
    assert reason(denied(draft), sentence) is None


@pytest.mark.parametrize(
    ("sentence", "subject", "object"),
    [
        ("No bureau owns the mill.", "bureau", "the mill"),
        ("No bureau owns the mill.", "No bureau", "the mill"),
        ("None of the bureaus owns the mill.", "bureaus", "the mill"),
        ("None of the bureaus owns the mill.", "None of the bureaus", "the mill"),
        ("Not one of the bureaus owns the mill.", "bureaus", "the mill"),
        ("Nobody owns the mill.", "Nobody", "the mill"),
        ("Ann owns no mill.", "Ann", "no mill"),
        ("Ann owns no mill.", "Ann", "mill"),
        ("Ann owns nothing.", "Ann", "nothing"),
    ],
)
def test_a_negative_determiner_is_a_negation(sentence: str, subject: str, object: str) -> None:
    assert reason(owns(sentence, subject, object), sentence) is NEGATION


@pytest.mark.parametrize(
    "sentence",
    [
        "Ann owns the mill.",
        "Ann owns the mill but not the pond.",
        "Ann owns the mill and does not pay for it.",
        "Ann, who does not live there, owns the mill.",
        "Ann, although she never said so, owns the mill.",
        "Ann (not her sister) owns the mill.",
        "Ann, a rumour says, that no one believes, owns the mill.",
        "Ann — nobody knows why — owns the mill.",
        "Ann never sold the pond but owns the mill.",
        "Ann does not deny owning the mill.",
        "Ann has never disputed owning the mill.",
        "Bob did not deny that Ann owns the mill.",
        "Ann not only owns the mill, she runs it.",
        "There is no doubt that Ann owns the mill.",
        "Not surprisingly, Ann owns the mill.",
        "Bob is not there. Ann owns the mill.",
        "Bob is not there; Ann owns the mill.",
        "Bob never came, and Ann owns the mill.",
        "Ann told Bob “I do not care for you at all, Bob.” and owns the mill.",
        "Bob denied that he drinks, and Ann owns the mill.",
        "Bob denies everything, but Ann owns the mill.",
        "Ann, in no. 12 Mill Lane, owns the mill.",
        "By then no fewer than three, Ann among them, owned the mill.",
        "Ann and no fewer than two others own the mill.",
    ],
)
def test_a_negation_of_something_else_refuses_nothing(sentence: str) -> None:
    assert reason(owns(sentence), sentence) is None


def test_a_name_may_begin_with_a_negation() -> None:
    sentence = "No Limits Ltd owns Never Mind House."
    assert reason(owns(sentence, "No Limits Ltd", "Never Mind House"), sentence) is None


def test_a_negation_within_a_text_is_part_of_it() -> None:
    sentence = "Ann was described as not at home."
    draft = made(sentence, "Ann", "describedAs", "not at home", object_kind=ObjectKind.TEXT)
    assert reason(draft, sentence) is None
    assert reason(replace(draft, object=Words("at home")), sentence) is NEGATION


def test_a_negation_in_the_answer_denies_what_was_asked() -> None:
    text = "Mr BOB: Does Ann own the mill? Ms ANN: No."
    draft = made("No.", "Ann", "owns", "the mill", context=(Words("Does Ann own the mill?"),))
    assert reason(draft, text) is NEGATION
    assert reason(denied(draft), text) is None


@pytest.mark.parametrize("relation", ["contradicts", "undermines"])
def test_a_relation_that_denies_by_itself_is_exempt(relation: str) -> None:
    sentence = "The note does not bear out the report."
    draft = made(sentence, "note", relation, "report")
    assert reason(draft, sentence) is None
    assert reason(replace(draft, predicate="cites"), sentence) is NEGATION


# --- denials --------------------------------------------------------------------------------


def test_a_denial_needs_a_word_of_the_text() -> None:
    assert reason(denied(owns("Ann owns the mill.")), "Ann owns the mill.") is DENIAL


@pytest.mark.parametrize(
    ("sentence", "is_denied"),
    [
        ("The claim that Ann owns the mill is false.", True),
        ("Bob rejects the claim that Ann owns the mill.", True),
        ("Ann owns the mill, and Bob does not.", False),
        ("Ann owns the mill; nobody else came.", False),
    ],
)
def test_a_denial_stands_before_the_passage_or_in_its_clause(
    sentence: str, is_denied: bool
) -> None:
    draft = denied(owns("Ann owns the mill"))
    assert reason(draft, sentence) is (None if is_denied else DENIAL)


def test_a_denial_may_be_in_the_cue_or_in_the_context() -> None:
    text = "Bob rejected this. Ann owns the mill."
    draft = denied(owns("Ann owns the mill."))
    assert reason(draft, text) is DENIAL
    assert reason(replace(draft, context=(Words("Bob rejected this."),)), text) is None
    hop = DraftHop((Words("Bob"),), Words("rejected"), "rejected")
    told = replace(draft, chain=(hop,), status=AttributionStatus.CARRIED)
    assert reason(told, text) is None


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("de", "Ann besitzt die Mühle nicht."),
        ("fr", "Ann ne possède pas le moulin."),
        ("zh", "安没有磨坊。"),
        ("", "安没有磨坊。"),
    ],
)
def test_denials_of_other_languages(language: str, sentence: str) -> None:
    from tests.documents.proposing.drafting import context, document

    from claimgraph.documents.proposing.gate import passed

    subject = "安" if "安" in sentence else "Ann"
    mill = "磨坊" if "安" in sentence else "Mühle" if "Mühle" in sentence else "moulin"
    draft = denied(owns(sentence, subject, mill))
    assert not passed(
        [draft], document(sentence), context(sentence, language=language), "x", "1"
    ).refusals


# --- modes ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "sentence",
    [
        "Ann may own the mill.",
        "Ann might own the mill.",
        "Ann could own the mill.",
        "Ann should own the mill.",
        "Ann will own the mill.",
        "Ann would own the mill.",
        "Ann'll own the mill.",
        "Ann allegedly owns the mill.",
        "Allegedly Ann owns the mill.",
        "Perhaps Ann owns the mill.",
        "Ann is suspected of owning the mill.",
        "Ann is accused of owning the mill.",
        "Ann is believed to own the mill.",
        "Ann plans to buy the mill.",
        "Ann intended to buy the mill.",
        "If Ann owns the mill, Bob is poor.",
        "Bob asked whether Ann owns the mill.",
        "Unless the old miller Ann owns the mill, Bob does.",
        "Bob believes that Ann owns the mill.",
        "Bob alleges that Ann owns the mill.",
        "Bob estimates that Ann owns the mill.",
        "Does Ann own the mill?",
        "Mr BOB: Could Ann own the mill?",
        "The mill may be owned by Ann.",
    ],
)
def test_a_mode_that_is_not_reflected_is_refused(sentence: str) -> None:
    the_mill = "The mill" if "The mill" in sentence else "the mill"
    draft = owns(sentence, object=the_mill)
    assert reason(draft, sentence) is MODE
    assert reason(replace(draft, modality=Modality.ALLEGATION), sentence) is None


@pytest.mark.parametrize(
    "sentence",
    [
        "In May Ann bought the mill.",
        "On 3 May Ann bought the mill.",
        "Ann bought, on 3 May 2019, the mill.",
        "May Brim and Ann own the mill.",
        "Will Brim and Ann own the mill.",
        "By the will of her father Ann owns the mill.",
        "Ann by the will of her father owns the mill.",
        "Ann owns the mill and may sell it.",
        "Ann, who may be poor, owns the mill.",
        "Ann owns the mill; Bob would like it.",
        "If he is right, Bob is poor, but Ann owns the mill.",
        "Who knew that Ann owns the mill?",
    ],
)
def test_a_mode_of_something_else_refuses_nothing(sentence: str) -> None:
    assert reason(owns(sentence), sentence) is None


def test_a_relation_that_sets_a_mode_by_itself_is_exempt() -> None:
    sentence = "The statute says that the firm should have a permit."
    told = made(sentence, "firm", "requires", "have a permit", object_kind=ObjectKind.TEXT)
    assert reason(told, sentence) is None
    assert reason(replace(told, predicate="describedAs"), sentence) is MODE


# --- the lexicon ----------------------------------------------------------------------------


def test_each_entry_of_the_lexicon_has_an_id_of_its_own() -> None:
    file = files("claimgraph.documents.proposing") / "lexicons" / "wording.json"
    lexicon = json.loads(file.read_text(encoding="utf-8"))
    entries = [e for name, several in lexicon.items() if name != "note" for e in several]
    ids = [entry["id"] for entry in entries if isinstance(entry, dict)]
    assert len(ids) == len(set(ids)) > 30


@pytest.mark.parametrize("language", ["", "en", "de", "fr", "es", "zh", "xx"])
def test_the_words_of_every_language_can_be_looked_for(language: str) -> None:
    found = lists(language)
    assert found.negation("it did not come") == "not"
    assert bool(found.negation("es kam nicht an")) is (language in ("", "de"))
    assert found.hedge("it may come") == "may"

"""The gate: what passes, what does not and why, and what becomes of it."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from tests.documents.proposing.drafting import (
    BOARD,
    HONEST,
    SOURCE,
    TEXT,
    at,
    gated,
    let,
    made,
    reason,
    stopped,
    with_hop,
)

from claimgraph.documents.proposing import gate
from claimgraph.documents.proposing.draft import Draft, DraftHop, ObjectKind, Words
from claimgraph.documents.proposing.scoring import weights
from claimgraph.graph.namespaces import CG
from claimgraph.model.claim import AttributionStatus, Modality, Stance
from claimgraph.model.proposal import (
    Origin,
    Party,
    ProposedDate,
    ProposedQuantity,
    ProposedText,
    RefusalReason,
)

EXPLICIT, CARRIED, SILENT = (
    AttributionStatus.EXPLICIT,
    AttributionStatus.CARRIED,
    AttributionStatus.SILENT,
)
PAID = made(
    "We have paid 40,000 crowns",
    "We",
    "paid",
    "40,000 crowns",
    object_kind=ObjectKind.QUANTITY,
    status=EXPLICIT,
    chain=(DraftHop((Words("Quill"),), Words("said Quill"), "said"),),
)


# --- what passes ----------------------------------------------------------------------------


def test_a_proposal_holds_the_words_of_the_document_with_their_places() -> None:
    proposal = let(HONEST)
    assert proposal.quote == HONEST.quote
    assert TEXT[slice(*proposal.anchor)] == proposal.quote
    assert TEXT[slice(*proposal.subject.surface)] == proposal.subject.name
    assert (proposal.source, proposal.predicate) == (SOURCE, CG + "operates")
    assert proposal.origin == Origin("liar", "1", "test.rule")
    assert proposal.id == proposal.identified().id


def test_what_is_kept_is_the_text_of_the_document_not_of_the_draft() -> None:
    quote = "The report of the Tea Inspectorate says that the board holds twelve cups"
    proposal = let(made(quote, "board", "owns", "twelve cups"))
    assert proposal.quote == TEXT[slice(*proposal.anchor)]
    assert "In-\nspectorate" in proposal.quote


def test_a_name_that_is_broken_over_lines_is_written_on_one() -> None:
    quote = "The report of the Tea Inspectorate"
    assert let(made(quote, "Tea Inspectorate", "published", "report")).subject.name == (
        "Tea Inspectorate"
    )
    name = "that the board\nholds"
    assert let(made(name, "the board holds", "owns", "board")).subject.name == "the board holds"


def test_the_marks_of_quoted_mail_are_no_words() -> None:
    text = "Ann wrote:\n\n> The Fog\n> Office owns the mill.\n"
    proposal = let(made("The Fog Office owns the mill", "Fog Office", "owns", "mill"), text)
    assert (proposal.quote, proposal.subject.name) == (
        "The Fog\n> Office owns the mill",
        "Fog Office",
    )


def test_a_pronoun_stands_for_a_name_elsewhere() -> None:
    words = Words("it", name="Samovar Board of Puddle", entity=BOARD)
    subject = let(replace(made("it bought the Old Urn", "it", "owns", "Old Urn"), subject=words))
    party = subject.subject
    assert (party.name, party.entity) == ("Samovar Board of Puddle", BOARD)
    assert TEXT[slice(*party.surface)] == "it"
    assert party.resolved == at("Samovar Board of Puddle")
    assert party.types == (CG + "LocalAuthority",)


def test_an_amount_is_read_by_the_core() -> None:
    value = let(PAID).object
    assert isinstance(value, ProposedQuantity)
    assert value.quantity.text() == "40,000 crowns"
    counted = made(HONEST.quote, "kettles", "hasCount", "three", object_kind=ObjectKind.QUANTITY)
    value = let(counted).object
    assert isinstance(value, ProposedQuantity)
    assert value.quantity.text() == "at least 3 kettles"


@pytest.mark.parametrize(
    ("quote", "words", "stated", "inferred"),
    [
        ("The board was set up in 1911", "1911", "1911", None),
        ("On 3 May it bought the Old Urn", "3 May", "XXXX-05-03", "2019-05-03"),
        ("the board may close the Spout Kettle next year", "next year", "XXXX", "2020"),
    ],
)
def test_the_year_that_is_not_printed_is_kept_apart(
    quote: str, words: str, stated: str, inferred: str | None
) -> None:
    subject = "it" if " it " in quote else "board"
    draft = made(quote, subject, "startedOn", words, object_kind=ObjectKind.DATE)
    value = let(replace(draft, modality=Modality.POSSIBILITY)).object
    assert isinstance(value, ProposedDate)
    assert (value.stated.text, value.inferred and value.inferred.text) == (stated, inferred)


def test_a_text_is_the_words_themselves() -> None:
    quote = "Nadia Quill, who has never visited Spoutham, leads the board"
    value = let(
        made(quote, "Nadia Quill", "hasRole", "leads the board", object_kind=ObjectKind.TEXT)
    ).object
    assert value == ProposedText("leads the board", at("leads the board"))


def test_time_place_and_qualifiers() -> None:
    draft = made("On 3 May it bought the Old Urn from Brim Brothers", "it", "owns", "Old Urn")
    proposal = let(
        replace(
            draft,
            when=Words("3 May"),
            where=Words("Upper Spout"),
            qualifiers=(("counterpart", Words("Brim Brothers")),),
            context=(Words("three kettles in Upper Spout"),),
        )
    )
    assert proposal.when is not None
    assert proposal.where is not None
    assert proposal.where.name == "Upper Spout"
    assert [(relation, party.name) for relation, party in proposal.qualifiers] == [
        (CG + "counterpart", "Brim Brothers")
    ]
    assert proposal.context == (at("three kettles in Upper Spout"),)


@pytest.mark.parametrize(
    ("text", "when", "expected"),
    [
        ("Brim Brothers have run the Old Urn since 1999.", "1999", "1999/.."),
        ("Brim Brothers ran the Old Urn until May 1999.", "May 1999", "../1999-05"),
        ("Brim Brothers bought the Old Urn in 1999.", "1999", "1999"),
    ],
)
def test_a_time_that_is_open_at_one_end(text: str, when: str, expected: str) -> None:
    draft = made(text, "Brim Brothers", "operates", "the Old Urn", when=Words(when))
    found = let(draft, text).when
    assert found is not None
    assert found.stated.text == expected


def test_a_chain_keeps_its_cue_and_the_usual_stances() -> None:
    further = DraftHop((), via=Words("Puddle Annex"), inferred=True)
    first, second = let(replace(PAID, chain=(PAID.chain[0], further))).chain
    assert (first.act, first.cue, first.stance) == ("said", at("said Quill"), Stance.ASSERTS)
    assert (second.agents, second.cue, second.stance) == ((), None, Stance.RELAYS)
    assert second.via is not None
    assert second.via.name == "Puddle Annex"


# --- what does not --------------------------------------------------------------------------

THING = Words("Samovar Board of Puddle")
R = RefusalReason


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"quote": " … "}, R.QUOTE_EMPTY),
        ({"quote": "x" * 2_001}, R.TOO_LONG),
        ({"quote": "The Samovar Board of Puddle runs at least four kettles"}, R.QUOTE_NOT_FOUND),
        ({"quote": "The Samоvar Board of Puddle runs"}, R.QUOTE_NOT_FOUND),
        ({"quote": "the board"}, R.QUOTE_AMBIGUOUS),
        ({"quote": "amovar Board of Puddle runs"}, R.WORDS_CUT),
        ({"at": (0, 10)}, R.QUOTE_NOT_FOUND),
        ({"at": (-5, 10)}, R.QUOTE_NOT_FOUND),
        ({"at": (5, 10**30)}, R.QUOTE_NOT_FOUND),
        ({"sentence": 3}, R.QUOTE_NOT_FOUND),
        ({"sentence": 10**30}, R.QUOTE_NOT_FOUND),
        ({"subject": Words("Ann")}, R.OUTSIDE_PASSAGE),
        ({"subject": Words("Anna Invented")}, R.WORDS_NOT_FOUND),
        ({"subject": Words("")}, R.WORDS_NOT_FOUND),
        ({"subject": Words("Sam")}, R.WORDS_CUT),
        (
            {"object": Words(".", (at("Upper Spout.")[1] - 1, at("Upper Spout.")[1]))},
            R.WORDS_NOT_FOUND,
        ),
        ({"subject": Words("Nadia Quill", at("Nadia Quill"))}, R.OUTSIDE_PASSAGE),
        ({"subject": Words("Nadia Quill", at("Samovar"))}, R.WORDS_NOT_FOUND),
        ({"subject": replace(THING, name="Brim Sisters")}, R.WORDS_NOT_FOUND),
        ({"subject": replace(THING, name="Brim", name_at=(0, 4))}, R.WORDS_NOT_FOUND),
        ({"subject": replace(THING, name="Broth")}, R.WORDS_CUT),
        ({"subject": replace(THING, name="green")}, R.WORDS_CUT),
        ({"subject": replace(THING, type="Samovar")}, R.UNKNOWN_TYPE),
        ({"subject": replace(THING, type="operates")}, R.UNKNOWN_TYPE),
        ({"subject": replace(THING, entity=BOARD + "x")}, R.UNKNOWN_ENTITY),
        ({"object": Words("kettles", entity=BOARD)}, R.UNKNOWN_ENTITY),
        ({"predicate": "boils"}, R.UNKNOWN_RELATION),
        ({"predicate": "Person"}, R.UNKNOWN_RELATION),
        ({"predicate": "hasRole"}, R.OBJECT_DOES_NOT_FIT),
        ({"object_kind": ObjectKind.TEXT}, R.OBJECT_DOES_NOT_FIT),
        ({"object": Words("Puddle"), "object_kind": ObjectKind.QUANTITY}, R.NO_QUANTITY),
        ({"object_kind": ObjectKind.DATE}, R.NO_DATE),
        ({"when": Words("three kettles")}, R.NO_DATE),
        ({"qualifiers": (("operates", Words("kettles")),)}, R.UNKNOWN_RELATION),
        ({"context": (Words("No such passage"),)}, R.WORDS_NOT_FOUND),
        ({"context": (Words("board"),)}, R.QUOTE_AMBIGUOUS),
        ({"status": EXPLICIT}, R.STATUS_DOES_NOT_FIT),
    ],
)
def test_what_is_refused(changes: dict[str, object], expected: RefusalReason) -> None:
    assert reason(replace(HONEST, **changes)) is expected  # type: ignore[arg-type]


def test_words_in_several_places_need_a_place_unless_they_are_a_name() -> None:
    text = "The board saw that the board of Puddle and the board of Puddle met."
    draft = made(text, "board", "met", "Puddle")
    assert reason(draft, text) is R.WORDS_AMBIGUOUS
    assert let(replace(draft, subject=Words("board", at("board", text, 1))), text)


def test_two_amounts_are_not_one() -> None:
    quote = "holds twelve cups and 12 spoons"
    words = "twelve cups and 12 spoons"
    draft = made(quote, "twelve cups", "hasCount", words, object_kind=ObjectKind.QUANTITY)
    assert reason(draft) is R.SEVERAL_VALUES


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"status": SILENT}, R.STATUS_DOES_NOT_FIT),
        ({"status": CARRIED}, R.STATUS_DOES_NOT_FIT),
        ({"chain": ()}, R.STATUS_DOES_NOT_FIT),
        ({"chain": (DraftHop(()),)}, R.HOP_DOES_NOT_FIT),
        ({"chain": (DraftHop((Words("Quill"),)),)}, R.HOP_DOES_NOT_FIT),
        ({"chain": (DraftHop((Words("Quill"),), Words("swore")),)}, R.CUE_NOT_FOUND),
        ({"chain": (DraftHop((Words("board"),), Words("said Quill"), "sai"),)}, R.HOP_DOES_NOT_FIT),
        ({"chain": (DraftHop((Words("Nobody"),), Words("said Quill")),)}, R.WORDS_NOT_FOUND),
        ({"chain": (DraftHop((Words("Ann"),), inferred=True),)}, R.STATUS_DOES_NOT_FIT),
        ({"chain": (DraftHop((Words("Quill"),), Words("says")),)}, R.CUE_TOO_FAR),
    ],
)
def test_a_chain_that_is_refused(changes: dict[str, object], expected: RefusalReason) -> None:
    assert reason(replace(PAID, **changes)) is expected  # type: ignore[arg-type]


def test_the_verb_of_an_inferred_step_stands_in_a_sentence_that_names_its_speaker() -> None:
    draft = made("holds twelve cups", "twelve cups", "owns", "twelve cups")
    said = with_hop(draft, CARRIED, inferred=True, act="said", agents=(Words("Quill"),))
    assert let(said).chain[0].act == "said"
    swore = with_hop(draft, CARRIED, inferred=True, act="denied", agents=(Words("Quill"),))
    assert reason(swore) is R.HOP_DOES_NOT_FIT


def test_a_cue_of_an_earlier_sentence_is_carried() -> None:
    draft = with_hop(
        made("holds twelve cups", "twelve cups", "owns", "twelve cups"),
        CARRIED,
        cue=Words("said Quill"),
        act="said",
    )
    assert let(draft).status is CARRIED
    assert reason(replace(draft, status=EXPLICIT)) is R.STATUS_DOES_NOT_FIT


def test_what_repeats_an_example_of_the_prompt_is_refused() -> None:
    def of(*examples: str) -> list[RefusalReason]:
        return [refusal.reason for refusal in gated(HONEST, examples=examples).refusals]

    assert of(f"“{HONEST.quote.upper()}.”") == [R.PROMPT_EXAMPLE]
    assert of("the Samovar Board of Puddle", "at least three kettles") == [R.PROMPT_EXAMPLE]
    assert of("Samovar Board of Puddle") == []


# --- many drafts ----------------------------------------------------------------------------


def test_of_the_same_proposal_the_best_is_kept() -> None:
    better = replace(HONEST, signals=(("rule", 1.0), ("known", 1.0)), rule="better")
    worse = replace(HONEST, signals=(("rule", 0.5),), rule="worse")
    found = gated(worse, better, HONEST)
    assert [proposal.origin.rule for proposal in found.proposals] == ["better"]
    assert [(r.reason, r.rule) for r in found.refusals] == [
        (R.DUPLICATE, "worse"),
        (R.DUPLICATE, "test.rule"),
    ]


def test_a_passage_within_another_is_a_detail_of_the_smallest() -> None:
    text = "Ann owns the mill, Bob owns the pond and Cy owns the dam."
    whole = made(text, "Ann", "owns", "mill")
    pair = made("Bob owns the pond and Cy owns the dam", "Bob", "owns", "pond")
    one = made("Cy owns the dam", "Cy", "owns", "dam")
    found = gated(one, pair, whole, text=text).proposals
    by_subject = {p.subject.name: p for p in found}
    assert [p.subject.name for p in found] == ["Ann", "Bob", "Cy"]
    assert by_subject["Cy"].detail_of == by_subject["Bob"].id
    assert by_subject["Bob"].detail_of == by_subject["Ann"].id
    assert by_subject["Ann"].detail_of == ""


def test_the_score_is_a_weighted_mean_of_the_signals() -> None:
    signals = (("rule", 1.0), ("known", 0.5), ("unheard-of", 0.0))
    proposal = let(replace(HONEST, signals=signals))
    heavy = weights()["rule"]
    assert heavy > weights()["known"] == 1
    assert proposal.score == round((heavy * 1 + 0.5 + 0) / (heavy + 2), 4)
    assert proposal.reasons == (("known", 0.5), ("rule", 1.0), ("unheard-of", 0.0))
    assert let(replace(HONEST, signals=())).score == 0


def test_the_order_of_drafts_does_not_matter() -> None:
    drafts = [HONEST, PAID, made("it bought the Old Urn", "it", "owns", "Old Urn")]
    assert gated(*drafts).proposals == gated(*reversed(drafts)).proposals


def test_no_more_drafts_than_can_be_looked_at_are_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gate, "MOST_DRAFTS", 2)

    def endless():  # type: ignore[no-untyped-def]
        while True:
            yield HONEST

    found = gate.passed(endless(), *_given(), "liar", "1")
    assert [refusal.reason for refusal in found.refusals] == [R.DUPLICATE, R.TOO_MANY]


def _given():  # type: ignore[no-untyped-def]
    from tests.documents.proposing.drafting import context, document

    return document(), context()


# --- what is no draft -----------------------------------------------------------------------

GIANT = "Samovar " * 1_000_000


@pytest.mark.parametrize(
    "draft",
    [
        None,
        7,
        "The Samovar Board of Puddle",
        {"quote": HONEST.quote},
        Draft,
        type("\x1b[31m" * 1_000, (), {})(),
        type("Sub", (Draft,), {})(HONEST.quote, THING, "operates", THING, ObjectKind.THING),
        replace(HONEST, quote=None),  # type: ignore[arg-type]
        replace(HONEST, quote=GIANT),
        replace(HONEST, subject="Samovar"),  # type: ignore[arg-type]
        replace(HONEST, subject=Words(GIANT)),
        replace(HONEST, subject=Words(12)),  # type: ignore[arg-type]
        replace(HONEST, subject=Words("Puddle", (1.0, 2.0))),  # type: ignore[arg-type]
        replace(HONEST, subject=Words("Puddle", (True, 9))),
        replace(HONEST, object_kind="thing"),  # type: ignore[arg-type]
        replace(HONEST, polarity="asserted"),  # type: ignore[arg-type]
        replace(HONEST, at=(1, 2, 3)),  # type: ignore[arg-type]
        replace(HONEST, at=[1, 2]),  # type: ignore[arg-type]
        replace(HONEST, sentence="1"),  # type: ignore[arg-type]
        replace(HONEST, chain=[]),  # type: ignore[arg-type]
        replace(HONEST, chain=(None,)),  # type: ignore[arg-type]
        replace(HONEST, chain=(DraftHop((), act=GIANT),)),
        replace(HONEST, chain=(DraftHop((), stance="asserts"),)),  # type: ignore[arg-type]
        replace(HONEST, chain=(DraftHop((), inferred=1),)),  # type: ignore[arg-type]
        replace(HONEST, chain=(DraftHop(()),) * 11),
        replace(HONEST, qualifiers=(("item",),)),  # type: ignore[arg-type]
        replace(HONEST, context=("x",)),  # type: ignore[arg-type]
        replace(HONEST, signals=(("rule", float("nan")),)),
        replace(HONEST, signals=(("rule", 2.0),)),
        replace(HONEST, signals=(("rule", True),)),
        replace(HONEST, signals=((7, 0.5),)),  # type: ignore[arg-type]
        replace(HONEST, rule="\ud800"),
        replace(HONEST, rule=GIANT),
        replace(HONEST, quote="Samovar\u202e"),
        replace(HONEST, subject=Words("Sam\x00ovar")),
        replace(HONEST, subject=Words("Samovar", name="\udfff")),
    ],
    ids=lambda draft: re.sub(r" at 0x[0-9a-f]+", "", ascii(draft))[-60:],
)
def test_what_is_no_draft_is_refused_and_never_raises(draft: object) -> None:
    refusal = stopped(draft)
    assert refusal.reason in (R.MALFORMED, R.TOO_LONG, R.UNPRINTABLE)
    assert len(refusal.what) < 500
    assert len(refusal.words) <= 400
    (refusal.what + refusal.words + refusal.rule).encode()


def test_a_thing_is_a_party() -> None:
    assert isinstance(let(HONEST).object, Party)

from __future__ import annotations

from dataclasses import replace
from urllib.parse import unquote

import pyoxigraph as ox
import pytest
from tests.builders import NS, claim, content, entity, iri, record
from tests.presentation.redaction_cases import (
    AT,
    PSEUDONYM,
    WITNESS,
    counts_of,
    exports,
    squeezed,
    the_case,
    the_saying,
)

from claimgraph.errors import DataError
from claimgraph.graph.namespaces import CG, RDFS, case_namespaces
from claimgraph.model.claim import Claim, Literal
from claimgraph.model.content import Content
from claimgraph.model.entity import Entity, Name, NameKind, UnknownReason
from claimgraph.model.judgement import Judgement, Verdict
from claimgraph.model.quantity import Quantity
from claimgraph.model.source import Source
from claimgraph.model.view import NamedView
from claimgraph.model.vocabulary import Term, TermKind, Vocabulary
from claimgraph.presentation.redaction import redact, redaction
from claimgraph.presentation.redaction_plan import NEUTRAL_BASE
from claimgraph.presentation.redaction_terms import redact_terms, redact_vocabulary


def test_a_protected_entity_goes_by_a_pseudonym() -> None:
    made, losses = redact(the_case(WITNESS))
    assert iri("wang-li") not in made.entities
    assert made.entities[iri("protected-1")] == Entity(
        iri("protected-1"),
        (CG + "Person",),
        (Name(PSEUDONYM, "en", NameKind.PREFERRED),),
        UnknownReason.WITHHELD,
    )
    (only,) = made.claims.values()
    assert (only.subject, only.object) == (iri("protected-1"), iri("bob"))
    assert counts_of(losses)["protected entity"] == 1


def test_without_a_protected_entity_nothing_changes() -> None:
    case = the_case(entity("wang-li", "Person", "Wang Li"))
    assert redact(case) == (case, [])


def test_redacting_twice_is_redacting_once() -> None:
    once, _ = redact(the_case(WITNESS))
    assert redact(once) == (once, [])


def test_ids_are_computed_anew() -> None:
    case = the_case(WITNESS)
    made, _ = redact(case)
    for old, new in ((case.claims, made.claims), (case.attestations, made.attestations)):
        assert not old.keys() & new.keys()
    (only,) = made.claims.values()
    assert only == Claim.of(NS, only.subject, only.predicate, only.object)
    assert the_saying(made).claim == only.iri


def test_which_claim_became_which_is_told() -> None:
    case = the_case(
        WITNESS, claims=[claim("wang-li", "knows", "bob"), claim("bob", "knows", "paper")]
    )
    made = redaction(case)
    assert made.claims.keys() == case.claims.keys()
    assert set(made.claims.values()) == made.content.claims.keys()
    unchanged = claim("bob", "knows", "paper").iri
    assert made.claims[unchanged] == unchanged


TEXTS = [
    "Wang Li",
    "he met WANG  LI in Milan",
    "Wáng Lì’s house",
    "Li, Wang",
    "ＷＡＮＧ－ＬＩ",
    "W\u00ada\u0301ng L\u200bi",
    "#freewangli",
    "FreeWangLi2022",
    "see wang-li and https://example.org/tea/wang-li",
    "证人王立说",
]


@pytest.mark.parametrize("text", TEXTS)
def test_a_name_vanishes_from_every_text_however_it_is_written(text: str) -> None:
    bob = entity("bob", "Person", text, text, note=text)
    other = claim("bob", "says", Literal(text, "en"))
    case = the_case(WITNESS, bob, claims=[other], act=text, gloss=text, note=text)
    decision = Judgement.of(NS, Verdict.ACCEPT, [other.iri], iri("bob"), AT, reason=text)
    case = replace(
        case,
        info=replace(case.info, title=text, description=text),
        sources={iri("paper"): Source(iri("paper"), title=text)},
        judgements=(decision,),
    )
    made, losses = redact(case)
    for data in exports(made):
        written = squeezed(unquote(data.decode()))
        assert "wangli" not in written
        assert "liwang" not in written
        assert "王立" not in written
    assert PSEUDONYM in the_saying(made).gloss
    assert counts_of(losses)["protected name in a text"] >= 8


@pytest.mark.parametrize(
    "text", ["Wang Lijun of Chongqing", "Zhiwang Lin", "swan glide", "long. Wang went. Then Li"]
)
def test_other_names_and_words_stay(text: str) -> None:
    made, _ = redact(the_case(WITNESS, gloss=text))
    assert the_saying(made).gloss == text


def test_a_word_of_a_name_that_is_left_is_pointed_out() -> None:
    _, losses = redact(the_case(WITNESS, gloss="Wang was there"))
    assert counts_of(losses)["text to read before you hand it on"] == 1


def test_a_name_of_signs_alone_vanishes_too() -> None:
    spy = entity("spy-1", "Person", "🕵️", protected=True)
    made, _ = redact(the_case(spy, claims=[claim("bob", "knows", "paper")], gloss="the 🕵️ again"))
    assert the_saying(made).gloss == f"the {PSEUDONYM} again"


def test_another_entity_loses_a_name_that_was_the_protected_one() -> None:
    double = entity("bob", "Person", "Bob Reed", "Wang Li")
    made, losses = redact(the_case(WITNESS, double))
    assert [name.text for name in made.entities[iri("bob")].names] == ["Bob Reed"]
    assert counts_of(losses)["name of another entity"] == 1


def test_the_house_of_a_protected_person_is_named_after_the_pseudonym() -> None:
    house = entity("wang-li-house", "Facility", "House of Wang Li")
    made, losses = redact(
        the_case(WITNESS, house, claims=[claim("wang-li", "owns", "wang-li-house")])
    )
    assert made.entities[iri("redacted-1")].label == f"House of {PSEUDONYM}"
    assert counts_of(losses)["IRI with a protected name"] == 1


@pytest.mark.parametrize("handle", ["wang-li-c1", "c1-WangLi", "x.王立.3"])
def test_a_handle_with_a_name_is_left_out(handle: str) -> None:
    made, losses = redact(the_case(WITNESS, handle=handle))
    assert the_saying(made).handle == ""
    assert counts_of(losses)["handle, address or file name"] == 1


def test_another_handle_is_kept() -> None:
    assert the_saying(redact(the_case(WITNESS, handle="p03-c04"))[0]).handle == "p03-c04"


def test_addresses_and_file_names_with_a_name_are_left_out() -> None:
    case = the_case(WITNESS)
    source = Source(
        iri("paper"),
        file_name="interview_wang_li.pdf",
        url="https://example.org/%E7%8E%8B%E7%AB%8B",
        archive="https://archive.example/w/wangli",
        sha256="ab" * 32,
    )
    made, _ = redact(replace(case, sources={iri("paper"): source}))
    assert made.sources[iri("paper")] == Source(iri("paper"), sha256="ab" * 32)


@pytest.mark.parametrize(
    ("view", "left"),
    [("all", "all"), ("no-ann", "accepted"), ("accepted without=ann", "accepted")],
)
def test_a_default_view_is_kept_where_every_case_has_it(view: str, left: str) -> None:
    case = the_case(WITNESS)
    kept = (NamedView("no-ann", "without=ann"),)
    made, _ = redact(replace(case, info=replace(case.info, default_view=view, views=kept)))
    assert made.info.default_view == left
    assert made.info.views == ()


def test_see_also_and_the_note_of_the_protected_go() -> None:
    witness = replace(WITNESS, see_also=("https://example.org/people/4711",))
    bob = entity(
        "bob", "Person", "Bob", see_also=("https://x.example/Wang_Li", "https://x.example/b")
    )
    made, _ = redact(the_case(witness, bob))
    assert made.entities[iri("bob")].see_also == ("https://x.example/b",)
    assert not any(b"4711" in data or b"saw it all" in data for data in exports(made))


def test_what_was_judged_to_be_the_same_is_protected_too() -> None:
    alias = entity("li-w", "Person", "Lao Six")
    same = Judgement.of(NS, Verdict.SAME, [iri("li-w"), iri("wang-li")], iri("bob"), AT)
    case = replace(the_case(WITNESS, alias, gloss="Lao Six said so"), judgements=(same,))
    made, losses = redact(case)
    assert counts_of(losses)["protected entity"] == 2
    assert not any(b"Lao Six" in data or b"li-w" in data for data in exports(made))
    (judgement,) = made.judgements
    assert judgement.targets == (iri("protected-1"), iri("protected-2"))


def test_an_undone_judgement_protects_nobody() -> None:
    alias = entity("li-w", "Person", "Lao Six")
    same = Judgement.of(NS, Verdict.SAME, [iri("li-w"), iri("wang-li")], iri("bob"), AT)
    undo = Judgement.of(NS, Verdict.UNDO, [same.iri], iri("bob"), "2026-11-26T00:00:00Z")
    made, _ = redact(replace(the_case(WITNESS, alias), judgements=(same, undo)))
    assert made.entities[iri("li-w")].label == "Lao Six"
    by_verdict = {judgement.verdict: judgement for judgement in made.judgements}
    assert by_verdict[Verdict.UNDO].targets == (by_verdict[Verdict.SAME].iri,)


def test_a_judgement_on_a_claim_that_is_not_here_is_left_out() -> None:
    elsewhere = claim("wang-li", "owns", "paper")
    accepted = Judgement.of(NS, Verdict.ACCEPT, [elsewhere.iri], iri("bob"), AT)
    made, losses = redact(replace(the_case(WITNESS), judgements=(accepted,)))
    assert made.judgements == ()
    assert counts_of(losses)["judgement on what is not here"] == 1


def test_ids_of_records_that_are_not_here_are_replaced() -> None:
    secret = claim("wang-li", "owns", "paper")
    outer = claim("bob", "disputes", secret.iri, depends_on=[secret.iri])
    missing = NS.mint("attestation", "0" * 24)
    made, _ = redact(the_case(WITNESS, claims=[outer], taken_from=[missing]))
    for data in exports(made):
        assert secret.iri.encode() not in data
        assert missing.encode() not in data
    assert the_saying(made).taken_from


def test_a_part_of_a_case_protects_whom_the_whole_protects() -> None:
    whole = the_case(WITNESS)
    part = the_case(claims=[claim("bob", "knows", "paper")], gloss="Wang Li saw it")
    made, _ = redact(part, whole=whole)
    assert the_saying(made).gloss == f"{PSEUDONYM} saw it"
    assert redact(part)[1] == []


def test_numbers_are_those_of_the_whole_case_and_tell_no_alphabet() -> None:
    ids = [f"w{n}" for n in range(6)]
    people = [entity(id_, "Person", f"Person Name{id_}", protected=True) for id_ in ids]
    claims = [claim(id_, "knows", "bob") for id_ in ids]
    whole = the_case(*people, claims=claims)
    made = redaction(whole)
    becomes = [made.content.claims[made.claims[c.iri]].subject for c in claims]
    assert sorted(becomes) == [iri(f"protected-{n}") for n in range(1, 7)]
    assert becomes != sorted(becomes)
    part = redaction(the_case(people[3], claims=[claims[3]]), whole=whole)
    (only,) = part.content.claims.values()
    assert only.subject == becomes[3]


def test_an_iri_that_is_taken_is_passed_over() -> None:
    taken = entity("protected-1", "Person", "Somebody")
    made, _ = redact(the_case(WITNESS, taken))
    assert made.entities[iri("protected-1")].label == "Somebody"
    assert made.entities[iri("protected-2")].label == "Protected person 2"


def test_of_the_types_only_the_general_one_is_kept() -> None:
    words = Vocabulary(
        [
            Term(CG + "Person", TermKind.CLASS, {}),
            Term(NS.mint("term", "Defector"), TermKind.CLASS, {}, parents=(CG + "Person",)),
        ]
    )
    witness = replace(WITNESS, types=(NS.mint("term", "Defector"),))
    made, _ = redact(the_case(witness), vocabulary=words)
    assert made.entities[iri("protected-1")].types == (CG + "Person",)
    made, _ = redact(the_case(witness))
    assert made.entities[iri("protected-1")].label == "Protected entity 1"


def test_units_and_relations_of_the_case_lose_a_name() -> None:
    letters = Quantity.parse("at least 3 letters to Wang Li")
    counted = claim("bob", "hasCount", letters)
    relation = NS.mint("term", "cousinOfWangLi")
    related = Claim.of(NS, iri("bob"), relation, iri("paper"), qualifiers=[(relation, iri("bob"))])
    made = redaction(the_case(WITNESS, claims=[counted, related]))
    new = made.content.claims
    value = new[made.claims[counted.iri]].object
    assert value == Quantity.parse(f"at least 3 letters to {PSEUDONYM}")
    assert new[made.claims[related.iri]].predicate == NS.mint("term", "redacted-1")


def test_a_base_iri_with_a_name_becomes_a_neutral_one() -> None:
    base = "https://example.org/cases/wang-li/"
    ns = case_namespaces(base)
    witness = replace(WITNESS, iri=base + "w")
    what = Claim.of(ns, base + "w", CG + "knows", base + "bob")
    case = Content(
        replace(the_case().info, base=base),
        {witness.iri: witness, base + "bob": Entity(base + "bob", (CG + "Person",))},
        records={base + "paper": replace(record("paper", [what], []), source=base + "paper")},
    )
    made, _ = redact(case)
    assert made.info.base == NEUTRAL_BASE
    assert not any(b"wang-li" in data for data in exports(made))
    assert set(made.entities) == {NEUTRAL_BASE + "protected-1", NEUTRAL_BASE + "bob"}


def test_claims_in_a_circle_are_refused_with_a_mend() -> None:
    one = replace(claim("bob", "disputes", NS.mint("claim", "2")), iri=NS.mint("claim", "1"))
    two = replace(claim("bob", "disputes", one.iri), iri=NS.mint("claim", "2"))
    case = content([WITNESS], [record("paper", [one, two], [])])
    with pytest.raises(DataError, match="in a circle") as caught:
        redact(case)
    assert caught.value.mend


def test_the_cases_own_terms_lose_the_name() -> None:
    whole = the_case(WITNESS)
    plain, telling = NS.mint("term", "cousin"), NS.mint("term", "CousinOfWangLi")
    words = Vocabulary(
        [
            Term(plain, TermKind.OBJECT_RELATION, {"en": "cousin of Wang Li"}, "As Wang Li says."),
            Term(telling, TermKind.CLASS, {"en": "Cousin"}),
        ]
    )
    made = redact_vocabulary(words, whole)
    assert made.label(plain) == f"cousin of {PSEUDONYM}"
    assert telling not in made
    label = ox.NamedNode(RDFS + "label")
    triples = [
        ox.Triple(ox.NamedNode(plain), label, ox.Literal("cousin of Wang Li", language="en")),
        ox.Triple(ox.NamedNode(plain), label, ox.Literal("cousin")),
        ox.Triple(ox.NamedNode(telling), label, ox.Literal("x")),
    ]
    assert redact_terms(triples, whole) == [
        ox.Triple(ox.NamedNode(plain), label, ox.Literal(f"cousin of {PSEUDONYM}", language="en")),
        triples[1],
    ]


def test_the_same_content_gives_the_same_redaction_in_any_order() -> None:
    people = [WITNESS, entity("zoe-x", "Person", "Zoë Xu", protected=True)]
    claims = [claim("wang-li", "knows", "zoe-x"), claim("zoe-x", "owns", "paper")]
    case = the_case(*people, claims=claims)
    backwards = replace(case, entities=dict(reversed(case.entities.items())))
    assert list(exports(redact(case)[0])) == list(exports(redact(backwards)[0]))

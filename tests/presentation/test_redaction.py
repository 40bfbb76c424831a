from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import unquote

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.builders import NS, claim, content, entity, iri, record

from claimgraph.errors import DataError
from claimgraph.graph import encode, turtle
from claimgraph.graph.namespaces import CG, RDFS, case_namespaces
from claimgraph.model.claim import Attestation, Claim, Literal, Stance
from claimgraph.model.content import Content
from claimgraph.model.entity import Entity, Name, NameKind, UnknownReason
from claimgraph.model.finding import Loss
from claimgraph.model.judgement import Judgement, Verdict
from claimgraph.model.quantity import Quantity
from claimgraph.model.source import Citation, Source
from claimgraph.model.vocabulary import Term, TermKind, Vocabulary
from claimgraph.presentation import cytoscape, dot, gexf, graphml, network_csv
from claimgraph.presentation.redaction import redact, redaction
from claimgraph.presentation.redaction_plan import NEUTRAL_BASE
from claimgraph.presentation.redaction_terms import redact_terms, redact_vocabulary
from claimgraph.presentation.rows import rows

NONE = Vocabulary([])
AT = "2026-11-25T00:00:00Z"
WITNESS = entity("wang-li", "Person", "Wang Li", "王立", protected=True, note="saw it all")
PSEUDONYM = "Protected person 1"


def _case(*entities: Entity, claims: list[Claim] | None = None, **said: object) -> Content:
    """Return a case in which the paper says each claim in its own voice."""
    every = claims if claims is not None else [claim("wang-li", "knows", "bob")]
    passage = Citation.of(NS, iri("paper"), start=0, end=20, exact="nobody you know, is it")
    defaults: dict[str, object] = {"source": iri("paper"), "citation": passage}
    sayings = [
        Attestation.of(NS, c.iri, [iri("paper")], Stance.ASSERTS, **{**defaults, **said})  # type: ignore[arg-type]
        for c in every
    ]
    named = {e.iri for e in entities}
    others = [e for e in _others() if e.iri not in named]
    return content(
        [*entities, *others], [record("paper", every, sayings)], [Source(iri("paper"), "A paper")]
    )


def _others() -> list[Entity]:
    return [entity("bob", "Person", "Bob Reed"), entity("paper", "Document", "The Paper")]


def _losses(losses: list[Loss]) -> dict[str, int]:
    return {loss.concept: loss.count for loss in losses}


def _only(case: Content) -> Attestation:
    (attestation,) = case.attestations.values()
    return attestation


def exports(case: Content) -> Iterator[bytes]:
    """Yield the case in every format that is written here."""
    ns = case_namespaces(case.info.base)
    triples = [
        *encode.encode_info(case.info, ns),
        *encode.encode_entities(case.entities.values(), ns),
        *encode.encode_sources(case.sources.values(), ns),
        *encode.encode_judgements(case.judgements),
        *(t for r in case.records.values() for t in encode.encode_record(r, ns)),
    ]
    yield turtle.serialize(triples, ns.prefixes)
    made = rows(case, NONE)
    for write in (graphml.write, gexf.write, cytoscape.write, dot.write):
        yield write(made)[0]
    yield from network_csv.files(made, exact=True)[0].values()


def squeezed(text: str) -> str:
    """Return the letters and digits of `text`, without case, diacritics and width."""
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return "".join(c for c in plain if c.isalnum() and not unicodedata.combining(c))


def test_a_protected_entity_goes_by_a_pseudonym() -> None:
    made, losses = redact(_case(WITNESS))
    assert iri("wang-li") not in made.entities
    assert made.entities[iri("protected-1")] == Entity(
        iri("protected-1"),
        (CG + "Person",),
        (Name(PSEUDONYM, "en", NameKind.PREFERRED),),
        UnknownReason.WITHHELD,
    )
    (only,) = made.claims.values()
    assert (only.subject, only.object) == (iri("protected-1"), iri("bob"))
    assert _losses(losses)["protected entity"] == 1


def test_without_a_protected_entity_nothing_changes() -> None:
    case = _case(entity("wang-li", "Person", "Wang Li"))
    assert redact(case) == (case, [])


def test_redacting_twice_is_redacting_once() -> None:
    once, _ = redact(_case(WITNESS))
    assert redact(once) == (once, [])


def test_ids_are_computed_anew() -> None:
    case = _case(WITNESS)
    made, _ = redact(case)
    for old, new in ((case.claims, made.claims), (case.attestations, made.attestations)):
        assert not old.keys() & new.keys()
    (only,) = made.claims.values()
    assert only == Claim.of(NS, only.subject, only.predicate, only.object)
    assert _only(made).claim == only.iri


def test_which_claim_became_which_is_told() -> None:
    case = _case(WITNESS, claims=[claim("wang-li", "knows", "bob"), claim("bob", "knows", "paper")])
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
    case = _case(WITNESS, bob, claims=[other], act=text, gloss=text, note=text)
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
    assert PSEUDONYM in _only(made).gloss
    assert _losses(losses)["protected name in a text"] >= 8


@pytest.mark.parametrize(
    "text", ["Wang Lijun of Chongqing", "Zhiwang Lin", "swan glide", "long. Wang went. Then Li"]
)
def test_other_names_and_words_stay(text: str) -> None:
    made, _ = redact(_case(WITNESS, gloss=text))
    assert _only(made).gloss == text


def test_a_word_of_a_name_that_is_left_is_pointed_out() -> None:
    _, losses = redact(_case(WITNESS, gloss="Wang was there"))
    assert _losses(losses)["text to read before you hand it on"] == 1


def test_a_name_of_signs_alone_vanishes_too() -> None:
    spy = entity("spy-1", "Person", "🕵️", protected=True)
    made, _ = redact(_case(spy, claims=[claim("bob", "knows", "paper")], gloss="the 🕵️ again"))
    assert _only(made).gloss == f"the {PSEUDONYM} again"


def test_another_entity_loses_a_name_that_was_the_protected_one() -> None:
    double = entity("bob", "Person", "Bob Reed", "Wang Li")
    made, losses = redact(_case(WITNESS, double))
    assert [name.text for name in made.entities[iri("bob")].names] == ["Bob Reed"]
    assert _losses(losses)["name of another entity"] == 1


def test_the_house_of_a_protected_person_is_named_after_the_pseudonym() -> None:
    house = entity("wang-li-house", "Facility", "House of Wang Li")
    made, losses = redact(_case(WITNESS, house, claims=[claim("wang-li", "owns", "wang-li-house")]))
    assert made.entities[iri("redacted-1")].label == f"House of {PSEUDONYM}"
    assert _losses(losses)["IRI with a protected name"] == 1


@pytest.mark.parametrize("handle", ["wang-li-c1", "c1-WangLi", "x.王立.3"])
def test_a_handle_with_a_name_is_left_out(handle: str) -> None:
    made, losses = redact(_case(WITNESS, handle=handle))
    assert _only(made).handle == ""
    assert _losses(losses)["handle, address or file name"] == 1


def test_another_handle_is_kept() -> None:
    assert _only(redact(_case(WITNESS, handle="p03-c04"))[0]).handle == "p03-c04"


def test_addresses_and_file_names_with_a_name_are_left_out() -> None:
    case = _case(WITNESS)
    source = Source(
        iri("paper"),
        file_name="interview_wang_li.pdf",
        url="https://example.org/%E7%8E%8B%E7%AB%8B",
        archive="https://archive.example/w/wangli",
        sha256="ab" * 32,
    )
    made, _ = redact(replace(case, sources={iri("paper"): source}))
    assert made.sources[iri("paper")] == Source(iri("paper"), sha256="ab" * 32)


def test_see_also_and_the_note_of_the_protected_go() -> None:
    witness = replace(WITNESS, see_also=("https://example.org/people/4711",))
    bob = entity(
        "bob", "Person", "Bob", see_also=("https://x.example/Wang_Li", "https://x.example/b")
    )
    made, _ = redact(_case(witness, bob))
    assert made.entities[iri("bob")].see_also == ("https://x.example/b",)
    assert not any(b"4711" in data or b"saw it all" in data for data in exports(made))


def test_passages_that_may_name_somebody_lose_words_and_digest_but_not_their_place() -> None:
    made, losses = redact(_case(WITNESS))
    citation = _only(made).citation
    assert citation is not None
    assert (citation.start, citation.end) == (0, 20)
    assert (citation.exact, citation.digest) == (None, "")
    assert citation == Citation.of(NS, iri("paper"), start=0, end=20)
    assert _losses(losses)["words of a passage"] == _losses(losses)["digest of a passage"] == 1


def test_passages_of_other_claims_are_kept() -> None:
    case = _case(WITNESS, claims=[claim("bob", "knows", "paper")])
    assert _only(redact(case)[0]).citation == _only(case).citation


@pytest.mark.parametrize(
    ("start", "end", "kept"), [(0, 20, False), (19, 30, False), (20, 30, True), (5, 6, False)]
)
def test_an_overlapping_passage_of_another_claim_is_guarded_too(
    start: int, end: int, kept: bool
) -> None:
    case = _case(WITNESS)
    other = claim("bob", "knows", "paper")
    passage = Citation.of(NS, iri("paper"), start=start, end=end, exact="words")
    saying = Attestation.of(
        NS, other.iri, [iri("bob")], Stance.ASSERTS, source=iri("paper"), citation=passage
    )
    old = case.records[iri("paper")]
    both = record("paper", [*old.claims, other], [*old.attestations, saying])
    made, _ = redact(replace(case, records={iri("paper"): both}))
    (found,) = (a.citation for a in made.attestations.values() if a.claim == other.iri)
    assert found is not None
    assert (found.exact == "words") is kept


def test_a_quote_with_a_name_is_not_rewritten_but_left_out() -> None:
    passage = Citation.of(NS, iri("paper"), start=0, end=9, exact="a man", suffix=", Wang Li")
    case = _case(WITNESS, claims=[claim("bob", "knows", "paper")], citation=passage)
    citation = _only(redact(case)[0]).citation
    assert citation == Citation.of(NS, iri("paper"), start=0, end=9)


def test_a_chain_that_begins_with_a_protected_speaker_is_guarded_as_a_whole() -> None:
    what = claim("bob", "knows", "paper")
    origin = Attestation.of(NS, what.iri, [iri("wang-li")], Stance.ASSERTS)
    cue = Citation.of(NS, iri("paper"), start=30, end=42, exact="he told us")
    last = Attestation.of(
        NS, what.iri, [iri("paper")], Stance.RELAYS, source=iri("paper"),
        cues=[cue], taken_from=[origin.iri],
    )  # fmt: skip
    case = content([WITNESS, *_others()], [record("paper", [what], [origin, last])])
    made, _ = redact(case)
    (outer,) = made.outermost(what.iri)
    assert outer.cues[0].digest == ""
    (inner,) = made.origins(what.iri)
    assert inner.agents == (iri("protected-1"),)
    assert outer.taken_from == (inner.iri,)


def test_a_claim_about_a_claim_follows_it() -> None:
    inner = claim("wang-li", "knows", "bob")
    outer = claim("bob", "disputes", inner.iri, depends_on=[inner.iri])
    made = redaction(_case(WITNESS, claims=[inner, outer]))
    new = made.content.claims[made.claims[outer.iri]]
    assert new.object == made.claims[inner.iri]
    assert new.depends_on == (made.claims[inner.iri],)
    assert all(a.citation and not a.citation.digest for a in made.content.attestations.values())


def test_a_document_by_a_protected_author_loses_what_leads_to_it() -> None:
    case = _case(WITNESS)
    source = Source(
        iri("paper"), title="My life", url="https://blog.example/", file_name="life.html",
        authors=(iri("wang-li"),), sha256="ab" * 32, text_sha256="cd" * 32, language="en",
    )  # fmt: skip
    made, losses = redact(replace(case, sources={iri("paper"): source}))
    expected = Source(iri("paper"), authors=(iri("protected-1"),), language="en")
    assert made.sources[iri("paper")] == expected
    assert _losses(losses)["record of a protected document"] == 1


def test_what_was_judged_to_be_the_same_is_protected_too() -> None:
    alias = entity("li-w", "Person", "Lao Six")
    same = Judgement.of(NS, Verdict.SAME, [iri("li-w"), iri("wang-li")], iri("bob"), AT)
    case = replace(_case(WITNESS, alias, gloss="Lao Six said so"), judgements=(same,))
    made, losses = redact(case)
    assert _losses(losses)["protected entity"] == 2
    assert not any(b"Lao Six" in data or b"li-w" in data for data in exports(made))
    (judgement,) = made.judgements
    assert judgement.targets == (iri("protected-1"), iri("protected-2"))


def test_an_undone_judgement_protects_nobody() -> None:
    alias = entity("li-w", "Person", "Lao Six")
    same = Judgement.of(NS, Verdict.SAME, [iri("li-w"), iri("wang-li")], iri("bob"), AT)
    undo = Judgement.of(NS, Verdict.UNDO, [same.iri], iri("bob"), "2026-11-26T00:00:00Z")
    made, _ = redact(replace(_case(WITNESS, alias), judgements=(same, undo)))
    assert made.entities[iri("li-w")].label == "Lao Six"
    by_verdict = {judgement.verdict: judgement for judgement in made.judgements}
    assert by_verdict[Verdict.UNDO].targets == (by_verdict[Verdict.SAME].iri,)


def test_a_judgement_on_a_claim_that_is_not_here_is_left_out() -> None:
    elsewhere = claim("wang-li", "owns", "paper")
    accepted = Judgement.of(NS, Verdict.ACCEPT, [elsewhere.iri], iri("bob"), AT)
    made, losses = redact(replace(_case(WITNESS), judgements=(accepted,)))
    assert made.judgements == ()
    assert _losses(losses)["judgement on what is not here"] == 1


def test_ids_of_records_that_are_not_here_are_replaced() -> None:
    secret = claim("wang-li", "owns", "paper")
    outer = claim("bob", "disputes", secret.iri, depends_on=[secret.iri])
    missing = NS.mint("attestation", "0" * 24)
    made, _ = redact(_case(WITNESS, claims=[outer], taken_from=[missing]))
    for data in exports(made):
        assert secret.iri.encode() not in data
        assert missing.encode() not in data
    assert _only(made).taken_from


def test_a_part_of_a_case_protects_whom_the_whole_protects() -> None:
    whole = _case(WITNESS)
    part = _case(claims=[claim("bob", "knows", "paper")], gloss="Wang Li saw it")
    made, _ = redact(part, whole=whole)
    assert _only(made).gloss == f"{PSEUDONYM} saw it"
    assert redact(part)[1] == []


def test_numbers_are_those_of_the_whole_case_and_tell_no_alphabet() -> None:
    ids = [f"w{n}" for n in range(6)]
    people = [entity(id_, "Person", f"Person Name{id_}", protected=True) for id_ in ids]
    claims = [claim(id_, "knows", "bob") for id_ in ids]
    whole = _case(*people, claims=claims)
    made = redaction(whole)
    becomes = [made.content.claims[made.claims[c.iri]].subject for c in claims]
    assert sorted(becomes) == [iri(f"protected-{n}") for n in range(1, 7)]
    assert becomes != sorted(becomes)
    part = redaction(_case(people[3], claims=[claims[3]]), whole=whole)
    (only,) = part.content.claims.values()
    assert only.subject == becomes[3]


def test_an_iri_that_is_taken_is_passed_over() -> None:
    taken = entity("protected-1", "Person", "Somebody")
    made, _ = redact(_case(WITNESS, taken))
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
    made, _ = redact(_case(witness), vocabulary=words)
    assert made.entities[iri("protected-1")].types == (CG + "Person",)
    made, _ = redact(_case(witness))
    assert made.entities[iri("protected-1")].label == "Protected entity 1"


def test_units_and_relations_of_the_case_lose_a_name() -> None:
    letters = Quantity.parse("at least 3 letters to Wang Li")
    counted = claim("bob", "hasCount", letters)
    relation = NS.mint("term", "cousinOfWangLi")
    related = Claim.of(NS, iri("bob"), relation, iri("paper"), qualifiers=[(relation, iri("bob"))])
    made = redaction(_case(WITNESS, claims=[counted, related]))
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
        replace(_case().info, base=base),
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
    whole = _case(WITNESS)
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
    case = _case(*people, claims=claims)
    backwards = replace(case, entities=dict(reversed(case.entities.items())))
    assert list(exports(redact(case)[0])) == list(exports(redact(backwards)[0]))


# Letters that make no words of the formats' own vocabulary.
WORD = st.text(alphabet="qxzvjkw", min_size=3, max_size=7)
HAN = st.text(alphabet="王立李明丽刚", min_size=3, max_size=4)
NAMES = st.lists(
    st.one_of(st.lists(WORD, min_size=2, max_size=3).map(" ".join), WORD, HAN),
    min_size=1,
    max_size=3,
    unique_by=squeezed,
)
DRESSED = st.sampled_from(
    [str.upper, str.title, lambda n: n.replace(" ", "-"), lambda n: n.replace(" ", "_ "),
     lambda n: unicodedata.normalize("NFD", n.replace("w", "ŵ").replace("z", "ž")),
     lambda n: "".join(chr(ord(c) + 0xFEE0) if "!" < c < "~" else c for c in n)]
)  # fmt: skip


@settings(max_examples=60)
@given(names=NAMES, dress=DRESSED, data=st.data())
def test_no_protected_name_or_iri_is_left_in_any_format(
    names: list[str], dress: object, data: st.DataObject
) -> None:
    """Put each name into every place that holds a text or an id, in some disguise."""
    assert callable(dress)
    spelled = [dress(name) for name in names]
    text = "He said: " + ", and ".join(data.draw(st.permutations(spelled))) + "."
    ids = ["-".join(squeezed(part) for part in name.split()) for name in names]
    people = [
        Entity(iri(id_), (CG + "Person",), (Name(name, kind=NameKind.PREFERRED),), protected=True)
        for id_, name in zip(ids, names, strict=True)
    ]
    made, _ = redact(_everywhere(people, text, ids))
    for written in exports(made):
        found = squeezed(unquote(written.decode()))
        assert not [name for name in names if squeezed(name) in found]
        assert not [person.iri for person in people if person.iri.encode() in written]


def _everywhere(people: list[Entity], text: str, ids: list[str]) -> Content:
    """Return a case with `text` in every text, and an id in every address and handle."""
    house = f"house-{ids[0]}"
    inner = claim(ids[0], "knows", "bob", qualifiers=[(CG + "audience", iri(ids[-1]))])
    claims = [
        inner,
        claim("bob", "disputes", inner.iri),
        claim("bob", "says", Literal(text)),
        claim(house, "locatedIn", "bob", where=iri(ids[-1])),
        Claim.of(NS, iri("bob"), NS.mint("term", f"likes-{ids[0]}"), iri(house)),
    ]
    passage = Citation.of(NS, iri("paper"), start=0, end=9, exact=text, prefix=text, suffix=text)
    said = [
        Attestation.of(
            NS, c.iri, [iri(ids[0]), iri("paper")], Stance.ASSERTS, source=iri("paper"),
            citation=passage, act=text, gloss=text, note=text, handle=f"c{number}-{ids[-1]}",
        )
        for number, c in enumerate(claims)
    ]  # fmt: skip
    address = f"https://example.org/{ids[0]}.html"
    source = Source(
        iri("paper"), text, file_name=f"{ids[0]}.pdf", url=address, archive=address,
        publisher=iri(ids[0]), authors=(iri(ids[-1]),),
    )  # fmt: skip
    other = entity("bob", "Person", text, text, note=text, see_also=(address,))
    decision = Judgement.of(NS, Verdict.ACCEPT, [inner.iri], iri(ids[0]), AT, reason=text)
    made = content(
        [*people, other, entity(house, "Facility", f"House of {text}")],
        [record("paper", claims, said)],
        [source],
        [decision],
    )
    return replace(made, info=replace(made.info, title=text, description=text))

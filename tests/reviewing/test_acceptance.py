"""What an accepted proposal becomes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from tests.reviewing.cases import (
    LETTER,
    SHEET,
    SOURCE,
    barges,
    denied,
    leases,
    letter_case,
    met,
    party,
    proposal,
    said,
    span,
    store,
)

from claimgraph.case import Case
from claimgraph.errors import InvalidInput
from claimgraph.graph.namespaces import CG
from claimgraph.model.claim import Attestation, AttributionStatus, Literal, Modality, Stance
from claimgraph.model.edtf import EdtfDate
from claimgraph.model.proposal import Polarity, Proposal, ProposedHop, ProposedQuantity
from claimgraph.model.quantity import Quantity
from claimgraph.reviewing.acceptance import Acceptance, acceptance
from claimgraph.reviewing.edit import Edit

BASE = "https://example.org/merrow/"


AS_IT_IS = Edit()


def taken(case: Case, *proposals: Proposal, edit: Edit = AS_IT_IS) -> Acceptance:
    return acceptance(case.docket(), [(p, [edit]) for p in proposals])


def chain(got: Acceptance, number: int = 0) -> list[Attestation]:
    """Return the attestations of a row, the origin first."""
    every = got.content.attestations
    found = [got.accepted[number].said]
    while found[0].taken_from:
        found.insert(0, every[found[0].taken_from[0]])
    return found


def test_a_chain_ends_with_the_document(case: Case) -> None:
    got = taken(case, leases())
    origin, own = chain(got)
    assert (origin.agents, origin.stance, origin.act) == (
        (BASE + "odo-finch",),
        Stance.ASSERTS,
        "told",
    )
    assert (own.agents, own.source, own.stance) == ((SOURCE,), SOURCE, Stance.RELAYS)
    assert own.status is AttributionStatus.EXPLICIT
    assert own.handle == f"p-{leases().id[:12]}"
    assert own.modality is Modality.FACT
    assert [cue.exact for cue in own.cues] == ["its clerk Odo Finch told this letter"]


def test_a_passage_has_its_words_and_what_is_around_it(case: Case) -> None:
    own = chain(taken(case, barges()))[-1]
    assert own.citation
    assert (own.citation.start, own.citation.end) == barges().anchor
    assert own.citation.exact == barges().quote
    assert own.citation.prefix
    assert LETTER.count(own.citation.prefix + barges().quote) == 1
    assert own.citation.suffix
    assert own.citation.suffix.startswith("\n\nOn 3 May")
    assert [c.exact for c in own.context] == ["The Dredging Board leases the Eel Quay"]


def test_the_document_speaks_for_itself(case: Case) -> None:
    own = taken(case, met()).accepted[0].said
    assert (own.stance, own.status, own.taken_from) == (
        Stance.ASSERTS,
        AttributionStatus.SILENT,
        (),
    )


def test_an_inferred_year_is_kept_apart(case: Case) -> None:
    got = taken(case, met())
    claim = got.content.claims[got.accepted[0].claim]
    assert claim.when == EdtfDate.parse("XXXX-05-03")
    assert got.accepted[0].said.inferred_date == EdtfDate.parse("2031-05-03")


def test_a_quantity_keeps_its_bound(case: Case) -> None:
    got = taken(case, barges())
    assert got.content.claims[got.accepted[0].claim].object == Quantity.parse("at least 12 barges")


def test_a_text_is_on_one_line_and_in_the_language_of_the_document(case: Case) -> None:
    got = taken(case, said())
    assert got.content.claims[got.accepted[0].claim].object == Literal("We never owned it.", "en")


@pytest.mark.parametrize(
    ("change", "stance"),
    [
        ({"polarity": Polarity.DENIED}, Stance.DENIES),
        ({"modality": Modality.ALLEGATION}, Stance.ALLEGES),
        ({"modality": Modality.ESTIMATE}, Stance.ESTIMATES),
        ({"polarity": Polarity.DENIED, "modality": Modality.ALLEGATION}, Stance.DENIES),
        ({"modality": Modality.POSSIBILITY}, Stance.ASSERTS),
    ],
)  # fmt: skip
@pytest.mark.parametrize("made", [leases, met])
def test_the_origin_takes_the_stance(case: Case, made, change, stance: Stance) -> None:  # type: ignore[no-untyped-def]
    changed = replace(made(), **change).identified()
    assert chain(taken(case, changed))[0].stance is stance


def test_a_hop_without_a_speaker_is_its_document(case: Case) -> None:
    report = party("the Board's yearly report", "Report")
    made = replace(
        barges(), chain=(ProposedHop((), Stance.ASSERTS, "", None, report),)
    ).identified()
    origin = chain(taken(case, made))[0]
    assert origin.agents == (BASE + "the-board-s-yearly-report",) == (origin.source,)


# --- things -------------------------------------------------------------------------------------


def test_names_of_the_case_are_its_things(case: Case) -> None:
    got = taken(case, denied())
    claim = got.content.claims[got.accepted[0].claim]
    assert claim.subject == BASE + "dredging-board"  # by "the Board"
    assert claim.object == BASE + "salt-mill"
    assert got.content.entities.keys() == {BASE + "odo-finch", BASE + "salt-mill"}


def test_what_is_new_has_the_likeliest_class_that_fits(case: Case) -> None:
    got = taken(case, leases(), met(), denied())
    types = {iri.removeprefix(BASE): e.types for iri, e in got.content.entities.items()}
    assert types == {
        "odo-finch": (CG + "Person",),
        "merrow": (CG + "Settlement",),
        "salt-mill": (CG + "Organisation",),  # what can be owned, and nothing else is known
    }


def test_who_decides_is_nobody_of_whom_a_document_speaks(tmp_path: Path) -> None:
    desk = "  - {id: odo-finch, type: Analyst, name: Odo Finch}\n"
    case = letter_case(tmp_path / "merrow", SHEET + desk)
    recognised = replace(leases().chain[0].agents[0], entity=BASE + "odo-finch")
    hop = replace(leases().chain[0], agents=(recognised,))
    for made in (leases(), replace(leases(), chain=(hop,))):
        assert chain(taken(case, made))[0].agents == (BASE + "odo-finch-2",)


def test_a_document_is_no_namesake_of_whoever_it_is_called_after(case: Case) -> None:
    letter = party("THE MERROW LETTER", "NewsOrganisation")
    made = replace(leases(), subject=letter).identified()
    got = taken(case, made)
    assert got.content.claims[got.accepted[0].claim].subject == BASE + "the-merrow-letter"
    for types in ((), (CG + "Document",)):
        recognised = replace(letter, types=types, entity=SOURCE)
        got = taken(case, replace(leases(), subject=recognised).identified())
        subject = got.content.claims[got.accepted[0].claim].subject
        assert subject == BASE + "the-merrow-letter"  # what operates is no document
        assert got.content.entities[subject].types == (CG + "Agent",)
    report = replace(barges().chain[0], via=replace(letter, types=(CG + "NewsArticle",)))
    origin = chain(taken(case, replace(barges(), chain=(report,)).identified()))[0]
    assert origin.source == SOURCE


def test_a_class_is_no_record(case: Case) -> None:
    made = replace(said(), subject=party("Salt Mill")).identified()
    assert taken(case, made).content.entities[BASE + "salt-mill"].types == (CG + "Entity",)


def test_a_class_is_one_of_the_core_or_of_the_case(case: Case) -> None:
    agent = replace(leases().chain[0].agents[0], types=("http://www.w3.org/ns/prov#Person",))
    other = replace(agent, name="Ida Finch", types=("https://schema.org/Nonsense",))
    hop = replace(leases().chain[0], agents=(agent, other))
    got = taken(case, replace(leases(), chain=(hop,)).identified())
    types = {iri.removeprefix(BASE): e.types for iri, e in got.content.entities.items()}
    assert types == {"odo-finch": (CG + "Person",), "ida-finch": (CG + "Agent",)}


def test_an_id_that_is_taken_by_another_gets_a_number(tmp_path: Path) -> None:
    taken_id = SHEET + "  - {id: odo-finch, type: Vehicle, name: The barge}\n"
    case = letter_case(tmp_path / "merrow", taken_id.replace("Vehicle", "Asset"))
    assert BASE + "odo-finch-2" in taken(case, leases()).content.entities


def test_a_name_of_several_is_refused_with_all_of_them(tmp_path: Path) -> None:
    twins = SHEET + (
        "  - {id: odo, type: Person, name: Odo Finch}\n"
        "  - {id: odo-the-elder, type: Person, name: Odo Finch}\n"
    )
    case = letter_case(tmp_path / "merrow", twins)
    with pytest.raises(InvalidInput) as caught:
        taken(case, leases(), denied())
    faults = caught.value.problems
    assert [p.file for p in faults] == [f"proposal {p.id[:8]}" for p in (leases(), denied())]
    assert "odo, odo-the-elder" in faults[0].message
    got = taken(case, leases(), edit=Edit.of({"chain": "odo-the-elder (told)"}))
    assert chain(got)[0].agents == (BASE + "odo-the-elder",)


def test_an_entity_that_was_recognised_goes_before_its_name(case: Case) -> None:
    made = replace(leases(), subject=replace(leases().subject, entity=BASE + "eel-quay"))
    got = taken(case, made)
    assert got.content.claims[got.accepted[0].claim].subject == BASE + "eel-quay"


# --- edits --------------------------------------------------------------------------------------


def edited(case: Case, made: Proposal, **fields: str) -> tuple[Acceptance, list[Attestation]]:
    got = taken(case, made, edit=Edit.of(fields))
    return got, chain(got)


def test_fields_are_changed_by_names_and_labels(case: Case) -> None:
    got, _ = edited(
        case, leases(), subject="eel quay", predicate="owns", object="the board", when="2030/.."
    )
    claim = got.content.claims[got.accepted[0].claim]
    assert (claim.subject, claim.object) == (BASE + "eel-quay", BASE + "dredging-board")
    assert claim.predicate == CG + "owns"
    assert claim.when == EdtfDate.parse("2030/..")


def test_another_kind_of_object_takes_the_place_of_the_first(case: Case) -> None:
    got, _ = edited(case, barges(), predicate="operates", object="eel-quay")
    assert got.content.claims[got.accepted[0].claim].object == BASE + "eel-quay"


def test_a_thing_can_be_described_in_place(case: Case) -> None:
    got, _ = edited(
        case, leases(), object="The Long Shed", new="long-shed=The Long Shed (facility)"
    )
    assert got.content.claims[got.accepted[0].claim].object == BASE + "long-shed"
    assert got.content.entities[BASE + "long-shed"].types == (CG + "Facility",)
    got, _ = edited(case, leases(), object="Ministry", new="Ministry (state body)")
    assert got.content.entities[BASE + "ministry"].types == (CG + "StateBody",)


def test_polarity_turns_the_origin(case: Case) -> None:
    assert edited(case, denied(), polarity="asserted")[1][0].stance is Stance.ASSERTS
    assert edited(case, leases(), polarity="denied")[1][0].stance is Stance.DENIES
    assert edited(case, denied(), chain="eel-quay (says)")[1][0].stance is Stance.DENIES


def test_a_chain_that_is_taken_away_leaves_the_document(case: Case) -> None:
    got, hops = edited(case, leases(), chain="")
    assert len(hops) == 1
    assert (hops[0].stance, hops[0].status) == (Stance.ASSERTS, AttributionStatus.SILENT)
    assert not got.content.entities


def test_a_chain_that_is_given_is_explicit(case: Case) -> None:
    _, hops = edited(case, met(), chain="dredging-board (says)")
    assert hops[0].agents == (BASE + "dredging-board",)
    assert hops[1].status is AttributionStatus.EXPLICIT


def test_a_chain_names_by_ids_or_by_names_in_quotes(case: Case) -> None:
    _, hops = edited(case, met(), chain='"eel quay" (says) > “the Board” : denies')
    assert [hop.agents for hop in hops[:2]] == [(BASE + "eel-quay",), (BASE + "dredging-board",)]
    with pytest.raises(InvalidInput):
        edited(case, met(), chain='"nobody at all" (says)')


def test_another_passage_is_read_from_the_document(case: Case) -> None:
    start, end = span("leases the Eel Quay")
    own = edited(case, leases(), at=f"{start}-{end}")[1][-1]
    assert own.citation
    assert own.citation.exact == "leases the Eel Quay"
    own = edited(case, leases(), quote="leases the Eel Quay")[1][-1]
    assert own.citation
    assert (own.citation.start, own.citation.end) == (start, end)


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"subject": "eel-kay"}, "nothing in the case goes by the name 'eel-kay'"),
        ({"subject": "nowhere:eel"}, "unknown prefix 'nowhere'"),
        ({"predicate": "operate"}, "unknown predicate 'operate'"),
        ({"when": "last year"}, "is not an EDTF date"),
        ({"polarity": "perhaps"}, "unknown stance 'perhaps'"),
        ({"chain": "odo finch"}, "is not expected here"),
        ({"quote": "leases the Eel Key"}, "do not stand"),
        ({"at": "5000-5010"}, "outside the text"),
        ({"new": "x=Nothing (Nonsense)"}, "unknown class 'Nonsense'"),
        ({"text": "words"}, "takes a thing, not a text"),
    ],
)  # fmt: skip
def test_what_makes_no_sense_is_said_at_its_proposal(
    case: Case, fields: dict[str, str], message: str
) -> None:
    with pytest.raises(InvalidInput) as caught:
        edited(case, leases(), **fields)
    problem = caught.value.problems[0]
    assert message in problem.message
    assert problem.file == f"proposal {leases().id[:8]}"
    assert problem.mend


@pytest.mark.parametrize(
    ("fields", "near", "new"),
    [
        ({"object": "Eel Key"}, "'Eel Quay'", "Eel Key (Organisation)"),
        ({"object": "the Quay of Eels"}, "", "the Quay of Eels (Organisation)"),
        ({"subject": "Dredging Board of Merrow"}, "'Dredging Board'", "Merrow (Agent)"),
        ({"subject": "dregding board"}, "'Dredging Board'", "(Agent)"),
        ({"where": "Salt Flats"}, "", "Salt Flats (Place)"),
        ({"chain": '"Ida Finch" (told)'}, "", "Ida Finch (Agent)"),
        ({"qualifiers": "addressee=Ida Fine"}, "", "Ida Fine (Entity)"),
    ],
)  # fmt: skip
def test_a_name_that_nothing_has_is_said_once_with_what_is_near_and_how_to_make_it_new(
    case: Case, fields: dict[str, str], near: str, new: str
) -> None:
    with pytest.raises(InvalidInput) as caught:
        edited(case, leases(), **fields)
    (problem,) = caught.value.problems
    assert problem.message.startswith("nothing in the case goes by the name '")
    assert ("Did you mean" in problem.mend) is bool(near)
    assert near in problem.mend
    assert new in problem.mend


def test_what_is_near_is_a_name_of_each_thing_once(case: Case) -> None:
    with pytest.raises(InvalidInput) as caught:
        edited(case, leases(), subject="eel-kay")
    assert caught.value.problems[0].mend.startswith("Did you mean 'eel-quay'? To make")


def test_all_that_is_wrong_with_an_edit_is_said_at_once(case: Case) -> None:
    with pytest.raises(InvalidInput) as caught:
        edited(case, leases(), object="The Long Shed", when="soon")
    first, second = sorted(p.message for p in caught.value.problems)
    assert first.startswith("'soon' is not an EDTF date")
    assert second.startswith("nothing in the case goes by the name 'The Long Shed'")


def test_a_name_is_made_new_as_the_mend_says(case: Case) -> None:
    got, _ = edited(case, leases(), object="The Long Shed", new="The Long Shed (Facility)")
    assert got.content.claims[got.accepted[0].claim].object == BASE + "the-long-shed"


def test_what_the_case_only_refers_to_is_no_unknown_name(case: Case) -> None:
    start, end = span("On 3 May the Board met in Merrow.")
    sheet = (
        "source: merrow-letter\nclaims:\n"
        "  - {id: m1, subject: dredging-board, predicate: describedAs, text: x,"
        f" at: {start}-{end}}}\n"
    )
    case.import_([("more.yaml", sheet.encode())])
    got, _ = edited(case, leases(), predicate="refines", object="m1")
    (claim,) = case.content.claims
    assert got.content.claims[got.accepted[0].claim].object == claim


# --- the same again -----------------------------------------------------------------------------


def test_the_same_saying_of_two_proposals_is_one(case: Case) -> None:
    other = replace(leases(), modality=Modality.INTERESTED).identified()
    got = taken(case, leases(), other)
    first, second = got.accepted
    assert first.said.iri == second.said.iri
    assert (first.joins, second.joins) == (False, True)
    assert second.handle == first.said.handle
    assert len(got.content.attestations) == 2


def test_what_a_sheet_says_already_stays_as_it_says_it(case: Case) -> None:
    start, end = span("The Dredging Board leases the Eel Quay")
    said_so = "subject: dredging-board, predicate: operates, object: eel-quay, gloss: kept"
    row = f"{{id: m1, {said_so}, at: {start}-{end}}}"
    case.import_([("more.yaml", f"source: merrow-letter\nclaims:\n  - {row}\n".encode())])
    made = proposal(
        "The Dredging Board leases the Eel Quay",
        party("Dredging Board"),
        "operates",
        party("Eel Quay"),
    )
    store(case, [made])
    before = case.content
    got = taken(case, made)
    assert (got.accepted[0].joins, got.accepted[0].handle) == (True, "m1")
    case.accept(made.id, by="desk")
    assert case.content.attestations == before.attestations


def test_a_page_is_that_of_the_document(tmp_path: Path) -> None:
    from tests.documents import samples

    case = letter_case(tmp_path / "merrow")
    case.add(
        [("paper.pdf", samples.pdf("Nothing is here.", "The Eel Quay is owned by the Board."))]
    )
    source = next(s for s in case.content.sources if "paper" in s)
    text = case.docket().document(source).text  # type: ignore[union-attr]
    made = proposal(
        "The Eel Quay is owned by the Board", party("the Board", text=text), "owns",
        party("Eel Quay", text=text), source=source, text=text,
    )  # fmt: skip
    own = taken(case, made).accepted[0].said
    assert own.citation
    assert own.citation.page == 2


def test_a_text_that_may_not_be_shared_is_cited_without_its_words(case: Case) -> None:
    known = case.content.sources[SOURCE]
    withheld = replace(known, text_may_be_shared=False)
    case.merge(replace(case.content, sources={SOURCE: withheld}))
    own = taken(case, leases()).accepted[0].said
    assert own.citation
    assert own.citation.exact is None
    assert own.citation.digest


def test_the_amount_of_a_quantity_can_be_changed(case: Case) -> None:
    got, _ = edited(case, barges(), quantity="12 barges")
    assert isinstance(barges().object, ProposedQuantity)
    assert got.content.claims[got.accepted[0].claim].object == Quantity.parse("12 barges")

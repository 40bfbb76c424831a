"""Putting new content into a case."""

from __future__ import annotations

from dataclasses import replace

from tests.builders import INFO, claim, content, entity, record, said, tea

from claimgraph.model.claim import Stance
from claimgraph.model.content import Content
from claimgraph.model.merging import difference, merged


def test_merging_twice_changes_nothing() -> None:
    once = merged(Content(INFO), tea())
    assert merged(once, tea()) == once
    assert not difference(once, merged(once, tea()))


def test_the_order_of_merging_does_not_matter() -> None:
    other = content([entity("bob", "Person", "Bob")], [_bob_leads("c09")])
    one = merged(merged(Content(INFO), tea()), other)
    assert one == merged(merged(Content(INFO), other), tea())


def _bob_leads(handle: str, relation: str = "leads"):  # type: ignore[no-untyped-def]
    what = claim("bob", relation, "club")
    return record("paper", [what], said(what, "paper", handle=handle))


def test_a_row_with_a_known_handle_replaces_what_it_said() -> None:
    before = merged(tea(), content(records=[_bob_leads("c09")]))
    after = merged(before, content(records=[_bob_leads("c09", "manages")]))
    relations = {c.predicate.rpartition("#")[2] for c in after.claims.values()}
    assert relations == {"leads", "locatedIn", "owns", "manages"}
    changes = difference(before, after)
    assert sorted(change.sign for change in changes.claims) == ["+", "-"]


def test_replacing_a_chain_drops_the_hops_that_only_it_led_to() -> None:
    what = claim("ann", "leads", "club")
    shorter = content(records=[record("paper", [what], said(what, "paper", handle="c01"))])
    after = merged(tea(), shorter)
    of_claim = after.attestations_of[what.iri]
    assert [a.stance for a in of_claim] == [Stance.ASSERTS]


def test_a_claim_that_another_speaks_of_stays_when_its_row_goes() -> None:
    first, second = claim("ann", "leads", "club"), claim("ann", "owns", "club")
    about = claim(first.iri, "contradicts", second.iri)
    known = content(
        records=[
            record(
                "paper",
                [first, second, about],
                [*said(first, "paper", handle="a"), *said(about, "paper", handle="b")],
            )
        ]
    )
    moved = claim("bob", "leads", "club")
    after = merged(
        known, content(records=[record("paper", [moved], said(moved, "paper", handle="a"))])
    )
    assert first.iri in after.claims, "the claim about it would point into nothing"


def test_an_entity_of_the_same_id_is_replaced() -> None:
    ann = tea().entities["https://example.org/tea/ann"]
    changed = replace(ann, note="retired")
    after = merged(tea(), content([changed]))
    assert after.entities[ann.iri].note == "retired"
    (change,) = difference(tea(), after).entities
    assert (change.sign, change.old, change.new) == ("~", ann, changed)

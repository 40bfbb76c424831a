"""The notation for chains of reporting."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimgraph.formats.chain import MARKS, Hop, Word, chain_text, fits_as_act, parse_chain


def bare(hops: list[Hop]) -> list[tuple[object, ...]]:
    """Return hops without the characters at which their words begin."""
    return [
        (
            [agent.text for agent in hop.agents],
            hop.document.text if hop.document else None,
            hop.stance.text if hop.stance else None,
            hop.act,
            hop.inferred,
        )
        for hop in hops
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a", [(["a"], None, None, "", False)]),
        ("a via d", [(["a"], "d", None, "", False)]),
        ("a + b via d", [(["a", "b"], "d", None, "", False)]),
        ("a : denies", [(["a"], None, "denies", "", False)]),
        ("a (points to) ?", [(["a"], None, None, "points to", True)]),
        ("a (says)?", [(["a"], None, None, "says", True)]),
        ("a ? : denies (says) via d", [(["a"], "d", "denies", "says", True)]),
        ("a > b", [(["a"], None, None, "", False), (["b"], None, None, "", False)]),
        ("  a\n>\tb ", [(["a"], None, None, "", False), (["b"], None, None, "", False)]),
        (
            "https://x.org/(a)?b via urn:x:y",
            [(["https://x.org/(a)?b"], "urn:x:y", None, "", False)],
        ),
        ("南通 (发布)", [(["南通"], None, None, "发布", False)]),
    ],
)
def test_a_chain_is_read(text: str, expected: list[tuple[object, ...]]) -> None:
    hops, faults = parse_chain(text)
    assert faults == []
    assert bare(hops) == expected


@pytest.mark.parametrize(
    ("text", "offset", "message"),
    [
        ("", 0, "a speaker is missing"),
        ("a > ", 4, "a speaker is missing"),
        ("a > > b", 4, "a speaker is missing"),
        ("> b", 0, "a speaker is missing"),
        ("a + > b", 4, "a speaker is missing after '+'"),
        ("a via", 5, "a document is missing after 'via'"),
        ("a via (says)", 6, "a document is missing after 'via'"),
        ("a :", 3, "a stance is missing after ':'"),
        ("via d", 0, "a speaker is missing"),
        ("(says)", 0, "a speaker is missing"),
        ("a via d via e", 12, "a second document in one hop"),
        ("a : denies : asserts", 13, "a second stance in one hop"),
        ("a (x) (y)", 6, "a second (act) in one hop"),
        ("a ? ?", 4, "a second '?' in one hop"),
        ("a b c d", 2, "'b' is not expected here"),
        ("a → b", 2, "'→' is not expected here"),
        ("a (not closed", 2, "'(not' is not expected here"),
        ("a (one (two))", 2, "'(one' is not expected here"),
        ("a>b", 0, "'a>b' runs into a mark"),
        ("a?", 0, "'a?' runs into a mark"),
        ("a: denies", 0, "'a:' runs into a mark"),
        ("a via doc(says)", 6, "'doc(says)' runs into a mark"),
    ],
)
def test_a_fault_has_its_character(text: str, offset: int, message: str) -> None:
    _, faults = parse_chain(text)
    assert (faults[0].offset, faults[0].message) == (offset, message)
    assert faults[0].mend.endswith(".")


def test_an_arrow_is_told_what_to_write() -> None:
    _, faults = parse_chain("a -> b")
    assert [fault.mend for fault in faults] == ["Join hops with ' > '."]


def test_each_hop_reports_its_own_faults() -> None:
    _, faults = parse_chain("a via > b : > c (x) (y)")
    assert [fault.message.split()[1] for fault in faults] == ["document", "stance", "second"]


def test_words_know_where_they_begin() -> None:
    (first, second), _ = parse_chain("a + bb via doc > ccc : denies")
    assert [w.offset for w in (*first.agents, first.document, *second.agents) if w] == [
        0,
        4,
        11,
        17,
    ]
    assert second.stance == Word("denies", 23)


names = st.text(st.characters(codec="utf-8", categories=["L", "N"]), min_size=1, max_size=8).filter(
    lambda name: name not in MARKS
)
acts = st.text(max_size=12).filter(fits_as_act)
hops = st.builds(
    Hop,
    st.lists(st.builds(Word, names, st.just(0)), min_size=1, max_size=3).map(tuple),
    st.none() | st.builds(Word, names, st.just(0)),
    st.none() | st.builds(Word, names, st.just(0)),
    acts,
    st.booleans(),
)


@given(st.lists(hops, min_size=1, max_size=6))
def test_a_chain_is_read_as_it_was_written(chain: list[Hop]) -> None:
    again, faults = parse_chain(chain_text(chain))
    assert faults == []
    assert bare(again) == bare(chain)


@given(st.text(st.sampled_from("ab >+:?()\t\nvia"), max_size=40) | st.text(max_size=60))
def test_any_text_is_read_or_refused(text: str) -> None:
    hops, faults = parse_chain(text)
    assert faults or all(hop.agents for hop in hops)
    assert all(0 <= fault.offset <= len(text) for fault in faults)

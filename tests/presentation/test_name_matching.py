from __future__ import annotations

import pytest

from claimgraph.presentation.name_matching import HintFinder, NameMatcher

MATCHER = NameMatcher(
    {
        "Wang Li": "P1",
        "王立": "P2",
        "Ann": "P3",
        "Łukasz": "P4",
        "🕵️": "P5",
        "O": "P6",
        "김철수": "P7",
    }
)


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("Wang Li said", "P1 said"),
        ("WÁNG  LÌ", "P1"),
        ("Wa\u0301ng Li\u0300.", "P1."),
        ("W.A.N.G  L-I!", "P1!"),
        ("Li, Wang", "P1"),
        ("𝐖𝐚𝐧𝐠 𝐋𝐢 and ＷＡＮＧ　ＬＩ", "P1 and P1"),
        ("W\u00ada\u200bng Li", "P1"),
        ("Wang Lis Haus", "P1 Haus"),
        ("#freewangli now", "#P1 now"),
        ("FreeWangLi2", "P1"),
        ("x王立2的家", "x P2 2的家"),
        ("김철수는", "P7 는"),
        ("Ann's ANN2", "P3's P3"),
        ("lukasz", "P4"),
        ("a 🕵️ b", "a P5 b"),
        ("O no", "P6 no"),
        ("Wang Li Wang Li", "P1 P1"),
        ("met Wang Li. Wang Li said", "met P1. P1 said"),
        ("Wang Li Wang", "P1 Wang"),
    ],
)
def test_a_name_is_found_however_it_is_written(text: str, made: str) -> None:
    assert MATCHER.replaced(text)[0] == made


@pytest.mark.parametrize(
    "text",
    [
        "Wang Lijun",
        "Zhiwang Lin",
        "Annual",
        "banana",
        "o no",
        "Wang ... ... Li",
        "王 and 立",
        "",
        "é",
    ],
)
def test_what_is_no_name_stays(text: str) -> None:
    assert MATCHER.replaced(text) == (text, 0)
    assert not MATCHER.names_in(text)


@pytest.mark.parametrize(
    ("identifier", "holds"),
    [
        ("c1-wang_li", True),
        ("https://example.org/%E7%8E%8B%E7%AB%8B", True),
        ("wanglijun.pdf", True),
        ("ann-1", True),
        ("annual-report", False),
        ("p03-c04", False),
        ("li-wang", True),
    ],
)
def test_identifiers_are_judged_more_strictly(identifier: str, holds: bool) -> None:
    assert MATCHER.is_in_identifier(identifier) is holds


def test_a_matcher_of_nothing_finds_nothing() -> None:
    nobody = NameMatcher({})
    assert nobody.replaced("Wang Li") == ("Wang Li", 0)
    assert not nobody.is_in_identifier("wang-li")


@pytest.mark.parametrize(
    ("text", "hints"), [("Mr Wang", True), ("Wanglei", True), ("Ann Li", False), ("", False)]
)
def test_words_that_begin_like_a_name_are_hints(text: str, hints: bool) -> None:
    assert HintFinder(["Wang Li", "Ann"]).hints_in(text) is hints


def test_hints_of_no_names_are_none() -> None:
    assert not HintFinder([]).hints_in("anything")

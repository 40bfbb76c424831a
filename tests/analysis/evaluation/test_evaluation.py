"""Gold is checked before it is believed, matched one to one, and counted."""

from __future__ import annotations

import hashlib
import json
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.analysis.evaluation.invented import core

from claimgraph.analysis.evaluation import Found, Rate, Share, compared, read_gold, summed
from claimgraph.analysis.evaluation.gold import Piece
from claimgraph.analysis.evaluation.matching import matched
from claimgraph.documents.pieces import pieces
from claimgraph.documents.text import Document
from claimgraph.errors import InvalidInput
from claimgraph.model.source import text_digest

TEXT = "It began in 2019. At least 80 cups, she said."
DOCUMENT = Document("tea.txt", hashlib.sha256(TEXT.encode()).hexdigest(), TEXT, text_digest(TEXT))
GOLD: dict[str, Any] = {
    "document": {"doc_date": "2020-05-14", "sha256": DOCUMENT.sha256},
    "dates": [{"start": 12, "end": 16, "quote": "2019", "edtf": "2019"}],
    "quantities": [
        {"start": 18, "end": 34, "amount": 80, "bound": "at-least", "unit": "cups"},
        {"start": 36, "end": 39, "amount": 1.0, "bound": "exactly", "unit": ""},
    ],
}


def problems(gold: Any) -> list[str]:
    with pytest.raises(InvalidInput) as raised:
        read_gold(gold if isinstance(gold, str) else json.dumps(gold), "tea.gold.json", DOCUMENT)
    assert all(
        problem.file == "tea.gold.json" and problem.mend for problem in raised.value.problems
    )
    return [problem.message for problem in raised.value.problems]


def test_gold_is_read() -> None:
    gold = read_gold(json.dumps(GOLD), "tea.gold.json", DOCUMENT)
    assert str(gold.document_date) == "2020-05-14"
    assert gold.pieces["dates"] == (Piece(12, 16, {"edtf": "2019"}),)
    assert [piece.slots["amount"] for piece in gold.pieces["quantities"]] == ["80", "1"]
    assert set(gold.pieces) == {"dates", "quantities"}


@pytest.mark.parametrize(
    ("gold", "message"),
    [
        ("{", "not JSON: Expecting property name enclosed in double quotes"),
        ("[" * 100_000, "JSON that is too deep or too long to read"),
        ('{"dates": [{"start": ' + "9" * 5000 + "}]}", "JSON that is too deep or too long to read"),
        ([], "gold: it is no JSON object"),
        ({}, "gold: it has none of sentences, dates, quantities, quotations, entities, claims"),
        ({"dates": {}}, "dates: it is no list"),
        ({"dates": [7]}, "dates[0]: it is no object"),
        ({"dates": [{}]}, "dates[0]: start and end are no whole numbers"),
        ({"dates": [{"start": True, "end": 4}]}, "dates[0]: start and end are no whole numbers"),
        ({"dates": [{"start": 0, "end": 99}]},
         "dates[0]: 0-99 is no span of a text of 45 code points"),
        ({"dates": [{"start": 4, "end": 4}]},
         "dates[0]: 4-4 is no span of a text of 45 code points"),
        ({"dates": [{"start": 0, "end": 2, "quote": "He"}]},
         "dates[0]: its quote is not what stands at 0-2"),
        ({"dates": [{"start": 0, "end": 2, "edtf": 2019}]}, "dates[0].edtf: it is no text"),
        ({"quantities": [{"start": 0, "end": 2}]}, "quantities[0].amount: it is no number"),
        ({"quantities": [{"start": 0, "end": 2, "amount": "1e999"}]},
         "quantities[0].amount: it is no number"),
        ({"dates": [], "document": 7}, "document: it is no object"),
        ({"dates": [], "document": {"doc_date": "May"}},
         "document.doc_date: it is no day as 2019-03-05"),
        ({"dates": [], "document": {"sha256": "0"}},
         "document.sha256: the text beside the gold has another digest"),
        ({"dates": [{}] * 50_001}, "dates: it has more than 50,000 pieces"),
    ],
    ids=str,
)  # fmt: skip
def test_what_is_no_gold(gold: Any, message: str) -> None:
    assert problems(gold)[0] == message


def test_all_that_is_wrong_is_said_at_once_up_to_a_measure() -> None:
    found = problems({"dates": [{}] * 40})
    assert len(found) == 21
    assert found[-1] == "and 20 more of the kind"


def test_scores_and_mistakes() -> None:
    gold = read_gold(json.dumps(GOLD), "tea.gold.json", DOCUMENT)
    found = Found(pieces(TEXT, gold.document_date))
    score = compared("tea", TEXT, gold, found, core())
    dates, quantities = score.scores
    assert dates.strict == dates.overlap == Rate(1, 1, 1)
    assert dates.slots == {"edtf": Share(1, 1)}
    assert quantities.strict == Rate(1, 2, 1)
    assert (quantities.strict.precision, quantities.strict.recall) == (1.0, 0.5)
    assert quantities.strict.f1 == pytest.approx(2 / 3)
    assert quantities.slots == dict.fromkeys(("amount", "bound", "unit"), Share(1, 1))
    (mistake,) = score.mistakes
    assert (mistake.kind, mistake.what, mistake.start) == ("quantities", "missed", 36)
    assert mistake.expected == "1 exactly"
    assert [total.strict.gold for total in summed([score, score])] == [2, 4]


def test_what_differs_is_said() -> None:
    told = {
        "dates": [{"start": 9, "end": 16, "edtf": "2018"}],
        "quantities": [{"start": 0, "end": 2, "amount": 1, "bound": "over", "unit": "x"}],
    }
    gold = read_gold(json.dumps(told), "tea.gold.json", DOCUMENT)
    mistakes = compared("tea", TEXT, gold, Found(pieces(TEXT)), core()).mistakes
    assert [(m.kind, m.what, m.expected, m.found) for m in mistakes] == [
        ("quantities", "missed", "1 over x", ""),
        ("dates", "edtf", "2018", "2019"),
        ("dates", "span", "9-16", "12-16"),
        ("quantities", "false", "", "80 at-least cups"),
    ]


def test_nothing_expected_and_nothing_found_is_right() -> None:
    assert (Rate(0, 0, 0).precision, Rate(0, 0, 0).recall, Rate(0, 0, 0).f1) == (1.0, 1.0, 1.0)
    assert Rate(0, 0, 3).precision == 0.0
    assert Rate(0, 3, 0).recall == 0.0


SPANS = st.lists(st.tuples(st.integers(0, 40), st.integers(1, 9)), max_size=12)


@given(SPANS, SPANS)
def test_matching_is_one_to_one_and_prefers_equal_spans(
    gold: list[tuple[int, int]], found: list[tuple[int, int]]
) -> None:
    mine = [Piece(start, start + length) for start, length in gold]
    theirs: list[Piece] = []
    for start, length in sorted(found):
        if not theirs or start >= theirs[-1].end:
            theirs.append(Piece(start, start + length))
    pairs = matched(mine, theirs)
    assert len({one for one, _ in pairs}) == len({other for _, other in pairs}) == len(pairs)
    assert all(one < other for (one, _), (other, _) in pairwise(pairs))
    for one, other in pairs:
        assert mine[one].start < theirs[other].end
        assert theirs[other].start < mine[one].end
    equal = {(p.start, p.end) for p in mine} & {(p.start, p.end) for p in theirs}
    exact = {
        (mine[one].start, mine[one].end)
        for one, other in pairs
        if (mine[one].start, mine[one].end) == (theirs[other].start, theirs[other].end)
    }
    assert exact == equal


@given(SPANS)
def test_what_matches_itself_is_perfect(spans: list[tuple[int, int]]) -> None:
    theirs: list[Piece] = []
    for start, length in sorted(spans):
        if not theirs or start >= theirs[-1].end:
            theirs.append(Piece(start, start + length))
    assert matched(theirs, theirs) == [(number, number) for number in range(len(theirs))]

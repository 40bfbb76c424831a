"""Proposals as lines of JSON: what is written comes back, and nothing else is taken."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.examples import examples
from tests.strategies import dates, quantities, texts

from claimgraph.errors import InvalidInput
from claimgraph.formats.proposal_lines import LONGEST_LINE, Lines, Run, read_lines, write_lines
from claimgraph.model.claim import AttributionStatus, Modality, Stance
from claimgraph.model.edtf import EdtfDate
from claimgraph.model.proposal import (
    Origin,
    Party,
    Polarity,
    Proposal,
    ProposedDate,
    ProposedHop,
    ProposedQuantity,
    ProposedText,
    Refusal,
    RefusalReason,
)
from claimgraph.model.quantity import Quantity

SOURCE = "https://example.org/tea/notice"
CG = "https://w3id.org/claimgraph/ontology#"
RUN = Run(SOURCE, "0" * 64, "english", "1 (model 2)", "a1", "b2")

BOARD = Party("the Board", (0, 9), (20, 29), (CG + "Organisation",), SOURCE + "-board")
HOP = ProposedHop((BOARD,), Stance.ALLEGES, "said", (40, 44), Party("a letter", (50, 58)))
PROPOSAL = Proposal(
    id="",
    source=SOURCE,
    quote="the Board “runs”\nit",
    anchor=(0, 19),
    subject=BOARD,
    predicate=CG + "operates",
    object=Party("it", (17, 19)),
    origin=Origin("english", "1 (model 2)", "rule.run", "c3"),
    when=ProposedDate(EdtfDate("XXXX-05-03"), (60, 65), EdtfDate("2019-05-03")),
    where=Party("茶馆", (70, 72)),
    qualifiers=((CG + "item", Party("a lid", (80, 85))),),
    polarity=Polarity.DENIED,
    modality=Modality.ALLEGATION,
    status=AttributionStatus.CARRIED,
    chain=(HOP, replace(HOP, agents=(), inferred=True)),
    context=((90, 99),),
    score=0.25,
    reasons=(("names", 0.5), ("rule", 1.0)),
).identified()
PLAIN = Proposal(
    id="",
    source=SOURCE,
    quote="x",
    anchor=(3, 4),
    subject=Party("x", (3, 4)),
    predicate=CG + "hasCount",
    object=ProposedQuantity(Quantity.parse("at least 80 cases"), (3, 4)),
    origin=Origin("english", "1 (model 2)", ""),
    detail_of=PROPOSAL.id,
).identified()
REFUSAL = Refusal(RefusalReason.NO_DATE, "'soon' does not state a date", "soon", "rule.soon")
GOOD = write_lines(RUN, [PROPOSAL, PLAIN], [REFUSAL])


def problems(data: bytes) -> list[str]:
    """Return what is wrong with a file, each with its line."""
    with pytest.raises(InvalidInput) as raised:
        read_lines(data, "notice.jsonl")
    assert all(p.file == "notice.jsonl" and p.mend for p in raised.value.problems)
    return [f"{problem.line}: {problem.message}" for problem in raised.value.problems]


def problem(data: bytes) -> str:
    """Return the one thing that is wrong with a file."""
    (one,) = problems(data)
    return one


def changed(number: int, **members: object) -> bytes:
    """Return the good file with some members of a line changed; None takes one out."""
    lines = GOOD.splitlines()
    told = json.loads(lines[number]) | members
    lines[number] = json.dumps({k: v for k, v in told.items() if v is not None}).encode()
    return b"\n".join([*lines, b""])


# --- what is written ------------------------------------------------------------------------


def test_the_first_line_is_the_run_with_the_counts_of_refusals() -> None:
    first, *rest = [json.loads(line) for line in GOOD.splitlines()]
    assert first == {
        "claimgraph-proposals": 1,
        "source": SOURCE,
        "text": "0" * 64,
        "extractor": "english",
        "version": "1 (model 2)",
        "options": "a1",
        "names": "b2",
        "refusals": {"no-date": 1},
    }
    assert [line.get("id") for line in rest] == [PROPOSAL.id, PLAIN.id, None]
    assert rest[-1] == {
        "refused": "no-date",
        "what": "'soon' does not state a date",
        "words": "soon",
        "rule": "rule.soon",
    }


def test_what_is_written_comes_back() -> None:
    told = RUN.counting([REFUSAL])
    assert told.refusals == ((RefusalReason.NO_DATE, 1),)
    assert read_lines(GOOD, "x") == Lines(told, (PROPOSAL, PLAIN), (REFUSAL,))


def test_a_run_without_proposals() -> None:
    assert read_lines(write_lines(RUN, [], []), "x") == Lines(RUN)


spans = st.tuples(st.integers(0, 9_999), st.integers(1, 999)).map(lambda s: (s[0], s[0] + s[1]))
iris = st.sampled_from(["https://example.org/a", CG + "Person", "urn:x:y", "http://例え.jp/茶"])
words = texts.filter(lambda text: bool(text.strip()))
shares = st.floats(0, 1).map(lambda share: round(share, 4))
parties = st.builds(
    Party,
    words,
    spans,
    st.one_of(st.none(), spans),
    st.lists(iris, max_size=2).map(tuple),
    st.one_of(st.just(""), iris),
)
proposed_dates = st.builds(ProposedDate, dates, spans, st.one_of(st.none(), dates))
objects = st.one_of(
    parties,
    st.builds(ProposedText, words, spans),
    st.builds(ProposedQuantity, quantities(), spans),
    proposed_dates,
)
hops = st.builds(
    ProposedHop,
    st.lists(parties, min_size=1, max_size=2).map(tuple),
    st.sampled_from(Stance),
    st.one_of(st.just(""), texts),
    st.one_of(st.none(), spans),
    st.one_of(st.none(), parties),
    st.booleans(),
)


@st.composite
def proposals(draw: st.DrawFn) -> Proposal:
    quote, start = draw(words), draw(st.integers(0, 999))
    several = st.lists(st.tuples(iris, parties), max_size=2).map(tuple)
    return Proposal(
        id="",
        source=SOURCE,
        quote=quote,
        anchor=(start, start + len(quote)),
        subject=draw(parties),
        predicate=draw(iris),
        object=draw(objects),
        origin=Origin("english", "1 (model 2)", draw(st.one_of(st.just(""), texts)), ""),
        when=draw(st.one_of(st.none(), proposed_dates)),
        where=draw(st.one_of(st.none(), parties)),
        qualifiers=draw(several),
        polarity=draw(st.sampled_from(Polarity)),
        modality=draw(st.sampled_from(Modality)),
        status=draw(st.sampled_from(AttributionStatus)),
        chain=draw(st.lists(hops, max_size=2).map(tuple)),
        context=draw(st.lists(spans, max_size=2).map(tuple)),
        score=draw(shares),
        reasons=draw(st.lists(st.tuples(words, shares), max_size=2).map(tuple)),
    ).identified()


refusals = st.builds(
    Refusal, st.sampled_from(RefusalReason), texts, st.one_of(st.just(""), texts), st.just("")
)


@examples(0.6)
@given(
    st.lists(proposals(), max_size=3, unique_by=lambda each: each.id),
    st.lists(refusals, max_size=3),
)
def test_whatever_is_written_comes_back(made: list[Proposal], refused: list[Refusal]) -> None:
    data = write_lines(RUN, made, refused)
    lines = read_lines(data, "x")
    assert lines == Lines(RUN.counting(refused), tuple(made), tuple(refused))
    assert write_lines(lines.run, lines.proposals, lines.refusals) == data


# --- what is not taken ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", "1: the file is empty: the line of the run is missing"),
        (GOOD[:-1], "4: the last line is not ended"),
        (b"[]\n", "1: the line is a list or an object, no object"),
        (b"\xff\n", "1: no JSON: 'utf-8' codec can't decode"),
        (b"{}\n", "1: the first line does not begin with 'claimgraph-proposals': 1"),
        (b'{"claimgraph-proposals": true}\n', "1: the first line does not begin"),
        (b'{"claimgraph-proposals": 2}\n', "1: the first line does not begin"),
        (b"[" * 100_000 + b"\n", "1: no JSON: nested too deep"),
        (b'{"a": ' * 100_000 + b"\n", "1: no JSON: nested too deep"),
        (b'{"a": ' + b"9" * 5_000 + b"}\n", "1: no JSON: Exceeds the limit"),
        (b'{"a": 1, "a": 2}\n', "1: no JSON: a member twice"),
        (b'{"a": NaN}\n', "1: no JSON: NaN is no number"),
        (b" " * (LONGEST_LINE + 1) + b"\n", "1: a line of more than 1024 KiB"),
        (changed(0, source="no iri"), "1: 'source' of the line is no IRI: 'no iri'"),
        (changed(0, text="0" * 63), "1: 'text' of the line is no SHA-256 digest"),
        (changed(0, extractor=" "), "1: 'extractor' of the line is empty"),
        (changed(0, version=None), "1: 'version' of the line is missing"),
        (changed(0, more=1), "1: the line has an unknown member 'more'"),
        (changed(0, refusals={"no-date": 2}), "1: the counts of refusals are not those"),
        (changed(0, refusals={"no-date": -1}), "1: 'refusals' of the line is no count"),
        (changed(0, refusals={"dull": 1}), "1: 'refusals' of the line is 'dull', none of:"),
        (changed(1, id="0" * 24), "2: the id '000000000000000000000000' is not that of"),
        (changed(1, quote="the Board “runs”\nIt"), f"2: the id '{PROPOSAL.id}' is not that"),
        (changed(1, quote="short"), "2: the quote has 5 code points, its place 19"),
        (changed(1, quote=7), "2: 'quote' of the line is a number, no text"),
        (changed(1, quote=""), "2: 'quote' of the line is empty"),
        (changed(1, quote="\ud800"), "2: 'quote' of the line holds half a character"),
        (changed(1, at=[-1, 18]), "2: 'at' of the line is no stretch of a text"),
        (changed(1, at=[19, 0]), "2: 'at' of the line is no stretch of a text"),
        (changed(1, at=[0, 10**300]), "2: 'at' of the line is no stretch of a text"),
        (changed(1, at=[0.0, 19.0]), "2: 'at' of the line is no pair of whole numbers"),
        (changed(1, at=[False, 19]), "2: 'at' of the line is no pair of whole numbers"),
        (changed(1, at=[0]), "2: 'at' of the line holds a list of 1, not of two"),
        (changed(1, at={"0": 19}), "2: 'at' of the line is a list or an object, no list"),
        (changed(1, subject="x"), "2: 'subject' of the line is a text, no object"),
        (changed(1, subject={"at": [0, 1]}), "2: 'name' of 'subject' of the line is missing"),
        (changed(1, predicate=None), "2: 'predicate' of the line is missing"),
        (changed(1, object={"at": [0, 1]}), "2: 'text' of 'object' of the line is missing"),
        (
            changed(1, object={"thing": {"name": "x", "at": [0, 1]}, "text": "x"}),
            "2: 'object' of the line has an unknown member 'text'",
        ),
        (
            changed(1, object={"quantity": "lots", "at": [0, 1]}),
            "2: 'quantity' of 'object' of the line is no quantity: 'lots'",
        ),
        (
            changed(1, object={"quantity": "more than 5", "at": [0, 1]}),
            "2: 'quantity' of 'object' of the line is not written as quantities are",
        ),
        (changed(1, when={"stated": "3 May", "at": [0, 1]}), "2: 'stated' of 'when' of the line"),
        (changed(1, polarity="maybe"), "2: 'polarity' of the line is 'maybe', none of: asserted"),
        (changed(1, chain=[{"stance": "asserts"}]), "2: 'chain' of the line is a step without"),
        (changed(1, chain=[[]]), "2: 'chain' of the line is a list or an object, no object"),
        (
            changed(1, chain=[{"stance": "asserts", "inferred": 1}]),
            "2: 'inferred' of 'chain' of the line is a number, not true or false",
        ),
        (changed(1, score=1.5), "2: 'score' of the line is no number from 0 to 1"),
        (changed(1, score=True), "2: 'score' of the line is no number from 0 to 1"),
        (changed(1, reasons=[["x", "y"]]), "2: 'reasons' of the line is no number from 0 to 1"),
        (changed(1, qualifiers=[["x"]]), "2: 'qualifiers' of the line holds a list of 1"),
        (changed(1, detail_of="0" * 24), "2: a detail of 000000000000000000000000, which is not"),
        (changed(1, detail_of=PROPOSAL.id), f"2: a detail of {PROPOSAL.id}, which is not"),
        (changed(1, source=SOURCE), "2: the line has an unknown member 'source'"),
        (changed(3, refused="dull"), "4: 'refused' of the line is 'dull', none of: malformed"),
        (changed(3, what=[]), "4: 'what' of the line is a list or an object, no text"),
    ],
    ids=lambda value: value[:50] if isinstance(value, str) else "",
)
def test_what_is_wrong_is_named_with_its_line(data: bytes, expected: str) -> None:
    assert problem(data).startswith(expected)


def test_two_of_one_id() -> None:
    lines = GOOD.splitlines(keepends=True)
    assert problem(b"".join([lines[0], lines[1], *lines[1:]])) == (
        f"3: the proposal {PROPOSAL.id} of line 2 again"
    )


def test_a_proposal_behind_the_refusals() -> None:
    lines = GOOD.splitlines(keepends=True)
    swapped = b"".join([lines[0], lines[1], lines[3], lines[2]])
    assert problems(swapped) == ["4: a proposal behind the refusals"]


def test_all_problems_are_told_at_once_but_not_without_end() -> None:
    lines = GOOD.splitlines(keepends=True)
    broken = [line.replace(b'"at":[', b'"at":[-') for line in lines[1:3]]
    assert [told[:3] for told in problems(b"".join([lines[0], *broken]))] == ["2: ", "3: "]
    assert len(problems(lines[0] + b"x\n" * 1_000)) == 100


@examples(2)
@given(st.integers(0, len(GOOD) - 1), st.binary(max_size=3), st.integers(0, 4))
def test_a_damaged_file_is_read_or_refused(at: int, new: bytes, length: int) -> None:
    data = GOOD[:at] + new + GOOD[at + length :]
    try:
        lines = read_lines(data, "x")
    except InvalidInput as error:
        str(error).encode()
    else:
        assert all(each.identified().id == each.id for each in lines.proposals)

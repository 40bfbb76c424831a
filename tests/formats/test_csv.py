"""CSV sheets: cells, columns, lines, and what a spreadsheet program does to them."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.builders import INFO, NS
from tests.hostile import TEXTS
from tests.strategies import SAFE_TEXTS, contents, texts, vocabulary

from claimgraph.errors import InvalidInput, Problem
from claimgraph.formats.csv_text import protected, unprotected
from claimgraph.formats.sheets import read_sheets, write_csv
from claimgraph.model.claim import Attestation, Claim
from claimgraph.model.content import Content
from claimgraph.model.source import Source

VOCABULARY = vocabulary()
EMPTY = Content(INFO)
HEAD = "kind,id,type,name,source,subject,predicate,object,gloss\n"
THINGS = (
    "entity,ann,Person,Ann,,,,,\nentity,club,Organisation,Club,,,,,\n"
    "entity,paper,Document,Paper,,,,,\n"
)


def read(text: str | bytes, name: str = "x.csv", known: Content = EMPTY) -> Content:
    data = text.encode() if isinstance(text, str) else text
    return read_sheets([(name, data)], known, NS, VOCABULARY)


def problems(text: str | bytes, name: str = "x.csv", known: Content = EMPTY) -> list[Problem]:
    with pytest.raises(InvalidInput) as raised:
        read(text, name, known)
    return list(raised.value.problems)


def the_claim(content: Content) -> tuple[Claim, Attestation]:
    (claim,) = content.claims.values()
    (attestation,) = content.outermost(claim.iri)
    return claim, attestation


# -- what runs in a spreadsheet --------------------------------------------------------------


@pytest.mark.parametrize(
    "text", ["=1+1", "+44 20 7946", "-2", "@x", "\t=1", "\r=1", "\n=1", " =1", "＝1", "'=1", "''-"]
)
def test_a_formula_gets_an_apostrophe(text: str) -> None:
    assert protected(text) == f"'{text}"
    assert unprotected(protected(text)) == text


@pytest.mark.parametrize("text", ["a=b", "Ann's", "'tis", "1+1", "南通", "'quoted'"])
def test_other_texts_stay_as_they_are(text: str) -> None:
    assert protected(text) == text == unprotected(text)


def test_exact_cells_are_what_they_say() -> None:
    assert protected("=1+1", exact=True) == "=1+1"
    assert protected("+44 20 7946 0958", exact=True) == "+44 20 7946 0958"


@given(texts | st.text(st.sampled_from("'=+-@ \t\r\na"), max_size=6), st.booleans())
def test_reading_takes_away_what_writing_put(text: str, exact: bool) -> None:
    cell = protected(text, exact=exact)
    assert unprotected(cell) == text
    assert cell.strip() or not text, "a blank cell says nothing"


@given(texts | st.text(st.sampled_from("'=+-@ \t\r\na"), max_size=6))
def test_no_protected_cell_computes(text: str) -> None:
    cell = protected(text)
    assert cell[:1] not in tuple("\t\r\n")
    assert cell.strip()[:1] not in tuple("=+-@＝＋－＠")


@given(contents())
def test_no_cell_of_a_sheet_computes(content: Content) -> None:
    data, _ = write_csv(content, NS, VOCABULARY)
    for row in csv.reader(io.StringIO(data.decode(), newline="")):
        assert not [cell for cell in row if cell[:1] in tuple("=+-@\t\r")]


def test_another_csv_reader_sees_the_texts() -> None:
    names = "".join(f"entity,e{n},Person,{_cell(t)},,,,,\n" for n, t in enumerate(SAFE_TEXTS))
    data, _ = write_csv(read(HEAD + names), NS, VOCABULARY, exact=True)
    rows = list(csv.DictReader(io.StringIO(data.decode(), newline="")))
    assert {unprotected(row["name"]) for row in rows} == set(SAFE_TEXTS)


def _cell(text: str) -> str:
    out = io.StringIO()
    csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="").writerow([protected(text)])
    return out.getvalue()


# -- shapes of a table -----------------------------------------------------------------------


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("start", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_any_spreadsheets_csv_is_read(delimiter: str, start: bytes, end: str) -> None:
    text = HEAD + THINGS + "claim,c1,,,paper,ann,operates,club,a gloss\n"
    data = start + text.replace(",", delimiter).replace("\n", end).encode()
    claim, attestation = the_claim(read(data))
    assert claim.subject == NS.base + "ann"
    assert (attestation.handle, attestation.gloss) == ("c1", "a gloss")


def test_a_table_of_one_kind_needs_no_column_for_it() -> None:
    entities = b"id,type,name\nann,Person,Ann\nclub,Organisation,Club\npaper,Document,Paper\n"
    claims = b"Source,Subject,Predicate,Object\npaper,ann,operates,club\n"
    sources = b"id,title,share-text\npaper,The Paper,no\n"
    judged = b"verdict,targets,by,at\ndifferent,ann;club,ann,2026-11-25T00:00:00Z\n"
    files = [("e.csv", entities), ("c.csv", claims), ("s.csv", sources), ("j.csv", judged)]
    content = read_sheets(files, EMPTY, NS, VOCABULARY)
    assert len(content.entities) == 3
    assert len(content.claims) == 1
    assert content.sources[NS.base + "paper"] == Source(
        NS.base + "paper", title="The Paper", text_may_be_shared=False
    )
    assert len(content.judgements) == 1


def test_a_sheet_without_an_ending_is_recognised() -> None:
    assert len(read(HEAD + THINGS, name="-").entities) == 3
    assert len(read("entities:\n- {id: a, type: Person}\n", name="-").entities) == 1


def test_several_things_stand_in_one_cell() -> None:
    head = HEAD.replace("gloss", "agents,qualifiers,context,names")
    rows = (
        THINGS.replace(",,,,\n", ",,,,,,,\n")
        + "claim,,,,paper,ann,operates,club,ann; club,audience=ann;addressee=club;audience=club,"
        + '"19-59; 60-70 p3",\n'
        + 'entity,bob,Person,Bob,,,,,,,,"[{text: 鲍勃, lang: zh}, Bobby]"\n'
    )
    content = read(head + rows)
    claim, attestation = the_claim(content)
    assert len(attestation.agents) == 2
    assert len(claim.qualifiers) == 3
    assert [(c.start, c.page) for c in attestation.context] == [(19, None), (60, 3)]
    names = content.entities[NS.base + "bob"].names
    assert [(n.text, n.language) for n in names] == [("Bob", ""), ("Bobby", ""), ("鲍勃", "zh")]


def test_hostile_texts_are_texts() -> None:
    for name, text in TEXTS.items():
        if "\0" not in text:
            out = io.StringIO()
            csv.writer(out).writerow(
                ["claim", "", "", "", "paper", "ann", "operates", "club", text]
            )
            _, attestation = the_claim(read(HEAD + THINGS + out.getvalue()))
            assert attestation.gloss == unprotected(text), name


# -- what is wrong with it, and where --------------------------------------------------------


def test_lines_count_the_breaks_in_cells() -> None:
    text = HEAD + 'entity,ann,Person,"An\nn\r\n\r\nx",,,,,\nentity,bob,Persn,Bob,,,,,\n'
    (problem,) = problems(text)
    assert problem.place() == "x.csv:6:3"
    assert problem.message == "unknown class 'Persn' (column 'type')"
    assert problem.mend == "Did you mean 'Person'?"


def test_a_cell_below_a_break_has_its_own_line() -> None:
    text = HEAD + 'claim,,,"a\nb",paper,ann,operates,club,\n'
    places = {p.place() for p in problems(text)}
    assert "x.csv:3:6" in places


def test_a_chain_names_the_character() -> None:
    head = HEAD.replace("gloss", "chain")
    text = head + THINGS + "claim,,,,paper,ann,operates,club,club via ppaper\n"
    (problem,) = problems(text)
    assert problem.place() == "x.csv:5:9"
    assert problem.message == "unknown document 'ppaper' (column 'chain')"
    assert problem.mend == "Did you mean 'paper'?"


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        ("kind,subjct\n", "x.csv:1:2", "unknown column 'subjct'"),
        ("id,type,id\n", "x.csv:1:3", "the column 'id' again"),
        ("id,type\na,Person,oops\n", "x.csv:2:3", "a cell without a column: 'oops'"),
        ("kind,id,type\nentty,a,Person\n", "x.csv:2:1", "unknown kind of row 'entty'"),
        ('id,type\n"a,Person\n', "x.csv:2", "not readable as CSV: unexpected end of data"),
        ('id,type\n"a"b,Person\n', "x.csv:2", "not readable as CSV: ',' expected after '\"'"),
        ("id,type,verdict\na,Person,same\n", "x.csv:2:1", "unknown key 'id' in a judgement"),
        ("kind,id,type,stance\nentity,a,Person,x\n", "x.csv:2:4", "unknown key 'stance'"),
        (b"id,type\n\xff,Person\n", "x.csv:2", "not UTF-8"),
        ("id,type\na,Person\n".encode("utf-16"), "x.csv:1", "not UTF-8"),
        ("id,type,name\na,Person,x\0y\n", "x.csv:2:3", "a character that no graph can hold"),
        ('kind,id,type,names\nentity,a,Person,"[x"\n', "x.csv:2:4", "not readable as YAML"),
    ],
)
def test_a_fault_has_its_place(text: str | bytes, place: str, message: str) -> None:
    found = problems(text)
    assert (place, message) in [(p.place(), p.message[: len(message)]) for p in found]
    assert all(p.mend for p in found)


def test_a_qualifier_without_a_value_is_a_fault() -> None:
    head = HEAD.replace("gloss", "qualifiers")
    (problem,) = problems(head + THINGS + "claim,,,,paper,ann,operates,club,audience\n")
    assert problem.message == "'audience' has no '=' (column 'qualifiers')"


def test_an_empty_table_says_nothing() -> None:
    for text in ("", "\n\n", HEAD, HEAD + ",,,,,,,,\n"):
        assert read(text) == EMPTY


def test_a_very_long_cell_is_read() -> None:
    long = "长" * 200_000
    content = read(HEAD + f"entity,a,Person,{long},,,,,\n")
    assert content.entities[NS.base + "a"].label == long

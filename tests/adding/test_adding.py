"""Documents come into a case once, with what they say of themselves."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest
from tests.adding.cases import GAZETTE, errors, files, outcomes
from tests.documents import samples

import claimgraph as cg
from claimgraph.adding.result import Outcome
from claimgraph.case import Case
from claimgraph.errors import DataError, UnknownName, UsageError

# --- new documents --------------------------------------------------------------------------


def test_a_document_becomes_a_source_with_what_it_says_of_itself(case: Case) -> None:
    head = "<meta property='article:published_time' content='2024-05-03T10:00:00Z'>"
    data = samples.page(head=head)
    (document,) = case.add([("kettle.html", data)]).documents
    assert document.outcome is Outcome.ADDED
    source = case.content.sources[document.source]
    assert source.iri.endswith("/kettle")
    assert (source.title, source.language, source.media_type) == (
        "The Great Kettle",
        "en-gb",
        "text/html",
    )
    assert source.published is not None
    assert source.published.text == "2024-05-03"
    assert source.sha256 == hashlib.sha256(data).hexdigest()
    assert (case.root / "sources" / f"{source.sha256}.html").read_bytes() == data
    text = (case.root / "sources" / f"{source.text_sha256}.txt").read_bytes()
    assert hashlib.sha256(text).hexdigest() == source.text_sha256
    assert case.content.entities[source.iri].label == "The Great Kettle"
    assert errors(case) == []


def test_a_file_has_a_date_that_is_none_of_publication(case: Case) -> None:
    (document,) = case.add([("a.pdf", samples.pdf("Words.", created="D:20240503"))]).documents
    assert ("created", "2024-05-03") in [(p.field, p.value) for p in document.proposed]
    assert case.content.sources[document.source].published is None


def test_what_a_person_says_goes_before_what_the_document_says(case: Case) -> None:
    case.add(
        [("k.html", samples.page())],
        title="Of kettles",
        date="2024-05~",
        language="en_US",
        url="https://gazette.example/kettle",
        publisher="The Gazette",
        authors=["Bo Reed", "Cy Rush"],
    )
    (source,) = case.content.sources.values()
    assert (source.title, source.language, source.url) == (
        "Of kettles",
        "en-us",
        "https://gazette.example/kettle",
    )
    assert source.published is not None
    assert source.published.text == "2024-05~"
    entities = case.content.entities
    assert entities[source.publisher].label == "The Gazette"
    assert entities[source.publisher].types[0].endswith("Organisation")
    assert [entities[author].label for author in source.authors] == ["Bo Reed", "Cy Rush"]
    assert errors(case) == []


def test_a_publisher_that_is_known_is_linked_and_a_new_one_is_left_to_a_person(case: Case) -> None:
    head = "<meta property='og:site_name' content='the gazette'><meta name='author' content='Bo'>"
    case.add([("a.html", samples.page(head=head))])
    assert case.content.sources[case.lookup.entity("a")].publisher == ""
    case.add([("b.txt", b"Words of b.")], publisher="The Gazette")
    case.add([("c.html", samples.page("Other words. " * 30, head=head, title="C"))])
    source = case.content.sources[case.lookup.entity("c")]
    assert source.publisher == case.lookup.entity("The Gazette")
    assert source.authors == ()
    assert "Bo" not in {entity.label for entity in case.content.entities.values()}


def test_a_name_that_several_have_is_asked_back(case: Case) -> None:
    case.add([("a.txt", b"A."), ("b.txt", b"B.")])
    sheet = "claimgraph-sheet: 1\nentities:\n" + "".join(
        f"  - {{id: p{n}, type: Person, name: Bo Reed}}\n" for n in (1, 2)
    )
    case.import_([("s.yaml", sheet.encode())])
    with pytest.raises(UnknownName) as caught:
        case.add([("c.txt", b"C.")], authors=["bo reed"])
    assert len(caught.value.candidates) == 2
    case.add([("c.txt", b"C.")], authors=["p1"])


@pytest.mark.parametrize(
    "said", [{"date": "May"}, {"language": "english!"}, {"url": "not an address"}]
)
def test_what_is_said_has_to_be_well_formed(case: Case, said: dict[str, str]) -> None:
    with pytest.raises(UsageError):
        case.add([("a.txt", b"A.")], **said)
    assert not case.content.sources


def test_something_is_said_of_one_document_only(case: Case) -> None:
    with pytest.raises(UsageError, match="there are 2 files"):
        case.add([("a.txt", b"A."), ("b.txt", b"B.")], title="T")


def test_ids_are_made_of_names_and_are_never_taken_twice(case: Case) -> None:
    given = [("a/b c.txt", b"1."), ("b-c.md", b"2."), ("claim.txt", b"3."), ("....txt", b"4."),
             ("index.html", samples.page(title="On fog")), ("文件.txt", b"5.")]  # fmt: skip
    added = case.add(given)
    assert [outcome[2] for outcome in outcomes(added, case)] == [
        "b-c",
        "b-c-2",
        "claim-2",
        "case",
        "on-fog",
        "文件",
    ]


def test_what_lies_in_another_document_says_where(case: Case) -> None:
    letter = samples.mail("See the report.", ("report.pdf", samples.pdf("It boils.")))
    added = case.add([("all.zip", samples.zipped({"post/letter.eml": letter}))])
    assert outcomes(added, case) == [
        ("all.zip", "archive", ""),
        ("all.zip/post/letter.eml", "added", "letter"),
        ("all.zip/post/letter.eml/report.pdf", "added", "report"),
    ]
    report = case.content.entities[case.lookup.entity("report")]
    assert report.note == "In all.zip/post/letter.eml"
    record = json.loads(
        (case.root / "sources" / f"{added.documents[2].sha256}.json").read_text("utf-8")
    )
    assert record["container"] == added.documents[1].sha256
    assert errors(case) == []


def test_a_hostile_name_is_one_line_without_folders(case: Case) -> None:
    name = "..\\..\\a\r\nb\x01/../\x1b[31m evil\u2028.txt"
    (_, attached) = case.add([("a.eml", samples.mail("Hi.", (name, b"Words.")))]).documents
    source = case.content.sources[attached.source]
    assert "/" not in source.file_name
    assert "\\" not in source.file_name
    assert source.file_name.isprintable()
    assert case.content.entities[source.iri].note.isprintable()
    assert errors(case) == []
    assert not list(case.root.parent.glob("*evil*"))


# --- again ----------------------------------------------------------------------------------


def test_the_same_file_twice_is_one_source_and_changes_nothing(case: Case) -> None:
    given = [
        ("gazette.txt", GAZETTE.encode()),
        ("a.pdf", samples.pdf("Words.")),
        ("a.zip", samples.zipped({"in.md": "# In\n"})),
        ("a.wacz", samples.wacz(samples.warc_record("https://g.example/k", samples.page()))),
    ]
    case.add(given)
    before = files(case)
    again = case.add([*given, ("other name.txt", GAZETTE.encode())])
    assert not again.changes
    assert {document.outcome for document in again.documents} == {Outcome.KNOWN}
    assert files(case) == before


def test_the_same_content_makes_the_same_case(tmp_path: Path) -> None:
    made = []
    for name in ("one", "two"):
        case = cg.init(tmp_path / name, title="T", base="https://example.org/t/")
        case.add([("a.zip", samples.zipped({f"{n}.txt": f"Text {n}." for n in range(9)})),
                  ("a.html", samples.page())])  # fmt: skip
        made.append(files(case))
    assert made[0] == made[1]


def test_the_same_text_in_other_bytes_is_no_second_source(case: Case) -> None:
    case.add([("a.html", samples.page())])
    (again,) = case.add([("b.html", samples.page() + b"<!-- x -->")]).documents
    assert again.outcome is Outcome.KNOWN
    assert again.notes == ("its text is that of a, in other bytes; not kept",)
    assert len(case.content.sources) == 1


def test_the_same_text_under_another_address_is_another_paper(case: Case) -> None:
    for number in (1, 2):
        link = f"<link rel='canonical' href='https://paper-{number}.example/kettle'>"
        case.add([(f"{number}.html", samples.page(head=link))])
    assert len(case.content.sources) == 2
    assert errors(case) == []
    again = case.add([("2.html", samples.page(head=link)), ("3.html", samples.page())])
    assert {document.outcome for document in again.documents} == {Outcome.KNOWN}


def test_a_source_that_is_known_without_its_document_gets_it(case: Case) -> None:
    sheet = "claimgraph-sheet: 1\nentities: [{id: g, type: Document, name: The Gazette}]\n"
    sources = "sources: [{id: g, title: The Gazette, language: en}]\n"
    case.import_([("s.yaml", (sheet + sources).encode())])
    (document,) = case.add([("gazette.txt", GAZETTE.encode())], source="The Gazette").documents
    source = case.content.sources[document.source]
    assert (source.title, source.file_name) == ("The Gazette", "gazette.txt")
    assert document.outcome is Outcome.ADDED


def test_a_document_of_another_source_is_refused(case: Case) -> None:
    case.add([("a.txt", b"A."), ("b.txt", b"B.")])
    with pytest.raises(DataError, match="it is the document of a already"):
        case.add([("a.txt", b"A.")], source="b")

"""Documents come into a case once, with what they say of themselves, and versions follow."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.documents import samples

import claimgraph as cg
from claimgraph.adding.result import Added, Outcome
from claimgraph.case import Case
from claimgraph.documents.reading.result import Refusal
from claimgraph.documents.revision import Fate
from claimgraph.errors import CaseLocked, DataError, UnknownName, UsageError
from claimgraph.graph.folder import CaseFolder

GAZETTE = (
    "THE GAZETTE\n3 May 2024\n\nThe Tea Board runs the Great Kettle, a clerk of the board writes. "
    "It has done so since 2019.\n\n“We have at least 80 cups,” the board says. Alderman Stout "
    "doubts it.\n"
)
SHEET = """
claimgraph-sheet: 1
source: gazette
entities:
  - {id: tea-board, type: Organisation, name: The Tea Board}
  - {id: kettle, type: Facility, name: The Great Kettle}
  - {id: stout, type: Person, name: Alderman Stout}
claims:
  - {id: g1, subject: tea-board, predicate: operates, object: kettle, quote: runs the Great Kettle}
  - {id: g2, subject: stout, predicate: operates, object: kettle, chain: "stout : denies",
     status: explicit, quote: doubts it}
  - {id: g3, subject: tea-board, predicate: operates, object: kettle, when: 2019/..,
     chain: "tea-board (says)", status: explicit, quote: since 2019}
"""


@pytest.fixture
def case(tmp_path: Path) -> Case:
    return cg.init(tmp_path / "tea")


@pytest.fixture
def told(case: Case) -> Case:
    """A case with the gazette and three claims from it."""
    case.add([("gazette.txt", GAZETTE.encode())])
    case.import_([("sheet.yaml", SHEET.encode())])
    return case


def _outcomes(added: Added, case: Case) -> list[tuple[str, str, str]]:
    shorten = case.namespaces.shorten
    return [
        (d.path, str(d.outcome), shorten(d.source) if d.source else "") for d in added.documents
    ]


def _files(case: Case) -> dict[str, bytes]:
    inside = (p for p in case.root.rglob("*") if p.is_file() and ".claimgraph" not in p.parts)
    return {p.relative_to(case.root).as_posix(): p.read_bytes() for p in inside}


def _errors(case: Case) -> list[str]:
    return [f"{f.code} {f.message}" for f in case.check().findings if str(f.severity) == "error"]


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
    assert _errors(case) == []


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
    assert _errors(case) == []


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
    files = [("a/b c.txt", b"1."), ("b-c.md", b"2."), ("claim.txt", b"3."), ("....txt", b"4."),
             ("index.html", samples.page(title="On fog")), ("文件.txt", b"5.")]  # fmt: skip
    added = case.add(files)
    assert [outcome[2] for outcome in _outcomes(added, case)] == [
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
    assert _outcomes(added, case) == [
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
    assert _errors(case) == []


def test_a_hostile_name_is_one_line_without_folders(case: Case) -> None:
    name = "..\\..\\a\r\nb\x01/../\x1b[31m evil\u2028.txt"
    (_, attached) = case.add([("a.eml", samples.mail("Hi.", (name, b"Words.")))]).documents
    source = case.content.sources[attached.source]
    assert "/" not in source.file_name
    assert "\\" not in source.file_name
    assert source.file_name.isprintable()
    assert case.content.entities[source.iri].note.isprintable()
    assert _errors(case) == []
    assert not list(case.root.parent.glob("*evil*"))


# --- again ----------------------------------------------------------------------------------


def test_the_same_file_twice_is_one_source_and_changes_nothing(case: Case) -> None:
    files = [
        ("gazette.txt", GAZETTE.encode()),
        ("a.pdf", samples.pdf("Words.")),
        ("a.zip", samples.zipped({"in.md": "# In\n"})),
        ("a.wacz", samples.wacz(samples.warc_record("https://g.example/k", samples.page()))),
    ]
    case.add(files)
    before = _files(case)
    again = case.add([*files, ("other name.txt", GAZETTE.encode())])
    assert not again.changes
    assert {document.outcome for document in again.documents} == {Outcome.KNOWN}
    assert _files(case) == before


def test_the_same_content_makes_the_same_case(tmp_path: Path) -> None:
    made = []
    for name in ("one", "two"):
        case = cg.init(tmp_path / name, title="T", base="https://example.org/t/")
        case.add([("a.zip", samples.zipped({f"{n}.txt": f"Text {n}." for n in range(9)})),
                  ("a.html", samples.page())])  # fmt: skip
        made.append(_files(case))
    assert made[0] == made[1]


def test_the_same_text_in_other_bytes_is_no_second_source(case: Case) -> None:
    case.add([("a.html", samples.page())])
    (again,) = case.add([("b.html", samples.page() + b"<!-- x -->")]).documents
    assert again.outcome is Outcome.KNOWN
    assert again.notes == ("its text is that of a, in other bytes; not kept",)
    assert len(case.content.sources) == 1


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


# --- versions -------------------------------------------------------------------------------

NEW = "CORRECTED\n" + GAZETTE.replace("since 2019", "for years")


def test_a_new_version_is_kept_beside_the_old_and_its_passages_are_followed(told: Case) -> None:
    old = told.content.sources[told.lookup.entity("gazette")]
    (document,) = told.add([("new.txt", NEW.encode())], source="gazette").documents
    assert document.outcome is Outcome.REVISION
    fates = {each.words: each.fate for each in document.reanchored}
    assert fates == {
        "runs the Great Kettle": Fate.MOVED,
        "doubts it": Fate.MOVED,
        "since 2019": Fate.LOST,
    }
    source = told.content.sources[old.iri]
    assert source.sha256 == hashlib.sha256(NEW.encode()).hexdigest()
    assert (told.root / "sources" / f"{old.sha256}.txt").read_bytes() == GAZETTE.encode()
    for attestation in told.content.attestations.values():
        cited = attestation.citation
        if cited and cited.exact != "since 2019":
            assert NEW[cited.start : cited.end] == cited.exact
    assert {a.handle for a in told.content.attestations.values()} >= {"g1", "g2", "g3"}
    assert len(told.content.claims) == 3
    assert _errors(told) == [], "what is lost still stands in the version that it was cited from"
    (lost,) = told.check(select=["CG117"]).findings
    assert lost.place.startswith("g3: gazette at ")


def test_a_version_that_is_added_twice_changes_nothing(told: Case) -> None:
    told.add([("new.txt", NEW.encode())], source="gazette")
    before = _files(told)
    for data in (NEW, GAZETTE):
        again = told.add([("again.txt", data.encode())])
        assert not again.changes
    assert again.documents[0].notes == ("it is an earlier version of gazette",)
    assert _files(told) == before


def test_a_passage_that_comes_back_is_found_in_the_version_that_has_it(told: Case) -> None:
    told.add([("new.txt", NEW.encode())], source="gazette")
    newest = f"Again:\n{GAZETTE}"
    (document,) = told.add([("newest.txt", newest.encode())], source="gazette").documents
    assert {each.fate for each in document.reanchored} == {Fate.MOVED}
    assert _errors(told) == []


def test_the_same_address_makes_it_a_version(case: Case) -> None:
    link = "<link rel='canonical' href='https://gazette.example/kettle'>"
    case.add([("a.html", samples.page(head=link))])
    more = samples.PAGE_WORDS + " Stout resigned in May, and nobody followed him."
    (document,) = case.add([("b.html", samples.page(more, head=link))]).documents
    assert (document.outcome, len(case.content.sources)) == (Outcome.REVISION, 1)


def test_a_version_of_a_text_that_may_not_be_shared_keeps_no_words(case: Case) -> None:
    case.add([("gazette.txt", GAZETTE.encode())])
    digest = hashlib.sha256(GAZETTE.encode()).hexdigest()
    source = f"sources: [{{id: gazette, title: G, sha256: {digest}, share-text: false}}]\nclaims:"
    sheet = SHEET.replace("claims:", source)
    for words in ("runs the Great Kettle", "doubts it", "since 2019"):
        start = GAZETTE.index(words)
        sheet = sheet.replace(f"quote: {words}", f"at: {start}-{start + len(words)}")
    case.import_([("sheet.yaml", sheet.encode())])
    case.add([("new.txt", NEW.encode())], source="gazette")
    (cited,) = (a.citation for a in case.content.attestations.values() if a.handle == "g2")
    assert cited is not None
    assert (cited.start, cited.exact, cited.prefix) == (NEW.index("doubts it"), None, None)
    assert _errors(case) == []


def test_a_trial_writes_nothing_and_says_the_same(told: Case) -> None:
    before = _files(told)
    trial = told.add([("new.txt", NEW.encode())], source="gazette", dry_run=True)
    assert _files(told) == before
    assert trial == told.add([("new.txt", NEW.encode())], source="gazette")


# --- what is changed by hand ------------------------------------------------------------------


def test_a_text_that_was_changed_behind_our_back_is_found(case: Case) -> None:
    (document,) = case.add([("report.pdf", samples.pdf("Ann leads the club.", "Fog."))]).documents
    sheet = (
        "claimgraph-sheet: 1\nsource: report\n"
        "entities: [{id: ann, type: Organisation, name: Ann}]\n"
        "claims: [{id: r1, subject: ann, predicate: leads, object: ann, quote: Ann leads}]\n"
    )
    case.import_([("s.yaml", sheet.encode())])
    assert _errors(case) == []
    source = case.content.sources[document.source]
    text = case.root / "sources" / f"{source.text_sha256}.txt"
    before = text.read_bytes()
    text.write_bytes(before.replace(b"leads", b"loves"))
    assert [error.partition(" ")[0] for error in _errors(case)] == ["CG105", "CG106"]
    text.write_bytes(before)
    (case.root / "sources" / f"{source.sha256}.pdf").write_bytes(b"%PDF-1.7")
    assert _errors(case) == ["CG116 its bytes are not those of report.pdf that were registered"]


# --- files and folders ----------------------------------------------------------------------


def test_a_folder_is_walked_in_order(case: Case, tmp_path: Path) -> None:
    folder = tmp_path / "post"
    (folder / "b").mkdir(parents=True)
    (folder / ".git").mkdir()
    (folder / "b" / "one.txt").write_text("One.", encoding="utf-8")
    (folder / "a.txt").write_text("A.", encoding="utf-8")
    (folder / ".hidden.txt").write_text("H.", encoding="utf-8")
    (folder / ".git" / "x.txt").write_text("G.", encoding="utf-8")
    (folder / "logo.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    (folder / "broken.txt").write_bytes(b"\xff\0")
    heard: list[tuple[int, int, str]] = []
    added = case.add([folder], on_read=lambda *piece: heard.append(piece))
    assert [d.path for d in added.documents] == ["a.txt", "one.txt"]
    assert [(Path(r.path).name, r.is_fault) for r in added.refused] == [
        ("broken.txt", True),
        ("logo.png", False),
    ]
    assert added.has_fault
    assert [(done, total) for done, total, _ in heard] == [(1, 4), (2, 4), (3, 4), (4, 4)]


def test_a_file_that_is_far_too_large_is_not_read(case: Case, tmp_path: Path) -> None:
    large = tmp_path / "large.txt"
    with large.open("wb") as file:
        file.truncate(2 * 1024**3)
    added = case.add([large])
    assert [refusal.message for refusal in added.refused] == ["it is larger than 64 MiB"]


def test_what_is_no_file_is_refused(case: Case, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    assert case.add([pipe]).refused == (
        Refusal(str(pipe), "it is no file", "Name a file or a folder."),
    )
    with pytest.raises(UsageError, match="does not exist"):
        case.add([tmp_path / "missing.txt"])


# --- whole or not at all ----------------------------------------------------------------------


def test_while_another_writes_nothing_is_added(case: Case) -> None:
    folder = CaseFolder(case.root)
    with folder.locked(), pytest.raises(CaseLocked):
        case.add([("a.txt", b"A.")])


KILLED = """
import os, sys
import claimgraph as cg
from claimgraph.graph import folder
step = int(sys.argv[2])
count = 0
real = os.fsync
def dying(descriptor):
    global count
    count += 1
    if count == step:
        os._exit(9)
    real(descriptor)
os.fsync = dying
cg.open(sys.argv[1]).add([("a.pdf", bytes.fromhex(sys.argv[3])), ("b.txt", b"Words.")])
print(count)
"""


@pytest.mark.slow
def test_whoever_is_killed_leaves_the_old_case_or_the_new(tmp_path: Path) -> None:
    states = set()
    for step in range(1, 40):
        case = cg.init(tmp_path / str(step), title="T", base="https://example.org/t/")
        command = [sys.executable, "-c", KILLED, str(case.root), str(step)]
        done = subprocess.run(
            [*command, samples.pdf("Words of a.").hex()],
            capture_output=True,
            text=True,
            check=False,
        )
        opened = cg.open(case.root)
        sources = sorted(opened.content.sources)
        assert len(sources) in (0, 2)
        assert [f.code for f in opened.check().findings if str(f.severity) == "error"] == []
        states.add((done.returncode, len(sources)))
        if done.returncode == 0:
            break
    assert states == {(9, 0), (9, 2), (0, 2)}

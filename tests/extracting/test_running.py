"""Having documents read: what is kept, what is left alone, and what a fault leaves."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest
from tests.extracting.conftest import FIRST, SECOND, Fill

import claimgraph as cg
from claimgraph.case import Case
from claimgraph.documents.proposing.gate import verified
from claimgraph.documents.text import read_document
from claimgraph.errors import InvalidInput, UsageError
from claimgraph.extracting.result import Extracted
from claimgraph.formats.proposal_lines import read_lines
from claimgraph.graph.folder import CaseFolder
from claimgraph.model.content import Content

TEA = """
claimgraph-sheet: 1
entities:
  - {id: tea-board, type: Organisation, name: The Tea Board}
"""


def outcomes(found: Extracted) -> dict[str, str]:
    return {d.source.rpartition("/")[2]: str(d.outcome) for d in found.documents}


def kept(case: Case) -> dict[str, bytes]:
    folder = case.root / "proposals"
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def extract(case: Case, **settings: object) -> Extracted:
    return case.extract(**{"extractor": "plain", **settings})  # type: ignore[arg-type]


def test_what_is_proposed_is_kept_beside_the_graph(case: Case) -> None:
    before = CaseFolder(case.root).read(), (case.root / "graph.ttl").read_bytes()
    found = extract(case)
    assert outcomes(found) == {"first": "read", "second": "read"}
    assert [document.proposals for document in found.documents] == [1, 2]
    assert sorted(kept(case)) == ["first.plain.jsonl", "second.plain.jsonl"]
    assert (CaseFolder(case.root).read(), (case.root / "graph.ttl").read_bytes()) == before
    assert CaseFolder(case.root).strays() == ()
    assert cg.open(case.root).check().errors == 0


def test_proposals_are_read_back_by_source_and_extractor(case: Case) -> None:
    extract(case)
    found = case.proposals()
    assert [proposal.quote for proposal in found] == [
        "The Tea Board runs the Great Kettle",
        "The Fog Office runs the Long Pier",
        "The Tea Board runs the Great Kettle",
    ]
    assert len({proposal.id for proposal in found}) == 3
    assert case.proposals("second") == found[1:] == case.proposals("second", "plain")
    assert case.proposals(extractor="english") == ()
    assert {p.origin.extractor for p in found} == {"plain"}
    for proposal in found:
        start, end = proposal.anchor
        assert {"first": FIRST, "second": SECOND}[proposal.source.rpartition("/")[2]][
            start:end
        ] == (proposal.quote)


def test_a_second_run_changes_nothing(case: Case) -> None:
    extract(case)
    before = kept(case)
    times = {path: path.stat().st_mtime_ns for path in (case.root / "proposals").iterdir()}
    found = extract(case)
    assert outcomes(found) == {"first": "known", "second": "known"}
    assert [document.proposals for document in found.documents] == [1, 2]
    assert not found.changes
    found = extract(case, again=True)
    assert outcomes(found) == {"first": "read", "second": "read"}
    assert not found.changes
    assert kept(case) == before
    assert {path: path.stat().st_mtime_ns for path in times} == times


def test_a_new_name_has_documents_read_again_and_ids_stay(case: Case) -> None:
    extract(case)
    ids = [proposal.id for proposal in case.proposals()]
    case.import_([("sheet.yaml", TEA.encode())])
    assert outcomes(extract(case)) == {"first": "read", "second": "read"}
    assert [proposal.id for proposal in case.proposals()] == ids
    assert outcomes(extract(case)) == {"first": "known", "second": "known"}


def test_a_record_that_changes_has_that_document_read_again(case: Case) -> None:
    extract(case)
    case.add([("first.txt", FIRST.encode())], date="2020-05-03")
    assert outcomes(extract(case)) == {"first": "read", "second": "known"}


def test_options_are_part_of_the_version(case: Case) -> None:
    extract(case)
    (case.root / "extractors.toml").write_text('[plain]\nsuffix = ".5"\n')
    found = extract(case)
    assert found.version == "plain 1.5"
    assert outcomes(found) == {"first": "read", "second": "read"}
    assert found.changes


def test_options_of_what_is_not_installed_are_told(case: Case) -> None:
    (case.root / "extractors.toml").write_text('[plane]\nsuffix = ".5"\n')
    assert extract(case).unused == ("plane",)


def test_what_was_read_from_another_version_waits_for_nobody(case: Case) -> None:
    extract(case)
    assert case.status().proposals_waiting == 3
    case.add([("new.txt", ("News. " + FIRST).encode())], source="first")
    assert [proposal.source[-6:] for proposal in case.proposals()] == ["second", "second"]
    assert case.status().proposals_waiting == 2
    assert outcomes(extract(case)) == {"first": "read", "second": "known"}
    assert case.status().proposals_waiting == 3


def test_a_trial_writes_nothing(case: Case) -> None:
    found = extract(case, dry_run=True)
    assert [document.proposals for document in found.documents] == [1, 2]
    assert found.changes
    assert not (case.root / "proposals").exists()


def test_named_documents_alone_are_read(case: Case) -> None:
    assert outcomes(extract(case, sources=["second"])) == {"second": "read"}
    with pytest.raises(UsageError, match="'third'"):
        extract(case, sources=["third"])
    case.import_([("sheet.yaml", TEA.encode())])
    found = extract(case, sources=["tea-board"])
    assert (found.documents[0].message, found.has_fault) == ("it is no document", True)


def test_what_the_gate_refuses_is_counted(fill: Fill) -> None:
    case = fill(first=FIRST + "LIE\n")
    (document,) = extract(case).documents
    assert document.refused == {"quote-not-found": 1}
    (document,) = extract(case).documents
    assert (str(document.outcome), document.refused) == ("known", {"quote-not-found": 1})


def test_a_document_that_brings_its_reader_down_is_told_and_the_rest_goes_on(fill: Fill) -> None:
    case = fill(a=FIRST, b=FIRST + "DIE", c=FIRST + "FAIL", d=SECOND)
    found = extract(case)
    assert outcomes(found) == {"a": "read", "b": "failed", "c": "failed", "d": "read"}
    assert [document.message for document in found.documents if document.message] == [
        "it brought down what reads it (SIGKILL)",
        "the extractor failed: ValueError: no such luck",
    ]
    assert all(document.mend for document in found.documents if document.message)
    assert found.has_fault
    assert sorted(kept(case)) == ["a.plain.jsonl", "d.plain.jsonl"]


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux takes the network away")
def test_an_extractor_that_asks_no_model_has_no_network(fill: Fill) -> None:
    case = fill(a="FETCH " + FIRST)
    (document,) = extract(case).documents
    assert "Permission denied" in document.message
    (document,) = extract(case, extractor="model").documents
    assert "Connection refused" in document.message


@pytest.mark.parametrize(
    ("extractor", "does"), [("plain", "SPIN"), ("plain", "SLEEP"), ("model", "SLEEP")]
)
def test_who_takes_too_long_is_stopped(fill: Fill, extractor: str, does: str) -> None:
    case = fill(a=f"{does} {FIRST}")
    started = time.monotonic()
    (document,) = extract(case, extractor=extractor, timeout=0.5).documents
    assert document.message == "it was not read after 0.5 s"
    assert time.monotonic() - started < 30  # asleep it would take a minute


def test_after_one_that_was_stopped_the_rest_is_read(fill: Fill) -> None:
    case = fill(a="SLEEP " + FIRST, b=FIRST)
    found = extract(case, timeout=4)
    assert outcomes(found) == {"a": "failed", "b": "read"}


def test_replies_of_a_model_are_kept_as_long_as_they_are_named(case: Case) -> None:
    found = extract(case, extractor="model", sources=["first"])
    reply = f"first.model.replies/{7:064x}.json"
    assert kept(case)[reply] == b'{"said": "runs"}'
    assert found.documents[0].remarks == ("the server is slow",)
    (case.root / "proposals" / "first.model.replies" / "old.json").write_text("{}")
    extract(case, extractor="model", sources=["first"], again=True)
    assert sorted(kept(case)) == ["first.model.jsonl", reply]


def test_a_damaged_file_is_named_and_mended_by_reading_again(case: Case) -> None:
    extract(case)
    before = kept(case)
    file = case.root / "proposals" / "first.plain.jsonl"
    file.write_bytes(file.read_bytes()[:-40])
    with pytest.raises(InvalidInput) as caught:
        case.proposals()
    problem = caught.value.problems[0]
    assert problem.place() == "proposals/first.plain.jsonl:2"
    assert "run extract again" in problem.mend
    assert case.status().proposals_waiting is None
    assert outcomes(extract(case)) == {"first": "read", "second": "known"}
    assert kept(case) == before


def test_a_document_that_is_not_at_hand_is_told(case: Case) -> None:
    for path in (case.root / "sources").iterdir():
        if path.suffix == ".txt" and path.read_text() == FIRST:
            path.unlink()
    found = extract(case)
    assert outcomes(found) == {"first": "absent", "second": "read"}
    assert "claimgraph add FILE --source first" in found.documents[0].mend
    assert not found.has_fault
    assert extract(case, sources=["first"]).has_fault


def test_a_source_of_another_case_is_told(case: Case) -> None:
    first = case.content.sources[case.lookup.entity("first")]
    other = "https://other.example/../x"
    case.merge(Content(case.info, sources={other: replace(first, iri=other)}))
    found = extract(case)
    assert [str(d.outcome) for d in found.documents] == ["failed", "read", "read"]
    assert found.documents[0].message == "it is a source of another case, by its IRI"
    assert sorted(kept(case)) == ["first.plain.jsonl", "second.plain.jsonl"]


def test_quotes_of_a_text_that_may_not_be_handed_on_stay_out_of_git(case: Case) -> None:
    first = case.content.sources[case.lookup.entity("first")]
    private = {first.iri: replace(first, text_may_be_shared=False)}
    case.merge(Content(case.info, sources=private))
    extract(case)
    assert kept(case)[".gitignore"] == b"/first.*\n"


def test_a_run_that_was_stopped_is_gone_on_with(fill: Fill) -> None:
    case = fill(a=FIRST, b=f"{FIRST}Again.", c=SECOND)

    def stop(done: int, total: int, label: str) -> None:
        assert total == 3
        if label == "a":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        extract(case, on_read=stop)
    assert sorted(kept(case)) == ["a.plain.jsonl"]
    assert outcomes(extract(case)) == {"a": "known", "b": "read", "c": "read"}


def test_how_many_are_read_at_once_changes_nothing(fill: Fill) -> None:
    case = fill(**{f"d{n}": f"SLOW {n}. {FIRST}{SECOND}" for n in range(5)})
    extract(case, jobs=1)
    one = kept(case)
    assert not extract(case, jobs=3, again=True).changes
    assert kept(case) == one


def test_what_does_not_go_together_is_refused(case: Case) -> None:
    for settings, words in (
        ({"scheduler": "ray"}, "there is no scheduler 'ray'"),
        ({"address": "tcp://127.0.0.1:1"}, "an address is that of a Dask scheduler"),
        ({"jobs": 0}, "at least one document"),
        ({"timeout": 0}, "a time limit has to be above 0"),
        ({"timeout": float("nan")}, "a time limit has to be above 0"),
        ({"extractor": "plane"}, "there is no extractor 'plane'"),
    ):
        with pytest.raises(UsageError, match=words):
            extract(case, **settings)


def test_a_file_that_is_of_no_source_is_left_alone(case: Case) -> None:
    extract(case)
    folder = case.root / "proposals"
    (folder / "gone.plain.jsonl").write_bytes((folder / "first.plain.jsonl").read_bytes())
    (folder / "notes.txt").write_text("mine")
    (folder / "nameless.jsonl").write_text("mine")
    assert len(case.proposals()) == 3


def test_each_stored_quote_stands_in_its_document(case: Case) -> None:
    extract(case)
    for path in sorted((case.root / "sources").glob("*.txt")):
        document = read_document(path)
        name = "first" if document.text == FIRST else "second"
        proposals = case.proposals(name)
        assert proposals
        assert verified(proposals, document) == []


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="there is no SIGKILL")
def test_a_run_that_is_killed_leaves_whole_files(fill: Fill, plugins: Path) -> None:
    case = fill(**{f"d{n}": f"SLOW {n}. {FIRST}{SECOND}" for n in range(12)})
    command = [sys.executable, "-m", "claimgraph", "-C", str(case.root), "extract"]
    environment = {**os.environ, "PYTHONPATH": str(plugins)}
    with subprocess.Popen(
        [*command, "--extractor", "plain", "--jobs", "2"], env=environment, stderr=subprocess.PIPE
    ) as run:
        deadline = time.monotonic() + 60
        while len(kept(case)) < 3 and time.monotonic() < deadline:
            time.sleep(0.02)
        run.send_signal(signal.SIGKILL)
    there = kept(case)
    assert 3 <= len(there) < 12
    for name, data in there.items():
        assert len(read_lines(data, name).proposals) == 3
    found = extract(cg.open(case.root))
    assert list(outcomes(found).values()).count("known") >= len(there)
    assert len(kept(case)) == 12

"""Every passage of the shipped case stands in the article, and a changed letter is noticed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.conformance.conftest import ARTICLE

from claimgraph.analysis.checks import Report
from claimgraph.case import Case
from claimgraph.documents.text import Document
from claimgraph.model.source import Citation, text_digest

NAMED = ("CG106", "CG107", "CG108")
"""The rules that name a passage that does not stand where it is cited."""


@pytest.fixture(scope="module")
def citations(police: Case) -> dict[str, Citation]:
    """Every passage that the case cites, by its IRI."""
    return {c.iri: c for a in police.content.attestations.values() for c in a.passages}


def written(text: str, folder: Path) -> Path:
    """Write `text` under the name of the article; return the folder."""
    (folder / ARTICLE).write_text(text, encoding="utf-8", newline="")
    return folder


def changed(text: str, position: int) -> str:
    """Return `text` with another character at `position`."""
    letter = "x" if text[position] != "x" else "y"
    return text[:position] + letter + text[position + 1 :]


def broken(report: Report, citations: dict[str, Citation]) -> set[str]:
    """Return the passages that a report names."""
    findings = [finding for finding in report.findings if finding.code in NAMED]
    named = [iri for finding in findings for iri in finding.focus if iri in citations]
    assert len(named) == len(set(named)) == len(findings)  # each once, and nothing else
    return set(named)


def test_every_passage_is_verified(
    police: Case, seeds: Path, citations: dict[str, Citation]
) -> None:
    report = police.check(sources=[seeds])
    assert [f for f in report.findings if f.code < "CG2"] == []
    assert report.verified == len(citations) == 209
    assert sum(len(a.passages) for a in police.content.attestations.values()) == 356


def test_the_case_keeps_positions_and_digests_and_no_words(
    citations: dict[str, Citation], article: Document
) -> None:
    for citation in citations.values():
        assert (citation.exact, citation.prefix, citation.suffix) == (None, None, None)
        assert citation.start is not None
        assert text_digest(article.text[citation.start : citation.end]) == citation.digest


def test_without_the_article_nothing_is_verified_and_nothing_broken(police: Case) -> None:
    report = police.check()
    assert (report.verified, report.failed) == (0, False)
    of_receipts = [finding.code for finding in report.findings if finding.code < "CG2"]
    assert of_receipts == ["CG109"]


def edges(citations: dict[str, Citation], length: int) -> Iterator[int]:
    """Yield positions just inside and just outside both ends of every twentieth passage."""
    inside = sorted((c.start, c.end) for c in citations.values() if c.start is not None and c.end)
    yield from (0, length - 1)
    for start, end in inside[::20]:
        yield from (p for p in (start - 1, start, end - 1, end) if 0 <= p < length)


def test_one_changed_character_names_exactly_the_passages_over_it(
    police: Case, article: Document, citations: dict[str, Citation], tmp_path: Path
) -> None:
    positions = sorted(set(edges(citations, len(article.text))))
    counts = set()
    for position in positions:
        folder = written(changed(article.text, position), tmp_path)
        report = police.check(sources=[folder], select=["CG1"])
        expected = {
            iri for iri, c in citations.items() if (c.start or 0) <= position < (c.end or 0)
        }
        assert broken(report, citations) == expected, position
        assert report.verified == len(citations) - len(expected)
        # The document itself is reported too, whether or not a passage is touched.
        assert [f.code for f in report.findings if f.code not in NAMED] == ["CG105"]
        counts.add(len(expected))
    assert len(positions) > 35
    assert 0 in counts  # outside every passage
    assert max(counts) >= 5  # where many overlap


def test_a_character_put_in_moves_every_passage_and_none_is_moved_in_silence(
    police: Case, article: Document, citations: dict[str, Citation], tmp_path: Path
) -> None:
    folder = written("x" + article.text, tmp_path)
    report = police.check(sources=[folder], select=["CG1"])
    assert broken(report, citations) == set(citations)
    assert report.verified == 0
    moved = {iri: f.message for f in report.findings if f.code == "CG107" for iri in f.focus}
    assert len(moved) > len(citations)  # nearly all: attestation and passage
    for iri, message in moved.items():
        if iri in citations:
            assert message.endswith(f"at {(citations[iri].start or 0) + 1}")


def claimgraph(case: Case, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the command line on a case."""
    program = "from claimgraph.cli import main; main()"
    return subprocess.run(
        [sys.executable, "-c", program, "-C", str(case.root), *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        env={**os.environ, "COLUMNS": "200", "NO_COLOR": "1", "PYTHONUTF8": "1"},
    )


def test_the_command_line_verifies_every_passage(police: Case, seeds: Path) -> None:
    done = claimgraph(police, "check", "--sources", str(seeds))
    assert done.returncode == 0, done.stderr
    assert "209 passages" in done.stderr


def test_the_command_line_exits_with_1_and_names_the_handles(
    police: Case, article: Document, citations: dict[str, Citation], tmp_path: Path
) -> None:
    position = 230  # in the passage of p01-c08, among others
    folder = written(changed(article.text, position), tmp_path)
    expected = {
        iri: {
            saying.handle
            for saying in police.content.attestations.values()
            if iri in {passage.iri for passage in saying.passages}
        }
        for iri, c in citations.items()
        if (c.start or 0) <= position < (c.end or 0)
    }
    done = claimgraph(police, "check", "--sources", str(folder))
    assert done.returncode == 1
    lines = [line for line in done.stdout.splitlines() if any(code in line for code in NAMED)]
    assert len(lines) == len(expected) > 1
    for iri, handles in expected.items():
        place = f"{citations[iri].start}-{citations[iri].end}"
        (line,) = [line for line in lines if f"seed-article at {place}: " in line]
        assert line.partition(":")[0].split(", ") == sorted(handles)

    done = claimgraph(police, "check", "--json", "--sources", str(folder))
    assert done.returncode == 1
    found = [f for f in json.loads(done.stdout)["findings"] if f["code"] in NAMED]
    assert len(found) == len(expected)

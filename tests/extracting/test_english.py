"""The embedded extractor over the documents of the invented case, as `extract` runs it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from tests.extracting.test_running import kept, outcomes

import claimgraph as cg
from claimgraph.documents.proposing.gate import verified
from claimgraph.documents.text import read_what_can_be
from claimgraph.extracting.tasks import day_of

pytestmark = pytest.mark.slow


def test_the_documents_of_the_invented_case_are_read(repo: Path, tmp_path: Path) -> None:
    pytest.importorskip("spacy")
    root = tmp_path / "fog"
    shutil.copytree(repo / "graphs" / "fog-banks", root, ignore=shutil.ignore_patterns(".*"))
    case = cg.open(root)
    found = case.extract(jobs=1)
    assert set(outcomes(found).values()) == {"read"}
    assert len(found.documents) == 5
    assert case.status().proposals_waiting
    documents, _ = read_what_can_be([root / "sources"])
    for source in case.content.sources.values():
        proposals = case.proposals(source.iri)
        assert proposals
        text = documents[source.sha256]
        assert verified(proposals, text, day_of(source.published)) == []
        assert {party.entity for p in proposals for party in [p.subject]} <= {
            "", *case.content.entities,
        }  # fmt: skip
    before = kept(case)
    assert set(outcomes(case.extract()).values()) == {"known"}
    assert not case.extract(jobs=2, again=True).changes
    assert kept(case) == before
    assert case.check().errors == 0

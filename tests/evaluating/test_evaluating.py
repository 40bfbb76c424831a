"""Gold files are measured by an extractor; what is not installed is said, and the rest goes on."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from tests.analysis.evaluation.invented import GOLD, TEXT, span

from claimgraph import evaluating
from claimgraph.documents.proposing import registry
from claimgraph.documents.proposing.draft import Context, Draft, KnownName, ObjectKind, Words
from claimgraph.documents.text import Document
from claimgraph.errors import MissingExtra, UsageError


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    (tmp_path / "tea.txt").write_text(TEXT, "utf-8")
    file = tmp_path / "tea.gold.json"
    file.write_text(json.dumps(GOLD), "utf-8")
    return file


class Plugged:
    """An extractor of another package: one draft that holds, and one that lies."""

    id = "plugged"
    examples = ()
    seen: tuple[KnownName, ...] = ()

    def version(self, options: Mapping[str, str]) -> str:
        return "1"

    def propose(self, document: Document, context: Context) -> Iterator[Draft]:
        self.seen = context.names
        passage = "the board runs at least three kettles"
        yield Draft(
            passage, Words("the board"), "operates", Words("three kettles"), ObjectKind.THING,
            at=span(passage),
        )  # fmt: skip
        yield Draft("no such words", Words("it"), "operates", Words("it"), ObjectKind.THING)


@pytest.fixture
def plugged(monkeypatch: pytest.MonkeyPatch) -> Plugged:
    made = Plugged()
    evaluating.extraction.the_extractor.cache_clear()
    monkeypatch.setattr(registry, "extractor", lambda name: made)
    return made


def test_an_extractor_of_another_package(gold: Path, plugged: Plugged) -> None:
    measured = evaluating.evaluate([gold], extractor="plugged")
    assert [score.kind for score in measured.total] == ["claims", "attribution"]
    claims = measured.total[0]
    assert (claims.overlap.matched, claims.overlap.found) == (1, 1)
    refused = [m.found for d in measured.documents for m in d.mistakes if m.what == "refused"]
    assert len(refused) == 1
    assert refused[0].startswith("quote-not-found: ")
    assert plugged.seen == ()


def test_the_names_of_the_gold_as_a_case_would_know_them(gold: Path, plugged: Plugged) -> None:
    evaluating.evaluate([gold], extractor="plugged", names=True)
    assert [name.text for name in plugged.seen] == [
        "Ada Quill", "Brim Brothers", "Dripping Post", "Old Samovar", "Tea Board",
    ]  # fmt: skip
    kinds = {name.text: [iri.rpartition("#")[2] for iri in name.types] for name in plugged.seen}
    assert kinds["Ada Quill"] == ["Person"]
    assert kinds["Tea Board"] == ["Organisation"]


def test_an_extractor_that_is_not_there(gold: Path) -> None:
    with pytest.raises(UsageError, match="there is no extractor 'nobody'"):
        evaluating.evaluate([gold], extractor="nobody")


def test_without_the_extra_the_pieces_are_measured(
    gold: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from claimgraph.documents.english import pipeline

    def missing(model: str) -> None:
        raise MissingExtra("no parser", mend="Install it: pip install 'claimgraph[en]'.")

    monkeypatch.setattr(pipeline, "_loaded", missing)
    told = {"sentences": [], **GOLD}
    gold.write_text(json.dumps(told), "utf-8")
    measured = evaluating.evaluate([gold])
    assert [score.kind for score in measured.total] == ["sentences"]
    assert "entities and claims are not measured" in measured.remark
    assert "claimgraph[en]" in measured.remark
    assert measured.cost.model_ms_per_kb == 0


def test_the_english_extractor_is_measured_by_all_kinds(gold: Path) -> None:
    measured = evaluating.evaluate([gold])
    assert [score.kind for score in measured.total] == [
        "entities", "claims", "attribution", "passages",
    ]  # fmt: skip
    assert measured.remark == ""
    assert measured.cost.ms_per_kb > 0
    assert measured.cost.model_ms_per_kb > 0
    assert measured.documents == evaluating.evaluate([gold]).documents, "the same twice"

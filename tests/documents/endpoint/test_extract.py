"""`extract` with a model: what is stored of a case's documents, and what a second run asks."""

from __future__ import annotations

import json
import shutil
from hashlib import sha256
from pathlib import Path

from tests.documents.endpoint.scripted_server import (
    Asked,
    Handling,
    answer,
    claim,
    completion,
    serving,
    thing,
)

import claimgraph as cg

OFFICE = "The Municipal Fog Office of Dimmle"


def half_true(asked: Asked, handling: Handling) -> None:
    """Say of each sentence that names the office something true, and something invented."""
    told = []
    for name, words in asked.sentences.items():
        if OFFICE in words and " runs " in words:
            true = claim(f"{OFFICE} runs seven unofficial fog banks", name, subject=thing(OFFICE))
            true |= {"predicate": "operates", "object": thing("seven unofficial fog banks")}
            told += [true, true | {"object": thing("eight unofficial fog banks")}]
    handling.send(completion(answer(*told)))


def test_what_a_model_said_is_kept_beside_what_passed(repo: Path, tmp_path: Path) -> None:
    root = tmp_path / "case"
    shutil.copytree(repo / "graphs" / "fog-banks", root)
    with serving(half_true) as server:
        lines = (f"{name} = {json.dumps(value)}" for name, value in server.options().items())
        (root / "extractors.toml").write_text("\n".join(["[endpoint]", *lines]))
        case = cg.open(root)
        case.extract(["lantern-article"], extractor="endpoint")
        (proposal,) = cg.open(root).proposals(extractor="endpoint")
        assert proposal.quote == f"{OFFICE} runs seven unofficial fog banks"
        assert proposal.subject.entity.endswith("/dimmle-fog-office")
        (kept,) = root.glob("proposals/*.replies/*.json")
        assert kept.stem == sha256(kept.read_bytes()).hexdigest() == proposal.origin.reply
        assert "eight unofficial" in kept.read_text()

        before = {path: path.read_bytes() for path in root.rglob("proposals/**/*.json*")}
        questions = len(server.asked)
        case.extract(["lantern-article"], extractor="endpoint")
        assert len(server.asked) == questions
        case.extract(["lantern-article"], extractor="endpoint", again=True)
        assert len(server.asked) == 2 * questions
        assert {path: path.read_bytes() for path in root.rglob("proposals/**/*.json*")} == before

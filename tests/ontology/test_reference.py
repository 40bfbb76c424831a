"""The reference page: up to date, whole, and every link leads somewhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.ontology.terms import codes, local, terms
from tools import ontology_reference


@pytest.mark.docs
def test_the_reference_page_is_up_to_date() -> None:
    written = ontology_reference.PAGE.read_text(encoding="utf-8")
    assert written == ontology_reference.page(), "run python tools/ontology_reference.py"


@pytest.mark.docs
def test_the_reference_page_has_every_term_and_every_link_leads_somewhere() -> None:
    text = ontology_reference.PAGE.read_text(encoding="utf-8")
    headings = [line.lstrip("# ") for line in text.splitlines() if line.startswith("#")]
    anchors = [ontology_reference.anchor(heading) for heading in headings]
    assert sorted(set(anchors)) == sorted(anchors)
    links = set(re.findall(r"\]\(#([^)]+)\)", text))
    assert len(links) > 150
    assert links <= set(anchors)
    for term in terms():
        assert any(heading.endswith(f"`cg:{local(term)}`") for heading in headings), term
    for code in codes():
        assert f"| `code:{local(code)}` |" in text, code


def test_a_page_that_is_not_up_to_date_is_noticed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    page = tmp_path / "docs" / "ontology.md"
    monkeypatch.setattr(ontology_reference, "PAGE", page)
    monkeypatch.setattr(ontology_reference, "page", lambda: "made\n")
    assert ontology_reference.main(["--check"]) == 1
    assert "run python tools/ontology_reference.py" in capsys.readouterr().err
    assert ontology_reference.main([]) == 0
    assert ontology_reference.main(["--check"]) == 0
    assert page.read_text(encoding="utf-8") == "made\n"
    page.write_text("old", encoding="utf-8")
    assert ontology_reference.main(["--check"]) == 1
    assert ontology_reference.main(["--chek"]) == 2

"""The cases in graphs/: free of faults, the same to the byte, and ours to ship."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.conformance.conftest import copied
from tools.docs_stage import Outcome, Stage

import claimgraph as cg
from claimgraph.analysis.lineage import chains
from claimgraph.case import Case
from claimgraph.documents.text import Document, read_documents
from claimgraph.graph import turtle
from claimgraph.resources import example_cases

SHIPPED = sorted(example_cases())
LONGEST_RUN = 5
"""Most words of the article that may stand in a row in what ships."""
NAMES = (  # of bodies and treaties, which nobody can put into words of their own
    "Central Commission for Disciplinary Inspection",
    "Ministry of Public Security",
    "Police and Overseas Chinese Liaison Office",
    "Vienna Convention on Consular Relations",
    "Vienna Convention on Diplomatic Relations",
)


@pytest.fixture(params=SHIPPED)
def case(request: pytest.FixtureRequest, tmp_path: Path) -> Case:
    """Each of the cases that ship, on a copy."""
    return cg.open(copied(request.param, tmp_path / request.param))


def rdf_files(root: Path) -> Iterator[Path]:
    return (file for file in sorted(root.rglob("*.ttl")) if ".claimgraph" not in file.parts)


def test_two_cases_ship() -> None:
    assert SHIPPED == ["fog-banks", "overseas-police-stations"]


def test_a_shipped_case_has_no_fault(case: Case) -> None:
    report = case.check()
    assert report.errors == 0
    # What is found about the world (CG3 to CG5) is the point of a case, and no fault of it.
    of_files = [f.code for f in report.findings if f.code < "CG3" and f.code != "CG109"]
    assert of_files == []
    looked_at = {tally.rule.code: tally.looked_at for tally in report.tallies}
    assert all(looked_at[code] for code in ("CG001", "CG002", "CG003", "CG004"))


def test_the_plain_graph_is_what_the_claims_make_it(case: Case) -> None:
    file = case.root / "graph.ttl"
    shipped = file.read_bytes()
    file.unlink()
    case.rebuild()
    assert file.read_bytes() == shipped
    assert len(turtle.parse(shipped, "graph.ttl")) > 150


def test_writing_a_file_again_changes_no_byte(case: Case) -> None:
    files = list(rdf_files(case.root))
    assert len(files) >= 8
    for file in files:
        data = file.read_bytes()
        triples = turtle.parse(data, file.name)
        assert turtle.serialize(triples, case.namespaces.prefixes) == data, file.name
        assert turtle.serialize(reversed(triples), case.namespaces.prefixes) == data, file.name


def test_a_sheet_of_the_case_makes_the_same_case(case: Case, tmp_path: Path) -> None:
    """Out as YAML, and into a fresh case that has the same terms: the same to the byte."""
    made = case.export(tmp_path / "claims.yaml")
    assert made.losses == ()
    fresh = cg.init(tmp_path / "fresh", base=case.info.base, title=case.info.title).root
    shutil.copy(case.root / "terms.ttl", fresh)
    again = cg.open(fresh)
    again.import_([tmp_path / "claims.yaml"])

    before, after = case.content, cg.open(fresh).content
    assert after.entities == before.entities
    assert after.sources == before.sources
    assert after.records == before.records
    assert after.judgements == before.judgements
    for file in rdf_files(case.root):
        if file.name != "case.ttl":  # title, description and licence are not in a sheet
            assert (fresh / file.relative_to(case.root)).read_bytes() == file.read_bytes()
    assert not again.import_([tmp_path / "claims.yaml"])  # a second time changes nothing


def test_every_quote_of_the_fog_banks_stands_in_its_document(fog: Case) -> None:
    texts = {d.name: d.text for d in read_documents([fog.root / "sources"]).values()}
    assert len(texts) == 5
    citations = {c.iri: c for a in fog.content.attestations.values() for c in a.passages}
    assert len(citations) == 96
    for citation in citations.values():
        text = texts[fog.content.sources[citation.source].file_name]
        assert citation.exact is not None
        assert text[citation.start : citation.end] == citation.exact
    assert fog.check().verified == len(citations)


# --- what their pages say ---------------------------------------------------------------------

COMMAND = re.compile(r"`((?:--view all )?(?:ask|trace|show|find|export) [^`]+[^`.])`")


@pytest.mark.parametrize(("name", "least"), [("fog-banks", 20), ("overseas-police-stations", 35)])
def test_every_command_of_a_readme_finds_something(
    name: str, least: int, repo: Path, tmp_path: Path
) -> None:
    page = (repo / "graphs" / name / "README.md").read_text(encoding="utf-8")
    commands = list(dict.fromkeys(COMMAND.findall(page)))
    assert len(commands) >= least
    stage = Stage(tmp_path, repo / "graphs")
    for command in commands:
        outcome = stage.command(f"claimgraph -C graphs/{name} {command}")
        assert finds_something(outcome), f"{command}: {outcome.text}"
    assert not finds_something(stage.command(f"claimgraph -C graphs/{name} ask numbers analyst"))
    assert not finds_something(stage.command(f"claimgraph -C graphs/{name} ask nothing"))


def finds_something(outcome: Outcome) -> bool:
    """Return whether a command prints more than that there is nothing."""
    is_empty = re.search(r"^(?:0 rows|nothing )", outcome.text, re.MULTILINE)
    return outcome.code == 0 and bool(outcome.lines()) and not is_empty


def test_the_pages_count_right(repo: Path, police: Case, fog: Case) -> None:
    front = (repo / "graphs" / "README.md").read_text(encoding="utf-8")
    for case in (police, fog):
        content = case.content
        counts = f"{len(content.entities)} things and {len(content.claims)} claims in "
        assert f"{counts}{len(content.handles)} rows" in front

    page = (repo / "graphs" / "fog-banks" / "README.md").read_text(encoding="utf-8")
    cited = [c.iri for a in fog.content.attestations.values() for c in a.passages]
    documents = read_documents([fog.root / "sources"]).values()
    assert (
        f"{len(documents)} documents ({sum(len(d.text.split()) for d in documents)} words), "
        f"{len(fog.content.entities)} entities, {len(fog.content.handles)} rows, "
        f"{len(fog.content.claims)} claims in {len(fog.content.attestations)} sayings, "
        f"{len(set(cited))} passages cited {len(cited)} times, "
        f"{len(fog.content.judgements)} judgements" in page
    )

    page = (repo / "graphs" / "overseas-police-stations" / "README.md").read_text(encoding="utf-8")
    content = police.content
    rows = {
        Path(name).stem: [a for a in record.attestations if a.handle]
        for name, record in content.records.items()
    }
    article = rows["seed-article"]
    claims = [content.claims[row.claim] for row in article]
    added = [row for row in article if "-x" in row.handle]
    depth = Counter(
        len(chain) for row in article for chain in chains(content, row.claim) if chain[0] is row
    )
    verdicts = Counter(str(judgement.verdict) for judgement in content.judgements)
    status = Counter(str(row.status) for row in article)
    mode = Counter(str(row.modality) for row in article)
    ends = Counter(type(claim.object).__name__ for claim in claims)
    dependencies = {(claim.iri, other) for claim in claims for other in claim.depends_on}
    cited = [c.iri for row in article for c in row.passages]
    noted = sum(e.note.startswith("Added") for e in content.entities.values())
    for words in (
        f"{len(content.entities)} entities: the annotation's {len(content.entities) - noted} and "
        f"{noted} more",
        f"{len(article)} rows of the article: the annotation's 135 claims as "
        f"{len(article) - len(added)}, and {len(added)} more",
        f"{len(rows['analyst-notes'])} rows of the analyst",
        f"{verdicts['unsure']} pairs that may be the same, {verdicts['different']} that are not, "
        f"{verdicts['reject']} claim rejected",
        f"explicit {status['explicit']}, carried {status['carried']}, "
        f"ambiguous {status['ambiguous']}, agent only {status['agent-only']}, "
        f"silent {status['silent']} ",
        f"allegation {mode['allegation']}, fact {mode['fact']}, interested {mode['interested']}, "
        f"estimate {mode['estimate']}, norm {mode['norm']}",
        f"one hop {depth[1]}, two {depth[2]}, three {depth[3]}, four {depth[4]}",
        f"a thing or claim {ends['str']}, a text {ends['Literal']}, "
        f"a quantity {ends['Quantity']}, a date {ends['EdtfDate']}",
        f"{len(set(cited))} different ones, cited {len(cited)} times",
        f"| dependencies | {len(dependencies)} |",
        f"{len(content.handles)} rows make {len(content.claims)} claims",
        f"{len(content.attestations)} sayings",
    ):
        assert words in page, words


# --- no text of the article ------------------------------------------------------------------


def words(text: str) -> list[str]:
    """Return the words of `text` in lower case, apostrophes and escapes apart."""
    plain = re.sub(r"\\[nrt]", " ", text)
    return re.findall(r"\w+", re.sub("[’'‘]", "", plain.lower()))


def runs(listed: list[str], length: int) -> Iterator[tuple[str, ...]]:
    return (tuple(listed[i : i + length]) for i in range(len(listed) - length + 1))


def without_names(listed: list[str]) -> list[str]:
    """Put a word that no text has in the place of each name."""
    text = f" {' '.join(listed)} "
    for name in NAMES:
        text = text.replace(f" {' '.join(words(name))} ", " § ")
    return text.split()


def repeated(text: str, article: Document) -> list[str]:
    """Return the runs of words that `text` has from the article, names apart."""
    length = LONGEST_RUN + 1
    of_article = set(runs(words(article.text), length))
    return [" ".join(run) for run in runs(without_names(words(text)), length) if run in of_article]


def shipped_texts(repo: Path) -> list[Path]:
    """Return what ships beside the code: the case, the documentation, the front pages."""
    folders = ("graphs/overseas-police-stations", "docs", "ontology")
    found = [file for folder in folders for file in (repo / folder).rglob("*") if file.is_file()]
    binary = {".png", ".svg", ".gif", ".jpg"}
    kept = [f for f in found if ".claimgraph" not in f.parts and f.suffix not in binary]
    return sorted([*kept, *repo.glob("*.md"), repo / "graphs" / "README.md"])


def test_nothing_that_ships_repeats_the_article(repo: Path, article: Document) -> None:
    files = shipped_texts(repo)
    assert len(files) > 40
    found = {
        str(file.relative_to(repo)): repeats
        for file in files
        if (repeats := repeated(file.read_text(encoding="utf-8"), article))
    }
    assert found == {}


def test_a_sentence_of_the_article_would_be_found(article: Document) -> None:
    some = article.text[460:600]
    assert repeated(f'cg:gloss "{some.upper()}" .', article)
    assert repeated(some.replace(" ", "\\n"), article)
    assert not repeated("The Police and Overseas Chinese Liaison Office of somewhere.", article)


def test_the_case_on_the_article_holds_no_quotes() -> None:
    root = example_cases()["overseas-police-stations"]
    assert not (root / "sources").exists()
    for file in rdf_files(root):
        text = file.read_text(encoding="utf-8")
        for selector in ("oa:exact", "oa:prefix", "oa:suffix", "TextQuoteSelector"):
            assert selector not in text, file.name
    claims = (root / "claims" / "seed-article.ttl").read_text(encoding="utf-8")
    assert claims.count("a oa:TextPositionSelector") == 209
    assert "cg:textMayBeShared false" in (root / "sources.ttl").read_text(encoding="utf-8")

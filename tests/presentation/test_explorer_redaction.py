"""A page that is to be handed on tells nothing of who is protected, packed or not."""

from __future__ import annotations

import hashlib
from pathlib import Path
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.builders import BASE, NS, claim, content, entity, iri, record
from tests.examples import examples
from tests.presentation.explorer_blocks import Blocks
from tests.presentation.redaction_cases import AT, WITNESS, everywhere, squeezed
from tests.presentation.test_redaction_property import DRESSED, NAMES

import claimgraph
from claimgraph.analysis.views import Derivation
from claimgraph.case import Case
from claimgraph.documents.text import Document
from claimgraph.graph.namespaces import CG
from claimgraph.model.claim import Attestation, Stance
from claimgraph.model.content import Content
from claimgraph.model.entity import Entity, Name, NameKind
from claimgraph.model.judgement import Judgement, Verdict
from claimgraph.model.source import Citation, Source, text_digest
from claimgraph.model.view import STANDARD
from claimgraph.model.vocabulary import Vocabulary
from claimgraph.presentation.explorer import ShownView
from claimgraph.presentation.explorer import blocks as blocks_module
from claimgraph.presentation.exporting import Exporter

QUOTE = "the Board keeps thirteen tea houses"
TEXT = f"It was Wang Li who saw it first.\n\nWang Li says that {QUOTE} in Puddle."


@examples(0.4)
@given(names=NAMES, dress=DRESSED, data=st.data())
def test_no_protected_name_or_iri_is_left_in_a_page(
    names: list[str], dress: object, data: st.DataObject
) -> None:
    """Put each name into every place that holds a text or an id, and into the document."""
    assert callable(dress)
    text = "He said: " + ", and ".join(data.draw(st.permutations(list(map(dress, names))))) + "."
    ids = ["-".join(squeezed(part) for part in name.split()) for name in names]
    people = [
        Entity(iri(id_), (CG + "Person",), (Name(name, kind=NameKind.PREFERRED),), protected=True)
        for id_, name in zip(ids, names, strict=True)
    ]
    whole = everywhere(people, text, ids)
    for written in (page(whole), page(whole, packed_above=0)):
        found = squeezed(unquote(written))
        assert not [name for name in names if squeezed(name) in found]
        assert not [person.iri for person in people if person.iri in written]


def page(whole: Content, *, packed_above: int = blocks_module.LARGEST_PLAIN) -> str:
    """Return what the page of `whole`, redacted, tells of it, unpacked."""
    words = Vocabulary([])
    own, other = (Derivation(STANDARD[name], whole, words) for name in ("all", "undisputed"))
    exporter = Exporter.of(whole, own.admitted, words, NS, [], whole)
    views = [ShownView("all", derived=own), ShownView("undisputed", derived=other)]
    text = next(iter(whole.attestations.values())).passages[0].exact or ""
    documents = {iri("paper"): Document("paper.txt", "", f"{text} {text}", "")}
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(blocks_module, "LARGEST_PLAIN", packed_above)
        made = exporter.page("-", views, own.ties, documents, None)
    blocks = Blocks(made.data)
    assert ("graph" in blocks.packed) is (packed_above == 0)
    return blocks.told()


# --- a whole case -------------------------------------------------------------------------------


@pytest.fixture
def case(tmp_path: Path) -> Case:
    """Return a case with a witness in its views and beside a passage in its document."""
    opened = claimgraph.init(tmp_path / "tea", base=BASE)
    data = TEXT.encode()
    (opened.root / "sources").mkdir()
    (opened.root / "sources" / "paper.txt").write_bytes(data)
    sha256 = hashlib.sha256(data).hexdigest()
    start = TEXT.index(QUOTE)
    passage = Citation.of(NS, iri("paper"), start=start, end=start + len(QUOTE), exact=QUOTE)
    claims = [
        claim("wang-li", "knows", "bob"),
        claim("bob", "knows", "paper"),
        claim("bob", "owns", "paper"),
    ]
    said = [
        Attestation.of(
            NS, claims[0].iri, [iri("wang-li")], Stance.ASSERTS, source=iri("paper"), handle="w-1"
        ),
        Attestation.of(
            NS, claims[1].iri, [iri("paper")], Stance.ASSERTS, source=iri("paper"), citation=passage
        ),
        Attestation.of(
            NS, claims[2].iri, [iri("bob")], Stance.DENIES, source=iri("paper"), handle="d-1"
        ),
    ]
    opened.merge(
        content(
            [
                WITNESS,
                entity("bob", "Person", "Bob Reed"),
                entity("paper", "Document", "The Paper"),
            ],
            [record("paper", claims, said)],
            [Source(iri("paper"), "A paper", sha256=sha256, text_sha256=text_digest(TEXT))],
            [Judgement.of(NS, Verdict.ACCEPT, [claims[0].iri], iri("bob"), AT, reason="Wang Li.")],
        )
    )
    views = opened.views
    opened.keep_view("unheard", views.parse("accepted without=wang-li"), reason="If he lies.")
    opened.keep_view("graded", views.parse("min-credibility=2"), reason="Wang Li asked for it.")
    return opened


def names_of_views(blocks: Blocks) -> list[str]:
    return [view["name"] for view in blocks.json("graph")["views"]]


def test_a_page_that_is_not_redacted_has_contexts_and_all_views(case: Case) -> None:
    blocks = Blocks(case.explore("-").data)
    assert names_of_views(blocks) == ["accepted", "undisputed", "corroborated", "graded", "unheard"]
    assert "Wang Li asked for it." in blocks.told()
    assert blocks.shards[0]["excerpts"] == [f"Wang Li says that {QUOTE} in Puddle."]
    assert [view["leftOut"] for view in blocks.json("graph")["views"]][-1] == [0, 1]


def test_a_redacted_page_has_neither(case: Case) -> None:
    made = case.explore("-", redact=True)
    blocks = Blocks(made.data)
    # The view without the witness goes; the reason of the other does.
    assert names_of_views(blocks) == ["accepted", "undisputed", "corroborated", "graded"]
    assert blocks.shards[0]["excerpts"] == []
    assert QUOTE in blocks.told()
    assert "wangli" not in squeezed(unquote(blocks.told()))
    graded = blocks.json("graph")["views"][-1]
    assert (graded["reason"], set(graded["leftOut"])) == ("", {1})


def test_views_leave_out_of_a_redacted_page_what_they_leave_out_of_the_case(case: Case) -> None:
    case.keep_view("paper", case.views.parse("only=paper"))
    plain, redacted = (Blocks(case.explore("-", redact=redact).data) for redact in (False, True))
    for name in ("undisputed", "corroborated", "graded", "paper"):
        rows = [
            next(view for view in blocks.json("graph")["views"] if view["name"] == name)
            for blocks in (plain, redacted)
        ]
        assert sum(map(bool, rows[0]["leftOut"])) == sum(map(bool, rows[1]["leftOut"]))
        assert rows[0]["reasons"] == rows[1]["reasons"]


def test_a_view_that_can_not_be_read_or_would_let_in_more_is_not_offered(case: Case) -> None:
    case.keep_view("gone", case.views.parse("accepted without=bob"))
    file = case.root / "case.ttl"
    file.write_text(file.read_text().replace("without=bob", "without=nobody-here"))
    narrow = Case(case.root, "corroborated")
    assert names_of_views(Blocks(narrow.explore("-").data)) == ["corroborated", "graded"]
    names = names_of_views(Blocks(Case(case.root, "all").explore("-").data))
    assert names == ["all", "accepted", "undisputed", "corroborated", "graded", "unheard"]

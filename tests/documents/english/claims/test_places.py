"""Whatever a text says: all words of a draft stand where it says they do."""

from __future__ import annotations

from collections.abc import Iterator

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.documents.english.claims.stating import document_of, drafted

from claimgraph.documents.proposing.draft import Draft, Words
from claimgraph.documents.proposing.gate import passed

SENTENCES = (
    "Anders Holm, the director of Norvane Holdings, met Petra Quist in Geneva on 2 May 2016.",
    "He denied that he had paid her 40,000 euros.",
    "“We never owned the ferry,” she said, “and it was not licensed by anybody.”",
    "Name: Arkady Volk",
    "Position: Deputy Minister of Defence",
    "Mr COYLE: Have you ever met Mr Halden?",
    "Mr RENN: Never. I sold him 14 lorries in 2019.",
    "Vessel | Flag\nAurelia | Panama",
    "> Please do not send the map to the Council,\n> which meets on Friday.",
    "At least 23 lorries, five of them stolen, are run by three firms.",
    "The pump-\ning station was shut in 2004.",
    "Café 中文 and the 🚢 are owned by nobody.",
)


def _words(draft: Draft) -> Iterator[Words]:
    yield from (draft.subject, draft.object)
    yield from (words for words in (draft.when, draft.where) if words is not None)
    yield from (words for _, words in draft.qualifiers)
    yield from draft.context


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=6),
    st.sampled_from(["\n\n", "\n", " "]),
)
def test_words_stand_where_a_draft_says(sentences: list[str], between: str) -> None:
    text = between.join(sentences)
    drafts = drafted(text)
    for draft in drafts:
        assert draft.at is not None
        assert text[slice(*draft.at)] == draft.quote
        for words in _words(draft):
            assert words.at is not None
            assert text[slice(*words.at)] == words.text
            if words.name_at is not None:
                assert text[slice(*words.name_at)] == words.name
        assert all(0 <= value <= 1 for _, value in draft.signals)
    document, context = document_of(text)
    through = passed(drafts, document, context, "english", "1")
    assert {r.reason for r in through.refusals} <= {
        "negation-not-reflected",
        "mode-not-reflected",
        "denial-not-in-text",
        "duplicate",
        "hop-does-not-fit",
        "cue-too-far",
        "words-cut",  # where the end of a line within a word is taken for that of a paragraph
    }

"""When things happened, by whose order, whose papers they are, and who is abroad."""

from __future__ import annotations

import pytest
from tests.documents.english.claims.stating import the, told

from claimgraph.model.claim import Modality


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("My arrest on 6 June 2011 was unfair.",
         ("My arrest", "occurredOn", "6 June 2011")),
        ("From May 2004 until my arrest on 6 June 2011 I was a clerk.",
         ("my arrest", "occurredOn", "6 June 2011")),
        ("Petra Quist reported on her meeting with Anders Holm, held on 4 March 2019.",
         ("her meeting", "occurredOn", "4 March 2019")),
        ("The evacuation of the mill on 9 May 2019 by order of the city council was lifted.",
         ("the city council", "carriedOut", "The evacuation of the mill")),
        ("The fire led to the evacuation of the hall on 11 April 2019, by order of the "
         "city council.", ("the city council", "carriedOut", "the evacuation of the hall")),
        ("Kelder Mining, which was wound up in 2014, had a mill.",
         ("Kelder Mining", "endedOn", "2014")),
        ("Two mills in the Kelder group were sold.",
         ("Two mills in the Kelder group", "partOf", "Kelder group")),
    ],
)  # fmt: skip
def test_a_noun_tells_what_happened(sentence: str, expected: tuple[str, str, str]) -> None:
    assert expected in told(sentence)


def test_a_letter_was_sent_on_its_date() -> None:
    draft = the("Holm's letter of 3 May 2019 was lost.", "published")
    assert draft.subject.text == "Holm"
    assert draft.object.text.startswith("Holm's letter of 3 May")
    assert draft.when is not None
    assert draft.when.text == "3 May 2019"


@pytest.mark.parametrize("place", ["abroad", "in Selmar"])
def test_who_is_believed_to_be_somewhere_may_be_there(place: str) -> None:
    draft = the(f"Karl Dorn is thought to be {place}.", "locatedIn")
    assert (draft.subject.text, draft.object.text) == ("Karl Dorn", place.removeprefix("in "))
    assert draft.modality is Modality.POSSIBILITY


@pytest.mark.parametrize(
    "sentence",
    [
        "The deaths were counted on 3 May 2019.",
        "He was asked about the dismissal and left on 6 June 2011.",
        "The council met on 3 May 2019.",
    ],
)
def test_the_date_of_a_verb_is_none_of_a_noun(sentence: str) -> None:
    assert "occurredOn" not in {relation for _, relation, _ in told(sentence)}

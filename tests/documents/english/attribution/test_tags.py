"""Reports that stand behind or within what they report, and those that "and" joins."""

from __future__ import annotations

import pytest
from tests.documents.english.attribution.marked import asked, lines

pytest.importorskip("spacy")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # A tag with words in apposition.
        (
            "[[Half of the lamps of Orl, Harn and Vell are lit with oil that the board had "
            "condemned]], the Lamp Friends, a club of keepers from Harn, wrote in a letter to it.",
            "Lamp Friends",
        ),
        (
            "[[Two men took the crates]] and a clerk let them in, a guard at the depot tells the "
            "Gazette.",
            "a guard",
        ),
        # A report put into what it reports, with a quotation in that.
        ("[[One of the kilns, Moll wrote, was a “grave”]] for moths.", "Moll"),
        # A quotation directly before one that has a tag.
        ("“[[The kiln is cold.]]” “The coal is wet,” said Ada Moll.", "Ada Moll"),
        # What "and" joins to what is said, and what it joins to the report.
        ("A porter said the mint had two keys, and [[had sold one]] to Moll.", "A porter"),
        (
            "The mill denied that its owner was ill and accused the Gazette of [[making it up]].",
            "The mill",
        ),
        ("The porter thinks, and would swear, that [[the gate was open]].", "The porter"),
        # Who told, with a clause about them between.
        ("A cook who once served Harl & Sons told us that [[the gate was open]].", "A cook"),
        (
            "The cook now claims to have learnt from a porter of the mint, who was drunk, that "
            "[[the coins were false]].",
            "a porter of the mint < The cook",
        ),
        # Who passes it on.
        (
            "According to the mint, as quoted by Radio Orl, [[four coins are false]].",
            "the mint < Radio Orl",
        ),
        ("According to the Echo, which cited a clerk, [[the mill is sold]].", "a clerk < Echo"),
        ("The Echo, which quoted two clerks, reported that [[the mill is sold]].", "two clerks < "),
        ("Moll was said by two clerks to [[have opened the vault]].", "two clerks"),
        ("The clerk admitted to [[losing the key]].", "The clerk"),
        # With the speaker behind the verb.
        ("There were, said the clerk, [[no keys]].", "the clerk"),
        ("[[The key, said Moll, was lost in May.]]", "Moll"),
        ("It was, wrote one critic, [[a triumph of paint]].", "one critic"),
        # Put in, and with what follows of its own.
        ("As a boy, he tells me, [[he slept above the kiln]].", "he"),
        (
            "[[Farmers lost a third]], according to figures published by the bank.",
            "the bank in fig",
        ),
        # Figures and names.
        ("The harbour office puts the swarm at [[two million flies]].", "The harbour office"),
        ("The mint’s latest estimate [[is 90 coins a day]].", "The mint"),
        ("The Moll family gave [[the cause as a fever]].", "The Moll family"),
        # Adjectives, and labels in the passive.
        ("Moll is adamant that [[she shut the gate]].", "Moll"),
        ("The plan was described by the union as [[a trap]].", "the union"),
    ],
)
def test_who_says_it(text: str, expected: str) -> None:
    assert lines(text)[0].startswith(expected), lines(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Minutes signed by the clerk show that [[Moll voted]].", "Minutes"),
        ("Files obtained by the Gazette show [[Moll bought the quay in 2011]].", "Files"),
        ("A log seized by the police last year lists [[four trips to Orl]].", "A log"),
        ("The board’s own guidelines state that [[kilns must be swept]].", "guidelines"),
        ("The roll, which nobody signed, lists [[nine men]].", "The roll"),
        ("There is a log in which [[nine landings are entered]].", "a log"),
    ],
)
def test_documents_whose_verb_the_parse_does_not_show(text: str, expected: str) -> None:
    assert lines(text)[0].startswith(expected), lines(text)


@pytest.mark.parametrize(
    "text",
    [
        # Acts, which are no words.
        "The clerk reported [[the theft of the boat]] to the police.",
        "Prosecutors have charged [[four men]] with theft.",
        "The court dismissed [[the appeal]].",
        "The lamps are maintained by the board, as are [[the gates]].",
        # Nouns that look like the verb of a document.
        "Visitors to the state fair saw [[the kiln]].",
        "The union called for [[an inquiry]].",
        "He rose, noted [[the result]], and left.",
        "[[Nothing in the file]] shows that she was told.",
        "[[Moll was named chair]] by the board.",
        # A name behind a comma that says nothing.
        "On Monday, [[the committee, a body of nine, agreed]].",
    ],
)
def test_nobody_says_it(text: str) -> None:
    assert lines(text) == ["- (silent)"]


def test_they_are_nobody_that_is_only_named_in_what_they_say() -> None:
    said, told = asked(
        "The auditors said that [[the safe was empty]]. [[Two clerks were told to lie]], they "
        "wrote."
    )
    assert said.chain[0].agents[0].text == "The auditors"
    assert told.chain[0].agents[0].name == "The auditors"

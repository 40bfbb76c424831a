"""Documents in the first person: a statement, an affidavit, a letter is all its author's words."""

from __future__ import annotations

import pytest
from tests.documents.english.attribution.marked import asked, lines

from claimgraph.model.claim import Modality

pytest.importorskip("spacy")

_AFFIDAVIT = """AFFIDAVIT OF MIRA STOLL

I, Mira Stoll, of 4 Quay Lane, Porton, make oath and say as follows:

1. [[I was the harbour clerk from 2010 to 2016.]]

2. [[The pilot was paid in cash.]] A carter told me that [[the money came by boat]].

3. The carter added that the pilot, Jon Ekk, had been told by the bookkeeper, Ada Quist, that
[[the ledger was burned]]. [[The firm denies this.]]

4. I understand from a clerk, whom I do not name, that [[the firm has been sold]].

5. By my calculation [[the loss was 300 marks]]. I refer to the letter of Jon Ekk: “[[Burn the
book.]]”

Sworn at Porton on 3 May 2017
[[Commissioner for oaths]]
"""

_HEADED = """Statement of Karl Ummer
12 March 2015

[[I worked at the quarry for nine years.]] My brother was the foreman. [[There were no helmets.]]

Signed: K. Ummer
"""

_NAMED = """TESTIMONY TO THE INQUIRY

My name is Olga Prell and I have lived at the ford all my life. [[The mill closed in 1998.]]
The doctor said that [[the water was bad]].
"""

_LETTER = """Porton, 4 June 2013

Dear Mr Hale,

[[The crane fell on 2 June.]] I saw it from my window. The foreman says [[nobody had checked it]].
We have asked for a new one.

Yours sincerely,
Ulla Vogt
"""

_FIELDS = """Witness Statement
Name: Arvid Brill

1. I make this statement for the claim. [[I have driven a lorry since 2004.]]
2. I am told by the mechanic that [[two wheels came off]].

Signed Arvid Brill
"""

_SPEECH = """Remarks by Ola Frem at the opening of the dam

I am glad to be here. [[The dam took nine years to build.]] My father worked on it.
"""

_STORY = """A fisher remembers
By Ann Lee

“I, for one, never saw it,” says Ole. [[The boat was sold.]] My name is on the list, he says.
A novel called I, Claudius is on the shelf. [[The sea was calm.]]
"""


def test_an_affidavit() -> None:
    assert lines(_AFFIDAVIT) == [
        "Mira Stoll (carried)",
        "Mira Stoll (carried)",
        "A carter < Mira Stoll (explicit)",
        "Ada Quist < Jon Ekk? < The carter < Mira Stoll (explicit)",
        "The firm < Mira Stoll (explicit, denied)",
        "a clerk < Mira Stoll (explicit)",
        "Mira Stoll (explicit)",
        "Jon Ekk in the letter of Jon Ekk < Mira Stoll (explicit)",
        "- (silent)",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (_HEADED, ["Karl Ummer (carried)", "Karl Ummer (carried)"]),
        (_NAMED, ["Olga Prell (carried)", "The doctor < Olga Prell (explicit)"]),
        (_LETTER, ["Ulla Vogt? (carried)", "The foreman < Ulla Vogt? (explicit)"]),
        (_FIELDS, ["Arvid Brill (carried)", "the mechanic < Arvid Brill (explicit)"]),
        (_SPEECH, ["Ola Frem (carried)"]),
        (_STORY, ["- (silent)", "- (silent)"]),
    ],
)
def test_whose_document_it_is(text: str, expected: list[str]) -> None:
    assert lines(text) == expected


def test_what_somebody_swears_is_put_as_fact() -> None:
    assert asked(_HEADED)[1].modality is Modality.FACT


def test_who_signed_below_is_no_cue() -> None:
    hop = asked(_LETTER)[0].chain[0]
    assert hop.cue is None
    assert hop.act == ""

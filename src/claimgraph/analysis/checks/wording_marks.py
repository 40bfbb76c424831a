"""CG540 to CG549: what a proofreader marks in the documents, and what rests on it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from claimgraph.analysis.checks.reading import Reading, readings
from claimgraph.analysis.checks.rule import Example, Look, Rule, Subject
from claimgraph.documents import proofreading
from claimgraph.documents.proofreading import Irregularity, Kind
from claimgraph.model.finding import Finding, Severity

Findings = Iterator[Finding | None]
Proof = Callable[[str], Iterable[Irregularity]]

NO_DOCUMENT = "no document at hand"
NO_ENGLISH = "no document in English at hand"


def look(
    code: str,
    proof: Proof,
    mend: str,
    *,
    kind: Kind | None = None,
    english: bool = False,
    speakers: bool = False,
    concerns: Callable[[Reading], bool] = lambda _: True,
) -> Look:
    """Return what looks at the lines of the documents at hand.

    Args:
        code: Of the rule.
        proof: Finds irregularities.
        mend: What to do about one.
        kind: Of those that count; all where None.
        english: The rule is about English words.
        speakers: What it finds bears on whose words something is.
        concerns: Whether a document is one to look at.
    """

    def looked(subject: Subject) -> Findings:
        for reading in readings(subject):
            if (english and not reading.is_english) or not concerns(reading):
                continue
            found = [i for i in proof(reading.text) if kind is None or i.kind is kind]
            yield from (None for _ in range(reading.paragraphs - len(found)))
            findings = (
                reading.finding(code, i.spans, message(i), mend, speakers=speakers) for i in found
            )
            yield from reading.limited(code, findings, len(found))

    return looked


def message(irregularity: Irregularity) -> str:
    """Return what is irregular, without a word that only the text has."""
    return _MESSAGES[irregularity.kind].format(*irregularity.parts)


_MESSAGES = {
    Kind.WRONG_WAY_MARK: "{0} stands where {1} should",
    Kind.UNBALANCED_QUOTATION: "the quotation mark {0} is not {1}",
    Kind.UNBALANCED_BRACKET: "the bracket {0} is not {1}",
    Kind.RUN_TOGETHER: "no blank after the end of a sentence",
    Kind.DOUBLED_WORD: "“{0}” stands twice",
    Kind.DAMAGED_CHARACTER: "{0}",
    Kind.DAY_PROMISED: "“{0}” before a date that has {1}",
    Kind.YEAR_MISSING: "a day without its year",
    Kind.GARBLED_RANGE: "“{0} … {1}” mixes two ways of giving a range",
    Kind.CANNOT_SPEAK: "“{1}” is something that “{0}” can't do; who did is not said",
    Kind.LOST_ANTECEDENT: "“such” points back at a word that differs in a few letters from this",
    Kind.OTHER_NATIONALITY: "the heading's “{0}” is of another country than its text's",
    Kind.OTHER_DOCUMENT_KIND: "“{0}” where the document before is called “{1}”",
}


def _has_no_date(reading: Reading) -> bool:
    """Return whether the year of a document is neither recorded for sure nor stated in it."""
    published = reading.source.published
    is_recorded = published is not None and published.year_known and not published.uncertain
    return not is_recorded and not proofreading.states_its_date(reading.text)


_THINGS = """
entities:
  - {id: paper, type: NewsArticle, name: The Puddle Paper}
  - {id: board, type: Organisation, name: The Tea Board}
  - {id: kettle, type: Facility, name: The Great Kettle}
sources:
  - {id: paper, language: en, file: paper.txt}
claims:
"""


def _example(text: str, quote: str) -> Example:
    row = (
        f"  - {{id: c01, subject: board, predicate: operates, object: kettle, quote: '{quote}'}}\n"
    )
    return Example(_THINGS + row, {"paper.txt": f"{text}\n"})


def _rule(code: str, title: str, why: str, bad: Example, good: Example, looks: Look) -> Rule:
    needs = NO_DOCUMENT if code in _ANY_LANGUAGE else NO_ENGLISH
    return Rule(code, Severity.INFORMATION, title, why, bad, good, looks, needs)


_ANY_LANGUAGE = ("CG540", "CG541", "CG542", "CG548", "CG549")

RULES = (
    _rule(
        "CG540",
        "a quotation mark that points the wrong way",
        "A mark that opens where one should close, or the other way round, leaves it open whose "
        "words these are. Who cites such a passage has decided it, and should know.",
        _example("“The board runs the kettle,“ she said. “Daily.”", "The board runs the kettle"),
        _example("“The board runs the kettle,” she said. “Daily.”", "The board runs the kettle"),
        look(
            "CG540",
            proofreading.quotation_marks,
            "Read who speaks where; set the status to ambiguous where it can't be told.",
            kind=Kind.WRONG_WAY_MARK,
            speakers=True,
        ),
    ),
    _rule(
        "CG541",
        "a quotation that does not close, or does not open",
        "Where a quotation ends, its speaker's words end. Without the mark, what follows may be "
        "the speaker's or the document's own. A quotation of several paragraphs that is opened "
        "anew at each of them is right, and not reported.",
        _example("“The board runs the kettle, said the clerk.", "The board runs the kettle"),
        _example("“The board runs the kettle,” said the clerk.", "The board runs the kettle"),
        look(
            "CG541",
            proofreading.quotation_marks,
            "Decide where the quotation ends, and note that it is your reading.",
            kind=Kind.UNBALANCED_QUOTATION,
            speakers=True,
        ),
    ),
    _rule(
        "CG542",
        "sentences run together",
        "Where a blank is missing, something may have been cut or pasted: the sentence behind may "
        "have another speaker than the one before.",
        _example("Tea is served.The board runs the kettle.", "The board runs the kettle"),
        _example("Tea is served. The board runs the kettle.", "The board runs the kettle"),
        look(
            "CG542",
            proofreading.run_together,
            "Look whether something is missing here, and who speaks in the second sentence.",
        ),
    ),
    _rule(
        "CG543",
        "a preposition that promises another date",
        "“On” goes with a day and “in” with a month. Where they do not fit, a day was lost, or "
        "added: the date is less sure than it looks.",
        _example(
            "The board runs the kettle, says a letter sent on May 2019.",
            "The board runs the kettle",
        ),
        _example(
            "The board runs the kettle, says a letter sent in May 2019.",
            "The board runs the kettle",
        ),
        look(
            "CG543",
            proofreading.promised_days,
            "Record what is stated and no day more.",
            english=True,
        ),
    ),
    _rule(
        "CG544",
        "a day without its year",
        "In a document without a date of its own, a day and month may be of any year. What is "
        "put in order by such days rests on a guess. Not looked at where the year is recorded of "
        "the source, or the document states its date.",
        _example(
            "On Dec. 5 the board lit it. The board runs the kettle since Dec. 5.",
            "The board runs the kettle",
        ),
        _example(
            "In 2021, on Dec. 5, the board lit it. The board runs the kettle since then.",
            "The board runs the kettle",
        ),
        look(
            "CG544",
            proofreading.dates_without_year,
            "Write XXXX for the year, and your reading as the inferred date.",
            english=True,
            concerns=_has_no_date,
        ),
    ),
    _rule(
        "CG545",
        "a range with words that do not fit",
        "“Between … to” and “since … and” mix two ways of saying how far something goes. One of "
        "the ends may be meant otherwise than it reads.",
        _example("The board runs the kettle between 2014 to 2016.", "The board runs the kettle"),
        _example("The board runs the kettle from 2014 to 2016.", "The board runs the kettle"),
        look(
            "CG545",
            proofreading.garbled_ranges,
            "Record the ends as you read them, and note that it is your reading.",
            english=True,
        ),
    ),
    _rule(
        "CG546",
        "a finding without a finder",
        "Information identifies nothing and data tell nobody: somebody did. Where the subject "
        "can't have done it, the origin of the claim is not stated.",
        _example(
            "New information also identified a board. The board runs the kettle.",
            "identified a board",
        ),
        _example("The clerk also identified a board.", "identified a board"),
        look(
            "CG546",
            proofreading.speechless_subjects,
            "Give the claim an unknown speaker, or the status ambiguous.",
            english=True,
            speakers=True,
        ),
    ),
    _rule(
        "CG547",
        "a word that stands twice",
        "A doubled word is a slip, and sometimes the seam of two versions.",
        _example("The board runs the the kettle.", "The board runs"),
        _example("The board runs the kettle.", "The board runs"),
        look(
            "CG547",
            proofreading.doubled_words,
            "Look whether a word is missing between the two.",
            english=True,
        ),
    ),
    _rule(
        "CG548",
        "a bracket that does not close, or does not open",
        "What stands in brackets is often the writer's and not the speaker's. Without one of them "
        "it can't be told where that ends.",
        _example("The board (so the clerk says runs the kettle.", "runs the kettle"),
        _example("The board (so the clerk says) runs the kettle.", "runs the kettle"),
        look(
            "CG548",
            proofreading.brackets,
            "Decide what stands in brackets, and note that it is your reading.",
        ),
    ),
    _rule(
        "CG549",
        "a character that was lost or decoded wrongly",
        "A name with a lost letter is found under no other spelling, and a passage with one fits "
        "no other copy of the document.",
        _example("The board of Caf\ufffd Zinc runs the kettle.", "runs the kettle"),
        _example("The board of Café Zinc runs the kettle.", "runs the kettle"),
        look(
            "CG549",
            proofreading.damaged_characters,
            "Get the document again, decoded rightly, and register that version.",
        ),
    ),
)

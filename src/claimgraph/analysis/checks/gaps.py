"""CG5: gaps: what an investigator has yet to ask."""

from __future__ import annotations

from claimgraph.analysis import gaps, paperwork, unanswered
from claimgraph.analysis.checks.from_gaps import reporting
from claimgraph.analysis.checks.rule import Example, Rule
from claimgraph.model.finding import Severity

_THINGS = """\
entities:
  - {id: paper, type: NewsArticle, name: The Puddle Paper}
  - {id: me, type: Analyst, name: The analyst}
  - {id: ann, type: Person, name: Ann Leaf}
  - {id: club, type: Association, name: The Tea Club}
  - {id: puddle, type: Settlement, name: Puddle}
  - {id: kettle, type: Facility, name: The Great Kettle}
"""
_SAYS = 'chain: "ann (says)", status: explicit'
_JUDGED = 'targets: [club, tee-club], by: me, at: "2024-05-04T09:00:00Z"'
_TEE = "{id: tee-club, type: Association, name: The Tee Club}"


def _case(*rows: str, thing: str = "", source: str = "", judged: str = "") -> Example:
    """Return a case of some rows, with another thing, a document and a judgement at most."""
    things = f"{_THINGS}  - {thing}\n" if thing else _THINGS
    document = f"sources:\n  - {{id: paper, {source}}}\n" if source else ""
    claims = "".join(
        f"  - {{id: c0{number}, {row if 'chain:' in row else f'{row}, {_SAYS}'}}}\n"
        for number, row in enumerate(rows, 1)
    )
    judgements = f"judgements:\n  - {{verdict: {judged}, {_JUDGED}}}\n" if judged else ""
    return Example(f"{things}{document}claims:\n{claims}{judgements}")


_OPERATES = "subject: club, predicate: operates, object: kettle"
_SET_UP = "subject: club, predicate: setUp, object: kettle"
_IN_PUDDLE = "subject: {}, predicate: locatedIn, object: puddle"
_LED = "subject: leader, predicate: leads, object: club"
_SOMEWHERE = "subject: kettle, predicate: locatedIn, object: somewhere"
_COUNTED = "subject: kettles, predicate: hasCount, quantity: 2 kettles"
_PART = "subject: {}, predicate: partOf, object: kettles"
_MET = "subject: stem, predicate: met, object: ann"
_ASKED = "subject: ann, predicate: requested, text: tea, lang: en"
_DENIED = f'{_OPERATES}, chain: "club : denies", status: explicit'
_ALLEGED = f"{_OPERATES}, modality: allegation"

_WHO_AND_WHERE = (
    Rule(
        "CG501",
        Severity.INFORMATION,
        "a thing that is not identified",
        "It exists, and the case has no name for it that could be looked up. Places and those "
        "who speak have rules of their own.",
        _case(_LED, thing="{id: leader, type: Person, name: Who leads it, unknown: not-stated}"),
        _case(_LED, thing="{id: leader, type: Person, name: Bob Stem}"),
        reporting(gaps.unknown_things),
    ),
    Rule(
        "CG502",
        Severity.INFORMATION,
        "a place that is not known",
        "Somebody says that there is a place and that it is not known, which is not the same as "
        "saying nothing about it (CG505).",
        _case(
            _SOMEWHERE, thing="{id: somewhere, type: Place, name: Somewhere, unknown: not-found}"
        ),
        _case(_SOMEWHERE, thing="{id: somewhere, type: Settlement, name: Brook}"),
        reporting(gaps.unknown_places),
    ),
    Rule(
        "CG503",
        Severity.INFORMATION,
        "a speaker who is not named",
        "A claim is as good as who makes it. Of somebody without a name nobody can say how they "
        "know, or whether two of them are one.",
        _case(
            f'{_OPERATES}, chain: "clerk (says)", status: explicit',
            thing="{id: clerk, type: Person, name: A clerk, unknown: withheld}",
        ),
        _case(
            f'{_OPERATES}, chain: "clerk (says)", status: explicit',
            thing="{id: clerk, type: Person, name: Bob Stem}",
        ),
        reporting(gaps.unnamed_speakers),
        needs="nobody who is quoted",
    ),
    Rule(
        "CG504",
        Severity.INFORMATION,
        "a person of whom one word is known",
        "A bare surname fits many people. With a first name or a role it can be looked up.",
        _case(_MET, thing="{id: stem, type: Person, name: Stem}"),
        _case(_MET, thing="{id: stem, type: Person, name: Bob Stem}"),
        reporting(gaps.one_word_people),
    ),
    Rule(
        "CG505",
        Severity.INFORMATION,
        "a facility that nobody says the place of",
        "What stands somewhere can be visited, photographed and looked up in a register. A group "
        "is placed where one of its members is.",
        _case(_OPERATES),
        _case(_OPERATES, _IN_PUDDLE.format("kettle")),
        reporting(gaps.placeless_facilities),
    ),
    Rule(
        "CG506",
        Severity.INFORMATION,
        "an organisation that nobody says the place of",
        "Where a body sits says under whose law it is and in whose register. Governments, "
        "ministries, parties, embassies and the like are left out.",
        _case(_OPERATES),
        _case(_OPERATES, _IN_PUDDLE.format("club")),
        reporting(gaps.placeless_bodies),
    ),
)
_WHEN_AND_HOW_MANY = (
    Rule(
        "CG507",
        Severity.INFORMATION,
        "an act without a date",
        "Setting up, publishing, summoning, paying: what somebody did was at some time. Without "
        "it nobody can say what came before what.",
        _case(_SET_UP),
        _case(f"{_SET_UP}, when: 2019"),
        reporting(gaps.undated_acts),
        needs="no claim about an act",
    ),
    Rule(
        "CG508",
        Severity.INFORMATION,
        "a date without a year",
        "A day and a month recur every year. What an analyst reads into it is kept apart from "
        "what is stated, and wants to be confirmed.",
        _case(f"{_SET_UP}, when: XXXX-05-03"),
        _case(f"{_SET_UP}, when: 2024-05-03"),
        reporting(gaps.missing_years),
        needs="no date",
    ),
    Rule(
        "CG509",
        Severity.INFORMATION,
        "a group with more members than are known",
        "Somebody counted them, and so has a list, or the number is a guess. Members of a part "
        "count too; of more than 500 nobody is asked for a list.",
        _case(_COUNTED, thing="{id: kettles, type: FacilityGroup, name: The kettles}"),
        Example(
            _case(
                _COUNTED,
                _PART.format("kettle"),
                _PART.format("urn"),
                thing="{id: kettles, type: FacilityGroup, name: The kettles}\n"
                "  - {id: urn, type: Facility, name: The Little Urn}",
            ).sheet
        ),
        reporting(gaps.uncounted_members),
        needs="no group with a count",
    ),
)
_SOURCES = (
    Rule(
        "CG510",
        Severity.INFORMATION,
        "a document of unknown date",
        "When a document came out decides what it could have known, and what else could rest "
        "on it.",
        _case(_OPERATES, source="title: The Puddle Paper"),
        _case(_OPERATES, source="title: The Puddle Paper, published: 2024-05-03"),
        reporting(paperwork.undated_sources),
        needs="no registered document",
    ),
    Rule(
        "CG511",
        Severity.INFORMATION,
        "a document of which nobody is the maker",
        "Whether two documents are independent is decided by who stands behind them.",
        _case(_OPERATES, source="title: The Puddle Paper"),
        _case(_OPERATES, source="title: The Puddle Paper, publisher: club"),
        reporting(paperwork.sources_without_maker),
        needs="no registered document",
    ),
    Rule(
        "CG512",
        Severity.INFORMATION,
        "a document that is not graded",
        "A grade from A (reliable) to F (can't be judged) lets a view leave out what is below "
        "some grade.",
        _case(_OPERATES, source="title: The Puddle Paper"),
        _case(_OPERATES, source="title: The Puddle Paper, reliability: C"),
        reporting(paperwork.ungraded_sources),
        needs="no registered document",
    ),
    Rule(
        "CG513",
        Severity.INFORMATION,
        "a thing that nothing refers to",
        "It was entered for something. Either a claim was forgotten or it can go.",
        _case(_OPERATES, _IN_PUDDLE.format("club"), judged=""),
        _case(
            _OPERATES, _IN_PUDDLE.format("club"), source="title: The Puddle Paper, authors: [me]"
        ),
        reporting(paperwork.unmentioned_things),
    ),
)
_UNANSWERED = (
    Rule(
        "CG514",
        Severity.INFORMATION,
        "somebody accused who has not been heard",
        "Fairness asks for the other side, and its answer often holds the next fact. Silent "
        "where the accused says anything in the case.",
        _case(_ALLEGED),
        _case(_ALLEGED, _DENIED),
        reporting(unanswered.unanswered_accusations),
        needs="no allegation against anybody",
    ),
    Rule(
        "CG515",
        Severity.INFORMATION,
        "a denial of what nobody on record says",
        "A denial answers somebody. Whoever says it, and on what grounds, is missing.",
        _case(_DENIED),
        _case(_DENIED, _OPERATES),
        reporting(unanswered.answerless_denials),
        needs="no denial",
    ),
    Rule(
        "CG516",
        Severity.INFORMATION,
        "a request without an outcome",
        "What came of a request, if only that nothing did, is a question to both sides. An "
        "outcome is a claim about the request, or about the event in which it was made.",
        _case(_ASKED),
        _case(_ASKED, "subject: club, predicate: acknowledges, object: c01"),
        reporting(unanswered.open_requests),
        needs="no request",
    ),
    Rule(
        "CG517",
        Severity.INFORMATION,
        "two things that may be one",
        "An analyst was unsure. If they are one, what is known of both adds up.",
        _case(_OPERATES, thing=_TEE, judged="unsure"),
        _case(_OPERATES, thing=_TEE, judged="different"),
        reporting(unanswered.open_identities),
        needs="no pair that an analyst has judged",
    ),
    Rule(
        "CG518",
        Severity.INFORMATION,
        "names that look alike",
        "A letter or two away from each other, the same but for the blanks, or the same in "
        "sound: one may be a slip, a second entry or another transliteration. Silent where an "
        "analyst has judged the two the same or different.",
        _case(_OPERATES, thing=_TEE),
        _case(_OPERATES, thing=_TEE, judged="different"),
        reporting(unanswered.look_alikes),
    ),
)

RULES = (*_WHO_AND_WHERE, *_WHEN_AND_HOW_MANY, *_SOURCES, *_UNANSWERED)

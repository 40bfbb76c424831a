"""What to ask next, most valuable first; and names that look alike."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

import pyoxigraph as ox

from claimgraph.analysis import copied, gaps, hearsay, paperwork, unanswered
from claimgraph.analysis.computed.question import Computed, Inquiry, Rows
from claimgraph.analysis.survey import Gap, Gaps, Survey
from claimgraph.errors import UsageError
from claimgraph.graph.questions import Parameter, ParameterType

KINDS: Mapping[str, tuple[str, Callable[[Survey], Gaps]]] = {
    "CG401": ("single origin", hearsay.single_origins),
    "CG402": ("independence not established", hearsay.uncounted_voices),
    "CG403": ("circular reporting", copied.circular_reports),
    "CG404": ("only a party says it", hearsay.parties_alone),
    "CG405": ("same words", copied.same_words),
    "CG406": ("document not at hand", hearsay.unfetched_documents),
    "CG407": ("ambiguous words", hearsay.ambiguous_words),
    "CG408": ("no document of the speaker's", hearsay.speakers_without_document),
    "CG409": ("not read where it is said to be", hearsay.uncarried_claims),
    "CG410": ("an analyst's reading of a chain", hearsay.inferred_hops),
    "CG411": ("many hands", hearsay.many_hands),
    "CG501": ("unknown thing", gaps.unknown_things),
    "CG502": ("unknown place", gaps.unknown_places),
    "CG503": ("unnamed speaker", gaps.unnamed_speakers),
    "CG504": ("person of one word", gaps.one_word_people),
    "CG505": ("facility without a place", gaps.placeless_facilities),
    "CG506": ("organisation without a place", gaps.placeless_bodies),
    "CG507": ("act without a date", gaps.undated_acts),
    "CG508": ("date without a year", gaps.missing_years),
    "CG509": ("members not known", gaps.uncounted_members),
    "CG510": ("undated document", paperwork.undated_sources),
    "CG511": ("document without a maker", paperwork.sources_without_maker),
    "CG512": ("document not graded", paperwork.ungraded_sources),
    "CG513": ("nothing is said of it", paperwork.unmentioned_things),
    "CG514": ("accused and not heard", unanswered.unanswered_accusations),
    "CG515": ("denial of what nobody says", unanswered.answerless_denials),
    "CG516": ("request without an outcome", unanswered.open_requests),
    "CG517": ("two things that may be one", unanswered.open_identities),
    "CG518": ("names that look alike", unanswered.look_alikes),
}
"""Code of a rule to what kind of gap it finds, and how."""

_MOST_HANDLES = 5


# -- what to ask next --------------------------------------------------------------------------


def _gaps(inquiry: Inquiry, arguments: Mapping[str, str]) -> Rows:
    survey = inquiry.survey
    thing = inquiry.lookup.entity(arguments["thing"]) if "thing" in arguments else None
    least = _whole_number(arguments["least"])
    found = [
        gap
        for gap in _found(survey, arguments.get("code", ""))
        if len(gap.claims) >= least and (thing is None or thing in gap.things)
    ]
    for gap in sorted(found, key=lambda gap: (-len(gap.claims), gap.code, gap.things)):
        kind, about = KINDS[gap.code][0], ox.NamedNode(gap.things[0])
        edges = len(gap.claims)
        yield edges, kind, about, gap.ask, gap.message, _handles(survey, gap), gap.code


def _found(survey: Survey, beginning: str) -> Iterator[Gap]:
    chosen = [find for code, (_, find) in KINDS.items() if code.startswith(beginning.upper())]
    if not chosen:
        raise UsageError(
            f"no kind of gap has a code that begins with {beginning!r}",
            mend=f"The codes are {min(KINDS)} to {max(KINDS)}; CG5 is short for all that begin so.",
        )
    for find in chosen:
        yield from (gap for gap in find(survey) if gap is not None)


def _whole_number(text: str) -> int:
    if text.isdecimal() and len(text) < 10:
        return int(text)
    raise UsageError("least has to be a whole number", mend="Write 3.")


def _handles(survey: Survey, gap: Gap) -> str:
    rows = sorted(survey.short(claim) for claim in gap.claims)
    more = len(rows) - _MOST_HANDLES
    return ", ".join(rows[:_MOST_HANDLES]) + (f" and {more} more" if more > 0 else "")


GAPS = Computed(
    "gaps",
    "What should be asked next?",
    "One row a gap, the most valuable first: edges says how many claims of the view hang on it. "
    "Each kind is a rule of check, and code is its code. The same gap can have rows of several "
    "kinds, such as an article without a date and without an author.",
    (
        Parameter("thing", ParameterType.ENTITY, "only gaps about this"),
        Parameter("code", ParameterType.TEXT, "only kinds whose code begins so: CG5, CG406"),
        Parameter("least", ParameterType.INTEGER, "how many edges hang on it at least", "0"),
    ),
    ("edges", "kind", "thing", "ask", "what", "handles", "code"),
    _gaps,
)


# -- names that look alike -----------------------------------------------------------------------


def _look_alikes(inquiry: Inquiry, arguments: Mapping[str, str]) -> Rows:
    del arguments
    rows = {
        (not any(b.is_slip for b in (one, other)), found.one, found.other, one.iri, other.iri)
        for found in inquiry.survey.alike
        for one in found.bearers
        for other in found.others
        if one.iri != other.iri
    }
    for unmarked, word, other_word, thing, other_thing in sorted(rows):
        yield word, other_word, ox.NamedNode(thing), ox.NamedNode(other_thing), not unmarked


LOOK_ALIKE_NAMES = Computed(
    "look-alike-names",
    "Which names look so alike that one may be a slip?",
    "Names of two things that are a letter or two apart, the same but for the blanks, or the "
    "same in sound; and names of one word that look like a word of a longer name. Marked where "
    "one of them is recorded as a misspelling. Pairs that an analyst has judged the same or "
    "different are left out.",
    (),
    ("word", "otherWord", "thing", "other", "marked"),
    _look_alikes,
)

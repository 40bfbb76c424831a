"""CG30: counts against each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from claimgraph.analysis.checks.rule import Example, Rule, Subject
from claimgraph.analysis.checks.side_by_side import evidence, finding, listed, name, names
from claimgraph.analysis.reconciliation.actors import Acting, Overmanned
from claimgraph.analysis.reconciliation.counts import (
    COMPUTED,
    Count,
    Counting,
    Reconciliation,
    Rivals,
)
from claimgraph.analysis.reconciliation.cuts import Part
from claimgraph.analysis.reconciliation.evidence import Voices
from claimgraph.analysis.reconciliation.intervals import Verdict
from claimgraph.model.finding import Finding, Severity
from claimgraph.model.iri import Iri
from claimgraph.model.quantity import Quantity

Findings = Iterator[Finding | None]


def _counting(subject: Subject) -> Counting:
    return Counting(evidence(subject)[0])


def _numbers(quantity: Quantity) -> str:
    """Return a quantity without its unit, and "exactly" where it is exact."""
    text = quantity.text().removesuffix(quantity.unit).strip()
    return f"exactly {text}" if quantity.lower == quantity.upper else text


def _plain(quantity: Quantity) -> str:
    return _numbers(quantity).removeprefix("exactly ")


def _parts(subject: Subject, parts: Iterable[Part]) -> str:
    words = (
        f"{name(subject, part.thing)} {_plain(part.count)}" if part.count else ""
        for part in sorted(parts, key=lambda p: (p.count is None, _negative(p.count), p.thing))
    )
    return listed([word for word in words if word])


def _negative(count: Quantity | None) -> float:
    return -float(count.amount) if count else 0.0


def _receipts(found: Reconciliation) -> list[Iri]:
    """Return the claims of a sum: the total, then how many each part is, then that it is one."""
    counted = [claim for part in found.cut.parts for claim in part.counted]
    return [found.total.claim, *counted, *(c for part in found.cut.parts for c in part.belongs)]


def _focus(found: Reconciliation) -> list[Iri]:
    return [found.total.thing, *(part.thing for part in found.cut.parts)]


# -- totals and parts -------------------------------------------------------------


def _wrong_total(subject: Subject) -> Findings:
    counting = subject.once(_counting)
    for found in counting.reconciliations:
        if found.cut.name != COMPUTED:
            continue
        if found.verdict is not Verdict.MISFIT:
            yield None
            continue
        yield finding(
            subject,
            "CG301",
            Severity.WARNING,
            f"{name(subject, found.total.thing)}: what it is computed from adds up to "
            f"{_numbers(found.sum)} ({_parts(subject, found.cut.parts)}), "
            f"the total says {_numbers(found.total.quantity)}",
            "Ask which of the numbers changed, or what else is in the total.",
            _receipts(found),
            _focus(found),
        )


def _too_many_parts(subject: Subject) -> Findings:
    counting = subject.once(_counting)
    worst: dict[tuple[object, ...], Reconciliation] = {}
    for found in counting.reconciliations:
        if found.cut.name == COMPUTED:
            continue
        if found.verdict is not Verdict.MISFIT:
            yield None
            continue
        key = (*found.total.scope[:3], found.cut.parts)
        known = worst.setdefault(key, found)
        if (found.total.quantity.upper or 0) < (known.total.quantity.upper or 0):
            worst[key] = found
    yield from (_too_many(subject, found) for found in _largest(worst.values()))


def _largest(found: Iterable[Reconciliation]) -> list[Reconciliation]:
    """Return one sum for each whole and unit: the one that goes furthest beyond it."""
    furthest: dict[tuple[object, ...], Reconciliation] = {}
    for each in found:
        key = (each.total.thing, each.total.quantity.unit)
        known = furthest.setdefault(key, each)
        if (each.sum.lower or 0) > (known.sum.lower or 0):
            furthest[key] = each
    return list(furthest.values())


def _too_many(subject: Subject, found: Reconciliation) -> Finding:
    parts = found.cut.parts
    number = "its part" if len(parts) == 1 else f"{len(parts)} of its parts"
    verb = "comes" if len(parts) == 1 else "come"
    doubt = "" if found.cut.disjoint or len(parts) == 1 else ", unless some are counted twice"
    return finding(
        subject,
        "CG302",
        Severity.INFORMATION,
        f"{name(subject, found.total.thing)}: {number} {verb} to {_numbers(found.sum)} "
        f"({_parts(subject, parts)}), the whole is said to be "
        f"{_numbers(found.total.quantity)}{doubt}",
        "Ask whether all of them belong to it, whether some are counted twice, "
        "and whether the numbers are of one time.",
        _receipts(found),
        _focus(found),
    )


def _firmer_total(subject: Subject) -> Findings:
    counting = subject.once(_counting)
    for found in counting.reconciliations:
        if found.cut.name != COMPUTED:
            continue
        total = found.total.quantity
        loose = total.upper is not None and found.sum.upper is None
        if found.verdict is Verdict.MISFIT or not loose:
            yield None
            continue
        yield finding(
            subject,
            "CG305",
            Severity.INFORMATION,
            f"{name(subject, found.total.thing)}: the total says {_numbers(total)}, what it is "
            f"computed from makes {_numbers(found.sum)} ({_parts(subject, found.cut.parts)})",
            "Read the total with the bound of its parts, and ask where the exact number is from.",
            _receipts(found),
            _focus(found),
        )


# -- two counts of one thing ------------------------------------------------------


def _said(subject: Subject, heard: Voices, count: Count) -> str:
    by = names(subject, heard.affirmed.get(count.claim, ()))
    return f"{_numbers(count.quantity)} (says {by})"


def _rival_counts(subject: Subject) -> Findings:
    counting, heard = subject.once(_counting), evidence(subject)[1]
    for rivals in counting.rivals():
        low, high = rivals.lowest, rivals.highest
        if low is None or high is None or not rivals.exclude_each_other:
            yield None
            continue
        others = [c for c in rivals.counts if c not in (low, high)]
        more = f"; there are {len(others)} further numbers" if len(others) > 1 else ""
        more = "; there is one further number" if len(others) == 1 else more
        unit = f" {low.quantity.unit}" if low.quantity.unit else ""
        yield finding(
            subject,
            "CG303",
            Severity.INFORMATION,
            f"{_same_thing(subject, low, high)}:{unit} {_said(subject, heard, low)} against "
            f"{_said(subject, heard, high)}{more}",
            "Ask for what time each number holds and who counted what.",
            (low.claim, high.claim, *(count.claim for count in others)),
            (low.thing,),
        )


def _same_thing(subject: Subject, *counts: Count) -> str:
    """Return what is counted; both names where two things were judged the same."""
    things = {subject.content.claims[count.claim].subject for count in counts}
    return listed([name(subject, thing) for thing in sorted(things)], last=", judged the same as ")


def _two_bounds(subject: Subject) -> Findings:
    counting, heard = subject.once(_counting), evidence(subject)[1]
    for rivals in counting.rivals():
        pair = rivals.exact_and_bounded
        if pair is None or rivals.exclude_each_other:
            yield None
            continue
        yield _bounds_finding(subject, counting, heard, rivals, pair)


def _bounds_finding(
    subject: Subject,
    counting: Counting,
    heard: Voices,
    rivals: Rivals,
    pair: tuple[Count, Count],
) -> Finding:
    exact, bounded = pair
    totals = [t for c in rivals.counts for t in counting.computed_from.get(c.claim, ())]
    leans = [
        f"; {name(subject, t.thing)}, {t.quantity.text()}, is computed from it and is "
        f"{'at least' if bounded.quantity.upper is None else 'at most'} so many if the bound "
        "is right"
        for t in totals
        if t.quantity.lower == t.quantity.upper
    ]
    return finding(
        subject,
        "CG304",
        Severity.INFORMATION,
        f"{name(subject, exact.thing)}: {_said(subject, heard, exact)} and "
        f"{_said(subject, heard, bounded)} are one number with two bounds{''.join(leans[:1])}",
        "Ask whether the count is complete.",
        (exact.claim, bounded.claim, *(total.claim for total in totals)),
        (exact.thing, *(total.thing for total in totals)),
    )


# -- actors -----------------------------------------------------------------------


def _too_many_actors(subject: Subject) -> Findings:
    counting = subject.once(_counting)
    for _, found in Acting(counting).compared():
        if found is None:
            yield None
            continue
        doers = [claim for actor in found.actors for claim in actor.claims]
        yield finding(
            subject,
            "CG306",
            Severity.INFORMATION,
            _actors_message(subject, found),
            "Ask which of them the group is, and whether the others belong to it.",
            (found.group.claim, found.acts.iri, *doers),
            (found.group.thing, found.whole, *(actor.thing for actor in found.actors)),
        )


def _actors_message(subject: Subject, found: Overmanned) -> str:
    actors = [
        f"{name(subject, actor.thing)}{f' {_plain(actor.count)}' if actor.count else ''}"
        for actor in found.actors
    ]
    relation = subject.vocabulary.label(found.acts.predicate)
    return (
        f"{name(subject, found.group.thing)} ({found.group.quantity.text()}) — {relation} — "
        f"{name(subject, found.whole)}, but {len(found.actors)} are named for parts of it: "
        f"{listed(actors)}{_best(subject, found)}"
    )


def _best(subject: Subject, found: Overmanned) -> str:
    if found.total is None or found.most is None:
        return ""
    size = _plain(found.group.quantity)
    if found.best:
        best = names(subject, (actor.thing for actor in found.best))
        return f"; {best} alone make {_numbers(found.total)}"
    whole = _numbers(found.total)
    return f"; no {size} of them make {whole}: the most is {_plain(found.most)}"


# -- examples ---------------------------------------------------------------------

_POSTS = """
entities:
  - {id: paper, type: NewsArticle, name: The Puddle Paper}
  - {id: office, type: StateBody, name: The Toll Office}
  - {id: board, type: StateBody, name: The Canal Board}
  - {id: guild, type: StateBody, name: The Bargemen's Board}
  - {id: boards, type: OrganisationGroup, name: Two boards}
  - {id: posts, type: FacilityGroup, name: The toll posts}
  - {id: old-posts, type: FacilityGroup, name: The old toll posts}
  - {id: new-posts, type: FacilityGroup, name: The new toll posts}
claims:
"""
_OLD_AND_NEW = """
  - {id: c01, subject: old-posts, predicate: hasCount, quantity: 6 posts}
  - {id: c02, subject: new-posts, predicate: hasCount, quantity: OF_NEW}
  - {id: c03, subject: posts, predicate: hasCount, quantity: 10 posts, depends-on: [c01, c02]}
"""
_PARTS = """
  - {id: c01, subject: posts, predicate: hasCount, quantity: 10 posts}
  - {id: c02, subject: old-posts, predicate: hasCount, quantity: 6 posts}
  - {id: c03, subject: new-posts, predicate: hasCount, quantity: OF_NEW}
  - {id: c04, subject: old-posts, predicate: partOf, object: posts}
  - {id: c05, subject: new-posts, predicate: partOf, object: posts}
  - {id: c06, subject: office, predicate: operates, object: old-posts}
  - {id: c07, subject: board, predicate: operates, object: new-posts}
"""
_TWICE = """
  - {id: c01, subject: posts, predicate: hasCount, quantity: 10 posts}
  - {id: c02, subject: posts, predicate: hasCount, quantity: AGAIN}
"""
_BOARDS = """
  - {id: c01, subject: boards, predicate: hasCount, quantity: NUMBER boards}
  - {id: c02, subject: boards, predicate: operates, object: posts}
  - {id: c03, subject: old-posts, predicate: partOf, object: posts}
  - {id: c04, subject: new-posts, predicate: partOf, object: posts}
  - {id: c05, subject: office, predicate: setUp, object: old-posts}
  - {id: c06, subject: board, predicate: operates, object: new-posts}
  - {id: c07, subject: guild, predicate: manages, object: new-posts}
"""


def _example(rows: str, word: str, by: str) -> Example:
    return Example(f"{_POSTS}{rows.strip(chr(10)).replace(word, by)}\n")


RULES = (
    Rule(
        "CG301",
        Severity.WARNING,
        "a total that its parts do not make",
        "Where a case says what a total was computed from, the sum has to come out. If it does "
        "not, one of the numbers was changed, or misread, or something else is in the total.",
        _example(_OLD_AND_NEW, "OF_NEW", "5 posts"),
        _example(_OLD_AND_NEW, "OF_NEW", "4 posts"),
        _wrong_total,
        "no total that is computed from two other counts",
    ),
    Rule(
        "CG302",
        Severity.INFORMATION,
        "parts that are more than their whole",
        "Parts may be fewer than the whole, for not all need be known. They can't be more. "
        "Only parts that were told apart in the same way are added up (by who runs them, by "
        "where they are), since one may lie across another.",
        _example(_PARTS, "OF_NEW", "at least 5 posts"),
        _example(_PARTS, "OF_NEW", "at least 3 posts"),
        _too_many_parts,
        "no group with a count and with parts",
    ),
    Rule(
        "CG303",
        Severity.INFORMATION,
        "two counts that exclude each other",
        "One group is said to be two numbers at the same time, and no number fits both. Both "
        "claims are kept; which one is right is for the receipts to tell.",
        _example(_TWICE, "AGAIN", "over 12 posts"),
        _example(_TWICE, "AGAIN", "about 12 posts"),
        _rival_counts,
        "no count",
    ),
    Rule(
        "CG304",
        Severity.INFORMATION,
        "one number with two bounds",
        "Ten in one place and at least ten in another do not exclude each other, but the first "
        "says that the count is complete and the second that it may not be. Whatever is computed "
        "from the exact one inherits the doubt.",
        _example(_TWICE, "AGAIN", "at least 10 posts"),
        _example(_TWICE, "AGAIN", "at least 8 posts"),
        _two_bounds,
        "no count",
    ),
    Rule(
        "CG305",
        Severity.INFORMATION,
        "a total that is firmer than its parts",
        "Six and at least four make at least ten. A total of exactly ten claims more than what it "
        "was computed from.",
        _example(_OLD_AND_NEW, "OF_NEW", "at least 4 posts"),
        _example(_OLD_AND_NEW, "OF_NEW", "4 posts"),
        _firmer_total,
        "no total that is computed from two other counts",
    ),
    Rule(
        "CG306",
        Severity.INFORMATION,
        "more actors than the group has members",
        "Two boards are said to run all posts, and three are named for parts of them, by relations "
        "of one family. Either the group is not who it seems to be, or a part does not belong.",
        _example(_BOARDS, "NUMBER", "2"),
        _example(_BOARDS, "NUMBER", "3"),
        _too_many_actors,
        "no group with a count that does something to a group with parts",
    ),
)

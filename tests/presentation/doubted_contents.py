"""A small case that leans on one report: what its withdrawal does can be told in a few words."""

from __future__ import annotations

from tests.builders import CG, claim, content, entity, iri, record, said

from claimgraph.analysis.views import Derivation
from claimgraph.model.claim import AttributionStatus, Stance
from claimgraph.model.content import Content
from claimgraph.model.quantity import Quantity
from claimgraph.model.source import Source
from claimgraph.model.view import View
from claimgraph.model.vocabulary import Term, TermKind, Vocabulary
from claimgraph.presentation.explorer import ShownView

ASSERTS, DENIES, RELAYS = Stance.ASSERTS, Stance.DENIES, Stance.RELAYS
_RELATIONS = ("operates", "partOf", "leads", "published", "knows", "hasCount", "locatedIn")
WORDS = Vocabulary(
    [Term(CG + name, TermKind.OBJECT_RELATION, {"en": name}) for name in _RELATIONS]
    + [
        Term(CG + name, TermKind.CLASS, {"en": name.lower()})
        for name in ("Person", "Organisation", "Place", "Document")
    ]
)

CLAIMS = {
    "operates": claim("board", "operates", "houses"),
    "count": claim("houses", "hasCount", Quantity.parse("13 houses")),
    "ministry": claim("board", "partOf", "ministry"),
    "knows": claim("ann", "knows", "board"),
    "published": claim("society", "published", "report"),
    "leads": claim("ann", "leads", "society"),
    "located": claim("houses", "locatedIn", "puddle"),
    "sits": claim("ministry", "locatedIn", "puddle"),
}
CLAIMS["total"] = claim(
    "union", "operates", "houses", depends_on=[CLAIMS["operates"].iri, CLAIMS["count"].iri]
)


def leaning() -> Content:
    """Return a case in which a newspaper has most of what it prints from the Society's report.

    Only the Society says that the Board operates the houses, and how many; a total leans on
    that. That the Board is part of the ministry, the mayor said, as the Society reports. Who
    says that Ann knows the Board can be read in two ways. In its own voice the paper says
    where the ministry and the houses sit, that Ann leads the Society, and that the Society
    published the report. Another paper denies that the ministry sits there.
    """
    c = CLAIMS
    by_society = [(["society"], "report", ASSERTS)]
    paper = [
        *said(c["operates"], "paper", by_society, handle="operates"),
        *said(c["count"], "paper", by_society, handle="count"),
        *said(c["total"], "paper", handle="total"),
        *said(
            c["ministry"],
            "paper",
            [(["mayor"], "", ASSERTS), (["society"], "report", RELAYS)],
            handle="ministry",
        ),
        *said(c["knows"], "paper", by_society, status=AttributionStatus.AMBIGUOUS, handle="knows"),
        *said(c["published"], "paper", handle="published"),
        *said(c["leads"], "paper", handle="leads"),
        *said(c["located"], "paper", handle="located"),
        *said(c["sits"], "paper", handle="sits"),
    ]
    gazette = [
        *said(c["located"], "gazette", [(["mayor"], "", ASSERTS)], handle="g-located"),
        *said(c["sits"], "gazette", [(["mayor"], "", DENIES)], handle="g-sits"),
    ]
    things = [
        entity("board", "Organisation", "The Board"),
        entity("houses", "Place", "The houses"),
        entity("ministry", "Organisation", "The ministry"),
        entity("union", "Organisation", "The union"),
        entity("ann", "Person", "Ann Leaf"),
        entity("mayor", "Person", "The mayor"),
        entity("society", "Organisation", "The Society"),
        entity("puddle", "Place", "Puddle"),
        entity("report", "Document", "The report"),
        entity("paper", "Document", "The paper"),
        entity("gazette", "Document", "The gazette"),
    ]
    return content(
        things,
        [record("paper", c.values(), paper), record("gazette", [c["located"], c["sits"]], gazette)],
        [Source(iri("paper"), title="The paper"), Source(iri("gazette"), title="The gazette")],
    )


def shown_views(whole: Content, *others: str) -> tuple[ShownView, ...]:
    """Return the view of all that is accepted, and `others`, as a page holds them."""
    policies = {
        "accepted": View(),
        "undisputed": View(undisputed=True),
        "corroborated": View(origins=2),
        "no-mayor": View(without=(iri("mayor"),)),
    }
    return tuple(
        ShownView(
            name,
            "accepted without=mayor" if name == "no-mayor" else "",
            "The mayor <b>lies</b>." if name == "no-mayor" else "",
            Derivation(policies[name], whole, WORDS),
        )
        for name in ("accepted", *others)
    )

"""CG4: lineage: on how few the claims rest, and how they reached us."""

from __future__ import annotations

from claimgraph.analysis import copied, hearsay
from claimgraph.analysis.checks.from_gaps import reporting
from claimgraph.analysis.checks.rule import Example, Rule
from claimgraph.model.finding import Severity

_THINGS = """\
entities:
  - {id: paper, type: NewsArticle, name: The Puddle Paper}
  - {id: daily, type: NewsArticle, name: The Daily Drop}
  - {id: letter, type: Correspondence, name: A letter}
  - {id: ann, type: Person, name: Ann Leaf}
  - {id: bob, type: Person, name: Bob Stem}
  - {id: cyd, type: Person, name: Cyd Pott}
  - {id: club, type: Association, name: The Tea Club}
  - {id: kettle, type: Facility, name: The Great Kettle}
"""
_FACT = "subject: club, predicate: operates, object: kettle"


def _sheet(*rows: str, sources: str = "") -> str:
    claims = "".join(f"  - {{{row}}}\n" for row in rows)
    return f"{_THINGS}{sources}claims:\n{claims}"


def _said(handle: str, chain: str, more: str = "", *, fact: str = _FACT) -> str:
    spoken = f'chain: "{chain}", status: explicit' if chain else "status: silent"
    return f"id: {handle}, {fact}, {spoken}{more}"


_ANN = _said("c01", "ann (says)")
_LEADS = "subject: ann, predicate: leads, object: club"
_REGISTERED = "sources:\n  - {id: paper, file: paper.txt}\n  - {id: daily, file: daily.txt}\n"
_SENTENCE = "The Tea Club has run the Great Kettle by the pond for many years."
_DOCUMENTS = {"paper.txt": f"{_SENTENCE}\n", "daily.txt": f"News!\n{_SENTENCE}\n"}
_QUOTED = f', quote: "{_SENTENCE}"'

RULES = (
    Rule(
        "CG401",
        Severity.INFORMATION,
        "edges that rest on one origin",
        "However often it is printed, one voice is one. If it errs or lies, everything that it "
        "carries alone falls. What analysts say is not counted.",
        Example(_sheet(_ANN)),
        Example(_sheet(_ANN, _said("c02", "bob (says)", ", source: daily"))),
        reporting(hearsay.single_origins),
    ),
    Rule(
        "CG402",
        Severity.INFORMATION,
        "a voice whose independence is not established",
        "A document that does not say where it has something from may have it from anybody, "
        "and so adds no origin to those that are known.",
        Example(_sheet(_said("c01", ""))),
        Example(_sheet(_ANN)),
        reporting(hearsay.uncounted_voices),
    ),
    Rule(
        "CG403",
        Severity.WARNING,
        "documents that have it from each other",
        "In circular reporting each names the other as its source. However many print it, "
        "nobody in the circle has seen anything.",
        Example(
            _sheet(
                _said("c01", "bob via daily (reports)"),
                _said("c02", "ann via paper (reports)", ", source: daily"),
            )
        ),
        Example(
            _sheet(
                _said("c01", "bob via daily (reports)"),
                _said("c02", "ann (saw it)", ", source: daily"),
            )
        ),
        reporting(copied.circular_reports, Severity.WARNING),
    ),
    Rule(
        "CG404",
        Severity.INFORMATION,
        "what only a party to the matter says",
        "Who speaks of itself, of its own bodies, or in its own interest (modality "
        "`interested`) may be right; but somebody without a stake should say so too.",
        Example(_sheet(_said("c01", "club (says)"))),
        Example(_sheet(_said("c01", "club (says)"), _said("c02", "bob (says)"))),
        reporting(hearsay.parties_alone),
    ),
    Rule(
        "CG405",
        Severity.INFORMATION,
        "the same words in two documents",
        "Passages that are the same, or nearly so, were copied from each other or from a third. "
        "Until the chain is entered they look like two witnesses.",
        Example(
            _sheet(
                _said("c01", "", _QUOTED),
                _said("c02", "", f"{_QUOTED}, source: daily"),
                sources=_REGISTERED,
            ),
            documents=_DOCUMENTS,
        ),
        Example(
            _sheet(
                _said("c01", "", _QUOTED),
                _said("c02", "bob via paper (reports)", f"{_QUOTED}, source: daily"),
                sources=_REGISTERED,
            ),
            documents=_DOCUMENTS,
        ),
        reporting(copied.same_words),
        needs="no long passage",
    ),
    Rule(
        "CG406",
        Severity.INFORMATION,
        "a primary document that is not at hand",
        "What somebody else tells of a document may be shortened, misread or made up. With the "
        "document all that rests on it is a step nearer to its origin.",
        Example(_sheet(_said("c01", "ann via letter (writes)"))),
        Example(
            _sheet(
                _said("c01", "ann via letter (writes)"),
                sources="sources:\n  - {id: letter, file: letter.txt}\n",
            ),
            documents={"letter.txt": "We have the kettle. Ann\n"},
        ),
        reporting(hearsay.unfetched_documents),
    ),
    Rule(
        "CG407",
        Severity.INFORMATION,
        "words that are not clearly anybody's",
        "Where a document leaves open whose words it gives (status `ambiguous`), they can't be "
        "held against anybody.",
        Example(_sheet(_ANN.replace("explicit", "ambiguous"))),
        Example(_sheet(_ANN)),
        reporting(hearsay.ambiguous_words),
    ),
    Rule(
        "CG408",
        Severity.INFORMATION,
        "somebody who is quoted without a document",
        "Words that are known from others only, and of which no interview, letter or post is "
        "named, can't be read in full.",
        Example(_sheet(_ANN)),
        Example(_sheet(_said("c01", "ann via letter (writes)"))),
        reporting(hearsay.speakers_without_document),
    ),
    Rule(
        "CG409",
        Severity.WARNING,
        "a document at hand that was not read for it",
        "Where one document cites another that is at hand, anybody can look whether it stands "
        "there. A claim that was read from the one and not from the other may have been made "
        "up on the way.",
        Example(
            _sheet(
                _said("c01", "bob via daily (reports)"),
                _said("c02", "bob (reports)", ", source: daily", fact=_LEADS),
            )
        ),
        Example(
            _sheet(
                _said("c01", "bob via daily (reports)"),
                _said("c02", "bob (reports)", ", source: daily"),
            )
        ),
        reporting(hearsay.uncarried_claims, Severity.WARNING),
        needs="no chain that leads to another document at hand",
    ),
    Rule(
        "CG410",
        Severity.INFORMATION,
        "a chain that is an analyst's reading",
        "A hop with `?` is nowhere said. It may be likely and is no evidence; where words are "
        "ambiguous anyway, CG407 says so.",
        Example(_sheet(_said("c01", "ann (says) ?"))),
        Example(_sheet(_ANN)),
        reporting(hearsay.inferred_hops),
    ),
    Rule(
        "CG411",
        Severity.INFORMATION,
        "what passed through many hands",
        "Each who passes something on can drop a word or add one. Counted is the shortest way "
        "by which it reached a document at hand: three or more who pass it on.",
        Example(_sheet(_said("c01", "ann (tells) > bob (tells) > cyd (tells)"))),
        Example(_sheet(_said("c01", "ann (tells) > bob (tells)"))),
        reporting(hearsay.many_hands),
    ),
)

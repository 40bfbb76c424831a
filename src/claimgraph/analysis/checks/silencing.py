"""Silenced findings, and silences that silence nothing."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from claimgraph.analysis.checks.rule import Example, Rule, Subject
from claimgraph.analysis.checks.samples import PAPER, QUOTED
from claimgraph.model.content import Content
from claimgraph.model.finding import Finding, Severity
from claimgraph.model.iri import Iri
from claimgraph.model.silence import Silence


@dataclass(frozen=True, slots=True)
class Silenced:
    """A finding that the case does not want to hear, and why."""

    finding: Finding
    silence: Silence


def parted(
    findings: Iterable[Finding], content: Content
) -> tuple[list[Finding], list[Silenced], set[Iri]]:
    """Return the findings that are heard, those that are not, and the silences at work.

    Of several silences that cover a finding the first gives the reason, and all are
    at work.
    """
    silences = content.info.silences
    if not silences:
        return list(findings), [], set()
    heard: list[Finding] = []
    silenced: list[Silenced] = []
    used: set[Iri] = set()
    for finding in findings:
        about = _about(finding, content)
        covering = [silence for silence in silences if silence.covers(finding.code, about)]
        if covering:
            silenced.append(Silenced(finding, covering[0]))
            used.update(silence.iri for silence in covering)
        else:
            heard.append(finding)
    return heard, silenced, used


def _about(finding: Finding, content: Content) -> frozenset[Iri]:
    """Return what a finding is about; where it is about a saying, also the claim."""
    sayings = (content.attestations.get(iri) for iri in finding.focus)
    claims = (saying.claim for saying in sayings if saying is not None)
    return frozenset((*finding.focus, *finding.claims, *claims))


def idle(
    subject: Subject, used: Collection[Iri], ran: Collection[str], every: Collection[str]
) -> Iterator[Finding | None]:
    """Look at the silences: None where one is at work, or can't be known to be idle.

    Args:
        subject: The case.
        used: The silences that are at work.
        ran: The codes of the rules that ran.
        every: The codes of all rules.
    """
    for silence in subject.content.info.silences:
        codes = [code for code in every if code.startswith(silence.code)]
        if silence.iri in used or any(code not in ran for code in codes):
            yield None
            continue
        things = ",".join(subject.short(thing) for thing in silence.things)
        what = f"{silence.code}:{things}" if things else silence.code
        why = "it finds nothing there" if codes else "there is no such rule"
        yield Finding(
            "CG008",
            Severity.INFORMATION,
            subject.namespaces.shorten(silence.iri),
            f"the silence of {what} silences nothing: {why}",
            f"Take it back with: claimgraph check --unsilence {what}.",
            (silence.iri,),
        )


def _none_by_itself(subject: Subject) -> Iterator[Finding | None]:
    """Look at nothing: whether a silence is idle shows when the other rules have run."""
    return iter(())


_WITHOUT_PASSAGE = QUOTED.replace(", quote: Ann leads the club", "")
_SILENCE = """
<https://example.org/silence/1> a cg:Silence ;
\tcg:ruleCode "CG103" ;
\t<http://www.w3.org/2000/01/rdf-schema#comment> "The page is torn there." .
"""

IDLE = Rule(
    "CG008",
    Severity.INFORMATION,
    "a silence that silences nothing",
    "What was silenced has been mended, or never was. The next finding of the kind would not be "
    "heard, and nobody remembers why.",
    Example(QUOTED, PAPER, edits=(("case.ttl", "", _SILENCE),)),
    Example(_WITHOUT_PASSAGE, PAPER, edits=(("case.ttl", "", _SILENCE),)),
    _none_by_itself,
    needs="no silence",
)

RULES = (IDLE,)

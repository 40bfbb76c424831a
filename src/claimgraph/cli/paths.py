"""Printing how two things are connected."""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from typing import TYPE_CHECKING

from claimgraph.analysis.lineage import chains
from claimgraph.cli import chain_trees, output, trees
from claimgraph.cli.output import counted, styled
from claimgraph.cli.session import Session
from claimgraph.model.claim import AttributionStatus, Modality, Stance
from claimgraph.model.source import Reliability
from claimgraph.presentation.wording import qualifier_texts

if TYPE_CHECKING:
    from rich.text import Text
    from rich.tree import Tree

    from claimgraph.analysis.credibility import Support
    from claimgraph.analysis.paths import Hop, Path, Paths
    from claimgraph.case import Case
    from claimgraph.model.content import Content
    from claimgraph.model.iri import Iri

_MOST_CLAIMS = 5
"""Of a hop; JSON has them all."""
_DIRECT = 2
"""Sayings of a chain in which a document prints what an origin said."""


def show(session: Session, start: str, end: str, found: Paths) -> None:
    """Print paths, the best first; or what to try where there is none."""
    case = session.case
    if found and not found[0]:
        output.show("they are the same thing")
        return
    for number, path in enumerate(found, 1):
        output.show(*([""] if number > 1 else []), _path(case, path, number))
    if not found.complete:
        session.say("the search was given up: there may be more paths; those shown are the best")
    if found:
        session.say_view(counted(len(found), "path"))
        return
    session.say_view(f"no claims connect {start!r} with {end!r}")
    shown = [session.command(f"show {shlex.quote(thing)}") for thing in (start, end)]
    session.say(f"see what is said of each: {'; '.join(shown)}")
    if not case.view.every:
        wider = f"--view all path {shlex.quote(start)} {shlex.quote(end)}"
        session.say(f"or look among denied and rejected claims too: {session.command(wider)}")


def _path(case: Case, path: Path, number: int) -> Tree:
    """Return a path as a walk: a branch for each claim that leads on."""
    content = case.content
    first, last = path.hops[0], path.hops[-1]
    head = styled(f"{number}. {content.label(first.start)}", "bold")
    length = f"{counted(len(path), 'hop')}, cost {_cost(path.cost)}"
    head.append_text(styled(f"  to {content.label(last.end)} in {length}", "dim"))
    root = output.tree(head)
    for hop in path:
        for support in hop.supports[:_MOST_CLAIMS]:
            leaf = root.add(_step(case, content, hop, support))
            for passage in _passages(content, support.claim):
                leaf.add(styled(passage, "dim"))
            leaf.add(styled(f"cost {_cost(support.cost)}: {_reasons(case, support)}", "cyan"))
        if len(hop.supports) > _MOST_CLAIMS:
            more = counted(len(hop.supports) - _MOST_CLAIMS, "more claim")
            root.add(styled(f"… {more} to the same", "dim"))
    return root


def _step(case: Case, content: Content, hop: Hop, support: Support) -> Text:
    """Return a claim as one walks along it, whichever way it points."""
    claim = content.claims[support.claim]
    relation = case.vocabulary.label(claim.predicate)
    onwards = claim.subject == hop.start
    line = styled(f"{relation} → " if onwards else f"← {relation} — ", "green")
    line.append_text(styled(content.label(hop.end), "bold" if support is hop.supports[0] else ""))
    if remarks := qualifier_texts(claim, content, case.vocabulary):
        line.append_text(styled(f" [{'; '.join(remarks)}]", "magenta"))
    return line.append_text(trees.handles_text(case, content, support.claim))


def _passages(content: Content, claim: Iri) -> Iterator[str]:
    """Yield where a claim is found, and where somebody denies or questions it."""
    against = {
        chain[0].iri: chain[-1].stance
        for chain in chains(content, claim)
        if chain[-1].stance in (Stance.DENIES, Stance.QUESTIONS)
    }
    for attestation in content.outermost(claim):
        if attestation.citation:
            stance = against.get(attestation.iri)
            word = f"{stance}: " if stance else ""
            yield word + chain_trees.passage_text(attestation.citation, content)


def _cost(thousandths: int) -> str:
    return f"{thousandths / 1000:.2f}"


def _reasons(case: Case, support: Support) -> str:
    """Return what a cost is made of, without what changes nothing."""
    words = [counted(support.independent, "independent origin")]
    if not support.independent:
        words = ["no established origin" if support.voices else "nobody stands behind it"]
    words += _best_word(support)
    if support.credibility:
        words.append(f"credibility {support.credibility}")
    words += [what for what in ("denied", "questioned", "rejected") if getattr(support, what)]
    if support.premise:
        handles = trees.handles_text(case, case.content, support.premise).plain.strip()
        words.append(f"depends on {handles}")
    return ", ".join(words)


def _best_word(support: Support) -> Iterator[str]:
    """Yield what is out of the ordinary about the best voice."""
    if support.stance not in (None, Stance.ASSERTS):
        yield str(support.stance)
    if support.modality not in (None, Modality.FACT):
        yield f"as {support.modality}"
    if support.voices and support.attribution is not AttributionStatus.EXPLICIT:
        yield f"attribution {support.attribution or 'not recorded'}"
    if support.sayings > _DIRECT:
        yield f"through {support.sayings} sayings"
    if support.inferred:
        yield f"{counted(support.inferred, 'hop')} inferred"
    if support.reliability not in ("", Reliability.F):
        yield f"source {support.reliability}"

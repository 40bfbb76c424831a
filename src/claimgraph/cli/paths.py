"""Printing how two things are connected."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from typing import TYPE_CHECKING

from claimgraph.cli import output, trees
from claimgraph.cli.output import styled
from claimgraph.cli.session import Session
from claimgraph.presentation.wording import qualifier_texts

if TYPE_CHECKING:
    from rich.text import Text
    from rich.tree import Tree

    from claimgraph.analysis.paths import Hop, Path
    from claimgraph.case import Case
    from claimgraph.model.content import Content
    from claimgraph.model.iri import Iri


def show(session: Session, start: str, end: str, found: Sequence[Path]) -> None:
    """Print paths, shortest first; or what to try where there is none."""
    case = session.case
    if found and not found[0]:
        output.show("they are the same thing")
        return
    for number, path in enumerate(found, 1):
        output.show(*([""] if number > 1 else []), _path(case, path, number))
    if found:
        session.say_view(output.counted(len(found), "path"))
        return
    session.say_view(f"no claims connect {start!r} with {end!r}")
    shown = [session.command(f"show {shlex.quote(thing)}") for thing in (start, end)]
    session.say(f"see what is said of each: {'; '.join(shown)}")
    if case.view.name != "all":
        wider = f"--view all path {shlex.quote(start)} {shlex.quote(end)}"
        session.say(f"or look among denied and rejected claims too: {session.command(wider)}")


def _path(case: Case, path: Path, number: int) -> Tree:
    """Return a path as a walk: a branch for each claim that leads on."""
    content = case.content
    ends = content.label(path[0].start), content.label(path[-1].end)
    head = styled(f"{number}. {ends[0]}", "bold")
    head.append_text(styled(f"  to {ends[1]} in {output.counted(len(path), 'hop')}", "dim"))
    root = output.tree(head)
    for hop in path:
        for iri in hop.claims:
            leaf = root.add(_step(case, content, hop, iri))
            for attestation in content.outermost(iri):
                if attestation.citation:
                    passage = trees.passage_text(attestation.citation, content)
                    leaf.add(styled(passage, "dim"))
    return root


def _step(case: Case, content: Content, hop: Hop, iri: Iri) -> Text:
    """Return a claim as one walks along it, whichever way it points."""
    claim = content.claims[iri]
    relation = case.vocabulary.label(claim.predicate)
    onwards = claim.subject == hop.start
    line = styled(f"{relation} → " if onwards else f"← {relation} — ", "green")
    line.append_text(styled(content.label(hop.end), "bold" if iri == hop.claims[0] else ""))
    if remarks := qualifier_texts(claim, content, case.vocabulary):
        line.append_text(styled(f" [{'; '.join(remarks)}]", "magenta"))
    return line.append_text(trees.handles_text(case, content, iri))

"""The chains of a claim as a tree: each saying once, and where chains join.

Origins stand at the top and whatever was taken from them below. A saying that was taken
from several is drawn in full under the first, and referred to under the others. A long
stretch in which nothing branches is drawn at its ends. Nothing here recurses, and no
tree becomes deeper than a terminal is wide: what is deeper goes on below, at the left.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from claimgraph.cli.output import counted, styled
from claimgraph.model.claim import Attestation, Stance
from claimgraph.model.content import Content
from claimgraph.model.iri import Iri
from claimgraph.model.source import Citation
from claimgraph.presentation.wording import agents_text, citation_text

if TYPE_CHECKING:
    from rich.text import Text
    from rich.tree import Tree

_DEEPEST = 14
"""Sayings below each other; a branch takes four columns."""

_LONGEST = 12
"""A longer stretch in which nothing branches is drawn at its ends only."""

_KEPT = 4
"""How many sayings of each end are drawn."""

_NO_WORDS = " (text not included)"
_STANCE_STYLES = {
    Stance.DENIES: "bold red",
    Stance.QUESTIONS: "yellow",
    Stance.ALLEGES: "yellow",
    Stance.ESTIMATES: "yellow",
    Stance.RELAYS: "dim",
}


def add_chains(root: Tree, content: Content, claim: Iri) -> None:
    """Add the chains of a claim to a tree."""
    _Drawing(root, content, claim).draw()


@dataclass
class _Drawing:
    """Draws the chains of one claim.

    Attributes:
        root: Where origins are added.
        content: Holds the attestations.
        claim: The claim.
        drawn: The sayings that stand in the tree, or in a stretch that was left out.
        path: Those above the place where it draws.
        measured: The sayings whose stretch is known.
        jumps: Saying to how many after it are left out, and the next one.
    """

    root: Tree
    content: Content
    claim: Iri
    drawn: set[Iri] = field(default_factory=set)
    path: set[Iri] = field(default_factory=set)
    measured: set[Iri] = field(default_factory=set)
    jumps: dict[Iri, tuple[int, Iri]] = field(default_factory=dict)

    def draw(self) -> None:
        """Add all chains: from origins, then what no origin leads to, then what is a circle."""
        said = self.content.attestations_of.get(self.claim, ())
        own = {a.iri for a in said}
        origins = [a for a in said if not a.taken_from]
        apart = [a for a in said if own.isdisjoint(a.taken_from)]
        for start in (*origins, *apart, *said):
            if start.iri not in self.drawn:
                self._grow(start.iri)

    def _grow(self, start: Iri) -> None:
        """Add a saying and whatever was taken from it."""
        stack: list[tuple[Tree, Iri, int] | Iri] = [(self.root, start, 0)]
        while stack:
            step = stack.pop()
            if isinstance(step, str):
                self.path.discard(step)
                continue
            parent, iri, depth = step
            if iri in self.drawn:
                parent.add(self._reference(iri))
                continue
            if depth == _DEEPEST:
                parent.add(styled("… goes on below", "dim"))
                parent, depth = self.root.add(self._goes_on(iri)), 0
            leaf = parent.add(_saying(self.content, self.content.attestations[iri]))
            _add_passages(leaf, self.content, self.content.attestations[iri])
            self.drawn.add(iri)
            self.path.add(iri)
            stack.append(iri)
            leaf, nexts = self._next(leaf, iri)
            stack.extend((leaf, user, depth + 1) for user in reversed(nexts))

    def _next(self, leaf: Tree, iri: Iri) -> tuple[Tree, Sequence[Iri]]:
        """Return where to go on drawing, and with what; a long stretch is left out."""
        if iri not in self.measured:
            self._measure(iri)
        if iri not in self.jumps:
            return leaf, self._users(iri)
        number, after = self.jumps[iri]
        text = f"… {counted(number, 'hop')} …  (all of them with --json)"
        return leaf.add(styled(text, "dim")), [after]

    def _measure(self, start: Iri) -> None:
        """Find the stretch from `start` on in which each saying was taken from the one before."""
        stretch = [start]
        users = self._users(start)
        while len(users) == 1 and users[0] not in self.measured and self._is_plain(users[0]):
            stretch.append(users[0])
            self.measured.add(users[0])
            users = self._users(users[0])
        self.measured.add(start)
        if len(stretch) > _LONGEST:
            left_out = stretch[_KEPT:-_KEPT]
            self.jumps[stretch[_KEPT - 1]] = (len(left_out), stretch[-_KEPT])
            self.drawn.update(left_out)

    def _is_plain(self, iri: Iri) -> bool:
        """Whether a saying was taken from one only, and is not drawn yet."""
        return len(self.content.attestations[iri].taken_from) == 1 and iri not in self.drawn

    def _users(self, iri: Iri) -> list[Iri]:
        users = self.content.relayed_by.get(iri, ())
        return [a.iri for a in users if a.claim == self.claim]

    def _reference(self, iri: Iri) -> Text:
        if iri in self.path:
            return styled("… and so round in a circle", "bold red")
        return styled(f"↳ joins the chain above at {self._place(iri)}", "cyan")

    def _goes_on(self, iri: Iri) -> Text:
        taken = self.content.attestations[iri].taken_from
        known = [t for t in taken if t in self.drawn]
        return styled(f"… on from {self._place(known[0])}" if known else "…", "dim")

    def _place(self, iri: Iri) -> str:
        """Return which saying is meant: its row, or who says it and where."""
        saying = self.content.attestations[iri]
        words = f"{agents_text(saying.agents, self.content)} {saying.stance}"
        if saying.source and (saying.source,) != saying.agents:
            words += f", in {self.content.label(saying.source)}"
        return f"{words} ({saying.handle})" if saying.handle else words


def _saying(content: Content, attestation: Attestation) -> Text:
    line = styled(agents_text(attestation.agents, content), "bold")
    style = _STANCE_STYLES.get(attestation.stance, "green")
    line.append_text(styled(f" {attestation.stance}", style))
    if attestation.act:
        line.append_text(styled(f" ({attestation.act})"))
    if attestation.source and (attestation.source,) != attestation.agents:
        line.append_text(styled(f", in {content.label(attestation.source)}"))
    remarks = [str(r) for r in (attestation.status, attestation.modality) if r]
    if attestation.inferred:
        remarks.insert(0, "this hop is inferred")
    if remarks:
        line.append_text(styled(f"  [{'; '.join(remarks)}]", "dim"))
    return line


def _add_passages(leaf: Tree, content: Content, attestation: Attestation) -> None:
    groups: tuple[tuple[str, Iterable[Citation]], ...] = (
        ("", [attestation.citation] if attestation.citation else []),
        ("with ", attestation.context),
        ("cue: ", attestation.cues),
    )
    for word, citations in groups:
        for citation in citations:
            leaf.add(styled(f"{word}{passage_text(citation, content)}", "dim" if word else ""))
    for text in (attestation.gloss, attestation.note):
        if text:
            leaf.add(styled(text, "italic" if text is attestation.gloss else "dim italic"))
    if attestation.inferred_date:
        leaf.add(styled(f"date read as {attestation.inferred_date.label()}", "dim"))


def passage_text(citation: Citation, content: Content) -> str:
    """Return a passage for a reader: where it stands, and its words where they are kept.

    Its digest is for programs, which get it as JSON.
    """
    return citation_text(replace(citation, digest=""), content).removesuffix(_NO_WORDS)

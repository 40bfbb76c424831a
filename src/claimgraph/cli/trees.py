"""Receipts, profiles and paths as trees."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from claimgraph.analysis.paths import Path
from claimgraph.analysis.profile import ByRelation, Profile
from claimgraph.cli.output import plain, styled, tree
from claimgraph.model.claim import Attestation, Claim, Stance
from claimgraph.model.content import Content
from claimgraph.model.iri import Iri
from claimgraph.model.source import Citation
from claimgraph.presentation.wording import agents_text, citation_text, claim_text, value_text

if TYPE_CHECKING:
    from rich.text import Text
    from rich.tree import Tree

    from claimgraph.case import Case

_STANCE_STYLES = {
    Stance.DENIES: "bold red",
    Stance.QUESTIONS: "yellow",
    Stance.ALLEGES: "yellow",
    Stance.ESTIMATES: "yellow",
    Stance.RELAYS: "dim",
}


def receipt(case: Case, content: Content, claim: Iri) -> Tree:
    """Return the receipt of a claim: from the claim over its origins to the passages."""
    root = tree(claim_text(content.claims[claim], content, case.vocabulary))
    root.label = _claim_label(case, content, claim)
    said = content.attestations_of.get(claim, ())
    starts = content.origins(claim) or said
    if not said:
        root.add(styled("nobody is recorded as saying this", "bold red"))
    for origin in starts:
        _grow(root, case, content, origin, frozenset())
    _add_other_claims(root, case, content, claim)
    return root


def _claim_label(case: Case, content: Content, claim: Iri) -> Text:
    handles = sorted({a.handle for a in content.attestations_of.get(claim, ()) if a.handle})
    label = styled(claim_text(content.claims[claim], content, case.vocabulary), "bold")
    name = ", ".join(handles) or case.namespaces.shorten(claim)
    return label.append_text(styled(f"  {name}", "cyan"))


def _grow(
    branch: Tree, case: Case, content: Content, start: Attestation, above: frozenset[Iri]
) -> None:
    """Add an attestation and whatever was taken from it; a loop is cut."""
    stack: list[tuple[Tree, Attestation, frozenset[Iri]]] = [(branch, start, above)]
    while stack:
        parent, attestation, seen = stack.pop()
        if attestation.iri in seen:
            parent.add(styled("… and so round in a circle", "bold red"))
            continue
        leaf = parent.add(_saying(content, attestation))
        _add_passages(leaf, content, attestation)
        users = [a for a in content.relayed_by.get(attestation.iri, ()) if a.claim == start.claim]
        stack.extend((leaf, user, seen | {attestation.iri}) for user in reversed(users))


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
            style = "" if not word else "dim"
            leaf.add(styled(f"{word}{citation_text(citation, content)}", style))
    for text in (attestation.gloss, attestation.note):
        if text:
            leaf.add(styled(text, "italic" if text is attestation.gloss else "dim italic"))
    if attestation.inferred_date:
        leaf.add(styled(f"date read as {attestation.inferred_date.label()}", "dim"))


def _add_other_claims(root: Tree, case: Case, content: Content, claim: Iri) -> None:
    for other in content.claims[claim].depends_on:
        if other in content.claims:
            label = styled("depends on: ", "dim").append_text(_claim_label(case, content, other))
            root.add(label)
    for about in content.claims.values():
        if claim in (about.subject, about.object) and about.iri != claim:
            label = styled("said of it: ", "dim")
            root.add(label.append_text(_claim_label(case, content, about.iri)))


def profile(case: Case, content: Content, found: Profile) -> Tree:
    """Return everything about an entity."""
    entity = found.entity
    root = tree(entity.label)
    root.label = styled(entity.label, "bold").append_text(
        styled(f"  {case.namespaces.shorten(entity.iri)}", "cyan")
    )
    root.add(styled(", ".join(case.vocabulary.label(t) for t in entity.types), "dim"))
    if entity.unknown:
        root.add(styled(f"not identified: {str(entity.unknown).replace('-', ' ')}", "yellow"))
    if entity.note:
        root.add(styled(entity.note, "italic"))
    if len(entity.names) > 1:
        names = root.add(styled("also called", "dim"))
        for name in entity.names[1:]:
            remarks = ", ".join(part for part in (str(name.kind), name.language) if part)
            names.add(styled(name.text).append_text(styled(f"  {remarks}", "dim")))
    _add_claims(root, case, content, found.facts, "object")
    _add_claims(root, case, content, found.outgoing, "object")
    _add_claims(root, case, content, found.incoming, "subject")
    if found.mentioned:
        mentioned = root.add(styled(f"named in ({len(found.mentioned)})", "dim"))
        for claim in found.mentioned:
            mentioned.add(_claim_label(case, content, claim.iri))
    for judgement in found.judgements:
        others = [content.label(t) for t in judgement.targets if t != entity.iri]
        text = " ".join([f"judged {judgement.verdict}", *others])
        root.add(styled(f"{text}: {judgement.reason}", "dim"))
    return root


def _add_claims(root: Tree, case: Case, content: Content, groups: ByRelation, end: str) -> None:
    for relation, claims in groups.items():
        label = case.vocabulary.label(relation)
        arrow = f"{label} →" if end == "object" else f"← {label}"
        branch = root.add(styled(arrow, "green"))
        for claim in claims:
            other = claim.object if end == "object" else claim.subject
            branch.add(_end(case, content, claim, value_text(other, content)))


def _end(case: Case, content: Content, claim: Claim, text: str) -> Text:
    line = styled(text)
    if claim.when:
        line.append_text(styled(f"  {claim.when.label()}", "magenta"))
    if claim.where:
        line.append_text(styled(f"  in {content.label(claim.where)}", "magenta"))
    for predicate, other in claim.qualifiers:
        qualifier = f"  {case.vocabulary.label(predicate)}: {content.label(other)}"
        line.append_text(styled(qualifier, "magenta"))
    handles = sorted({a.handle for a in content.attestations_of.get(claim.iri, ()) if a.handle})
    speakers = sorted({agents_text(a.agents, content) for a in content.origins(claim.iri)})
    line.append_text(styled(f"  {', '.join(handles)}", "cyan"))
    return line.append_text(styled(f"  says {'; '.join(speakers)}" if speakers else "", "dim"))


def path(case: Case, content: Content, hops: Path, number: int) -> Tree:
    """Return a path: a branch for each hop, with the claims under it."""
    if not hops:
        return tree("they are the same")
    names = [content.label(hops[0].start), *(content.label(hop.end) for hop in hops)]
    root = tree(f"{number}. {' – '.join(plain(name) for name in names)}")
    for hop in hops:
        branch = root.add(styled(f"{content.label(hop.start)} – {content.label(hop.end)}"))
        for iri in hop.claims:
            leaf = branch.add(_claim_label(case, content, iri))
            for attestation in content.outermost(iri):
                if attestation.citation:
                    leaf.add(styled(citation_text(attestation.citation, content), "dim"))
    return root

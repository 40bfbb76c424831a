"""Receipts and profiles as trees."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from claimgraph.analysis.lineage import Origins, Tie, TieKind
from claimgraph.analysis.profile import ByRelation, Profile
from claimgraph.cli import chain_trees
from claimgraph.cli.output import counted, styled, tree
from claimgraph.model.claim import Claim, Stance
from claimgraph.model.content import Content
from claimgraph.model.iri import Iri
from claimgraph.model.source import Source
from claimgraph.presentation.wording import (
    agents_text,
    claim_text,
    qualifier_texts,
    value_text,
)

if TYPE_CHECKING:
    from rich.text import Text
    from rich.tree import Tree

    from claimgraph.case import Case


def receipt(
    case: Case, content: Content, claim: Iri, origins: Origins, tying: Content | None = None
) -> Tree:
    """Return the receipt of a claim: from the claim over its origins to the passages.

    Args:
        case: Words relations and shortens ids.
        content: The part of the case that the claim rests on.
        claim: The claim.
        origins: The voices behind it.
        tying: The part that holds the claims by which voices are tied.
    """
    root = tree(claim_label(case, content, claim))
    said = content.attestations_of.get(claim, ())
    if not said:
        root.add(styled("nobody is recorded as saying this", "bold red"))
    chain_trees.add_chains(root, content, claim)
    _add_other_claims(root, case, content, claim)
    if said:
        _add_origins(root, case, content, origins, tying or content)
    return root


def _add_origins(
    root: Tree, case: Case, content: Content, origins: Origins, tying: Content
) -> None:
    """Add how many independent voices there are, and why others do not count."""
    text = counted(origins.independent, "independent origin")
    if unclear := [agents_text(o.agents, content) for o in origins.not_established if o.affirms]:
        text += f"; not established for {', '.join(unclear)}"
    branch = root.add(styled(text, "dim"))
    for tie in origins.ties:
        leaf = branch.add(styled(_tie_text(tie, content), "dim"))
        for claim in tie.claims:
            if claim in tying.claims:
                leaf.add(claim_label(case, tying, claim))


def _tie_text(tie: Tie, content: Content) -> str:
    if tie.kind in (TieKind.CONTROL_OR_MEMBERSHIP, TieKind.AUTHORSHIP):
        return f"{tie.reason}, and count as one"
    names = (agents_text(origin.agents, content) for origin in (tie.one, tie.other))
    is_echo = tie.kind in (TieKind.ECHO, TieKind.EACH_OTHER)
    word = "are not two" if is_echo else "count as one"
    return f"{' and '.join(names)} {word}: {tie.reason}"


def claim_label(case: Case, content: Content, claim: Iri) -> Text:
    """Return a claim as a sentence, with the handles of its rows or else its id."""
    label = styled(claim_text(content.claims[claim], content, case.vocabulary), "bold")
    return label.append_text(handles_text(case, content, claim))


def handles_text(case: Case, content: Content, claim: Iri) -> Text:
    """Return the handles of a claim's rows, or else its id, to stand behind it."""
    handles = sorted({a.handle for a in content.attestations_of.get(claim, ()) if a.handle})
    name = ", ".join(handles) or case.namespaces.shorten(claim)
    return _beside(name, "cyan")


def _beside(text: str, style: str) -> Text:
    """Return `text` to stand behind another, two blanks away."""
    from rich.text import Text

    return Text("  ").append_text(styled(text, style)) if text else Text()


def _add_other_claims(root: Tree, case: Case, content: Content, claim: Iri) -> None:
    for other in content.claims[claim].depends_on:
        if other in content.claims:
            label = styled("depends on: ", "dim").append_text(claim_label(case, content, other))
            root.add(label)
    for about in content.claims.values():
        if claim in (about.subject, about.object) and about.iri != claim:
            label = styled("said of it: ", "dim")
            root.add(label.append_text(claim_label(case, content, about.iri)))


def profile(case: Case, content: Content, found: Profile) -> Tree:
    """Return everything about an entity."""
    entity = found.entity
    name = styled(entity.label, "bold")
    root = tree(name.append_text(_beside(case.namespaces.shorten(entity.iri), "cyan")))
    _add_description(root, case, found)
    if len(entity.names) > 1:
        names = root.add(styled("also called", "dim"))
        for other in entity.names[1:]:
            remarks = ", ".join(part for part in (str(other.kind), other.language) if part)
            names.add(styled(other.text).append_text(_beside(remarks, "dim")))
    if found.source:
        document = root.add(styled("document", "dim"))
        for what, text in _source_lines(found.source, content):
            document.add(styled(f"{what} ", "dim").append_text(styled(text)))
    _add_claims(root, case, content, found.facts, "object")
    _add_claims(root, case, content, found.outgoing, "object")
    _add_claims(root, case, content, found.incoming, "subject")
    if found.mentioned:
        mentioned = root.add(styled(f"named in ({len(found.mentioned)})", "dim"))
        for claim in found.mentioned:
            mentioned.add(claim_label(case, content, claim.iri))
    for judgement in found.judgements:
        others = [content.label(t) for t in judgement.targets if t != entity.iri]
        text = " ".join([f"judged {judgement.verdict}", *others])
        root.add(styled(f"{text}: {judgement.reason}", "dim"))
    return root


def _add_description(root: Tree, case: Case, found: Profile) -> None:
    entity = found.entity
    root.add(styled(", ".join(case.vocabulary.label(t) for t in entity.types), "dim"))
    if entity.unknown:
        root.add(styled(f"not identified: {str(entity.unknown).replace('-', ' ')}", "yellow"))
    if entity.protected:
        root.add(styled("protected: left out of what is redacted", "yellow"))
    if entity.note:
        root.add(styled(entity.note, "italic"))


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
    for qualifier in qualifier_texts(claim, content, case.vocabulary):
        line.append_text(_beside(qualifier, "magenta"))
    line.append_text(handles_text(case, content, claim.iri))
    affirming = [a for a in content.origins(claim.iri) if a.stance is not Stance.DENIES]
    denying = [a for a in content.origins(claim.iri) if a.stance is Stance.DENIES]
    for word, sayings in (("according to", affirming), ("denied by", denying)):
        who = "; ".join(sorted({agents_text(a.agents, content) for a in sayings}))
        line.append_text(_beside(f"{word} {who}" if who else "", "dim"))
    return line


def _source_lines(source: Source, content: Content) -> Iterator[tuple[str, str]]:
    """Yield what is recorded about a document, in words."""
    names = ", ".join(content.label(author) for author in source.authors)
    grade = [str(source.reliability or ""), content.label(source.graded_by)]
    yield from (
        (what, text)
        for what, text in (
            ("title", source.title),
            ("by", names),
            ("published by", content.label(source.publisher) if source.publisher else ""),
            ("published", source.published.label() if source.published else ""),
            ("retrieved", source.retrieved.label() if source.retrieved else ""),
            ("language", source.language),
            ("from", source.url),
            ("archived at", source.archive),
            ("file", source.file_name),
            ("sha256", source.sha256),
            ("reliability", ", graded by ".join(filter(None, grade)) if source.reliability else ""),
            ("text", "" if source.text_may_be_shared else "not to be shared"),
        )
        if text
    )

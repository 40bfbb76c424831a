"""How things are worded for people: the one place that turns a claim into a sentence.

Everything here is one line of plain text. Names stand as they are recorded, but
for line breaks and repeated blanks: whoever prints to a terminal or writes a page
makes the text safe for that place.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from claimgraph.analysis.lineage import Chain
from claimgraph.model.claim import Attestation, AttributionStatus, Claim, Literal, Stance, Value
from claimgraph.model.content import Content
from claimgraph.model.edtf import EdtfDate
from claimgraph.model.iri import Iri
from claimgraph.model.judgement import Judgement
from claimgraph.model.quantity import Quantity
from claimgraph.model.source import Citation
from claimgraph.model.vocabulary import Vocabulary

_DEPTH = 3
_DIGEST_SHOWN = 12
_REMARKS = {
    AttributionStatus.SILENT: "own voice",
    AttributionStatus.AMBIGUOUS: "unclear whose words",
}


def one_line(text: str) -> str:
    """Return `text` with every run of blanks and line breaks as one blank."""
    return " ".join(text.split())


def value_text(value: Value, content: Content) -> str:
    """Return the object of a claim: a name, a text, a quantity, a date in words."""
    match value:
        case Literal(text, _):
            return one_line(text)
        case Quantity():
            return value.text()
        case EdtfDate():
            return value.label()
    return name_text(value, content)


def name_text(iri: Iri, content: Content) -> str:
    """Return what an entity goes by; a document without a name goes by its title."""
    source = content.sources.get(iri)
    entity = content.entities.get(iri)
    if source and source.title and not (entity and entity.names):
        return one_line(source.title)
    return one_line(content.label(iri))


def claim_text(claim: Claim, content: Content, vocabulary: Vocabulary) -> str:
    """Return a claim as a sentence with its qualifiers.

    ``Nantong PSB — set up — 29 stations [2016; in Milan; audience: deputies]``;
    a text stands in quotation marks, a claim that is spoken of in parentheses.
    """
    return _claim(claim, content, vocabulary, _DEPTH)


def judgement_text(
    judgement: Judgement,
    content: Content,
    vocabulary: Vocabulary,
    known: Mapping[Iri, Judgement],
) -> str:
    """Return what was decided, in words; of one that takes others back, what these were.

    ``same (low): Blinkery / Lower Oggle``, ``undo: reject: Nantong PSB — set up — 29 stations``.

    Args:
        judgement: The decision.
        content: Holds what it is about.
        vocabulary: Gives the labels of relations.
        known: The judgements that it may take back, by IRI.
    """
    undone = [_decided(known[t], content, vocabulary) for t in judgement.targets if t in known]
    return f"undo: {' / '.join(undone)}" if undone else _decided(judgement, content, vocabulary)


def _decided(judgement: Judgement, content: Content, vocabulary: Vocabulary) -> str:
    claims = content.claims
    about = (
        claim_text(claims[target], content, vocabulary)
        if target in claims
        else name_text(target, content)
        for target in judgement.targets
    )
    value = f" ({judgement.value})" if judgement.value else ""
    return f"{judgement.verdict}{value}: {' / '.join(about)}"


def _claim(claim: Claim, content: Content, vocabulary: Vocabulary, depth: int) -> str:
    parts = (
        _end(claim.subject, content, vocabulary, depth),
        one_line(vocabulary.label(claim.predicate)),
        _end(claim.object, content, vocabulary, depth),
    )
    qualifiers = qualifier_texts(claim, content, vocabulary)
    return " — ".join(parts) + (f" [{'; '.join(qualifiers)}]" if qualifiers else "")


def _end(value: Value, content: Content, vocabulary: Vocabulary, depth: int) -> str:
    if isinstance(value, Literal):
        return f"“{value_text(value, content)}”"
    spoken_of = content.claims.get(value) if isinstance(value, str) else None
    if spoken_of is None:
        return value_text(value, content)
    return f"({_claim(spoken_of, content, vocabulary, depth - 1) if depth else '…'})"


def qualifier_texts(claim: Claim, content: Content, vocabulary: Vocabulary) -> list[str]:
    """Return when, where and the further qualifiers of a claim, each as a few words."""
    when = [claim.when.label()] if claim.when else []
    where = [f"in {name_text(claim.where, content)}"] if claim.where else []
    others: dict[Iri, list[str]] = {}
    for predicate, other in claim.qualifiers:
        others.setdefault(predicate, []).append(name_text(other, content))
    worded = (f"{one_line(vocabulary.label(p))}: {', '.join(o)}" for p, o in others.items())
    return [*when, *where, *worded]


def agents_text(agents: Sequence[Iri], content: Content) -> str:
    """Return who speaks: ``A``, ``A and B jointly``."""
    names = [name_text(agent, content) for agent in agents]
    if not names:
        return "nobody named"
    if len(names) == 1:
        return names[0]
    return f"{', '.join(names[:-1])} and {names[-1]} jointly"


def chain_text(chain: Chain, content: Content) -> str:
    """Return a chain of attestations as one line, its origin first.

    ``A, via Doc (claims) → B (points to, inferred) → Article``. In parentheses
    stand the act and whatever is out of the ordinary: a stance other than to
    assert (the origin) or to relay (the rest), a hop that is inferred.

    Args:
        chain: From the outermost attestation to the origin, as
            :func:`claimgraph.analysis.lineage.chains` returns them.
        content: Gives the names.
    """
    hops = tuple(reversed(chain))
    return " → ".join(_hop(hop, content, is_origin=hop is hops[0]) for hop in hops)


def _hop(attestation: Attestation, content: Content, *, is_origin: bool) -> str:
    source = attestation.source
    via = source and (source,) != attestation.agents
    words = [
        agents_text(attestation.agents, content),
        f"via {name_text(source, content)}" if via else "",
        attestation.said_on.label() if attestation.said_on else "",
    ]
    remarks = hop_remarks(attestation, is_origin=is_origin)
    return ", ".join(filter(None, words)) + (f" ({', '.join(remarks)})" if remarks else "")


def hop_remarks(attestation: Attestation, *, is_origin: bool) -> list[str]:
    """Return what is to be said of one hop beside who speaks, a few words each."""
    usual = Stance.ASSERTS if is_origin else Stance.RELAYS
    stance = "" if attestation.stance is usual else str(attestation.stance)
    act = one_line(attestation.act)
    status = _REMARKS.get(attestation.status, "") if attestation.status else ""
    inferred = "inferred" if attestation.inferred else ""
    return list(dict.fromkeys(filter(None, (stance, act, status, inferred))))


def citation_text(citation: Citation, content: Content) -> str:
    """Return a passage: the document, where in it, and the words if they are kept.

    ``Article, p. 3, 838–922: “…”``, or ``Article, 838–922 (text not included,
    sha256 1f3a…)``. Positions count the code points of the normalised text.
    """
    place = [name_text(citation.source, content)]
    if citation.page is not None:
        place.append(f"p. {citation.page}")
    if citation.start is not None and citation.end is not None:
        place.append(f"{citation.start}–{citation.end}")
    if citation.exact is not None:
        return f"{', '.join(place)}: “{one_line(citation.exact)}”"
    digest = f", sha256 {citation.digest[:_DIGEST_SHOWN]}…" if citation.digest else ""
    return f"{', '.join(place)} (text not included{digest})"

"""A position in a sheet gets the words that stand there."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.builders import NS, claim, content, iri, record, said

from claimgraph.documents.completion import Completion, known_passages
from claimgraph.documents.text import Document
from claimgraph.model.claim import Attestation, Stance
from claimgraph.model.content import Content
from claimgraph.model.source import Citation, Source, text_digest

TEXT = "Ann leads the club. The club denies it."
PAPER = Document("paper.txt", "d1", TEXT, text_digest(TEXT))
WHAT = claim("ann", "leads", "club")


def _source(*, shared: bool = True) -> Source:
    return Source(iri("paper"), file_name="paper.txt", sha256="d1", text_may_be_shared=shared)


def _told(cited: Citation) -> Content:
    chain = said(WHAT, "paper", [(["club"], "", Stance.ASSERTS)], handle="c01")
    outer = replace(chain[-1], citation=cited).identified(NS)
    return content(records=[record("paper", [WHAT], [*chain[:-1], outer])])


def _completed(cited: Citation, source: Source, **more: object) -> tuple[Attestation, Completion]:
    documents = more.get("documents", {"d1": PAPER})
    completion = Completion(NS, documents, {source.iri: source}, more.get("known", {}))  # type: ignore[arg-type]
    made = completion.content(_told(cited))
    (outer,) = [a for a in made.attestations.values() if a.citation]
    return outer, completion


def _at(start: int, end: int, **more: str) -> Citation:
    return Citation.of(NS, iri("paper"), start=start, end=end, **more)  # type: ignore[arg-type]


def test_a_position_gets_its_words_and_their_surroundings() -> None:
    outer, _ = _completed(_at(20, 39), _source())
    cited = outer.citation
    assert cited is not None
    assert cited.exact == "The club denies it."
    assert cited.digest == text_digest("The club denies it.")
    assert (cited.prefix, cited.suffix) == ("Ann leads the club. ", None)
    assert outer.iri == outer.identified(NS).iri, "the id covers the passage"


def test_of_a_text_that_may_not_be_shared_only_the_digest_is_kept() -> None:
    outer, _ = _completed(_at(0, 3, exact="Ann"), _source(shared=False))
    assert outer.citation is not None
    assert (outer.citation.exact, outer.citation.prefix, outer.citation.suffix) == (None,) * 3
    assert outer.citation.digest == text_digest("Ann")


def test_a_quote_that_stands_once_gets_its_position() -> None:
    quote = Citation.of(NS, iri("paper"), exact="denies")
    outer, _ = _completed(quote, _source())
    assert outer.citation is not None
    assert (outer.citation.start, outer.citation.end) == (29, 35)


@pytest.mark.parametrize(
    ("cited", "message"),
    [
        (_at(0, 99), "c01: 0-99 is outside the text"),
        (_at(0, 3, exact="Bob"), "c01: the words do not stand at 0-3"),
        (_at(0, 8, exact="The club"), "c01: the words do not stand at 0-8, but elsewhere"),
        (Citation.of(NS, iri("paper"), exact="club"), "c01: the quote stands in several places"),
    ],
)
def test_words_that_do_not_stand_there_are_a_problem_and_are_not_moved(
    cited: Citation, message: str
) -> None:
    outer, completion = _completed(cited, _source())
    assert [problem.message for problem in completion.problems] == [message]
    assert outer.citation == cited


def test_without_the_document_what_the_case_knows_is_kept() -> None:
    first, _ = _completed(_at(0, 3), _source(shared=False))
    known = known_passages(content(records=[record("paper", [WHAT], [first])]))
    again, _ = _completed(_at(0, 3), _source(shared=False), documents={}, known=known)
    assert again == first
    nothing, _ = _completed(_at(0, 3), _source(), documents={})
    assert nothing.citation == _at(0, 3)


def test_ids_of_a_long_chain_are_recomputed_without_recursion() -> None:
    hops = [([f"agent{n}"], "", Stance.RELAYS if n else Stance.ASSERTS) for n in range(5000)]
    chain = said(WHAT, "paper", hops, at=None)
    inner = replace(chain[0], citation=_at(0, 3)).identified(NS)
    second = replace(chain[1], taken_from=(inner.iri,)).identified(NS)
    rest = [inner, second]
    for hop in chain[2:]:
        rest.append(replace(hop, taken_from=(rest[-1].iri,)).identified(NS))
    completion = Completion(NS, {"d1": PAPER}, {iri("paper"): _source()}, {})
    made = completion.content(content(records=[record("paper", [WHAT], rest)]))
    assert len(made.attestations) == len(rest)
    assert all(a.identified(NS).iri == a.iri for a in made.attestations.values())
    taken = {origin for a in made.attestations.values() for origin in a.taken_from}
    assert taken <= made.attestations.keys()

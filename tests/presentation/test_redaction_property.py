from __future__ import annotations

import unicodedata
from dataclasses import replace
from urllib.parse import unquote

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.builders import NS, claim, content, entity, iri, record
from tests.presentation.redaction_cases import (
    AT,
    exports,
    squeezed,
)

from claimgraph.graph.namespaces import CG
from claimgraph.model.claim import Attestation, Claim, Literal, Stance
from claimgraph.model.content import Content
from claimgraph.model.entity import Entity, Name, NameKind
from claimgraph.model.judgement import Judgement, Verdict
from claimgraph.model.source import Citation, Source
from claimgraph.presentation.redaction import redact

# Letters that make no words of the formats' own vocabulary.
WORD = st.text(alphabet="qxzvjkw", min_size=3, max_size=7)
HAN = st.text(alphabet="王立李明丽刚", min_size=3, max_size=4)
NAMES = st.lists(
    st.one_of(st.lists(WORD, min_size=2, max_size=3).map(" ".join), WORD, HAN),
    min_size=1,
    max_size=3,
    unique_by=squeezed,
)
DRESSED = st.sampled_from(
    [str.upper, str.title, lambda n: n.replace(" ", "-"), lambda n: n.replace(" ", "_ "),
     lambda n: unicodedata.normalize("NFD", n.replace("w", "ŵ").replace("z", "ž")),
     lambda n: "".join(chr(ord(c) + 0xFEE0) if "!" < c < "~" else c for c in n)]
)  # fmt: skip


@settings(max_examples=60)
@given(names=NAMES, dress=DRESSED, data=st.data())
def test_no_protected_name_or_iri_is_left_in_any_format(
    names: list[str], dress: object, data: st.DataObject
) -> None:
    """Put each name into every place that holds a text or an id, in some disguise."""
    assert callable(dress)
    spelled = [dress(name) for name in names]
    text = "He said: " + ", and ".join(data.draw(st.permutations(spelled))) + "."
    ids = ["-".join(squeezed(part) for part in name.split()) for name in names]
    people = [
        Entity(iri(id_), (CG + "Person",), (Name(name, kind=NameKind.PREFERRED),), protected=True)
        for id_, name in zip(ids, names, strict=True)
    ]
    made, _ = redact(_everywhere(people, text, ids))
    for written in exports(made):
        found = squeezed(unquote(written.decode()))
        assert not [name for name in names if squeezed(name) in found]
        assert not [person.iri for person in people if person.iri.encode() in written]


def _everywhere(people: list[Entity], text: str, ids: list[str]) -> Content:
    """Return a case with `text` in every text, and an id in every address and handle."""
    house = f"house-{ids[0]}"
    inner = claim(ids[0], "knows", "bob", qualifiers=[(CG + "audience", iri(ids[-1]))])
    claims = [
        inner,
        claim("bob", "disputes", inner.iri),
        claim("bob", "says", Literal(text)),
        claim(house, "locatedIn", "bob", where=iri(ids[-1])),
        Claim.of(NS, iri("bob"), NS.mint("term", f"likes-{ids[0]}"), iri(house)),
    ]
    passage = Citation.of(NS, iri("paper"), start=0, end=9, exact=text, prefix=text, suffix=text)
    said = [
        Attestation.of(
            NS, c.iri, [iri(ids[0]), iri("paper")], Stance.ASSERTS, source=iri("paper"),
            citation=passage, act=text, gloss=text, note=text, handle=f"c{number}-{ids[-1]}",
        )
        for number, c in enumerate(claims)
    ]  # fmt: skip
    address = f"https://example.org/{ids[0]}.html"
    source = Source(
        iri("paper"), text, file_name=f"{ids[0]}.pdf", url=address, archive=address,
        publisher=iri(ids[0]), authors=(iri(ids[-1]),),
    )  # fmt: skip
    other = entity("bob", "Person", text, text, note=text, see_also=(address,))
    decision = Judgement.of(NS, Verdict.ACCEPT, [inner.iri], iri(ids[0]), AT, reason=text)
    made = content(
        [*people, other, entity(house, "Facility", f"House of {text}")],
        [record("paper", claims, said)],
        [source],
        [decision],
    )
    return replace(made, info=replace(made.info, title=text, description=text))

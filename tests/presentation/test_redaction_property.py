from __future__ import annotations

import unicodedata
from urllib.parse import unquote

from hypothesis import given
from hypothesis import strategies as st
from tests.builders import iri
from tests.examples import examples
from tests.presentation.redaction_cases import (
    everywhere,
    exports,
    squeezed,
)

from claimgraph.graph.namespaces import CG
from claimgraph.model.entity import Entity, Name, NameKind
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


@examples(0.6)
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
    made, _ = redact(everywhere(people, text, ids))
    for written in exports(made):
        found = squeezed(unquote(written.decode()))
        assert not [name for name in names if squeezed(name) in found]
        assert not [person.iri for person in people if person.iri.encode() in written]

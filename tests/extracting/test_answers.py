"""What comes back over the pipe is what was sent, or nothing where it is cut off."""

from __future__ import annotations

import io

from hypothesis import given
from hypothesis import strategies as st

from claimgraph.errors import DataError, MissingExtra
from claimgraph.extracting.answers import Answer, Fault, receive, send

texts = st.text(max_size=20)
answers = st.builds(
    Answer,
    data=st.binary(max_size=50),
    proposals=st.integers(0, 9),
    refused=st.dictionaries(texts, st.integers(1, 9), max_size=3),
    replies=st.dictionaries(texts, st.binary(max_size=20), max_size=3),
    remarks=st.lists(texts, max_size=3).map(tuple),
)
faults = st.builds(Fault, texts, texts, texts, st.booleans())


def sent(*results: Answer | Fault) -> bytes:
    pipe = io.BytesIO()
    for result in results:
        send(result, pipe)
    return pipe.getvalue()


@given(st.lists(answers | faults, max_size=4))
def test_what_is_sent_is_received(results: list[Answer | Fault]) -> None:
    pipe = io.BytesIO(sent(*results))
    assert [receive(pipe) for _ in results] == results
    assert receive(pipe) is None


@given(answers | faults, st.data())
def test_what_is_cut_off_is_nothing(result: Answer | Fault, data: st.DataObject) -> None:
    whole = sent(result)
    end = data.draw(st.integers(0, len(whole) - 1))
    assert receive(io.BytesIO(whole[:end])) is None


def test_a_fault_says_what_an_error_says() -> None:
    error = DataError("it is empty", place="a.txt", mend="Write something.")
    assert Fault.of(error) == Fault("it is empty", "Write something.", "a.txt")
    assert Fault.of(MissingExtra("no spaCy", mend="Install it.")).is_general

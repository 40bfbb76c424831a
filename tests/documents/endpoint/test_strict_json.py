"""JSON from outside, and the form of an answer."""

from __future__ import annotations

import json
import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimgraph.documents.endpoint import strict_json
from claimgraph.documents.endpoint.shapes import ListOf, OneOf, Problems, Record, Text

ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=12,
)
FORM = Record(
    {
        "name": Text(20),
        "note": Text(20, optional=True),
        "kind": OneOf(("a", "b")),
        "maybe": OneOf(("a", "b"), optional=True),
        "parts": ListOf(Record({"word": Text(5)}), most=3),
    }
)
GOOD: dict[str, Any] = {"name": "n", "note": None, "kind": "a", "maybe": None, "parts": []}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Here you are: {}",
        "{} {}",
        '{"a": NaN}',
        '{"a": -Infinity}',
        '{"a": 1, "a": 2}',
        '{"a": "cut o',
        '{"a": [1, 2',
        "{'a': 1}",
        '{"a": 1,}',
        '{"a": "line\nbreak"}',
        "[" * 50 + "]" * 50,
        "[" * 500_000,
        '{"a":' * 100_000,
        "1" * 10_000,
    ],
)
def test_what_is_not_plain_json_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        strict_json.loads(text)


@pytest.mark.parametrize("string", ['\\"' * 500_000, "[" * 500_000, "\\\\"])
def test_strings_are_no_nesting_and_take_no_time(string: str) -> None:
    begun = time.process_time()
    assert strict_json.loads(f'"{string}"') == json.loads(f'"{string}"')
    with pytest.raises(ValueError, match="Unterminated"):
        strict_json.loads(f'"{string}')
    assert time.process_time() - begun < 2


@given(ANYTHING)
def test_what_json_can_say_is_read(value: object) -> None:
    try:
        text = json.dumps(value, allow_nan=False)
    except ValueError:
        return
    assert strict_json.loads(text) == json.loads(text)


def test_a_fence_around_the_whole_is_taken_off_and_no_other() -> None:
    assert strict_json.unfenced('  ```json\n{"a": 1}\n```\n') == '{"a": 1}'
    assert strict_json.unfenced("```\n{}\n```") == "{}"
    for other in ("Sure:\n```json\n{}\n```", "```json\n{}\n```\nDone.", "```python\n{}\n```"):
        with pytest.raises(ValueError, match=r"."):
            strict_json.loads(strict_json.unfenced(other))


def problems_of(value: object) -> list[str]:
    problems = Problems()
    FORM.read(value, "", problems)
    return problems.listed


def test_all_that_is_wrong_is_said_at_once_with_its_place() -> None:
    wrong = {"name": 3, "note": "x" * 21, "kind": "c", "parts": [{"word": ""}, 7], "offset": 12}
    assert problems_of(wrong) == [
        "the answer: has the key 'offset', which is not asked for",
        "name: has to be a text, and is a number",
        "note: is longer than 20 characters",
        "kind: is 'c', which is not among what may stand here",
        "maybe: is missing",
        "parts[0].word: is empty",
        "parts[1]: has to be an object, and is a number",
    ]


@pytest.mark.parametrize(
    "change",
    [
        {"name": None},
        {"name": True},
        {"name": "\ud800"},
        {"name": " "},
        {"kind": None},
        {"kind": ["a"]},
        {"kind": "A"},
        {"kind": True},
        {"parts": {}},
        {"parts": [{"word": "a"}] * 4},
        {"parts": [{"word": "a", "start": 0}]},
    ],
)
def test_nothing_is_converted(change: dict[str, Any]) -> None:
    assert problems_of(GOOD) == []
    assert len(problems_of(GOOD | change)) == 1


@given(ANYTHING)
def test_no_value_brings_the_decoder_down(value: object) -> None:
    problems = Problems()
    FORM.read(value, "", problems)
    assert problems.listed
    assert all(problem.isprintable() and len(problem) < 600 for problem in problems.listed)


def test_the_schema_is_of_the_part_that_strict_servers_take() -> None:
    schema = FORM.schema()
    assert schema["additionalProperties"] is False
    assert schema["required"] == list(schema["properties"])
    assert schema["properties"]["maybe"] == {"type": ["string", "null"], "enum": ["a", "b", None]}
    assert json.loads(json.dumps(schema)) == schema

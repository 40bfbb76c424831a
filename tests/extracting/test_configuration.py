"""extractors.toml: what a case says to its extractors, and what is wrong with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimgraph.errors import InvalidInput
from claimgraph.extracting.configuration import CONFIGURATION_FILE, read_configuration


def write(folder: Path, text: str | bytes) -> Path:
    data = text if isinstance(text, bytes) else text.encode()
    (folder / CONFIGURATION_FILE).write_bytes(data)
    return folder


def test_a_case_need_not_say_anything(tmp_path: Path) -> None:
    assert read_configuration(tmp_path).of("english") == {}


def test_options_are_text(tmp_path: Path) -> None:
    said = """
[english]
model = "some/folder"
[endpoint]
url = "http://127.0.0.1:8080/v1"
hosts = ["one.example", "two.example"]
timeout = 30
share = 0.5
strict = true
"""
    found = read_configuration(write(tmp_path, said))
    assert found.of("english") == {"model": "some/folder"}
    assert list(found.of("endpoint").items()) == [
        ("hosts", "one.example two.example"),
        ("share", "0.5"),
        ("strict", "true"),
        ("timeout", "30"),
        ("url", "http://127.0.0.1:8080/v1"),
    ]
    assert found.of("plain") == {}


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        ("[english]\nmodel = \n", "extractors.toml:2:9", "it is no TOML: Invalid value"),
        ("[english", "extractors.toml", "it is no TOML: Expected ']'"),
        (b"\xff\xfe", "extractors.toml", "it is not UTF-8"),
        ('english = "yes"', "extractors.toml", "'english' is no table"),
        ("[english]\nmodel = {a = 1}", "extractors.toml", "'model' of [english] is no option"),
        ("[english]\nday = 2020-01-01", "extractors.toml", "'day' of [english] is no option"),
        ("[english]\nx = [[1]]", "extractors.toml", "'x' of [english] is no option"),
        ("x = " + "[" * 100_000, "extractors.toml", "it is nested too deeply"),
        (" " * 1_100_000, "extractors.toml", "larger than 1 MiB"),
    ],
)
def test_what_is_wrong_is_named_with_its_place(
    tmp_path: Path, text: str | bytes, place: str, message: str
) -> None:
    with pytest.raises(InvalidInput) as caught:
        read_configuration(write(tmp_path, text))
    (problem,) = caught.value.problems
    assert problem.place() == place
    assert problem.message.startswith(message)
    assert problem.mend


def test_all_that_is_wrong_is_named(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput) as caught:
        read_configuration(write(tmp_path, "a = 1\nb = 2\n[c]\nd = {}\n"))
    assert len(caught.value.problems) == 3

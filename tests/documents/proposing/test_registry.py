"""Extractors that other packages offer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from importlib.metadata import EntryPoint

import pytest

from claimgraph.documents.proposing import registry
from claimgraph.documents.proposing.draft import Draft
from claimgraph.errors import DataError, MissingExtra, UsageError


class Fine:
    id = "fine"
    examples: tuple[str, ...] = ()

    def version(self, options: Mapping[str, str]) -> str:
        return "1"

    def propose(self, document: object, context: object) -> Iterable[Draft]:
        return ()


class Misnamed(Fine):
    id = "Other One"


class Unfinished:
    id = "unfinished"


class Unready:
    def __init__(self) -> None:
        raise MissingExtra("needs more", mend="Install more.")


def broken() -> Fine:
    raise RuntimeError("a plug-in's own fault")


def offered(monkeypatch: pytest.MonkeyPatch, **points: str) -> None:
    """Let packages offer these extractors, by name, as names of this module."""
    found = [
        EntryPoint(name, value if ":" in value else f"{__name__}:{value}", registry.GROUP)
        for name, value in points.items()
    ]
    monkeypatch.setattr(registry, "entry_points", lambda group: found)
    monkeypatch.setattr(EntryPoint, "load", lambda point: globals()[point.value.rpartition(":")[2]])


def test_extractors_are_loaded_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    offered(monkeypatch, fine="Fine", bad="broken")
    assert registry.known() == ("bad", "fine")
    assert isinstance(registry.extractor("fine"), Fine)


def test_one_that_is_not_there_says_which_are(monkeypatch: pytest.MonkeyPatch) -> None:
    offered(monkeypatch, fine="Fine", bad="broken")
    with pytest.raises(UsageError, match="no extractor 'none'") as raised:
        registry.extractor("none")
    assert raised.value.mend == "Name one of: bad, fine."


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("bad", "broken", "can't be loaded: RuntimeError: a plug-in's own fault"),
        ("gone", "nothing", "can't be loaded: KeyError"),
        ("unfinished", "Unfinished", "is no extractor"),
        ("misnamed", "Misnamed", "not the name of its entry point"),
    ],
)
def test_a_broken_one_is_named_with_its_package(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, message: str
) -> None:
    offered(monkeypatch, **{name: value})
    with pytest.raises(DataError, match=message) as raised:
        registry.extractors()
    assert f"the extractor '{name}' of the package" in raised.value.message
    assert "uninstall the package" in (raised.value.mend or "")


def test_an_error_on_purpose_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    offered(monkeypatch, unready="Unready")
    with pytest.raises(MissingExtra):
        registry.extractor("unready")


def test_of_two_of_one_name_the_first_by_its_place_is_taken(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    points = [EntryPoint("fine", f"{module}:Fine", registry.GROUP) for module in ("b", "a")]
    monkeypatch.setattr(registry, "entry_points", lambda group: points)
    monkeypatch.setattr(EntryPoint, "load", lambda point: Fine)
    assert list(registry.extractors()) == ["fine"]

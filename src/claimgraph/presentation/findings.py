"""Findings for other programs: SARIF, and the annotations of GitHub workflows.

Both point at a file and a line, so that an editor or a code host shows a finding
where it arises. A record of a case begins a line of its file with its short IRI.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import Any, Protocol
from urllib.parse import quote

from claimgraph.model.finding import Finding, Severity
from claimgraph.model.iri import Iri, Namespaces
from claimgraph.presentation.receipts import Receipt

_SUBJECT = re.compile(rb"^([^\s@#\]\)][^\s]*) ", re.MULTILINE)
_IN_PLACE = re.compile(r"(?P<file>[^:]+):(?P<line>\d+)(:(?P<column>\d+))?\Z", re.ASCII)
_SARIF_LEVELS = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.INFORMATION: "note",
}
_GITHUB_LEVELS = {**_SARIF_LEVELS, Severity.INFORMATION: "notice"}
_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_HOME = "https://w3id.org/claimgraph"


class Explained(Protocol):
    """A rule with what there is to say of it."""

    @property
    def code(self) -> str: ...  # noqa: D102
    @property
    def severity(self) -> Severity: ...  # noqa: D102
    @property
    def title(self) -> str: ...  # noqa: D102
    @property
    def why(self) -> str: ...  # noqa: D102
    def page(self) -> str: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class Location:
    """Where a finding arises: a file, and a line and column of it from 1, or None."""

    file: str
    line: int | None = None
    column: int | None = None


@dataclass(frozen=True)
class Places:
    """Finds the lines that findings are about.

    Attributes:
        root: The folder of the case.
        files: Its RDF files by relative path.
        namespaces: The case's.
    """

    root: Path
    files: Mapping[str, bytes]
    namespaces: Namespaces

    def of(self, finding: Finding) -> Location:
        """Return where a finding arises, relative to the current folder if it is below."""
        named = _IN_PLACE.match(finding.place)
        if named and named["file"] in self.files:
            column = int(named["column"]) if named["column"] else None
            return Location(self._path(named["file"]), int(named["line"]), column)
        if finding.place in self.files or finding.place == "graph.ttl":
            return Location(self._path(finding.place), 1)
        known = (iri for iri in finding.focus if iri in self._lines)
        return self.of_record(next(known, ""))

    def of_record(self, iri: Iri) -> Location:
        """Return where a record begins; ``case.ttl`` where it is not known."""
        file, line = self._lines.get(iri, ("case.ttl", 1))
        return Location(self._path(file), line)

    def _path(self, file: str) -> str:
        path = (self.root / file).resolve()
        here = Path.cwd().resolve()
        inside = path.is_relative_to(here)
        return str(PurePosixPath(path.relative_to(here) if inside else os.fspath(path)))

    @cached_property
    def _lines(self) -> dict[Iri, tuple[str, int]]:
        """Record to the file and line that it begins at."""
        found: dict[Iri, tuple[str, int]] = {}
        for file, data in self.files.items():
            line, position = 1, 0
            for match in _SUBJECT.finditer(data):
                line += data.count(b"\n", position, match.start())
                position = match.start()
                iri = self._expanded(match[1].decode("utf-8", "replace"))
                found.setdefault(iri, (file, line))
        return found

    def _expanded(self, name: str) -> Iri:
        if name.startswith("<"):
            return name[1:-1]
        prefix, _, local = name.partition(":")
        return self.namespaces.prefixes.get(prefix, "") + local.replace("\\", "")


# -- SARIF ------------------------------------------------------------------------


def sarif(
    findings: Iterable[Finding],
    rules: Sequence[Explained],
    places: Places,
    version: str,
    *,
    silenced: Iterable[tuple[Finding, str]] = (),
    receipts: Mapping[Iri, Receipt] | None = None,
) -> dict[str, Any]:
    """Return a SARIF 2.1.0 log (OASIS Standard, 27 March 2020) of a check.

    Args:
        findings: What was found.
        rules: Every rule that there is.
        places: Finds the lines.
        version: Of claimgraph.
        silenced: What was found and the case does not want to hear, each with the
            reason; these are suppressed results (section 3.35).
        receipts: Those of the claims that findings set side by side: related
            locations (section 3.27.22).
    """
    index = {rule.code: number for number, rule in enumerate(rules)}
    results = [_Result(f, index[f.code], places, receipts or {}) for f in findings]
    suppressed = [
        _Result(f, index[f.code], places, receipts or {}, reason) for f, reason in silenced
    ]
    # Either all results say whether they are suppressed or none does (section 3.27.23).
    says_so = bool(suppressed)
    driver = {
        "name": "claimgraph",
        "version": version,
        "informationUri": _HOME,
        "rules": [_sarif_rule(rule) for rule in rules],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [result.record(says_so) for result in (*results, *suppressed)],
    }
    return {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}


def _sarif_rule(rule: Explained) -> dict[str, Any]:
    return {
        "id": rule.code,
        "shortDescription": {"text": rule.title},
        "fullDescription": {"text": rule.why},
        "help": {"text": rule.page(), "markdown": rule.page()},
        "defaultConfiguration": {"level": _SARIF_LEVELS[rule.severity]},
    }


@dataclass(frozen=True, slots=True)
class _Result:
    """A finding as a SARIF result (section 3.27)."""

    finding: Finding
    rule: int
    places: Places
    receipts: Mapping[Iri, Receipt]
    reason: str = ""

    def record(self, says_so: bool) -> dict[str, Any]:
        finding = self.finding
        record: dict[str, Any] = {
            "ruleId": finding.code,
            "ruleIndex": self.rule,
            "level": _SARIF_LEVELS[finding.severity],
            "message": {"text": _message(finding)},
            "locations": [_location(self.places.of(finding), finding.place)],
        }
        related = list(self._related())
        if related:
            record["relatedLocations"] = related
        if says_so:
            record["suppressions"] = [_suppression(self.reason)] if self.reason else []
        return record

    def _related(self) -> Iterator[dict[str, Any]]:
        known = [self.receipts[iri] for iri in self.finding.claims if iri in self.receipts]
        for number, receipt in enumerate(known, start=1):
            where = self.places.of_record(receipt.iri)
            said = "; ".join(saying.by for saying in receipt.sayings)
            yield {
                "id": number,
                **_location(where, receipt.name),
                "message": {"text": f"{receipt.sentence} ({said})" if said else receipt.sentence},
            }


def _location(where: Location, name: str) -> dict[str, Any]:
    region = {"startLine": where.line, "startColumn": where.column}
    physical: dict[str, Any] = {"artifactLocation": {"uri": _uri(where.file)}}
    if where.line:
        physical["region"] = {key: value for key, value in region.items() if value}
    return {"physicalLocation": physical, "logicalLocations": [{"fullyQualifiedName": name}]}


def _suppression(reason: str) -> dict[str, str]:
    """Return a suppression: it is kept in case.ttl, and not beside the line it is about."""
    return {"kind": "external", "status": "accepted", "justification": reason}


def _message(finding: Finding) -> str:
    words = f"{finding.place}: {finding.message}".removesuffix(".")
    return f"{words}. {finding.mend}" if finding.mend else words


def _uri(path: str) -> str:
    """Return a path as a relative reference, or a file URI where it is absolute."""
    return Path(path).as_uri() if Path(path).is_absolute() else quote(path)


# -- GitHub -----------------------------------------------------------------------


def github(findings: Iterable[Finding], places: Places) -> str:
    """Return findings as workflow commands, which GitHub shows beside the lines."""
    return "".join(f"{_annotation(finding, places)}\n" for finding in findings)


def _annotation(finding: Finding, places: Places) -> str:
    where = places.of(finding)
    properties = {
        "file": where.file,
        "line": where.line,
        "col": where.column,
        "title": finding.code,
    }
    given = ",".join(f"{k}={_property(str(v))}" for k, v in properties.items() if v is not None)
    return f"::{_GITHUB_LEVELS[finding.severity]} {given}::{_data(_message(finding))}"


def _data(text: str) -> str:
    """Escape the message of a command, as the runner undoes it."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")

"""What SARIF 2.1.0 asks of a log, in our own words, as far as claimgraph writes one.

The schema is not ours to copy, and no package that a test could install ships it. These
rules allow what claimgraph writes and nothing else, so they are stricter than the schema;
where CLAIMGRAPH_SARIF_SCHEMA names the published one and jsonschema is installed, it is
asked too. Numbers in brackets are sections of the standard.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

LEVELS = {"error", "warning", "note"}
_MESSAGE = {"text!": str}
_ARTIFACT = {"uri!": str}
_REGION = {"startLine!": int, "startColumn": int}
_PHYSICAL = {"artifactLocation!": _ARTIFACT, "region": _REGION}
_LOGICAL = {"fullyQualifiedName!": str}
_LOCATION = {"id": int, "physicalLocation!": _PHYSICAL, "logicalLocations!": [_LOGICAL],
             "message": _MESSAGE}  # fmt: skip
_SUPPRESSION = {"kind!": {"inSource", "external"}, "status": {"accepted"}, "justification!": str}
_RESULT = {
    "ruleId!": str,
    "ruleIndex!": int,
    "level!": LEVELS,
    "message!": _MESSAGE,
    "locations!": [_LOCATION],
    "relatedLocations": [_LOCATION],
    "suppressions": [_SUPPRESSION],
}
_RULE = {
    "id!": str,
    "shortDescription!": _MESSAGE,
    "fullDescription!": _MESSAGE,
    "help!": {"text!": str, "markdown!": str},
    "defaultConfiguration!": {"level!": LEVELS},
}
_DRIVER = {"name!": str, "version!": str, "informationUri!": str, "rules!": [_RULE]}
_RUN = {
    "tool!": {"driver!": _DRIVER},
    "columnKind!": {"unicodeCodePoints"},
    "results!": [_RESULT],
}
LOG = {"$schema!": str, "version!": {"2.1.0"}, "runs!": [_RUN]}
"""Keys to what they hold; ``!`` is behind those that have to be there."""


def faults(log: dict[str, Any]) -> list[str]:
    """Return what is wrong with a log, each with its place."""
    found = [*_shape(log, LOG, "log"), *_sense(log)]
    schema = os.environ.get("CLAIMGRAPH_SARIF_SCHEMA")
    if schema:
        import jsonschema

        read = json.loads(Path(schema).read_text(encoding="utf-8"))
        validator = jsonschema.validators.validator_for(read)(read)
        found += [error.message for error in validator.iter_errors(log)]
    return found


def _shape(value: Any, wanted: Any, place: str) -> Iterator[str]:
    if isinstance(wanted, dict):
        yield from _object(value, wanted, place)
    elif isinstance(wanted, list):
        if not isinstance(value, list):
            yield f"{place}: no list"
            return
        for number, item in enumerate(value):
            yield from _shape(item, wanted[0], f"{place}[{number}]")
    elif isinstance(wanted, set):
        if value not in wanted:
            yield f"{place}: {value!r} is none of {sorted(wanted)}"
    elif type(value) is not wanted:
        yield f"{place}: {value!r} is no {wanted.__name__}"


def _object(value: Any, wanted: dict[str, Any], place: str) -> Iterator[str]:
    if not isinstance(value, dict):
        yield f"{place}: no object"
        return
    kinds = {key.removesuffix("!"): kind for key, kind in wanted.items()}
    needed = {key[:-1] for key in wanted if key.endswith("!")}
    yield from (f"{place}: no {key}" for key in sorted(needed - value.keys()))
    yield from (f"{place}: {key} is not known" for key in sorted(value.keys() - kinds.keys()))
    for key in sorted(value.keys() & kinds.keys()):
        yield from _shape(value[key], kinds[key], f"{place}.{key}")


def _sense(log: dict[str, Any]) -> Iterator[str]:
    """Yield what a grammar can't say."""
    for run in log.get("runs", ()):
        rules = [rule.get("id") for rule in run["tool"]["driver"]["rules"]]
        if len(set(rules)) != len(rules):
            yield "two rules have one id (3.19.23)"
        said = {"suppressions" in result for result in run["results"]}
        if len(said) > 1:
            yield "some results say whether they are suppressed, and some do not (3.27.23)"
        for result in run["results"]:
            if rules[result["ruleIndex"]] != result["ruleId"]:
                yield f"{result['ruleId']} is not the rule of its index (3.27.6)"
            ids = [each["id"] for each in result.get("relatedLocations", ()) if "id" in each]
            if len(set(ids)) != len(ids):
                yield "two locations of a result have one id (3.28.2)"

"""Printing the page of a rule, with what it says of its own bad example."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimgraph.analysis import checks
from claimgraph.cli import output
from claimgraph.cli.findings import STYLES
from claimgraph.cli.output import styled

if TYPE_CHECKING:
    from claimgraph.analysis.checks import Example


def show(code: str, *, as_json: bool) -> int:
    """Print the page of a rule.

    Args:
        code: The rule.
        as_json: True to print it as one JSON object.
    """
    from claimgraph import examples

    rule = checks.rule(code)
    found = [f"{f.place}: {f.message}" for f in examples.findings(rule, rule.bad)]
    if as_json:
        page = {part: str(getattr(rule, part)) for part in ("code", "severity", "title", "why")}
        output.show_json({**page, "bad": rule.bad.page(), "good": rule.good.page(), "says": found})
        return 0
    output.show(
        styled(rule.code, STYLES[rule.severity]).append_text(styled(f"  {rule.title}", "bold")),
        styled(f"severity: {rule.severity}", "dim"),
        "",
        styled(rule.why),
    )
    _show_example("Bad", rule.bad)
    output.show("", styled("It says:", "bold"))
    output.show(*(styled(f"    {rule.code} {line}") for line in found))
    _show_example("Good", rule.good)
    return 0


def _show_example(word: str, example: Example) -> None:
    """Print an example with its code indented, and without the marks of Markdown."""
    output.show("", styled(f"{word}:", "bold"))
    is_code = False
    for line in example.page().splitlines():
        if line.startswith("```"):
            is_code = not is_code
        elif is_code:
            output.show(styled(f"    {line}"))
        elif line:
            output.show(styled(line.replace("`", ""), "dim"))

"""Write ``docs/reference/rules.md``, the reference of what ``check`` looks for, from the rules.

python tools/rules_reference.py            writes the page
python tools/rules_reference.py --check    exits with 1 where the page is not up to date
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

if __name__ == "__main__":  # run as a script, Python looks for modules beside it only
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tools import generated_pages

from claimgraph.analysis.checks import FAMILIES, RULES, Rule
from claimgraph.examples import findings

REPO = Path(__file__).resolve().parent.parent
PAGE = REPO / "docs" / "reference" / "rules.md"

_INTRODUCTION = """\
# The rules of `check`

<!-- Written by tools/rules_reference.py from claimgraph.analysis.checks. Change the rules. -->

`claimgraph check` runs {count} rules over a case. Each finding has a place, a code, a message and a
mend. An **error** is in the files and makes `check` exit with 1. A **warning** does not, nor does
**information**, which is printed as a note. `claimgraph check --explain CODE` prints one of the
sections below. [Check a case every day](../how-to/findings.md) and
[Verify citations](../how-to/verify.md) show the rules at work.

Each rule has a bad example, with what `check` says of it, and a good one. Both are small cases,
which the tests make and check: a sheet, imported into a case with the base `https://example.org/`,
documents in its `sources/`, and changes by hand for what no sheet can bring in.

"""


def page(rules: Iterable[Rule] = RULES) -> str:
    """Return the page."""
    ordered = sorted(rules, key=lambda rule: rule.code)
    rows = (f"| [{r.code}](#{_anchor(r)}) | {r.severity} | {r.title} |" for r in ordered)
    head = _INTRODUCTION.format(count=len(ordered))
    table = "\n".join(["| code | severity | finds |", "|---|---|---|", *rows])
    sections = []
    for beginning, title in FAMILIES.items():
        family = [rule for rule in ordered if rule.code.startswith(beginning)]
        if family:
            sections.append(f"## {beginning}: {title}")
            sections += map(_section, family)
    return f"{head}{table}\n\n" + "\n\n".join(sections) + "\n"


def _section(rule: Rule) -> str:
    says = "\n".join(f"{f.place}: {f.code} {f.message}" for f in findings(rule, rule.bad))
    return (
        f"### {rule.code}: {rule.title}\n\nSeverity: {rule.severity}.\n\n{rule.why}\n\n"
        f"Bad:\n\n{rule.bad.page()}\n\n`check` says:\n\n```text\n{says}\n```\n\n"
        f"Good:\n\n{rule.good.page()}"
    )


def _anchor(rule: Rule) -> str:
    heading = f"{rule.code}: {rule.title}".lower()
    return "".join(c for c in heading if c.isalnum() or c in " -_").replace(" ", "-")


if __name__ == "__main__":
    sys.exit(generated_pages.run("tools/rules_reference.py", PAGE, page, sys.argv[1:]))

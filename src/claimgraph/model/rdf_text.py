"""What is looked for in RDF text before a parser sees it."""

from __future__ import annotations

import re

# Strings, IRIs, comments and escaped characters of Turtle, TriG, N-Triples and N-Quads,
# in which "<<" means nothing; then "<<" itself.
_TOKEN = re.compile(
    rb'"""(?:[^"\\]|\\.|"(?!""))*+"""'
    rb"|'''(?:[^'\\]|\\.|'(?!''))*+'''"
    rb'|"(?:[^"\\\n\r]|\\.)*+"'
    rb"|'(?:[^'\\\n\r]|\\.)*+'"
    rb'|<[^<>"{}|^`\\\x00-\x20]*+(?:\\.[^<>"{}|^`\\\x00-\x20]*+)*+>'
    rb"|#[^\n\r]*+"
    rb"|\\."
    rb"|(?P<triple><<)",
    re.DOTALL,
)


def has_triple_term(data: bytes) -> bool:
    """Return whether a text of the Turtle family holds a triple term of RDF 1.2 (``<<``).

    claimgraph has no use for them, and some thousands, one in the other, take the whole
    process down with the parser's stack.
    """
    if b"<<" not in data:
        return False
    return any(match["triple"] is not None for match in _TOKEN.finditer(data))

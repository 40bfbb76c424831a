"""One file that opens offline: our skeleton, styles, scripts and the data in it.

Text from a case enters only as JSON in a data block (:mod:`~.blocks`); the page's
scripts put it on the screen as text. The policy lets exactly the scripts and styles run
that are named by their hashes: ours, and vis-network, which the page unpacks when it
first draws.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable

from claimgraph.presentation.explorer.blocks import blocks, packed
from claimgraph.presentation.explorer.modules import joined
from claimgraph.presentation.explorer.network import drawing_library
from claimgraph.presentation.explorer.payload import Payload

_ASSETS = resources.files("claimgraph.presentation.explorer") / "assets"
_BLANK = re.compile(r"\{\{([a-z]+)\}\}")
_ENDS_A_BLOCK = re.compile(r"</(script|style)|<!--|\x00", re.IGNORECASE)


def page(data: Payload) -> bytes:
    """Return the page that holds `data`, as UTF-8."""
    library, script, style = drawing_library(), _script(), _style()
    for block in (script, style):
        if found := _ENDS_A_BLOCK.search(block):
            raise ValueError(f"{found[0]!a} would end an inline block of the page")
    texts = {f"texts-{number}": shard for number, shard in enumerate(data.texts)}
    filled = {
        "policy": _policy([library, script], [style]),
        "style": style,
        "data": "".join(blocks({"graph": data.graph, "ledger": data.ledger, **texts})),
        "library": packed(library),
        "script": script,
    }
    return _BLANK.sub(lambda blank: filled[blank[1]], _asset("page.html")).encode("utf-8")


def _policy(scripts: list[str], styles: list[str]) -> str:
    """Return the content security policy (CSP level 3) for these inline blocks."""
    directives = (
        "default-src 'none'",
        f"script-src {' '.join(map(_hash, scripts))}",
        f"style-src {' '.join(map(_hash, styles))}",
        "img-src data: blob:",
        "base-uri 'none'",
        "form-action 'none'",
    )
    return "; ".join(directives)


def _hash(block: str) -> str:
    digest = hashlib.sha256(block.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"


@cache
def _script() -> str:
    return joined(dict(_files(_ASSETS / "js", ".js")), "main")


@cache
def _style() -> str:
    return "".join(text for _, text in _files(_ASSETS / "css", ".css"))


def _files(folder: Traversable, suffix: str) -> Iterator[tuple[str, str]]:
    """Yield path without suffix, and text, of the files in and under `folder`, in order."""
    for file in sorted(folder.iterdir(), key=lambda file: file.name):
        if file.is_dir():
            for path, text in _files(file, suffix):
                yield f"{file.name}/{path}", text
        elif file.name.endswith(suffix):
            yield file.name.removesuffix(suffix), _text(file)


@cache
def _asset(name: str) -> str:
    return _text(_ASSETS / name)


def _text(file: Traversable) -> str:
    """Return a file's text; a checkout may have turned its line ends."""
    return file.read_text(encoding="utf-8").replace("\r\n", "\n")

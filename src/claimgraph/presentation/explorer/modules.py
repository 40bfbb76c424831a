"""Our scripts are ES modules on disk and one plain script in the page.

No build tool is needed, since the modules keep to a small part of the language:
imports stand at the top of a file, name what they take, and do not rename; exports
are declarations. Each module becomes a function of its own without its comments, so
that names do not meet::

    const M_data_fold = (() => { …; return { fold }; })();
    const M_frame_search = (() => { const { fold } = M_data_fold; …; return { found }; })();
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from posixpath import dirname, normpath

from claimgraph.presentation.explorer.comments import stripped

_IMPORT = re.compile(r'^import \{([^}]*)\} from "(\.\.?/[a-z0-9./]+)\.js";\n', re.MULTILINE)
_EXPORT = re.compile(
    r"^export (?=(?:async )?(?:function\*?|const|let|class) ([A-Za-z_$][\w$]*))", re.M
)
_LEFT_OVER = re.compile(r"^(?:import|export)\b.*$", re.MULTILINE)


def joined(modules: Mapping[str, str], entry: str) -> str:
    """Return one script that runs the module `entry` and what it imports.

    Args:
        modules: Path without ``.js``, as ``data/fold``, to source.
        entry: The module to run.

    Raises:
        ValueError: an import or export is written in another way, names what
            is not there, or goes in a circle.
    """
    order: list[str] = []
    _visit(entry, modules, (), order)
    parts = [_wrapped(name, modules[name]) for name in order]
    return '"use strict";\n' + "\n".join(parts)


def _visit(name: str, modules: Mapping[str, str], path: tuple[str, ...], order: list[str]) -> None:
    if name in path:
        raise ValueError(f"modules import each other: {' > '.join((*path, name))}")
    if name in order:
        return
    if name not in modules:
        raise ValueError(
            f"{path[-1] if path else 'the page'} imports {name}.js, which is not there"
        )
    for _, imported in _IMPORT.findall(modules[name]):
        _visit(_resolved(imported, name), modules, (*path, name), order)
    order.append(name)


def _resolved(imported: str, importer: str) -> str:
    return normpath(f"{dirname(importer) or '.'}/{imported}")


def _wrapped(name: str, source: str) -> str:
    exports = _EXPORT.findall(source)

    def taken(found: re.Match[str]) -> str:
        return f"const {{{found[1]}}} = {_variable(_resolved(found[2], name))};\n"

    body = stripped(_EXPORT.sub("", _IMPORT.sub(taken, source)))
    if found := _LEFT_OVER.search(body):
        raise ValueError(f"{name}.js: write this import or export in another way: {found[0]}")
    return (
        f"const {_variable(name)} = (() => {{\n{body}\nreturn {{ {', '.join(exports)} }};\n}})();"
    )


def _variable(name: str) -> str:
    return "M_" + name.replace("/", "_")

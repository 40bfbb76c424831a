"""The process that reads one file from a stranger: no network, limits, and nothing to lose.

Run as a file by :mod:`claimgraph.documents.reading.confined`. The file comes on standard
input. On standard output goes one line of JSON that says what was found, and behind it
the bytes and the text of each document, as long as that line says.
"""

from __future__ import annotations

import json
import os
import sys
from typing import IO, Any


def _run(name: str, recognition: str, sink: IO[bytes]) -> None:
    from claimgraph.documents.reading.recognition import Recognition
    from claimgraph.documents.reading.result import Unsupported
    from claimgraph.documents.reading.unpacking import Unpacking
    from claimgraph.errors import ClaimgraphError

    how = json.loads(recognition)
    unpacking = Unpacking(Recognition(**how) if how else None)
    try:
        unpacking.read(sys.stdin.buffer.read(), name)
    except ClaimgraphError as error:
        kind = "Unsupported" if isinstance(error, Unsupported) else type(error).__name__
        told = {"error": kind, "message": error.message, "place": error.place, "mend": error.mend}
        sink.write(json.dumps(told).encode() + b"\n")
        return
    _send(unpacking, sink)


def _send(unpacking: Any, sink: IO[bytes]) -> None:
    from dataclasses import asdict, replace

    head = []
    texts = []
    for found in unpacking.documents:
        text = found.reading.text.encode("utf-8")
        texts.append(text)
        # What was given to us need not go back.
        size = len(found.data) if found.parent is not None else 0
        told = asdict(replace(found.reading, text=""))
        head.append(
            {**told, "path": found.path, "parent": found.parent, "size": size, "text": len(text)}
        )
    refused = [asdict(refusal) for refusal in unpacking.refused]
    sink.write(json.dumps({"documents": head, "refused": refused}).encode() + b"\n")
    for found, text in zip(unpacking.documents, texts, strict=True):
        sink.write(found.data if found.parent is not None else b"")
        sink.write(text)


def main(
    name: str, paths: str, memory: str, seconds: str, die_with_parent: str, recognition: str
) -> None:
    """Read the file on standard input.

    Args:
        name: What to call it.
        paths: Where Python looks for packages, as JSON.
        memory: Most bytes that may be allocated.
        seconds: CPU time that it may take.
        die_with_parent: "1" to be killed with the thread that started us (Linux).
        recognition: How to recognise the text of scans, as JSON.
    """
    sys.path += [path for path in json.loads(paths) if path not in sys.path]
    sink = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # a library that prints must not disturb the answer
    from claimgraph.confinement.confine import isolate, limit_cpu, limit_memory, write_no_file

    isolate(die_with_parent == "1")
    limit_memory(int(memory))
    limit_cpu(int(seconds), spare=0)
    write_no_file()
    code = 1
    try:
        _run(name, recognition, sink)
        sink.flush()
        code = 0
    except BrokenPipeError:
        pass  # nobody listens any more
    except MemoryError:
        os.write(2, b"MemoryError")
    os._exit(code)  # nothing is to be cleaned up


if __name__ == "__main__":
    main(*sys.argv[1:])

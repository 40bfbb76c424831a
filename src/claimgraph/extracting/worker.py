"""The process that reads documents, one after the other: limits, and no network without need.

Run as a file by :mod:`claimgraph.extracting.processes`. On standard input come, pickled,
first the setting and then one document after the other; on standard output goes what was
read, in the form of :mod:`claimgraph.extracting.answers`.
"""

from __future__ import annotations

import json
import os
import pickle
import sys
import threading
import time
from typing import IO, Any

READY = b"ready\n"
"""What is written once everything is loaded: time counts from here."""
_SECONDS_TO_LOOK = 1.0


def _serve(source: IO[bytes], sink: IO[bytes]) -> None:
    """Read documents until no more come."""
    from claimgraph.confinement.confine import isolate, limit_cpu
    from claimgraph.extracting.answers import send
    from claimgraph.extracting.reading import make_ready, reaches_network, read, the_extractor
    from claimgraph.extracting.tasks import seconds_for

    setting = _received(source)
    if not reaches_network(the_extractor(setting.extractor)):
        isolate(die_with_parent=False)
    make_ready(setting)
    sink.write(READY)
    sink.flush()
    while (task := _received(source)) is not None:
        limit_cpu(int(seconds_for(task, setting)))
        send(read(task, setting), sink)
        sink.flush()


def _received(source: IO[bytes]) -> Any:
    """Return what our parent sends, or None at the end."""
    try:
        return pickle.load(source)  # noqa: S301 - our own parent, over a pipe of its own
    except EOFError:
        return None


def _watch(parent: int) -> None:
    """End this process, however busy, when its parent has gone."""
    while os.getppid() == parent:
        time.sleep(_SECONDS_TO_LOOK)
    os._exit(1)


def main(paths: str, memory: str) -> None:
    """Read the documents that come on standard input.

    Args:
        paths: Where Python looks for packages, as JSON.
        memory: Most bytes that may be allocated.
    """
    sys.path += [path for path in json.loads(paths) if path not in sys.path]
    source, sink = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    threading.Thread(target=_watch, args=(os.getppid(),), daemon=True).start()
    os.dup2(2, 1)  # a library that prints must not disturb the answers
    from claimgraph.confinement.confine import limit_memory

    limit_memory(int(memory))
    try:
        _serve(source, sink)
    except BrokenPipeError:
        os._exit(1)  # nobody listens any more


if __name__ == "__main__":
    main(*sys.argv[1:])

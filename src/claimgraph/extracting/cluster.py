"""Reads documents on a Dask cluster: of this machine, or of several.

The same code reads them there, and hands back the same bytes. Dask is imported here
alone, and late.
"""

from __future__ import annotations

import contextlib
import logging
from collections import deque
from collections.abc import Generator, Sequence
from concurrent.futures import CancelledError
from typing import Any

from claimgraph.errors import MissingExtra, UsageError
from claimgraph.extracting.answers import Answer, Fault
from claimgraph.extracting.reading import read
from claimgraph.extracting.tasks import Setting, Task

_AHEAD = 2
"""Documents that are read or wait to be told, for each thread of the cluster."""
_SECONDS_TO_CONNECT, _SECONDS_TO_JOIN = 10, 30


def read_on_dask(
    tasks: Sequence[Task], setting: Setting, *, jobs: int, address: str = ""
) -> Generator[Answer | Fault, None, None]:
    """Yield what was read of each document, in their order.

    Args:
        tasks: The documents.
        setting: What they are read with; it is sent to each worker once.
        jobs: How many workers to start where there is no address.
        address: Where a scheduler listens, as ``tcp://127.0.0.1:8786``; where empty, one
            is started on this machine for as long as it is needed.

    Raises:
        MissingExtra: Dask is not installed.
        UsageError: nothing that speaks Dask listens there, or it has no workers.
    """
    with contextlib.ExitStack() as stack:
        client = stack.enter_context(_client(stack, jobs, address))
        _await_workers(client, address)
        shared = client.scatter(setting, broadcast=True, hash=False)
        ahead = _AHEAD * max(1, sum(client.nthreads().values()))
        waiting: deque[Any] = deque()
        following = iter(tasks)
        for _ in tasks:
            while len(waiting) < ahead and (task := next(following, None)):
                waiting.append(client.submit(read, task, shared, pure=False))
            yield _result(waiting.popleft())


def _client(stack: contextlib.ExitStack, jobs: int, address: str) -> Any:
    try:
        from distributed import Client, LocalCluster
    except ImportError:
        raise MissingExtra(
            "the scheduler dask needs Dask, which is not installed",
            mend="Install it with: pip install 'claimgraph[dask]'",
        ) from None
    if not address:
        cluster = LocalCluster(  # type: ignore[no-untyped-call]
            n_workers=jobs,
            threads_per_worker=1,
            host="127.0.0.1",
            dashboard_address=None,
            silence_logs=logging.ERROR,
        )
        address = stack.enter_context(cluster).scheduler_address
    try:
        return Client(  # type: ignore[no-untyped-call]
            address, timeout=_SECONDS_TO_CONNECT, set_as_default=False
        )
    except (OSError, ValueError, ImportError) as error:
        raise UsageError(
            f"no Dask scheduler answers at {address}: {error}",
            mend="Start one with 'dask scheduler', and name the address that it prints.",
        ) from None


def _await_workers(client: Any, address: str) -> None:
    try:
        client.wait_for_workers(1, timeout=_SECONDS_TO_JOIN)
    except TimeoutError:
        mend = f"Start some with: dask worker {address}"
        raise UsageError("the Dask scheduler has no workers", mend=mend) from None


def _result(future: Any) -> Answer | Fault:
    """Return what came of a document, or how the cluster failed at it."""
    try:
        found: Answer | Fault = future.result()
    except (Exception, CancelledError) as error:  # noqa: BLE001 - what others' machines raise
        words = f"{type(error).__name__}: {error}".splitlines()[0][:200]
        mend = "Look at the logs of the workers; they need the same packages as this machine."
        return Fault(f"the cluster failed at it ({words})", mend)
    return found

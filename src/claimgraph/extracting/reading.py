"""Reads one document by an extractor, and lets what it proposes through the gate."""

from __future__ import annotations

import contextlib
from collections import Counter
from functools import cache

from claimgraph.documents.proposing.draft import Extractor, KeepsReplies, Remarks
from claimgraph.documents.proposing.gate import passed
from claimgraph.documents.proposing.registry import extractor as installed
from claimgraph.errors import ClaimgraphError, DataError
from claimgraph.extracting.answers import Answer, Fault
from claimgraph.extracting.tasks import Setting, Task, context_of, run_of
from claimgraph.formats.proposal_lines import write_lines


def read(task: Task, setting: Setting) -> Answer | Fault:
    """Return what an extractor proposes of a document, or why it was not read."""
    try:
        return _read(task, setting)
    except ClaimgraphError as error:
        return Fault.of(error)
    except MemoryError:
        return Fault("to read it needs more memory than there is", "Split the document.")
    except Exception as error:  # noqa: BLE001 - an extractor is others' code; the rest goes on
        words = f"{type(error).__name__}: {error}".rstrip(": ")
        mend = f"Report it to whoever made the extractor {setting.extractor!r}."
        return Fault(f"the extractor failed: {words}", mend)


def _read(task: Task, setting: Setting) -> Answer:
    extractor = the_extractor(setting.extractor)
    _refuse_another(extractor, setting)
    context = context_of(task, setting)
    drafts = extractor.propose(task.document, context)
    found = passed(
        drafts, task.document, context, extractor.id, setting.version, extractor.examples
    )
    replies = extractor.replies() if isinstance(extractor, KeepsReplies) else {}
    remarks = extractor.remarks() if isinstance(extractor, Remarks) else ()
    return Answer(
        data=write_lines(run_of(task, setting), found.proposals, found.refusals),
        proposals=len(found.proposals),
        refused=dict(sorted(Counter(str(r.reason) for r in found.refusals).items())),
        replies=dict(sorted(replies.items())),
        remarks=tuple(remarks),
    )


@cache
def the_extractor(name: str) -> Extractor:
    """Return the extractor of an id, made once in a process: what it loads, it keeps.

    Raises:
        UsageError: there is none.
        DataError: it can't be loaded.
    """
    return installed(name)


def make_ready(setting: Setting) -> None:
    """Load what reading needs; what is wrong with it, reading a document says."""
    with contextlib.suppress(Exception):
        _version(setting.extractor, tuple(setting.options.items()))


def reaches_network(extractor: Extractor) -> bool:
    """Return whether an extractor has to reach a network: it says so, or asks a model."""
    return bool(getattr(extractor, "reaches_network", isinstance(extractor, KeepsReplies)))


def _refuse_another(extractor: Extractor, setting: Setting) -> None:
    """Refuse to read by another version than the run is of, as another machine may have it.

    Raises:
        DataError: it is another one.
    """
    here = _version(extractor.id, tuple(setting.options.items()))
    if here != setting.version:
        raise DataError(
            f"what reads it is another version of {extractor.id!r}: {here}",
            mend=f"Install the packages of this machine there, which has {setting.version}.",
        )


@cache
def _version(name: str, options: tuple[tuple[str, str], ...]) -> str:
    return the_extractor(name).version(dict(options))

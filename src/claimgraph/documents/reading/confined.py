"""Reads documents of strangers in a process of their own, which may be stopped or crash.

The libraries that read PDF or HTML are large, and a file can be made to keep them busy
for ever or to fill the memory. So each file is read in a child
(:mod:`claimgraph.documents.reading.worker`) that has no network, writes no file, and has
a limit of memory and of time; it is killed when that is over.
"""

from __future__ import annotations

import contextlib
import json
import math
import os
import signal
import subprocess
import sys
import threading
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from claimgraph.documents.reading import worker
from claimgraph.documents.reading.recognition import SECONDS_A_PAGE, Recognition
from claimgraph.documents.reading.result import Proposed, Reading, Refusal, Unsupported
from claimgraph.documents.reading.unpacking import Unpacked
from claimgraph.documents.text import LARGEST
from claimgraph.errors import ClaimgraphError, DataError, MissingExtra, UsageError

MEMORY = 384 * 1024 * 1024
"""Bytes that the child may allocate."""
_AT_LEAST = 4.0
"""Seconds of CPU time for a small file."""
_PLAIN, _PDF = (4 * 2**20, 2.0, 120.0), (64 * 2**10, 60.0, 600.0)
"""Bytes that are small, seconds for each MiB beyond, and the most: for most kinds, and for PDF.

pypdf takes some 20 seconds for a MiB of pages that hold little but text.
"""
_MAY_HOLD_PDF = (b"PK", b"\x1f\x8b", b"WARC/", b"\xd0\xcf\x11\xe0")
"""How archives and Outlook messages begin; mails are told by their name."""
_AT_MOST_TO_RECOGNISE = 1_800.0
_WAITING = 3 if os.name == "posix" else 1
"""Seconds to wait for one of CPU time, on a machine that is busy; without a limit of that, 1."""
_KEPT_VARIABLES = ("LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "SYSTEMROOT", "TESSDATA_PREFIX")
"""What a Python or tesseract may need to start; nothing else of the environment is handed on."""
_ERRORS: dict[str, type[ClaimgraphError]] = {
    "Unsupported": Unsupported,
    "MissingExtra": MissingExtra,
}


@dataclass(frozen=True, slots=True)
class Contents:
    """A file and what is inside it.

    Attributes:
        documents: What was read, outer ones first; the first is the file itself.
        refused: What is inside it and was not read.
    """

    documents: tuple[Unpacked, ...]
    refused: tuple[Refusal, ...] = ()


def time_for(data: bytes, name: str) -> float:
    """Return the seconds of CPU time that a file may take: by its size, and what it may hold."""
    holds = (
        b"%PDF-" in data[:1024] or data.startswith(_MAY_HOLD_PDF) or name.lower().endswith(".eml")
    )
    small, per_mib, most = _PDF if holds else _PLAIN
    further = max(0, len(data) - small) / 2**20
    return min(_AT_LEAST + per_mib * further, most)


def read(
    data: bytes,
    name: str,
    *,
    seconds: float | None = None,
    memory: int = MEMORY,
    recognition: Recognition | None = None,
) -> Contents:
    """Read a file of any kind that is known.

    Pages without text are looked for first: a file that has none, and so most that are
    made to keep us busy, gets no time for the recognition of text.

    Args:
        data: Its bytes.
        name: What to call it; the ending helps to find out what it is.
        seconds: CPU time that it may take; by its size where None.
        memory: Bytes that may be allocated for it (Linux; best effort elsewhere).
        recognition: How to recognise the text of scans, or None.

    Raises:
        Unsupported: it is of a kind that is not read.
        DataError: it can't be read, or takes too much time or memory.
        MissingExtra: what reads this kind is not installed.
    """
    limit = time_for(data, name) if seconds is None else seconds
    if not 0 < limit < threading.TIMEOUT_MAX:
        raise UsageError("a time limit must be greater than 0", mend="Leave it out.")
    if len(data) > LARGEST:
        raise too_large(name)
    trial = replace(recognition, is_trial=True) if recognition else None
    found = _answer(_ran(data, name, limit, memory, trial), data, name)
    scanned = sum(each.reading.scanned for each in found.documents)
    if recognition is None or not scanned:
        return found
    longer = seconds or min(limit + SECONDS_A_PAGE * scanned, _AT_MOST_TO_RECOGNISE)
    return _answer(_ran(data, name, longer, memory, recognition), data, name)


def too_large(name: str) -> DataError:
    """Return what to say of a file that is not read for its size."""
    return DataError(
        f"it is larger than {LARGEST // 2**20} MiB", place=name, mend="Split the document."
    )


def _command(name: str, seconds: float, memory: int, recognition: Recognition | None) -> list[str]:
    root = str(Path(__file__).parents[3])
    paths = [root, *(path for path in sys.path if path and os.path.isabs(path))]  # noqa: PTH117 - they are texts
    # In a thread's child "die with the parent" would mean with that thread.
    dies_with_us = threading.current_thread() is threading.main_thread()
    how = json.dumps(asdict(recognition) if recognition else None)
    limits = (str(memory), str(math.ceil(seconds)), str(int(dies_with_us)))
    safe_name = name.encode("utf-8", "replace").decode().replace("\0", "�")
    # -I, -S: no environment, no current folder, no code of others at start-up; -B: no caches.
    return [
        sys.executable,
        "-I",
        "-S",
        "-B",
        worker.__file__,
        safe_name,
        json.dumps(paths),
        *limits,
        how,
    ]


def _ran(
    data: bytes, name: str, seconds: float, memory: int, recognition: Recognition | None
) -> bytes:
    """Return what the child writes."""
    with subprocess.Popen(  # noqa: S603 - our own interpreter and file
        _command(name, seconds, memory, recognition),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={name: os.environ[name] for name in _KEPT_VARIABLES if name in os.environ},
        cwd=os.path.abspath(os.sep),  # noqa: PTH100 - it is no folder that anybody removes
        start_new_session=True,  # Ctrl-C is ours to answer
    ) as process:
        try:
            answer, words = process.communicate(data, timeout=seconds * _WAITING)
        except subprocess.TimeoutExpired:
            raise _too_slow(name, seconds) from None
        finally:
            _end(process)
    if process.returncode:
        raise _obituary(process.returncode, words.decode(errors="replace"), name, seconds, memory)
    return answer


def _end(process: subprocess.Popen[bytes]) -> None:
    """Kill the child as a whole, where it still runs."""
    if process.poll() is None:
        with contextlib.suppress(OSError):
            if hasattr(os, "killpg"):
                os.killpg(process.pid, signal.SIGKILL)
            else:
                process.kill()
        process.communicate()


def _too_slow(name: str, seconds: float) -> DataError:
    return DataError(
        f"it was not read after {seconds:g} s",
        place=name,
        mend="Allow it more time with --timeout, or get a simpler copy of the document.",
    )


def _obituary(code: int, words: str, name: str, seconds: float, memory: int) -> ClaimgraphError:
    """Return what to say of the child's end."""
    if -code == getattr(signal, "SIGXCPU", 0):
        return _too_slow(name, seconds)
    if "MemoryError" in words or "bad_alloc" in words:
        return DataError(
            f"to read it needs more than {memory // 2**20} MiB of memory",
            place=name,
            mend="Split the document, or get a simpler copy.",
        )
    last = words.strip().splitlines()[-1:] or [f"exit code {code}"]
    return DataError(
        f"it brought down what reads it ({last[0][:200]})",
        place=name,
        mend="Get another copy of the document; if this one opens elsewhere, report it.",
    )


def _answer(answer: bytes, data: bytes, name: str) -> Contents:
    line, _, rest = answer.partition(b"\n")
    told = json.loads(line)
    if "error" in told:
        kind = _ERRORS.get(told["error"], DataError)
        raise kind(told["message"], place=told["place"] or name, mend=told["mend"])
    documents: list[Unpacked] = []
    at = 0
    for each in told["documents"]:
        size, text_size = each["size"], each["text"]
        content = rest[at : at + size] if each["parent"] is not None else data
        text = rest[at + size : at + size + text_size].decode("utf-8")
        at += size + text_size
        documents.append(Unpacked(each["path"], content, _reading(each, text), each["parent"]))
    return Contents(tuple(documents), tuple(Refusal(**each) for each in told["refused"]))


def _reading(told: dict[str, Any], text: str) -> Reading:
    return Reading(
        media_type=told["media_type"],
        reader=told["reader"],
        text=text,
        pages=tuple(told["pages"]),
        proposed=tuple(Proposed(**each) for each in told["proposed"]),
        notes=tuple(told["notes"]),
        is_archive=told["is_archive"],
        scanned=told["scanned"],
    )

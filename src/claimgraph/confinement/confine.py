"""What a process can do to itself before it looks at what a stranger made.

No network, so much memory, so much CPU time, and no file written. The workers load
this file by itself, without the package: it imports nothing that costs time.
"""

from __future__ import annotations

import os
import struct
import sys
import time

_SPARE_SECONDS = 2
"""CPU time beyond the caller's limit; the caller stops us before, if it still lives."""
_UNKNOWN_USE = 512 * 1024 * 1024
"""Bytes to allow for what is in use already, where the system does not say."""

_SOCKET = {"x86_64": (0xC000003E, 41), "aarch64": (0xC00000B7, 198), "riscv64": (0xC00000F3, 198)}
"""The machine's number in a seccomp filter, and that of its system call ``socket``."""
_DEATH_SIGNAL, _SECCOMP, _NO_NEW_PRIVILEGES = 1, 22, 38
_FILTER_MODE, _SIGKILL = 2, 9
_NEW_USER, _NEW_NET = 0x10000000, 0x40000000
_DENY, _ALLOW = 0x00050000 | 13, 0x7FFF0000
"""What a filter returns: the error EACCES, or the go-ahead."""


def limit_cpu(seconds: int, spare: int = _SPARE_SECONDS) -> None:
    """Let the system end this process after `seconds` more of CPU time, and `spare`."""
    try:
        import resource
    except ImportError:  # Windows
        return
    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    soft = int(time.process_time()) + seconds + spare
    resource.setrlimit(resource.RLIMIT_CPU, (soft if hard < 0 else min(soft, hard), hard))


def limit_memory(size: int) -> None:
    """Limit to `size` bytes what may be allocated from now on; leave no core file."""
    try:
        import resource
    except ImportError:  # Windows
        return
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    # On Linux DATA counts what is writable and private. AS would count mapped files and
    # the address space that malloc only reserves, which grows with the number of cores.
    kind = resource.RLIMIT_DATA if sys.platform == "linux" else resource.RLIMIT_AS
    hard = resource.getrlimit(kind)[1]
    soft = _in_use() + size
    try:
        resource.setrlimit(kind, (soft if hard < 0 else min(soft, hard), hard))
    except (OSError, ValueError):  # macOS does not hold to it
        return


def write_no_file() -> None:
    """Let no file grow from now on; pipes are none."""
    try:
        import resource
    except ImportError:  # Windows
        return
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


def _in_use() -> int:
    """Return the bytes that count already: our stack, and a thread for each core."""
    try:
        with open("/proc/self/statm", "rb") as pages:  # noqa: PTH123 - pathlib costs 5 ms
            return int(pages.read().split()[5]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError):
        return _UNKNOWN_USE


def isolate(die_with_parent: bool) -> str:
    """Take the network from this process for good, as far as the system lets us.

    A seccomp filter on ``socket`` works in a container too, where a namespace of
    one's own is seldom permitted.

    Args:
        die_with_parent: True to be killed with the thread that started us (Linux).

    Returns:
        What holds: ``seccomp``, ``namespace`` or ``none``.
    """
    if sys.platform != "linux":
        return "none"
    try:
        import ctypes
    except ImportError:  # a Python that was built without libffi
        return "none"
    libc = ctypes.CDLL(None)
    libc.prctl.argtypes = (ctypes.c_int, *[ctypes.c_ulong] * 4)
    if die_with_parent:
        libc.prctl(_DEATH_SIGNAL, _SIGKILL, 0, 0, 0)
    machine = os.uname().machine
    if machine in _SOCKET and libc.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0) == 0:
        code = _filter(*_SOCKET[machine])
        held = ctypes.create_string_buffer(code, len(code))
        head = struct.pack("@HP", len(code) // 8, ctypes.addressof(held))
        program = ctypes.create_string_buffer(head, len(head))
        libc.prctl(_SECCOMP, _FILTER_MODE, ctypes.addressof(program), 0, 0)
        if libc.socket(2, 1, 0) == -1:
            return "seccomp"
    if libc.unshare(_NEW_NET) == 0 or libc.unshare(_NEW_USER | _NEW_NET) == 0:
        return "namespace"
    return "none"


def _filter(machine: int, socket: int) -> bytes:
    """Return a BPF program that denies one system call: code, jumps, operand."""
    load, jump_if_equal, finish = 0x20, 0x15, 0x06
    steps = (
        (load, 0, 0, 4),  # the machine
        (jump_if_equal, 0, 3, machine),
        (load, 0, 0, 0),  # the system call
        (jump_if_equal, 0, 1, socket),
        (finish, 0, 0, _DENY),
        (finish, 0, 0, _ALLOW),
    )
    return b"".join(struct.pack("=HBBI", *step) for step in steps)

"""Opening ZIP files that may be bombs: what a member really holds is counted, not believed."""

from __future__ import annotations

import io
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import PurePosixPath

from claimgraph.errors import DataError

LARGEST_MEMBER = 64 * 1024 * 1024
"""Bytes that one member may unpack to."""
LARGEST_WHOLE = 128 * 1024 * 1024
"""Bytes that all members together may unpack to."""
MOST_MEMBERS = 10_000
_AT_ONCE = 1 << 18
_BROKEN = (
    *(zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError),
    *(NotImplementedError, RuntimeError, ValueError),
)
"""What the standard library says of an archive that is not as it should be."""
_GET_ANOTHER = "Get a better copy of the file."


def opened(data: bytes, name: str) -> zipfile.ZipFile:
    """Return the archive, its list read and nothing unpacked.

    Raises:
        DataError: it is cut off, broken, or has very many members.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except _BROKEN as error:
        raise DataError(
            f"it is cut off or broken: {str(error).lower() or 'no list of its files'}",
            place=name,
            mend=_GET_ANOTHER,
        ) from error
    if len(archive.infolist()) > MOST_MEMBERS:
        raise DataError(
            f"it holds more than {MOST_MEMBERS:,} files",
            place=name,
            mend="Unpack it, and add the files that you need.",
        )
    return archive


def member(archive: zipfile.ZipFile, path: str, name: str) -> bytes:
    """Return what the member `path` holds.

    Raises:
        DataError: there is none, it is encrypted or broken, or unpacks to too much.
    """
    return b"".join(parts(archive, path, name))


def parts(
    archive: zipfile.ZipFile, path: str, name: str, largest: int = LARGEST_MEMBER
) -> Iterator[bytes]:
    """Yield what the member `path` holds, a part at a time.

    Raises:
        DataError: as :func:`member`.
    """
    try:
        info = archive.getinfo(path)
    except KeyError:
        raise DataError(f"it holds no {path}", place=name, mend=_GET_ANOTHER) from None
    refuse_encrypted(info, name)
    size = 0
    try:
        with archive.open(info) as file:
            while part := file.read(_AT_ONCE):
                size += len(part)
                if size > largest:
                    raise DataError(
                        f"{path} unpacks to more than {largest // 2**20} MiB",
                        place=name,
                        mend="Nothing that is meant to be read does; unpack it by hand and look.",
                    )
                yield part
    except _BROKEN as error:
        raise DataError(
            f"{path} is broken: {str(error) or 'it is cut off'}", place=name, mend=_GET_ANOTHER
        ) from error


def refuse_encrypted(info: zipfile.ZipInfo, name: str) -> None:
    """Refuse a member that needs a password.

    Raises:
        DataError: it does.
    """
    if info.flag_bits & 0x1:
        raise DataError(
            f"{info.filename} is encrypted",
            place=name,
            mend="Unpack it with its password, and add the files.",
        )


def leads_out(info: zipfile.ZipInfo) -> bool:
    """Return whether a member's path leaves the archive, or is a link to elsewhere."""
    path = PurePosixPath(info.filename.replace("\\", "/"))
    is_link = stat.S_ISLNK(info.external_attr >> 16)
    return is_link or path.is_absolute() or ".." in path.parts or ":" in info.filename[:3]

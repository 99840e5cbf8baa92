"""Replacement: files made, or put in the place of others, at one stroke: whole or not at all."""

from __future__ import annotations

import os
import stat
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from quizapp.language import N_

if TYPE_CHECKING:
    from collections.abc import Iterator

_ANYBODY = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH


class ProtectedError(OSError):
    """The file is protected against writing. The system would let it be replaced all the same."""

    def __init__(self, path: Path) -> None:
        super().__init__(0, N_("it is protected against writing"), str(path))


class ChangedMeanwhileError(Exception):
    """The file is not as it was read: somebody else changed it."""


def replace_known(path: Path, known: bytes, data: bytes) -> None:
    """Put the data in the place of a file that still is as it is known.

    Raises:
        ChangedMeanwhileError: it is not; nothing was written.
        ProtectedError: it is protected against writing.
        OSError: it cannot be read or written; it is as it was.
    """
    with path.open("rb") as file:
        if file.read(len(known) + 1) != known:
            raise ChangedMeanwhileError(path)
    replace_file(path, data)


def replace_file(path: Path, data: bytes) -> None:
    """Put the data in the place of a file, which is there in its old or its new form at any moment.

    A link stays one, and what it leads to is replaced; the file keeps its rights and its owner. It may be
    a new one. What is no file, such as ``/dev/stdout``, is written into.

    Raises:
        ProtectedError: it is protected against writing.
        OSError: it cannot be written; it is as it was.
    """
    target = Path(os.path.realpath(path))
    try:
        found = path.stat()
    except FileNotFoundError:
        found = None
    if found is not None and not stat.S_ISREG(found.st_mode):
        with path.open("wb") as device:
            device.write(data)
        return
    if found is not None and is_protected(target):
        raise ProtectedError(path)
    with unfinished(target, data) as temporary:
        if found is not None:
            _give(temporary, found)
        temporary.replace(target)


def make_file(path: Path, data: bytes) -> None:
    """Write a file that must not be there yet.

    Raises:
        FileExistsError: there is a file, a folder or a link of that name; it is as it was.
        OSError: it cannot be written; nothing is there.
    """
    if os.path.lexists(path):
        raise FileExistsError(path)
    with unfinished(path, data) as temporary:
        _name(temporary, path)


def _name(temporary: Path, target: Path) -> None:
    """Give a file a name that no other file has; where there are no hard links, nearly at one stroke."""
    try:
        os.link(temporary, target)
    except FileExistsError:
        raise
    except OSError:
        if os.path.lexists(target):
            raise FileExistsError(target) from None
        temporary.replace(target)


def is_protected(path: Path) -> bool:
    """Tell whether a file is not meant to be written, by anybody or by whoever asks.

    Raises:
        OSError: the file is not there.
    """
    return not path.stat().st_mode & _ANYBODY or not os.access(path, os.W_OK)


@contextmanager
def unfinished(target: Path, data: bytes) -> Iterator[Path]:
    """Write the data into a file beside the target, to be renamed; it is gone afterwards in any case.

    Its name is nobody else's, and is as short as can be: the target's may be as long as names get. The
    data are on the disk before it is given out, so that no crash leaves an empty file.
    """
    temporary = target.with_name(f".{os.urandom(8).hex()}.tmp")
    try:
        with temporary.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        yield temporary
    finally:
        with suppress(OSError):
            temporary.unlink()


def _give(temporary: Path, found: os.stat_result) -> None:
    """Give a file the owner, as far as that is allowed, and the rights of the one it replaces."""
    if os.name == "posix" and (found.st_uid, found.st_gid) != (os.geteuid(), os.getegid()):
        with suppress(OSError):
            os.chown(temporary, found.st_uid, found.st_gid)
    temporary.chmod(stat.S_IMODE(found.st_mode))

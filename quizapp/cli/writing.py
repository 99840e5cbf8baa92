"""Writing: files made or put in the place of others, at one stroke, and what is said where that fails."""

from __future__ import annotations

import os
import tempfile
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from quizapp.cli.errors import CommandError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizapp.language import Translator


def write_new(path: Path, data: bytes, tr: Translator) -> None:
    """Write a file that must not be there yet at one stroke: it is there wholly or not at all.

    Where the disk has no links (a memory stick), it is written in its place, and taken away again if it
    cannot be written wholly.

    Raises:
        CommandError: it is there, or cannot be written.
    """
    with _refusals(path, tr):
        if os.path.lexists(path):
            raise FileExistsError
        with _beside(path, data) as name:
            try:
                os.link(name, path)
            except FileExistsError:
                raise
            except OSError:
                _write_in_place(path, data)


def put(path: Path, data: bytes, tr: Translator) -> None:
    """Write a file at one stroke: it is the old one or the new one, never a part.

    What is no file (``/dev/stdout``) is written into.

    Raises:
        CommandError: it cannot be written.
    """
    with _refusals(path, tr):
        if path.exists() and not path.is_file():
            with path.open("wb") as device:
                device.write(data)
        else:
            _replace(Path(os.path.realpath(path)), data)


def _write_in_place(path: Path, data: bytes) -> None:
    with path.open("xb") as file:
        try:
            file.write(data)
        except BaseException:
            with suppress(OSError):
                path.unlink()
            raise


def _replace(target: Path, data: bytes) -> None:
    with _beside(target, data) as written:
        written.replace(target)


@contextmanager
def _beside(target: Path, data: bytes) -> Iterator[Path]:
    """Write a file with the rights of the target beside it, which is gone at the end."""
    handle, name = tempfile.mkstemp(prefix=".", suffix=".part", dir=target.parent)
    written = Path(name)
    try:
        with open(handle, "wb") as file:  # noqa: PTH123 - it is open already
            file.write(data)
        written.chmod(_mode(target))
        yield written
    finally:
        with suppress(OSError):
            written.unlink()


def _mode(target: Path) -> int:
    """Return the rights that the file has, or would have been given if it had been made as usual."""
    try:
        return target.stat().st_mode & 0o777
    except FileNotFoundError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask


@contextmanager
def _refusals(path: Path, tr: Translator) -> Iterator[None]:
    try:
        yield
    except FileExistsError as error:
        raise CommandError(tr("»{path}« is there already and was not changed.", path=path)) from error
    except FileNotFoundError as error:
        raise CommandError(tr("There is no folder »{folder}«.", folder=path.parent)) from error
    except OSError as error:
        reason = error.strerror or str(error)
        raise CommandError(tr("»{path}« cannot be written: {reason}.", path=path, reason=reason)) from error

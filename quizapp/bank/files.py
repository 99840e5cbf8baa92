"""Finding question files: the YAML files named and those in the folders named, each once."""

from __future__ import annotations

import os
from stat import S_ISREG
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

SUFFIXES = (".yaml", ".yml")


class QuestionFile(NamedTuple):
    """A file as it is on the disk now. ``path`` is its real path; ``size`` is -1 if it cannot be read."""

    path: str
    size: int
    mtime_ns: int


class Known(Protocol):
    """A file as it was when it was read last.

    ``mtime_ns`` is -1 if it is to be read again in any case, ``deck`` None if it gives no deck.
    """

    @property
    def path(self) -> str: ...  # noqa: D102
    @property
    def size(self) -> int: ...  # noqa: D102
    @property
    def mtime_ns(self) -> int: ...  # noqa: D102
    @property
    def deck(self) -> str | None: ...  # noqa: D102
    @property
    def title(self) -> str: ...  # noqa: D102
    @property
    def errors(self) -> int: ...  # noqa: D102
    @property
    def warnings(self) -> int: ...  # noqa: D102


def is_fresh(file: QuestionFile, known: Known | None) -> bool:
    """Tell whether a file is as it was when it was read last."""
    return known is not None and known.size == file.size and known.mtime_ns == file.mtime_ns


def find_files(roots: Iterable[Path], folders: set[str] | None = None) -> Iterator[QuestionFile]:
    """Yield the question files in order of the roots, within a folder by name, each real path once.

    Folders are searched to the bottom, hidden ones left out; ``folders`` gathers those that were
    searched. A root that is not there is left out too, unless its name is that of a question file: then
    it was named by a person, and is yielded with the size -1.
    """
    searched: set[str] = set() if folders is None else folders
    seen: set[str] = set()
    for root in roots:
        real = os.path.realpath(root)
        found = _in_folder(real, searched) if os.path.isdir(real) else _named(real)  # noqa: PTH112 - speed
        for file in found:
            if file.path not in seen:
                seen.add(file.path)
                yield file


def _named(path: str) -> Iterator[QuestionFile]:
    try:
        status = os.stat(path)  # noqa: PTH116 - speed
    except (OSError, ValueError):
        if path.casefold().endswith(SUFFIXES):
            yield QuestionFile(path, -1, 0)
    else:
        yield QuestionFile(path, status.st_size, status.st_mtime_ns)


def _in_folder(root: str, searched: set[str]) -> Iterator[QuestionFile]:
    """Yield the files of a folder and then those of its subfolders; none is searched twice."""
    waiting = [root]
    while waiting:
        folder = waiting.pop()
        if folder in searched:
            continue
        searched.add(folder)
        folders = []
        for entry in _listed(folder):
            name = entry.name
            if name.endswith(SUFFIXES) or name.casefold().endswith(SUFFIXES):
                if (file := _file(entry)) is not None:
                    yield file
            elif not name.startswith(".") and _is_folder(entry):
                folders.append(os.path.realpath(entry.path) if entry.is_symlink() else entry.path)
        waiting += reversed(folders)


def _listed(folder: str) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            return sorted(entries, key=lambda entry: entry.name)
    except OSError:
        return []


def _file(entry: os.DirEntry[str]) -> QuestionFile | None:
    if entry.name.startswith("."):
        return None
    try:
        status = entry.stat()
        if not S_ISREG(status.st_mode):
            return None
        path = os.path.realpath(entry.path) if entry.is_symlink() else entry.path
    except OSError:
        return None
    return QuestionFile(path, status.st_size, status.st_mtime_ns)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False

"""Watching: notices cheaply that question files may have changed, however many there are.

By asking for the times of files, which works everywhere, also on network shares and for any editor.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from quizapp.bank.files import find_files

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    Sign = tuple[int, int, int] | None

LIKELY = 200
"""So many files, those changed last, are looked at each time: an author goes on with what was begun."""

OTHERS = 4_000
"""So many of all other files are looked at each time, in turn; that takes about a hundredth of a second."""

FOLDERS = 300
"""So many folders are looked at each time; a file that is new, gone or renamed changes its folder."""


class Watch:
    """Looks at the files of some roots again and again. For one thread."""

    def __init__(self, roots: Sequence[Path]) -> None:
        """Watch roots; the first look finds everything changed."""
        self._roots = roots
        self._signs: dict[str, Sign] = {}
        self._always: list[str] = []
        self._others: list[str] = []
        self._next = 0

    def look(self) -> bool:
        """Tell whether something may have changed since the last look.

        Files that are not likely to change are looked at in turn, so that it may take some looks.
        """
        if not self._signs:
            self._search()
            return True
        if not self._differ(self._always) and not self._differ(self._in_turn()):
            return False
        self._search()
        return True

    def _in_turn(self) -> list[str]:
        if not self._others:
            return []
        turn = self._others[self._next : self._next + OTHERS]
        self._next = self._next + OTHERS if self._next + OTHERS < len(self._others) else 0
        return turn

    def _differ(self, paths: Iterable[str]) -> bool:
        return any(_sign(path) != self._signs[path] for path in paths)

    def _search(self) -> None:
        """Take stock of the files and folders there are."""
        folders: set[str] = set()
        files = sorted(find_files(self._roots, folders), key=lambda file: file.mtime_ns, reverse=True)
        places = list(dict.fromkeys((*map(os.path.realpath, self._roots), *folders)))
        paths = [file.path for file in files if file.path not in places[: len(self._roots)]]
        self._always = places[:FOLDERS] + paths[:LIKELY]
        self._others = places[FOLDERS:] + paths[LIKELY:]
        self._signs = {path: _sign(path) for path in (*self._always, *self._others)}
        self._next = 0


def _sign(path: str) -> Sign:
    """Return what changes when a file is saved or a folder gets or loses an entry; None if it is gone."""
    try:
        status = os.stat(path)  # noqa: PTH116 - speed
    except (OSError, ValueError):
        return None
    return status.st_mtime_ns, status.st_size, status.st_ctime_ns

"""Overrulings: what learners typed, had marked wrong, and then counted as right; read without writing."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any, NamedTuple

from quizapp.progress.database import check_owner, reading_address
from quizapp.progress.errors import Reason, StorageError, storage_error

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_SECONDS = 5
"""How long to wait for another program; the file is only looked into by the way."""

_RULINGS = """
    SELECT attempt.id, attempt.item, attempt.data, ruling.data
    FROM record AS ruling INDEXED BY record_other JOIN record AS attempt ON attempt.id = ruling.other
    WHERE ruling.other IS NOT NULL AND ruling.item IS NULL AND ruling.kind = 'overruled'
        AND attempt.kind = 'attempted' AND attempt.learner = ruling.learner
        AND NOT EXISTS (
            SELECT 1 FROM record AS undoing
            WHERE undoing.other = attempt.id AND undoing.item IS NULL AND undoing.kind = 'undone'
        )
    ORDER BY ruling.at, ruling.id
"""
_RENAMINGS = """
    SELECT item, other FROM record INDEXED BY record_other
    WHERE other IS NOT NULL AND item IS NOT NULL AND kind = 'renamed' ORDER BY at, id
"""


class Overruling(NamedTuple):
    """A response that a learner had counted as right; the item is called as it is now."""

    item: str
    response: tuple[str, ...]


def load_overrulings(path: Path) -> tuple[Overruling, ...]:
    """Return the overruled responses of all learners, in the order in which they were overruled.

    Raises:
        StorageError: the file cannot be read, is newer than this program or another program's.
    """
    try:
        with closing(sqlite3.connect(reading_address(path), uri=True, timeout=_SECONDS)) as connection:
            check_owner(connection, path)
            rulings = connection.execute(_RULINGS).fetchall()
            renamed = connection.execute(_RENAMINGS).fetchall() if rulings else []
    except sqlite3.Error as error:
        raise storage_error(error, path) from error
    try:
        return tuple(_overrulings(rulings, dict(renamed)))
    except (KeyError, TypeError, ValueError) as error:
        raise StorageError(Reason.OTHER, path, str(error)) from error


def _overrulings(rulings: Iterable[tuple[Any, ...]], renamed: dict[str, str]) -> list[Overruling]:
    """Return what counts as right in the end: of several rulings on one attempt the last one holds."""
    last: dict[str, tuple[str, str, bool]] = {}
    for attempt, item, data, ruling in rulings:
        last[attempt] = (item, data, bool(json.loads(ruling)["passed"]))
    return [
        Overruling(_now(item, renamed), tuple(map(str, json.loads(data)["response"])))
        for item, data, passed in last.values()
        if passed
    ]


def _now(item: str, renamed: dict[str, str]) -> str:
    """Return what an item is called now."""
    seen = {item}
    while (other := renamed.get(item)) is not None and other not in seen:
        item = other
        seen.add(item)
    return item

"""The log: records as rows of one append-only table."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any

from quizapp.progress.errors import UnknownRecordError
from quizapp.progress.records import (
    Attempted,
    ExamFinished,
    LearnerNamed,
    Overruled,
    Record,
    Renamed,
    SessionFinished,
    Undone,
    body_from_json,
    body_to_json,
    kind_of,
)

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

    from quizapp.progress.records import Body

SELECT = "SELECT id, learner, at, offset, kind, data FROM record "

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)
_MINUTE = timedelta(minutes=1)
_PAGE = 1000


def microseconds(at: datetime) -> int:
    """Return an aware time as microseconds since 1970 in UTC."""
    return (at - _EPOCH) // _MICROSECOND


def moment(microseconds: int, offset: int = 0) -> datetime:
    """Return the time that `microseconds` gave, local where UTC is ``offset`` minutes behind."""
    zone = UTC if offset == 0 else timezone(offset * _MINUTE)
    return (_EPOCH + microseconds * _MICROSECOND).astimezone(zone)


def append(connection: sqlite3.Connection, record: Record) -> bool:
    """Add the record to the log; return whether it was not there yet."""
    item, other = _subjects(record.body)
    offset = record.at.utcoffset()
    assert offset is not None
    cursor = connection.execute(
        "INSERT INTO record VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
        (
            record.id,
            record.learner,
            microseconds(record.at),
            offset // _MINUTE,
            kind_of(record.body),
            item,
            other,
            json.dumps(body_to_json(record.body), separators=(",", ":")),
        ),
    )
    return cursor.rowcount == 1


def record_of(row: tuple[Any, ...]) -> Record:
    """Return the record in a row that `SELECT` gave.

    Raises:
        UnknownRecordError: it is of a kind, or holds a value, that this program does not know.
    """
    number, learner, at, offset, kind, data = row
    time = moment(at, offset)
    try:
        return Record(number, learner, time, body_from_json(kind, json.loads(data), time))
    except (KeyError, TypeError, ValueError) as error:
        raise UnknownRecordError(f"{number}: {error}") from error


def as_stored(record: Record) -> Record:
    """Return the record as it is when it is read again: its offset in whole minutes."""
    offset = record.at.utcoffset()
    assert offset is not None
    if not offset % _MINUTE:
        return record
    at = moment(microseconds(record.at), offset // _MINUTE)
    match record.body:
        case Attempted(attempt):
            return replace(record, at=at, body=Attempted(replace(attempt, at=at)))
        case _:
            return replace(record, at=at)


def find(connection: sqlite3.Connection, number: str) -> Record | None:
    """Return the record with this id."""
    row = connection.execute(SELECT + "WHERE id = ?", (number,)).fetchone()
    return record_of(row) if row else None


def read(connection: sqlite3.Connection, learner: str | None = None) -> Iterator[Record]:
    """Yield the records in the order of (time, id), all or one learner's.

    Read page by page, so that nothing is held open while the caller does something else.
    """
    last: tuple[int, str] = (-(2**63), "")
    while True:
        rows = connection.execute(
            SELECT + "WHERE (at, id) > (?, ?) AND learner = coalesce(?, learner) ORDER BY at, id LIMIT ?",
            (*last, learner, _PAGE),
        ).fetchall()
        for row in rows:
            yield record_of(row)
        if len(rows) < _PAGE:
            return
        last = (rows[-1][2], rows[-1][0])


def kin(connection: sqlite3.Connection, learner: str, items: set[str]) -> set[str]:
    """Return the items and all ids that renaming connects them with."""
    known, open_ends = set(items), list(items)
    while open_ends:
        item = open_ends.pop()
        rows = connection.execute(
            "SELECT other FROM record WHERE learner = ?1 AND item = ?2 AND other IS NOT NULL"
            " UNION SELECT item FROM record WHERE other = ?2 AND learner = ?1 AND item IS NOT NULL",
            (learner, item),
        ).fetchall()
        found = {other for (other,) in rows} - known
        known |= found
        open_ends.extend(found)
    return known


def about(connection: sqlite3.Connection, learner: str, items: set[str]) -> list[Record]:
    """Return the learner's attempts at these items, and all else that happened to them, in order."""
    records = [
        record_of(row)
        for item in items
        for row in connection.execute(SELECT + "WHERE learner = ? AND item = ?", (learner, item)).fetchall()
    ]
    return sorted(records, key=lambda record: (record.at, record.id))


def amending(connection: sqlite3.Connection, records: list[Record]) -> list[Record]:
    """Return the learners' own records that take one of these back or overrule it, in order."""
    found = [
        record_of(row)
        for record in records
        for row in connection.execute(
            SELECT + "WHERE other = ? AND learner = ? AND item IS NULL", (record.id, record.learner)
        ).fetchall()
    ]
    return sorted(found, key=lambda record: (record.at, record.id))


def _subjects(body: Body) -> tuple[str | None, str | None]:
    """Return the item that a record is about, and the item or the record that it refers to."""
    match body:
        case Attempted(attempt):
            return attempt.item, None
        case Renamed(old, new):
            return old, new
        case Undone(record) | Overruled(record):
            return None, record
        case SessionFinished() | ExamFinished() | LearnerNamed():
            return None, None
        case _:
            return body.item, None

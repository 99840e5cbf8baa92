"""Merging: records from another machine's log, read from JSON lines, without loss and without doubles."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import TYPE_CHECKING, Any, NamedTuple, NoReturn

from quizapp.core.cleaning import harmless
from quizapp.core.names import cut_name, fold_name
from quizapp.language import N_
from quizapp.progress import derived, log
from quizapp.progress.erasing import tombstones
from quizapp.progress.records import (
    Attempted,
    ExamFinished,
    LearnerNamed,
    Record,
    SessionFinished,
    from_json,
)

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator

    from quizapp.core.scheduling import Scheduling
    from quizapp.language import Translator

LONGEST_LINE = 1_000_000
"""In bytes."""

_FEW = 500
"""So many new records follow the log one by one quicker than everything is made anew."""

_MOST_FAULTS = 20
_YEARS = range(1990, 2200)
_MOST = 2**40


class Fault(NamedTuple):
    """A line that is no record, with its number, counted from 1."""

    line: int
    reason: str
    detail: str = ""

    def message(self, tr: Translator) -> str:
        """Return where and why."""
        return tr("line {line}: {reason}", line=self.line, reason=tr(self.reason, detail=self.detail))


class MergeError(Exception):
    """The records cannot be taken in; nothing was stored."""


class FaultyError(MergeError):
    """Some lines are no records. At most twenty are told."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        super().__init__(str(faults))
        self.faults = faults


class SeveralLearnersError(MergeError):
    """There are several learners, where one was to be taken for a learner who is here."""


class NamesakesError(MergeError):
    """A learner who is new here has the name of another one."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


@dataclass
class Merged:
    """How many records were new, here already, or of learners who were erased here; and whose they are."""

    new: int = 0
    known: int = 0
    erased: int = 0
    learners: set[str] = field(default_factory=set)


def merge(
    connection: sqlite3.Connection, lines: Iterable[bytes], scheduling: Scheduling, into: str | None = None
) -> Merged:
    """Take in the records of an export, within a transaction that the caller rolls back on an error.

    Args:
        connection: the progress file's.
        lines: one record each, as `to_json` gives them; empty ones are skipped. Read as they come.
        scheduling: what the derived tables follow.
        into: the id of the learner whose records these are to be. Then there may only be one learner
            in the lines, whose names are left out.

    Raises:
        MergeError: the records cannot be taken in.
    """
    merged = Merged()
    before = {learner for (learner,) in connection.execute("SELECT id FROM learner").fetchall()}
    records = _wanted(connection, _parsed(lines), merged, into)
    fresh: dict[str, Record] = {}
    for record in records:
        if record.id in fresh or _is_known(connection, record):
            merged.known += 1
        else:
            fresh[record.id] = record
        if len(fresh) > _FEW:
            break
    if len(fresh) <= _FEW:
        for record in fresh.values():
            derived.store(connection, record, scheduling)
        merged.new = len(fresh)
    else:
        for record in chain(fresh.values(), records):
            connection.execute(
                "INSERT INTO learner (id) VALUES (?) ON CONFLICT DO NOTHING", (record.learner,)
            )
            is_new = log.append(connection, record)
            merged.new += is_new
            merged.known += not is_new
        derived.rebuild(connection, scheduling)
    _refuse_namesakes(connection, before)
    return merged


def _wanted(
    connection: sqlite3.Connection, records: Iterable[Record], merged: Merged, into: str | None
) -> Iterator[Record]:
    """Yield the records of learners who were not erased, each as it is to be stored."""
    erased = tombstones(connection)
    for record in records:
        merged.learners.add(record.learner)
        if into is not None:
            if len(merged.learners) > 1:
                raise SeveralLearnersError
            if isinstance(record.body, LearnerNamed):
                continue
            record = replace(record, learner=into)
        if record.learner in erased:
            merged.erased += 1
        else:
            yield record


def _is_known(connection: sqlite3.Connection, record: Record) -> bool:
    return connection.execute("SELECT 1 FROM record WHERE id = ?", (record.id,)).fetchone() is not None


def _parsed(lines: Iterable[bytes]) -> Iterator[Record]:
    """Yield the records until the first fault; then look for more faults, and raise them all."""
    faults: list[Fault] = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        record = _parse(line, number)
        if isinstance(record, Fault):
            faults.append(record)
            if len(faults) == _MOST_FAULTS:
                break
        elif not faults:
            yield record
    if faults:
        raise FaultyError(tuple(faults))


def _parse(line: bytes, number: int) -> Record | Fault:
    if len(line) > LONGEST_LINE:
        return Fault(number, N_("The line is too long for a record."))
    try:
        data = json.loads(line.decode("utf-8-sig"), parse_constant=_refuse_constant)
    except UnicodeDecodeError:
        return Fault(number, N_("This is not UTF-8, the encoding that an export has."))
    except (ValueError, RecursionError):
        return Fault(number, N_("This is not a whole line of JSON."))
    if not isinstance(data, dict):
        return Fault(number, N_("This is not a record."))
    try:
        record = from_json(_cleaned(data))
        _check(record)
    except (ValueError, OverflowError, RecursionError) as error:
        if isinstance(data.get("kind"), str) and str(error).startswith("no kind of record"):
            detail = harmless(data["kind"])[:40]
            return Fault(
                number,
                N_("The kind of record »{detail}« is unknown; perhaps a newer version wrote it."),
                detail,
            )
        return Fault(number, N_("This is not a record: {detail}."), harmless(str(error))[:100])
    return record


def _cleaned(value: Any) -> Any:
    """Return the JSON value with harmless texts, and the names of learners as names are here."""
    match value:
        case str():
            return harmless(value)
        case list():
            return [_cleaned(one) for one in value]
        case {"kind": "learner_named", "name": str(name), **rest}:
            return {**_cleaned(rest), "kind": "learner_named", "name": cut_name(name)}
        case dict():
            return {key: _cleaned(one) for key, one in value.items()}
        case _:
            return value


def _check(record: Record) -> None:
    """Refuse what no program of ours writes and what sums and calendars cannot hold."""
    if record.at.year not in _YEARS:
        raise ValueError(f"the year {record.at.year}")
    match record.body:
        case Attempted(attempt):
            numbers: tuple[float, ...] = (attempt.fraction, attempt.milliseconds)
        case SessionFinished(_, _, answered, right):
            numbers = answered, right
        case ExamFinished() as exam:
            numbers = exam.asked, exam.right, exam.points, exam.possible, exam.needed, exam.seconds
            numbers = (*numbers, exam.limit or 0)
        case _:
            return
    if not all(math.isfinite(number) and 0 <= number < _MOST for number in numbers):
        raise ValueError(f"a number out of range: {numbers}")


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(name)


def _refuse_namesakes(connection: sqlite3.Connection, before: set[str]) -> None:
    """Refuse a learner who is new here and has the name of another one: perhaps they are the same."""
    rows = connection.execute("SELECT id, name FROM learner WHERE name <> '' ORDER BY id").fetchall()
    for learner, name in rows:
        others = (other for one, other in rows if one != learner)
        if learner not in before and fold_name(name) in map(fold_name, others):
            raise NamesakesError(name)

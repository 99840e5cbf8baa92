"""Queries: everything that is asked about what learners did."""

from __future__ import annotations

import json
import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, NamedTuple

from quizapp.core.ids import deck_of, entry_of
from quizapp.core.items import Facet
from quizapp.progress.database import mark_damaged
from quizapp.progress.errors import Reason, StorageError, UnknownRecordError, storage_error

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from quizapp.core.memory import MemoryState
    from quizapp.core.statistics import Day, Recalled
    from quizapp.progress.records import Record
    from quizapp.progress.replay import ItemState

SURE_DAYS = 21
"""An item is sure from this stability on."""

_PAGE = 250
_FIRST_DAY = 719_163  # 1970-01-01, as an ordinal
_MICROSECONDS_A_DAY = 86_400_000_000
_OPEN = "parked = 0 AND suspended = 0 AND postponed <= ?2"
"""What may be asked on the day that is the second parameter."""
_RECENT = (
    "WITH recent (item) AS (SELECT item FROM record WHERE at >= ?2 AND +learner = ?1 UNION"
    " SELECT other FROM record WHERE at >= ?2 AND +learner = ?1 AND +other IS NOT NULL)"
)
_REVIEWED = (
    "FROM recent JOIN item_state AS state ON state.learner = ?1"
    " AND state.deck = substr(recent.item, 1, instr(recent.item, '/') - 1)"
    " AND state.item = recent.item WHERE reviewed >= ?3"
)
_ENTRY = "substr(item, 1, instr(item || '.', '.') - 1)"


class Learner(NamedTuple):
    """Someone who learns; ``name`` is empty until one was given."""

    id: str
    name: str


class Attendance(NamedTuple):
    """What a learner did ever: attempts, days with any, the last of these, items that were right once."""

    attempts: int = 0
    days: int = 0
    last: int | None = None
    learned: int = 0


class Due(NamedTuple):
    """An item that is due, with the ids of its entry and its deck."""

    item: str
    entry: str
    deck: str


class Standing(NamedTuple):
    """How a deck stands: due entries, items ever reviewed, of these right once, and sure (21 days or more).

    ``aside`` counts items that were never reviewed and are suspended or postponed.
    """

    due: int = 0
    seen: int = 0
    learned: int = 0
    sure: int = 0
    aside: int = 0


class Done(NamedTuple):
    """How many items of a deck were reviewed on a day, for the first time and again."""

    new: int = 0
    reviews: int = 0


class Activity(NamedTuple):
    """What was done on a learning day; ``sessions`` are the finished ones."""

    attempts: int = 0
    right: int = 0
    sessions: int = 0


class Totals(NamedTuple):
    """What was ever done, in all modes."""

    attempts: int = 0
    right: int = 0


def _recently(learner: str, day: int) -> tuple[str, int, int]:
    return learner, (day - _FIRST_DAY - 1) * _MICROSECONDS_A_DAY, day


class Queries:
    """Reads one open progress file. Every method may raise `StorageError`.

    Days are ordinals of the learning day.
    """

    def __init__(self, connection: sqlite3.Connection, path: Path | None) -> None:
        self._connection = connection
        self._path = path

    # What a session needs

    def memory(self, learner: str, item: str) -> MemoryState | None:
        """Return the memory of an item, None if it was never reviewed."""
        from quizapp.progress import derived

        with self._connected() as connection:
            return derived.memory(connection, learner, item)

    def state(self, learner: str, item: str) -> ItemState | None:
        """Return what the records about an item come to, None if there are none."""
        from quizapp.progress import derived

        with self._connected() as connection:
            return derived.state(connection, learner, item)

    def states(self, learner: str, deck: str) -> Mapping[str, ItemState]:
        """Return what each item of the deck that there are records about has come to, parked ones too."""
        from quizapp.progress import derived

        with self._connected() as connection:
            return derived.states(connection, learner, deck)

    def history(self, learner: str, item: str) -> tuple[Record, ...]:
        """Return the records about an item and what it was called before, those undone left out."""
        from quizapp.progress import derived

        with self._connected() as connection:
            return derived.history(connection, learner, item)

    def exams(self, learner: str) -> tuple[Record, ...]:
        """Return the records of submitted exams, the oldest first."""
        from quizapp.progress import log

        rows = self._rows(
            log.SELECT + "WHERE learner = ? AND kind = 'exam_finished' ORDER BY at, id", (learner,)
        )
        with self._connected():
            return tuple(map(log.record_of, rows))

    def draft(self, learner: str) -> str | None:
        """Return the JSON of the exam that the learner has not handed in yet, None if there is none."""
        rows = self._rows("SELECT data FROM draft WHERE learner = ?", (learner,))
        return str(rows[0][0]) if rows else None

    def due(self, learner: str, day: int) -> Iterator[Due]:
        """Yield the items that are due on ``day`` or before, the best remembered first.

        Retrievability falls with the days since the last review, in units of the stability. Read
        page by page: an item reviewed in between is not yielded any more, and none is yielded twice.
        """
        last: tuple[float, str] = (-1.0, "")
        while True:
            rows = self._rows(
                "SELECT * FROM (SELECT (?2 - reviewed) / stability AS faded, item FROM item_state"  # noqa: S608
                f" WHERE learner = ?1 AND due <= ?2 AND {_OPEN})"
                " WHERE (faded, item) > (?3, ?4) ORDER BY faded, item LIMIT ?5",
                (learner, day, *last, _PAGE),
            )
            for _, item in rows:
                yield Due(item, entry_of(item), deck_of(item))
            if len(rows) < _PAGE:
                return
            last = rows[-1]

    def not_new(self, learner: str, deck: str, day: int) -> frozenset[str]:
        """Return the items of the deck that were ever reviewed, or are suspended or postponed on ``day``."""
        rows = self._rows(
            "SELECT item FROM item_state WHERE learner = ? AND deck = ?"
            " AND (stability IS NOT NULL OR suspended = 1 OR postponed > ?)",
            (learner, deck, day),
        )
        return frozenset(item for (item,) in rows)

    def asked(self, learner: str, day: int) -> frozenset[str]:
        """Return the entries that were reviewed on ``day``, or later by a clock that was wrong.

        Looked for among the items of the records since the day before in UTC, and what these are
        called now: another index would cost more with every attempt. (``+learner`` keeps SQLite from
        going through all records of the learner.)
        """
        rows = self._rows(f"{_RECENT} SELECT state.item {_REVIEWED}", _recently(learner, day))
        return frozenset(entry_of(item) for (item,) in rows)

    def done(self, learner: str, day: int) -> Mapping[str, Done]:
        """Return how many items of each deck were reviewed on ``day`` or later, where there are any."""
        rows = self._rows(
            f"{_RECENT} SELECT state.deck, sum(reviews = 1), sum(reviews > 1) {_REVIEWED}"
            " GROUP BY state.deck",
            _recently(learner, day),
        )
        return {deck: Done(*counts) for deck, *counts in rows}

    def due_entries(self, learner: str, deck: str, day: int) -> frozenset[str]:
        """Return the entries of the deck of which an item is due on ``day`` or before."""
        rows = self._rows(
            f"SELECT item FROM item_state WHERE learner = ?1 AND deck = ?3 AND due <= ?2 AND {_OPEN}",  # noqa: S608
            (learner, day, deck),
        )
        return frozenset(entry_of(item) for (item,) in rows)

    def held_back(self, learner: str, day: int) -> Mapping[str, int]:
        """Return for each deck how many due entries have to wait, since they were asked on ``day``."""
        items = [
            (deck_of(entry), f"{entry}.{facet}" if facet else entry)
            for entry in self.asked(learner, day)
            for facet in Facet
        ]
        rows = self._rows(
            f"SELECT deck, count(DISTINCT {_ENTRY}) FROM json_each(?3) AS pair JOIN item_state"  # noqa: S608
            " ON learner = ?1"
            " AND deck = json_extract(pair.value, '$[0]') AND item = json_extract(pair.value, '$[1]')"
            f" WHERE due <= ?2 AND {_OPEN} GROUP BY deck",
            (learner, day, json.dumps(items)),
        )
        return dict(rows)

    def right_before(self, learner: str, items: Iterable[str], day: int) -> frozenset[str]:
        """Return those of the items that were right once before ``day``, in any mode."""
        rows = self._rows(
            "SELECT item FROM json_each(?3) AS pair JOIN item_state ON learner = ?1"
            " AND deck = json_extract(pair.value, '$[0]') AND item = json_extract(pair.value, '$[1]')"
            " WHERE first_passed < ?2",
            (learner, day, json.dumps([(deck_of(item), item) for item in items])),
        )
        return frozenset(item for (item,) in rows)

    def new_on(self, learner: str, day: int) -> int:
        """Return how many items were reviewed for the first time on ``day``."""
        rows = self._rows("SELECT new FROM day_summary WHERE learner = ? AND day = ?", (learner, day))
        return int(rows[0][0]) if rows else 0

    # What the screens show

    def learners(self) -> tuple[Learner, ...]:
        """Return the learners by name."""
        rows = self._rows("SELECT id, name FROM learner")
        return tuple(
            sorted((Learner(*row) for row in rows), key=lambda one: (one.name.casefold(), one.name, one.id))
        )

    def standing(self, learner: str, day: int) -> Mapping[str, Standing]:
        """Return the standing of each deck that the learner has seen items of, parked ones left out.

        Due items of one entry count once: only one of them is asked in a day.
        """
        rows = self._rows(
            f"SELECT deck, count(DISTINCT CASE WHEN due <= ?2 AND {_OPEN} THEN {_ENTRY} END), count(due),"  # noqa: S608
            " sum(due IS NOT NULL AND passed > 0), coalesce(sum(stability >= ?3), 0),"
            " sum(due IS NULL AND (suspended = 1 OR postponed > ?2))"
            " FROM item_state WHERE learner = ?1 AND parked = 0 GROUP BY deck",
            (learner, day, SURE_DAYS),
        )
        return {deck: Standing(*counts) for deck, *counts in rows if any(counts)}

    def activity(self, learner: str, first_day: int) -> Mapping[int, Activity]:
        """Return what was done on each day from ``first_day`` on; idle days are left out."""
        rows = self._rows(
            "SELECT day, attempts, passed, sessions FROM day_summary WHERE learner = ? AND day >= ?"
            " ORDER BY day",
            (learner, first_day),
        )
        return {day: Activity(*counts) for day, *counts in rows}

    def streak(self, learner: str, day: int) -> int:
        """Return how many days in a row until ``day``, or the day before it, saw a finished session."""
        rows = self._rows(
            "SELECT day FROM day_summary WHERE learner = ? AND day <= ? AND sessions > 0 ORDER BY day DESC",
            (learner, day),
        )
        days = [one for (one,) in rows]
        if not days or days[0] < day - 1:
            return 0
        return next((n for n, one in enumerate(days) if one != days[0] - n), len(days))

    def totals(self, learner: str) -> Totals:
        """Return how much was done ever."""
        rows = self._rows(
            "SELECT coalesce(sum(attempts), 0), coalesce(sum(passed), 0) FROM day_summary WHERE learner = ?",
            (learner,),
        )
        return Totals(*rows[0])

    def attendance(self, learner: str) -> Attendance:
        """Return how much the learner did, and when last."""
        rows = self._rows(
            "SELECT coalesce(sum(attempts), 0), count(*), max(day),"
            " (SELECT count(*) FROM item_state WHERE learner = ?1 AND passed > 0)"
            " FROM day_summary WHERE learner = ?1 AND attempts > 0",
            (learner,),
        )
        return Attendance(*rows[0])

    # What the statistics need

    def days(self, learner: str) -> Mapping[int, Day]:
        """Return what was done on each day; idle days are left out."""
        from quizapp.core.statistics import Day

        rows = self._rows(
            "SELECT day, attempts, passed, sessions, new, milliseconds FROM day_summary WHERE learner = ?",
            (learner,),
        )
        return {day: Day(*counts) for day, *counts in rows}

    def recalls(self, learner: str) -> Mapping[tuple[int, int], Recalled]:
        """Return how reviews of known items went, by learning day and class of interval."""
        from quizapp.core.statistics import Recalled

        rows = self._rows(
            "SELECT day, interval, reviews, passed FROM recall_summary WHERE learner = ?", (learner,)
        )
        return {(day, interval): Recalled(*counts) for day, interval, *counts in rows}

    def due_days(self, learner: str) -> Mapping[int, int]:
        """Return how many items may be asked from which day on; parked and suspended ones are left out."""
        return dict(
            self._rows(
                "SELECT max(due, postponed) AS day, count(*) FROM item_state"
                " WHERE learner = ? AND due IS NOT NULL AND parked = 0 AND suspended = 0 GROUP BY day",
                (learner,),
            )
        )

    def reviewed(
        self, learner: str, day: int, after: str, count: int
    ) -> Sequence[tuple[str, int, float, int, int]]:
        """Return ``count`` reviewed items, in the order of decks and ids, from after ``after`` on.

        Of each: its id, whether it was ever right, its stability, the days since its last review, and
        whether it is sure. Plain tuples, since there may be many.
        """
        return self._rows(
            "SELECT item, passed > 0, stability, max(0, ?2 - reviewed), stability >= ?6 FROM item_state"
            " WHERE learner = ?1 AND (deck, item) > (?3, ?4) AND parked = 0 AND due IS NOT NULL"
            " ORDER BY deck, item LIMIT ?5",
            (learner, day, deck_of(after), after, count, SURE_DAYS),
        )

    def memories(self, learner: str, most: int) -> tuple[int, list[MemoryState]]:
        """Return how many items are scheduled, and ``most`` of their memories, from all decks alike."""
        from quizapp.core.memory import MemoryState

        where = "FROM item_state WHERE learner = ?1 AND due IS NOT NULL AND parked = 0 AND suspended = 0"
        ((scheduled,),) = self._rows(f"SELECT count(*) {where}", (learner,))
        rows = self._rows(
            "SELECT stability, difficulty, due, reviewed, reviews, lapses FROM"  # noqa: S608
            f" (SELECT *, row_number() OVER (ORDER BY deck, item) AS place {where})"
            " WHERE place * ?2 / ?3 > (place - 1) * ?2 / ?3",
            (learner, min(most, scheduled), max(1, scheduled)),
        )
        return scheduled, [MemoryState(*row) for row in rows]

    def judged(self, learner: str) -> Mapping[str, Mapping[str, int]]:
        """Return for each certainty item how often each level was chosen."""
        rows = self._rows(
            "SELECT item, chosen FROM item_state WHERE learner = ? AND chosen IS NOT NULL AND parked = 0",
            (learner,),
        )
        return {item: dict(json.loads(chosen)) for item, chosen in rows}

    @contextmanager
    def _connected(self) -> Iterator[sqlite3.Connection]:
        """Give SQLite's errors as `StorageError`; a file found damaged is checked when next opened."""
        try:
            yield self._connection
        except UnknownRecordError as error:
            raise StorageError(Reason.NEWER, self._path) from error
        except sqlite3.Error as error:
            storage = storage_error(error, self._path)
            if self._path is not None and storage.reason is Reason.DAMAGED:
                mark_damaged(self._path)
            raise storage from error

    def _rows(self, sql: str, values: Sequence[object] = ()) -> list[Any]:
        """Return all rows at once: a cursor left open would keep this process from writing."""
        with self._connected() as connection:
            return connection.execute(sql, values).fetchall()

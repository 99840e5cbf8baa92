"""What storing an attempt costs at 100,000 items, and asking what is due.

    python tests/benchmarks/bench_storing.py [ITEMS]

An attempt and the memory state that follows from it are stored by turns with a bare insert and commit
into a table of one's own, with the same pragmas, on the same disk: the ratio of the medians is what
counts (goal: 3), absolute times vary from machine to machine.
"""

from __future__ import annotations

import sqlite3
import sys
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING

from quizapp.core.attempts import Attempt, Mode
from quizapp.core.items import Facet, Kind
from quizapp.core.scheduling import Scheduling, learning_day
from quizapp.core.scores import Rating, Verdict
from quizapp.core.traces import Trace
from quizapp.progress.records import Attempted, Record, new_id
from quizapp.progress.store import ProgressStore, open_store

if TYPE_CHECKING:
    from collections.abc import Callable

LEARNER = "a" * 32
START = datetime(2026, 1, 5, 17, tzinfo=UTC)
DECKS = 4000
ROUNDS = 600


def main() -> None:
    items = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "progress.db"
        with open_store(path, Scheduling()) as store:
            took = timed(lambda: fill(store, items))
            print(f"{items} items, first attempts in bulk, and traces: {took:.1f} s")
            storing(store, bare(Path(folder) / "bare.db", items), items)
            asking(store)
        opening(path)
        with open_store(path, Scheduling()) as store:
            print(f"rebuild: {timed(store.rebuild):.1f} s, verify: {timed(store.verify):.1f} s")


def fill(store: ProgressStore, items: int) -> None:
    rng = Random(1)
    store._connection.execute("PRAGMA synchronous = OFF")  # only while filling
    store.record_all(
        attempted(
            number, START + timedelta(days=rng.randrange(200), seconds=number), rng.choice(list(Rating))
        )
        for number in range(items)
    )
    for first in range(DECKS):
        traces = [trace(number) for number in range(first, items, DECKS)]
        store.park(deck(first), "digest", traces, [one.item for one in traces])
    store._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    store._connection.execute("PRAGMA synchronous = FULL")


def storing(store: ProgressStore, connection: sqlite3.Connection, items: int) -> None:
    rng = Random(2)
    at = START + timedelta(days=400)
    bare_times, our_times = [], []
    for number in rng.sample(range(items), ROUNDS):
        at += timedelta(seconds=7)
        record = attempted(number, at, Rating.GOOD)
        began = perf_counter()
        connection.execute("BEGIN IMMEDIATE")
        connection.execute(
            "INSERT INTO log VALUES (?, ?, ?, ?, ?)",
            (record.id, LEARNER, name(number), at.isoformat(), '{"mode": "learn"}' + "x" * 150),
        )
        connection.execute("COMMIT")
        bare_times.append(perf_counter() - began)
        began = perf_counter()
        store.record(record, trace(number))
        our_times.append(perf_counter() - began)
    for what, times in (("bare insert and commit", bare_times), ("attempt with its memory", our_times)):
        print(f"{what}: {median(times) * 1e3:.3f} ms, p95 {sorted(times)[-ROUNDS // 20] * 1e3:.3f} ms")
    print(f"ratio of medians: {median(our_times) / median(bare_times):.2f} (goal: at most 3)")


def asking(store: ProgressStore) -> None:
    day = learning_day(START, 4)
    few = next(one for one in range(day, day + 9) if sum(1 for _ in store.due(LEARNER, one)) >= 100)
    today = learning_day(START + timedelta(days=400), 4)
    for when in (few, today):
        count = sum(1 for _ in store.due(LEARNER, when))
        show(f"first of {count} due", lambda when=when: next(store.due(LEARNER, when)))
    show("standing of all decks", lambda: store.standing(LEARNER, today))
    show("traced decks", store.traced_decks)
    show("seen items of a deck", lambda: store.not_new(LEARNER, deck(5), 0))
    show("entries asked today", lambda: store.asked(LEARNER, today))
    show("new items today", lambda: store.new_on(LEARNER, today))
    show("memory of an item", lambda: store.memory(LEARNER, name(77)))


def opening(path: Path) -> None:
    show("open and close", lambda: open_store(path, Scheduling()).close())


def bare(path: Path, items: int) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("CREATE TABLE log (id TEXT, learner TEXT, item TEXT, at TEXT, data TEXT)")
    connection.execute("BEGIN")
    connection.executemany(
        "INSERT INTO log VALUES (?, ?, ?, ?, ?)",
        ((new_id(), LEARNER, name(number), START.isoformat(), "x" * 160) for number in range(items)),
    )
    connection.execute("COMMIT")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return connection


def attempted(number: int, at: datetime, rating: Rating) -> Record:
    verdict = Verdict.WRONG if rating is Rating.AGAIN else Verdict.RIGHT
    attempt = Attempt(
        item=name(number),
        mode=Mode.LEARN,
        session="b" * 32,
        at=at,
        response=("Vietnam und Russland gemeinsam",),
        fraction=float(verdict is Verdict.RIGHT),
        verdict=verdict,
        rating=rating,
        milliseconds=4321,
    )
    return Record(new_id(), LEARNER, at, Attempted(attempt))


def trace(number: int) -> Trace:
    return Trace(name(number), deck(number), Kind.TYPED, Facet.NAME, "Wer betreibt das Ölfeld?", "Wer?", 3)


def name(number: int) -> str:
    return f"{deck(number)}/entry-{number}.name"


def deck(number: int) -> str:
    return f"deck-{number % DECKS}"


def timed(work: Callable[[], object]) -> float:
    began = perf_counter()
    work()
    return perf_counter() - began


def show(what: str, work: Callable[[], object]) -> None:
    print(f"{what}: {median(timed(work) for _ in range(15)) * 1e3:.3f} ms")


if __name__ == "__main__":
    main()

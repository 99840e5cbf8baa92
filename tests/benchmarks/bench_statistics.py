"""What looking at statistics costs after a million attempts.

    python tests/benchmarks/bench_statistics.py [ITEMS …]

For each number of items (2,000 and 100,000), with the shipped decks besides: how long the numbers take (goal: 0.3 s),
how long until the screen shows them, and the longest that a key press waits meanwhile. The progress file
is made once, in the system's folder for temporary files: three years, a million attempts.
"""

from __future__ import annotations

import asyncio
import json
import sys
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING

from banks import write_bank

from quizapp.bank.index import Index, open_index
from quizapp.core.items import Certainty
from quizapp.core.scheduling import Scheduling
from quizapp.language import translator
from quizapp.progress.log import microseconds
from quizapp.progress.records import new_id
from quizapp.progress.store import ProgressStore, open_store
from quizapp.reports.gathering import gather, gather_in_steps
from quizapp.settings import Settings
from quizapp.study import Start, Study, Workspace
from quizapp.tui.app import QuizApp
from quizapp.tui.screens.statistics import StatisticsScreen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SHIPPED = Path(__file__).parents[2] / "questions"
START = datetime(2023, 11, 20, 15, tzinfo=UTC)
DAYS = 3 * 365
ATTEMPTS = 1_000_000
NOW = START + timedelta(days=DAYS, hours=1)
EACH = 50


def main() -> None:
    for items in [int(number) for number in sys.argv[1:]] or [2_000, 100_000]:
        print(f"{items} items and the shipped decks, {ATTEMPTS} attempts in {DAYS} days")
        folder = Path(tempfile.gettempdir()) / f"quizapp-statistics-{items}"
        bank = folder / "questions"
        if not bank.exists():
            write_bank(bank, items // EACH, EACH)
        with open_index(folder / "index.db") as index:
            show("index", timed(lambda index=index, bank=bank: index.refresh([bank, SHIPPED])))
            progress(folder / "progress.db", index)
            with open_store(folder / "progress.db", Scheduling()) as store:
                measure(index, store)
                asyncio.run(on_screen(index, store))


def measure(index: Index, store: ProgressStore) -> None:
    study = Study(index, store, store.learners()[0], Settings(), lambda: NOW)
    show("numbers gathered", timed(lambda: gather(study)), *(timed(lambda: gather(study)) for _ in range(6)))
    slices = []
    steps = gather_in_steps(study)
    while True:
        began = perf_counter()
        try:
            next(steps)
        except StopIteration:
            slices.append(perf_counter() - began)
            break
        slices.append(perf_counter() - began)
    show(f"longest of {len(slices)} steps", max(slices))


async def on_screen(index: Index, store: ProgressStore) -> None:
    """Open the screen and press a key every few milliseconds until the numbers stand on it."""
    workspace = Workspace(index, store, Settings(), lambda: NOW, SHIPPED)
    app = QuizApp(workspace, translator("en"), Start(), store.learners()[0])
    async with app.run_test(size=(160, 50)) as pilot:
        await pilot.pause()
        began = perf_counter()
        app.simulate_key("s")
        while not isinstance(app.screen, StatisticsScreen):
            await asyncio.sleep(0)
        screen = app.screen
        show("key press to the screen, empty yet", perf_counter() - began)
        waits = []
        while screen._statistics is None:
            pressed = perf_counter()
            app.simulate_key("down")
            await drained(screen)
            waits.append(perf_counter() - pressed)
        await app.workers.wait_for_complete()
        await drained(screen)
        show("key press to all numbers on the screen", perf_counter() - began)
        show(f"longest wait of {len(waits)} key presses meanwhile", max(waits))
        began = perf_counter()
        app.simulate_key("down")
        await drained(screen)
        show("a key press at rest", perf_counter() - began)


async def drained(screen: StatisticsScreen) -> None:
    """Wait until the screen has done what was sent to it, and has painted."""
    done = asyncio.Event()
    screen.call_after_refresh(done.set)
    await done.wait()


def progress(path: Path, index: Index) -> None:
    if path.exists():
        return
    made = path.with_suffix(".part")
    made.unlink(missing_ok=True)
    with open_store(made, Scheduling()) as store:
        learner = store.add_learner("Anna", START)
        connection = store._connection
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("BEGIN")
        connection.executemany(
            "INSERT INTO record VALUES (?, ?, ?, ?, ?, ?, ?, ?)", records(learner.id, index)
        )
        connection.execute("COMMIT")
        show("everything rebuilt from the log", timed(store.rebuild))
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    made.rename(path)


def records(learner: str, index: Index) -> Iterator[tuple[object, ...]]:
    rng = Random(1)
    items = [stub.id for deck in index.decks() for stub in index.stubs(deck.id)]
    levels = [level.value for level in Certainty]
    for day in range(DAYS):
        for number in range(ATTEMPTS // DAYS):
            at = START + timedelta(days=day, seconds=5 * number)
            item = rng.choice(items)
            right = rng.random() < 0.85
            body = {
                "item": item,
                "mode": "learn",
                "session": "s",
                "response": [rng.choice(levels) if item.endswith(".certainty") else "Vietnam und Russland"],
                "fraction": float(right),
                "verdict": "right" if right else "wrong",
                "rating": 3 if right else 1,
                "hinted": False,
                "milliseconds": rng.randrange(2000, 20000),
            }
            yield row(learner, at, "attempted", item, body)
        end = START + timedelta(days=day, hours=2)
        yield row(
            learner,
            end,
            "session_finished",
            None,
            {"session": "s", "mode": "learn", "answered": 20, "right": 15},
        )
        if day % 30 == 29:
            yield row(learner, end + timedelta(minutes=1), "exam_finished", None, exam(rng))


def exam(rng: Random) -> dict[str, object]:
    right = rng.randrange(8, 20)
    return {
        "session": "e",
        "decks": ["deck-0001"],
        "asked": 20,
        "right": right,
        "points": float(right),
        "possible": 20,
        "needed": 50,
        "seconds": 900,
        "limit": 20,
    }


def row(
    learner: str, at: datetime, kind: str, item: str | None, body: dict[str, object]
) -> tuple[object, ...]:
    return (new_id(), learner, microseconds(at), 0, kind, item, None, json.dumps(body))


def timed(work: Callable[[], object]) -> float:
    began = perf_counter()
    work()
    return perf_counter() - began


def show(what: str, *times: float) -> None:
    print(
        f"  {what}: {median(times) * 1e3:.1f} ms"
        + (f", the first time {times[0] * 1e3:.1f}" if times[1:] else ""),
        flush=True,
    )


if __name__ == "__main__":
    main()

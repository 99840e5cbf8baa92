"""What finding costs in a bank of 4,000 decks with 25 items each, half of them learned.

    python tests/benchmarks/bench_browsing.py [DECKS] [EACH]

The first search reads the decks, in steps between which a screen can take keys: the longest step is
what a key may have to wait for. The others look at what was read (goal: 0.5 s).
"""

from __future__ import annotations

import sys
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import perf_counter

from banks import write_bank

from quizapp.bank.index import open_index
from quizapp.browsing import Browser
from quizapp.core.attempts import Attempt, Mode
from quizapp.core.query import QueryProblem, parse_query
from quizapp.core.scheduling import Scheduling
from quizapp.core.scores import Rating, Verdict
from quizapp.progress.records import Attempted, Record, new_id
from quizapp.progress.store import ProgressStore, open_store
from quizapp.settings import Settings
from quizapp.study import Study

NOW = datetime(2026, 3, 2, 17, tzinfo=UTC)
QUERIES = (
    "",
    "stadt-7",
    '"welche stadt" -fluss',
    "deck:deck-00*",
    "is:due or is:new",
    "kind:typed",
    "tag:geo* is:learned",
)


def main() -> None:
    decks = int(sys.argv[1]) if len(sys.argv) > 1 else 4000
    each = int(sys.argv[2]) if len(sys.argv) > 2 else 25
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        write_bank(home / "questions", decks, each)
        with open_index(home / "index.db") as index, open_store(home / "progress.db", Scheduling()) as store:
            index.refresh([home / "questions"])
            learner = store.add_learner("Anna", NOW)
            learn(store, learner.id, decks, each)
            study = Study(index, store, learner, Settings(), lambda: NOW)
            browse(Browser(study))


def browse(browser: Browser) -> None:
    print(f"{browser.count} items")
    for query in ("", *QUERIES):
        parsed = parse_query(query)
        assert not isinstance(parsed, QueryProblem)
        began = last = perf_counter()
        longest, found = 0.0, 0
        for rows in browser.find(parsed):
            found += len(rows)
            now = perf_counter()
            longest, last = max(longest, now - last), now
        took = (last - began) * 1e3
        print(
            f"{query or '(everything)':24} {found:7} found in {took:7.0f} ms, longest step {longest * 1e3:.1f} ms"
        )


def learn(store: ProgressStore, learner: str, decks: int, each: int) -> None:
    store._connection.execute("PRAGMA synchronous = OFF")  # only while filling
    store.record_all(
        Record(new_id(), learner, at, Attempted(attempted(f"deck-{deck:04}/frage-{number}", at)))
        for deck in range(decks)
        for number in range(0, each, 2)
        for at in [NOW - timedelta(days=(deck + number) % 20, seconds=deck)]
    )


def attempted(item: str, at: datetime) -> Attempt:
    return Attempt(
        item=item,
        mode=Mode.LEARN,
        session="b" * 32,
        at=at,
        response=("Stadt",),
        fraction=1.0,
        verdict=Verdict.RIGHT,
        rating=Rating.GOOD,
        milliseconds=4321,
    )


if __name__ == "__main__":
    main()

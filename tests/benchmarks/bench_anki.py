"""The same histories by our scheduling and by Anki's own: stability and difficulty after every review.

Anki is no dependency of the project. In an environment made for this:

    python -m venv /tmp/anki && /tmp/anki/bin/pip install "anki>=26,<27" -e .
    /tmp/anki/bin/python tests/benchmarks/bench_anki.py [HISTORIES]

Anki is given a collection with FSRS on, the weights of the `fsrs` package, no learning and no relearning
steps, and a review log written into it, from which it computes the memory (`compute_memory_state`). Ours
comes from `quizapp.core.scheduling.review`. The histories are random: 1 to 12 reviews, 1 to 200 days apart,
all four ratings. Goal: three significant digits, a relative difference of at most 0.0005; exit code 1 if not.

The rules that differ on purpose are not compared: fuzz, where a day begins, same-day reviews, intervals and
lapses. How they differ is printed at the end.
"""

from __future__ import annotations

import sys
import tempfile
from collections import Counter
from pathlib import Path
from random import Random
from typing import NamedTuple

from fsrs.scheduler import DEFAULT_PARAMETERS

from quizapp.core.scheduling import Scheduling, review
from quizapp.core.scores import Rating

try:
    from anki.buildinfo import version
    from anki.collection import Collection
    from anki.consts import REVLOG_LRN, REVLOG_REV
    from anki.decks import DeckId
except ModuleNotFoundError:
    sys.exit(
        "This needs Anki's scheduler, which is no dependency of quizapp. In the root of the project:\n"
        '  python -m venv /tmp/anki && /tmp/anki/bin/pip install "anki>=26,<27" -e .\n'
        "  /tmp/anki/bin/python tests/benchmarks/bench_anki.py"
    )

HISTORIES = 300
MOST_REVIEWS = 12
LONGEST_GAP = 200
GOAL = 0.0005
"""The relative difference that leaves three significant digits the same."""

DECK = DeckId(1)
DAY_SECONDS = 86_400
FIRST_DAY = 730_000
"""Any day; ours only counts the days in between."""

DIFFERENCES = """\
Not compared, since the rules differ:
- fuzz: of the same width, but ours is a hash of learner, item and repetition, Anki draws it from a seed of its own;
- the day: both begin at 04:00, ours by the local time noted with each attempt, Anki's by the time zone of
  the computer now (here every review is at noon of its day);
- same-day reviews: ours are logged but are no reviews, Anki counts them with FSRS's short-term weights;
- intervals: both whole days and at least one; Anki also keeps those of Hard, Good and Easy a day apart and
  can move them to even out the days;
- lapses: Anki's relearning steps (off here), its least interval after a lapse and leeches have no counterpart."""


class Step(NamedTuple):
    """A review, ``gap`` days after the one before; that of the first one means nothing."""

    rating: Rating
    gap: int


class Memory(NamedTuple):
    """The memory after a review."""

    stability: float
    difficulty: float


def main() -> int:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else HISTORIES
    chance = Random(1)
    histories = [random_history(chance) for _ in range(count)]
    ratings = Counter(step.rating.name.capitalize() for history in histories for step in history)
    print(
        f"Anki {version}: {count} histories, {ratings.total()} reviews"
        f" ({', '.join(f'{name} {number}' for name, number in sorted(ratings.items()))})"
    )
    with tempfile.TemporaryDirectory() as folder:
        collection = open_collection(Path(folder) / "collection.anki2")
        theirs = [by_anki(collection, history) for history in histories]
        collection.close()
    ours = [by_us(history) for history in histories]
    kept = [compare(what, histories, ours, theirs) for what in Memory._fields]
    print(DIFFERENCES)
    return 0 if all(kept) else 1


def random_history(chance: Random) -> list[Step]:
    """Return reviews at random; short gaps are as likely as long ones."""
    return [
        Step(chance.choice(list(Rating)), round(LONGEST_GAP ** chance.random()))
        for _ in range(chance.randint(1, MOST_REVIEWS))
    ]


def by_us(history: list[Step]) -> list[Memory]:
    day, memory, memories = FIRST_DAY, None, []
    for rating, gap in history:
        day += gap
        memory = review(memory, rating, day, learner="anna", item="d/a", scheduling=Scheduling())
        memories.append(Memory(memory.stability, memory.difficulty))
    return memories


def open_collection(path: Path) -> Collection:
    """Return a new collection that schedules as ours does, as far as Anki can be told to."""
    collection = Collection(str(path))
    collection.set_config("fsrs", val=True)
    collection.set_config("rollover", Scheduling().day_start)
    config = collection.decks.config_dict_for_deck_id(DECK)
    config["fsrsParams6"] = list(DEFAULT_PARAMETERS)
    config["new"]["delays"] = config["lapse"]["delays"] = []
    collection.decks.update_config(config)
    return collection


def by_anki(collection: Collection, history: list[Step]) -> list[Memory]:
    """Write the history into the log of a new card, the last review today; Anki says what follows from it."""
    note = collection.new_note(collection.models.by_name("Basic"))
    note["Front"] = "Wie heißt die Hauptstadt von Vietnam?"
    collection.add_note(note, DECK)
    (card,) = note.card_ids()
    noon = collection.sched.day_cutoff - DAY_SECONDS // 2 - sum(gap for _, gap in history) * DAY_SECONDS
    memories = []
    for number, (rating, gap) in enumerate(history):
        noon += gap * DAY_SECONDS
        collection.db.execute(
            # The id is the time in milliseconds; two reviews cannot have the same.
            "INSERT INTO revlog (id, cid, usn, ease, ivl, lastIvl, factor, time, type)"
            " VALUES (? + (SELECT count() FROM revlog), ?, -1, ?, 1, 1, 2500, 5000, ?)",
            noon * 1000,
            card,
            rating.value,
            REVLOG_REV if number else REVLOG_LRN,
        )
        memory = collection.compute_memory_state(card)
        assert memory.stability is not None
        assert memory.difficulty is not None
        memories.append(Memory(memory.stability, memory.difficulty))
    return memories


def compare(
    what: str, histories: list[list[Step]], ours: list[list[Memory]], theirs: list[list[Memory]]
) -> bool:
    """Print the largest relative difference and where it is; return whether the goal is met."""
    differences = [
        (
            abs(getattr(our, what) / getattr(their, what) - 1),
            number,
            place,
            getattr(our, what),
            getattr(their, what),
        )
        for number in range(len(histories))
        for place, (our, their) in enumerate(zip(ours[number], theirs[number], strict=True))
    ]
    worst, number, place, our, their = max(differences)
    over = sum(difference > GOAL for difference, *_ in differences)
    print(
        f"{what}: largest relative difference {worst:.1e} (ours {our:.6g}, Anki's {their:.6g}), {over} above {GOAL}"
    )
    if over:
        steps = ", ".join(
            f"{rating.name.capitalize()} after {gap}" for rating, gap in histories[number][: place + 1]
        )
        print(f"  after: {steps}")
    return not over


if __name__ == "__main__":
    sys.exit(main())

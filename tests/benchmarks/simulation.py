"""A learner who forgets by FSRS's own curve, and learns with the real `Study` day after day.

What the learner remembers is kept here, by the `fsrs` package alone, and not by the program: a review
that the program loses, or dates on a wrong day, shows as a retention that is off. Two things are
simpler than in life: what is asked again on the same day teaches nothing, as the program assumes too, and
whether an item is known when it is first seen is drawn, since FSRS's curve begins with that answer.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, timezone
from random import Random
from typing import TYPE_CHECKING, NamedTuple

from fsrs import Card, Rating, Scheduler, State

from quizapp.core.items import (
    Certainty,
    CertaintyJudgement,
    Gap,
    Item,
    Matching,
    MultipleChoice,
    Number,
    Ordering,
    Recall,
    SingleChoice,
    TrueFalse,
    Typed,
)
from quizapp.core.responses import (
    Chosen,
    ChosenSeveral,
    Ordered,
    Paired,
    Recalled,
    Response,
    Text,
    Texts,
)
from quizapp.core.scheduling import Scheduling
from quizapp.core.session import hint
from quizapp.progress.records import LearnerNamed, Record
from quizapp.progress.store import Learner, ProgressStore, open_store
from quizapp.settings import Settings
from quizapp.study import Study

if TYPE_CHECKING:
    from quizapp.bank.index import Index

KNOWN_AT_FIRST = 0.76
"""How probably an item never seen is answered rightly, unless told otherwise.

FSRS's own simulator lets 24 % of the first ratings be Again, which is what its users' reviews come to.
"""
RIGHT_AGAIN = 0.85
"""How probably a missed item is right when it comes back in the same session."""
HINTED = 0.05
"""How probably a hint is taken for an item that is then right: rated Hard."""

_FIRST_MIDNIGHT = datetime(2026, 1, 5, tzinfo=timezone(timedelta(hours=1)))
_NOON = datetime(2026, 1, 5, 12, tzinfo=UTC)


class Review(NamedTuple):
    """An item's first response of a day, reviewed before: ``waited`` days since, known with ``chance``.

    ``late`` is how many days after the program's own date it was asked.
    """

    day: int
    waited: int
    late: int
    chance: float
    right: bool


@dataclass
class Life:
    """What a learner did: the reviews, the responses of each day, and what is left in the store."""

    reviews: list[Review] = field(default_factory=list)
    asked: list[int] = field(default_factory=list)
    new: int = 0
    differing: int = 0
    """Items whose stability in the store is not the learner's own."""


class Memory:
    """What the learner remembers, and when `fsrs` would have it asked again."""

    def __init__(self, chance: Random, desired: float, known_at_first: float) -> None:
        self.chance = chance
        self.known_at_first = known_at_first
        self.cards: dict[str, Card] = {}
        self._fsrs = Scheduler(
            desired_retention=desired, learning_steps=(), relearning_steps=(), enable_fuzzing=False
        )

    def known(self, item: str, day: int) -> float:
        """Return how probably the item is known on the day."""
        if item not in self.cards:
            return self.known_at_first
        return self._fsrs.get_card_retrievability(self.cards[item], _NOON + timedelta(days=day))

    def review(self, item: str, day: int, right: bool, hinted: bool) -> int:
        """Remember the better, or the worse, for having been asked; return the days until the next time."""
        rating = Rating.Hard if right and hinted else Rating.Good if right else Rating.Again
        card = self.cards.get(item) or Card(card_id=1, due=_NOON)
        self.cards[item], _ = self._fsrs.review_card(card, rating, _NOON + timedelta(days=day))
        assert self.cards[item].state is State.Review
        return (self.cards[item].due - _NOON).days - day


def live(
    index: Index, seed: int, days: int, desired: float = 0.9, known_at_first: float = KNOWN_AT_FIRST
) -> Life:
    """Learn all that is due and new on each of the days, at an hour that changes, and return what came of it."""
    chance = Random(seed)
    memory, life = Memory(chance, desired, known_at_first), Life()
    now = _FIRST_MIDNIGHT
    settings = Settings(retention=desired)
    with open_store(None, Scheduling(desired, settings.day_start)) as store:
        study = Study(index, store, _learner(store, seed), settings, lambda: now)
        for day in range(days):
            now = _FIRST_MIDNIGHT + timedelta(days=day, hours=chance.uniform(6, 27))
            life.asked.append(_learn_all(study, store, memory, day, life))
        stored = {item: store.memory(study.learner.id, item) for item in memory.cards}
    life.new = len(memory.cards)
    life.differing = sum(
        one is None or one.stability != memory.cards[item].stability for item, one in stored.items()
    )
    return life


def live_by_fsrs(
    seed: int, days: int, desired: float = 0.9, known_at_first: float = KNOWN_AT_FIRST
) -> list[Review]:
    """Return the reviews of a learner who is asked on the dates of `fsrs` alone, each item for itself.

    This is the best that can be had while an item is reviewed once a day at most.
    """
    memory = Memory(Random(seed), desired, known_at_first)
    reviews = []
    for first_day in range(days):
        for number in range(Settings().new_a_day):
            item, day, waited = f"{first_day}/{number}", first_day, 0
            while day < days:
                known = memory.known(item, day)
                right = memory.chance.random() < known
                if waited:
                    reviews.append(Review(day, waited, 0, known, right))
                hinted = right and memory.chance.random() < HINTED
                waited = memory.review(item, day, right, hinted)
                day += waited
    return reviews


def _learn_all(study: Study, store: ProgressStore, memory: Memory, day: int, life: Life) -> int:
    """Go through sitting after sitting until nothing is left; return the number of responses."""
    asked, met = 0, set[str]()
    while (session := study.learn()).current is not None:
        while (item := session.current) is not None:
            first = item.id not in met
            met.add(item.id)
            known = memory.known(item.id, day) if first else RIGHT_AGAIN
            right = memory.chance.random() < known
            hinted = first and right and memory.chance.random() < HINTED
            if first and (before := store.memory(study.learner.id, item.id)) is not None:
                waited = study.today - before.reviewed
                life.reviews.append(Review(day, waited, study.today - before.due, known, right))
            if first:
                memory.review(item.id, day, right, hinted)
            marked = study.respond(hint(session) if hinted else session, response(item, right), 5000)
            assert marked.feedback.score.passed == right, item.id
            session = marked.session
            asked += 1
        study.finish(session)
    return asked


def _learner(store: ProgressStore, seed: int) -> Learner:
    """Return a learner whose id, and with it the fuzz of the dates, follows from the seed."""
    learner = Learner(f"{seed:032x}", "Anna")
    store.record(Record(f"{seed:032x}", learner.id, _FIRST_MIDNIGHT, LearnerNamed(learner.name)))
    return learner


def response(item: Item, right: bool) -> Response:
    """Return a response to an arranged item that is right, or one that is not."""
    match item.interaction:
        case SingleChoice(choices=choices, key=key):
            return Chosen(key if right else (key + 1) % len(choices))
        case MultipleChoice(choices=choices, keys=keys):
            return ChosenSeveral(keys if right else frozenset(range(len(choices))) - keys or frozenset([0]))
        case TrueFalse(key=key, truths=truths):
            return Chosen((truths.index(key) + (not right)) % len(truths))
        case CertaintyJudgement(key=key):
            return Chosen((list(Certainty).index(key) + (not right)) % len(Certainty))
        case Typed(accepted=accepted):
            return Text(accepted[0] if right else "keine Ahnung")
        case Number(shown=shown):
            return Text(shown if right else "-987654321")
        case Gap(accepted=accepted):
            return Texts(tuple(gap[0] if right else "keine Ahnung" for gap in accepted))
        case Matching(key=key):
            return Paired(key if right else (None,) * len(key))
        case Ordering(key=key):
            return Ordered(key if right else key[::-1])
        case Recall():
            return Recalled(right)

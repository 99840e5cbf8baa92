"""Care: what a learner does to items outside a session, and what is known of one."""

from __future__ import annotations

from datetime import date
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from quizapp.core.attempts import Mode
from quizapp.core.ids import deck_of
from quizapp.core.scheduling import Scheduling, learning_day, retrievability
from quizapp.language import N_
from quizapp.progress.records import (
    Attempted,
    Changed,
    Flagged,
    Overruled,
    Record,
    Reset,
    Resumed,
    Suspended,
    Undone,
    Unflagged,
    new_id,
)
from quizapp.progress.replay import ItemState
from quizapp.wording import date_words, days_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from quizapp.core.attempts import Attempt
    from quizapp.core.items import Item
    from quizapp.core.session import Session
    from quizapp.language import Translator
    from quizapp.progress.records import Body
    from quizapp.study import Study

    Done = tuple[str, ...]
    """The ids of the records of something that was done, by which it can be taken back."""


class Why(Enum):
    """Why an item is asked."""

    NEW = "new"
    DUE = "due"
    CHANGED = "changed"
    AGAIN = "again"
    RANDOM = "random"
    CRAM = "cram"


class Past(NamedTuple):
    """An attempt, on a learning day, and whether the learner let it count as right; None is a reset."""

    day: int
    attempt: Attempt | None
    overruled: bool = False


class ItemInfo(NamedTuple):
    """What is known of an item.

    ``past`` has the oldest first. ``today`` is the learning day. ``known`` is the probability, 0 to 1,
    that the item is known now, None if it was never reviewed. ``why`` is None if it is not asked.
    """

    item: Item
    past: tuple[Past, ...]
    state: ItemState
    today: int
    known: float | None = None
    why: Why | None = None

    @property
    def due(self) -> int | None:
        """The learning day the item is due on, None if it was never reviewed."""
        return self.state.memory.due if self.state.memory is not None else None

    @property
    def is_postponed(self) -> bool:
        """Whether the item waits for tomorrow."""
        return self.state.postponed is not None and self.state.postponed > self.today

    @property
    def is_leech(self) -> bool:
        """Whether the item was forgotten too often to go on like this."""
        return self.state.memory is not None and self.state.memory.is_leech


class Care:
    """What one learner does to items, each in one transaction. Every method may raise `StorageError`."""

    def __init__(self, study: Study) -> None:
        """Care for the items of a learner."""
        self._study = study

    def suspend(self, items: Iterable[str]) -> Done:
        """Take items out of the schedule until they are resumed."""
        return self._record([Suspended(item) for item in items])

    def resume(self, items: Iterable[str]) -> Done:
        """Let items be asked again that were suspended or postponed."""
        return self._record([Resumed(item) for item in items])

    def flag(self, item: str, note: str = "") -> Done:
        """Keep something to tell the author about an item."""
        return self._record([Flagged(item, note)])

    def unflag(self, item: str) -> Done:
        """Take the flag of an item down."""
        return self._record([Unflagged(item)])

    def reset(self, items: Iterable[str]) -> Done:
        """Make items new again; their past stays in the log."""
        return self._record([Reset(item) for item in items])

    def undo(self, done: Done) -> None:
        """Take back what was done."""
        self._record([Undone(record) for record in done])

    def learned(self, deck: str) -> tuple[str, ...]:
        """Return the items of a deck that were ever attempted and would be new again after a reset."""
        states = self._study.store.states(self._study.learner.id, deck)
        return tuple(sorted(item for item, state in states.items() if state.attempts))

    def state(self, item: str) -> ItemState:
        """Return what the records about an item come to."""
        return self._study.store.state(self._study.learner.id, item) or ItemState()

    def leeches(self, items: Iterable[Item]) -> tuple[Item, ...]:
        """Return those of the items that were forgotten too often to go on like this."""
        memory, learner = self._study.store.memory, self._study.learner.id
        found = ((item, memory(learner, item.id)) for item in items)
        return tuple(item for item, state in found if state is not None and state.is_leech)

    def info(self, item: Item, session: Session | None = None) -> ItemInfo:
        """Return what is known of an item, and why it is asked if it is the session's current one."""
        study = self._study
        records = study.store.history(study.learner.id, item.id)
        state = self.state(item.id)
        scheduling = Scheduling(study.settings.retention, study.settings.day_start)
        asked = session is not None and session.current is not None and session.current.id == item.id
        return ItemInfo(
            item,
            _past(records, study.settings.day_start),
            state,
            study.today,
            retrievability(state.memory, study.today, scheduling) if state.memory is not None else None,
            _why(session, state, records) if asked and session is not None else None,
        )

    def _record(self, bodies: Sequence[Body]) -> Done:
        study = self._study
        records = [Record(new_id(), study.learner.id, study.clock(), body) for body in bodies]
        items = {body.item for body in bodies if not isinstance(body, Undone) and hasattr(body, "item")}
        traces = [
            trace
            for deck in {deck_of(item) for item in items}
            for trace in study.index.traces(deck)
            if trace.item in items
        ]
        study.store.record_all(records, traces)
        return tuple(record.id for record in records)


def _past(records: Iterable[Record], day_start: int) -> tuple[Past, ...]:
    past: dict[str, Past] = {}
    for record in records:
        day = learning_day(record.at, day_start)
        match record.body:
            case Attempted(attempt):
                past[record.id] = Past(day, attempt)
            case Reset():
                past[record.id] = Past(day, None)
            case Overruled(target, passed) if target in past:
                past[target] = past[target]._replace(overruled=passed)
    return tuple(past.values())


def _why(session: Session, state: ItemState, records: Sequence[Record]) -> Why:
    if session.repeating:
        return Why.AGAIN
    if session.mode is Mode.CRAM:
        return Why.CRAM
    if session.mode is not Mode.LEARN:
        return Why.RANDOM
    if state.memory is None:
        return Why.NEW
    last = next((one.body for one in reversed(records) if isinstance(one.body, Attempted | Changed)), None)
    return Why.CHANGED if isinstance(last, Changed) else Why.DUE


_WHY = {
    Why.NEW: N_("it is new"),
    Why.CHANGED: N_("its answer was changed in the question file"),
    Why.AGAIN: N_("it comes again because it was missed"),
    Why.RANDOM: N_("it was drawn at random"),
    Why.CRAM: N_("you are practising everything"),
}


def why_words(info: ItemInfo, tr: Translator) -> str:
    """Say why the item is asked; nothing if it is not."""
    if info.why is None:
        return ""
    if info.why is not Why.DUE:
        return tr(_WHY[info.why])
    days = info.today - (info.due or info.today)
    return (
        tr.plural("it has been due for {n} day", "it has been due for {n} days", days)
        if days > 0
        else tr("it is due today")
    )


def schedule_words(info: ItemInfo, tr: Translator) -> list[tuple[str, str]]:
    """Return what is known of the item as names and values, in the order in which it matters."""
    words = [(tr("Why now"), why_words(info, tr)), (tr("Next time"), _next_words(info, tr))]
    memory = info.state.memory
    if memory is not None and info.known is not None:
        words += [
            (
                tr("Memory"),
                tr(
                    "lasts {time} or so; chance that you know it now: {percent} %",
                    time=days_words(round(memory.stability), tr),
                    percent=round(100 * info.known),
                ),
            ),
            (tr("Difficulty"), tr("{n} of 10", n=round(memory.difficulty))),
            (tr("Reviews"), _reviews_words(info, tr)),
        ]
    if info.is_leech:
        words.append((tr("Note"), tr("it does not stick")))
    if info.state.flag is not None:
        words.append((tr("Flag"), info.state.flag or tr("without a note")))
    return [(name, value) for name, value in words if value]


def _next_words(info: ItemInfo, tr: Translator) -> str:
    if info.state.suspended:
        return tr("not any more, it is suspended")
    if info.is_postponed:
        return tr("tomorrow at the earliest, as you wanted")
    if info.due is None:
        return tr("not planned yet")
    day, days = date_words(date.fromordinal(info.due), tr), info.due - info.today
    if days > 0:
        return tr.plural("on {day}, in {n} day", "on {day}, in {n} days", days, day=day)
    return tr("today") if days == 0 else tr("due since {day}", day=day)


def _reviews_words(info: ItemInfo, tr: Translator) -> str:
    memory = info.state.memory
    assert memory is not None
    reviews = str(memory.reviews)
    forgotten = tr.plural("forgotten once", "forgotten {n} times", memory.lapses)
    return f"{reviews}, {forgotten}" if memory.lapses else reviews

"""One learner's study: joins the index and the progress store, runs sessions, records every attempt.

What only a response needs is imported where it is used: start-up ends at the first stem.
"""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import islice
from random import Random
from typing import TYPE_CHECKING

from quizapp.core import selection
from quizapp.core.attempts import Mode
from quizapp.core.limits import Limits
from quizapp.core.scheduling import Scheduling, learning_day
from quizapp.core.session import (
    Session,
    Step,
    Summary,
    begin,
    overrule,
    put_aside,
    respond,
    step_back,
    summarise,
)
from quizapp.progress.moments import Moments
from quizapp.study.feedback import Feedback, Marked
from quizapp.study.overview import DeckStanding, Overview, Sitting
from quizapp.study.workspace import Message, Start, Workspace

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

    from quizapp.bank.index import DeckSummary, Index, Stub
    from quizapp.core.items import Item
    from quizapp.core.memory import MemoryState
    from quizapp.core.passages import Piece
    from quizapp.core.responses import Response
    from quizapp.core.scores import Score
    from quizapp.core.traces import Trace
    from quizapp.progress.queries import Learner
    from quizapp.progress.records import Body, Record
    from quizapp.progress.store import ProgressStore
    from quizapp.settings import Settings

__all__ = [
    "DeckStanding",
    "Feedback",
    "Marked",
    "Message",
    "Overview",
    "Sitting",
    "Start",
    "Study",
    "Workspace",
    "local_clock",
    "scheduling",
]

HEATMAP_DAYS = 7 * 26


class Study:
    """What one learner does with the decks. Holds no session; sessions come in and go out as values."""

    def __init__(
        self,
        index: Index,
        store: ProgressStore,
        learner: Learner,
        settings: Settings,
        clock: Callable[[], datetime],
    ) -> None:
        """Bring together what is asked, what is remembered, and who learns.

        ``clock`` gives the aware local time. ``settings`` may be exchanged at any time.
        """
        self.index = index
        self.learner = learner
        self.settings = settings
        self.store = store
        self.clock = Moments(clock)
        self._places: dict[str, dict[str, int]] = {}
        self._finished: set[str] = set()

    @property
    def today(self) -> int:
        """The learning day, as an ordinal."""
        return learning_day(self.clock(), self.settings.day_start)

    def overview(self) -> Overview:
        """Return what is due, new, learned and sure, for each deck and for today."""
        today = self.today
        standings = self.standings()
        due = sum(standing.due for standing in standings)
        allowed = self._reviews_left(today).total
        due = due if allowed is None else min(due, allowed)
        new = sum(1 for _ in self._new(self._active(None), today))
        activity = self.store.activity(self.learner.id, today - HEATMAP_DAYS)
        totals = self.store.totals(self.learner.id)
        long_ago = today - HEATMAP_DAYS if totals.attempts else today
        return Overview(
            learner=self.learner,
            today=date.fromordinal(today),
            due=due,
            new=new,
            minutes=Sitting.of(due, new).minutes,
            streak=self.store.streak(self.learner.id, today),
            decks=standings,
            activity={date.fromordinal(day): done for day, done in activity.items()},
            totals=totals,
            away=today - max((day for day in activity if day <= today), default=long_ago),
        )

    def standings(self) -> tuple[DeckStanding, ...]:
        """Return how far the learner is with each deck, in the decks' order."""
        today = self.today
        known = self.store.standing(self.learner.id, today)
        held_back = self.store.held_back(self.learner.id, today)
        limits, new_limits = self._reviews_left(today), self._new_left(today)
        standings = []
        for deck in self.index.decks():
            standing = known.get(deck.id)
            if standing is None:
                standings.append(DeckStanding(deck, 0, deck.items, 0, 0, new_limits.of_deck(deck.id)))
            else:
                due = standing.due - held_back.get(deck.id, 0)
                limit = limits.of_deck(deck.id)
                due = due if limit is None else min(due, limit)
                new = max(0, deck.items - standing.seen - standing.aside)
                left = new_limits.of_deck(deck.id)
                standings.append(DeckStanding(deck, due, new, standing.learned, standing.sure, left))
        return tuple(standings)

    def learn(self, decks: Collection[str] | None = None, *, more_new: int = 0) -> Session:
        """Return a sitting of due items with new ones among them; empty if nothing is to be asked.

        Args:
            decks: the ids of the decks to learn; None for all.
            more_new: how many new items to allow beyond today's limit; decks' own limits then don't count.
        """
        today = self.today
        active = self._active(decks)
        due = tuple(islice(self._due(active, today), selection.SITTING))
        fresh = self._new(active, today, more=more_new)
        new = tuple(islice(self._load(stub.id for stub in fresh), selection.SITTING - len(due)))
        return self._begin(Mode.LEARN, selection.mix(due, new), self._seed())

    def quiz(
        self,
        decks: Collection[str] | None = None,
        *,
        length: int | None = None,
        seed: int | None = None,
        drafts: bool = False,
    ) -> Session:
        """Return a session of items drawn at random, at most one of each entry.

        The same seed over the same decks gives the same items in the same order. With ``drafts``,
        what the author has not accepted yet is drawn from too.
        """
        seed = self._seed() if seed is None else seed
        drawn = selection.one_of_each_entry(self.scattered(decks, seed, drafts=drafts))
        wanted = self.settings.quiz_length if length is None else length
        ids = [stub.id for stub in islice(drawn, wanted)]
        return self._begin(Mode.QUIZ, self.index.items(ids), seed)

    def scattered(self, decks: Collection[str] | None, seed: int, *, drafts: bool = False) -> Iterator[Stub]:
        """Yield all that could be asked from the decks in random order, the same for the same seed."""
        sizes = {
            deck.id: deck.items + (deck.drafts if drafts else 0) for deck in self._active(decks).values()
        }
        asked = [deck for deck, size in sizes.items() if size]
        stubs: dict[str, Sequence[Stub]] = {}
        rng = Random(seed)  # noqa: S311
        for group, place in selection.scatter([sizes[deck] for deck in asked], rng):
            deck = asked[group]
            if deck not in stubs:
                stubs[deck] = self.index.stubs(deck, drafts=drafts)
            yield stubs[deck][place]

    def cram(
        self, decks: Collection[str] | None = None, *, tag: str | None = None, missed: bool = False
    ) -> Session:
        """Return a session over everything in the decks, in random order, whether it is due or not.

        Suspended items are left out.

        Args:
            decks: the ids of the decks; None for all.
            tag: only items with this tag, in any case.
            missed: only items whose last response was not right.
        """
        seed = self._seed()
        items = [item for deck in self._active(decks) for item in self._crammed(deck, tag, missed=missed)]
        Random(seed).shuffle(items)  # noqa: S311
        return self._begin(Mode.CRAM, items, seed)

    def repeat(self, items: Sequence[Item]) -> Session:
        """Return a quiz over just these items, for instance the missed ones."""
        originals = self.index.items([item.id for item in items])
        return self._begin(Mode.QUIZ, originals, self._seed())

    def respond(self, session: Session, response: Response, milliseconds: int) -> Marked:
        """Mark the response to the current item and store the attempt; then say what to show.

        Args:
            session: the session as it stands.
            response: what the learner gave, about the item as it is arranged.
            milliseconds: the time from showing the item to the response.

        Raises:
            StorageError: nothing was stored, and the session is as it was.
            ValueError: the session is over, or the response does not fit the item.
        """
        from quizapp.core.attempts import Attempt
        from quizapp.core.marking import mark
        from quizapp.core.responses import describe
        from quizapp.core.scheduling import rate
        from quizapp.progress.records import Attempted

        item = session.current
        if item is None:
            raise ValueError("the session is over")
        score = mark(item, response, self.index.is_term, typo_tolerance=self.settings.typo_tolerance)
        attempt = Attempt(
            item=item.id,
            mode=session.mode,
            session=session.id,
            at=self.clock(),
            response=describe(item, response),
            fraction=score.fraction,
            verdict=score.verdict,
            rating=rate(score, hinted=session.hinted) if session.mode is Mode.LEARN else None,
            hinted=session.hinted,
            milliseconds=milliseconds,
        )
        record = self._record(attempt.at, Attempted(attempt))
        memory = self.store.record(record, self._trace(item))
        following = respond(session, response, score, record.id)
        return Marked(following, self._feedback(session.mode, item, response, score, memory))

    def overrule(self, session: Session) -> Marked:
        """Let the last response count as right, in the log too; then say what to show.

        Raises:
            StorageError: nothing was stored, and the session is as it was.
            ValueError: the last step was no response.
        """
        from quizapp.core.scores import Score, Verdict
        from quizapp.progress.records import Overruled

        turn = session.responded
        if turn is None:
            raise ValueError("there is no response to overrule")
        score = Score(1.0, Verdict.RIGHT, parts=(True,) * len(turn.score.parts))
        memory = self.store.record(self._record(self.clock(), Overruled(turn.record, passed=True)))
        feedback = self._feedback(session.mode, turn.item, turn.response, score, memory)
        return Marked(overrule(session, score), feedback._replace(overruled=True))

    def suspend(self, session: Session, item: Item) -> Session:
        """Take the item out of the session and the schedule, until it is resumed.

        Raises:
            StorageError: nothing was stored, and the session is as it was.
        """
        from quizapp.progress.records import Suspended

        return self._put_aside(session, item, Suspended(item.id), Step.SUSPENSION)

    def postpone(self, session: Session, item: Item) -> Session:
        """Take the item out of the session, and out of the schedule until tomorrow.

        Raises:
            StorageError: nothing was stored, and the session is as it was.
        """
        from quizapp.progress.records import Postponed

        return self._put_aside(session, item, Postponed(item.id), Step.POSTPONEMENT)

    def undo(self, session: Session) -> Session:
        """Take the last step back, in the log too: a response, or an item put aside; or just a skip.

        Raises:
            StorageError: nothing was stored, and the session is as it was.
        """
        if session.before is not None and session.step:
            from quizapp.progress.records import Undone

            self.store.record(self._record(self.clock(), Undone(session.step)))
        return step_back(session)

    def finish(self, session: Session) -> Summary:
        """Say what came out of the session, and store once that it was finished if nothing is left of it.

        Raises:
            StorageError: the end of the session was not stored; its attempts are.
        """
        summary = summarise(session)
        if summary.complete and session.id not in self._finished:
            from quizapp.progress.records import SessionFinished

            body = SessionFinished(session.id, session.mode, summary.asked, summary.right)
            self.store.record(self._record(self.clock(), body))
            self._finished.add(session.id)
        return summary

    def passages(self, item: Item) -> tuple[tuple[Piece, ...], ...]:
        """Return the passages of the briefing that the item rests on, each with a little around it."""
        if not item.sources:
            return ()
        from quizapp.core.passages import excerpt

        article = self.index.article(item.deck) or ""
        return tuple(excerpt(article, source) for source in item.sources)

    def explain(self, item: Item, response: Response | None, score: Score) -> Feedback:
        """Return what to show about a response, or none, that touched no schedule."""
        remark = _remark(item, response) if response is not None else ""
        return Feedback(item, response, score, remark, self.passages(item), days=None, again=False)

    def traces(self, items: Iterable[Item]) -> tuple[Trace, ...]:
        """Return how the items look, to know them again."""
        return tuple(map(self._trace, items))

    def reread(self) -> None:
        """Know that question files were read again."""
        self._places.clear()

    def _begin(self, mode: Mode, items: Sequence[Item], seed: int) -> Session:
        return begin(_new_id(), mode, seed, items)

    def _active(self, decks: Collection[str] | None) -> dict[str, DeckSummary]:
        return {deck.id: deck for deck in self.index.decks() if decks is None or deck.id in decks}

    def _new_left(self, today: int) -> Limits:
        settings = self.settings
        limits = Limits(settings.new_a_day, dict(settings.new_limits))
        if not limits.of_decks:
            return limits._replace(
                total=max(0, settings.new_a_day - self.store.new_on(self.learner.id, today))
            )
        done = self.store.done(self.learner.id, today)
        return limits.left({deck: counts.new for deck, counts in done.items()})

    def _reviews_left(self, today: int) -> Limits:
        settings = self.settings
        own = {deck: limit or None for deck, limit in settings.review_limits}
        limits = Limits(settings.reviews_a_day or None, own)
        if limits.total is None and not own:
            return limits
        done = self.store.done(self.learner.id, today)
        return limits.left({deck: counts.reviews for deck, counts in done.items()})

    def _due(self, active: Collection[str], today: int) -> Iterator[Item]:
        """Yield due items in the store's order, within the day's limits."""
        due = (item for item in self.store.due(self.learner.id, today) if item.deck in active)
        candidates = selection.one_of_each_entry(due, self.store.asked(self.learner.id, today))
        limits = self._reviews_left(today)
        allowed = selection.within(candidates, limits.total, limits.of_deck)
        yield from self._load(candidate.item for candidate in allowed)

    def _new(self, active: dict[str, DeckSummary], today: int, *, more: int = 0) -> Iterator[Stub]:
        """Yield new items within the day's limits, or ``more`` beyond them."""
        limits = self._new_left(today)
        fresh = self._fresh(active, self.store.asked(self.learner.id, today), today)
        if more:
            return islice(fresh, (limits.total or 0) + more)
        return selection.within(fresh, limits.total, limits.of_deck)

    def _fresh(self, active: dict[str, DeckSummary], taken: Iterable[str], today: int) -> Iterator[Stub]:
        """Yield items never asked that are open to be asked, deck by deck, the newest briefing first.

        What is due comes before what is new of the same entry.
        """
        known = self.store.standing(self.learner.id, today)
        taken = set(taken)
        for deck in sorted(active.values(), key=lambda deck: deck.as_of or date.min, reverse=True):
            if deck.id in known and known[deck.id].seen + known[deck.id].aside >= deck.items:
                continue
            seen = self.store.not_new(self.learner.id, deck.id, today)
            fresh = [stub for stub in self.index.stubs(deck.id) if stub.id not in seen]
            needed = {stub.opens_after for stub in fresh if stub.opens_after is not None}
            opened = self.store.right_before(self.learner.id, needed, today) if needed else frozenset()
            able = (stub for stub in fresh if stub.opens_after is None or stub.opens_after in opened)
            due = self.store.due_entries(self.learner.id, deck.id, today)
            yield from selection.one_of_each_entry(able, due | taken)

    def _load(self, ids: Iterator[str]) -> Iterator[Item]:
        while batch := list(islice(ids, selection.SITTING)):
            yield from self.index.items(batch)

    def _crammed(self, deck: str, tag: str | None, *, missed: bool) -> Iterator[Item]:
        states = self.store.states(self.learner.id, deck)
        wanted = tag.casefold() if tag is not None else None
        for item in self.index.deck_items(deck):
            state = states.get(item.id)
            if state is not None and state.suspended:
                continue
            if missed and not (state is not None and state.missed):
                continue
            if wanted is None or wanted in map(str.casefold, item.tags):
                yield item

    def _feedback(
        self, mode: Mode, item: Item, response: Response, score: Score, memory: MemoryState | None
    ) -> Feedback:
        scheduled = mode is Mode.LEARN and memory is not None
        return Feedback(
            item=item,
            response=response,
            score=score,
            remark=_remark(item, response),
            passages=self.passages(item),
            days=memory.due - self.today if scheduled and memory is not None else None,
            again=mode.repeats_missed and not score.passed,
            leech=scheduled and memory is not None and memory.is_leech and not score.passed,
        )

    def _put_aside(self, session: Session, item: Item, body: Body, step: Step) -> Session:
        record = self._record(self.clock(), body)
        self.store.record(record, self._trace(item))
        return put_aside(session, item, record.id, step)

    def _trace(self, item: Item) -> Trace:
        """Return how the item looks as it is asked, which may differ from how it is in its file by now."""
        from quizapp.core.marking import trace_of

        if item.deck not in self._places:
            self._places[item.deck] = self.index.places(item.deck)
        places = self._places[item.deck]
        return replace(trace_of(item, places.get(item.id, 0)), present=item.id in places)

    def _record(self, at: datetime, body: Body) -> Record:
        from quizapp.progress.records import Record

        return Record(_new_id(), self.learner.id, at, body)

    def _seed(self) -> int:
        return int.from_bytes(os.urandom(4), "big")


def scheduling(settings: Settings) -> Scheduling:
    """Return the scheduling that the settings ask for."""
    return Scheduling(desired_retention=settings.retention, day_start=settings.day_start)


def local_clock() -> datetime:
    """Return the local time, aware of its offset."""
    return datetime.now(UTC).astimezone()


def _new_id() -> str:
    return os.urandom(16).hex()


def _remark(item: Item, response: Response) -> str:
    """Return the author's feedback on the choice that was chosen."""
    from quizapp.core.items import SingleChoice
    from quizapp.core.responses import Chosen

    if isinstance(item.interaction, SingleChoice) and isinstance(response, Chosen):
        return item.interaction.choices[response.index].feedback
    return ""

"""Exams: one learner's exams, drawn, kept while they go on, handed in once, and reported on."""

from __future__ import annotations

import json
import os
from datetime import timedelta
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from quizapp.core import exam_draft, selection
from quizapp.core.attempts import Attempt, Mode
from quizapp.core.exam import LENGTH, PASS, Answer, Exam, begin, result
from quizapp.core.ids import facet_of
from quizapp.core.items import Facet
from quizapp.core.responses import describe
from quizapp.progress.records import Attempted, ExamFinished, Record, new_id
from quizapp.reconciliation import follow_traces

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from datetime import datetime

    from quizapp.core.session import TagResult
    from quizapp.language import Translator
    from quizapp.study import Feedback, Start, Study


class ExamGoneError(Exception):
    """The exam was handed in, or another one begun, from somewhere else."""

    def message(self, tr: Translator) -> str:
        """Return the message in words."""
        return tr("This exam was handed in somewhere else already.")


class Opened(NamedTuple):
    """An exam to take. ``continued`` says that it was begun before, ``lost`` counts its changed items."""

    exam: Exam
    continued: bool = False
    lost: int = 0


class Earlier(NamedTuple):
    """An exam over the same decks that was taken before; ``share`` of the points is 0 to 1."""

    at: datetime
    share: float
    passed: bool


class ExamReport(NamedTuple):
    """What came out of an exam.

    ``share`` of the points is 0 to 1. ``feedbacks`` are the items in order, with a response of None for
    what was left open. ``earlier`` are the exams over the same decks, the latest first.
    """

    exam: Exam
    share: float
    passed: bool
    right: int
    points: float
    possible: int
    taken: timedelta
    tags: tuple[TagResult, ...]
    feedbacks: tuple[Feedback, ...]
    earlier: tuple[Earlier, ...]

    @property
    def responded(self) -> int:
        """How many items were responded to."""
        return self.exam.responded


class Exams:
    """The exams of whoever the study belongs to. Every method may raise `StorageError`."""

    def __init__(self, study: Study) -> None:
        self._study = study
        self._store = study.store
        self._learner = study.learner.id

    def unfinished(self) -> Opened | None:
        """Return the exam that was begun and not handed in yet; None if nothing is left of it."""
        draft = self._store.draft(self._learner)
        if draft is None:
            return None
        try:
            index = self._study.index
            exam, lost = exam_draft.from_json(json.loads(draft), index.items, partial(follow_traces, index))
        except ValueError:
            return None
        return Opened(exam, continued=True, lost=lost) if exam.items else None

    def open(self, start: Start) -> Opened | None:
        """Return the unfinished exam, else a new one as ``start`` says; None if there is nothing to ask.

        Without a length, an exam has 20 items or as many as there are; without a percentage, 60 pass it.
        """
        found = self.unfinished()
        if found is not None:
            return found
        exam = self._draw(start)
        if not exam.items:
            return None
        self._store.begin_draft(self._learner, _to_json(exam))
        return Opened(exam)

    def usual_length(self, decks: Collection[str] | None) -> int:
        """Return how many items an exam over the decks has unless told otherwise."""
        return sum(1 for _ in islice(self._askable(decks, 0), LENGTH))

    def keep(self, exam: Exam) -> None:
        """Store how the exam stands.

        Raises:
            StorageError: it was not stored.
            ExamGoneError: it does not go on any more.
        """
        if not self._store.save_draft(self._learner, exam.id, _to_json(exam)):
            raise ExamGoneError

    def submit(self, exam: Exam) -> ExamReport:
        """Mark the exam and store all of it at once; then say what came out.

        Raises:
            StorageError: nothing was stored, and the exam goes on.
            ExamGoneError: it does not go on any more.
        """
        earlier = self.earlier(exam.decks)
        now = self._study.clock()
        settings = self._study.settings
        marked = result(exam, self._study.index.is_term, typo_tolerance=settings.typo_tolerance)
        seconds = round(exam.time_taken(now).total_seconds())
        finished = ExamFinished(
            session=exam.id,
            decks=exam.decks,
            asked=len(exam.items),
            right=marked.right,
            points=marked.points,
            possible=marked.possible,
            needed=exam.needed,
            seconds=seconds,
            limit=exam.limit,
        )
        answered = [answer for answer in marked.answers if answer.given is not None]
        records = [self._record(Attempted(self._attempt(exam, answer))) for answer in answered]
        records.append(Record(new_id(), self._learner, self._study.clock(), finished))
        traces = self._study.traces(answer.item for answer in answered)
        if not self._store.end_draft(self._learner, exam.id, records, traces):
            raise ExamGoneError
        return ExamReport(
            exam=exam,
            share=finished.share,
            passed=finished.passed,
            right=marked.right,
            points=marked.points,
            possible=marked.possible,
            taken=timedelta(seconds=seconds),
            tags=marked.tags,
            feedbacks=tuple(map(self._feedback, marked.answers)),
            earlier=earlier,
        )

    def earlier(self, decks: Collection[str]) -> tuple[Earlier, ...]:
        """Return the exams over just these decks, the latest first."""
        wanted = frozenset(decks)
        return tuple(
            Earlier(record.at, record.body.share, record.body.passed)
            for record in reversed(self._store.exams(self._learner))
            if isinstance(record.body, ExamFinished) and frozenset(record.body.decks) == wanted
        )

    def _draw(self, start: Start) -> Exam:
        study = self._study
        seed = int.from_bytes(os.urandom(4), "big") if start.seed is None else start.seed
        ids = list(islice(self._askable(start.decks, seed), LENGTH if start.length is None else start.length))
        decks = [
            deck.id
            for deck in study.index.decks()
            if deck.items and (start.decks is None or deck.id in start.decks)
        ]
        return begin(
            new_id(),
            seed,
            sorted(decks),
            study.index.items(ids),
            study.clock(),
            limit=start.minutes,
            needed=PASS if start.needed is None else start.needed,
        )

    def _askable(self, decks: Collection[str] | None, seed: int) -> Iterator[str]:
        """Yield the ids of what can be asked and marked by the program, one of each entry."""
        stubs = self._study.scattered(decks, seed)
        marked = (stub for stub in stubs if facet_of(stub.id) != Facet.RECALL)
        return (stub.id for stub in selection.one_of_each_entry(marked))

    def _attempt(self, exam: Exam, answer: Answer) -> Attempt:
        assert answer.given is not None
        return Attempt(
            item=answer.item.id,
            mode=Mode.EXAM,
            session=exam.id,
            at=self._study.clock(),
            response=describe(answer.item, answer.given.response),
            fraction=answer.score.fraction,
            verdict=answer.score.verdict,
            rating=None,
            milliseconds=answer.given.milliseconds,
        )

    def _record(self, body: Attempted) -> Record:
        return Record(new_id(), self._learner, body.attempt.at, body)

    def _feedback(self, answer: Answer) -> Feedback:
        response = answer.given.response if answer.given is not None else None
        return self._study.explain(answer.item, response, answer.score)


def _to_json(exam: Exam) -> str:
    return json.dumps(exam_draft.to_json(exam), ensure_ascii=False, separators=(",", ":"))

"""A learner with a past: real question files, a real store, a clock that is moved."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from quizapp.bank.index import Index, open_index
from quizapp.core.attempts import Attempt, Mode
from quizapp.core.scheduling import Scheduling
from quizapp.core.scores import Rating, Verdict
from quizapp.progress.records import Attempted, Body, ExamFinished, Record, SessionFinished, new_id
from quizapp.progress.store import ProgressStore, open_store
from quizapp.settings import Settings
from quizapp.study import Study

from ..conftest import Clock

CLAIMS = """
title: Handel <script>alert(1)</script> & [b]Krieg[/b]
id: handel
tags:
  - Wirtschaft
questions:
  - id: zoll
    question: Was ist ein Zoll?
    answer: Eine Abgabe
    tags:
      - Steuern
  - id: quote
    question: Was ist eine Quote?
    answer: Ein Anteil
  - id: entwurf
    question: Was ist ein Entwurf?
    answer: Ein Anfang
    draft: yes
findings:
  - id: embargo
    finding: Ein Embargo soll heimlich vorbereitet werden.
    claim: Vorbereitung eines Embargos
    certainty: alleged
    source: soll heimlich vorbereitet werden
"""

TOWNS = """
title: Städte
id: staedte
questions:
""" + "".join(
    f"  - id: stadt-{n}\n    question: Welche Stadt ist Nummer {n}?\n    answer: Stadt {n}\n    tags:\n      - steuern\n"
    for n in range(4)
)


class Past:
    """What a learner did, written into the log at the clock's time."""

    def __init__(self, study: Study, clock: Clock) -> None:
        self.study = study
        self.clock = clock

    def answer(self, item: str, *, right: bool = True, response: str = "x", mode: Mode = Mode.LEARN) -> None:
        self.clock.forward(seconds=30)
        verdict = Verdict.RIGHT if right else Verdict.WRONG
        rating = (Rating.GOOD if right else Rating.AGAIN) if mode is Mode.LEARN else None
        at = self.clock()
        attempt = Attempt(
            item=item,
            mode=mode,
            session="s",
            at=at,
            response=(response,),
            fraction=float(right),
            verdict=verdict,
            rating=rating,
            milliseconds=15_000,
        )
        self.write(Attempted(attempt))

    def finish(self) -> None:
        self.write(SessionFinished("s", Mode.LEARN, 1, 1))

    def exam(self, points: float, deck: str = "handel") -> None:
        self.write(ExamFinished("e", (deck,), 10, int(points), points, 10, 50, 600, 20))

    def write(self, body: Body) -> None:
        self.study.store.record(Record(new_id(), self.study.learner.id, self.clock(), body))

    def sleep(self, days: int = 1) -> None:
        self.clock.now += timedelta(days=days)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[ProgressStore]:
    with open_store(tmp_path / "progress.db", Scheduling()) as opened:
        yield opened


@pytest.fixture
def index(questions: Path) -> Iterator[Index]:
    (questions / "handel.yaml").write_text(CLAIMS, "utf-8")
    (questions / "staedte.yaml").write_text(TOWNS, "utf-8")
    with open_index(None) as opened:
        opened.refresh([questions])
        yield opened


@pytest.fixture
def study(index: Index, store: ProgressStore, clock: Clock) -> Study:
    return Study(
        index, store, store.add_learner('Anna <img src="//evil.example/x">', clock()), Settings(), clock
    )


@pytest.fixture
def past(study: Study, clock: Clock) -> Past:
    return Past(study, clock)


@pytest.fixture
def busy(past: Past) -> Past:
    """Three days of learning, a certainty judged wrongly, two exams."""
    for day in range(3):
        for number in range(4):
            past.answer(f"staedte/stadt-{number}", right=number != day)
        past.answer("handel/zoll")
        past.answer("handel/embargo.certainty", right=day == 2, response=("stated", "stated", "alleged")[day])
        past.finish()
        past.exam(4 + 2 * day)
        past.sleep(4)
    return past

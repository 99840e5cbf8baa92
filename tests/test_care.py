"""What a learner does to items outside a session, and what is known of them."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from quizapp.bank.index import Index, open_index
from quizapp.care import Care, Why, schedule_words
from quizapp.core.items import Item
from quizapp.core.responses import Text
from quizapp.core.scheduling import Scheduling
from quizapp.core.scores import Verdict
from quizapp.core.session import skip
from quizapp.language import translator
from quizapp.progress.records import Changed, Record, new_id
from quizapp.progress.store import ProgressStore, open_store
from quizapp.settings import Settings
from quizapp.study import Study

from .conftest import Clock

CAPITALS = "title: Hauptstädte\nquestions:\n" + "".join(
    f"  - id: land-{number}\n    question: Hauptstadt von Land {number}?\n    answer: Stadt {number}\n"
    for number in range(4)
)
FIRST = "laender/land-0"
EN = translator("en")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[ProgressStore]:
    with open_store(tmp_path / "progress.db", Scheduling()) as opened:
        yield opened


@pytest.fixture
def index(questions: Path) -> Iterator[Index]:
    (questions / "laender.yaml").write_text(CAPITALS, "utf-8")
    with open_index(None) as opened:
        opened.refresh([questions])
        yield opened


@pytest.fixture
def study(index: Index, store: ProgressStore, clock: Clock) -> Study:
    return Study(index, store, store.add_learner("Anna", clock()), Settings(), clock)


@pytest.fixture
def care(study: Study) -> Care:
    return Care(study)


def first(study: Study) -> Item:
    (item,) = study.index.items([FIRST])
    return item


def answer(study: Study, *texts: str) -> None:
    """Give the texts as answers to the first items, in their order."""
    session = study.learn()
    for text in texts:
        session = study.respond(session, Text(text), 1).session


def new(study: Study) -> int:
    return study.standings()[0].new


def test_items_are_suspended_and_resumed_together(study: Study, care: Care) -> None:
    done = care.suspend([FIRST, "laender/land-1"])
    assert len(done) == 2
    assert new(study) == 2
    care.resume([FIRST])
    assert new(study) == 3


def test_a_postponed_item_is_resumed_too(study: Study, care: Care) -> None:
    session = study.learn()
    assert session.current is not None
    study.postpone(session, session.current)
    assert care.info(first(study)).is_postponed
    care.resume([FIRST])
    assert not care.info(first(study)).is_postponed
    assert new(study) == 4


def test_a_flag_is_kept_changed_and_taken_down(study: Study, care: Care) -> None:
    care.flag(FIRST)
    assert care.state(FIRST).flag == ""
    care.flag(FIRST, "veraltet")
    assert care.state(FIRST).flag == "veraltet"
    care.unflag(FIRST)
    assert care.state(FIRST).flag is None


def test_a_deck_is_reset_in_one_step_and_that_is_taken_back_in_one(
    study: Study, care: Care, store: ProgressStore
) -> None:
    answer(study, "Stadt 0", "Quatsch")
    before = store.states(study.learner.id, "laender")
    assert care.learned("laender") == (FIRST, "laender/land-1")
    done = care.reset(care.learned("laender"))
    assert new(study) == 4
    assert study.learn().planned == 4
    assert care.learned("laender") == ()
    care.undo(done)
    assert store.states(study.learner.id, "laender") == before
    assert store.verify() == ()


def test_a_reset_item_can_be_learned_on_the_same_day_again(study: Study, care: Care) -> None:
    answer(study, "Stadt 0")
    care.reset([FIRST])
    answer(study, "Stadt 0")
    memory = care.state(FIRST).memory
    assert memory is not None
    assert memory.reviews == 1


def test_what_is_known_of_an_item_follows_from_its_past(study: Study, care: Care, clock: Clock) -> None:
    answer(study, "Quatsch")
    clock.forward(days=1)
    answer(study, "Stadt 0")
    info = care.info(first(study))
    assert [past.attempt.verdict for past in info.past if past.attempt] == [Verdict.WRONG, Verdict.RIGHT]
    assert [past.day for past in info.past] == [study.today - 1, study.today]
    assert [past.attempt.response for past in info.past if past.attempt] == [("Quatsch",), ("Stadt 0",)]
    assert info.known == 1.0
    assert info.why is None
    assert info.due is not None
    assert info.due > study.today
    clock.forward(days=30)
    later = care.info(first(study)).known
    assert later is not None
    assert later < 0.9


def test_an_overruled_attempt_and_a_reset_are_part_of_the_past(study: Study, care: Care) -> None:
    session = study.respond(study.learn(), Text("Quatsch"), 1).session
    study.overrule(session)
    care.reset([FIRST])
    attempt, reset = care.info(first(study)).past
    assert attempt.overruled
    assert reset.attempt is None


def test_what_was_undone_is_not_part_of_the_past(study: Study, care: Care) -> None:
    study.undo(study.respond(study.learn(), Text("Quatsch"), 1).session)
    assert care.info(first(study)).past == ()


def test_an_item_says_why_it_is_asked(study: Study, care: Care, clock: Clock, store: ProgressStore) -> None:
    session = study.learn()
    assert care.info(first(study), session).why is Why.NEW
    assert care.info(first(study)).why is None
    for text in ("Quatsch", "Stadt 1", "Stadt 2", "Stadt 3"):
        session = study.respond(session, Text(text), 1).session
    assert care.info(first(study), session).why is Why.AGAIN
    clock.forward(days=1)
    session = study.learn()
    assert care.info(first(study), session).why is Why.DUE
    clock.forward(days=4)
    info = care.info(first(study), session)
    assert ("Why now", "it has been due for 4 days") in schedule_words(info, EN)
    store.record(Record(new_id(), study.learner.id, clock(), Changed(FIRST)))
    assert care.info(first(study), session).why is Why.CHANGED
    cram = study.cram()
    while cram.current is not None and cram.current.id != FIRST:
        cram = skip(cram)
    assert care.info(first(study), cram).why is Why.CRAM
    quiz = study.quiz(length=4)
    while quiz.current is not None and quiz.current.id != FIRST:
        quiz = skip(quiz)
    assert care.info(first(study), quiz).why is Why.RANDOM


def test_the_schedule_is_said_in_words(study: Study, care: Care) -> None:
    assert dict(schedule_words(care.info(first(study)), EN)) == {"Next time": "not planned yet"}
    care.suspend([FIRST])
    care.flag(FIRST)
    assert dict(schedule_words(care.info(first(study)), EN)) == {
        "Next time": "not any more, it is suspended",
        "Flag": "without a note",
    }


def test_leeches_are_the_items_forgotten_eight_times(study: Study, care: Care, clock: Clock) -> None:
    for _ in range(9):
        answer(study, "Quatsch")
        clock.forward(days=200)
    items = study.index.items([FIRST, "laender/land-1"])
    assert [item.id for item in care.leeches(items)] == [FIRST]
    assert care.info(first(study)).is_leech

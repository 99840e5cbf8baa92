"""Exams over real question files, in a real store, by a clock that is moved."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from quizapp.authoring.fixes import fix_file
from quizapp.bank.index import Index, open_index
from quizapp.core import exam as exams
from quizapp.core.attempts import Mode
from quizapp.core.exam import Exam
from quizapp.core.items import SingleChoice
from quizapp.core.responses import Chosen, Text
from quizapp.core.scheduling import Scheduling
from quizapp.exams import ExamGoneError, ExamReport, Exams
from quizapp.progress.errors import StorageError
from quizapp.progress.records import Attempted, ExamFinished, Record
from quizapp.progress.store import ProgressStore, open_store
from quizapp.reconciliation import reconcile
from quizapp.settings import Settings
from quizapp.study import Start, Study

from .conftest import Clock

CAPITALS = """
title: Hauptstädte
questions:
""" + "".join(
    f"""
  - id: land-{number}
    question: Wie heißt die Hauptstadt von Land {number}?
    answer: Stadt {number}
    points: {1 + number % 2}
    tags:
      - {"Asien" if number % 2 else "Europa"}
"""
    for number in range(25)
)
TERMS = """
title: Begriffe
article: begriffe.md
glossary:
  - id: embargo
    term: Embargo
    definition: Verbot, mit einem Land bestimmte Waren zu handeln
    source: kein Handel mehr
  - id: allianz
    term: Allianz
    definition: Zusammenschluss von Staaten, die einander Beistand zusichern
    only:
      - meaning
      - recall
  - id: nur
    term: Nur
    definition: Etwas, das nur im Kopf erklärt wird
    only:
      - recall
  - id: veto
    term: Veto
    definition: Einspruch, der einen Beschluss verhindern kann
    draft: yes
"""
LAND = Start(Mode.EXAM, frozenset({"laender"}))
ALL = Start(Mode.EXAM)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[ProgressStore]:
    with open_store(tmp_path / "progress.db", Scheduling()) as opened:
        yield opened


@pytest.fixture
def index(questions: Path) -> Iterator[Index]:
    (questions / "laender.yaml").write_text(CAPITALS, "utf-8")
    (questions / "begriffe.yaml").write_text(TERMS, "utf-8")
    (questions / "begriffe.md").write_text("Es gibt kein Handel mehr.", "utf-8")
    with open_index(None) as opened:
        opened.refresh([questions])
        yield opened


@pytest.fixture
def study(index: Index, store: ProgressStore, clock: Clock) -> Study:
    return Study(index, store, store.add_learner("Anna", clock()), Settings(), clock)


@pytest.fixture
def taking(study: Study) -> Exams:
    return Exams(study)


def begin(taking: Exams, start: Start = LAND) -> Exam:
    opened = taking.open(start)
    assert opened is not None
    assert not opened.continued
    return opened.exam


def answer(exam: Exam, *, right: bool = True) -> Exam:
    """Respond to the item that is shown."""
    match exam.current.interaction:
        case SingleChoice(key=key, choices=choices):
            return exams.respond(exam, Chosen(key if right else (key + 1) % len(choices)), 1000)
        case _:
            number = exam.current.id.rpartition("-")[2]
            return exams.respond(exam, Text(f"Stadt {number}" if right else "Nirgendwo"), 1000)


def answered(exam: Exam, *, right: int) -> Exam:
    """Respond to all, the first ones rightly."""
    for place in range(len(exam.items)):
        exam = answer(exams.go_to(exam, place), right=place < right)
    return exam


def take(taking: Exams, start: Start = LAND, *, right: int) -> ExamReport:
    return taking.submit(answered(begin(taking, start), right=right))


def stored(store: ProgressStore) -> list[Record]:
    return [record for record in store.records() if isinstance(record.body, Attempted | ExamFinished)]


# Drawing


def test_it_has_twenty_items_or_as_many_as_there_are(taking: Exams) -> None:
    assert len(begin(taking).items) == 20
    assert taking.usual_length(frozenset({"laender"})) == 20
    assert taking.usual_length(frozenset({"begriffe"})) == 2


def test_a_length_and_a_limit_are_kept(taking: Exams) -> None:
    exam = begin(taking, LAND._replace(length=7, minutes=30, needed=80))
    assert (len(exam.items), exam.limit, exam.needed) == (7, 30, 80)


def test_the_same_seed_draws_the_same_exam(study: Study, store: ProgressStore, clock: Clock) -> None:
    ben = Study(study.index, store, store.add_learner("Ben", clock()), Settings(), clock)
    one, two = begin(Exams(study), ALL._replace(seed=5)), begin(Exams(ben), ALL._replace(seed=5))
    assert one.items == two.items


@pytest.mark.parametrize("seed", range(8))
def test_one_of_each_entry_and_neither_recall_nor_drafts(taking: Exams, seed: int) -> None:
    exam = begin(taking, Start(Mode.EXAM, frozenset({"begriffe"}), seed=seed))
    entries = [one.entry for one in exam.items]
    assert sorted(entries) == ["begriffe/allianz", "begriffe/embargo"]
    assert "recall" not in {one.kind for one in exam.items}


def test_suspended_items_stay_in(study: Study, taking: Exams) -> None:
    session = study.learn(frozenset({"begriffe"}))
    assert session.current is not None
    study.suspend(session, session.current)
    assert len(begin(taking, Start(Mode.EXAM, frozenset({"begriffe"}))).items) == 2


def test_nothing_to_ask_is_no_exam_and_leaves_no_draft(taking: Exams, study: Study) -> None:
    assert taking.open(Start(Mode.EXAM, frozenset({"nirgends"}))) is None
    assert study.store.draft(study.learner.id) is None


# Handing in


def test_all_is_stored_at_once_in_order_and_not_before(taking: Exams, store: ProgressStore) -> None:
    exam = answered(begin(taking, LAND._replace(length=5)), right=3)
    taking.keep(exam)
    assert stored(store) == []
    taking.submit(exam)
    records = stored(store)
    attempts = [record.body.attempt for record in records if isinstance(record.body, Attempted)]
    assert [attempt.item for attempt in attempts] == [one.id for one in exam.items]
    assert {(attempt.mode, attempt.session) for attempt in attempts} == {(Mode.EXAM, exam.id)}
    assert [attempt.milliseconds for attempt in attempts] == [1000] * 5
    assert isinstance(records[-1].body, ExamFinished)
    assert (records[-1].body.asked, records[-1].body.right) == (5, 3)
    assert store.verify() == ()


def test_what_was_left_open_is_wrong_and_no_attempt(taking: Exams, store: ProgressStore) -> None:
    report = taking.submit(answer(begin(taking, LAND._replace(length=4))))
    assert (report.right, report.responded, len(report.feedbacks)) == (1, 1, 4)
    assert [feedback.response is None for feedback in report.feedbacks] == [False, True, True, True]
    assert report.feedbacks[1].score.fraction == 0.0
    assert len(stored(store)) == 2


def test_the_schedule_is_left_alone(taking: Exams, study: Study) -> None:
    before = study.standings()
    take(taking, right=20)
    assert [(one.due, one.new) for one in study.standings()] == [(one.due, one.new) for one in before]


def test_points_weigh_and_decide_whether_it_is_passed(taking: Exams) -> None:
    exam = begin(taking, LAND._replace(length=10))
    heavy = [place for place, one in enumerate(exam.items) if one.points == 2]
    for place in heavy:
        exam = answer(exams.go_to(exam, place))
    report = taking.submit(exam)
    assert report.possible == sum(one.points for one in exam.items)
    assert report.points == 2 * len(heavy)
    assert report.share == report.points / report.possible
    assert report.passed == (report.share >= 0.6)
    assert {tag.tag for tag in report.tags} == {"Asien", "Europa"}


@pytest.mark.parametrize(("right", "passed"), [(0, False), (20, True)])
def test_all_or_nothing(taking: Exams, right: int, passed: bool) -> None:
    assert take(taking, right=right).passed is passed


def test_each_item_comes_with_its_key_and_its_passages(taking: Exams) -> None:
    report = take(taking, Start(Mode.EXAM, frozenset({"begriffe"}), seed=1), right=0)
    embargo = next(one for one in report.feedbacks if one.item.entry == "begriffe/embargo")
    assert any(piece.quoted for passage in embargo.passages for piece in passage)
    assert embargo.days is None
    assert not embargo.again


@pytest.mark.parametrize("tolerant", [True, False])
def test_whether_typos_are_forgiven_is_as_the_settings_say(study: Study, tolerant: bool) -> None:
    study.settings = Settings(typo_tolerance=tolerant)
    taking = Exams(study)
    exam = begin(taking, LAND._replace(length=1))
    typo = Text(f"Satdt {exam.current.id.rpartition('-')[2]}")
    assert taking.submit(exams.respond(exam, typo, 1000)).right == tolerant


def test_it_can_be_handed_in_only_once(taking: Exams, store: ProgressStore) -> None:
    exam = answered(begin(taking), right=9)
    taking.submit(exam)
    before = stored(store)
    with pytest.raises(ExamGoneError):
        taking.submit(exam)
    with pytest.raises(ExamGoneError):
        taking.keep(exam)
    assert stored(store) == before
    assert taking.unfinished() is None


def test_if_it_cannot_be_stored_the_exam_goes_on(taking: Exams, store: ProgressStore) -> None:
    exam = answered(begin(taking, LAND._replace(length=3)), right=3)
    taking.keep(exam)
    store._connection.execute("PRAGMA query_only = ON")
    with pytest.raises(StorageError):
        taking.submit(exam)
    store._connection.execute("PRAGMA query_only = OFF")
    assert stored(store) == []
    unfinished = taking.unfinished()
    assert unfinished is not None
    assert unfinished.exam == exam
    assert taking.submit(unfinished.exam).right == 3


def test_earlier_exams_over_the_same_decks_are_told(taking: Exams, clock: Clock) -> None:
    assert take(taking, right=0).earlier == ()
    clock.forward(days=1)
    take(taking, Start(Mode.EXAM, frozenset({"begriffe"})), right=0)
    assert [one.passed for one in take(taking, right=20).earlier] == [False]
    clock.forward(days=1)
    earlier = take(taking, right=3).earlier
    assert [(one.share, one.passed) for one in earlier] == [(1.0, True), (0.0, False)]
    assert earlier[0].at > earlier[1].at


def test_the_time_taken_is_from_beginning_to_end(taking: Exams, clock: Clock, store: ProgressStore) -> None:
    exam = begin(taking, LAND._replace(minutes=10))
    clock.forward(minutes=4)
    assert taking.submit(exam).taken.total_seconds() == pytest.approx(240, abs=1)
    (record,) = stored(store)
    assert isinstance(record.body, ExamFinished)
    assert (record.body.seconds, record.body.limit) == (240, 10)


# Nothing is lost


def test_an_exam_goes_on_in_another_run(study: Study, clock: Clock) -> None:
    exam = exams.mark(answer(begin(Exams(study), LAND._replace(minutes=10))))
    Exams(study).keep(exam)
    clock.forward(minutes=3)
    again = Exams(Study(study.index, study.store, study.learner, Settings(), clock)).open(ALL)
    assert again is not None
    assert again.continued
    assert again.exam == exam
    assert again.exam.time_left(clock()) == exam.time_left(clock())


def test_each_learner_has_an_exam_of_their_own(study: Study, store: ProgressStore, clock: Clock) -> None:
    exam = begin(Exams(study))
    ben = Exams(Study(study.index, store, store.add_learner("Ben", clock()), Settings(), clock))
    assert ben.unfinished() is None
    begin(ben)
    unfinished = Exams(study).unfinished()
    assert unfinished is not None
    assert unfinished.exam == exam


def test_of_two_programs_the_one_whose_exam_is_over_is_told(study: Study, clock: Clock) -> None:
    one, two = Exams(study), Exams(Study(study.index, study.store, study.learner, Settings(), clock))
    exam = begin(one)
    two.submit(exam)
    begin(two)
    with pytest.raises(ExamGoneError):
        one.keep(answer(exam))
    with pytest.raises(ExamGoneError):
        one.submit(exam)


def test_items_that_are_gone_are_left_out(taking: Exams, study: Study, questions: Path) -> None:
    exam = answered(begin(taking, Start(Mode.EXAM, frozenset({"laender", "begriffe"}), length=27)), right=27)
    taking.keep(exam)
    (questions / "begriffe.yaml").unlink()
    study.index.refresh([questions])
    again = taking.unfinished()
    assert again is not None
    assert (again.lost, len(again.exam.items)) == (2, 25)
    (questions / "laender.yaml").unlink()
    study.index.refresh([questions])
    assert taking.unfinished() is None


CHOICES = "title: Wahl\nquestions:\n" + "".join(
    f"  - question: Was ist von {kind} wahr?\n    answer: {kind} eins\n    wrong: [{kind} zwei, {kind} drei]\n"
    for kind in ("Hund", "Katze", "Maus", "Pferd", "Esel", "Ziege")
)


@pytest.fixture
def chosen(taking: Exams, study: Study, questions: Path) -> Exam:
    """An exam over items without ids, all answered right, and kept."""
    (questions / "wahl.yaml").write_text(CHOICES, "utf-8")
    study.index.refresh([questions])
    exam = begin(taking, Start(Mode.EXAM, frozenset({"wahl"})))
    exam = answered(exam, right=6)
    taking.keep(exam)
    return exam


def shown(exam: Exam) -> list[tuple[object, ...]]:
    return [(item.stem, item.interaction) for item in exam.items]


def test_an_exam_goes_on_where_items_are_called_otherwise_now(
    chosen: Exam, taking: Exams, study: Study, questions: Path
) -> None:
    fix_file(questions / "wahl.yaml")
    study.index.refresh([questions])
    again = taking.unfinished()
    assert again is not None
    assert again.lost == 0
    assert again.exam.given == chosen.given
    assert shown(again.exam) == shown(chosen)
    assert not any("~" in item.id for item in again.exam.items)
    taking.keep(again.exam)
    once_more = taking.unfinished()
    assert once_more is not None
    assert once_more.exam == again.exam


def test_an_exam_whose_items_were_renamed_while_it_went_on_stays_as_it_was(
    chosen: Exam, taking: Exams, study: Study, questions: Path
) -> None:
    fix_file(questions / "wahl.yaml")
    study.index.refresh([questions])
    renamed = reconcile(study.index, study.store, study.clock, chosen.items)
    assert len(renamed) == 6
    followed = exams.follow(chosen, renamed)
    taking.keep(followed)
    again = taking.unfinished()
    assert again is not None
    assert (again.lost, again.exam) == (0, replace(followed, items=again.exam.items))
    assert shown(again.exam) == shown(chosen)


def test_an_exam_goes_on_where_its_deck_is_called_otherwise_now(
    chosen: Exam, taking: Exams, study: Study, questions: Path
) -> None:
    (questions / "wahl.yaml").rename(questions / "neu.yaml")
    study.index.refresh([questions])
    again = taking.unfinished()
    assert again is not None
    assert (again.lost, again.exam.given) == (0, chosen.given)
    assert {item.deck for item in again.exam.items} == {"neu"}
    assert taking.submit(again.exam).right == 6


def test_an_item_reworded_in_a_deck_that_is_called_otherwise_now_is_open_again(
    chosen: Exam, taking: Exams, study: Study, questions: Path
) -> None:
    (questions / "wahl.yaml").unlink()
    (questions / "neu.yaml").write_text(CHOICES.replace("von Maus wahr", "von einer Maus wahr"), "utf-8")
    study.index.refresh([questions])
    again = taking.unfinished()
    assert again is not None
    assert (again.lost, len(again.exam.items), again.exam.responded) == (1, 6, 5)


def test_an_item_that_stood_in_two_decks_which_are_one_now_is_asked_once(
    taking: Exams, study: Study, questions: Path
) -> None:
    for name in ("eins", "zwei"):
        (questions / f"{name}.yaml").write_text(CHOICES, "utf-8")
    study.index.refresh([questions])
    taking.keep(begin(taking, Start(Mode.EXAM, frozenset({"eins", "zwei"}))))
    (questions / "eins.yaml").rename(questions / "beide.yaml")
    (questions / "zwei.yaml").unlink()
    study.index.refresh([questions])
    again = taking.unfinished()
    assert again is not None
    ids = [item.id for item in again.exam.items]
    assert len(ids) == len(set(ids)) == 6


def test_an_item_that_is_called_and_asked_otherwise_now_is_open_again(
    chosen: Exam, taking: Exams, study: Study, questions: Path
) -> None:
    (questions / "wahl.yaml").write_text(CHOICES.replace("von Maus wahr", "von einer Maus wahr"), "utf-8")
    study.index.refresh([questions])
    again = taking.unfinished()
    assert again is not None
    assert (again.lost, len(again.exam.items), again.exam.responded) == (1, 6, 5)


def test_a_draft_of_an_earlier_version_goes_on(chosen: Exam, taking: Exams, study: Study) -> None:
    draft = json.loads(study.store.draft(study.learner.id) or "")
    draft["items"] = [item[:2] for item in draft["items"]]
    study.store.begin_draft(study.learner.id, json.dumps(draft))
    again = taking.unfinished()
    assert again is not None
    assert (again.exam, again.lost) == (chosen, 0)


@pytest.mark.parametrize("draft", ["", "{", "[]", '{"id": "x"}', json.dumps({"id": 1, "items": []})])
def test_a_draft_that_makes_no_sense_is_none(taking: Exams, study: Study, draft: str) -> None:
    study.store.begin_draft(study.learner.id, draft)
    assert taking.unfinished() is None
    assert len(begin(taking).items) == 20

"""What a learner meets over days: real question files, a real store, a clock that is moved."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from quizapp.bank.index import Index, open_index
from quizapp.care import Care
from quizapp.core.attempts import Mode
from quizapp.core.items import Kind, SingleChoice
from quizapp.core.responses import Chosen, Recalled, Response, Text, Texts
from quizapp.core.scheduling import Scheduling
from quizapp.core.scores import Verdict
from quizapp.core.session import Session, hint, skip
from quizapp.progress.errors import StorageError
from quizapp.progress.records import Attempted, Overruled, Suspended, Undone
from quizapp.progress.store import ProgressStore, open_store
from quizapp.settings import Settings
from quizapp.study import Feedback, Sitting, Study

from .conftest import Clock

CAPITALS = """
title: Hauptstädte
questions:
""" + "".join(
    f"""
  - id: land-{number}
    question: Wie heißt die Hauptstadt von Land {number}?
    answer: Stadt {number}
    tags:
      - Länder
"""
    for number in range(15)
)

TERMS = """
title: Begriffe
article: begriffe.md
as_of: 2024-06-17
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
      - name
      - recall
  - id: veto
    term: Veto
    definition: Einspruch, der einen Beschluss verhindern kann
"""

ARTICLE = "Die Regierung erklärte, es gebe kein Handel\nmehr mit dem Nachbarland."


@pytest.fixture
def store(tmp_path: Path) -> Iterator[ProgressStore]:
    with open_store(tmp_path / "progress.db", Scheduling()) as opened:
        yield opened


@pytest.fixture
def index(tmp_path: Path, questions: Path) -> Iterator[Index]:
    (questions / "laender.yaml").write_text(CAPITALS, "utf-8")
    (questions / "begriffe.yaml").write_text(TERMS, "utf-8")
    (questions / "begriffe.md").write_text(ARTICLE, "utf-8")
    with open_index(tmp_path / "cache" / "index.db") as opened:
        opened.refresh([questions])
        yield opened


@pytest.fixture
def study(index: Index, store: ProgressStore, clock: Clock) -> Study:
    return Study(index, store, store.add_learner("Anna", clock()), Settings(), clock)


def key(session: Session) -> Response:
    assert session.current is not None
    match session.current.interaction:
        case SingleChoice(key=index):
            return Chosen(index)
        case _ if session.current.kind is Kind.RECALL:
            return Recalled(knew=True)
        case _:
            return Text(
                session.current.id.rpartition("-")[2].join(("Stadt ", ""))
                if "land" in session.current.id
                else term(session)
            )


def term(session: Session) -> str:
    assert session.current is not None
    return session.current.id.rpartition("/")[2].partition(".")[0].capitalize()


def wrong(session: Session) -> Response:
    assert session.current is not None
    match session.current.interaction:
        case SingleChoice(key=index, choices=choices):
            return Chosen((index + 1) % len(choices))
        case _ if session.current.kind is Kind.RECALL:
            return Recalled(knew=False)
        case _:
            return Text("Quatsch")


def run(study: Study, session: Session, wrong_first: frozenset[str] = frozenset()) -> list[Feedback]:
    """Respond to everything rightly, but to the named items wrongly at first."""
    given: list[Feedback] = []
    while session.current is not None:
        item = session.current.id
        missed = item in wrong_first and not any(feedback.item.id == item for feedback in given)
        marked = study.respond(session, wrong(session) if missed else key(session), 4000)
        session = marked.session
        given.append(marked.feedback)
    study.finish(session)
    return given


def asked(given: list[Feedback]) -> list[str]:
    return [feedback.item.id.partition("/")[2] for feedback in given]


def test_a_new_learner_is_asked_ten_new_items_a_day(study: Study) -> None:
    assert study.overview().new == 10
    assert len(asked(run(study, study.learn()))) == 10
    assert study.overview().new == 0
    assert study.learn().current is None


def test_new_items_come_from_the_newest_briefing_first(study: Study) -> None:
    assert asked(run(study, study.learn()))[:4] == [
        "embargo.meaning",
        "allianz.meaning",
        "veto.meaning",
        "land-0",
    ]


def test_more_new_ones_can_be_asked_for(study: Study) -> None:
    run(study, study.learn())
    assert study.learn(more_new=10).planned == 8, "15 questions and 3 terms less 10"


def test_what_was_learned_is_due_again_on_a_later_day(study: Study, clock: Clock) -> None:
    (first, *_) = run(study, study.learn(["laender"]))
    assert first.days is not None
    assert first.days >= 1
    clock.forward(days=first.days)
    assert first.item.id in {due.item.id for due in run(study, study.learn(["laender"]))}


def test_a_missed_item_is_asked_until_right_and_only_the_first_attempt_counts(
    study: Study, clock: Clock
) -> None:
    given = run(study, study.learn(["laender"]), wrong_first=frozenset({"laender/land-0"}))
    both = [feedback for feedback in given if feedback.item.id == "laender/land-0"]
    assert [feedback.score.verdict for feedback in both] == [Verdict.WRONG, Verdict.RIGHT]
    assert [feedback.again for feedback in both] == [True, False]
    assert both[0].days == both[1].days == 1
    clock.forward(days=1)
    assert {deck.deck.id: deck.due for deck in study.standings()} == {"laender": 1, "begriffe": 0}


def test_items_of_one_entry_are_not_asked_on_the_same_day(study: Study, clock: Clock) -> None:
    for _ in range(12):
        entries = [feedback.item.entry for feedback in run(study, study.learn(["begriffe"], more_new=20))]
        assert len(entries) == len(set(entries))
        assert study.learn(["begriffe"], more_new=20).current is None
        clock.forward(days=1)


def test_home_counts_only_what_can_be_asked_today(study: Study, clock: Clock) -> None:
    for _ in range(40):
        overview = study.overview()
        session = study.learn()
        assert overview.due + overview.new >= session.planned
        assert (overview.due + overview.new > 0) == (session.planned > 0)
        run(study, session)
        clock.forward(hours=8)


def test_a_day_asks_as_much_as_home_said(study: Study, clock: Clock) -> None:
    for _ in range(30):
        overview = study.overview()
        count = 0
        while (session := study.learn()).planned:
            run(study, session)
            count += session.planned
        assert count == overview.due + overview.new
        clock.forward(days=1 if count else 9)


def test_the_name_of_a_term_is_asked_only_after_its_meaning_was_right_on_an_earlier_day(
    study: Study, clock: Clock
) -> None:
    first = asked(run(study, study.learn(["begriffe"])))
    assert first == ["embargo.meaning", "allianz.meaning", "veto.meaning"]
    clock.forward(days=1)
    assert {"embargo.name", "allianz.name", "veto.name"} >= set(asked(run(study, study.learn(["begriffe"]))))


def test_new_items_are_spread_among_due_ones(study: Study, clock: Clock) -> None:
    run(study, study.learn(["laender"]))
    clock.forward(days=30)
    session = study.learn(["laender"])
    assert session.planned == 15
    items = [session.current, *session.waiting]
    new = [
        place
        for place, item in enumerate(items)
        if item is not None and item.id[-2:] in {"10", "11", "12", "13", "14"}
    ]
    assert new == [2, 5, 8, 11, 14]


def test_a_sitting_has_at_most_twenty_items_and_due_ones_come_first(
    store: ProgressStore, clock: Clock, tmp_path: Path, questions: Path
) -> None:
    (questions / "viele.yaml").write_text(
        CAPITALS.replace("title: Hauptstädte", "title: Viele")
        + "".join(
            f"\n  - id: land-{number}\n    question: Frage {number}?\n    answer: Stadt {number}\n"
            for number in range(15, 60)
        ),
        "utf-8",
    )
    with open_index(None) as index:
        index.refresh([questions])
        study = Study(index, store, store.add_learner("Ben", clock()), Settings(new_a_day=40), clock)
        run(study, study.learn())
        run(study, study.learn())
        clock.forward(days=60)
        session = study.learn()
        assert session.planned == 20
        seen = {item.id for item in (session.current, *session.waiting) if item is not None}
        assert seen <= {f"viele/land-{number}" for number in range(40)}


def test_a_quiz_leaves_the_schedule_alone(study: Study, clock: Clock) -> None:
    before = study.standings()
    given = run(study, study.quiz())
    assert len(given) == 10
    assert all(feedback.days is None for feedback in given)
    assert [(deck.due, deck.new) for deck in study.standings()] == [(deck.due, deck.new) for deck in before]
    assert study.overview().totals.attempts == 10


def test_the_same_seed_asks_the_same_quiz(study: Study) -> None:
    one, two = study.quiz(seed=7), study.quiz(seed=7)
    assert (one.current, one.waiting) == (two.current, two.waiting)
    assert {item.id for item in study.quiz(seed=8).waiting} != {item.id for item in one.waiting}


def test_a_quiz_over_one_deck_asks_only_that_deck(study: Study) -> None:
    session = study.quiz(["laender"], length=5)
    assert session.planned == 5
    assert {item.deck for item in session.waiting} == {"laender"}


def test_a_quiz_never_asks_two_items_of_one_entry(study: Study) -> None:
    session = study.quiz(["begriffe"], length=50)
    assert session.planned == 3


def test_drafts_are_asked_only_in_a_quiz_that_wants_them_and_never_become_due(
    study: Study, index: Index, questions: Path, clock: Clock
) -> None:
    draft = "  - id: entwurf\n    question: Wie heißt die Hauptstadt?\n    answer: Hanoi\n    draft: yes\n"
    (questions / "neu.yaml").write_text(f"title: Neu\nquestions:\n{draft}", "utf-8")
    index.refresh([questions])
    assert study.quiz(["neu"]).current is None
    assert study.cram(["neu"]).current is None
    assert study.learn(["neu"]).current is None
    session = study.quiz(["neu"], drafts=True)
    assert session.current is not None
    assert session.current.draft
    study.respond(session, Text("Hanoi"), 1000)
    clock.forward(days=9)
    assert [(deck.due, deck.new) for deck in study.standings() if deck.deck.id == "neu"] == [(0, 0)]
    assert study.learn(["neu"]).current is None
    everything = study.quiz(length=99, drafts=True)
    assert everything.planned == study.quiz(length=99).planned + 1


def test_the_missed_ones_can_be_repeated(study: Study) -> None:
    session = study.quiz(["laender"], length=3)
    while session.current is not None:
        session = study.respond(session, wrong(session), 1000).session
    summary = study.finish(session)
    again = study.repeat(summary.missed)
    assert again.mode is Mode.QUIZ
    assert {item.id for item in (again.current, *again.waiting) if item} == {
        item.id for item in summary.missed
    }


def test_feedback_shows_the_passage_with_the_quoted_words(study: Study) -> None:
    embargo = next(
        feedback for feedback in run(study, study.learn(["begriffe"])) if "embargo" in feedback.item.id
    )
    (pieces,) = embargo.passages
    assert [(piece.text, piece.quoted) for piece in pieces] == [
        ("Die Regierung erklärte, es gebe ", False),
        ("kein Handel mehr", True),
        (" mit dem Nachbarland.", False),
    ]
    assert embargo.item.as_of is not None


def test_right_after_a_hint_comes_back_sooner_than_right_without(study: Study) -> None:
    session = study.learn(["laender"])
    with_hint = study.respond(hint(session), key(session), 1)
    without = study.respond(with_hint.session, key(with_hint.session), 1)
    assert with_hint.feedback.days is not None
    assert without.feedback.days is not None
    assert with_hint.feedback.days < without.feedback.days


def test_undo_takes_the_attempt_back_wholly(study: Study, store: ProgressStore) -> None:
    session = study.learn(["laender"])
    before = (study.standings(), study.overview().totals, study.overview().activity)
    marked = study.respond(session, wrong(session), 1)
    assert study.overview().totals.attempts == 1
    assert study.undo(marked.session) == session
    assert (study.standings(), study.overview().totals, study.overview().activity) == before
    assert study.overview().new == 10
    assert store.verify() == ()


def test_undoing_a_skip_writes_nothing(study: Study, store: ProgressStore) -> None:
    session = study.learn()
    records = len(list(store.records()))
    assert study.undo(skip(session)) == session
    assert len(list(store.records())) == records


def test_a_finished_session_makes_a_streak_and_an_unfinished_one_does_not(study: Study, clock: Clock) -> None:
    session = study.learn()
    study.finish(study.respond(session, key(session), 1).session)
    assert study.overview().streak == 0
    run(study, study.learn())
    assert study.overview().streak == 1
    clock.forward(days=1)
    assert study.overview().streak == 1, "today is not over yet"
    run(study, study.quiz(length=1))
    assert study.overview().streak == 2
    clock.forward(days=2)
    assert study.overview().streak == 0


def test_a_session_counts_as_finished_once_though_its_end_was_undone(study: Study) -> None:
    session = study.quiz(length=1)
    marked = study.respond(session, key(session), 1)
    study.finish(marked.session)
    again = study.respond(study.undo(marked.session), key(session), 1)
    study.finish(again.session)
    (today,) = study.overview().activity.values()
    assert (today.attempts, today.sessions) == (1, 1)


def test_after_midnight_it_is_still_the_same_learning_day(study: Study, clock: Clock) -> None:
    run(study, study.learn())
    clock.forward(hours=15)
    assert clock().day == 18
    assert study.learn().current is None
    clock.forward(hours=2)
    assert study.overview().new > 0


def test_two_learners_do_not_see_each_others_progress(
    index: Index, store: ProgressStore, study: Study, clock: Clock
) -> None:
    run(study, study.learn())
    ben = Study(index, store, store.add_learner("Ben", clock()), Settings(), clock)
    assert ben.overview().new == 10
    assert ben.overview().totals.attempts == 0


def test_a_typed_response_that_is_another_term_of_the_bank_is_wrong(
    store: ProgressStore, clock: Clock, questions: Path
) -> None:
    (questions / "zwei.yaml").write_text(
        "title: Zwei\nglossary:\n"
        "  - id: konvention\n    term: Konvention\n    definition: Übereinkunft von Staaten\n"
        "  - id: konvektion\n    term: Konvektion\n    definition: Strömung, die Wärme mitnimmt\n",
        "utf-8",
    )
    with open_index(None) as index:
        index.refresh([questions])
        study = Study(index, store, store.add_learner("Cem", clock()), Settings(), clock)
        session = study.learn(["zwei"])
        assert session.current is not None
        assert session.current.id == "zwei/konvention.name"
        assert study.respond(session, Text("Konvektion"), 1).feedback.score.verdict is Verdict.WRONG
        assert study.respond(session, Text("Konventoin"), 1).feedback.score.verdict is Verdict.NEARLY


def test_without_typo_tolerance_a_typo_is_wrong_from_then_on(study: Study) -> None:
    session = study.learn(["laender"])
    name = key(session)
    assert isinstance(name, Text)
    typo = Text(name.text.replace("Stadt", "Satdt"))
    assert study.respond(session, typo, 1).feedback.score.verdict is Verdict.NEARLY
    study.settings = Settings(typo_tolerance=False)
    assert study.respond(session, typo, 1).feedback.score.verdict is Verdict.WRONG


def limited(study: Study, **changes: object) -> Study:
    settings = replace(study.settings, **changes)  # type: ignore[arg-type]
    return Study(study.index, study.store, study.learner, settings, study.clock)


def decks_asked(given: list[Feedback]) -> Counter[str]:
    return Counter(feedback.item.deck for feedback in given)


def test_a_deck_may_have_its_own_number_of_new_items_a_day(study: Study, clock: Clock) -> None:
    few = limited(study, new_limits=(("laender", 2),))
    assert few.overview().new == 5
    assert decks_asked(run(few, few.learn())) == {"begriffe": 3, "laender": 2}
    assert few.overview().new == 0
    assert few.learn().current is None
    clock.forward(days=1)
    assert decks_asked(run(few, few.learn(["laender"])))["laender"] == 2


def test_whoever_wants_more_new_items_gets_them_beyond_every_limit(study: Study) -> None:
    few = limited(study, new_a_day=1, new_limits=(("laender", 0),))
    run(few, few.learn())
    assert decks_asked(run(few, few.learn(["laender"], more_new=4))) == {"laender": 4}


def test_reviews_can_be_limited_in_all_and_by_deck(study: Study, clock: Clock) -> None:
    run(study, study.learn(more_new=10))
    clock.forward(days=30)
    assert study.overview().due == 18
    some = limited(study, new_a_day=0, reviews_a_day=6, review_limits=(("begriffe", 1),))
    assert some.overview().due == 6
    assert {one.deck.id: one.due for one in some.standings()}["begriffe"] == 1
    assert decks_asked(run(some, some.learn())) in ({"begriffe": 1, "laender": 5}, {"laender": 6})
    assert some.overview().due == 0
    assert some.learn().current is None
    assert limited(study, new_a_day=0, reviews_a_day=6, review_limits=(("laender", 0),)).overview().due == 0
    clock.forward(days=1)
    assert some.overview().due == 6


# What the learner decides


def first_missed(study: Study) -> tuple[Session, Feedback]:
    session = study.learn(["laender"])
    marked = study.respond(session, Text("Hauptstadt Null"), 1)
    return marked.session, marked.feedback


def test_an_overruled_response_counts_as_right_from_then_on(study: Study, store: ProgressStore) -> None:
    session, missed = first_missed(study)
    assert missed.overrulable
    assert missed.again
    marked = study.overrule(session)
    feedback = marked.feedback
    assert (feedback.overruled, feedback.overrulable, feedback.again) == (True, False, False)
    assert feedback.score.passed
    assert feedback.days is not None
    assert missed.item.id not in {item.id for item in marked.session.waiting}
    state = store.states(study.learner.id, "laender")[missed.item.id]
    assert (state.passed, state.missed) == (1, False)
    (deck,) = (one for one in study.standings() if one.deck.id == "laender")
    assert deck.learned == 1
    assert study.overview().totals == (1, 1)
    assert store.verify() == ()


def test_an_overruled_response_leads_to_the_dates_of_a_right_one(
    study: Study, index: Index, store: ProgressStore, clock: Clock
) -> None:
    session, _ = first_missed(study)
    memory = store.memory(study.learner.id, "laender/land-0")
    study.overrule(session)
    overruled = store.memory(study.learner.id, "laender/land-0")
    ben = Study(index, store, store.add_learner("Ben", clock()), Settings(), clock)
    start = ben.learn(["laender"])
    ben.respond(start, key(start), 1)
    right = store.memory(ben.learner.id, "laender/land-0")
    assert overruled is not None
    assert right is not None
    assert memory is not None
    assert (overruled.stability, overruled.difficulty) == (right.stability, right.difficulty)
    assert overruled.stability > memory.stability


def test_an_overruled_lapse_is_none(study: Study, store: ProgressStore, clock: Clock) -> None:
    run(study, study.learn(["laender"]))
    clock.forward(days=60)
    session = study.learn(["laender"])
    assert session.current is not None
    missed = study.respond(session, Text("Quatsch"), 1)
    before = store.memory(study.learner.id, session.current.id)
    study.overrule(missed.session)
    after = store.memory(study.learner.id, session.current.id)
    assert before is not None
    assert after is not None
    assert (before.lapses, after.lapses) == (1, 0)
    (recalls,) = store._rows("SELECT sum(reviews), sum(passed) FROM recall_summary")
    assert recalls == (1, 1)


def test_undo_takes_an_overruled_response_back_wholly(study: Study, store: ProgressStore) -> None:
    before = study.standings()
    start = study.learn(["laender"])
    missed = study.respond(start, Text("Quatsch"), 1)
    overruled = study.overrule(missed.session).session
    assert study.undo(overruled) == start
    assert study.standings() == before
    assert study.overview().totals.attempts == 0
    kinds = [type(record.body) for record in store.records(study.learner.id)][-3:]
    assert kinds == [Attempted, Overruled, Undone]
    assert store.verify() == ()


def test_nothing_is_overruled_where_there_was_no_response(study: Study) -> None:
    with pytest.raises(ValueError, match="no response"):
        study.overrule(study.learn())


def test_a_gap_overruled_is_right_in_all_its_parts(
    store: ProgressStore, clock: Clock, questions: Path
) -> None:
    (questions / "luecken.yaml").write_text(
        "title: Lücken\nquestions:\n  - id: eins\n    gap: In __Vietnam__ liegt __Hanoi__.\n", "utf-8"
    )
    with open_index(None) as index:
        index.refresh([questions])
        study = Study(index, store, store.add_learner("Dana", clock()), Settings(), clock)
        missed = study.respond(study.learn(), Texts(("Viet Nam Süd", "Hanoi")), 1)
        assert missed.feedback.score.parts == (False, True)
        assert study.overrule(missed.session).feedback.score.parts == (True, True)


@pytest.mark.parametrize("days", [0, 60])
def test_a_suspended_item_is_asked_no_more_until_it_is_resumed(
    study: Study, store: ProgressStore, clock: Clock, days: int
) -> None:
    if days:
        run(study, study.learn(["laender"]))
        clock.forward(days=days)
    before = {deck.deck.id: (deck.due, deck.new) for deck in study.standings()}["laender"]
    session = study.learn(["laender"])
    item = session.current
    assert item is not None
    session = study.suspend(session, item)
    assert session.current != item
    after = {deck.deck.id: (deck.due, deck.new) for deck in study.standings()}["laender"]
    assert sum(after) == sum(before) - 1
    for _ in range(3):
        assert item.id not in {feedback.item.id for feedback in run(study, study.learn(["laender"]))}
        clock.forward(days=1)
    assert store.verify() == ()


def test_a_postponed_item_is_back_tomorrow(study: Study, clock: Clock) -> None:
    session = study.learn(["laender"])
    item = session.current
    assert item is not None
    run(study, study.postpone(session, item))
    clock.forward(hours=15)
    assert clock().day == 18
    assert item.id not in ids(study.learn(["laender"])), "past midnight it is still the same learning day"
    clock.forward(hours=2)
    assert item.id in ids(study.learn(["laender"]))


def test_home_counts_neither_suspended_nor_postponed_items(study: Study) -> None:
    assert {deck.deck.id: deck.new for deck in study.standings()} == {"laender": 15, "begriffe": 7}
    session = study.learn(["laender"])
    for put_aside in (study.suspend, study.postpone):
        assert session.current is not None
        session = put_aside(session, session.current)
    assert {deck.deck.id: deck.new for deck in study.standings()}["laender"] == 13


def test_steps_are_taken_back_one_by_one_whatever_they_were(study: Study, store: ProgressStore) -> None:
    start = study.learn(["laender"])
    standings = study.standings()
    steps = [start]
    session = start
    for step in range(6):
        item = session.current
        assert item is not None
        match step % 3:
            case 0:
                session = study.suspend(session, item)
            case 1:
                session = study.overrule(study.respond(session, Text("Quatsch"), 1).session).session
            case _:
                session = study.postpone(skip(session), item)
        steps.append(session)
    while session.before is not None:
        session = study.undo(session)
    assert session == start
    assert study.standings() == standings
    assert store.verify() == ()


def test_what_cannot_be_stored_is_not_put_aside(study: Study, store: ProgressStore) -> None:
    session = study.learn(["laender"])
    assert session.current is not None
    store._connection.execute("PRAGMA query_only = ON")
    with pytest.raises(StorageError):
        study.suspend(session, session.current)
    store._connection.execute("PRAGMA query_only = OFF")
    assert not any(isinstance(record.body, Suspended) for record in store.records())


def ids(session: Session) -> set[str]:
    return {item.id for item in (session.current, *session.waiting) if item is not None}


def test_cramming_asks_everything_and_leaves_the_schedule_alone(study: Study, clock: Clock) -> None:
    session = study.cram(["laender"])
    assert (session.mode, session.planned) == (Mode.CRAM, 15)
    before = study.standings()
    given = run(study, session, wrong_first=frozenset({"laender/land-3"}))
    assert len(given) == 16, "what was missed comes again"
    assert [(deck.due, deck.new) for deck in study.standings()] == [(deck.due, deck.new) for deck in before]


def test_cramming_a_tag_asks_what_has_it_in_any_case(study: Study) -> None:
    assert ids(study.cram(tag="länder")) == {f"laender/land-{number}" for number in range(15)}
    assert study.cram(tag="Flüsse").current is None


def test_cramming_what_was_missed_asks_what_was_wrong_the_last_time(study: Study) -> None:
    session = study.quiz(["laender"], length=3)
    missed = ids(session)
    while session.current is not None:
        session = study.respond(session, wrong(session), 1).session
    again = study.cram(missed=True)
    assert ids(again) == missed
    run(study, again)
    assert study.cram(missed=True).current is None


def test_cramming_leaves_suspended_items_out(study: Study) -> None:
    session = study.learn(["laender"])
    assert session.current is not None
    study.suspend(session, session.current)
    assert ids(study.cram(["laender"])) == {f"laender/land-{number}" for number in range(1, 15)}


def test_an_item_forgotten_eight_times_is_a_leech(study: Study, clock: Clock) -> None:
    run(study, study.learn(["laender"]))
    leeches = []
    for _ in range(9):
        clock.forward(days=400)
        session = study.learn(["laender"])
        while session.current is not None and session.current.id != "laender/land-0":
            session = skip(session)
        leeches.append(study.respond(session, Text("Quatsch"), 1).feedback.leech)
    assert leeches == [False] * 7 + [True] * 2


def test_who_was_away_has_been_so_since_the_last_answer(study: Study, clock: Clock) -> None:
    assert study.overview().away == 0
    run(study, study.learn())
    assert study.overview().away == 0
    clock.forward(days=5)
    assert study.overview().away == 5
    clock.forward(days=900)
    assert study.overview().away >= 180


@pytest.mark.parametrize(
    ("due", "new", "sitting"), [(0, 4, (0, 4, 1)), (20, 10, (20, 10, 8)), (240, 10, (20, 0, 5))]
)
def test_of_more_than_twenty_that_are_due_a_sitting_takes_twenty(
    due: int, new: int, sitting: tuple[int, int, int]
) -> None:
    assert Sitting.of(due, new) == sitting


LIMITS: tuple[dict[str, object], ...] = (
    {},
    {"reviews_a_day": 3},
    {"new_a_day": 3, "new_limits": (("begriffe", 0), ("laender", 4))},
    {"review_limits": (("begriffe", 2), ("laender", 1))},
)


@pytest.mark.parametrize("seed", range(8))
def test_whatever_is_done_to_items_a_day_asks_just_what_home_says_then(
    study: Study, clock: Clock, seed: int
) -> None:
    rng, care = Random(seed), Care(study)
    items = [stub.id for deck in study.index.decks() for stub in study.index.stubs(deck.id)]
    done: list[tuple[str, ...]] = []
    for _ in range(8):
        study = limited(study, **rng.choice(LIMITS))
        for _ in range(2):
            for act in rng.choices((care.suspend, care.resume, care.reset), k=rng.randrange(3)):
                done.append(act(rng.sample(items, 3)))
            if done and rng.random() < 0.5:
                care.undo(done.pop(rng.randrange(len(done))))
            overview, count = study.overview(), 0
            while (session := study.learn()).planned:
                planned = [item.id for item in (session.current, *session.waiting) if item is not None]
                assert not any(care.state(item).suspended for item in planned)
                run(study, session, frozenset(rng.sample(planned, len(planned) // 2)))
                count += len(planned)
            assert count == overview.due + overview.new
            assert study.overview()[2:4] == (0, 0)
            assert study.store.verify() == ()
        clock.forward(days=rng.choice((1, 1, 2, 9)))

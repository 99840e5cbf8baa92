"""What follows from the log, rule by rule."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest

from quizapp.core.attempts import Mode
from quizapp.core.scheduling import Scheduling, review
from quizapp.progress.errors import StorageError
from quizapp.progress.queries import Activity, Due, Learner, Standing, Totals
from quizapp.progress.records import (
    Flagged,
    LearnerNamed,
    Overruled,
    Postponed,
    Renamed,
    Reset,
    Resumed,
    Suspended,
    Undone,
    Unflagged,
)
from quizapp.progress.replay import ItemState
from quizapp.progress.store import open_store
from tests.progress.samples import (
    AGAIN,
    ANNA,
    BEN,
    BERLIN_WINTER,
    DAY,
    DEFAULT,
    GOOD,
    HARD,
    attempted,
    changed,
    everything,
    finished,
    moment,
    named,
    recorded,
    renamed,
    undone,
)


def due_items(store, day, learner=ANNA):
    return [due.item for due in store.due(learner, day)]


def test_an_offset_with_seconds_counts_in_whole_minutes_now_and_later(store):
    odd = timezone(timedelta(hours=1, seconds=30))
    store.record(attempted(at=datetime(2026, 11, 2, 4, 0, 10, tzinfo=odd)))
    store.record(recorded(Postponed("d/b"), datetime(2026, 11, 2, 4, 0, 10, tzinfo=odd)))
    assert store.verify() == ()


# Reviews


def test_the_first_attempt_at_an_item_is_its_first_review(store):
    memory = store.record(attempted("d/a"))
    assert memory == review(None, GOOD, DAY, learner=ANNA, item="d/a", scheduling=DEFAULT)
    assert store.memory(ANNA, "d/a") == memory
    assert store.memory(BEN, "d/a") is None


def test_only_the_first_attempt_of_a_learning_day_is_a_review(store):
    first = store.record(attempted("d/a", rating=AGAIN))
    assert store.record(attempted("d/a", 0.01, GOOD)) == first
    assert store.record(attempted("d/a", at=datetime(2026, 11, 3, 3, 59, tzinfo=BERLIN_WINTER))) == first
    assert store.totals(ANNA) == Totals(attempts=3, right=2)


def test_from_evening_to_next_morning_past_four_it_is_another_day(store):
    first = store.record(attempted("d/a", at=datetime(2026, 11, 2, 23, 0, tzinfo=BERLIN_WINTER)))
    second = store.record(attempted("d/a", at=datetime(2026, 11, 3, 4, 0, tzinfo=BERLIN_WINTER)))
    assert first is not None
    assert second is not None
    assert (first.reviews, second.reviews) == (1, 2)
    assert second.reviewed == first.reviewed + 1


def test_a_quiz_is_logged_but_leaves_the_schedule_alone(store):
    assert store.record(attempted("d/a", mode=Mode.QUIZ)) is None
    memory = store.record(attempted("d/a", 0.1))
    assert store.record(attempted("d/a", 5, AGAIN, Mode.QUIZ)) == memory
    assert store.totals(ANNA) == Totals(attempts=3, right=2)


def test_flying_west_makes_no_second_review_of_a_day(store):
    tokyo, honolulu = timezone(timedelta(hours=9)), timezone(timedelta(hours=-10))
    first = store.record(attempted("d/a", at=datetime(2026, 11, 3, 9, 0, tzinfo=tokyo)))
    later = datetime(2026, 11, 3, 9, 0, tzinfo=tokyo) + timedelta(hours=8)
    assert store.record(attempted("d/a", at=later.astimezone(honolulu))) == first
    assert store.verify() == ()


def test_flying_west_an_item_can_be_right_on_an_earlier_day(store):
    tokyo, honolulu = timezone(timedelta(hours=9)), timezone(timedelta(hours=-10))
    at = datetime(2026, 11, 3, 9, 0, tzinfo=tokyo)
    store.record(attempted("d/a", at=at))
    assert store.right_before(ANNA, ["d/a"], DAY + 1) == frozenset()
    store.record(attempted("d/a", at=(at + timedelta(hours=8)).astimezone(honolulu)))
    assert store.right_before(ANNA, ["d/a"], DAY + 1) == {"d/a"}


def test_of_two_records_at_the_same_moment_the_one_with_the_smaller_id_comes_first(store):
    store.record(attempted("d/a", rating=GOOD, number="2" * 32))
    memory = store.record(attempted("d/a", rating=AGAIN, number="1" * 32))
    assert memory == review(None, AGAIN, DAY, learner=ANNA, item="d/a", scheduling=DEFAULT)


def test_the_same_record_twice_counts_once(store):
    record = attempted("d/a")
    first = store.record(record)
    before = everything(store)
    assert store.record(record) == first
    assert everything(store) == before


def test_a_clock_that_went_back_changes_nothing_about_the_order(store):
    records = [attempted("d/a", 0), attempted("d/a", 3), attempted("d/a", 9, AGAIN)]
    for record in (records[0], records[2], records[1]):
        last = store.record(record)
    with open_store(None, DEFAULT) as other:
        for record in records:
            in_order = other.record(record)
        assert everything(store) == everything(other)
    assert last == in_order
    assert store.verify() == ()


# Undo


def test_undo_takes_an_attempt_back_wholly(store):
    store.record(attempted("d/b"))
    before = everything(store)
    record = attempted("d/a", 0.1)
    store.record(record)
    assert store.record(undone(record)) is None
    assert everything(store) == before


def test_undo_of_the_first_attempt_makes_the_next_one_of_the_day_the_review(store):
    wrong = attempted("d/a", 0, AGAIN)
    store.record(wrong)
    store.record(attempted("d/a", 0.1, GOOD))
    memory = store.record(undone(wrong, moment(0.2)))
    assert memory == review(None, GOOD, DAY, learner=ANNA, item="d/a", scheduling=DEFAULT)


def test_undoing_twice_is_undoing_once(store):
    record = attempted("d/a")
    store.record(attempted("d/a", -1))
    before = everything(store)
    for one in (record, undone(record), undone(record)):
        store.record(one)
    assert everything(store) == before
    assert store.verify() == ()


def test_an_undo_that_comes_before_its_attempt_counts_too(store):
    record = attempted("d/a")
    store.record(undone(record))
    before = everything(store)
    assert store.record(record) is None
    assert everything(store) == before
    assert store.verify() == ()


@pytest.mark.parametrize("make", [finished, named, undone])
def test_only_attempts_can_be_undone(store, make):
    target = {finished: finished(), named: named("Anna"), undone: undone(attempted())}[make]
    store.record(target)
    before = everything(store)
    assert store.record(recorded(Undone(target.id), moment(1))) is None
    assert everything(store) == before


def test_nobody_undoes_what_another_learner_did(store):
    record = attempted("d/a")
    memory = store.record(record)
    store.record(attempted("d/a", learner=BEN))
    assert store.record(recorded(Undone(record.id), moment(1), BEN)) is None
    assert store.memory(ANNA, "d/a") == memory
    assert store.verify() == ()


# Renamed and changed items


def test_a_renamed_item_keeps_what_was_learned_to_the_day(store):
    memory = store.record(attempted("d/old", 0))
    assert store.record(renamed("d/old", "d/new", 1)) == memory
    assert store.memory(ANNA, "d/old") is None
    assert store.right_before(ANNA, ["d/old", "d/new"], DAY + 1) == {"d/new"}


def test_histories_merge_where_the_new_id_has_one_already(store):
    for record in (attempted("d/old", 0), attempted("d/new", 2), renamed("d/old", "d/new", 5)):
        memory = store.record(record)
    assert memory is not None
    assert (memory.reviews, memory.reviewed) == (2, DAY + 2)
    assert store.totals(ANNA).attempts == 2


def test_later_attempts_at_the_old_id_stay_there(store):
    for record in (attempted("d/old", 0), renamed("d/old", "d/new", 1), attempted("d/old", 2)):
        store.record(record)
    assert store.memory(ANNA, "d/old") == review(
        None, GOOD, DAY + 2, learner=ANNA, item="d/old", scheduling=DEFAULT
    )
    assert store.verify() == ()


def test_an_attempt_that_comes_in_after_its_item_was_renamed_follows_it(store):
    store.record(renamed("d/old", "d/new", 1))
    store.record(attempted("d/old", 0))
    assert store.memory(ANNA, "d/old") is None
    assert store.memory(ANNA, "d/new") is not None
    assert store.verify() == ()


def test_an_attempt_after_renaming_undone_is_taken_from_the_new_id(store):
    record = attempted("d/old", 0)
    for one in (record, renamed("d/old", "d/mid", 1), renamed("d/mid", "e/new", 2)):
        store.record(one)
    store.record(undone(record, moment(3)))
    assert store.memory(ANNA, "e/new") is None
    assert store.totals(ANNA) == Totals()


def test_a_rename_is_one_learners(store):
    store.record(attempted("d/old"))
    store.record(attempted("d/old", learner=BEN))
    store.record(renamed("d/old", "d/new", 1))
    assert store.memory(BEN, "d/old") is not None
    assert store.learners_of("d/old") == (BEN,)
    assert store.learners_of("d/new") == (ANNA,)


def test_a_changed_item_is_due_on_that_day_until_it_is_reviewed(store):
    for days in (0, 2, 12):
        memory = store.record(attempted("d/a", days))
    assert memory is not None
    assert memory.due > DAY + 14
    after = store.record(changed("d/a", 13))
    assert after == replace(memory, due=DAY + 13)
    assert due_items(store, DAY + 13) == ["d/a"]
    reviewed = store.record(attempted("d/a", 13.1))
    assert reviewed is not None
    assert reviewed.due > DAY + 14


def test_an_item_changed_after_its_review_waits_for_the_next_day(store):
    for days in (0, 2, 12):
        store.record(attempted("d/a", days))
    memory = store.record(changed("d/a", 12.1))
    assert memory is not None
    assert memory.due == DAY + 13


def test_an_item_overdue_before_its_change_stays_so(store):
    memory = store.record(attempted("d/a", 0))
    assert memory is not None
    assert store.record(changed("d/a", 30)) == memory


def test_a_change_of_an_item_never_reviewed_means_nothing(store):
    store.record(attempted("d/a", mode=Mode.QUIZ))
    assert store.record(changed("d/a", 1)) is None
    assert store.record(changed("d/b", 1)) is None


def test_a_change_known_before_an_earlier_review_comes_in_still_makes_due(store):
    """The change was under the old name, and came in before the attempt that it follows."""
    for record in (
        attempted("d/old", 0, mode=Mode.QUIZ),
        changed("d/old", 4),
        renamed("d/old", "d/new", 6),
        attempted("d/new", 3),
    ):
        memory = store.record(record)
    assert memory is not None
    assert memory.due <= DAY + 4
    assert store.verify() == ()


# What a session needs


def test_due_items_come_best_remembered_first_whatever_their_due_day(store):
    for item, history in {
        "d/fresh": [(0, GOOD), (2, GOOD), (12, GOOD), (50, GOOD)],
        "d/faded": [(0, AGAIN)],
        "d/middle": [(0, GOOD), (2, GOOD)],
    }.items():
        for days, rating in history:
            store.record(attempted(item, days, rating))
    assert due_items(store, DAY + 400) == ["d/fresh", "d/middle", "d/faded"]


def test_due_says_deck_and_entry(store):
    store.record(attempted("d/a.name"))
    assert list(store.due(ANNA, DAY + 30)) == [Due("d/a.name", "d/a", "d")]
    assert list(store.due(ANNA, DAY)) == []
    assert list(store.due(BEN, DAY + 30)) == []


def test_due_items_can_be_worked_off_while_they_are_read():
    items = [f"d/{number:04}" for number in range(700)]
    found = []
    with open_store(None, DEFAULT) as store:
        store.record_all(attempted(item, 0) for item in items)
        for due in store.due(ANNA, DAY + 30):
            found.append(due.item)
            store.record(attempted(due.item, 30))
        assert due_items(store, DAY + 30) == []
    assert sorted(found) == items


def test_seen_are_the_items_with_a_memory(store):
    for record in (attempted("d/a"), attempted("d/b", mode=Mode.QUIZ), attempted("dd/a"), attempted("d-/a")):
        store.record(record)
    assert store.not_new(ANNA, "d", DAY) == {"d/a"}


def test_asked_are_the_entries_of_the_day_in_learn(store):
    store.record(attempted("d/a.name", 0))
    store.record(attempted("d/b.meaning", 1))
    store.record(attempted("d/c", 1, mode=Mode.QUIZ))
    assert store.asked(ANNA, DAY + 1) == {"d/b"}
    assert store.asked(ANNA, DAY + 2) == frozenset()


@pytest.mark.parametrize("hours", [-14, -10, 0, 14])
def test_asked_knows_the_day_wherever_on_earth_it_was(store, hours):
    zone = timezone(timedelta(hours=hours))
    for item, hour in (("d/first", 4), ("d/last", 27)):
        store.record(attempted(item, at=datetime(2026, 11, 2, 0, 0, tzinfo=zone) + timedelta(hours=hour)))
    store.record(attempted("d/before", at=datetime(2026, 11, 2, 3, 59, tzinfo=zone)))
    assert store.asked(ANNA, DAY) == {"d/first", "d/last"}


def test_an_entry_renamed_after_it_was_asked_counts_under_its_new_id(store):
    for record in (attempted("d/a.name"), renamed("d/a.name", "d/b.name", 0.01)):
        store.record(record)
    assert store.asked(ANNA, DAY) == {"d/b"}


def test_items_of_entries_asked_today_are_held_back_as_far_as_they_are_due(store):
    store.record(attempted("d/a.meaning", 0))
    store.record(attempted("d/a.name", 20))
    store.record(attempted("d/b", 0))
    store.record(attempted("e/c", 20))
    assert store.held_back(ANNA, DAY + 20) == {"d": 1}
    assert store.held_back(ANNA, DAY + 21) == {}


def test_right_before_asks_for_an_earlier_day_in_any_mode(store):
    store.record(attempted("d/a", 0, mode=Mode.QUIZ))
    store.record(attempted("d/b", 0, AGAIN))
    store.record(attempted("d/c", 1))
    asked = [f"d/{name}" for name in "abcd"]
    assert store.right_before(ANNA, asked, DAY) == frozenset()
    assert store.right_before(ANNA, asked, DAY + 1) == {"d/a"}
    assert store.right_before(ANNA, asked, DAY + 2) == {"d/a", "d/c"}
    assert store.right_before(ANNA, [], DAY + 2) == frozenset()


def test_new_on_counts_first_reviews(store):
    for record in (attempted("d/a"), attempted("d/a", 0.1), attempted("d/b"), attempted("d/a", 1)):
        store.record(record)
    assert [store.new_on(ANNA, DAY + days) for days in (-1, 0, 1)] == [0, 2, 0]


# What the screens show


def test_standing_counts_by_deck(store):
    for item, history in {
        "d/sure": [(0, GOOD), (2, GOOD), (12, GOOD), (50, GOOD)],
        "d/wrong": [(0, AGAIN)],
        "d/right": [(50, GOOD)],
        "e/right": [(50, HARD)],
    }.items():
        for days, rating in history:
            store.record(attempted(item, days, rating))
    store.record(attempted("f/quiz", mode=Mode.QUIZ))
    assert store.standing(ANNA, DAY + 50) == {
        "d": Standing(due=1, seen=3, learned=2, sure=1),
        "e": Standing(due=0, seen=1, learned=1, sure=0),
    }


def test_due_items_of_one_entry_count_once(store):
    for item in ("d/a.meaning", "d/a.name", "d/b"):
        store.record(attempted(item, 0))
    assert store.standing(ANNA, DAY + 20)["d"] == Standing(due=2, seen=3, learned=3, sure=0)
    assert store.due_entries(ANNA, "d", DAY + 20) == {"d/a", "d/b"}
    assert store.due_entries(ANNA, "d", DAY) == frozenset()
    store.record(attempted("d/a.name", 20))
    assert store.held_back(ANNA, DAY + 20) == {"d": 1}


def test_sure_begins_at_a_stability_of_21_days(store):
    days, memory = 0, store.record(attempted("d/a", 0))
    while memory is not None and memory.stability < 21:
        assert store.standing(ANNA, DAY)["d"].sure == 0
        days = memory.due - DAY
        memory = store.record(attempted("d/a", days))
    assert store.standing(ANNA, DAY)["d"].sure == 1


def test_activity_counts_attempts_right_ones_and_finished_sessions(store):
    for record in (attempted("d/a"), attempted("d/b", 0, AGAIN), finished(0.1), attempted("d/a", 2)):
        store.record(record)
    assert store.activity(ANNA, DAY) == {
        DAY: Activity(attempts=2, right=1, sessions=1),
        DAY + 2: Activity(attempts=1, right=1, sessions=0),
    }
    assert store.activity(ANNA, DAY + 1).keys() == {DAY + 2}


def test_a_streak_is_finished_sessions_on_learning_days_in_a_row(store):
    for days in (0, 2, 3, 3.1, 4):
        store.record(finished(days))
    store.record(attempted("d/a", 5))
    assert [store.streak(ANNA, DAY + days) for days in (-1, 0, 1, 2, 4, 5, 6)] == [0, 1, 1, 1, 3, 3, 0]


def test_a_session_after_midnight_belongs_to_the_day_before(store):
    store.record(finished(0))
    store.record(finished((datetime(2026, 11, 4, 2, 0, tzinfo=BERLIN_WINTER) - moment()) / timedelta(days=1)))
    assert store.streak(ANNA, DAY + 1) == 2


def test_the_last_name_given_counts(store):
    store.record(named("Ann", 2))
    store.record(named("Anna", 5))
    store.record(named("A.", 3))
    store.record(named("Ben", learner=BEN))
    assert store.learners() == (Learner(ANNA, "Anna"), Learner(BEN, "Ben"))


def test_learners_of_one_name_are_told_apart(store):
    one, other = store.add_learner("Anna", moment()), store.add_learner("Anna", moment(1))
    assert one.id != other.id
    assert set(store.learners()) == {one, other}
    assert [record.body for record in store.records(other.id)] == [LearnerNamed("Anna")]


def test_a_learner_without_a_name_is_one_too(store):
    store.record(attempted("d/a"))
    assert store.learners() == (Learner(ANNA, ""),)


# Scheduling


def test_another_scheduling_rebuilds_what_follows_from_the_log(path):
    with open_store(path, DEFAULT) as store:
        for days in (0, 2, 12, 50):
            store.record(attempted("d/a", days))
        calm = store.memory(ANNA, "d/a")
    eager = Scheduling(desired_retention=0.97)
    with open_store(path, eager) as store:
        memory = store.memory(ANNA, "d/a")
        assert memory is not None
        assert calm is not None
        assert memory.due < calm.due
        assert store.verify() == ()
    with open_store(path, DEFAULT) as store:
        assert store.memory(ANNA, "d/a") == calm


def test_an_open_store_can_follow_another_scheduling(path):
    eager = Scheduling(desired_retention=0.97, day_start=0)
    with open_store(path, DEFAULT) as store:
        for days in (0, 2, 12, 50):
            store.record(attempted("d/a", days))
        store.reschedule(eager)
        rescheduled = store.memory(ANNA, "d/a")
        assert store.verify() == ()
        store.record(attempted("d/b", 60))
        assert store.verify() == ()
    with open_store(path, eager) as store:
        assert store.memory(ANNA, "d/a") == rescheduled
    with open_store(None, eager) as fresh:
        for days in (0, 2, 12, 50):
            fresh.record(attempted("d/a", days))
        assert fresh.memory(ANNA, "d/a") == rescheduled


def test_following_the_same_scheduling_writes_nothing(path):
    with open_store(path, DEFAULT) as store:
        store.record(attempted("d/a"))
        before = store._connection.total_changes
        store.reschedule(DEFAULT)
        assert store._connection.total_changes == before


def test_a_store_that_cannot_be_written_keeps_its_scheduling(path):
    with open_store(path, DEFAULT) as store:
        store.record(attempted("d/a"))
        memory = store.memory(ANNA, "d/a")
        store._connection.execute("PRAGMA query_only = ON")
        with pytest.raises(StorageError):
            store.reschedule(Scheduling(desired_retention=0.97))
        store._connection.execute("PRAGMA query_only = OFF")
        assert store.memory(ANNA, "d/a") == memory
        assert store.verify() == ()


def test_another_start_of_the_day_moves_the_days(path):
    late = attempted("d/a", at=datetime(2026, 11, 3, 2, 0, tzinfo=BERLIN_WINTER))
    with open_store(path, DEFAULT) as store:
        store.record(late)
        assert store.activity(ANNA, 0).keys() == {DAY}
    with open_store(path, Scheduling(day_start=0)) as store:
        assert store.activity(ANNA, 0).keys() == {DAY + 1}


def test_who_has_the_file_open_while_the_scheduling_changes_goes_along(path):
    with open_store(path, DEFAULT) as first:
        first.record(attempted("d/a", 0))
        with open_store(path, Scheduling(0.97, 4)) as second:
            first.record(attempted("d/a", 2))
            first.record(attempted("d/a", 12))
            assert second.verify() == ()
        assert first.verify() == ()


# Verify and rebuild


def test_verify_finds_what_does_not_follow_from_the_log(store):
    for record in (attempted("d/a"), attempted("d/b"), named("Anna"), finished()):
        store.record(record)
    assert store.verify() == ()
    connection = store._connection
    connection.execute("UPDATE item_state SET due = due + 1 WHERE item = 'd/a'")
    connection.execute("DELETE FROM item_state WHERE item = 'd/b'")
    connection.execute("UPDATE day_summary SET attempts = 9")
    connection.execute("UPDATE learner SET name = 'Eve'")
    assert [difference.place for difference in store.verify()] == ["name", "d/a", "d/b", f"day {DAY}"]
    assert store.rebuild() == 2
    assert store.verify() == ()


def test_the_log_can_be_neither_changed_nor_shortened(store):
    store.record(attempted("d/a"))
    connection = store._connection
    for statement in ("UPDATE record SET at = 0", "DELETE FROM record"):
        with pytest.raises(Exception, match="append-only"):
            connection.execute(statement)


def test_records_can_be_read_while_others_are_written(store):
    store.record_all(attempted(f"d/{number}", number / 1000) for number in range(2500))
    count = 0
    for record in store.records(ANNA):
        if count % 500 == 0:
            store.record(recorded(LearnerNamed("Ben"), learner=BEN))
        assert record.learner == ANNA
        count += 1
    assert count == 2500


def test_times_are_kept_to_the_microsecond(store):
    at = datetime(2026, 11, 2, 18, 0, 0, 123456, tzinfo=UTC)
    store.record(attempted("d/a", at=at))
    assert [record.at for record in store.records()] == [at]


# What a learner does to an item


def of_item(body, days=0.0):
    return recorded(body, moment(days))


def state_of(store, item="d/a"):
    return store.states(ANNA, "d").get(item)


def test_a_suspended_item_is_neither_due_nor_counted_until_it_is_resumed(store):
    memory = store.record(attempted("d/a"))
    store.record(of_item(Suspended("d/a"), 1))
    assert due_items(store, memory.due + 100) == []
    assert store.standing(ANNA, memory.due + 100)["d"].due == 0
    assert store.due_entries(ANNA, "d", memory.due + 100) == frozenset()
    store.record(of_item(Resumed("d/a"), 2))
    assert due_items(store, memory.due + 100) == ["d/a"]
    assert store.memory(ANNA, "d/a") == memory
    assert store.verify() == ()


def test_a_suspended_item_never_asked_is_not_new(store):
    store.record(of_item(Suspended("d/a")))
    assert store.not_new(ANNA, "d", DAY) == {"d/a"}
    assert store.standing(ANNA, DAY)["d"] == Standing(aside=1)
    store.record(of_item(Resumed("d/a"), 0.1))
    assert store.not_new(ANNA, "d", DAY) == frozenset()


def test_a_postponed_item_waits_for_the_next_learning_day(store):
    memory = store.record(attempted("d/a", -400))
    store.record(of_item(Postponed("d/a")))
    assert due_items(store, DAY) == []
    assert due_items(store, DAY + 1) == ["d/a"]
    assert store.memory(ANNA, "d/a") == memory
    assert store.verify() == ()


def test_a_reset_item_is_new_again_and_keeps_its_flag_and_its_past(store):
    store.record(attempted("d/a", -3))
    store.record(of_item(Flagged("d/a", "unklar"), -2))
    store.record(of_item(Reset("d/a"), -1))
    assert state_of(store) == ItemState(flag="unklar")
    assert store.memory(ANNA, "d/a") is None
    assert store.not_new(ANNA, "d", DAY) == frozenset()
    assert store.totals(ANNA) == Totals(1, 1)
    assert len(store.history(ANNA, "d/a")) == 3
    memory = store.record(attempted("d/a"))
    assert memory == review(None, GOOD, DAY, learner=ANNA, item="d/a", scheduling=DEFAULT)
    assert store.verify() == ()


def test_a_flag_holds_the_last_note_until_it_is_taken_down(store):
    store.record(of_item(Flagged("d/a", "unklar")))
    store.record(of_item(Flagged("d/a", "Tippfehler"), 0.1))
    assert state_of(store).flag == "Tippfehler"
    store.record(of_item(Unflagged("d/a"), 0.2))
    assert state_of(store).flag is None


@pytest.mark.parametrize("body", [Suspended, Postponed, Reset, lambda item: Flagged(item, "x")])
def test_what_was_done_to_an_item_is_taken_back_wholly(store, body):
    store.record(attempted("d/a", -3))
    before = everything(store)
    done = of_item(body("d/a"))
    store.record(done)
    assert everything(store) != before
    store.record(undone(done))
    assert everything(store) == before
    assert store.verify() == ()


def test_an_attempt_overruled_is_right_and_can_be_ruled_on_again(store):
    first = store.record(attempted("d/a", -9))
    before = everything(store)
    missed = attempted("d/a", 0, AGAIN)
    failed = store.record(missed)
    passed = store.record(recorded(Overruled(missed.id, passed=True), moment(0.1)))
    assert passed == review(first, GOOD, DAY, learner=ANNA, item="d/a", scheduling=DEFAULT)
    assert not state_of(store).missed
    assert store.record(recorded(Overruled(missed.id, passed=False), moment(0.2))) == failed
    assert store.totals(ANNA) == Totals(2, 1)
    store.record(undone(missed, moment(0.3)))
    assert everything(store) == before
    assert store.verify() == ()


def test_several_records_are_stored_all_or_none(store):
    store.record_all([of_item(Suspended(f"d/{name}")) for name in "abc"])
    assert sum(state.suspended for state in store.states(ANNA, "d").values()) == 3
    before = everything(store)

    def broken():
        yield of_item(Resumed("d/a"))
        raise RuntimeError

    with pytest.raises(RuntimeError):
        store.record_all(broken())
    assert everything(store) == before


def test_a_history_leaves_out_what_was_undone_and_follows_a_new_name(store):
    missed, taken_back = attempted("d/a", -2, AGAIN), attempted("d/a", -1)
    ruling = recorded(Overruled(missed.id, passed=True), moment(-1.9))
    for record in (missed, ruling, taken_back, undone(taken_back), renamed("d/a", "d/b", -0.5)):
        store.record(record)
    last = attempted("d/b")
    store.record(last)
    assert [record.id for record in store.history(ANNA, "d/b") if not isinstance(record.body, Renamed)] == [
        missed.id,
        ruling.id,
        last.id,
    ]

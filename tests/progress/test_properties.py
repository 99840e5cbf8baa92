"""Rules that hold for every history, whatever order its records come in."""

from datetime import timedelta, timezone

from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.core.attempts import Mode
from quizapp.core.ids import entry_of
from quizapp.core.scheduling import Scheduling, learning_day
from quizapp.core.scores import Rating
from quizapp.progress.records import (
    Attempted,
    Changed,
    ExamFinished,
    Flagged,
    LearnerNamed,
    Overruled,
    Postponed,
    Record,
    Renamed,
    Reset,
    Resumed,
    SessionFinished,
    Suspended,
    Undone,
    Unflagged,
    to_json,
)
from quizapp.progress.store import open_store
from tests.progress.samples import ANNA, BEN, DEFAULT, MONDAY, attempted, everything

ITEMS = ("d/a", "d/b", "d/b.certainty", "e/c")
ZONES = tuple(timezone(timedelta(hours=hours)) for hours in (-12, -10, 0, 1, 9, 14))

EXAM = ExamFinished("s", ("d",), 10, 7, 7.5, 10, 50, 300, None)

items = st.sampled_from(ITEMS)
happenings = st.builds(
    lambda kind, item: kind(item),
    st.sampled_from(
        (Suspended, Resumed, Postponed, Unflagged, Reset, lambda item: Flagged(item, "Stimmt das?"))
    ),
    items,
)
learners = st.sampled_from((ANNA, ANNA, ANNA, BEN))
# Coarse, so that times collide and days are shared.
times = st.builds(
    lambda hours, zone: (MONDAY + timedelta(hours=hours)).astimezone(zone),
    st.sampled_from((0, 0, 1, 2, 12, 30, 31, 60)) | st.integers(0, 2000),
    st.sampled_from(ZONES),
)


@st.composite
def histories(draw, size=14):
    """A log of one or two learners: attempts, undos, renamings, changes, sessions and names."""
    count = draw(st.integers(1, size))
    numbers = draw(st.permutations([f"{number:032x}" for number in range(count)]))
    records: list[Record] = []
    for number in numbers:
        learner, at = draw(learners), draw(times)
        kind = draw(st.sampled_from("aaaaaauuurrccsnoooiiii"))
        if kind == "a":
            rating, mode = (
                draw(st.sampled_from(Rating)),
                draw(st.sampled_from((Mode.LEARN, Mode.LEARN, Mode.QUIZ))),
            )
            record = attempted(draw(items), rating=rating, mode=mode, at=at, learner=learner, number=number)
            records.append(record)
            continue
        if kind == "u":
            body = Undone(draw(st.sampled_from(numbers)))
        elif kind == "r":
            body = Renamed(draw(items), draw(items))
        elif kind == "c":
            body = Changed(draw(items))
        elif kind == "s":
            body = draw(st.sampled_from((SessionFinished("s", Mode.LEARN, 20, 15), EXAM)))
        elif kind == "o":
            body = Overruled(draw(st.sampled_from(numbers)), draw(st.booleans()))
        elif kind == "i":
            body = draw(happenings)
        else:
            body = LearnerNamed(draw(st.sampled_from(("Anna", "Ben"))))
        records.append(Record(number, learner, at, body))
    return records


def state_after(records, scheduling=DEFAULT):
    with open_store(None, scheduling) as store:
        for record in records:
            store.record(record)
        assert store.verify() == ()
        return everything(store)


def in_order(records):
    return sorted(records, key=lambda record: (record.at, record.id))


@settings(max_examples=150, deadline=None)
@given(histories(), st.randoms(use_true_random=False))
def test_any_order_of_arrival_gives_the_same_state_as_replay(records, rng):
    expected = state_after(in_order(records))
    rng.shuffle(records)
    assert state_after(records) == expected


@settings(deadline=None)
@given(histories())
def test_all_in_one_transaction_is_the_same_as_one_by_one(records):
    with open_store(None, DEFAULT) as store:
        store.record_all(records)
        assert everything(store) == state_after(records)


@settings(deadline=None)
@given(histories(), st.data())
def test_an_attempt_that_is_undone_might_as_well_not_have_been(records, data):
    at, learner = data.draw(times), data.draw(st.sampled_from(sorted({record.learner for record in records})))
    attempt = attempted(
        data.draw(items), rating=data.draw(st.sampled_from(Rating)), at=at, learner=learner, number="f" * 32
    )
    undo = Record("e" * 32, learner, data.draw(times), Undone(attempt.id))
    places = sorted(data.draw(st.tuples(*[st.integers(0, len(records))] * 2)))
    with_it = [*records[: places[0]], attempt, *records[places[0] : places[1]], undo, *records[places[1] :]]
    undone = {record.body.record for record in records if isinstance(record.body, Undone)}
    assert attempt.id not in undone
    assert state_after(with_it) == state_after(records)


@settings(max_examples=25, deadline=None)
@given(histories(), st.floats(0.75, 0.97), st.integers(0, 6))
def test_the_state_is_a_function_of_the_log_and_the_scheduling(
    tmp_path_factory, records, retention, day_start
):
    path = tmp_path_factory.mktemp("progress") / "progress.db"
    scheduling = Scheduling(retention, day_start)
    with open_store(path, DEFAULT) as store:
        store.record_all(records)
    with open_store(path, scheduling) as store:
        rebuilt = everything(store)
        store.rebuild()
        assert everything(store) == rebuilt
    assert rebuilt == state_after(records, scheduling)


@settings(deadline=None)
@given(histories())
def test_the_sums_are_those_of_the_attempts_that_were_not_undone(records):
    with open_store(None, DEFAULT) as store:
        store.record_all(records)
        for learner in (ANNA, BEN):
            own = [record for record in records if record.learner == learner]
            taken = {record.body.record for record in own if isinstance(record.body, Undone)}
            kept = [record for record in own if isinstance(record.body, Attempted) and record.id not in taken]
            assert store.totals(learner).attempts == len(kept)
            assert sum(day.attempts for day in store.activity(learner, 0).values()) == len(kept)


@settings(deadline=None)
@given(histories(), st.integers(-1, 90))
def test_asked_are_the_entries_reviewed_that_day_or_later(records, days):
    day = learning_day(MONDAY, 4) + days
    with open_store(None, DEFAULT) as store:
        store.record_all(records)
        for learner in (ANNA, BEN):
            memories = {item: store.memory(learner, item) for item in ITEMS}
            expected = {
                entry_of(item) for item, memory in memories.items() if memory and memory.reviewed >= day
            }
            assert store.asked(learner, day) == expected


@settings(deadline=None)
@given(histories())
def test_an_export_brings_everything_along(records):
    from quizapp.progress.records import from_json

    with open_store(None, DEFAULT) as store:
        store.record_all(records)
        exported = [to_json(record) for record in store.records()]
        assert state_after([from_json(data) for data in exported]) == everything(store)

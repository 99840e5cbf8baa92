import json
from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.core.attempts import Attempt, Mode
from quizapp.core.scores import Rating, Verdict
from quizapp.progress.records import (
    Attempted,
    Changed,
    LearnerNamed,
    Record,
    Renamed,
    SessionFinished,
    Undone,
    from_json,
    new_id,
    to_json,
)
from quizapp.progress.store import open_store
from tests.progress.samples import ANNA, DEFAULT, MONDAY, attempted, moment, recorded

ids = st.text("0123456789abcdef", min_size=32, max_size=32)
texts = st.text(max_size=20)
counts = st.integers(0, 10_000)
zones = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
times = st.datetimes(datetime(1960, 1, 1), datetime(2200, 1, 1), timezones=zones)
attempts = st.builds(
    Attempt,
    item=texts,
    mode=st.sampled_from(Mode),
    session=texts,
    at=times,
    response=st.lists(texts, max_size=3).map(tuple),
    fraction=st.floats(0, 1),
    verdict=st.sampled_from(Verdict),
    rating=st.none() | st.sampled_from(Rating),
    hinted=st.booleans(),
    milliseconds=counts,
)
bodies = st.one_of(
    attempts.map(Attempted),
    ids.map(Undone),
    st.builds(Renamed, texts, texts),
    texts.map(Changed),
    st.builds(SessionFinished, texts, st.sampled_from(Mode), counts, counts),
    texts.map(LearnerNamed),
)
records = st.builds(
    lambda number, learner, at, body: Record(
        number, learner, body.attempt.at if isinstance(body, Attempted) else at, body
    ),
    ids,
    ids,
    times,
    bodies,
)


@settings(deadline=None)
@given(records)
def test_a_record_survives_json(record):
    assert from_json(json.loads(json.dumps(to_json(record)))) == record


@settings(deadline=None)
@given(st.lists(records, max_size=6, unique_by=lambda record: record.id))
def test_the_log_gives_back_every_record_by_time_and_id_with_its_local_offset(some):
    with open_store(None, DEFAULT) as store:
        for record in some:
            store.record(record)
        found = list(store.records())
    assert found == sorted(some, key=lambda record: (record.at, record.id))
    assert [record.at.utcoffset() for record in found] == [
        record.at.utcoffset() for record in sorted(some, key=lambda record: (record.at, record.id))
    ]


def test_json_is_flat_and_names_its_kind():
    record = recorded(Renamed("d/old", "d/new"), number="1" * 32)
    assert to_json(record) == {
        "id": "1" * 32,
        "learner": ANNA,
        "at": "2026-11-02T18:00:00+01:00",
        "kind": "renamed",
        "old": "d/old",
        "new": "d/new",
    }


@pytest.mark.parametrize(
    "changes",
    [
        {"id": "short"},
        {"id": "G" * 32},
        {"id": None},
        {"learner": ""},
        {"at": "2026-11-02T18:00:00"},
        {"at": "yesterday"},
        {"at": 7},
        {"kind": "deleted"},
        {"kind": None},
        {"mode": "class"},
        {"rating": 7},
        {"verdict": "fine"},
        {"item": None},
        {"response": [1]},
        {"response": None},
        {"milliseconds": "a"},
    ],
)
def test_what_is_no_record_is_refused(changes):
    with pytest.raises(ValueError, match=r".+"):
        from_json({**to_json(attempted()), **changes})


def test_a_record_with_something_missing_is_refused():
    data = to_json(attempted())
    for name in data:
        with pytest.raises(ValueError, match="not a record"):
            from_json({key: value for key, value in data.items() if key != name})


def test_a_record_has_proper_ids_and_an_aware_time():
    with pytest.raises(ValueError, match="32 hex digits"):
        Record("x", ANNA, MONDAY, Changed("d/a"))
    with pytest.raises(ValueError, match="aware"):
        Record(new_id(), ANNA, datetime(2026, 11, 2), Changed("d/a"))


def test_an_attempt_is_recorded_with_its_own_time():
    with pytest.raises(ValueError, match="time at which it was made"):
        Record(new_id(), ANNA, moment(1), attempted().body)


def test_ids_differ():
    assert len({new_id() for _ in range(100)}) == 100

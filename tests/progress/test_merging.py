"""Merging: two machines' logs come together without loss or doubles, whatever is taken in when."""

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quizapp.language import translator
from quizapp.progress import merging
from quizapp.progress.merging import FaultyError, NamesakesError, SeveralLearnersError
from quizapp.progress.records import LearnerNamed, to_json
from quizapp.progress.store import open_store
from tests.progress.samples import ANNA, BEN, DEFAULT, attempted, everything, named, undone
from tests.progress.test_properties import histories, state_after

CARLA = "c" * 32


def lines_of(records):
    return [json.dumps(to_json(record), ensure_ascii=False).encode() + b"\n" for record in records]


def distinct(records):
    """Leave out names, which may be refused; they are merged by rules of their own."""
    return [record for record in records if not isinstance(record.body, LearnerNamed)]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(histories(), st.data(), st.booleans())
def test_both_sides_come_to_the_same_in_any_order_any_portions_any_number_of_times(records, data, in_bulk):
    records = distinct(records)
    here = [record for record in records if data.draw(st.booleans())]
    there = [record for record in records if record not in here or data.draw(st.booleans())]
    few = merging._FEW
    merging._FEW = 0 if in_bulk else few
    try:
        with open_store(None, DEFAULT) as one, open_store(None, DEFAULT) as other:
            one.record_all(here)
            other.record_all(there)
            for store, foreign in ((one, there), (other, here)):
                lines = data.draw(st.permutations(lines_of(foreign)))
                cut = data.draw(st.integers(0, len(lines)))
                for portion in (lines[cut:], lines[:cut], lines):
                    store.merge(portion)
                assert store.verify() == ()
                assert list(store.records()) == sorted(records, key=lambda record: (record.at, record.id))
            assert everything(one) == everything(other) == state_after(records)
    finally:
        merging._FEW = few


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(histories(), st.data())
def test_one_persons_two_machines_come_to_the_same_records_under_each_ones_own_id(records, data):
    mine = [record for record in distinct(records) if record.learner == ANNA]
    here = [record for record in mine if data.draw(st.booleans())]
    there = [record for record in mine if record not in here]
    with open_store(None, DEFAULT) as one, open_store(None, DEFAULT) as other:
        one.record_all([named("Anna"), *here])
        moved = [line.replace(ANNA.encode(), CARLA.encode()) for line in lines_of(there)]
        other.record_all([named("Me", learner=CARLA)])
        other.merge(moved)
        for _ in range(2):
            one.merge(lines_of(other.records()), ANNA)
            other.merge(lines_of(one.records()), CARLA)
        ids = [
            [record.id for record in store.records() if not isinstance(record.body, LearnerNamed)]
            for store in (one, other)
        ]
        assert ids[0] == ids[1] == [record.id for record in sorted(mine, key=lambda one: (one.at, one.id))]
        assert one.totals(ANNA) == other.totals(CARLA)
        assert [learner.name for learner in (*one.learners(), *other.learners())] == ["Anna", "Me"]
        assert one.verify() == other.verify() == ()


def test_it_is_counted_what_is_new_and_what_was_there(store):
    records = [attempted(f"d/{number}", number) for number in range(5)]
    store.record_all(records[:2])
    merged = store.merge(lines_of([*records, records[4]]))
    assert (merged.new, merged.known, merged.erased) == (3, 3, 0)


def test_many_are_followed_at_once_and_come_to_the_same(store):
    records = [attempted(f"d/{number % 50}", number / 7) for number in range(merging._FEW + 100)]
    assert store.merge(lines_of([*records, records[0]])).new == len(records)
    assert store.verify() == ()
    assert everything(store) == state_after(records)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"{", "not a whole line of JSON"),
        (b"[1]", "not a record"),
        (b'"text"', "not a record"),
        (b"{}", "not a record"),
        (b"\xff\xfe{\x00}\x00", "not UTF-8"),
        (b'{"a": ' + b"[" * 100_000, "not a whole line of JSON"),
        (b"x" * 2_000_000, "too long"),
    ],
)
def test_a_line_that_is_no_record_is_named_and_nothing_is_taken_in(store, line, reason):
    with pytest.raises(FaultyError) as caught:
        store.merge([*lines_of([attempted("d/a")]), b"\n", line + b"\n", *lines_of([attempted("d/b")])])
    (fault,) = caught.value.faults
    assert fault.line == 3
    assert fault.message(translator("en")).startswith("line 3: ")
    assert reason in fault.message(translator("en"))
    assert list(store.records()) == []
    assert store.learners() == ()


@pytest.mark.parametrize(
    "change",
    [
        {"kind": "frobnicated"},
        {"fraction": float("nan")},
        {"fraction": 1e400},
        {"milliseconds": -1},
        {"milliseconds": 10**30},
        {"at": "9999-12-31T23:59:59+00:00"},
        {"at": "2026-01-01T00:00:00"},
        {"at": 7},
        {"id": "x"},
        {"learner": "A" * 32},
        {"verdict": "great"},
        {"rating": 9},
        {"item": None},
        {"response": 5},
    ],
)
def test_a_record_with_an_impossible_value_is_refused(store, change):
    line = json.dumps(to_json(attempted("d/a")) | change).encode()
    with pytest.raises(FaultyError):
        store.merge([line])
    assert list(store.records()) == []


def test_an_unknown_kind_is_called_so(store):
    line = json.dumps(to_json(attempted("d/a")) | {"kind": "\x1b[31mteleported"}).encode()
    with pytest.raises(FaultyError) as caught:
        store.merge([line])
    assert "The kind of record “teleported” is unknown" in caught.value.faults[0].message(translator("en"))


def test_of_many_faults_the_first_are_told(store):
    with pytest.raises(FaultyError) as caught:
        store.merge([b"x\n"] * 1000)
    assert [fault.line for fault in caught.value.faults] == list(range(1, 21))


def test_fields_that_a_newer_version_added_do_no_harm(store):
    store.merge([json.dumps(to_json(attempted("d/a")) | {"mood": "good"}).encode()])
    assert len(list(store.records())) == 1


def test_names_and_texts_are_cleaned(store):
    data = to_json(attempted("d/a"))
    data["response"] = ["\x1b]52;c;eA==\x07Ha\u202enoi  x\ud800"]
    named_so = to_json(named("  A\x1b[31mn\u202ena \n" + "x" * 100))
    store.merge([json.dumps(one).encode() for one in (data, named_so)])
    assert store.learners()[0].name == "Anna " + "x" * 35
    assert next(store.records()).body != LearnerNamed("")
    (attempt,) = [record for record in store.records() if not isinstance(record.body, LearnerNamed)]
    assert attempt.body.attempt.response == ("Hanoi  x",)


def test_a_byte_order_mark_and_foreign_line_ends_do_no_harm(store):
    (line,) = lines_of([attempted("d/a")])
    store.merge([b"\xef\xbb\xbf" + line.rstrip() + b"\r\n", b"\r\n", b""])
    assert len(list(store.records())) == 1


def test_somebody_new_with_a_name_that_is_here_is_refused(store):
    store.record_all([named("Anna")])
    with pytest.raises(NamesakesError) as caught:
        store.merge(lines_of([named("ANNA", learner=BEN), attempted("d/a", learner=BEN)]))
    assert caught.value.name == "ANNA"
    assert [learner.id for learner in store.learners()] == [ANNA]
    store.merge(lines_of([named("ANNA", learner=BEN), named("Ben", 1, learner=BEN)]))
    assert [learner.name for learner in store.learners()] == ["Anna", "Ben"]


def test_two_learners_cannot_become_one(store):
    store.record_all([named("Anna")])
    with pytest.raises(SeveralLearnersError):
        store.merge(lines_of([attempted("d/a", learner=BEN), attempted("d/a", learner=CARLA)]), ANNA)
    assert store.totals(ANNA).attempts == 0


def test_an_undo_finds_its_attempt_under_the_new_learner(store):
    store.record_all([named("Anna")])
    attempt = attempted("d/a", learner=BEN)
    store.merge(lines_of([attempt, undone(attempt)]), ANNA)
    assert store.totals(ANNA).attempts == 0
    assert store.verify() == ()

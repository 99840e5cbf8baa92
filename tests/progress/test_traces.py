"""Knowing items again: what is kept of their looks, and parking those that are gone."""

import pytest

from quizapp.core.attempts import Mode
from quizapp.core.items import Facet, Kind
from quizapp.core.scheduling import Scheduling
from quizapp.core.traces import Trace
from quizapp.progress.queries import Standing
from quizapp.progress.store import open_store
from tests.progress.samples import ANNA, BEN, DAY, DEFAULT, attempted, renamed, undone


def trace(item, position=0, stem="Wer?"):
    return Trace(item, item.partition("/")[0], Kind.TYPED, Facet.WHOLE, stem, "Kim", position)


def test_an_attempts_trace_is_kept_as_last_seen(store):
    store.record(attempted("d/a"), trace("d/a", stem="Wer war es?"))
    store.record(attempted("d/b", 0.1), trace("d/b", 3))
    store.record(attempted("d/a", 1), trace("d/a", 1, stem="Wer ist es?"))
    assert store.traces("d") == (trace("d/a", 1, "Wer ist es?"), trace("d/b", 3))
    assert store.traced_decks() == {"d"}


def test_a_trace_is_not_stored_without_its_attempt(store):
    with pytest.raises(UnicodeEncodeError):
        store.record(attempted("d/\udc80"), trace("d/a"))
    assert store.traced_decks() == frozenset()
    assert list(store.records()) == []


def test_decks_with_traces_are_found_among_many(store):
    for name in ("d", "d-", "d-0", "dd", "ä", "e"):
        store.record(attempted(f"{name}/a"), trace(f"{name}/a"))
        store.record(attempted(f"{name}/b"), trace(f"{name}/b"))
    assert store.traced_decks() == {"d", "d-", "d-0", "dd", "ä", "e"}


def test_park_notes_the_digest(store):
    assert store.reconciled() == {}
    store.park("d", "one", (), ())
    store.park("e", "two", (), ())
    store.park("d", "three", (), ())
    assert store.reconciled() == {"d": "three", "e": "two"}


def test_parked_items_are_neither_due_nor_counted_but_kept(store):
    for item in ("d/here", "d/gone"):
        store.record(attempted(item), trace(item))
    memory = store.memory(ANNA, "d/gone")
    store.park("d", "x", [trace("d/here"), trace("d/gone")], present=["d/here", "d/never-asked"])
    assert [due.item for due in store.due(ANNA, DAY + 30)] == ["d/here"]
    assert store.standing(ANNA, DAY + 30) == {"d": Standing(1, 1, 1, 0)}
    assert store.memory(ANNA, "d/gone") == memory
    assert {one.item for one in store.traces("d")} == {"d/here", "d/gone"}


def test_parked_items_come_back_with_their_entry(store):
    store.record(attempted("d/a"), trace("d/a"))
    store.park("d", "x", [trace("d/a")], present=[])
    store.park("d", "y", [], present=["d/a"])
    assert [due.item for due in store.due(ANNA, DAY + 30)] == ["d/a"]


def test_an_item_parked_stays_so_for_another_learner_and_through_a_rebuild(path):
    with open_store(path, DEFAULT) as store:
        store.record(attempted("d/a"), trace("d/a"))
        store.record(attempted("d/b"))
        store.park("d", "x", [], present=[])
        store.record(attempted("d/a", learner=BEN))
        assert list(store.due(BEN, DAY + 30)) == []
        store.rebuild()
        assert list(store.due(ANNA, DAY + 30)) == []
    with open_store(path, Scheduling(0.8)) as store:
        assert list(store.due(ANNA, DAY + 30)) == []


def test_a_renamed_item_is_not_parked_though_the_old_one_was(store):
    store.record(attempted("d/old"), trace("d/old"))
    store.park("d", "x", [trace("d/old")], present=[])
    store.record(renamed("d/old", "d/new", 1))
    store.park("d", "y", [trace("d/new")], present=["d/new"])
    assert [due.item for due in store.due(ANNA, DAY + 30)] == ["d/new"]
    assert store.traces("d") == (trace("d/new"),)


def test_traces_are_given_only_of_items_that_were_attempted(store):
    record = attempted("d/a")
    store.record(record, trace("d/a"))
    store.record(attempted("d/quiz", mode=Mode.QUIZ), trace("d/quiz"))
    store.record(undone(record))
    assert store.traces("d") == (trace("d/quiz"),)
    store.park("d", "x", [trace("d/never")], present=["d/quiz"])
    assert store.traces("d") == (trace("d/quiz"),)


def test_learners_of_an_item_are_those_who_attempted_it(store):
    store.record(attempted("d/a", mode=Mode.QUIZ))
    store.record(attempted("d/a", learner=BEN))
    store.record(attempted("d/b", learner=BEN))
    assert store.learners_of("d/a") == (ANNA, BEN)
    assert store.learners_of("d/b") == (BEN,)
    assert store.learners_of("d/c") == ()

"""The draft of an exam in the progress file."""

import pytest

from quizapp.progress.errors import Reason, StorageError
from quizapp.progress.store import open_store
from tests.progress.samples import ANNA, DEFAULT, attempted, everything, moment, named


def test_there_is_one_draft_for_each_learner(path):
    with open_store(path, DEFAULT) as store:
        store.record(attempted())
        assert store.draft(ANNA) is None
        store.begin_draft(ANNA, '{"id": "one"}')
        store.begin_draft(ANNA, '{"id": "two"}')
        assert store.draft(ANNA) == '{"id": "two"}'
        assert not store.save_draft(ANNA, "one", '{"id": "one", "n": 1}')
        assert store.save_draft(ANNA, "two", '{"id": "two", "n": 2}')
    with open_store(path, DEFAULT) as store:
        assert store.draft(ANNA) == '{"id": "two", "n": 2}'


def test_no_exam_begins_for_someone_who_was_erased(path):
    with open_store(path, DEFAULT) as store:
        store.record(named("Anna"))
        store.erase_learner(ANNA, moment(1))
        with pytest.raises(StorageError) as caught:
            store.begin_draft(ANNA, '{"id": "one"}')
    assert caught.value.reason is Reason.ERASED


def test_a_draft_ends_with_its_records_or_not_at_all(path):
    with open_store(path, DEFAULT) as store:
        store.record(attempted())
        before = everything(store)
        store.begin_draft(ANNA, '{"id": "one"}')
        assert not store.end_draft(ANNA, "two", [attempted("d/zwei", 1)])
        assert everything(store) == before
        assert store.end_draft(ANNA, "one", [attempted("d/zwei", 1)])
        assert store.draft(ANNA) is None
        assert len(list(store.records())) == 2
        assert store.verify() == ()

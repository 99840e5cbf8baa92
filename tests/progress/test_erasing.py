"""Erasing a learner: nothing is left in any file, nobody else loses anything, and no merge brings them back."""

import json
import shutil
import sqlite3
from datetime import date

import pytest

from quizapp.core.items import Facet, Kind
from quizapp.core.traces import Trace
from quizapp.progress.backups import back_up, backups
from quizapp.progress.database import MIGRATIONS
from quizapp.progress.errors import Reason, StorageError
from quizapp.progress.records import Attempted, Flagged, Record, new_id, to_json
from quizapp.progress.remains import clean_up
from quizapp.progress.store import open_store
from tests.progress.samples import (
    ANNA,
    BEN,
    DEFAULT,
    attempted,
    everything,
    finished,
    moment,
    named,
    recorded,
    renamed,
    undone,
)
from tests.progress.test_database import VERSION_1

ANSWER = "Zwetschgendatschi"
NAME = "Xanthippe Quengelmeier"
NOTE = "Unkenntlichkeitsbescheinigung"


def trace(item):
    return Trace(item, item.partition("/")[0], Kind.TYPED, Facet.WHOLE, f"Was ist {item}?", "Hanoi", 1)


def typed(item, days, learner=ANNA, text=ANSWER):
    record = attempted(item, days, learner=learner)
    from dataclasses import replace

    return Record(
        record.id, learner, record.at, Attempted(replace(record.body.attempt, response=(f"{text} {days}",)))
    )


def fill(store):
    """Two learners, with enough records that pages are split, and everything that can follow."""
    store.record_all([named(NAME), named("Ben", learner=BEN)])
    for number in range(400):
        store.record(typed(f"d/{number % 90}", number / 10), trace(f"d/{number % 90}"))
        store.record(typed(f"d/{number % 40}", number / 10, BEN, "Pflaume"), trace(f"d/{number % 40}"))
    mistaken = attempted("d/3", 50)
    store.record_all(
        [
            mistaken,
            undone(mistaken),
            renamed("d/5", "d/neu", 51),
            recorded(Flagged("d/6", NOTE), moment(51)),
            finished(51),
            finished(51, BEN),
        ]
    )


def bytes_in(folder):
    return {one: one.read_bytes() for one in folder.rglob("*") if one.is_file()}


def traces_of(text, folder):
    return [one.name for one, content in bytes_in(folder).items() if text.encode() in content]


def only_in_tombstones(path):
    """Tell whether the id stands in the tombstone and nowhere else."""
    with sqlite3.connect(path) as connection:
        for table in ("learner", "record", "item_state", "day_summary", "recall_summary"):
            column = "id" if table == "learner" else "learner"
            assert not connection.execute(f"SELECT 1 FROM {table} WHERE {column} = ?", (ANNA,)).fetchone()
    connection.close()
    return path.read_bytes().count(ANNA.encode()) == 1


def test_not_a_byte_is_left_in_any_file(path):
    with open_store(path, DEFAULT) as store:
        fill(store)
        back_up(path, date(2026, 11, 20))
        store.record(typed("d/7", 60))
        back_up(path, date(2026, 11, 21))
        shutil.copy(backups(path)[0].path, path.with_name("progress.db.replaced-1"))
        (path.parent / "backups" / ".progress-2026-11-20.db.99.unfinished").write_text(NAME)
        for text in (NAME, ANSWER, NOTE, ANNA):
            assert len(traces_of(text, path.parent)) >= 3
        bens = [record for record in store.records() if record.learner == BEN]
        before = {name: [row for row in rows if BEN in row] for name, rows in everything(store).items()}

        store.erase_learner(ANNA, moment(70))
        assert clean_up(path).done
        assert clean_up(path).unreadable == ()

        for text in (NAME, ANSWER, NOTE):
            assert traces_of(text, path.parent) == []
        assert [one.id for one in store.learners()] == [BEN]
        assert list(store.records()) == bens
        assert everything(store) == before
        assert store.verify() == ()
        assert {one.item for one in store.traces("d")} == {f"d/{number}" for number in range(40)}
        # Those of items that nobody else attempted tell what the learner did.
        count = store._connection.execute("SELECT count(*) FROM trace").fetchone()
        assert count == (40,)
    for copy in (path, *(one.path for one in backups(path)), path.with_name("progress.db.replaced-1")):
        assert only_in_tombstones(copy)
    assert traces_of(ANNA, path.parent) == [one.name for one in bytes_in(path.parent)]
    assert len(backups(path)) == 2


def test_backups_keep_what_the_others_learned(path):
    with open_store(path, DEFAULT) as store:
        fill(store)
        bens = [record for record in store.records() if record.learner == BEN]
        back_up(path, date(2026, 11, 20))
        store.erase_learner(ANNA, moment(70))
    clean_up(path)
    with open_store(backups(path)[0].path, DEFAULT) as backup:
        assert list(backup.records()) == bens
        assert backup.verify() == ()


def test_the_log_is_append_only_before_and_after(path):
    with open_store(path, DEFAULT) as store:
        fill(store)
        store.erase_learner(ANNA, moment(70))
        for statement in ("DELETE FROM record", "UPDATE record SET kind = ''"):
            with pytest.raises(sqlite3.IntegrityError, match="append-only"):
                store._connection.execute(statement)


def test_an_erasing_that_fails_changes_nothing(path):
    with open_store(path, DEFAULT) as store:
        fill(store)
        before = everything(store)
        store._connection.execute(
            "CREATE TEMP TRIGGER no BEFORE DELETE ON learner BEGIN SELECT RAISE(ABORT, 'no'); END"
        )
        with pytest.raises(StorageError):
            store.erase_learner(ANNA, moment(70))
        assert everything(store) == before
        assert store.verify() == ()
        with pytest.raises(sqlite3.IntegrityError, match="append-only"):
            store._connection.execute("DELETE FROM record")


def test_whoever_still_learns_under_an_erased_id_is_told_and_nothing_is_stored(path):
    with open_store(path, DEFAULT) as one, open_store(path, DEFAULT) as other:
        fill(one)
        one.erase_learner(ANNA, moment(70))
        with pytest.raises(StorageError) as caught:
            other.record(attempted("d/1", 71))
        assert caught.value.reason is Reason.ERASED
        assert other.record(attempted("d/1", 71, learner=BEN)) is not None
        assert [learner.id for learner in one.learners()] == [BEN]


def test_a_merge_does_not_bring_them_back_but_takes_the_others_in(path):
    with open_store(path, DEFAULT) as store:
        fill(store)
        lines = [json.dumps(to_json(record)).encode() for record in store.records()]
        store.erase_learner(ANNA, moment(70))
        merged = store.merge(lines)
        assert merged.new == 0
        assert merged.erased == sum(ANNA.encode() in line for line in lines)
        assert [learner.id for learner in store.learners()] == [BEN]


def test_what_was_exported_before_can_be_given_to_somebody_new(path):
    with open_store(path, DEFAULT) as store:
        fill(store)
        attempts = store.totals(ANNA)
        lines = [json.dumps(to_json(record)).encode() for record in store.records(ANNA)]
        store.erase_learner(ANNA, moment(70))
        new = store.add_learner("Anna", moment(71))
        store.merge(lines, new.id)
        assert store.totals(new.id) == attempts
        assert store.verify() == ()


def test_an_interrupted_cleaning_is_finished_later(path):
    with open_store(path, DEFAULT) as store:
        fill(store)
        back_up(path, date(2026, 11, 20))
        store.erase_learner(ANNA, moment(70))
    # Killed here: the backup still holds everything.
    assert traces_of(NAME, path.parent) != []
    with open_store(path, DEFAULT) as store:
        assert clean_up(path).done
        assert traces_of(NAME, path.parent) == []


def test_while_somebody_is_reading_it_is_put_off(path, monkeypatch):
    monkeypatch.setattr("quizapp.progress.erasing.PATIENCE", 20)
    with open_store(path, DEFAULT) as store:
        fill(store)
        reader = sqlite3.connect(path, isolation_level=None)
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM record").fetchone()
        store.erase_learner(ANNA, moment(70))
        assert not clean_up(path).done
        reader.close()
        assert clean_up(path).done
        assert traces_of(NAME, path.parent) == []


def test_a_backup_of_the_first_version_is_cleaned_too(path):
    with sqlite3.connect(VERSION_1) as old:
        (learner, name) = old.execute("SELECT id, name FROM learner ORDER BY id").fetchone()
    old.close()
    folder = path.parent / "backups"
    folder.mkdir()
    shutil.copy(VERSION_1, folder / "progress-2026-01-01.db")
    shutil.copy(VERSION_1, path)
    with open_store(path, DEFAULT) as store:
        store.erase_learner(learner, moment(70))
        clean_up(path)
    with sqlite3.connect(folder / "progress-2026-01-01.db") as cleaned:
        assert cleaned.execute("PRAGMA user_version").fetchone() == (len(MIGRATIONS),)
        assert cleaned.execute("SELECT count(*) FROM record").fetchone()[0] > 0
    cleaned.close()
    for content in bytes_in(path.parent).values():
        assert content.count(learner.encode()) == 1
        assert name.encode() not in content


def test_a_damaged_backup_is_removed_and_other_damaged_files_are_named(path):
    folder = path.parent / "backups"
    folder.mkdir()
    (folder / "progress-2026-01-01.db").write_text(f"broken {ANNA}")
    mentioning, other = path.with_name("progress.db.unreadable-1"), path.with_name("progress.db.unreadable-2")
    mentioning.write_text(f"broken {ANNA}")
    other.write_text("broken")
    with open_store(path, DEFAULT) as store:
        fill(store)
        store.erase_learner(ANNA, moment(70))
    assert clean_up(path).unreadable == (mentioning,)
    assert backups(path) == ()
    assert clean_up(path).unreadable == ()


def test_somebody_unknown_may_be_erased(path):
    with open_store(path, DEFAULT) as store:
        fill(store)
        before = everything(store)
        store.erase_learner(new_id(), moment(70))
        assert everything(store) == before


def test_a_new_name_counts_even_if_the_clock_stands_still_or_went_back(store):
    anna = store.add_learner("Anna", moment(5))
    for days, name in ((5, "Anne"), (1, "Anja")):
        assert store.rename_learner(anna, name, moment(days)).name == name
        assert [one.name for one in store.learners()] == [name]
    assert store.verify() == ()

"""Backups: made whole or not at all, kept for fourteen days, and put back without losing anything."""

import os
import signal
import sqlite3
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest

from quizapp.language import translator
from quizapp.progress.backups import KEPT, back_up, back_up_daily, backups
from quizapp.progress.copies import check
from quizapp.progress.errors import Reason, StorageError
from quizapp.progress.notices import SetAside
from quizapp.progress.remains import clean_up
from quizapp.progress.restoring import restore
from quizapp.progress.store import open_store
from tests.progress.samples import ANNA, BEN, DEFAULT, attempted, everything, moment, named

ROOT = Path(__file__).parents[2]
DAY = date(2026, 11, 27)


def fill(path, count=3, start=0):
    with open_store(path, DEFAULT) as store:
        store.record_all([named("Anna")] if not start else [])
        store.record_all(attempted(f"d/{number}", number / 1000) for number in range(start, start + count))


def ids(path):
    with sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True) as connection:
        found = {number for (number,) in connection.execute("SELECT id FROM record")}
    connection.close()
    return found


# Making them


def test_a_backup_holds_everything_in_one_file(path):
    fill(path)
    with open_store(path, DEFAULT) as store:
        before = everything(store)
        backup = back_up(path, DAY)
    assert backup.path == path.parent / "backups" / "progress-2026-11-27.db"
    assert [one.name for one in backup.path.parent.iterdir()] == ["progress-2026-11-27.db"]
    assert check(backup.path, thoroughly=True) == 4
    with open_store(backup.path, DEFAULT) as store:
        assert everything(store) == before


def test_it_is_made_while_others_write(path):
    fill(path)
    with open_store(path, DEFAULT) as store:
        store._connection.execute("BEGIN IMMEDIATE")
        store._connection.rollback()
        back_up(path, DAY)
        store.record(attempted("d/new"))
    assert check(backups(path)[0].path) == 4


def test_one_a_day_is_enough_and_none_where_nothing_has_changed(path):
    fill(path)
    assert back_up_daily(path, DAY).day == DAY
    fill(path, 2, start=10)
    assert back_up_daily(path, DAY) is None
    assert back_up_daily(path, DAY + timedelta(1)).day == DAY + timedelta(1)
    assert back_up_daily(path, DAY + timedelta(2)) is None
    assert [one.day.day for one in backups(path)] == [28, 27]


def test_a_backup_from_a_day_to_come_keeps_none_from_being_made(path):
    fill(path)
    later = back_up_daily(path, DAY + timedelta(400))
    fill(path, 1, start=10)
    assert back_up_daily(path, DAY).day == DAY
    assert back_up_daily(path, DAY + timedelta(1)) is None
    fill(path, 1, start=11)
    assert back_up_daily(path, DAY + timedelta(1)).day == DAY + timedelta(1)
    assert backups(path)[0] == later


def test_the_backup_just_made_is_kept_whatever_its_day(path):
    for number in range(KEPT):
        fill(path, 1, start=number)
        back_up_daily(path, DAY + timedelta(number))
    fill(path, 1, start=KEPT)
    assert back_up_daily(path, DAY - timedelta(400)).path.exists()
    assert len(backups(path)) == KEPT


def test_signs_of_patterns_in_the_files_name_are_only_signs(path):
    path = path.with_name("anna[1].db")
    fill(path)
    backup = back_up(path, DAY)
    assert backups(path) == (backup,)
    with open_store(path, DEFAULT) as store:
        store.record(attempted("d/9", 1))
        aside = restore(path, backup.path, DEFAULT).aside
        store.erase_learner(ANNA, moment(9))
    assert clean_up(path).done
    for one in (path, backup.path, aside):
        assert ids(one) == set()


def test_the_last_fourteen_are_kept(path):
    for number in range(20):
        fill(path, 1, start=number)
        assert back_up_daily(path, DAY + timedelta(2 * number)) is not None
    assert KEPT == 14
    assert [one.day for one in backups(path)] == [DAY + timedelta(2 * number) for number in range(19, 5, -1)]
    assert len(list((path.parent / "backups").iterdir())) == 14


def test_one_made_by_hand_takes_the_place_of_the_days_earlier_one(path):
    fill(path)
    back_up(path, DAY)
    assert back_up(path, DAY) is None
    fill(path, 2, start=10)
    assert back_up(path, DAY) == backups(path)[0]
    assert [check(one.path) for one in backups(path)] == [6]


def test_but_not_if_that_one_holds_more(path):
    fill(path, 5)
    back_up(path, DAY)
    path.unlink()
    fill(path, 2)
    assert back_up(path, DAY).path.name == "progress-2026-11-27-2.db"
    assert [check(one.path) for one in backups(path)] == [3, 6]


def test_without_records_there_is_nothing_to_back_up(path):
    assert back_up_daily(path, DAY) is None
    open_store(path, DEFAULT).close()
    assert back_up_daily(path, DAY) is None
    assert not (path.parent / "backups").exists()


def test_other_files_in_the_folder_are_left_alone(path):
    folder = path.parent / "backups"
    folder.mkdir()
    for name in ("progress-2026-13-40.db", "progress-old.db", "notes.txt", "progress-2026-11-01.db.gz"):
        (folder / name).write_text("mine")
    for number in range(16):
        fill(path, 1, start=number)
        back_up_daily(path, DAY + timedelta(number))
    assert len(list(folder.iterdir())) == 4 + 14


def test_what_a_killed_program_left_unfinished_is_removed_after_a_while(path):
    folder = path.parent / "backups"
    folder.mkdir()
    old, young = (
        folder / ".progress-2026-11-26.db.1.unfinished",
        folder / ".progress-2026-11-27.db.2.unfinished",
    )
    for one in (old, young):
        one.write_text("half")
    os.utime(old, (0, 0))
    fill(path)
    back_up(path, DAY)
    assert not old.exists()
    assert young.exists()


def test_where_none_can_be_made_it_says_so_and_older_ones_stay(path):
    (path.parent / "backups").write_text("a file in the folder's place")
    fill(path)
    with pytest.raises(StorageError) as caught:
        back_up_daily(path, DAY)
    assert caught.value.reason is Reason.BACKUP
    assert str(path) in caught.value.message(translator("en"))


def test_where_there_is_little_room_none_is_made_so_that_answers_can_be_stored(path, monkeypatch):
    monkeypatch.setattr("quizapp.progress.backups.ROOM", 10**15)
    fill(path)
    with pytest.raises(StorageError) as caught:
        back_up(path, DAY)
    assert caught.value.reason is Reason.NO_ROOM
    assert backups(path) == ()


def test_a_damaged_file_is_not_backed_up_over_a_sound_backup(path):
    fill(path, 3000)
    back_up(path, DAY)
    fill(path, 1, start=9000)
    content = bytearray(path.read_bytes())
    for begin in range(0, len(content), 4096):
        if b"d/2345" in content[begin : begin + 4096]:
            content[begin : begin + 4096] = b"\xee" * 4096
    path.write_bytes(content)
    with pytest.raises(StorageError) as caught:
        back_up(path, DAY + timedelta(1))
    assert caught.value.reason is Reason.DAMAGED
    assert [one.day for one in backups(path)] == [DAY]
    with open_store(path, DEFAULT) as store:
        assert store.notices == (SetAside(path, path.with_name("progress.db.unreadable-1"), DAY),)
    assert "“quizapp progress restore 2026-11-27”" in store.notices[0].message(translator("en"))


# Putting them back


def test_a_backup_is_put_back_and_what_was_there_is_kept(path):
    fill(path)
    backup = back_up(path, DAY)
    fill(path, 5, start=10)
    before = ids(path)
    restored = restore(path, backup.path, DEFAULT)
    assert restored == (4, path.with_name("progress.db.replaced-1"))
    assert ids(path) == ids(backup.path)
    assert ids(restored.aside) == before
    with open_store(path, DEFAULT) as store:
        assert store.verify() == ()
        assert store.notices == ()


def test_nothing_set_aside_is_ever_overwritten(path):
    fill(path)
    backup = back_up(path, DAY)
    for number in (1, 2, 3):
        fill(path, number, start=10 * number)
        assert restore(path, backup.path, DEFAULT).aside.name == f"progress.db.replaced-{number}"
    assert [check(path.with_name(f"progress.db.replaced-{number}")) for number in (1, 2, 3)] == [5, 6, 7]


def test_a_running_exam_goes_on_but_not_of_someone_who_is_not_there_any_more(path):
    fill(path)
    backup = back_up(path, DAY)
    with open_store(path, DEFAULT) as store:
        store.record(named("Ben", learner=BEN))
        for learner in (ANNA, BEN):
            store.begin_draft(learner, '{"id": "one"}')
        restore(path, backup.path, DEFAULT)
        assert store.draft(ANNA) == '{"id": "one"}'
        assert store.draft(BEN) is None


def test_into_an_empty_file_there_is_nothing_to_set_aside(path):
    fill(path)
    backup = back_up(path, DAY)
    path.unlink()
    open_store(path, DEFAULT).close()
    assert restore(path, backup.path, DEFAULT) == (4, None)


def test_a_program_that_is_running_goes_on_with_what_was_put_back(path):
    fill(path)
    backup = back_up(path, DAY)
    with open_store(path, DEFAULT) as running:
        running.record(attempted("d/9", 1))
        restore(path, backup.path, DEFAULT)
        record = attempted("d/1", 2)
        running.record(record)
        assert ids(path) == ids(backup.path) | {record.id}
        assert running.verify() == ()
        with pytest.raises(sqlite3.IntegrityError, match="append-only"):
            running._connection.execute("DELETE FROM record")


@pytest.mark.parametrize("kind", ["text", "foreign", "newer", "damaged"])
def test_what_is_no_sound_backup_is_refused_and_nothing_changes(path, kind):
    fill(path, 500)
    bad = path.with_name("bad.db")
    bad.write_bytes(path.read_bytes())
    if kind == "text":
        bad.write_text("my notes")
    elif kind == "damaged":
        content = bytearray(bad.read_bytes())
        content[len(content) // 2 :] = b"\xee" * (len(content) - len(content) // 2)
        bad.write_bytes(content)
    else:
        with sqlite3.connect(bad) as connection:
            connection.execute(
                "PRAGMA application_id = 7" if kind == "foreign" else "PRAGMA user_version = 99"
            )
        connection.close()
    before = ids(path)
    with pytest.raises(StorageError):
        restore(path, bad, DEFAULT)
    assert ids(path) == before
    assert not list(path.parent.glob("*.replaced-*"))


def test_whoever_was_erased_since_stays_erased(path):
    fill(path)
    with open_store(path, DEFAULT) as store:
        store.record_all([named("Ben", learner=BEN), attempted("d/1", learner=BEN)])
        elsewhere = path.parent / "stick.db"
        elsewhere.write_bytes(back_up(path, DAY).path.read_bytes())
        store.erase_learner(ANNA, moment(9))
        clean_up(path)
        restore(path, elsewhere, DEFAULT)
        assert [one.id for one in store.learners()] == [BEN]
        assert store.totals(BEN).attempts == 1
        assert store.verify() == ()


RESTORING = """
import sys
from pathlib import Path
from quizapp.progress.restoring import restore
from tests.progress.samples import DEFAULT
print("begin", flush=True)
restore(Path(sys.argv[1]), Path(sys.argv[2]), DEFAULT)
print("end", flush=True)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL")
def test_killed_at_any_moment_the_file_is_as_it_was_or_restored_and_nothing_is_lost(path):
    fill(path, 3000)
    backup = back_up(path, DAY)
    fill(path, 3000, start=5000)
    now, then = ids(path), ids(backup.path)
    outcomes = set()
    for seconds in (0.0, *(0.03 * step for step in range(1, 12)), 60.0):
        process = subprocess.Popen(
            [sys.executable, "-c", RESTORING, path, backup.path], cwd=ROOT, stdout=subprocess.PIPE, text=True
        )
        assert process.stdout.readline() == "begin\n"
        try:
            process.wait(seconds)
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
        process.communicate()
        found = ids(path)
        assert found in (now, then)
        outcomes.add(found == then)
        if found == then:
            aside = max(
                path.parent.glob("progress.db.replaced-*"), key=lambda one: int(one.name.rpartition("-")[2])
            )
            assert ids(aside) == now
            restore(path, aside, DEFAULT)
        assert check(backup.path, thoroughly=True) == len(then)
    with open_store(path, DEFAULT) as store:
        assert store.notices == ()
        assert store.verify() == ()
    assert outcomes == {False, True}, "some were killed before and some after"


BACKING_UP = RESTORING.replace(
    "restore(Path(sys.argv[1]), Path(sys.argv[2]), DEFAULT)",
    "from datetime import date\nfrom quizapp.progress.backups import back_up\nback_up(Path(sys.argv[1]), date(2026, 11, 28))",
)


@pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL")
def test_killed_while_backing_up_there_is_a_whole_backup_or_none(path):
    fill(path, 6000)
    for step in range(8):
        process = subprocess.Popen(
            [sys.executable, "-c", BACKING_UP, path, path], cwd=ROOT, stdout=subprocess.PIPE, text=True
        )
        assert process.stdout.readline() == "begin\n"
        try:
            process.wait(0.01 * step)
        except subprocess.TimeoutExpired:
            process.kill()
        process.communicate()
        for backup in backups(path):
            assert check(backup.path, thoroughly=True) == 6001
            backup.path.unlink()

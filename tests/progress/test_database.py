"""Opening the file: what is made, refused, set aside, and what happens where it cannot be written."""

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from quizapp.core.scheduling import Scheduling
from quizapp.language import translator
from quizapp.progress import database
from quizapp.progress.database import APPLICATION_ID, MIGRATIONS, migrate, open_database
from quizapp.progress.errors import Reason, StorageError
from quizapp.progress.network import filesystem_of
from quizapp.progress.notices import RollbackJournal, SetAside
from quizapp.progress.store import open_store
from tests.progress.samples import ANNA, DEFAULT, attempted, changed, everything

ROOT = Path(__file__).parents[2]


def refused(path):
    """Return why the file cannot be opened; it must be as it was, and under its name."""
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(StorageError) as caught:
        open_store(path, DEFAULT)
    assert (path.read_bytes() if path.is_file() else None) == before
    assert not list(path.parent.glob("*.unreadable-*"))
    return caught.value


def filled(path, count=3):
    with open_store(path, DEFAULT) as store:
        store.record_all(attempted(f"d/{number}", number / 1000) for number in range(count))
        store._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


# Made as it should be


def test_a_new_file_is_durable_and_checked(path):
    connection, notices = open_database(path)
    pragmas = {
        name: connection.execute(f"PRAGMA {name}").fetchone()[0]
        for name in ("journal_mode", "synchronous", "foreign_keys", "user_version", "application_id")
    }
    connection.close()
    assert pragmas == {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "user_version": len(MIGRATIONS),
        "application_id": APPLICATION_ID,
    }
    assert notices == ()


def test_the_folder_is_made_with_the_file(tmp_path):
    path = tmp_path / "new" / "folder" / "progress.db"
    filled(path)
    assert path.is_file()


def test_an_empty_file_becomes_a_database(path):
    path.touch()
    with open_store(path, DEFAULT) as store:
        assert store.notices == ()
        store.record(attempted())


def test_what_was_stored_is_there_again(path):
    with open_store(path, DEFAULT) as store:
        store.record(attempted())
        before = everything(store)
    with open_store(path, DEFAULT) as store:
        assert everything(store) == before
        assert len(list(store.records())) == 1


# Migrations


VERSION_1 = Path(__file__).parent / "data" / "version-1.db"
"""Written by the program as it first was: two learners, sixty days, undone attempts, a renamed item."""


@pytest.fixture
def steps(tmp_path):
    one, two = tmp_path / "one.sql", tmp_path / "two.sql"
    one.write_text("CREATE TABLE a (x);\nINSERT INTO a VALUES ('one;');\n")
    two.write_text(
        "-- of two; with a comment\nCREATE TABLE b (x);\nINSERT INTO b SELECT x || 'two' FROM a;\n"
    )
    return one, two


def test_an_older_database_is_brought_up_to_date(path, steps):
    connection = sqlite3.connect(path, isolation_level=None)
    migrate(connection, path, steps[:1])
    migrate(connection, path, steps)
    migrate(connection, path, steps)
    assert connection.execute("SELECT x FROM b").fetchall() == [("one;two",)]
    assert connection.execute("PRAGMA user_version").fetchone() == (2,)
    connection.close()


def test_a_migration_happens_wholly_or_not_at_all(path, steps):
    connection = sqlite3.connect(path, isolation_level=None)
    migrate(connection, path, steps[:1])
    steps[1].write_text("CREATE TABLE b (x);\nINSERT INTO nowhere VALUES (1);\n")
    with pytest.raises(sqlite3.OperationalError):
        migrate(connection, path, steps)
    assert connection.execute("SELECT name FROM sqlite_master").fetchall() == [("a",)]
    assert connection.execute("PRAGMA user_version").fetchone() == (1,)
    connection.close()


def test_a_database_of_the_first_version_keeps_all_that_was_learned(path):
    before = sqlite3.connect(VERSION_1)
    columns = "learner, item, parked, attempts, passed, first_passed, due, reviewed, reviews, lapses"
    query = f"SELECT {columns}, round(stability, 6) FROM item_state ORDER BY learner, item"
    states = before.execute(query).fetchall()
    days = before.execute("SELECT learner, day, attempts, passed, sessions, new FROM day_summary").fetchall()
    records = before.execute("SELECT * FROM record ORDER BY at, id").fetchall()
    before.close()
    shutil.copy(VERSION_1, path)
    with open_store(path, DEFAULT) as store:
        assert store.notices == ()
        assert store.verify() == ()
        connection = store._connection
        assert connection.execute(query).fetchall() == states
        after = "SELECT learner, day, attempts, passed, sessions, new FROM day_summary"
        assert connection.execute(after).fetchall() == days
        assert connection.execute("SELECT * FROM record ORDER BY at, id").fetchall() == records
        recalls = connection.execute("SELECT sum(reviews) FROM recall_summary").fetchone()
        assert recalls == connection.execute("SELECT sum(reviews - 1) FROM item_state").fetchone()
    assert states, "the file holds something to keep"


@pytest.mark.parametrize(
    ("kind", "data"),
    [("dreamt", '{"item": "d/a"}'), ("suspended", "{}"), ("session_finished", '{"session": 1')],
)
def test_a_record_that_nobody_here_knows_is_told_as_a_newer_programs(path, kind, data):
    with open_store(path, DEFAULT) as store:
        store.record(attempted())
        row = ("9" * 32, ANNA, 0, 0, kind, "d/a", None, data)
        store._connection.execute("INSERT INTO record VALUES (?, ?, ?, ?, ?, ?, ?, ?)", row)
        before = everything(store)
        for ask in (
            lambda: store.record(changed("d/a", 1)),
            lambda: store.history(ANNA, "d/a"),
            lambda: list(store.records()),
            store.verify,
            store.rebuild,
            lambda: store.reschedule(Scheduling(0.8)),
        ):
            with pytest.raises(StorageError) as caught:
                ask()
            assert (caught.value.reason, caught.value.path) == (Reason.NEWER, path)
        assert everything(store) == before
    with pytest.raises(StorageError) as caught:
        open_store(path, Scheduling(0.8))
    assert (caught.value.reason, caught.value.path) == (Reason.NEWER, path)


def test_a_newer_database_is_refused(path):
    filled(path)
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    connection.close()
    assert refused(path).reason is Reason.NEWER


@pytest.mark.parametrize("pragma", ["user_version = 0", "user_version = 1", "application_id = 7"])
def test_another_programs_database_is_refused(path, pragma):
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE notes (text)")
    connection.execute(f"PRAGMA {pragma}")
    connection.close()
    assert refused(path).reason is Reason.FOREIGN


# Unreadable files


def damaged(kind):
    if kind == "text":
        return b"my notes\n" * 500
    if kind == "short":
        return b"SQLite"
    if kind == "zeros":
        return bytes(8192)
    if kind == "header":
        return b"SQLite format 3\0" + b"\xff" * 8000
    with tempfile.TemporaryDirectory() as folder:
        filled(Path(folder) / "x.db", 500)
        whole = (Path(folder) / "x.db").read_bytes()
    if kind == "cut":
        return whole[: len(whole) // 8]
    assert kind == "schema"
    return whole[:100] + b"\xaa" * 3000 + whole[3100:]


@pytest.mark.parametrize("kind", ["text", "short", "zeros", "header", "cut", "schema"])
def test_an_unreadable_file_is_set_aside_as_it_is_and_the_program_says_so(path, kind):
    content = damaged(kind)
    path.write_bytes(content)
    with open_store(path, DEFAULT) as store:
        aside = path.with_name("progress.db.unreadable-1")
        assert store.notices == (SetAside(path, aside),)
        store.record(attempted())
    assert aside.read_bytes() == content
    with open_store(path, DEFAULT) as store:
        assert store.notices == ()
        assert len(list(store.records())) == 1


def test_nothing_set_aside_is_ever_overwritten(path):
    for number in (1, 2, 3):
        path.write_bytes(b"broken %d" % number)
        open_store(path, DEFAULT).close()
    assert [path.with_name(f"progress.db.unreadable-{n}").read_bytes() for n in (1, 2, 3)] == [
        b"broken 1",
        b"broken 2",
        b"broken 3",
    ]


def test_the_journals_of_an_unreadable_file_go_with_it(path):
    for suffix in ("", "-wal", "-shm"):
        path.with_name(path.name + suffix).write_bytes(b"broken" + suffix.encode())
    open_store(path, DEFAULT).close()
    for suffix in ("", "-wal", "-shm"):
        aside = path.with_name("progress.db.unreadable-1" + suffix)
        assert aside.read_bytes() == b"broken" + suffix.encode()


def test_damage_found_in_use_is_told_and_the_file_set_aside_when_next_opened(path):
    filled(path, 3000)
    with open_store(path, DEFAULT) as store:
        (size,) = store._connection.execute("PRAGMA page_size").fetchone()
    content = bytearray(path.read_bytes())
    for begin in range(0, len(content), size):
        if b"d/2345" in content[begin : begin + size]:
            content[begin : begin + size] = b"\xee" * size
    path.write_bytes(content)
    with open_store(path, DEFAULT) as store:
        assert store.notices == ()
        with pytest.raises(StorageError) as caught:
            store.standing(ANNA, 0)
        assert caught.value.reason is Reason.DAMAGED
    with open_store(path, DEFAULT) as store:
        assert [type(notice) for notice in store.notices] == [SetAside]
    with open_store(path, DEFAULT) as store:
        assert store.notices == ()


def test_a_false_alarm_sets_nothing_aside(path):
    filled(path)
    database.mark_damaged(path)
    for _ in range(2):
        with open_store(path, DEFAULT) as store:
            assert store.notices == ()
            assert len(list(store.records())) == 3
    assert sorted(one.name for one in path.parent.iterdir()) == ["progress.db"]


# Files that cannot be written now


def test_a_folder_in_the_files_place_is_refused(path):
    path.mkdir()
    assert refused(path).reason is Reason.OTHER


def test_a_file_in_the_folders_place_is_refused(tmp_path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(StorageError) as caught:
        open_store(tmp_path / "file" / "progress.db", DEFAULT)
    assert caught.value.reason is Reason.READ_ONLY


def test_a_locked_file_is_refused_and_left_alone(path, monkeypatch):
    monkeypatch.setattr(database, "BUSY_SECONDS", 0.05)
    filled(path)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("PRAGMA locking_mode = EXCLUSIVE")
    other.execute("BEGIN EXCLUSIVE")
    assert refused(path).reason is Reason.LOCKED
    other.close()
    with open_store(path, DEFAULT) as store:
        assert len(list(store.records())) == 3


def test_an_attempt_that_another_process_kept_from_being_stored_is_not(path, monkeypatch):
    monkeypatch.setattr(database, "BUSY_SECONDS", 0.05)
    with open_store(path, DEFAULT) as store:
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        record = attempted()
        with pytest.raises(StorageError) as caught:
            store.record(record)
        assert caught.value.reason is Reason.LOCKED
        assert list(store.records()) == []
        other.close()
        store.record(record)
        assert list(store.records()) == [record]


def test_on_a_full_disk_nothing_is_stored_until_there_is_room(path):
    with open_store(path, DEFAULT) as store:
        store.record(attempted())
        before = everything(store)
        (pages,) = store._connection.execute("PRAGMA page_count").fetchone()
        store._connection.execute(f"PRAGMA max_page_count = {pages}")
        records = [attempted(f"d/{'x' * 900}{number}", number) for number in range(30)]
        with pytest.raises(StorageError) as caught:
            store.record_all(records)
        assert caught.value.reason is Reason.FULL
        assert everything(store) == before
        store._connection.execute("PRAGMA max_page_count = 100000")
        store.record_all(records)
        assert len(list(store.records())) == 31


FILLING = """
import sys
from pathlib import Path
from quizapp.progress.errors import StorageError
from quizapp.progress.store import open_store
from tests.progress.samples import DEFAULT, attempted

stored = []
try:
    with open_store(Path(sys.argv[1]), DEFAULT) as store:
        for number in range(20_000):
            record = attempted(f"d/{number}", number / 1000)
            store.record(record)
            stored.append(record.id)
except StorageError as error:
    print(error.reason.name, *stored)
"""


@pytest.mark.skipif(sys.platform != "linux" or os.geteuid() != 0, reason="mounting needs root on Linux")
def test_a_really_full_disk_loses_nothing_that_was_stored(tmp_path):
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = shutil.which("mount")
    if (
        not mount
        or subprocess.run([mount, "-t", "tmpfs", "-o", "size=3m", "none", disk], check=False).returncode
    ):
        pytest.skip("mounting is not allowed here")
    try:
        path = disk / "progress.db"
        output = subprocess.run(
            [sys.executable, "-c", FILLING, path], cwd=ROOT, capture_output=True, text=True, check=True
        ).stdout
        reason, *stored = output.split()
        assert reason == "FULL"
        assert len(stored) > 20
        for name in ("progress.db", "progress.db-wal"):
            if (disk / name).exists():
                shutil.copy(disk / name, tmp_path / name)
    finally:
        subprocess.run(["umount", disk], check=True)
    with open_store(tmp_path / "progress.db", DEFAULT) as store:
        assert store.notices == ()
        assert store.verify() == ()
        assert [record.id for record in store.records()] == stored


AS_SOMEBODY = """
import os, sys, resource
import sqlite3, hashlib, json, quizapp.progress.database
from pathlib import Path
from quizapp.progress.errors import StorageError
from quizapp.progress.store import open_store
from tests.progress.samples import DEFAULT, attempted

path = Path(sys.argv[1])
with open_store(None, DEFAULT) as store:
    store.record(attempted())       # loads what is loaded late, before the privileges are gone
if os.geteuid() == 0:
    os.setgid(65534)
    os.setuid(65534)
try:
    with open_store(path, DEFAULT) as store:
        store.record(attempted())
except StorageError as error:
    print(error.reason.name)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such permissions")
@pytest.mark.parametrize("case", ["folder", "file in a folder", "file", "unreadable file", "closed folder"])
def test_what_may_not_be_written_is_refused_and_left_alone(public, case):
    path = public / "progress.db"
    if case != "folder":
        filled(path)
        path.chmod(0o222 if case == "unreadable file" else 0o444)
    before = {one.name: one.read_bytes() for one in public.iterdir()} if os.geteuid() == 0 else {}
    public.chmod({"file": 0o777, "unreadable file": 0o777, "closed folder": 0o000}.get(case, 0o555))
    output = subprocess.run(
        [sys.executable, "-c", AS_SOMEBODY, path], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    assert output.split() == ["READ_ONLY"]
    public.chmod(0o755)
    if before:
        assert {one.name: one.read_bytes() for one in public.iterdir()} == before


# Network folders


def test_in_a_network_folder_there_is_a_rollback_journal_and_a_notice(path, monkeypatch):
    filled(path)
    monkeypatch.setattr(database, "is_network", lambda path: True)
    with open_store(path, DEFAULT) as store:
        assert store.notices == (RollbackJournal(path),)
        assert store._connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)
        assert store._connection.execute("PRAGMA synchronous").fetchone() == (3,)
        store.record(attempted("d/new"))
        assert not path.with_name("progress.db-wal").exists()
    monkeypatch.setattr(database, "is_network", lambda path: False)
    with open_store(path, DEFAULT) as store:
        assert store.notices == ()
        assert len(list(store.records())) == 4


MOUNTS = r"""
22 1 254:0 / / rw,relatime shared:1 - ext4 /dev/vda rw
31 22 0:27 / /home rw,relatime - nfs4 server:/home rw,vers=4.2
32 31 0:28 / /home/anna rw - tmpfs tmpfs rw
33 22 0:29 / /mnt/our\040share rw shared:2 master:3 - cifs //server/share rw
""".lstrip()


@pytest.mark.skipif(sys.platform == "win32", reason="mountinfo is Linux's")
@pytest.mark.parametrize(
    ("place", "kind"),
    [
        ("/progress.db", "ext4"),
        ("/home/ben/progress.db", "nfs4"),
        ("/home/anna/progress.db", "tmpfs"),
        ("/homely/progress.db", "ext4"),
        ("/mnt/our share/class/progress.db", "cifs"),
    ],
)
def test_the_innermost_mount_says_what_filesystem_a_file_is_on(place, kind):
    assert filesystem_of(Path(place), MOUNTS) == kind


# Messages


@pytest.mark.parametrize(("language", "quotes"), [("de", "»«"), ("en", "“”")])
def test_errors_and_notices_name_the_file(path, language, quotes):
    tr = translator(language)
    opening, closing = quotes
    for reason in set(Reason) - {Reason.ERASED}:
        assert f"{opening}{path}{closing}" in StorageError(reason, path, "detail").message(tr)
    assert "detail" in StorageError(Reason.OTHER, path, "detail").message(tr)
    notice = SetAside(path, path.with_name("progress.db.unreadable-1"))
    assert f"{opening}{path}{closing}" in notice.message(tr)
    assert f"{opening}progress.db.unreadable-1{closing}" in notice.message(tr)
    assert f"{opening}{path}{closing}" in RollbackJournal(path).message(tr)

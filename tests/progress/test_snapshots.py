"""A progress file that may only be read: its copy in memory holds what it holds."""

import os
import shutil
import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path

import pytest

from quizapp.progress.database import APPLICATION_ID
from quizapp.progress.errors import Reason, StorageError
from quizapp.progress.snapshots import open_copy
from quizapp.progress.store import open_store
from tests.progress.samples import DEFAULT, attempted

ROOT = Path(__file__).parents[2]


def filled(path: Path) -> None:
    with open_store(path, DEFAULT) as store:
        store.record_all(attempted(f"d/{number}", number / 1000) for number in range(3))


def test_a_copy_holds_what_the_file_holds_and_is_not_the_file(path: Path) -> None:
    filled(path)
    before = path.read_bytes()
    with open_copy(path, DEFAULT) as copy, open_store(path, DEFAULT) as store:
        assert list(copy.records()) == list(store.records())
        copy.record(attempted("d/other"))
        assert len(list(store.records())) == 3
    assert path.read_bytes() == before


def test_a_copy_has_what_another_process_wrote_just_now(path: Path) -> None:
    filled(path)
    with open_store(path, DEFAULT) as store:
        store.record(attempted("d/later"))
        with open_copy(path, DEFAULT) as copy:
            assert list(copy.records()) == list(store.records())


def test_a_copy_of_an_older_file_holds_what_was_learned_too(path: Path) -> None:
    shutil.copy(Path(__file__).parent / "data" / "version-1.db", path)
    with open_copy(path, DEFAULT) as copy:
        assert copy.verify() == ()
        assert all(copy.totals(learner.id).attempts for learner in copy.learners())


def test_what_is_no_progress_file_is_not_copied(path: Path) -> None:
    path.write_text("something else", "utf-8")
    with pytest.raises(StorageError) as caught:
        open_copy(path, DEFAULT)
    assert caught.value.reason is Reason.READ_ONLY


def test_a_newer_file_is_refused_by_its_name(path: Path) -> None:
    filled(path)
    with open_store(path, DEFAULT) as store:
        store._connection.execute("PRAGMA user_version = 99")
        assert store._connection.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
    with pytest.raises(StorageError) as caught:
        open_copy(path, DEFAULT)
    assert (caught.value.reason, caught.value.path) == (Reason.NEWER, path)


AS_READER = """
import os, sys, resource
from pathlib import Path
import sqlite3, hashlib, json, fsrs, quizapp.progress.derived
from quizapp.progress.snapshots import open_copy
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
    with open_copy(path, DEFAULT) as store:
        print(len(list(store.records())), len(store.verify()))
        store.record(attempted())   # in memory one may do as one likes
except StorageError as error:
    print(error.reason.name, error.path)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such permissions")
@pytest.mark.parametrize("case", ["file in a folder", "file", "in use", "unreadable file"])
def test_what_may_only_be_read_is_read_and_left_alone(public: Path, case: str) -> None:
    path = public / "progress.db"
    filled(path)
    with ExitStack() as stack:
        if case == "in use":
            stack.enter_context(open_store(path, DEFAULT)).record(attempted("d/later"))
        for one in public.iterdir():
            one.chmod(0o222 if case == "unreadable file" else 0o444)
        before = path.read_bytes() if os.geteuid() == 0 else b""
        public.chmod(0o777 if case == "file" else 0o555)
        done = subprocess.run(
            [sys.executable, "-c", AS_READER, path], cwd=ROOT, capture_output=True, text=True, check=True
        )
        public.chmod(0o755)
        if before:
            assert path.read_bytes() == before
        wanted = f"READ_ONLY {path}" if case == "unreadable file" else f"{4 if case == 'in use' else 3} 0"
        assert done.stdout.strip() == wanted

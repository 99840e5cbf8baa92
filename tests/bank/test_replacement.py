"""A file is replaced wholly or not at all, keeps what it was besides its data, and is never replaced unasked."""

import os
import stat
import sys
from pathlib import Path

import pytest

from quizapp.bank.replacement import (
    ChangedMeanwhileError,
    ProtectedError,
    replace_file,
    replace_known,
    unfinished,
)
from quizapp.language import translator
from quizapp.language.refusals import refusal

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="there are no such rights or links there")


def names(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


def test_the_data_are_replaced_and_nothing_is_left_behind(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"old")
    replace_file(path, b"new")
    assert path.read_bytes() == b"new"
    assert names(tmp_path) == ["a.yaml"]


@POSIX
@pytest.mark.parametrize("theirs", [b"", b"al", b"alt und neu", b"ALT"])
def test_a_file_that_is_not_as_it_is_known_is_left_to_who_changed_it(theirs: bytes, tmp_path: Path) -> None:
    path = tmp_path / "deck.yaml"
    path.write_bytes(theirs)
    with pytest.raises(ChangedMeanwhileError):
        replace_known(path, b"alt", b"neu")
    assert path.read_bytes() == theirs
    replace_known(path, theirs, b"neu")
    assert path.read_bytes() == b"neu"


def test_a_new_file_has_the_rights_that_any_new_file_has(tmp_path: Path) -> None:
    replace_file(tmp_path / "a", b"x")
    (tmp_path / "b").write_bytes(b"x")
    assert (tmp_path / "a").stat().st_mode == (tmp_path / "b").stat().st_mode


@POSIX
@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664, 0o755])
def test_the_rights_stay(mode: int, tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"old")
    path.chmod(mode)
    replace_file(path, b"new")
    assert stat.S_IMODE(path.stat().st_mode) == mode


def test_a_protected_file_stays_as_it_is_and_the_reason_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"old")
    path.chmod(0o444)
    with pytest.raises(ProtectedError) as raised:
        replace_file(path, b"new")
    path.chmod(0o644)
    assert path.read_bytes() == b"old"
    assert names(tmp_path) == ["a"]
    assert translator("de")(refusal(raised.value)) == "sie ist schreibgeschützt"


@POSIX
def test_a_link_stays_one_and_what_it_leads_to_is_replaced(tmp_path: Path) -> None:
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    (folder / "target").write_bytes(b"old")
    (tmp_path / "link").symlink_to(folder / "target")
    (tmp_path / "second").symlink_to("link")
    replace_file(tmp_path / "second", b"new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "second").is_symlink()
    assert (folder / "target").read_bytes() == b"new"
    assert names(folder) == ["target"]


@POSIX
def test_a_protected_file_behind_a_link_stays_too(tmp_path: Path) -> None:
    (tmp_path / "target").write_bytes(b"old")
    (tmp_path / "target").chmod(0o444)
    (tmp_path / "link").symlink_to("target")
    with pytest.raises(ProtectedError):
        replace_file(tmp_path / "link", b"new")
    assert (tmp_path / "target").read_bytes() == b"old"


@POSIX
def test_what_is_no_file_is_written_into(tmp_path: Path) -> None:
    """A pipe of the test's own: with all rights, a fault here would replace a device of the machine."""
    pipe, link = tmp_path / "pipe", tmp_path / "out"
    os.mkfifo(pipe)
    link.symlink_to(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        for path in (pipe, link):
            replace_file(path, b"x")
            assert pipe.is_fifo()
            assert os.read(reader, 10) == b"x"
    finally:
        os.close(reader)
    assert link.is_symlink()
    assert pipe.is_fifo()


def test_a_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    with pytest.raises(OSError, match=r".") as raised:
        replace_file(tmp_path / "a", b"x")
    assert refusal(raised.value) in ("it is a folder", "that is not permitted")
    assert names(tmp_path) == ["a"]


@POSIX
def test_a_name_as_long_as_names_get_is_no_trouble(tmp_path: Path) -> None:
    path = tmp_path / ("x" * 255)
    replace_file(path, b"old")
    replace_file(path, b"new")
    assert path.read_bytes() == b"new"


def test_data_that_do_not_fit_leave_the_old_ones(tmp_path: Path) -> None:
    resource = pytest.importorskip("resource")
    path = tmp_path / "a"
    path.write_bytes(b"old")
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, limits[1]))
    try:
        with pytest.raises(OSError, match=r"."):
            replace_file(path, b"x" * 100_000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert path.read_bytes() == b"old"
    assert names(tmp_path) == ["a"]


def test_two_at_the_same_time_do_not_meet(tmp_path: Path) -> None:
    path = tmp_path / "a"
    with unfinished(path, b"one") as one, unfinished(path, b"two") as two:
        assert one != two
        two.replace(path)
        one.replace(path)
    assert path.read_bytes() == b"one"
    assert names(tmp_path) == ["a"]

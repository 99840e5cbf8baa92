"""However the program is ended from outside, it goes quietly, and nothing that was told is lost."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from .program import environment, quizapp

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals and pipes are POSIX's here")


def start(home: Path, *arguments: str, **streams: int) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "quizapp", *arguments],
        env=environment(home),
        cwd=home,
        **{"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **streams},
    )


def end(process: subprocess.Popen[bytes]) -> tuple[int, str]:
    """Wait for the end; return the code and what was complained about."""
    _, complaint = process.communicate(timeout=30)
    return process.returncode, complaint.decode()


def wait_for_item(process: subprocess.Popen[bytes]) -> None:
    assert process.stdout is not None
    while b'"item"' not in process.stdout.readline():
        assert process.poll() is None


@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)]
)
def test_a_signal_ends_a_session_without_a_word(number: signal.Signals, code: int, with_deck: Path) -> None:
    process = start(with_deck, "learn", "laender", "--format", "json")
    wait_for_item(process)
    assert process.stdin is not None
    process.stdin.write(b"Hanoi\n")
    process.stdin.flush()
    wait_for_item(process)
    process.send_signal(number)
    assert end(process) == (code, "")
    exported = quizapp("progress", "export", home=with_deck).stdout
    assert sum(json.loads(line)["kind"] == "attempted" for line in exported.splitlines()) == 1
    assert quizapp("progress", "verify", home=with_deck).returncode == 0


@pytest.mark.parametrize("arguments", [["decks"], ["check", "questions"], ["--help"], ["stats"]])
def test_a_reader_that_stops_reading_is_no_error(arguments: list[str], with_deck: Path) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    process = start(with_deck, *arguments, stdout=writer)
    os.close(writer)
    assert end(process) == (141, "")


def test_a_session_whose_reader_goes_ends(with_deck: Path) -> None:
    process = start(with_deck, "learn", "laender", "--format", "json")
    wait_for_item(process)
    assert process.stdout is not None
    process.stdout.close()
    process.stdout = None
    assert process.stdin is not None
    process.stdin.write(b"Hanoi\n")
    process.stdin.flush()
    assert end(process) == (141, "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device")
def test_a_full_disk_is_told(with_deck: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        process = start(with_deck, "decks", stdout=full.fileno())
        code, complaint = end(process)
    assert code == 1
    assert complaint == "quizapp: the disk is full\n"


def test_a_closed_input_is_the_end_of_input(with_deck: Path) -> None:
    done = subprocess.run(
        ["/bin/sh", "-c", f'"{sys.executable}" -m quizapp quiz laender --plain <&-'],
        env=environment(with_deck),
        capture_output=True,
        check=False,
        timeout=30,
    )
    assert b"Nothing was answered." in done.stdout
    assert (done.returncode, done.stderr) == (0, b"")


def test_output_is_not_held_back(with_deck: Path) -> None:
    process = start(with_deck, "quiz", "laender", "--format", "json")
    wait_for_item(process)
    assert process.stdin is not None
    process.stdin.write(b"Hanoi\n")
    process.stdin.flush()
    assert process.stdout is not None
    assert json.loads(process.stdout.readline())["event"] == "feedback"
    process.stdin.close()
    process.stdin = None
    assert end(process) == (0, "")

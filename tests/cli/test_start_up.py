"""Start-up is a feature: what a command does not need is not imported."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from .program import environment

REPORT = "import atexit, sys\natexit.register(lambda: open({path!r}, 'w').write('\\n'.join(sys.modules)))\n"


def imported(home: Path, tmp_path: Path, *arguments: str) -> set[str]:
    """Run the program and return the modules that were imported when it ended."""
    site, report = tmp_path / "site", tmp_path / "modules.txt"
    site.mkdir(exist_ok=True)
    (site / "sitecustomize.py").write_text(REPORT.format(path=str(report)), "utf-8")
    subprocess.run(
        [sys.executable, "-m", "quizapp", *arguments],
        env=environment(home, PYTHONPATH=str(site)),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
        timeout=60,
    )
    return set(report.read_text("utf-8").split())


def settle(home: Path) -> None:
    """Let the question files be old: one changed just now is read again the next time."""
    for path in (home / "questions").iterdir():
        os.utime(path, (1_700_000_000, 1_700_000_000))


def test_the_version_needs_nothing(home: Path, tmp_path: Path) -> None:
    modules = imported(home, tmp_path, "--version")
    assert {name for name in modules if name.startswith("quizapp")} == {"quizapp", "quizapp.cli"}
    assert not modules & {"argparse", "typing", "dataclasses", "sqlite3", "gettext"}


@pytest.mark.parametrize("arguments", [["--help"], ["new"], ["check"], ["lern"]])
def test_commands_without_questions_need_no_scheduler_and_no_screen(
    arguments: list[str], with_deck: Path, tmp_path: Path
) -> None:
    modules = imported(with_deck, tmp_path, *arguments)
    assert modules & {"fsrs", "textual", "rich", "platformdirs", "quizapp.progress.store"} == set()


def test_a_plain_session_needs_no_screen(with_deck: Path, tmp_path: Path) -> None:
    modules = imported(with_deck, tmp_path, "quiz", "laender", "--plain")
    assert not modules & {"textual", "rich", "platformdirs"}


def test_once_indexed_no_question_file_is_parsed(with_deck: Path, tmp_path: Path) -> None:
    settle(with_deck)
    imported(with_deck, tmp_path, "decks")
    assert "yaml" not in imported(with_deck, tmp_path, "decks")


@pytest.mark.skipif(sys.platform == "win32", reason="a pseudo terminal is needed")
def test_the_screens_need_no_parser_no_plain_lines_and_at_first_no_scheduler(
    with_deck: Path, tmp_path: Path
) -> None:
    import pexpect

    settle(with_deck)
    imported(with_deck, tmp_path, "decks")
    report = tmp_path / "modules.txt"
    report.unlink()
    child = pexpect.spawn(
        sys.executable,
        ["-m", "quizapp"],
        env=environment(with_deck, PYTHONPATH=str(tmp_path / "site"), TERM="xterm-256color"),  # type: ignore[arg-type]
        dimensions=(24, 80),
        timeout=30,
    )
    child.expect("quizapp")
    child.sendcontrol("q")
    child.expect(pexpect.EOF)
    child.close()
    modules = set(report.read_text("utf-8").split())
    assert "textual" in modules
    assert modules & {"yaml", "quizapp.plain", "fsrs", "rapidfuzz"} == set()

"""A bug of the program: told kindly, kept whole in a file, and what was answered stays stored."""

import subprocess
import sys
from pathlib import Path

import pytest

from .program import DECK, attempts, environ
from .terminal import Terminal

BROKEN_SCREEN = """
import sys
from quizapp.cli import main
from quizapp.tui.screens.item import ItemScreen

class BrokenScreen(ItemScreen):
    def action_leave_out(self) -> None:
        secret = "was die Schülerin tippte"
        raise LookupError(f"a bug [/] in {len(secret)} letters")

    def key_f9(self) -> None:
        self.action_leave_out()

import quizapp.tui.screens.item
quizapp.tui.screens.item.ItemScreen = BrokenScreen
sys.exit(main())
"""

BROKEN_COMMAND = """
import sys
from quizapp.cli import main, stats

def broken(surroundings):
    raise LookupError("a bug\\x1b[31m")

stats.run = broken
sys.exit(main())
"""

BROKEN_SESSION = """
import sys
import quizapp.plain.flow
from quizapp.cli import main

class BrokenMenu(quizapp.plain.flow.Menu):
    def run(self) -> None:
        raise LookupError("a bug")

quizapp.plain.flow.Menu = BrokenMenu
sys.exit(main())
"""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    folder = tmp_path / "zu Hause"
    (folder / "questions").mkdir(parents=True)
    (folder / "questions" / "zaehlen.yaml").write_text(DECK, "utf-8")
    return folder


def program(folder: Path, text: str) -> list[str]:
    """Return the command for the program with something of it broken."""
    path = folder / "broken.py"
    path.write_text(text, "utf-8")
    return [sys.executable, str(path)]


def reports(home: Path) -> list[Path]:
    return sorted((home / "cache").glob("crash-*.txt"))


def run(home: Path, text: str, *arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*program(home, text), *arguments],
        input="",
        capture_output=True,
        encoding="utf-8",
        cwd=home,
        env=environ(home) | more,
        timeout=60,
        check=False,
    )


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo terminal")
def test_a_bug_behind_a_screen_gives_the_terminal_back_and_tells_where_the_report_is(
    home: Path, tmp_path: Path
) -> None:
    with Terminal(
        "quiz", "zaehlen", home=home, command=program(tmp_path, BROKEN_SCREEN), columns=200
    ) as terminal:
        number = terminal.find(r"Welche Zahl folgt auf (\d+)\?").group(1)
        terminal.press(f"wort{number}\r")
        terminal.wait_for("✓ Richtig")
        terminal.press("\x1b[20~")
        assert terminal.wait_for_end() == 1
        said = terminal.text
    assert "das liegt am Programm, nicht an dir" in said
    assert "LookupError: a bug [/] in 24 letters" in said
    assert "Alles, was du beantwortet hast, ist gespeichert." in said
    (report,) = reports(home)
    assert str(report) in said
    assert "Traceback" not in said
    assert "Schülerin" not in said
    assert "in action_leave_out" in report.read_text("utf-8")
    assert len(attempts(home)) == 1


@pytest.mark.parametrize(
    ("broken", "arguments"), [(BROKEN_COMMAND, ("stats",)), (BROKEN_SESSION, ("--plain",))]
)
def test_a_bug_of_a_command_is_told_in_the_person_s_language(
    broken: str, arguments: tuple[str, ...], home: Path
) -> None:
    for language, words in (("de", "das liegt am Programm"), ("en", "it is the fault of the program")):
        done = run(home, broken, *arguments, "--lang", language)
        assert done.returncode == 1
        assert words in done.stderr
        assert "LookupError: a bug" in done.stderr
        assert "\x1b" not in done.stderr
        assert str(reports(home)[-1]) in done.stderr
        assert "Traceback" not in done.stdout + done.stderr
    assert all("in broken" in text or "in run" in text for text in map(Path.read_text, reports(home)))


def test_only_the_newest_reports_are_kept(home: Path) -> None:
    for _ in range(2):
        run(home, BROKEN_COMMAND, "stats")
    first, second = reports(home)
    for day in range(6):
        (home / "cache" / f"crash-2020010{day}-000000-000000.txt").write_text("old", "utf-8")
    run(home, BROKEN_COMMAND, "stats")
    kept = reports(home)
    assert len(kept) == 5
    assert kept[2:4] == [first, second]


def test_a_report_that_cannot_be_written_is_shown(home: Path) -> None:
    (home / "cache").write_text("in the way", "utf-8")
    done = run(home, BROKEN_COMMAND, "stats", "--lang", "en")
    assert done.returncode == 1
    assert "Please send this report" in done.stderr
    assert "in broken" in done.stderr


def test_what_is_not_stored_is_not_said_to_be(home: Path) -> None:
    (home / "progress.db").mkdir()
    done = run(home, BROKEN_SESSION, "--plain", "--lang", "en")
    assert "it is the fault of the program" in done.stderr
    assert "is stored" not in done.stderr

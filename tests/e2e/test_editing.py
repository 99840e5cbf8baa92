"""Editing in a real terminal: the person's editor opens at the line, and the screens come back."""

import sys
from pathlib import Path

import pytest

from .program import run
from .terminal import Terminal

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo terminal")

DECK = "title: Zählen\nquestions:\n  - id: eins\n    question: Welche Zahl folgt auf 1?\n    answer: zwei\n"

EDITOR = """#!/bin/sh
echo "$@" >> {log}
printf 'im Editor? '
read answer
sed -i 's/folgt auf 1/kommt nach 1/' "$2"
exit {code}
"""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    folder = tmp_path / "zu Hause"
    (folder / "questions").mkdir(parents=True)
    (folder / "questions" / "zaehlen.yaml").write_text(DECK, "utf-8")
    return folder


def editor(folder: Path, code: int = 0) -> str:
    """Make an editor that notes how it was called, asks something, and changes the stem."""
    script = folder / "nano"
    script.write_text(EDITOR.format(log=folder / "log", code=code), "utf-8")
    script.chmod(0o755)
    return str(script)


@pytest.mark.parametrize("code", [0, 3])
def test_the_editor_opens_at_the_line_and_the_edited_question_is_asked(
    home: Path, tmp_path: Path, code: int
) -> None:
    environ = {"EDITOR": editor(tmp_path, code), "VISUAL": ""}
    with Terminal("quiz", "zaehlen", home=home, environ=environ) as terminal:
        terminal.wait_for("Welche Zahl folgt auf 1?")
        terminal.press("\x1b[15~")
        terminal.wait_for("im Editor?")
        terminal.press("ja\r")
        terminal.wait_for("Welche Zahl kommt nach 1?")
        if code:
            terminal.wait_for("Fehler 3")
        else:
            terminal.wait_for("»Zählen« neu gelesen.")
        terminal.press("zwei\r")
        terminal.wait_for("✓ Richtig")
        terminal.press("\x11")
        assert terminal.wait_for_end() == 0
    path = home / "questions" / "zaehlen.yaml"
    assert (tmp_path / "log").read_text("utf-8") == f"+3 {path}\n"
    assert run(home, "progress", "verify").returncode == 0


@pytest.mark.parametrize("is_there", [False, True])
def test_an_editor_that_cannot_be_started_is_told_and_the_question_stays(
    home: Path, tmp_path: Path, is_there: bool
) -> None:
    program = tmp_path / "ed"
    if is_there:
        program.write_text("kein Programm", "utf-8")
    environ = {"EDITOR": str(program), "VISUAL": ""}
    with Terminal("quiz", "zaehlen", home=home, environ=environ) as terminal:
        terminal.wait_for("Welche Zahl folgt auf 1?")
        terminal.press("\x1b[15~")
        terminal.wait_for("lässt sich nicht starten" if is_there else "Es gibt kein Programm")
        terminal.press("zwei\r")
        terminal.wait_for("✓ Richtig")
        terminal.press("\x11")
        assert terminal.wait_for_end() == 0


def test_a_shipped_deck_is_copied_first(home: Path, tmp_path: Path) -> None:
    environ = {"EDITOR": editor(tmp_path), "VISUAL": ""}
    deck = "putin-nordkorea-vietnam"
    with Terminal("quiz", deck, "--seed", "3", home=home, environ=environ, rows=40) as terminal:
        terminal.wait_for("1/10")
        terminal.press("\x1b[15~")
        terminal.wait_for("im Editor?")
        terminal.press("ja\r")
        terminal.wait_for("Du bearbeitest")
        terminal.press("\x11")
        assert terminal.wait_for_end() == 0
    assert {path.name for path in (home / "questions").iterdir()} == {
        "zaehlen.yaml",
        f"{deck}.yaml",
        f"{deck}.md",
    }


DRAFTS = """title: Entwürfe
questions:
  - question: Welche Zahl folgt auf 1?
    answer: zwei
    draft: yes
  - question: Welche Zahl folgt auf 3?
    answer: vier
    draft: yes
"""


def test_the_editor_opens_in_review_at_the_draft_and_comes_back_to_it(home: Path, tmp_path: Path) -> None:
    path = home / "questions" / "entwuerfe.yaml"
    path.write_text(DRAFTS, "utf-8")
    environ = {"EDITOR": editor(tmp_path), "VISUAL": ""}
    with Terminal("review", str(path), home=home, environ=environ) as terminal:
        terminal.wait_for("Entwurf 1 von 2")
        terminal.press("o")
        terminal.wait_for("im Editor?")
        terminal.press("ja\r")
        terminal.wait_for("Welche Zahl kommt nach 1?")
        terminal.wait_for("Die Datei wurde neu gelesen.")
        terminal.press("a")
        terminal.wait_for("Angenommen.")
        terminal.press("\x11")
        assert terminal.wait_for_end() == 0
    assert (tmp_path / "log").read_text("utf-8") == f"+3 {path}\n"
    assert "Welche Zahl kommt nach 1?\n    answer: zwei\n  - " in path.read_text("utf-8")


@pytest.mark.parametrize("name", ["vi", "vim"])
def test_who_chose_no_editor_is_told_how_to_leave_the_one_that_opens(
    name: str, home: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "bin"
    folder.mkdir()
    program = folder / name
    program.write_text("#!/bin/sh\nprintf 'im Editor? '\nread answer\n", "utf-8")
    program.chmod(0o755)
    environ = {"EDITOR": "", "VISUAL": "", "PATH": str(folder)}
    with Terminal("quiz", "zaehlen", home=home, environ=environ) as terminal:
        terminal.wait_for("Welche Zahl folgt auf 1?")
        terminal.press("\x1b[15~")
        terminal.wait_for(":wq")
        assert "im Editor?" not in terminal.text
        terminal.press("\r")
        terminal.wait_for("im Editor?")
        terminal.press("\r")
        terminal.wait_for("Welche Zahl folgt auf 1?")
        terminal.press("zwei\r")
        terminal.wait_for("✓ Richtig")
        terminal.press("\x11")
        assert terminal.wait_for_end() == 0


def test_the_editor_opens_in_a_plain_review_too(home: Path, tmp_path: Path) -> None:
    path = home / "questions" / "entwuerfe.yaml"
    path.write_text(DRAFTS, "utf-8")
    environ = {"EDITOR": editor(tmp_path), "VISUAL": ""}
    with Terminal("review", str(path), "--plain", home=home, environ=environ) as terminal:
        terminal.wait_for("Entwurf 1 von 2")
        terminal.press("e\r")
        terminal.wait_for("im Editor?")
        terminal.press("ja\r")
        terminal.wait_for("Welche Zahl kommt nach 1?")
        terminal.press("q\r")
        assert terminal.wait_for_end() == 0
    assert (tmp_path / "log").read_text("utf-8") == f"+3 {path}\n"

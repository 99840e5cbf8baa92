"""The program in a real terminal, as a person meets it: asked, killed, cramped, locked out."""

import json
import random
import shutil
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from .program import DECK, attempts, environ, run
from .terminal import Terminal

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo terminal")

MARKUP = """
title: "[bold]Fett[/bold] [Hauptstadt]"
id: markup
questions:
  - id: eins
    question: "Was ist [@click=app.quit]hier[/] [/] [Hauptstadt] $text?"
    answer: "[red]rot[/red]"
    wrong:
      - "[/]"
      - "[@click=app.bell]x[/]"
    explanation: "Siehe [link=https://example.org]dort[/link] [/nix]"
    hint: "[blink]Nein[/blink]"
"""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    folder = tmp_path / "zu Hause"
    (folder / "questions").mkdir(parents=True)
    (folder / "questions" / "zaehlen.yaml").write_text(DECK, "utf-8")
    return folder


def asked_for(terminal: Terminal) -> str:
    """Return the number that the item on the screen asks about, once that item is there."""
    return terminal.find(r"Welche Zahl folgt auf (\d+)\?", gone="Richtig").group(1)


def respond(terminal: Terminal) -> str:
    """Type the right text for the number that is asked for; return the item's id once that is acknowledged."""
    number = asked_for(terminal)
    terminal.press(f"wort{number}\r")
    terminal.wait_for("✓ Richtig")
    return f"zaehlen/zahl-{number}"


def test_home_leads_to_a_question_with_one_key_and_the_day_ends_with_a_summary(home: Path) -> None:
    with Terminal(home=home) as terminal:
        terminal.wait_for("Zählen")
        terminal.wait_for(str(home)[-20:], "questions")
        terminal.press("\r")
        for _ in range(10):
            respond(terminal)
            terminal.press("\r")
        terminal.wait_for("10 von 10")
        terminal.press("\x1b")
        terminal.wait_for("Stapel")
        terminal.press("\x1b")
        assert terminal.wait_for_end() == 0
    assert len(attempts(home)) == 10


def test_progress_is_found_again_the_next_time(home: Path) -> None:
    with Terminal("learn", "zaehlen", home=home) as terminal:
        respond(terminal)
        terminal.press("\x11")
        assert terminal.wait_for_end() == 0
    stats = json.loads(run(home, "stats", "--format", "json").stdout)
    assert stats["attempts"] == 1
    with Terminal("--lang", "en", home=home) as terminal:
        terminal.wait_for("399")


def test_a_killed_exam_goes_on_where_it_was(home: Path) -> None:
    with Terminal("exam", "zaehlen", "-n", "3", "--time", "30", home=home) as terminal:
        number = asked_for(terminal)
        terminal.press(f"wort{number}\r")
        terminal.wait_for("2/3")
        terminal.wait_for("1 beantwortet")
        terminal.press("\x1b[17~")
        terminal.wait_for("vorgemerkt")
        terminal.kill()
        terminal.wait_for_end()
    assert attempts(home) == []
    with Terminal(home=home) as terminal:
        terminal.wait_for("Zählen")
        terminal.press("x")
        terminal.wait_for("Du setzt die Prüfung fort")
        terminal.wait_for("1 beantwortet")
        terminal.wait_for("vorgemerkt")
        terminal.find(r"noch (29|30):\d\d")
        terminal.press("\x1b[20~")
        terminal.wait_for("2 Fragen sind noch offen.")
        terminal.press("j")
        terminal.wait_for("33 %")
        terminal.wait_for("Nicht bestanden")
        terminal.press("\x11")
        assert terminal.wait_for_end() == 0
    (attempt,) = attempts(home)
    assert (attempt["item"], attempt["mode"]) == (f"zaehlen/zahl-{number}", "exam")
    assert run(home, "progress", "verify").returncode == 0


def test_ctrl_c_ends_cleanly_in_the_middle_of_a_question(home: Path) -> None:
    with Terminal("quiz", "zaehlen", home=home) as terminal:
        terminal.wait_for("Welche Zahl")
        terminal.press("\x03")
        assert terminal.wait_for_end() in {0, 130}
    assert b"Traceback" not in terminal.raw


def test_a_closed_terminal_ends_the_program(home: Path) -> None:
    with Terminal("quiz", "zaehlen", home=home) as terminal:
        respond(terminal)
        terminal.hang_up()
        assert terminal.ends_within(10)
    assert len(attempts(home)) == 1
    assert run(home, "progress", "verify").returncode == 0


@pytest.mark.parametrize(("columns", "rows"), [(40, 10), (60, 20), (80, 24), (200, 60)])
def test_a_terminal_of_any_size_is_usable(home: Path, columns: int, rows: int) -> None:
    with Terminal("quiz", "zaehlen", "--seed", "1", home=home, columns=columns, rows=rows) as terminal:
        terminal.wait_for("Welche Zahl")
        terminal.press("quatsch\r")
        terminal.wait_for("✗")
        terminal.press("\r")
        respond(terminal)
        terminal.press("\x11")
        assert terminal.wait_for_end() == 0


def test_a_deck_of_textual_markup_is_shown_literally_and_does_nothing(home: Path) -> None:
    (home / "questions" / "markup.yaml").write_text(MARKUP, "utf-8")
    with Terminal(home=home, columns=120, rows=40) as terminal:
        terminal.wait_for("[bold]Fett[/bold] [Hauptstadt]")
    with Terminal("quiz", "markup", home=home, columns=120, rows=40) as terminal:
        terminal.wait_for("Was ist [@click=app.quit]hier[/] [/] [Hauptstadt] $text?")
        for text in ("[red]rot[/red]", "[/]", "[@click=app.bell]x[/]"):
            terminal.wait_for(text)
        terminal.press("h")
        terminal.wait_for("[blink]Nein[/blink]")
        terminal.press("1")
        terminal.wait_for("Siehe [link=https://example.org]dort[/link] [/nix]")
        terminal.press("\r")
        terminal.wait_for("von 1")


def test_hostile_excerpts_are_made_visible_by_check(home: Path) -> None:
    (home / "boese.yaml").write_bytes(
        b"title: x\nquestions:\n  - question: \x1b]52;c;Zm9v\x07 \xe2\x80\xae?\n    answer: a\n"
    )
    done = run(home, "check", "boese.yaml")
    assert done.returncode == 1
    assert not any(char in done.stdout + done.stderr for char in "\x1b\x07\u202e")
    assert ":3:" in done.stdout


def killed_while_responding(home: Path, chance: random.Random) -> list[str]:
    seen: list[str] = []
    with Terminal("quiz", "zaehlen", "-n", "300", home=home) as terminal:
        seen.append(respond(terminal))
        timer = threading.Timer(chance.uniform(0.0, 0.4), terminal.kill)
        timer.start()
        try:
            while True:
                terminal.press("\r")
                seen.append(respond(terminal))
        except (AssertionError, OSError):
            pass
        finally:
            timer.cancel()
    return seen


def kill_again_and_again(home: Path, rounds: int) -> None:
    chance = random.Random(20240618)
    seen = [item for _ in range(rounds) for item in killed_while_responding(home, chance)]
    stored = [record["item"] for record in attempts(home)]
    for item in seen:
        assert item in stored, "acknowledged on the screen, but not in the log"
        stored.remove(item)
    assert len(stored) <= rounds
    assert run(home, "progress", "verify").returncode == 0


def test_killed_in_the_terminal_nothing_acknowledged_is_lost(home: Path) -> None:
    kill_again_and_again(home, 3)


@pytest.mark.long
def test_killed_in_the_terminal_a_hundred_times_nothing_acknowledged_is_lost(home: Path) -> None:
    kill_again_and_again(home, 100)


def in_namespace(script: str) -> list[str] | None:
    """Return a command that runs a shell script as root of a namespace of its own, if that is possible here."""
    unshare = shutil.which("unshare")
    if unshare is None or subprocess.run([unshare, "-rm", "true"], capture_output=True).returncode:
        return None
    return [unshare, "-rm", "sh", "-ec", script + '\nexec "$0" -m quizapp "$@"', sys.executable]


def test_in_a_read_only_folder_one_can_learn_and_is_told_that_nothing_is_kept(home: Path) -> None:
    command = in_namespace(f"mount --bind '{home}' '{home}' && mount -o remount,bind,ro '{home}'")
    if command is None:
        pytest.skip("needs user namespaces")
    with Terminal("quiz", "zaehlen", home=home, command=command, cwd=Path("/")) as terminal:
        terminal.wait_for("Achtung")
        terminal.press(f"wort{asked_for(terminal)}\r")
        terminal.wait_for("✓ Richtig")
        terminal.press("\x11")
        assert terminal.wait_for_end() == 0


@pytest.mark.parametrize(
    "command", [("stats",), ("decks", "--format", "json"), ("progress", "export"), ("progress", "verify")]
)
def test_what_is_in_a_read_only_folder_can_be_read(home: Path, command: tuple[str, ...]) -> None:
    read_only = in_namespace(f"mount --bind '{home}' '{home}' && mount -o remount,bind,ro '{home}'")
    if read_only is None:
        pytest.skip("needs user namespaces")
    run(home, "learn", "zaehlen", text="wort0\n")
    wanted = run(home, *command)
    done = subprocess.run(
        [*read_only, *command], capture_output=True, encoding="utf-8", cwd="/", env=environ(home), check=False
    )
    assert wanted.returncode == done.returncode == 0
    assert done.stdout == wanted.stdout
    assert "lässt sich nicht beschreiben" in done.stderr


FULL_DISK = """
mount -t tmpfs -o size=1m tmpfs "{home}"
mkdir "{home}/questions" && cp "{folder}/zaehlen.yaml" "{home}/questions/"
(
    while [ ! -e "{folder}/fill" ]; do sleep 0.05; done
    head -c 2000000 /dev/zero > "{home}/filler" 2> /dev/null || touch "{folder}/filled"
    while [ ! -e "{folder}/empty" ]; do sleep 0.05; done
    rm "{home}/filler" && touch "{folder}/emptied"
) &
"""


def wait_for_file(terminal: Terminal, path: Path) -> None:
    while not path.exists():
        terminal.look(0.05)


def test_on_a_full_disk_the_response_waits_until_there_is_room(home: Path, tmp_path: Path) -> None:
    shutil.copy(home / "questions" / "zaehlen.yaml", tmp_path)
    command = in_namespace(FULL_DISK.format(home=home, folder=tmp_path))
    if command is None:
        pytest.skip("needs user namespaces")
    with Terminal("quiz", "zaehlen", "-n", "300", home=home, command=command, cwd=Path("/")) as terminal:
        respond(terminal)
        (tmp_path / "fill").touch()
        wait_for_file(terminal, tmp_path / "filled")
        while "Datenträger ist voll" not in terminal.text:
            terminal.press("\r")
            terminal.press(f"wort{asked_for(terminal)}\r")
            terminal.wait_for("✓ Richtig", "Datenträger ist voll")
        terminal.wait_for("Datenträger ist voll", gone="✓ Richtig")
        (tmp_path / "empty").touch()
        wait_for_file(terminal, tmp_path / "emptied")
        terminal.press("\r")
        terminal.wait_for("✓ Richtig")
        terminal.press("\x11")
        assert terminal.wait_for_end() == 0

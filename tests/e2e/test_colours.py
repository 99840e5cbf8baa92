"""Without colours, everything can still be read and told apart by signs and words."""

import sys
from pathlib import Path

import pytest

from .terminal import Terminal

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo terminal")

DECK = """title: Ölfelder
id: oel
article: oel.md
as_of: 2099-01-01
questions:
  - id: eins
    question: Wer betreibt das Ölfeld?
    answer: Vietnam und Russland
    wrong:
      - Nordkorea
    source: betreiben Vietnam und Russland gemeinsam
  - id: zwei
    question: Welche sind Länder?
    answers:
      - Vietnam
      - Russland
    wrong:
      - Hanoi
"""
ARTICLE = "Das Ölfeld betreiben Vietnam und Russland gemeinsam, seit vierzig Jahren."


@pytest.fixture
def home(tmp_path: Path) -> Path:
    folder = tmp_path / "home"
    (folder / "questions").mkdir(parents=True)
    (folder / "questions" / "oel.yaml").write_text(DECK, "utf-8")
    (folder / "questions" / "oel.md").write_text(ARTICLE, "utf-8")
    return folder


def colourful(terminal: Terminal) -> set[str]:
    """Return the colours on the screen that are no grey."""
    cells = (cell for line in terminal._screen.buffer.values() for cell in line.values())
    colours = {colour for cell in cells for colour in (cell.fg, cell.bg)} - {"default"}
    return {colour for colour in colours if len({colour[:2], colour[2:4], colour[4:]}) > 1}


@pytest.mark.parametrize(
    "theme",
    ["dark", *(pytest.param(name, marks=pytest.mark.long) for name in ("light", "contrast", "colourblind"))],
)
def test_without_colours_signs_and_words_say_everything(home: Path, theme: str) -> None:
    (home / "settings.yaml").write_text(f"theme: {theme}\nselect_first: yes\n", "utf-8")
    with Terminal(home=home, environ={"NO_COLOR": "1"}) as terminal:
        terminal.wait_for("› Alle Stapel")
        terminal.press("\x1b[B")
        terminal.wait_for("› Ölfelder")
        terminal.press(",")
        terminal.wait_for("› Sprache")
        terminal.press("\x1b[B")
        terminal.find("› Farben +< ")
        assert colourful(terminal) == set()
    with Terminal("learn", "oel", home=home, environ={"NO_COLOR": "1"}) as terminal:
        place = terminal.find(r"(\d)  Nordkorea").group(1)
        terminal.press(place)
        terminal.wait_for(f"› {place}  Nordkorea")
        terminal.press("\r")
        for text in (f"✗ {place}  Nordkorea  ← deine Antwort", "✗ Leider falsch", "Richtig ist: Vietnam"):
            terminal.wait_for(text)
        terminal.find(r"✓ \d  Vietnam und Russland")
        terminal.wait_for("▐betreiben Vietnam und Russland gemeinsam▌")
        assert colourful(terminal) == set()
        terminal.press("\r")
        number = terminal.find(r"(\d)  \[ \] Hanoi").group(1)
        terminal.press(number)
        terminal.wait_for(f"› {number}  [x] Hanoi")


def test_with_colours_there_are_some(home: Path) -> None:
    with Terminal("learn", "oel", home=home) as terminal:
        terminal.wait_for("Nordkorea")
        terminal.wait_for("? Hilfe")
        assert colourful(terminal)


def test_what_is_set_on_the_screen_holds_the_next_time(home: Path) -> None:
    with Terminal(home=home) as terminal:
        terminal.wait_for("› Alle Stapel")
        terminal.press(",")
        terminal.wait_for("› Sprache")
        terminal.press("\x1b[D")
        terminal.wait_for("› Language")
        terminal.press("\x11")
        assert terminal.wait_for_end() == 0
    assert "\nlanguage: en\n" in (home / "settings.yaml").read_text("utf-8")
    with Terminal(home=home) as terminal:
        terminal.wait_for("› All decks")

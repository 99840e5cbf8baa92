"""Reviewing drafts line by line: what is told, what a letter does, what is in the file then."""

from collections.abc import Callable
from pathlib import Path

import pytest

from quizapp.authoring.reviewing import load_review
from quizapp.editing import Place
from quizapp.language import translator
from quizapp.plain.console import Console
from quizapp.plain.reviewing import Reviewing

DECK = """title: Reise
article: reise.md
questions:
  # Prüfe, ob das Jahr stimmt.
  - question: In welchem Jahr war Putin zuletzt dort?
    answer: 2000
    wrong:
      - choice: 1991
        feedback: Da war er noch nicht Präsident.
      - 2014
    source: seit dem Jahr 2000
    draft: yes

  - question: Wie viele Schuss waren es?
    number: 5
    tolerance: 0,5
    source: steht nirgends
    draft: yes
"""

Talk = Callable[..., list[str]]


@pytest.fixture
def file(questions: Path) -> Path:
    (questions / "reise.md").write_text("Es ist die erste Reise seit dem Jahr 2000.", "utf-8")
    path = questions / "reise.yaml"
    path.write_text(DECK, "utf-8")
    return path


@pytest.fixture
def talk(file: Path) -> Talk:
    """Type lines, or do something where a line is a function; then end the input; return what was told."""

    def talked(*lines: str | Callable[[], object], edit: Callable[[Place], str] | None = None) -> list[str]:
        told: list[str] = []
        waiting = iter(lines)

        def read() -> str | None:
            for line in waiting:
                if isinstance(line, str):
                    return line
                line()
            return None

        console = Console(read, told.append, translator("en"))
        Reviewing(console, load_review(file), "reise.yaml", edit).run()
        return told

    return talked


def test_a_draft_is_told_with_its_key_its_passage_and_what_to_look_at(talk: Talk, file: Path) -> None:
    told = talk("s")
    start = told.index("Draft 1 of 2")
    assert told[start : start + 9] == [
        "Draft 1 of 2",
        "In welchem Jahr war Putin zuletzt dort?",
        "1: 2000",
        "2: 1991",
        "3: 2014",
        "The right answer: 2000",
        "About “1991”: Da war er noch nicht Präsident.",
        "In the briefing: Es ist die erste Reise “seit dem Jahr 2000”.",
        "To be checked: Prüfe, ob das Jahr stimmt.",
    ]
    assert "Right within ± 0,5" in told
    assert "Not in the briefing word for word: “steht nirgends”" in told
    assert told[-3:] == ["2 drafts are left.", "Next, check the whole file:", "quizapp check reise.yaml"]
    assert file.read_text("utf-8") == DECK


def test_letters_accept_drop_and_take_back(talk: Talk, file: Path) -> None:
    seen: list[str] = []
    told = talk("a", "x", "u", lambda: seen.append(file.read_text("utf-8")), "/x", "")
    assert [line for line in told if line in ("Accepted.", "Dropped.", "Taken back.")] == [
        "Accepted.",
        "Dropped.",
        "Taken back.",
        "Dropped.",
    ]
    assert "# Prüfe" not in seen[0]
    assert "Wie viele" in seen[0]
    assert "Wie viele" not in file.read_text("utf-8")
    assert "1 draft accepted, 1 draft dropped." in told


def test_the_last_decision_can_be_taken_back_too(talk: Talk, file: Path) -> None:
    told = talk("x", "x", "u", "u", "u", "q")
    assert "That was the last draft. Enter ends, u takes the decision back." in told
    assert "There is nothing to undo." in told
    assert file.read_text("utf-8") == DECK


def test_going_on_goes_round_and_decides_nothing(talk: Talk, file: Path) -> None:
    told = talk("", "s", "p")
    assert [line for line in told if line.startswith("Draft ")] == [
        "Draft 1 of 2",
        "Draft 2 of 2",
        "Draft 1 of 2",
        "Draft 2 of 2",
    ]
    assert file.read_text("utf-8") == DECK


def test_changes_are_made_in_an_editor_and_read_again(talk: Talk, file: Path) -> None:
    told = talk("e", lambda: file.write_text(DECK.replace("zuletzt dort", "zuerst dort"), "utf-8"), "r", "a")
    assert f"Change “{file}” from line 5 on in your editor and save it; then type r here." in told
    assert "In welchem Jahr war Putin zuerst dort?" in told
    assert "zuerst dort" in file.read_text("utf-8")
    assert "1 draft accepted." in told


def test_a_file_changed_meanwhile_is_told_and_read_again(talk: Talk, file: Path) -> None:
    theirs = DECK.replace("zuletzt dort", "zuerst dort")
    told = talk(lambda: file.write_text(theirs, "utf-8"), "x")
    assert any(line.startswith("The file was changed by somebody else") for line in told)
    assert file.read_text("utf-8") == theirs


def test_a_file_that_is_gone_cannot_be_read_again(talk: Talk, file: Path) -> None:
    told = talk(file.unlink, "r")
    assert f"“{file}” cannot be read: there is no such file or folder." in told


def test_other_letters_tell_what_can_be_said(talk: Talk) -> None:
    told = talk("?", "was")
    assert sum(line.startswith("a accept, x drop") for line in told) == 3


def test_without_drafts_it_is_said_what_a_draft_is(talk: Talk, file: Path) -> None:
    file.write_text(DECK.replace("    draft: yes\n", ""), "utf-8")
    assert talk() == [
        "There are no drafts in “reise.yaml”.",
        "An entry with the line “draft: yes” is a draft too.",
    ]


def test_the_editor_opens_at_the_draft_and_what_it_saved_is_told(talk: Talk, file: Path) -> None:
    places: list[Place] = []

    def edit(place: Place) -> str:
        places.append(place)
        file.write_text(DECK.replace("Wie viele Schuss", "Wie viele Male"), "utf-8")
        return "It ended with an error."

    told = talk("s", "e", edit=edit)
    assert places == [Place(file, 14)]
    at = told.index("Wie viele Male waren es?")
    assert told[at - 3 : at] == ["It ended with an error.", "", "Draft 2 of 2"]


def test_a_file_broken_in_the_editor_can_be_mended_there(talk: Talk, file: Path) -> None:
    states = iter([DECK.replace("question:", "frage:"), DECK])
    places: list[int] = []

    def edit(place: Place) -> str:
        places.append(place.line)
        file.write_text(next(states), "utf-8")
        return ""

    told = talk("e", "e", "q", edit=edit)
    assert places == [5, 5]
    assert "No draft is left. Enter ends, e changes the file, r reads it again." in told
    assert [line for line in told if line.startswith("Draft ")] == ["Draft 1 of 2", "Draft 1 of 2"]


def test_what_a_check_would_say_is_told_with_what_to_do(talk: Talk) -> None:
    told = talk("s")
    at = told.index("warning in line 17: this passage is not in the briefing")
    assert told[at + 1].startswith("copy it word for word; the closest sentence there is: Es ist")

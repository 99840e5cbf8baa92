"""Line by line too, question files are used as they are now, and a question is found in its file."""

from pathlib import Path

from quizapp.core.attempts import Mode
from quizapp.study import Start

from ..conftest import Clock
from .pupil import at_home

HOME = Start()
DECK = "title: Flüsse\nquestions:\n  - question: Welcher Fluss?\n    answer: Rhein\n"
MORE = DECK + "  - question: Welcher noch?\n    anwser: Elbe\n"


def test_back_in_the_menu_files_are_read_again_and_the_line_says_so(tmp_path: Path, clock: Clock) -> None:
    path = tmp_path / "questions" / "fluesse.yaml"
    path.parent.mkdir()
    path.write_text(DECK, "utf-8")
    with at_home(tmp_path, clock, "Anna") as pupil:

        def save_and_quit() -> list[str]:
            path.write_text(MORE, "utf-8")
            return pupil.type("{Decks}", "{Back}", "{Quit}", start=HOME)

        told = save_and_quit()
    assert "“Flüsse” was read again. 1 problem in fluesse.yaml." in told


def test_where_a_question_stands_is_told(tmp_path: Path, clock: Clock) -> None:
    path = tmp_path / "questions" / "fluesse.yaml"
    path.parent.mkdir()
    path.write_text(DECK, "utf-8")
    with at_home(tmp_path, clock, "Anna") as pupil:
        told = pupil.type("/e", "/q", start=Start(Mode.QUIZ))
        assert f"This question stands in line 3 of {path}" in told
        events = pupil.send("/bearbeiten", "/q", start=Start(Mode.QUIZ))
        place = next(event for event in events if event["event"] == "place")
        assert (place["path"], place["line"]) == (str(path), 3)

"""Finding a question line by line: a query, a numbered list, and what can be done to one of it."""

from quizapp.progress.records import Flagged, Reset, Resumed, Suspended, Unflagged
from quizapp.study import Start

from .conftest import MakePupil
from .pupil import Pupil

HOME = Start()


def finding(pupil: Pupil, *lines: str) -> list[str]:
    """Type lines after »Find a question«; return what was told after that."""
    told = pupil.type("{Find a question}", *lines, start=HOME)
    return told[told.index("12: Quit") + 1 :]


def done(pupil: Pupil, kind: type) -> list[str]:
    return [record.body.item for record in pupil.workspace.store.records() if isinstance(record.body, kind)]


def test_a_query_lists_what_it_finds_with_numbers(pupil_with: MakePupil) -> None:
    told = finding(pupil_with("typed", "number", "choice"), "kind:typed")
    assert "1 question found." in told
    assert "1: Wie heißt das Ölfeld? (Alle Arten, short text, new)" in told
    assert "2: Back" in told


def test_a_number_tells_the_question_in_full(pupil_with: MakePupil) -> None:
    told = finding(pupil_with("choice"), "", "1")
    place = told.index("2: Back")
    question = told[place + 1 :]
    assert any(line.startswith("Right: ") for line in question)
    assert any(line.startswith("- ") for line in question)
    assert "new" in question


def test_it_is_suspended_and_asked_again(pupil_with: MakePupil) -> None:
    pupil = pupil_with("typed")
    told = finding(pupil, "", "1", "{Suspend: do not ask it any more}", "{Ask it again}", "{Back}", "{Back}")
    assert "suspended" in told
    assert len(done(pupil, Suspended)) == len(done(pupil, Resumed)) == 1


def test_the_list_tells_what_was_changed(pupil_with: MakePupil) -> None:
    told = finding(pupil_with("typed"), "", "1", "{Suspend: do not ask it any more}", "{Back}")
    assert "1: Wie heißt das Ölfeld? (Alle Arten, short text, suspended)" in told


def test_a_reset_is_agreed_to_first(pupil_with: MakePupil) -> None:
    pupil = pupil_with("typed")
    finding(pupil, "", "1", "{Reset: let it be new again}", "n")
    assert done(pupil, Reset) == []
    finding(pupil, "", "1", "{Reset: let it be new again}", "y")
    assert len(done(pupil, Reset)) == 1


def test_it_is_flagged_with_a_note(pupil_with: MakePupil) -> None:
    pupil = pupil_with("typed")
    told = finding(pupil, "", "1", "{Flag it for the author}", "Stimmt das?", "{Take the flag down}")
    assert "new, flagged: Stimmt das?" in told
    assert len(done(pupil, Flagged)) == len(done(pupil, Unflagged)) == 1


def test_a_slip_in_the_query_is_told(pupil_with: MakePupil) -> None:
    told = finding(pupil_with("typed"), "is:dew")
    assert any("“dew” is not known here." in line for line in told)


def test_the_help_tells_what_can_be_typed(pupil_with: MakePupil) -> None:
    told = finding(pupil_with("typed"), "/?")
    assert any(line.startswith("is:…: due, new") for line in told)


def test_nothing_found_is_said_and_asks_again(pupil_with: MakePupil) -> None:
    told = finding(pupil_with("typed"), "walfisch", "/q")
    assert told.index("Nothing found.") < len(told) - 9
    assert told.count("What are you looking for? Nothing for everything, /? for help, /q to go back.") == 2


def test_many_are_told_in_parts(pupil_with: MakePupil) -> None:
    text = "title: Viele\nquestions:\n" + "".join(
        f"  - id: f{n}\n    question: Frage {n}?\n    answer: Antwort {n}\n" for n in range(45)
    )
    told = finding(pupil_with(text=text), "", "{More}", "{More}", "5")
    assert "45 questions found." in told
    assert "21: More" in told
    assert "1: Frage 40? (Viele, short text, new)" in told
    assert "Right: Antwort 44" in told


def test_in_german_german_words_are_understood(pupil_with: MakePupil) -> None:
    pupil = pupil_with("typed", "choice")
    pupil.language = "de"
    told = pupil.type("7", "art:kurztext ist:neu", "1", start=HOME)
    assert "1 Frage gefunden." in told
    assert "neu" in told

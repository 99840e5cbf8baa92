"""What a learner does to an item in the plain interface, in words and in JSON."""

import pytest

from quizapp.core.responses import Text
from quizapp.plain.lines import Command, UnknownCommandError, parse_line, parse_note
from quizapp.progress.records import Flagged, Overruled, Postponed, Suspended, Unflagged
from quizapp.study import Start

from ..conftest import Clock
from .conftest import MakePupil
from .pupil import LEARN, QUIZ, Pupil


def bodies(pupil: Pupil, *kinds: type) -> list[object]:
    return [record.body for record in pupil.workspace.store.records() if isinstance(record.body, kinds)]


@pytest.mark.parametrize(
    ("line", "command"),
    [
        ("/@", Command.SUSPEND),
        ("/suspend", Command.SUSPEND),
        ("/Aussetzen", Command.SUSPEND),
        ("/-", Command.POSTPONE),
        ("/tomorrow", Command.POSTPONE),
        ("/morgen", Command.POSTPONE),
        ("/!", Command.FLAG),
        ("/!zu leicht", Command.FLAG),
        ("/! zu leicht", Command.FLAG),
        ("/flag zu leicht", Command.FLAG),
        ("/melden", Command.FLAG),
        ("/i", Command.INFO),
        ("/info", Command.INFO),
        ("/o", Command.OVERRULE),
        ("/richtig", Command.OVERRULE),
        ("/right", Command.OVERRULE),
    ],
)
def test_commands_go_by_a_sign_and_by_a_german_and_an_english_name(line: str, command: Command) -> None:
    assert parse_line(line) is command


@pytest.mark.parametrize("line", ["/aussetzen bitte", "/@x", "/hallo", "/i info"])
def test_what_is_no_command_is_none_with_more_words_either(line: str) -> None:
    with pytest.raises(UnknownCommandError):
        parse_line(line)


@pytest.mark.parametrize(
    ("line", "note"), [("/!", ""), ("/!zu  leicht", "zu leicht"), ("/melden zu leicht ", "zu leicht")]
)
def test_a_flag_has_a_note(line: str, note: str) -> None:
    assert parse_note(line) == note


@pytest.mark.parametrize(
    ("line", "said", "kind", "back"),
    [
        ("/@", "Suspended. /u takes that back.", Suspended, "It is not suspended any more."),
        ("/-", "Put off until tomorrow. /u takes that back.", Postponed, "It is not put off any more."),
    ],
)
def test_an_item_put_aside_gives_way_to_the_next_and_comes_back_with_undo(
    pupil_with: MakePupil, line: str, said: str, kind: type, back: str
) -> None:
    pupil = pupil_with("typed", "number")
    told = pupil.type(line, "/u", start=LEARN)
    assert [entry for entry in told if entry in (said, back)] == [said, back]
    assert told.count("Wie heißt das Ölfeld?") == 2
    assert len(bodies(pupil, kind)) == 1


def test_the_last_answer_can_be_counted_as_right(pupil_with: MakePupil) -> None:
    pupil = pupil_with("typed", "number")
    told = pupil.type("Quatsch", "/o", "5", start=LEARN)
    after = told[told.index("Counts as right, because you say so.") :]
    assert after[1].startswith("Next time in")
    assert "2 of 2 right, 100 percent." in after
    assert len(bodies(pupil, Overruled)) == 1


def test_the_answer_to_the_only_item_can_be_counted_as_right(pupil_with: MakePupil) -> None:
    told = pupil_with("typed").type("Quatsch", "/o", start=LEARN)
    assert "1 of 1 right, 100 percent." in told


def test_after_a_quiz_its_last_answer_can_still_be_counted_as_right(pupil_with: MakePupil) -> None:
    told = pupil_with("typed").type("Quatsch", "/o", start=QUIZ)
    assert "0 of 1 right, 0 percent." in told
    assert told[-1] == "1 of 1 right, 100 percent."


@pytest.mark.parametrize("lines", [("/o",), ("Bach Ho", "/o"), ("/s", "/o")])
def test_nothing_else_can_be_counted_as_right(pupil_with: MakePupil, lines: tuple[str, ...]) -> None:
    pupil = pupil_with("typed", "number")
    assert "There is no answer that could be counted as right." in pupil.type(*lines, start=LEARN)
    assert bodies(pupil, Overruled) == []


def test_a_choice_cannot_be_counted_as_right(pupil_with: MakePupil) -> None:
    pupil = pupil_with("choice", "typed")
    pupil.type("{Hue}", "/o", start=LEARN)
    assert bodies(pupil, Overruled) == []


def test_an_item_is_flagged_with_a_note_and_unflagged_without(pupil_with: MakePupil) -> None:
    pupil = pupil_with("typed")
    told = pupil.type("/! zu leicht", "/!", "/!")
    assert [line for line in told if "lagged" in line] == [
        "Flagged for the author.",
        "Not flagged any more.",
        "Flagged for the author.",
    ]
    assert [getattr(body, "note", None) for body in bodies(pupil, Flagged, Unflagged)] == [
        "zu leicht",
        None,
        "",
    ]


def test_info_is_told_in_words(pupil_with: MakePupil, clock: Clock) -> None:
    pupil = pupil_with("typed")
    told = pupil.type("/i", "Quatsch", "/i", start=LEARN)
    assert "Why now: it is new." in told
    assert "You have not answered it yet." in told
    assert "Why now: it comes again because it was missed." in told
    assert "today, Learning: Not right. Quatsch" in told


def test_info_tells_judgements_in_words(pupil_with: MakePupil) -> None:
    pupil = pupil_with("truth")
    pupil.type("{True}", start=LEARN)
    assert "today, Learning: Not right. True" in pupil.type("/i")


def test_the_help_names_the_commands(pupil_with: MakePupil) -> None:
    told = pupil_with("typed").type("/?")
    for sign in ("/o ", "/@ ", "/- ", "/! ", "/i "):
        assert any(line.startswith(sign) for line in told)


def test_leeches_are_named_in_the_summary(pupil_with: MakePupil, clock: Clock) -> None:
    pupil = pupil_with("typed")
    for _ in range(8):
        assert "This question does not stick:" not in pupil.type("Quatsch", start=LEARN)
        clock.forward(days=60)
    told = pupil.type("Quatsch", start=LEARN)
    assert told[told.index("This question does not stick:") + 1] == "Wie heißt das Ölfeld?"
    assert any("(/@)" in line for line in told)
    clock.forward(days=60)
    (summary,) = [event for event in pupil.send("Quatsch", start=LEARN) if event["event"] == "summary"]
    assert summary["leeches"] == summary["missed"]


def test_programs_get_events(pupil_with: MakePupil) -> None:
    pupil = pupil_with("typed", "number")
    sent = pupil.send("/i", "/! alt", "/!", "Quatsch", "/o", start=LEARN)
    assert [event["event"] for event in sent] == [
        "item",
        "info",
        "flagged",
        "unflagged",
        "feedback",
        "item",
        "overruled",
        "summary",
    ]
    info, flagged, feedback, overruled = sent[1], sent[2], sent[4], sent[6]
    assert (info["why"], info["due"], info["history"], info["flag"]) == ("new", None, [], None)
    assert flagged["note"] == "alt"
    assert feedback["overrulable"] is True
    assert feedback["leech"] is False
    assert overruled["id"] == feedback["id"]
    assert overruled["days"] >= 1


def test_programs_get_the_next_item_after_one_is_put_aside(pupil_with: MakePupil) -> None:
    sent = pupil_with("typed", "number").send("/-", "/u", "/@", start=LEARN)
    assert [event["event"] for event in sent] == [
        "item",
        "postponed",
        "item",
        "undone",
        "item",
        "suspended",
        "item",
        "summary",
    ]


def test_who_comes_back_is_told_of_one_sitting(pupil_with: MakePupil, clock: Clock) -> None:
    many = "title: L\nquestions:\n" + "".join(
        f"  - id: n{n}\n    question: Frage {n}?\n    answer: Antwort {n}\n" for n in range(25)
    )
    pupil = pupil_with(text=many, new_a_day=40)
    study = pupil.workspace.study(pupil.learner)
    for _ in range(2):
        session = study.learn()
        while session.current is not None:
            session = study.respond(
                session, Text(session.current.stem[:-1].replace("Frage", "Antwort")), 1
            ).session
    clock.forward(days=100)
    told = pupil.type("/q", start=Start())
    assert "Welcome back. What you still know best comes first. The rest can wait." in told
    assert "Today: 20 of 25 due, 0 new, about 5 minutes." in told

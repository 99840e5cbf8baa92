"""An exam line by line, and in JSON."""

from collections.abc import Callable
from typing import Any

import pytest

from quizapp.core.attempts import Mode
from quizapp.progress.records import Attempted, ExamFinished
from quizapp.study import Start

from ..conftest import Clock
from .pupil import Pupil

MakePupil = Callable[..., Pupil]
EXAM = Start(Mode.EXAM, seed=3)
LIMITED = EXAM._replace(minutes=10)

TWO = """
title: Länder
questions:
  - id: eins
    question: Wie heißt die Hauptstadt von Vietnam?
    answer: Hanoi
    wrong:
      - Hue
      - Da Nang
    tags: [Asien]
  - id: zwei
    question: Wie heißt die Hauptstadt von Laos?
    answer: Vientiane
    explanation: Am Mekong.
    tags: [Fluss]
"""


def place_of(pupil: Pupil, country: str) -> int:
    """Return the number under which an item is asked in the exam of the seed."""
    events = pupil.send("/l", start=EXAM)
    ids = [item["id"] for event in events if event["event"] == "list" for item in event["items"]]
    pupil.workspace.store._connection.execute("DELETE FROM draft")
    return next(
        n for n, one in enumerate(ids, 1) if one.endswith({"Vietnam": "eins", "Laos": "zwei"}[country])
    )


def names(events: list[dict[str, Any]]) -> list[str]:
    return [event["event"] for event in events]


def finished(pupil: Pupil) -> list[ExamFinished]:
    bodies = [record.body for record in pupil.workspace.store.records()]
    return [body for body in bodies if isinstance(body, ExamFinished)]


@pytest.fixture
def pupil(pupil_with: MakePupil) -> Pupil:
    return pupil_with(text=TWO)


def test_a_whole_exam_is_told_at_the_end(pupil: Pupil) -> None:
    first = place_of(pupil, "Vietnam") == 1
    lines = ["{Hanoi}", "Vientiane"] if first else ["Vientiane", "{Hanoi}"]
    told = pupil.type(*lines, "y", start=EXAM)
    before = told[: told.index("Hand the exam in? y or n.")]
    assert before.count("Noted.") == 2
    assert not any("ight" in line for line in before[4:])
    after = told[len(before) :]
    assert "Passed." in after
    assert "100 percent of the points, 60 percent are needed." in after
    assert "2 of 2 points." in after
    assert "Asien: 1 of 1 right." in after
    assert "Your answer: Hanoi" in after
    assert "Am Mekong." in after
    assert finished(pupil)[0].right == 2
    assert pupil.worked


def test_commands_lead_through_the_exam(pupil: Pupil) -> None:
    laos = place_of(pupil, "Laos")
    stay = ["n"] if laos == 2 else []
    told = pupil.type(
        f"/g {laos}",
        "Nirgendwo",
        *stay,
        f"/g {laos}",
        "/m",
        "/l",
        "/c",
        "/n",
        "/p",
        "/g 7",
        "/x",
        "/?",
        start=EXAM,
    )
    assert "Your answer: Nirgendwo" in told
    assert "Marked." in told
    assert any(
        line.startswith(f"{laos}: answered, marked. Wie heißt die Hauptstadt von Laos?") for line in told
    )
    assert f"{laos} of 2, marked" in told
    assert "There are questions 1 to 2." in told
    assert any("“/x” is no command" in line for line in told)
    assert "/g 7 go to question 7" in told
    assert told[-1] == "The exam is kept. Begin an exam to go on with it."
    assert finished(pupil) == []


@pytest.mark.parametrize("command", ["/submit", "/abgeben", "/ABGEBEN"])
def test_handing_in_is_confirmed(pupil: Pupil, command: str) -> None:
    told = pupil.type(command, "n", "/q", start=EXAM)
    assert "2 questions are still open." in told
    assert finished(pupil) == []
    told = pupil.type(command, "j", start=EXAM)
    assert "You go on with the exam that you had not handed in." in told
    assert "Not passed." in told
    assert told.count("Not answered.") == 2
    assert len(finished(pupil)) == 1


def test_not_handing_in_after_the_last_leads_to_what_is_open(pupil: Pupil) -> None:
    laos = place_of(pupil, "Laos")
    if laos == 1:
        told = pupil.type("/n", "1", "n", start=EXAM)
    else:
        told = pupil.type("/n", "Vientiane", "n", start=EXAM)
    assert "1 question is still open." in told
    assert told.count("1 of 2") == 2


def test_an_unreadable_line_is_no_answer(pupil: Pupil) -> None:
    vietnam = place_of(pupil, "Vietnam")
    told = pupil.type(f"/g {vietnam}", "9", start=EXAM)
    assert "Give a number from 1 to 3." in told
    assert "Noted." not in told


def test_gaps_and_pairs_are_given_line_by_line(pupil_with: MakePupil) -> None:
    pupil = pupil_with("gap", "matching")
    told = pupil.type("/l", "/q", start=EXAM)
    assert sum("open." in line for line in told) == 2


def test_the_time_left_is_told_with_each_item(pupil: Pupil, clock: Clock) -> None:
    pupil.think = lambda: clock.forward(minutes=4)
    told = pupil.type("/n", "/p", start=LIMITED)
    assert [line for line in told if line.endswith("left.")] == [
        "10 minutes left.",
        "6 minutes left.",
        "2 minutes left.",
    ]


def test_what_comes_after_the_time_does_not_count(pupil: Pupil, clock: Clock) -> None:
    pupil.think = lambda: clock.forward(minutes=10)
    told = pupil.type("1", start=LIMITED)
    assert "The time is up. The exam was handed in." in told
    assert told.count("Not answered.") == 2
    assert finished(pupil)[0].seconds == 600


def test_an_exam_whose_time_ran_out_meanwhile_is_handed_in_as_it_stood(pupil: Pupil, clock: Clock) -> None:
    pupil.type(start=LIMITED)
    clock.forward(hours=2)
    told = pupil.type(start=LIMITED)
    assert told[0] == "The time of your last exam is up; it was handed in as it stood."
    assert len(finished(pupil)) == 1


def test_earlier_exams_are_told(pupil: Pupil, clock: Clock) -> None:
    pupil.type("/submit", "y", start=EXAM)
    clock.forward(days=1)
    told = pupil.type("/submit", "y", start=EXAM)
    assert "17 June 2024: 0 percent, not passed." in told


def test_the_menu_holds_exams(pupil: Pupil) -> None:
    told = pupil.type("{Exam}", "/submit", "y", "/q", start=Start())
    assert "Not passed." in told
    assert len(finished(pupil)) == 1


def test_of_a_deck_too(pupil: Pupil) -> None:
    told = pupil.type("{Decks}", "1", "{Exam}", "/submit", "y", "/q", start=Start())
    assert finished(pupil)[0].decks == ("arten",)
    assert "Not passed." in told


def test_in_json_each_answer_is_an_event_and_the_exam_the_last(pupil: Pupil) -> None:
    laos = place_of(pupil, "Laos")
    events = pupil.send(f"/g {laos}", "Vientiane", "/m", "/g 9", "/submit", start=LIMITED)
    assert [name for name in names(events) if name != "item"] == [
        "answered",
        "marked",
        "invalid",
        "feedback",
        "feedback",
        "exam",
    ]
    items = [event for event in events if event["event"] == "item"]
    assert items[0].keys() >= {
        "id",
        "kind",
        "stem",
        "choices",
        "position",
        "total",
        "response",
        "marked",
        "left",
    }
    assert items[0]["left"] == 600
    answered = next(event for event in events if event["event"] == "answered")
    assert answered["response"] == ["Vientiane"]
    assert answered["open"] == 1
    feedbacks = {event["id"]: event for event in events if event["event"] == "feedback"}
    assert feedbacks["arten/zwei"]["verdict"] == "right"
    assert feedbacks["arten/zwei"]["key"] == ["Vientiane"]
    assert feedbacks["arten/eins"]["response"] is None
    exam = events[-1]
    assert (exam["asked"], exam["answered"], exam["right"], exam["share"], exam["passed"]) == (
        2,
        1,
        1,
        0.5,
        False,
    )
    assert (exam["needed"], exam["limit"], exam["earlier"]) == (60, 10, [])


def test_in_json_an_exam_can_be_left_and_goes_on(pupil: Pupil) -> None:
    assert names(pupil.send("/m", start=EXAM))[-1] == "left"
    events = pupil.send("/submit", start=EXAM)
    assert names(events) == ["notice", "item", "feedback", "feedback", "exam"]
    assert events[1]["marked"] is True


def test_a_judgement_is_spelled_like_the_choices_in_json(pupil_with: MakePupil) -> None:
    pupil = pupil_with("truth")
    events = pupil.send("2", "/submit", start=EXAM)
    item = events[0]
    feedback = next(event for event in events if event["event"] == "feedback")
    assert feedback["response"] == [item["choices"][1]]
    assert set(feedback["key"]) <= set(item["choices"])


def test_in_german(pupil: Pupil) -> None:
    pupil.language = "de"
    told = pupil.type("/m", "/m", "/c", "1", "/submit", "j", start=LIMITED)
    for said in ("Vorgemerkt.", "Nicht mehr vorgemerkt.", "Notiert.", "Noch 10 Minuten.", "Nicht bestanden."):
        assert said in told
    assert "Die Prüfung abgeben? j oder n." in told


def test_marking_does_not_tell_the_item_again(pupil: Pupil) -> None:
    told = pupil.type("/m", "/m", start=EXAM)
    assert sum("Hauptstadt" in line for line in told) == 1


def test_nothing_to_ask(pupil_with: MakePupil) -> None:
    pupil = pupil_with(text="title: Leer\nquestions: []\n")
    assert pupil.type(start=EXAM) == ["There are no questions for an exam here."]
    assert not pupil.worked
    assert [(event["event"], event["asked"]) for event in pupil.send(start=EXAM)] == [("exam", 0)]
    assert not pupil.worked


def test_what_cannot_be_stored_is_told_and_can_be_said_again(pupil: Pupil) -> None:
    connection = pupil.workspace.store._connection
    laos = place_of(pupil, "Laos")
    count = 0

    def think() -> None:
        nonlocal count
        count += 1
        connection.execute(f"PRAGMA query_only = {'ON' if count == 2 else 'OFF'}")

    pupil.think = think
    told = pupil.type(f"/g {laos}", "Vientiane", "Vientiane", "/submit", "y", start=EXAM)
    assert any("Try the same again" in line for line in told)
    assert told.count("Noted.") == 1
    assert finished(pupil)[0].right == 1


# Cramming


CRAM = Start(Mode.CRAM)


def test_cramming_touches_no_schedule(pupil: Pupil) -> None:
    events = pupil.send("Vientiane", start=CRAM._replace(tag="Fluss"))
    assert events[1]["days"] is None
    assert events[-1]["mode"] == "cram"
    bodies = [record.body for record in pupil.workspace.store.records()]
    attempts = [body.attempt for body in bodies if isinstance(body, Attempted)]
    assert {(one.mode, one.rating) for one in attempts} == {(Mode.CRAM, None)}


@pytest.mark.parametrize(
    ("start", "said"),
    [
        (CRAM._replace(missed=True), "No question was answered wrongly last time; there is nothing to cram."),
        (CRAM._replace(tag="Öl"), "No question has the tag “Öl”."),
        (
            CRAM._replace(tag="Asien", missed=True),
            "No question with the tag “Asien” was answered wrongly last time.",
        ),
    ],
)
def test_nothing_to_cram_is_said(pupil: Pupil, start: Start, said: str) -> None:
    assert pupil.type(start=start) == [said]
    assert not pupil.worked
    assert pupil.send(start=start)[-1]["asked"] == 0


def test_only_what_was_missed_is_crammed(pupil: Pupil, clock: Clock) -> None:
    pupil.think = lambda: clock.forward(seconds=5)
    laos = CRAM._replace(tag="fluss")
    pupil.type("falsch", start=laos)
    events = pupil.send("Vientiane", start=CRAM._replace(missed=True))
    assert [event["id"] for event in events if event["event"] == "item"] == ["arten/zwei"]
    assert events[-1]["complete"] is True
    told = pupil.type(start=CRAM._replace(missed=True))
    assert "there is nothing to cram" in told[0]


def test_a_missed_one_comes_again_while_cramming(pupil: Pupil) -> None:
    told = pupil.type("falsch", "Vientiane", start=CRAM._replace(tag="Fluss"))
    assert "It comes again in a moment." in told
    assert "Once more, 1 is left" in told
    assert "0 of 1 right, 0 percent." in told


def test_the_menu_crams(pupil: Pupil) -> None:
    told = pupil.type("{Cram}", "/q", "/q", start=Start())
    assert "2 questions. /? tells the commands, /q quits." in told

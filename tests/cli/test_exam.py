"""Exams and cramming from the command line."""

import json
from pathlib import Path

import pytest

from .program import quizapp


def events(text: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in text.splitlines()]


def test_an_exam_through_a_pipe(with_deck: Path) -> None:
    done = quizapp("exam", "laender", "--time", "30", "--pass", "50", home=with_deck, lines="/submit\ny\n")
    assert done.returncode == 0
    assert "30 minutes left." in done.stdout
    assert "0 percent of the points, 50 percent are needed." in done.stdout
    assert done.stderr == ""


def test_an_exam_in_json(with_deck: Path) -> None:
    done = quizapp(
        "exam",
        "laender",
        "-n",
        "1",
        "--seed",
        "1",
        "--format",
        "json",
        home=with_deck,
        lines="Hanoi\n/submit\n",
    )
    found = events(done.stdout)
    assert [event["event"] for event in found] == ["item", "answered", "item", "feedback", "exam"]
    assert found[-1]["asked"] == 1
    assert done.returncode == 0


def test_an_exam_that_was_left_goes_on_in_the_next_run(with_deck: Path) -> None:
    quizapp("exam", "laender", "--seed", "1", home=with_deck, lines="Hanoi\n")
    done = quizapp("exam", home=with_deck, lines="/submit\ny\n")
    assert "You go on with the exam that you had not handed in." in done.stdout
    assert "Your answer: Hanoi" in done.stdout


def test_cramming_through_a_pipe(with_deck: Path) -> None:
    done = quizapp("cram", "laender", home=with_deck, lines="/q\n")
    assert "2 questions." in done.stdout
    assert done.returncode == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--missed"], "there is nothing to cram"),
        (["--tag", "Öl"], "No question has the tag “Öl”."),
    ],
)
def test_nothing_to_cram_is_said_and_the_exit_code_is_one(
    with_deck: Path, words: list[str], said: str
) -> None:
    done = quizapp("cram", *words, home=with_deck)
    assert said in done.stdout
    assert done.returncode == 1


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["exam", "--time", "0"], "give a whole number from 1 on."),
        (["exam", "--pass", "101"], "give a whole number from 1 to 100."),
        (["exam", "--pass"], "“--pass” needs a value."),
        (["cram", "--missed=ja"], "“--missed” takes no value."),
        (["quiz", "--time", "5"], "“--time” does not go with this command."),
        (["cram", "-n", "5"], "“-n” does not go with this command."),
        (["exam", "--tine", "5"], "Did you mean “--time”?"),
        (["exam", "laendr"], "Did you mean “laender”?"),
    ],
)
def test_wrong_words_are_explained(with_deck: Path, words: list[str], said: str) -> None:
    done = quizapp(*words, home=with_deck)
    assert said in done.stderr
    assert done.returncode == 2


@pytest.mark.parametrize("command", ["exam", "cram"])
@pytest.mark.parametrize("language", ["de", "en"])
def test_both_have_a_help_that_fits(with_deck: Path, command: str, language: str) -> None:
    done = quizapp(command, "--help", "--lang", language, home=with_deck)
    assert done.returncode == 0
    assert all(len(line) <= 80 for line in done.stdout.splitlines())

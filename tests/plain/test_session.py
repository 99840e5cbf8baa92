"""A session told aloud: what is asked, how it is responded to, what is said then."""

import re

import pytest

from quizapp.core.attempts import Mode
from quizapp.progress.records import Attempted, SessionFinished, Undone
from quizapp.study import Start

from ..conftest import Clock
from .conftest import MakePupil
from .kinds import KINDS, SPOKEN
from .pupil import LEARN, Pupil

DRAWN = re.compile(r"[\u2500-\u27bf\u2800-\u28ff\x1b]")
"""Box drawing, blocks, arrows and dingbats, braille, escape codes."""


def attempts(pupil: Pupil) -> list[str]:
    records = pupil.workspace.store.records()
    return [record.body.attempt.verdict.value for record in records if isinstance(record.body, Attempted)]


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_asked_and_a_right_response_is_told_right(kind: str, pupil_with: MakePupil) -> None:
    pupil = pupil_with(kind)
    told = pupil.type(*SPOKEN[kind].right)
    assert "1 of 1" in told
    assert ("Known." if kind == "recall" else "Right.") in told
    assert "1 of 1 right, 100 percent." in told
    assert attempts(pupil) == ["right"]


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_tells_the_verdict_first_and_then_the_key(kind: str, pupil_with: MakePupil) -> None:
    told = pupil_with(kind).type(*SPOKEN[kind].wrong)
    verdict = next(
        place for place, line in enumerate(told) if line in ("Not right.", "Partly right.", "Not known yet.")
    )
    key = {
        "choice": "Hanoi",
        "choices": "rot",
        "truth": "False",
        "typed": "Bach Ho",
        "gap": "Hanoi",
        "number": "5 Millionen",
        "matching": "Bach Ho – Ölfeld",
        "ordering": "1. früh",
        "certainty": "as a suspicion",
    }.get(kind)
    assert key is None or any(key in line for line in told[verdict + 1 :])


def test_all_kinds_in_one_session(pupil_with: MakePupil) -> None:
    pupil = pupil_with(learners=("Anna",), quiz_length=10)
    order = [event["kind"] for event in pupil.send("/s", *["/s"] * 20) if event["event"] == "item"]
    assert sorted(order) == sorted(KINDS)
    told = pupil.type(*[line for kind in order for line in SPOKEN[kind].right])
    assert [line for line in told if re.fullmatch(r"\d+ of 10", line)] == [f"{n} of 10" for n in range(1, 11)]
    assert (told.count("Right."), told.count("Known.")) == (9, 1)
    assert "10 of 10 right, 100 percent." in told


def test_nothing_is_drawn_and_no_cursor_moved(pupil_with: MakePupil) -> None:
    pupil = pupil_with(quiz_length=10)
    order = [event["kind"] for event in pupil.send(*["/s"] * 20) if event["event"] == "item"]
    told = pupil.type(*[line for kind in order for line in SPOKEN[kind].wrong], "/h", "/?", "/q")
    assert not [line for line in told if DRAWN.search(line) or "\n" in line or "____" in line]


def test_a_gap_is_named_in_the_stem_and_asked_by_its_name(pupil_with: MakePupil) -> None:
    told = pupil_with("gap").type("Vietnam", "Hue")
    assert "In “gap 1” liegt “gap 2”." in told
    assert told.index("Gap 1:") < told.index("Gap 2:")
    assert "Partly right." in told
    assert "Gap 1: Vietnam" in told
    assert "Gap 2: Hanoi. You gave: Hue" in told


def test_a_gap_to_choose_for_is_named_too(pupil_with: MakePupil) -> None:
    told = pupil_with(
        text="title: L\nquestions:\n  - gap: Es fördert __Erdöl__.\n    wrong:\n      - Kohle\n      - Gas\n"
    ).type("{Erdöl}")
    assert "Es fördert “gap”." in told
    assert "Right." in told


def test_pairs_are_asked_one_by_one(pupil_with: MakePupil) -> None:
    told = pupil_with("matching").type("{Ölfeld}", "-")
    assert told.index("1: Bach Ho") < told.index("2: Vietsovpetro")
    assert "Vietsovpetro – Unternehmen. You gave: nothing" in told


def test_an_order_tells_what_each_line_followed_and_how_much_of_that_was_right(pupil_with: MakePupil) -> None:
    told = pupil_with("ordering").type("{später} {zuletzt} {früh}")
    start = told.index("The right order:")
    assert told[start - 1 : start + 5] == [
        "Partly right.",
        "The right order:",
        "1. früh. You gave: after line 3",
        "2. später. You gave: at the top",
        "3. zuletzt",
        "What counts is which line follows which: 1 of 2 are right.",
    ]


def test_a_right_order_is_told_without_remarks(pupil_with: MakePupil) -> None:
    told = pupil_with("ordering").type(*SPOKEN["ordering"].right)
    start = told.index("The right order:")
    assert told[start + 1 : start + 4] == ["1. früh", "2. später", "3. zuletzt"]
    assert not any("What counts" in line for line in told)


def test_after_the_key_come_remark_explanation_passage_and_next_time(pupil_with: MakePupil) -> None:
    told = pupil_with("choice").type("{Hue}")
    after = told[told.index("Not right.") :]
    assert after[:4] == [
        "Not right.",
        "The right answer: Hanoi",
        "About your answer: Hue war es früher.",
        "Seit 1976 ist es Hanoi.",
    ]
    told = pupil_with("certainty").type("{as a suspicion}", start=LEARN)
    assert (
        "In the briefing, as of 17 June 2024: Das Land “wird verdächtigt, Waffen zu liefern”."
        " Es bestreitet das." in told
    )
    assert any(line.startswith("Next time in") for line in told)


def test_other_names_that_count_are_told(pupil_with: MakePupil) -> None:
    assert "Also right: Weißer Tiger" in pupil_with("typed").type("Bach Ho")


def test_a_typing_error_is_told(pupil_with: MakePupil) -> None:
    assert "Right (typing error)." in pupil_with("typed").type("Weiser Tigger")


def test_what_cannot_be_read_counts_nothing_and_is_asked_again(pupil_with: MakePupil) -> None:
    pupil = pupil_with("choice")
    told = pupil.type("", "7", "/x", "{Hanoi}")
    assert told.count("Give a number from 1 to 3.") == 2
    assert any("“/x” is no command" in line for line in told)
    assert attempts(pupil) == ["right"]


def test_a_slash_is_typed_as_two(pupil_with: MakePupil) -> None:
    pupil = pupil_with(text="title: S\nquestions:\n  - question: Welches Zeichen?\n    answer: /h\n")
    assert "Right." in pupil.type("//h")


def test_the_hint_is_told_and_remembered(pupil_with: MakePupil) -> None:
    pupil = pupil_with("choice")
    assert "Hint: Es beginnt mit H und endet mit i." in pupil.type("/h", "{Hanoi}", start=LEARN)
    (attempt,) = (r.body.attempt for r in pupil.workspace.store.records() if isinstance(r.body, Attempted))
    assert attempt.hinted


def test_a_hint_that_is_not_there_costs_nothing(pupil_with: MakePupil) -> None:
    pupil = pupil_with("choices")
    assert "There is no hint for this one." in pupil.type("/h", "{rot} {blau}", start=LEARN)
    (attempt,) = (r.body.attempt for r in pupil.workspace.store.records() if isinstance(r.body, Attempted))
    assert not attempt.hinted


def test_repeat_tells_the_item_again(pupil_with: MakePupil) -> None:
    told = pupil_with("gap").type("Vietnam", "/r", "Hanoi")
    assert told.count("In “gap 1” liegt “gap 2”.") == 2
    assert told.count("Gap 2:") == 2
    assert "Right." in told


def test_skipped_items_count_nothing(pupil_with: MakePupil) -> None:
    pupil = pupil_with("choice", "typed")
    told = pupil.type("/s", "/s")
    assert told.count("Skipped.") == 2
    assert "Nothing was answered." in told
    assert attempts(pupil) == []


def test_undo_takes_the_last_response_back(pupil_with: MakePupil) -> None:
    pupil = pupil_with("typed", "number")
    told = pupil.type("Quatsch", "/u", "/u", start=LEARN)
    assert "The answer was taken back." in told
    assert "There is nothing to undo." in told
    assert sum(isinstance(record.body, Undone) for record in pupil.workspace.store.records()) == 1
    assert pupil.learner is not None
    assert pupil.workspace.store.totals(pupil.learner.id).attempts == 0


def test_undo_within_a_response_begins_it_anew(pupil_with: MakePupil) -> None:
    pupil = pupil_with("gap")
    told = pupil.type("Laos", "/u", "Vietnam", "Hanoi")
    assert told.count("Gap 1:") == 2
    assert attempts(pupil) == ["right"]


def test_the_last_response_can_be_taken_back_too(pupil_with: MakePupil) -> None:
    pupil = pupil_with("typed")
    told = pupil.type("Quatsch", "/u", "Bach Ho")
    assert "Repeat the missed one? y or n." in told
    assert told[-1] == "1 of 1 right, 100 percent."


def test_the_missed_can_be_repeated(pupil_with: MakePupil) -> None:
    told = pupil_with("typed").type("Quatsch", "vielleicht", "y", "Bach Ho")
    assert told.count("Wie heißt das Ölfeld?") == 3
    assert "y or n." in told
    assert "1 of 1 right, 100 percent." in told


def test_a_missed_item_comes_again_in_learn(pupil_with: MakePupil) -> None:
    told = pupil_with("typed", "number").type("Quatsch", "5", "Bach Ho", start=LEARN)
    assert "It comes again in a moment." in told
    assert "Once more, 1 is left" in told
    assert [line for line in told if re.fullmatch(r"\d of 2", line)] == ["1 of 2", "2 of 2"]
    assert "1 of 2 right, 50 percent." in told


def test_the_end_of_input_ends_with_a_summary(pupil_with: MakePupil) -> None:
    pupil = pupil_with("typed", "number")
    told = pupil.type("Bach Ho", start=LEARN)
    assert told[-1] == "1 of 1 right, 100 percent."
    assert not [r for r in pupil.workspace.store.records() if isinstance(r.body, SessionFinished)]


def test_quitting_ends_with_a_summary(pupil_with: MakePupil) -> None:
    told = pupil_with("typed", "number").type("Bach Ho", "/q", "Bach Ho", start=LEARN)
    assert told[-1] == "1 of 1 right, 100 percent."


def test_a_finished_session_is_stored_as_finished(pupil_with: MakePupil) -> None:
    pupil = pupil_with("typed")
    pupil.type("Bach Ho")
    (body,) = (r.body for r in pupil.workspace.store.records() if isinstance(r.body, SessionFinished))
    assert (body.mode, body.answered, body.right) == (Mode.QUIZ, 1, 1)


def test_the_help_names_every_command(pupil_with: MakePupil) -> None:
    told = " ".join(pupil_with("typed").type("/?"))
    assert all(command in told for command in ("/h", "/u", "/r", "/s", "/q", "/?", "//"))


def test_with_nothing_due_more_new_ones_are_offered(pupil_with: MakePupil) -> None:
    pupil = pupil_with("typed", "number", new_a_day=1)
    assert "Right." in pupil.type("Bach Ho", start=LEARN)
    told = pupil.type("y", "5", start=LEARN)
    assert told[0] == "Nothing is due today. Learn 1 new one all the same? y or n."
    assert "Right." in told


def test_with_nothing_to_ask_the_program_says_so(pupil_with: MakePupil) -> None:
    pupil = pupil_with("typed")
    pupil.type("Bach Ho", start=LEARN)
    assert pupil.type(start=LEARN) == ["Nothing is due today, and nothing new can be asked today."]
    assert not pupil.worked


def test_after_a_sitting_the_rest_is_offered(pupil_with: MakePupil) -> None:
    text = "title: V\nquestions:\n" + "".join(
        f"  - question: Was ist {n} mal 1?\n    answer: {n}\n" for n in range(100, 125)
    )
    pupil = pupil_with(text=text, new_a_day=40)
    told = pupil.type(*(str(n) for n in range(100, 120)), "y", "120", start=LEARN)
    assert "Go on with 5 more? y or n." in told
    assert told.count("Right.") == 21


def test_the_time_until_the_response_is_stored(pupil_with: MakePupil, clock: Clock) -> None:
    pupil = pupil_with("typed")
    pupil.think = lambda: clock.forward(seconds=7)
    pupil.type("Bach Ho")
    (attempt,) = (r.body.attempt for r in pupil.workspace.store.records() if isinstance(r.body, Attempted))
    assert attempt.milliseconds == 7000


def test_only_the_named_decks_are_asked(pupil_with: MakePupil) -> None:
    pupil = pupil_with("typed")
    assert pupil.type(start=Start(Mode.QUIZ, frozenset({"other"}))) == ["There are no questions here yet."]


def test_in_german(pupil_with: MakePupil) -> None:
    pupil = pupil_with("gap", "truth", quiz_length=2)
    pupil.language = "de"
    told = pupil.type("/s", "/s", "/?")
    assert "1 von 2" in told
    assert "In »Lücke 1« liegt »Lücke 2«." in told
    assert "Lücke 1:" in told
    assert "1: Stimmt" in told


def test_a_draft_is_told_to_be_one_and_is_not_put_aside(pupil_with: MakePupil) -> None:
    pupil = pupil_with(text="title: T\nquestions:\n  - question: A?\n    answer: B\n    draft: yes\n")
    told = pupil.type("/@", "B", start=Start(Mode.QUIZ, drafts=True))
    assert told[2:5] == ["1 of 1", "Draft:", "A?"]
    assert "A draft is never due, so it cannot be put aside." in told
    assert attempts(pupil) == ["right"]

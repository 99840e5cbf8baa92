"""What a learner does to an item while it is asked: by key, by mouse, and back again."""

import re
from datetime import timedelta

import pytest

from quizapp.core.attempts import Mode
from quizapp.core.items import TrueFalse, Truth
from quizapp.core.responses import Chosen, Text
from quizapp.core.session import skip
from quizapp.language import translator
from quizapp.progress.records import Attempted, Flagged, Overruled, Postponed, Reset, Suspended, Unflagged
from quizapp.study import Start

from ..conftest import Clock
from .conftest import Driven, Open, deck
from .decks import CHOICE, GAPS, NUMBER, SECOND, TYPED

QUIZ = Start(Mode.QUIZ, length=2, seed=1)
HOME = Start()
WIDE = (140, 24)


def kinds(driven: Driven) -> list[type]:
    return [type(record.body) for record in driven.store.records()][1:]


def bodies(driven: Driven, kind: type) -> list[object]:
    return [record.body for record in driven.store.records() if isinstance(record.body, kind)]


@pytest.mark.parametrize(
    ("key", "word", "said", "kind", "back"),
    [
        ("@", "@ suspend", "Suspended. u takes that back.", Suspended, "It is not suspended any more."),
        ("-", "- tomorrow", "Put off until tomorrow. u takes that back.", Postponed, "It is not put off any"),
    ],
)
@pytest.mark.parametrize("by_mouse", [False, True])
async def test_an_item_put_aside_gives_way_to_the_next_one_at_once(
    open_app: Open, key: str, word: str, said: str, kind: type, back: str, by_mouse: bool
) -> None:
    async with open_app(deck(CHOICE + SECOND), size=WIDE) as driven:
        await (driven.click(word) if by_mouse else driven.press(key))
        assert "Wie heißt der Fluss?" in driven.text
        assert said in driven.text
        assert kinds(driven) == [kind]
        await driven.press("u")
        assert "Wie heißt die Hauptstadt?" in driven.text
        assert back in driven.text


@pytest.mark.parametrize("key", ["f6", "f7"])
async def test_while_typing_letters_are_letters_and_other_keys_command(open_app: Open, key: str) -> None:
    async with open_app(deck(TYPED + SECOND)) as driven:
        await driven.press("@", "minus", "!", "i", "o")
        assert "@-!io" in driven.text
        assert kinds(driven) == []
        await driven.press(key)
        assert "Wie heißt der Fluss?" in driven.text
        assert "u takes that back." in driven.text
        await driven.press("ctrl+z")
        assert "Wie heißt das Ölfeld?" in driven.text


async def test_before_a_field_the_way_back_is_a_key_that_is_no_letter(open_app: Open) -> None:
    async with open_app(deck(CHOICE + TYPED)) as driven:
        await driven.press("@")
        assert "Suspended. Ctrl+Z takes that back." in driven.text


async def test_an_answered_item_can_be_put_aside_too_and_does_not_come_again(open_app: Open) -> None:
    async with open_app(deck(TYPED + SECOND)) as driven:
        await driven.type("Quatsch")
        await driven.press("enter", "@")
        assert "Wie heißt der Fluss?" in driven.text
        await driven.press(driven.line_with("Mekong").split()[0], "enter")
        assert driven.screen == "ResultsScreen"


async def test_after_the_last_item_is_put_aside_the_session_is_over(open_app: Open) -> None:
    async with open_app(deck(CHOICE)) as driven:
        await driven.press("@")
        assert driven.screen == "HomeScreen"
        assert "1 new" not in driven.text


@pytest.mark.parametrize(
    ("question", "given"), [(TYPED, ["Quatsch"]), (NUMBER, ["7"]), (GAPS, ["Laos", "Hanoi"])]
)
@pytest.mark.parametrize("by_mouse", [False, True])
async def test_what_marking_may_have_read_wrongly_can_be_counted_as_right(
    open_app: Open, question: str, given: list[str], by_mouse: bool
) -> None:
    async with open_app(deck(question + CHOICE)) as driven:
        for text in given:
            await driven.type(text)
            await driven.press("enter")
        assert "o count as right" in driven.last_line
        await (driven.click("o count as right") if by_mouse else driven.press("o"))
        assert "✓ Counts as right, because you say so" in driven.text
        assert "next time in" in driven.text
        assert "comes again in a moment" not in driven.text
        assert "count as right" not in driven.last_line
        assert kinds(driven) == [Attempted, Overruled]
        await driven.press("enter")
        await driven.press(driven.line_with("Hanoi").split()[0], "enter")
        assert "2 of 2 right" in driven.text


async def test_nothing_else_can_be_counted_as_right(open_app: Open) -> None:
    async with open_app(deck(CHOICE + TYPED)) as driven:
        await driven.press("o", driven.line_with("Hue").split()[0], "o")
        assert "count as right" not in driven.last_line
        await driven.press("enter")
        await driven.type("Bach Ho")
        await driven.press("enter", "o")
        assert kinds(driven) == [Attempted, Attempted]


async def test_undo_goes_back_several_steps(open_app: Open) -> None:
    async with open_app(deck(TYPED + CHOICE + SECOND + NUMBER)) as driven:
        await driven.type("Quatsch")
        await driven.press("enter", "o", "enter", "s", "minus")
        told = []
        while "Wie heißt das Ölfeld?" not in driven.text:
            await driven.press("ctrl+z")
            told.append(driven.line_with("· "))
        assert [line.strip(" ·") for line in told] == [
            "It is not put off any more.",
            "Skipping was taken back.",
            "The answer was taken back.",
        ]
        assert driven.store.verify() == ()
        assert "undo" not in driven.last_line


@pytest.mark.parametrize("key", ["!", "f8"])
async def test_an_item_is_flagged_with_a_note_that_can_be_changed_and_taken_down(
    open_app: Open, key: str
) -> None:
    async with open_app(deck(CHOICE)) as driven:
        await driven.press(key)
        assert driven.screen == "FlagDialog"
        assert "Wie heißt die Hauptstadt?" in driven.text
        assert "take the flag down" not in driven.last_line
        await driven.type("zu leicht")
        await driven.press("enter")
        assert "Flagged for the author." in driven.text
        await driven.press(key)
        assert "You flagged this question" in driven.text
        assert "zu leicht" in driven.text
        await driven.type(".")
        await driven.press("enter", key)
        await driven.click("take the flag down")
        assert "Not flagged any more." in driven.text
        assert [type(body) for body in (*bodies(driven, Flagged), *bodies(driven, Unflagged))] == [
            Flagged,
            Flagged,
            Unflagged,
        ]
        assert [body.note for body in bodies(driven, Flagged)] == ["zu leicht", "zu leicht."]


async def test_leaving_the_flag_leaves_all_as_it_is(open_app: Open) -> None:
    async with open_app(deck(CHOICE), size=WIDE) as driven:
        await driven.click("! flag")
        await driven.type("x")
        await driven.press("escape")
        assert driven.screen == "ItemScreen"
        assert kinds(driven) == []


async def test_a_note_with_marks_is_shown_as_it_is(open_app: Open) -> None:
    async with open_app(deck(CHOICE)) as driven:
        await driven.press("!", "left_square_bracket", "slash", "right_square_bracket", "enter", "i")
        assert "Flag" in driven.text
        assert "[/]" in driven.text


async def test_info_tells_the_past_and_why_it_is_asked_now(open_app: Open, clock: Clock) -> None:
    async with open_app(deck(TYPED)) as driven:
        await driven.press("f9")
        assert driven.screen == "ItemInfoScreen"
        assert "it is new" in driven.line_with("Why now")
        assert "not planned yet" in driven.line_with("Next time")
        assert "You have not answered it yet." in driven.text
        await driven.press("escape")
        await driven.type("Quatsch")
        await driven.press("enter", "o", "i")
        assert "Why now" not in driven.text
        assert "June 2024, in" in driven.line_with("Next time")
        assert "✓ Counted as right" in driven.line_with("Quatsch")
        assert driven.line_with("Quatsch").split()[:2] == ["today", "Learning"]


async def test_info_says_since_when_an_item_is_due(open_app: Open, clock: Clock) -> None:
    async with open_app(deck(CHOICE)) as driven:
        await driven.press("h", driven.line_with("Hanoi").split()[0])
    clock.now += timedelta(days=40)
    async with open_app(deck(CHOICE)) as driven:
        await driven.press("i")
        assert re.search(r"it has been due for \d+ days", driven.line_with("Why now"))
        assert "due since" in driven.line_with("Next time")
        assert "chance that you know it now:" in driven.line_with("Memory")
        assert "✓ Right, with a hint" in driven.line_with("Hanoi")


async def test_info_of_a_missed_item_says_that_it_comes_again(open_app: Open) -> None:
    async with open_app(deck(CHOICE)) as driven:
        await driven.press(driven.line_with("Hue").split()[0], "enter", "i")
        assert "it comes again because it was missed" in driven.line_with("Why now")
        assert "✗ Not right" in driven.line_with("Hue")


async def test_info_in_a_quiz_says_that_it_was_drawn(open_app: Open) -> None:
    async with open_app(deck(CHOICE), QUIZ) as driven:
        await driven.press("i")
        assert "it was drawn at random" in driven.line_with("Why now")


@pytest.mark.parametrize(("word", "kind"), [("@ suspend", Suspended), ("- tomorrow", Postponed)])
async def test_from_the_info_everything_can_be_clicked_at_80_columns(
    open_app: Open, word: str, kind: type
) -> None:
    async with open_app(deck(CHOICE + SECOND)) as driven:
        await driven.press("i")
        await driven.click(word)
        assert "Wie heißt der Fluss?" in driven.text
        assert kinds(driven) == [kind]


async def test_from_the_info_an_item_can_be_flagged(open_app: Open) -> None:
    async with open_app(deck(CHOICE)) as driven:
        await driven.press("i")
        await driven.click("! flag")
        assert driven.screen == "FlagDialog"


async def test_one_item_is_reset_after_a_yes_and_that_can_be_taken_back(open_app: Open) -> None:
    async with open_app(deck(CHOICE)) as driven:
        await driven.press(driven.line_with("Hanoi").split()[0], "i")
        await driven.press("r")
        assert driven.screen == "ConfirmDialog"
        await driven.press("enter", "n")
        assert bodies(driven, Reset) == []
        await driven.click("r reset")
        await driven.click("y yes")
        assert "It is new again. u takes that back." in driven.text
        assert "not planned yet" in driven.line_with("Next time")
        assert "new again" in driven.line_with("today")
        await driven.press("u")
        assert "Taken back." in driven.text
        assert "2024, in" in driven.line_with("Next time")
        assert driven.store.verify() == ()


async def test_a_suspended_item_met_in_a_quiz_can_be_asked_again(open_app: Open) -> None:
    async with open_app(deck(CHOICE), HOME) as driven:
        await driven.press("enter", "@", "q", "i")
        assert "not any more, it is suspended" in driven.text
        assert "@ ask it again" in driven.last_line
        await driven.press("@")
        assert "It will be asked again. u takes that back." in driven.text
        assert "@ suspend" in driven.last_line


async def test_a_deck_is_reset_from_the_palette_after_a_yes(open_app: Open) -> None:
    async with open_app(
        {"a.yaml": deck(CHOICE, title="Städte"), "b.yaml": deck(SECOND, title="Flüsse")}, HOME
    ) as driven:
        await driven.press("ctrl+p")
        await driven.type("reset st")
        await driven.press("enter")
        assert driven.screen == "HomeScreen"
        assert "You have not answered anything of “Städte” yet." in notifications(driven)
        await driven.press("q")
        await driven.press("1", "enter", "1", "enter", "enter")
        await driven.press("ctrl+p")
        await driven.type("reset st")
        await driven.press("enter")
        assert "Begin anew with “Städte”?" in driven.text
        assert "1 question will be new again." in driven.text
        await driven.press("y")
        assert driven.screen == "HomeScreen"
        assert "1 question is new again." in notifications(driven)
        assert [body.item for body in bodies(driven, Reset)] == ["a/eins"]


def notifications(driven: Driven) -> str:
    return " ".join(notice.message for notice in driven.app._notifications)


async def test_after_a_reset_home_counts_the_deck_as_new(open_app: Open) -> None:
    async with open_app(deck(CHOICE), HOME) as driven:
        await driven.press("enter")
        await driven.press(driven.line_with("Hanoi").split()[0], "enter", "escape")
        assert driven.screen == "HomeScreen"
        assert "1 new" not in driven.text
        await driven.press("ctrl+p")
        await driven.type("reset pro")
        await driven.press("enter", "y")
        assert "1 new" in driven.text


MANY = "".join(f"\n  - id: n{n}\n    statement: Satz {n}.\n    correct: yes\n" for n in range(30))


async def test_who_comes_back_finds_one_sitting_and_not_a_wall(open_app: Open, clock: Clock) -> None:
    async with open_app(deck(MANY), HOME) as driven:
        learn_all(driven, clock)
        await driven.press("g", "escape", "escape")
        assert "Welcome back" in driven.text
        assert "20 of 30 due · about 5 minutes" in driven.text
        assert "What you still know best comes first." in driven.text
        assert " 30 " in driven.line_with("› Probe")


async def test_who_learns_every_day_is_not_welcomed_back(open_app: Open, clock: Clock) -> None:
    async with open_app(deck(MANY), HOME) as driven:
        learn_all(driven, clock)
        await driven.press("q", "1", "escape", "escape")
        assert driven.screen == "HomeScreen"
        assert "Welcome back" not in driven.text
        assert "20 of 30 due" in driven.text


def learn_all(driven: Driven, clock: Clock) -> None:
    """Answer everything rightly, and let half a year pass."""
    study = driven.app._study
    assert study is not None

    session = study.learn(more_new=40)
    while session.current is not None:
        assert isinstance(session.current.interaction, TrueFalse)
        index = session.current.interaction.truths.index(Truth.TRUE)
        session = study.respond(session, Chosen(index), 1).session
        if session.current is None:
            session = study.learn(more_new=40)
    clock.now += timedelta(days=170)


async def test_results_name_what_does_not_stick(open_app: Open, clock: Clock) -> None:
    async with open_app(deck(TYPED + CHOICE), HOME) as driven:
        forget(driven, clock)
        await driven.press("g", "escape", "escape", "enter")
        while "Ölfeld" not in driven.text:
            await driven.press("s")
        await driven.type("Quatsch")
        await driven.press("enter", "escape")
        assert driven.screen == "ResultsScreen"
        assert "This question does not stick:" in driven.text
        assert "Perhaps it helps to read the explanation" in driven.text


def forget(driven: Driven, clock: Clock) -> None:
    study = driven.app._study
    assert study is not None
    for _ in range(9):
        session = study.learn()
        while session.current is not None and session.current.id != "probe/getippt":
            session = skip(session)
        study.respond(session, Text("Quatsch"), 1)
        clock.now += timedelta(days=20)


async def test_the_key_bar_never_overflows(open_app: Open) -> None:
    for size in ((80, 24), (60, 20)):
        async with open_app(deck(TYPED), size=size, language=translator("de")) as driven:
            for keys in ((), ("x", "enter"), ("i",), ("escape", "!")):
                await driven.press(*keys)
                assert len(driven.last_line) <= size[0]

"""A session from the first item to the results, with its ways back and out."""

import pytest

from quizapp.core.attempts import Mode
from quizapp.core.scores import Rating
from quizapp.language import translator
from quizapp.progress.records import Attempted, Postponed, SessionFinished, Suspended, Undone
from quizapp.settings import Settings
from quizapp.study import Start

from ..conftest import Clock
from .conftest import LEARN, Driven, Open, deck
from .decks import CHOICE, MATCHING, RECALL, SECOND, TYPED

QUIZ = Start(Mode.QUIZ, length=2, seed=1)


async def choose(driven: Driven, *texts: str) -> None:
    """Choose the first of the texts that is among the choices, by its digit."""
    text = next(text for text in texts if text in driven.text)
    await driven.press(driven.line_with(text).split()[0])


def squeezed(text: str) -> list[str]:
    return text.split()


def attempts(driven: Driven) -> list[Attempted]:
    return [record.body for record in driven.store.records() if isinstance(record.body, Attempted)]


async def test_after_the_last_item_the_results_are_shown(open_app: Open) -> None:
    async with open_app(deck(CHOICE + SECOND)) as driven:
        await choose(driven, "Hanoi")
        await driven.press("enter")
        await choose(driven, "Mekong")
        await driven.press("enter")
        assert driven.screen == "ResultsScreen"
        assert "2 of 2 right" in driven.text
        assert "Everything right." in driven.text
        assert any(isinstance(record.body, SessionFinished) for record in driven.store.records())


async def test_from_the_results_enter_leads_home(open_app: Open) -> None:
    async with open_app(deck(CHOICE)) as driven:
        await choose(driven, "Hanoi")
        await driven.press("enter", "enter")
        assert driven.screen == "HomeScreen"
        assert "Anna · 1 day in a row" in driven.text


async def test_a_slipped_second_enter_does_not_close_the_results(
    open_app: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("quizapp.tui.screens.results.GLANCE", 3600.0)
    async with open_app(deck(CHOICE)) as driven:
        await choose(driven, "Hanoi")
        await driven.press("enter", "enter", "enter")
        assert driven.screen == "ResultsScreen"
        await driven.press("escape")
        assert driven.screen == "HomeScreen"


async def test_feedback_says_when_the_item_comes_again(open_app: Open) -> None:
    async with open_app(deck(CHOICE + SECOND)) as driven:
        await choose(driven, "Hue")
        assert "comes again in a moment" in driven.text
        await driven.press("enter")
        await choose(driven, "Mekong")
        assert "next time in" in driven.text


async def test_a_missed_item_comes_back_until_it_was_right(open_app: Open) -> None:
    async with open_app(deck(CHOICE + SECOND)) as driven:
        await choose(driven, "Hue")
        await driven.press("enter")
        await choose(driven, "Mekong")
        await driven.press("enter")
        assert "Wie heißt die Hauptstadt?" in driven.text
        assert "once more" in driven.text
        await choose(driven, "Hanoi")
        await driven.press("enter")
        assert "1 of 2 right" in driven.text
        assert "What counts is the first answer" in driven.text


async def test_in_a_quiz_nothing_is_said_of_a_next_time(open_app: Open) -> None:
    async with open_app(deck(CHOICE), QUIZ) as driven:
        await choose(driven, "Hue")
        assert "next time" not in driven.text
        assert "comes again" not in driven.text


async def test_the_missed_are_listed_with_their_keys_and_r_repeats_them(open_app: Open) -> None:
    async with open_app(deck(CHOICE + SECOND), QUIZ) as driven:
        await choose(driven, "Hue", "Mekong")
        await driven.press("enter")
        await choose(driven, "Hue", "Mekong")
        await driven.press("enter")
        assert "✗ Wie heißt die Hauptstadt?" in driven.text
        assert "→ Hanoi" in driven.text
        assert "Fluss" not in driven.text
        await driven.press("r")
        assert driven.screen == "ItemScreen"
        assert "1/1" in driven.text
        assert "Wie heißt die Hauptstadt?" in driven.text


async def test_results_by_tag_are_shown_if_there_are_several(open_app: Open) -> None:
    tagged = CHOICE + "    tags: [Asien]\n" + SECOND + "    tags: [Wasser]\n"
    async with open_app(deck(tagged), QUIZ) as driven:
        await choose(driven, "Hanoi", "Nil")
        await driven.press("enter")
        await choose(driven, "Hanoi", "Nil")
        await driven.press("enter")
        assert driven.line_with("Asien").endswith("1/1")
        assert driven.line_with("Wasser").endswith("0/1")


async def test_more_that_is_due_is_offered_after_a_sitting_and_enter_goes_on(
    open_app: Open, clock: Clock
) -> None:
    many = "".join(f"\n  - id: n{n}\n    statement: Satz {n}.\n    correct: yes\n" for n in range(23))
    async with open_app(deck(many), settings=Settings(new_a_day=23)) as driven:
        for _ in range(20):
            await driven.press("1", "enter")
        assert driven.screen == "ResultsScreen"
        assert "3 more questions are waiting" in driven.text
        await driven.press("enter")
        assert driven.screen == "ItemScreen"
        assert "1/3" in driven.text


async def test_undo_takes_the_response_back_and_asks_again(open_app: Open) -> None:
    async with open_app(deck(CHOICE + SECOND)) as driven:
        before = driven.text
        await choose(driven, "Hue")
        await driven.press("u")
        told = driven.text.replace("· The answer was taken back.", "Choose one.")
        assert squeezed(told) == squeezed(before)
        assert isinstance(list(driven.store.records())[-1].body, Undone)
        await choose(driven, "Hanoi")
        assert "✓ Right" in driven.text


async def test_undo_works_from_the_next_item_and_with_ctrl_z_in_a_field(open_app: Open) -> None:
    async with open_app(deck(CHOICE + TYPED)) as driven:
        await choose(driven, "Hue")
        await driven.press("enter")
        await driven.type("Ba")
        await driven.press("ctrl+z")
        assert "Wie heißt die Hauptstadt?" in driven.text
        assert isinstance(list(driven.store.records())[-1].body, Undone)


async def test_undo_is_offered_only_if_there_is_something_to_undo(open_app: Open) -> None:
    async with open_app(deck(CHOICE)) as driven:
        assert "undo" not in driven.last_line
        await driven.press("u")
        assert driven.screen == "ItemScreen"


async def test_undo_works_for_every_way_of_responding(open_app: Open) -> None:
    async with open_app(deck(MATCHING)) as driven:
        before = driven.text
        await driven.press("1", "1", "enter", "u")
        told = driven.text.replace("· The answer was taken back.", "Put together what belongs together.")
        assert squeezed(told) == squeezed(before)


async def test_a_hint_is_shown_and_a_right_response_counts_less(open_app: Open) -> None:
    async with open_app(deck(CHOICE)) as driven:
        await driven.press("h")
        assert "Hint: Sie beginnt mit H." in driven.text
        assert "hint" not in driven.last_line
        await choose(driven, "Hanoi")
        (attempted,) = attempts(driven)
        assert attempted.attempt.hinted
        assert attempted.attempt.rating is Rating.HARD


async def test_without_a_hint_none_is_offered(open_app: Open) -> None:
    async with open_app(deck(SECOND)) as driven:
        assert "hint" not in driven.last_line
        await driven.press("h")
        await choose(driven, "Mekong")
        assert not attempts(driven)[0].attempt.hinted


async def test_a_skipped_item_counts_nothing_and_can_be_taken_back(open_app: Open) -> None:
    async with open_app(deck(CHOICE + SECOND)) as driven:
        await driven.press("s")
        assert "Fluss" in driven.text
        await driven.press("u")
        assert "Hauptstadt" in driven.text
        assert driven.given == []


async def test_leaving_early_keeps_what_was_answered(open_app: Open) -> None:
    async with open_app(deck(CHOICE + SECOND)) as driven:
        await choose(driven, "Hanoi")
        await driven.press("enter", "escape")
        assert driven.screen == "ResultsScreen"
        assert "1 of 1 right" in driven.text
        assert len(driven.given) == 1
        assert not any(isinstance(record.body, SessionFinished) for record in driven.store.records())


async def test_leaving_before_the_first_response_leads_home(open_app: Open) -> None:
    async with open_app(deck(CHOICE)) as driven:
        await driven.press("escape")
        assert driven.screen == "HomeScreen"


async def test_with_nothing_to_ask_home_is_shown_and_says_so(open_app: Open) -> None:
    async with open_app(deck(CHOICE), LEARN, settings=Settings(new_a_day=0)) as driven:
        assert driven.screen == "HomeScreen"
        assert "There is nothing to ask now." in driven.text


async def test_the_time_from_showing_to_responding_is_recorded(open_app: Open) -> None:
    async with open_app(RECALL) as driven:
        await driven.press("enter", "y")
        assert 0 <= attempts(driven)[0].attempt.milliseconds < 60_000


async def test_the_header_names_the_deck_and_counts_the_items(open_app: Open) -> None:
    async with open_app(deck(CHOICE + SECOND)) as driven:
        assert driven.text.splitlines()[0].strip().startswith("Probe")
        assert "1/2" in driven.text
        await choose(driven, "Hanoi")
        assert "1/2" in driven.text
        await driven.press("enter")
        assert "2/2" in driven.text


async def test_nothing_jumps_when_the_feedback_comes(open_app: Open) -> None:
    async with open_app(deck(CHOICE)) as driven:
        before = driven.text.splitlines()
        await choose(driven, "Hanoi")
        after = driven.text.splitlines()
        for text in ("Hauptstadt", "Hanoi", "Hue", "Da Nang"):
            (place,) = (y for y, line in enumerate(before) if text in line)
            assert text in after[place]
            assert before[place].index(text) == after[place].index(text)


async def test_a_seed_asks_the_same_quiz(open_app: Open) -> None:
    async with open_app(deck(CHOICE + SECOND), QUIZ) as driven:
        first = driven.text
    async with open_app(deck(CHOICE + SECOND), QUIZ) as driven:
        assert driven.text == first


async def test_a_draft_is_called_so_and_cannot_be_put_aside(open_app: Open) -> None:
    start = Start(Mode.QUIZ, drafts=True)
    draft = "  - question: Was?\n    answer: das\n    draft: yes\n"
    async with open_app(deck(draft), start, language=translator("de")) as driven:
        assert "Entwurf  1/1 " in driven.text.splitlines()[0]
        await driven.press("escape", "f6", "f7")
        assert driven.screen == "ItemScreen"
        assert not any(isinstance(record.body, Suspended | Postponed) for record in driven.store.records())

"""Choices by keyboard and by mouse: one, several, judgements."""

from itertools import pairwise

from quizapp.settings import Settings
from quizapp.tui.screens.item import ItemScreen

from .conftest import Driven, Open, deck
from .decks import CERTAINTY, CHOICE, CHOICES, SECOND, TRUTH


def number_of(driven: Driven, text: str) -> str:
    """Return the digit in front of a choice."""
    words = driven.line_with(text).replace("›", " ").split()
    return words[0]


async def test_a_digit_answers_a_single_choice_at_once(open_app: Open) -> None:
    async with open_app(deck(CHOICE)) as driven:
        await driven.press(number_of(driven, "Hanoi"))
        assert driven.given == [("Hanoi",)]
        assert "✓ Right" in driven.text
        assert "Hanoi liegt im Norden." in driven.text


async def test_a_click_answers_a_single_choice(open_app: Open) -> None:
    async with open_app(deck(CHOICE)) as driven:
        await driven.click("Hue")
        assert driven.given == [("Hue",)]
        assert "✗ Not right" in driven.text


async def test_after_a_wrong_choice_key_choice_and_the_authors_remark_are_shown(open_app: Open) -> None:
    async with open_app(deck(CHOICE)) as driven:
        await driven.press(number_of(driven, "Hue"))
        assert driven.line_with("← your answer").lstrip().startswith("✗")
        assert "Hue" in driven.line_with("← your answer")
        assert any(line.lstrip().startswith("✓") and "Hanoi" in line for line in driven.text.splitlines())
        assert "Right is: Hanoi" in driven.text
        assert "Hue war es früher." in driven.text


async def test_nothing_is_highlighted_at_first_and_enter_is_refused_with_a_word(open_app: Open) -> None:
    async with open_app(deck(CHOICE)) as driven:
        assert "›" not in driven.text
        await driven.press("enter")
        assert driven.given == []
        assert "Choose an answer first" in driven.text


async def test_arrows_highlight_and_enter_answers(open_app: Open) -> None:
    async with open_app(deck(CHOICE)) as driven:
        await driven.press("down", "j", "k")
        highlighted = driven.line_with("›").split("  ")[-1]
        await driven.press("enter")
        assert driven.given == [(highlighted,)]


async def test_with_select_first_a_digit_only_highlights(open_app: Open) -> None:
    async with open_app(deck(CHOICE), settings=Settings(select_first=True)) as driven:
        digit = number_of(driven, "Hanoi")
        await driven.press(digit)
        assert driven.given == []
        assert "Hanoi" in driven.line_with("›")
        await driven.press("enter")
        assert driven.given == [("Hanoi",)]


async def test_with_select_first_a_click_only_highlights(open_app: Open) -> None:
    async with open_app(deck(CHOICE), settings=Settings(select_first=True)) as driven:
        await driven.click("Da Nang")
        assert driven.given == []
        assert "Da Nang" in driven.line_with("›")


async def test_a_digit_without_a_choice_does_nothing(open_app: Open) -> None:
    async with open_app(deck(CHOICE)) as driven:
        await driven.press("7")
        assert driven.given == []
        assert "1–3" in driven.last_line


async def test_the_same_digit_twice_does_not_answer_the_next_item(open_app: Open) -> None:
    async with open_app(deck(CHOICE + SECOND)) as driven:
        await driven.press("1", "1", "1")
        assert len(driven.given) == 1


async def test_a_second_enter_does_not_answer_the_next_item(open_app: Open) -> None:
    async with open_app(deck(CHOICE + SECOND)) as driven:
        await driven.press(number_of(driven, "Hanoi"), "enter", "enter", "enter")
        assert len(driven.given) == 1
        assert "Wie heißt der Fluss?" in driven.text
        assert "Choose an answer first" in driven.text


async def test_several_choices_are_ticked_by_digit_and_given_with_enter(open_app: Open) -> None:
    async with open_app(deck(CHOICES)) as driven:
        await driven.press(number_of(driven, "rot"), number_of(driven, "rund"))
        assert "[x]" in driven.line_with("rund")
        await driven.press(number_of(driven, "rund"), number_of(driven, "blau"))
        assert "[ ]" in driven.line_with("rund")
        assert driven.given == []
        await driven.press("enter")
        assert set(driven.given[0]) == {"rot", "blau"}
        assert "✓ Right" in driven.text


async def test_several_choices_are_ticked_by_mouse_and_given_in_the_key_bar(open_app: Open) -> None:
    async with open_app(deck(CHOICES)) as driven:
        await driven.click("rot")
        await driven.click("⏎")
        assert driven.given == [("rot",)]
        assert "◐ Partly right" in driven.text
        assert "also right" in driven.line_with("blau")


async def test_space_ticks_what_is_highlighted(open_app: Open) -> None:
    async with open_app(deck(CHOICES)) as driven:
        await driven.press("down", "space")
        assert "[x]" in driven.line_with("›")


async def test_no_choice_ticked_is_refused_with_a_word(open_app: Open) -> None:
    async with open_app(deck(CHOICES)) as driven:
        await driven.press("down", "enter")
        assert driven.given == []
        assert "Tick at least one answer first" in driven.text
        await driven.press("1")
        assert "Tick at least one answer first" not in driven.text


async def test_a_statement_is_judged_by_digit(open_app: Open) -> None:
    async with open_app(deck(TRUTH)) as driven:
        await driven.press(number_of(driven, "False"))
        assert driven.given == [("no",)]
        assert "✓ Right" in driven.text


async def test_a_statement_is_judged_by_mouse(open_app: Open) -> None:
    async with open_app(deck(TRUTH)) as driven:
        await driven.click("True")
        assert driven.given == [("yes",)]
        assert "✗ Not right" in driven.text


async def test_certainty_is_judged_among_six_levels_in_their_order(open_app: Open) -> None:
    async with open_app(CERTAINTY) as driven:
        levels = ["fact", "report", "suspicion", "assessment", "possibility", "expectation"]
        assert [number_of(driven, f" {level}") for level in levels] == ["1", "2", "3", "4", "5", "6"]
        await driven.press("3")
        assert driven.given == [("alleged",)]


async def test_certainty_is_judged_by_mouse(open_app: Open) -> None:
    async with open_app(CERTAINTY) as driven:
        await driven.click("as a report")
        assert driven.given == [("reported",)]
        assert "as a suspicion" in driven.line_with("Right is:")


async def test_the_choices_stand_apart_where_there_is_room(open_app: Open) -> None:
    async with open_app(deck(CHOICE), size=(120, 40)) as driven:
        assert isinstance(driven.app.screen, ItemScreen)
        lines = driven.text.splitlines()
        places = [
            y for y, line in enumerate(lines) if any(word in line for word in ("Hanoi", "Hue", "Da Nang"))
        ]
        assert [b - a for a, b in pairwise(places)] == [2, 2]
        await driven.click("Hue")
        assert driven.given == [("Hue",)]

"""Finding and browsing: a query, the list, the preview, and what is done to several items at once."""

from datetime import timedelta

import pytest

from quizapp.language import translator
from quizapp.progress.records import Flagged, Reset, Resumed, Suspended, Unflagged
from quizapp.study import Start

from ..conftest import Clock
from .conftest import Driven, Open, deck
from .decks import CHOICE, CHOICES, SECOND, TRUTH, TYPED

HOME = Start()
TWO = {
    "a.yaml": deck(CHOICE + SECOND + TYPED, title="Städte"),
    "b.yaml": deck(CHOICES + TRUTH, title="Farben"),
}


def done(driven: Driven, kind: type) -> list[str]:
    """Return the items of the records of a kind, in the order of the log."""
    return [record.body.item for record in driven.store.records() if isinstance(record.body, kind)]


async def test_f_lists_all_items_with_how_they_stand(open_app: Open) -> None:
    async with open_app(TWO, HOME) as driven:
        await driven.press("f")
        assert driven.screen == "BrowseScreen"
        assert "5 of 5" in driven.text
        row = driven.line_with("Hauptstadt")
        assert all(text in row for text in ("Städte", "○ new"))


async def test_the_kind_is_in_the_row_where_the_stem_has_room_beside_it(open_app: Open) -> None:
    for size, told in (((80, 24), False), ((160, 40), True)):
        async with open_app(TWO, HOME, size=size) as driven:
            await driven.press("f")
            assert ("choice  " in driven.line_with("Hauptstadt")) is told


async def test_a_deck_that_is_highlighted_at_home_is_searched(open_app: Open) -> None:
    async with open_app(TWO, HOME) as driven:
        await driven.press("down", "slash")
        assert "deck:a" in driven.text
        assert "3 of 5" in driven.text
        await driven.type("fluss")
        assert "1 of 5" in driven.text


async def test_it_is_searched_while_typing_in_question_and_answer(open_app: Open) -> None:
    async with open_app(TWO, HOME) as driven:
        await driven.press("f")
        await driven.type("oelfeld")
        assert "1 of 5" in driven.text
        for _ in "oelfeld":
            await driven.press("backspace")
        await driven.type("bach ho")
        assert "Wie heißt das Ölfeld?" in driven.line_with("›")


async def test_letters_are_letters_in_the_field_and_commands_in_the_list(open_app: Open) -> None:
    async with open_app(TWO, HOME) as driven:
        await driven.press("f")
        await driven.type("aqr")
        assert driven.screen == "BrowseScreen"
        assert "Nothing found." in driven.text
        assert "mark" not in driven.last_line
        for _ in "aqr":
            await driven.press("backspace")
        await driven.press("tab", "a")
        assert "5 marked" in driven.text
        await driven.press("a")
        assert "marked" not in driven.text


@pytest.mark.parametrize("key", ["tab", "down", "enter", "escape"])
async def test_the_field_is_left_for_the_list(open_app: Open, key: str) -> None:
    async with open_app(TWO, HOME) as driven:
        await driven.press("f", key, "down")
        assert "Fluss" in driven.line_with("›")
        await driven.press("slash", "x", "escape", "escape")
        assert driven.screen == "HomeScreen"


async def test_a_slip_in_the_query_is_told_and_the_list_stays(open_app: Open) -> None:
    async with open_app(TWO, HOME, size=(120, 24)) as driven:
        await driven.press("f")
        await driven.type("fluss")
        await driven.press("space", *"is", "colon", *"ne")
        assert "Did you mean “new”?" in driven.text
        assert "Fluss" in driven.line_with("›")
        await driven.press("w")
        assert "Did you mean" not in driven.text
        assert "1 of 5" in driven.text


async def test_the_preview_shows_the_key_and_the_state(open_app: Open) -> None:
    for size in ((80, 24), (120, 30)):
        async with open_app(TWO, HOME, size=size) as driven:
            await driven.press("f")
            assert "✓ Hanoi" in driven.text
            assert "  Da Nang" in driven.text
            await driven.press("down", "down", "down")
            assert "✓ Bach Ho" in driven.text
            assert driven.text.count("○ new") == 6


async def test_in_a_wide_terminal_the_preview_stands_beside_the_list(open_app: Open) -> None:
    async with open_app(TWO, HOME, size=(120, 24)) as driven:
        await driven.press("f")
        assert driven.line_with("›").rstrip().endswith("Wie heißt die Hauptstadt?")


async def test_the_highlighted_is_suspended_and_resumed(open_app: Open) -> None:
    async with open_app(TWO, HOME) as driven:
        await driven.press("f", "tab", "@")
        assert "@ suspended" in driven.line_with("Hauptstadt")
        assert "1 question suspended." in driven.text
        await driven.press("@")
        assert "○ new" in driven.line_with("Hauptstadt")
        assert done(driven, Suspended) == done(driven, Resumed) == ["a/eins"]


async def test_all_marked_are_changed_at_once(open_app: Open) -> None:
    async with open_app(TWO, HOME) as driven:
        await driven.press("f", "tab", "space", "space")
        assert "2 marked" in driven.text
        assert "■" in driven.line_with("Hauptstadt")
        await driven.press("@", "exclamation_mark")
        assert done(driven, Suspended) == done(driven, Flagged) == ["a/eins", "a/zwei"]
        assert "!@ suspended" in driven.line_with("Hauptstadt")
        await driven.press("exclamation_mark")
        assert done(driven, Unflagged) == ["a/eins", "a/zwei"]


async def test_of_some_suspended_and_some_not_all_are_suspended_then(open_app: Open) -> None:
    async with open_app(TWO, HOME) as driven:
        await driven.press("f", "tab", "@", "a", "@")
        assert sorted(done(driven, Suspended)) == ["a/eins", "a/getippt", "a/zwei", "b/aussage", "b/mehrere"]
        await driven.press("@")
        assert len(done(driven, Resumed)) == 5


async def test_what_is_not_found_any_more_is_not_marked_any_more(open_app: Open) -> None:
    async with open_app(TWO, HOME) as driven:
        await driven.press("f", "tab", "a", "slash")
        await driven.type("fluss")
        await driven.press("tab", "@")
        assert done(driven, Suspended) == ["a/zwei"]


async def test_a_reset_is_confirmed_first(open_app: Open) -> None:
    async with open_app(TWO, HOME) as driven:
        await driven.press("f", "tab", "a", "r")
        assert driven.screen == "ConfirmDialog"
        assert "Let 5 questions be new again?" in driven.text
        assert "cannot be taken back" in driven.text
        await driven.press("escape")
        assert driven.screen == "BrowseScreen"
        assert done(driven, Reset) == []
        await driven.press("r", "y")
        assert len(done(driven, Reset)) == 5
        assert "5 questions are new again." in driven.text


async def test_what_was_learned_and_is_due_is_shown_and_found(open_app: Open, clock: Clock) -> None:
    async with open_app(deck(TYPED), HOME) as driven:
        await driven.press("enter")
        await driven.type("Bach Ho")
        await driven.press("enter", "enter", "enter", "f")
        assert "in 2 days" in driven.line_with("Ölfeld")
        assert "kept in mind for" in driven.text
        await driven.press("escape", "escape")
        clock.now += timedelta(days=9)
        await driven.press("f", "f2")
        assert "is:due" in driven.text
        assert "● due" in driven.line_with("Ölfeld")
        await driven.press("f2", "f3")
        assert "is:due" not in driven.line_with("Find:")
        assert "Nothing found." in driven.text


async def test_a_quiz_asks_the_marked_or_all_that_were_found(open_app: Open) -> None:
    async with open_app(TWO, HOME) as driven:
        await driven.press("f")
        await driven.type("heißt")
        await driven.press("tab", "q")
        assert driven.screen == "ItemScreen"
        assert "1/3" in driven.text
        await driven.press("escape", "f", "tab", "down", "space", "q")
        assert "Wie heißt der Fluss?" in driven.text
        assert "1/1" in driven.text


async def test_enter_asks_the_highlighted(open_app: Open) -> None:
    async with open_app(TWO, HOME) as driven:
        await driven.press("f", "tab", "down", "enter")
        assert "Wie heißt der Fluss?" in driven.text


async def test_rows_are_clicked(open_app: Open) -> None:
    async with open_app(TWO, HOME) as driven:
        await driven.press("f")
        await driven.click("Wie heißt der Fluss?")
        assert "✓ Mekong" in driven.text
        await driven.click("suspend")
        assert done(driven, Suspended) == ["a/zwei"]


async def test_the_help_tells_what_can_be_typed(open_app: Open) -> None:
    async with open_app(TWO, HOME, size=(80, 40), language=translator("de")) as driven:
        await driven.press("f", "f1")
        for text in ("stapel:putin*", "ist:…", "fällig, neu", "stufe:…"):
            assert text in driven.text
        await driven.press("f1")
        assert driven.screen == "BrowseScreen"


async def test_in_german_german_words_are_typed(open_app: Open) -> None:
    async with open_app(TWO, HOME, language=translator("de")) as driven:
        await driven.press("f", *"art", "colon", *"auswahl", "space", "f3")
        assert "2 von 5" in driven.text
        assert "○ neu" in driven.line_with("Hauptstadt")


async def test_without_questions_the_list_says_so(open_app: Open) -> None:
    async with open_app({}, HOME) as driven:
        await driven.press("ctrl+p")
        await driven.type("find")
        await driven.press("enter")
        assert "There are no questions yet." in driven.text


@pytest.mark.parametrize("size", [(10, 4), (40, 10), (60, 20), (200, 60)])
async def test_the_list_opens_at_every_size(open_app: Open, size: tuple[int, int]) -> None:
    async with open_app(TWO, HOME, size=size) as driven:
        await driven.press("f", "tab", "a", "r", "escape", "@", "f1", "escape", "escape")
        assert len(done(driven, Suspended)) == 5
        assert driven.screen == "HomeScreen"

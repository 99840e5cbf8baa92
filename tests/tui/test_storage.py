"""When an attempt cannot be stored: said plainly, nothing lost, tried again."""

import pytest

from quizapp.progress.store import ProgressStore

from .conftest import Open, deck
from .decks import CHOICE, TYPED


def lock(store: ProgressStore, *, locked: bool) -> None:
    """Let SQLite refuse to write, as on a medium that became read-only."""
    store._connection.execute(f"PRAGMA query_only = {'ON' if locked else 'OFF'}")


async def test_the_reason_is_shown_the_response_kept_and_enter_tries_again(open_app: Open) -> None:
    async with open_app(deck(TYPED)) as driven:
        lock(driven.store, locked=True)
        await driven.type("Bach Ho")
        await driven.press("enter")
        assert "cannot be written" in driven.text
        assert "Bach Ho" in driven.text
        assert "✓ Right" not in driven.text
        assert "try again" in driven.last_line
        await driven.press("enter")
        assert driven.given == []
        lock(driven.store, locked=False)
        await driven.press("enter")
        assert driven.given == [("Bach Ho",)]
        assert "✓ Right" in driven.text


async def test_digits_do_nothing_while_a_response_waits(open_app: Open) -> None:
    async with open_app(deck(CHOICE)) as driven:
        lock(driven.store, locked=True)
        await driven.press("1", "2", "3")
        lock(driven.store, locked=False)
        await driven.press("enter")
        assert len(driven.given) == 1


async def test_an_undo_that_cannot_be_stored_is_said_and_changes_nothing(open_app: Open) -> None:
    async with open_app(deck(CHOICE)) as driven:
        await driven.press("1")
        lock(driven.store, locked=True)
        await driven.press("u")
        assert "cannot be written" in driven.text
        assert "Hanoi liegt im Norden." in driven.text
        lock(driven.store, locked=False)
        await driven.press("u", "1")
        assert len(driven.given) == 2


async def test_the_end_of_a_session_that_cannot_be_stored_is_said_with_the_results(open_app: Open) -> None:
    async with open_app(deck(TYPED)) as driven:
        await driven.type("Bach Ho")
        await driven.press("enter")
        lock(driven.store, locked=True)
        await driven.press("enter")
        assert driven.screen == "ResultsScreen"
        assert "1 of 1 right" in driven.text
        assert "cannot be written" in driven.text


@pytest.mark.parametrize("size", [(80, 24), (40, 10)])
async def test_one_can_always_leave(open_app: Open, size: tuple[int, int]) -> None:
    async with open_app(deck(CHOICE), size=size) as driven:
        lock(driven.store, locked=True)
        await driven.press("1")
        assert "! The progress file" in driven.text
        await driven.press("escape")
        assert driven.screen == "HomeScreen"

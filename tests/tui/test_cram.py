"""Cramming: everything, due or not, until it is right, and no schedule touched."""

from quizapp.core.attempts import Mode
from quizapp.progress.records import Attempted
from quizapp.study import Start

from .conftest import LEARN, Driven, Open, deck
from .decks import CHOICE, SECOND

CRAM = Start(Mode.CRAM)


async def choose(driven: Driven, *texts: str) -> None:
    text = next(text for text in texts if text in driven.text)
    await driven.press(driven.line_with(text).split()[0])


async def test_c_crams_the_highlighted_deck_until_all_was_right(open_app: Open) -> None:
    async with open_app(deck(CHOICE), Start()) as driven:
        await driven.press("c")
        assert driven.screen == "ItemScreen"
        await choose(driven, "Hue")
        assert "comes again in a moment" in driven.text
        await driven.press("enter")
        await choose(driven, "Hanoi")
        assert "next time" not in driven.text
        await driven.press("enter")
        assert driven.screen == "ResultsScreen"
        assert driven.text.splitlines()[0].startswith(" Cram")
        bodies = [record.body for record in driven.store.records()]
        attempts = [body.attempt for body in bodies if isinstance(body, Attempted)]
        assert {(one.mode, one.rating) for one in attempts} == {(Mode.CRAM, None)}
        await driven.press("enter")
        assert "1 new" in driven.text


async def test_the_palette_crams_a_deck(open_app: Open) -> None:
    async with open_app(deck(CHOICE), Start()) as driven:
        await driven.press("ctrl+p")
        await driven.type("cram probe")
        await driven.press("enter")
        assert driven.screen == "ItemScreen"


async def test_only_what_was_missed(open_app: Open) -> None:
    async with open_app(deck(CHOICE + SECOND), CRAM._replace(missed=True)) as driven:
        assert driven.screen == "HomeScreen"
        assert "there is nothing to cram" in driven.text


async def test_only_a_tag(open_app: Open) -> None:
    async with open_app(deck(CHOICE + SECOND), CRAM._replace(tag="Öl")) as driven:
        assert "No question has the tag “Öl”." in driven.text


async def test_learning_goes_on_as_before(open_app: Open) -> None:
    async with open_app(deck(CHOICE), LEARN) as driven:
        await choose(driven, "Hanoi")
        assert "next time in" in driven.text

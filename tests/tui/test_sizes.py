"""Every screen holds together in terminals of any size, and when the size changes."""

import pytest

from quizapp.study import Start

from .conftest import Open, deck
from .decks import CHOICE, CHOICES, GAPS, MATCHING, NUMBER, ORDERING, RECALL, TRUTH, TYPED

HOME = Start()
LONG = CHOICE.replace(
    "Hanoi\n", "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft\n"
)

SIZES = [(10, 4), (40, 10), (60, 20), (80, 24), (120, 40), (200, 60)]
OFTEN = ((10, 4), (40, 10), (80, 24))
"""What every run of the suite opens; the others differ little from them."""


@pytest.mark.parametrize(
    "size", [size if size in OFTEN else pytest.param(size, marks=pytest.mark.long) for size in SIZES]
)
async def test_every_screen_opens_at_every_size(open_app: Open, size: tuple[int, int]) -> None:
    files = {"a.yaml": deck(LONG + CHOICES), "b.yaml": RECALL.replace("Probe", "Begriffe")}
    async with open_app(files, HOME, size=size) as driven:
        await driven.press("g", "escape", "escape", "p", "question_mark", "escape", "ctrl+p", "escape")
        await driven.press("enter", "1", "enter", "1", "enter", "enter", "enter", "y", "enter", "escape")
        assert driven.screen in {"ResultsScreen", "HomeScreen"}


TINY: dict[str, tuple[str, list[str]]] = {
    "truth": (TRUTH, ["2"]),
    "typed": (TYPED, ["x", "enter"]),
    "gap": (GAPS, ["x", "enter", "y", "enter"]),
    "number": (NUMBER, ["7", "enter"]),
    "matching": (MATCHING, ["1", "1", "enter"]),
    "ordering": (ORDERING, ["2", "enter"]),
}


@pytest.mark.parametrize("kind", TINY)
async def test_every_kind_can_be_answered_in_a_tiny_terminal(open_app: Open, kind: str) -> None:
    entry, keys = TINY[kind]
    async with open_app(deck(entry), size=(40, 10)) as driven:
        await driven.press(*keys)
        assert len(driven.given) == 1
        assert any(sign in driven.text for sign in "✓✗◐")
        await driven.press("escape")
        assert driven.screen == "ResultsScreen"


async def test_a_session_survives_a_change_of_size(open_app: Open) -> None:
    async with open_app(deck(LONG + CHOICES)) as driven:
        for size in SIZES:
            await driven.pilot.resize_terminal(*size)
            await driven.pilot.pause()
        assert "Wie heißt die Hauptstadt?" in driven.text
        await driven.press("1")
        for size in SIZES:
            await driven.pilot.resize_terminal(*size)
            await driven.pilot.pause()
        assert any(sign in driven.text for sign in "✓✗")


async def test_no_line_of_text_is_longer_than_76_characters(open_app: Open) -> None:
    words = "Wort " * 60
    long = f"\n  - question: {words}\n    answer: {words}eins\n    wrong: [{words}, {words}zwei]\n    explanation: {words}\n"
    async with open_app(deck(long), size=(200, 60)) as driven:
        await driven.press("1")
        assert max(len(line.strip()) for line in driven.text.splitlines()[1:-2]) <= 76


async def test_long_german_words_are_broken_and_not_lost(open_app: Open) -> None:
    async with open_app(deck(LONG), size=(40, 24)) as driven:
        shown = "".join(line.strip(" 123") for line in driven.text.splitlines())
        assert "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft" in shown

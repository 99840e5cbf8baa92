"""A composed file reads as the deck it was composed from, without a single problem."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given

from quizapp.bank.composer import Comments, compose
from quizapp.bank.reader import parse_deck
from quizapp.core.decks import Common, Deck, Finding, GlossaryEntry, Question
from quizapp.core.items import (
    Choice,
    Gap,
    Number,
    SingleChoice,
    Typed,
)
from tests.strategies import SHIPPED, decks

PATH = Path("deck.yaml")


def plain(deck: Deck) -> Deck:
    """Return the deck without what depends on where things stand in the file."""
    return replace(
        deck, entries=tuple(replace(entry, common=replace(entry.common, line=0)) for entry in deck.entries)
    )


def read(text: str) -> Deck:
    reading = parse_deck(text.encode(), PATH)
    assert [problem.code for problem in reading.problems] == []
    assert reading.deck is not None
    return plain(reading.deck)


@given(decks())
def test_a_composed_file_reads_as_its_deck(deck: Deck) -> None:
    found = read(compose(deck))
    for entry, again in zip(deck.entries, found.entries, strict=True):
        interaction = entry.interaction
        if type(interaction) is Number:
            assert replace(again.interaction, shown="") == interaction
            again = replace(again, interaction=interaction)
        assert again == entry
    assert replace(found, entries=()) == replace(deck, entries=())


@pytest.mark.parametrize(
    "text", ["a\n \nb", "a \nb", "a\n  b", "a\n\t\nb", "a\n\nb", "a\n\u00a0\nb", "a\n\n"]
)
def test_white_space_within_a_text_survives(text: str) -> None:
    found = read(compose(Deck("d", "T", entries=(Question(Common("a", 0, text), "Was?", Typed(("Das",))),))))
    assert found.entries[0].common.explanation == text.strip()


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_a_shipped_deck_survives_composing(path: Path) -> None:
    deck = parse_deck(path.read_bytes(), path).deck
    assert deck is not None
    found = read(compose(deck))
    for entry, again in zip(plain(deck).entries, found.entries, strict=True):
        if type(entry) is Question and type(entry.interaction) is SingleChoice and "____" in entry.stem:
            assert again.interaction == entry.interaction
        else:
            assert again == entry


def test_header_and_glossary_survive() -> None:
    deck = Deck(
        "deck", "Ein Titel: mit Doppelpunkt", "en", "briefing.md", date(2026, 1, 2), "https://example.org/a",
        ("Eins", "Zwei, drei"), "Worum es geht", ("Anna", "Ben"), "CC0",
        (
            GlossaryEntry(Common("a", 0), "Term", "What it means", ("Another",), (Choice("Wrong", "Because"),), "For instance"),
            Finding(Common("b", 0), "Rates rose by 5 %.", Gap(("Rates rose by ", "."), (("5 %",),))),
        ),
    )  # fmt: skip
    assert read(compose(deck)) == deck


def test_comments_stand_above_what_they_are_about() -> None:
    deck = Deck("deck", "T", entries=(Question(Common("a", 0), "Was?", Typed(("Das",))),))
    text = compose(deck, Comments(("Oben",), {0: ("Sieh nach.",)}))
    assert text.startswith("# Oben\n")
    assert "  # Sieh nach.\n  - question: Was?\n" in text
    assert read(text) == deck


def test_numbers_are_written_in_the_deck_s_language() -> None:
    entry = Question(Common("a", 0), "Wie viel?", Number(Decimal("1234.5"), Decimal("0.5"), "km"))
    assert "number: 1234,5\n    tolerance: 0,5\n" in compose(Deck("d", "T", entries=(entry,)))
    assert "number: 1234.5\n    tolerance: 0.5\n" in compose(Deck("d", "T", "en", entries=(entry,)))

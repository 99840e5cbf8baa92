"""A composed file reads as the deck it was composed from, without a single problem."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.bank.composer import Comments, compose
from quizapp.bank.reader import parse_deck
from quizapp.core.decks import Common, Deck, Finding, GlossaryEntry, Question
from quizapp.core.folding import fold
from quizapp.core.items import (
    Certainty,
    Choice,
    Gap,
    Matching,
    MultipleChoice,
    Number,
    Ordering,
    SingleChoice,
    TrueFalse,
    Truth,
    Typed,
)

PATH = Path("deck.yaml")
SHIPPED = sorted((Path(__file__).parents[2] / "questions").glob("*.yaml"))
SIGNS = "aZäß1 :#-–'\"„“»«,.;!?&*%@`[]{}|>\\/()=~_"
LINE = (
    st.text(st.sampled_from(SIGNS), min_size=1, max_size=25)
    .map(lambda text: "x".join(text.split("__")).strip())
    .filter(fold)
)
WORD = LINE.map(lambda text: text.replace("|", "").replace("_", "").strip()).filter(fold)
TEXT = st.lists(LINE, min_size=1, max_size=3).map("\n".join)
FOLDED = st.lists(LINE, min_size=2, max_size=5, unique_by=fold)


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


@st.composite
def interactions(draw: st.DrawFn) -> object:
    texts = draw(FOLDED)
    match draw(st.sampled_from(["single", "multiple", "truth", "typed", "gap", "number", "pairs", "order"])):
        case "single":
            return SingleChoice(
                (Choice(texts[0]), *(Choice(text, draw(st.just("") | LINE)) for text in texts[1:])), 0
            )
        case "multiple":
            return MultipleChoice(
                tuple(map(Choice, texts)), frozenset(range(draw(st.integers(1, len(texts) - 1))))
            )
        case "truth":
            return TrueFalse(draw(st.sampled_from(Truth)))
        case "typed":
            return Typed(tuple(texts))
        case "gap":
            before, after = draw(WORD), draw(WORD)
            return Gap((f"{before} ", f" {after}"), (tuple(draw(st.lists(WORD, min_size=1, max_size=3))),))
        case "number":
            value = draw(st.decimals(-(10**6), 10**6, places=2))
            return Number(
                value, draw(st.decimals(0, 10, places=1)), draw(st.sampled_from(("", "km", "Millionen"))), ""
            )
        case "pairs":
            left = draw(st.lists(LINE, min_size=len(texts), max_size=len(texts), unique=True))
            return Matching(tuple(left), tuple(texts), tuple(range(len(texts))))
        case _:
            return Ordering(tuple(texts), tuple(range(len(texts))))


@st.composite
def decks(draw: st.DrawFn) -> Deck:
    entries = []
    for number in range(draw(st.integers(1, 4))):
        sources = tuple(draw(st.lists(LINE, max_size=2)))
        certain = draw(st.booleans()) and bool(sources)
        common = Common(
            id=f"e{number}",
            line=0,
            explanation=draw(st.just("") | TEXT),
            hint=draw(st.just("") | LINE),
            sources=sources,
            certainty=draw(st.sampled_from(Certainty)) if certain else None,
            claim=draw(LINE) if certain else "",
            level=draw(st.none() | st.integers(1, 3)),
            points=draw(st.integers(1, 100)),
            seconds=draw(st.none() | st.integers(1, 3600)),
            draft=draw(st.booleans()),
        )
        interaction = draw(interactions())
        stem = (
            "".join(f"{part}____" for part in interaction.parts)[:-4]
            if type(interaction) is Gap
            else draw(TEXT)
        )
        entries.append(Question(common, stem, interaction))
    return Deck("deck", " ".join(draw(LINE).split()), entries=tuple(entries))


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

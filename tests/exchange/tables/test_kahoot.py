"""Kahoot's spreadsheet holds what Kahoot can ask, tells the rest, and is read in all its shapes."""

import io
from datetime import datetime
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.bank.phrases import phrases
from quizapp.bank.reader import load_deck
from quizapp.core.decks import Common, Deck, Finding, Question
from quizapp.core.derivation import derive
from quizapp.core.items import (
    Certainty,
    Choice,
    MultipleChoice,
    Number,
    SingleChoice,
    TrueFalse,
    Truth,
    Typed,
)
from quizapp.exchange.results import ExchangeError, Source
from quizapp.exchange.tables import kahoot
from quizapp.exchange.tables.kahoot import TIMES
from quizapp.exchange.tables.workbook import rows
from quizapp.language import translator
from tests.strategies import SHIPPED

FILES = Path(__file__).parent / "files"
DE = translator("de")
TEXT = st.text(st.sampled_from("aZäß1 =+-@'\"&<>;_x005F日😀"), min_size=1, max_size=20).map(str.strip)


def source(*interactions: object, seconds: int | None = None, stem: str = "Wo?") -> Source:
    entries = tuple(
        Question(Common(f"e{number}", 0, seconds=seconds), stem, one)
        for number, one in enumerate(interactions)
    )
    deck = Deck("deck", "Ein Titel", entries=entries)
    return Source(deck, tuple(derive(deck, phrases("de"))))


def written(data: bytes, folder: Path) -> Path:
    path = folder / "kahoot.xlsx"
    path.write_bytes(data)
    return path


def choice(*texts: str) -> SingleChoice:
    return SingleChoice(tuple(map(Choice, texts)), 0)


def test_the_spreadsheet_is_that_of_kahoot_s_own_template(tmp_path: Path) -> None:
    exported = kahoot.export(source(choice("Hanoi", "Hue")))
    ours = list(rows(written(exported.data, tmp_path)))
    theirs = list(rows(FILES / "kahoot-template.xlsx"))
    assert ours[7][:8] == theirs[7][:8]
    assert ours[8][:8] == ["1", "Wo?", "Hanoi", "Hue", "", "", "20", "1"]


@settings(max_examples=30)
@given(
    st.lists(
        TEXT.filter(bool), min_size=2, max_size=4, unique_by=lambda text: " ".join(text.casefold().split())
    ),
    st.integers(1, 3),
    st.sampled_from(TIMES),
)
def test_what_kahoot_can_ask_is_read_again(
    tmp_path_factory, texts: list[str], right: int, seconds: int
) -> None:
    from quizapp.core.folding import fold

    if len(set(map(fold, texts))) < len(texts) or not all(map(fold, texts)):
        return
    texts = [" ".join(text.split()) for text in texts]
    choices = tuple(map(Choice, texts))
    several = MultipleChoice(choices, frozenset(range(min(right, len(texts) - 1))))
    exported = kahoot.export(
        source(SingleChoice(choices, 0), several, TrueFalse(Truth.FALSE), seconds=seconds)
    )
    assert exported.losses == ()
    found = kahoot.load(written(exported.data, tmp_path_factory.mktemp("kahoot")))
    assert found.losses == ()
    wanted = several if len(several.keys) > 1 else SingleChoice(choices, 0)
    assert [entry.interaction for entry in found.deck.entries] == [
        SingleChoice(choices, 0),
        wanted,
        TrueFalse(Truth.FALSE),
    ]
    assert {entry.common.seconds for entry in found.deck.entries} == {seconds}


def test_nothing_is_cut_short_and_all_that_is_left_out_is_told() -> None:
    long = "x" * 76
    exported = kahoot.export(
        source(choice("Ja", "Nein"), choice(long, "b"), choice(*"abcde"), Typed(("Hanoi",)))
    )
    assert [loss.said(DE) for loss in exported.losses] == [
        "Eine Antwort ist länger als die 75 Zeichen, die Kahoot nimmt; die Frage wurde weggelassen.",
        "Die Frage hat mehr als die 4 Antworten, die Kahoot nimmt; sie wurde weggelassen.",
        "Kahoots Tabelle kennt keine Fragen mit eingetippter Antwort.",
    ]
    with pytest.raises(ExchangeError, match="nothing in the deck"):
        kahoot.export(source(choice("Ja", "Nein"), stem="x" * 121))


def test_six_levels_of_certainty_do_not_fit() -> None:
    finding = Finding(
        Common("f", 0, certainty=Certainty.ALLEGED, claim="Es war so", sources=("Es soll so sein",)),
        "Es soll so sein.",
    )
    deck = Deck("deck", "T", entries=(finding, Question(Common("q", 0), "Wo?", choice("a", "b"))))
    exported = kahoot.export(Source(deck, tuple(derive(deck, phrases("de")))))
    assert [loss.said(DE) for loss in exported.losses] == [
        "Die sechs Stufen der Gewissheit sind mehr als Kahoots vier Antworten."
    ]


@pytest.mark.parametrize(
    ("seconds", "nearest"), [(None, 20), (1, 5), (7, 5), (15, 20), (45, 60), (75, 90), (3600, 240)]
)
def test_the_time_is_the_nearest_that_kahoot_has(seconds: int | None, nearest: int, tmp_path: Path) -> None:
    exported = kahoot.export(source(choice("a", "b"), seconds=seconds))
    assert list(rows(written(exported.data, tmp_path)))[8][6] == str(nearest)
    assert len(exported.losses) == (seconds is not None)


def test_texts_like_formulas_are_texts() -> None:
    data = kahoot.export(source(choice("=1+1", "+2"), stem="=SUM(A1)?")).data
    cells = [
        cell for row in openpyxl.load_workbook(io.BytesIO(data)).active.iter_rows(min_row=9) for cell in row
    ]
    assert {cell.data_type for cell in cells if isinstance(cell.value, str)} == {"s"}


def test_a_filled_in_template_is_read(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(FILES / "kahoot-template.xlsx")
    for number, cells in enumerate(
        [
            ("Wo?", "Hue", "Hanoi", None, None, 30, 2),
            ("Was?", "a", "b", "c", "d", 20, "1,3"),
            ("Wer?", "a", "b", None, None, 20, None),
        ]
    ):
        for column, value in enumerate(cells, start=2):
            book.active.cell(9 + number, column, value)
    path = tmp_path / "kahoot.xlsx"
    book.save(path)
    found = kahoot.load(path)
    assert [entry.interaction for entry in found.deck.entries] == [
        choice("Hanoi", "Hue"),
        MultipleChoice(tuple(map(Choice, "acbd")), frozenset({0, 1})),
    ]
    assert [loss.said(DE) for loss in found.losses] == [
        "Zeile 11: Es ist nicht angegeben, welche Antwort richtig ist."
    ]


def test_an_empty_template_gives_nothing_and_hurts_nobody() -> None:
    assert kahoot.load(FILES / "kahoot-template.xlsx").deck.entries == ()


def test_a_report_gives_each_question_once() -> None:
    found = kahoot.load(FILES / "kahoot-report.xlsx")
    assert [entry.interaction for entry in found.deck.entries] == [
        choice("Hanoi", "Hue", "Da Nang"),
        MultipleChoice(tuple(map(Choice, ("Rot", "Gelb", "Grün"))), frozenset({0, 1})),
        TrueFalse(Truth.TRUE),
    ]
    assert found.losses == ()


def test_any_spreadsheet_with_named_columns_is_read_and_formulas_are_not_calculated() -> None:
    found = kahoot.load(FILES / "fragen.xlsx")
    assert [entry.interaction for entry in found.deck.entries] == [
        choice("2000", "1991", "2014"),
        choice("=1+1", "3", "2,5"),
    ]
    assert found.deck.entries[0].common.points == 2


@pytest.mark.parametrize(
    ("names", "shown"),
    [(("Frage", "Antwort", "Einheit"), "1,234"), (("Question", "Answer", "Unit"), "1.234")],
)
def test_a_number_of_a_spreadsheet_stays_that_number(
    names: tuple[str, ...], shown: str, tmp_path: Path
) -> None:
    book = openpyxl.Workbook()
    for cells in (names, ("Wie weit?", 1.234, "km"), ("Wie viel?", 1e-7, "kg")):
        book.active.append(cells)
    book.save(tmp_path / "a.xlsx")
    first, second = kahoot.load(tmp_path / "a.xlsx").deck.entries
    assert first.interaction == Number(Decimal("1.234"), Decimal(0), "km", shown)
    assert second.interaction.value == Decimal("0.0000001")


def test_a_day_of_a_spreadsheet_has_no_time(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for cells in (("Frage", "Antwort", "Falsch"), ("Wann?", datetime(2024, 6, 17), datetime(2024, 6, 17, 9))):
        book.active.append(cells)
    book.save(tmp_path / "a.xlsx")
    (entry,) = kahoot.load(tmp_path / "a.xlsx").deck.entries
    assert entry.interaction == choice("2024-06-17", "2024-06-17 09:00:00")


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_a_shipped_deck_is_exported_with_every_loss_told(path: Path, tmp_path: Path) -> None:
    deck = load_deck(path).deck
    items = tuple(derive(deck, phrases(deck.language)))
    exported = kahoot.export(Source(deck, items))
    found = kahoot.load(written(exported.data, tmp_path))
    assert len(found.deck.entries) + len(exported.losses) >= len(items)
    assert found.losses == ()

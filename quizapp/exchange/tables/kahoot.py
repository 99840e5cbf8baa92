"""Kahoot: its spreadsheet of questions with two to four answers, of which one or more are right."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, NamedTuple, assert_never

from quizapp.core.items import (
    CertaintyJudgement,
    Gap,
    Kind,
    Matching,
    MultipleChoice,
    Number,
    Ordering,
    Recall,
    SingleChoice,
    TrueFalse,
    Typed,
)
from quizapp.exchange.reducing import header_losses
from quizapp.exchange.results import Exported, Imported, Loss, NothingHeldError
from quizapp.exchange.tables.columns import heading
from quizapp.exchange.tables.importing import deck_of_rows
from quizapp.exchange.tables.words import truth_word
from quizapp.exchange.tables.workbook import rows
from quizapp.language import N_

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from openpyxl.cell import Cell
    from openpyxl.worksheet._write_only import WriteOnlyWorksheet

    from quizapp.core.items import Item, Truth
    from quizapp.exchange.formats import Progress
    from quizapp.exchange.results import Source

LONGEST_QUESTION = 120
LONGEST_ANSWER = 75
MOST_ANSWERS = 4
TIMES = (5, 10, 20, 30, 60, 90, 120, 240)
USUAL_TIME = 20

_HEADING = (
    f"Question - max {LONGEST_QUESTION} characters",
    *(f"Answer {number} - max {LONGEST_ANSWER} characters" for number in range(1, MOST_ANSWERS + 1)),
    "Time limit (sec) – 5, 10, 20, 30, 60, 90, 120, or 240 secs",
    "Correct answer(s) - choose at least one",
)
_HEADING_ROW = 8
_WIDTHS = (4, 60, 28, 28, 28, 28, 14, 16)

_UNFIT = {
    Kind.TYPED: N_("Kahoot's spreadsheet has no questions with a typed answer."),
    Kind.GAP: N_("Kahoot's spreadsheet has no gaps to fill."),
    Kind.NUMBER: N_("Kahoot's spreadsheet has no numbers to type."),
    Kind.MATCHING: N_("Kahoot's spreadsheet has no pairs to match."),
    Kind.ORDERING: N_("Kahoot's spreadsheet has no lines to put in order."),
    Kind.RECALL: N_("Kahoot's spreadsheet has nothing to explain in one's head."),
    Kind.CERTAINTY: N_("The six levels of certainty are more than Kahoot's four answers."),
}
_LONG_QUESTION = N_("It is longer than the {limit} characters that Kahoot takes; it was left out.")
_LONG_ANSWER = N_(
    "An answer is longer than the {limit} characters that Kahoot takes; the question was left out."
)
_MANY_ANSWERS = N_("It has more than the {limit} answers that Kahoot takes; it was left out.")
_TIME = N_("The time of {seconds} seconds became {nearest}, which Kahoot allows.")
_EXTRAS = N_(
    "Explanation, hint, source and what is said about wrong answers are not in Kahoot's spreadsheet."
)
_NOTHING = N_("There is nothing in the deck that Kahoot's spreadsheet can hold.")


class _Question(NamedTuple):
    """A row: the answers that are right, counted from 1."""

    stem: str
    answers: tuple[str, ...]
    right: tuple[int, ...]
    seconds: int


def export(source: Source) -> Exported:
    """Return the items that Kahoot can ask as its spreadsheet; nothing is cut short.

    Raises:
        NothingHeldError: it can ask none of them.
        ModuleNotFoundError: openpyxl is not installed.
    """
    losses = list(header_losses(source.deck, held=("title",)))
    german = source.deck.language.startswith("de")
    questions = [found for item in source.items if (found := _question(item, losses, german=german))]
    if not questions:
        raise NothingHeldError(_NOTHING, losses)
    return Exported(_written(source.deck.title, questions), len(questions), tuple(losses))


def load(path: Path, progress: Progress | None = None) -> Imported:
    """Return the deck that a spreadsheet gives: Kahoot's template, its report, or any with named columns.

    Raises:
        ExchangeError: it is no spreadsheet, or more than a table of questions.
        OSError: it cannot be read.
        ModuleNotFoundError: openpyxl is not installed.
    """
    losses: list[Loss] = []
    deck = deck_of_rows(path, _once(rows(path)), losses)
    if progress is not None:
        progress(1, 1)
    return Imported(deck, tuple(losses))


def _once(all_rows: Iterator[list[str]]) -> Iterator[list[str]]:
    """Yield the rows, each question of a report once: it has a row for every player.

    The names of its other columns, which tell what the players did, are left out.
    """
    place: int | None = None
    seen: set[str] = set()
    for cells in all_rows:
        names = [cell.strip().casefold() for cell in cells]
        if place is None and "question number" in names and "question" in names:
            place = names.index("question")
            named = heading(cells)
            if named is not None:
                cells = [name if column else "" for name, column in zip(cells, named.columns, strict=True)]
        elif place is not None and place < len(cells):
            if cells[place] in seen:
                yield []
                continue
            seen.add(cells[place])
        yield cells


def _question(item: Item, losses: list[Loss], *, german: bool) -> _Question | None:
    """Return the item as Kahoot asks it, or None after noting why it cannot."""
    stem = " ".join(item.stem.split())
    match item.interaction:
        case SingleChoice(choices, key, shown):
            if shown:
                others = [choice for place, choice in enumerate(choices) if place != key]
                choices, key = (choices[key], *others[: shown - 1]), 0
            answers, right = [choice.text for choice in choices], [key]
        case MultipleChoice(choices, keys):
            answers, right = [choice.text for choice in choices], sorted(keys)
        case TrueFalse(key=truth, truths=truths):
            answers, right = [_capital(one, german=german) for one in truths], [truths.index(truth)]
        case Typed() | Gap() | Number() | Matching() | Ordering() | Recall() | CertaintyJudgement():
            losses.append(Loss(stem, _UNFIT[item.kind]))
            return None
        case other:
            assert_never(other)
    answers = [" ".join(answer.split()) for answer in answers]
    unfit = _unfit(stem, answers)
    if unfit is not None:
        losses.append(unfit)
        return None
    _note_losses(item, stem, losses)
    seconds = item.seconds or USUAL_TIME
    return _Question(stem, tuple(answers), tuple(place + 1 for place in right), _nearest(seconds))


def _capital(truth: Truth, *, german: bool) -> str:
    word = truth_word(truth, german=german)
    return word[0].upper() + word[1:]


def _unfit(stem: str, answers: Sequence[str]) -> Loss | None:
    if len(stem) > LONGEST_QUESTION:
        return Loss(stem, _LONG_QUESTION, {"limit": LONGEST_QUESTION})
    if max(map(len, answers)) > LONGEST_ANSWER:
        return Loss(stem, _LONG_ANSWER, {"limit": LONGEST_ANSWER})
    if len(answers) > MOST_ANSWERS:
        return Loss(stem, _MANY_ANSWERS, {"limit": MOST_ANSWERS})
    return None


def _note_losses(item: Item, stem: str, losses: list[Loss]) -> None:
    choices = item.interaction.choices if isinstance(item.interaction, SingleChoice | MultipleChoice) else ()
    if item.explanation or item.hint or item.sources or any(choice.feedback for choice in choices):
        losses.append(Loss(stem, _EXTRAS))
    nearest = _nearest(item.seconds or USUAL_TIME)
    if item.seconds and item.seconds != nearest:
        losses.append(Loss(stem, _TIME, {"seconds": item.seconds, "nearest": nearest}))


def _nearest(seconds: int) -> int:
    """Return the allowed time that is nearest; of two equally near ones the longer."""
    return min(TIMES, key=lambda allowed: (abs(allowed - seconds), -allowed))


def _written(title: str, questions: Sequence[_Question]) -> bytes:
    from openpyxl import Workbook
    from openpyxl.utils import get_column_letter

    book = Workbook(write_only=True)
    sheet = book.create_sheet("Sheet1")
    for number, width in enumerate(_WIDTHS, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    above: list[tuple[str, ...]] = [(), ("", "Quiz template"), ("", title)]
    above += [()] * (_HEADING_ROW - 1 - len(above))
    for texts in (*above, ("", *_HEADING)):
        sheet.append(_cells(sheet, texts))
    for number, question in enumerate(questions, start=1):
        answers = (*question.answers, *[""] * (MOST_ANSWERS - len(question.answers)))
        right = ",".join(map(str, question.right))
        cells = _cells(sheet, (question.stem, *answers))
        sheet.append([number, *cells, question.seconds, int(right) if right.isdecimal() else right])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _cells(sheet: WriteOnlyWorksheet, texts: Sequence[str]) -> list[Cell]:
    """Return cells that are texts, also where they look like formulas."""
    from openpyxl.cell import WriteOnlyCell

    cells = []
    for text in texts:
        cell = WriteOnlyCell(sheet, text or None)
        if text:
            cell.data_type = "s"
        cells.append(cell)
    return cells

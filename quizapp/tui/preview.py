"""Items as lists show them: in one line, and in full with the key and how they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.browsing import Row, standing_words, state_words
from quizapp.core.items import (
    CertaintyJudgement,
    Item,
    MultipleChoice,
    SingleChoice,
    TrueFalse,
)
from quizapp.core.query_words import Trait, kind_word
from quizapp.tui.text import READABLE, fit, hang, stack, styled, wrap
from quizapp.wording import choice_labels, key_lines, kind_name

if TYPE_CHECKING:
    from textual.content import Content

    from quizapp.language import Translator


_WITH_DECK = 62
"""From this width on, a line names the deck."""

_WITH_KIND = 90
"""From this width on, a line also names the kind; with less, the stem needs the room."""


def row_line(row: Row, today: int, tr: Translator, width: int, *, marked: bool) -> Content:
    """Lay out an item in one line: whether it is marked, the stem, how it stands; with room deck and kind."""
    sign, word = standing_words(row, today, tr)
    flag = "!" if Trait.FLAGGED in row.traits else " "
    end = styled("  ") + fit(styled(f"{flag}{sign} {word}", _style(row)), 14)
    if width >= _WITH_KIND:
        end = styled("  ") + fit(styled(kind_word(row.facts.kind, tr.code), "$muted"), 16) + end
    if width >= _WITH_DECK:
        end = styled("  ") + fit(styled(row.deck.title, "$muted"), min(28, width // 6 + 2)) + end
    stem = styled(" ".join(row.stem.split()))
    return (
        styled("■ " if marked else "  ", "bold $accent")
        + fit(stem, max(4, width - 2 - end.cell_length))
        + end
    )


def _style(row: Row) -> str:
    if row.traits & {Trait.SUSPENDED, Trait.POSTPONED}:
        return "$muted"
    return "bold" if Trait.DUE in row.traits else ""


def preview_lines(item: Item, row: Row, today: int, tr: Translator, width: int) -> list[Content]:
    """Lay out the stem, the choices with the key marked, the state, the explanation and the rest."""
    width = min(width, READABLE)
    sign, _ = standing_words(row, today, tr)
    state = f"{sign} {' · '.join(state_words(row, today, tr))}".strip()
    about = [row.deck.title, kind_name(item.kind, tr), *item.tags]
    if item.level is not None:
        about.append(tr("level {n}", n=item.level))
    return stack(
        wrap(styled(item.stem, "bold"), width)
        + answer_lines(item, tr, width)
        + wrap(styled(state, "$accent"), width),
        wrap(styled(item.explanation), width) if item.explanation else [],
        wrap(styled(" · ".join(about), "$muted"), width),
    )


def answer_lines(item: Item, tr: Translator, width: int) -> list[Content]:
    """Lay out the choices with the key marked; the key alone where there are none."""
    labels = choice_labels(item, tr)
    right = _right(item, labels, tr)
    lines: list[Content] = []
    for index, label in enumerate(labels):
        sign, style = ("✓ ", "bold $success") if index in right else ("  ", "")
        lines += hang(styled(sign, style), styled(label, "bold" if index in right else ""), width)
    if not labels:
        for line in key_lines(item, tr):
            lines += hang(styled("✓ ", "bold $success"), styled(line, "bold"), width)
    return lines


def _right(item: Item, labels: tuple[str, ...], tr: Translator) -> frozenset[int]:
    match item.interaction:
        case SingleChoice(key=key):
            return frozenset({key})
        case MultipleChoice(keys=keys):
            return keys
        case TrueFalse() | CertaintyJudgement():
            (key_line,) = key_lines(item, tr)
            return frozenset({labels.index(key_line)})
        case _:
            return frozenset()

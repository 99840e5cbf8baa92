"""Interactions: how the question of a row is responded to."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from quizapp.bank import schema
from quizapp.bank.values import look_up
from quizapp.core.derivation import BLANK
from quizapp.core.folding import fold
from quizapp.core.items import (
    Choice,
    Gap,
    Kind,
    Matching,
    MultipleChoice,
    Number,
    Ordering,
    SingleChoice,
    TrueFalse,
    Typed,
)
from quizapp.core.numbers import parse_number
from quizapp.exchange.tables.columns import Column
from quizapp.exchange.tables.rows import RowError, distinct, lines
from quizapp.exchange.tables.words import GLOSSARY, kind_said
from quizapp.language import N_

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from quizapp.core.items import Interaction
    from quizapp.exchange.tables.keys import Keys
    from quizapp.exchange.tables.rows import Row

    Ignore = Callable[[Column], None]

_BLANK = re.compile(r"_{3,}")
_GAP = re.compile(r"__(?!_).+?(?<!_)__(?!_)", re.DOTALL)
PAIR = " = "
"""Between the sides of a pair to match."""

_NO_TRUTH = N_("Row {row}: »{text}« is none of true, false and not stated.")
_NO_NUMBER = N_("Row {row}: »{text}« is no number.")
_NO_GAP = N_("Row {row}: the gap between __ and __ is not closed or empty.")
_TOO_FEW = N_("Row {row}: there are too few lines in the answer.")
_NO_PAIR = N_("Row {row}: »{text}« is no pair with = between its sides.")


def kind_of(row: Row, keys: Keys) -> str:
    """Return what the row says it is, or what it looks like."""
    said = kind_said(row.text(Column.KIND))
    if said is not None:
        return said
    stem, answers, wrong = row.stem, keys.all(), row.filled(Column.WRONG)
    if not answers and _GAP.search(stem):
        return Kind.GAP
    if wrong or keys.is_chosen:
        others = row.filled(Column.ANSWER) if keys.is_chosen else wrong
        words = {look_up(text, schema.TRUTHS) for text in (*answers, *others)}
        if None not in words and len(answers) == 1:
            return Kind.TRUTH
        return Kind.CHOICES if len(answers) > 1 else Kind.CHOICE
    return _kind_alone(row, stem, answers)


def _kind_alone(row: Row, stem: str, answers: Sequence[str]) -> str:
    """Return what a row without wrong answers looks like."""
    truth = look_up(answers[0], schema.TRUTHS) if answers else None
    is_card = Column.FRONT in row.cells
    is_named = Column.TERM in row.cells or (is_card and not stem.endswith(("?", "…")))
    if is_named and not (is_card and truth is not None) and not _BLANK.search(stem):
        return GLOSSARY
    if not row.cells.keys().isdisjoint({Column.TOLERANCE, Column.UNIT}):
        return Kind.NUMBER
    if truth is not None:
        return Kind.TRUTH
    return Kind.GAP if len(_BLANK.findall(stem)) == 1 else Kind.TYPED


def asked(kind: Kind, row: Row, keys: Keys, ignore: Ignore) -> tuple[str, Interaction]:
    """Return the stem and how it is responded to; ``ignore`` is told of a column that means nothing.

    Raises:
        RowError: the row does not say it.
    """
    stem = row.stem
    match kind:
        case Kind.GAP:
            return _gap_question(row, keys)
        case Kind.CHOICE:
            return stem, _single(keys.first(), keys)
        case Kind.CHOICES:
            return stem, _multiple(keys)
        case Kind.TRUTH:
            return stem, _truth(keys)
        case Kind.NUMBER:
            return stem, _number(row, keys, ignore)
        case Kind.ORDERING:
            return stem, _ordering(keys)
        case Kind.MATCHING:
            return stem, _matching(keys)
        case _:
            return stem, Typed((keys.first(), *keys.also()))


def gap(text: str) -> Gap:
    """Return a text with its gaps between ``__`` and ``__``.

    Raises:
        RowError: one is not closed or empty.
    """
    pieces = text.split("__")
    accepted = [tuple([one.strip() for one in piece.split("|")]) for piece in pieces[1::2]]
    if len(pieces) % 2 == 0 or len(pieces) == 1 or not all(all(map(fold, texts)) for texts in accepted):
        raise RowError(_NO_GAP)
    return Gap(tuple(pieces[::2]), tuple(accepted))


def _gap_question(row: Row, keys: Keys) -> tuple[str, Interaction]:
    stem = row.stem
    if len(_BLANK.findall(stem)) == 1 and not _GAP.search(stem):
        before, after = _BLANK.split(stem)
        found = Gap((before, after), ((keys.first(), *keys.also()),))
    else:
        found = gap(stem)
    shown = BLANK.join(found.parts)
    if row.filled(Column.WRONG) and len(found.accepted) == 1:
        return shown, _single(found.accepted[0][0], keys)
    return shown, found


def _single(key: str, keys: Keys) -> SingleChoice:
    return SingleChoice((Choice(key), *keys.wrong((key,), needed=True)), 0)


def _multiple(keys: Keys) -> MultipleChoice:
    right = keys.some()
    choices = (*map(Choice, right), *keys.wrong(right, needed=True))
    return MultipleChoice(choices, frozenset(range(len(right))))


def _truth(keys: Keys) -> TrueFalse:
    truth = look_up(keys.first(), schema.TRUTHS)
    if truth is None:
        raise RowError(_NO_TRUTH, text=keys.first())
    return TrueFalse(truth)


def _number(row: Row, keys: Keys, ignore: Ignore) -> Number:
    shown = keys.first()
    value = parse_number(shown, row.language)
    if value is None:
        raise RowError(_NO_NUMBER, text=shown)
    text = row.text(Column.TOLERANCE)
    tolerance = parse_number(text.lstrip("±"), row.language) if text else None
    if text and (tolerance is None or tolerance < 0):
        ignore(Column.TOLERANCE)
        tolerance = None
    zero = value - value
    width = zero if tolerance is None else tolerance
    if text.endswith("%"):
        width = abs(value) * width / 100
    unit = row.text(Column.UNIT) or ("%" if shown.endswith("%") else "")
    return Number(value, width, unit, shown.removesuffix("%").rstrip())


def _matching(keys: Keys) -> Matching:
    pairs = [line.partition(PAIR) for line in lines(keys.first())]
    for left, sign, right in pairs:
        if not (sign and left.strip() and right.strip()):
            raise RowError(_NO_PAIR, text=left)
    _need_two(pairs)
    rights = [right.strip() for _, _, right in pairs]
    extra = [choice.text for choice in keys.wrong(rights)]
    texts = tuple(dict.fromkeys((*rights, *extra)))
    key = tuple([texts.index(right) for right in rights])
    return Matching(tuple([left.strip() for left, _, _ in pairs]), texts, key)


def _ordering(keys: Keys) -> Ordering:
    ordered = distinct(lines(keys.first()))
    _need_two(ordered)
    return Ordering(ordered, tuple(range(len(ordered))))


def _need_two(found: Sequence[object]) -> None:
    if len(found) < 2:
        raise RowError(_TOO_FEW)

"""Forms: a response to one item while it is being given, line by line or in one line."""

from __future__ import annotations

import re
import string
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, assert_never

from quizapp.core.items import (
    Certainty,
    CertaintyJudgement,
    Gap,
    Item,
    Matching,
    MultipleChoice,
    Number,
    Ordering,
    Recall,
    SingleChoice,
    TrueFalse,
    Truth,
    Typed,
)
from quizapp.core.responses import (
    Chosen,
    ChosenSeveral,
    Ordered,
    Paired,
    Recalled,
    Response,
    Text,
    Texts,
)
from quizapp.plain.lines import parse_yes_no

if TYPE_CHECKING:
    from quizapp.language import Translator

NONE = "-"
"""Stands for "I don't know" where one of several parts is asked for."""

_PAIR = re.compile(r"(\d+)\s*[:=-]?\s*([a-z]+)", re.IGNORECASE)
_SEPARATORS = re.compile(r"[\s,;]+")


class UnreadableError(Exception):
    """A line is no response to the item; the message says what would be."""


@dataclass(frozen=True, slots=True)
class Form:
    """An item and the parts of the response that were given so far.

    ``whole`` forms take all gaps or pairs in one line, others one a line. ``revealed`` says that the
    key of a recall item was asked for.
    """

    item: Item
    whole: bool = False
    texts: tuple[str, ...] = ()
    pairs: tuple[int | None, ...] = ()
    revealed: bool = False

    @property
    def begun(self) -> bool:
        """Whether a part was given already."""
        return bool(self.texts or self.pairs or self.revealed)


def letter(index: int) -> str:
    """Return the letter for the right side of a pair: a to z, then aa, ab, …."""
    letters = string.ascii_lowercase
    return letters[index] if index < len(letters) else letter(index // len(letters) - 1) + letter(index % 26)


def fill(form: Form, line: str, tr: Translator) -> Form | Response:
    """Return the form with the line filled in, or the response if that was the last part.

    Raises:
        UnreadableError: the line is no part of a response to this item.
    """
    interaction = form.item.interaction
    match interaction:
        case SingleChoice(choices=choices):
            return Chosen(_number(line, len(choices), tr))
        case CertaintyJudgement():
            return Chosen(_number(line, len(Certainty), tr))
        case TrueFalse():
            return _judge(interaction, line, tr)
        case MultipleChoice(choices=choices):
            return _choose_several(line, len(choices), tr)
        case Typed() | Number():
            return Text(_text(line, tr))
        case Gap(accepted=gaps):
            return _fill_gaps(form, line, len(gaps), tr)
        case Matching():
            return _pair_whole(interaction, line, tr) if form.whole else _pair(form, interaction, line, tr)
        case Ordering(lines=lines):
            return _order(line, len(lines), tr)
        case Recall():
            return _recall(form, line, tr)
        case _:
            assert_never(interaction)


def _number(text: str, count: int, tr: Translator) -> int:
    """Return the index that a number from 1 to ``count`` stands for."""
    digits = text.rstrip(".)")
    if digits.isdecimal() and len(digits) <= 4 and 1 <= int(digits) <= count:
        return int(digits) - 1
    raise UnreadableError(tr("Give a number from 1 to {count}.", count=count))


def _text(line: str, tr: Translator) -> str:
    if not line:
        raise UnreadableError(tr("Nothing was typed. Type the answer, or /s to skip."))
    return line


def _judge(interaction: TrueFalse, line: str, tr: Translator) -> Chosen:
    """Read a judgement by its number, or yes and no."""
    said = parse_yes_no(line)
    if said is not None:
        return Chosen(interaction.truths.index(Truth.TRUE if said else Truth.FALSE))
    return Chosen(_number(line, len(interaction.truths), tr))


def _choose_several(line: str, count: int, tr: Translator) -> ChosenSeveral:
    words = [word for word in _SEPARATORS.split(line) if word]
    try:
        indices = frozenset(_number(word, count, tr) for word in words)
    except UnreadableError:
        indices = frozenset()
    if not indices:
        raise UnreadableError(
            tr(
                "Give the numbers of all right choices, from 1 to {count}, with spaces between them.",
                count=count,
            )
        )
    return ChosenSeveral(indices)


def _fill_gaps(form: Form, line: str, count: int, tr: Translator) -> Form | Texts:
    if form.whole:
        texts = tuple(part.strip() for part in line.split("|"))
        if len(texts) != count or not any(texts):
            raise UnreadableError(
                tr.plural(
                    "Give the text of the gap.", "Give the texts of the {n} gaps, with | between them.", count
                )
            )
        return Texts(texts)
    texts = (*form.texts, _text(line, tr))
    return Texts(texts) if len(texts) == count else replace(form, texts=texts)


def _pair(form: Form, matching: Matching, line: str, tr: Translator) -> Form | Paired:
    """Read the right side of the next pair."""
    asked = len(form.pairs) + 1
    text = re.sub(rf"^{asked}\s*[:=-]?\s*", "", line) if line != NONE else line
    pairs = (*form.pairs, _right_side(text, len(matching.right)))
    if pairs[-1] is None and text != NONE:
        last = letter(len(matching.right) - 1)
        raise UnreadableError(tr("Give a letter from a to {last}, or - if you don't know.", last=last))
    if len(pairs) < len(matching.left):
        return replace(form, pairs=pairs)
    if all(index is None for index in pairs):
        raise UnreadableError(tr("Give at least one pair, or /s to skip."))
    return Paired(pairs)


def _right_side(text: str, count: int) -> int | None:
    wanted = text.casefold().rstrip(".)")
    return next((index for index in range(count) if letter(index) == wanted), None)


def _pair_whole(matching: Matching, line: str, tr: Translator) -> Paired:
    """Read pairs like ``1b 2a``; a left side that is not named has no partner."""
    right: dict[int, int] = {}
    rest = _PAIR.sub("", line)
    for left, wanted in _PAIR.findall(line):
        index = _right_side(wanted, len(matching.right))
        if index is None or not 1 <= int(left) <= len(matching.left) or int(left) - 1 in right:
            rest = "?"
            break
        right[int(left) - 1] = index
    if not right or _SEPARATORS.sub("", rest):
        last = letter(len(matching.right) - 1)
        raise UnreadableError(
            tr(
                "Give pairs of a number from 1 to {count} and a letter from a to {last}, such as 1b 2a.",
                count=len(matching.left),
                last=last,
            )
        )
    return Paired(tuple(right.get(index) for index in range(len(matching.left))))


def _order(line: str, count: int, tr: Translator) -> Ordered:
    words = [word for word in _SEPARATORS.split(line) if word]
    try:
        order = tuple(_number(word, count, tr) for word in words)
    except UnreadableError:
        order = ()
    if len(order) != count or len(set(order)) != count:
        raise UnreadableError(
            tr(
                "Give each number from 1 to {count} once, in the right order, with spaces between them.",
                count=count,
            )
        )
    return Ordered(order)


def _recall(form: Form, line: str, tr: Translator) -> Form | Recalled:
    if not form.revealed:
        if line and form.whole:
            raise UnreadableError(tr("Give an empty line to see the answer."))
        return replace(form, revealed=True)
    knew = parse_yes_no(line)
    if knew is None:
        raise UnreadableError(tr("y or n."))
    return Recalled(knew)

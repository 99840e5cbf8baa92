"""How a question is responded to: one reader for each shape of question."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizapp.bank.events import Keyed, Listed, Scalar
from quizapp.bank.values import read_number, read_tolerance, read_truth
from quizapp.core.folding import fold
from quizapp.core.items import (
    Choice,
    Gap,
    Interaction,
    Matching,
    MultipleChoice,
    Number,
    Ordering,
    SingleChoice,
    TrueFalse,
    Typed,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from decimal import Decimal

    from quizapp.bank.fields import Fields
    from quizapp.bank.schema import Shape

BLANK = "____"
"""How a gap is shown in a stem."""

_NOTHING = Typed(())


@dataclass(frozen=True, slots=True)
class Read:
    """What a question asks, how it is responded to, and the texts of its key."""

    stem: str
    interaction: Interaction
    keys: tuple[str, ...]


def read_interaction(shape: Shape, fields: Fields, language: str) -> Read:
    """Return what the question asks; if something is wrong with it, the problem is in the report."""
    return _READERS[shape.sign](fields, language)


def read_gap(name: str, fields: Fields) -> Gap | None:
    """Return the text under a key with its gaps, or None after reporting what is wrong with them."""
    pieces = fields.text(name).split("__")
    if len(pieces) % 2 == 0:
        _at_mark(fields, name, len(pieces) - 2, "gap-unclosed")
        return None
    if len(pieces) == 1:
        fields.at(name, "gap-missing")
        return None
    accepted = []
    for number, piece in enumerate(pieces[1::2]):
        texts = tuple(text.strip() for text in piece.split("|"))
        if not all(texts):
            _at_mark(fields, name, 2 * number, "gap-empty")
            return None
        accepted.append(texts)
    return Gap(tuple(pieces[::2]), tuple(accepted))


def check_wrong(fields: Fields, name: str, right: Iterable[str], distractors: Sequence[Choice]) -> None:
    """Report each wrong text under a key that counts as right."""
    keys = {fold(text) for text in right}
    if keys.isdisjoint([fold(choice.text) for choice in distractors]):
        return
    for node, text in fields.items(name):
        if fold(text) in keys:
            fields.report.at(node, "wrong-is-right", text=text)


def _read_truth(fields: Fields, _language: str) -> Read:
    truth = read_truth(fields, "correct")
    return Read(fields.text("statement"), TrueFalse(truth), (truth.value,))


def _read_single(fields: Fields, _language: str) -> Read:
    stem = fields.text("question")
    if type(fields.values["answer"]) is Listed:
        fields.at_key("answer", "answer-list")
        return Read(stem, _NOTHING, ())
    key = fields.text("answer")
    distractors = _distractors(fields, (key,))
    return Read(stem, SingleChoice((Choice(key), *distractors), 0), (key,))


def _read_typed(fields: Fields, _language: str) -> Read:
    accepted = _texts(fields, "answer")
    if not accepted:
        return Read(fields.text("question"), _NOTHING, ())
    return Read(fields.text("question"), Typed((*accepted, *fields.texts("also"))), accepted[:1])


def _read_choices(fields: Fields, _language: str) -> Read:
    stem = fields.text("question")
    keys = _texts(fields, "answers")
    if "wrong" not in fields.values:
        fields.at_key("answers", "answers-without-wrong")
        return Read(stem, _NOTHING, ())
    _report_twice(fields, "answers")
    choices = (*[Choice(key) for key in keys], *_distractors(fields, keys))
    return Read(stem, MultipleChoice(choices, frozenset(range(len(keys)))), tuple(sorted(keys)))


def _texts(fields: Fields, name: str, least: int = 1) -> tuple[str, ...]:
    """Return the texts under a key, after reporting if there are too few and nothing else is wrong."""
    errors = fields.report.errors
    texts = fields.texts(name)
    if len(texts) < least and fields.report.errors == errors:
        fields.at_key(name, "empty-text" if least == 1 else "too-few", key=name)
    return texts


def _distractors(fields: Fields, right: tuple[str, ...]) -> tuple[Choice, ...]:
    errors = fields.report.errors
    distractors = fields.choices("wrong")
    if not distractors and fields.report.errors == errors:
        fields.at_key("wrong", "empty-text")
    check_wrong(fields, "wrong", right, distractors)
    return distractors


def _read_gap_question(fields: Fields, _language: str) -> Read:
    gap = read_gap("gap", fields)
    if gap is None:
        return Read(BLANK, _NOTHING, ())
    stem = BLANK.join(gap.parts)
    keys = tuple([accepted[0] for accepted in gap.accepted])
    if "wrong" not in fields.values:
        return Read(stem, gap, keys)
    if len(gap.accepted) > 1:
        fields.at_key("wrong", "gap-choices", count=len(gap.accepted))
        return Read(stem, _NOTHING, ())
    distractors = _distractors(fields, gap.accepted[0])
    return Read(stem, SingleChoice((Choice(keys[0]), *distractors), 0), keys)


def _read_number(fields: Fields, language: str) -> Read:
    shown = fields.text("number")
    value = read_number(fields, language)
    tolerance = read_tolerance(fields, value, language)
    unit = fields.text("unit") or ("%" if shown.endswith("%") else "")
    number = Number(value, tolerance, unit, shown.removesuffix("%").rstrip())
    return Read(fields.text("question"), number, (_plain(value), unit))


def _plain(value: Decimal) -> str:
    return f"{value:f}"


def _read_matching(fields: Fields, _language: str) -> Read:
    stem = fields.text("question")
    node = fields.values["pairs"]
    if type(node) is not Keyed:
        fields.at_key("pairs", "not-pairs")
        return Read(stem, _NOTHING, ())
    errors = fields.report.errors
    pairs = _pairs(fields, node)
    if len(pairs) < 2 and fields.report.errors == errors:
        fields.at_key("pairs", "too-few", key="pairs")
    extra = fields.texts("extra")
    check_wrong(fields, "extra", [right for _, right in pairs], [Choice(text) for text in extra])
    texts = dict.fromkeys((*(right for _, right in pairs), *extra))
    places = {text: place for place, text in enumerate(texts)}
    key = tuple([places[right] for _, right in pairs])
    keys = tuple(sorted(f"{left} = {right}" for left, right in pairs))
    return Read(stem, Matching(tuple([left for left, _ in pairs]), tuple(texts), key), keys)


def _pairs(fields: Fields, node: Keyed) -> list[tuple[str, str]]:
    pairs = []
    for name, value in node.values.items():
        left = name.strip()
        right = value.value.strip() if type(value) is Scalar else ""
        if type(value) is not Scalar:
            fields.report.at(value, "text-expected", key=name)
        elif not right or not left:
            fields.report.at(node.keys[name], "empty-text")
        else:
            pairs.append((left, right))
    return pairs


def _read_ordering(fields: Fields, _language: str) -> Read:
    lines = _texts(fields, "order", least=2)
    _report_twice(fields, "order")
    return Read(fields.text("question"), Ordering(lines, tuple(range(len(lines)))), lines)


def _report_twice(fields: Fields, name: str) -> None:
    """Report a text that equals an earlier one of the same list."""
    seen: set[str] = set()
    for node, text in fields.items(name):
        folded = fold(text)
        if folded in seen:
            fields.report.at(node, "same-line-twice", text=text)
        seen.add(folded)


def _at_mark(fields: Fields, name: str, number: int, code: str) -> None:
    """Report a problem at the ``number``-th pair of underscores of a text, counted from 0."""
    node = fields.values[name]
    start, end = node.start_mark, node.end_mark
    for line in range(start.line, min(end.line + 1, len(fields.report.lines))):
        raw = fields.report.lines[line]
        column = start.column if line == start.line else 0
        stop = end.column if line == end.line else len(raw)
        while (column := raw.find("__", column, stop)) >= 0:
            if number == 0:
                fields.report.between((line, column), (line, column + 2), code)
                return
            number -= 1
            column += 2
    fields.at(name, code)


_READERS: dict[str, Callable[[Fields, str], Read]] = {
    "wrong": _read_single,
    "answer": _read_typed,
    "answers": _read_choices,
    "statement": _read_truth,
    "gap": _read_gap_question,
    "number": _read_number,
    "pairs": _read_matching,
    "order": _read_ordering,
}
"""By the sign of the shape."""

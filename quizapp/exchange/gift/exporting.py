"""A deck as GIFT."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, assert_never

from quizapp.core.items import (
    CertaintyJudgement,
    Gap,
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
from quizapp.exchange.labels import idnumber, short_name, tags_of
from quizapp.exchange.reducing import general_losses, reduced_items
from quizapp.exchange.results import Exported, Loss, NothingHeldError, remark
from quizapp.language import N_

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizapp.core.items import Choice, Interaction, Item
    from quizapp.exchange.results import Source

_RESERVED = re.compile(r"[\\~=#{}:]")
_MARKUP = re.compile(r"[<&]|^[^\S\n]*\[", re.MULTILINE)
_NO_TAG = re.compile(r"[\]<>`]")

_HINT = N_("GIFT has no hints.")
_POINTS = N_("GIFT has no points: it counts 1 there, {points} here.")
_ORDERING = N_("GIFT has no ordering; it was left out.")
_GAPS = N_("GIFT has one gap for each question; it was left out.")
_TAG_SIGNS = N_("The signs ] < > and ` were left out of its tags.")
_BARE_GAP = N_("Its gap is at the end, where GIFT makes a question of it.")
_UNIT = N_("GIFT has no units; the unit stands behind the question.")
_ARROW = N_("»->« separates pairs in GIFT; it was written as »→«.")
_ESSAY = N_("There it is a free text that somebody has to mark; the key is in the feedback.")
_NOTHING = N_("GIFT can hold none of these questions.")


def export(source: Source) -> Exported:
    """Return the deck's items as a text with one question after the other.

    Raises:
        NothingHeldError: the format can hold none of them.
    """
    deck = source.deck
    losses = list(general_losses(source, description=False))
    blocks = [f"$CATEGORY: $course$/top/{_line(deck.title.replace('/', '//'))}"]
    for reduced in reduced_items(source, losses):
        block = _question(reduced.item, losses)
        if block:
            blocks.append(block)
    if len(blocks) == 1:
        raise NothingHeldError(_NOTHING, losses)
    return Exported("\n\n".join([*blocks, ""]).encode(), len(blocks) - 1, tuple(losses))


def _question(item: Item, losses: list[Loss]) -> str:
    """Return one question, empty if the format cannot hold it."""
    writer = _Writer(item, losses)
    answers = writer.answers(item.interaction)
    if answers is None:
        return ""
    if item.hint:
        losses.append(Loss(item.stem, _HINT))
    if item.points != 1:
        losses.append(Loss(item.stem, _POINTS, {"points": item.points}))
    if any(map(_NO_TAG.search, item.tags)):
        losses.append(Loss(item.stem, _TAG_SIGNS))
    stem, after = writer.stem()
    words = [f"[id:{idnumber(item)}]", *(f"[tag:{_NO_TAG.sub('', _line(tag))}]" for tag in tags_of(item))]
    general = "\n\n".join(
        (*filter(None, [item.explanation]), *("»" + source + "«" for source in item.sources))
    )
    feedback = f"####{writer.escaped(general)}\n" if general else ""
    if "->" in answers and type(item.interaction) is not Matching:
        losses.append(remark(item.stem, _ARROW))
        answers = answers.replace("->", "→")
    return f"// {' '.join(words)}\n::{_escape(short_name(item))}::{stem}{{{answers}{feedback}}}{after}"


class _Writer:
    """Writes the parts of one question."""

    def __init__(self, item: Item, losses: list[Loss]) -> None:
        self._item = item
        self._losses = losses
        self._plain = any(map(_MARKUP.search, _texts(item)))

    def escaped(self, text: str) -> str:
        """Return a text in which nothing means anything to GIFT."""
        return ("[plain]" if text.lstrip().startswith(("[", "%")) else "") + _escape(text)

    def stem(self) -> tuple[str, str]:
        """Return what stands before and after the answers."""
        item, interaction = self._item, self._item.interaction
        before, after = item.stem, ""
        if type(interaction) is Gap:
            before, after = interaction.parts
            after = _escape(after)
        if type(interaction) is Number and interaction.unit and interaction.unit not in before:
            before = f"{before} ({interaction.unit})"
        form = "[plain]" if self._plain else ""
        return form + _escape(before), after

    def answers(self, interaction: Interaction) -> str | None:
        """Return what stands between the braces, None if the format has no such questions."""
        match interaction:
            case SingleChoice(choices, key):
                return self._lines(
                    self._choice("=" if place == key else "~", choice) for place, choice in enumerate(choices)
                )
            case MultipleChoice(choices, keys):
                share = f"{100 / len(keys):.5f}".rstrip("0").rstrip(".")
                return self._lines(
                    self._choice(f"~%{'' if place in keys else '-'}{share}%", choice)
                    for place, choice in enumerate(choices)
                )
            case TrueFalse(key):
                return "T" if key is Truth.TRUE else "F"
            case Typed(accepted):
                return self._lines(f"={self._typed(text)}" for text in accepted)
            case Number(value, tolerance, unit):
                if unit:
                    self._lose(_UNIT)
                return f"#{value:f}:{tolerance:f}"
            case _:
                return self._seldom(interaction)

    def _seldom(self, interaction: Interaction) -> str | None:
        match interaction:
            case Gap(parts, accepted):
                if len(accepted) > 1:
                    self._lose(_GAPS)
                    return None
                if not parts[1].strip():
                    self._lose(_BARE_GAP)
                return " ".join(f"={self._typed(text)}" for text in accepted[0])
            case Matching():
                return self._pairs(interaction)
            case Recall():
                self._lose(_ESSAY)
                return ""
            case Ordering():
                self._lose(_ORDERING)
                return None
            case CertaintyJudgement() | SingleChoice() | MultipleChoice() | TrueFalse() | Typed() | Number():
                raise AssertionError(interaction)
            case _:
                assert_never(interaction)

    def _pairs(self, matching: Matching) -> str:
        pairs = [(left, matching.right[key]) for left, key in zip(matching.left, matching.key, strict=True)]
        pairs += [("", text) for place, text in enumerate(matching.right) if place not in matching.key]
        if any("->" in left for left, _ in pairs):
            self._losses.append(remark(self._item.stem, _ARROW))
        return self._lines(
            f"={self.escaped(left.replace('->', '→'))} -> {_escape(right)}" for left, right in pairs
        )

    def _choice(self, sign: str, choice: Choice) -> str:
        feedback = f"#{self.escaped(choice.feedback)}" if choice.feedback else ""
        return f"{sign}{self.escaped(choice.text)}{feedback}"

    def _typed(self, text: str) -> str:
        """Return a text to type; an asterisk would stand for any text."""
        return self.escaped(text.replace("*", "\\*"))

    def _lines(self, lines: Iterator[str]) -> str:
        return "".join(["\n", *(f"\t{line}\n" for line in lines)])

    def _lose(self, message: str) -> None:
        self._losses.append(Loss(self._item.stem, message))


def _texts(item: Item) -> Iterator[str]:
    """Yield the texts of a question that could be taken for markup."""
    yield item.stem
    yield item.explanation
    yield from item.sources
    match item.interaction:
        case SingleChoice(choices) | MultipleChoice(choices):
            for choice in choices:
                yield from (choice.text, choice.feedback)
        case Matching(left, right):
            yield from (*left, *right)
        case _:
            pass


def _escape(text: str) -> str:
    return _RESERVED.sub(r"\\\g<0>", text).replace("\n", "\\n")


def _line(text: str) -> str:
    return " ".join(text.split())

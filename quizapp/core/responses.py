"""Responses: what the learner gave, one class for each way of responding.

Indices refer to the item as it was arranged for the screen.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

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
    Typed,
)

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Chosen:
    """One choice, judgement of truth or level of certainty, by its index on the screen."""

    index: int


@dataclass(frozen=True, slots=True)
class ChosenSeveral:
    """Several choices by their indices; at least one."""

    indices: frozenset[int]


@dataclass(frozen=True, slots=True)
class Text:
    """A typed text, for a typed item or a number."""

    text: str


@dataclass(frozen=True, slots=True)
class Texts:
    """A text for each gap, in order."""

    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Paired:
    """For each left side the index of a right side, or None where none was chosen."""

    right: tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class Ordered:
    """The indices of the lines in the order the learner put them in."""

    order: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Recalled:
    """Whether the learner says they knew it."""

    knew: bool


Response = Chosen | ChosenSeveral | Text | Texts | Paired | Ordered | Recalled


def describe(item: Item, response: Response) -> tuple[str, ...]:
    """Return the response as texts that still mean something when the choices are shuffled anew.

    Choices give their own text, judgements their stable code (``yes``, ``alleged``), pairs
    ``left = right``, an order its lines.

    Raises:
        ValueError: the response does not fit the item's interaction.
    """
    match item.interaction, response:
        case SingleChoice(choices=choices), Chosen(index):
            return (choices[index].text,)
        case TrueFalse(truths=truths), Chosen(index):
            return (truths[index].value,)
        case CertaintyJudgement(), Chosen(index):
            return (list(Certainty)[index].value,)
        case MultipleChoice(choices=choices), ChosenSeveral(indices):
            return tuple(choices[index].text for index in sorted(indices))
        case Typed() | Number(), Text(text):
            return (text,)
        case Gap(), Texts(texts):
            return texts
        case Matching(left=left, right=right), Paired(pairs):
            return _describe_pairs(left, right, pairs)
        case Ordering(lines=lines), Ordered(order):
            return tuple(lines[index] for index in order)
        case Recall(), Recalled(knew):
            return ("yes" if knew else "no",)
        case _:
            raise ValueError(f"{type(response).__name__} is no response to a {item.kind} item")


def _describe_pairs(
    left: Sequence[str], right: Sequence[str], pairs: Sequence[int | None]
) -> tuple[str, ...]:
    return tuple(
        f"{side} = {right[index] if index is not None else '—'}"
        for side, index in zip(left, pairs, strict=True)
    )

"""Items: the single things that can be asked, and the parts they are made of.

The words are those of IMS QTI and the item-writing literature: a *stem* asks, among several
*choices* one is the *key* and the others are *distractors*, and the *interaction* is the way an
item is responded to.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, assert_never

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal
    from random import Random


class Certainty(StrEnum):
    """How a briefing puts a claim; the members' order is the fixed order on the screen."""

    STATED = "stated"
    REPORTED = "reported"
    ALLEGED = "alleged"
    ASSESSED = "assessed"
    POSSIBLE = "possible"
    EXPECTED = "expected"


class Truth(StrEnum):
    """What a briefing says about a statement."""

    TRUE = "yes"
    FALSE = "no"
    UNSTATED = "unstated"


class Facet(StrEnum):
    """Which of several items an entry gives; the empty one belongs to a plain question."""

    WHOLE = ""
    MEANING = "meaning"
    NAME = "name"
    RECALL = "recall"
    GAP = "gap"
    CERTAINTY = "certainty"


class Kind(StrEnum):
    """The kinds of item, as ``--format json`` and the statistics name them."""

    CHOICE = "choice"
    CHOICES = "choices"
    TRUTH = "truth"
    TYPED = "typed"
    GAP = "gap"
    NUMBER = "number"
    MATCHING = "matching"
    ORDERING = "ordering"
    RECALL = "recall"
    CERTAINTY = "certainty"


READ = frozenset({Kind.TYPED, Kind.GAP, Kind.NUMBER})
"""The kinds whose responses are texts that marking has to read, and may read wrongly."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to choose, with what the author has to say to whoever chose it wrongly."""

    text: str
    feedback: str = ""


@dataclass(frozen=True, slots=True)
class SingleChoice:
    """Exactly one choice is right.

    ``choices`` holds the key first or anywhere (``key`` is its index) and at least one distractor.
    ``shown`` limits how many choices are asked at once: `arrange` picks the distractors, so that a
    glossary of fifty definitions still gives three choices.
    """

    choices: tuple[Choice, ...]
    key: int
    shown: int = 0
    """How many choices to show; 0 shows all."""


@dataclass(frozen=True, slots=True)
class MultipleChoice:
    """One or more choices are right; ``keys`` are their indices."""

    choices: tuple[Choice, ...]
    keys: frozenset[int]


@dataclass(frozen=True, slots=True)
class TrueFalse:
    """A statement to judge. ``truths`` are the judgements offered, in screen order."""

    key: Truth
    truths: tuple[Truth, ...] = (Truth.TRUE, Truth.FALSE)


@dataclass(frozen=True, slots=True)
class Typed:
    """A short text to type. The first of ``accepted`` is the key that is shown."""

    accepted: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Gap:
    """A text with gaps to fill: ``parts[0] gap parts[1] gap … parts[-1]``.

    ``accepted[i]`` are the texts that gap *i* accepts, the first one is shown as its key, and
    ``len(parts) == len(accepted) + 1``.
    """

    parts: tuple[str, ...]
    accepted: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Number:
    """A number to type; right within ``tolerance`` (absolute, in the same unit) of ``value``."""

    value: Decimal
    tolerance: Decimal
    unit: str = ""
    shown: str = ""
    """The value as the author wrote it, for instance ``1.234,5``."""


@dataclass(frozen=True, slots=True)
class Matching:
    """Pairs to put together: ``left[i]`` belongs to ``right[key[i]]``."""

    left: tuple[str, ...]
    right: tuple[str, ...]
    key: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Ordering:
    """Lines to put in order: the right order is ``lines[key[0]]``, ``lines[key[1]]``, …."""

    lines: tuple[str, ...]
    key: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Recall:
    """Explain the term in your head, then see the key and say whether you knew it."""

    key: str


@dataclass(frozen=True, slots=True)
class CertaintyJudgement:
    """Judge how the briefing puts a claim: one of the six levels of `Certainty`."""

    key: Certainty


Interaction = (
    SingleChoice
    | MultipleChoice
    | TrueFalse
    | Typed
    | Gap
    | Number
    | Matching
    | Ordering
    | Recall
    | CertaintyJudgement
)


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that can be asked.

    ``id`` is ``deck/entry`` or ``deck/entry.facet``, ``entry`` is ``deck/entry``. ``stem`` is the
    question as asked, in the deck's ``language``; for a gap item it is the text with each gap
    written as ``____``. ``sources`` are passages of the briefing, word for word.
    ``opens_after`` names the item that must have been right on an earlier day before this one is
    asked in `learn`. ``line`` is the entry's first line in its file, 1-based.
    """

    id: str
    entry: str
    deck: str
    stem: str
    interaction: Interaction
    facet: Facet = Facet.WHOLE
    language: str = "de"
    explanation: str = ""
    hint: str = ""
    sources: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    level: int | None = None
    points: int = 1
    seconds: int | None = None
    draft: bool = False
    opens_after: str | None = None
    as_of: date | None = None
    line: int = 1

    @property
    def kind(self) -> Kind:
        """The kind of the item, which follows from its interaction."""
        return _KINDS[type(self.interaction)]


_KINDS: dict[type[Interaction], Kind] = {
    SingleChoice: Kind.CHOICE,
    MultipleChoice: Kind.CHOICES,
    TrueFalse: Kind.TRUTH,
    Typed: Kind.TYPED,
    Gap: Kind.GAP,
    Number: Kind.NUMBER,
    Matching: Kind.MATCHING,
    Ordering: Kind.ORDERING,
    Recall: Kind.RECALL,
    CertaintyJudgement: Kind.CERTAINTY,
}


def arrange(item: Item, rng: Random) -> Item:
    """Return the item as it is shown once: choices shuffled, distractors picked, keys moved along.

    Responses refer to the arranged item. Judgements (true/false, certainty) keep their fixed order.
    """
    interaction = item.interaction
    match interaction:
        case SingleChoice():
            return replace(item, interaction=_arrange_single(interaction, rng))
        case MultipleChoice(choices, keys):
            order = _shuffled(len(choices), rng)
            moved = frozenset(order.index(key) for key in keys)
            return replace(item, interaction=MultipleChoice(tuple(choices[i] for i in order), moved))
        case Matching(left, right, key):
            order = _shuffled(len(right), rng)
            return replace(
                item,
                interaction=Matching(
                    left, tuple(right[i] for i in order), tuple(order.index(index) for index in key)
                ),
            )
        case Ordering(lines, key):
            order = _misordered(key, rng)
            return replace(
                item,
                interaction=Ordering(
                    tuple(lines[i] for i in order), tuple(order.index(index) for index in key)
                ),
            )
        case TrueFalse() | Typed() | Gap() | Number() | Recall() | CertaintyJudgement():
            return item
        case _:
            assert_never(interaction)


def _arrange_single(interaction: SingleChoice, rng: Random) -> SingleChoice:
    distractors = [index for index in range(len(interaction.choices)) if index != interaction.key]
    if interaction.shown:
        distractors = rng.sample(distractors, min(interaction.shown - 1, len(distractors)))
    order = [interaction.key, *distractors]
    rng.shuffle(order)
    return SingleChoice(tuple(interaction.choices[i] for i in order), order.index(interaction.key))


def _shuffled(count: int, rng: Random) -> list[int]:
    order = list(range(count))
    rng.shuffle(order)
    return order


def _misordered(key: tuple[int, ...], rng: Random) -> list[int]:
    """Shuffle, but never into the right order, so that leaving the lines alone is no solution."""
    order = _shuffled(len(key), rng)
    if len(key) > 1 and order == list(key):
        order.append(order.pop(0))
    return order

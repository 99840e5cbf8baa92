"""Reducing: items as learning platforms know them, with what is lost on the way."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from quizapp.core.items import (
    Certainty,
    CertaintyJudgement,
    Choice,
    Gap,
    SingleChoice,
    TrueFalse,
    Truth,
    Typed,
)
from quizapp.exchange.results import Loss, remark
from quizapp.exchange.words import certainty_word, truth_word
from quizapp.language import N_, translator

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from quizapp.core.decks import Deck
    from quizapp.core.items import Interaction, Item
    from quizapp.exchange.results import Source
    from quizapp.language import Translator

_OPENS = N_("It is asked from the first day there; here it opens after another question.")
_SECONDS = N_("Its time limit ({seconds} s) is not written.")
_SHOWN = N_("Here its wrong choices are drawn anew each time; there it always has the same ones.")
_CERTAINTY = N_("There it is a plain choice among six.")
_UNSTATED = N_("There it is a plain choice among three.")
_REPEATED = N_(
    "Moodle adds all questions anew at each import: delete the old ones there before you import a deck again."
)
"""Moodle's importer keeps what is there, and drops an id number that is taken."""

_STRICT = N_("Moodle forgives no typing errors.")
_KEYS = ("title", "as_of", "link", "tags", "description", "authors", "license")
_HEADER = N_("What the file says besides its questions is not written: {keys}.")


@dataclass(frozen=True, slots=True)
class Reduced:
    """An item with an interaction that platforms know; ``fixed`` says that its choices are not shuffled."""

    item: Item
    fixed: bool = False


def reduced_items(source: Source, losses: list[Loss]) -> Iterator[Reduced]:
    """Yield the items of a deck without judgements of more than two kinds and pools of distractors."""
    tr = translator(source.deck.language.partition("-")[0])
    for item in source.items:
        reduced = _reduced(item, tr, losses)
        if item.opens_after is not None:
            losses.append(remark(item.stem, _OPENS))
        if item.seconds is not None:
            losses.append(Loss(item.stem, _SECONDS, {"seconds": item.seconds}))
        yield reduced


def general_losses(source: Source, *, description: bool) -> Iterator[Loss]:
    """Yield what is to be known of all, and what of the head of a question file has no place.

    ``description`` says whether what describes the deck has one.
    """
    yield remark("", _REPEATED)
    if any(type(item.interaction) in (Typed, Gap) for item in source.items):
        yield remark("", _STRICT)
    yield from header_losses(source.deck, held=("title", "tags", *(["description"] if description else [])))


def header_losses(deck: Deck, held: Collection[str] = ()) -> Iterator[Loss]:
    """Yield what of the head of a question file has no place, apart from the keys that are held."""
    keys = [name for name in _KEYS if getattr(deck, name) and name not in held]
    if keys:
        yield Loss(deck.title, _HEADER, {"keys": ", ".join(keys)})


def _reduced(item: Item, tr: Translator, losses: list[Loss]) -> Reduced:
    match item.interaction:
        case CertaintyJudgement(key):
            losses.append(Loss(item.stem, _CERTAINTY))
            return Reduced(
                _judged(item, [certainty_word(level, tr) for level in Certainty], list(Certainty).index(key)),
                fixed=True,
            )
        case TrueFalse(key, truths) if len(truths) > 2 or key not in (Truth.TRUE, Truth.FALSE):
            losses.append(Loss(item.stem, _UNSTATED))
            offered = truths if key in truths else (*truths, key)
            return Reduced(
                _judged(item, [truth_word(truth, tr) for truth in offered], offered.index(key)), fixed=True
            )
        case SingleChoice(choices, key, shown) if 0 < shown < len(choices):
            losses.append(remark(item.stem, _SHOWN))
            others = [choice for place, choice in enumerate(choices) if place != key]
            few: Interaction = SingleChoice((choices[key], *others[: shown - 1]), 0)
            return Reduced(replace(item, interaction=few))
        case _:
            return Reduced(item)


def _judged(item: Item, words: list[str], key: int) -> Item:
    return replace(item, interaction=SingleChoice(tuple(map(Choice, words)), key))

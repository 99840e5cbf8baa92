"""Previews: an item as its author sees it, with as many choices as are asked at once."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from quizapp.core.items import Gap, Item, MultipleChoice, Number, SingleChoice, Typed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizapp.language import Translator


def as_asked(item: Item) -> tuple[Item, int]:
    """Return the item with as many choices as are shown at once, the key first; and how many others wait."""
    interaction = item.interaction
    match interaction:
        case SingleChoice(choices=choices, key=key, shown=shown) if 0 < shown < len(choices):
            kept = [choices[key], *(choice for index, choice in enumerate(choices) if index != key)]
            return replace(item, interaction=SingleChoice(tuple(kept[:shown]), 0)), len(choices) - shown
        case _:
            return item, 0


def remarks(item: Item, others: int, tr: Translator) -> Iterator[str]:
    """Yield what else counts as right, what is said about wrong choices, and what is chosen from instead."""
    match item.interaction:
        case Typed(accepted=accepted) if len(accepted) > 1:
            yield tr("Also right: {others}", others=", ".join(accepted[1:]))
        case Gap(accepted=gaps):
            for accepted in gaps:
                if len(accepted) > 1:
                    yield tr("Also right: {others}", others=", ".join(accepted[1:]))
        case Number(tolerance=tolerance) if tolerance:
            amount = f"{tolerance.normalize():f}"
            amount = amount.replace(".", ",") if item.language.startswith("de") else amount
            yield tr("Right within ± {amount}", amount=amount)
        case SingleChoice(choices=choices) | MultipleChoice(choices=choices) if not others:
            for choice in choices:
                if choice.feedback:
                    yield tr("About »{choice}«: {feedback}", choice=choice.text, feedback=choice.feedback)
        case _:
            pass
    if others:
        yield tr.plural(
            "{n} more wrong one may be shown instead.", "{n} more wrong ones may be shown instead.", others
        )

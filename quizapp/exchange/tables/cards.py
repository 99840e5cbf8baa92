"""Cards: items as term and definition or question and answer, one card a line, as Quizlet takes them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, assert_never

from quizapp.core.decks import GlossaryEntry
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
from quizapp.exchange.results import Loss, remark
from quizapp.exchange.tables.words import truth_word
from quizapp.language import N_

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizapp.core.items import Item
    from quizapp.exchange.results import Source

    Card = tuple[str, str]

_QUOTED = re.compile(r'"([^"]*)"')

_BREAKS = N_("Line breaks and tabs became spaces, because a card is one line.")
_QUOTES = N_('Straight quotes (") became curly ones, because other programs would drop them.')
_WRONG = N_("A card has no wrong answers; only the right one is on it.")
_ALSO = N_("Only the first of the answers that count is on the card.")
_TOLERANCE = N_("The tolerance is not on the card.")
_EXTRAS = N_("Explanation, hint and source are not on the card.")
_UNFIT = {
    Kind.MATCHING: N_("Pairs to match fit on no card."),
    Kind.ORDERING: N_("Lines to put in order fit on no card."),
    Kind.CERTAINTY: N_("How certain the briefing is fits on no card."),
}


def cards(source: Source, losses: list[Loss]) -> Iterator[Card]:
    """Yield front and back of each card; what they cannot hold is added to the losses.

    A glossary entry is one card, its term and its definition, whatever items it has.
    """
    german = source.deck.language.startswith("de")
    terms = {
        f"{source.deck.id}/{entry.common.id}": entry
        for entry in source.deck.entries
        if type(entry) is GlossaryEntry
    }
    done = set()
    for item in source.items:
        entry = terms.get(item.entry)
        if item.kind is Kind.CERTAINTY or entry is None:
            sides = _sides(item, losses, german=german)
        elif item.entry in done:
            continue
        else:
            done.add(item.entry)
            sides = entry.term, entry.definition
            if entry.also:
                losses.append(Loss(entry.term, _ALSO))
            if entry.wrong:
                losses.append(Loss(entry.term, _WRONG))
        if sides is None:
            losses.append(Loss(item.stem, _UNFIT[item.kind]))
            continue
        if item.explanation or item.hint or item.sources:
            losses.append(Loss(sides[0], _EXTRAS))
        yield _one_line(sides[0], sides[0], losses), _one_line(sides[1], sides[0], losses)


def _sides(item: Item, losses: list[Loss], *, german: bool) -> Card | None:
    interaction, stem = item.interaction, item.stem
    match interaction:
        case SingleChoice(choices, key):
            losses.append(Loss(stem, _WRONG))
            return stem, choices[key].text
        case MultipleChoice(choices, keys):
            losses.append(Loss(stem, _WRONG))
            return stem, "; ".join(choices[place].text for place in sorted(keys))
        case TrueFalse(truth):
            return stem, truth_word(truth, german=german)
        case Typed(accepted):
            if len(accepted) > 1:
                losses.append(Loss(stem, _ALSO))
            return stem, accepted[0]
        case Gap(accepted=gaps):
            if any(len(texts) > 1 for texts in gaps):
                losses.append(Loss(stem, _ALSO))
            return stem, "; ".join(texts[0] for texts in gaps)
        case Number(value, tolerance, unit, shown):
            if tolerance:
                losses.append(Loss(stem, _TOLERANCE))
            return stem, f"{shown or value} {unit}".strip()
        case Recall(key):
            return stem, key
        case Matching() | Ordering() | CertaintyJudgement():
            return None
        case _:
            assert_never(interaction)


def _one_line(side: str, about: str, losses: list[Loss]) -> str:
    """Return a side of a card without what would end it."""
    line = " ".join(side.split())
    if "\n" in side or "\t" in side:
        losses.append(Loss(about, _BREAKS))
    if line.startswith('"'):
        losses.append(remark(about, _QUOTES))
        line = _QUOTED.sub("“\\1”", line).replace('"', "“")
    return line

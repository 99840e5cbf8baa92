"""Tidying: entries in the form that reading a question file gives them."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass, replace
from functools import cache
from operator import is_
from typing import TYPE_CHECKING, Any, TypeVar

from quizapp.core.cleaning import harmless
from quizapp.core.decks import Question
from quizapp.core.derivation import BLANK
from quizapp.core.items import Choice, Gap, Matching, MultipleChoice, Ordering, SingleChoice

if TYPE_CHECKING:
    from collections.abc import Hashable

    from quizapp.core.decks import Entry
    from quizapp.core.items import Interaction

    Value = TypeVar("Value")


_BLANKS = re.compile(r"(?<=\n)[^\S\n]+(?=\n)")
"""All of a line that nobody sees anything on."""


def tidied(value: Value) -> Value:
    """Return a value with all its texts free of control characters, outer white space and lines of blanks.

    What does not change stays the same object: big decks are not held twice.
    """
    tidy: Any = value
    if type(tidy) is str:
        tidy = _BLANKS.sub("", harmless(tidy).strip())
    elif type(tidy) is Gap:
        tidy = _tidied_gap(tidy)
    elif type(tidy) is tuple:
        parts = tuple([tidied(each) for each in tidy])
        tidy = tidy if all(map(is_, parts, tidy)) else parts
    elif names := names_of(tidy):
        changed = {
            name: after for name in names if (after := tidied(before := getattr(tidy, name))) is not before
        }
        tidy = replace(tidy, **changed) if changed else tidy
    result: Value = tidy
    return result


def names_of(value: object) -> tuple[str, ...]:
    """Return the names of a value's fields, none if it has none."""
    kind: Any = type(value)
    return _names(kind)


@cache
def _names(kind: Hashable) -> tuple[str, ...]:
    return tuple([each.name for each in fields(kind)]) if is_dataclass(kind) else ()


def _tidied_gap(gap: Gap) -> Gap:
    """Return a gap text whose parts keep the white space beside the gaps."""
    parts = [_BLANKS.sub("", harmless(part)) for part in gap.parts]
    parts[0] = parts[0].lstrip()
    parts[-1] = parts[-1].rstrip()
    return Gap(tuple(parts), tidied(gap.accepted))


def in_order(entry: Entry) -> Entry:
    """Return the entry with its keys first, its lines in the right order, and its gaps in the stem."""
    if type(entry) is not Question:
        return entry
    interaction = _in_order(entry.interaction)
    stem = BLANK.join(interaction.parts) if type(interaction) is Gap else entry.stem
    if interaction is entry.interaction and stem == entry.stem:
        return entry
    return replace(entry, interaction=interaction, stem=stem)


def _in_order(interaction: Interaction) -> Interaction:
    match interaction:
        case SingleChoice(choices, key):
            if key == 0 and not choices[0].feedback and not interaction.shown:
                return interaction
            others = [choice for place, choice in enumerate(choices) if place != key]
            return SingleChoice((Choice(choices[key].text), *others), 0)
        case MultipleChoice(choices, keys):
            right = [Choice(choices[place].text) for place in sorted(keys)]
            wrong = [choice for place, choice in enumerate(choices) if place not in keys]
            return MultipleChoice((*right, *wrong), frozenset(range(len(right))))
        case Ordering(lines, key):
            return Ordering(tuple([lines[place] for place in key]), tuple(range(len(key))))
        case Matching(left, right, key):
            used = [right[place] for place in key]
            texts = tuple(dict.fromkeys((*used, *right)))
            return Matching(left, texts, tuple([texts.index(text) for text in used]))
        case _:
            return interaction

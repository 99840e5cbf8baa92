"""Entries as rows: what the columns of a table say of an entry, and what a table cannot hold of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, assert_never

from quizapp.bank.schema import CERTAINTIES
from quizapp.core.decks import Finding, GlossaryEntry, Question
from quizapp.core.items import (
    CertaintyJudgement,
    Facet,
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
from quizapp.core.numbers import parse_number
from quizapp.exchange.results import Loss
from quizapp.exchange.tables.columns import Column
from quizapp.exchange.tables.interactions import PAIR
from quizapp.exchange.tables.words import FINDING, GLOSSARY, kind_word, truth_word
from quizapp.language import N_

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from quizapp.core.decks import Entry
    from quizapp.core.items import Choice, Interaction

    Cells = dict[Column, list[str]]

_BREAKS = N_("Line breaks within a list became spaces.")
_COMMAS = N_("Commas within tags became spaces.")
_EQUALS_SIGN = re.compile(r" =(?= |$)")
"""What a reader would take for the sign between the sides if it stood in or at the end of the left one."""
_EQUALS = N_("The sign = within pairs became a colon.")


def cells_of(entry: Entry, losses: list[Loss], *, german: bool) -> Cells:
    """Return the texts of an entry by column; what a table cannot hold is added to the losses."""
    common = entry.common
    match entry:
        case GlossaryEntry(term=stem, definition=definition, also=also, wrong=wrong, example=example):
            cells = {
                Column.KIND: [kind_word(GLOSSARY, german=german)],
                Column.ANSWER: [definition],
                Column.ALSO: _list(stem, also, losses),
                Column.EXAMPLE: [example],
                **_wrong(wrong),
            }
        case Finding(text=stem, gap=gap):
            cells = {Column.KIND: [kind_word(FINDING, german=german)]}
            stem = _with_gaps(gap) if type(gap) is Gap else stem
        case Question(stem=stem, interaction=interaction):
            cells = _question(stem, interaction, losses, german=german)
            if type(interaction) is Gap:
                stem = _with_gaps(interaction)
        case _:
            assert_never(entry)
    tags = [tag.replace(",", " ").replace(";", " ") for tag in common.tags]
    if tags != list(common.tags):
        losses.append(Loss(stem, _COMMAS))
    cells |= {
        Column.ID: ["" if common.id.startswith("~") else common.id],
        Column.QUESTION: [stem],
        Column.EXPLANATION: [common.explanation],
        Column.HINT: [common.hint],
        Column.CLAIM: [common.claim],
        Column.CERTAINTY: [_certainty(common.certainty, german=german)] if common.certainty else [],
        Column.SOURCE: _list(stem, common.sources, losses),
        Column.TAGS: _list(stem, tags, losses),
        Column.LEVEL: [str(common.level or "")],
        Column.POINTS: [str(common.points) if common.points != 1 else ""],
        Column.SECONDS: [str(common.seconds or "")],
        Column.ONLY: _list(stem, [facet.value for facet in Facet if facet in common.only], losses),
    }
    return {column: texts for column, texts in cells.items() if any(texts)}


def _question(stem: str, interaction: Interaction, losses: list[Loss], *, german: bool) -> Cells:
    match interaction:
        case SingleChoice(choices, key):
            wrong = [choice for place, choice in enumerate(choices) if place != key]
            return {
                Column.KIND: [kind_word(Kind.CHOICE, german=german)],
                Column.ANSWER: [choices[key].text],
                **_wrong(wrong),
            }
        case MultipleChoice(choices, keys):
            wrong = [choice for place, choice in enumerate(choices) if place not in keys]
            return {
                Column.KIND: [kind_word(Kind.CHOICES, german=german)],
                Column.ANSWER: _list(stem, [choices[place].text for place in sorted(keys)], losses),
                **_wrong(wrong),
            }
        case TrueFalse(truth):
            return {
                Column.KIND: [kind_word(Kind.TRUTH, german=german)],
                Column.ANSWER: [truth_word(truth, german=german)],
            }
        case Typed(accepted):
            return {
                Column.KIND: [kind_word(Kind.TYPED, german=german)],
                Column.ANSWER: [accepted[0]],
                Column.ALSO: _list(stem, accepted[1:], losses),
            }
        case Gap():
            return {Column.KIND: [kind_word(Kind.GAP, german=german)]}
        case Number(value, tolerance, unit, shown):
            return {
                Column.KIND: [kind_word(Kind.NUMBER, german=german)],
                Column.ANSWER: [_number(value, shown, german=german)],
                Column.TOLERANCE: [_number(tolerance, "", german=german) if tolerance else ""],
                Column.UNIT: [unit],
            }
        case Matching(left, right, key):
            lefts = [_EQUALS_SIGN.sub(":", one) for one in map(_line, left)]
            if lefts != [_line(one) for one in left]:
                losses.append(Loss(stem, _EQUALS))
            pairs = [f"{one}{PAIR}{right[place]}" for one, place in zip(lefts, key, strict=True)]
            return {
                Column.KIND: [kind_word(Kind.MATCHING, german=german)],
                Column.ANSWER: _list(stem, pairs, losses),
                Column.WRONG: [text for place, text in enumerate(right) if place not in key],
            }
        case Ordering(lines, key):
            return {
                Column.KIND: [kind_word(Kind.ORDERING, german=german)],
                Column.ANSWER: _list(stem, [lines[place] for place in key], losses),
            }
        case Recall() | CertaintyJudgement():
            raise ValueError(f"a question has no interaction of the kind {type(interaction).__name__}")
        case _:
            assert_never(interaction)


def _certainty(level: object, *, german: bool) -> str:
    """Return the word for a level: in German the noun."""
    words = [word for word, meant in CERTAINTIES.items() if meant is level]
    return words[1].capitalize() if german else words[0]


def _number(value: Decimal, shown: str, *, german: bool) -> str:
    language = "de" if german else "en"
    if shown and parse_number(shown, language) == value:
        return shown
    text = f"{value.normalize():f}"
    return text.replace(".", ",") if german else text


def _list(about: str, texts: Sequence[str], losses: list[Loss]) -> list[str]:
    """Return the texts as the lines of one cell."""
    lines = [_line(text) for text in texts]
    if lines != list(texts):
        losses.append(Loss(about, _BREAKS))
    return ["\n".join(lines)] if lines else []


def _line(text: str) -> str:
    return " ".join(text.split("\n"))


def _wrong(choices: Sequence[Choice]) -> Cells:
    return {
        Column.WRONG: [choice.text for choice in choices],
        Column.FEEDBACK: [choice.feedback for choice in choices],
    }


def _with_gaps(gap: Gap) -> str:
    marked = (
        f"__{'|'.join(texts)}__{after}" for texts, after in zip(gap.accepted, gap.parts[1:], strict=True)
    )
    return gap.parts[0] + "".join(marked)

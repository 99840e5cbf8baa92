"""Items, glossary entries and problems as JSON, for the index.

Lists instead of objects: a bank of 100,000 items is written and read often enough to notice. Start-up
reads items only, so what the others need is imported where it is used.
"""

from __future__ import annotations

import json
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple, assert_never

from quizapp.core.items import (
    Certainty,
    CertaintyJudgement,
    Choice,
    Facet,
    Gap,
    Interaction,
    Item,
    Kind,
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

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from pathlib import Path

    from quizapp.bank.problems import Problem
    from quizapp.core.decks import Common, GlossaryEntry

_KINDS = {kind.value: kind for kind in Kind}
_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False).encode


def encode_item(item: Item) -> str:
    """Return everything of an item that is not stored beside it: id, entry, deck, draft, line and such."""
    return _encode(
        [
            item.stem,
            item.facet,
            _interaction_out(item.interaction),
            item.explanation,
            item.hint,
            item.sources,
            item.tags,
            item.level,
            item.points,
            item.seconds,
        ]
    )


def decode_item(
    payload: str,
    *,
    item: str,
    entry: str,
    deck: str,
    language: str,
    as_of: date | None,
    opens_after: str | None,
    draft: bool,
    line: int,
) -> Item:
    """Return the item that `encode_item` wrote."""
    stem, facet, interaction, explanation, hint, sources, tags, level, points, seconds = json.loads(payload)
    return Item(
        id=item,
        entry=entry,
        deck=deck,
        stem=stem,
        interaction=_interaction_in(interaction),
        facet=Facet(facet),
        language=language,
        explanation=explanation,
        hint=hint,
        sources=tuple(sources),
        tags=tuple(tags),
        level=level,
        points=points,
        seconds=seconds,
        draft=draft,
        opens_after=opens_after,
        as_of=as_of,
        line=line,
    )


class Glance(NamedTuple):
    """As much of an item as lists show and searches look at; ``key`` are all texts that are right."""

    id: str
    stem: str
    kind: Kind
    key: tuple[str, ...]
    tags: tuple[str, ...]
    level: int | None


def glance(item: str, payload: str) -> Glance:
    """Return what is to be seen of an item at a glance, many times quicker than the whole item."""
    stem, _, interaction, _, _, _, tags, level, *_ = json.loads(payload)
    return Glance(item, stem, _KINDS[interaction[0]], _key_at_a_glance(interaction), tuple(tags), level)


def _key_at_a_glance(fields: list[Any]) -> tuple[str, ...]:
    match fields:
        case ["choice", choices, key, _]:
            return (_choice_text(choices[key]),)
        case ["choices", choices, keys]:
            return tuple([_choice_text(choices[key]) for key in keys])
        case ["typed", accepted]:
            return tuple(accepted)
        case ["gap", _, gaps]:
            return tuple([text for accepted in gaps for text in accepted])
        case ["number", value, _, unit, written]:
            return (f"{written or value} {unit}".strip(),)
        case ["matching", left, right, pairs]:
            return (*left, *(right[index] for index in pairs))
        case ["ordering", lines, _]:
            return tuple(lines)
        case ["recall", text]:
            return (text,)
        case _:
            return ()


def _choice_text(field: Any) -> str:
    return str(field if isinstance(field, str) else field[0])


def encode_glossary(entries: Iterable[GlossaryEntry]) -> str:
    """Return the glossary entries of a deck."""
    return _encode(
        [
            [
                _common_out(entry.common),
                entry.term,
                entry.definition,
                entry.also,
                _choices_out(entry.wrong),
                entry.example,
            ]
            for entry in entries
        ]
    )


def decode_glossary(payload: str) -> tuple[GlossaryEntry, ...]:
    """Return the glossary entries that `encode_glossary` wrote."""
    from quizapp.core.decks import GlossaryEntry

    return tuple(
        GlossaryEntry(_common_in(common), term, definition, tuple(also), _choices_in(wrong), example)
        for common, term, definition, also, wrong, example in json.loads(payload)
    )


def encode_problems(problems: Iterable[Problem]) -> str:
    """Return the problems of one file, without its path."""
    return _encode(
        [
            [
                found.code,
                found.severity,
                found.line,
                found.column,
                found.end_line,
                found.end_column,
                dict(found.values),
                found.excerpt,
            ]
            for found in problems
        ]
    )


def decode_problems(payload: str, path: Path) -> tuple[Problem, ...]:
    """Return the problems that `encode_problems` wrote."""
    from quizapp.bank.problems import Problem, Severity

    return tuple(
        Problem(code, Severity(severity), path, line, column, end_line, end_column, values, excerpt)
        for code, severity, line, column, end_line, end_column, values, excerpt in json.loads(payload)
    )


def _common_out(common: Common) -> list[Any]:
    return [
        common.id,
        common.line,
        common.explanation,
        common.hint,
        common.sources,
        common.certainty,
        common.claim,
        common.tags,
        common.level,
        common.points,
        common.seconds,
        common.draft,
        sorted(common.only),
    ]


def _common_in(fields: list[Any]) -> Common:
    known, line, explanation, hint, sources, certainty, claim, tags, level, points, seconds, draft, only = (
        fields
    )
    from quizapp.core.decks import Common

    return Common(
        id=known,
        line=line,
        explanation=explanation,
        hint=hint,
        sources=tuple(sources),
        certainty=Certainty(certainty) if certainty else None,
        claim=claim,
        tags=tuple(tags),
        level=level,
        points=points,
        seconds=seconds,
        draft=draft,
        only=frozenset(map(Facet, only)),
    )


def _interaction_out(interaction: Interaction) -> list[Any]:
    match interaction:
        case SingleChoice(choices, key, shown):
            return ["choice", _choices_out(choices), key, shown]
        case MultipleChoice(choices, keys):
            return ["choices", _choices_out(choices), sorted(keys)]
        case TrueFalse(truth, truths):
            return ["truth", truth, truths]
        case Typed(accepted):
            return ["typed", accepted]
        case Gap(parts, gaps):
            return ["gap", parts, gaps]
        case Number(value, tolerance, unit, written):
            return ["number", str(value), str(tolerance), unit, written]
        case Matching(left, right, pairs):
            return ["matching", left, right, pairs]
        case Ordering(lines, order):
            return ["ordering", lines, order]
        case Recall(text):
            return ["recall", text]
        case CertaintyJudgement(level):
            return ["certainty", level]
        case _:
            assert_never(interaction)


def _interaction_in(fields: list[Any]) -> Interaction:
    match fields:
        case ["choice", choices, key, shown]:
            return SingleChoice(_choices_in(choices), key, shown)
        case ["choices", choices, keys]:
            return MultipleChoice(_choices_in(choices), frozenset(keys))
        case ["truth", truth, truths]:
            return TrueFalse(Truth(truth), tuple(map(Truth, truths)))
        case ["typed", accepted]:
            return Typed(tuple(accepted))
        case ["gap", parts, gaps]:
            return Gap(tuple(parts), tuple(map(tuple, gaps)))
        case ["number", value, tolerance, unit, written]:
            return Number(Decimal(value), Decimal(tolerance), unit, written)
        case ["matching", left, right, pairs]:
            return Matching(tuple(left), tuple(right), tuple(pairs))
        case ["ordering", lines, order]:
            return Ordering(tuple(lines), tuple(order))
        case ["recall", text]:
            return Recall(text)
        case ["certainty", level]:
            return CertaintyJudgement(Certainty(level))
        case _:
            raise ValueError(f"no interaction: {fields!r}")


def _choices_out(choices: Iterable[Choice]) -> list[Any]:
    """Return each choice as its text, or with its feedback as a pair."""
    return [[choice.text, choice.feedback] if choice.feedback else choice.text for choice in choices]


def _choices_in(fields: list[Any]) -> tuple[Choice, ...]:
    return tuple([Choice(field) if isinstance(field, str) else Choice(*field) for field in fields])

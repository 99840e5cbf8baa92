"""Marking: what a response to an item is worth."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, assert_never

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
from quizapp.core.responses import (
    Chosen,
    ChosenSeveral,
    Ordered,
    Paired,
    Recalled,
    Response,
    Text,
    Texts,
)
from quizapp.core.scores import Score, Slip, Verdict
from quizapp.core.traces import Trace

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence

    from quizapp.core.text_match import Closeness


def never(_text: str) -> bool:
    """Say that no text is a term of the bank."""
    return False


def mark(
    item: Item,
    response: Response,
    is_term: Callable[[str], bool] = never,
    *,
    typo_tolerance: bool = True,
) -> Score:
    """Return what the response is worth; its indices refer to the item as it was arranged.

    Choices, truth, certainty, typed, number and recall are right or wrong. Several right choices give
    (right chosen - wrong chosen) / number right, not below 0; gaps and pairs the share right; an order
    the share of neighbours of the right order that follow one another. `Score.parts` are the gaps, the
    left sides, or the places of the order from the top: the first is right if the first line stands
    there, any other if its line stands directly behind its right predecessor.

    ``is_term`` tells of a folded text whether it is a term of the bank: such a text is no typo for
    another one. Singular and plural of one term may both be terms, so an inflection stays one. Without
    ``typo_tolerance`` no typo is forgiven; an inflection is none.

    Raises:
        ValueError: the response does not fit the item's interaction.
    """
    match item.interaction, response:
        case SingleChoice(choices, key), Chosen(index):
            return _whole(_checked(index, len(choices)) == key)
        case TrueFalse(key=truth, truths=truths), Chosen(index):
            return _whole(truths[_checked(index, len(truths))] is truth)
        case CertaintyJudgement(key=level), Chosen(index):
            return _whole(tuple(Certainty)[_checked(index, len(Certainty))] is level)
        case MultipleChoice(choices, keys), ChosenSeveral(indices):
            return _mark_several(len(choices), keys, indices)
        case Typed(accepted), Text(text):
            score = _mark_texts(item, (accepted,), (text,), is_term, typo_tolerance=typo_tolerance)
            return Score(score.fraction, score.verdict, score.slip)
        case Gap(accepted=gaps), Texts(texts):
            return _mark_texts(item, gaps, texts, is_term, typo_tolerance=typo_tolerance)
        case Number(), Text(text):
            return _mark_number(item, item.interaction, text, typo_tolerance=typo_tolerance)
        case Matching(), Paired(pairs):
            return _mark_pairs(item.interaction, pairs)
        case Ordering(), Ordered(order):
            return _mark_order(item.interaction, order)
        case Recall(), Recalled(knew):
            return _whole(knew)
        case _:
            raise ValueError(f"{type(response).__name__} is no response to a {item.kind} item")


def key_texts(item: Item) -> tuple[str, ...]:
    """Return the key as texts, in the shape in which `responses.describe` gives a response."""
    interaction = item.interaction
    match interaction:
        case SingleChoice(choices, key):
            return (choices[key].text,)
        case MultipleChoice(choices, keys):
            return tuple(choices[index].text for index in sorted(keys))
        case TrueFalse() | CertaintyJudgement():
            return (interaction.key.value,)
        case Typed(accepted):
            return accepted[:1]
        case Gap(accepted=gaps):
            return tuple(accepted[0] for accepted in gaps)
        case Number(value, _, unit, shown):
            return (f"{shown or format(value, 'f')} {unit}".strip(),)
        case Matching(left, right, pairs):
            return tuple(f"{side} = {right[index]}" for side, index in zip(left, pairs, strict=True))
        case Ordering(lines, order):
            return tuple(lines[index] for index in order)
        case Recall(text):
            return (text,)
        case _:
            assert_never(interaction)


def trace_of(item: Item, position: int) -> Trace:
    """Return what is remembered of an item whose entry has this place in its deck; arranged or not."""
    return Trace(item.id, item.deck, item.kind, item.facet, item.stem, "\n".join(key_texts(item)), position)


def _whole(right: bool) -> Score:  # noqa: FBT001
    return _score(float(right))


def _score(fraction: float, slips: Collection[Slip] = (), parts: tuple[bool, ...] = ()) -> Score:
    """Return a score whose verdict follows from the fraction and from what was forgiven."""
    if fraction <= 0:
        return Score(0.0, Verdict.WRONG, None, parts)
    if fraction < 1:
        return Score(fraction, Verdict.PARTLY, None, parts)
    if not slips:
        return Score(1.0, Verdict.RIGHT, None, parts)
    return Score(1.0, Verdict.NEARLY, Slip.TYPO if Slip.TYPO in slips else Slip.INFLECTION, parts)


def _share(parts: Sequence[bool], slips: Collection[Slip] = ()) -> Score:
    return _score(sum(parts) / len(parts), slips, tuple(parts))


def _checked(index: int, count: int) -> int:
    if not 0 <= index < count:
        raise ValueError(f"there is no choice {index} among {count}")
    return index


def _mark_several(count: int, keys: frozenset[int], indices: frozenset[int]) -> Score:
    if not indices:
        raise ValueError("nothing was chosen")
    for index in indices:
        _checked(index, count)
    return _score((len(indices & keys) - len(indices - keys)) / len(keys))


def _mark_pairs(interaction: Matching, pairs: Sequence[int | None]) -> Score:
    """Mark pairs by their texts, since two equal right sides are the same to whoever pairs them."""
    if len(pairs) != len(interaction.left):
        raise ValueError(f"{len(pairs)} pairs for {len(interaction.left)} left sides")
    right = interaction.right
    return _share(
        [
            index is not None and right[_checked(index, len(right))] == right[key]
            for index, key in zip(pairs, interaction.key, strict=True)
        ]
    )


def _mark_order(interaction: Ordering, order: Sequence[int]) -> Score:
    if sorted(order) != list(range(len(interaction.lines))):
        raise ValueError("an order holds each line once")
    lines = interaction.lines
    right = [lines[index] for index in interaction.key]
    given = [lines[index] for index in order]
    neighbours = set(pairwise(right))
    behind = [pair in neighbours for pair in pairwise(given)]
    parts = (given[:1] == right[:1], *behind)
    return _score(sum(behind) / len(behind) if behind else 1.0, (), parts)


def _mark_texts(
    item: Item,
    keys: Sequence[Sequence[str]],
    texts: Sequence[str],
    is_term: Callable[[str], bool],
    *,
    typo_tolerance: bool,
) -> Score:
    if len(texts) != len(keys):
        raise ValueError(f"{len(texts)} texts for {len(keys)} gaps")
    from quizapp.core.text_match import Closeness

    found = [_closest(text, key, item.language, is_term) for text, key in zip(texts, keys, strict=True)]
    if not typo_tolerance:
        found = [closeness.without_typo() for closeness in found]
    right = tuple(closeness is not Closeness.DIFFERENT for closeness in found)
    return _share(right, [slip for closeness in found if (slip := _slip(closeness))])


def _closest(text: str, accepted: Iterable[str], language: str, is_term: Callable[[str], bool]) -> Closeness:
    from quizapp.core.text_match import Closeness, best, compare, fold, names

    if not fold(text):
        return Closeness.DIFFERENT
    found = best(compare(text, key, language) for key in accepted)
    if found is Closeness.TYPO:
        own = {name for key in accepted for name in names(key, language)}
        if any(is_term(name) for name in names(text, language) if name not in own):
            return Closeness.DIFFERENT
    return found


def _mark_number(item: Item, key: Number, text: str, *, typo_tolerance: bool) -> Score:
    from quizapp.core.amounts import compare_amount
    from quizapp.core.text_match import Closeness

    found = compare_amount(text, key, item.stem, item.language)
    if not typo_tolerance:
        found = found.without_typo()
    slip = _slip(found)
    return _score(float(found is not Closeness.DIFFERENT), [slip] if slip else [])


def _slip(closeness: Closeness) -> Slip | None:
    return Slip(closeness.value) if closeness.value in tuple(Slip) else None

from collections.abc import Sequence
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.items import Choice, Item, Kind, Matching, MultipleChoice, Ordering, SingleChoice, arrange
from quizapp.core.responses import Chosen, Recalled, Text, describe

from .samples import INTERACTIONS, item

seeds = st.integers(0, 10_000).map(Random)


def single(shown: Item) -> SingleChoice:
    assert isinstance(shown.interaction, SingleChoice)
    return shown.interaction


def texts(choices: Sequence[Choice]) -> list[str]:
    return [choice.text for choice in choices]


@pytest.mark.parametrize("kind", list(INTERACTIONS))
def test_the_kind_follows_from_the_interaction(kind: str) -> None:
    assert item(kind).kind is Kind(kind)


@given(seeds)
def test_the_key_moves_along_when_choices_are_shuffled(rng: Random) -> None:
    shown = single(arrange(item("choice"), rng))
    assert shown.choices[shown.key].text == "Hanoi"
    assert sorted(texts(shown.choices)) == ["Da Nang", "Hanoi", "Hue"]


@given(seeds)
def test_several_keys_move_along(rng: Random) -> None:
    shown = arrange(item("choices"), rng).interaction
    assert isinstance(shown, MultipleChoice)
    assert {shown.choices[index].text for index in shown.keys} == {"rot", "blau"}


@given(seeds, st.integers(2, 5))
def test_distractors_are_drawn_from_the_pool_and_the_key_is_always_there(rng: Random, count: int) -> None:
    pool = SingleChoice(tuple(Choice(str(number)) for number in range(8)), key=3, shown=count)
    shown = single(arrange(item(interaction=pool), rng))
    assert len(shown.choices) == len(set(texts(shown.choices))) == count
    assert shown.choices[shown.key].text == "3"


@given(seeds)
def test_pairs_stay_together(rng: Random) -> None:
    shown = arrange(item("matching"), rng).interaction
    assert isinstance(shown, Matching)
    pairs = {left: shown.right[index] for left, index in zip(shown.left, shown.key, strict=True)}
    assert pairs == {"Bach Ho": "Ölfeld", "Vietsovpetro": "Unternehmen"}


@given(seeds, st.integers(2, 7))
def test_lines_are_never_shown_in_the_right_order(rng: Random, count: int) -> None:
    lines = tuple(f"Zeile {number}" for number in range(count))
    shown = arrange(item(interaction=Ordering(lines, tuple(range(count)))), rng).interaction
    assert isinstance(shown, Ordering)
    assert shown.lines != lines
    assert tuple(shown.lines[index] for index in shown.key) == lines


@pytest.mark.parametrize("kind", ["truth", "typed", "gap", "number", "recall", "certainty"])
def test_what_has_a_fixed_order_keeps_it(kind: str) -> None:
    assert arrange(item(kind), Random(1)) == item(kind)


def test_a_response_is_described_by_texts_that_survive_a_shuffle() -> None:
    for seed in range(5):
        shown = arrange(item("choice"), Random(seed))
        index = texts(single(shown).choices).index("Hue")
        assert describe(shown, Chosen(index)) == ("Hue",)


def test_judgements_are_described_by_their_code() -> None:
    assert describe(item("truth"), Chosen(2)) == ("unstated",)
    assert describe(item("certainty"), Chosen(2)) == ("alleged",)
    assert describe(item("recall"), Recalled(knew=True)) == ("yes",)


def test_a_response_that_does_not_fit_the_item_is_refused() -> None:
    with pytest.raises(ValueError, match="Text is no response to a choice item"):
        describe(item("choice"), Text("Hanoi"))

"""What the index stores comes back as it was."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.bank.codec import (
    decode_glossary,
    decode_item,
    decode_problems,
    encode_glossary,
    encode_item,
    encode_problems,
)
from quizapp.core.decks import Common, GlossaryEntry
from quizapp.core.items import (
    Certainty,
    CertaintyJudgement,
    Choice,
    Facet,
    Gap,
    Item,
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
from tests.bank.samples import PATH, among
from tests.core.samples import INTERACTIONS

texts = st.text(max_size=20)
lists = st.lists(texts, min_size=1, max_size=4).map(tuple)
choices = st.lists(st.builds(Choice, texts, texts), min_size=2, max_size=5).map(tuple)
decimals = st.decimals(allow_nan=False, allow_infinity=False)
interactions = st.one_of(
    st.builds(SingleChoice, choices, st.integers(0, 1), st.integers(0, 3)),
    st.builds(MultipleChoice, choices, st.frozensets(st.integers(0, 1), min_size=1)),
    st.builds(TrueFalse, st.sampled_from(Truth), st.just(tuple(Truth))),
    st.builds(Typed, lists),
    st.builds(Gap, lists, st.lists(lists, max_size=3).map(tuple)),
    st.builds(Number, decimals, decimals, texts, texts),
    st.builds(Matching, lists, lists, st.lists(st.integers(0, 3), max_size=3).map(tuple)),
    st.builds(Ordering, lists, st.lists(st.integers(0, 3), max_size=3).map(tuple)),
    st.builds(Recall, texts),
    st.builds(CertaintyJudgement, st.sampled_from(Certainty)),
)
items = st.builds(
    Item,
    id=texts,
    entry=texts,
    deck=texts,
    stem=texts,
    interaction=interactions,
    facet=st.sampled_from(Facet),
    language=texts,
    explanation=texts,
    hint=texts,
    sources=lists,
    tags=lists,
    level=st.none() | st.integers(1, 3),
    points=st.integers(1, 9),
    seconds=st.none() | st.integers(1, 99),
    draft=st.booleans(),
    opens_after=st.none() | texts,
    as_of=st.none() | st.dates(),
    line=st.integers(1, 999),
)


def there_and_back(item: Item) -> Item:
    return decode_item(
        encode_item(item),
        item=item.id,
        entry=item.entry,
        deck=item.deck,
        language=item.language,
        as_of=item.as_of,
        opens_after=item.opens_after,
        draft=item.draft,
        line=item.line,
    )


@given(items)
def test_an_item_comes_back(item):
    assert there_and_back(item) == item


@pytest.mark.parametrize("kind", INTERACTIONS)
def test_an_item_of_each_kind_comes_back(kind):
    item = Item("d/a", "d/a", "d", "Was?", INTERACTIONS[kind], as_of=date(2024, 6, 17))
    assert there_and_back(item) == item


def test_a_number_keeps_its_digits():
    item = Item("d/a", "d/a", "d", "Was?", Number(Decimal("1.10"), Decimal("0.00"), "", "1,10"))
    assert str(there_and_back(item).interaction.value) == "1.10"


def test_glossary_entries_come_back():
    common = Common(
        "a",
        3,
        "E",
        "H",
        ("s",),
        Certainty.ALLEGED,
        "c",
        ("t",),
        2,
        3,
        30,
        True,
        frozenset({Facet.NAME, Facet.RECALL}),
    )
    entries = (
        GlossaryEntry(common, "Bote", "bringt", ("Kurier",), (Choice("x"), Choice("y", "z")), "e"),
        GlossaryEntry(Common("b", 9), "Bauer", "sät"),
    )
    assert decode_glossary(encode_glossary(entries)) == entries


def test_problems_come_back():
    problems = among("  - question: A: B\n    anwser: x\n  - question: C\n    anwser: d\n").problems
    assert len(problems) == 3
    assert decode_problems(encode_problems(problems), PATH) == problems

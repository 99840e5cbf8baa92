from dataclasses import replace
from decimal import Decimal
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.items import (
    Choice,
    Gap,
    Interaction,
    Item,
    Matching,
    MultipleChoice,
    Number,
    Ordering,
    SingleChoice,
    Truth,
    Typed,
    arrange,
)
from quizapp.core.marking import key_texts, mark
from quizapp.core.responses import (
    Chosen,
    ChosenSeveral,
    Ordered,
    Paired,
    Recalled,
    Response,
    Text,
    Texts,
    describe,
)
from quizapp.core.scores import Score, Slip, Verdict

from .samples import INTERACTIONS, item

RIGHT = Score(1.0, Verdict.RIGHT)
WRONG = Score(0.0, Verdict.WRONG)

KEYS: dict[str, Response] = {
    "choice": Chosen(0),
    "choices": ChosenSeveral(frozenset({0, 1})),
    "truth": Chosen(1),
    "typed": Text("Bach Ho"),
    "gap": Texts(("Vietnam", "Hanoi")),
    "number": Text("5 Millionen"),
    "matching": Paired((0, 1)),
    "ordering": Ordered((0, 1, 2)),
    "recall": Recalled(True),
    "certainty": Chosen(2),
}
MISSES: dict[str, Response] = {
    "choice": Chosen(1),
    "choices": ChosenSeveral(frozenset({2})),
    "truth": Chosen(2),
    "typed": Text("Moskau"),
    "gap": Texts(("Moskau", "Peking")),
    "number": Text("6"),
    "matching": Paired((2, None)),
    "ordering": Ordered((2, 1, 0)),
    "recall": Recalled(False),
    "certainty": Chosen(0),
}


def asked(interaction: Interaction, **fields: object) -> Item:
    return item(interaction=interaction, **fields)


def typed(*accepted: str, language: str = "de") -> Item:
    return asked(Typed(accepted), language=language)


def number(
    value: str, tolerance: str = "0", unit: str = "", stem: str = "Wie viele?", language: str = "de"
) -> Item:
    return asked(Number(Decimal(value), Decimal(tolerance), unit, value), stem=stem, language=language)


@pytest.mark.parametrize("kind", list(INTERACTIONS))
def test_the_key_is_right_and_a_miss_is_wrong(kind: str) -> None:
    right, wrong = mark(item(kind), KEYS[kind]), mark(item(kind), MISSES[kind])
    assert (right.fraction, right.verdict, right.slip, right.passed) == (1.0, Verdict.RIGHT, None, True)
    assert (wrong.fraction, wrong.verdict, wrong.slip, wrong.passed) == (0.0, Verdict.WRONG, None, False)


@pytest.mark.parametrize("kind", list(INTERACTIONS))
def test_a_response_of_another_kind_is_refused(kind: str) -> None:
    fitting = type(KEYS[kind])
    for response in KEYS.values():
        if type(response) is not fitting:
            with pytest.raises(ValueError, match="is no response"):
                mark(item(kind), response)


@pytest.mark.parametrize(
    ("kind", "response"),
    [
        ("choice", Chosen(3)),
        ("choice", Chosen(-1)),
        ("truth", Chosen(3)),
        ("certainty", Chosen(6)),
        ("choices", ChosenSeveral(frozenset({0, 4}))),
        ("choices", ChosenSeveral(frozenset({-1}))),
        ("choices", ChosenSeveral(frozenset())),
        ("gap", Texts(("Vietnam",))),
        ("gap", Texts(("Vietnam", "Hanoi", "Moskau"))),
        ("matching", Paired((0,))),
        ("matching", Paired((0, 3))),
        ("matching", Paired((0, -1))),
        ("ordering", Ordered((0, 1))),
        ("ordering", Ordered((0, 1, 1))),
        ("ordering", Ordered((1, 2, 3))),
    ],
)
def test_a_response_that_does_not_fit_is_refused(kind: str, response: Response) -> None:
    with pytest.raises(ValueError, match=r".+"):
        mark(item(kind), response)


@pytest.mark.parametrize("kind", list(INTERACTIONS))
def test_the_key_has_the_shape_of_a_described_response(kind: str) -> None:
    expected = {
        "number": ("5 Millionen",),
        "recall": ("Bilder, die aus der Umlaufbahn aufgenommen sind",),
    }
    assert key_texts(item(kind)) == expected.get(kind, describe(item(kind), KEYS[kind]))


def test_the_key_of_a_number_without_a_shown_form_is_its_value() -> None:
    assert key_texts(asked(Number(Decimal("1E+6"), Decimal(0)))) == ("1000000",)
    assert key_texts(asked(Number(Decimal("1234.5"), Decimal(0), "km", "1.234,5"))) == ("1.234,5 km",)


@pytest.mark.parametrize(
    ("chosen", "fraction"),
    [
        ({0, 1, 2}, 1.0),
        ({0, 1}, 2 / 3),
        ({0}, 1 / 3),
        ({0, 1, 2, 3}, 2 / 3),
        ({0, 3}, 0.0),
        ({0, 3, 4}, 0.0),
        ({0, 1, 3}, 1 / 3),
        ({0, 1, 2, 3, 4}, 1 / 3),
    ],
)
def test_several_choices_give_right_minus_wrong_over_the_number_right(
    chosen: set[int], fraction: float
) -> None:
    several = MultipleChoice(tuple(map(Choice, "abcde")), frozenset({0, 1, 2}))
    score = mark(asked(several), ChosenSeveral(frozenset(chosen)))
    assert score.fraction == pytest.approx(fraction)
    assert score.parts == ()


@pytest.mark.parametrize(
    ("texts", "score"),
    [
        (("Vietnam", "Hanoi"), Score(1.0, Verdict.RIGHT, None, (True, True))),
        (("Vietnam", "Moskau"), Score(0.5, Verdict.PARTLY, None, (True, False))),
        (("Vietnam", ""), Score(0.5, Verdict.PARTLY, None, (True, False))),
        (("", ""), Score(0.0, Verdict.WRONG, None, (False, False))),
        (("Hanoi", "Vietnam"), Score(0.0, Verdict.WRONG, None, (False, False))),
        (("vietnam", "Hanio"), Score(1.0, Verdict.NEARLY, Slip.TYPO, (True, True))),
        (("Vietnams", "Hanoi"), Score(1.0, Verdict.NEARLY, Slip.INFLECTION, (True, True))),
        (("Vietnams", "Hanio"), Score(1.0, Verdict.NEARLY, Slip.TYPO, (True, True))),
        (("Vietnma", "Moskau"), Score(0.5, Verdict.PARTLY, None, (True, False))),
    ],
)
def test_gaps_give_the_share_right_and_a_slip_only_if_all_are(texts: tuple[str, ...], score: Score) -> None:
    assert mark(item("gap"), Texts(texts)) == score


def test_a_typed_text_is_right_if_it_is_any_of_the_accepted_ones() -> None:
    oil = typed("Bach Ho", "Weißer Tiger")
    assert mark(oil, Text("der weisse Tiger")) == Score(1.0, Verdict.NEARLY, Slip.INFLECTION)
    assert mark(oil, Text("»Weisser Tiger«")) == RIGHT
    assert mark(oil, Text("BACH-HO")) == RIGHT
    assert mark(oil, Text("Bach Hoo")) == Score(1.0, Verdict.NEARLY, Slip.TYPO)
    assert mark(oil, Text("")) == WRONG
    assert mark(oil, Text(" \u200b")) == WRONG


def test_an_exact_alternative_beats_a_typo_of_the_first_one() -> None:
    assert mark(typed("Kriegführung", "Kriegsführung"), Text("Kriegsführung")) == RIGHT


@pytest.mark.parametrize("text", ["Okkupation", "okkupation", "die Okkupation", "Okkupation."])
def test_another_term_of_the_bank_is_no_typo(text: str) -> None:
    entry = typed("Okkupatoin")
    assert mark(entry, Text(text)).verdict is Verdict.NEARLY
    assert mark(entry, Text(text), {"okkupation"}.__contains__) == WRONG


def test_singular_and_plural_may_both_be_terms_of_the_bank() -> None:
    score = mark(typed("Mandat"), Text("Mandate"), {"mandat", "mandate"}.__contains__)
    assert score == Score(1.0, Verdict.NEARLY, Slip.INFLECTION)


def test_a_name_of_the_same_item_is_no_other_term() -> None:
    terms = {"mandat", "mandate", "mandaten"}
    assert mark(typed("Mandat", "Mandate"), Text("Mandate"), terms.__contains__) == RIGHT
    assert (
        mark(typed("das Mandat", "Mandats"), Text("Mandate"), {"mandat"}.__contains__).verdict
        is Verdict.NEARLY
    )


def test_an_accepted_text_is_right_even_if_it_is_a_term() -> None:
    assert mark(typed("Mandat"), Text("das Mandat."), {"mandat"}.__contains__) == RIGHT


def test_a_gap_knows_the_terms_of_the_bank_too() -> None:
    gap = asked(Gap(("", ""), (("Abschreckung",),)))
    assert mark(gap, Texts(("Abschrekung",)), {"abschrekung"}.__contains__).parts == (False,)


@pytest.mark.parametrize(
    ("text", "value", "tolerance", "unit"),
    [
        ("5", "5", "0", ""),
        ("5.", "5", "0", ""),
        ("fünf", "5", "0", ""),
        ("5,0", "5", "0", ""),
        ("5 Millionen", "5000000", "0", ""),
        ("5.000.000", "5000000", "0", ""),
        ("5", "5", "0", "Millionen"),
        ("5 Millionen", "5", "0", "Millionen"),
        ("5 Mio.", "5", "0", "Millionen"),
        ("5 Mio.", "5", "0", "Mio."),
        ("5000000", "5", "0", "Millionen"),
        ("5 Mio Schuss", "5", "0", "Millionen Schuss"),
        ("5 Millionen Schuss Munition", "5", "0", "Millionen Schuss"),
        ("5 Millionen Schuss", "5", "0", "Millionen Schuss Munition"),
        ("4,5", "5", "0.5", "Millionen"),
        ("5,5 Mio", "5", "0.5", "Millionen"),
        ("5 km", "5", "0", "km"),
        ("5 Kilometer", "5", "0", "km"),
        ("5km", "5", "0", "Kilometer"),
        ("5 Kilometer weit", "5", "0", "km"),
        ("10%", "10", "0", "%"),
        ("10 Prozent", "10", "0", "%"),
        ("10", "10", "0", "%"),
        ("etwa 2000", "2000", "0", ""),
        ("im Jahr 2000", "2000", "0", ""),
        ("im Jahre 2000", "2000", "0", ""),
        ("ca. 5 Mio.", "5000000", "0", ""),
        ("−3 °C", "-3", "0", "°C"),
        ("5 Soldaten", "5", "0", ""),
        ("14 Uhr", "14", "0", "Uhr"),
        ("1.234,5", "1234.5", "0", ""),
        ("1234.5", "1234.5", "0", ""),
    ],
)
def test_a_number_is_right(text: str, value: str, tolerance: str, unit: str) -> None:
    assert mark(number(value, tolerance, unit), Text(text)) == RIGHT


@pytest.mark.parametrize(
    ("text", "value", "tolerance", "unit"),
    [
        ("6", "5", "0", ""),
        ("-5", "5", "0", ""),
        ("5,1", "5", "0", ""),
        ("5,6", "5", "0.5", "Millionen"),
        ("4,4 Mio.", "5", "0.5", "Millionen"),
        ("5 Milliarden", "5", "0", "Millionen"),
        ("5.000", "5", "0", "Millionen"),
        ("5 Schuss", "5", "0", "Millionen Schuss"),
        ("5 m", "5", "0", "km"),
        ("5 Euro", "5", "0", "%"),
        ("5 Panzer", "5", "0", "Soldaten"),
        ("2000 v. Chr.", "2000", "0", ""),
        ("5 oder 6", "5", "0", ""),
        ("5 oder sechs", "5", "0", ""),
        ("5-6", "5", "0", ""),
        ("5 km oder 6 km", "5", "0", "km"),
        ("5 km oder mehr", "5", "0", "km"),
        ("nicht 5", "5", "0", ""),
        ("5 nicht", "5", "0", ""),
        ("1.000", "1", "0", ""),
        ("", "5", "0", ""),
        ("viele", "5", "0", ""),
    ],
)
def test_a_number_is_wrong(text: str, value: str, tolerance: str, unit: str) -> None:
    assert mark(number(value, tolerance, unit), Text(text)) == WRONG


@pytest.mark.parametrize(
    ("text", "unit"), [("5 Millionne", "Millionen"), ("5 Kilometr", "km"), ("5 Soldatne", "Soldaten")]
)
def test_a_misspelt_unit_is_a_typo(text: str, unit: str) -> None:
    assert mark(number("5", unit=unit), Text(text)) == Score(1.0, Verdict.NEARLY, Slip.TYPO)


def test_a_stem_may_name_the_scale_or_the_unit() -> None:
    rounds = number("5", stem="Auf wie viele Millionen Schuss wird die Hilfe geschätzt?")
    assert (
        mark(rounds, Text("5"))
        == mark(rounds, Text("5 Millionen"))
        == mark(rounds, Text("5.000.000"))
        == RIGHT
    )
    assert mark(rounds, Text("5 Milliarden")) == WRONG
    distance = number("5", stem="Wie viele Kilometer sind es?")
    assert mark(distance, Text("5 km")) == RIGHT
    assert mark(distance, Text("5 m")) == WRONG
    assert mark(number("5", stem="Wie schwer ist Gewicht G?"), Text("5 kg")) == RIGHT


def test_an_english_number_has_a_decimal_point() -> None:
    assert mark(number("1234.5", language="en"), Text("1,234.5")) == RIGHT
    assert mark(number("1000", language="en"), Text("1,000")) == RIGHT
    assert mark(number("1", language="en"), Text("1,000")) == WRONG


@pytest.mark.parametrize(
    ("order", "fraction", "parts"),
    [
        ((0, 1, 2, 3), 1.0, (True, True, True, True)),
        ((1, 2, 3, 0), 2 / 3, (False, True, True, False)),
        ((3, 0, 1, 2), 2 / 3, (False, False, True, True)),
        ((1, 0, 2, 3), 1 / 3, (False, False, False, True)),
        ((0, 2, 1, 3), 0.0, (True, False, False, False)),
        ((3, 2, 1, 0), 0.0, (False, False, False, False)),
        ((0, 1, 3, 2), 1 / 3, (True, True, False, False)),
    ],
)
def test_an_order_gives_the_share_of_neighbours_in_place(
    order: tuple[int, ...], fraction: float, parts: tuple[bool, ...]
) -> None:
    score = mark(asked(Ordering(("a", "b", "c", "d"), (0, 1, 2, 3))), Ordered(order))
    assert score.fraction == pytest.approx(fraction)
    assert score.parts == parts


def test_an_order_is_marked_by_its_key_and_not_by_where_lines_were_shown() -> None:
    shown = asked(Ordering(("c", "a", "b"), (1, 2, 0)))
    assert mark(shown, Ordered((1, 2, 0))).verdict is Verdict.RIGHT
    assert mark(shown, Ordered((0, 1, 2))).parts == (False, False, True)


@pytest.mark.parametrize(
    ("pairs", "fraction", "parts"),
    [
        ((0, 1, 0), 1.0, (True, True, True)),
        ((0, None, 0), 2 / 3, (True, False, True)),
        ((1, 0, 0), 1 / 3, (False, False, True)),
        ((None, None, None), 0.0, (False, False, False)),
    ],
)
def test_pairs_give_the_share_right(
    pairs: tuple[int | None, ...], fraction: float, parts: tuple[bool, ...]
) -> None:
    score = mark(
        asked(Matching(("Hanoi", "Moskau", "Hue"), ("Vietnam", "Russland"), (0, 1, 0))), Paired(pairs)
    )
    assert score.fraction == pytest.approx(fraction)
    assert score.parts == parts


def test_equal_right_sides_are_interchangeable() -> None:
    twice = asked(Matching(("Hanoi", "Hue"), ("Vietnam", "Vietnam"), (0, 1)))
    assert mark(twice, Paired((1, 0))).verdict is Verdict.RIGHT


def test_a_choice_of_a_pool_is_marked_by_what_was_shown() -> None:
    pool = asked(SingleChoice(tuple(Choice(str(index)) for index in range(9)), key=4, shown=3))
    shown = arrange(pool, Random(1))
    assert isinstance(shown.interaction, SingleChoice)
    verdicts = [mark(shown, Chosen(index)).verdict for index in range(3)]
    assert verdicts.count(Verdict.RIGHT) == 1
    assert shown.interaction.choices[verdicts.index(Verdict.RIGHT)].text == "4"


def test_unstated_is_a_judgement_like_the_others() -> None:
    unstated = replace(INTERACTIONS["truth"], key=Truth.UNSTATED)  # type: ignore[type-var]
    assert [mark(asked(unstated), Chosen(index)).fraction for index in range(3)] == [0.0, 0.0, 1.0]


@st.composite
def responses(draw: st.DrawFn) -> tuple[Item, Response]:
    """Draw an item of any kind, arranged, and any response that fits it."""
    kind = draw(st.sampled_from(sorted(INTERACTIONS)))
    shown = arrange(item(kind), Random(draw(st.integers(0, 99))))
    texts = st.text() | st.sampled_from(["Bach Ho", "Hanoi", "Vietnam", "Vietnams", "Hanio", "5", "5 Mio."])
    drawn: dict[str, st.SearchStrategy[Response]] = {
        "choice": st.builds(Chosen, st.integers(0, 2)),
        "choices": st.builds(ChosenSeveral, st.frozensets(st.integers(0, 3), min_size=1)),
        "truth": st.builds(Chosen, st.integers(0, 2)),
        "typed": st.builds(Text, texts),
        "gap": st.builds(Texts, st.tuples(texts, texts)),
        "number": st.builds(Text, texts),
        "matching": st.builds(Paired, st.tuples(*[st.none() | st.integers(0, 2)] * 2)),
        "ordering": st.builds(Ordered, st.permutations(range(3)).map(tuple)),
        "recall": st.builds(Recalled, st.booleans()),
        "certainty": st.builds(Chosen, st.integers(0, 5)),
    }
    return shown, draw(drawn[kind])


@given(responses())
def test_the_verdict_follows_from_fraction_and_slip(drawn: tuple[Item, Response]) -> None:
    score = mark(*drawn)
    assert 0 <= score.fraction <= 1
    assert (score.verdict is Verdict.WRONG) == (score.fraction == 0)
    assert (score.verdict is Verdict.PARTLY) == (0 < score.fraction < 1)
    assert (score.verdict is Verdict.NEARLY) == (score.slip is not None)
    assert score.passed == (score.fraction == 1)


@given(responses(), st.integers(0, 99))
def test_how_an_item_is_arranged_does_not_change_what_a_response_is_worth(
    drawn: tuple[Item, Response], seed: int
) -> None:
    shown, response = drawn
    again = arrange(shown, Random(seed))
    assert mark(again, _moved(shown, again, response)) == mark(shown, response)
    assert set(key_texts(again)) == set(key_texts(shown))


def _moved(shown: Item, again: Item, response: Response) -> Response:
    """Return the response that says the same about the item as it is arranged now."""
    match shown.interaction, again.interaction, response:
        case SingleChoice(choices=old), SingleChoice(choices=new), Chosen(index):
            return Chosen(new.index(old[index]))
        case MultipleChoice(choices=old), MultipleChoice(choices=new), ChosenSeveral(indices):
            return ChosenSeveral(frozenset(new.index(old[index]) for index in indices))
        case Matching(right=before), Matching(right=now), Paired(pairs):
            return Paired(tuple(None if index is None else now.index(before[index]) for index in pairs))
        case Ordering(lines=before), Ordering(lines=now), Ordered(order):
            return Ordered(tuple(now.index(before[index]) for index in order))
        case _:
            return response


@pytest.mark.parametrize("text", ["Okkupatoin", "Okkkupation"])
def test_without_typo_tolerance_a_typo_is_wrong(text: str) -> None:
    assert mark(typed("Okkupation"), Text(text)) == Score(1.0, Verdict.NEARLY, Slip.TYPO)
    assert mark(typed("Okkupation"), Text(text), typo_tolerance=False) == WRONG
    assert mark(typed("Okkupation"), Text("die OKKUPATION."), typo_tolerance=False) == RIGHT


def test_without_typo_tolerance_singular_and_plural_are_still_forgiven() -> None:
    score = mark(typed("Mandat"), Text("Mandate"), typo_tolerance=False)
    assert score == Score(1.0, Verdict.NEARLY, Slip.INFLECTION)


def test_without_typo_tolerance_only_the_gap_with_the_typo_is_wrong() -> None:
    score = mark(item("gap"), Texts(("Vietnam", "Hanio")), typo_tolerance=False)
    assert score == Score(0.5, Verdict.PARTLY, None, (True, False))


def test_without_typo_tolerance_a_misspelt_unit_is_wrong() -> None:
    assert mark(number("5", unit="km"), Text("5 Kilometr"), typo_tolerance=False) == WRONG
    assert mark(number("5", unit="km"), Text("5 Kilometer"), typo_tolerance=False) == RIGHT

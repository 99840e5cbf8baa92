from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp import wording
from quizapp.core.items import Certainty, Kind, Ordering, Truth
from quizapp.core.marking import mark
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
from quizapp.language import translator

from .core.samples import INTERACTIONS, item

TR = translator("en")


@pytest.mark.parametrize("kind", list(INTERACTIONS))
def test_every_kind_has_a_name_an_instruction_and_a_key(kind: str) -> None:
    assert wording.kind_name(Kind(kind), TR)
    assert wording.instruction(item(kind), TR)
    assert all(wording.key_lines(item(kind), TR))


def test_every_judgement_and_verdict_has_a_word_of_its_own() -> None:
    assert len({wording.truth_word(truth, TR) for truth in Truth}) == len(Truth)
    assert len({wording.certainty_word(level, TR) for level in Certainty}) == len(Certainty)
    words = {
        wording.verdict_word(item("typed"), Score(0.0, verdict), TR)
        for verdict in (Verdict.RIGHT, Verdict.PARTLY, Verdict.WRONG)
    }
    assert len(words) == 3


def test_who_judged_themselves_is_not_told_to_be_wrong() -> None:
    assert wording.verdict_word(item("recall"), Score(0.0, Verdict.WRONG), TR) == "Not known yet"
    assert wording.verdict_word(item("recall"), Score(1.0, Verdict.RIGHT), TR) == "Known"


def test_a_forgiven_slip_is_said() -> None:
    assert (
        wording.verdict_word(item("typed"), Score(1.0, Verdict.NEARLY, Slip.TYPO), TR)
        == "Right (typing error)"
    )


@given(st.permutations(range(5)), st.permutations(range(5)))
def test_an_order_has_a_remark_just_where_a_line_does_not_follow_its_predecessor(
    key: list[int], order: list[int]
) -> None:
    ordering = Ordering(tuple("abcde"), tuple(key))
    score = mark(item("ordering", interaction=ordering), Ordered(tuple(order)))
    right = dict(zip(order, score.parts, strict=True))
    remarks = wording.order_remarks(ordering, order, TR)
    assert [not remark for remark in remarks] == [right[index] for index in key]
    assert sum(not remark for remark in remarks[1:]) == round(4 * score.fraction)


def test_what_is_chosen_by_number_has_labels_and_nothing_else() -> None:
    assert wording.choice_labels(item("truth"), TR) == ("True", "False", "Not in the briefing")
    assert len(wording.choice_labels(item("certainty"), TR)) == 6
    assert wording.choice_labels(item("typed"), TR) == ()


def test_the_authors_hint_comes_before_a_made_one() -> None:
    assert wording.hint_text(item("typed", hint="Ein Tier"), TR) == "Ein Tier"
    assert wording.hint_text(item("typed"), TR) == "“B…”, 7 characters."
    assert wording.hint_text(item("choice"), TR) == ""


@pytest.mark.parametrize(
    ("days", "text"),
    [
        (0, "next time tomorrow"),
        (1, "next time tomorrow"),
        (3, "next time in 3 days"),
        (59, "next time in 59 days"),
        (91, "next time in 3 months"),
        (365, "next time in 12 months"),
    ],
)
def test_the_next_time_is_said_in_days_then_in_months(days: int, text: str) -> None:
    assert wording.next_time(days, TR) == text


def test_a_date_is_written_out() -> None:
    assert wording.date_words(date(2024, 6, 17), TR) == "17 June 2024"


@pytest.mark.parametrize(("day", "text"), [(17, "today"), (16, "yesterday"), (15, "15 June 2024")])
def test_near_days_have_names(day: int, text: str) -> None:
    assert wording.day_words(date(2024, 6, day), date(2024, 6, 17), TR) == text


@pytest.mark.parametrize(
    ("kind", "response", "lines"),
    [
        ("choice", Chosen(1), ("Hue",)),
        ("choices", ChosenSeveral(frozenset({2, 0})), ("rot", "rund")),
        ("truth", Chosen(1), ("False",)),
        ("certainty", Chosen(2), ("as a suspicion",)),
        ("typed", Text("Bach"), ("Bach",)),
        ("number", Text("5"), ("5",)),
        ("gap", Texts(("Laos", "")), ("Laos", "…")),
        ("matching", Paired((1, None)), ("Bach Ho – Unternehmen", "Vietsovpetro – …")),
        ("ordering", Ordered((2, 0, 1)), ("1. zuletzt", "2. früh", "3. später")),
        ("recall", Recalled(True), ("yes",)),
    ],
)
def test_a_response_is_shown_in_the_shape_of_the_key(
    kind: str, response: Response, lines: tuple[str, ...]
) -> None:
    assert wording.response_lines(item(kind), response, TR) == lines


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(0, "0:00"), (0.2, "0:01"), (59.9, "1:00"), (61, "1:01"), (599, "9:59"), (3723, "1:02:03")],
)
def test_a_time_is_told_as_on_a_clock(seconds: float, text: str) -> None:
    assert wording.clock_words(timedelta(seconds=seconds)) == text


@pytest.mark.parametrize(
    ("share", "percent"),
    [(0, 0), (0.001, 1), (0.5, 50), (0.599, 59), (0.57, 57), (0.29, 29), (0.999, 99), (1, 100)],
)
def test_percent_are_those_that_are_reached(share: float, percent: int) -> None:
    assert wording.percent(share) == percent


def test_points_have_the_decimal_sign_of_the_language() -> None:
    assert wording.points_words(2.0, 3, TR) == "2 of 3 points"
    assert wording.points_words(1 / 3, 1, TR) == "0.3 of 1 point"
    assert wording.points_words(2.5, 3, translator("de")) == "2,5 von 3 Punkten"

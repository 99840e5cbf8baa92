"""What days, reviews, tags and judgements come to."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.items import Certainty
from quizapp.core.memory import MemoryState
from quizapp.core.retention import INTERVALS
from quizapp.core.scheduling import Scheduling, forgetting_curve, interval, retrievability
from quizapp.core.statistics import (
    Day,
    Judged,
    Recalled,
    Streaks,
    Tally,
    by_tag,
    forecast,
    heatmap,
    judgements,
    retention,
    streaks,
    total,
)

TODAY = 740_000

days = st.dictionaries(
    st.integers(TODAY - 800, TODAY), st.builds(Day, *[st.integers(0, 50)] * 5), max_size=60
)
recalls = st.dictionaries(
    st.tuples(st.integers(TODAY - 800, TODAY), st.sampled_from(INTERVALS)),
    st.integers(1, 40).flatmap(lambda n: st.builds(Recalled, st.just(n), st.integers(0, n))),
    max_size=60,
)


def on(*numbers: int) -> dict[int, Day]:
    """Return days with a finished session, so many days ago."""
    return {TODAY - number: Day(10, 8, 1) for number in numbers}


@pytest.mark.parametrize(
    ("done", "expected"),
    [
        (on(), Streaks(0, 0)),
        (on(0), Streaks(1, 1)),
        (on(1, 2), Streaks(2, 2)),
        (on(2, 3), Streaks(0, 2)),
        (on(0, 1, 5, 6, 7), Streaks(2, 3)),
        (on(0) | {TODAY - 1: Day(attempts=5)}, Streaks(1, 1)),
        ({TODAY + 3: Day(1, 1, 1)} | on(0), Streaks(1, 1)),
    ],
)
def test_a_streak_is_of_days_with_a_finished_session_and_lives_until_the_day_after(
    done: dict[int, Day], expected: Streaks
) -> None:
    assert streaks(done, TODAY) == expected


@given(days)
def test_the_current_streak_is_never_longer_than_the_longest(done: dict[int, Day]) -> None:
    found = streaks(done, TODAY)
    assert 0 <= found.current <= found.longest <= len(done)


@given(days)
def test_the_heatmap_holds_the_last_365_days_and_all_that_was_done_on_them(done: dict[int, Day]) -> None:
    shown = heatmap(done, TODAY)
    assert len(shown) == 365
    assert shown[-1] == done.get(TODAY, Day())
    assert total(shown) == total(one for day, one in done.items() if day > TODAY - 365)


@given(st.dictionaries(st.integers(TODAY - 40, TODAY + 80), st.integers(1, 30)))
def test_the_forecast_holds_every_item_due_within_30_days_once(due: dict[int, int]) -> None:
    found = forecast(due, TODAY)
    assert len(found.days) == 30
    assert found.total == sum(count for day, count in due.items() if day < TODAY + 30)
    assert found.overdue == sum(count for day, count in due.items() if day < TODAY)
    assert found.days[0] == found.overdue + due.get(TODAY, 0)


@given(recalls)
def test_the_classes_of_intervals_add_up_to_all_reviews(known: dict[tuple[int, int], Recalled]) -> None:
    overall, classes = retention(known, TODAY)
    assert overall.ever.reviews == sum(one.reviews for one in known.values())
    for span in ("month", "year", "ever"):
        parts = [getattr(one, span) for one in classes]
        whole = getattr(overall, span)
        assert sum(part.reviews for part in parts) == whole.reviews
        assert sum(part.passed for part in parts) == whole.passed
    assert overall.month.reviews <= overall.year.reviews <= overall.ever.reviews


def test_retention_counts_the_last_30_days_with_today() -> None:
    known = {
        (TODAY, 1): Recalled(4, 3),
        (TODAY - 29, 1): Recalled(4, 4),
        (TODAY - 30, 8): Recalled(2, 0),
        (TODAY - 365, 8): Recalled(5, 5),
    }
    overall, classes = retention(known, TODAY)
    assert overall.month == Recalled(8, 7)
    assert overall.year == Recalled(10, 7)
    assert overall.ever == Recalled(15, 12)
    assert [one.interval for one in classes] == [1, 8]
    assert classes[1].month.share is None


def tally(items: int, learned: int = 0, sure: int = 0, remembered: tuple[float, ...] = ()) -> Tally:
    made = Tally()
    made.items, made.learned, made.sure = items, learned, sure
    made.reviewed, made.remembered = len(remembered), sum(remembered)
    return made


def test_an_item_counts_for_each_of_its_tags_once_and_case_makes_no_other_tag() -> None:
    found = by_tag(
        [
            (("Asien", "Krieg", "asien"), tally(2, 1, 1, (0.9,))),
            (("asien",), tally(3, 2, 0, (0.5, 0.7))),
            ((), tally(9)),
        ]
    )
    assert [(one.name, one.items, one.learned, one.sure) for one in found] == [
        ("Asien", 5, 3, 1),
        ("Krieg", 2, 1, 1),
    ]
    assert found[0].remembered == pytest.approx(0.7)


def test_what_was_never_reviewed_has_no_mean_retrievability() -> None:
    assert by_tag([(("Asien",), tally(2))])[0].remembered is None


def test_judgements_say_what_a_level_was_taken_for_most_often() -> None:
    alleged, stated = Certainty.ALLEGED, Certainty.STATED
    found = judgements(
        [
            (alleged, {"alleged": 3, "stated": 2, "reported": 1}),
            (alleged, {"stated": 2}),
            (stated, {"stated": 4, "no level": 7}),
        ]
    )
    assert [one.level for one in found] == [stated, alleged]
    assert (found[1].asked, found[1].right, found[1].mistaken_for) == (8, 3, (stated, 4))
    assert found[0] == Judged(stated, ((stated, 4),))
    assert found[0].mistaken_for is None


@given(
    st.lists(
        st.tuples(st.sampled_from(Certainty), st.dictionaries(st.sampled_from(Certainty), st.integers(1, 9)))
    )
)
def test_no_judgement_is_lost(chosen: list[tuple[Certainty, dict[Certainty, int]]]) -> None:
    found = judgements(chosen)
    expected = Counter()
    for level, counts in chosen:
        expected[level] += sum(counts.values())
    assert {one.level: one.asked for one in found} == {level: n for level, n in expected.items() if n}


@given(st.floats(0.1, 400), st.integers(0, 2000))
def test_the_curve_for_many_items_is_that_for_one(stability: float, elapsed: int) -> None:
    memory = MemoryState(stability, 5.0, TODAY, TODAY, 3, 0)
    expected = retrievability(memory, TODAY + elapsed, Scheduling())
    assert forgetting_curve(Scheduling())(stability, elapsed) == pytest.approx(expected)


@pytest.mark.parametrize("desired", [0.7, 0.9, 0.97])
def test_after_the_interval_the_retrievability_is_the_desired_one(desired: float) -> None:
    scheduling = Scheduling(desired_retention=desired)
    elapsed = interval(200.0, scheduling)
    assert forgetting_curve(scheduling)(200.0, elapsed) == pytest.approx(desired, abs=0.01)

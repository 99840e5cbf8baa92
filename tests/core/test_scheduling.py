import random
import subprocess
import sys
from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from fsrs import Card, Scheduler
from fsrs import Rating as FsrsRating
from fsrs.scheduler import DEFAULT_PARAMETERS
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.core.memory import MemoryState
from quizapp.core.scheduling import (
    LONGEST_INTERVAL,
    Scheduling,
    learning_day,
    rate,
    retrievability,
    review,
)
from quizapp.core.scores import Rating, Score, Slip, Verdict

BERLIN_WINTER = timezone(timedelta(hours=1))
MONDAY = datetime(2026, 11, 2, 18, 0, tzinfo=BERLIN_WINTER)
DAY = MONDAY.toordinal()
DEFAULT = Scheduling()

ratings = st.sampled_from(Rating)
histories = st.lists(st.tuples(ratings, st.integers(1, 400)), min_size=1, max_size=15)


def after(
    history: list[tuple[Rating, int]], item: str = "d/a", scheduling: Scheduling = DEFAULT
) -> MemoryState:
    """Return the memory after reviews with so many days before each."""
    memory, day = None, DAY
    for rating, gap in history:
        day += gap
        memory = review(memory, rating, day, learner="anna", item=item, scheduling=scheduling)
    assert memory is not None
    return memory


# The learning day


def test_the_learning_day_begins_at_four():
    assert learning_day(datetime(2026, 11, 3, 3, 59, tzinfo=BERLIN_WINTER), 4) == DAY
    assert learning_day(datetime(2026, 11, 3, 4, 0, tzinfo=BERLIN_WINTER), 4) == DAY + 1


def test_evening_and_next_morning_are_two_days_and_both_are_reviewed():
    evening = datetime(2026, 11, 2, 22, 0, tzinfo=BERLIN_WINTER)
    morning = datetime(2026, 11, 3, 7, 0, tzinfo=BERLIN_WINTER)
    first, second = learning_day(evening, 4), learning_day(morning, 4)
    assert second == first + 1
    memory = review(None, Rating.GOOD, first, learner="a", item="i", scheduling=DEFAULT)
    again = review(memory, Rating.GOOD, second, learner="a", item="i", scheduling=DEFAULT)
    assert again.reviews == 2
    # The package alone counts 24-hour floors, so that the same two reviews are one day's to it.
    card = Card(card_id=1)
    bare = Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False)
    for at in (evening, morning):
        card, _ = bare.review_card(card, FsrsRating.Good, at.astimezone(UTC))
    assert card.stability is not None
    assert again.stability > card.stability


def test_the_learning_day_is_that_of_the_learners_own_clock():
    at = datetime(2026, 11, 3, 1, 0, tzinfo=UTC)
    assert learning_day(at, 4) == DAY
    assert learning_day(at.astimezone(ZoneInfo("Asia/Tokyo")), 4) == DAY + 1


def test_when_the_clocks_change_the_day_still_begins_at_four_by_the_wall():
    berlin = ZoneInfo("Europe/Berlin")
    assert learning_day(datetime(2026, 10, 25, 3, 59, tzinfo=berlin), 4) == learning_day(
        datetime(2026, 10, 24, 12, 0, tzinfo=berlin), 4
    )
    assert learning_day(datetime(2026, 3, 29, 4, 0, tzinfo=berlin), 4) == datetime(2026, 3, 29).toordinal()


def test_a_naive_time_has_no_learning_day():
    with pytest.raises(ValueError, match="aware"):
        learning_day(datetime(2026, 11, 3), 4)


# Rating


@pytest.mark.parametrize(
    ("verdict", "hinted", "rating"),
    [
        (Verdict.WRONG, False, Rating.AGAIN),
        (Verdict.WRONG, True, Rating.AGAIN),
        (Verdict.PARTLY, False, Rating.AGAIN),
        (Verdict.PARTLY, True, Rating.AGAIN),
        (Verdict.NEARLY, False, Rating.GOOD),
        (Verdict.NEARLY, True, Rating.HARD),
        (Verdict.RIGHT, False, Rating.GOOD),
        (Verdict.RIGHT, True, Rating.HARD),
    ],
)
def test_the_rating_follows_from_the_score(verdict, hinted, rating):
    slip = Slip.TYPO if verdict is Verdict.NEARLY else None
    assert rate(Score(1.0, verdict, slip), hinted=hinted) is rating


# Reviews


def test_the_arithmetic_is_the_packages():
    card = Card(card_id=1)
    bare = Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False)
    at = datetime(2026, 11, 2, 12, 0, tzinfo=UTC)
    memory, day = None, DAY
    for rating, gap in [
        (Rating.GOOD, 0),
        (Rating.GOOD, 2),
        (Rating.AGAIN, 11),
        (Rating.HARD, 1),
        (Rating.EASY, 3),
    ]:
        at += timedelta(days=gap)
        day += gap
        card, _ = bare.review_card(card, FsrsRating(rating.value), at)
        memory = review(memory, rating, day, learner="a", item="i", scheduling=DEFAULT)
        assert (memory.stability, memory.difficulty) == (card.stability, card.difficulty)
    assert (memory.reviews, memory.lapses, memory.reviewed) == (5, 1, day)


def test_a_first_failure_is_no_lapse():
    assert after([(Rating.AGAIN, 0)]).lapses == 0
    assert after([(Rating.GOOD, 0), (Rating.AGAIN, 3)]).lapses == 1


@settings(deadline=None)
@given(histories)
def test_nothing_is_due_before_tomorrow(history):
    memory = after(history)
    assert memory.reviewed + 1 <= memory.due <= memory.reviewed + LONGEST_INTERVAL


@settings(deadline=None)
@given(histories)
def test_there_are_no_steps_within_the_day_even_after_a_failure(history):
    memory = after([*history, (Rating.AGAIN, 1)])
    assert memory.due > memory.reviewed


@settings(deadline=None)
@given(histories)
def test_the_same_history_gives_the_same_dates(history):
    random.seed(1)
    one = after(history)
    random.seed(2)
    assert after(history) == one


def test_dates_are_the_same_in_another_process_with_another_hash_seed():
    program = (
        "from quizapp.core.scheduling import *; from quizapp.core.scores import Rating\n"
        "m, d = None, 739000\n"
        "for gap in (0, 2, 11, 40, 160):\n"
        "    d += gap\n"
        "    m = review(m, Rating.GOOD, d, learner='anna', item='d/a', scheduling=Scheduling())\n"
        "    print(m)"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={"PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(outputs) == 1


def test_the_global_random_is_left_alone():
    random.seed(7)
    expected = random.random()
    random.seed(7)
    after([(Rating.GOOD, 1)] * 6)
    assert random.random() == expected


def test_items_learned_together_spread_within_the_packages_own_fuzz_range():
    history = [(Rating.GOOD, 1), (Rating.GOOD, 3), (Rating.GOOD, 14), (Rating.GOOD, 50)]
    memories = [after(history, item=f"d/{number}") for number in range(300)]
    intervals = {memory.due - memory.reviewed for memory in memories}
    plain = Scheduler(enable_fuzzing=False)._next_interval(stability=memories[0].stability)
    delta = 1 + 0.15 * (7 - 2.5) + 0.1 * (20 - 7) + 0.05 * (plain - 20)
    assert plain > 20
    assert intervals == set(range(round(plain - delta), round(plain + delta) + 1))


@pytest.mark.parametrize(
    ("plain", "shortest", "longest"), [(1, 1, 1), (2, 2, 2), (3, 2, 4), (7, 5, 9), (20, 17, 23)]
)
def test_short_intervals_are_fuzzed_as_the_package_does(plain, shortest, longest):
    scheduling = Scheduling(parameters=(*DEFAULT_PARAMETERS[:2], float(plain), *DEFAULT_PARAMETERS[3:]))
    intervals = {
        after([(Rating.GOOD, 0)], item=f"d/{number}", scheduling=scheduling).due - DAY
        for number in range(100)
    }
    assert intervals == set(range(shortest, longest + 1))


@pytest.mark.parametrize("gap", [0, -1, -30])
def test_a_review_on_the_day_of_the_last_one_or_before_it_is_refused(gap):
    memory = after([(Rating.GOOD, 0)])
    with pytest.raises(ValueError, match="cannot follow"):
        review(memory, Rating.GOOD, memory.reviewed + gap, learner="a", item="i", scheduling=DEFAULT)


def test_a_card_is_never_made_without_an_id_since_that_sleeps(monkeypatch):
    def refuse(seconds: float) -> None:
        raise AssertionError(f"slept {seconds} s")

    monkeypatch.setattr("fsrs.card.time.sleep", refuse)
    retrievability(after([(Rating.GOOD, 1)] * 3), DAY + 30, DEFAULT)


def test_only_utc_is_handed_to_the_package():
    with pytest.raises(ValueError, match="UTC"):
        Scheduler().review_card(Card(card_id=1), FsrsRating.Good, datetime.now(ZoneInfo("UTC")))
    after([(Rating.GOOD, 1)])


def test_the_package_is_not_loaded_before_the_first_review():
    program = (
        "import sys, quizapp.core.scheduling, quizapp.progress.store\n"
        "assert not {'fsrs', 'rapidfuzz', 'hashlib'} & sys.modules.keys()"
    )
    subprocess.run([sys.executable, "-c", program], check=True)


def test_a_higher_desired_retention_brings_items_back_sooner():
    history = [(Rating.GOOD, 1), (Rating.GOOD, 3), (Rating.GOOD, 14)]
    eager = after(history, scheduling=Scheduling(desired_retention=0.97))
    assert eager.due < after(history).due < after(history, scheduling=Scheduling(desired_retention=0.8)).due


def test_own_parameters_count():
    assert after([(Rating.GOOD, 0)], scheduling=Scheduling(parameters=DEFAULT_PARAMETERS)) == after(
        [(Rating.GOOD, 0)]
    )
    quicker = (*DEFAULT_PARAMETERS[:2], 9.0, *DEFAULT_PARAMETERS[3:])
    assert after([(Rating.GOOD, 0)], scheduling=Scheduling(parameters=quicker)).stability == 9.0


@pytest.mark.parametrize(
    "settings", [{"desired_retention": 0}, {"desired_retention": 1}, {"day_start": 24}, {"day_start": -1}]
)
def test_settings_out_of_range_are_refused(settings):
    with pytest.raises(ValueError, match="must"):
        Scheduling(**settings)


# Retrievability


def test_on_the_day_of_the_review_an_item_is_known_and_after_its_stability_with_90_percent():
    memory = MemoryState(stability=10.0, difficulty=5.0, due=DAY + 10, reviewed=DAY, reviews=1, lapses=0)
    assert retrievability(memory, DAY, DEFAULT) == 1
    assert retrievability(memory, DAY + 10, DEFAULT) == pytest.approx(0.9)


@settings(deadline=None)
@given(st.floats(0.1, 500), st.floats(0.1, 500), st.integers(0, 900), st.integers(0, 900))
def test_days_in_units_of_the_stability_order_by_retrievability(one, other, days, more):
    """What the progress store sorts by, since it knows no FSRS."""
    a = MemoryState(stability=one, difficulty=5.0, due=DAY, reviewed=DAY - days, reviews=1, lapses=0)
    b = MemoryState(stability=other, difficulty=5.0, due=DAY, reviewed=DAY - more, reviews=1, lapses=0)
    if days / one < more / other:
        assert retrievability(a, DAY, DEFAULT) >= retrievability(b, DAY, DEFAULT)

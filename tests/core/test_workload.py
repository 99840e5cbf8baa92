"""How many questions a day a desired retention costs."""

from dataclasses import replace

import pytest

from quizapp.core.memory import MemoryState
from quizapp.core.scheduling import Scheduling
from quizapp.core.workload import SAMPLE, Pace, expected

TODAY = 740_000
RESTING = Pace(0, 0)


def memories(count: int = 60, stability: float = 8.0) -> list[MemoryState]:
    return [
        MemoryState(stability + number % 9, 5.0, TODAY, TODAY - number % 7 - 1, 3, 0)
        for number in range(count)
    ]


def at(desired: float) -> Scheduling:
    return Scheduling(desired_retention=desired)


def test_without_any_items_there_is_nothing_to_do() -> None:
    found = expected([], 0, RESTING, TODAY, at(0.9))
    assert (found.month, found.quarter) == (0, 0)


def test_to_know_more_one_is_asked_more() -> None:
    found = [
        expected(memories(), 60, RESTING, TODAY, at(desired)).quarter for desired in (0.7, 0.8, 0.9, 0.97)
    ]
    assert found == sorted(found)
    assert found[-1] > 2 * found[0]


@pytest.mark.parametrize("desired", [0.8, 0.9, 0.95])
def test_about_the_desired_share_is_known(desired: float) -> None:
    assert expected(memories(SAMPLE), SAMPLE, RESTING, TODAY, at(desired)).known == pytest.approx(
        desired, abs=0.05
    )


def test_a_sample_stands_for_all() -> None:
    few = expected(memories(), 60, RESTING, TODAY, at(0.9))
    many = expected(memories(), 600, RESTING, TODAY, at(0.9))
    assert many.month == pytest.approx(10 * few.month)
    assert many.known == pytest.approx(few.known)


def test_new_items_are_asked_too_as_long_as_there_are_any() -> None:
    found = expected([], 0, Pace(10, 2000), TODAY, at(0.9))
    assert found.month > 10, "each of them at least once"
    assert found.quarter > found.month, "and again later"
    used_up = expected([], 0, Pace(10, 100), TODAY, at(0.9))
    assert used_up.quarter < found.quarter / 3


def test_all_that_is_overdue_is_asked_in_the_first_month() -> None:
    old = [replace(one, reviewed=TODAY - 400, stability=100.0) for one in memories()]
    assert expected(old, 60, RESTING, TODAY, at(0.9)).month >= 60 / 30


def test_the_same_arguments_give_the_same_numbers() -> None:
    both = [expected(memories(), 60, Pace(5, 50), TODAY, at(0.9)) for _ in range(2)]
    assert both[0] == both[1]

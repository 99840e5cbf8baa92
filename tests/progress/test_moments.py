from datetime import datetime, timedelta

from quizapp.progress.moments import Moments

from ..conftest import Clock


def test_a_clock_that_stands_still_gives_ever_later_moments(clock: Clock) -> None:
    moments = Moments(clock)
    given = [moments() for _ in range(3)]
    assert given == sorted(set(given))
    assert given[-1] - given[0] < timedelta(milliseconds=1)


def test_a_small_step_back_is_not_followed(clock: Clock) -> None:
    moments = Moments(clock)
    first = moments()
    clock.forward(seconds=-5)
    assert moments() > first


def test_a_clock_that_was_wrong_is_believed_when_it_is_set_right(clock: Clock) -> None:
    moments = Moments(clock)
    moments()
    clock.forward(days=-400)
    assert moments() == clock()


def test_the_local_offset_is_kept(clock: Clock) -> None:
    moments = Moments(clock)
    first, second = moments(), moments()
    assert isinstance(second, datetime)
    assert second.utcoffset() == first.utcoffset() == timedelta(hours=2)

"""What tests of several parts share: a clock that stands still until it is moved, and a deck on disk."""

from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import settings

# A slow machine is no failure, and how slow it is changes from one example to the next.
settings.register_profile("quizapp", deadline=None)
settings.load_profile("quizapp")

BERLIN_SUMMER = timezone(timedelta(hours=2))


class Clock:
    """A local clock that stands still until it is moved."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def forward(self, **delta: float) -> None:
        self.now += timedelta(**delta)


@pytest.fixture
def clock() -> Clock:
    """Monday 2024-06-17, noon in Berlin."""
    return Clock(datetime(2024, 6, 17, 12, 0, tzinfo=BERLIN_SUMMER))


@pytest.fixture
def questions(tmp_path: Path) -> Path:
    """An empty folder for question files."""
    folder = tmp_path / "questions"
    folder.mkdir()
    return folder

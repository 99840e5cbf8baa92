"""Steps: from one value of a setting to the next, for those who change it by keys."""

from __future__ import annotations

from quizapp.settings import AUTO, CHOICES, RANGES, RETENTION, Value

_LADDER = ((20, 1), (100, 5), (500, 10))
"""Below the first number of a pair, one step is the second: nobody wants to press a key a hundred times."""

_LONGEST = 100


def step(name: str, value: Value, direction: int) -> Value:
    """Return the next value (``direction`` 1) or the one before (-1); numbers end where their range does."""
    if name in CHOICES:
        choices = CHOICES[name]
        following = choices[(choices.index(str(value or AUTO)) + direction) % len(choices)]
        return None if following == AUTO else following
    if isinstance(value, bool):
        return not value
    assert isinstance(value, int | float)
    if name == "retention":
        low, high = RETENTION
        return max(low, min(round(value + direction / 100, 2), high))
    least, most = RANGES[name]
    return max(least, min(int(value) + direction * _size(int(value), direction), most))


def _size(value: int, direction: int) -> int:
    """Return how far a step leads, so that the way down has the same stations as the way up."""
    size = next((size for end, size in _LADDER if value + min(direction, 0) < end), _LONGEST)
    beyond = value % size
    return size if not beyond else beyond if direction < 0 else size - beyond

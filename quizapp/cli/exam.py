"""``quizapp exam [DECK]``: a test, marked at the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.cli.interface import open_session
from quizapp.core.attempts import Mode
from quizapp.study import Start

if TYPE_CHECKING:
    from quizapp.cli.surroundings import Surroundings


def run(surroundings: Surroundings) -> int:
    """Hold an exam over one deck, or all."""
    options = surroundings.options
    start = Start(
        Mode.EXAM,
        length=options.length,
        seed=options.seed,
        minutes=options.minutes,
        needed=options.needed,
    )
    return open_session(surroundings, start)

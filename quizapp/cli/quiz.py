"""``quizapp quiz [DECK]``: items drawn at random."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.cli.interface import open_session
from quizapp.core.attempts import Mode
from quizapp.study import Start

if TYPE_CHECKING:
    from quizapp.cli.surroundings import Surroundings


def run(surroundings: Surroundings) -> int:
    """Hold a quiz over one deck, or all."""
    options = surroundings.options
    start = Start(Mode.QUIZ, length=options.length, seed=options.seed, drafts=options.drafts)
    return open_session(surroundings, start)

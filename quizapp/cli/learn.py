"""``quizapp learn [DECK]``: what is due, and some new items."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.cli.interface import open_session
from quizapp.core.attempts import Mode
from quizapp.study import Start

if TYPE_CHECKING:
    from quizapp.cli.surroundings import Surroundings


def run(surroundings: Surroundings) -> int:
    """Learn one deck, or all."""
    return open_session(surroundings, Start(Mode.LEARN))

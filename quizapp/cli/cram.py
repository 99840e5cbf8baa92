"""``quizapp cram [DECK]``: everything, whether it is due or not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.cli.interface import open_session
from quizapp.core.attempts import Mode
from quizapp.study import Start

if TYPE_CHECKING:
    from quizapp.cli.surroundings import Surroundings


def run(surroundings: Surroundings) -> int:
    """Cram one deck, or all."""
    options = surroundings.options
    return open_session(surroundings, Start(Mode.CRAM, tag=options.tag, missed=options.missed))

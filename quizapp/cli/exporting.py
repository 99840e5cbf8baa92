"""Not built yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from quizapp.cli.surroundings import Surroundings


def run(surroundings: Surroundings) -> int:
    """Not built yet."""
    raise NotImplementedError(surroundings.options.command)

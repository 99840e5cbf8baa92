"""Settling: what start-up put off is done while the first screen is read."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from threading import Thread
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

SETTLING = 0.25
"""Seconds after which the first screen is there and nobody has read it yet."""

MANY = 50_000
"""So many new objects are kept from the garbage collector for good."""


def settle() -> None:
    """Let memory be collected again, and import what the first response needs, beside the screen."""
    gc.freeze()
    gc.enable()
    Thread(target=_import, daemon=True).start()


@contextmanager
def uncollected() -> Iterator[None]:
    """Collect no garbage while much is made that stays: looking through it would hold up the keys."""
    gc.disable()
    try:
        yield
    finally:
        if gc.get_count()[0] > MANY:
            gc.freeze()
        gc.enable()


def _import() -> None:
    import fsrs  # noqa: F401

    import quizapp.core.marking
    import quizapp.core.passages
    import quizapp.core.responses
    import quizapp.core.text_match
    import quizapp.progress.derived  # noqa: F401

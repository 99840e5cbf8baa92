"""Settling: what start-up put off is done while the first screen is read."""

from __future__ import annotations

import gc
from threading import Thread

SETTLING = 0.25
"""Seconds after which the first screen is there and nobody has read it yet."""


def settle() -> None:
    """Let memory be collected again, and import what the first response needs, beside the screen."""
    gc.freeze()
    gc.enable()
    Thread(target=_import, daemon=True).start()


def _import() -> None:
    import fsrs  # noqa: F401

    import quizapp.core.marking
    import quizapp.core.passages
    import quizapp.core.responses
    import quizapp.core.text_match
    import quizapp.progress.derived  # noqa: F401

"""Settling: what start-up put off is done while the first screen is read."""

from __future__ import annotations

import gc
from contextlib import contextmanager, suppress
from threading import Thread
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from textual.app import App

    from quizapp.language import Translator
    from quizapp.study import Message, Workspace

    Work = Callable[[], tuple[Message, ...]]

SETTLING = 0.25
"""Seconds after which the first screen is there and nobody has read it yet."""

MANY = 50_000
"""So many new objects are kept from the garbage collector for good."""


def settle(app: App[None], workspace: Workspace, tr: Callable[[], Translator]) -> None:
    """Let memory be collected again; import what the first response needs, and take care of the progress."""
    gc.freeze()
    gc.enable()
    path, today = workspace.store.path, workspace.clock().date()

    def work() -> tuple[Message, ...]:
        _import()
        from quizapp.keeping import take_care

        return take_care(path, today)

    Thread(target=_do_and_tell, args=(app, work, tr), daemon=True).start()


def do_beside(app: App[None], work: Work, tr: Callable[[], Translator]) -> None:
    """Do something beside the screen that is to be finished even if the program ends, and tell of it."""
    Thread(target=_do_and_tell, args=(app, work, tr)).start()


def _do_and_tell(app: App[None], work: Work, tr: Callable[[], Translator]) -> None:
    for message in work():
        # The app may have ended meanwhile.
        with suppress(RuntimeError):
            app.call_from_thread(_tell, app, message, tr)


def _tell(app: App[None], message: Message, tr: Callable[[], Translator]) -> None:
    app.notify(message.message(tr()), severity="warning", timeout=15, markup=False)


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

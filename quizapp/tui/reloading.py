"""Reloading: question files that are saved while the program runs are in use within a second."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from threading import Event, Thread
from typing import TYPE_CHECKING

from quizapp.bank.changes import read_changes
from quizapp.bank.watching import Watch
from quizapp.rereading import reread, reread_words, take_in
from quizapp.tui.screens.base import QuizScreen

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from textual.app import App

    from quizapp.bank.changes import Changes
    from quizapp.bank.files import Known
    from quizapp.core.items import Item
    from quizapp.rereading import Reread
    from quizapp.study import Study, Workspace

PAUSE = 0.5
"""Seconds between looks."""

QUIET = 0.15
"""Seconds for which nothing may have changed before it is read: editors write in several steps."""

_LONGEST = 6
"""So many times quiet is waited for."""

_SETTLED = 5
"""So many looks after a change, what may have changed unnoticed since is looked at once more."""


class Reloading:
    """Looks for changed question files beside the app, reads them there, and takes them in on its thread."""

    def __init__(
        self, app: App[None], workspace: Callable[[], Workspace], study: Callable[[], Study | None]
    ) -> None:
        """Watch the files of a workspace's index, for the study that goes on."""
        self._app = app
        self._workspace = workspace
        self._study = study
        self._ended = Event()

    def watch(self) -> None:
        """Begin to look, in a thread that ends with the program."""
        watch = Watch(self._workspace().index.roots)
        Thread(target=self._watch, args=(watch, asyncio.get_running_loop()), daemon=True).start()

    def end(self) -> None:
        """Look no more."""
        self._ended.set()

    def now(self) -> str:
        """Read at once whatever has changed, on the app's thread; return what to say about it."""
        told = reread(self._workspace(), self._under_way())
        if told is None:
            return ""
        screens = self._follow(told)
        return reread_words(told, screens[-1].tr) if screens else ""

    def _watch(self, watch: Watch, loop: asyncio.AbstractEventLoop) -> None:
        settling = _SETTLED
        while not self._ended.wait(PAUSE):
            if watch.look():
                settling = _SETTLED
                for _ in range(_LONGEST):
                    if self._ended.wait(QUIET) or not watch.look():
                        break
            elif settling:
                settling -= 1
                if settling:
                    continue
            else:
                continue
            self._read(loop)

    def _read(self, loop: asyncio.AbstractEventLoop) -> None:
        """Read what has changed, and let the app's thread take it in before going on."""
        index = self._workspace().index
        complete = False
        while not complete and not self._ended.is_set():
            known = index.known
            changes = read_changes(index.roots, known)
            if changes is None:
                return
            complete = changes.complete
            taken = Event()
            with suppress(RuntimeError):  # the app has ended meanwhile
                loop.call_soon_threadsafe(self._app.call_later, self._take, changes, known, taken)
                while not taken.wait(PAUSE) and not self._ended.is_set():
                    pass

    def _take(self, changes: Changes, known: Mapping[str, Known], taken: Event) -> None:
        """Take in what was read, unless something newer was read meanwhile."""
        if self._workspace().index.known is known:
            told = take_in(self._workspace(), changes, self._under_way())
            screens = self._follow(told)
            if screens and told.is_news and not any(screen.has_class("-exam") for screen in screens):
                screens[-1].announce(lambda tr: reread_words(told, tr))
        taken.set()

    def _follow(self, told: Reread) -> list[QuizScreen[object]]:
        """Let all screens that are open know, and return them."""
        study = self._study()
        if study is not None:
            study.reread()
        screens = self._screens()
        for screen in screens:
            screen.follow(told.renamed)
            screen.renew()
        return screens

    def _under_way(self) -> list[Item]:
        return [item for screen in self._screens() for item in screen.under_way()]

    def _screens(self) -> list[QuizScreen[object]]:
        return [screen for screen in self._app.screen_stack if isinstance(screen, QuizScreen)]

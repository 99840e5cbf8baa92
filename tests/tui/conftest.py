"""A real workspace in a temporary folder, and the app running on it."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widget import Widget

from quizapp.bank.index import Index, open_index
from quizapp.core.attempts import Mode
from quizapp.core.scheduling import Scheduling
from quizapp.language import Translator, translator
from quizapp.progress.queries import Learner
from quizapp.progress.records import Attempted
from quizapp.progress.store import ProgressStore, open_store
from quizapp.settings import Settings
from quizapp.study import Start, Workspace
from quizapp.tui.app import QuizApp

from ..conftest import Clock

Open = Callable[..., AbstractAsyncContextManager["Driven"]]

LEARN = Start(Mode.LEARN)
PATIENCE = 20.0
"""Seconds that a slow machine may take for something that happens at once."""


@dataclass
class Driven:
    """The running app, and what a test does with it."""

    app: QuizApp
    pilot: Pilot[None]
    store: ProgressStore

    @property
    def text(self) -> str:
        """What stands on the screen."""
        strips = self.app.screen._compositor.render_strips()
        return "\n".join(strip.text.rstrip() for strip in strips)

    @property
    def last_line(self) -> str:
        """The key bar."""
        return self.text.splitlines()[-1]

    @property
    def screen(self) -> str:
        """The name of the screen that is open."""
        return type(self.app.screen).__name__

    @property
    def given(self) -> list[tuple[str, ...]]:
        """The responses in the log, in their order."""
        return [
            record.body.attempt.response
            for record in self.store.records()
            if isinstance(record.body, Attempted)
        ]

    async def press(self, *keys: str) -> None:
        """Press keys, each after the screen has settled."""
        for key in keys:
            await self.pilot.press(key)
            await self.pilot.pause()

    async def until(self, happened: Callable[[], bool]) -> None:
        """Let the app go on until something has happened."""
        end = time.monotonic() + PATIENCE
        while not happened():
            assert time.monotonic() < end, f"it did not happen; the screen is:\n{self.text}"
            await self.pilot.pause()

    async def type(self, text: str) -> None:
        """Type a text."""
        names = {" ": "space", ".": "full_stop", ",": "comma", "-": "minus"}
        await self.pilot.press(*(names.get(char, char) for char in text))
        await self.pilot.pause()

    async def click(self, text: str) -> None:
        """Click on the first place where a text stands."""
        for y, line in enumerate(self.text.splitlines()):
            if text in line:
                await self.pilot.click(offset=(line.index(text), y))
                await self.pilot.pause()
                return
        raise AssertionError(f"»{text}« is not on the screen:\n{self.text}")

    def line_with(self, text: str) -> str:
        """Return the first line that holds a text."""
        return next((line for line in self.text.splitlines() if text in line), "")

    def focused(self) -> Widget | None:
        """Return the widget that has the keys."""
        return self.app.focused


def deck(questions: str, *, title: str = "Probe", **header: str) -> str:
    """Return a question file with these entries under ``questions``."""
    lines = "".join(f"{name}: {value}\n" for name, value in header.items())
    return f"title: {title}\n{lines}questions:\n{questions}"


@pytest.fixture(autouse=True)
def _enter_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let Enter close results at once; only a test of that very rule waits."""
    monkeypatch.setattr("quizapp.tui.screens.results.GLANCE", 0.0)


@pytest.fixture
def _press_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a key press wait for the app once, in `Driven.press`, not three times."""

    async def go_on(_least: float = 0.0) -> None:
        await asyncio.sleep(0)

    monkeypatch.setattr("textual.app.wait_for_idle", go_on)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[ProgressStore]:
    with open_store(tmp_path / "progress.db", Scheduling()) as opened:
        yield opened


@pytest.fixture
def index() -> Iterator[Index]:
    with open_index(None) as opened:
        yield opened


@pytest.fixture
def anna(store: ProgressStore, clock: Clock) -> Learner:
    return store.add_learner("Anna", clock())


@pytest.fixture
def open_app(
    index: Index,
    store: ProgressStore,
    anna: Learner,
    questions: Path,
    clock: Clock,
    _press_at_once: None,
) -> Open:
    """Open the app on question files: ``async with open_app({"deck.yaml": text}) as driven``."""

    @asynccontextmanager
    async def opened(
        files: dict[str, str] | str,
        start: Start = LEARN,
        *,
        size: tuple[int, int] = (80, 24),
        settings: Settings | None = None,
        choose: bool = False,
        language: Translator | None = None,
        file: Path | None = None,
    ) -> AsyncIterator[Driven]:
        for name, text in ({"probe.yaml": files} if isinstance(files, str) else files).items():
            (questions / name).write_text(text, "utf-8")
        index.refresh([questions])
        workspace = Workspace(
            index, store, settings or Settings(), clock, Path("/home/anna/questions"), store.notices, file
        )
        app = QuizApp(workspace, language or translator("en"), start, None if choose else anna)
        async with app.run_test(size=size, notifications=True) as pilot:
            await pilot.pause()
            yield Driven(app, pilot, store)

    return opened

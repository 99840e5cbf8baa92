"""A pupil who uses the plain interface: real files, a real store, lines typed and lines told."""

import json
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from quizapp.bank.index import Index, open_index
from quizapp.core.attempts import Mode
from quizapp.core.scheduling import Scheduling
from quizapp.language import translator
from quizapp.plain.flow import run
from quizapp.progress.queries import Learner
from quizapp.progress.store import ProgressStore, open_store
from quizapp.settings import Settings
from quizapp.study import Start, Workspace

from ..conftest import Clock

QUIZ = Start(Mode.QUIZ, seed=1)
LEARN = Start(Mode.LEARN)


class Pupil:
    """Anna, at her computer."""

    def __init__(self, workspace: Workspace, learner: Learner | None, language: str = "en") -> None:
        self.workspace = workspace
        self.learner = learner
        self.language = language
        self.told: list[str] = []
        self.worked = False
        """Whether there was anything to do."""
        self.think: Callable[[], None] = lambda: None
        """Done before each line is typed."""

    def type(self, *lines: str, start: Start = QUIZ) -> list[str]:
        """Type the lines, then end the input; return everything that was told."""
        return self._run(lines, start, in_json=False)

    def send(self, *lines: str, start: Start = QUIZ) -> list[dict[str, Any]]:
        """Send the lines as a program does, then end the input; return the events."""
        return [json.loads(line) for line in self._run(lines, start, in_json=True)]

    def _run(self, lines: Iterable[str], start: Start, *, in_json: bool) -> list[str]:
        self.told = []
        waiting = iter(lines)

        def read() -> str | None:
            self.think()
            line = next(waiting, None)
            return None if line is None else re.sub(r"\{(.+?)\}", self._label, line)

        self.worked = run(
            self.workspace,
            translator(self.language),
            start,
            self.learner,
            read=read,
            write=self.told.append,
            json=in_json,
        )
        return self.told

    def _label(self, match: re.Match[str]) -> str:
        """Return the number or letter under which a text was told last."""
        for line in reversed(self.told):
            if line.startswith("{"):
                if (label := _label_in_event(json.loads(line), match[1])) is not None:
                    return label
            elif (label := line.partition(": ")[0]) and line.partition(": ")[2] == match[1]:
                return label
        raise AssertionError(f"{match[1]} was not told: {self.told}")


def _label_in_event(event: dict[str, Any], text: str) -> str | None:
    if text in event.get("choices", ()):
        return str(event["choices"].index(text) + 1)
    right = event.get("right")
    if isinstance(right, list) and text in right:
        return "abcdefgh"[right.index(text)]
    return None


@contextmanager
def at_home(home: Path, clock: Clock, *learners: str, **settings: Any) -> Iterator[Pupil]:
    """Open what is in the home folder, for the first of the learners, or nobody yet."""
    chosen = Settings(**settings)
    with (
        open_index(home / "cache" / "index.db") as index,
        open_store(home / "progress.db", Scheduling()) as store,
    ):
        index.refresh([home / "questions"])
        known = [store.add_learner(name, clock()) for name in learners]
        yield Pupil(_workspace(index, store, chosen, clock, home), known[0] if known else None)


def _workspace(index: Index, store: ProgressStore, settings: Settings, clock: Clock, home: Path) -> Workspace:
    return Workspace(index, store, settings, clock, home / "questions", settings_file=home / "settings.yaml")

"""A key press to the feedback on the screen, the attempt stored, against bare apps.

Run: ``python tests/benchmarks/bench_feedback.py``. First in a pseudo terminal: medians in milliseconds and their ratio to
``same``, a bare app with the same feedback widgets (the goal is at most 1.5), and to ``floor``, one with Textual's own. Then our own work alone, within the process: from the response to the widgets updated, the commit
included; the aim is a median of 5 ms.
"""

import asyncio
import os
import tempfile
import time
from pathlib import Path

import pexpect
from banks import write_bank
from process import middle, python

ENVIRON = {"LANG": "de_DE.UTF-8", "TERM": "xterm-256color"}
PRESSES = int(os.environ.get("PRESSES", "30"))


class Player:
    """A program in a terminal that is answered again and again."""

    def __init__(self, command: list[str], environ: dict[str, str]) -> None:
        self.child = pexpect.spawn(
            command[0],
            command[1:],
            dimensions=(24, 80),
            env={**os.environ, **environ},
            cwd=environ["QUIZAPP_HOME"],
            timeout=60,  # type: ignore[arg-type]
        )
        self.child.delaybeforesend = None
        self.child.expect_exact(b"Stamm-")
        self._settle()

    def press(self) -> float:
        """Respond, wait for the explanation; return the seconds; go on to the next item."""
        began = time.perf_counter()
        self.child.send(b"1")
        self.child.expect_exact(b"Erklaerung-")
        took = time.perf_counter() - began
        self._settle()
        self.child.send(b"\r")
        self.child.expect_exact(b"Stamm-")
        self._settle()
        return took

    def _settle(self) -> None:
        """Read until nothing has come for a while, so that the next press finds the program at rest."""
        while True:
            try:
                self.child.read_nonblocking(65536, timeout=0.15)
            except pexpect.TIMEOUT:
                return


def in_terminal(home: Path) -> None:
    environ = ENVIRON | {"QUIZAPP_HOME": str(home)}
    players = {
        "floor": Player(python(Path(__file__).with_name("bare.py")), environ),
        "same": Player(python(Path(__file__).with_name("same.py")), environ),
        "quiz": Player(python("-m", "quizapp", "quiz", "questions", "-n", str(PRESSES + 5)), environ),
    }
    rounds = [{name: player.press() for name, player in players.items()} for _ in range(PRESSES)]
    medians = {name: middle([taken[name] for taken in rounds]) for name in players}
    for name, player in players.items():
        player.child.close(force=True)
        print(
            f"key press to feedback  {name:5} {medians[name]:6.1f} ms"
            f"  to same {medians[name] / medians['same']:.2f}  to floor {medians[name] / medians['floor']:.2f}"
        )


async def own_work(home: Path) -> None:
    from quizapp.bank.index import open_index
    from quizapp.core.attempts import Mode
    from quizapp.core.responses import Chosen
    from quizapp.core.scheduling import Scheduling
    from quizapp.language import translator
    from quizapp.progress.store import open_store
    from quizapp.settings import Settings
    from quizapp.study import Start, Workspace, local_clock
    from quizapp.tui.app import QuizApp
    from quizapp.tui.screens.item import ItemScreen
    from quizapp.tui.widgets.responders.base import Responder

    with open_index(home / "own.db") as index, open_store(home / "own-progress.db", Scheduling()) as store:
        index.refresh([home / "questions"])
        workspace = Workspace(index, store, Settings(new_a_day=500), local_clock, home / "questions")
        learner = store.add_learner("Anna", local_clock())
        app = QuizApp(workspace, translator("de"), Start(Mode.LEARN), learner)
        seconds = []
        async with app.run_test(size=(80, 24)) as pilot:
            for _ in range(19):
                await pilot.pause()
                screen = app.screen
                assert isinstance(screen, ItemScreen)
                began = time.perf_counter()
                screen.on_responder_responded(Responder.Responded(Chosen(0)))
                seconds.append(time.perf_counter() - began)
                await pilot.pause()
                await pilot.press("enter")
        print(
            f"our own work, mark to widgets updated, commit included: median {middle(seconds):.1f} ms, most {max(seconds) * 1000:.1f} ms"
        )


def next_item(home: Path) -> None:
    """Time the step from one item of a sitting to the next, chosen and arranged."""
    from quizapp.bank.index import open_index
    from quizapp.core.attempts import Mode
    from quizapp.core.responses import Chosen
    from quizapp.core.scores import Score, Verdict
    from quizapp.core.session import begin, respond

    with open_index(None) as index:
        index.refresh([home / "questions"])
        items = [item for deck in index.decks() for item in index.deck_items(deck.id)]
    session = begin("session", Mode.LEARN, 1, items)
    seconds = []
    while session.current is not None:
        missed = len(seconds) % 3 == 0 and len(seconds) < len(items)
        score = Score(0.0, Verdict.WRONG) if missed else Score(1.0, Verdict.RIGHT)
        began = time.perf_counter()
        session = respond(session, Chosen(0), score, "record")
        seconds.append(time.perf_counter() - began)
    print(
        f"choosing the next item, {len(seconds)} times: median {middle(seconds):.3f} ms, most {max(seconds) * 1000:.3f} ms"
    )


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        write_bank(Path(folder) / "questions", 4, 100)
        in_terminal(Path(folder))
        asyncio.run(own_work(Path(folder)))
        next_item(Path(folder))

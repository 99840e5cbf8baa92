"""What the main screens look like at 80x24, kept as pictures."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from textual.pilot import Pilot

from quizapp.authoring.reviewing import load_review
from quizapp.bank.index import Index
from quizapp.core.attempts import Mode
from quizapp.language import translator
from quizapp.progress.queries import Learner
from quizapp.progress.store import ProgressStore
from quizapp.settings import Settings
from quizapp.study import Start, Workspace
from quizapp.tui.app import QuizApp
from quizapp.tui.review_app import ReviewApp

from ..conftest import Clock
from .conftest import deck
from .decks import CHOICE, SECOND, TRUTH

Compare = Callable[..., bool]
SIZE = (80, 24)

ARTICLE = (
    "Die Regierung erklärte, es gebe kein Handel mehr mit dem Nachbarland, seit die Grenze geschlossen ist."
)
SOURCED = """
  - id: handel
    question: Was gilt laut Briefing für den Handel mit dem Nachbarland?
    answer: Es gibt keinen mehr
    wrong:
      - choice: Es gibt ihn nur noch an der Grenze
        feedback: Die Grenze ist geschlossen.
      - Es gibt mehr als zuvor
    explanation: Die Regierung selbst hat das erklärt.
    hint: Was ist mit der Grenze?
    source: kein Handel mehr
    tags: [Wirtschaft]
"""


@pytest.fixture
def make_app(
    index: Index, store: ProgressStore, anna: Learner, questions: Path, clock: Clock
) -> Callable[..., QuizApp]:
    def make(start: Start = Start(), theme: str = "dark") -> QuizApp:  # noqa: B008 - a frozen value
        (questions / "handel.yaml").write_text(
            deck(SOURCED, title="Handel und Grenzen", article="handel.md", as_of="2024-06-17"), "utf-8"
        )
        (questions / "handel.md").write_text(ARTICLE, "utf-8")
        (questions / "staedte.yaml").write_text(
            deck(
                f"{CHOICE}    tags: [Asien]\n{SECOND}    tags: [Flüsse]\n{TRUTH}", title="Städte und Flüsse"
            ),
            "utf-8",
        )
        index.refresh([questions])
        workspace = Workspace(index, store, Settings(theme=theme), clock, Path("/home/anna/questions"))
        return QuizApp(workspace, translator("en"), start, anna)

    return make


def test_home(snap_compare: Compare, make_app: Callable[..., QuizApp], clock: Clock) -> None:
    async def learn_over_days(pilot: Pilot[None]) -> None:
        for days in (3, 1, 0):
            await pilot.press("q", "1", "enter", "escape", "escape")
            clock.now += timedelta(days=days)
        await pilot.press("g", "escape", "escape")
        await pilot.pause()

    assert snap_compare(make_app(), terminal_size=SIZE, run_before=learn_over_days)


def test_home_in_light_colours_at_120_columns(
    snap_compare: Compare, make_app: Callable[..., QuizApp]
) -> None:
    assert snap_compare(make_app(theme="light"), terminal_size=(120, 40))


QUIZ = Start(Mode.QUIZ, frozenset({"handel"}), 1, 1)


def test_item(snap_compare: Compare, make_app: Callable[..., QuizApp]) -> None:
    assert snap_compare(make_app(QUIZ), terminal_size=SIZE)


def test_feedback_after_a_wrong_choice(snap_compare: Compare, make_app: Callable[..., QuizApp]) -> None:
    async def choose_wrongly(pilot: Pilot[None]) -> None:
        await pilot.pause()
        strips = pilot.app.screen._compositor.render_strips()
        line = next(strip.text for strip in strips if "nur noch an der Grenze" in strip.text)
        await pilot.press("h", line.split()[0])
        await pilot.pause()

    assert snap_compare(make_app(QUIZ), terminal_size=SIZE, run_before=choose_wrongly)


def test_results(snap_compare: Compare, make_app: Callable[..., QuizApp]) -> None:
    start = Start(Mode.QUIZ, frozenset({"staedte"}), 3, 1)
    assert snap_compare(make_app(start), terminal_size=SIZE, press=["1", "enter"] * 3)


EXAM = Start(Mode.EXAM, seed=1, minutes=10)


def test_exam(snap_compare: Compare, make_app: Callable[..., QuizApp]) -> None:
    assert snap_compare(make_app(EXAM), terminal_size=SIZE, press=["2", "m"])


def test_exam_report(snap_compare: Compare, make_app: Callable[..., QuizApp]) -> None:
    async def hand_in(pilot: Pilot[None]) -> None:
        await pilot.press("1", "n", "1", "s", "y")
        await pilot.pause()

    assert snap_compare(make_app(EXAM), terminal_size=SIZE, run_before=hand_in)


DRAFT = (
    SOURCED.replace("\n  - id", "\n  # Kommt der Handel im Briefing noch einmal vor?\n  - id", 1)
    + "    draft: yes\n"
)


def review_app(questions: Path, theme: str) -> ReviewApp:
    file = questions / "handel.yaml"
    file.write_text(deck(DRAFT, title="Handel und Grenzen", article="handel.md", as_of="2024-06-17"), "utf-8")
    (questions / "handel.md").write_text(ARTICLE, "utf-8")
    return ReviewApp(load_review(file), "handel.yaml", theme, translator("de"))


def test_review(snap_compare: Compare, questions: Path) -> None:
    assert snap_compare(review_app(questions, "dark"), terminal_size=SIZE)


def test_review_in_light_colours_at_120_columns(snap_compare: Compare, questions: Path) -> None:
    assert snap_compare(review_app(questions, "light"), terminal_size=(120, 40))


def test_editing_in_the_review(snap_compare: Compare, questions: Path) -> None:
    keys = ["e", "down", "end", "space", "colon", "space", "x", "ctrl+s"]
    assert snap_compare(review_app(questions, "light"), terminal_size=SIZE, press=keys)

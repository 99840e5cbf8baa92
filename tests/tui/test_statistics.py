"""The statistics: everything in words and figures, at any size, and the keys go on working meanwhile."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from quizapp.bank.index import Index
from quizapp.core.attempts import Attempt, Mode
from quizapp.core.scores import Rating, Verdict
from quizapp.core.statistics import Mastery
from quizapp.language import translator
from quizapp.progress.errors import Reason, StorageError
from quizapp.progress.queries import Learner
from quizapp.progress.records import Attempted, ExamFinished, LearnerNamed, Record, SessionFinished, new_id
from quizapp.progress.store import ProgressStore
from quizapp.settings import Settings
from quizapp.study import Start, Workspace
from quizapp.tui import plots
from quizapp.tui.app import QuizApp

from ..conftest import Clock
from .conftest import Driven, Open

HOME = Start()
FINDING = """
  - finding: Ein Embargo soll heimlich vorbereitet werden.
    id: embargo
    claim: Vorbereitung eines Embargos
    certainty: alleged
    source: soll heimlich vorbereitet werden
"""
DECK = (
    "title: Handel [b]und[/b] Krieg\nid: handel\ntags:\n  - Wirtschaft\nfindings:"
    + FINDING
    + "questions:\n  - id: zoll\n    question: Was ist ein Zoll?\n    answer: Eine Abgabe\n"
)


@pytest.fixture
def anna(store: ProgressStore, clock: Clock) -> Learner:
    """A learner with a fixed id: when an item is due depends a little on it."""
    learner = Learner("a" * 32, "Anna")
    store.record(Record(new_id(), learner.id, clock(), LearnerNamed(learner.name)))
    return learner


@pytest.fixture
def past(store: ProgressStore, anna: Learner, clock: Clock) -> None:
    """Twelve days with a review of each item, a certainty judged wrongly, three exams."""
    for day in range(12):
        right = day % 4 != 1
        write(store, anna, clock, answer("handel/zoll", "Eine Abgabe", clock, right=right))
        write(store, anna, clock, answer("handel/embargo.certainty", "stated", clock, right=False))
        write(store, anna, clock, SessionFinished("s", Mode.LEARN, 2, 1))
        if day % 4 == 0:
            write(
                store,
                anna,
                clock,
                ExamFinished("e", ("handel",), 10, 4 + day // 2, 4.0 + day // 2, 10, 50, 600, 20),
            )
        clock.forward(days=1)


def write(store: ProgressStore, anna: Learner, clock: Clock, body: object) -> None:
    at = body.attempt.at if isinstance(body, Attempted) else clock()
    store.record(Record(new_id(), anna.id, at, body))  # type: ignore[arg-type]


def answer(item: str, response: str, clock: Clock, *, right: bool) -> Attempted:
    verdict, rating = (Verdict.RIGHT, Rating.GOOD) if right else (Verdict.WRONG, Rating.AGAIN)
    return Attempted(
        Attempt(
            item=item,
            mode=Mode.LEARN,
            session="s",
            at=clock(),
            response=(response,),
            fraction=float(right),
            verdict=verdict,
            rating=rating,
            milliseconds=60_000,
        )
    )


async def look(driven: Driven) -> str:
    """Open the statistics, wait until they are counted, and read them from top to bottom."""
    await driven.press("s")
    await driven.app.workers.wait_for_complete()
    await driven.pilot.pause()
    read = [driven.text]
    for _ in range(12):
        await driven.press("pagedown")
        read.append(driven.text)
    await driven.press("home")
    return "\n".join(read)


@pytest.mark.usefixtures("past")
async def test_s_opens_the_statistics_and_closes_them(open_app: Open) -> None:
    async with open_app(DECK, HOME) as driven:
        await driven.press("s")
        assert driven.screen == "StatisticsScreen"
        await driven.press("s")
        assert driven.screen == "HomeScreen"


async def test_the_palette_and_a_click_open_them_too(open_app: Open) -> None:
    async with open_app(DECK, HOME) as driven:
        await driven.press("ctrl+p")
        await driven.type("statistics")
        await driven.press("enter")
        assert driven.screen == "StatisticsScreen"
        await driven.click("Esc back")
        assert driven.screen == "HomeScreen"
        await driven.click("s statistics")
        assert driven.screen == "StatisticsScreen"


@pytest.mark.usefixtures("past")
@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40), (160, 50)])
async def test_every_number_is_said_at_every_size(open_app: Open, size: tuple[int, int]) -> None:
    async with open_app(DECK, HOME, size=size) as driven:
        text = await look(driven)
        for words in (
            "Anna · 12 days in a row",
            "24 answers, 38 % of them right.",
            "Due questions: today",
            "of 22) ever",
            "Still known after a break",
            "0 of 12",
            "as a fact (12 times)",
            "3 exams, 2 of them passed.",
            "✗ not passed",
            "By deck",
            "Handel [b]und[/b] Krieg",
            "Wirtschaft",
        ):
            assert words in " ".join(text.split()), words


@pytest.mark.usefixtures("past")
async def test_with_room_there_are_two_columns(open_app: Open) -> None:
    async with open_app(DECK, HOME, size=(160, 50)) as driven:
        await look(driven)
        assert "Telling fact from suspicion" in driven.line_with("What was done")
    async with open_app(DECK, HOME, size=(120, 50)) as driven:
        await look(driven)
        assert "Telling fact from suspicion" not in driven.line_with("What was done")


@pytest.mark.usefixtures("past")
async def test_exams_are_a_curve_and_a_list(open_app: Open) -> None:
    async with open_app(DECK, HOME, size=(160, 50)) as driven:
        await look(driven)
        assert driven.app.screen.query("ExamCurve")
        assert "100 %" in driven.text
        assert "25 June 2024" in driven.text


@pytest.mark.usefixtures("past")
async def test_the_curve_takes_on_other_colours_at_once(open_app: Open) -> None:
    async with open_app(DECK, HOME, size=(160, 50)) as driven:
        await look(driven)
        curve = driven.app.screen.query_one("ExamCurve")
        before = {str(span.style) for span in curve.render().spans} - {"none"}
        await driven.press("ctrl+p")
        await driven.type("light")
        await driven.press("enter")
        assert {str(span.style) for span in curve.render().spans}.isdisjoint(before)


@pytest.mark.usefixtures("past")
async def test_without_the_library_for_curves_the_list_says_it_all(
    open_app: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "quizapp.tui.widgets.exam_curve", None)
    async with open_app(DECK, HOME, size=(160, 50)) as driven:
        await look(driven)
        assert not driven.app.screen.query("ExamCurve")
        assert "25 June 2024" in driven.text
        assert "80 %" in driven.text
        assert "quizapp[stats]" in driven.text


async def test_a_beginner_is_told_what_to_do(open_app: Open) -> None:
    async with open_app(DECK, HOME) as driven:
        text = await look(driven)
        assert "There is nothing to see yet. Learn or take a quiz" in text


@pytest.mark.usefixtures("past")
async def test_another_language_is_spoken_at_once(open_app: Open) -> None:
    async with open_app(DECK, HOME) as driven:
        await look(driven)
        await driven.press("ctrl+p")
        await driven.type("language: deutsch")
        await driven.press("enter")
        assert "Was du getan hast" in driven.text
        assert "24 Antworten, davon 38 % richtig." in driven.text


@pytest.mark.usefixtures("past")
async def test_it_scrolls_and_survives_a_change_of_size(open_app: Open) -> None:
    async with open_app(DECK, HOME) as driven:
        await look(driven)
        await driven.press("end")
        assert "What was done" not in driven.text
        for size in ((10, 4), (40, 10), (200, 60), (80, 24)):
            await driven.pilot.resize_terminal(*size)
            await driven.pilot.pause()
        await driven.press("home", "j", "k")
        assert "What was done" in driven.text


async def test_a_progress_that_cannot_be_read_is_told(
    open_app: Open, store: ProgressStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_app(DECK, HOME) as driven:

        def broken(learner: str) -> None:
            raise StorageError(Reason.OTHER, None, "disk gone")

        monkeypatch.setattr(store, "days", broken)
        assert "disk gone" in await look(driven)


@pytest.mark.usefixtures("past")
async def test_what_was_done_since_is_counted_when_opened_again(
    open_app: Open, store: ProgressStore, anna: Learner, clock: Clock
) -> None:
    async with open_app(DECK, HOME) as driven:
        assert "24 answers" in await look(driven)
        await driven.press("escape")
        write(store, anna, clock, answer("handel/zoll", "Eine Abgabe", clock, right=True))
        assert "25 answers" in await look(driven)


def test_bars_of_the_forecast_show_even_the_least() -> None:
    assert plots._piece(0, 100, 0) == " "
    assert plots._piece(1, 100, 0) == "▁"
    assert [plots._piece(100, 100, level) for level in range(6)] == ["█"] * 6
    assert [plots._piece(50, 100, level) for level in (2, 3)] == ["█", " "]


@pytest.mark.parametrize("width", [8, 20, 40, 76, 110])
@pytest.mark.parametrize("code", ["en", "de"])
def test_no_line_of_a_table_is_wider_than_its_place(width: int, code: str) -> None:
    masteries = [Mastery("Donaudampfschifffahrtsgesellschaft", 1200, 1100, 999, 1100, 0.9)] * 20
    lines = plots._mastery_lines("Titel", masteries, translator(code), width)
    if width >= 40:
        assert max(line.cell_length for line in lines) <= width
    assert len(lines) == 2 + 15 + 1


@pytest.mark.usefixtures("past")
@pytest.mark.parametrize("theme", ["dark", "light"])
@pytest.mark.parametrize("size", [(80, 24), (160, 50)], ids=["small", "wide"])
def test_statistics(
    snap_compare: Callable[..., bool],
    index: Index,
    store: ProgressStore,
    anna: Learner,
    questions: Path,
    clock: Clock,
    size: tuple[int, int],
    theme: str,
) -> None:
    (questions / "handel.yaml").write_text(DECK, "utf-8")
    index.refresh([questions])
    workspace = Workspace(index, store, Settings(theme=theme), clock, questions)

    async def count(pilot: Pilot[None]) -> None:
        await pilot.press("s")
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()

    app = QuizApp(workspace, translator("en"), HOME, anna)
    assert snap_compare(app, terminal_size=size, run_before=count)

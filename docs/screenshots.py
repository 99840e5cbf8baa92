"""Draws the pictures of the README with the program itself: ``python docs/screenshots.py``.

Always the same decks, the same day and the same choices, so that a picture only changes when the program does.
"""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta, timezone
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from textual.pilot import Pilot

from quizapp.bank.index import Index, open_index
from quizapp.core.attempts import Mode
from quizapp.core.items import SingleChoice
from quizapp.core.responses import Chosen, Text
from quizapp.core.scheduling import Scheduling
from quizapp.core.session import Session
from quizapp.language import translator
from quizapp.progress.queries import Learner
from quizapp.progress.records import LearnerNamed, Record
from quizapp.progress.store import ProgressStore, open_store
from quizapp.settings import Settings
from quizapp.study import Start, Study, Workspace
from quizapp.tui.app import QuizApp

CHECKOUT = Path(__file__).parents[1]
IMAGES = Path(__file__).parent / "images"
DECK = "putin-nordkorea-vietnam"
ITEM = f"{DECK}/verhaeltnis-vietnam"
TODAY = datetime(2024, 7, 8, 17, 30, tzinfo=timezone(timedelta(hours=2)))
WEEKS_BEFORE = 3


def fill(index: Index, store: ProgressStore) -> Learner:
    """Let Anna learn for some weeks, with a slip now and then."""
    chance = Random(7)
    now = TODAY - timedelta(weeks=WEEKS_BEFORE)
    learner = Learner("a" * 32, "Anna")  # dates depend on it
    store.record(Record("b" * 32, learner.id, now, LearnerNamed(learner.name)))
    while now.date() < TODAY.date():
        if chance.random() < 0.85 or now.date() > TODAY.date() - timedelta(days=6):
            run(Study(index, store, learner, Settings(), lambda now=now: now), chance)
        now += timedelta(days=1)
    return learner


def run(study: Study, chance: Random) -> None:
    session = study.learn()
    while session.current is not None:
        session = study.respond(session, response(session, chance), 6000).session
    study.finish(session)


def response(session: Session, chance: Random) -> object:
    from quizapp.core.items import Gap, MultipleChoice, TrueFalse, Typed
    from quizapp.core.responses import ChosenSeveral, Ordered, Paired, Recalled, Texts

    item = session.current
    assert item is not None
    match item.interaction:
        case SingleChoice(key=key, choices=choices):
            return Chosen(key if chance.random() < 0.85 else (key + 1) % len(choices))
        case MultipleChoice(keys=keys):
            return ChosenSeveral(keys)
        case TrueFalse(key=key, truths=truths):
            return Chosen(truths.index(key))
        case Typed(accepted=accepted):
            return Text(accepted[0] if chance.random() < 0.9 else "keine Ahnung")
        case Gap(accepted=accepted):
            return Texts(tuple(gap[0] for gap in accepted))
        case _ if item.kind == "matching":
            return Paired(item.interaction.key)
        case _ if item.kind == "ordering":
            return Ordered(item.interaction.key)
        case _ if item.kind == "number":
            return Text(item.interaction.shown)
        case _ if item.kind == "recall":
            return Recalled(knew=True)
        case _:
            return Chosen(list(type(item.interaction.key)).index(item.interaction.key))


async def draw() -> None:
    """Write the pictures."""
    IMAGES.mkdir(exist_ok=True)
    with TemporaryDirectory() as folder, open_index(None) as index:
        index.refresh([CHECKOUT / "questions"])
        with open_store(Path(folder) / "progress.db", Scheduling()) as store:
            learner = fill(index, store)
            workspace = Workspace(
                index, store, Settings(), lambda: TODAY, Path("~/Dokumente/quizapp/questions")
            )
            app = QuizApp(workspace, translator("de"), Start(), learner)
            async with app.run_test(size=(80, 24)) as pilot:
                await pilot.pause()
                save(app, "home")
                await pilot.press("down", "down", "f")
                await settled(pilot)
                await pilot.press("tab", "down", "down")
                await settled(pilot)
                save(app, "browse")
            app = QuizApp(workspace, translator("de"), Start(), learner)
            async with app.run_test(size=(120, 44)) as pilot:
                await pilot.pause()
                await pilot.press("s")
                await settled(pilot)
                save(app, "statistics")
            start = Start(Mode.QUIZ, frozenset({DECK}), length=8, seed=seed_for(workspace.study(learner)))
            app = QuizApp(workspace, translator("de"), start, learner)
            async with app.run_test(size=(80, 24)) as pilot:
                await pilot.pause()
                save(app, "item")
                await pilot.press("1")
                await pilot.pause()
                save(app, "feedback")
            start = Start(Mode.EXAM, frozenset({DECK}), length=8, seed=start.seed)
            app = QuizApp(workspace, translator("de"), start, learner)
            async with app.run_test(size=(80, 24)) as pilot:
                await pilot.pause()
                await pilot.press("1", "m")
                await settled(pilot)
                save(app, "exam")


async def settled(pilot: Pilot[None]) -> None:
    """Let what a screen does in steps come to its end."""
    for _ in range(50):
        await pilot.pause()


def seed_for(study: Study) -> int:
    """Return the first seed whose quiz begins with the item of the picture, its key at the first place."""
    for seed in range(10_000):
        item = study.quiz([DECK], length=8, seed=seed).current
        if item is not None and item.id == ITEM and item.interaction.key == 0:
            return seed
    raise LookupError(ITEM)


def save(app: QuizApp, name: str) -> None:
    (IMAGES / f"{name}.svg").write_text(app.export_screenshot(title="quizapp"), "utf-8")
    print(IMAGES / f"{name}.svg")


if __name__ == "__main__":
    asyncio.run(draw())

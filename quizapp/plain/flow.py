"""The flow: what happens between the start of the plain interface and its end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.core.attempts import Mode
from quizapp.core.session import summarise
from quizapp.plain.console import Console
from quizapp.plain.conversation import Conversation
from quizapp.plain.events import JsonVoice, write_event
from quizapp.plain.learners import choose_learner
from quizapp.plain.menu import Menu
from quizapp.plain.sittings import hold_exam, hold_sittings, plan

if TYPE_CHECKING:
    from collections.abc import Callable

    from quizapp.language import Translator
    from quizapp.progress.queries import Learner
    from quizapp.study import Start, Workspace


def run(
    workspace: Workspace,
    tr: Translator,
    start: Start,
    learner: Learner | None,
    *,
    read: Callable[[], str | None],
    write: Callable[[str], None],
    json: bool,
) -> bool:
    """Run the plain interface; return whether there was anything to do.

    Args:
        workspace: what was opened.
        tr: the interface's language.
        start: a session to hold, or the menu.
        learner: who learns; None lets choose, which JSON cannot.
        read: gives a line, or None at the end of input.
        write: takes a line.
        json: hold the session in JSON, one object a line.

    Raises:
        ValueError: JSON without a session or a learner.
    """
    console = Console(read, write, tr)
    if json:
        return _hold_in_json(workspace, console, start, learner)
    console.say_all(notice.message(tr) for notice in workspace.notices)
    learner = learner or choose_learner(workspace, console)
    if learner is None:
        return True
    if start.mode is None:
        Menu(workspace, console, learner).run()
        return True
    return hold_sittings(workspace, console, workspace.study(learner), start)


def _hold_in_json(workspace: Workspace, console: Console, start: Start, learner: Learner | None) -> bool:
    if start.mode is None or learner is None:
        raise ValueError("JSON needs a session and a learner")
    for notice in workspace.notices:
        write_event(console.write, "notice", message=notice.message(console.tr))
    study = workspace.study(learner)
    if start.mode is Mode.EXAM:
        return hold_exam(console, study, start, json=True)
    voice = JsonVoice(console)
    session = plan(study, start)
    if session.current is None:
        voice.summary(summarise(session))
        return False
    Conversation(study, voice, console, workspace.clock).hold(session)
    return True

"""Learners: who learns is chosen, and learners are added, renamed and deleted, as numbered lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.progress.errors import StorageError
from quizapp.wording import learner_name, loss_lines

if TYPE_CHECKING:
    from quizapp.keeping import Learners
    from quizapp.plain.console import Console
    from quizapp.progress.queries import Learner
    from quizapp.study import Workspace


def choose_learner(workspace: Workspace, console: Console) -> Learner | None:
    """Let choose who learns, or make a new learner; None for neither."""
    tr = console.tr
    learners = workspace.store.learners()
    console.say("", tr("Who is learning?"))
    chosen = console.choose([*(learner_name(learner, tr) for learner in learners), tr("Someone new")])
    if chosen is None:
        return None
    return learners[chosen] if chosen < len(learners) else _add(_learners(workspace), console)


def manage_learners(workspace: Workspace, console: Console, current: Learner) -> Learner | None:
    """Let choose who learns, or add, rename or delete someone; return who learns then.

    That is ``current``, perhaps with another name, if nobody else was chosen; None if they were
    deleted and nobody was chosen instead.
    """
    tr, keeping = console.tr, _learners(workspace)
    while True:
        learners = workspace.store.learners()
        console.say("", tr("Who is learning?"))
        names = [learner_name(learner, tr) for learner in learners]
        more = [tr("Someone new"), tr("Rename someone"), tr("Delete someone")]
        chosen = console.choose([*names, *(more if learners else more[:1])])
        if chosen is None:
            return next((one for one in learners if one.id == current.id), None)
        if chosen < len(learners):
            return learners[chosen]
        match chosen - len(learners):
            case 0:
                added = _add(keeping, console)
                if added is not None:
                    return added
            case 1:
                _rename(keeping, console, learners)
            case _:
                _delete(keeping, console, learners)


def _learners(workspace: Workspace) -> Learners:
    from quizapp.keeping import Learners

    return Learners(workspace.store, workspace.clock)


def _add(keeping: Learners, console: Console) -> Learner | None:
    from quizapp.keeping import NameRefusedError

    tr = console.tr
    while True:
        console.say(tr("What is your name?"))
        said = console.line()
        if not isinstance(said, str) or not said:
            return None
        try:
            return keeping.add(said)
        except (NameRefusedError, StorageError) as error:
            console.say(error.message(tr))


def _rename(keeping: Learners, console: Console, learners: tuple[Learner, ...]) -> None:
    from quizapp.keeping import NameRefusedError

    tr = console.tr
    learner = _pick(console, learners)
    while learner is not None:
        console.say(tr("What is {name} to be called?", name=learner_name(learner, tr)))
        said = console.line()
        if not isinstance(said, str) or not said:
            return
        try:
            console.say(tr("The name is {name} now.", name=keeping.rename(learner, said).name))
        except (NameRefusedError, StorageError) as error:
            console.say(error.message(tr))
        else:
            return


def _delete(keeping: Learners, console: Console, learners: tuple[Learner, ...]) -> None:
    """Say what is lost, offer to write it to a file, and delete whoever's name is typed."""
    from quizapp.keeping import is_name

    tr = console.tr
    learner = _pick(console, learners)
    if learner is None:
        return
    name = learner_name(learner, tr)
    try:
        console.say_all(loss_lines(keeping.store.attendance(learner.id), tr))
        if console.agree(tr("Write the answers to a file first? y or n.")) is True:
            console.say(tr("Written to »{path}«.", path=keeping.export(learner)))
        console.say(tr("To delete {name}, type the name; anything else keeps it.", name=name))
        said = console.line()
        if not isinstance(said, str) or not is_name(said, name):
            console.say(tr("Nothing was deleted."))
            return
        keeping.erase(learner)
    except StorageError as error:
        console.say(error.message(tr))
        return
    console.say(tr("{name} is deleted.", name=name))
    console.say_all(message.message(tr) for message in keeping.clean_up())


def _pick(console: Console, learners: tuple[Learner, ...]) -> Learner | None:
    tr = console.tr
    chosen = console.choose([*(learner_name(learner, tr) for learner in learners), tr("Back")])
    return learners[chosen] if chosen is not None and chosen < len(learners) else None

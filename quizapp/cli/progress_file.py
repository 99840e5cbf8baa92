"""The progress file: opened for a session, or for a command that only reads."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from quizapp.cli.errors import UsageError
from quizapp.progress.errors import Reason, StorageError
from quizapp.progress.store import open_store
from quizapp.reconciliation import reconcile
from quizapp.study import local_clock, scheduling

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from quizapp.bank.index import Index
    from quizapp.cli.surroundings import Surroundings
    from quizapp.core.scheduling import Scheduling
    from quizapp.language import Translator
    from quizapp.progress.queries import Learner
    from quizapp.progress.store import ProgressStore
    from quizapp.study import Message


class Progress(NamedTuple):
    """An open store, who learns, and what to tell about it."""

    store: ProgressStore
    learner: Learner
    notices: tuple[Message, ...] = ()


class Opened(NamedTuple):
    """An open store for a session; ``learner`` is None if one is to be chosen.

    ``is_kept`` says whether it is on disk.
    """

    store: ProgressStore
    learner: Learner | None
    notices: tuple[Message, ...] = ()
    is_kept: bool = True


def open_progress(surroundings: Surroundings, index: Index, tr: Translator) -> Opened:
    """Open the progress file for a session, make it if there is none, and find the learner.

    If it cannot be written, progress is kept in memory, and a notice says so.
    """
    plan = scheduling(surroundings.settings)
    name = surroundings.options.learner
    try:
        store = open_store(surroundings.places.progress, plan)
        try:
            reconcile(index, store, local_clock)
            return _with_learner(store, name, tr, store.notices)
        except StorageError:
            store.close()
            raise
    except StorageError as error:
        from quizapp.cli.notices import NotStored

        opened = _with_learner(open_store(None, plan), name, tr, (NotStored(error),))
        return opened._replace(is_kept=False)


def _with_learner(
    store: ProgressStore, name: str | None, tr: Translator, notices: tuple[Message, ...]
) -> Opened:
    """Find the learner with that name, or make them; without a name the only one, if only one learns."""
    learners = store.learners()
    if name is not None:
        learner = learner_named(learners, name)
        if learner is not None:
            return Opened(store, learner, notices)
        from quizapp.cli.notices import Newcomer

        new = (Newcomer(name),) if learners else ()
        return Opened(store, store.add_learner(name, local_clock()), (*notices, *new))
    if not learners:
        return Opened(store, store.add_learner(tr("Me"), local_clock()), notices)
    return Opened(store, learners[0] if len(learners) == 1 else None, notices)


def read_progress(surroundings: Surroundings, index: Index, tr: Translator) -> Progress:
    """Open the progress file for a command that only tells of it, without making one.

    Without a name, the first learner by name is taken, and a notice says so if there are others.

    Raises:
        StorageError: there is a file that cannot be used.
        UsageError: nobody has the name that was given.
    """
    path, plan = surroundings.places.progress, scheduling(surroundings.settings)
    store, notices = open_to_read(path, plan) if path.exists() else (open_store(None, plan), ())
    try:
        reconcile(index, store, local_clock)
        learners = store.learners()
        name = surroundings.options.learner
        if name is not None:
            return Progress(store, known_learner(learners, name, tr), notices)
        if not learners:
            return Progress(store, store.add_learner(tr("Me"), local_clock()), notices)
    except BaseException:
        store.close()
        raise
    from quizapp.cli.notices import OneOfSeveral

    others = (OneOfSeveral(learners[0].name),) if len(learners) > 1 else ()
    return Progress(store, learners[0], (*notices, *others))


def open_to_read(path: Path, plan: Scheduling) -> tuple[ProgressStore, tuple[Message, ...]]:
    """Open the progress file, or a copy of it where it may only be read, with what to tell about it.

    Raises:
        StorageError: the file cannot be used.
    """
    try:
        store = open_store(path, plan)
    except StorageError as error:
        if error.reason is not Reason.READ_ONLY:
            raise
        from quizapp.cli.notices import NotStored
        from quizapp.progress.snapshots import open_copy

        return open_copy(path, plan), (NotStored(error),)
    return store, store.notices


def known_learner(learners: Sequence[Learner], name: str, tr: Translator) -> Learner:
    """Return the learner with that name.

    Raises:
        UsageError: there is none.
    """
    learner = learner_named(learners, name)
    if learner is not None:
        return learner
    known = ", ".join(tr("»{text}«", text=one.name) for one in learners)
    if not known:
        raise UsageError(tr("There is no learner »{name}«.", name=name))
    raise UsageError(tr("There is no learner »{name}«. There are: {known}.", name=name, known=known))


def learner_named(learners: Sequence[Learner], name: str) -> Learner | None:
    """Return the learner with that name, however it is spelled in capitals."""
    from quizapp.core.names import fold_name

    wanted = fold_name(name)
    return next((learner for learner in learners if fold_name(learner.name) == wanted), None)

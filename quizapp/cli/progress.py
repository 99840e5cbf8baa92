"""``quizapp progress export|verify|rebuild``: the log of everything that was answered."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from quizapp.cli.errors import CommandError, UsageError
from quizapp.cli.lines import prepare
from quizapp.cli.nearest import nearest
from quizapp.cli.notices import tell_notices
from quizapp.cli.progress_file import known_learner, open_to_read
from quizapp.progress.records import to_json
from quizapp.progress.store import open_store
from quizapp.study import scheduling

if TYPE_CHECKING:
    from pathlib import Path

    from quizapp.cli.surroundings import Surroundings
    from quizapp.core.scheduling import Scheduling
    from quizapp.language import Translator
    from quizapp.progress.store import ProgressStore
    from quizapp.study import Message

ACTIONS = ("export", "verify", "rebuild")


def run(surroundings: Surroundings) -> int:
    """Write out, check or rebuild the progress file, which must be there."""
    tr, path = surroundings.tr, surroundings.places.progress
    action = next(iter(surroundings.options.words), "")
    if action not in ACTIONS:
        raise UsageError(_which(action, tr))
    if not path.exists():
        raise CommandError(tr("There is no progress yet: »{path}« is not there.", path=path))
    store, notices = _open(action, path, scheduling(surroundings.settings))
    with store:
        tell_notices(notices, tr)
        match action:
            case "export":
                return _export(store, surroundings.options.learner, tr)
            case "verify":
                return _verify(store, tr)
            case _:
                return _rebuild(store, tr)


def _open(action: str, path: Path, plan: Scheduling) -> tuple[ProgressStore, tuple[Message, ...]]:
    if action != "rebuild":
        return open_to_read(path, plan)
    store = open_store(path, plan)
    return store, store.notices


def _export(store: ProgressStore, name: str | None, tr: Translator) -> int:
    prepare(utf8=True)
    learner = known_learner(store.learners(), name, tr).id if name is not None else None
    for record in store.records(learner):
        print(json.dumps(to_json(record), ensure_ascii=False))
    return 0


def _verify(store: ProgressStore, tr: Translator) -> int:
    differences = store.verify()
    for difference in differences:
        print(difference.message(tr))
    if differences:
        print(tr("»quizapp progress rebuild« makes it right again; the records themselves are untouched."))
        return 1
    count = sum(1 for _ in store.records())
    print(
        tr.plural("{n} record; all that follows is right.", "{n} records; all that follows is right.", count)
    )
    return 0


def _rebuild(store: ProgressStore, tr: Translator) -> int:
    count = store.rebuild()
    print(tr.plural("Rebuilt: {n} question remembered.", "Rebuilt: {n} questions remembered.", count))
    return 0


def _which(action: str, tr: Translator) -> str:
    if not action:
        return tr("Say what to do with the progress: export, verify or rebuild.")
    like = nearest(action, ACTIONS)
    if like is None:
        return tr("»{word}« is none of export, verify and rebuild.", word=action)
    return tr(
        "»{word}« is none of export, verify and rebuild. Did you mean »{like}«?", word=action, like=like
    )

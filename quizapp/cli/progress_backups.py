"""``quizapp progress backup`` and ``quizapp progress restore``: backups of the progress file."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from quizapp.cli.errors import CommandError, UsageError
from quizapp.cli.notices import tell_notices
from quizapp.cli.paths import shown_path
from quizapp.cli.progress import require_progress
from quizapp.keeping import clean_up
from quizapp.progress.backups import KEPT, Backup, back_up, backups, folder_of
from quizapp.progress.copies import check
from quizapp.progress.errors import StorageError
from quizapp.progress.store import open_store
from quizapp.study import local_clock, scheduling

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quizapp.cli.surroundings import Surroundings
    from quizapp.language import Translator


def back_up_now(surroundings: Surroundings) -> int:
    """Back the progress file up, whether or not that was done today."""
    tr, path = surroundings.tr, surroundings.places.progress
    require_progress(surroundings)
    with open_store(path, scheduling(surroundings.settings)) as store:
        tell_notices(store.notices, tr)
    tell_notices(clean_up(path), tr)
    backup = back_up(path, local_clock().date())
    if backup is not None:
        print(tr("Backed up as »{path}«.", path=backup.path))
        return 0
    newest = next(iter(backups(path)), None)
    if newest is None:
        print(tr("There is nothing to back up yet."))
        return 1
    print(tr("Nothing has changed since the backup »{path}«.", path=newest.path))
    return 0


def run(surroundings: Surroundings, words: Sequence[str]) -> int:
    """List the backups, or put one in place."""
    tr, path = surroundings.tr, surroundings.places.progress
    if not words:
        return _list(path, tr)
    backup = _find(words[0], path, tr)
    plan = scheduling(surroundings.settings)
    from quizapp.progress.restoring import restore

    _check(backup, tr)
    with open_store(path, plan) as store:
        tell_notices(store.notices, tr)
    restored = restore(path, backup, plan)
    print(
        tr.plural(
            "{n} record is back, from »{path}«.",
            "{n} records are back, from »{path}«.",
            restored.records,
            path=backup,
        )
    )
    if restored.aside is not None:
        print(tr("What was there before is kept as »{path}«.", path=restored.aside))
    tell_notices(clean_up(path), tr)
    return 0


def _list(path: Path, tr: Translator) -> int:
    found = backups(path)
    if not found:
        print(tr("There are no backups in »{path}« yet.", path=folder_of(path)))
        return 1
    for backup in found:
        print(f"{_name(backup):<13}{_standing(backup, tr)}")
    print(
        tr(
            "»quizapp progress restore {day}« puts one in place; the last {n} are kept in »{path}«.",
            day=_name(found[0]),
            n=KEPT,
            path=folder_of(path),
        )
    )
    return 0


def _name(backup: Backup) -> str:
    return f"{backup.day}-{backup.number}" if backup.number > 1 else str(backup.day)


def _standing(backup: Backup, tr: Translator) -> str:
    size = tr("{n} kB", n=max(1, round(backup.path.stat().st_size / 1000)))
    try:
        records = tr.plural("{n} record", "{n} records", check(backup.path))
    except StorageError:
        records = tr("cannot be read")
    return f"{records}, {size}"


def _check(backup: Path, tr: Translator) -> None:
    try:
        check(backup, thoroughly=True)
    except StorageError as error:
        reason = tr("It is no backup of this program's progress, or damaged.")
        newer = tr("It was written by a newer version of quizapp.")
        said = newer if error.reason.name == "NEWER" else reason
        raise CommandError(
            tr("»{path}« cannot be restored. {reason}", path=shown_path(backup), reason=said)
        ) from error


def _find(word: str, path: Path, tr: Translator) -> Path:
    """Return the backup of a day, or the file.

    Raises:
        UsageError: there is none.
    """
    named = [backup for backup in backups(path) if word == _name(backup) or word == str(backup.day)]
    if named:
        exact = [backup for backup in named if _name(backup) == word]
        return (exact or named)[0].path
    if Path(word).is_file():
        return Path(word)
    if _is_day(word):
        raise UsageError(tr("There is no backup of {day}. »quizapp progress restore« lists them.", day=word))
    raise UsageError(tr("There is no file »{path}«.", path=word))


def _is_day(word: str) -> bool:
    try:
        date.fromisoformat(word)
    except ValueError:
        return False
    return True

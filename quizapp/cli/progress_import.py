"""``quizapp progress import FILE …``: takes in what ``export`` wrote, here or on another machine."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryFile
from typing import TYPE_CHECKING, BinaryIO

from quizapp.bank.problems import visible
from quizapp.cli.errors import CommandError, UsageError
from quizapp.cli.notices import Newcomer, tell_notices
from quizapp.cli.progress_file import learner_named
from quizapp.language.refusals import refusal
from quizapp.progress.merging import (
    LONGEST_LINE,
    FaultyError,
    MergeError,
    NamesakesError,
    SeveralLearnersError,
)
from quizapp.progress.records import LearnerNamed, Record, new_id
from quizapp.progress.store import open_store
from quizapp.study import local_clock, scheduling

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from quizapp.cli.surroundings import Surroundings
    from quizapp.language import Translator
    from quizapp.progress.merging import Merged
    from quizapp.progress.store import ProgressStore

_STANDARD_INPUT = "-"


def run(surroundings: Surroundings, names: Sequence[str]) -> int:
    """Take in each file wholly or not at all; make the progress file if there is none."""
    tr, name = surroundings.tr, surroundings.options.learner
    if not names:
        raise UsageError(tr("Say which files to take in, or - for standard input."))
    for file in names:
        if file != _STANDARD_INPUT and not Path(file).is_file():
            raise UsageError(tr("There is no file »{path}«.", path=file))
    with open_store(surroundings.places.progress, scheduling(surroundings.settings)) as store:
        tell_notices(store.notices, tr)
        results = [_take_in(store, file, name, tr) for file in names]
    return 0 if all(results) else 1


def _take_in(store: ProgressStore, file: str, name: str | None, tr: Translator) -> bool:
    """Take one file in and tell what came of it; return whether it could be taken in."""
    into, newcomer = _learner(store, name) if name is not None else (None, None)
    try:
        with _opened(file, tr) as opened:
            merged = store.merge(_lines(opened), into, newcomer)
    except (MergeError, CommandError) as error:
        said = _refusal(error, file, tr) if isinstance(error, MergeError) else (str(error),)
        print(*map(visible, said), sep="\n", file=sys.stderr)
        return False
    if newcomer is not None and name is not None:
        tell_notices((Newcomer(name),), tr)
    print(_result(merged, file, tr))
    return True


def _learner(store: ProgressStore, name: str) -> tuple[str, Record | None]:
    """Return the id of the learner with this name, and the record that names one who is new."""
    learner = learner_named(store.learners(), name)
    if learner is not None:
        return learner.id, None
    newcomer = Record(new_id(), new_id(), local_clock(), LearnerNamed(name))
    return newcomer.learner, newcomer


@contextmanager
def _opened(name: str, tr: Translator) -> Iterator[BinaryIO]:
    """Open a file; standard input is read to its end before, so that nobody waits for it."""
    if name != _STANDARD_INPUT:
        try:
            file = Path(name).open("rb")  # noqa: SIM115 - closed below
        except OSError as error:
            raise CommandError(
                tr("»{path}« cannot be read: {reason}.", path=name, reason=tr(refusal(error)))
            ) from error
        with file:
            yield file
        return
    with TemporaryFile() as spool:
        while part := sys.stdin.buffer.read(LONGEST_LINE):
            spool.write(part)
        spool.seek(0)
        yield spool


def _lines(file: BinaryIO) -> Iterator[bytes]:
    """Yield the lines; of one that is too long, its beginning."""
    while line := file.readline(LONGEST_LINE + 1):
        yield line
        part = line
        while len(part) > LONGEST_LINE and not part.endswith(b"\n"):
            part = file.readline(LONGEST_LINE + 1)


def _result(merged: Merged, name: str, tr: Translator) -> str:
    said = [
        tr.plural("{n} record taken in", "{n} records taken in", merged.new),
        tr.plural("{n} was here already", "{n} were here already", merged.known),
    ]
    if merged.erased:
        said.append(
            tr.plural(
                "{n} skipped, since its learner was deleted here",
                "{n} skipped, since their learner was deleted here",
                merged.erased,
            )
        )
    return f"{visible(name)}: {', '.join(said)}."


def _refusal(error: MergeError, name: str, tr: Translator) -> tuple[str, ...]:
    match error:
        case FaultyError(faults=faults):
            said = [f"{name}, {fault.message(tr)}" for fault in faults]
        case SeveralLearnersError():
            said = [
                tr("»{file}« holds the records of several learners. Leave --learner out.", file=name),
            ]
        case NamesakesError(name=other):
            said = [
                tr(
                    "»{file}« holds a learner »{name}«, and somebody here has the same name. If they are the "
                    'same, say --learner "{name}"; if not, rename one of them first.',
                    file=name,
                    name=other,
                )
            ]
        case _:
            said = [str(error)]
    return (*said, tr("Nothing of »{file}« was taken in.", file=name))

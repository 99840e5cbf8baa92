"""Changes: what is different on the disk from what was read last, found and read without the index.

So it can be done in another thread than the one that uses the index.
"""

from __future__ import annotations

import time
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from quizapp.bank.files import QuestionFile, find_files, is_fresh

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from quizapp.bank.files import Known
    from quizapp.bank.records import FileRecord

SETTLED_NS = 2_000_000_000
"""A file changed less than this before it was read may change again without a new time of change."""

MOST = 200
"""So many files are read before what they hold is used."""


class Changes(NamedTuple):
    """All files there are, and those read again; ``complete`` says whether none is left to be read."""

    found: tuple[QuestionFile, ...]
    records: tuple[FileRecord, ...]
    complete: bool = True


def read_changes(roots: Sequence[Path], known: Mapping[str, Known]) -> Changes | None:
    """Read the files that are not as they are known; None if all are and none is gone."""
    found = tuple(find_files(roots))
    stale = [file for file in found if not is_fresh(file, known.get(file.path))]
    if not stale and known.keys() == {file.path for file in found}:
        return None
    return Changes(found, tuple(map(read_file, islice(stale, MOST))), len(stale) <= MOST)


def read_file(file: QuestionFile) -> FileRecord:
    """Read a file for the index; one that may have changed unnoticed is marked to be read again."""
    from quizapp.bank.records import read_record

    record = read_record(file)
    settled = time.time_ns() - file.mtime_ns > SETTLED_NS
    return record if settled and record.readable else record.unsettled()

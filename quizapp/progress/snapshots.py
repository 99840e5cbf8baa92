"""Snapshots: what a progress file holds, in memory, where the file itself may only be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.progress.database import copy_database
from quizapp.progress.store import ProgressStore

if TYPE_CHECKING:
    from pathlib import Path

    from quizapp.core.scheduling import Scheduling


def open_copy(path: Path, scheduling: Scheduling) -> ProgressStore:
    """Open a copy in memory of a file that may only be read; nothing that is done to it is kept.

    Its memories follow the scheduling they were stored with, or this one if an older program stored them.

    Raises:
        StorageError: the file cannot be read either.
    """
    store = ProgressStore(copy_database(path), None, scheduling)
    store.complete()
    return store

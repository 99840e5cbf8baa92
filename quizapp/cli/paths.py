"""Paths as they are named and shown."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from quizapp.cli.errors import CommandError

if TYPE_CHECKING:
    from quizapp.language import Translator


def shown_path(path: Path) -> Path:
    """Return the path from here if it leads downwards, else the whole path."""
    try:
        return path.relative_to(Path.cwd().resolve())
    except (ValueError, OSError):
        return path


def in_folder(output: str, name: str, tr: Translator) -> Path:
    """Return the file that was named, or the one with this name in the folder that was named.

    Raises:
        CommandError: what was named ends as a folder does, and there is none.
    """
    path = Path(output)
    if path.is_dir():
        return path / name
    if output.endswith(("/", os.sep)):
        raise CommandError(tr("There is no folder »{folder}«. Make it first, or name another.", folder=path))
    return path

"""Crashes: a bug of the program is told kindly, and kept whole in a file for those who can mend it."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from quizapp.cli.errors import CommandError
from quizapp.progress.errors import StorageError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from quizapp.language import Translator

_KEPT = 5
"""How many reports are kept, the newest."""


@contextmanager
def crashes_reported(cache: Path, tr: Translator, *, stored: bool = True) -> Iterator[None]:
    """End a block in which the program fails for no reason that it knows of with a word to the person.

    The traceback is written into a file in the cache folder, or shown if that cannot be.

    Args:
        cache: the folder for the report.
        tr: the person's language.
        stored: whether what was answered is on disk.

    Raises:
        CommandError: tells of a bug.
    """
    try:
        yield
    except (CommandError, StorageError, OSError):
        raise
    except Exception as error:
        raise CommandError(_told(error, cache, tr, stored=stored)) from error


def _told(error: Exception, cache: Path, tr: Translator, *, stored: bool) -> str:
    import traceback

    report = _report(error)
    (last, *_) = traceback.format_exception_only(error)
    lines = [
        tr("Something went wrong, and it is the fault of the program, not yours."),
        "  " + last.strip(),
    ]
    if stored:
        lines.append(tr("Everything that you answered is stored. Start quizapp again to go on."))
    lines.append(tr("Please send this report to those who make quizapp:"))
    try:
        lines.append(f"  {_save(report, cache)}")
    except OSError:
        lines.append(report)
    return "\n".join(lines)


def _report(error: Exception) -> str:
    """Return the traceback and what it ran on; without the values of variables, which are the learner's."""
    import platform
    import traceback

    from quizapp import __version__

    about = f"quizapp {__version__}, Python {platform.python_version()}, {platform.platform()}"
    return about + "\n\n" + "".join(traceback.format_exception(error))


def _save(report: str, cache: Path) -> Path:
    """Write the report beside the last ones, of which the oldest go."""
    from datetime import datetime

    cache.mkdir(parents=True, exist_ok=True)
    path = cache / f"crash-{datetime.now().astimezone():%Y%m%d-%H%M%S-%f}.txt"
    path.write_text(report, "utf-8", errors="backslashreplace")
    for old in sorted(cache.glob("crash-*.txt"))[:-_KEPT]:
        old.unlink(missing_ok=True)
    return path

"""Writing: files made or put in the place of others, at one stroke, and what is said where that fails."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from quizapp.bank.replacement import make_file, replace_file
from quizapp.cli.errors import CommandError
from quizapp.language.refusals import refusal

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from quizapp.language import Translator


def write_new(path: Path, data: bytes, tr: Translator) -> None:
    """Write a file that must not be there yet at one stroke: it is there wholly or not at all.

    Raises:
        CommandError: it is there, or cannot be written.
    """
    with _refusals(path, tr):
        make_file(path, data)


def put(path: Path, data: bytes, tr: Translator) -> None:
    """Write a file at one stroke: it is the old one or the new one, never a part.

    What is no file (``/dev/stdout``) is written into.

    Raises:
        CommandError: it cannot be written.
    """
    with _refusals(path, tr):
        replace_file(path, data)


@contextmanager
def _refusals(path: Path, tr: Translator) -> Iterator[None]:
    try:
        yield
    except FileExistsError as error:
        raise CommandError(
            tr("»{path}« is there already and was not changed. Choose another name.", path=path)
        ) from error
    except FileNotFoundError as error:
        raise CommandError(
            tr("There is no folder »{folder}«. Make it first, or name another.", folder=path.parent)
        ) from error
    except (OSError, ValueError) as error:
        reason = tr(refusal(error))
        raise CommandError(tr("»{path}« cannot be written: {reason}.", path=path, reason=reason)) from error

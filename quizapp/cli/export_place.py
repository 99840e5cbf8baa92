"""Export place: where an export is written, and what it must never replace."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from quizapp.cli.errors import CommandError, UsageError
from quizapp.cli.paths import in_folder
from quizapp.exchange.formats import TARGETS
from quizapp.exchange.recognition import recognise
from quizapp.exchange.results import ExchangeError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from quizapp.exchange.formats import Target
    from quizapp.language import Translator

_QUESTION_FILES = (".yaml", ".yml")
_KNOWN = frozenset(
    (
        *(suffix for target in TARGETS.values() for suffix in target.suffixes),
        *_QUESTION_FILES,
        *(".pdf", ".docx", ".odt", ".ods", ".xls", ".md", ".json", ".colpkg", ".zip"),
    )
)
"""Endings that say what a file is; any other is a part of a name."""
_SHARED = ".txt"
"""The ending that says nothing: the file must be looked at."""


def export_place(name: str, output: str | None, deck_id: str, needed: Iterable[Path], tr: Translator) -> Path:
    """Return where to write an export.

    Args:
        name: what it is for, one of the names of `TARGETS`.
        output: what was named, if anything: a file with or without its ending, or a folder.
        deck_id: gives the file's name where none was named.
        needed: files that must not be replaced, whatever they are called.
        tr: for messages.

    Raises:
        UsageError: the name is that of another kind of file.
        CommandError: something else is there already, or the folder is not.
    """
    target = TARGETS[name]
    default = deck_id + target.suffix
    path = in_folder(output, default, tr) if output is not None else Path(default)
    if path.exists() and not path.is_file():
        return path
    folded = Path(os.path.realpath(path)).name.casefold()
    if folded.endswith(_QUESTION_FILES):
        raise UsageError(tr("»{path}« is the name of a question file; name another.", path=path))
    if not path.exists() and not folded.endswith(target.suffixes):
        if path.suffix.casefold() in _KNOWN:
            raise UsageError(_wrong_ending(name, path, tr))
        path = path.with_name(path.name + target.suffix)
        folded = Path(os.path.realpath(path)).name.casefold()
    if path.exists():
        _check_replaceable(target, path, folded, needed, tr)
    return path


def _wrong_ending(name: str, path: Path, tr: Translator) -> str:
    values = {"path": path, "suffix": TARGETS[name].suffix}
    said = tr("The name of this file ends in {suffix}, not as in »{path}«.", **values)
    if name != "print":
        return said
    return said + "\n" + tr("The browser in which you open it prints it, also as PDF.")


def _check_replaceable(
    target: Target, path: Path, folded: str, needed: Iterable[Path], tr: Translator
) -> None:
    if not folded.endswith(target.suffixes) or folded.endswith(_QUESTION_FILES):
        raise CommandError(
            tr(
                "»{path}« is there already and was not changed. Only a file whose name ends in {suffix} is "
                "overwritten.",
                path=path,
                suffix=target.suffix,
            )
        )
    is_needed = any(other.exists() and path.samefile(other) for other in needed)
    says_nothing = folded.endswith(_SHARED) and not folded.endswith(target.suffix)
    if is_needed or (says_nothing and not _is_alike(target, path)):
        raise CommandError(
            tr(
                "»{path}« is there already, is no such export, and was not changed. Name another file with "
                "-o.",
                path=path,
            )
        )


def _is_alike(target: Target, path: Path) -> bool:
    """Whether a file holds what is to be written in its place."""
    try:
        return path.stat().st_size == 0 or recognise(path).module == target.module
    except (ExchangeError, OSError):
        return False

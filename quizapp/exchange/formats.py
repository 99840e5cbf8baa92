"""Formats: which module writes and reads which foreign format, imported only when it is needed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

from quizapp.bank.text import decode
from quizapp.exchange.results import ExchangeError
from quizapp.language import N_

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from types import ModuleType

    from quizapp.exchange.results import Exported, Imported

    Progress = Callable[[int, int], None]
    Loader = Callable[[Path, Progress | None], Imported]


@dataclass(frozen=True, slots=True)
class Target:
    """What a deck can be written for: the module, its function, and the endings of such files.

    The first of the ``suffixes`` is given to new files; files with one of the others are known to be of
    the same kind.
    """

    module: str
    suffixes: tuple[str, ...]
    function: str = "export"

    @property
    def suffix(self) -> str:
        """The ending of a new file."""
        return self.suffixes[0]


TARGETS = {
    "moodle": Target("moodle", (".xml",)),
    "gift": Target("gift", (".gift.txt", ".gift", ".txt")),
    "anki": Target("anki", (".apkg",)),
    "csv": Target("tables.table", (".csv",), "export_csv"),
    "tsv": Target("tables.table", (".tsv", ".txt"), "export_tsv"),
    "kahoot": Target("tables.kahoot", (".xlsx",)),
    "print": Target("printout", (".html", ".htm")),
}

PACKAGES = frozenset({"defusedxml", "genanki", "openpyxl", "zstandard"})
"""What the exchange extra installs."""

_SUFFIXES = {
    ".xml": "moodle",
    ".gift": "gift",
    ".apkg": "anki",
    ".colpkg": "anki",
    ".csv": "tables.table",
    ".tsv": "tables.table",
    ".tab": "tables.table",
    ".xlsx": "tables.kahoot",
}
_QUESTION_FILES = (".yaml", ".yml")
_HEAD = 64 * 1024
_ZIP = b"PK\x03\x04"
_MARKUP = re.compile(r"\s*<(?:\?xml|!--|!DOCTYPE|quiz\b)", re.IGNORECASE)
_ANSWERS = re.compile(r"(?<!\\)\{[^{}]*(?<!\\)\}|^\s*\$CATEGORY:|^::[^:]", re.MULTILINE)
_UNKNOWN = N_(
    "»{path}« is in no format that is known here: Moodle XML, GIFT, Anki's .apkg, CSV or TSV, or a Kahoot "
    "spreadsheet (.xlsx)."
)
_QUESTION_FILE = N_("»{path}« is a question file already; there is nothing to import.")


def exporter(target: str) -> Callable[..., Exported]:
    """Return the function that writes a `Source` for a target; the one for ``print`` wants to be told more.

    Raises:
        ModuleNotFoundError: a package of `PACKAGES` is not installed.
    """
    chosen = TARGETS[target]
    function: Callable[..., Exported] = getattr(_module(chosen.module), chosen.function)
    return function


def loader(path: Path) -> Loader:
    """Return the function that reads a file, by its content and, where that can be many things, its name.

    Raises:
        ExchangeError: it is in no known format.
        OSError: it cannot be read.
        ModuleNotFoundError: a package of `PACKAGES` is not installed.
    """
    if path.suffix.casefold() in _QUESTION_FILES:
        raise ExchangeError(_QUESTION_FILE, path=path)
    with path.open("rb") as file:
        head = file.read(_HEAD)
    name = _looked_at(head, path)
    if name is None:
        raise ExchangeError(_UNKNOWN, path=path)
    load: Loader = _module(name).load
    return load


def _looked_at(head: bytes, path: Path) -> str | None:
    """Return the name of the module that can read a file that begins like this."""
    named = _SUFFIXES.get(path.suffix.casefold())
    if head.startswith(_ZIP):
        if named in ("anki", "tables.kahoot"):
            return named
        return "tables.kahoot" if b"[Content_Types].xml" in head else "anki"
    if named in ("anki", "tables.kahoot", "moodle"):
        return named
    try:
        text = decode(head).text
    except UnicodeDecodeError:
        return named
    if _MARKUP.match(text.removeprefix("\ufeff")):
        return "moodle"
    if named is not None or "\0" in text:
        return named
    if _ANSWERS.search(text):
        return "gift"
    return "tables.table" if "\t" in text else None


def _module(name: str) -> ModuleType:
    return import_module(f"quizapp.exchange.{name}")

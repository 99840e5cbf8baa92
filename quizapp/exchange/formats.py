"""Formats: which module writes and reads which foreign format, imported only when it is needed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from importlib import import_module
from typing import TYPE_CHECKING

from quizapp.exchange.recognition import recognise

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
    "csv": Target("tables", (".csv",), "export_csv"),
    "tsv": Target("tables", (".tsv", ".txt"), "export_tsv"),
    "kahoot": Target("tables.kahoot", (".xlsx",)),
    "print": Target("printout", (".html", ".htm")),
}

PACKAGES = frozenset({"defusedxml", "genanki", "openpyxl", "zstandard"})
"""What the exchange extra installs."""


def exporter(target: str) -> Callable[..., Exported]:
    """Return the function that writes a `Source` for a target; the one for ``print`` wants to be told more.

    Raises:
        ModuleNotFoundError: a package of `PACKAGES` is not installed.
    """
    chosen = TARGETS[target]
    function: Callable[..., Exported] = getattr(_module(chosen.module), chosen.function)
    return function


def loader(path: Path) -> Loader:
    """Return the function that reads a file, whose name need not say what it is.

    Raises:
        ExchangeError: it is in no known format.
        OSError: it cannot be read.
        ModuleNotFoundError: a package of `PACKAGES` is not installed.
    """
    module, told = recognise(path)
    load: Loader = _module(module).load
    if told is None:
        return load

    def load_otherwise(path: Path, progress: Progress | None) -> Imported:
        imported = load(path, progress)
        return replace(imported, losses=(told, *imported.losses))

    return load_otherwise


def _module(name: str) -> ModuleType:
    return import_module(f"quizapp.exchange.{name}")

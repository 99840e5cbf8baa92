"""Options: a command line, understood."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

HOME = ""
"""The command that is run without one."""


class Options(NamedTuple):
    """A command line, understood. ``words`` are the paths, the deck, the file or the action."""

    command: str = HOME
    words: tuple[str, ...] = ()
    learner: str | None = None
    language: str | None = None
    plain: bool = False
    format: str | None = None
    length: int | None = None
    seed: int | None = None
    minutes: int | None = None
    needed: int | None = None
    tag: str | None = None
    missed: bool = False
    page: str | None = None
    drafts: bool = False
    output: str | None = None
    fix: bool = False
    select: str | None = None
    ignore: str | None = None
    explain: str | None = None
    target: str | None = None
    versions: int | None = None
    font: int | None = None
    help: bool = False


def understood_at_once(arguments: Sequence[str]) -> Options | None:
    """Return what the commonest command lines ask for, which need no parser; None for all others."""
    match [*arguments]:
        case []:
            return Options()
        case [("learn" | "quiz") as command, *words] if len(words) < 2 and not "".join(words).startswith("-"):
            return Options(command, tuple(words))
        case _:
            return None

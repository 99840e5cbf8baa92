"""Selecting: which problems are told, by their codes or by the groups of codes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizapp.bank.advice import ADVICE_GROUPS, all_sayings
from quizapp.bank.messages import SAYING_GROUPS, Severity
from quizapp.core.nearness import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from quizapp.bank.problems import Problem


class UnknownCodeError(Exception):
    """There is no such code; ``similar`` is the one that was probably meant, or empty."""

    def __init__(self, code: str, similar: str) -> None:
        super().__init__(code)
        self.code = code
        self.similar = similar


@dataclass(frozen=True, slots=True)
class Selection:
    """The codes that are told; None for all, except those to be left out."""

    only: frozenset[str] | None = None
    without: frozenset[str] = frozenset()

    def has(self, code: str) -> bool:
        """Whether problems with this code are told."""
        return (self.only is None or code in self.only) and code not in self.without

    def of(self, problems: Iterable[Problem]) -> tuple[Problem, ...]:
        """Return those of the problems that are told."""
        return tuple([each for each in problems if self.has(each.code)])


EVERYTHING = Selection()


def select(only: str | None, without: str | None) -> Selection:
    """Return the selection that codes, groups and severities with commas between them stand for.

    Raises:
        UnknownCodeError: one is none of these, or nothing is to be told.
    """
    wanted = None if only is None else _codes(only)
    if wanted is not None and not wanted:
        raise UnknownCodeError("", "")
    return Selection(wanted, _codes(without or ""))


def groups() -> Mapping[str, tuple[str, ...]]:
    """Return all codes by group, in the order in which they are explained."""
    return {name: tuple(sayings) for some in (SAYING_GROUPS, ADVICE_GROUPS) for name, sayings in some.items()}


def _by_severity() -> Mapping[str, tuple[str, ...]]:
    """Return all codes by how bad they are: ``error``, ``warning`` and ``hint``."""
    sayings = all_sayings().items()
    return {
        severity.value: tuple(code for code, each in sayings if each.severity is severity)
        for severity in Severity
    }


def known_code(word: str) -> str:
    """Return the code that a word is.

    Raises:
        UnknownCodeError: it is none.
    """
    code = word.strip().casefold()
    sayings = all_sayings()
    if code not in sayings:
        raise UnknownCodeError(word.strip(), nearest(code, sayings) or "")
    return code


def _codes(text: str) -> frozenset[str]:
    found: set[str] = set()
    by_group = {**groups(), **_by_severity()}
    for word in filter(None, (word.strip() for word in text.split(","))):
        if word.casefold() in by_group:
            found.update(by_group[word.casefold()])
            continue
        try:
            found.add(known_code(word))
        except UnknownCodeError as error:
            similar = nearest(word, [*all_sayings(), *by_group]) or ""
            raise UnknownCodeError(word, similar) from error
    return frozenset(found)

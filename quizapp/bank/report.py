"""A report: the problems found so far in one file, and what is needed to describe the next one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from quizapp.bank.problems import Problem, Severity, problem

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

MOST_PROBLEMS = 1000
"""How many problems of one file are told; nobody reads more, and a hostile file has millions."""

Spot = tuple[int, int]
"""Line and column, counted from 0."""


class Mark(Protocol):
    """A place as the YAML reader gives it, counted from 0."""

    @property
    def line(self) -> int:
        """The line."""
        ...

    @property
    def column(self) -> int:
        """The column in code points."""
        ...


class Marked(Protocol):
    """Anything that has a beginning and an end in the file."""

    @property
    def start_mark(self) -> Mark:
        """Where it begins."""
        ...

    @property
    def end_mark(self) -> Mark:
        """Where it ends, exclusive."""
        ...


class Report:
    """Collects the problems of one file.

    ``errors`` counts those that leave something out. ``spoiled`` are the lines with characters that
    were refused, counted from 0; an entry with such a line is left out. ``most`` is how many problems
    are kept.
    """

    def __init__(self, path: Path, text: str = "", most: int = MOST_PROBLEMS) -> None:
        self.path = path
        self.text = text
        self.most = most
        self.problems: list[Problem] = []
        self.errors = 0
        self.spoiled: frozenset[int] = frozenset()
        self._lines: Sequence[str] | None = None

    @property
    def lines(self) -> Sequence[str]:
        """The lines of the file as they stand in it."""
        if self._lines is None:
            self._lines = self.text.split("\n")
        return self._lines

    def at(self, node: Marked, code: str, /, **values: object) -> None:
        """Report a problem with a part of the file."""
        if self.full:
            self.errors += 1
            return
        start, end = node.start_mark, node.end_mark
        self.between((start.line, start.column), (end.line, end.column), code, **values)

    def between(self, start: Spot, end: Spot, code: str, /, **values: object) -> None:
        """Report a problem with the text between two places."""
        self._keep(problem(code, self.path, self.lines, start, end, values))

    def whole(self, code: str, /, **values: object) -> None:
        """Report a problem with the file as a whole."""
        self._keep(problem(code, self.path, values=values))

    def trial(self) -> Report:
        """Return an empty report on the same file, for reading something a second time."""
        other = Report(self.path, self.text, self.most)
        other._lines = self._lines
        other.spoiled = self.spoiled
        return other

    @property
    def full(self) -> bool:
        """Whether there are already so many problems that further ones are not kept."""
        return len(self.problems) > self.most

    def take(self, other: Report) -> None:
        """Take over the problems of another report."""
        for found in other.problems:
            self._keep(found)

    def forget(self, line: int) -> None:
        """Drop the problems from a line on (counted from 0): it is read again."""
        self.problems = [found for found in self.problems if found.line <= line]

    def sorted(self) -> tuple[Problem, ...]:
        """Return the problems by place, each once."""
        return tuple(
            sorted(dict.fromkeys(self.problems), key=lambda found: (found.line, found.column, found.code))
        )

    def _keep(self, found: Problem) -> None:
        if found.severity is Severity.ERROR:
            self.errors += 1
        if len(self.problems) < self.most:
            self.problems.append(found)
        elif len(self.problems) == self.most:
            self.problems.append(problem("more-problems", self.path, values={"limit": self.most}))

"""The console: lines in and lines out, and the simple things asked with them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizapp.plain.lines import Command, UnknownCommandError, parse_line, parse_yes_no

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from quizapp.language import Translator


@dataclass(frozen=True, slots=True)
class Console:
    """Where lines are read from and written to, and in which language.

    ``read`` gives a line, or None at the end of input.
    """

    read: Callable[[], str | None]
    write: Callable[[str], None]
    tr: Translator

    def say(self, *lines: str) -> None:
        """Write lines; one that holds several is written line by line."""
        self.say_all(lines)

    def say_all(self, lines: Iterable[str]) -> None:
        """Write lines; one that holds several is written line by line."""
        for line in lines:
            for part in line.splitlines() or ("",):
                self.write(part)

    def choose(self, labels: Sequence[str]) -> int | None:
        """Let choose one of the numbered labels; None for /q or the end of input."""
        numbered = [f"{number}: {label}" for number, label in enumerate(labels, 1)]
        self.say_all(numbered)
        while (said := self.line()) is not Command.QUIT:
            if isinstance(said, str) and said.isdecimal() and 1 <= int(said[:9]) <= len(labels):
                return int(said) - 1
            if said is Command.REPEAT:
                self.say_all(numbered)
            else:
                self.say(self.tr("Give a number from 1 to {count}, or /q to go back.", count=len(labels)))
        return None

    def agree(self, question: str) -> bool | Command:
        """Ask for yes or no; /u and /o are returned as they are, /q and the end of input are a no."""
        self.say(question)
        while True:
            said = self.line()
            if said is Command.QUIT:
                return False
            if said in (Command.UNDO, Command.OVERRULE):
                return said
            yes = parse_yes_no(said) if isinstance(said, str) else None
            if yes is not None:
                return yes
            self.say(self.tr("y or n."))

    def line(self) -> str | Command:
        """Read a line: a text or a command. The end of input is taken for /q, an unknown command for /?."""
        line = self.read()
        if line is None:
            return Command.QUIT
        try:
            return parse_line(line)
        except UnknownCommandError:
            return Command.HELP

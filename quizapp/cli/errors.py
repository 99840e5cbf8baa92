"""What ends a command with a word to the person."""

from __future__ import annotations


class CommandError(Exception):
    """The command cannot go on; the message, in the person's language, says why and what to do."""

    code = 1


class UsageError(CommandError):
    """The command was not called rightly."""

    code = 2

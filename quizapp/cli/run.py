"""Running a command: which one, in which language, and how it ends, whatever happens."""

from __future__ import annotations

import gc
import os
import sys
from importlib import import_module
from typing import TYPE_CHECKING

from quizapp.cli.crashes import crashes_reported
from quizapp.cli.endings import CLOSED, INTERRUPTED, close_quietly, ended_by_signals, is_closed
from quizapp.cli.errors import CommandError, UsageError
from quizapp.cli.languages import environment, option_language, speak
from quizapp.cli.lines import flush
from quizapp.cli.options import HOME, understood_at_once
from quizapp.cli.places import find_places
from quizapp.cli.surroundings import Surroundings, read_settings
from quizapp.progress.errors import StorageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quizapp.cli.options import Options
    from quizapp.language import Translator


_MODULES = {HOME: "home", "export": "exporting", "import": "importing"}
"""The modules of commands that are not called like the command."""

_SESSIONS = frozenset({HOME, "learn", "quiz", "exam", "cram"})
"""The commands that collect garbage again only once the interface is there."""


def run(arguments: Sequence[str]) -> int:
    """Run the command that the arguments name; return the exit code."""
    try:
        with ended_by_signals():
            code = _run(arguments)
            flush()
    except KeyboardInterrupt:
        return INTERRUPTED
    except OSError as error:
        close_quietly(sys.stdout)
        if is_closed(error):
            return CLOSED
        _complain(_refused(error, arguments))
        return 1
    return code


def _run(arguments: Sequence[str]) -> int:
    environ = environment(os.environ)
    places = find_places(environ)
    settings, notices = read_settings(places.settings)
    tr = speak(option_language(arguments), settings, environ)
    try:
        options = understood_at_once(arguments) or _parse(arguments, tr)
    except UsageError as error:
        _complain(str(error), tr("»quizapp --help« shows what is possible."))
        return error.code
    if options.help:
        from quizapp.cli.arguments import help_text

        print(help_text(options.command, tr))
        return 0
    try:
        with crashes_reported(places.cache, tr):
            return _command(Surroundings(options, environ, places, settings, notices, tr))
    except CommandError as error:
        _complain(str(error))
        return error.code
    except StorageError as error:
        _complain(error.message(tr))
        return 1


def _refused(error: OSError, arguments: Sequence[str]) -> str:
    """Return what the system refused, in the person's language as far as no settings are needed for it."""
    from quizapp.language import preferred, translator
    from quizapp.language.refusals import refusal

    tr = translator(preferred(option_language(arguments), None, environment(os.environ), None))
    reason = tr(refusal(error))
    return f"{error.filename}: {reason}" if error.filename else reason


def _parse(arguments: Sequence[str], tr: Translator) -> Options:
    from quizapp.cli.arguments import parse

    return parse(arguments, tr)


def _command(surroundings: Surroundings) -> int:
    """Import the command's module, and nothing that it does not need, and run it."""
    command = surroundings.options.command
    if command not in _SESSIONS:
        gc.enable()
    module = import_module(f"quizapp.cli.{_MODULES.get(command, command)}")
    code: int = module.run(surroundings)
    return code


def _complain(message: str, *more: str) -> None:
    """Say on standard error what is wrong; the words of a command line can hold anything."""
    from quizapp.bank.problems import visible

    flush()
    print(f"quizapp: {visible(message)}", *more, sep="\n", file=sys.stderr)

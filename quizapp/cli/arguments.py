"""Arguments: what the words of a command line mean, with help and complaints in the person's language."""

from __future__ import annotations

import argparse
import textwrap
from typing import TYPE_CHECKING, NoReturn

from quizapp.cli.commands import COMMANDS, DRAWING, FLAGS, OPTIONS, OWN, TARGETS, VALUED
from quizapp.cli.errors import UsageError
from quizapp.cli.options import HOME, Options
from quizapp.language import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from quizapp.cli.commands import Command
    from quizapp.language import Translator

_WIDTH = 78
"""Of the help, in characters."""


def parse(arguments: Sequence[str], tr: Translator) -> Options:
    """Return what the arguments ask for.

    Raises:
        UsageError: they cannot be understood.
    """
    name, rest = _split(arguments)
    before, after = _until_dashes(rest)
    parser = _parser(name, tr)
    try:
        found, others = parser.parse_known_args(before)
    except argparse.ArgumentError as error:
        raise UsageError(_wrong_value(error, tr)) from error
    for word in others:
        if word.startswith("-") and word != "-":
            raise UsageError(_unknown_option(word, COMMANDS[name], tr))
    words = (*others, *after)
    most = COMMANDS[name].most
    if most is not None and len(words) > most and not found.help:
        raise UsageError(tr("»{word}« is one word too many.", word=words[most]))
    return Options(name, words, **vars(found))


def help_text(name: str, tr: Translator) -> str:
    """Return the help of a command, or of the program."""
    return _parser(name, tr).format_help().rstrip()


def _split(arguments: Sequence[str]) -> tuple[str, list[str]]:
    """Return the command's name and the other words; it is the first word that is no option."""
    words = list(arguments)
    is_value = False
    for place, word in enumerate(words):
        if is_value:
            is_value = False
        elif word in VALUED:
            is_value = True
        elif word == "--":
            break
        elif not word.startswith("-"):
            if word and word in COMMANDS:
                return word, words[:place] + words[place + 1 :]
            break
    return HOME, words


def _until_dashes(words: Sequence[str]) -> tuple[list[str], list[str]]:
    """Return the words before ``--`` and those after it, which are no options whatever they look like."""
    place = words.index("--") if "--" in words else len(words)
    return list(words[:place]), list(words[place + 1 :])


class _Parser(argparse.ArgumentParser):
    """A parser that raises instead of printing and exiting."""

    def error(self, message: str) -> NoReturn:
        raise UsageError(message)


def _parser(name: str, tr: Translator) -> _Parser:
    command = COMMANDS[name]
    parser = _Parser(
        prog="quizapp",
        usage=tr(command.usage),
        description=textwrap.fill(tr(command.about), _WIDTH),
        epilog=_epilog(tr) if name == HOME else None,
        formatter_class=lambda prog: _Formatter(prog, tr),
        add_help=False,
        allow_abbrev=False,
        exit_on_error=False,
    )
    if name == HOME:
        lines = [f"{other:<10}{tr(COMMANDS[other].summary)}" for other in COMMANDS if other]
        parser.add_argument_group(tr("Commands"), "\n".join(lines))
    _add_options(parser.add_argument_group(tr("Options")), command, tr)
    return parser


def _add_options(group: argparse._ArgumentGroup, command: Command, tr: Translator) -> None:
    if command.draws:
        number = tr("NUMBER")
        group.add_argument(
            "-n", dest="length", metavar=number, type=_number(1, tr), help=tr("how many questions to ask")
        )
        group.add_argument(
            "--seed", metavar=number, type=_number(0, tr), help=tr("the same number draws the same questions")
        )
    if "--time" in command.own:
        group.add_argument(
            "--time",
            dest="minutes",
            metavar=tr("MINUTES"),
            type=_number(1, tr),
            help=tr("how long it may take"),
        )
        group.add_argument(
            "--pass",
            dest="needed",
            metavar=tr("PERCENT"),
            type=_number(1, tr, most=100),
            help=tr("how much of the points passes the exam (60)"),
        )
    if "--tag" in command.own:
        group.add_argument("--tag", metavar=tr("TAG"), help=tr("only questions with this tag"))
        group.add_argument(
            "--missed", action="store_true", help=tr("only questions answered wrongly last time")
        )
    if "--drafts" in command.own:
        group.add_argument("--drafts", action="store_true", help=tr("ask drafts too"))
    if "--fix" in command.own:
        _add_checking(group, tr)
    if "--to" in command.own:
        _add_exporting(group, tr)
    if "-o" in command.own:
        group.add_argument("-o", dest="output", metavar=tr("FILE"), help=tr("the file to write"))
    if command.formats:
        group.add_argument(
            "--format",
            metavar="|".join(command.formats),
            type=_one_of(command.formats, tr),
            help=tr("with --plain: json is for other programs") if command.asks else tr("how to write it"),
        )
    if "--html" in command.own:
        group.add_argument(
            "--html", dest="page", metavar=tr("FILE"), help=tr("write a page with plots into this file")
        )
    group.add_argument("--learner", metavar=tr("NAME"), type=_name(tr), help=tr("who learns"))
    group.add_argument(
        "--lang",
        dest="language",
        metavar="|".join(LANGUAGES),
        type=_one_of(LANGUAGES, tr),
        help=tr("the language of the program"),
    )
    group.add_argument("--plain", action="store_true", help=tr("line by line, for screen readers and pipes"))
    group.add_argument("-h", "--help", action="store_true", help=tr("show this help"))


def _add_checking(group: argparse._ArgumentGroup, tr: Translator) -> None:
    codes = tr("CODES")
    group.add_argument("--fix", action="store_true", help=tr("mend what can be mended for certain"))
    group.add_argument("--select", metavar=codes, help=tr("tell only problems with these codes"))
    group.add_argument("--ignore", metavar=codes, help=tr("leave out problems with these codes"))
    group.add_argument(
        "--explain", metavar=tr("CODE"), help=tr("say what a code means, with a bad and a good example")
    )


def _add_exporting(group: argparse._ArgumentGroup, tr: Translator) -> None:
    group.add_argument(
        "--to",
        dest="target",
        metavar=tr("FORMAT"),
        type=_one_of(TARGETS, tr),
        help=tr("one of: {choices}", choices=", ".join(TARGETS)),
    )
    group.add_argument(
        "--versions",
        metavar=tr("NUMBER"),
        type=_number(1, tr, most=26),
        help=tr("how many shuffled versions of the worksheet (1)"),
    )
    group.add_argument(
        "--font", metavar=tr("POINTS"), type=_number(6, tr, most=40), help=tr("the size of the letters (11)")
    )


def _epilog(tr: Translator) -> str:
    return tr(
        "QUIZAPP_HOME=FOLDER keeps everything in one folder; QUIZAPP_PLAIN=1 is --plain.\n"
        "»quizapp COMMAND --help« says more about a command,\n"
        "»quizapp --version« which version this is.\n"
        "Exit code: 0 fine, 1 errors found or nothing to do, 2 wrong usage."
    )


class _Formatter(argparse.RawDescriptionHelpFormatter):
    """argparse's help, with the word for »usage« in the person's language."""

    def __init__(self, prog: str, tr: Translator) -> None:
        super().__init__(prog, max_help_position=26, width=_WIDTH)
        self._word = tr("usage: ")

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, prefix or self._word)


def _one_of(choices: Sequence[str], tr: Translator) -> Callable[[str], str]:
    def read(text: str) -> str:
        if text in choices:
            return text
        raise UsageError(
            tr(
                "»{word}« is not possible here; choose one of: {choices}.",
                word=text,
                choices=", ".join(choices),
            )
        )

    return read


def _number(least: int, tr: Translator, most: int | None = None) -> Callable[[str], int]:
    def read(text: str) -> int:
        if text.isascii() and text.isdecimal() and len(text) < 10 and int(text) >= least:
            if most is None or int(text) <= most:
                return int(text)
            raise UsageError(
                tr(
                    "»{word}« is not possible here; give a whole number from {least} to {most}.",
                    word=text,
                    least=least,
                    most=most,
                )
            )
        raise UsageError(
            tr("»{word}« is not possible here; give a whole number from {least} on.", word=text, least=least)
        )

    return read


def _name(tr: Translator) -> Callable[[str], str]:
    def read(text: str) -> str:
        from quizapp.core.names import WIDEST, clean_name, width

        name = clean_name(text)
        if not name:
            raise UsageError(tr("A learner's name must not be empty."))
        if width(name) > WIDEST:
            raise UsageError(tr("The name is too long; take one of at most {n} characters.", n=WIDEST))
        return name

    return read


def _wrong_value(error: argparse.ArgumentError, tr: Translator) -> str:
    option = error.argument_name or ""
    if any(flag in option for flag in FLAGS):
        return tr("»{option}« takes no value.", option=option)
    return tr("»{option}« needs a value.", option=option)


def _unknown_option(word: str, command: Command, tr: Translator) -> str:
    option = word.partition("=")[0]
    if option in OPTIONS:
        return tr("»{option}« does not go with this command.", option=option)
    from quizapp.core.nearness import nearest

    possible = OPTIONS - (OWN - command.own)
    names = {name.lstrip("-"): name for name in sorted(possible if command.draws else possible - DRAWING)}
    like = names.get(nearest(option.lstrip("-"), names) or "")
    if like is not None:
        return tr("There is no option »{option}«. Did you mean »{like}«?", option=option, like=like)
    return tr("There is no option »{option}«.", option=option)

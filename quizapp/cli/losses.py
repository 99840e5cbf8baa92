"""Losses: what the other side cannot hold, told once each with all that it concerns."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

from quizapp.bank.problems import shorten, visible
from quizapp.cli.errors import CommandError
from quizapp.exchange.formats import PACKAGES
from quizapp.exchange.results import ExchangeError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from quizapp.exchange.results import Loss
    from quizapp.language import Translator


@contextmanager
def exchanging(tr: Translator) -> Iterator[None]:
    """Tell what ends an exchange, in the person's language.

    Raises:
        CommandError: the file or the deck cannot be used, or a package is missing.
    """
    try:
        yield
    except ExchangeError as error:
        raise CommandError(error.said(tr)) from error
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in PACKAGES:
            raise
        raise CommandError(
            tr(
                "This needs the package »{package}«, which is not installed. This installs it and the others "
                "for exchange: {command}",
                package=error.name,
                command="pip install 'quizapp[exchange]'",
            )
        ) from error


def tell_losses(losses: Sequence[Loss], tr: Translator) -> None:
    """Print every loss on standard error, those with the same sentence together, and how many there are."""
    if not losses:
        return
    lines = [_counted(len(losses), tr), *_lines(losses, tr)]
    print(*lines, sep="\n", file=sys.stderr)


def _counted(count: int, tr: Translator) -> str:
    return tr.plural("{n} thing does not fit:", "{n} things do not fit:", count)


def _lines(losses: Iterable[Loss], tr: Translator) -> Iterator[str]:
    concerned: dict[str, list[str]] = {}
    for loss in losses:
        concerned.setdefault(visible(loss.said(tr)), []).append(visible(shorten(loss.about)))
    for said, abouts in concerned.items():
        yield f"- {said}"
        yield from (f"    {about}" for about in abouts if about)

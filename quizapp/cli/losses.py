"""Losses: what is left out or reduced, and remarks, told once each with all that it concerns."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

from quizapp.bank.problems import shorten, visible
from quizapp.cli.errors import CommandError
from quizapp.exchange.formats import PACKAGES
from quizapp.exchange.results import ExchangeError, NothingHeldError

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
    except NothingHeldError as error:
        tell_losses(error.losses, tr)
        raise CommandError(error.said(tr)) from error
    except ExchangeError as error:
        raise CommandError(error.said(tr)) from error
    except ModuleNotFoundError as error:
        package = (error.name or "").partition(".")[0]
        if package not in PACKAGES:
            raise
        raise CommandError(
            tr(
                "This needs the package »{package}«, which is not installed. This installs it and the others "
                "for exchange: {command}",
                package=package,
                command="pip install 'quizapp[exchange]'",
            )
        ) from error


def tell_losses(losses: Sequence[Loss], tr: Translator) -> None:
    """Print on standard error what is lost and then what is only to be known, and how much it is of each.

    What has the same sentence stands together.
    """
    lost = [loss for loss in losses if not loss.is_remark]
    remarks = [loss for loss in losses if loss.is_remark]
    if lost:
        head = tr.plural(
            "{n} loss, left out or made simpler:", "{n} losses, left out or made simpler:", len(lost)
        )
        print(head, *_lines(lost, tr), sep="\n", file=sys.stderr)
    if remarks:
        head = tr.plural("{n} remark, nothing is lost:", "{n} remarks, nothing is lost:", len(remarks))
        print(head, *_lines(remarks, tr), sep="\n", file=sys.stderr)


def _lines(losses: Iterable[Loss], tr: Translator) -> Iterator[str]:
    concerned: dict[str, list[str]] = {}
    for loss in losses:
        concerned.setdefault(visible(loss.said(tr)), []).append(visible(shorten(loss.about)))
    for said, abouts in concerned.items():
        yield f"- {said}"
        yield from (f"    {about}" for about in abouts if about)

"""What writing for or reading from another program gives: the result, and everything that was lost."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from quizapp.core.decks import Deck
    from quizapp.core.items import Item
    from quizapp.language import Translator


@dataclass(frozen=True, slots=True)
class Loss:
    """Something of one entry or item that is left out or reduced, or else only to be known (a remark).

    ``about`` is its stem, term or name, as far as it has one; ``message`` a whole sentence to be
    translated, with ``{name}`` for the ``values``.
    """

    about: str
    message: str
    values: Mapping[str, object] = field(default_factory=dict, hash=False)
    is_remark: bool = False

    def said(self, tr: Translator) -> str:
        """Return the sentence in the person's language."""
        return tr(self.message, **self.values)


def remark(about: str, message: str, **values: object) -> Loss:
    """Return what is only to be known: nothing is lost by it."""
    return Loss(about, message, values, is_remark=True)


class ExchangeError(Exception):
    """A file of another program cannot be read at all, or a deck not be written for it."""

    def __init__(self, message: str, **values: object) -> None:
        super().__init__(message)
        self.values = values

    def said(self, tr: Translator) -> str:
        """Return the reason in the person's language."""
        return tr(str(self), **self.values)


class NothingHeldError(ExchangeError):
    """Another program can hold nothing of a deck; the losses say why of each question."""

    def __init__(self, message: str, losses: Sequence[Loss]) -> None:
        super().__init__(message)
        self.losses = losses


@dataclass(frozen=True, slots=True)
class Source:
    """What is exported: a deck, its items in order (without drafts) and its briefing's text, if any."""

    deck: Deck
    items: tuple[Item, ...]
    article: str | None = None


@dataclass(frozen=True, slots=True)
class Exported:
    """A file for another program; ``count`` is how many questions it holds."""

    data: bytes
    count: int
    losses: tuple[Loss, ...] = ()


@dataclass(frozen=True, slots=True)
class Imported:
    """A deck made from another program's file; its texts are free of control characters."""

    deck: Deck
    losses: tuple[Loss, ...] = ()

"""Printouts: a worksheet as one page of HTML that needs nothing but itself."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

from quizapp.core.markup import page
from quizapp.exchange.printout import drawing
from quizapp.exchange.printout.sheet import handout, keys, sheet, version_words
from quizapp.exchange.printout.style import style
from quizapp.exchange.results import Exported, Loss, remark
from quizapp.language import LANGUAGES, N_, translator

if TYPE_CHECKING:
    from quizapp.exchange.results import Source
    from quizapp.language import Translator

_FEWER = N_(
    "There are only {n} questions on the sheet: those about the same thing would give each other away."
)

POLICY = "default-src 'none'; style-src 'unsafe-inline'"
"""What the browser may load for the page: nothing."""


def export(
    source: Source, *, length: int | None, versions: int, font: int, seed: int, tr: Translator
) -> Exported:
    """Return a worksheet: the versions, the keys of each on pages of their own, and the glossary.

    Args:
        source: what is printed; the sheet is in the deck's language.
        length: how many questions, None for one of every entry.
        versions: how many versions with another order.
        font: the size of the letters, in points.
        seed: the same number draws the same questions.
        tr: what the sheet is worded with if there is no catalogue for the deck's language.
    """
    deck = source.deck
    code = deck.language.partition("-")[0]
    words = translator(code) if code in LANGUAGES else tr
    drawn = drawing.draw(source.items, length, Random(seed))  # noqa: S311 - a worksheet is no secret from its author
    made = tuple(drawing.versions(drawn, versions, seed))
    claims = {f"{deck.id}/{entry.common.id}": entry.common.claim for entry in deck.entries}
    heads = [(version.name, version_words(version, words)) for version in made if version.name]
    text = page(
        deck.title,
        deck.language,
        style(font, heads),
        *(sheet(deck, version, claims, words) for version in made),
        *(keys(deck, version, words) for version in made),
        *handout(deck, words),
        scheme="light",
        policy=POLICY,
    )
    losses: tuple[Loss, ...] = ()
    if length is not None and len(drawn) < length:
        losses = (remark(deck.title, _FEWER, n=len(drawn)),)
    return Exported(text.encode(), len(drawn), losses)

"""The rules on how entries are written: on values, without looking into the file."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, assert_never

from quizapp.authoring.rules import certainty, choices, glossary, grounding, statements, stems
from quizapp.authoring.rules.lexicon import lexicon
from quizapp.core.decks import Finding, GlossaryEntry, Question

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizapp.authoring.rules.remark import Remark
    from quizapp.core.decks import Deck


def remarks(deck: Deck, article: str | None) -> Iterator[Remark]:
    """Yield what the rules have to say about the entries of a deck.

    ``article`` is the text of its briefing, None if it has none that can be read. In a language whose
    words are not known here, the rules that need none of them still hold.
    """
    words = lexicon(deck.language)
    briefing = grounding.Article(article) if article is not None else None
    for entry in deck.entries:
        yield from stems.check(entry, words)
        match entry:
            case Question():
                yield from choices.check(entry, words)
                yield from statements.check(entry, words)
            case GlossaryEntry():
                yield from choices.check_meaning(entry, words)
                yield from glossary.check(entry, deck.language)
            case Finding():
                pass
            case _:
                assert_never(entry)
        if entry.common.certainty is not None:
            yield from certainty.check(entry, deck.language)
        if entry.common.sources:
            if briefing is not None:
                yield from grounding.check_sources(entry, briefing)
            if words is not None:
                yield from grounding.check_hedges(entry, words)
    yield from chain(statements.check_deck(deck), glossary.check_deck(deck))

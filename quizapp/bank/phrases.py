"""The stems of derived items, in the language of a deck."""

from __future__ import annotations

from functools import cache

from quizapp.core.derivation import Phrases
from quizapp.language import N_, translator

_MEANING = N_("What does »{term}« mean?")
_NAME = N_("Which term is meant?\n{definition}")
_RECALL = N_("Explain in your own words: What does »{term}« mean?")
_CERTAINTY = N_("How does the briefing put this: »{claim}«?")
_SIBLING = N_("That is what »{term}« means.")


@cache
def phrases(language: str) -> Phrases:
    """Return the stems in a language, in English where there is no catalogue for it."""
    tr = translator(language.partition("-")[0])
    return Phrases(
        meaning=tr(_MEANING),
        name=tr(_NAME),
        recall=tr(_RECALL),
        certainty=tr(_CERTAINTY),
        sibling=tr(_SIBLING),
    )

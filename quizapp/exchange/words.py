"""Words for the judgements that are printed as things to tick."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.core.items import Certainty, Truth
from quizapp.language import N_

if TYPE_CHECKING:
    from quizapp.language import Translator

_TRUTHS = {
    Truth.TRUE: N_("True"),
    Truth.FALSE: N_("False"),
    Truth.UNSTATED: N_("Not in the briefing"),
}
_LEVELS = {
    Certainty.STATED: N_("as a fact"),
    Certainty.REPORTED: N_("as a report"),
    Certainty.ALLEGED: N_("as a suspicion"),
    Certainty.ASSESSED: N_("as an assessment"),
    Certainty.POSSIBLE: N_("as a possibility"),
    Certainty.EXPECTED: N_("as an expectation"),
}


def truth_word(truth: Truth, tr: Translator) -> str:
    """Return the word for a judgement of a statement."""
    return tr(_TRUTHS[truth])


def certainty_word(level: Certainty, tr: Translator) -> str:
    """Return the words for how a briefing puts a claim."""
    return tr(_LEVELS[level])

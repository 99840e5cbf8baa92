"""Words for the judgements, where another program or paper offers them as things to choose."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.core.items import Certainty, Truth
from quizapp.language import N_

if TYPE_CHECKING:
    from collections.abc import Mapping

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


def truths_said(tr: Translator) -> Mapping[str, Truth]:
    """Return the judgements of a statement by their words."""
    return {truth_word(truth, tr): truth for truth in Truth}


def certainties_said(tr: Translator) -> Mapping[str, Certainty]:
    """Return the levels of certainty by their words."""
    return {certainty_word(level, tr): level for level in Certainty}

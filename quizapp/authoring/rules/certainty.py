"""Rules on certainty: a claim that shows its hedge, a level that the passage does not bear out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.authoring.rules.hedging import hedges
from quizapp.authoring.rules.remark import Remark
from quizapp.core.items import Certainty
from quizapp.language import N_

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizapp.core.decks import Entry

_LEVELS = {
    Certainty.STATED: N_("as a fact"),
    Certainty.REPORTED: N_("as a report"),
    Certainty.ALLEGED: N_("as a suspicion"),
    Certainty.ASSESSED: N_("as an assessment"),
    Certainty.POSSIBLE: N_("as a possibility"),
    Certainty.EXPECTED: N_("as an expectation"),
}


def check(entry: Entry, language: str) -> Iterator[Remark]:
    """Yield what gives a level of certainty away, or speaks against it."""
    common = entry.common
    level = common.certainty
    if level is None:
        return
    for hedge in hedges(common.claim, language):
        word = common.claim[hedge.start : hedge.end]
        yield Remark("hedged-claim", common.line, "claim", "", word, {"word": word})
        break
    found = [(hedge, source) for source in common.sources for hedge in hedges(source, language)]
    if found and all(hedge.level is not level for hedge, _ in found):
        hedge, source = found[0]
        word = source[hedge.start : hedge.end]
        values = {
            "given": _LEVELS[level],
            "word": word,
            "meant": _LEVELS[hedge.level],
            "other": hedge.level.value,
        }
        yield Remark("other-certainty", common.line, "certainty", values=values)

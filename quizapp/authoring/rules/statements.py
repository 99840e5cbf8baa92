"""Rules on statements: what tells false ones from true ones without knowing."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from quizapp.authoring.rules.remark import Remark
from quizapp.core.decks import Question
from quizapp.core.folding import fold
from quizapp.core.items import TrueFalse, Truth
from quizapp.language import N_

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizapp.authoring.rules.lexicon import Lexicon
    from quizapp.core.decks import Deck

_JUDGED = {
    Truth.TRUE: N_("true"),
    Truth.FALSE: N_("false"),
    Truth.UNSTATED: N_("not in the briefing"),
}
_FEWEST = 5
_OTHERS = 6
"""At least one statement in so many has to be judged otherwise than most."""


def check(entry: Question, words: Lexicon | None) -> Iterator[Remark]:
    """Yield an absolute word in a statement that is not true, unless the briefing has it too."""
    interaction = entry.interaction
    if words is None or type(interaction) is not TrueFalse or interaction.key is Truth.TRUE:
        return
    word = words.absolute_word(entry.stem)
    if word and not any(fold(word) in fold(source) for source in entry.common.sources):
        yield Remark("absolute-statement", entry.common.line, "statement", "", word, {"word": word})


def check_deck(deck: Deck) -> Iterator[Remark]:
    """Yield that nearly all statements of a deck are judged the same."""
    judged = [
        (entry.common.line, entry.interaction.key)
        for entry in deck.entries
        if type(entry) is Question and type(entry.interaction) is TrueFalse and not entry.common.draft
    ]
    if len(judged) < _FEWEST:
        return
    (truth, same), *_ = Counter(truth for _, truth in judged).most_common(1)
    if (len(judged) - same) * _OTHERS < len(judged):
        values = {"count": len(judged), "same": same, "judged": _JUDGED[truth]}
        yield Remark("lopsided-truths", judged[0][0], "correct", values=values)

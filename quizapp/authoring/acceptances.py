"""Acceptances: answers that were marked wrong and that learners then counted as right, for the author."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from quizapp.authoring.rules.remark import Remark
from quizapp.bank.phrases import phrases
from quizapp.bank.text import in_quotes
from quizapp.core.decks import GlossaryEntry, Question
from quizapp.core.derivation import derive
from quizapp.core.folding import fold
from quizapp.core.ids import deck_of
from quizapp.core.items import Gap, Typed
from quizapp.core.marking import mark
from quizapp.core.responses import Text, Texts
from quizapp.core.scores import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from quizapp.core.decks import Deck
    from quizapp.core.items import Item

_SAFE = " -'’"
"""Signs that a text may hold besides letters and digits without needing quotes."""


class _Accepted(NamedTuple):
    """A text for an item, and for which of its gaps."""

    item: str
    text: str
    gap: int


class Acceptances:
    """What learners counted as right, by deck."""

    def __init__(self, counts: Counter[tuple[str, tuple[str, ...]]]) -> None:
        self._by_deck: dict[str, list[tuple[str, tuple[str, ...], int]]] = {}
        for (item, response), count in counts.items():
            self._by_deck.setdefault(deck_of(item), []).append((item, response, count))

    def remarks(self, deck: Deck) -> Iterator[Remark]:
        """Yield what the author of a deck could accept; what is accepted by now is left out."""
        responses = self._by_deck.get(deck.id)
        if not responses:
            return
        items = {item.id: item for item in derive(deck, phrases(deck.language))}
        entries = {entry.common.line: entry for entry in deck.entries}
        found: Counter[_Accepted] = Counter()
        wordings: dict[_Accepted, str] = {}
        for known, response, count in responses:
            item = items.get(known)
            for gap, text in _missing(item, response) if item is not None else ():
                one = _Accepted(known, fold(text), gap)
                wordings.setdefault(one, " ".join(text.split()))
                found[one] += count
        for one, count in found.most_common():
            item, text = items[one.item], wordings[one]
            values: dict[str, object] = {"count": count, "text": text, "line": _quoted(text)}
            entry = entries[item.line]
            if type(item.interaction) is Gap:
                under = "gap" if type(entry) is Question else "finding"
                values["gap"] = "|".join((*item.interaction.accepted[one.gap], text))
            else:
                under = "term" if type(entry) is GlossaryEntry else "answer"
            yield Remark("accepted-by-learners", item.line, under, values=values)


def load_acceptances(path: Path) -> Acceptances:
    """Read what learners counted as right from a progress file, without changing it.

    Raises:
        StorageError: it cannot be read.
    """
    from quizapp.progress.overrulings import load_overrulings

    return Acceptances(Counter(map(tuple, load_overrulings(path))))  # type: ignore[arg-type]


def _missing(item: Item, response: tuple[str, ...]) -> Iterator[tuple[int, str]]:
    """Yield the texts of a response that the item does not accept, each with the number of its gap."""
    match item.interaction:
        case Typed() if len(response) == 1 and fold(response[0]):
            if mark(item, Text(response[0])).verdict is Verdict.WRONG:
                yield 0, response[0]
        case Gap(accepted=accepted) if len(response) == len(accepted):
            parts = mark(item, Texts(response)).parts
            for number, (text, right) in enumerate(zip(response, parts, strict=False)):
                if not right and fold(text) and "|" not in text and "__" not in text:
                    yield number, text
        case _:
            return


def _quoted(text: str) -> str:
    """Return a text as it can stand in a list of a question file."""
    plain = all(sign.isalpha() or sign in _SAFE for sign in text) and text[:1].isalpha()
    return text if plain else in_quotes(text)

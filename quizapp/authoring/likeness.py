"""Likeness: whether two sentences say the same, told by the words that carry their meaning."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from quizapp.authoring.wordlist import words
from quizapp.core.folding import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_STOP = {
    "de": words(
        "aber alle allem allen aller alles also andere anderen auch beim bereits beide beiden dabei "
        "dadurch dafuer "
        "daher damit dann daran darauf daraus darin darueber dass davon dazu dein dem den denen denn "
        "der deren des "
        "dessen deshalb die dies diese diesem diesen dieser dieses doch dort durch ebenso eine einem "
        "einen einer "
        "eines einige einigen er es etwa etwas fuer gegen haben hatte hatten hier hinter ihre ihrem "
        "ihren ihrer "
        "ihres immer indem insgesamt jede jedem jeden jeder jedes jedoch jene kann kein keine keinen koennen "
        "koennte koennten laut mehr mehrere mit muessen nach nicht noch nur oder ohne rund schon "
        "sehr seien sein "
        "seine seinem seinen seiner seines seit sich sich sie sind sollen sollte sollten sowie "
        "sowohl ueber um "
        "und unter unsere viele vielen vom von vor waehrend waren wegen weil weiter weitere weiteren "
        "welche wenn "
        "werden wieder will wird wobei wodurch wollen wurde wurden zudem zufolge zum zur zwar "
        "zwischen ausserdem "
        "hat habe ist war wie was wer das ein bei bis aus auf im in an am ab zu so als ob da"
    ),
    "en": words(
        "about above after again against also although among and another any are because been before "
        "being "
        "between both but can could did does doing during each few for from further had has have "
        "having her here "
        "hers him his how however into its itself just may might more most much must nor not now off "
        "once only "
        "other our out over own per same she should since some such than that the their them then "
        "there these "
        "they this those through too under until upon very was were what when where which while who "
        "whom why will "
        "with within without would you your he it is as at an a to of on or if in by be we us so do"
    ),
}
_SHORTEST = 3
_SAME_BEGINNING = 5


@dataclass(frozen=True, slots=True)
class Stem:
    """A word that carries meaning, folded and as written."""

    text: str
    written: str

    def is_like(self, other: Stem) -> bool:
        """Whether two words are one, or forms of one, or one ends the other (Militärtechnologie)."""
        return _alike(self.text, other.text)


def stems(text: str, language: str) -> tuple[Stem, ...]:
    """Return the words of a text that carry meaning, each once."""
    stop = _STOP[language]
    found: dict[str, Stem] = {}
    for word in _WORD.findall(text):
        for part in word.split("-") if "-" in word else (word,):
            folded = fold(part)
            if len(folded) >= _SHORTEST and folded not in stop:
                found.setdefault(folded, Stem(folded, part))
    return tuple(found.values())


def overlap(one: Sequence[Stem], other: Sequence[Stem]) -> float:
    """Return the share of the first text's words that the second has too."""
    if not one:
        return 0.0
    return sum(any(_alike(word.text, there.text) for there in other) for word in one) / len(one)


@lru_cache(maxsize=65536)
def _alike(one: str, other: str) -> bool:
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    if long.startswith(short) and len(long) - len(short) <= 3 and len(short) >= 3:
        return True
    if len(short) < _SAME_BEGINNING:
        return False
    if long.endswith((short, short[:-1])) or long.startswith(short[:-1]):
        return True
    common = 0
    while common < len(short) and one[common] == other[common]:
        common += 1
    return common >= max(_SAME_BEGINNING, int(0.65 * len(short))) and len(long) - common <= 5

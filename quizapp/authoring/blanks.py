"""Blanks: the words of a sentence that a gap can ask for: names, dates, compound nouns."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from quizapp.authoring import lexicon
from quizapp.authoring.entities import Sort, find_entities
from quizapp.authoring.patterns import Patterns
from quizapp.authoring.wordlist import words
from quizapp.core.folding import fold
from quizapp.core.hedges import find_hedges
from quizapp.core.items import Gap

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from quizapp.authoring.entities import Names

_WEIGHTS = {
    Sort.YEAR: 9,
    Sort.NAME: 8,
    Sort.PERSON: 7,
    Sort.ORGANISATION: 7,
    Sort.CITY: 6,
    Sort.MONTH: 6,
    Sort.COUNTRY: 4,
    Sort.WEEKDAY: 2,
}
_COMPOUND = 5
_NOUN_ALONE = 2
_GENITIVE = 2
"""What a name in the genitive loses: its ending is half of the answer."""

_KNOWN = 1
"""The weight of a name that the title or an earlier gap has: it is no news."""

_NOUN = Patterns(
    de=(r"(?<![\w-])[A-ZÄÖÜ][\w]*(?:-[\w]+)*(?![\w-])"), en=(r"(?<![\w-])[a-z]+(?:-[a-z]+)*(?![\w-])")
)
_ENGLISH_NOUN = re.compile(
    r"\w{3,}(?:tion|tions|ment|ments|ology|ologies|ity|ities|ance|ence|ship|ships|ism|sector|"
    r"industry|exports|imports|"
    r"satellites?|weapons?|sanctions|reserves|pipelines?|treaty|treaties|drought|harvest|interest|inflation)"
)
_LONGEST = 40
_LONG_NOUN = 6
_SHORTEST_BEFORE = 3
_VOWEL = re.compile(r"[aeiouyäöü]")


@dataclass(frozen=True, slots=True)
class Blank:
    """Characters ``start`` to ``end`` of a text to leave out, and the texts that are right there."""

    start: int
    end: int
    accepted: tuple[str, ...]
    weight: int

    def gap(self, text: str) -> Gap:
        """Return the text with this gap."""
        return Gap((text[: self.start], text[self.end :]), (self.accepted,))


def find_blanks(text: str, language: str, names: Names, known: Container[str] = ()) -> list[Blank]:
    """Return the places for a gap, the best first; none on a hedge and none that the rest gives away.

    ``known`` are texts as `folded` that are no news, from the title or from other gaps.
    """
    taken = [span for hedge in find_hedges(text, language) for span in hedge.words(text)]
    found = [
        blank
        for blank in (*_entities(text, language, names), *_nouns(text, language))
        if not any(blank.start < end and start < blank.end for start, end in taken)
        and not _is_given_away(text, blank)
        and _is_whole(text, blank)
    ]
    weighed = [
        replace(blank, weight=_KNOWN) if any(folded(one) in known for one in blank.accepted) else blank
        for blank in found
    ]
    return sorted(weighed, key=lambda blank: (-blank.weight, blank.start))


def folded(text: str) -> str:
    """Return the form in which two gaps ask for the same: Ukraine-Krieg, Ukrainekrieg."""
    return fold(text).replace("-", "")


def _entities(text: str, language: str, names: Names) -> Iterator[Blank]:
    for entity in find_entities(text, language, names):
        written = text[entity.start : entity.end]
        if re.search(r"['’]s?$", written):
            end = entity.start + len(re.sub(r"['’]s?$", "", written))
            yield Blank(entity.start, end, (text[entity.start : end],), _WEIGHTS[entity.sort])
            continue
        accepted = (
            tuple(dict.fromkeys((written, entity.base))) if entity.sort is not Sort.YEAR else (written,)
        )
        weight = _WEIGHTS[entity.sort] - (_GENITIVE if len(accepted) > 1 else 0)
        if lexicon.CAPITALS[language].get(entity.base, "\0") in text:
            weight = _KNOWN
        yield Blank(entity.start, entity.end, accepted, weight)


def _nouns(text: str, language: str) -> Iterator[Blank]:
    for match in _NOUN[language].finditer(text):
        word = match[0]
        if len(word) > _LONGEST or (match.start() == 0 and not is_compound(word)):
            continue
        if language == "en":
            if _ENGLISH_NOUN.fullmatch(word):
                yield Blank(match.start(), match.end(), (word,), _NOUN_ALONE)
        elif is_compound(word):
            weight = _COMPOUND - (2 if match.start() == 0 else 0)
            yield Blank(match.start(), match.end(), (word,), weight)
        elif len(word) >= _LONG_NOUN:
            yield Blank(match.start(), match.end(), (word,), _NOUN_ALONE)


@lru_cache(maxsize=1024)
def is_compound(word: str) -> bool:
    """Whether a German noun is made of several words, as Energiesektor and Ukraine-Krieg."""
    if "-" in word:
        parts = word.split("-")
        return all(len(part) >= 2 and part[:1].isupper() for part in parts)
    folded = word.casefold()
    for stem in (folded, *(folded.removesuffix(ending) for ending in ("en", "es", "er", "n", "s", "e"))):
        start = next((place for place in range(1, len(stem) - 1) if stem[place:] in lexicon.HEADS), 0)
        before, head = stem[:start], stem[start:]
        if len(before) >= _SHORTEST_BEFORE and _VOWEL.search(before) and before not in _PREFIXES:
            return len(head) > 2 or len(before) > 4
    return False


_PREFIXES = words(
    "ver ent zer auf aus vor ein nach über unter zusammen gegen miß miss wider fort anhalt hinter ausge vorge"
)


def _is_given_away(text: str, blank: Blank) -> bool:
    """Whether the word, or the name in another case, stands in the text a second time."""
    rest = f"{text[: blank.start]} {text[blank.end :]}".casefold()
    return any(re.search(rf"(?<!\w){re.escape(one.casefold())}", rest) is not None for one in blank.accepted)


def _is_whole(text: str, blank: Blank) -> bool:
    """Whether the word is not only a part of a longer one: Raketenentwicklung und -modernisierung."""
    after, before = text[blank.end :], text[: blank.start]
    return not re.match(r"-|['’]\w{2,}|,? (?:und|oder|sowie|bzw\.|and|or) -", after) and not re.search(
        r"(?:[-/]|\w-,? (?:und|oder|sowie|bzw\.|and|or) )$", before
    )

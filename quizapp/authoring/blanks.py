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
    from collections.abc import Collection, Iterator

    from quizapp.authoring.entities import Entity, Names

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
_VAGUE = re.compile(
    r"\w*(?:partnerschaft|zusammenarbeit|beziehung|entwicklung|politik|bedingung|gespräche?|verhandlung|"
    r"maßnahme|"
    r"spannung|situation|lage|bereich|aktivität|bemühung|möglichkeit|verhältnis|prozess|ziele?|vorhaben|"
    r"arbeit|"
    r"einrichtung|organisation|strategie|planung|unternehmen|kosten|preise?|zahl|zahlen|wert|werte|mittel|"
    r"seite|"
    r"hälfte|gesetz|länder|projekt|regierung|menschen|firma|firmen|gefahr|minister|"
    r"thema|themen|frage|fragen|punkt|punkte|grund|gründe|teil|teile|weise|zeit|ebene|konflikt|krise)"
    r"(?:e?n|s|e)?",
    re.IGNORECASE,
)
"""Nouns that another would do as well for: several fit into their place."""

_MOST_KNOWN = 5
"""Words of at least as many letters ask for much the same if one begins with the other."""

_LONGEST = 40
_LONG_NOUN = 6
_VERY_LONG = 12
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


def find_blanks(text: str, language: str, names: Names, known: Collection[str] = ()) -> list[Blank]:
    """Return the places for a gap, the best first; none on a hedge and none that the rest gives away.

    ``known`` are texts as `folded` that are no news, from the title or from other gaps.
    """
    hedges = find_hedges(text, language)
    taken = [span for hedge in hedges for span in hedge.words(text)]
    taken += [found.span() for hedge in hedges if (found := _OF_SOURCE.match(text, hedge.end))]
    blanks = [
        blank
        for blank in (*_entities(text, language, names), *_nouns(text, language))
        if not any(blank.start < end and start < blank.end for start, end in taken)
        and not _is_given_away(text, blank)
        and _is_whole(text, blank)
    ]
    weighed = [replace(blank, weight=_KNOWN) if _is_no_news(blank, known) else blank for blank in blanks]
    return sorted(weighed, key=lambda blank: (-blank.weight, blank.start))


LEAST_NEWS = 2
"""The least weight of a gap that is no known name and is not given away."""


def folded(text: str) -> str:
    """Return the form in which two gaps ask for the same: Ukraine-Krieg, Ukrainekrieg."""
    return fold(text).replace("-", "")


_OF_SOURCE = re.compile(r" (?:des|der|von|vom) (?:[a-zäöüß]+ )?[A-ZÄÖÜ][\w-]*")
"""What goes on naming who hedges: »laut einem Bericht des Senats«."""


def _is_no_news(blank: Blank, known: Collection[str]) -> bool:
    return any(is_known(folded(one), known) for one in blank.accepted)


def is_known(word: str, known: Collection[str]) -> bool:
    """Whether a word as `folded`, a form of it or a longer one that begins with it is no news."""
    return word in known or any(
        (len(word) >= _MOST_KNOWN and one.startswith(word))
        or (word.startswith(one) and len(word) - len(one) < 3)
        for one in known
        if len(one) >= _MOST_KNOWN
    )


def _entities(text: str, language: str, names: Names) -> Iterator[Blank]:
    for entity in find_entities(text, language, names):
        written = re.sub(r"['’]s?$", "", text[entity.start : entity.end])
        weight = _entity_weight(text, entity, written, language)
        accepted = _accepted(entity, written, names)
        yield Blank(entity.start, entity.start + len(written), accepted, weight)


def _entity_weight(text: str, entity: Entity, written: str, language: str) -> int:
    if _is_told(text, entity, language) or _BY[language].search(text[: entity.start]):
        return _KNOWN
    numbered = written[0].isdigit() and entity.sort is not Sort.YEAR
    if numbered or _is_source(text, entity, language):
        return _NOUN_ALONE
    return _WEIGHTS[entity.sort] - (_GENITIVE if entity.base != written else 0)


def _accepted(entity: Entity, written: str, names: Names) -> tuple[str, ...]:
    """Return what counts as right: as it is written, without its case, and a person in full."""
    if entity.sort is Sort.YEAR:
        return (written,)
    full = sorted(name for name in names.full if entity.sort is Sort.PERSON and entity.base in name.split())
    bare = () if _NOUN_IN_A_CASE.fullmatch(written) else (entity.base,)
    return tuple(dict.fromkeys((written, *bare, *full)))


_NOUN_IN_A_CASE = re.compile(
    r"\w+en [\w-]+(?:(?<![suio])s|(?<!ion)(?<!ung)(?<!heit)(?<!keit)(?<!schaft)(?<!Staat)(?<!Ost)(?<!West)"
    r"(?<!Nord)(?<!Süd)en|ern)"
)
"""An adjective with a noun that may have an ending of its own: »Napoleonischen Kriegen«, »Kalten Krieges«."""


def _is_told(text: str, entity: Entity, language: str) -> bool:
    """Whether a country's capital, a capital's country or a word for its people stands in the text too."""
    rest = f"{text[: entity.start]} {text[entity.end :]}"
    capitals = lexicon.CAPITALS[language]
    pair = {
        capitals.get(entity.base),
        *(city for city, country in capitals.items() if country == entity.base),
    }
    if any(one is not None and one in rest for one in pair):
        return True
    people = re.compile(rf"\b(?:[a-zäöü]+-)?{re.escape(entity.base[:4])}\w*", re.IGNORECASE)
    return entity.sort is Sort.COUNTRY and any(one[0].islower() for one in people.findall(rest))


def _is_source(text: str, entity: Entity, language: str) -> bool:
    """Whether a name only tells who said or expected something, or where that person works."""
    opening = _APPOSED.match(text)
    said = next((hedge.start for hedge in find_hedges(text, language)), None)
    spoken = _SAID.search(text)
    end = said if said is not None else spoken.start() if spoken else 0
    if entity.start > 0 or entity.sort not in (Sort.NAME, Sort.PERSON):
        return opening is not None and entity.end <= end
    return end > 0


_APPOSED = re.compile(r"[A-ZÄÖÜ][\w-]+(?: [A-ZÄÖÜ][\w-]+)+, ")
_SAID = re.compile(
    r"\b(?:sagte?|erklärte?|warnte?|betonte?|kritisierte?|said|says|warned|warns|told|argues?|urged)\b"
)
_BY = Patterns(
    de=r"(?:[Ll]aut|[Nn]ach (?:Angaben|Ansicht|Einschätzung|Meinung|Auffassung) (?:von|des|der)) "
    r"(?:[A-ZÄÖÜ][\w-]+ )?$",
    en=r"(?:[Aa]ccording to)(?: the)? (?:[A-Z][\w-]+ )?$",
)
"""Before the name of who says something."""


def _nouns(text: str, language: str) -> Iterator[Blank]:
    for match in _NOUN[language].finditer(text):
        word = match[0]
        if len(word) > _LONGEST or (match.start() == 0 and not is_compound(word)):
            continue
        if language == "en":
            if _ENGLISH_NOUN.fullmatch(word) or _is_last_noun(text, match):
                yield Blank(match.start(), match.end(), (word,), _NOUN_ALONE)
            continue
        compound = is_compound(word)
        if (not compound and len(word) < _LONG_NOUN) or _stands_by_a_name(text, match):
            continue
        yield Blank(match.start(), match.end(), (word,), _noun_weight(text, match, compound=compound))


_BEFORE_NOUN = re.compile(r"\b(?:the|an?|of|for|on|in|by|from|with|against|between) $")
_ENGLISH_VAGUE = words(
    "years year months month weeks days people world country countries region future place times past "
    "present continent others public whole least general particular ground matter period"
)


def _is_last_noun(text: str, match: re.Match[str]) -> bool:
    """Whether an English word is the noun that a sentence ends with: »a hub for hydrogen«."""
    word = match[0]
    if len(word) < _MOST_KNOWN or word in _ENGLISH_VAGUE or word.endswith(("ly", "ing", "ed")):
        return False
    ends = re.fullmatch(r"[.\"”’)]*", text[match.end() :]) is not None
    return ends and _BEFORE_NOUN.search(text[: match.start()]) is not None


def _noun_weight(text: str, match: re.Match[str], *, compound: bool) -> int:
    """Return the weight of a German noun; less for the subject at the beginning, which little points to."""
    if _VAGUE.fullmatch(match[0]):
        return _NOUN_ALONE if compound else _KNOWN
    begins = re.fullmatch(r"(?:(?:Der|Die|Das|Ein|Eine) (?:[a-zäöüß]+ )?)?", text[: match.start()])
    if not compound:
        return _KNOWN if begins and len(match[0]) < _VERY_LONG else _NOUN_ALONE
    return _COMPOUND - 2 if begins else _COMPOUND


def _stands_by_a_name(text: str, match: re.Match[str]) -> bool:
    """Whether another noun or name stands directly beside a noun: »Partei Ekre«, »Barry Callebaut«."""
    before = re.search(r"(?<![.!?] )\b([A-ZÄÖÜ][\w-]*) $", text[: match.start()])
    if re.match(r" [A-ZÄÖÜ]", text[match.end() :]):
        return True
    return before is not None and before.start() > 0 and not before[1].endswith("s")


def is_compound(word: str) -> bool:
    """Whether a German noun is made of several words, as Energiesektor and Ukraine-Krieg."""
    if "-" in word:
        parts = word.split("-")
        return all(len(part) >= 2 and part[:1].isupper() for part in parts)
    return bool(_head(word))


@lru_cache(maxsize=1024)
def _head(word: str) -> str:
    """Return the last word of a German compound in small letters, or nothing."""
    folded = word.casefold()
    for stem in (folded, *(folded.removesuffix(ending) for ending in ("en", "es", "er", "n", "s", "e"))):
        start = next((place for place in range(1, len(stem) - 1) if stem[place:] in lexicon.HEADS), 0)
        before, head = stem[:start], stem[start:]
        if len(before) >= _SHORTEST_BEFORE and _VOWEL.search(before) and before not in _PREFIXES:
            return head if len(head) > 2 or len(before) > 4 else ""
    return ""


_PREFIXES = words(
    "ver ent zer auf aus vor ein nach über unter zusammen gegen miß miss wider fort anhalt hinter ausge vorge"
)


def _is_given_away(text: str, blank: Blank) -> bool:
    """Whether the word, the name in another case or a word made of it stands in the text a second time."""
    rest = f"{text[: blank.start]} {text[blank.end :]}".casefold()
    if any(re.search(rf"(?<!\w){re.escape(one.casefold())}", rest) for one in blank.accepted):
        return True
    others = _WORDS.findall(rest)
    words = {word for word in blank.accepted[0].casefold().split() if len(word) >= _MOST_KNOWN}
    if any(_is_made_of(word, other) for word in words for other in others):
        return True
    head = _head(blank.accepted[0]).translate(_UMLAUTS)
    return len(head) > 3 and any(other.translate(_UMLAUTS).startswith(head) for other in others)


_UMLAUTS = str.maketrans("äöü", "aou")
_WORDS = re.compile(r"[^\W\d_]{5,}")


def _is_made_of(word: str, other: str) -> bool:
    """Whether one of two words begins or ends the other: Waffentransfer and Waffen."""
    for form in (other, re.sub(r"(?:en|e?s|n|e)$", "", other)):
        short, long = sorted((word, form), key=len)
        if len(short) >= _MOST_KNOWN and (long.startswith(short) or long.endswith(short)):
            return True
    return False


def _is_whole(text: str, blank: Blank) -> bool:
    """Whether the word is not only a part of a longer one: Raketenentwicklung und -modernisierung."""
    after, before = text[blank.end :], text[: blank.start]
    if re.match(r" \d+(?:[.,]\d+)?(?! ?[%€$£\d])(?= [a-zäöü]|\W*$)", after):
        return False
    if blank.weight <= _COMPOUND and re.search(r"\d $", before):
        return False
    if _YEAR_PAIR.search(before) or _PAIRED_YEAR.match(after):
        return False
    if re.search(r"\b[A-ZÄÖÜ]{2,} $", before):
        return False
    if blank.accepted[0].isupper() and re.match(r" [A-ZÄÖÜ]", after):
        return False
    if text[blank.start].isupper() and re.match(r" (?:of|for|für|zu[mr]?) (?:the )?[A-ZÄÖÜ]", after):
        return blank.weight < _WEIGHTS[Sort.PERSON]
    return not re.match(r"-|['’]\w{2,}|,? (?:und|oder|sowie|bzw\.|and|or) -", after) and not re.search(
        r"(?:[-/]|\w-,? (?:und|oder|sowie|bzw\.|and|or) )$", before
    )


_YEAR_PAIR = re.compile(r"\b\d{4},? (?:and|und|or|oder|bis|to) $|\b\d{4} ?[–/-] ?$")
_PAIRED_YEAR = re.compile(r",? (?:and|und|or|oder|bis|to) \d{4}\b| ?[–/-] ?\d{2,4}\b")
"""Beside one of two years: between them there is little to guess."""

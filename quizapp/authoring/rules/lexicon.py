"""The words of a language that item-writing rules look for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

_ENDINGS = ("ern", "en", "em", "er", "es", "e", "n", "s")
_SHORTEST_STEM = 4
_LONGER_WORD = re.compile(rf"[^\W_]{{{_SHORTEST_STEM + 1},}}")

_GERMAN_COUNT = r"(?:\d|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|beiden?)"
_GERMAN_ABSOLUTE = (
    r"(?<!nicht )(?<!fast )(?<!nahezu )(?<!beinahe )(?<!schon )(?<!wie )(?<!noch )"
    r"\b(?:immer(?! noch| wieder| mehr| weniger| \w+er\b)|nie|niemals|stets|ausnahmslos|ausschließlich"
    r"|sämtliche[nrs]?|jederzeit|keinesfalls|nirgends|nirgendwo|überall"
    rf"|alle(?! {_GERMAN_COUNT}| paar| Jahre| Tage| Stunden)"
    r"|jede[mnrs]?(?! (?:Tag|Monat|Woche|Jahr|Stunde|Menge|\w+tag|zweite|dritte)))\b"
)
_GERMAN_ABSOLUTE_SIGNS = (
    *("immer", "nie", "stets", "los", "schliess", "sämtlich", "jede", "alle", "keines", "nirgend"),
    "überall",
)
"""One of them is in every absolute word: looking for these first is faster."""

_GERMAN_OTHERS = (
    r"(?:(?:alle|alles|beide|beides|keine[rs]?|keins|nichts|sämtliche)(?: der| von| davon| dieser| die)*"
    r"(?: oben| vorher| hier| bisher)? ?(?:genannte[nrs]?|obige[nrs]?|aufgeführte[nrs]?|erwähnte[nrs]?"
    r"|vorherige[nrs]?|vorstehende[nrs]?)(?: \w+){0,2}"
    r"|(?:alle|beide|sämtliche|keine)(?: der| dieser| drei| vier| zwei)* (?:antworten|aussagen|möglichkeiten)"
    r"(?: (?:ist|sind|stimmen|treffen zu|trifft zu|stimmt))?(?: (?:richtig|falsch|korrekt|wahr|zutreffend))?"
    r"|(?:alle|beide|keine[rs]?|keins|nichts) davon|(?:antworten? )[a-d1-4] und [a-d1-4](?: \w+){0,2})"
)
_GERMAN_OTHER_SIGNS = (
    *("genannt", "obige", "aufgeführt", "erwähnt", "vorherig", "vorstehend"),
    *("antwort", "aussage", "möglichkeit", "davon"),
)
_GERMAN_NEGATION = r"\b(?<![*_])(?:nicht(?! nur| zuletzt)|keine?[nmrs]?|außer)\b(?![*_])"
_GERMAN_ASKS = (
    r"\b(?:welche[mnrs]?|was|wer|wen|wem|wo|wohin|woher|womit|wofür|woran|worauf|worin|worüber|wozu|wovon)\b"
)
_GERMAN_TWO = r"\b(?:welche[mnrs]? (?:zwei|beiden)|(?:die|den|der) (?:zwei|beiden) \w+|zwischen welchen)\b"
_GERMAN_PAIR = r"\b(?:und|sowie|noch)\b|&"
_GERMAN_ARTICLES = ("ein", "eine", "einen", "einem", "einer", "eines", "kein", "keine", "keinen")

_ENGLISH_ABSOLUTE = (
    r"(?<!not )(?<!almost )(?<!nearly )(?<!after )(?<!above )(?<!at )(?<!has )(?<!in )"
    r"\b(?:always|never|invariably|without exception|under no circumstances"
    r"|every(?! (?:day|week|month|year|other|two|three|four|\w+day))"
    r"|all(?! (?:over|right|two|three|four|five|six|seven|eight|nine|ten|but|\d)))\b"
)
_ENGLISH_ABSOLUTE_SIGNS = ("always", "never", "invariabl", "without", "under no", "every", "all")
_ENGLISH_OTHERS = (
    r"(?:(?:all|none|both|neither|any)(?: of)? (?:the )?(?:above|these|those|them|others|options|answers"
    r"|choices|preceding|following)(?: (?:is|are))?(?: (?:correct|right|true|wrong|false))?"
    r"|(?:both )?(?:answers? )[a-d1-4] and [a-d1-4](?: \w+){0,2})"
)
_ENGLISH_OTHER_SIGNS = (
    *("above", "these", "those", "them", "others", "options", "answer", "choices"),
    *("preceding", "following"),
)
_ENGLISH_NEGATION = (
    r"\b(?<![*_])(?:not(?! only)|never|except|(?:is|are|was|were|do|does|did|has|have)n['’]t)\b(?![*_])"
)
_ENGLISH_ASKS = r"\b(?:which|what|who|whom|where)\b"
_ENGLISH_TWO = r"\b(?:which two|what two|the two \w+|between which|which pair)\b"
_ENGLISH_PAIR = r"\band\b|&"
_ENGLISH_ARTICLES = ("a", "an")

_GERMAN_COMMON = (
    "dieser diese dieses diesem diesen jener jene welche welcher welches welchen welchem einer eines "
    "einem einen nach über unter durch gegen zwischen während wegen haben hatte hatten werden wurde "
    "wurden wird würde sein waren sind worden können konnte müssen sollen dürfen nicht keine keiner auch "
    "noch schon sehr mehr viele vielen meist alle allem anderen andere anderer beim damit dafür dazu "
    "davon daran darauf daraus wodurch womit wofür wozu worauf woran warum weshalb wieso laut briefing "
    "text artikel frage antwort aussage heißt heißen bedeutet gehört gibt steht nennt nannte geht macht "
    "machen gemacht wann etwa rund folgende folgenden trifft stimmt richtig falsch seine seiner seinen "
    "ihre ihrer ihren ihrem zwei drei vier fünf jahr jahre jahren jahres jahrs person land staat stadt"
)
_ENGLISH_COMMON = (
    "which what when where whom whose this that these those there their they them with from into about "
    "after before between during have been were will would could should does doing done make makes made "
    "many much more most some such than then also very only other others another according briefing text "
    "article question answer following called name names year years country state city person true false "
    "right wrong each both either neither"
)


_TWO_SIGNS = ("zwei", "beide", "zwischen", "two", "between", "pair")
_NEGATION_SIGNS = ("nicht", "kein", "außer", "not", "never", "except", "n't", "n’t")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What rules look for in one language.

    ``absolute`` are words without exception, ``others`` is a whole choice that speaks of the other ones;
    each of them has one of its ``signs`` in it, which are faster to look for. ``asks`` are the words that a
    question selects with, ``two`` is a question for two things and ``pair`` what joins two, ``articles`` may
    stand at the end of a stem, and ``common`` words point to nothing.
    """

    language: str
    absolute: re.Pattern[str]
    absolute_signs: tuple[str, ...]
    others: re.Pattern[str]
    other_signs: tuple[str, ...]
    negation: re.Pattern[str]
    asks: re.Pattern[str]
    two: re.Pattern[str]
    pair: re.Pattern[str]
    articles: frozenset[str]
    common: frozenset[str]

    def absolute_word(self, text: str) -> str:
        """Return a word without exception in a text, or nothing."""
        if not has_sign(text.casefold(), self.absolute_signs):
            return ""
        found = self.absolute.search(text)
        return found[0] if found else ""

    def asks_for_two(self, text: str) -> str:
        """Return the words by which a question asks for two things, or nothing."""
        found = self.two.search(text) if has_sign(text.casefold(), _TWO_SIGNS) else None
        return found[0] if found else ""

    def negated(self, text: str) -> re.Match[str] | None:
        """Return the first negation in small letters in a text."""
        return self.negation.search(text) if has_sign(text, _NEGATION_SIGNS) else None

    def content(self, text: str) -> dict[str, str]:
        """Return the words of a text that carry its content, each by its stem."""
        return {
            stem(low): word
            for word in _LONGER_WORD.findall(text)
            if (low := word.casefold()) not in self.common
        }


@cache
def lexicon(language: str) -> Lexicon | None:
    """Return the words of a deck's language, None for one that the rules do not know."""
    match language.partition("-")[0]:
        case "de":
            return Lexicon(
                "de",
                re.compile(_GERMAN_ABSOLUTE, re.IGNORECASE),
                _GERMAN_ABSOLUTE_SIGNS,
                re.compile(_GERMAN_OTHERS, re.IGNORECASE),
                _GERMAN_OTHER_SIGNS,
                re.compile(_GERMAN_NEGATION),
                re.compile(_GERMAN_ASKS, re.IGNORECASE),
                re.compile(_GERMAN_TWO, re.IGNORECASE),
                re.compile(_GERMAN_PAIR),
                frozenset(_GERMAN_ARTICLES),
                frozenset(_GERMAN_COMMON.split()),
            )
        case "en":
            return Lexicon(
                "en",
                re.compile(_ENGLISH_ABSOLUTE, re.IGNORECASE),
                _ENGLISH_ABSOLUTE_SIGNS,
                re.compile(_ENGLISH_OTHERS, re.IGNORECASE),
                _ENGLISH_OTHER_SIGNS,
                re.compile(_ENGLISH_NEGATION),
                re.compile(_ENGLISH_ASKS, re.IGNORECASE),
                re.compile(_ENGLISH_TWO, re.IGNORECASE),
                re.compile(_ENGLISH_PAIR),
                frozenset(_ENGLISH_ARTICLES),
                frozenset(_ENGLISH_COMMON.split()),
            )
        case _:
            return None


def without_umlauts(text: str) -> str:
    """Return a casefolded text with ``a`` for ``ä``; much faster than by a table."""
    return text.replace("ä", "a").replace("ö", "o").replace("ü", "u")


def has_sign(text: str, signs: tuple[str, ...]) -> bool:
    """Whether one of the signs is in a text; a loop, as it is asked so often."""
    for sign in signs:  # noqa: SIM110
        if sign in text:
            return True
    return False


@lru_cache(maxsize=4096)
def stem(word: str) -> str:
    """Return a casefolded word without its umlauts and one ending: the same for most forms of a word."""
    plain = without_umlauts(word)
    for ending in _ENDINGS:
        if plain.endswith(ending) and len(plain) - len(ending) >= _SHORTEST_STEM:
            return plain[: -len(ending)]
    return plain

"""Hedges: the words by which a text says how certain a claim is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from quizapp.core.items import Certainty

_GERMAN = {
    Certainty.ALLEGED: (
        r"(?:wird|werden|wurde|wurden)\b[^.;]{0,120}?\bverdächtigt",
        r"verdächtigt(?:e|en)?",
        r"(?:unter|in|im|der|den|einen|vom) Verdacht",
        "Verdacht",
        "angeblich(?:e[mnrs]?)?",
        "mutmaßlich(?:e[mnrs]?)?",
        "vorgeworfen",
        r"(?:wirft|werfen|warf|warfen)\b[^.;]{0,120}?\bvor\b",
        "beschuldig(?:t|en|te|ten)",
        "bezichtig(?:t|en|te|ten)",
        "behaupte(?:t|n|te|ten)",
    ),
    Certainty.REPORTED: (
        r"(?:\w+[Bb]erichten|Berichten|Meldungen|Angaben|Aussagen|Quellen) zufolge",
        r"(?:wird|wurde|werden|wurden) (?:\w+ ){0,3}?(?:berichtet|gemeldet)",
        r"nach (?:\w+ )?(?:\w+-)?(?:Angaben|Aussagen|Berichten|Informationen)",
        r"laut (?:\w+ ){0,2}(?:\w+-)?(?:Angaben|Äußerungen|Berichten|Medien|Bericht|Meldungen|Informationen)",
        "es heißt",
        "soll(?:en)?",
    ),
    Certainty.ASSESSED: (
        r"(?:wird|werden) (?:\w+ ){0,4}?vermutet",
        "vermute(?:t|n)",
        "vermutlich",
        "mutmaßen",
        r"nach (?:\w+ )?(?:Einschätzung|Ansicht|Auffassung|Meinung)",
        "Einschätzung",
        r"schätz(?:t|en|ungsweise)",
        r"geschätzt(?:e[mnrs]?)?",
        r"(?:lässt|lassen)\b[^.;]{0,60}?\bschließen",
        r"deute(?:t|n) (?:\w+ ){0,3}?(?:darauf )?hin",
        r"gilt als|gelten als",
        "dürfte(?:n)?",
        "wahrscheinlich(?:e[mnrs]?)?",
        "anscheinend",
        "offenbar",
        "wohl",
    ),
    Certainty.POSSIBLE: (
        "könnte(?:n)?",
        "möglicherweise",
        r"mögliche[mnrs]? (?:\w+ )?(?:Folge\w*|Auswirkung\w*|Szenari\w*)",
        "ist möglich|möglich ist",
        "denkbar",
        "vielleicht",
        "eventuell",
        "unter Umständen",
        "ungewiss",
        "unklar",
        "fraglich",
    ),
    Certainty.EXPECTED: (
        r"(?:wird|werden)\b[^.;]{0,120}?\berwartet",
        r"erwarte(?:t|n|te|ten)",
        "voraussichtlich(?:e[mnrs]?)?",
        "absehbar",
        r"(?:rechnet|rechnen) (?:\w+ ){0,3}?(?:mit|damit)",
        r"prognostizier(?:t|en)",
        "in Aussicht",
    ),
}
_ENGLISH = {
    Certainty.ALLEGED: (
        "alleged(?:ly)?",
        "(?:is|are|was|were) (?:being )?(?:suspected|accused)",
        "suspected",
        "accus(?:es|ed|ing)",
        "suspicions?",
        "claim(?:s|ed)",
        "purported(?:ly)?",
    ),
    Certainty.REPORTED: (
        "report(?:s|edly)",
        "(?:is|are|was|were|has been|have been) reported",
        "according to",
        r"(?:said|says) (?:it|they|he|she)",
        "is said to|are said to",
    ),
    Certainty.ASSESSED: (
        "(?:is|are) (?:believed|thought|considered|estimated)",
        "estimate[sd]?",
        "assess(?:es|ed|ment)",
        "suggest(?:s|ing)?",
        "appears? to|seems? to",
        "probably",
        "presumably",
        "(?:is|are) (?:most )?likely",
    ),
    Certainty.POSSIBLE: (
        "could",
        "might",
        "may",
        "possibl[ey]",
        "perhaps",
        "potentially",
        "unclear",
        "uncertain",
    ),
    Certainty.EXPECTED: (
        "(?:is|are) (?:widely )?expected",
        "expect(?:s|ed)?",
        "anticipate[sd]?",
        "(?:is|are) (?:set|due) to",
        "forecasts?",
    ),
}
_BY_LANGUAGE = {"de": _GERMAN, "en": _ENGLISH}


@dataclass(frozen=True, slots=True)
class Hedge:
    """The characters ``start`` to ``end`` (exclusive) of a text that hedge it, and to which level."""

    start: int
    end: int
    level: Certainty


def find_hedges(text: str, language: str) -> tuple[Hedge, ...]:
    """Return the hedges in a text by place; no two overlap.

    ``language`` is a deck's; one without a lexicon gives no hedges.
    """
    lexicon = _lexicon(language.partition("-")[0])
    if lexicon is None:
        return ()
    return tuple(
        [
            Hedge(match.start(), match.end(), Certainty[match.lastgroup or ""])
            for match in lexicon.finditer(text)
        ]
    )


def is_hedged(text: str, language: str) -> bool:
    """Whether a text hedges anything."""
    lexicon = _lexicon(language.partition("-")[0])
    return lexicon is not None and lexicon.search(text) is not None


@cache
def _lexicon(language: str) -> re.Pattern[str] | None:
    """Return one expression for all hedges of a language, with a group for each level."""
    phrases = _BY_LANGUAGE.get(language)
    if phrases is None:
        return None
    groups = (f"(?P<{level.name}>{'|'.join(words)})" for level, words in phrases.items())
    return re.compile(rf"\b(?:{'|'.join(groups)})\b", re.IGNORECASE)

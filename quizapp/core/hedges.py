"""Hedges: the words by which a text says how certain a claim is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from quizapp.core.items import Certainty

_ANY = "einem|einer|dem|der|den|diesem|diesen|ersten|neuen|mehreren|eigenen|übereinstimmenden"
_NO_ASSESSMENT = r"(?!(?:\w*[Ss]chätzungen|Experten|Expertinnen|Fachleuten|Prognosen) )"
_NO_TEXT = r"(?!(?:Briefing|Text|Artikel|Gesetz|Verfassung|Vertrag)\b)"
_GERMAN = {
    Certainty.ALLEGED: (
        r"(?:wird|werden|wurde|wurden)\b[^.;,]{0,120}?\b(?:verdächtigt|beschuldigt|bezichtigt|vorgeworfen)",
        r"verdächtigt(?:e|en)?",
        r"(?:unter|in|im|der|den|einen|vom) Verdacht",
        "Verdacht",
        "Vorw[uü]rf(?:e|en|s)?|Anschuldigung(?:en)?|Anklage|angeklagt",
        "angeblich(?:e[mnrs]?)?",
        "mutmaßlich(?:e[mnrs]?)?",
        "vorgeworfen",
        r"(?:wirft|werfen|warf|warfen)\b[^.;]{0,120}?\bvor\b",
        "beschuldig(?:t|en|te|ten)",
        "bezichtig(?:t|en|te|ten)",
        "behaupte(?:t|n|te|ten)",
        "unterstell(?:t|te|ten)",
    ),
    Certainty.REPORTED: (
        rf"(?:(?:{_ANY}) ){{0,2}}{_NO_ASSESSMENT}[\w-]+ zufolge",
        r"(?:wird|wurde|werden|wurden) (?:\w+ ){0,3}?(?:berichtet|gemeldet)",
        "berichte(?:t|ten?),",
        r"nach (?:\w+ )?(?:\w+-)?(?:Angaben|Aussagen|Berichten|Informationen)",
        rf"(?-i:[Ll]aut (?:[a-zäöüß]+ ){{0,2}}{_NO_TEXT}[A-ZÄÖÜ][\w-]*)",
        "es heißt",
        "teil(?:t|te|en|ten)\b[^.;,]{0,80}?\bmit(?=[,.])",
        "soll(?:en)?",
    ),
    Certainty.ASSESSED: (
        rf"(?:(?:{_ANY}) ){{0,2}}[\w-]+ zufolge",
        r"(?:wird|werden) (?:\w+ ){0,4}?vermutet",
        "vermute(?:t|n|te|ten)",
        "vermutlich",
        "mutmaßen",
        r"nach (?:\w+ )?(?:Einschätzung|Ansicht|Auffassung|Meinung|Schätzungen)",
        "aus (?:der )?Sicht",
        "Einschätzung",
        r"schätz(?:t|en|ungsweise)",
        r"geschätzt(?:e[mnrs]?)?",
        r"(?:lässt|lassen)\b[^.;]{0,60}?\b(?:schließen|Schluss zu)",
        r"leg(?:t|en)\b[^.;]{0,60}?\bnahe(?! (?:de[mnr]|am|an|bei)\b)",
        r"deute(?:t|n) (?:\w+ ){0,3}?(?:darauf )?hin",
        r"geh(?:t|en) (?:\w+ ){0,4}?davon aus",
        r"gilt als|gelten als",
        "schein(?:t|en)(?= [^.;,]* zu )",
        "dürfte(?:n)?",
        "wahrscheinlich(?:e[mnrs]?)?",
        "anscheinend",
        "offenbar",
        "(?-i:wohl)",
    ),
    Certainty.POSSIBLE: (
        "könnte(?:n)?",
        "möglicherweise",
        r"mögliche[mnrs]? (?:\w+ )?(?:Folge\w*|Auswirkung\w*|Szenari\w*)",
        "ist möglich|möglich ist",
        "denkbar",
        "(?-i:[Vv]ielleicht)",
        "eventuell",
        "unter Umständen",
        "ungewiss",
        "unklar",
        "fraglich",
    ),
    Certainty.EXPECTED: (
        r"(?:wird|werden)\b[^.;,]{0,120}?\berwartet",
        r"erwarte(?:t|n|te|ten)",
        r"zu erwarten",
        "voraussichtlich(?:e[mnrs]?)?",
        "absehbar",
        r"(?:rechnet|rechnen) (?:\w+ ){0,3}?(?:mit|damit)",
        r"prognostizier(?:t|en|te|ten)",
        "Prognosen?",
        "in Aussicht",
    ),
}
_ENGLISH = {
    Certainty.ALLEGED: (
        "alleged(?:ly)?|alleges?",
        "(?:is|are|was|were|has been|have been) (?:being )?(?:suspected|accused)",
        "suspected",
        "accus(?:es|ed|ing)",
        "suspicions?|allegations?|accusations?",
        "(?:on|faces?|facing|denies|denied) (?:the )?charges|charged with",
        "claim(?:s|ed)? (?:that|to)",
        "purported(?:ly)?",
    ),
    Certainty.REPORTED: (
        "reportedly",
        "(?:is|are|was|were|has been|have been) reported",
        "reports? (?:that|say|said|suggest|indicate)",
        "(?-i:[Aa]ccording to) (?!the (?:briefing|text|article))",
        r"(?:said|says) (?:it|they|he|she|that)",
        "is said to|are said to",
    ),
    Certainty.ASSESSED: (
        "(?:is|are) (?:widely )?(?:believed|thought|considered|estimated)",
        "(?:believes?|thinks?) that",
        "estimate[sd]?",
        "assess(?:es|ed) that",
        "suggest(?:s|ing)?",
        "appears? to|seems? to",
        "apparently",
        "probably",
        "presumably",
        "(?:is|are) (?:most |very )?likely",
        "likely",
    ),
    Certainty.POSSIBLE: (
        "could",
        "(?<!military )(?<!economic )(?<!political )(?<!the )might",
        "(?-i:may)",
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
_SPLIT = re.compile(
    r"(?:wird|werden|wurden?|wirft|werfen|warf(?:en)?|lässt|lassen|leg(?:t|en)|teil(?:t|te|en|ten))\b", re.I
)
"""Hedges that begin with one of these words end with another, and have the claim in between."""
_LAST = re.compile(r"(?:Schluss )?[\w-]+$")


@dataclass(frozen=True, slots=True)
class Hedge:
    """The characters ``start`` to ``end`` (exclusive) of a text that hedge it, and to which level."""

    start: int
    end: int
    level: Certainty

    def words(self, text: str) -> tuple[tuple[int, int], ...]:
        """Return the starts and ends of its own words: what it has around a claim is not the claim."""
        opening = _SPLIT.match(text, self.start, self.end)
        closing = _LAST.search(text[self.start : self.end])
        if opening is None or closing is None:
            return ((self.start, self.end),)
        return ((opening.start(), opening.end()), (self.start + closing.start(), self.end))


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

"""Labels: numbers that belong to a name, as in Artikel 5, Halle 4, 38 North and Nord Stream 2."""

from __future__ import annotations

import re

from quizapp.authoring.patterns import Patterns
from quizapp.authoring.wordlist import words

_ALWAYS = Patterns(
    de=r"(?:§§?|\b(?:[Aa]rt|[Aa]bs|[Nn]r)\.|\b\w*(?:[Aa]rtikels?|[Pp]aragra(?:f|ph)(?:en)?|[Aa]bsatz|"
    r"[Nn]ummer)) $",
    en=r"(?:§§?|\b(?:[Nn]o|[Aa]rt|[Ss]ec)\.|\b(?:[Aa]rticle|[Ss]ection|[Pp]aragraph|[Cc]hapter|[Nn]umber)) $",
)
"""What a number behind it is never an amount of, not even before a unit."""

_LABELLED = {
    "de": words(
        "platz kapitel seite halle klasse stufe phase teil band block reaktor gleis linie route straße "
        "autobahn "
        "flug resolution typ modell version raum zimmer tor zone sektor bezirk kategorie punkt abschnitt "
        "runde "
        "staffel folge agenda formel schacht lager haus programm projekt mission kanal generation strang "
        "gruppe "
        "organisation denkfabrik portal magazin initiative plattform institut zentrum schicht tisch brigade "
        "schule station stand kilometer ziel etage stock los"
    ),
    "en": words(
        "page phase hall group type flight level category grade room block reactor platform line route "
        "highway "
        "step part version round stage tier unit terminal gate zone class agenda season episode mission "
        "project "
        "programme program sector district band step target goal scenario day shaft camp"
    ),
}
"""Words that a number follows to tell several of them apart."""

_OPENERS = {
    "de": words(
        "Rund Etwa Über Unter Knapp Gut Fast Nur Bis Seit Nach Vor Mit Ab In Im Um Die Der Den Das Alle "
        "Insgesamt "
        "Mindestens Höchstens Weitere Bereits Schon Ungefähr Circa Allein Für Auf Von Zu Aus Bei An Am Gegen "
        "Durch Mehrere Genau Wegen Pro Je Ganze Andere"
    ),
    "en": words(
        "About Around Roughly Some Nearly Almost Only Over Under In On At By For From With The All More "
        "Another "
        "Of To After Before Since Within Between Just Exactly Up Out Some Its Their His Her These Those Per "
        "Every Last Further Other"
    ),
}
"""Words that a sentence with an amount may begin with."""

_PREVIOUS = re.compile(r"(?P<word>[^\W\d_][\w-]*) $")
_FOLLOWING = re.compile(r" (?P<word>[^\W\d_][\w-]*)")
_COUNTED = re.compile(r"\w+(?:[enrsl]|Mal|Mann|Schuss|Stück|Paar|Dutzend|Grad|Bad)")
"""How German nouns end that can be counted: a name is what ends otherwise, as 38 North."""

_DESCRIBED = re.compile(
    r" (?!(?:wurden?|werden|waren?|haben?|hatten?|sollen|sollten?|konnten?|könnten?|mussten?|müssen|durften?|"
    r"wollten?|gingen|liegen|führen|dienen|bleiben|machen|stehen) )"
    r"(?:[a-zäöüß]+(?:e|en|er) ){1,2}[A-ZÄÖÜ]"
)
_ORIGIN = re.compile(
    r"\w+(?:ish|ese|[eiy]an|ican|ch|ss|qi|ni|li|eek|zech|rab|rabic|erman|oman|hai|lav|urk|urd|ine|ole|ane|"
    r"ew)s?"
)
"""How English words for where somebody is from end: 300 Russian soldiers."""


def is_label(text: str, start: int, end: int, language: str, *, unit: bool) -> bool:
    """Whether the number at ``start`` to ``end`` belongs to a name; ``unit`` tells that a unit follows it."""
    before, after = text[:start], text[end:]
    if _ALWAYS[language].search(before):
        return True
    if unit:
        return False
    previous, following = _PREVIOUS.search(before), _FOLLOWING.match(after)
    word = previous["word"] if previous else ""
    if word and _is_labelled(word, language):
        return True
    if len(word) <= 2 and word.isupper():
        return True
    named = word[:1].isupper() and not (previous and previous.start() == 0 and word in _OPENERS[language])
    counted = following["word"] if following else ""
    if language == "en":
        return named or (counted[:1].isupper() and _ORIGIN.fullmatch(counted) is None)
    if counted[:1].isupper():
        return _COUNTED.fullmatch(counted) is None
    return named and _DESCRIBED.match(after) is None


def _is_labelled(word: str, language: str) -> bool:
    folded = word.casefold()
    if language == "en":
        return folded in _LABELLED["en"]
    labelled = _LABELLED["de"]
    return any(form in labelled or form.endswith(_ENDS) for form in (folded, folded.removesuffix("s")))


_ENDS = tuple(sorted(word for word in _LABELLED["de"] if len(word) >= 5))
"""The last words of compounds, as in Bundesstraße 3."""

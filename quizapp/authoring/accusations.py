"""Accusations: what somebody is suspected or accused of, said in German as a claim."""

from __future__ import annotations

import re

from quizapp.authoring import german
from quizapp.authoring.datives import is_known, party
from quizapp.authoring.entities import DE_STARTS
from quizapp.core.numbers import parse_number

_ADVERBS = r"(?:(?:seit \w+|weiterhin|auch|erneut|nun|immer wieder|wiederholt|zudem|außerdem) )?"
_BY = r"(?:von (?!der Lieferung)[^,]{2,60}? )?"
_VERB = r"(?P<verb>wird|werden|wurden?)"
_SUSPECTED = r"(?:verdächtigt|beschuldigt|bezichtigt)"
_DEED = re.compile(
    r"(?:(?:die|das) )?(?:[a-zäöüß]+(?:e|er|es) )?(?=[A-ZÄÖÜ])\w*?(?:ung|ungen|heit|keit|schaft|tion|age|"
    r"hilfe|ie|"
    r"[bB]etrug|[vV]erbrechen|[vV]erstoß|[vV]erstöße|[mM]issbrauch|[mM]ord|[sS]chmuggel|[dD]iebstahl|"
    r"[vV]errat|"
    r"[hH]andel|[kK]orruption|[vV]erletzungen|[aA]ngriff|[aA]ngriffe|ismus)\b"
)
"""How a deed begins that somebody is accused of: Bestechung, schwere Verstöße."""

_OF = re.compile(
    r"(?P<who>(?:(?:[Dd]ie|[Dd]as) (?:[a-zäöüß]+ )?)?[A-ZÄÖÜ][\w-]*(?: [A-ZÄÖÜ][\w-]*){0,2}) "
    rf"(?:wird|werden|wurden?) (?:der|des) (?P<what>.+) {_SUSPECTED}"
)
"""Who is suspected stands there as behind »durch«: a name, or a feminine, neuter or plural noun."""

_TO = (
    re.compile(rf"(?P<who>[^,]+?) {_VERB} {_ADVERBS}{_BY}{_SUSPECTED}, (?P<what>.+)"),
    re.compile(r"(?P<who>[^,]+?) (?P<verb>steht|stehen) (?:im|unter(?: dem)?) Verdacht, (?P<what>.+)"),
    re.compile(r"(?P<who>[^,]+?) (?P<verb>sieht|sehen) sich dem Vorwurf ausgesetzt, (?P<what>.+)"),
)
_PLURAL = frozenset({"werden", "wurden", "stehen", "sehen"})
_REPROACHED = (
    re.compile(rf"(?P<who>[^,]+?) (?:wird|wurde) {_ADVERBS}{_BY}vorgeworfen, (?P<what>.+)"),
    re.compile(r"Vorgeworfen (?:wird|wurde) (?P<who>[^,]+?), (?P<what>.+)"),
    re.compile(r"[^,]+? (?:wirft|werfen|warf|warfen) (?P<who>[^,]+?) vor, (?P<what>.+)"),
)
_REPROACHED_WITH = re.compile(
    rf"(?P<who>.+?) (?:wird|werden|wurden?) {_ADVERBS}{_BY}(?P<what>[^,]+) vorgeworfen"
)
_NEGATED = re.compile(r"\b(?:nicht|kein\w*|nie|niemand\w*)\b")


def suspected_of(text: str) -> str | None:
    """Return »Lieferung von Waffen durch X« for »X wird der Lieferung von Waffen verdächtigt«."""
    found = _OF.fullmatch(text)
    if (
        found is None
        or _changes(found["who"])
        or not re.match(
            r"[A-ZÄÖÜ][\w-]*(?:ung|heit|keit|schaft|tion|age|hilfe|ie)\b|[a-zäöüß]+en ", found["what"]
        )
    ):
        return None
    what = re.sub(r"^([a-zäöüß]+e)n ", lambda one: f"{one[1]} ", found["what"])
    return f"{what} durch {_inside(found['who'])}"


def suspected_to(text: str) -> str | None:
    """Return »X liefert Waffen« for »X wird verdächtigt, Waffen zu liefern«."""
    found = next(filter(None, (way.fullmatch(text) for way in _TO)), None)
    if found is None or german.first_phrase(_inside(found["who"])) is None:
        return None
    return german.with_zu(found["who"], found["what"], plural=found["verb"] in _PLURAL)


def reproached(text: str) -> str | None:
    """Return »X fälscht Akten« for »Dem X wird vorgeworfen, Akten zu fälschen«."""
    found = next(filter(None, (way.fullmatch(text) for way in _REPROACHED)), None)
    who = party(found["who"]) if found else None
    return (
        None
        if found is None or who is None
        else german.with_zu(who.subject, found["what"], plural=who.plural)
    )


def reproached_with(text: str) -> str | None:
    """Return »Bestechung durch den Konzern« for »Dem Konzern wird Bestechung vorgeworfen«."""
    found = _REPROACHED_WITH.fullmatch(text)
    if found is None or _NEGATED.search(text) or not _DEED.match(found["what"]):
        return None
    who = party(found["who"])
    if who is None or (who.subject == found["who"] and " " not in who.subject and not is_known(who.subject)):
        return None
    return f"{found['what']} durch {_inside(who.object)}"


def _changes(who: str) -> bool:
    """Whether what begins so is another word behind »durch«: Der Mann (den Mann), Er, Zwei Leute."""
    first = who.split()[0]
    if first in ("Die", "Das", "Eine"):
        return False
    return first in DE_STARTS or parse_number(first, "de") is not None


def _inside(name: str) -> str:
    """Return a name as it is written inside a sentence."""
    return (
        name[:1].lower() + name[1:] if re.match(r"(?:die|das|den|der|eine?) ", name, re.IGNORECASE) else name
    )


WAYS = (suspected_of, suspected_to, reproached, reproached_with)
"""The ways to say an accusation as a claim; each gives None for another sentence."""

"""Claims: what a hedged sentence says without its hedge, for the reader to judge how certain it is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from quizapp.authoring import german
from quizapp.authoring.patterns import Patterns
from quizapp.core.hedges import find_hedges, is_hedged

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from quizapp.core.hedges import Hedge

_ASIDE = Patterns(
    de=(
        r"; .*|, (?:was|wobei|doch|aber|jedoch|obwohl|obgleich|auch wenn|wodurch|während|wenngleich|"
        r"weshalb|allerdings)\b.*"
    ),
    en=(
        r"; .*|, (?:which|but|although|though|while|despite|even though|whereas|however|a claim|an "
        r"allegation)\b.*"
    ),
)
_PRONOUN = Patterns(
    de=(
        r"(?:(?:er|sie|es|dies\w*|ihr\w*|sein\w*|dabei|damit|dadurch|deren|dessen|man|wir|ich)\b|"
        r"das\b(?!(?-i: (?:[a-zäöüß]+ )*[A-ZÄÖÜ])))"
    ),
    en=(r"(?:he|she|it|they|this|that|these|those|his|her|their|its|we|i|there)\b"),
    flags=re.I,
)
_FEWEST_WORDS = 3
_LONGEST = 200


def without_aside(text: str, language: str) -> str:
    """Return a sentence without its end mark and what is added after the claim: ``, was …``."""
    plain = text.strip().rstrip(".!")
    return _ASIDE[language].sub("", plain)


def claim_of(text: str, hedges: Iterable[Hedge], language: str) -> str | None:
    """Return the claim of a sentence (without aside) whose hedges are given; None if it is not sure.

    The claim is a sentence or a noun with what belongs to it, begins with a capital and has no full stop.
    """
    hedges = tuple(hedges)
    if not hedges:
        return _checked(text, language)
    text, hedges = _unstacked(text, hedges, language)
    for way in _ways(language):
        claim = _checked(way(text), language)
        if claim is not None:
            return claim
    if len(hedges) == 1:
        return _checked(_without_phrase(text, hedges[0], language), language)
    return None


def _ways(language: str) -> Iterable[Callable[[str], str | None]]:
    """Return the ways of a language, so that those of the other one need not be compiled."""
    if language == "de":
        from quizapp.authoring import accusations

        return (*accusations.WAYS, *_GERMAN)
    from quizapp.authoring import english

    return english.WAYS


def _checked(claim: str | None, language: str) -> str | None:
    if not claim:
        return None
    claim = " ".join(claim.replace(" ,", ",").split()).strip(" ,.")
    words = len(claim.split())
    if words < _FEWEST_WORDS or len(claim) > _LONGEST or is_hedged(claim, language):
        return None
    if _PRONOUN[language].match(claim) or claim.count("(") != claim.count(")"):
        return None
    return claim[:1].upper() + claim[1:]


_REMOVED = Patterns(
    de=(
        r"angeblich|vermutlich|möglicherweise|voraussichtlich|wahrscheinlich|anscheinend|offenbar|"
        r"vielleicht|eventuell|"
        r"wohl|unter Umständen|mutmaßlich|schätzungsweise|.* zufolge|nach .*(?:Angaben|Aussagen|"
        r"Berichten|Informationen|Schätzungen)|laut .*"
    ),
    en=(r"allegedly|reportedly|probably|presumably|possibly|perhaps|potentially|apparently|purportedly"),
    flags=re.IGNORECASE,
)
_GOES_ON = re.compile(r"(?:vom|von|des|der|aus|im|in|beim?|und) ")


def _unstacked(text: str, hedges: tuple[Hedge, ...], language: str) -> tuple[str, tuple[Hedge, ...]]:
    """Return a text without the hedges that only repeat others: »könnte möglicherweise«."""
    for hedge in reversed(hedges):
        less = " ".join((_without_phrase(text, hedge, language) or "").split())
        if is_hedged(less, language):
            text = less
    return text, find_hedges(text, language)


def _without_phrase(text: str, hedge: Hedge, language: str) -> str | None:
    """Return the sentence without a hedge that is a phrase of its own: an adverb, »Berichten zufolge«."""
    if not _REMOVED[language].fullmatch(text[hedge.start : hedge.end]):
        return None
    before, after = text[: hedge.start].strip(), text[hedge.end :].strip()
    if language == "en":
        return f"{before} {after.lstrip(', ')}" if before else after.lstrip(", ")
    is_phrase = not re.fullmatch(r"\w+", text[hedge.start : hedge.end])
    if is_phrase and (_GOES_ON.match(after) or (not before and after[:1].isupper())):
        return _after_verb(text, hedge) if not before else None
    if before:
        return f"{before.rstrip(',')} {after.lstrip(', ')}" if before.endswith(",") else f"{before} {after}"
    return german.verb_first(after)


def _after_verb(text: str, hedge: Hedge) -> str | None:
    """Return the sentence without the phrase it begins with, which goes on after the hedge."""
    found = re.search(
        r" (?:ist|sind|hat|haben|wird|werden|wurde|wurden|war|waren|hatte|hatten) ", text[hedge.end :]
    )
    if found is None or "," in text[hedge.end : hedge.end + found.start()]:
        return None
    return german.verb_first(text[hedge.end + found.start() :].strip())


def _that(text: str) -> str | None:
    """Return the clause after »dass« as a sentence."""
    found = re.search(r", dass (?P<clause>.+)", text)
    if (
        found is None
        or not is_hedged(text[: found.start()], "de")
        or re.search(r"\bnicht\b", text[: found.start()])
    ):
        return None
    return german.main_clause(found["clause"])


_NEGATED = re.compile(r"\b(?:nicht|kein\w*|kaum|weder)\b", re.IGNORECASE)


def _awaited(text: str) -> str | None:
    """Return »Mehr Investitionen in X« for »Mehr Investitionen in X werden erwartet«."""
    found = re.fullmatch(
        r"(?P<what>[^,]+?) (?:wird|werden) (?P<middle>[^,]*?) ?(?:erwartet|prognostiziert|vermutet)", text
    )
    if found is None:
        found = re.fullmatch(
            r"(?P<middle>Erwartet|Prognostiziert|Vermutet) (?:wird|werden) (?P<what>.+)", text
        )
        return None if found is None else found["what"]
    if found["what"] == "Es" or _NEGATED.search(text):
        return None
    middle = found["middle"]
    cause = (
        r"(?:(?:bereits|schon|frühestens|spätestens|erst|noch) )?"
        r"(?:(?:wegen|aufgrund|durch|infolge|dank|für|in|im|nach|bis|ab|angesichts|trotz|mit) .*|\d{4})"
    )
    if re.fullmatch(cause, middle):
        return f"{found['what']} {middle}"
    swapped = re.fullmatch(rf"(?P<why>{cause})", found["what"], re.IGNORECASE)
    if swapped and middle:
        return f"{middle} {swapped['why'][:1].lower()}{swapped['why'][1:]}"
    return found["what"] if not middle or re.fullmatch(r"[a-zäöüß ]+", middle) else None


def _reckoned_with(text: str) -> str | None:
    """Return »Rückgang der Preise« for »… rechnen mit einem Rückgang der Preise«."""
    found = re.fullmatch(r".+ rechne[nt] (?:\w+ )?mit (?:einem|einer) (?P<what>[A-ZÄÖÜ].+)", text)
    return found["what"] if found and ", " not in found["what"] else None


def _regarded_as(text: str) -> str | None:
    """Return »X ist ein wichtiger Schritt« for »X gilt als wichtiger Schritt«."""
    found = re.fullmatch(r"(?P<who>.+) (?P<verb>gilt|gelten) als (?P<what>.+)", text)
    if found is None:
        return None
    what = found["what"]
    ending = re.match(r"[a-zäöüß]{3,}(er|e|es) (?:[a-zäöüß]+ )?[A-ZÄÖÜ]", what)
    article = (
        {"er": "ein ", "e": "eine ", "es": "ein "}[ending[1]] if ending and found["verb"] == "gilt" else ""
    )
    return f"{found['who']} {'ist' if found['verb'] == 'gilt' else 'sind'} {article}{what}"


def _modal(text: str) -> str | None:
    """Return »X steigt« for »X könnte steigen«, also after »Berichten zufolge« is off."""
    return german.without_modal(text)


_GERMAN: tuple[Callable[[str], str | None], ...] = (
    _that,
    _awaited,
    _reckoned_with,
    _regarded_as,
    _modal,
)

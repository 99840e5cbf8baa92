"""Standing alone: sentences of a briefing that are understood without those around them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from quizapp.authoring import german
from quizapp.authoring.patterns import Patterns
from quizapp.authoring.pointing import is_impersonal, points_elsewhere

if TYPE_CHECKING:
    from quizapp.authoring.sentences import Sentence

_LONGEST = 260
_FEWEST_WORDS = 6
_MOST_WORDS = 38
_ENDED = re.compile(r"\.[\"”“»«)]*$")
_NOUN_FOLLOWS = r"(?-i: (?:[a-zäöüß]+ )*[A-ZÄÖÜ])"
_POINTING = Patterns(
    de=(
        r"(?:er|sie|es|ihm|ihr\w*|sein\w*|dies\w*|jene\w*|solche\w*|andere\w*|beide\w*|letztere\w*|"
        r"erstere\w*|"
        r"dabei|damit|dadurch|dazu|dafür|dagegen|daher|darum|deshalb|deswegen|daraus|darüber|davon|danach|"
        r"darunter|dann|dort|dessen|deren|hierbei|hierzu|hier|so|im gegenzug|stattdessen|trotzdem|dennoch|"
        r"gleichzeitig|anschließend|schließlich|ebenso|auch|nur|wir|ich|man|obwohl|und|oder|aber|denn|doch|"
        rf"sondern|(?:das|dem)(?!{_NOUN_FOLLOWS}))\b"
    ),
    en=(
        r"(?:he|she|it|they|his|her|their|its|this|that|these|those|there|here|then|such|both|others?|"
        r"instead|in return|meanwhile|at the same time|as a result|therefore|thus|so|the former|the latter|"
        r"we|i|you|and|or|but|yet|still|also|nor|because|by doing so)\b"
    ),
    flags=re.IGNORECASE,
)
"""How sentences begin that go on with what the one before says."""

_FRONT = Patterns(
    de=(
        r"(?:Zudem|Außerdem|Darüber hinaus|Ferner|Allerdings|Jedoch|Zugleich|Insgesamt|Tatsächlich|"
        r"Weiterhin) "
    ),
    en=(
        r"(?:However|Moreover|In addition|Additionally|Furthermore|Overall|Nevertheless|Nonetheless|"
        r"Indeed|Notably|In fact|Meanwhile), "
    ),
)
_MIDDLE = Patterns(
    de=(r" (?:jedoch|allerdings|zudem|außerdem|nämlich|dennoch)(?= )"),
    en=(r",? (?:however|moreover|meanwhile|nevertheless|furthermore)(?=[, .]),?"),
)
_INNER = Patterns(
    de=(
        r"\b(?:dies|diese[mnrs]?|solche[mnrs]?|jene[mnrs]?|ebenfalls|hingegen|dagegen|"
        r"(?<!und )(?:dadurch|dabei|daraus|davon|damit|dafür|dazu|daran|darin|davor|hierfür|hiervon)"
        r"(?!, (?:dass|ob|wie|zu)\b)|letztere\w*|dessen Vorgänger|zuvor|seitdem|"
        r"(?:kurz|tags) darauf|daraufhin|(?:Tage?n?|Wochen?|Monate?n?|Jahre?n?) später|wir|unser\w*)\b"
    ),
    en=(
        r"\b(?:this|these|those|such|the latter|the former|(?:days?|weeks?|months?|years?) (?:earlier|later)|"
        r"afterwards|since then|by then|previously|we|our|you|your)\b"
    ),
    flags=re.IGNORECASE,
)
_DAYS = re.compile(
    r"\b(?:heute|gestern|morgen|vorgestern|(?:vergangene|letzte|diese|kommende|nächste)[nrms]? "
    r"(?:Jahr\w*|Monat\w*|"
    r"Woche\w*)|today|yesterday|tomorrow|tonight|(?:last|this|next) (?:week|month|year))\b",
    re.IGNORECASE,
)
_DATELINE = re.compile(r"[A-ZÄÖÜ][\w.-]+(?:[ /][A-ZÄÖÜ][\w.-]+)?(?: \(\w{2,10}\))? [—–] (?=[A-ZÄÖÜ])")
_LABEL = re.compile(r"[A-ZÄÖÜ][\w-]*(?: [\w-]+){0,3}: ")
"""A word with a colon, as »Ausblick: …«, belongs to how the text is laid out."""

_APPOSED = Patterns(
    de=r"(?P<name>[A-ZÄÖÜ][\w-]*(?: [A-ZÄÖÜ][\w-]*){0,3}), (?P<what>eine? [^,.;]+), (?P<verb>[a-zäöüß]+)\b",
    en=r"(?P<name>[A-Z][\w-]*(?: [A-Z][\w-]*){0,3}), (?P<what>an? [^,.;]+), (?P<verb>[a-z]+)\b",
)
_TAIL = Patterns(
    de=(
        r", (?:wobei|was|wodurch|weshalb|womit|sodass|während|und (?:er|sie|es|dies|das))\b[^.]*| "
        r"und (?:er|sie|es) [^,.]*(?:,[^.]*)?"
    ),
    en=(r", (?:while|which|whereas|thus|thereby|and (?:he|she|it|they|this))\b[^.]*"),
)
_DABEI = re.compile(
    r"(?:Dabei|Hierbei|Damit) (?P<verb>wird|handelt|handelte) es sich (?P<rest>um "
    r"(?=[A-ZÄÖÜ])(?!Ein).*|(?:um [A-ZÄÖÜ][\w-]*s ).*)"
)


def standing(sentence: Sentence, previous: Sentence | None, title: str, language: str) -> str | None:
    """Return the text of a sentence so that it is understood alone, or None where it points elsewhere."""
    text = sentence.text
    if not _ENDED.search(text) or _DAYS.search(text) or text.count("(") != text.count(")"):
        return None
    text = _MIDDLE[language].sub("", _DATELINE.sub("", text, count=1) if _DATELINE.match(text) else text)
    text = _resolved(text, previous) if language == "de" else text
    opened = _opened(text, language)
    if opened is None:
        return None
    text = opened
    if _LABEL.match(text) or points_elsewhere(text, title, language):
        return None
    if not _FEWEST_WORDS <= len(text.split()) <= _MOST_WORDS or len(text) > _LONGEST:
        return None
    if re.search(r"[„“”\"»«]", text) or not text[0].isupper() or _INNER[language].search(text):
        return None
    return text


def shortened(text: str, language: str) -> str:
    """Return a sentence without what is only added at its end: ``, wobei …``."""
    found = _TAIL[language].search(text)
    if found is None or len(text[: found.start()].split()) < _FEWEST_WORDS:
        return text
    return f"{text[: found.start()]}."


def definition(text: str, language: str) -> tuple[str, str] | None:
    """Return a name and a sentence of what it is, from one that says it aside: »X, eine Firma, baut …«."""
    found = _APPOSED[language].match(text)
    if found is None or not 3 <= len(found["what"].split()) <= _MOST_WORDS:
        return None
    return found["name"], f"{found['name']} {'ist' if language == 'de' else 'is'} {found['what']}."


def _opened(text: str, language: str) -> str | None:
    """Return a sentence whose beginning ties it to no other, or None."""
    if language == "de" and (found := _DABEI.fullmatch(text)):
        return shortened(f"Es {found['verb']} sich {found['rest']}", language)
    front = _FRONT[language].match(text)
    if front is None:
        if is_impersonal(text):
            return text
        return None if _POINTING[language].match(text) else text
    rest = text[front.end() :]
    if language == "en":
        return None if _POINTING["en"].match(rest) else rest[:1].upper() + rest[1:]
    return german.verb_first(rest)


_THIS = re.compile(r"\bdiese (?P<noun>[A-ZÄÖÜ]\w+)")
_NO_ADJECTIVES = frozenset({"diese", "seine", "ihre", "keine", "eine", "die", "alle", "viele"})


def _resolved(text: str, previous: Sentence | None) -> str:
    """Return the text with »diese Hilfe« as »die militärische Hilfe« of the sentence before."""
    found = _THIS.search(text)
    if found is None or previous is None:
        return text
    named = rf"(?<!die )(?<!eine )\b(?P<adjective>[a-zäöüß]+e) {found['noun']}\b(?! (?:und|sowie))"
    before = re.search(named, previous.text)
    if before is None or before["adjective"] in _NO_ADJECTIVES:
        return text
    return f"{text[: found.start()]}die {before['adjective']} {found['noun']}{text[found.end() :]}"

"""German verbs and clauses, as much as it takes to say a hedged claim without its hedge."""

from __future__ import annotations

import re

from quizapp.authoring.lexicon import COUNTRIES, FIRST_NAMES, SURNAMES_FIRST
from quizapp.authoring.wordlist import words

_THIRD = {
    "sein": "ist", "haben": "hat", "werden": "wird", "geben": "gibt", "nehmen": "nimmt",
    "fallen": "fällt", "halten": "hält", "lassen": "lässt", "fahren": "fährt", "tragen": "trägt",
    "schlagen": "schlägt", "laufen": "läuft", "wachsen": "wächst", "treffen": "trifft",
    "sprechen": "spricht", "brechen": "bricht", "helfen": "hilft", "sterben": "stirbt",
    "werfen": "wirft", "treten": "tritt", "lesen": "liest", "sehen": "sieht", "geschehen": "geschieht",
    "essen": "isst", "messen": "misst", "vergessen": "vergisst", "raten": "rät", "laden": "lädt",
    "stoßen": "stößt", "fangen": "fängt", "graben": "gräbt", "schaffen": "schafft", "gelten": "gilt",
    "wissen": "weiß", "können": "kann", "müssen": "muss", "dürfen": "darf", "wollen": "will",
    "werben": "wirbt", "befehlen": "befiehlt", "stehlen": "stiehlt", "empfehlen": "empfiehlt",
    "tun": "tut", "verderben": "verdirbt", "schmelzen": "schmilzt", "blasen": "bläst", "braten": "brät",
    "waschen": "wäscht", "fressen": "frisst", "schlafen": "schläft", "bergen": "birgt",
    "schwellen": "schwillt", "fechten": "ficht", "bersten": "birst", "erlöschen": "erlischt",
}  # fmt: skip
_STRONG = sorted((verb for verb in _THIRD if len(verb) > 4), key=len, reverse=True)
_UNSEPARATED = (
    "be",
    "ge",
    "er",
    "ver",
    "zer",
    "ent",
    "emp",
    "miss",
    "wider",
    "hinter",
    "über",
    "unter",
    "um",
    "durch",
)
_SEPARATED = (
    "zusammen", "zurück", "weiter", "heraus", "hinaus", "voran", "voraus", "wieder", "statt", "bereit",
    "nieder", "fest", "fort", "teil", "auf", "aus", "ein", "mit", "nach", "vor",
    "her", "hin", "los", "weg", "bei", "ab", "an", "zu",
)  # fmt: skip
_NOT_SEPARATED = re.compile(
    r"(?:antwort|arbeit|einig|ander|beinhalt|hinder|nachricht|festig|analys|anim|annull|abonn)"
)
_AUXILIARY = words(
    "hat haben ist sind wird werden wurde wurden war waren hatte hatten kann können muss müssen will wollen "
    "habe sei seien könne würde würden"
)
_PARTICIPLE = re.compile(
    r"(?:\w*ge\w{2,}(?:t|en)|(?:be|er|ver|zer|ent|über|unter|miss)\w{2,}(?:t|en)|\w+iert)$"
)
_NO_SUBJECT = re.compile(
    r"(?:es|sie|er|ihr|wir|man|dies\w*|das|dabei|damit|so|dort|hier|sich|ihn|ihm|ihnen|nicht)\b",
    re.IGNORECASE,
)
_PREPOSITION = (
    "(?:im|am|in|an|auf|bei|beim|seit|nach|vor|für|mit|wegen|aus|bis|gegen|trotz|während|durch|unter|"
    "über|zwischen|ab)"
)
_DETERMINER = (
    r"(?:der|die|das|dem|den|ein|eine|einem|einen|einer|sein|seine|ihr|ihre|mehr|mehrere|viele|einige|"
    r"beide|alle|\d[\d.,]*)"
)
_ADJECTIVES = r"(?:[a-zäöüß]+(?:e|en|er|es|em) ){0,3}"
_NOUN = r"[A-ZÄÖÜ][\w-]*"
_COUNTRIES = frozenset(name for names in COUNTRIES["de"].values() for name in names.split())
_COUNTRY = re.compile(r"([A-ZÄÖÜ][\w-]+)(?: und ([A-ZÄÖÜ][\w-]+))?")
_PHRASE = re.compile(
    rf"(?:{_PREPOSITION} )?(?P<determiner>{_DETERMINER} )?{_ADJECTIVES}(?:{_NOUN}s )?(?P<noun>{_NOUN})"
    rf"(?: (?:des|der) {_ADJECTIVES}{_NOUN})?"
    rf"(?: (?:und|sowie) (?:(?:der|die|das|den|dem) )?{_ADJECTIVES}{_NOUN})?"
)
_BOUND = re.compile(
    rf" (?:(?<=achfrage )nach|(?<=uche )nach|(?<=edarf )an|(?<=angel )an|(?<=ugang )zu|"
    rf"(?<=ngriff )auf|(?<=ngriffe )auf|"
    rf"(?<=irkungen )auf|(?<=influss )auf|(?<=eziehungen )(?:zu|zwischen)|(?<=estitionen )in|(?<=sgaben )für|"
    rf"(?<=osten )für|(?<=reise )für|(?<=ebatte )über|(?<=arbeit )(?:mit|zwischen)|(?<=ahl )von|"
    rf"(?<=orgung )mit) "
    rf"(?:{_DETERMINER} )?{_ADJECTIVES}{_NOUN}"
)


_OF = re.compile(rf" von (?:{_DETERMINER} )?{_ADJECTIVES}{_NOUN}")


def third_person(infinitive: str) -> str | None:
    """Return the third person singular of an infinitive, a prefix still on it, or None if it is none."""
    if not re.fullmatch(r"[a-zäöüß]{2,}n", infinitive):
        return None
    for verb in ("sein", "haben", "werden"):
        if infinitive == verb:
            return _THIRD[verb]
    for verb in _STRONG:
        if infinitive == verb or (
            infinitive.endswith(verb) and infinitive[: -len(verb)] in (*_UNSEPARATED, *_SEPARATED)
        ):
            return infinitive[: -len(verb)] + _THIRD[verb]
    if infinitive.endswith(("eln", "ern")):
        return infinitive[:-1] + "t"
    if not infinitive.endswith("en"):
        return None
    stem = infinitive[:-2]
    return stem + ("et" if re.search(r"(?:[td]|[^aeiouäöülrhmn][mn])$", stem) else "t")


def split_prefix(verb: str) -> tuple[str, str]:
    """Return a verb form without its separable prefix, and the prefix: steigt, an."""
    if _NOT_SEPARATED.match(verb):
        return verb, ""
    for prefix in _SEPARATED:
        rest = verb.removeprefix(prefix)
        if (
            rest != verb
            and len(rest) >= 3
            and re.match(r"[^aeiouäöü]{0,3}[aeiouäöü]", rest)
            and not rest.startswith("zu")
        ):
            return rest, prefix
    return verb, ""


def first_phrase(text: str, *, passive: bool = False) -> str | None:
    """Return the phrase that a text begins with, which can stand before the verb; None for a pronoun.

    In a passive clause »von Mücken« is no part of it but tells who did it.
    """
    if _NO_SUBJECT.match(text) and not re.match(r"(?:das|dem|den) (?:[a-zäöüß]+ )*[A-ZÄÖÜ]", text):
        return None
    country = _COUNTRY.match(text)
    if country and country[1] in _COUNTRIES:
        return country[0] if country[2] in _COUNTRIES else country[1]
    found = _PHRASE.match(text)
    if found is None:
        return None
    end = found.end()
    following = re.match(rf" ({_NOUN})", text[end:])
    if following and not found["determiner"]:
        if not FIRST_NAMES.isdisjoint((found["noun"], following[1])) or found["noun"] in SURNAMES_FIRST:
            name = re.match(rf"(?: {_NOUN}){{1,2}}", text[end:])
            end += name.end() if name else 0
        else:
            return None
    bound = _BOUND.match(text, end) or (_OF.match(text, end) if found["determiner"] and not passive else None)
    return text[: bound.end()] if bound else text[:end]


_PASSIVE = frozenset({"wird", "werden", "wurde", "wurden"})
_ATTRIBUTE = re.compile(r" (?:zum|zur|zu|von|vom|für|über|gegen|zwischen|an|auf|nach|mit|aus|unter) ")


def _may_go_on(phrase: str, rest: str) -> bool:
    """Whether what follows a phrase may belong to it: »der Wettlauf zum Mond«. A bare name is whole."""
    return _ATTRIBUTE.match(rest) is not None and not re.fullmatch(_NOUN, phrase)


def main_clause(subordinate: str) -> str | None:
    """Return a clause that ends in its verb as a main clause: Kim besucht Hanoi.

    None where it is not sure what the first phrase or the verb is.
    """
    clause, comma, rest = _cut_tail(subordinate)
    words = clause.split()
    passive = not _PASSIVE.isdisjoint(words[-1:])
    phrase = first_phrase(clause, passive=passive)
    if phrase is None or (not passive and _may_go_on(phrase, clause[len(phrase) :])):
        return None
    if len(words) < 3 or not re.fullmatch(r"[a-zäöüß]+", words[-1]):
        return None
    verb = words[-1]
    middle = clause[len(phrase) : -len(verb)].strip()
    if verb not in _AUXILIARY:
        if not re.search(r"(?:t|en|ern|eln|te)$", verb) or (
            middle and middle.split()[-1] in ("zu", "und", "oder")
        ):
            return None
        verb, prefix = split_prefix(verb)
        middle = f"{middle} {prefix}".strip()
    return _sentence(f"{phrase} {verb} {middle}") + comma + rest


def verb_first(text: str) -> str | None:
    """Return a clause that begins with its verb with its first phrase before it: Kim hat …."""
    verb, _, rest = text.partition(" ")
    phrase = first_phrase(rest)
    if (
        phrase is None
        or _may_go_on(phrase, rest[len(phrase) :])
        or not verb.islower()
        or re.match(r"(?:und|oder)$", verb)
    ):
        return None
    return _sentence(f"{phrase} {verb}{rest[len(phrase) :]}")


def without_modal(text: str) -> str | None:
    """Return a sentence with könnte, dürfte or soll as one with its verb: könnte steigen -> steigt."""
    found = re.search(r"\b(könnte|dürfte|soll)(n|en)?\b", text)
    if found is None:
        return None
    before, after = text[: found.start()].strip(), text[found.end() :].strip()
    clause, comma, tail = _cut_tail(after, infinitive=True)
    verbs = _verbs(clause, plural=bool(found[2]))
    if verbs is None or not before or before.endswith(","):
        return None
    middle, verb, last = verbs
    return _sentence(" ".join(part for part in (before, verb, middle, last) if part)) + comma + tail


def with_zu(subject: str, clause: str, *, plural: bool) -> str | None:
    """Return subject and infinitive clause as a sentence: X, Waffen zu liefern -> X liefert Waffen."""
    found = re.fullmatch(
        r"(?:(?P<middle>.*) )?(?:zu (?P<plain>[a-zäöüß]+n)|"
        r"(?P<prefix>[a-zäöüß]{2,8})zu(?P<stem>[a-zäöüß]{3,}n))",
        clause,
    )
    if found is None:
        return None
    infinitive = found["plain"] or f"{found['prefix']}{found['stem']}"
    verbs = _verbs(f"{found['middle'] or ''} {infinitive}".strip(), plural=plural)
    if verbs is None:
        return None
    middle, verb, last = verbs
    return _sentence(" ".join(part for part in (subject, verb, middle, last) if part))


def _verbs(clause: str, *, plural: bool) -> tuple[str, str, str] | None:
    """Return what stands between, the finite verb, and what stands last, of a clause with its verb last."""
    words = clause.split()
    if not words or not re.fullmatch(r"[a-zäöüß]+n", words[-1]):
        return None
    before = words[-2] if len(words) > 1 else ""
    if before in ("zu", "und", "oder", "sowie") or words[-1] in ("können", "müssen", "lassen", "wollen"):
        return None
    if words[-1] in ("haben", "sein", "werden") and _PARTICIPLE.match(before):
        return (
            " ".join(words[:-1]),
            words[-1] if plural and words[-1] != "sein" else _finite(words[-1], plural=plural),
            "",
        )
    finite = _finite(words[-1], plural=plural)
    if not finite:
        return None
    verb, prefix = split_prefix(finite)
    return " ".join(words[:-1]), verb, prefix


def _finite(infinitive: str, *, plural: bool) -> str:
    if plural:
        return "sind" if infinitive == "sein" else infinitive
    return third_person(infinitive) or ""


def _cut_tail(text: str, *, infinitive: bool = False) -> tuple[str, str, str]:
    """Split off what follows the verb at the end of a clause: a relative clause, an infinitive."""
    ends = "n" if infinitive else "tn"
    for found in re.finditer(r", ", text):
        last = text[: found.start()].rpartition(" ")[2]
        following = text[found.end() :]
        if (
            last.islower()
            and last[-1:] in ends
            and re.match(
                r"(?:um|der|die|das|dem|den|deren|dessen|was|weil|wenn|da|falls|sobald|nachdem|bevor|während|"
                r"sodass|wobei|wodurch|so|ohne|obwohl|sofern|damit)\b",
                following,
            )
        ):
            return text[: found.start()], ", ", following
    return text, "", ""


def _sentence(text: str) -> str:
    text = " ".join(text.split()).replace(" ,", ",")
    return text[:1].upper() + text[1:]

"""Datives: who is meant by »dem Konzern«, »der Regierung« and »den USA«, said as a subject."""

from __future__ import annotations

import re
from dataclasses import dataclass

from quizapp.authoring.entities import DE_STARTS
from quizapp.authoring.lexicon import CITIES, COUNTRIES, ORGANISATIONS
from quizapp.authoring.wordlist import words

_MASCULINE = tuple(
    words(
        "konzern minister präsident chef staat kanzler hersteller verband politiker mann sender betreiber "
        "fonds "
        "verein könig papst dienst händler trainer senator direktor richter meister gouverneur ausschuss rat "
        "bund bundestag vorstand sprecher anbieter klub club kreis kreml vatikan sohn bruder vater arzt "
        "anwalt "
        "unternehmer verlag kandidat premier general führer leiter betrieb künstler lieferant investor "
        "forscher "
        "wissenschaftler bürger flughafen hafen dienstleister produzent journalist aktivist milliardär "
        "beamte "
        "abgeordnete iran irak sudan libanon jemen tschad kongo kommandeur soldat polizist machthaber"
    )
)
_NEUTER = tuple(
    words(
        "land unternehmen regime militär ministerium institut königreich labor werk haus gericht parlament "
        "amt "
        "netzwerk bündnis team kartell portal zentrum komitee kabinett heer museum theater startup gremium "
        "konsortium emirat"
    )
)
_WEAK = re.compile(r"(?P<stem>\w+(?:ent|ant|ist|at))en|(?P<noun>\w+(?:ot|ert|eamt|ordnet|herr)e)n")
_FEMININE_PLURAL = re.compile(
    r"(?:\w+(?:ungen|heiten|keiten|schaften|tionen|eien|innen|täten|firmen|banken|behörden|truppen|milizen|"
    r"staaten|"
    r"soldaten|polizisten|journalisten|aktivisten|präsidenten|produzenten|lieferanten|konzernen)|Firmen|"
    r"Banken|"
    r"Behörden|Truppen|Milizen|Staaten|Soldaten|USA|Philippinen|Medien)",
    re.IGNORECASE,
)
_NOUN = r"[A-ZÄÖÜ][\w-]*"
_PHRASE = re.compile(
    rf"(?:(?P<determiner>[Dd](?:em|er|en)) )(?P<adjectives>(?:[a-zäöüß]+en ){{0,2}})(?P<noun>{_NOUN})"
    rf"(?P<rest>(?: (?!und\b|oder\b){_NOUN}){{0,3}}(?: (?:des|der|von|aus|in|im) [^,]+)?)"
)
_NAME = re.compile(rf"{_NOUN}(?: (?:(?:von|van|al|bin|de) )?{_NOUN}){{0,3}}")
_NOBODY = words(
    "Ihr Ihm Ihnen Ihren Ihrem Sein Seinem Allen Vielen Mehreren Uns Mir Zuletzt Nun Erneut Dort Hier"
)
_KNOWN = frozenset(
    name.replace("_", " ")
    for listed in (*COUNTRIES["de"].values(), CITIES["de"], ORGANISATIONS["de"])
    for name in listed.split()
)


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody, as the subject of a sentence and behind »durch«."""

    subject: str
    object: str
    plural: bool = False


def is_known(name: str) -> bool:
    """Whether a word is the name of a country, a city or an organisation."""
    return name in _KNOWN


def party(dative: str) -> Party | None:
    """Return who stands in the dative; None where the subject's form is not sure."""
    if dative.casefold() == "den vereinigten staaten":
        return Party("die Vereinigten Staaten", "die Vereinigten Staaten", plural=True)
    name = _NAME.fullmatch(dative)
    if name and dative.split()[0] not in DE_STARTS | _NOBODY:
        sure = is_known(dative) or not re.search(r"(?:en|ern|eln)$", dative.split()[0])
        return Party(dative, dative) if sure else None
    found = _PHRASE.fullmatch(dative)
    if found is None:
        return None
    determiner, noun = found["determiner"].casefold(), found["noun"]
    described = re.sub(r"en ", "e ", found["adjectives"])
    if determiner == "der":
        both = f"die {described}{noun}{found['rest']}"
        return Party(both, both)
    if determiner == "den":
        plural = _plural(noun)
        both = f"die {found['adjectives']}{plural}{found['rest']}"
        return Party(both, both, plural=True) if plural else None
    return _masculine_or_neuter(found, described)


def _plural(noun: str) -> str:
    """Return the nominative of a plural in the dative, or nothing."""
    if noun == "Niederlanden":
        return "Niederlande"
    if noun.casefold().endswith("konzernen"):
        return noun[:-1]
    if _FEMININE_PLURAL.fullmatch(noun):
        return noun
    return noun[:-1] if re.search(r"(?:ern|eln)$", noun) else ""


def _masculine_or_neuter(found: re.Match[str], described: str) -> Party | None:
    noun, rest = found["noun"], found["rest"]
    weak = _WEAK.fullmatch(noun)
    nominative = (weak["stem"] or weak["noun"]) if weak else noun
    folded = nominative.casefold()
    if folded.endswith(_MASCULINE):
        return Party(f"der {described}{nominative}{rest}", f"den {found['adjectives']}{noun}{rest}")
    if weak is None and folded.endswith(_NEUTER):
        both = f"das {described}{noun}{rest}"
        return Party(both, both)
    return None

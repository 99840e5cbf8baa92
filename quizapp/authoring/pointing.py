"""Pointing: words of a sentence that stand for what another sentence names."""

from __future__ import annotations

import re

from quizapp.authoring.patterns import Patterns

_PERSONAL = Patterns(
    de=r"\b(?:er|sie|ihn|ihm|ihnen|sein(?:e[mnrs]?)?|ihre?[mnrs]?)\b",
    en=r"\b(?:he|she|they|him|them|his|her|their|its?)\b",
)
_INVERTED = Patterns(
    de=r"[A-ZÄÖÜ][^,.;]*? [a-zäöüß]+ (?:er|sie|es|ihn|ihm|ihnen)\b(?! sich (?:um|bei))",
    en=(
        r"[A-Z][^,.;]{0,60},? (?:he|she|it|they)\b|"
        r"(?:(?!\b(?:and|but|that|which|who|when|while|because|if|as|so)\b)[^,.;])* (?:it|them|him)(?=[ .;,])"
    ),
)
"""A main clause that has a pronoun: what it stands for is in no clause before it."""

_IMPERSONAL = re.compile(
    r"Es (?:gibt|heißt|handelt sich|wird sich)\b|Es (?:ist|bleibt|war|wird) (?:\w+ ){0,2}?(?:\w+(?:lich|bar|"
    r"wiss|klar|haft|ig|isch|los)|fraglich|offen|erwartet|vermutet|berichtet|angenommen), |"
    r"It (?:is|remains|was) (?:\w+ )?(?:unclear|clear|likely|unlikely|possible|uncertain|expected|hoped|"
    r"feared|open) |There (?:is|are) "
)
"""Sentences whose »es« stands for nothing named before."""

_NOUNS = {
    "de": (
        r"(?P<noun>Land|Länder|Konzern|Unternehmen|Stadt|Firma|Minister(?:in)?|Präsident(?:in)?|Behörde|"
        r"Abkommen|"
        r"Projekt|Studie|Gruppe|Vertrag|Gesetz|Maßnahmen?|Schritt|Entscheidung|Regierung|Anlage|Plan|Partei|"
        r"Bericht|"
        r"Regelung|Vorschlag|Treffen|Gespräche|Verhandlungen|Bank|Werk|Fabrik|Region|Insel|Forscher(?:in)?|"
        r"Zahl|"
        r"Preise?|Mission|Verordnung|Kommission|Impfstoff|Gericht|Ergebnis|Verfahren|Programm|Brücke|Bahn|"
        r"Straße|"
        r"Mine|Kraftwerk|Versuch|Verbot|Ort)"
    ),
    "en": (
        r"(?P<noun>country|countries|company|companies|city|government|minister|president|agency|agreement|"
        r"project|"
        r"study|group|contract|treaty|law|measures?|move|step|decision|plant|plan|party|report|rule|proposal|"
        r"meeting|"
        r"talks|bank|factory|region|island|researchers?|scheme|deal|firm|figures?|mission|road|system|court|"
        r"port|"
        r"railway|bridge|mine|commission|vaccine|result|programme|ruling|network|dam|drug|ban|trial|goal|"
        r"site)"
    ),
}
_DEFINITE = Patterns(
    de=(
        rf"(?:Das|Der|Die) (?:(?:beiden|neue|neuen|geplante) )?{_NOUNS['de']} "
        r"(?=[a-zäöü])(?!(?:von|in|der|des|aus|für|zu|zum|zur|über|mit|an|am|im|bei|beim|gegen|zwischen) )"
    ),
    en=(
        rf"The (?:two |three |new |planned )?{_NOUNS['en']} "
        r"(?!(?:of|in|from|to|for|between|with|by|on|at|against|about|that) )"
    ),
)
_DEFINITE_INSIDE = Patterns(
    de=(
        r" (?:das|der|die|den|dem) (?P<noun>Land|Konzern|Unternehmen|Firma|Behörde|Abkommen|Projekt|Studie|"
        r"Vertrag|"
        r"Anlage|Werk|Fabrik|Treffen|Bericht|Verordnung|Impfstoff|Ergebnis|Verfahren)"
        r"(?=[.,;]| (?!(?:von|in|der|des|aus|für|zu|zum|zur|über|zwischen) |[A-ZÄÖÜ]))"
    ),
    en=(
        r" the (?P<noun>company|agency|agreement|project|study|contract|treaty|law|plant|factory|report|"
        r"proposal|"
        r"meeting|talks|scheme|deal|firm|mission|vaccine|drug)(?=[.,;]| (?!(?:of|in|from|to|for|between|with|"
        r"that) ))"
    ),
)
"""What was named before: understood alone only if the title or the sentence names it."""


def points_back(text: str, language: str) -> bool:
    """Whether a personal pronoun stands in a sentence, so that a swapped name could change what it means."""
    return _PERSONAL[language].search(text) is not None


def is_impersonal(text: str) -> bool:
    """Whether a sentence begins with an »es« that stands for nothing."""
    return _IMPERSONAL.match(text) is not None


def points_elsewhere(text: str, title: str, language: str) -> bool:
    """Whether a sentence has a pronoun or a definite noun for what neither it nor the title names."""
    if not is_impersonal(text) and _INVERTED[language].match(text):
        return True
    begun = _DEFINITE[language].match(text)
    if begun and begun["noun"].casefold() not in title.casefold():
        return True
    return any(
        found["noun"].casefold() not in f"{title} {text[: found.start()]}".casefold()
        for found in _DEFINITE_INSIDE[language].finditer(text)
    )

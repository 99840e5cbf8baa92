"""Genders: whether a noun can follow an article, where its ending or its first letter tells for certain."""

from __future__ import annotations

import re

_FEMININE = re.compile(
    r"(?:(?<!spr)(?<!schw)ung|heit|keit|schaft|ität|enz|anz|[bcdfgklmnprstvwz]tion|ation|sion|ition|logie|grafie|kratie)$"
)
_NEUTER = re.compile(r"(?:chen|lein|(?<!reich)(?<!irr)tum|ium)$")
_MASCULINE = re.compile(r"(?:ismus|ling|ator|ektor)$")
_FITTING = {
    "ein": "mn",
    "kein": "mn",
    "eine": "f",
    "keine": "f",
    "einen": "m",
    "keinen": "m",
    "einem": "mn",
    "einer": "f",
    "eines": "mn",
}
_VOWEL = re.compile(r"[aeio]", re.IGNORECASE)
_CONSONANT = re.compile(r"(?!hour|honest|heir|honou?r)[b-df-hj-np-tv-xz]", re.IGNORECASE)
_ODD = re.compile(r"eu|ew|one\b|once\b", re.IGNORECASE)
_NOUN = re.compile(r"[A-ZÄÖÜ][a-zäöüß]+")


def fits(article: str, text: str, language: str) -> bool | None:
    """Whether a text can stand after an article; None if that cannot be told."""
    return _english(article, text) if language == "en" else _german(article, text)


def _german(article: str, text: str) -> bool | None:
    if not _NOUN.fullmatch(text):
        return None
    word = text.casefold()
    for gender, pattern in (("f", _FEMININE), ("n", _NEUTER), ("m", _MASCULINE)):
        if pattern.search(word):
            return gender in _FITTING[article]
    return None


def _english(article: str, text: str) -> bool | None:
    if _VOWEL.match(text) and not _ODD.match(text):
        return article == "an"
    if _CONSONANT.match(text):
        return article == "a"
    return None

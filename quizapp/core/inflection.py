"""Inflection: whether two words are forms of one, like Bild and Bilder, Vertrag and Verträge.

Works on folded words, by endings and not by a dictionary, and so leans to the careful side where an
ending also makes another word: ``-er`` is a plural in Bilder, but not in Krieger or Politiker.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_UMLAUT = re.compile(r"(?<![aeouq])([aou])e(?=u?[^aeiouy]*(?:e[lnr])?$)")
"""The umlaut of a stem's last syllable: ``vertraeg``, ``baeum``, ``muetter``."""

_SHORTEST_STEM = 3
_BEFORE_UMLAUT = re.compile(r"(?<![aeouq])[aou]$")
_GERMAN = frozenset({"", "e", "n", "en", "s", "es", "ens", "ns"})
_GERMAN_ADJECTIVE = frozenset({"", "e", "er", "en", "em", "es"})
_ADJECTIVE = re.compile(r"[a-z]{3}(?:ig|lich|isch|sam|bar|(?<!sc)haft|los|voll)$")
_ER_PLURAL = re.compile(
    r"(?:amt|bad|bild|blatt|brett|buch|dach|denkmal|dorf|fach|fass|feld|geist|geschlecht|gesicht|gewand|"
    r"glas|glied|gott|grab|gut|haupt|haus|holz|horn|huhn|kalb|kind|kleid|kraut|lamm|land|licht|lied|loch|"
    r"mann|mund|nest|rad|rand|regiment|rind|schild|schloss|schwert|spital|tal|tum|volk|wald|wort|wurm)$"
)
_PEOPLE = re.compile(
    r"(?:^|[^a-z])(?:aus|in|eng|deutsch|finn|griechen|hol|ir|is|lett|nieder|neusee|rhein|russ|saar|schott|thai)"
    r"land$"
)
"""In Ausländer or Engländer the ending makes people of a place."""

_UMLAUT_PLURAL = re.compile(
    r"(?:vater|mutter|bruder|tochter|laden|garten|hafen|boden|graben|schaden|faden|ofen|kasten|mangel|vogel|"
    r"mantel|apfel|nagel|sattel|acker|kloster|hammer|schwager)$"
)
_FOREIGN = frozenset(
    {("um", "en"), ("um", "a"), ("us", "en"), ("us", "i"), ("a", "en"), ("is", "en")}
    | {("o", "en"), ("on", "a")}
)
_ENGLISH = frozenset(
    {("", "s"), ("y", "ies"), ("f", "ves"), ("fe", "ves"), ("is", "es"), ("um", "a")}
    | {("on", "a"), ("us", "i"), ("ex", "ices"), ("ix", "ices")}
)
_IRREGULAR = (("child", "children"), ("person", "people"), ("man", "men"))


def inflected(one: str, other: str, language: str, *, attributive: bool = False) -> bool:
    """Whether two different folded words are forms of the same word, in German or English.

    ``attributive`` says that another word follows, as after an adjective (der Kalte Krieg).
    """
    if language.startswith("en"):
        return _english(one, other) or _english(other, one)
    if not language.startswith("de"):
        return False
    if attributive and any({x, y} < _GERMAN_ADJECTIVE and x and y for _, x, y in _splits(one, other)):
        return True
    return any(_german(*words) or _german_umlaut(*words) for words in ((one, other), (other, one)))


def _splits(one: str, other: str) -> Iterator[tuple[str, str, str]]:
    """Yield common stems of two words with what is left of each, longest stem first."""
    common = 0
    while common < min(len(one), len(other)) and one[common] == other[common]:
        common += 1
    for cut in range(common, max(_SHORTEST_STEM, common - 1) - 1, -1):
        yield one[:cut], one[cut:], other[cut:]


def _german(base: str, form: str) -> bool:
    return any(
        ({x, y} <= _GERMAN and not (stem.endswith("s") and "s" in (x, y)))
        or ({x, y} <= _GERMAN_ADJECTIVE and _ADJECTIVE.search(stem) is not None)
        or (x, y) in _FOREIGN
        or (not x and _own_ending(stem, y))
        for stem, x, y in _splits(base, form)
        if not ("e" in (x[:1], y[:1]) and _BEFORE_UMLAUT.search(stem))
        and not ("n" in (x, y) and stem.endswith("i"))
    )


def _own_ending(stem: str, ending: str) -> bool:
    """Whether the stem is one of those that take an ending which otherwise makes another word."""
    match ending:
        case "er" | "ern":
            return _takes_er(stem)
        case "nen":
            return stem.endswith("in")
        case "se" | "sen" | "ses":
            return stem.endswith(("nis", "us"))
        case "ien":
            return stem.endswith(("al", "ip", "il"))
        case _:
            return False


def _german_umlaut(base: str, form: str) -> bool:
    for ending in ("", "n", "e", "en", "er", "ern"):
        if not form.endswith(ending):
            continue
        dotted = form.removesuffix(ending)
        stem = _UMLAUT.sub(r"\1", dotted)
        if stem == dotted or base not in (stem, f"{stem}s", f"{stem}es"):
            continue
        if ending in ("e", "en") or (ending.startswith("er") and _takes_er(stem)):
            return True
        if ending in ("", "n") and _UMLAUT_PLURAL.search(stem):
            return True
    return False


def _takes_er(stem: str) -> bool:
    return _ER_PLURAL.search(stem) is not None and _PEOPLE.search(stem) is None


def _english(base: str, form: str) -> bool:
    if any(base.endswith(one) and form == base.removesuffix(one) + many for one, many in _IRREGULAR):
        return True
    return any(
        (x, y) in _ENGLISH or (not x and y == "es" and stem.endswith(("s", "x", "z", "ch", "sh", "o")))
        for stem, x, y in _splits(base, form)
    )

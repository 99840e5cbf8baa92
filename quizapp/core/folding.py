"""Folding: the normal form in which two texts count as the same text."""

from __future__ import annotations

import re
from unicodedata import normalize

_PLAIN = re.compile(r"[ \n!-_a-~À-ÖØ-öø-ÿ]*")
"""Texts of these characters need no table: no combining marks, no odd quotes, dashes or spaces."""

_COMBINING_JOINERS = (0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B, 0x180C, 0x180D, 0x180F, 0x3164, 0xFFA0)
_INVISIBLE = (
    *range(0x09),
    *range(0x0E, 0x1C),
    *range(0x7F, 0x85),
    *range(0x86, 0xA0),
    0xAD,
    *range(0x0600, 0x0606),
    0x061C,
    0x06DD,
    0x070F,
    0x180E,
    *range(0x200B, 0x2010),
    *range(0x202A, 0x202F),
    *range(0x2060, 0x2070),
    *range(0xFE00, 0xFE10),
    0xFEFF,
    *range(0xFFF9, 0xFFFC),
    *range(0xE0000, 0xE0080),
    *range(0xE0100, 0xE01F0),
    *_COMBINING_JOINERS,
)
"""Controls, format characters, fillers and variation selectors: what no reader sees."""

_PLAINER: dict[str, str] = {
    **dict.fromkeys(map(chr, _INVISIBLE), ""),
    **dict.fromkeys("‐‑‒–—―−﹘﹣－⁃", "-"),
    **dict.fromkeys("„“”‟«»″〝〞〟＂", '"'),
    **dict.fromkeys("‚‘’‛‹›′`´ʹʻʼʽˈ＇", "'"),
    "…": "...",
}
_TABLE = str.maketrans(_PLAINER)


def fold(text: str) -> str:
    """Return the strict normal form of a text: equal forms mean equal texts.

    Composed (NFC), casefolded, without invisible characters, spaces collapsed and trimmed,
    typographic quotes, apostrophes and dashes plain, ``ß`` as ``ss`` and ``ä`` as ``ae``. Folding a
    folded text changes nothing.
    """
    if text.isascii() and text.isprintable():
        folded = text.lower().replace("`", "'")
    elif _PLAIN.fullmatch(text):
        folded = spell_umlauts(text.casefold())
    else:
        return _fold_rare(text)
    return " ".join(folded.split())


def spell_umlauts(text: str) -> str:
    """Return a casefolded text with its umlauts as ``ae``, ``oe`` and ``ue``."""
    return text.replace("ä", "ae").replace("ö", "oe").replace("ü", "ue")


def compose(text: str) -> str:
    """Return the text composed (NFC), without invisible characters, with plain quotes and dashes."""
    return normalize("NFC", _plainer(normalize("NFC", _plainer(text))))


def _plainer(text: str) -> str:
    return text.translate(_TABLE)


def _fold_rare(text: str) -> str:
    folded = compose(spell_umlauts(compose(compose(text).casefold())))
    return " ".join(folded.split())

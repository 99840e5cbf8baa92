"""Identity: how an entry is known, by its id or by a fingerprint of what it asks."""

from __future__ import annotations

import re
from hashlib import blake2b
from typing import TYPE_CHECKING
from unicodedata import normalize

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

ID = re.compile(r"[\w-]{1,80}")
LONGEST_SLUG = 40
_NO_WORD = re.compile(r"[^a-z0-9]+")
_NO_ID = re.compile(r"[^\w-]+")
_SPELT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})


def fingerprint(parts: Iterable[str]) -> str:
    """Return ``~`` and 12 hex digits that depend on the texts only, not on their white space."""
    text = "\n".join([" ".join(part.split()) for part in parts])
    if not text.isascii():
        text = normalize("NFC", text)
    return "~" + blake2b(text.encode(), digest_size=6).hexdigest()


def slug(text: str, taken: Container[str] = (), numbers: dict[str, int] | None = None) -> str:
    """Return a short id made of the text's words, different from those taken.

    ``numbers`` remembers, from one call to the next, the last number behind equal words.
    """
    plain = normalize("NFKD", normalize("NFC", text).casefold().translate(_SPELT))
    words = _NO_WORD.sub("-", plain.encode("ascii", "ignore").decode()).strip("-")
    short = (
        words
        if len(words) <= LONGEST_SLUG
        else words[: LONGEST_SLUG + 1].rpartition("-")[0] or words[:LONGEST_SLUG]
    )
    base = candidate = short or "entry"
    number = numbers.get(base, 1) if numbers is not None else 1
    while candidate in taken:
        number += 1
        candidate = f"{base}-{number}"
    if numbers is not None:
        numbers[base] = number
    return candidate


def deck_id(stem: str) -> str:
    """Return the id of a deck without one: its file's name, odd characters as hyphens."""
    return _NO_ID.sub("-", normalize("NFC", stem)).strip("-")[:80] or "deck"

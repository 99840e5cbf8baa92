"""Keys that are unknown, German, missing or out of place, and what was probably meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.bank.schema import ALL_CHOICES, COMMON, ENTRY_KEYS, GERMAN_KEYS, SYNONYMS
from quizapp.core.nearness import nearest

if TYPE_CHECKING:
    from collections.abc import Collection

    from quizapp.bank.fields import Fields


_JOINTS = str.maketrans("", "", " _-")


def report_unknown(fields: Fields, known: frozenset[str], *, elsewhere: str = "") -> set[str]:
    """Report each key that is not known here; return the known keys that were probably meant.

    ``elsewhere`` is the key that tells the entry's kind: keys of other kinds are reported as having no
    meaning together with it.
    """
    meant: set[str] = set()
    for name in [name for name in fields.values if name not in known]:
        if fields.report.full:
            break
        guess = _report_one(fields, name, known, elsewhere)
        if guess:
            meant.add(guess)
    return meant


def synonym(word: str, keys: Collection[str]) -> str:
    """Return the key that the word is another word for, or nothing."""
    plain = word.casefold().translate(_JOINTS)
    return next((key for key in SYNONYMS.get(plain, ()) if key in keys), "")


def _report_one(fields: Fields, name: str, known: frozenset[str], elsewhere: str) -> str:
    if name == "<<":
        fields.at_key(name, "merge-key")
        return ""
    english = GERMAN_KEYS.get(name.casefold(), "")
    if english in known or english in ENTRY_KEYS:
        fields.at_key(name, "german-key", key=name, english=english)
        return english
    if elsewhere and name in ENTRY_KEYS:
        listed = ", ".join(sorted(known - COMMON))
        fields.at_key(name, "misplaced-key", key=name, other=elsewhere, known=listed)
        return ""
    if elsewhere == "answer":
        known |= {"wrong"}  # what makes it a choice, and is perhaps the key that was mistyped
    possible = known | ENTRY_KEYS if elsewhere else known
    listed = ", ".join(sorted(known))
    if name.casefold() in ALL_CHOICES and "wrong" in possible:
        fields.at_key(name, "unknown-key", key=name, known=listed, others="wrong")
        return "wrong"
    free = possible - set(fields.values)
    similar = synonym(name, free) or nearest(name, sorted(known & free)) or ""
    guess = {"similar": similar} if similar else {}
    fields.at_key(name, "unknown-key", key=name, known=listed, **guess)
    return similar

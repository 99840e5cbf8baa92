"""Id numbers: the stable ids of items where a platform keeps a short text for each question."""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING

from quizapp.bank.identity import ID

if TYPE_CHECKING:
    from quizapp.core.items import Item

LONGEST = 100
"""Moodle's column for an id number has room for as many characters."""


def idnumber(item: Item) -> str:
    """Return the item's id; a very long one is cut and gets a hash, so that it stays the only one."""
    if len(item.id) <= LONGEST:
        return item.id
    digest = blake2b(item.id.encode(), digest_size=6).hexdigest()
    return f"{item.id[: LONGEST - len(digest) - 1]}-{digest}"


def entry_id(number: str) -> str:
    """Return the id that an entry gets from an id number, empty if there is none in it."""
    known = number.strip().rpartition("/")[2].replace(".", "-")
    return known if ID.fullmatch(known) else ""

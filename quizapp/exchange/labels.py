"""Labels: what a platform keeps beside a question to know it by: a name, an id number, tags."""

from __future__ import annotations

import re
from hashlib import blake2b
from typing import TYPE_CHECKING

from quizapp.bank.identity import ID
from quizapp.bank.problems import shorten

if TYPE_CHECKING:
    from collections.abc import Iterable

    from quizapp.core.items import Item

LONGEST = 100
"""Moodle's column for an id number has room for as many characters."""

_LONGEST_NAME = 80
_LEVEL = re.compile(r"level:([123])")


def short_name(item: Item) -> str:
    """Return what a question is called in a list."""
    return shorten(item.stem, _LONGEST_NAME)


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


def tags_of(item: Item) -> tuple[str, ...]:
    """Return the tags of a question; ``level:2`` says how hard it is."""
    return (*item.tags, *([f"level:{item.level}"] if item.level is not None else []))


def tags_and_level(words: Iterable[str]) -> tuple[tuple[str, ...], int | None]:
    """Return what `tags_of` was made of."""
    found: dict[str, None] = {}
    level = None
    for word in words:
        if says := _LEVEL.fullmatch(word):
            level = level or int(says[1])
        elif word:
            found[" ".join(word.split())] = None
    return tuple(found), level

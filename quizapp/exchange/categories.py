"""Categories of a question bank: one is the title of a deck, several are tags of its questions."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from quizapp.core.decks import Deck

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from quizapp.core.decks import Question

_SLASH = re.compile(r"(?<!/)/(?!/)")


class Categories:
    """Which category each question is in."""

    def __init__(self) -> None:
        self._names: dict[str, str] = {}
        self._of: list[str] = []
        self._now = ""

    def enter(self, path: str, description: str = "") -> None:
        """Begin a category: ``$course$/top/Name``, a slash in a name is doubled."""
        name = " ".join(_SLASH.split(path)[-1].replace("//", "/").split())
        self._now = "" if name.startswith("$") or name == "top" else name
        if self._now:
            self._names.setdefault(self._now, description)

    def add(self, place: int) -> None:
        """Note that the question at this place is in the present category."""
        self._of += [self._now] * (place + 1 - len(self._of))

    @property
    def _used(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(self._of))

    def deck(self, entries: Sequence[Question], name: str) -> Deck:
        """Return the deck of all questions: the only category with what is said about it, or of that name."""
        title = self._used[0] if len(self._used) == 1 else ""
        description = self._names.get(title, "")
        return Deck("", title or name, description=description, entries=tuple(self._tagged(entries)))

    def _tagged(self, entries: Sequence[Question]) -> Iterator[Question]:
        """Yield the questions, with their category as a tag if there are several."""
        if len(self._used) < 2:
            yield from entries
            return
        for entry, name in zip(entries, self._of, strict=True):
            tags = tuple(dict.fromkeys((*entry.common.tags, *([name] if name else []))))
            yield replace(entry, common=replace(entry.common, tags=tags))

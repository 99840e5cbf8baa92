"""Patterns: one regular expression for each language, compiled only when its language is read."""

from __future__ import annotations

import re


class Patterns:
    """Expressions by language, as in a dictionary. Compiling those of the other language would take time."""

    def __init__(self, *, de: str, en: str, flags: re.RegexFlag = re.NOFLAG) -> None:
        self._sources = {"de": de, "en": en}
        self._flags = flags
        self._compiled: dict[str, re.Pattern[str]] = {}

    def __getitem__(self, language: str) -> re.Pattern[str]:
        """Return the expression for a language."""
        found = self._compiled.get(language)
        if found is None:
            found = self._compiled[language] = re.compile(self._sources[language], self._flags)
        return found

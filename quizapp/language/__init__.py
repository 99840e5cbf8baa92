"""Message catalogues, and the one function that looks a message up.

English messages are the keys. A `Translator` is handed to whatever shows text; nothing here is
global, so that the language can change while the program runs.
"""

from __future__ import annotations

import gettext
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

LANGUAGES = ("de", "en")
CATALOGUES = Path(__file__).parent / "catalogues"


def N_(message: str) -> str:  # noqa: N802 - the name gettext's tools know
    """Mark a message that is looked up where it is shown, not where it is written."""
    return message


class Translator:
    """Looks messages up in one language and fills in their values."""

    def __init__(self, code: str, catalogue: gettext.NullTranslations) -> None:
        self.code = code
        self._catalogue = catalogue

    def __call__(self, message: str, /, **values: object) -> str:
        """Return the message in this language, with ``{name}`` filled in from ``values``."""
        if not message:
            return ""
        text = self._catalogue.gettext(message)
        return text.format(**values) if values else text

    def plural(self, one: str, many: str, n: int, /, **values: object) -> str:
        """Return the form for ``n`` things; ``{n}`` in the message is the number."""
        return self._catalogue.ngettext(one, many, n).format(n=n, **values)


def translator(code: str) -> Translator:
    """Return the translator for ``de`` or ``en``; any other code gives the English messages."""
    known = code if code in LANGUAGES else "en"
    return Translator(known, gettext.translation("quizapp", CATALOGUES, [known], fallback=True))


def preferred(option: str | None, setting: str | None, environ: Mapping[str, str], deck: str | None) -> str:
    """Choose the interface's language: option, else setting, else the locale, else the deck's."""
    if chosen := option or setting:
        return chosen
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        code = environ.get(name, "").split(":")[0][:2].casefold()
        if code in LANGUAGES:
            return code
        if environ.get(name):
            break
    return deck if deck in LANGUAGES else "en"

"""The language of the interface, as far as it is known at the start."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from quizapp.language import LANGUAGES, preferred, translator

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from quizapp.language import Translator
    from quizapp.settings import Settings


def environment(environ: Mapping[str, str]) -> Mapping[str, str]:
    """Return the environment, on Windows with the language of its interface as ``LANG``."""
    if sys.platform == "win32" and not any(environ.get(name) for name in ("LANGUAGE", "LC_ALL", "LANG")):
        import ctypes
        import locale

        code = locale.windows_locale.get(ctypes.windll.kernel32.GetUserDefaultUILanguage(), "")
        return {**environ, "LANG": code}
    return environ


def option_language(arguments: Sequence[str]) -> str | None:
    """Return the value of ``--lang``, looked for before anything else is read, if it is one."""
    for place, word in enumerate(arguments):
        name, equals, value = word.partition("=")
        if name == "--lang":
            wanted = value if equals else "".join(arguments[place + 1 : place + 2])
            return wanted if wanted in LANGUAGES else None
    return None


def speak(
    option: str | None, settings: Settings, environ: Mapping[str, str], deck: str | None = None
) -> Translator:
    """Return the translator: for the option, else the setting, else the locale, else the deck's language."""
    return translator(preferred(option, settings.language, environ, deck))

"""Surroundings: everything a command is run with."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from quizapp.settings import Settings
from quizapp.settings.file import load_settings

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from quizapp.cli.options import Options
    from quizapp.cli.places import Places
    from quizapp.language import Translator
    from quizapp.study import Message


class Surroundings(NamedTuple):
    """What was asked for, where things are, what was set, and in which language to tell."""

    options: Options
    environ: Mapping[str, str]
    places: Places
    settings: Settings
    notices: tuple[Message, ...]
    tr: Translator


def read_settings(path: Path) -> tuple[Settings, tuple[Message, ...]]:
    """Return the settings, and what to tell about a file that cannot be used as it stands."""
    try:
        loaded = load_settings(path)
    except NotADirectoryError:
        return Settings(), ()
    except OSError as error:
        from quizapp.cli.notices import SettingsUnreadable
        from quizapp.language.refusals import refusal

        return Settings(), (SettingsUnreadable(path, refusal(error)),)
    if not loaded.faults:
        return loaded.settings, ()
    from quizapp.cli.notices import settings_notices

    return loaded.settings, settings_notices(path, loaded.faults)

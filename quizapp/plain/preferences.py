"""Preferences: what can be set, and each new value as a number of a list or a line."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from quizapp.language import translator
from quizapp.progress.errors import StorageError
from quizapp.settings import AUTO, CHOICES, NAMES, RETENTION, Settings, change, parse_value
from quizapp.settings.words import TITLES, about, range_words, value_words
from quizapp.study import scheduling

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quizapp.language import Translator
    from quizapp.plain.console import Console
    from quizapp.settings import Value
    from quizapp.study import Workspace


def change_settings(workspace: Workspace, console: Console) -> tuple[Workspace, Console]:
    """Let change settings until the learner goes back; return workspace and console as set then."""
    before = workspace.settings
    while True:
        tr = console.tr
        console.say("", tr("Choose what to change, /q to go back."))
        chosen = console.choose(setting_labels(workspace.settings, tr))
        if chosen is None:
            break
        changed = _ask(NAMES[chosen], workspace.settings, console)
        if changed == workspace.settings:
            continue
        if changed.language != workspace.settings.language:
            console = replace(console, tr=translator(changed.language or workspace.automatic))
        _keep(workspace, changed, console)
        workspace = replace(workspace, settings=changed)
    _follow(before, workspace, console)
    return workspace, console


def setting_labels(settings: Settings, tr: Translator) -> list[str]:
    """Return each setting with its value."""
    return [f"{tr(TITLES[name])}: {value_words(name, getattr(settings, name), tr)}" for name in NAMES]


def _ask(name: str, settings: Settings, console: Console) -> Settings:
    """Say what a setting is for, and let choose or type its new value; a command leaves it as it is."""
    console.say(about(name, console.tr))
    if name in CHOICES:
        values = tuple(None if word == AUTO else word for word in CHOICES[name])
        return _choose(name, values, settings, console)
    if isinstance(getattr(settings, name), bool):
        return _choose(name, (True, False), settings, console)
    return _read(name, settings, console)


def _choose(name: str, values: Sequence[Value], settings: Settings, console: Console) -> Settings:
    chosen = console.choose([value_words(name, value, console.tr) for value in values])
    return settings if chosen is None else change(settings, name, values[chosen])


def _read(name: str, settings: Settings, console: Console) -> Settings:
    """Read a number; nothing leaves it as it is."""
    tr = console.tr
    possible = range_words(name, tr)
    if name == "retention":
        low, high = (round(100 * share) for share in RETENTION)
        possible = tr("a whole number from {low} to {high}", low=low, high=high)
    console.say(tr("Type {range}, or nothing to leave it as it is.", range=possible))
    while isinstance(said := console.line(), str) and said:
        try:
            return change(settings, name, parse_value(name, _share(said) if name == "retention" else said))
        except ValueError:
            console.say(tr("That is not possible. Type {range}.", range=possible))
    return settings


def _share(text: str) -> str:
    """Return a percentage as the share that is stored; anything else stays as it is."""
    percent = text.removesuffix("%").strip()
    return str(int(percent) / 100) if percent.isdecimal() and len(percent) < 4 else text


def _keep(workspace: Workspace, settings: Settings, console: Console) -> None:
    tr = console.tr
    try:
        workspace.keep_settings(settings, tr)
    except OSError as error:
        from quizapp.language.refusals import refusal

        reason = tr(refusal(error))
        path = workspace.settings_file
        console.say(
            tr(
                "The settings hold until you quit, but cannot be kept in »{path}«: {reason}.",
                path=path,
                reason=reason,
            )
        )


def _follow(before: Settings, workspace: Workspace, console: Console) -> None:
    """Let the memories follow what is set now, if that makes a difference."""
    if scheduling(workspace.settings) == scheduling(before):
        return
    console.say(console.tr("All dates are being computed anew …"))
    try:
        workspace.store.reschedule(scheduling(workspace.settings))
    except StorageError as error:
        console.say(error.message(console.tr))

"""Keys as they are shown: in the key bar and in the help, in the language of the interface."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from textual.app import App
from textual.binding import Binding
from textual.keys import format_key

from quizapp.language import N_

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.binding import ActiveBinding

    from quizapp.language import Translator

_NAMES = {
    "escape": N_("Esc"),
    "space": N_("Space"),
    "tab": N_("Tab"),
    "backspace": N_("Backspace"),
    "delete": N_("Del"),
    "pageup": N_("PgUp"),
    "pagedown": N_("PgDn"),
    "home": N_("Home"),
    "end": N_("End"),
}

_ARROWS = ("up", "down", "left", "right")

DIGITS = Binding.Group("digits", compact=True)
"""Bindings of this group are shown as one: »1–3«."""

MOVES = Binding.Group("moves", compact=True)
"""Bindings of this group are shown as one: »↑ ↓«."""

SIDEWAYS = Binding.Group("sideways", compact=True)
CARRY = Binding.Group("carry", compact=True)
"""Bindings of a group do one thing, one way and the other."""


@dataclass(frozen=True, slots=True)
class Shown:
    """Keys that do one thing: how they are called, what they do in a word and in a sentence.

    ``keys`` are the ones for the key bar, which shows what is ``visible``; the help shows
    ``all_keys`` of everything that has a sentence. ``press`` is the key to simulate for a click.
    """

    keys: str
    all_keys: str
    word: str
    sentence: str
    press: str
    action: str
    visible: bool


def translated(active: ActiveBinding, tr: Translator) -> ActiveBinding:
    """Return the binding with its words in the language of the interface."""
    binding = active.binding
    words = replace(
        binding,
        description=tr(binding.description),
        tooltip=tr(binding.tooltip),
        key_display=tr(binding.key_display) if binding.key_display else key_name(binding.key, tr),
    )
    return active._replace(binding=words, tooltip=words.tooltip)


def key_name(key: str, tr: Translator) -> str:
    """Return what a key is called."""
    *modifiers, plain = key.split("+")
    name = tr(_NAMES[plain]) if plain in _NAMES else format_key(plain)
    if "ctrl" in modifiers:
        return tr("Ctrl+{key}", key=name.upper())
    if "shift" in modifiers:
        return f"⇧{name}"
    return name.upper() if len(name) == 2 and name[0] == "f" else name


def shown_keys(bindings: Mapping[str, ActiveBinding]) -> list[Shown]:
    """Return what can be pressed now, each word or action once: the screen's own first, then the app's."""
    ordered = sorted(bindings.values(), key=lambda active: isinstance(active.node, App))
    together: dict[object, list[Binding]] = {}
    for active in ordered:
        if active.enabled:
            binding = active.binding
            together.setdefault(binding.group or binding.description or binding.action, []).append(binding)
    return [shown for group in together.values() if (shown := _as_shown(group)).word or shown.sentence]


def _as_shown(bindings: list[Binding]) -> Shown:
    first = bindings[0]
    return Shown(
        keys=_short(bindings),
        all_keys=_short(bindings) if first.group is DIGITS else " ".join(map(_name, bindings)),
        word=first.description,
        sentence=first.tooltip,
        press=first.key,
        action=first.action,
        visible=any(binding.show for binding in bindings),
    )


def _short(bindings: list[Binding]) -> str:
    first, last = _name(bindings[0]), _name(bindings[-1])
    if bindings[0].group is DIGITS and len(bindings) > 1:
        return f"{first}–{last}"
    if bindings[0].group is MOVES:
        return " ".join(_name(binding) for binding in bindings if binding.key in _ARROWS)
    if bindings[0].group is not None:
        return " ".join(_name(binding) for binding in bindings if binding.show) or first
    return first


def _name(binding: Binding) -> str:
    return binding.key_display or binding.key

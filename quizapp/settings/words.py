"""Words: how settings and their values are called, and what they are for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.language import N_
from quizapp.settings import CHOICES, RANGES, RETENTION, Value

if TYPE_CHECKING:
    from quizapp.language import Translator

TITLES = {
    "language": N_("Language"),
    "theme": N_("Colours"),
    "new_a_day": N_("New questions a day"),
    "reviews_a_day": N_("Reviews a day"),
    "quiz_length": N_("Questions in a quiz"),
    "retention": N_("Remembering aim"),
    "day_start": N_("The day begins at"),
    "typo_tolerance": N_("Forgive typing errors"),
    "select_first": N_("Confirm choices"),
    "plain": N_("Line by line"),
}

_ABOUT = {
    "language": N_("The language of the program. Automatic follows the computer's."),
    "theme": N_("The colours of the program."),
    "new_a_day": N_("How many new questions at most you are asked a day, over all decks."),
    "reviews_a_day": N_("How many questions at most come back a day, over all decks. 0 is no limit."),
    "quiz_length": N_("How many questions a quiz has."),
    "retention": N_(
        "How sure you want to be to still know a question on the day it comes back. "
        "The surer, the more often it comes."
    ),
    "day_start": N_("Learning before this hour of the night counts for the day before."),
    "typo_tolerance": N_(
        "A right answer with a typing error counts as right. Singular and plural are forgiven in any case."
    ),
    "select_first": N_("A digit only marks a choice, and Enter answers."),
    "plain": N_("Start line by line, for screen readers; the same as --plain."),
}

_ABOUT_LIMITS = {
    "new_a_day": N_("How many new questions of this deck at most you are asked a day."),
    "reviews_a_day": N_("How many questions of this deck at most come back a day. 0 is no limit."),
}

LANGUAGE_NAMES = {"de": "Deutsch", "en": "English"}

THEME_NAMES = {
    "dark": N_("dark"),
    "light": N_("light"),
    "contrast": N_("high contrast"),
    "colourblind": N_("for colour blindness"),
}


def about(name: str, tr: Translator) -> str:
    """Return what a setting is for."""
    base, dot, _ = name.partition(".")
    return tr(_ABOUT_LIMITS[base] if dot else _ABOUT[base])


def range_words(name: str, tr: Translator) -> str:
    """Return which values are possible, as they are written in the file."""
    base = name.partition(".")[0]
    if base in CHOICES:
        *others, last = CHOICES[base]
        return tr("{others} or {last}", others=", ".join(others), last=last)
    if base in RANGES:
        low, high = RANGES[base]
        return tr("a whole number from {low} to {high}", low=low, high=high)
    if base == "retention":
        low_share, high_share = RETENTION
        return tr("a number from {low} to {high}", low=low_share, high=high_share)
    return tr("yes or no")


def value_words(name: str, value: Value, tr: Translator) -> str:
    """Return a value in the learner's words."""
    match name, value:
        case "language", None:
            return tr("automatic")
        case "language", _:
            return LANGUAGE_NAMES[str(value)]
        case "theme", _:
            return tr(THEME_NAMES[str(value)])
        case "reviews_a_day", 0:
            return tr("no limit")
        case "day_start", _:
            return tr("{hour}:00", hour=value)
        case _, bool():
            return tr("yes") if value else tr("no")
        case _, float():
            return f"{100 * value:.4g} %"
        case _:
            return str(value)

"""Themes: dark, light, high contrast and for colour blindness, each with one accent colour."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.theme import Theme

if TYPE_CHECKING:
    from textual.app import App


def _variables(background: str, scrollbar: str, **own: str) -> dict[str, str]:
    """Return our own variables and scrollbars that stay in the background.

    ``muted`` is for text that is not to be read first, ``mark`` the ground of quoted words.
    """
    tracks = ("scrollbar-background", "scrollbar-background-hover", "scrollbar-background-active")
    thumbs = ("scrollbar", "scrollbar-hover", "scrollbar-active")
    return own | dict.fromkeys(tracks, background) | dict.fromkeys(thumbs, scrollbar)


THEMES = {
    "dark": Theme(
        name="dark",
        primary="#7ab8f5",
        accent="#7ab8f5",
        success="#7fd18b",
        warning="#e8c06a",
        error="#f28b82",
        foreground="#e8eaed",
        background="#15181c",
        surface="#21262d",
        panel="#21262d",
        variables=_variables("#15181c", "#3d4650", muted="#9aa3ad", mark="#3a4a5c"),
    ),
    "light": Theme(
        name="light",
        primary="#0b57b0",
        accent="#0b57b0",
        success="#17692b",
        warning="#7a5200",
        error="#b3261e",
        foreground="#1b1d20",
        background="#fbfaf8",
        surface="#ecebe7",
        panel="#ecebe7",
        dark=False,
        variables=_variables("#fbfaf8", "#b9b7b0", muted="#5b6068", mark="#f5e3a6"),
    ),
    "contrast": Theme(
        name="contrast",
        primary="#ffe500",
        accent="#ffe500",
        success="#5dff7f",
        warning="#ffd24d",
        error="#ff9a94",
        foreground="#ffffff",
        background="#000000",
        surface="#1c1c1c",
        panel="#1c1c1c",
        text_alpha=1.0,
        variables=_variables("#000000", "#ffffff", muted="#d6d6d6", mark="#5a5000", border="#ffffff"),
    ),
    # After the colours of Okabe and Ito: right is blue and wrong orange, never green and red.
    "colourblind": Theme(
        name="colourblind",
        primary="#e0a3c4",
        accent="#e0a3c4",
        success="#56b4e9",
        warning="#f0e442",
        error="#e69f00",
        foreground="#e8eaed",
        background="#15181c",
        surface="#21262d",
        panel="#21262d",
        variables=_variables("#15181c", "#3d4650", muted="#9aa3ad", mark="#3a4a5c"),
    ),
}
"""By the names of `settings.THEMES`."""


def use_themes(app: App[None], first: str) -> None:
    """Let the app know the themes, and begin with one of them."""
    for theme in THEMES.values():
        app.register_theme(theme)
    app.theme = first

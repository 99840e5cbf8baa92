"""Themes: what is written can be read, also by who sees no colours, or not all of them."""

import pytest
from textual.color import Color
from textual.theme import Theme

from quizapp import settings
from quizapp.settings.words import THEME_NAMES
from quizapp.tui.themes import THEMES

READABLE = 4.5
"""WCAG 2, level AA, for text of any size."""

TEXTS = ("foreground", "muted", "primary", "accent", "success", "warning", "error")
GROUNDS = ("background", "surface", "panel")

Matrix = tuple[tuple[float, float, float], ...]
DEFICIENCIES: dict[str, Matrix] = {
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritanopia": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}  # fmt: skip
"""Machado, Oliveira and Fernandes (2009), severity 1, for linear RGB."""


def linear(colour: str) -> tuple[float, float, float]:
    rgb = Color.parse(colour).normalized
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in rgb)
    return red, green, blue


def luminance(rgb: tuple[float, float, float]) -> float:
    return sum(share * part for share, part in zip((0.2126, 0.7152, 0.0722), rgb, strict=True))


def contrast(text: str, ground: str) -> float:
    bright, dark = sorted((luminance(linear(text)), luminance(linear(ground))), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def colours(theme: Theme) -> dict[str, str]:
    named = {name: getattr(theme, name) for name in (*TEXTS, *GROUNDS) if hasattr(theme, name)}
    return named | theme.variables


def seen(colour: str, matrix: Matrix) -> tuple[float, float, float]:
    """Return the CIELAB colour that somebody with a deficiency sees."""
    rgb = linear(colour)
    r, g, b = (max(0.0, sum(a * part for a, part in zip(row, rgb, strict=True))) for row in matrix)
    xyz = (
        (0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505,
        0.2126 * r + 0.7152 * g + 0.0722 * b,
        (0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089,
    )
    x, y, z = (part ** (1 / 3) if part > 0.008856 else 7.787 * part + 16 / 116 for part in xyz)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def test_every_theme_can_be_set_and_has_a_name() -> None:
    assert tuple(THEMES) == settings.THEMES == tuple(THEME_NAMES)
    assert all(theme.name == name for name, theme in THEMES.items())


def test_the_formula_is_that_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)


@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("name", THEMES)
def test_text_of_every_colour_can_be_read_on_every_ground(name: str, text: str, ground: str) -> None:
    named = colours(THEMES[name])
    assert contrast(named[text], named[ground]) >= READABLE


@pytest.mark.parametrize("name", THEMES)
def test_quoted_words_can_be_read_on_their_mark(name: str) -> None:
    named = colours(THEMES[name])
    assert contrast(named["foreground"], named["mark"]) >= READABLE


@pytest.mark.parametrize("deficiency", DEFICIENCIES)
def test_right_and_wrong_differ_for_the_colour_blind(deficiency: str) -> None:
    theme = THEMES["colourblind"]
    assert theme.success is not None
    assert theme.error is not None
    right, wrong = (seen(colour, DEFICIENCIES[deficiency]) for colour in (theme.success, theme.error))
    assert sum((a - b) ** 2 for a, b in zip(right, wrong, strict=True)) ** 0.5 > 40

"""Plots: pictures of numbers as SVG, coloured by the page's style, each with a title and a description."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, NamedTuple

from quizapp.core.markup import element

if TYPE_CHECKING:
    from collections.abc import Sequence
    from xml.etree.ElementTree import Element

WIDTH = 760
_SQUARE, _GAP = 11, 2.5
_BAR_ROOM, _BAR_HEIGHT = 26, 150
_NAME, _VALUE = 220, 190
_OVERHANG = 16  # of the last label, which is wider than its bar
_HEAT = (1, 10, 20, 40)


class Caption(NamedTuple):
    """What a plot is called, and what it says in words, for those who do not see it."""

    id: str
    title: str
    description: str


class Bar(NamedTuple):
    """One bar of several: below it a label (mostly none), when pointed at a hint."""

    value: float
    label: str
    hint: str
    stressed: float = 0.0


class Row(NamedTuple):
    """A share of 0 to 1 with its name and the number in words; None is no share."""

    name: str
    share: float | None
    words: str


class Point(NamedTuple):
    """A share of 0 to 1 at some time, with a label and a hint, and the share that was needed."""

    share: float
    label: str
    hint: str
    needed: float
    good: bool


def heat(attempts: int) -> int:
    """Return how strongly a day is coloured, 0 to 4."""
    return sum(attempts >= least for least in _HEAT)


def calendar(
    caption: Caption,
    days: Sequence[tuple[int, str]],
    first_weekday: int,
    months: Sequence[tuple[int, str]],
    names: Sequence[str],
) -> Element:
    """Draw a column a week and a row a weekday.

    Args:
        caption: what it is.
        days: what was done on each day, and a hint.
        first_weekday: of the first day, 0 is Monday.
        months: where in ``days`` a month begins, and its name.
        names: of the weekdays.
    """
    margin, step = 34, _SQUARE + _GAP
    weeks = ceil((first_weekday + len(days)) / 7)
    svg = _svg(caption, margin + weeks * step, 20 + 7 * step)
    for place, name in months:
        svg.append(_text(name, margin + (first_weekday + place) // 7 * step, 11, "axis"))
    for weekday in (0, 2, 4, 6):
        svg.append(_text(names[weekday], 0, 20 + weekday * step + 9, "axis"))
    for number, (attempts, hint) in enumerate(days):
        week, weekday = divmod(first_weekday + number, 7)
        svg.append(
            element(
                "rect",
                element("title", hint),
                class_=f"heat{heat(attempts)}",
                x=_short(margin + week * step),
                y=_short(20 + weekday * step),
                width=_SQUARE,
                height=_SQUARE,
                rx=2,
            )
        )
    return svg


def bars(caption: Caption, values: Sequence[Bar]) -> Element:
    """Draw upright bars side by side; the axis ends in an even number, so that half of it is whole."""
    most = 2 * ceil(max((bar.value for bar in values), default=0) / 2) or 2
    step = (WIDTH - 40) / max(1, len(values))
    height = _BAR_HEIGHT
    svg = _svg(caption, WIDTH + _OVERHANG, height + 2 * _BAR_ROOM)
    for share in (0.0, 0.5, 1.0):
        y = _BAR_ROOM + height * (1 - share)
        svg.append(element("line", class_="grid", x1=40, x2=WIDTH, y1=_short(y), y2=_short(y)))
        svg.append(_text(_short(most * share), 34, y + 4, "axis end"))
    for number, bar in enumerate(values):
        x, width = 40 + number * step + step * 0.15, step * 0.7
        svg.append(_upright(bar.value, most, x, width, bar.hint, "bar"))
        if bar.stressed:
            svg.append(_upright(bar.stressed, most, x, width, bar.hint, "bar stressed"))
        if bar.label:
            svg.append(_text(bar.label, x + width / 2, height + _BAR_ROOM + 16, "axis middle"))
    return svg


def rows(caption: Caption, values: Sequence[Row], mark: float | None = None) -> Element:
    """Draw shares as lying bars below each other, with a line at ``mark`` through all of them."""
    step, room = 26, WIDTH - _NAME - _VALUE
    svg = _svg(caption, WIDTH, step * len(values) + 6)
    for number, row in enumerate(values):
        y = number * step + 4
        svg.append(_text(_cut(row.name), _NAME - 10, y + 14, "name end"))
        svg.append(element("rect", class_="track", x=_NAME, y=y + 2, width=room, height=14, rx=3))
        if row.share:
            filled = _short(room * min(1.0, row.share))
            svg.append(element("rect", class_="bar", x=_NAME, y=y + 2, width=filled, height=14, rx=3))
        svg.append(_text(row.words, _NAME + room + 10, y + 14, "name"))
    if mark is not None and values:
        x = _short(_NAME + room * mark)
        svg.append(element("line", class_="mark", x1=x, x2=x, y1=2, y2=step * len(values) + 2))
    return svg


def curve(caption: Caption, points: Sequence[Point]) -> Element:
    """Draw shares one after the other as a line, with the shares that were needed as another."""
    height = _BAR_HEIGHT
    svg = _svg(caption, WIDTH, height + 2 * _BAR_ROOM)
    for percent in (0, 50, 100):
        y = _BAR_ROOM + height * (1 - percent / 100)
        svg.append(element("line", class_="grid", x1=50, x2=WIDTH, y1=_short(y), y2=_short(y)))
        svg.append(_text(f"{percent} %", 44, y + 4, "axis end"))
    step = (WIDTH - 110) / max(1, len(points) - 1)
    places = [(80 + number * step, point) for number, point in enumerate(points)]
    svg.append(element("polyline", class_="mark", points=_line([(x, one.needed) for x, one in places])))
    svg.append(element("polyline", class_="curve", points=_line([(x, one.share) for x, one in places])))
    every = max(1, ceil(len(points) / 8))
    for number, (x, point) in enumerate(places):
        y = _BAR_ROOM + height * (1 - point.share)
        kind = "point" if point.good else "point missed"
        svg.append(
            element("circle", element("title", point.hint), class_=kind, cx=_short(x), cy=_short(y), r=5)
        )
        if number % every == 0:
            svg.append(_text(point.label, x, height + _BAR_ROOM + 16, "axis middle"))
    return svg


def _line(places: Sequence[tuple[float, float]]) -> str:
    return " ".join(f"{_short(x)},{_short(_BAR_ROOM + _BAR_HEIGHT * (1 - share))}" for x, share in places)


def _upright(value: float, most: float, x: float, width: float, hint: str, kind: str) -> Element:
    height = max(1.5, value / most * _BAR_HEIGHT) if value else 0
    return element(
        "rect",
        element("title", hint),
        class_=kind,
        x=_short(x),
        y=_short(_BAR_ROOM + _BAR_HEIGHT - height),
        width=_short(width),
        height=_short(height),
        rx=2,
    )


def _svg(caption: Caption, width: float, height: float) -> Element:
    return element(
        "svg",
        element("title", caption.title, id=f"{caption.id}-title"),
        element("desc", caption.description, id=f"{caption.id}-desc"),
        role="img",
        view_box=f"0 0 {_short(width)} {_short(height)}",
        aria_labelledby=f"{caption.id}-title {caption.id}-desc",
    )


def _text(text: str, x: float, y: float, kind: str) -> Element:
    return element("text", text, class_=kind, x=_short(x), y=_short(y))


def _cut(text: str, most: int = 30) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"


def _short(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0")

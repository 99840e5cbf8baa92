"""Areas: where an answer is ticked or written on paper, sized to the key without giving it away."""

from __future__ import annotations

from itertools import zip_longest
from string import ascii_lowercase, ascii_uppercase
from typing import TYPE_CHECKING, assert_never

from quizapp.core.items import (
    CertaintyJudgement,
    Gap,
    Matching,
    MultipleChoice,
    Number,
    Ordering,
    Recall,
    SingleChoice,
    TrueFalse,
    Typed,
)
from quizapp.core.markup import element
from quizapp.exchange.words import truth_word
from quizapp.language import N_

if TYPE_CHECKING:
    from collections.abc import Sequence
    from xml.etree.ElementTree import Element

    from quizapp.core.items import Interaction, Item
    from quizapp.language import Translator

BOX = "☐"
_STEP = 4
"""Lines grow in steps of so many letters' widths, so that they do not count the letters of the key."""
_PER_LETTER = 1.1
"""What a handwritten letter takes, in the width of a printed one, with some room."""
_SHORTEST, _FULL = 8, 36
"""Of a line, in em; a text that needs more gets lines as wide as the page."""
_MOST_LINES = 6
_ROOM = 60
"""How many handwritten letters a line of the page's width takes."""

_TICK_SOME = N_("Tick all that are right.")
_TICK_STATEMENT = N_("What does the briefing say about this? Tick one box.")
_MATCH = N_("Write the letter of what belongs to it on each line.")
_ORDER = N_("Number the boxes in the right order.")


def instruction(interaction: Interaction, tr: Translator) -> str:
    """Return what to do with a pen, where the question does not say it."""
    match interaction:
        case MultipleChoice():
            return tr(_TICK_SOME)
        case TrueFalse():
            return tr(_TICK_STATEMENT)
        case Matching():
            return tr(_MATCH)
        case Ordering():
            return tr(_ORDER)
        case Gap(accepted=accepted):
            return tr.plural("Fill the gap.", "Fill the gaps.", len(accepted))
        case SingleChoice() | Typed() | Number() | Recall() | CertaintyJudgement():
            return ""
        case _:
            assert_never(interaction)


def area(item: Item, tr: Translator) -> Element:
    """Return the place for the answer; items of certainty have theirs in a table of their own."""
    interaction = item.interaction
    match interaction:
        case SingleChoice(choices) | MultipleChoice(choices):
            return _ticks([choice.text for choice in choices], lettered=True)
        case TrueFalse(truths=truths):
            return _ticks([truth_word(truth, tr) for truth in truths], lettered=False)
        case Typed(accepted):
            return _lines(max(map(len, accepted)))
        case Recall(key):
            return _lines(max(2 * _ROOM, len(key)))
        case Number(value, unit=unit, shown=shown):
            blank = _blank(len(shown or str(value)), tr)
            return (
                element("p", blank, f" {unit}", class_="write")
                if unit
                else element("p", blank, class_="write")
            )
        case Gap(parts, accepted):
            return _gaps(parts, accepted, tr)
        case Matching(left, right):
            return _pairs(left, right, tr)
        case Ordering(lines):
            rows = [element("li", element("span", "", class_="number"), text) for text in lines]
            return element("ul", *rows, class_="order")
        case CertaintyJudgement():
            return element("p")
        case _:
            assert_never(interaction)


def letter(place: int) -> str:
    """Return the small letter of a choice: a, b, …; numbers where the letters end."""
    return ascii_lowercase[place] if place < len(ascii_lowercase) else str(place + 1)


def capital(place: int) -> str:
    """Return the capital letter of what is put beside something else."""
    return ascii_uppercase[place] if place < len(ascii_uppercase) else str(place + 1)


def _ticks(texts: Sequence[str], *, lettered: bool) -> Element:
    rows = [
        element(
            "li",
            element("span", BOX, class_="box"),
            element("span", f"{letter(place)}) {text}" if lettered else text),
        )
        for place, text in enumerate(texts)
    ]
    return element("ul", *rows, class_="ticks" if lettered else "ticks beside")


def _lines(length: int) -> Element:
    """Return one line as wide as the text needs, or as many of the page's width."""
    width = _width(length)
    if width <= _FULL:
        return element("p", element("span", "", class_="line", style=f"width: {width}em"), class_="write")
    count = min(_MOST_LINES, -(-length // _ROOM))
    lines = [element("span", "", class_="line full") for _ in range(count)]
    return element("p", *lines, class_="write")


def _blank(length: int, tr: Translator) -> Element:
    width = min(_FULL, _width(length))
    return element("span", class_="line", style=f"width: {width}em", role="img", aria_label=tr("gap"))


def _width(length: int) -> int:
    """Return how wide a line is for so many letters, in em, of which a printed letter takes about half."""
    needed = max(_SHORTEST, length * _PER_LETTER * 0.6 + 2)
    return int(-(-needed // _STEP)) * _STEP


def _gaps(parts: Sequence[str], accepted: Sequence[Sequence[str]], tr: Translator) -> Element:
    pieces: list[Element | str] = []
    for part, texts in zip_longest(parts, accepted):
        if part:
            pieces.append(part)
        if texts:
            pieces.append(_blank(max(map(len, texts)), tr))
    return element("p", *pieces, class_="gaps")


def _pairs(left: Sequence[str], right: Sequence[str], tr: Translator) -> Element:
    """Return two columns: lines for letters before the left texts, letters before the right ones."""
    head = element(
        "tr",
        element("th", tr("Letter"), scope="col"),
        element("th", tr("What"), scope="col"),
        element("th", tr("belongs to which?"), scope="col", colspan=2),
    )
    rows = [
        element(
            "tr",
            element("td", element("span", "", class_="short") if one is not None else "", class_="mark"),
            element("td", one or ""),
            element("td", f"{capital(place)}" if other is not None else "", class_="mark"),
            element("td", other or ""),
        )
        for place, (one, other) in enumerate(zip_longest(left, right))
    ]
    return element("table", element("thead", head), element("tbody", *rows), class_="pairs")

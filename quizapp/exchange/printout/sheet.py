"""Sheets: the pages of a worksheet, of its keys, and the glossary to hand out."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from quizapp.core.decks import GlossaryEntry
from quizapp.core.items import (
    Certainty,
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
from quizapp.exchange.printout.areas import BOX, area, capital, instruction, letter
from quizapp.exchange.words import certainty_word, truth_word

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from xml.etree.ElementTree import Element

    from quizapp.core.decks import Deck
    from quizapp.core.items import Item
    from quizapp.exchange.printout.drawing import Version
    from quizapp.language import Translator

_MOST_ALSO = 4


def sheet(deck: Deck, version: Version, claims: Mapping[str, str], tr: Translator) -> Element:
    """Return the pages with the questions of a version; ``claims`` are those of the entries, by their ids."""
    named = f"v{version.name}"
    title = element("h1", deck.title, id=named)
    questions = [_question(number, item, named, tr) for number, item in enumerate(version.items, start=1)]
    table = _certainties(version, claims, named, tr)
    parts = [*_version_mark(version, tr), title, _who(tr), _sum(version, tr), *questions, *table]
    name = f"page version-{version.name}" if version.name else "page"
    return element("section", *parts, class_=name, aria_labelledby=named)


def keys(deck: Deck, version: Version, tr: Translator) -> Element:
    """Return the page with the keys of a version."""
    named = f"k{version.name}"
    title = tr("Answers: {title}", title=deck.title)
    heads = (tr("No."), tr("Answer"), tr("Explanation"), tr("Points"))
    head = element("tr", *(element("th", text, scope="col") for text in heads))
    rows = [
        element(
            "tr",
            element("th", str(number), scope="row", class_="n"),
            element("td", "\n".join(key_lines(item, tr))),
            element("td", item.explanation or _quoted(item, tr)),
            element("td", str(item.points), class_="n"),
        )
        for number, item in enumerate(version.all, start=1)
    ]
    total = element("p", tr("Total: {points}", points=_points(version.points, tr)))
    table = element("table", element("thead", head), element("tbody", *rows), class_="keys")
    parts = [*_version_mark(version, tr), element("h1", title, id=named), table, total]
    name = f"page version-{version.name}" if version.name else "page"
    return element("section", *parts, class_=name, aria_labelledby=named)


def handout(deck: Deck, tr: Translator) -> Iterator[Element]:
    """Yield the page with the glossary, if there is one."""
    entries = [entry for entry in deck.entries if type(entry) is GlossaryEntry and not entry.common.draft]
    if not entries:
        return
    head = element("tr", *(element("th", text, scope="col") for text in (tr("Term"), tr("Meaning"))))
    rows = []
    for entry in entries:
        meaning: list[Element | str] = [entry.definition]
        if entry.example:
            meaning += [element("br"), element("i", tr("For example: {example}", example=entry.example))]
        rows.append(
            element("tr", element("th", element("dfn", entry.term), scope="row"), element("td", *meaning))
        )
    title = element("h1", tr("Glossary: {title}", title=deck.title), id="glossary")
    table = element("table", element("thead", head), element("tbody", *rows), class_="glossary")
    yield element("section", title, table, class_="page", aria_labelledby="glossary")


def key_lines(item: Item, tr: Translator) -> tuple[str, ...]:
    """Return the key as it is to be found on the sheet, with what counts as well."""
    interaction = item.interaction
    match interaction:
        case SingleChoice(choices, key):
            return (f"{letter(key)}) {choices[key].text}",)
        case MultipleChoice(choices, right):
            return tuple(f"{letter(place)}) {choices[place].text}" for place in sorted(right))
        case TrueFalse(truth):
            return (truth_word(truth, tr),)
        case CertaintyJudgement(level):
            return (certainty_word(level, tr),)
        case Typed(accepted):
            return (accepted[0], *_also(accepted, tr))
        case Gap(accepted=gaps):
            return tuple(line for accepted in gaps for line in (accepted[0], *_also(accepted, tr)))
        case Number(value, tolerance, unit, shown):
            width = f" ± {tolerance.normalize():f}" if tolerance else ""
            if item.language.startswith("de"):
                width = width.replace(".", ",")
            return (f"{shown or f'{value:f}'}{width} {unit}".rstrip(),)
        case Matching(left, right, key):
            return tuple(
                f"{capital(place)} – {one} – {right[place]}" for one, place in zip(left, key, strict=True)
            )
        case Ordering(lines, key):
            return tuple(f"{number}. {lines[place]}" for number, place in enumerate(key, start=1))
        case Recall(text):
            return (text,)
        case _:
            assert_never(interaction)


def _also(accepted: Sequence[str], tr: Translator) -> tuple[str, ...]:
    others = accepted[1 : _MOST_ALSO + 1]
    if not others:
        return ()
    more = " …" if len(accepted) > _MOST_ALSO + 1 else ""
    return (tr("also: {texts}", texts=", ".join(others) + more),)


def _quoted(item: Item, tr: Translator) -> str:
    return tr("»{text}«", text=item.sources[0]) if item.sources else ""


def _version_mark(version: Version, tr: Translator) -> Iterator[Element]:
    if version.name:
        yield element("p", version_words(version, tr), class_="version")


def version_words(version: Version, tr: Translator) -> str:
    """Return what a version is called."""
    return tr("Version {name}", name=version.name)


def _who(tr: Translator) -> Element:
    labels = (tr("Name:"), tr("Class:"), tr("Date:"))
    return element("p", *(element("span", label, element("i", "")) for label in labels), class_="who")


def _sum(version: Version, tr: Translator) -> Element:
    return element("p", f"____ / {_points(version.points, tr)}", class_="sum")


def _points(points: int, tr: Translator) -> str:
    return tr.plural("{n} point", "{n} points", points)


def _question(number: int, item: Item, named: str, tr: Translator) -> Element:
    first, _, rest = item.stem.partition("\n")
    told = instruction(item.interaction, tr)
    if type(item.interaction) is Gap:
        first, rest, told = told, "", ""
    label = f"{named}-{number}"
    parts = [_head(f"{number}. {first}", label, item.points, tr)]
    if rest:
        parts.append(element("p", rest, class_="rest"))
    if told:
        parts.append(element("p", told, class_="note"))
    return element("section", *parts, area(item, tr), class_="question", aria_labelledby=label)


def _head(text: str, label: str, points: int, tr: Translator) -> Element:
    return element(
        "div",
        element("h2", text, id=label),
        element("p", f"____ / {_points(points, tr)}", class_="points"),
        class_="head",
    )


def _certainties(
    version: Version, claims: Mapping[str, str], named: str, tr: Translator
) -> Iterator[Element]:
    """Yield one table for all claims whose certainty is to be judged."""
    items = version.certainties
    if not items:
        return
    label = f"{named}-c"
    first = len(version.items) + 1
    head = element(
        "tr",
        element("th", tr("Claim"), scope="col", class_="claim"),
        *(element("th", certainty_word(level, tr), scope="col") for level in Certainty),
    )
    rows = [
        element(
            "tr",
            element("th", f"{number}. {claims.get(item.entry, item.stem)}", scope="row"),
            *(element("td", element("span", BOX, class_="box")) for _ in Certainty),
        )
        for number, item in enumerate(items, start=first)
    ]
    title = tr("How does the briefing put it? Tick one box in each row.")
    yield element(
        "section",
        _head(title, label, sum(item.points for item in items), tr),
        element("table", element("thead", head), element("tbody", *rows), class_="levels"),
        class_="question" if len(items) <= 12 else "question long",
        aria_labelledby=label,
    )

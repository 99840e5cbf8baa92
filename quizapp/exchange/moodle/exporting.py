"""A deck as Moodle XML."""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING, assert_never
from xml.etree.ElementTree import Element, ElementTree, SubElement, indent

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
    Truth,
    Typed,
)
from quizapp.exchange.labels import idnumber, short_name, tags_of
from quizapp.exchange.markup import to_html
from quizapp.exchange.reducing import general_losses, reduced_items
from quizapp.exchange.results import Exported, Loss, remark
from quizapp.language import N_

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from quizapp.core.items import Choice, Interaction, Item
    from quizapp.exchange.reducing import Reduced
    from quizapp.exchange.results import Source

_GRADES = (100, 50, 33.33333, 25, 20, 16.66667, 14.28571, 12.5, 11.11111, 10)
"""What each of so many right choices counts; Moodle refuses shares that are not in its list."""

_ORDERING = N_("It needs Moodle 4.4, or the plugin »ordering« in an older one.")
_ESSAY = N_("There it is a free text that somebody has to mark.")
_MANY_KEYS = N_("It has more right choices than Moodle can weigh; each counts 10 %.")
_GAPS = N_("It counts as many points as it has gaps there.")


def export(source: Source) -> Exported:
    """Return the deck's items as the questions of one category."""
    deck = source.deck
    losses = list(general_losses(source, description=True))
    quiz = Element("quiz")
    category = SubElement(quiz, "question", type="category")
    _text(SubElement(category, "category"), f"$course$/top/{deck.title.replace('/', '//')}")
    _text(SubElement(category, "info", format="html"), to_html(deck.description))
    SubElement(category, "idnumber").text = deck.id
    reduced = list(reduced_items(source, losses))
    for one in reduced:
        _question(quiz, one, losses)
    indent(quiz)
    file = BytesIO()
    ElementTree(quiz).write(file, encoding="utf-8", xml_declaration=True)
    return Exported(file.getvalue(), len(reduced), tuple(losses))


def _question(quiz: Element, reduced: Reduced, losses: list[Loss]) -> None:
    item = reduced.item
    interaction = item.interaction
    question = SubElement(quiz, "question", type=_TYPES[type(interaction)])
    _text(SubElement(question, "name"), short_name(item))
    stem = _cloze(item, interaction, losses) if type(interaction) is Gap else to_html(item.stem)
    _text(SubElement(question, "questiontext", format="html"), stem)
    feedback = to_html(item.explanation, item.sources)
    _text(SubElement(question, "generalfeedback", format="html"), feedback)
    if type(interaction) is not Gap:
        SubElement(question, "defaultgrade").text = str(item.points)
    SubElement(question, "penalty").text = "0.3333333"
    SubElement(question, "hidden").text = "0"
    SubElement(question, "idnumber").text = idnumber(item)
    _response(question, item, losses, shuffled=not reduced.fixed)
    if item.hint:
        _text(SubElement(question, "hint", format="html"), to_html(item.hint))
    if tags_of(item):
        parent = SubElement(question, "tags")
        for tag in tags_of(item):
            _text(SubElement(parent, "tag"), tag)


_TYPES: dict[type[Interaction], str] = {
    SingleChoice: "multichoice",
    MultipleChoice: "multichoice",
    TrueFalse: "truefalse",
    Typed: "shortanswer",
    Gap: "cloze",
    Number: "numerical",
    Matching: "matching",
    Ordering: "ordering",
    Recall: "essay",
    CertaintyJudgement: "multichoice",
}


def _response(question: Element, item: Item, losses: list[Loss], *, shuffled: bool) -> None:
    """Add what the question's type needs."""
    interaction = item.interaction
    match interaction:
        case SingleChoice(choices, key):
            _choices(question, single=True, shuffled=shuffled)
            for place, choice in enumerate(choices):
                _choice(question, 100 if place == key else 0, choice)
        case MultipleChoice(choices, keys):
            _choices(question, single=False, shuffled=shuffled)
            if len(keys) > len(_GRADES):
                losses.append(Loss(item.stem, _MANY_KEYS))
            each = _GRADES[min(len(keys), len(_GRADES)) - 1]
            for place, choice in enumerate(choices):
                _choice(question, each if place in keys else -each, choice)
        case TrueFalse(key):
            for word, truth in (("true", Truth.TRUE), ("false", Truth.FALSE)):
                _answer(question, 100 if key is truth else 0, word)
        case Typed(accepted):
            SubElement(question, "usecase").text = "0"
            for text in accepted:
                _answer(question, 100, text.replace("*", "\\*"))
        case Number() | Matching() | Ordering() | Recall():
            _composed(question, interaction, item.stem, losses)
        case Gap() | CertaintyJudgement():
            pass
        case _:
            assert_never(interaction)


def _composed(
    question: Element, interaction: Number | Matching | Ordering | Recall, stem: str, losses: list[Loss]
) -> None:
    """Add what types need whose answers are made of several parts."""
    match interaction:
        case Number():
            _number(question, interaction)
        case Matching():
            _matching(question, interaction)
        case Ordering(lines, key):
            losses.append(remark(stem, _ORDERING))
            _ordering(question, [lines[place] for place in key])
        case Recall(key=text):
            losses.append(Loss(stem, _ESSAY))
            _essay(question, text)
        case _:
            assert_never(interaction)


def _choices(question: Element, *, single: bool, shuffled: bool) -> None:
    SubElement(question, "single").text = "true" if single else "false"
    SubElement(question, "shuffleanswers").text = "true" if shuffled else "false"
    SubElement(question, "answernumbering").text = "none"
    SubElement(question, "showstandardinstruction").text = "1"
    _combined_feedback(question)


def _combined_feedback(question: Element) -> None:
    for name in ("correctfeedback", "partiallycorrectfeedback", "incorrectfeedback"):
        _text(SubElement(question, name, format="html"), "")


def _choice(question: Element, share: float, choice: Choice) -> None:
    answer = SubElement(question, "answer", fraction=f"{share:.7g}", format="html")
    _text(answer, to_html(choice.text))
    _text(SubElement(answer, "feedback", format="html"), to_html(choice.feedback))


def _answer(question: Element, share: float, text: str) -> Element:
    answer = SubElement(question, "answer", fraction=f"{share:.7g}", format="plain_text")
    _text(answer, text)
    _text(SubElement(answer, "feedback", format="html"), "")
    return answer


def _number(question: Element, number: Number) -> None:
    answer = _answer(question, 100, f"{number.value:f}")
    SubElement(answer, "tolerance").text = f"{number.tolerance:f}"
    if number.unit:
        unit = SubElement(SubElement(question, "units"), "unit")
        SubElement(unit, "multiplier").text = "1"
        SubElement(unit, "unit_name").text = number.unit
    SubElement(question, "unitgradingtype").text = "0"
    SubElement(question, "unitpenalty").text = "0.1"
    SubElement(question, "showunits").text = "0" if number.unit else "3"
    SubElement(question, "unitsleft").text = "0"


def _matching(question: Element, matching: Matching) -> None:
    SubElement(question, "shuffleanswers").text = "true"
    _combined_feedback(question)
    pairs = [(left, matching.right[key]) for left, key in zip(matching.left, matching.key, strict=True)]
    extra = [("", text) for place, text in enumerate(matching.right) if place not in matching.key]
    for left, right in (*pairs, *extra):
        subquestion = SubElement(question, "subquestion", format="html")
        _text(subquestion, to_html(left))
        _text(SubElement(subquestion, "answer"), right)


def _ordering(question: Element, lines: Sequence[str]) -> None:
    settings = {
        "layouttype": "VERTICAL",
        "selecttype": "ALL",
        "selectcount": "0",
        "gradingtype": "RELATIVE_NEXT_EXCLUDE_LAST",
        "showgrading": "SHOW",
    }
    for name, value in settings.items():
        SubElement(question, name).text = value
    _combined_feedback(question)
    for place, line in enumerate(lines, start=1):
        _text(SubElement(question, "answer", fraction=str(place), format="html"), to_html(line))


def _essay(question: Element, key: str) -> None:
    SubElement(question, "responseformat").text = "editor"
    SubElement(question, "responserequired").text = "1"
    SubElement(question, "responsefieldlines").text = "5"
    SubElement(question, "attachments").text = "0"
    _text(SubElement(question, "graderinfo", format="html"), to_html(key))
    _text(SubElement(question, "responsetemplate", format="html"), "")


def _cloze(item: Item, gap: Gap, losses: list[Loss]) -> str:
    """Return the text with its gaps as Moodle writes them: ``{1:SHORTANSWER:=key~=alternative}``."""
    if len(gap.accepted) > 1:
        losses.append(remark(item.stem, _GAPS))
    fields = [
        f"{{{item.points}:SHORTANSWER:{'~'.join(f'={_in_gap(text)}' for text in texts)}}}"
        for texts in gap.accepted
    ]
    marks = [f"\ue000{number}\ue001" for number in range(len(fields))]
    text = "".join(_woven([_PRIVATE.sub("", part) for part in gap.parts], marks))
    html = to_html(text).replace("{", "&#123;")
    return _MARK.sub(lambda found: fields[int(found[1])], html)


_MARK = re.compile("\ue000(\\d+)\ue001")
_PRIVATE = re.compile("[\ue000\ue001]")
_RESERVED = re.compile(r"[&<>~#{}\"=%]|\\(?!\*)")


def _in_gap(text: str) -> str:
    """Return a right answer with everything that means something in a gap or in HTML written as a number."""
    return _RESERVED.sub(lambda sign: f"&#{ord(sign[0])};", text.replace("*", "\\*"))


def _woven(parts: Sequence[str], marks: Sequence[str]) -> Iterable[str]:
    for part, mark in zip(parts, (*marks, ""), strict=True):
        yield part
        yield mark


def _text(parent: Element, text: str) -> None:
    SubElement(parent, "text").text = text

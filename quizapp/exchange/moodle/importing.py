"""Moodle XML as a deck."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from quizapp.core.decks import Common, Question
from quizapp.core.derivation import BLANK
from quizapp.core.items import Ordering, TrueFalse, Truth
from quizapp.exchange.answers import (
    HALF_A_PAIR,
    NO_KEY,
    Answer,
    Taken,
    matching,
    multiple_choice,
    number,
    percentage,
    single_choice,
    typed,
)
from quizapp.exchange.categories import Categories
from quizapp.exchange.labels import entry_id, tags_and_level
from quizapp.exchange.markup import to_text
from quizapp.exchange.moodle.cloze import read_cloze
from quizapp.exchange.moodle.xml_questions import BrokenError, read_questions
from quizapp.exchange.results import ExchangeError, Imported, Loss
from quizapp.language import N_

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from quizapp.core.items import Interaction
    from quizapp.exchange.formats import Progress
    from quizapp.exchange.moodle.xml_questions import Node

MOST = 50_000
"""No more questions are read: a deck of that size is no deck."""

_MOST_POINTS = 100
_BOILERPLATE = re.compile(
    r"(?:your answer is|(?:die|ihre|deine) antwort ist|votre réponse est) \w+(?: \w+)?[.!]?", re.IGNORECASE
)
_COMBINED = ("correctfeedback", "partiallycorrectfeedback", "incorrectfeedback")

_MEDIA = N_("Its pictures, sounds or other files were left out.")
_UNKNOWN = N_("Questions of the type »{type}« cannot be asked here.")
_EMPTY = N_("It has no text.")
_CUT = N_("It is longer than a question can be; the rest was left out.")
_POINTS = N_("It counts {points} points there, and {taken} here.")
_FEEDBACK = N_("What is said after all right, partly right or wrong answers was left out.")
_HIDDEN = N_("It is hidden there, and a draft here.")
_UNITS = N_("Of several units only the first was kept.")
_TOO_MANY = N_("Only the first {limit} questions were read.")
_BROKEN = N_("The file is broken from line {line} on; what comes after that is lost.")
_NOTHING = N_("»{path}« holds no questions.")


def load(path: Path, progress: Progress | None = None) -> Imported:
    """Return the questions of a file from Moodle.

    Raises:
        ExchangeError: it is no such file, or hostile.
        OSError: it cannot be read.
    """
    losses: list[Loss] = []
    entries: list[Question] = []
    categories = Categories()
    found = 0
    try:
        for node in read_questions(path, progress):
            if node.attributes.get("type") == "category":
                categories.enter(
                    node.value("category", "text"), _text(node.find("info"), Taken("", losses), "html")
                )
                continue
            found += 1
            if found > MOST:
                losses.append(Loss("", _TOO_MANY, {"limit": MOST}))
                break
            entry = _entry(node, losses)
            if entry is not None:
                categories.add(len(entries))
                entries.append(entry)
    except BrokenError as error:
        if not entries:
            raise
        losses.append(Loss("", _BROKEN, {"line": error.values["line"]}))
    if not found:
        raise ExchangeError(_NOTHING, path=path)
    return Imported(categories.deck(entries, path.name.partition(".")[0]), tuple(losses))


def _entry(node: Node, losses: list[Loss]) -> Question | None:
    kind = node.attributes.get("type", "")
    form = _format(node.find("questiontext"), "html")
    html = _raw(node.find("questiontext"), form)
    cloze = read_cloze(html) if kind in ("cloze", "multianswer") else None
    stripped = to_text(html)
    stem = BLANK.join(cloze.parts) if cloze is not None else stripped.text or node.value("name", "text")
    taken = Taken(stem, losses)
    if cloze is None and kind not in _READERS:
        taken.lose(_UNKNOWN, type=kind)
        return None
    if not stem:
        taken.lose(_EMPTY)
        return None
    if node.is_cut:
        taken.lose(_CUT)
    if stripped.has_media or node.has("file") or node.has("image"):
        taken.lose(_MEDIA)
    general = node.find("generalfeedback")
    explained = to_text(_raw(general, _format(general, form)))
    taken.explain(explained.text)
    interaction = cloze.interaction(taken) if cloze is not None else _READERS[kind](node, form, taken)
    if interaction is None:
        return None
    _lose_combined(node, form, taken)
    hints = [_text(hint, taken, form) for hint in node.all("hint")]
    parent = node.find("tags")
    words = [tag.value("text") for tag in parent.all("tag")] if parent is not None else []
    tags, level = tags_and_level(words)
    hidden = node.value("hidden") == "1"
    if hidden:
        taken.remark(_HIDDEN)
    common = Common(
        id=entry_id(node.value("idnumber")),
        line=0,
        explanation=taken.explanation,
        hint="\n\n".join(filter(None, hints)),
        sources=explained.sources,
        tags=tags,
        level=level,
        points=cloze.points if cloze is not None else _points(node, taken),
        draft=hidden,
    )
    return Question(common, stem, interaction)


def _points(node: Node, taken: Taken) -> int:
    """Return the whole number of points nearest to what the question counts, at least 1."""
    text = node.value("defaultgrade") or "1"
    value = percentage(text)
    points = min(max(1, round(value)), _MOST_POINTS)
    if points != value:
        taken.lose(_POINTS, points=text, taken=points)
    return points


def _lose_combined(node: Node, form: str, taken: Taken) -> None:
    for name in _COMBINED:
        text = _text(node.find(name), taken, form)
        if text and not _BOILERPLATE.fullmatch(text):
            taken.lose(_FEEDBACK)


def _format(node: Node | None, default: str) -> str:
    return node.attributes.get("format", default) if node is not None else default


def _raw(node: Node | None, form: str) -> str:
    """Return the HTML of an element with a ``text`` in it."""
    if node is None:
        return ""
    inner = node.find("text")
    text = (inner if inner is not None else node).text.strip()
    if form == "html":
        return text
    if form == "moodle_auto_format":
        return text.replace("\n", "<br>")
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\n", "<br>")


def _text(node: Node | None, taken: Taken, default: str) -> str:
    """Return the text of an element, telling of pictures in it."""
    stripped = to_text(_raw(node, _format(node, default)))
    if stripped.has_media:
        taken.lose(_MEDIA)
    return stripped.text


def _answers(node: Node, form: str, taken: Taken, *, markup: bool) -> list[Answer]:
    found = []
    for answer in node.all("answer"):
        text = _text(answer, taken, form) if markup else answer.value("text") or answer.text.strip()
        share = answer.attributes.get("fraction") or answer.value("fraction")
        feedback = _text(answer.find("feedback"), taken, form)
        found.append(Answer(text, percentage(share), feedback, answer.value("tolerance")))
    return found


def _multichoice(node: Node, form: str, taken: Taken) -> Interaction | None:
    answers = _answers(node, form, taken, markup=True)
    single = (node.value("single") or "true").casefold() not in ("false", "0")
    return single_choice(answers, taken) if single else multiple_choice(answers, taken)


def _truefalse(node: Node, form: str, taken: Taken) -> Interaction | None:
    answers = _answers(node, form, taken, markup=False)
    truth: Truth | None = None
    for place, answer in enumerate(answers[:2]):
        word = answer.text.casefold()
        says_true = word == "true" or (word != "false" and place == 0)
        if answer.percent > 50:
            truth = Truth.TRUE if says_true else Truth.FALSE
        taken.explain(answer.feedback)
    if truth is None:
        taken.lose(NO_KEY)
        return None
    return TrueFalse(truth)


def _shortanswer(node: Node, form: str, taken: Taken) -> Interaction | None:
    return typed(_answers(node, form, taken, markup=False), taken)


def _numerical(node: Node, form: str, taken: Taken) -> Interaction | None:
    parent = node.find("units")
    units = [unit.value("unit_name") for unit in parent.all("unit")] if parent is not None else []
    if len(units) > 1:
        taken.lose(_UNITS)
    return number(_answers(node, form, taken, markup=False), units[0] if units else "", taken)


def _matching(node: Node, form: str, taken: Taken) -> Interaction | None:
    pairs, extra = [], []
    for subquestion in node.all("subquestion"):
        left, right = _text(subquestion, taken, form), subquestion.value("answer", "text")
        if left and right:
            pairs.append((left, right))
        elif right:
            extra.append(right)
        elif left:
            taken.lose(HALF_A_PAIR)
    return matching(pairs, extra, taken)


def _ordering(node: Node, form: str, taken: Taken) -> Interaction | None:
    answers = _answers(node, form, taken, markup=True)
    lines = tuple(
        [answer.text for answer in sorted(answers, key=lambda answer: answer.percent) if answer.text]
    )
    return Ordering(lines, tuple(range(len(lines))))


_READERS: dict[str, Callable[[Node, str, Taken], Interaction | None]] = {
    "multichoice": _multichoice,
    "truefalse": _truefalse,
    "shortanswer": _shortanswer,
    "numerical": _numerical,
    "matching": _matching,
    "match": _matching,
    "ordering": _ordering,
}

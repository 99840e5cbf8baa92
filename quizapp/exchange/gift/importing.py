"""GIFT as a deck."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from quizapp.core.cleaning import harmless
from quizapp.core.decks import Common, Question
from quizapp.core.derivation import BLANK
from quizapp.core.items import Gap, Ordering, TrueFalse, Truth, Typed
from quizapp.exchange.answers import (
    HALF_A_PAIR,
    Answer,
    Taken,
    decimal,
    matching,
    multiple_choice,
    number,
    percentage,
    single_choice,
    typed,
)
from quizapp.exchange.categories import Categories
from quizapp.exchange.gift.lines import read_blocks
from quizapp.exchange.labels import entry_id, tags_and_level
from quizapp.exchange.markup import to_text
from quizapp.exchange.results import ExchangeError, Imported, Loss
from quizapp.language import N_

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from quizapp.core.items import Interaction
    from quizapp.exchange.formats import Progress

MOST = 50_000
"""No more questions are read: a deck of that size is no deck."""

_SIGNS = "\\:#=~{}n"
_HIDDEN = "".join(chr(0xFDD0 + place) for place in range(len(_SIGNS)))
"""Noncharacters that stand for escaped signs while the text is taken apart."""
_HIDING = dict(zip(_SIGNS, _HIDDEN, strict=True))
_SHOWING = str.maketrans(dict(zip(_HIDDEN, "\\:#=~{}\n", strict=True)))
_NONCHARACTERS = re.compile("[\ufdd0-\ufdef]")
_ESCAPED = re.compile(r"\\([\\:#=~{}n])")
_SHARE = re.compile(r"%(-?[0-9]{1,3}(?:\.[0-9]*)?)%")
_FORM = re.compile(r"\[(html|plain|moodle|markdown)\]")
_ID = re.compile(r"\[id:([^\[\]\n]+)\]")
_TAG = re.compile(r"\[tag:((?:\\\]|(?!\[tag:)[^\]<>`\n])+)\]")
_MARKUP = re.compile(r"[<&]")
_CATEGORY = "$CATEGORY:"

_MEDIA = N_("Its pictures, sounds or other files were left out.")
_DESCRIPTION = N_("It has no answers in braces.")
_BRACES = N_("Its braces do not match.")
_ESSAY = N_("Questions of the type »{type}« cannot be asked here.")
_EMPTY = N_("It has no text.")
_UNORDERED = N_("It has fewer than two lines to put in order; it was left out.")
_NO_ARROW = N_("A pair without »->« was left out.")
_RANGE = N_("»{text}« is no number.")
_CUT = N_("It is longer than a question can be; the rest was left out.")
_TOO_MANY = N_("Only the first {limit} questions were read.")
_NOTHING = N_("»{path}« holds no questions.")


def load(path: Path, progress: Progress | None = None) -> Imported:
    """Return the questions of a GIFT file.

    Raises:
        ExchangeError: there are none, or it is too large.
        OSError: it cannot be read.
    """
    losses: list[Loss] = []
    entries: list[Question] = []
    categories = Categories()
    found = 0
    for block in read_blocks(path, progress):
        text = _hidden(block.text)
        if text.startswith(_CATEGORY):
            categories.enter(_shown(text.removeprefix(_CATEGORY)))
            continue
        found += 1
        if found > MOST:
            losses.append(Loss("", _TOO_MANY, {"limit": MOST}))
            break
        entry = _entry(text, block.comments, losses, is_cut=block.is_cut)
        if entry is not None:
            categories.add(len(entries))
            entries.append(entry)
    if not found:
        raise ExchangeError(_NOTHING, path=path)
    return Imported(categories.deck(entries, path.name.partition(".")[0]), tuple(losses))


def _entry(text: str, comments: Sequence[str], losses: list[Loss], *, is_cut: bool) -> Question | None:
    name = ""
    if text.startswith("::") and (end := text.find("::", 2)) > 0:
        name, text = _shown(text[2:end]), text[end + 2 :].strip()
    start, end = text.find("{"), text.find("}")
    before, after = (text[:start], text[end + 1 :]) if 0 <= start < end else (text, "")
    form = _form(before)
    before, after = _FORM.sub("", before.lstrip(), count=1) if form else before, after
    stem = _read(before + (BLANK if after.strip() else "") + after, form)
    taken = Taken(stem.text or name, losses)
    if is_cut:
        taken.lose(_CUT)
    if stem.media:
        taken.lose(_MEDIA)
    if not 0 <= start < end:
        taken.lose(_BRACES if start >= 0 or end >= 0 else _DESCRIPTION)
        return None
    asked = stem.text or name
    if not asked.replace(BLANK, "").strip():
        taken.lose(_EMPTY)
        return None
    reader = _Answers(form, taken)
    interaction = reader.interaction(text[start + 1 : end].strip())
    if interaction is None:
        return None
    if type(interaction) is Typed and after.strip():
        interaction = Gap((_edge(before, form), _edge(after, form)), (interaction.accepted,))
        asked = BLANK.join(interaction.parts)
    number_, tags, level = _declared(comments)
    common = Common(number_, 0, explanation=taken.explanation, tags=tags, level=level)
    return Question(common, asked, interaction)


def _declared(comments: Sequence[str]) -> tuple[str, tuple[str, ...], int | None]:
    """Return the id, the tags and the level that comments declare: ``// [id:x] [tag:y]``."""
    text = harmless("\n".join(comments))
    found = _ID.search(text)
    words = [tag.replace("\\]", "]").strip() for tag in _TAG.findall(text)]
    return entry_id(found[1]) if found else "", *tags_and_level(words)


class _Answers:
    """Reads what stands between the braces of one question."""

    def __init__(self, form: str, taken: Taken) -> None:
        self._form = form
        self._taken = taken

    def interaction(self, text: str) -> Interaction | None:
        """Return how the question is responded to, or None after recording why it cannot be asked."""
        text, mark, general = text.rpartition("####") if "####" in text else (text, "", "")
        if mark:
            self._taken.explain(self._text(general))
        text = text.strip()
        if not text:
            self._taken.lose(_ESSAY, type="essay")
            return None
        if text.startswith(">"):
            return self._ordering(text)
        if text.startswith("#"):
            return number(self._numbers(text[1:]), "", self._taken)
        if "~" in text:
            return self._choices(text)
        if "=" in text and "->" in text:
            return self._pairs(text)
        word, *feedback = text.split("#", 2)
        if word.strip() in ("T", "TRUE", "F", "FALSE"):
            for said in reversed(feedback):
                self._taken.explain(self._text(said))
            return TrueFalse(Truth.TRUE if word.strip().startswith("T") else Truth.FALSE)
        answers = [self._answer(part, 100.0, form="plain") for part in _parts(text, "=")]
        return typed(answers, self._taken)

    def _choices(self, text: str) -> Interaction | None:
        answers = []
        for part in _parts(text.replace("=", "~="), "~"):
            is_key = part.startswith("=")
            answers.append(self._answer(part[1:] if is_key else part, 100.0 if is_key else 0.0))
        if "=" in text:
            return single_choice(answers, self._taken)
        return multiple_choice(answers, self._taken)

    def _answer(self, text: str, share: float, form: str = "") -> Answer:
        """Return an answer; what is typed is plain text, whatever the question is."""
        text = text.strip()
        if found := _SHARE.match(text):
            share, text = percentage(found[1]), text[found.end() :]
        answer, _, feedback = text.partition("#")
        return Answer(self._text(answer, form), share, self._text(feedback))

    def _numbers(self, text: str) -> list[Answer]:
        text, _, wrong = text.partition("~")
        answers = [self._number(part) for part in _parts(text, "=")]
        if wrong:
            answers.append(Answer("*", 0, self._text(wrong.partition("#")[2])))
        return answers

    def _number(self, text: str) -> Answer:
        answer = self._answer(text, 100.0)
        low, dots, high = answer.text.partition("..")
        if dots:
            middle, half = _middle(low, high)
            if not middle:
                self._taken.lose(_RANGE, text=answer.text)
            return Answer(middle or "*", answer.percent, answer.feedback, half)
        value, _, tolerance = answer.text.partition(":")
        return Answer(value.strip(), answer.percent, answer.feedback, tolerance.strip())

    def _pairs(self, text: str) -> Interaction | None:
        pairs, extra = [], []
        for part in _parts(text, "="):
            left, arrow, right = part.partition("->")
            if not arrow:
                self._taken.lose(_NO_ARROW)
            elif not right.strip():
                self._taken.lose(HALF_A_PAIR)
            elif left.strip():
                pairs.append((self._text(left), self._text(right)))
            else:
                extra.append(self._text(right))
        return matching(pairs, extra, self._taken)

    def _ordering(self, text: str) -> Interaction | None:
        """Return the lines to put in order, as Moodle's question type »ordering« writes them."""
        lines = tuple(filter(None, map(self._text, text.split("\n")[1:])))
        if len(lines) < 2:
            self._taken.lose(_UNORDERED)
            return None
        return Ordering(lines, tuple(range(len(lines))))

    def _text(self, text: str, form: str = "") -> str:
        read = _read(_joined(text, " "), form or self._form)
        if read.media:
            self._taken.lose(_MEDIA)
        return read.text


class _Said:
    """A text without its markup, and whether there were pictures in it."""

    __slots__ = ("media", "text")

    def __init__(self, text: str, *, media: bool = False) -> None:
        self.text = text
        self.media = media


def _read(text: str, form: str) -> _Said:
    """Return a text without what says its form and what belongs to that form."""
    text = text.strip()
    own = _form(text)
    if own:
        text = text[len(own) + 2 :].strip()
    form = own or form
    shown = _joined(_shown(text), "\n")
    if form in ("plain", "markdown") or not _MARKUP.search(shown):
        return _Said(shown)
    stripped = to_text(shown if form == "html" else shown.replace("\n", "<br>"))
    return _Said(stripped.text, media=stripped.has_media)


def _edge(text: str, form: str) -> str:
    """Return a part of a gap text with the white space at its edges."""
    if form == "plain" or not _MARKUP.search(text):
        return text.translate(_SHOWING)
    said = _read(text, form).text
    return " " * text[:1].isspace() + said + " " * (text[-1:].isspace() and bool(said))


def _form(text: str) -> str:
    found = _FORM.match(text.lstrip())
    return found[1] if found else ""


def _hidden(text: str) -> str:
    return _ESCAPED.sub(lambda found: _HIDING[found[1]], _NONCHARACTERS.sub("", text)).strip()


def _shown(text: str) -> str:
    return text.translate(_SHOWING).strip()


def _joined(text: str, sign: str) -> str:
    """Return the lines of a text without the blanks around them, and with a sign between them."""
    return sign.join([line.strip(" \t") for line in text.split("\n")])


def _parts(text: str, mark: str) -> list[str]:
    """Split at a mark; what stands before the first one counts only if it is not empty."""
    first, *others = text.split(mark)
    return [*([first] if first.strip() else []), *others]


def _middle(low: str, high: str) -> tuple[str, str]:
    """Return the middle of a range and how far it reaches, empty if its ends are no numbers."""
    first, last = decimal(low), decimal(high)
    if first is None or last is None:
        return "", ""
    return f"{(first + last) / 2:f}", f"{abs(last - first) / 2:f}"

"""Cloze: Moodle's texts with gaps, ``{1:SHORTANSWER:=key~=other#feedback}``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizapp.core.items import Gap
from quizapp.exchange.answers import Answer, percentage, single_choice, typed
from quizapp.exchange.markup import to_text
from quizapp.language import N_

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizapp.core.items import Interaction
    from quizapp.exchange.answers import Taken

_START = re.compile(
    r"\{(\d{0,4}):(NUMERICAL|NM|SHORTANSWER_C|SHORTANSWER|SAC|SA|MWC|MW|MULTICHOICE(?:_[VH]?S?)?|MC[VH]?S?"
    r"|MULTIRESPONSE(?:_H?S?)?|MRH?S?):"
)
_END = re.compile(r"(?<!\\)\}")
_BETWEEN = re.compile(r"(?<!\\)~")
_SHARE = re.compile(r"=|%(-?\d+(?:[.,]\d*)?)%")
_FEEDBACK = re.compile(r"(?<!\\)(?<!&)(?<!&amp;)#")
_MARK = re.compile("\ue000(\\d+)\ue001")
_PRIVATE = re.compile("[\ue000\ue001]")

_CHOSEN = N_("Its gaps are typed here; the choices that were offered are left out.")
_TOLERANCE = N_("The tolerance of a number in a gap was left out.")
_WEIGHTS = N_("Its gaps count differently there, and alike here.")
_NO_GAP = N_("It has no gap that can be read.")


@dataclass(frozen=True, slots=True)
class _Field:
    """A gap: how much it counts, of which kind it is, and its answers."""

    weight: int
    kind: str
    answers: tuple[Answer, ...]

    @property
    def is_choice(self) -> bool:
        return self.kind.startswith(("MULTI", "MC", "MR"))


@dataclass(frozen=True, slots=True)
class Cloze:
    """A text with gaps: ``parts[0] field parts[1] field … parts[-1]``."""

    parts: tuple[str, ...]
    fields: tuple[_Field, ...]

    @property
    def points(self) -> int:
        """How much one gap counts."""
        return min(max(1, self.fields[0].weight), 100) if self.fields else 1

    def interaction(self, taken: Taken) -> Interaction | None:
        """Return how it is responded to, or None after recording why it cannot be asked."""
        if not self.fields:
            taken.lose(_NO_GAP)
            return None
        if len(self.fields) == 1 and self.fields[0].is_choice:
            return single_choice(self.fields[0].answers, taken)
        if len({field.weight for field in self.fields}) > 1:
            taken.lose(_WEIGHTS)
        accepted = []
        for field in self.fields:
            if field.is_choice:
                taken.lose(_CHOSEN)
            answers = field.answers
            if field.kind in ("NUMERICAL", "NM"):
                answers = tuple(_without_tolerance(answers, taken))
            found = typed(answers, taken)
            if found is None:
                return None
            accepted.append(found.accepted)
        return Gap(self.parts, tuple(accepted))


def read_cloze(html: str) -> Cloze:
    """Return a text with its gaps; one that is not closed stays text."""
    html = _PRIVATE.sub("", html)
    fields: list[_Field] = []
    pieces: list[str] = []
    place = 0
    while start := _START.search(html, place):
        end = _END.search(html, start.end())
        if end is None:
            break
        pieces += [html[place : start.start()], f"\ue000{len(fields)}\ue001"]
        answers = _BETWEEN.split(html[start.end() : end.start()])
        fields.append(_Field(int(start[1] or 1), start[2], tuple(map(_answer, answers))))
        place = end.end()
    pieces.append(html[place:])
    return Cloze(tuple(_MARK.split(to_text("".join(pieces)).text)[::2]), tuple(fields))


def _answer(text: str) -> Answer:
    share = 0.0
    if found := _SHARE.match(text):
        share = percentage(found[1]) if found[1] else 100.0
        text = text[found.end() :]
    answer, *feedback = _FEEDBACK.split(text, maxsplit=1)
    return Answer(_plain(answer), share, _plain(feedback[0]) if feedback else "")


def _plain(html: str) -> str:
    return to_text(html.replace("\\}", "}").replace("\\#", "#").replace("\\~", "~")).text


def _without_tolerance(answers: tuple[Answer, ...], taken: Taken) -> Iterator[Answer]:
    for answer in answers:
        text, colon, tolerance = answer.text.partition(":")
        if colon and percentage(tolerance):
            taken.lose(_TOLERANCE)
        yield Answer(text, answer.percent, answer.feedback)

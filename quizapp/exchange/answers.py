"""Answers with shares of the points, as learning platforms have them, to the ways of responding here."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from quizapp.core.folding import fold
from quizapp.core.items import Choice, Matching, MultipleChoice, Number, SingleChoice, Typed
from quizapp.core.numbers import MAX_DIGITS
from quizapp.exchange.results import Loss, remark
from quizapp.language import N_

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from quizapp.core.items import Interaction

_FULL = 99.9
_ALIKE = 0.1
_WILDCARD = re.compile(r"(?<!\\)\*")
_NUMBER = re.compile(r"[-+]?(?:\d+(?:[.,]\d*)?|[.,]\d+)(?:[eE][-+]?\d{1,2})?", re.ASCII)

NO_KEY = N_("None of its answers is wholly right; it was left out.")
_NO_WRONG = N_("It has no wrong choice; it was left out.")
_PARTLY = N_("An answer that is partly right there is wrong here.")
_PARTLY_TYPED = N_("An answer that is partly right there does not count here.")
_SEVERAL = N_("Of several right choices, of which one was enough, only the first was kept.")
_SEVERAL_NUMBERS = N_("Of several right numbers only the first was kept.")
_WEIGHTS = N_("Its right choices count differently there, and alike here.")
HALF_A_PAIR = N_("A pair without its right side was left out.")
_TWICE = N_("A wrong choice that is the same as another one was left out.")
_UNPAIRED = N_("It has fewer than two pairs; it was left out.")
_ANYTHING = N_("An answer with * for any text was left out.")
_WRONG_TYPED = N_("What is said about a wrong answer was left out.")
_NO_NUMBER = N_("»{text}« is no number.")


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer, the share of the points in percent (below 0: points off), and what is said about it."""

    text: str
    percent: float
    feedback: str = ""
    tolerance: str = ""


class Taken:
    """What is taken from one question of another program: the losses, and what its right answers explain."""

    def __init__(self, about: str, losses: list[Loss]) -> None:
        self._about = about
        self._losses = losses
        self._said: set[str] = set()
        self.explanations: list[str] = []

    def lose(self, message: str, **values: object) -> None:
        """Record a loss, each sentence once for a question."""
        if message not in self._said:
            self._said.add(message)
            self._losses.append(Loss(self._about, message, values))

    def remark(self, message: str, **values: object) -> None:
        """Record what is only to be known, each sentence once for a question."""
        if message not in self._said:
            self._said.add(message)
            self._losses.append(remark(self._about, message, **values))

    def explain(self, text: str) -> None:
        """Add to what is said after the question was answered."""
        if text and text not in self.explanations:
            self.explanations.append(text)

    @property
    def explanation(self) -> str:
        """All that is said after the question was answered."""
        return "\n\n".join(self.explanations)


def single_choice(answers: Sequence[Answer], taken: Taken) -> Interaction | None:
    """Return a choice with one key, or None if the answers give none."""
    keys = [answer for answer in answers if answer.percent >= _FULL]
    if not keys:
        taken.lose(NO_KEY)
        return None
    if len(keys) > 1:
        taken.lose(_SEVERAL)
    if any(0 < answer.percent < _FULL for answer in answers):
        taken.lose(_PARTLY)
    wrong = _distractors([answer for answer in answers if answer.percent < _FULL], keys[:1], taken)
    if not wrong:
        taken.lose(_NO_WRONG)
        return None
    taken.explain(keys[0].feedback)
    return SingleChoice((Choice(keys[0].text), *wrong), 0)


def multiple_choice(answers: Sequence[Answer], taken: Taken) -> Interaction | None:
    """Return a choice with one or more keys, or None if the answers give none."""
    keys = _without_doubles([answer for answer in answers if answer.percent > 0], taken)
    if not keys:
        taken.lose(NO_KEY)
        return None
    shares = [key.percent for key in keys]
    if max(shares) - min(shares) > _ALIKE:
        taken.lose(_WEIGHTS)
    wrong = _distractors([answer for answer in answers if answer.percent <= 0], keys, taken)
    if not wrong:
        taken.lose(_NO_WRONG)
        return None
    for key in keys:
        taken.explain(key.feedback)
    choices = (*(Choice(key.text) for key in keys), *wrong)
    return MultipleChoice(choices, frozenset(range(len(keys))))


def typed(answers: Iterable[Answer], taken: Taken) -> Typed | None:
    """Return a short text to type, or None if the answers give none."""
    accepted: dict[str, None] = {}
    for answer in answers:
        if answer.percent < _FULL:
            if answer.percent > 0:
                taken.lose(_PARTLY_TYPED)
            elif answer.feedback:
                taken.lose(_WRONG_TYPED)
        elif _WILDCARD.search(answer.text):
            taken.lose(_ANYTHING)
        else:
            accepted[answer.text.replace("\\*", "*").strip()] = None
            taken.explain(answer.feedback)
    accepted.pop("", None)
    if not accepted:
        taken.lose(NO_KEY)
        return None
    return Typed(tuple(accepted))


def number(answers: Iterable[Answer], unit: str, taken: Taken) -> Number | None:
    """Return a number to type, or None if the answers give none."""
    found: Number | None = None
    for answer in answers:
        if answer.text.strip() == "*" or answer.percent < _FULL:
            if answer.percent > 0:
                taken.lose(_PARTLY_TYPED)
            elif answer.feedback:
                taken.lose(_WRONG_TYPED)
            continue
        value, tolerance = decimal(answer.text), decimal(answer.tolerance or "0")
        if value is None or tolerance is None:
            taken.lose(_NO_NUMBER, text=answer.text if value is None else answer.tolerance)
        elif found is None:
            found = Number(value, abs(tolerance), unit)
            taken.explain(answer.feedback)
        else:
            taken.lose(_SEVERAL_NUMBERS)
    if found is None:
        taken.lose(NO_KEY)
    return found


def matching(pairs: Sequence[tuple[str, str]], extra: Iterable[str], taken: Taken) -> Matching | None:
    """Return the pairs to match, with texts that belong to none, or None if there are too few."""
    if len(pairs) < 2:
        taken.lose(_UNPAIRED)
        return None
    texts = list(dict.fromkeys((*(right for _, right in pairs), *extra)))
    places = {text: place for place, text in enumerate(texts)}
    key = tuple([places[right] for _, right in pairs])
    return Matching(tuple([left for left, _ in pairs]), tuple(texts), key)


def decimal(text: str) -> Decimal | None:
    """Return the number that a text is, with a point or a comma, or None."""
    text = text.strip()
    if not _NUMBER.fullmatch(text) or sum(map(str.isdigit, text)) > MAX_DIGITS:
        return None
    try:
        value = Decimal(text.replace(",", "."))
    except InvalidOperation:
        return None
    return value if len(f"{value:f}") <= MAX_DIGITS else None


def percentage(text: str) -> float:
    """Return the share that a text says, 0 if it says none."""
    value = decimal(text.strip().removesuffix("%"))
    return float(value) if value is not None else 0.0


def _distractors(answers: Iterable[Answer], keys: Iterable[Answer], taken: Taken) -> list[Choice]:
    found: list[Choice] = []
    seen = {fold(key.text) for key in keys}
    for answer in answers:
        folded = fold(answer.text)
        if folded in seen or not folded:
            taken.lose(_TWICE)
        else:
            seen.add(folded)
            found.append(Choice(answer.text, answer.feedback))
    return found


def _without_doubles(answers: Iterable[Answer], taken: Taken) -> list[Answer]:
    found: dict[str, Answer] = {}
    for answer in answers:
        if found.setdefault(fold(answer.text), answer) is not answer:
            taken.lose(_TWICE)
    return [answer for folded, answer in found.items() if folded]

"""Events: a session told in JSON, one object a line, for other programs."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

from quizapp import wording
from quizapp.core.items import CertaintyJudgement, Gap, Matching, Number, Ordering, TrueFalse
from quizapp.core.marking import key_texts
from quizapp.core.responses import describe
from quizapp.core.session import Step
from quizapp.plain.spoken import help_lines, place

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from quizapp.care import ItemInfo, Past
    from quizapp.core.items import Item
    from quizapp.core.responses import Response
    from quizapp.core.session import Session, Summary
    from quizapp.editing import Place
    from quizapp.language import Translator
    from quizapp.plain.console import Console
    from quizapp.plain.forms import Form
    from quizapp.study import Feedback


def write_event(write: Callable[[str], None], event: str, **values: object) -> None:
    """Write one event as a line of JSON."""
    write(json.dumps({"event": event, **values}, ensure_ascii=False))


class JsonVoice:
    """Tells a session as events."""

    whole = True

    def __init__(self, console: Console) -> None:
        self._console = console

    def item(self, session: Session, item: Item) -> None:
        """Give what is asked, with its choices as they are numbered."""
        self._event(
            "item",
            **item_values(item, self._console.tr),
            position=place(session),
            total=session.planned,
            repeated=session.repeating,
        )

    def prompt(self, form: Form) -> None:
        """Give the key of a recall item; other responses come in one line."""
        if form.revealed:
            self._event("reveal", id=form.item.id, key=key_of(form.item, self._console.tr))

    def feedback(self, feedback: Feedback) -> None:
        """Give the verdict and what belongs to it."""
        values = feedback_values(feedback, self._console.tr)
        self._event(
            "feedback",
            **values,
            days=feedback.days,
            again=feedback.again,
            leech=feedback.leech,
            overrulable=feedback.overrulable,
        )

    def hint(self, item: Item, text: str) -> None:
        """Give the hint, empty if there is none."""
        self._event("hint", id=item.id, text=text)

    def overruled(self, feedback: Feedback) -> None:
        """Give the item whose last response counts as right now."""
        self._event("overruled", id=feedback.item.id, days=feedback.days)

    def put_aside(self, item: Item, step: Step | None) -> None:
        """Give the item that was suspended or put off."""
        self._event("suspended" if step is Step.SUSPENSION else "postponed", id=item.id)

    def flagged(self, item: Item, note: str | None) -> None:
        """Give the note on an item, or say that there is none any more."""
        if note is None:
            self._event("unflagged", id=item.id)
        else:
            self._event("flagged", id=item.id, note=note)

    def place(self, item: Item, place: Place | None) -> None:
        """Give file and line."""
        path, line = (str(place.path), place.line) if place is not None else (None, None)
        self._event("place", id=item.id, path=path, line=line)

    def info(self, info: ItemInfo) -> None:
        """Give what is known of the item."""
        memory = info.state.memory
        self._event(
            "info",
            id=info.item.id,
            why=info.why.value if info.why is not None else None,
            due=date.fromordinal(info.due).isoformat() if info.due is not None else None,
            stability=memory.stability if memory is not None else None,
            difficulty=memory.difficulty if memory is not None else None,
            retrievability=info.known,
            reviews=memory.reviews if memory is not None else 0,
            lapses=memory.lapses if memory is not None else 0,
            leech=info.is_leech,
            flag=info.state.flag,
            history=[_past(past) for past in info.past if past.attempt is not None],
        )

    def refused(self, message: str) -> None:
        """Say why something cannot be done."""
        self._event("invalid", message=message)

    def undone(self, item: Item | None, step: Step | None) -> None:
        """Give the item that is asked again, or say that there was nothing to take back."""
        if item is None:
            self._event("invalid", message=self._console.tr("There is nothing to undo."))
        else:
            self._event("undone", id=item.id)

    def skipped(self, item: Item) -> None:
        """Give the item that was skipped."""
        self._event("skipped", id=item.id)

    def invalid(self, item: Item, message: str) -> None:
        """Say why a line could not be read."""
        self._event("invalid", id=item.id, message=message)

    def error(self, message: str) -> None:
        """Say that something was not stored."""
        self._event("error", message=message)

    def help(self) -> None:
        """Give the commands."""
        self._event("help", commands=list(help_lines(self._console.tr)))

    def summary(self, summary: Summary, leeches: Sequence[Item] = ()) -> None:
        """Give what came out of the session."""
        self._event(
            "summary",
            mode=summary.mode.value,
            asked=summary.asked,
            right=summary.right,
            points=summary.points,
            possible=summary.possible,
            share=summary.share,
            complete=summary.complete,
            missed=[item.id for item in summary.missed],
            skipped=[item.id for item in summary.skipped],
            leeches=[item.id for item in leeches],
            tags=[{"tag": tag.tag, "asked": tag.asked, "right": tag.right} for tag in summary.tags],
        )

    def _event(self, event: str, **values: object) -> None:
        write_event(self._console.write, event, **values)


def item_values(item: Item, tr: Translator) -> dict[str, object]:
    """Return what is asked, with the choices as they are numbered."""
    return {
        "id": item.id,
        "kind": item.kind.value,
        "stem": item.stem,
        "choices": list(_choices(item, tr)),
        **_parts(item),
        "deck": item.deck,
        **({"draft": True} if item.draft else {}),
    }


def feedback_values(feedback: Feedback, tr: Translator) -> dict[str, object]:
    """Return the verdict, the key and why."""
    score = feedback.score
    return {
        "id": feedback.item.id,
        "verdict": score.verdict.value,
        "fraction": score.fraction,
        "key": key_of(feedback.item, tr),
        "explanation": feedback.item.explanation,
        "remark": feedback.remark,
        "slip": score.slip.value if score.slip else None,
        "parts": list(score.parts),
        "passages": ["".join(piece.text for piece in passage) for passage in feedback.passages],
    }


def key_of(item: Item, tr: Translator) -> list[str]:
    """Return the key as texts; what is chosen from ``choices`` is spelled as there."""
    if isinstance(item.interaction, TrueFalse | CertaintyJudgement):
        return list(wording.key_lines(item, tr))
    return list(key_texts(item))


def _past(past: Past) -> dict[str, object]:
    attempt = past.attempt
    assert attempt is not None
    return {
        "day": date.fromordinal(past.day).isoformat(),
        "mode": attempt.mode.value,
        "verdict": attempt.verdict.value,
        "response": list(attempt.response),
        "hinted": attempt.hinted,
        "overruled": past.overruled,
    }


def response_of(item: Item, response: Response | None, tr: Translator) -> list[str] | None:
    """Return a response as texts, in the shape of `key_of`; None for none."""
    if response is None:
        return None
    if isinstance(item.interaction, TrueFalse | CertaintyJudgement):
        return list(wording.response_lines(item, response, tr))
    return list(describe(item, response))


def _choices(item: Item, tr: Translator) -> tuple[str, ...]:
    if isinstance(item.interaction, Ordering):
        return item.interaction.lines
    return wording.choice_labels(item, tr)


def _parts(item: Item) -> dict[str, object]:
    """Return what an item of this kind has besides its choices."""
    match item.interaction:
        case Matching(left=left, right=right):
            return {"left": list(left), "right": list(right)}
        case Gap(accepted=accepted):
            return {"gaps": len(accepted)}
        case Number(unit=unit):
            return {"unit": unit}
        case _:
            return {}

"""Wording: the learner's words for the core's values, in the interface's language."""

from __future__ import annotations

from datetime import date, timedelta
from math import ceil
from typing import TYPE_CHECKING, assert_never

from quizapp.core.attempts import Mode
from quizapp.core.items import (
    Certainty,
    CertaintyJudgement,
    Gap,
    Item,
    Kind,
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
from quizapp.core.scores import Score, Slip, Verdict
from quizapp.core.session import Step
from quizapp.language import N_

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from quizapp.core.attempts import Attempt
    from quizapp.core.responses import Response
    from quizapp.language import Translator
    from quizapp.progress.queries import Attendance, Learner

_SLACK = 1e-9
"""What a floating-point number may fall short of a whole one."""

SIGNS = {Verdict.RIGHT: "✓", Verdict.NEARLY: "✓", Verdict.PARTLY: "◐", Verdict.WRONG: "✗"}

_VERDICTS = {
    Verdict.RIGHT: N_("Right"),
    Verdict.NEARLY: N_("Right"),
    Verdict.PARTLY: N_("Partly right"),
    Verdict.WRONG: N_("Not right"),
}
_SLIPS = {Slip.TYPO: N_("Right (typing error)"), Slip.INFLECTION: N_("Right (singular or plural)")}
_TRUTHS = {
    Truth.TRUE: N_("True"),
    Truth.FALSE: N_("False"),
    Truth.UNSTATED: N_("Not in the briefing"),
}
_LEVELS = {
    Certainty.STATED: N_("as a fact"),
    Certainty.REPORTED: N_("as a report"),
    Certainty.ALLEGED: N_("as a suspicion"),
    Certainty.ASSESSED: N_("as an assessment"),
    Certainty.POSSIBLE: N_("as a possibility"),
    Certainty.EXPECTED: N_("as an expectation"),
}
_INSTRUCTIONS = {
    Kind.CHOICE: N_("Choose one."),
    Kind.CHOICES: N_("Choose all that are right."),
    Kind.TRUTH: N_("What does the briefing say about this?"),
    Kind.TYPED: N_("Type what is asked for."),
    Kind.NUMBER: N_("Type a number."),
    Kind.MATCHING: N_("Put together what belongs together."),
    Kind.ORDERING: N_("Put the lines in the right order."),
    Kind.RECALL: N_("Explain it in your head, then compare."),
    Kind.CERTAINTY: N_("Choose one."),
}
_KINDS = {
    Kind.CHOICE: N_("single choice"),
    Kind.CHOICES: N_("multiple choice"),
    Kind.TRUTH: N_("true or false"),
    Kind.TYPED: N_("short text"),
    Kind.GAP: N_("gap text"),
    Kind.NUMBER: N_("number"),
    Kind.MATCHING: N_("matching"),
    Kind.ORDERING: N_("ordering"),
    Kind.RECALL: N_("recall"),
    Kind.CERTAINTY: N_("certainty"),
}
_MODES = {
    Mode.LEARN: N_("Learning"),
    Mode.QUIZ: N_("Quiz"),
    Mode.EXAM: N_("Exam"),
    Mode.CRAM: N_("Practice"),
}
_TAKEN_BACK = {
    Step.RESPONSE: N_("The answer was taken back."),
    Step.SKIP: N_("Skipping was taken back."),
    Step.SUSPENSION: N_("It is not suspended any more."),
    Step.POSTPONEMENT: N_("It is not put off any more."),
}
_PUT_ASIDE = {
    Step.SUSPENSION: N_("Suspended. {key} takes that back."),
    Step.POSTPONEMENT: N_("Put off until tomorrow. {key} takes that back."),
}
_MONTHS = (
    N_("January"),
    N_("February"),
    N_("March"),
    N_("April"),
    N_("May"),
    N_("June"),
    N_("July"),
    N_("August"),
    N_("September"),
    N_("October"),
    N_("November"),
    N_("December"),
)

_SHORT_MONTHS = (
    N_("Jan"),
    N_("Feb"),
    N_("Mar"),
    N_("Apr"),
    N_("May"),
    N_("Jun"),
    N_("Jul"),
    N_("Aug"),
    N_("Sep"),
    N_("Oct"),
    N_("Nov"),
    N_("Dec"),
)


def nothing_to_cram(tag: str | None, tr: Translator, *, missed: bool) -> str:
    """Say why there is nothing to cram."""
    if missed and tag is not None:
        return tr("No question with the tag »{tag}« was answered wrongly last time.", tag=tag)
    if missed:
        return tr("No question was answered wrongly last time; there is nothing to cram.")
    if tag is not None:
        return tr("No question has the tag »{tag}«.", tag=tag)
    return tr("There are no questions here yet.")


def verdict_word(item: Item, score: Score, tr: Translator, *, overruled: bool = False) -> str:
    """Return the verdict in words, with what was forgiven; who judged themselves is told just that."""
    if overruled:
        return tr("Counts as right, because you say so")
    if isinstance(item.interaction, Recall):
        return tr("Known") if score.passed else tr("Not known yet")
    return tr(_SLIPS[score.slip] if score.slip is not None else _VERDICTS[score.verdict])


def verdict_sign(verdict: Verdict) -> str:
    """Return the sign that goes with the verdict's word."""
    return SIGNS[verdict]


def instruction(item: Item, tr: Translator) -> str:
    """Return what to do with an item of this kind, in one short sentence."""
    match item.interaction:
        case Gap(accepted=accepted):
            return tr.plural("Fill the gap.", "Fill the gaps.", len(accepted))
        case _:
            return tr(_INSTRUCTIONS[item.kind])


def kind_name(kind: Kind, tr: Translator) -> str:
    """Return the kind's name."""
    return tr(_KINDS[kind])


def truth_word(truth: Truth, tr: Translator) -> str:
    """Return the word for a judgement of a statement."""
    return tr(_TRUTHS[truth])


def certainty_word(level: Certainty, tr: Translator) -> str:
    """Return the words for how a briefing puts a claim."""
    return tr(_LEVELS[level])


def choice_labels(item: Item, tr: Translator) -> tuple[str, ...]:
    """Return the numbered choices as shown, or nothing for an item without any."""
    match item.interaction:
        case SingleChoice(choices=choices) | MultipleChoice(choices=choices):
            return tuple(choice.text for choice in choices)
        case TrueFalse(truths=truths):
            return tuple(truth_word(truth, tr) for truth in truths)
        case CertaintyJudgement():
            return tuple(certainty_word(level, tr) for level in Certainty)
        case Typed() | Gap() | Number() | Matching() | Ordering() | Recall():
            return ()
        case other:
            assert_never(other)


def key_lines(item: Item, tr: Translator) -> tuple[str, ...]:
    """Return the key as lines to show: choices, gaps and pairs one a line, an order numbered."""
    match item.interaction:
        case SingleChoice(choices=choices, key=key):
            return (choices[key].text,)
        case MultipleChoice(choices=choices, keys=keys):
            return tuple(choices[index].text for index in sorted(keys))
        case TrueFalse(key=truth):
            return (truth_word(truth, tr),)
        case CertaintyJudgement(key=level):
            return (certainty_word(level, tr),)
        case Typed(accepted=accepted):
            return (accepted[0],)
        case Gap(accepted=gaps):
            return tuple(accepted[0] for accepted in gaps)
        case Number(shown=shown, unit=unit):
            return (f"{shown} {unit}".strip(),)
        case Matching(left=left, right=right, key=pairs):
            return tuple(f"{side} – {right[index]}" for side, index in zip(left, pairs, strict=True))
        case Ordering(lines=lines, key=order):
            return tuple(f"{place}. {lines[index]}" for place, index in enumerate(order, 1))
        case Recall(key=text):
            return (text,)
        case other:
            assert_never(other)


def order_remarks(ordering: Ordering, order: Sequence[int], tr: Translator) -> tuple[str, ...]:
    """Return for each line of the right order what it followed instead; nothing where that was right."""
    numbers = {index: number for number, index in enumerate(ordering.key, 1)}
    before = dict(zip(order, (None, *order), strict=False))
    wanted = zip(ordering.key, (None, *ordering.key), strict=False)
    return tuple(
        "" if before[index] == right else _after(before[index], numbers, tr) for index, right in wanted
    )


def _after(index: int | None, numbers: Mapping[int, int], tr: Translator) -> str:
    return tr("at the top") if index is None else tr("after line {n}", n=numbers[index])


def order_count(score: Score, tr: Translator) -> str:
    """Say what is counted in an order, and how much of it was right."""
    followers = score.parts[1:]
    return tr(
        "What counts is which line follows which: {n} of {total} are right.",
        n=sum(followers),
        total=len(followers),
    )


def response_lines(item: Item, response: Response, tr: Translator) -> tuple[str, ...]:
    """Return what was given as lines to show, in the shape of `key_lines`."""
    from quizapp.core.responses import Chosen, Ordered, Paired, Texts, describe

    match item.interaction, response:
        case TrueFalse() | CertaintyJudgement(), Chosen(index):
            return (choice_labels(item, tr)[index],)
        case Matching(left=left, right=right), Paired(pairs):
            given = [right[index] if index is not None else "…" for index in pairs]
            return tuple(f"{side} – {text}" for side, text in zip(left, given, strict=True))
        case Ordering(lines=lines), Ordered(order):
            return tuple(f"{place}. {lines[index]}" for place, index in enumerate(order, 1))
        case Gap(), Texts(texts):
            return tuple(text or "…" for text in texts)
        case _:
            return describe(item, response)


def points_words(points: float, possible: int, tr: Translator) -> str:
    """Say how many points were reached, with one place after the decimal sign where that is needed."""
    reached = f"{points:.1f}".removesuffix(".0").replace(".", "," if tr.code == "de" else ".")
    return tr.plural("{reached} of {n} point", "{reached} of {n} points", possible, reached=reached)


def percent_words(share: float, tr: Translator) -> str:
    """Return a share of 0 to 1 in percent."""
    return tr("{percent} %", percent=percent(share))


def percent(share: float) -> int:
    """Return a share of 0 to 1 in whole percent that are reached; only nothing is 0.

    Rounded up, a failed exam could seem to have reached the percentage that passes it.
    """
    return max(int(share > 0), int(100 * share + _SLACK))


def clock_words(left: timedelta) -> str:
    """Return a time as on a clock: 12:34, 1:02:03; what was begun of a second counts."""
    seconds = ceil(left.total_seconds())
    hours, minutes = divmod(seconds // 60, 60)
    return f"{hours}:{minutes:02}:{seconds % 60:02}" if hours else f"{minutes}:{seconds % 60:02}"


def hint_text(item: Item, tr: Translator) -> str:
    """Return the author's hint, else the first letter and the length of what is to be typed, else nothing."""
    if item.hint:
        return item.hint
    match item.interaction:
        case Typed(accepted=accepted):
            return _first_letter(accepted[0], tr)
        case Gap(accepted=gaps):
            return " ".join(_first_letter(accepted[0], tr) for accepted in gaps)
        case _:
            return ""


def _first_letter(text: str, tr: Translator) -> str:
    return tr.plural("»{first}…«, {n} character.", "»{first}…«, {n} characters.", len(text), first=text[:1])


def mode_word(mode: Mode, tr: Translator) -> str:
    """Return the learner's word for what a session is for."""
    return tr(_MODES[mode])


def attempt_word(attempt: Attempt, tr: Translator, *, overruled: bool = False) -> str:
    """Return how a past attempt was marked, and what the learner made of it."""
    if overruled:
        return tr("Counted as right")
    return tr(_VERDICTS[attempt.verdict])


def response_words(item: Item, response: Sequence[str], tr: Translator) -> str:
    """Return a stored response in words; the codes of judgements in the interface's language."""
    match item.interaction, tuple(response):
        case TrueFalse(), (code,) if code in set(Truth):
            return truth_word(Truth(code), tr)
        case CertaintyJudgement(), (code,) if code in set(Certainty):
            return certainty_word(Certainty(code), tr)
        case Recall(), (code,):
            return tr("Known") if code == "yes" else tr("Not known yet")
        case _, texts:
            return "; ".join(text or "–" for text in texts)


def put_aside_words(step: Step | None, key: str, tr: Translator) -> str:
    """Say that an item was suspended or put off, and by which key that is undone; else nothing."""
    return tr(_PUT_ASIDE[step], key=key) if step in _PUT_ASIDE else ""


def taken_back_words(step: Step | None, tr: Translator) -> str:
    """Say which step was taken back; nothing for none."""
    return tr(_TAKEN_BACK[step]) if step is not None else ""


def leech_title(count: int, tr: Translator) -> str:
    """Say that some items were forgotten again and again."""
    return tr.plural("This question does not stick:", "These questions do not stick:", count)


def leech_advice(tr: Translator, *, slash: str = "") -> str:
    """Say what may help with items that do not stick; ``slash`` is what stands before a command."""
    suspend, flag = f"{slash}@", f"{slash}!"
    return tr(
        "Perhaps it helps to read the explanation and the briefing once more in peace, to suspend it for "
        "a while ({suspend}), or to flag it for the author ({flag}) when it is asked next.",
        suspend=suspend,
        flag=flag,
    )


def sitting_words(due: int, sitting: int, tr: Translator) -> str:
    """Say how much is due, or, where that is more than can be done in one go, what part of it is asked."""
    if due > sitting:
        return tr("{n} of {due} due", n=sitting, due=due)
    return tr.plural("{n} due", "{n} due", due)


def days_words(days: int, tr: Translator) -> str:
    """Say how long some days are."""
    if days < 60:
        return tr.plural("{n} day", "{n} days", max(1, days))
    return tr.plural("{n} month", "{n} months", round(days / 30.4))


def next_time(days: int, tr: Translator) -> str:
    """Say when an item comes again, ``days`` learning days from now."""
    if days <= 1:
        return tr("next time tomorrow")
    if days < 60:
        return tr.plural("next time in {n} day", "next time in {n} days", days)
    return tr.plural("next time in {n} month", "next time in {n} months", round(days / 30.4))


def streak_words(days: int, tr: Translator) -> str:
    """Say how many days in a row were learned on; nothing for none."""
    return tr.plural("{n} day in a row", "{n} days in a row", days) if days else ""


def minutes_words(minutes: int, tr: Translator) -> str:
    """Say about how long something takes."""
    return tr.plural("about {n} minute", "about {n} minutes", minutes)


def date_words(day: date, tr: Translator) -> str:
    """Return a date as it is written in a sentence: 17. Juni 2024, 17 June 2024."""
    return tr("{day} {month} {year}", day=day.day, month=tr(_MONTHS[day.month - 1]), year=day.year)


def short_month(day: date, tr: Translator) -> str:
    """Return the month as it stands at the edge of a plot."""
    return tr(_SHORT_MONTHS[day.month - 1])


def short_date(day: date, tr: Translator) -> str:
    """Return a date without its year as it stands at the edge of a plot: 17. Jun, 17 Jun."""
    return tr("{day} {month}", day=day.day, month=short_month(day, tr))


def day_words(day: date, today: date, tr: Translator) -> str:
    """Return a date relative to today where that is shorter."""
    if day == today:
        return tr("today")
    if day == today - timedelta(days=1):
        return tr("yesterday")
    return date_words(day, tr)


def loss_lines(attendance: Attendance, tr: Translator) -> tuple[str, ...]:
    """Say what is lost with a learner, and that it is for good."""
    lost = tr.plural(
        "{n} answer, {learned} learned, is deleted for good, in all backups too.",
        "{n} answers, {learned} learned, are deleted for good, in all backups too.",
        attendance.attempts,
        learned=tr.plural("{n} question", "{n} questions", attendance.learned),
    )
    return (lost,) if attendance.attempts else (tr("Nothing was answered yet, so nothing is lost."),)


def learner_name(learner: Learner, tr: Translator) -> str:
    """Return the learner's name, or a word for one who has none."""
    return learner.name or tr("Me")

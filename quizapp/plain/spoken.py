"""Spoken: items, feedback and summaries as lines that read well aloud.

No line is drawn, nothing depends on where it stands, and signs that a screen reader names or
swallows are words.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, assert_never

from quizapp import wording
from quizapp.care import schedule_words
from quizapp.core.items import (
    CertaintyJudgement,
    Gap,
    Item,
    Matching,
    MultipleChoice,
    Number,
    Ordering,
    Recall,
    SingleChoice,
    TrueFalse,
    Typed,
)
from quizapp.core.responses import Ordered, Paired, Response, Texts
from quizapp.plain.forms import letter

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from quizapp.care import ItemInfo
    from quizapp.core.passages import Piece
    from quizapp.core.session import Session, Summary
    from quizapp.language import Translator
    from quizapp.plain.forms import Form
    from quizapp.study import Feedback

BLANK = "____"
"""How a gap stands in a stem."""


def stem_text(item: Item, tr: Translator) -> str:
    """Return the stem with its gaps named."""
    if isinstance(item.interaction, Gap):
        parts = item.interaction.parts
        filled = parts[0]
        for number, part in enumerate(parts[1:], 1):
            filled += tr("»gap {n}«", n=number) + part
        return filled
    return item.stem.replace(BLANK, tr("»gap«"))


def item_lines(session: Session, item: Item, tr: Translator) -> Iterator[str]:
    """Yield the place in the session, the stem, what is to be chosen from, and what to do."""
    if session.repeating:
        left = session.planned - session.finished
        yield tr.plural("Once more, {n} is left", "Once more, {n} are left", left)
    else:
        yield tr("{n} of {total}", n=place(session), total=session.planned)
    if item.draft:
        yield tr("Draft:")
    yield from question_lines(item, tr)


def question_lines(item: Item, tr: Translator) -> Iterator[str]:
    """Yield the stem, what is to be chosen from, and what to do."""
    yield stem_text(item, tr)
    yield from _choices(item, tr)
    yield from _instructions(item, tr)


def place(session: Session) -> int:
    """Return the current item's number, counted from 1, among the different items in the order asked.

    Unlike `Session.position` it moves on when an item was missed and is to come again.
    """
    met = {turn.item.id for turn in session.turns} | {item.id for item in session.skipped}
    if session.current is not None:
        met.discard(session.current.id)
    return len(met) + 1


def _choices(item: Item, tr: Translator) -> Iterator[str]:
    interaction = item.interaction
    match interaction:
        case Matching(left=left, right=right):
            yield from (f"{number}: {text}" for number, text in enumerate(left, 1))
            yield from (f"{letter(index)}: {text}" for index, text in enumerate(right))
        case Ordering(lines=lines):
            yield from (f"{number}: {text}" for number, text in enumerate(lines, 1))
        case _:
            labels = wording.choice_labels(item, tr)
            yield from (f"{number}: {text}" for number, text in enumerate(labels, 1))


def _instructions(item: Item, tr: Translator) -> Iterator[str]:
    """Yield what to do, where that does not go without saying."""
    interaction = item.interaction
    match interaction:
        case SingleChoice() | CertaintyJudgement() | TrueFalse() | Typed() | Gap():
            return
        case MultipleChoice():
            yield tr("Several may be right. Give all their numbers in one line.")
        case Number(unit=unit):
            yield tr("Type a number. The unit is {unit}.", unit=unit) if unit else tr("Type a number.")
        case Matching():
            yield tr("What goes with which number? Give a letter for each.")
        case Ordering():
            yield tr("Give the numbers in the right order in one line.")
        case Recall():
            yield tr("Explain it in your head. Enter shows the answer.")
        case _:
            assert_never(interaction)


def prompt_lines(form: Form, tr: Translator) -> Iterator[str]:
    """Yield which part of the response is to be given next, where there are several parts."""
    interaction = form.item.interaction
    match interaction:
        case Gap():
            yield tr("Gap {n}:", n=len(form.texts) + 1)
        case Matching(left=left):
            number = len(form.pairs) + 1
            yield f"{number}: {left[number - 1]}"
        case Recall(key=key) if form.revealed:
            yield key
            yield tr("Did you know it? y or n.")
        case _:
            return


def feedback_lines(feedback: Feedback, tr: Translator) -> Iterator[str]:
    """Yield the verdict, the key, the author's words, the passages and when the item comes again."""
    item = feedback.item
    unanswered = feedback.response is None
    word = tr("Not answered") if unanswered else wording.verdict_word(feedback.item, feedback.score, tr)
    yield tr("{verdict}.", verdict=word)
    if not isinstance(item.interaction, Recall):
        yield from _key(feedback, tr)
    if feedback.remark:
        yield tr("About your answer: {remark}", remark=feedback.remark)
    if item.explanation:
        yield item.explanation
    yield from _passages(feedback, tr)
    yield from _again(feedback, tr)


def _key(feedback: Feedback, tr: Translator) -> Iterator[str]:
    item = feedback.item
    lines = wording.key_lines(item, tr)
    match item.interaction:
        case Gap():
            gaps = [tr("Gap {n}: {key}", n=n, key=key) for n, key in enumerate(lines, 1)]
            yield from _parts(gaps, feedback, tr)
        case Matching():
            yield from _parts(lines, feedback, tr)
        case MultipleChoice():
            yield tr.plural("The right answer:", "The right answers:", len(lines))
            yield from lines
        case Ordering():
            yield tr("The right order:")
            yield from _order(item.interaction, lines, feedback, tr)
        case Typed(accepted=accepted) if len(accepted) > 1:
            yield tr("The right answer: {key}", key=lines[0])
            yield tr("Also right: {others}", others=", ".join(accepted[1:]))
        case _:
            yield tr("The right answer: {key}", key=lines[0])


def _parts(lines: Sequence[str], feedback: Feedback, tr: Translator) -> Iterator[str]:
    """Yield the key of each gap or pair, with what was given instead where that was wrong."""
    if feedback.response is None:
        yield from lines
        return
    given = _given(feedback.item, feedback.response, tr)
    parts = feedback.score.parts or (True,) * len(lines)
    for line, right, text in zip(lines, parts, given, strict=True):
        yield line if right else tr("{key}. You gave: {given}", key=line, given=text)


def _order(ordering: Ordering, lines: Sequence[str], feedback: Feedback, tr: Translator) -> Iterator[str]:
    """Yield the lines in the right order, with what they followed instead, and what was counted."""
    if feedback.score.passed or not isinstance(feedback.response, Ordered):
        yield from lines
        return
    remarks = wording.order_remarks(ordering, feedback.response.order, tr)
    for line, remark in zip(lines, remarks, strict=True):
        yield tr("{key}. You gave: {given}", key=line, given=remark) if remark else line
    yield wording.order_count(feedback.score, tr)


def _given(item: Item, response: Response, tr: Translator) -> tuple[str, ...]:
    match item.interaction, response:
        case Gap(), Texts(texts):
            return tuple(text or tr("nothing") for text in texts)
        case Matching(right=right), Paired(pairs):
            return tuple(tr("nothing") if index is None else right[index] for index in pairs)
        case _:
            raise ValueError("only gaps and pairs have parts")


def _passages(feedback: Feedback, tr: Translator) -> Iterator[str]:
    for number, passage in enumerate(feedback.passages):
        quoted = passage_text(passage, tr)
        if number or feedback.item.as_of is None:
            yield tr("In the briefing: {passage}", passage=quoted)
        else:
            day = wording.date_words(feedback.item.as_of, tr)
            yield tr("In the briefing, as of {day}: {passage}", day=day, passage=quoted)


def passage_text(passage: Sequence[Piece], tr: Translator) -> str:
    """Return a passage with the words it is about in quotes, if there are others around them."""
    if len(passage) == 1:
        return passage[0].text
    return "".join(_quoted(piece.text, tr) if piece.quoted else piece.text for piece in passage)


def _quoted(text: str, tr: Translator) -> str:
    """Put quotes around a text, inside the spaces at its ends."""
    inner = text.strip()
    return text.replace(inner, tr("»{text}«", text=inner), 1) if inner else text


def _again(feedback: Feedback, tr: Translator) -> Iterator[str]:
    if feedback.again:
        yield tr("It comes again in a moment.")
    elif feedback.days is not None:
        when = wording.next_time(feedback.days, tr)
        yield f"{when[:1].upper()}{when[1:]}."


def overruled_lines(feedback: Feedback, tr: Translator) -> Iterator[str]:
    """Yield that the last answer counts as right, and when the item comes again."""
    yield tr("{verdict}.", verdict=wording.verdict_word(feedback.item, feedback.score, tr, overruled=True))
    yield from _again(feedback, tr)


def info_lines(info: ItemInfo, tr: Translator) -> Iterator[str]:
    """Yield the schedule and the past of an item, the last answer first."""
    for name, value in schedule_words(info, tr):
        yield f"{name}: {value}."
    if not info.past:
        yield tr("You have not answered it yet.")
        return
    yield tr("Your answers, the last one first:")
    today = date.fromordinal(info.today)
    for past in reversed(info.past):
        day = wording.day_words(date.fromordinal(past.day), today, tr)
        if past.attempt is None:
            yield tr("{day}: new again.", day=day)
            continue
        mode = wording.mode_word(past.attempt.mode, tr)
        verdict = wording.attempt_word(past.attempt, tr, overruled=past.overruled)
        given = wording.response_words(info.item, past.attempt.response, tr)
        yield f"{day}, {mode}: {verdict}. {given}"


def leech_lines(leeches: Sequence[Item], tr: Translator) -> Iterator[str]:
    """Yield the missed items that do not stick, and what may help."""
    if leeches:
        yield wording.leech_title(len(leeches), tr)
        yield from (stem_text(item, tr) for item in leeches)
        yield wording.leech_advice(tr, slash="/")


def summary_lines(summary: Summary, tr: Translator) -> Iterator[str]:
    """Yield what came out of a session."""
    if not summary.asked:
        yield tr("Nothing was answered.")
        return
    yield tr(
        "{right} of {asked} right, {share} percent.",
        right=summary.right,
        asked=summary.asked,
        share=round(100 * summary.share),
    )
    if len(summary.tags) > 1:
        for tag in summary.tags:
            yield tr("{tag}: {right} of {asked} right.", tag=tag.tag, right=tag.right, asked=tag.asked)
    if summary.missed:
        yield tr.plural("{n} missed:", "{n} missed:", len(summary.missed))
        for item in summary.missed:
            yield stem_text(item, tr)
    if summary.skipped:
        yield tr.plural("{n} skipped.", "{n} skipped.", len(summary.skipped))


def help_lines(tr: Translator) -> tuple[str, ...]:
    """Return the commands of a session."""
    return (
        tr("/h hint"),
        tr("/u undo the last step"),
        tr("/r read the question again"),
        tr("/s skip"),
        tr("/o count the last answer as right"),
        tr("/@ suspend: do not ask this one any more"),
        tr("/- do not ask this one before tomorrow"),
        tr("/! and a note: flag this one for the author"),
        tr("/i what is known of this one"),
        tr("/e where this one stands in its file"),
        tr("/q quit"),
        tr("/? these commands"),
        tr("// at the beginning of an answer is a slash."),
    )

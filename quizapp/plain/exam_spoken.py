"""Exams spoken: items, lists and reports as lines that read well aloud."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from quizapp import wording
from quizapp.plain import spoken

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime, timedelta

    from quizapp.core.exam import Exam
    from quizapp.core.items import Item
    from quizapp.core.responses import Response
    from quizapp.exams import ExamReport, Opened
    from quizapp.language import Translator


def begun_lines(opened: Opened, tr: Translator) -> Iterator[str]:
    """Yield whether the exam goes on, how long it is, and what to know."""
    if opened.continued:
        yield from continued_lines(opened, tr)
    exam = opened.exam
    yield tr.plural("An exam of {n} question.", "An exam of {n} questions.", len(exam.items))
    yield tr("{percent} percent of the points pass it.", percent=exam.needed)
    yield tr("What was right is told at the end. /submit hands in, /? tells the commands.")


def continued_lines(opened: Opened, tr: Translator) -> Iterator[str]:
    """Yield that the exam goes on, and what has changed since."""
    yield tr("You go on with the exam that you had not handed in.")
    if opened.lost:
        yield tr.plural(
            "{n} question was changed or removed meanwhile.",
            "{n} questions were changed or removed meanwhile.",
            opened.lost,
        )


def item_lines(exam: Exam, now: datetime, tr: Translator) -> Iterator[str]:
    """Yield the place in the exam, the time left, the item, and what was given so far."""
    place = tr("{n} of {total}", n=exam.place + 1, total=len(exam.items))
    yield ", ".join((place, tr("marked"))) if exam.place in exam.marked else place
    left = exam.time_left(now)
    if left is not None:
        yield left_words(left, tr)
    yield from spoken.question_lines(exam.current, tr)
    if exam.response is not None:
        yield given_line(exam.current, exam.response, tr)


def left_words(left: timedelta, tr: Translator) -> str:
    """Say how much time is left, in whole minutes while there are any."""
    seconds = ceil(left.total_seconds())
    if seconds >= 60:
        return tr.plural("{n} minute left.", "{n} minutes left.", seconds // 60)
    return tr.plural("{n} second left.", "{n} seconds left.", seconds)


def given_line(item: Item, response: Response, tr: Translator) -> str:
    """Say what was given."""
    return tr("Your answer: {answer}", answer="; ".join(wording.response_lines(item, response, tr)))


def list_lines(exam: Exam, tr: Translator) -> Iterator[str]:
    """Yield for each item its number, how it stands, and its stem."""
    for place, item in enumerate(exam.items):
        words = [tr("open") if exam.given[place] is None else tr("answered")]
        if place in exam.marked:
            words.append(tr("marked"))
        yield f"{place + 1}: {', '.join(words)}. {spoken.stem_text(item, tr)}"


def open_lines(exam: Exam, tr: Translator) -> Iterator[str]:
    """Yield how many items are open and how many are marked."""
    if exam.open:
        yield tr.plural("{n} question is still open.", "{n} questions are still open.", len(exam.open))
    else:
        yield tr("All questions are answered.")
    if exam.marked:
        yield tr.plural("{n} question is marked.", "{n} questions are marked.", len(exam.marked))


def report_lines(report: ExamReport, tr: Translator) -> Iterator[str]:
    """Yield what came out, then every item with its answer and its key."""
    yield from _result(report, tr)
    total = len(report.feedbacks)
    for number, feedback in enumerate(report.feedbacks, 1):
        yield ""
        yield tr("{n} of {total}", n=number, total=total)
        yield spoken.stem_text(feedback.item, tr)
        if feedback.response is not None:
            yield given_line(feedback.item, feedback.response, tr)
        yield from spoken.feedback_lines(feedback, tr)


def _result(report: ExamReport, tr: Translator) -> Iterator[str]:
    exam = report.exam
    yield tr("Passed.") if report.passed else tr("Not passed.")
    yield tr(
        "{share} percent of the points, {percent} percent are needed.",
        share=wording.percent(report.share),
        percent=exam.needed,
    )
    yield wording.points_words(report.points, report.possible, tr) + "."
    yield tr("{right} of {asked} right.", right=report.right, asked=len(exam.items))
    yield tr("Time taken: {time}", time=wording.clock_words(report.taken))
    if len(report.tags) > 1:
        for tag in report.tags:
            yield tr("{tag}: {right} of {asked} right.", tag=tag.tag, right=tag.right, asked=tag.asked)
    if report.earlier:
        yield tr("Earlier exams about this:")
    for earlier in report.earlier[:5]:
        yield tr(
            "{date}: {share} percent, {passed}.",
            date=wording.date_words(earlier.at.date(), tr),
            share=wording.percent(earlier.share),
            passed=tr("passed") if earlier.passed else tr("not passed"),
        )


def help_lines(tr: Translator) -> tuple[str, ...]:
    """Return the commands of an exam."""
    return (
        tr("/n next question"),
        tr("/p previous question"),
        tr("/g 7 go to question 7"),
        tr("/m mark the question, or not any more"),
        tr("/c take the answer back"),
        tr("/l list all questions"),
        tr("/r read the question again"),
        tr("/submit hand in"),
        tr("/q leave; the exam can be continued"),
        tr("/? these commands"),
        tr("// at the beginning of an answer is a slash."),
    )

"""Words: the statistics in sentences, for those who listen rather than look."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from quizapp.core.retention import INTERVALS
from quizapp.core.statistics import MONTH
from quizapp.wording import certainty_word, date_words, streak_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizapp.core.statistics import ExamResult, Judged, Mastery, Recalled, Retention, Statistics
    from quizapp.language import Translator

_TAGS_TOLD = 10
_EXAMS_TOLD = 5


def progress_lines(statistics: Statistics, tr: Translator) -> Iterator[str]:
    """Yield what the learner has done, how far they are with each deck, and what is to come."""
    totals, streaks = statistics.totals, statistics.streaks
    yield tr.plural("{n} answer.", "{n} answers.", totals.attempts)
    if totals.attempts:
        yield tr(
            "{right} of them right, {share} percent.",
            right=totals.right,
            share=percent(totals.right / totals.attempts),
        )
    if streaks.current:
        yield streak_words(streaks.current, tr) + "."
    for deck in statistics.decks:
        yield tr(
            "{deck}: {due} due, {new} new, {learned} learned, {sure} known for sure.",
            deck=deck.mastery.name,
            due=deck.due,
            new=deck.new,
            learned=deck.mastery.learned,
            sure=deck.mastery.sure,
        )
    if statistics.is_empty:
        return
    yield sentence(time_words(statistics, tr))
    yield sentence(days_words(statistics, tr))
    yield sentence(forecast_words(statistics, tr))
    yield sentence(retention_words(statistics, tr))
    for judged in statistics.certainty:
        yield sentence(judged_words(judged, tr))
    if statistics.exams:
        yield sentence(exam_words(statistics.exams[-1], tr))


def detail_lines(statistics: Statistics, tr: Translator) -> Iterator[str]:
    """Yield what there is besides: retention by interval, topics, and earlier exams."""
    if statistics.retention:
        yield tr("Known after so long a break, and how often it was asked:")
    for one in statistics.retention:
        yield sentence(f"{interval_words(one, tr)}: {recalled_words(one.ever, tr)}")
    if statistics.tags:
        yield tr("By topic:")
    for mastery in statistics.tags[:_TAGS_TOLD]:
        yield sentence(f"{mastery.name}: {mastery_words(mastery, tr)}")
    earlier = statistics.exams[-_EXAMS_TOLD - 1 : -1]
    if earlier:
        yield tr("Earlier exams:")
    for exam in reversed(earlier):
        yield sentence(exam_words(exam, tr))


def percent(share: float) -> int:
    """Return a share of 0 to 1 in percent."""
    return round(100 * share)


def sentence(words: str) -> str:
    """End the words like a sentence."""
    return words if words.endswith(".") else f"{words}."


def interval_words(one: Retention, tr: Translator) -> str:
    """Say how long the intervals of a class are."""
    if one.interval is None:
        return tr("all together")
    place = bisect_right(INTERVALS, one.interval)
    if place == len(INTERVALS):
        return tr("from {first} days on", first=one.interval)
    last = INTERVALS[place] - 1
    if last == one.interval:
        return tr.plural("{n} day", "{n} days", last)
    return tr("{first} to {last} days", first=one.interval, last=last)


def recalled_words(recalled: Recalled, tr: Translator) -> str:
    """Say which share of how many reviews went well."""
    if recalled.share is None:
        return tr("not asked")
    return tr(
        "{share} % ({passed} of {reviews})",
        share=percent(recalled.share),
        passed=recalled.passed,
        reviews=recalled.reviews,
    )


def retention_words(statistics: Statistics, tr: Translator) -> str:
    """Say what was still known lately, beside what is aimed at."""
    overall, aim = statistics.overall, percent(statistics.desired)
    if overall.ever.share is None:
        return tr("Nothing was asked again on a later day yet; the aim is to know {aim} % then", aim=aim)
    return tr(
        "Still known when asked again: {month} in the last 30 days, {year} in the last 365 days, {ever} ever;"
        " the aim is {aim} %",
        month=recalled_words(overall.month, tr),
        year=recalled_words(overall.year, tr),
        ever=recalled_words(overall.ever, tr),
        aim=aim,
    )


def duration_words(milliseconds: int, tr: Translator) -> str:
    """Say how long something took, in hours and minutes."""
    hours, minutes = divmod(round(milliseconds / 60_000), 60)
    return tr("{hours} h {minutes} min", hours=hours, minutes=minutes) if hours else tr("{n} min", n=minutes)


def time_words(statistics: Statistics, tr: Translator) -> str:
    """Say how much time was spent."""
    return tr(
        "Time with questions: {ever} in all, {month} in the last 30 days, {today} today",
        ever=duration_words(statistics.totals.milliseconds, tr),
        month=duration_words(statistics.last(MONTH).milliseconds, tr),
        today=duration_words(statistics.last(1).milliseconds, tr),
    )


def days_words(statistics: Statistics, tr: Translator) -> str:
    """Say on how many days of the last year something was done, and the longest streak."""
    active = sum(day.attempts > 0 for day in statistics.heatmap)
    return tr(
        "Learned on {days} of the last 365 days; most days in a row: {longest}",
        days=active,
        longest=statistics.streaks.longest,
    )


def forecast_words(statistics: Statistics, tr: Translator) -> str:
    """Say how much comes due today, within a week and within 30 days."""
    days, overdue = statistics.forecast.days, statistics.forecast.overdue
    today = (
        tr("{today} ({overdue} of them overdue)", today=days[0], overdue=overdue) if overdue else str(days[0])
    )
    return tr(
        "Due questions: today {today}, tomorrow {tomorrow}, within 7 days {week}, within 30 days {month}",
        today=today,
        tomorrow=days[1],
        week=sum(days[:7]),
        month=sum(days),
    )


def mastery_words(mastery: Mastery, tr: Translator) -> str:
    """Say how much of a deck or tag is learned, sure and remembered now."""
    words = tr(
        "{learned} of {items} learned, {sure} known for sure",
        learned=mastery.learned,
        items=mastery.items,
        sure=mastery.sure,
    )
    return ", ".join((words, *remembered_words(mastery, tr)))


def remembered_words(mastery: Mastery, tr: Translator) -> tuple[str, ...]:
    """Say which share of what was asked is probably known now; nothing if nothing was asked."""
    if mastery.remembered is None:
        return ()
    return (tr("{share} % probably still known", share=percent(mastery.remembered)),)


def judged_words(judged: Judged, tr: Translator) -> str:
    """Say how often a level of certainty was recognised, and what it was taken for."""
    words = tr(
        "Put {level}: recognised {right} of {asked} times",
        level=certainty_word(judged.level, tr),
        right=judged.right,
        asked=judged.asked,
    )
    return "; ".join((words, *mistaken_words(judged, tr)))


def mistaken_words(judged: Judged, tr: Translator) -> tuple[str, ...]:
    """Say what a level was most often taken for; nothing if it never was taken for another."""
    if judged.mistaken_for is None:
        return ()
    level, count = certainty_word(judged.mistaken_for[0], tr), judged.mistaken_for[1]
    words = tr.plural(
        "most often taken for: {level} ({n} time)",
        "most often taken for: {level} ({n} times)",
        count,
        level=level,
    )
    return (words,)


def exam_words(exam: ExamResult, tr: Translator) -> str:
    """Say when an exam was, and how it ended."""
    return tr(
        "Exam on {date}: {share} % of the points, {outcome}",
        date=date_words(exam.day, tr),
        share=percent(exam.share),
        outcome=tr("passed") if exam.passed else tr("not passed"),
    )

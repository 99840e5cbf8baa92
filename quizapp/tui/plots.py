"""Plots of numbers in lines of text: bars side by side, shares with a mark, tables."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from textual.content import Content

from quizapp.core.statistics import MONTH
from quizapp.reports.words import (
    days_words,
    forecast_words,
    interval_words,
    mistaken_words,
    percent,
    recalled_words,
    retention_words,
    sentence,
    time_words,
)
from quizapp.tui.text import READABLE, bar, fit, hang, right, styled, wrap
from quizapp.tui.widgets.activity import activity_lines
from quizapp.wording import certainty_word, date_words, short_date

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quizapp.core.statistics import Mastery, Statistics
    from quizapp.language import Translator

_EIGHTHS = " ▁▂▃▄▅▆▇█"
_FORECAST_HEIGHT = 6
_WEEKS = 53
_ROWS_SHOWN = 15
_EXAMS_SHOWN = 8
_BAR = 20
_GAP = 2


def heading(title: str, words: str, width: int) -> list[Content]:
    """Lay out what a section is called and what it says."""
    return [styled(title, "bold $accent"), *wrap(styled(words), min(width, READABLE))]


def year_lines(statistics: Statistics, tr: Translator, width: int) -> list[Content]:
    """Lay out how much was done on each day of the last year, as far as it fits."""
    days, today = statistics.heatmap, statistics.today
    attempts = {today - timedelta(days=back): done.attempts for back, done in enumerate(reversed(days))}
    totals = statistics.totals
    words = tr.plural(
        "{n} answer, {share} % of them right.",
        "{n} answers, {share} % of them right.",
        totals.attempts,
        share=percent(totals.right / totals.attempts) if totals.attempts else 0,
    )
    words = " ".join((words, sentence(days_words(statistics, tr)), sentence(time_words(statistics, tr))))
    return [
        *heading(tr("What was done"), words, width),
        *activity_lines(attempts, today, tr, width, _WEEKS),
    ]


def forecast_lines(statistics: Statistics, tr: Translator, width: int) -> list[Content]:
    """Lay out how much comes due on each of the next 30 days, as upright bars."""
    days = statistics.forecast.days
    most = max(*days, 1)
    margin = len(str(most)) + 1
    step = 2 if width >= margin + 2 * MONTH else 1
    lines = heading(tr("What comes due"), sentence(forecast_words(statistics, tr)), width)
    for level in range(_FORECAST_HEIGHT - 1, -1, -1):
        edge = {_FORECAST_HEIGHT - 1: str(most), 0: "0"}.get(level, "")
        line = right(edge, margin - 1, "$muted") + Content(" ")
        line += styled("".join(_piece(count, most, level).ljust(step) for count in days), "$accent")
        lines.append(line)
    names = " " * margin
    for number in range(0, len(days), 10 if step == 1 else 5):
        name = short_date(statistics.today + timedelta(days=number), tr)
        if len(names) <= margin + number * step and margin + number * step + len(name) <= width:
            names = names.ljust(margin + number * step) + name + " "
    return [*lines, styled(names.rstrip(), "$muted")]


def retention_lines(statistics: Statistics, tr: Translator, width: int) -> list[Content]:
    """Lay out what was still known after breaks of some length, with a mark at what is aimed at."""
    words = sentence(retention_words(statistics, tr))
    lines = heading(tr("Still known after a break"), words, width)
    listed = [*statistics.retention, statistics.overall] if statistics.retention else []
    names = [interval_words(one, tr) for one in listed]
    numbers = [recalled_words(one.ever, tr) for one in listed]
    name, number = max(map(len, names), default=0) + _GAP, max(map(len, numbers), default=0) + _GAP
    room = max(4, min(2 * _BAR, width - name - number))
    for called, one, said in zip(names, listed, numbers, strict=True):
        share = one.ever.share or 0.0
        lines.append(
            fit(styled(called), name)
            + _marked(share, statistics.desired, room)
            + Content(" " * _GAP)
            + styled(said)
        )
    if listed:
        lines.append(styled(tr("┃ is the aim: {aim} %.", aim=percent(statistics.desired)), "$muted"))
    return lines


def deck_lines(statistics: Statistics, tr: Translator, width: int) -> list[Content]:
    """Lay out how far one is with each deck."""
    return _mastery_lines(tr("By deck"), [deck.mastery for deck in statistics.decks], tr, width)


def tag_lines(statistics: Statistics, tr: Translator, width: int) -> list[Content]:
    """Lay out how far one is with each tag."""
    return _mastery_lines(tr("By topic"), statistics.tags, tr, width)


def _mastery_lines(title: str, masteries: Sequence[Mastery], tr: Translator, width: int) -> list[Content]:
    """Lay out how much of each deck or tag is known for sure, learned, and probably known now."""
    heads = tr("known for sure"), tr("learned"), tr("now known")
    sure = max(len(heads[0]) + 1, *(len(f"{one.sure}/{one.items}") + 1 for one in masteries))
    columns = [len(head) + _GAP for head in heads[1:]] if width >= sure + 56 else []
    called = max(10, min(max(len(one.name) for one in masteries) + _GAP, width - sure - sum(columns) - 8))
    room = max(4, min(_BAR, width - called - sure - sum(columns)))
    head = Content(" " * (called + room)) + right(heads[0], sure, "$muted")
    for name, size in zip(heads[1:], columns, strict=False):
        head += right(name, size, "$muted")
    lines = [styled(title, "bold $accent"), head]
    for one in masteries[:_ROWS_SHOWN]:
        line = fit(styled(one.name), called - 1) + Content(" ")
        line += bar(one.sure / one.items if one.items else 0.0, room) + right(f"{one.sure}/{one.items}", sure)
        remembered = "–" if one.remembered is None else f"{percent(one.remembered)} %"
        for number, size in zip((str(one.learned), remembered), columns, strict=False):
            line += right(number, size, "$muted")
        lines.append(line)
    more = len(masteries) - _ROWS_SHOWN
    if more > 0:
        lines.append(styled(tr.plural("and {n} more", "and {n} more", more), "$muted"))
    return lines


def certainty_lines(statistics: Statistics, tr: Translator, width: int) -> list[Content]:
    """Lay out how often each level of certainty was recognised, and what it was taken for."""
    words = tr("How the briefing put a claim, how often you recognised it, and what you took it for.")
    lines = heading(tr("Telling fact from suspicion"), words, width)
    names = [certainty_word(one.level, tr) for one in statistics.certainty]
    numbers = [tr("{right} of {asked}", right=one.right, asked=one.asked) for one in statistics.certainty]
    name, number = max(map(len, names)) + _GAP, max(map(len, numbers)) + _GAP
    mistakes = [" ".join(mistaken_words(one, tr)) for one in statistics.certainty]
    taken = max(map(len, mistakes)) + _GAP
    beside = width >= name + number + 8 + taken
    room = max(4, min(_BAR, width - name - number - (taken if beside else 0)))
    for called, one, said, mistake in zip(names, statistics.certainty, numbers, mistakes, strict=True):
        line = fit(styled(called), name) + bar(one.right / one.asked if one.asked else 0.0, room)
        line += Content(" ") + fit(styled(said), number)
        if beside:
            lines.append(line + styled(mistake, "$muted"))
            continue
        lines.append(line)
        if mistake:
            lines += hang(styled("  → ", "$muted"), styled(mistake, "$muted"), width)
    return lines


def exams_heading(statistics: Statistics, tr: Translator, width: int) -> list[Content]:
    """Say how many exams there were, and how many were passed."""
    passed = sum(exam.passed for exam in statistics.exams)
    words = tr.plural(
        "{n} exam, {passed} passed.",
        "{n} exams, {passed} of them passed.",
        len(statistics.exams),
        passed=passed,
    )
    return heading(tr("Exams"), words, width)


def exam_lines(statistics: Statistics, tr: Translator, width: int) -> list[Content]:
    """Lay out the last exams, the newest first, each with its points as a bar."""
    lines = []
    dates = [date_words(exam.day, tr) for exam in statistics.exams]
    date, room = max(map(len, dates)) + _GAP, max(4, min(_BAR, width - 44))
    for exam in list(reversed(statistics.exams))[:_EXAMS_SHOWN]:
        outcome = tr("passed") if exam.passed else tr("not passed")
        line = fit(styled(date_words(exam.day, tr)), date) + _marked(exam.share, exam.needed, room)
        line += right(f"{percent(exam.share)} %", 6) + Content(" " * _GAP)
        lines.append(line + styled(f"{'✓' if exam.passed else '✗'} {outcome}"))
    lines.append(styled(tr("┃ is what was needed."), "$muted"))
    return lines


def _piece(count: int, most: int, level: int) -> str:
    """Return the part of an upright bar in one of the rows, counted from below; anything above 0 shows."""
    eighths = max(1, round(count / most * _FORECAST_HEIGHT * 8)) if count else 0
    return _EIGHTHS[min(8, max(0, eighths - 8 * level))]


def _marked(share: float, mark: float, width: int) -> Content:
    """Draw a share of 0 to 1 as a bar with a mark at another share."""
    place = min(width - 1, round(mark * width))
    whole = bar(share, width)
    return whole[:place] + styled("┃", "bold $warning") + whole[place + 1 :]

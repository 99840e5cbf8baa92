"""A page of the statistics: one file that needs no network, for the browser or the printer."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from quizapp.core.markup import element, page, table
from quizapp.core.statistics import total
from quizapp.language import N_
from quizapp.reports.plots import Bar, Caption, Point, Row, bars, calendar, curve, rows
from quizapp.reports.style import STYLE
from quizapp.reports.words import (
    days_words,
    duration_words,
    exam_words,
    forecast_words,
    interval_words,
    mastery_words,
    mistaken_words,
    percent,
    recalled_words,
    retention_words,
    sentence,
    time_words,
)
from quizapp.wording import certainty_word, date_words, short_date, short_month

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from xml.etree.ElementTree import Element

    from quizapp.core.statistics import Mastery, Retention, Statistics
    from quizapp.language import Translator

_WEEKDAYS = (N_("Mon"), N_("Tue"), N_("Wed"), N_("Thu"), N_("Fri"), N_("Sat"), N_("Sun"))
_WEEKS = 26
_MOST_ROWS = 30


def html(statistics: Statistics, tr: Translator) -> str:
    """Return the page; texts from decks and learners are escaped."""
    title = tr("Statistics of {name}", name=statistics.learner)
    parts = [element("h1", title), element("p", date_words(statistics.today, tr), class_="muted")]
    if statistics.is_empty:
        parts.append(element("p", tr("There is nothing to see yet. Answer some questions first.")))
    else:
        parts += [_tiles(statistics, tr), *_sections(statistics, tr)]
    return page(title, tr.code, STYLE, *parts)


def _sections(statistics: Statistics, tr: Translator) -> Iterator[Element]:
    yield _year(statistics, tr)
    yield _forecast(statistics, tr)
    yield _retention(statistics, tr)
    yield _weeks(statistics, tr)
    if statistics.certainty:
        yield _certainty(statistics, tr)
    if statistics.exams:
        yield _exams(statistics, tr)
    if statistics.tags:
        yield _masteries("tags", tr("By topic"), statistics.tags, tr)
    if statistics.decks:
        yield _masteries("decks", tr("By deck"), [deck.mastery for deck in statistics.decks], tr)


def _section(title: str, words: str, *parts: Element) -> Element:
    return element("section", element("h2", title), element("p", words), *parts)


def _numbers(tr: Translator, content: Element) -> Element:
    return element("details", element("summary", tr("The numbers")), content)


def _tiles(statistics: Statistics, tr: Translator) -> Element:
    totals, streaks = statistics.totals, statistics.streaks
    share = percent(totals.right / totals.attempts) if totals.attempts else 0
    in_a_row = tr.plural(
        "day in a row, at most {longest}",
        "days in a row, at most {longest}",
        streaks.current,
        longest=streaks.longest,
    )
    tiles = [
        (str(totals.attempts), tr("answers")),
        (f"{share} %", tr("of them right")),
        (str(streaks.current), in_a_row),
        (duration_words(totals.milliseconds, tr), tr("with questions")),
        (str(statistics.forecast.days[0]), tr("due today")),
    ]
    return element(
        "div",
        *(element("div", element("b", number), element("span", words)) for number, words in tiles),
        class_="tiles",
    )


def _year(statistics: Statistics, tr: Translator) -> Element:
    first = statistics.today - timedelta(days=len(statistics.heatmap) - 1)
    dates = [first + timedelta(days=number) for number in range(len(statistics.heatmap))]
    days = [
        (done.attempts, f"{date_words(day, tr)}: " + tr.plural("{n} answer", "{n} answers", done.attempts))
        for day, done in zip(dates, statistics.heatmap, strict=True)
    ]
    begins = [(place, short_month(day, tr)) for place, day in enumerate(dates) if day.day == 1]
    words = sentence(days_words(statistics, tr))
    caption = Caption("year", tr("The last 365 days"), words)
    months = _by_month(statistics, dates, tr)
    heads = (tr("Month"), tr("Days"), tr("Answers"), tr("Right"), tr("New"), tr("Time"))
    return _section(
        caption.title,
        words,
        calendar(caption, days, first.weekday(), begins, [tr(name) for name in _WEEKDAYS]),
        _numbers(tr, table(caption.title, heads, months)),
    )


def _by_month(statistics: Statistics, dates: Sequence[date], tr: Translator) -> Iterator[Sequence[str]]:
    done = dict(zip(dates, statistics.heatmap, strict=True))
    for year, month in sorted({(day.year, day.month) for day in dates}):
        days = [one for day, one in done.items() if (day.year, day.month) == (year, month)]
        whole = total(days)
        name = f"{short_month(date(year, month, 1), tr)} {year}"
        counts = (sum(day.attempts > 0 for day in days), whole.attempts, whole.right, whole.new)
        yield (name, *map(str, counts), duration_words(whole.milliseconds, tr))


def _forecast(statistics: Statistics, tr: Translator) -> Element:
    forecast = statistics.forecast
    dates = [statistics.today + timedelta(days=number) for number in range(len(forecast.days))]
    plotted = [
        Bar(
            count,
            short_date(day, tr) if number % 5 == 0 else "",
            f"{date_words(day, tr)}: {count}",
            stressed=0 if number else forecast.overdue,
        )
        for number, (day, count) in enumerate(zip(dates, forecast.days, strict=True))
    ]
    words = sentence(forecast_words(statistics, tr))
    caption = Caption("forecast", tr("What comes due in the next 30 days"), words)
    listed = [(date_words(day, tr), str(count)) for day, count in zip(dates, forecast.days, strict=True)]
    return _section(
        caption.title,
        words,
        bars(caption, plotted),
        _numbers(tr, table(caption.title, (tr("Day"), tr("Due questions")), listed)),
    )


def _retention(statistics: Statistics, tr: Translator) -> Element:
    words = sentence(retention_words(statistics, tr))
    caption = Caption("retention", tr("Still known after a break"), words)
    if statistics.overall.ever.share is None:
        return _section(caption.title, words)
    listed = (*statistics.retention, statistics.overall)
    plotted = [Row(interval_words(one, tr), one.ever.share, recalled_words(one.ever, tr)) for one in listed]
    heads = (tr("Days between"), tr("Last 30 days"), tr("Last 365 days"), tr("Ever"))
    line = tr("The dashed line is the aim: {aim} %.", aim=percent(statistics.desired))
    return _section(
        caption.title,
        words,
        rows(caption, plotted, mark=statistics.desired),
        element("p", line, class_="muted"),
        _numbers(tr, table(caption.title, heads, [_recalls(one, tr) for one in listed])),
    )


def _recalls(one: Retention, tr: Translator) -> tuple[str, ...]:
    return (interval_words(one, tr), *(recalled_words(each, tr) for each in (one.month, one.year, one.ever)))


def _weeks(statistics: Statistics, tr: Translator) -> Element:
    """Show the time spent in each of the last weeks."""
    weeks = []
    for back in range(_WEEKS - 1, -1, -1):
        end = len(statistics.heatmap) - 7 * back
        first = statistics.today - timedelta(days=7 * back + 6)
        weeks.append((first, total(statistics.heatmap[end - 7 : end])))
    words = sentence(time_words(statistics, tr))
    caption = Caption("time", tr("Minutes a week"), words)
    plotted = [
        Bar(
            round(done.minutes),
            short_date(first, tr) if number % 5 == 0 else "",
            f"{date_words(first, tr)}: {duration_words(done.milliseconds, tr)}",
        )
        for number, (first, done) in enumerate(weeks)
    ]
    heads = (tr("Week from"), tr("Time"), tr("Answers"))
    listed = [
        (date_words(first, tr), duration_words(done.milliseconds, tr), str(done.attempts))
        for first, done in weeks
    ]
    return _section(
        caption.title, words, bars(caption, plotted), _numbers(tr, table(caption.title, heads, listed))
    )


def _certainty(statistics: Statistics, tr: Translator) -> Element:
    words = tr("How the briefing put a claim, how often that was recognised, and what it was taken for.")
    caption = Caption("certainty", tr("Telling fact from suspicion"), words)
    plotted = [
        Row(
            certainty_word(one.level, tr),
            one.right / one.asked if one.asked else None,
            tr("{right} of {asked} recognised", right=one.right, asked=one.asked),
        )
        for one in statistics.certainty
    ]
    listed = [
        (certainty_word(one.level, tr), str(one.asked), str(one.right), *(mistaken_words(one, tr) or ("–",)))
        for one in statistics.certainty
    ]
    heads = (tr("Put"), tr("Asked"), tr("Recognised"), tr("Mistaken"))
    return _section(caption.title, words, rows(caption, plotted), table(caption.title, heads, listed))


def _exams(statistics: Statistics, tr: Translator) -> Element:
    exams = statistics.exams
    passed = sum(exam.passed for exam in exams)
    words = tr.plural(
        "{n} exam, {passed} passed.", "{n} exams, {passed} of them passed.", len(exams), passed=passed
    )
    caption = Caption("exams", tr("Exams"), words)
    points = [
        Point(exam.share, short_date(exam.day, tr), exam_words(exam, tr), exam.needed, exam.passed)
        for exam in exams
    ]
    listed = [
        (
            date_words(exam.day, tr),
            ", ".join(exam.decks),
            f"{exam.right}/{exam.asked}",
            f"{percent(exam.share)} %",
            f"{percent(exam.needed)} %",
            tr("passed") if exam.passed else tr("not passed"),
        )
        for exam in reversed(exams)
    ]
    heads = (tr("Day"), tr("Decks"), tr("Right"), tr("Points"), tr("Needed"), tr("Outcome"))
    return _section(
        caption.title, words, curve(caption, points), _numbers(tr, table(caption.title, heads, listed))
    )


def _masteries(name: str, title: str, masteries: Sequence[Mastery], tr: Translator) -> Element:
    words = tr("The bar is what is known for sure.")
    caption = Caption(name, title, words)
    plotted = [
        Row(
            one.name,
            one.sure / one.items if one.items else None,
            tr("{sure} of {items} sure", sure=one.sure, items=one.items),
        )
        for one in masteries[:_MOST_ROWS]
    ]
    heads = (title, tr("In words"))
    listed = [(one.name, mastery_words(one, tr)) for one in masteries]
    return _section(title, words, rows(caption, plotted), _numbers(tr, table(title, heads, listed)))

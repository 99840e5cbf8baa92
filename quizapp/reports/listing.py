"""Listing: the statistics as JSON's types, as docs/json.md describes them."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from quizapp.core.statistics import Day, DeckMastery, Judged, Mastery, Recalled, Retention, Statistics


def as_json(statistics: Statistics) -> dict[str, Any]:
    """Return everything, days as ISO dates and shares from 0 to 1."""
    totals = statistics.totals
    return {
        "learner": statistics.learner,
        "attempts": totals.attempts,
        "right": totals.right,
        "streak": statistics.streaks.current,
        "decks": list(map(_deck, statistics.decks)),
        "day": statistics.today.isoformat(),
        "longest_streak": statistics.streaks.longest,
        "days": statistics.learned_days,
        "sessions": totals.sessions,
        "seconds": totals.milliseconds // 1000,
        "heatmap": _heatmap(statistics),
        "forecast": {"overdue": statistics.forecast.overdue, "days": list(statistics.forecast.days)},
        "retention": {
            "desired": statistics.desired,
            **_retention(statistics.overall),
            "intervals": [{"from": one.interval, **_retention(one)} for one in statistics.retention],
        },
        "tags": [{"tag": one.name, **_mastery(one)} for one in statistics.tags],
        "certainty": list(map(_judged, statistics.certainty)),
        "exams": [
            {
                "day": exam.day.isoformat(),
                "decks": list(exam.decks),
                "asked": exam.asked,
                "right": exam.right,
                "share": round(exam.share, 4),
                "needed": exam.needed,
                "passed": exam.passed,
                "seconds": exam.seconds,
            }
            for exam in statistics.exams
        ],
    }


def _deck(deck: DeckMastery) -> dict[str, Any]:
    mastery = deck.mastery
    return {
        "id": deck.id,
        "title": mastery.name,
        "due": deck.due,
        "new": deck.new,
        "learned": mastery.learned,
        "sure": mastery.sure,
        "items": mastery.items,
        "remembered": _rounded(mastery.remembered),
    }


def _heatmap(statistics: Statistics) -> dict[str, dict[str, int]]:
    """Return the days on which something was done."""
    first = statistics.today - timedelta(days=len(statistics.heatmap) - 1)
    return {
        (first + timedelta(days=number)).isoformat(): _day(done)
        for number, done in enumerate(statistics.heatmap)
        if any(done)
    }


def _day(done: Day) -> dict[str, int]:
    return {
        "attempts": done.attempts,
        "right": done.right,
        "sessions": done.sessions,
        "new": done.new,
        "seconds": done.milliseconds // 1000,
    }


def _retention(one: Retention) -> dict[str, Any]:
    return {"month": _recalled(one.month), "year": _recalled(one.year), "ever": _recalled(one.ever)}


def _recalled(recalled: Recalled) -> dict[str, Any]:
    return {"reviews": recalled.reviews, "passed": recalled.passed, "share": _rounded(recalled.share)}


def _mastery(mastery: Mastery) -> dict[str, Any]:
    return {
        "items": mastery.items,
        "learned": mastery.learned,
        "sure": mastery.sure,
        "remembered": _rounded(mastery.remembered),
    }


def _judged(judged: Judged) -> dict[str, Any]:
    mistaken = judged.mistaken_for
    return {
        "level": judged.level.value,
        "asked": judged.asked,
        "right": judged.right,
        "chosen": {level.value: count for level, count in judged.chosen},
        "mistaken_for": mistaken[0].value if mistaken else None,
    }


def _rounded(share: float | None) -> float | None:
    return None if share is None else round(share, 4)

"""Feedback: the passage, the date, several verdicts."""

from .conftest import Open, deck
from .decks import SECOND

ARTICLE = "# Titel\n\nDie Regierung erklärte, es gebe kein Handel\nmehr mit dem Nachbarland.\n"

SOURCED = """
  - id: handel
    statement: Es gibt Handel.
    correct: no
    source: kein Handel mehr
    explanation: Das Embargo gilt.
"""


def files(**header: str) -> dict[str, str]:
    return {"probe.yaml": deck(SOURCED, article="probe.md", **header), "probe.md": ARTICLE}


async def test_the_passage_is_shown_with_the_quoted_words_marked_and_the_date(open_app: Open) -> None:
    async with open_app(files(as_of="2024-06-17")) as driven:
        await driven.press("2")
        assert "In the briefing · as of 17 June 2024" in driven.text
        assert "▐kein Handel mehr▌" in driven.text
        assert "Die Regierung erklärte, es gebe" in driven.text


async def test_without_a_date_none_is_shown(open_app: Open) -> None:
    async with open_app(files()) as driven:
        await driven.press("2")
        assert "In the briefing" in driven.text
        assert "as of" not in driven.text


async def test_the_next_item_hides_the_feedback(open_app: Open) -> None:
    async with open_app(files() | {"zwei.yaml": deck(SECOND)}) as driven:
        await driven.press("2", "enter")
        assert "In the briefing" not in driven.text
        assert "✓ Right" not in driven.text


async def test_the_briefing_opens_at_the_passage_and_closes_to_the_feedback(open_app: Open) -> None:
    async with open_app(files(as_of="2024-06-17")) as driven:
        await driven.press("2", "b")
        assert driven.screen == "BriefingScreen"
        assert "Titel" in driven.text
        await driven.press("b")
        assert driven.screen == "ItemScreen"
        assert "✓ Right" in driven.text


async def test_reading_the_briefing_before_responding_counts_as_a_hint(open_app: Open) -> None:
    async with open_app(files()) as driven:
        await driven.press("b", "escape", "2")
        assert "✓ Right" in driven.text
        (record,) = [one for one in driven.store.records() if hasattr(one.body, "attempt")]
        assert record.body.attempt.hinted  # type: ignore[union-attr]


async def test_where_room_is_short_the_verdict_is_in_view(open_app: Open) -> None:
    async with open_app(files(as_of="2024-06-17"), size=(40, 10)) as driven:
        await driven.press("2")
        assert "✓ Right" in driven.text
        await driven.press("pagedown")
        assert "▐kein Handel" in driven.text
        await driven.press("pageup", "enter")
        assert driven.screen == "ResultsScreen"


LONG_WORDS = "Ein Satz, der die Erklärung länger macht, als der Platz auf dem Bildschirm reicht. "


async def test_what_is_in_view_stays_where_it_is_and_a_key_leads_to_the_rest(open_app: Open) -> None:
    entry = SOURCED.replace("Das Embargo gilt.", LONG_WORDS * 16)
    async with open_app(
        files(as_of="2024-06-17") | {"probe.yaml": deck(entry, article="probe.md")}
    ) as driven:
        stem = driven.text.splitlines().index(driven.line_with("Es gibt Handel."))
        assert "more" not in driven.last_line
        await driven.press("2")
        assert "Es gibt Handel." in driven.text.splitlines()[stem]
        assert "✓ Right" in driven.text
        assert "PgDn more" in driven.last_line
        await driven.press("pagedown")
        assert "In the briefing" in driven.text
        assert "PgDn more" not in driven.last_line
        await driven.press("enter")
        assert driven.screen == "ResultsScreen"

"""Traces in the database: how the items of a deck looked when they were last seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

    from quizapp.core.traces import Trace


def save_traces(connection: sqlite3.Connection, traces: Iterable[tuple[Trace, bool]]) -> None:
    """Keep how items looked, and whether they are in their deck; what is the same is not written."""
    connection.executemany(
        "INSERT INTO trace VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) ON CONFLICT (deck, item) DO UPDATE SET"
        " kind = ?3, facet = ?4, stem = ?5, key = ?6, position = ?7, present = ?8"
        " WHERE (kind, facet, stem, key, position, present) <> (?3, ?4, ?5, ?6, ?7, ?8)",
        [
            (trace.deck, trace.item, trace.kind, trace.facet, trace.stem, trace.key, trace.position, there)
            for trace, there in traces
        ],
    )


def seek_untraced(connection: sqlite3.Connection) -> None:
    """Note the decks with states of items that were never seen here, so that these are looked for."""
    connection.execute(
        "INSERT OR REPLACE INTO deck SELECT DISTINCT deck, '' FROM item_state AS state WHERE NOT EXISTS"
        " (SELECT 1 FROM trace WHERE trace.deck = state.deck AND trace.item = state.item)"
    )


def park_items(connection: sqlite3.Connection, deck: str, present: frozenset[str]) -> None:
    """Park the deck's states that are not present and drop the traces that belong to none."""
    stored = connection.execute(
        "SELECT learner.id, item, parked FROM learner CROSS JOIN item_state AS state"
        " ON state.learner = learner.id WHERE deck = ?",
        (deck,),
    ).fetchall()
    connection.executemany(
        "UPDATE item_state SET parked = ? WHERE learner = ? AND deck = ? AND item = ?",
        [
            (item not in present, learner, deck, item)
            for learner, item, parked in stored
            if parked != (item not in present)
        ],
    )
    attempted = {item for _, item, _ in stored}
    traced = connection.execute("SELECT item, present FROM trace WHERE deck = ?", (deck,)).fetchall()
    connection.executemany(
        "UPDATE trace SET present = ? WHERE deck = ? AND item = ?",
        [(item in present, deck, item) for item, there in traced if there != (item in present)],
    )
    connection.executemany(
        "DELETE FROM trace WHERE deck = ? AND item = ?",
        [(deck, item) for item, _ in traced if item not in present and item not in attempted],
    )

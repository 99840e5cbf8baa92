"""``quizapp stats``: how far a learner is."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from quizapp.bank.index import open_index
from quizapp.cli.lines import prepare
from quizapp.cli.notices import tell_notices
from quizapp.cli.places import deck_roots
from quizapp.cli.progress_file import read_progress
from quizapp.plain.menu import progress_lines
from quizapp.study import Study, local_clock

if TYPE_CHECKING:
    from quizapp.cli.surroundings import Surroundings
    from quizapp.study import Overview


def run(surroundings: Surroundings) -> int:
    """Print what the learner did, and how far they are with each deck."""
    tr, in_json = surroundings.tr, surroundings.options.format == "json"
    prepare(utf8=in_json)
    with open_index(surroundings.places.index) as index:
        index.refresh(deck_roots((), surroundings.places))
        progress = read_progress(surroundings, index, tr)
        with progress.store as store:
            overview = Study(index, store, progress.learner, surroundings.settings, local_clock).overview()
    tell_notices((*surroundings.notices, *progress.notices), tr)
    if in_json:
        print(json.dumps(_as_json(overview), ensure_ascii=False, indent=1))
    else:
        print("\n".join((f"{overview.learner.name}:", *progress_lines(overview, tr))))
    return 0


def _as_json(overview: Overview) -> dict[str, object]:
    return {
        "learner": overview.learner.name,
        "attempts": overview.totals.attempts,
        "right": overview.totals.right,
        "streak": overview.streak,
        "decks": [
            {
                "id": standing.deck.id,
                "title": standing.deck.title,
                "due": standing.due,
                "new": standing.new,
                "learned": standing.learned,
                "sure": standing.sure,
            }
            for standing in overview.decks
        ],
    }

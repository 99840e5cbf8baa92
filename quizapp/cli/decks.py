"""``quizapp decks``: the decks that are found."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from quizapp.bank.index import open_index
from quizapp.bank.messages import Severity
from quizapp.bank.problems import visible
from quizapp.cli.lines import prepare
from quizapp.cli.notices import tell_notices
from quizapp.cli.paths import shown_path
from quizapp.cli.places import deck_roots
from quizapp.cli.progress_file import read_progress
from quizapp.study import Study, local_clock

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizapp.bank.index import Index
    from quizapp.cli.surroundings import Surroundings
    from quizapp.language import Translator
    from quizapp.study import DeckStanding


def run(surroundings: Surroundings) -> int:
    """Print the decks; 1 if there are none."""
    tr, in_json = surroundings.tr, surroundings.options.format == "json"
    prepare(utf8=in_json)
    with open_index(surroundings.places.index) as index:
        index.refresh(deck_roots((), surroundings.places))
        progress = read_progress(surroundings, index, tr)
        with progress.store as store:
            study = Study(index, store, progress.learner, surroundings.settings, local_clock)
            standings = study.standings()
        unusable = _unusable(index)
    tell_notices((*surroundings.notices, *progress.notices), tr)
    if in_json:
        print(json.dumps([_as_json(standing) for standing in standings], ensure_ascii=False, indent=1))
        return 0 if standings else 1
    for standing in standings:
        print("\n".join(_lines(standing, tr)))
    if unusable:
        print(
            tr.plural(
                "{n} more file cannot be used; »quizapp check« says why.",
                "{n} more files cannot be used; »quizapp check« says why.",
                unusable,
            )
        )
    if not standings:
        print(
            tr(
                "There are no decks. Put question files into »{folder}«.",
                folder=surroundings.places.questions,
            )
        )
    return 0 if standings else 1


def _unusable(index: Index) -> int:
    """Return how many files have errors and give no deck."""
    wrong = {found.path for found in index.problems() if found.severity is Severity.ERROR}
    return len(wrong - {deck.path for deck in index.decks()})


def _as_json(standing: DeckStanding) -> dict[str, str | int]:
    deck = standing.deck
    return {
        "id": deck.id,
        "title": deck.title,
        "path": str(deck.path),
        "entries": deck.entries,
        "items": deck.items,
        "due": standing.due,
        "new": standing.new,
        "problems": _problems(standing),
    }


def _lines(standing: DeckStanding, tr: Translator) -> Iterator[str]:
    deck = standing.deck
    yield f"{deck.id}: {deck.title}"
    yield "  " + tr(
        "{items} from {entries}; {due} due, {new} new; {problems}",
        items=tr.plural("{n} question", "{n} questions", deck.items),
        entries=tr.plural("{n} entry", "{n} entries", deck.entries),
        due=standing.due,
        new=standing.new,
        problems=tr.plural("{n} problem", "{n} problems", _problems(standing))
        if _problems(standing)
        else tr("no problems"),
    )
    yield "  " + visible(str(shown_path(deck.path)))


def _problems(standing: DeckStanding) -> int:
    deck = standing.deck
    return deck.errors + deck.warnings + deck.hints

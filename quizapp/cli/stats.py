"""``quizapp stats``: how far a learner is, in words, for other programs, or as a page with plots."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from quizapp.bank.index import open_index
from quizapp.cli.errors import UsageError
from quizapp.cli.lines import prepare
from quizapp.cli.notices import tell_notices
from quizapp.cli.places import deck_roots
from quizapp.cli.progress_file import read_progress
from quizapp.cli.writing import put
from quizapp.reports.gathering import gather
from quizapp.study import Study, local_clock

if TYPE_CHECKING:
    from quizapp.cli.surroundings import Surroundings
    from quizapp.core.statistics import Statistics
    from quizapp.language import Translator

_ENDINGS = (".html", ".htm")


def run(surroundings: Surroundings) -> int:
    """Tell what the learner did, what is still known, what comes due, and how far they are."""
    tr, in_json = surroundings.tr, surroundings.options.format == "json"
    page = _page(surroundings.options.page, tr)
    prepare(utf8=in_json)
    with open_index(surroundings.places.index) as index:
        index.refresh(deck_roots((), surroundings.places))
        progress = read_progress(surroundings, index, tr)
        with progress.store as store:
            statistics = gather(Study(index, store, progress.learner, surroundings.settings, local_clock))
    tell_notices((*surroundings.notices, *progress.notices), tr)
    if page is not None:
        _write_page(page, statistics, tr)
    if in_json:
        _print_json(statistics)
    elif page is not None:
        print(tr("»{path}« was written. Open it in a browser.", path=page.resolve()))
    else:
        _print_words(statistics, tr)
    return 0


def _page(word: str | None, tr: Translator) -> Path | None:
    """Return where to write the page; another ending may be the name of a file that is dear to someone."""
    if word is None:
        return None
    path = Path(word)
    if path.suffix.casefold() not in _ENDINGS:
        raise UsageError(tr("The name of a page ends in .html, not as in »{path}«.", path=path))
    return path


def _print_json(statistics: Statistics) -> None:
    from quizapp.reports.listing import as_json

    print(json.dumps(as_json(statistics), ensure_ascii=False, indent=1))


def _print_words(statistics: Statistics, tr: Translator) -> None:
    from quizapp.reports.words import progress_lines

    print("\n".join((f"{statistics.learner}:", *progress_lines(statistics, tr))))


def _write_page(path: Path, statistics: Statistics, tr: Translator) -> None:
    from quizapp.reports.page import html

    put(path, html(statistics, tr).encode("utf-8", "replace"), tr)

"""``quizapp [PATH …]``: the start page."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from quizapp.cli.errors import UsageError

if TYPE_CHECKING:
    from quizapp.cli.surroundings import Surroundings


def run(surroundings: Surroundings) -> int:
    """Open the start page, with the decks that were named first."""
    tr = surroundings.tr
    if surroundings.options.format == "json":
        raise UsageError(tr("--format json needs a session: quizapp learn or quizapp quiz."))
    for word in surroundings.options.words:
        if not Path(word).exists():
            raise UsageError(_missing(word, surroundings))

    from quizapp.cli.interface import open_interface
    from quizapp.study import Start

    return open_interface(surroundings, Start(), tuple(map(Path, surroundings.options.words)))


def _missing(word: str, surroundings: Surroundings) -> str:
    from quizapp.cli.commands import COMMANDS
    from quizapp.cli.decks_named import near_path
    from quizapp.core.nearness import nearest

    tr = surroundings.tr
    like = nearest(word, filter(None, COMMANDS)) or near_path(word)
    if like is not None:
        return tr("»{word}« is no command, file or folder. Did you mean »{like}«?", word=word, like=like)
    return tr(
        "»{word}« is no command, file or folder. A deck is opened with »quizapp learn DECK«.", word=word
    )

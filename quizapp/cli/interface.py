"""The interface: opens what a session needs and hands it to the screens, or to the plain lines."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

from quizapp.bank.index import open_index
from quizapp.cli.crashes import crashes_reported
from quizapp.cli.decks_named import deck_by_id, decks_at, named_path, require_path
from quizapp.cli.errors import UsageError
from quizapp.cli.languages import speak
from quizapp.cli.lines import is_terminal, prepare, read_line, write_line
from quizapp.cli.places import deck_roots, shipped_apart
from quizapp.cli.progress_file import open_progress
from quizapp.language import preferred
from quizapp.study import Workspace, local_clock

if TYPE_CHECKING:
    from pathlib import Path

    from quizapp.bank.index import Index
    from quizapp.cli.surroundings import Surroundings
    from quizapp.language import Translator
    from quizapp.progress.queries import Learner
    from quizapp.study import Start

_NO = frozenset({"", "0", "no", "false", "nein"})


def open_session(surroundings: Surroundings, start: Start) -> int:
    """Hold a session over the deck that was named, or all."""
    word = next(iter(surroundings.options.words), None)
    path = named_path(word) if word is not None else None
    if path is not None:
        require_path(path, surroundings.tr)
        return open_interface(surroundings, start, (path,), only=path)
    return open_interface(surroundings, start, (), only=word)


def open_interface(
    surroundings: Surroundings, start: Start, named: tuple[Path, ...], *, only: Path | str | None = None
) -> int:
    """Open index and progress, and run the screens or the plain interface.

    Args:
        surroundings: what the command is run with.
        start: what to open with.
        named: paths whose decks come first.
        only: the deck or the place of the decks to ask from; None for all.
    """
    with open_index(surroundings.places.index) as index:
        index.refresh(deck_roots(named, surroundings.places))
        tr = _speak(surroundings, index, only)
        start = start._replace(decks=_decks(index, only, tr, drafts=start.drafts))
        progress = open_progress(surroundings, index, tr)
        with progress.store:
            workspace = Workspace(
                index,
                progress.store,
                surroundings.settings,
                local_clock,
                surroundings.places.questions,
                (*progress.notices, *surroundings.notices),
                surroundings.places.settings,
                _automatic(surroundings, index),
                shipped_apart(index.roots),
            )
            with crashes_reported(surroundings.places.cache, tr, stored=progress.is_kept):
                return _show(surroundings, workspace, tr, start, progress.learner)


def _decks(index: Index, only: Path | str | None, tr: Translator, *, drafts: bool) -> frozenset[str] | None:
    if only is None:
        return None
    if isinstance(only, str):
        return deck_by_id(only, index.decks(), tr, drafts=drafts)
    return decks_at(only, index.decks(), tr, drafts=drafts)


def _speak(surroundings: Surroundings, index: Index, only: Path | str | None) -> Translator:
    """Return the translator, for the language of the first deck if nothing else decides."""
    options = surroundings.options
    return speak(options.language, surroundings.settings, surroundings.environ, _deck_language(index, only))


def _automatic(surroundings: Surroundings, index: Index) -> str:
    """Return the language that is spoken if none is set."""
    return preferred(None, None, surroundings.environ, _deck_language(index, None))


def _deck_language(index: Index, only: Path | str | None) -> str | None:
    """Return the language of the deck of that id, else of the first deck."""
    decks = index.decks()
    language = next((deck.language for deck in decks if deck.id == only), None)
    return decks[0].language if language is None and decks else language


def _show(
    surroundings: Surroundings, workspace: Workspace, tr: Translator, start: Start, learner: Learner | None
) -> int:
    json = surroundings.options.format == "json"
    if json or is_plain(surroundings):
        return _show_plainly(workspace, tr, start, learner, json=json)

    from quizapp.tui.app import QuizApp

    app = QuizApp(workspace, tr, start, learner)
    app.run()
    if app.failure is not None:
        raise app.failure
    return app.return_code or 0


def _show_plainly(
    workspace: Workspace, tr: Translator, start: Start, learner: Learner | None, *, json: bool
) -> int:
    from quizapp.cli.notices import tell_notices
    from quizapp.keeping import take_care
    from quizapp.plain.flow import run

    if json and learner is None:
        names = ", ".join(tr("»{text}«", text=one.name) for one in workspace.store.learners())
        raise UsageError(tr("Several people learn here; name one with --learner: {names}.", names=names))
    gc.enable()
    prepare(utf8=json)
    found = run(workspace, tr, start, learner, read=read_line, write=write_line, json=json)
    tell_notices(take_care(workspace.store.path, workspace.clock().date()), tr)
    return 0 if found else 1


def is_plain(surroundings: Surroundings) -> bool:
    """Tell whether to do without screens: because somebody said so, or because there is no terminal."""
    if surroundings.options.plain or surroundings.settings.plain:
        return True
    if surroundings.environ.get("QUIZAPP_PLAIN", "").casefold() not in _NO:
        return True
    return not is_terminal() or surroundings.environ.get("TERM") == "dumb"

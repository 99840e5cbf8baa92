"""``quizapp review FILE``: the drafts of a question file, accepted, changed or dropped one by one."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizapp.authoring.reviewing import load_review, summary_lines
from quizapp.bank.problems import visible
from quizapp.cli.decks_named import deck_by_id, named_path, refuse_text, require_path
from quizapp.cli.errors import CommandError, UsageError
from quizapp.cli.interface import is_plain
from quizapp.cli.languages import speak
from quizapp.cli.lines import is_terminal, prepare, read_line, write_line
from quizapp.cli.paths import shown_path
from quizapp.cli.places import deck_roots, shipped_questions
from quizapp.language.refusals import refusal

if TYPE_CHECKING:
    from pathlib import Path

    from quizapp.authoring.reviewing import Review
    from quizapp.bank.index import Index
    from quizapp.cli.surroundings import Surroundings
    from quizapp.editing import Place
    from quizapp.language import Translator
    from quizapp.plain.console import Console


def run(surroundings: Surroundings) -> int:
    """Review one file; 1 if it has no drafts."""
    tr = surroundings.tr
    if not surroundings.options.words:
        raise UsageError(tr("The question file is missing: quizapp review my-topic.yaml"))
    path = _file(surroundings.options.words[0], surroundings)
    review = _load(path, tr)
    if review.drafts and path.is_relative_to(shipped_questions().resolve()):
        review = _load(_copied(path, surroundings), tr)
    options = surroundings.options
    language = review.deck.language if review.deck is not None else None
    tr = speak(options.language, surroundings.settings, surroundings.environ, language)
    if is_plain(surroundings):
        return _review_plainly(review, tr)
    return _show(review, surroundings.settings.theme, tr)


def _file(word: str, surroundings: Surroundings) -> Path:
    """Return the question file that is named by its path or its deck's id.

    Raises:
        CommandError: there is no such file.
    """
    tr = surroundings.tr
    path = named_path(word)
    if path is None:
        from quizapp.bank.index import open_index

        with open_index(surroundings.places.index) as index:
            index.refresh(deck_roots((), surroundings.places))
            decks = index.decks()
        (known,) = deck_by_id(word, decks, tr, drafts=True)
        path = next(deck.path for deck in decks if deck.id == known)
    require_path(path, tr)
    refuse_text(path, tr)
    if path.is_dir():
        raise UsageError(tr("»{path}« is a folder. Name one question file in it.", path=path))
    return path.resolve()


def _load(path: Path, tr: Translator) -> Review:
    try:
        review = load_review(path)
    except OSError as error:
        reason = tr(refusal(error))
        raise CommandError(tr("»{path}« cannot be read: {reason}.", path=path, reason=reason)) from error
    if review.source.errors and not review.source.spots:
        raise CommandError(
            tr(
                "There are no usable questions in »{path}«. »quizapp check {path}« says why.",
                path=shown_path(path),
            )
        )
    return review


@dataclass(frozen=True, slots=True)
class _Shelves:
    """Where decks are, for `editing.own_copy`."""

    index: Index
    questions: Path
    shipped: Path


def _copied(path: Path, surroundings: Surroundings) -> Path:
    """Copy a deck that comes with the program into the person's own folder, and its briefing with it."""
    from quizapp.bank.index import open_index
    from quizapp.editing import Place, own_copy

    tr, places = surroundings.tr, surroundings.places
    try:
        with open_index(places.index) as index:
            index.refresh(deck_roots((), places))
            shelves = _Shelves(index, places.questions, shipped_questions())
            own = own_copy(shelves, Place(path)).place.path
    except OSError as error:
        folder, reason = places.questions, tr(refusal(error))
        raise CommandError(tr("»{path}« cannot be written: {reason}.", path=folder, reason=reason)) from error
    print(tr("The deck was copied to »{path}«, where it is yours to change.", path=own))
    return own


def _show(review: Review, theme: str, tr: Translator) -> int:
    from quizapp.tui.review_app import ReviewApp

    app = ReviewApp(review, _named(review), theme, tr)
    app.run()
    if app.failure is not None:
        raise app.failure
    for line in summary_lines(app.review, tr):
        print(line)
    return (app.return_code or 0) if review.drafts else 1


def _review_plainly(review: Review, tr: Translator) -> int:
    from quizapp.plain.console import Console
    from quizapp.plain.reviewing import Reviewing

    prepare(utf8=False)
    console = Console(read_line, write_line, tr)
    edit = (lambda place: _edit(place, console)) if is_terminal() else None
    Reviewing(console, review, _named(review), edit).run()
    return 0 if review.drafts else 1


def _edit(place: Place, console: Console) -> str:
    """Let a place be edited in the person's editor; return what went wrong."""
    from quizapp.editing import hard_to_leave, no_editor, own_editor, run_editor, way_out

    editor = own_editor()
    if not editor:
        return no_editor(place, console.tr)
    if hard_to_leave(editor, os.environ):
        console.say(*way_out(editor, console.tr), console.tr("Enter opens it."))
        console.read()
    return run_editor(editor, place, console.tr)


def _named(review: Review) -> str:
    """Return what the file is called in commands."""
    text = visible(str(shown_path(review.path)))
    return f'"{text}"' if " " in text else text

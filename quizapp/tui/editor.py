"""The editor: opened in the place of the screens, which come back when it is closed."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from textual.app import SuspendNotSupported

from quizapp.editing import (
    Place,
    hard_to_leave,
    no_editor,
    own_copy,
    own_editor,
    place_of,
    run_editor,
    way_out,
)
from quizapp.tui.requests import EditFile, EditItem
from quizapp.tui.screens.base import QuizScreen

if TYPE_CHECKING:
    from textual.app import App

    from quizapp.language import Translator
    from quizapp.study import Workspace
    from quizapp.tui.reloading import Reloading
    from quizapp.tui.requests import Editing


def edit(
    app: App[None], workspace: Workspace, request: Editing, reloading: Reloading, tr: Translator
) -> None:
    """Let a place be edited; read again what was changed, and say what came of it."""
    said = _edit(app, workspace, request, tr)
    told = " ".join(filter(None, (reloading.now(), said)))
    screen = app.screen
    if isinstance(screen, QuizScreen):
        screen.edited()
        if told:
            screen.announce(lambda tr: told)


def _edit(app: App[None], workspace: Workspace, request: Editing, tr: Translator) -> str:
    """Open the editor and wait until it is closed; return what to say."""
    place = _place(workspace, request)
    if place is None:
        return tr("The file of this question is not there any more.")
    if not own_editor():
        return no_editor(place, tr)
    try:
        copied = own_copy(workspace, place)
    except OSError as error:
        from quizapp.language.refusals import refusal

        return tr("The deck cannot be copied to be edited: {reason}.", reason=tr(refusal(error)))
    trouble = open_editor(app, copied.place, tr)
    if trouble:
        return trouble
    return tr("You edit your own copy: {path}", path=copied.place.path) if copied.is_new else ""


def _place(workspace: Workspace, request: Editing) -> Place | None:
    match request:
        case EditItem(item):
            return place_of(workspace.index, item)
        case EditFile(path, line):
            return Place(path, line)


def open_editor(app: App[None], place: Place, tr: Translator) -> str:
    """Open the person's editor at a place and wait until it is closed; return what went wrong."""
    editor = own_editor()
    if not editor:
        return no_editor(place, tr)
    try:
        with app.suspend():
            if hard_to_leave(editor, os.environ):
                sys.stdout.write("\n" + "\n".join((*way_out(editor, tr), tr("Enter opens it."))) + "\n")
                sys.stdout.flush()
                sys.stdin.readline()
            return run_editor(editor, place, tr)  # must not raise, or the app stays suspended
    except SuspendNotSupported:
        return tr("No editor can be opened in this terminal. The place is {place}", place=place)

"""The editor: opened in the place of the screens, which come back when it is closed."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

from textual.app import SuspendNotSupported

from quizapp.editing import Place, edit_command, find_editor, own_copy, place_of
from quizapp.tui.requests import EditFile, EditItem
from quizapp.tui.screens.base import QuizScreen

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

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
    editor = find_editor(os.environ, shutil.which, windows=sys.platform == "win32")
    if not editor:
        return tr("No editor is known; set the variable EDITOR. The place is {place}", place=place)
    try:
        copied = own_copy(workspace, place)
    except OSError as error:
        from quizapp.language.refusals import refusal

        return tr("The deck cannot be copied to be edited: {reason}.", reason=tr(refusal(error)))
    trouble = _run(app, editor, copied.place, tr)
    if trouble:
        return trouble
    return tr("You edit your own copy: {path}", path=copied.place.path) if copied.is_new else ""


def _place(workspace: Workspace, request: Editing) -> Place | None:
    match request:
        case EditItem(item):
            return place_of(workspace.index, item)
        case EditFile(path, line):
            return Place(path, line)


def _run(app: App[None], editor: Sequence[str], place: Place, tr: Translator) -> str:
    """Run the editor; return what went wrong."""
    try:
        with app.suspend(), _uninterrupted():
            return _trouble(editor, place, tr)  # caught in there: an error from here would not resume the app
    except SuspendNotSupported:
        return tr("No editor can be opened in this terminal. The place is {place}", place=place)


def _trouble(editor: Sequence[str], place: Place, tr: Translator) -> str:
    try:
        code = subprocess.run(edit_command(editor, place), check=False).returncode  # noqa: S603
    except (FileNotFoundError, NotADirectoryError):
        return tr(
            "There is no program »{editor}«, which EDITOR or VISUAL names. The place is {place}",
            editor=editor[0],
            place=place,
        )
    except (OSError, ValueError) as error:
        from quizapp.language.refusals import refusal

        return tr(
            "»{editor}« cannot be started: {reason}. The place is {place}",
            editor=editor[0],
            reason=tr(refusal(error)),
            place=place,
        )
    return tr("»{editor}« ended with the error {code}.", editor=editor[0], code=code) if code else ""


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Leave Ctrl+C to the editor."""
    before = signal.signal(signal.SIGINT, lambda *_: None)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)

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

from quizapp.editing import Place, edit_command, find_editor, hard_to_leave, own_copy, place_of
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
    if not _editor():
        return _none_known(place, tr)
    try:
        copied = own_copy(workspace, place)
    except OSError as error:
        return tr("The deck cannot be copied to be edited: {reason}.", reason=error.strerror or error)
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
    editor = _editor()
    if not editor:
        return _none_known(place, tr)
    try:
        with app.suspend(), _uninterrupted():
            if hard_to_leave(editor, os.environ):
                _tell_way_out(editor[0], tr)
            return _trouble(editor, place, tr)  # caught in there: an error from here would not resume the app
    except SuspendNotSupported:
        return tr("No editor can be opened in this terminal. The place is {place}", place=place)


def _editor() -> Sequence[str]:
    return find_editor(os.environ, shutil.which, windows=sys.platform == "win32")


def _none_known(place: Place, tr: Translator) -> str:
    return tr("No editor is known; set the variable EDITOR. The place is {place}", place=place)


def _tell_way_out(editor: str, tr: Translator) -> None:
    """Say how to come back from an editor that the person did not choose, and wait for Enter."""
    lines = (
        tr("The file is opened in »{editor}«, since no other editor is set.", editor=editor),
        tr("i begins typing, Esc ends it. To come back type :wq and Enter; :q! and Enter saves nothing."),
        tr("Another editor is used if the variable EDITOR names it."),
        tr("Enter opens it."),
    )
    sys.stdout.write("\n" + "\n".join(lines) + "\n")
    sys.stdout.flush()
    sys.stdin.readline()


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
        return tr(
            "»{editor}« cannot be started: {reason}. The place is {place}",
            editor=editor[0],
            reason=getattr(error, "strerror", None) or error,
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

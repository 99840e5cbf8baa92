"""Editing: the person's own editor, and the file that it is to open."""

from __future__ import annotations

import os
import shlex
import sys
from itertools import count
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, NamedTuple, Protocol

from quizapp.bank.replacement import make_file
from quizapp.language.refusals import refusal

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterator, Mapping, Sequence

    from quizapp.bank.index import Index
    from quizapp.core.items import Item
    from quizapp.language import Translator

_VARIABLES = ("VISUAL", "EDITOR")

_USUAL = ("nano", "vim", "vi", "notepad")
"""Editors to look for if none is set, the easiest first."""

_MODAL = frozenset({"vi", "vim"})
"""Editors that nobody can leave who was not told how."""

_PLUS_LINE = frozenset(
    {"vi", "vim", "nvim", "gvim", "view", "ex", "nano", "pico", "micro", "emacs", "emacsclient", "joe", "jed"}
    | {"mg", "ne", "mcedit", "gedit", "gnome-text-editor", "kak", "jmacs", "tilde", "xed", "pluma"}
)
"""Editors that take the line as ``+12`` before the file."""

_COLON_LINE = frozenset({"hx", "helix", "subl", "sublime_text", "zed", "zeditor", "lapce", "dte"})
"""Editors that take the line as ``file:12``."""

_GOTO = frozenset({"code", "codium", "vscodium", "code-insiders", "cursor", "windsurf"})
"""Editors that take ``--goto file:12``."""

_LINE_OPTION = {"kate": "--line", "kwrite": "--line", "mate": "--line", "notepad++": "-n"}

_WAIT = {
    **dict.fromkeys(_GOTO, "--wait"),
    **dict.fromkeys(("subl", "sublime_text", "zed", "zeditor", "mate"), "--wait"),
    "gedit": "--wait",
    "gvim": "--nofork",
    "kate": "--block",
}
"""What lets an editor with a window of its own end only when the file is closed."""


class Place(NamedTuple):
    """A line of a file, from 1."""

    path: Path
    line: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}"


class Shelves(Protocol):
    """Where decks are: all that are known, the folder for one's own, and that of the shipped ones."""

    @property
    def index(self) -> Index: ...  # noqa: D102
    @property
    def questions(self) -> Path: ...  # noqa: D102
    @property
    def shipped(self) -> Path | None: ...  # noqa: D102


class Copied(NamedTuple):
    """A place to edit, and whether it is in a copy that was just made for that."""

    place: Place
    is_new: bool


def find_editor(
    environ: Mapping[str, str], find: Callable[[str], str | None], *, windows: bool
) -> tuple[str, ...]:
    """Return the editor and its arguments as the environment sets it, else a usual one that is there.

    ``find`` gives the path of a program, None if it is not there.
    """
    for name in _VARIABLES:
        words = _split(environ.get(name, ""), windows=windows)
        if words:
            return words
    return next(((name,) for name in _USUAL if find(name) is not None), ())


def hard_to_leave(editor: Sequence[str], environ: Mapping[str, str]) -> bool:
    """Tell whether an editor is one that has to be explained to who did not choose it."""
    chosen = any(environ.get(name, "").strip() for name in _VARIABLES)
    return not chosen and editor[0] in _MODAL


def own_editor() -> tuple[str, ...]:
    """Return the editor of the person at this computer, nothing if there is none."""
    from shutil import which

    return find_editor(os.environ, which, windows=sys.platform == "win32")


def edit_command(editor: Sequence[str], place: Place) -> list[str]:
    """Return the command line that opens a file at its line, where the editor is known to have a way."""
    name = PurePath(editor[0].replace("\\", "/")).name.casefold().removesuffix(".exe").removesuffix(".cmd")
    wait = _WAIT.get(name)
    words = [*editor, *([wait] if wait is not None and wait not in editor and "-w" not in editor else [])]
    path, line = str(place.path), place.line
    if name in _PLUS_LINE:
        return [*words, f"+{line}", path]
    if name in _COLON_LINE:
        return [*words, f"{path}:{line}"]
    if name in _GOTO:
        return [*words, "--goto", f"{path}:{line}"]
    if name in _LINE_OPTION:
        option = _LINE_OPTION[name]
        return [*words, *([option, str(line)] if option.startswith("--") else [f"{option}{line}"]), path]
    return [*words, path]


def way_out(editor: Sequence[str], tr: Translator) -> tuple[str, ...]:
    """Say how to come back from an editor that the person did not choose."""
    return (
        tr("The file is opened in »{editor}«, since no other editor is set.", editor=editor[0]),
        tr("i begins typing, Esc ends it. To come back type :wq and Enter; :q! and Enter saves nothing."),
        tr("Another editor is used if the variable EDITOR names it."),
    )


def no_editor(place: Place, tr: Translator) -> str:
    """Say that no editor is known, and where to edit."""
    return tr("No editor is known; set the variable EDITOR. The place is {place}", place=place)


def run_editor(editor: Sequence[str], place: Place, tr: Translator) -> str:
    """Open an editor at a place and wait until it is closed; return what went wrong.

    Ctrl+C is the editor's meanwhile.
    """
    import signal
    import subprocess

    before = signal.signal(signal.SIGINT, lambda *_: None)
    try:
        code = subprocess.run(edit_command(editor, place), check=False).returncode  # noqa: S603
    except (FileNotFoundError, NotADirectoryError):
        return tr(
            "There is no program »{editor}«, which EDITOR or VISUAL names. Name another there. "
            "The place is {place}",
            editor=editor[0],
            place=place,
        )
    except (OSError, ValueError) as error:
        return tr(
            "»{editor}« cannot be started: {reason}. The place is {place}",
            editor=editor[0],
            reason=tr(refusal(error)),
            place=place,
        )
    finally:
        signal.signal(signal.SIGINT, before)
    return tr("»{editor}« ended with the error {code}.", editor=editor[0], code=code) if code else ""


def place_of(index: Index, item: Item) -> Place | None:
    """Return where an item stands in its file; None if its deck is not there any more."""
    deck = next((deck for deck in index.decks() if deck.id == item.deck), None)
    if deck is None:
        return None
    now = next(iter(index.items([item.id])), item)
    return Place(deck.path, now.line)


def own_copy(shelves: Shelves, place: Place) -> Copied:
    """Return the place in a file that may be edited: one that is shipped is copied first, with its briefing.

    The copy has the file's name, and so the deck its id; it comes before the shipped one.

    Raises:
        OSError: the copy cannot be made.
    """
    shipped = shelves.shipped
    if shipped is None or shipped.resolve() not in place.path.resolve().parents:
        return Copied(place, is_new=False)
    decks = shelves.index.decks()
    article = next((deck.article for deck in decks if deck.path == place.path), None)
    files = [place.path, *([article] if article is not None else [])]
    others = {deck.path for deck in decks}
    folder = next(folder for folder in _folders(shelves.questions) if _has_room(folder, files, others))
    target = folder / place.path.name
    if target.exists():  # the person's own, which gives no deck now: broken, and so to be mended
        problems = shelves.index.problems()
        line = next((problem.line for problem in problems if problem.path == target.resolve()), 1)
        return Copied(Place(target, line), is_new=False)
    folder.mkdir(parents=True, exist_ok=True)
    for file in reversed(files):  # the questions last: they are read as soon as they are there
        _copy(file, folder / file.name)
    return Copied(Place(target, place.line), is_new=True)


def _folders(questions: Path) -> Iterator[Path]:
    """Yield the person's folder, and others in it for what has the same names as something there."""
    yield questions
    yield from (questions / str(number) for number in count(2))


def _has_room(folder: Path, files: Sequence[Path], others: Container[Path]) -> bool:
    """Tell whether files can be copied into a folder without taking another deck for them."""
    target, *articles = (folder / file.name for file in files)
    if target.exists():
        return target.resolve() not in others
    return all(
        not there.exists() or there.read_bytes() == file.read_bytes()
        for there, file in zip(articles, files[1:], strict=True)
    )


def _copy(source: Path, target: Path) -> None:
    """Copy a file at one stroke, unless there is one already."""
    if not target.exists():
        make_file(target, source.read_bytes())


def _split(text: str, *, windows: bool) -> tuple[str, ...]:
    """Split a command line as the system does; one that cannot be is a program's path as a whole."""
    try:
        words = shlex.split(text, posix=not windows)
    except ValueError:
        words = [text]
    return tuple(word.strip('"') if windows else word for word in words if word.strip())

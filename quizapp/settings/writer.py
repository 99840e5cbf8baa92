"""Writing the settings file: only what changed, with comments for what was not there."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from quizapp.settings import LIMITS, NAMES, Settings, Value, format_value, values
from quizapp.settings.file import MARK, decode, lines_of, read_line
from quizapp.settings.words import about, range_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from quizapp.language import Translator


def save_settings(path: Path, old: Settings, new: Settings, tr: Translator) -> None:
    """Write what is different between ``old`` and ``new`` into the file, and nothing else.

    Comments, order, line ends, encoding and what means nothing to us stay as they are. What is not
    there yet is added at the end with a comment in the language of ``tr``. Without a file, all is
    written. The file is replaced at one stroke.

    Raises:
        OSError: the file cannot be read or written; it is as it was.
    """
    target = Path(os.path.realpath(path))
    try:
        data = target.read_bytes()
    except FileNotFoundError:
        data = b""
    changed = with_changes(data, old, new, tr) if data.strip() else _whole(new, tr).encode()
    if changed != data:
        target.parent.mkdir(parents=True, exist_ok=True)
        _replace(target, changed)


def with_changes(data: bytes, old: Settings, new: Settings, tr: Translator) -> bytes:
    """Return the bytes of a settings file with what is different between ``old`` and ``new``."""
    before, after = values(old), values(new)
    changed = {name: after.get(name) for name in before | after if before.get(name) != after.get(name)}
    removed = changed.keys() - after.keys()
    text, encoding = decode(data)
    lines = list(lines_of(text))
    end = next((line[len(line.rstrip("\r\n")) :] for line in lines if line[-1] in "\r\n"), "\n")
    lines = list(_rewritten(lines, changed, removed))
    missing = [name for name in changed if name not in removed and name not in _set_in(lines)]
    if missing and lines and lines[-1][-1] not in "\r\n":
        lines[-1] += end
    for name in missing:
        lines += [line + end for line in ("", *_explained(name, after[name], tr))]
    mark = MARK if data.startswith(MARK) else b""
    return mark + "".join(lines).encode(encoding, "replace")


def _rewritten(lines: list[str], changed: Mapping[str, Value], removed: set[str]) -> Iterator[str]:
    """Yield the lines with other values. Only the first line of a name is changed, since it counts."""
    done: set[str] = set()
    for line in lines:
        entry = read_line(line)
        if entry is not None and entry.name in removed:
            continue
        if entry is None or entry.name not in changed or entry.name in done:
            yield line
            continue
        done.add(entry.name)
        gap = " " if line[entry.start - 1] == ":" else ""
        yield line[: entry.start] + gap + format_value(changed[entry.name]) + line[entry.end :]


def _set_in(lines: list[str]) -> set[str]:
    return {entry.name for line in lines if (entry := read_line(line)) is not None}


def _whole(settings: Settings, tr: Translator) -> str:
    """Return a complete file, in which everything that can be set is explained."""
    set_now = values(settings)
    lines = [
        tr("# Settings of quizapp. Every line is »name: value«; what follows a # explains."),
        tr("# You can change them here or in the program."),
    ]
    for name in NAMES:
        lines += ["", *_explained(name, set_now[name], tr)]
    lines += [
        "",
        tr("# A deck can have limits of its own, by its id (»quizapp decks« tells it), for instance:"),
        *(f"# {name}.DECK: 5" for name in LIMITS),
    ]
    lines += [f"{name}: {format_value(set_now[name])}" for name in set_now if name not in NAMES]
    return "\n".join(lines) + "\n"


def _explained(name: str, value: Value, tr: Translator) -> Iterator[str]:
    """Yield the comment and the line of a setting."""
    yield f"# {about(name, tr)}"
    if name in NAMES:
        default = format_value(getattr(Settings(), name))
        yield "# " + tr(
            "Possible: {range}. Default: {default}.", range=range_words(name, tr), default=default
        )
    yield f"{name}: {format_value(value)}"


def _replace(target: Path, data: bytes) -> None:
    """Put the data in the place of a file, which is there in its old or its new form at any moment."""
    temporary = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    try:
        with temporary.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        with suppress(FileNotFoundError):
            shutil.copymode(target, temporary)
        temporary.replace(target)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise

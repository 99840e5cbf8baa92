"""The settings file: flat ``name: value`` lines, so that every start can do without a YAML parser."""

from __future__ import annotations

from io import StringIO
from typing import TYPE_CHECKING, NamedTuple

from quizapp.settings import Settings, change, is_setting, parse_value

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from quizapp.settings.faults import Fault

MARK = b"\xef\xbb\xbf"
"""What some editors put before UTF-8."""


class Loaded(NamedTuple):
    """Settings as read from a file; for what cannot be used of it, the defaults stand in."""

    settings: Settings
    faults: tuple[Fault, ...] = ()


class Entry(NamedTuple):
    """A ``name: value`` line: ``column`` is where the name begins, ``start`` and ``end`` hold the value."""

    name: str
    value: str
    column: int
    start: int
    end: int


def load_settings(path: Path) -> Loaded:
    """Read the settings file; a missing one gives the defaults.

    Raises:
        OSError: the file is there but cannot be read.
    """
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return Loaded(Settings())
    return parse_settings(lines_of(decode(data)[0]))


def parse_settings(lines: Iterable[str]) -> Loaded:
    """Return what the lines set, and what is wrong with them. Of a name given twice the first counts."""
    settings = Settings()
    faults: list[Fault] = []
    first: dict[str, int] = {}
    for number, line in enumerate(lines, 1):
        entry = read_line(line)
        if entry is None and is_empty(line):
            continue
        if entry is not None and is_setting(entry.name) and entry.name not in first:
            first[entry.name] = number
            try:
                settings = change(settings, entry.name, parse_value(entry.name, entry.value))
                continue
            except ValueError:
                pass
        from quizapp.settings.faults import find_fault

        faults.append(find_fault(number, line, entry, first))
    return Loaded(settings, tuple(faults))


def decode(data: bytes) -> tuple[str, str]:
    """Return the text, and which encoding it is in: UTF-8, or else Latin-1, which any bytes are."""
    data = data.removeprefix(MARK)
    try:
        return data.decode(), "utf-8"
    except UnicodeDecodeError:
        return data.decode("latin-1"), "latin-1"


def lines_of(text: str) -> Iterator[str]:
    r"""Yield the lines with their ends, which are ``\n``, ``\r\n`` or ``\r`` and nothing else."""
    return iter(StringIO(text, newline=""))


def is_empty(line: str) -> bool:
    """Tell whether a line says nothing: it is blank, a comment, or begins or ends a YAML document."""
    text = line.strip()
    return not text or text.startswith("#") or text in ("---", "...")


def read_line(line: str) -> Entry | None:
    """Return what a line sets, None if it is no ``name: value``."""
    name, colon, rest = line.partition(":")
    if not colon or not name.strip() or is_empty(line):
        return None
    column = len(name) - len(name.lstrip())
    value, begin, end = _value(rest.rstrip())
    place = len(name) + 1
    return Entry(name.strip().strip("\"'"), value, column, place + begin, place + end)


def _value(rest: str) -> tuple[str, int, int]:
    """Return the value in what follows the colon, without quotes and comment, and where it stands."""
    begin = len(rest) - len(rest.lstrip())
    quote = rest[begin : begin + 1]
    if quote in ('"', "'") and quote:
        close = rest.find(quote, begin + 1)
        after = rest[close + 1 :]
        if close > 0 and (not after or (after[0].isspace() and after.lstrip().startswith("#"))):
            return rest[begin + 1 : close].strip(), begin, close + 1
    comments = [place for sign in (" #", "\t#") if (place := rest.find(sign)) >= 0]
    value = rest[: min(comments, default=len(rest))].rstrip()
    if not value.strip():
        return "", 0, 0
    return value.strip(), begin, len(value)

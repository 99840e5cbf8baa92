"""Text: the encoding that a file is in, and the quotes that a text needs."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

_RUNS = re.compile(rb"[\x00-\x7f]+|[\x80-\xff]+")
_LINES = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$")
_UTF16 = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}


@dataclass(frozen=True, slots=True)
class Decoded:
    r"""A file's text with ``\n`` as its only line end, and the encoding it was in.

    ``foreign`` is the offset in ``text`` of the first character that was not UTF-8, or None.
    """

    text: str
    encoding: str
    mark: bytes = b""
    foreign: int | None = None


def decode(data: bytes) -> Decoded:
    """Return the text of a file in UTF-8, in UTF-16 with its mark, or else in Windows-1252.

    Raises:
        UnicodeDecodeError: it has the mark of UTF-16 and is not UTF-16.
    """
    for mark, encoding in _UTF16.items():
        if data.startswith(mark):
            return Decoded(unify_lines(data[2:].decode(encoding)), encoding, mark)
    mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
    body = data[len(mark) :]
    try:
        return Decoded(unify_lines(body.decode()), "utf-8", mark)
    except UnicodeDecodeError as error:
        text = "".join(_decode_run(run) for run in _RUNS.findall(body))
        return Decoded(unify_lines(text), "cp1252", mark, len(unify_lines(body[: error.start].decode())))


def unify_lines(text: str) -> str:
    r"""Return the text with every line end as ``\n``."""
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def raw_lines(text: str) -> list[str]:
    """Return the lines of a text, each with its end."""
    return _LINES.findall(text)


def line_end(line: str) -> str:
    """Return what a line ends with; nothing if it is the last one of a file and has no end."""
    return line[len(line.rstrip("\r\n")) :]


def _decode_run(run: bytes) -> str:
    """Decode bytes that are all ASCII or all not; a file may hold both encodings after careless editing."""
    try:
        return run.decode()
    except UnicodeDecodeError:
        try:
            return run.decode("cp1252")
        except UnicodeDecodeError:
            return run.decode("latin-1")


def in_quotes(text: str) -> str:
    """Return the text in the quotes that need the fewest changes to it."""
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    return "'" + text.replace("'", "''") + "'"

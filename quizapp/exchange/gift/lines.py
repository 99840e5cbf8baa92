"""The lines of a GIFT file, put together to questions: an empty line ends one."""

from __future__ import annotations

import codecs
from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizapp.bank.text import decode
from quizapp.exchange.results import ExchangeError
from quizapp.language import N_

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from quizapp.exchange.formats import Progress

MOST_BYTES = 128 * 1024 * 1024
_LONGEST = 64 * 1024
"""Of a question or line; what is beyond it is dropped, and the question known as cut."""
_EVERY = 256 * 1024

_TOO_LARGE = N_("»{path}« is larger than {limit} MB. Export fewer questions at once.")
_NO_TEXT = N_("»{path}« is no text.")


@dataclass(frozen=True, slots=True)
class Block:
    """The lines of one question, and the comments among them."""

    text: str
    comments: tuple[str, ...] = ()
    is_cut: bool = False


def read_blocks(path: Path, progress: Progress | None) -> Iterator[Block]:
    """Yield the questions of a file one after the other.

    Raises:
        ExchangeError: it is no text, or too large.
        OSError: it cannot be read.
    """
    lines: list[str] = []
    comments: list[str] = []
    length = 0
    for line, is_cut in _lines(path, progress):
        text = line.strip()
        if not text:
            if lines:
                yield Block("\n".join(lines).strip(), tuple(comments), length > _LONGEST)
                comments = []
            lines, length = [], 0
        elif text.startswith("//"):
            if len(comments) < 50:
                comments.append(text)
        else:
            length += len(line) + (_LONGEST if is_cut else 0)
            if length <= _LONGEST:
                lines.append(line)
            elif not lines:
                lines.append(line[:_LONGEST])
    if lines:
        yield Block("\n".join(lines).strip(), tuple(comments), length > _LONGEST)


def _lines(path: Path, progress: Progress | None) -> Iterator[tuple[str, bool]]:
    """Yield the lines, and of each whether it is cut."""
    size = path.stat().st_size
    if size > MOST_BYTES:
        raise ExchangeError(_TOO_LARGE, path=path, limit=MOST_BYTES >> 20)
    with path.open("rb") as file:
        start = file.read(3)
    if start[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        with path.open(encoding="utf-16", errors="replace", newline=None) as text:
            while wide := text.readline(_LONGEST):
                yield wide, len(wide) == _LONGEST
        return
    done = told = 0
    with path.open("rb") as file:
        while raw := file.readline(_LONGEST):
            if b"\0" in raw:
                raise ExchangeError(_NO_TEXT, path=path)
            done += len(raw)
            if progress is not None and done - told >= _EVERY:
                told = done
                progress(done, size)
            if raw == b"\n":
                yield "", False
                continue
            for line in decode(raw).text.removesuffix("\n").split("\n"):
                yield line, False

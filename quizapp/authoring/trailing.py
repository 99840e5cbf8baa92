"""Trailing blanks: spaces and tabs at the ends of lines, where they mean nothing."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import yaml
from yaml.events import StreamEndEvent

from quizapp.bank.events import Scalar, open_events
from quizapp.bank.report import Report

if TYPE_CHECKING:
    from collections.abc import Sequence

_PATH = Path("deck.yaml")


def without_trailing_blanks(lines: Sequence[str]) -> tuple[str, ...]:
    """Return the lines without blanks at their ends, but for those in texts that may need them.

    Lines under ``|`` and ``>`` and in texts in quotes stay as they are, and so does every line if YAML
    cannot read the whole.
    """
    if not any(line[-1:] in (" ", "\t") for line in lines):
        return tuple(lines)
    kept = _kept(lines)
    if kept is None:
        return tuple(lines)
    return tuple(line if number in kept else line.rstrip(" \t") for number, line in enumerate(lines))


def _kept(lines: Sequence[str]) -> frozenset[int] | None:
    """Return the lines whose ends may mean something; None if YAML cannot read them all."""
    text = "\n".join(lines)
    get = open_events(text, Report(_PATH, text))
    kept: set[int] = set()
    start: int | None = None
    try:
        while type(event := get()) is not StreamEndEvent:
            if start is not None:
                kept.update(range(start, event.start_mark.line))
            start = None
            if type(event) is Scalar and event.style in ("|", ">"):
                start = event.start_mark.line + 1
            elif type(event) is Scalar and event.style:
                kept.update(range(event.start_mark.line, event.end_mark.line))
    except (yaml.YAMLError, ValueError):
        return None
    if start is not None:
        kept.update(range(start, len(lines)))
    return frozenset(kept)

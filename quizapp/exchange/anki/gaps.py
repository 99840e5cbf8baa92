"""Gaps: the cloze deletions of a field, ``{{c1::text::hint}}``, apart from the text around them."""

from __future__ import annotations

import re
from typing import NamedTuple

from quizapp.exchange.anki.markup import to_text

_OPEN, _CLOSE, _HINT = "\ue000", "\ue001", "\ue002"
"""Private characters that stand for the marks, so that those a text only shows are told apart from them."""
_OURS = re.compile(f"[{_OPEN}{_CLOSE}{_HINT}]")
_OPENING = re.compile(r"\{\{c[\d,]+::")
_MARK = re.compile(f"[{_OPEN}{_CLOSE}]")


class Split(NamedTuple):
    """A text with gaps: ``parts[0] gaps[0] parts[1] … parts[-1]``, and the gaps' hints, as far as there are.

    ``is_nested`` tells that a gap was within another, of which it then is a part.
    """

    parts: tuple[str, ...]
    gaps: tuple[str, ...]
    hints: tuple[str, ...]
    is_nested: bool

    @property
    def text(self) -> str:
        """The text with its gaps filled."""
        return "".join(part + gap for part, gap in zip(self.parts, (*self.gaps, ""), strict=True))


def split_gaps(field: str) -> Split:
    """Return the text of a field and its gaps."""
    marked = _OPENING.sub(_OPEN, _OURS.sub("", field)).replace("}}", _CLOSE).replace("::", _HINT)
    text = to_text(marked)
    parts, gaps, hints = [""], list[str](), list[str]()
    depth, place, inner, is_nested = 0, 0, "", False
    for mark in _MARK.finditer(text):
        piece, place = text[place : mark.start()], mark.end()
        if not depth:
            parts[-1] += _restored(piece)
        else:
            inner += piece if depth == 1 else piece.partition(_HINT)[0]
        if mark[0] == _OPEN:
            depth += 1
            is_nested = is_nested or depth > 1
        elif not depth:
            parts[-1] += "}}"
        else:
            depth -= 1
            if not depth:
                gap, _, hint = inner.partition(_HINT)
                inner = ""
                _close(parts, gaps, gap)
                hints += [_restored(hint).strip()] if hint.strip() else []
    parts[-1] += _restored(inner + text[place:])
    parts[0] = parts[0].lstrip()
    parts[-1] = parts[-1].rstrip()
    return Split(tuple(parts), tuple(gaps), tuple(hints), is_nested)


def _close(parts: list[str], gaps: list[str], gap: str) -> None:
    """Add a gap; the blanks at its ends belong to the text around it, and one without text is none."""
    bare = gap.strip()
    if not bare:
        parts[-1] += gap
        return
    before, _, after = gap.partition(bare)
    parts[-1] += before
    gaps.append(bare)
    parts.append(after)


def _restored(text: str) -> str:
    return text.replace(_HINT, "::")

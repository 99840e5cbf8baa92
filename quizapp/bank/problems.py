"""Problems: findings about a question file, each with its place, its excerpt and its remedy."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from quizapp.bank.messages import SAYINGS, Severity

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from quizapp.bank.messages import Saying
    from quizapp.language import Translator

__all__ = ["UNSEEN", "Problem", "Severity", "problem", "saying", "shorten", "visible"]

UNSEEN = (
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"
    "\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff\ufffe\uffff"
)
"""Control, direction and other characters that do not belong into a text, for a regular expression."""

_UNSEEN = re.compile(f"[{UNSEEN}\r\ud800-\udfff]")
_MAX_VALUE = 60
_WORDS = frozenset({"reason", "judged", "given", "meant"})
"""The values that are words of this program, to be translated, and not of the file."""


@dataclass(frozen=True, slots=True)
class Problem:
    """A finding about a question file.

    Lines and columns count from 1 in code points, the end is exclusive. ``values`` fill the message,
    ``excerpt`` is the first line concerned as it stands in the file, empty if the file as a whole is
    meant.
    """

    code: str
    severity: Severity
    path: Path
    line: int = 1
    column: int = 1
    end_line: int = 1
    end_column: int = 1
    values: Mapping[str, str] = field(default_factory=dict, hash=False)
    excerpt: str = ""

    def message(self, tr: Translator) -> str:
        """Return what is wrong, in one sentence without a full stop; safe to print."""
        return _say(saying(self.code).message, self.values, tr)

    def help(self, tr: Translator) -> str:
        """Return what to do about it, or nothing; a second line is the repaired line of the file."""
        said = _say(saying(self.code).helps, self.values, tr)
        repaired = self.values.get("repaired", "")
        return f"{said}\n{visible(repaired)}" if repaired else said.removesuffix(":")


def saying(code: str) -> Saying:
    """Return what is said about a code; advice on well-formed entries is loaded when it is given."""
    found = SAYINGS.get(code)
    if found is not None:
        return found
    from quizapp.bank.advice import ADVICE

    return ADVICE[code]


def problem(
    code: str,
    path: Path,
    lines: Sequence[str] = (),
    start: tuple[int, int] | None = None,
    end: tuple[int, int] | None = None,
    values: Mapping[str, object] | None = None,
) -> Problem:
    """Return a problem from places counted from 0, the way YAML counts them."""
    severity = saying(code).severity
    texts = {name: str(value) for name, value in (values or {}).items()}
    if start is None:
        return Problem(code, severity, path, values=texts)
    line, column = start
    end_line, end_column = end or (line, column + 1)
    excerpt = lines[line] if line < len(lines) else ""
    return Problem(code, severity, path, line + 1, column + 1, end_line + 1, end_column + 1, texts, excerpt)


def visible(text: str) -> str:
    r"""Return the text with control and direction characters written out, as ``\u202e``.

    So are bytes of a file's name that are no UTF-8: no terminal takes them.
    """
    return _UNSEEN.sub(lambda match: _written_out(match[0]), text)


def shorten(text: str, longest: int = _MAX_VALUE) -> str:
    """Return the text in one line, cut to at most ``longest`` characters with ``…``."""
    flat = " ".join(text.split())
    return flat if len(flat) <= longest else flat[: longest - 1].rstrip() + "…"


def _written_out(character: str) -> str:
    code = ord(character)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"


def _say(wordings: tuple[str, ...], values: Mapping[str, str], tr: Translator) -> str:
    """Say the first wording that the values are enough for."""
    longest = {"known": 300, "other": 300, "closest": 300}
    shown = {name: visible(shorten(text, longest.get(name, _MAX_VALUE))) for name, text in values.items()}
    shown |= {name: tr(text) for name, text in shown.items() if name in _WORDS}
    for wording in wordings:
        text = tr(wording)
        try:
            return text.format_map(shown)
        except KeyError:
            continue
    return ""

"""Fixes: what is certain in a question file put right, ids written; everything else stays, byte for byte."""

from __future__ import annotations

import codecs
import os
import re
import stat
from collections import Counter
from dataclasses import dataclass, field, replace
from operator import ne
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from quizapp.authoring.mending import MOST_PROBLEMS, may_mend, parse_lines, repaired_lines
from quizapp.authoring.trailing import without_trailing_blanks
from quizapp.bank.reader import MAX_BYTES, parse_deck, without_collecting
from quizapp.bank.replacement import is_protected, replace_known
from quizapp.bank.text import decode
from quizapp.bank.writer import identified

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from quizapp.authoring.repairs import Kind
    from quizapp.bank.problems import Problem
    from quizapp.bank.reader import Reading

_LINE_ENDS = re.compile(r"\r\n|\r|\n")
_UNDEFINED = re.compile("[\x80-\x9f]")
"""Characters that Windows-1252 has no letter for: a file with one is in some other encoding."""
_MOST_ROUNDS = 5


@dataclass(frozen=True, slots=True)
class Fixes:
    """What was fixed in one file, counted."""

    recoded: bool = False
    repairs: Mapping[Kind, int] = field(default_factory=dict)
    trailing: int = 0
    ids: int = 0

    def __bool__(self) -> bool:
        """Whether anything was fixed."""
        return self.recoded or bool(self.repairs) or bool(self.trailing or self.ids)

    def __add__(self, other: Fixes) -> Fixes:
        """Return what was fixed by one and then the other."""
        repairs = dict(Counter(self.repairs) + Counter(other.repairs))
        recoded = self.recoded or other.recoded
        return Fixes(recoded, repairs, self.trailing + other.trailing, self.ids + other.ids)


def fix_file(path: Path) -> Fixes:
    """Fix a file in place, at one stroke; return what was fixed.

    Raises:
        OSError: the file cannot be read or written.
        ProtectedError: it is not meant to be written.
        ChangedMeanwhileError: somebody else wrote it just now.
    """
    target = Path(os.path.realpath(path))
    if not stat.S_ISREG(target.stat().st_mode):
        return Fixes()
    data = _load(target)
    changed, fixes = fixed(data, target)
    if changed == data:
        return Fixes()
    replace_known(target, data, changed)
    return fixes


def _load(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(MAX_BYTES + 1)


def fixed(data: bytes, path: Path) -> tuple[bytes, Fixes]:
    """Return the bytes of a question file with everything fixed that is certain, and what that is."""
    total = Fixes()
    with without_collecting():
        reading = parse_deck(data, path, MOST_PROBLEMS)
        for _ in range(_MOST_ROUNDS):
            data, reading, fixes = _fixed_once(data, reading, path)
            if not fixes:
                break
            total += fixes
    return data, total


def mendable(path: Path, problems: Sequence[Problem]) -> list[Problem]:
    """Return those of a file's problems that would be gone once it was fixed.

    It is found out by mending a copy in memory, and only if one of the problems may be mended at all.
    """
    if not may_mend(problems):
        return []
    try:
        data = _load(path)
        if is_protected(path):
            return []
    except OSError:
        return []
    with without_collecting():
        before = parse_deck(data, path, MOST_PROBLEMS)
        after = _mended(data, before, path).reading
    gone = Counter(map(_known, before.problems)) - Counter(map(_known, after.problems))
    found = []
    for each in problems:
        if gone[_known(each)]:
            gone[_known(each)] -= 1
            found.append(each)
    return found


def _known(found: Problem) -> tuple[str, int]:
    return found.code, found.line


class _Mended(NamedTuple):
    """A file with its slips mended and without ids: its bytes, what reading them gives, what was done."""

    data: bytes
    reading: Reading
    fixes: Fixes


def _fixed_once(data: bytes, reading: Reading, path: Path) -> _Mended:
    """Fix once: an entry with an id of its own may then leave room for another that equals it."""
    mended = _mended(data, reading, path)
    if mended.reading.deck is None:
        return mended
    changed, ids, again = identified(mended.data, path, mended.reading)
    return _Mended(changed, again, replace(mended.fixes, ids=ids))


def _mended(data: bytes, reading: Reading, path: Path) -> _Mended:
    """Mend everything in which the lines stay as many as they are."""
    unchanged = _Mended(data, reading, Fixes())
    if any(found.code in ("not-a-text", "too-large", "empty-file") for found in reading.problems):
        return unchanged
    decoded = decode(data)
    if decoded.foreign is not None and _UNDEFINED.search(decoded.text):
        return unchanged
    before = tuple(decoded.text.split("\n"))
    recoded = decoded.encoding != "utf-8"
    if recoded:
        reading = parse_lines(before, path)
    lines, reading, repairs = repaired_lines(before, reading, path)
    stripped = without_trailing_blanks(lines)
    trailing = sum(map(ne, lines, stripped))
    if trailing:
        again = parse_lines(stripped, path)
        if _same(reading, again):
            reading = again
        else:
            stripped, trailing = lines, 0
    if recoded or stripped != before:
        mark = codecs.BOM_UTF8 if decoded.mark == codecs.BOM_UTF8 else b""
        data = mark + _joined(stripped, data, decoded.encoding).encode()
    return _Mended(data, reading, Fixes(recoded, repairs, trailing))


def _joined(lines: Sequence[str], data: bytes, encoding: str) -> str:
    """Return the lines with the line ends that the file had."""
    raw = data[2:].decode(encoding) if encoding.startswith("utf-16") else data.decode("latin-1")
    return "".join(map("".join, zip(lines, [*_LINE_ENDS.findall(raw), ""], strict=True)))


def _same(before: Reading, after: Reading) -> bool:
    """Tell whether two files hold the same and have the same problems."""
    return before.deck == after.deck and [found.code for found in before.problems] == [
        found.code for found in after.problems
    ]

"""What a person meant where YAML cannot read on: each usual slip in its own words, with the repaired line."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from quizapp.bank.outline import dash_column, entry_lines, is_start, lacks_dash, section_column
from quizapp.bank.schema import CHOICE, STARTS, WRITTEN_KEYS
from quizapp.bank.text import in_quotes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from quizapp.bank.report import Spot

_keys = "|".join(sorted(map(re.escape, WRITTEN_KEYS), key=len, reverse=True))
_LINE = re.compile(rf"(?P<lead>[ \t]*(?:-[ \t]+)*)(?:(?P<key>{_keys})[ \t]*:(?:[ \t]+|$))?(?P<value>.*)$")
_OTHER_KEY = re.compile(r"[ \t]*(?P<key>\w[^:#\"'\[\]{}]*?):(?:[ \t]+|$)(?P<value>.*)$")
_NO_SPACE = re.compile(rf"[ \t]*(?:-[ \t]+)*(?P<key>{_keys}):(?=[^\s:/])")
_NO_COLON = re.compile(rf"[ \t]*(?:-[ \t]+)*(?P<key>{_keys})(?P<gap>[ \t]+)(?=\S)")
_NO_DASH_SPACE = re.compile(r"(?P<indent>[ \t]*)-(?=[^\s-])")
_ODD_SPACE = re.compile(rf"(?:^[ \t]*|^[ \t]*-[ \t]*|^[ \t]*(?:-[ \t]+)*(?:{_keys}):[ \t]*)([^\S \t]+)")
_LONG_DASH = re.compile(r"[ \t]*([–—•·])[ \t]+\S")
_KEY_OR_DASH = re.compile(rf"[ \t]*(?:-(?:\s|$)|(?:{_keys})[ \t]*:(?:\s|$))")
_COMMENT = re.compile(r"[ \t]+#(?:[ \t].*)?$")
_BLOCK_HEAD = re.compile(r"[|>](?:[+-]?[1-9]?|[1-9][+-])[ \t]*(?:#.*)?$")
_DOUBLE = re.compile(r'"(?:[^"\\]|\\.)*"')
_SINGLE = re.compile(r"'(?:[^']|'')*'")
_COLON = re.compile(r":(?=[ \t]|$)")
_ESCAPE = re.compile(
    r"\\(?:[0abt\tnvfre \"/\\N_LP]|x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8})|(?P<bad>\\.?)"
)
_SMART = {
    "„": '“”"',
    "“": '”“"',
    "”": '”"',
    "‚": "‘’'",
    "‘": "’‘'",
    "’": "’'",
    "»": "«",
    "«": "»",
    "‹": "›",
    "›": "‹",
}
_BRACKETS = {"[": "]", "{": "}"}
_SIGNS = {"*": "alias", "&": "anchor", "!": "tag"} | dict.fromkeys("%@`]},?", "reserved-sign")


@dataclass(frozen=True, slots=True)
class Trouble:
    """Where YAML stopped, and where what it was reading had begun. Counted from 0."""

    spot: Spot
    begun: Spot | None = None


@dataclass(frozen=True, slots=True)
class Slip:
    """An explained slip: its code, where it is, and the values of its message."""

    code: str
    start: Spot
    end: Spot
    values: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Written:
    """A line taken apart: everything up to the value, the key if it has one, and the value."""

    number: int
    before: str
    key: str
    value: str
    comment: str
    next: str

    def slip(self, code: str, at: int, length: int, repaired: str = "", **values: str) -> Slip:
        """Return a slip at the given offset in the value; ``repaired`` replaces the value."""
        if repaired:
            values["repaired"] = self.before + repaired + self.comment
        column = len(self.before) + at
        return Slip(code, (self.number, column), (self.number, column + length), values)


def spoiled_lines(lines: Sequence[str], trouble: Trouble) -> range:
    """Return the lines to leave out so that reading can go on."""
    at = min(trouble.spot[0], len(lines) - 1)
    if trouble.begun is not None:
        line, column = trouble.begun
        dash = section_column(lines, line)
        if column > (0 if dash is None else dash):
            at = line
    return entry_lines(lines, at)


def explain(lines: Sequence[str], trouble: Trouble, spoiled: range) -> Slip:
    """Return what is most likely wrong in the spoiled lines, beginning where YAML stopped."""
    slip = _open_quote(lines, trouble)
    if slip is not None:
        return slip
    for number in _by_suspicion(trouble, spoiled):
        slip = _explain_line(lines, number, spoiled)
        if slip is not None:
            return slip
    for number in _neighbours(lines, spoiled):
        slip = _explain_line(lines, number, entry_lines(lines, number))
        if slip is not None:
            return slip
    line = min(max(trouble.spot[0], spoiled.start), spoiled.stop - 1)
    column = trouble.spot[1] if line == trouble.spot[0] else len(lines[line]) - len(lines[line].lstrip())
    if _COLON.match(lines[line], column):
        return Slip("colon-in-text", (line, column), (line, column + 1))
    return Slip("syntax", (line, column), (line, max(column + 1, len(lines[line]))))


def _open_quote(lines: Sequence[str], trouble: Trouble) -> Slip | None:
    """Return the quote that was never closed, if YAML stopped right after another quote that closed it."""
    line, column = trouble.spot
    before = lines[line][:column].rstrip()[-1:] if line < len(lines) else ""
    if before not in ('"', "'"):
        return None
    first = trouble.begun[0] if trouble.begun else 0
    for number in range(line - 1, first - 1, -1):
        if before not in lines[number]:
            continue
        written = _take_apart(number, lines[number].rstrip(), lines[number + 1])
        if written.value[:1] == before and (slip := _value_slip(written)):
            return slip if slip.code == "unclosed-quote" else None
    return None


def explain_line(lines: Sequence[str], number: int) -> Slip | None:
    """Return what is wrong with one line, if it is a usual slip."""
    return _explain_line(lines, number, range(number, number + 1))


def _by_suspicion(trouble: Trouble, spoiled: range) -> Iterator[int]:
    """Yield the lines: where YAML stopped, where it began, those before upwards, those after."""
    first = [trouble.spot[0], trouble.begun[0] if trouble.begun else -1]
    at = min(trouble.spot[0], spoiled.stop - 1)
    order = [*first, *range(at, spoiled.start - 1, -1), *range(at + 1, spoiled.stop)]
    yield from dict.fromkeys(number for number in order if number in spoiled)


def _neighbours(lines: Sequence[str], spoiled: range) -> Iterator[int]:
    """Yield the nearest line with text after and before the spoiled ones."""
    for numbers in (range(spoiled.stop, len(lines)), range(spoiled.start - 1, -1, -1)):
        for number in numbers:
            if lines[number].strip():
                yield number
                break


def _explain_line(lines: Sequence[str], number: int, spoiled: range) -> Slip | None:
    line = lines[number].rstrip()
    if not line or line.lstrip().startswith("#"):
        return None
    following = lines[number + 1] if number + 1 < spoiled.stop else ""
    written = _take_apart(number, line, following)
    return (
        _tab(lines, number, spoiled)
        or _odd_sign(number, line)
        or _spacing(number, line)
        or _value_slip(written)
        or _indent(lines, number, spoiled)
        or _missing_colon(number, line)
    )


def _take_apart(number: int, line: str, following: str) -> _Written:
    found = _LINE.match(line)
    assert found is not None
    if not found["key"] and not found["lead"].strip() and (other := _OTHER_KEY.match(line)):
        found = other
    value, comment = found["value"], ""
    if value[:1] not in ('"', "'") and (tail := _COMMENT.search(value)):
        value, comment = value[: tail.start()], tail[0]
    return _Written(number, line[: found.start("value")], found["key"] or "", value, comment, following)


def _tab(lines: Sequence[str], number: int, spoiled: range) -> Slip | None:
    line = lines[number]
    indent = line[: len(line) - len(line.lstrip())]
    if "\t" not in indent:
        return None
    column = indent.index("\t")
    text = line.strip()
    if _begins_with_key(text):
        wanted = _key_column(lines, spoiled) or 4
    else:
        wanted = 2 if is_start(text) else (_key_column(lines, spoiled) or 4) + 2
    return Slip("tab", (number, column), (number, column + 1), {"repaired": " " * wanted + text})


def _odd_sign(number: int, line: str) -> Slip | None:
    """Explain signs that look like a space or a dash and are none, as word processors make them."""
    if found := _ODD_SPACE.search(line):
        repaired = line[: found.start(1)] + " " * len(found[1]) + line[found.end(1) :]
        return Slip("odd-space", (number, found.start(1)), (number, found.end(1)), {"repaired": repaired})
    if found := _LONG_DASH.match(line):
        repaired = line[: found.start(1)] + "-" + line[found.end(1) :]
        values = {"sign": found[1], "repaired": repaired}
        return Slip("long-dash", (number, found.start(1)), (number, found.end(1)), values)
    return None


def _spacing(number: int, line: str) -> Slip | None:
    if found := _NO_SPACE.match(line):
        repaired = f"{line[: found.end()]} {line[found.end() :]}"
        spot = (number, found.end() - 1)
        return Slip("missing-space", spot, (number, found.end()), {"key": found["key"], "repaired": repaired})
    if found := _NO_DASH_SPACE.match(line):
        repaired = f"{found[0]} {line[found.end() :]}"
        return Slip(
            "missing-dash-space", (number, found.end() - 1), (number, found.end()), {"repaired": repaired}
        )
    return None


def _missing_colon(number: int, line: str) -> Slip | None:
    found = _NO_COLON.match(line)
    if found is None:
        return None
    repaired = f"{line[: found.end('key')]}: {line[found.end() :]}"
    places = (number, found.start("key")), (number, found.end("key"))
    return Slip("missing-colon", *places, {"key": found["key"], "repaired": repaired})


def _value_slip(written: _Written) -> Slip | None:
    first = written.value[:1]
    if first in _SMART and (slip := _smart_quotes(written)):
        return slip
    if first == '"':
        return _double_quotes(written)
    if first == "'":
        return _single_quotes(written)
    if first in _BRACKETS:
        return _brackets(written)
    if first in ("|", ">"):
        if _BLOCK_HEAD.match(written.value):
            return None
        return written.slip("block-sign", 0, 1, in_quotes(written.value), sign=first)
    if first in _SIGNS:
        return written.slip(_SIGNS[first], 0, 1, in_quotes(written.value), sign=first)
    if written.value.startswith("- ") and written.key:
        return written.slip("dash-in-text", 0, 1, in_quotes(written.value))
    return _colon(written)


def _smart_quotes(written: _Written) -> Slip | None:
    value = written.value
    colon = _COLON.search(value)
    if colon is None:
        return None
    closes = _SMART[value[0]]
    whole = len(value) > 2 and value[-1] in closes and not any(sign in value[1:-1] for sign in closes)
    inner = value[1:-1] if whole else value
    return written.slip("smart-quotes", 0, 1, in_quotes(inner), quote=value[0] + (value[-1] if whole else ""))


def _colon(written: _Written) -> Slip | None:
    colon = _COLON.search(written.value)
    if colon is None or not written.before.strip():
        return None
    return written.slip("colon-in-text", colon.start(), 1, in_quotes(written.value))


def _double_quotes(written: _Written) -> Slip | None:
    value = written.value
    closed = _DOUBLE.match(value)
    for escape in _ESCAPE.finditer(closed[0] if closed else value):
        if escape["bad"]:
            inner = closed[0][1:-1] if closed else value[1:].rstrip('"')
            single = "'" + inner.replace("'", "''") + "'" + (value[closed.end() :] if closed else "")
            return written.slip("bad-escape", escape.start(), len(escape[0]), single, escape=escape[0])
    if closed is None:
        return _unclosed(written, '"')
    if _goes_on(value, closed.end()):
        return written.slip("text-after-quote", 0, closed.end(), in_quotes(value))
    return None


def _single_quotes(written: _Written) -> Slip | None:
    value = written.value
    closed = _SINGLE.match(value)
    if closed is None:
        return _unclosed(written, "'")
    if not _goes_on(value, closed.end()):
        return None
    inner = value[1:-1] if value.endswith("'") else value[1:]
    return written.slip("apostrophe", closed.end() - 1, 1, in_quotes(inner))


def _unclosed(written: _Written, quote: str) -> Slip | None:
    following = written.next
    if following.strip() and not _KEY_OR_DASH.match(following):
        return None
    return written.slip("unclosed-quote", 0, 1, written.value + quote)


def _brackets(written: _Written) -> Slip | None:
    value = written.value
    closed = _closing(value)
    if closed is None:
        if written.next.strip() and not _KEY_OR_DASH.match(written.next):
            return None
        repaired = value + _BRACKETS[value[0]] if "," in value else in_quotes(value)
        return written.slip("unclosed-bracket", 0, 1, repaired)
    if _goes_on(value, closed + 1):
        return written.slip("text-after-bracket", 0, closed + 1, in_quotes(value))
    return None


def _closing(value: str) -> int | None:
    depth = 0
    for column, sign in enumerate(value):
        depth += (sign in "[{") - (sign in "]}")
        if depth == 0:
            return column
    return None


def _goes_on(value: str, end: int) -> bool:
    rest = value[end:]
    return bool(rest.strip()) and not rest.lstrip().startswith("#")


def _indent(lines: Sequence[str], number: int, spoiled: range) -> Slip | None:
    line = lines[number]
    text = line.lstrip(" ")
    found = len(line) - len(text)
    if lacks_dash(line, section_column(lines, number)):
        values = {"repaired": line[:found] + "- " + text}
        return Slip("missing-dash", (number, found), (number, found + 1), values)
    if number > spoiled.start and _begins_with_key(text):
        expected = _key_column(lines, spoiled)
    elif text.startswith("- "):
        expected = _dash_expected(lines, number, spoiled)
    else:
        return None
    if expected is None or expected == found:
        return None
    if "\t" in line[:found]:
        return None
    values = {"found": str(found), "expected": str(expected), "repaired": " " * expected + text}
    return Slip("indent", (number, 0), (number, max(1, found)), values)


def _begins_with_key(text: str) -> bool:
    """Tell whether the line begins with a key of an entry, not with one of a choice."""
    found = _LINE.match(text)
    return found is not None and bool(found["key"]) and not found["lead"] and found["key"] not in CHOICE


def _key_column(lines: Sequence[str], spoiled: range) -> int | None:
    """Return the column of the entry's first key."""
    found = _LINE.match(lines[spoiled.start])
    if found and "\t" in found["lead"]:
        return None
    return len(found["lead"]) if found and found["key"] and "-" in found["lead"] else None


def _dash_expected(lines: Sequence[str], number: int, spoiled: range) -> int | None:
    """Return the column of the dashes that this line's dash belongs to."""
    if number == spoiled.start:
        found = _LINE.match(lines[number])
        return section_column(lines, number) if found and found["key"] in STARTS else None
    for above in range(number - 1, spoiled.start, -1):
        column = dash_column(lines[above])
        if column is not None:
            return column
        if _KEY_OR_DASH.match(lines[above]):
            return None
    return None

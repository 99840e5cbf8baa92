"""Mending: the slips in the lines of a question file put right, so that nothing it holds is lost."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import cache, partial
from operator import ne
from typing import TYPE_CHECKING

from quizapp.authoring.guesses import guess
from quizapp.authoring.repairs import KINDS, Kind, is_independent, named_keys_replaced, repair
from quizapp.authoring.stretches import block_lines, stretches
from quizapp.bank.problems import Severity
from quizapp.bank.reader import parse_deck

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

    from quizapp.authoring.repairs import Repaired
    from quizapp.authoring.stretches import Stretch
    from quizapp.bank.problems import Problem
    from quizapp.bank.reader import Reading
    from quizapp.core.decks import Deck

MOST_PROBLEMS = 50_000
"""How many problems of a file are looked at; far more than are told."""

_WIDTH = 2
_CUT_SHORT = frozenset({"too-many-syntax-errors", "more-problems"})
_MOST_ROUNDS = 5
_MOST_SINGLY = 20


def may_mend(problems: Iterable[Problem]) -> bool:
    """Whether one of the problems is of a kind that fixing cares for."""
    return any(found.code in KINDS or found.code in ("syntax", "not-utf8") for found in problems)


def parse_lines(lines: Sequence[str], path: Path) -> Reading:
    """Return what reading the lines of a file gives."""
    return parse_deck("\n".join(lines).encode(errors="replace"), path, MOST_PROBLEMS)


def repaired_lines(
    before: tuple[str, ...], reading: Reading, path: Path
) -> tuple[tuple[str, ...], Reading, dict[Kind, int]]:
    """Return the lines with what is certain put right, entry by entry and then in the file's own keys."""
    lines, counts = before, Counter[Kind]()
    repairing_entries = partial(_entries_repaired, repaired=cache(repair), refuted=set())
    for _ in range(_MOST_ROUNDS):
        start = lines
        for repairing in (_margins_repaired, repairing_entries, _header_repaired):
            if may_mend(reading.problems):
                lines, reading, made = repairing(lines, reading, path)
                counts.update(made)
        if lines == start:
            break
    return lines, reading, dict(counts)


def _margins_repaired(
    lines: tuple[str, ...], reading: Reading, path: Path
) -> tuple[tuple[str, ...], Reading, Counter[Kind]]:
    """Take the tabs out of the indents of comments and out of lines with nothing else."""
    blocks = block_lines(lines)
    after = tuple(line if number in blocks else _without_tabs(line) for number, line in enumerate(lines))
    if after == lines:
        return lines, reading, Counter()
    again = parse_lines(after, path)
    if not _keeps(reading.deck, again.deck) or _errors(again) > _errors(reading):
        return lines, reading, Counter()
    return after, again, Counter({Kind.INDENT: sum(map(ne, lines, after))})


def _without_tabs(line: str) -> str:
    """Return a comment indented with spaces, a line of blanks as an empty one, any other as it is."""
    text = line.lstrip(" \t")
    indent = line[: len(line) - len(text)]
    if "\t" not in indent or text[:1] not in ("", "#"):
        return line
    return indent.expandtabs(_WIDTH) + text if text else ""


def _errors(reading: Reading) -> int:
    return sum(found.severity is Severity.ERROR for found in reading.problems)


def _entries_repaired(
    lines: tuple[str, ...],
    reading: Reading,
    path: Path,
    *,
    repaired: Callable[[str, int, str, tuple[str, ...]], Repaired | None],
    refuted: set[tuple[str, ...]],
) -> tuple[tuple[str, ...], Reading, Counter[Kind]]:
    """Repair each entry; what would take something away from the rest is not kept.

    What they most likely should be is tried first, for all at once; ``refuted`` are the lines for which
    that was wrong. What is left is repaired entry by entry, each by itself.
    """
    language = reading.deck.language if reading.deck else "de"
    wanted = _wanted(lines, reading)
    made = {}
    for stretch, problems in wanted.items():
        here = _here(lines, stretch)
        if here not in refuted and (done := guess(stretch.column, here, problems, stretch.lines.start + 1)):
            made[stretch] = done
    wrong: list[Stretch] = []
    if made:
        again = parse_lines(_with(lines, made), path)
        wrong = _wrong(made, again)
        if not wrong and _keeps(reading.deck, again.deck):
            return _with(lines, made), again, _counted(made)
        for stretch in wrong:
            refuted.add(_here(lines, stretch))
            del made[stretch]
    result = lines, reading, Counter[Kind]()
    for left in (wrong, wanted):
        for stretch in left:
            proved = repaired(stretch.section, stretch.column, language, _here(lines, stretch))
            if proved is not None:
                made.setdefault(stretch, proved)
        result = _kept(lines, reading, path, made)
        if result[0] != lines:
            break
    return result


def _wanted(lines: Sequence[str], reading: Reading) -> dict[Stretch, list[Problem]]:
    """Return the entries that may need a repair, each with its problems as far as they were seen."""
    found: dict[int, list[Problem]] = {}
    for each in reading.problems:
        if each.code in KINDS:
            found.setdefault(each.line - 1, []).append(each)
    unseen = min((each.line - 1 for each in reading.problems if each.code in _CUT_SHORT), default=len(lines))
    wanted = {}
    for stretch in stretches(lines):
        problems = [each for number in stretch.lines if number in found for each in found[number]]
        if problems or stretch.lines.stop > unseen:
            wanted[stretch] = problems
    return wanted


def _wrong(made: Mapping[Stretch, Repaired], reading: Reading) -> list[Stretch]:
    """Return which of the entries have an error, or are no entries, in a file with the repairs."""
    errors = {found.line - 1 for found in reading.problems if found.severity is Severity.ERROR}
    begun = {entry.common.line - 1 for entry in reading.deck.entries} if reading.deck else set()
    return [
        stretch for stretch in made if begun.isdisjoint(stretch.lines) or not errors.isdisjoint(stretch.lines)
    ]


def _kept(
    lines: tuple[str, ...], reading: Reading, path: Path, made: dict[Stretch, Repaired]
) -> tuple[tuple[str, ...], Reading, Counter[Kind]]:
    """Return the lines with those repairs that take nothing away from the other entries."""
    for _ in range(_MOST_ROUNDS):
        if not made:
            break
        after = _with(lines, made)
        again = parse_lines(after, path)
        if _keeps(reading.deck, again.deck):
            return after, again, _counted(made)
        doubled = {int(found.values["first"]) - 1 for found in again.problems if "first" in found.values}
        made = {place: done for place, done in made.items() if doubled.isdisjoint(place.lines)}
    return lines, reading, Counter()


def _here(lines: tuple[str, ...], stretch: Stretch) -> tuple[str, ...]:
    return lines[stretch.lines.start : stretch.lines.stop]


def _with(lines: Sequence[str], made: Mapping[Stretch, Repaired]) -> tuple[str, ...]:
    after = list(lines)
    for stretch, done in made.items():
        after[stretch.lines.start : stretch.lines.stop] = done.lines
    return tuple(after)


def _counted(made: Mapping[Stretch, Repaired]) -> Counter[Kind]:
    counts = Counter[Kind]()
    for done in made.values():
        counts.update(done.counts)
    return counts


def _header_repaired(
    lines: tuple[str, ...], reading: Reading, path: Path
) -> tuple[tuple[str, ...], Reading, Counter[Kind]]:
    """Repair the file's own keys, together or, if that does not do, one by one."""
    inside = {number for stretch in stretches(lines) for number in stretch.lines}
    wrong = [found for found in reading.problems if found.line - 1 not in inside and found.line <= len(lines)]
    places = tuple(dict.fromkeys(found.line - 1 for found in wrong if found.code in KINDS))
    if not places:
        return lines, reading, Counter()
    singly = [(place,) for place in places] if 1 < len(places) <= _MOST_SINGLY else []
    counts = Counter[Kind]()
    for some in (places, *singly):
        after, made = list(lines), Counter[Kind]()
        for place in some:
            after[place], kind = _line_repaired(
                lines[place], [each for each in wrong if each.line - 1 == place]
            )
            made[kind] += after[place] != lines[place]
        again = parse_lines(after, path)
        if _keeps_header(reading, again, made.total()):
            lines, reading, counts = tuple(after), again, counts + made
            if some is places:
                break
    return lines, reading, counts


def _line_repaired(line: str, problems: Sequence[Problem]) -> tuple[str, Kind]:
    """Return the line without its slip; only where there is none, with English keys."""
    for found in problems:
        if found.code in KINDS and "repaired" in found.values:
            return found.values["repaired"], KINDS[found.code]
    return named_keys_replaced(
        line, [found for found in problems if found.code == "german-key"]
    ), Kind.GERMAN_KEY


def _keeps(before: Deck | None, after: Deck | None) -> bool:
    """Tell whether a deck still has all that it had."""
    if before is None:
        return True
    if after is None or replace(before, entries=()) != replace(after, entries=()):
        return False
    return _has_all(before, after)


def _has_all(before: Deck, after: Deck) -> bool:
    """Tell whether a deck has all entries of another one, which stand in the same lines."""
    there = {entry.common.line: entry for entry in after.entries}
    if all(there.get(entry.common.line) == entry for entry in before.entries):
        return True
    return set(before.entries) <= set(after.entries)


def _keeps_header(before: Reading, after: Reading, repairs: int) -> bool:
    """Tell whether so many problems of the file's keys are gone, and nothing else has changed.

    The deck has to keep its id too: progress would not find entries that get new ids at the same time.
    """
    known = {(found.code, found.line) for found in before.problems}
    errors = [found for found in after.problems if found.severity is Severity.ERROR]
    if any((found.code, found.line) not in known and not is_independent(found) for found in errors):
        return False
    left = {(found.code, found.line) for found in errors}
    if repairs == 0 or sum(place not in left for place in known) < repairs:
        return False
    if before.deck is None:
        return True
    if after.deck is None or before.deck.id != after.deck.id:
        return False
    return _has_all(before.deck, after.deck)

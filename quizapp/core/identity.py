"""Identity: knowing an item again when its entry was rewritten."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizapp.core.ids import deck_of, entry_of
from quizapp.core.items import Facet, Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from quizapp.core.traces import Trace

LIKE_ENOUGH = 0.75
"""From this likeness on, an entry that appeared is the one that vanished, rewritten.

Kept high, because progress that is lost is missed once, but progress on the wrong entry hides that
something was never learned. An edited stem with its old key reaches it, and an old stem with an
edited key; two entries of one mould do not (»Wie heißt die Hauptstadt von …?«: stems 85 % alike, but
other keys), nor two of a kind with the same key, whose stems are rarely more than 60 % alike. Among the
shipped decks' entries the two most alike reach 0.62.
"""

_PLACE = 0.1
"""What the same place in the deck adds to the likeness; it fades out over `_PLACES`."""
_PLACES = 10
_SAME = 0.7
"""How alike entries are at least that are the same in what says more; this needs about the same place."""

_GLOSSARY = frozenset((Facet.MEANING, Facet.NAME, Facet.RECALL))
_NO_WORD = re.compile(r"\W+")
_NUMBER = re.compile(r"\d+")

_Part = tuple[Facet, Kind]


@dataclass(frozen=True, slots=True)
class _Look:
    """How one item of an entry looks; ``stem`` and ``key`` with nothing but their words left."""

    item: str
    kind: Kind
    facet: Facet
    stem: str
    key: str


@dataclass(frozen=True, slots=True)
class _Entry:
    """An entry as its traces show it."""

    id: str
    position: int
    parts: dict[_Part, _Look]


def match_traces(vanished: Sequence[Trace], appeared: Sequence[Trace]) -> dict[str, str]:
    """Return for items that vanished from a deck the ids that they have now, as far as they are known again.

    Entries are matched, those with most in common first, and all items of an entry go with it that
    the new one has too (same facet and kind): what was learned about one term never ends up with two.
    Each id is used once, and the order of the traces does not matter.
    """
    if not vanished or not appeared:
        return {}
    pairs = [
        (-likeness * len(before.parts.keys() & after.parts.keys()), before.id, after.id, before, after)
        for before, after in _candidates(_entries(vanished), _entries(appeared))
        if (likeness := _likeness(before, after)) >= LIKE_ENOUGH
    ]
    found: dict[str, str] = {}
    taken: set[str] = set()
    for _, _, _, before, after in sorted(pairs, key=lambda pair: pair[:3]):
        if before.id in taken or after.id in taken:
            continue
        taken |= {before.id, after.id}
        common = before.parts.keys() & after.parts.keys()
        found |= {before.parts[part].item: after.parts[part].item for part in common}
    return found


def _entries(traces: Iterable[Trace]) -> list[_Entry]:
    entries: dict[str, _Entry] = {}
    for trace in sorted(traces, key=lambda trace: trace.item):
        entry = entries.setdefault(entry_of(trace.item), _Entry(entry_of(trace.item), trace.position, {}))
        look = _Look(trace.item, trace.kind, trace.facet, _words(trace.stem), _words(trace.key))
        entry.parts[trace.facet, trace.kind] = look
    return list(entries.values())


def _candidates(old: Iterable[_Entry], new: Iterable[_Entry]) -> Iterator[tuple[_Entry, _Entry]]:
    """Yield the pairs that can be alike at all: of some item the stems are, or the keys are the same."""
    from rapidfuzz.fuzz import ratio
    from rapidfuzz.process import extract

    groups: dict[_Part, list[tuple[_Look, _Entry]]] = {}
    keys: dict[tuple[_Part, str], list[_Entry]] = {}
    for entry in new:
        for part, look in entry.parts.items():
            groups.setdefault(part, []).append((look, entry))
            keys.setdefault((part, look.key), []).append(entry)
    stems = {part: [look.stem for look, _ in group] for part, group in groups.items()}
    for before in old:
        found: dict[str, _Entry] = {}
        for part, look in before.parts.items():
            cutoff = 100 * (LIKE_ENOUGH - _PLACE)
            close = extract(look.stem, stems.get(part, ()), scorer=ratio, score_cutoff=cutoff, limit=None)
            found |= {groups[part][index][1].id: groups[part][index][1] for _, _, index in close}
            if not _is_judged(look):
                found |= {after.id: after for after in keys.get((part, look.key), ())}
        yield from ((before, after) for after in found.values())


def _likeness(before: _Entry, after: _Entry) -> float:
    """Return how alike two entries are in the items both have; 0 to 1.1."""
    common = before.parts.keys() & after.parts.keys()
    if not common or before.id == after.id or deck_of(before.id) != deck_of(after.id):
        return 0
    fewest = min(len(before.parts), len(after.parts))
    texts = sum(_text_likeness(before.parts[part], after.parts[part]) for part in common) / fewest
    distance = min(abs(before.position - after.position), _PLACES)
    return texts + _PLACE * (1 - distance / _PLACES) if texts else 0


def _text_likeness(before: _Look, after: _Look) -> float:
    """Return how alike stem and key are, 0 to 1: both have to be, unless the one that says more is the same.

    A stem that is longer than its key says what is asked, and a key that is longer than its stem
    (»Was gehört zusammen?«) does. In a glossary the term says it. Where the key is one of a few
    judgements (yes, alleged), it says next to nothing, and the stem counts twice.
    """
    stem = _ratio(before.stem, after.stem)
    if _is_judged(before):
        return 0.9 if before.stem == after.stem else stem * stem * (before.key == after.key)
    key = _ratio(before.key, after.key) if _numbers(before.key) == _numbers(after.key) else 0
    if before.facet in _GLOSSARY and _term(before) == _term(after):
        return 0.8 + 0.2 * stem * key
    if before.stem == after.stem and len(before.stem) >= max(len(before.key), len(after.key)):
        return _SAME + (1 - _SAME) * key
    if before.key == after.key and len(before.key) >= max(len(before.stem), len(after.stem)):
        return _SAME + (1 - _SAME) * stem
    return stem * key


def _term(look: _Look) -> str:
    return look.key if look.facet is Facet.NAME else look.stem


def _is_judged(look: _Look) -> bool:
    return look.kind in (Kind.TRUTH, Kind.CERTAINTY)


def _numbers(text: str) -> list[str]:
    return _NUMBER.findall(text)


def _ratio(one: str, other: str) -> float:
    from rapidfuzz.fuzz import ratio

    return ratio(one, other) / 100


def _words(text: str) -> str:
    return _NO_WORD.sub(" ", text.casefold()).strip()

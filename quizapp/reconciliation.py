"""Reconciliation: progress follows entries that were edited, moved, renamed or taken away.

Question files are edited between runs. What was learned about an item is kept under the item's id,
so when a deck's items change, ids that vanished are matched with ids that appeared.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from quizapp.core.ids import deck_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
    from datetime import datetime

    from quizapp.bank.index import DeckSummary, Index
    from quizapp.core.items import Item
    from quizapp.core.traces import Trace
    from quizapp.progress.records import Body
    from quizapp.progress.store import ProgressStore

NOWHERE = ""
"""No deck's id; under it, it is kept in which decks what is parked was sought."""

_VANISHED = "vanished "

LIKE_ENOUGH = 0.5
"""The share of a vanished deck's items that a deck must hold unchanged to be that deck, renamed."""


def reconcile(
    index: Index, store: ProgressStore, clock: Callable[[], datetime], under_way: Iterable[Item] = ()
) -> dict[str, str]:
    """Bring the progress store up to date with the decks as they are now.

    Costs two look-ups if no deck with progress has changed. Returns the new ids of those items that are
    ``under_way`` in a session and are called otherwise now, whether anything is known of them or not.

    Raises:
        StorageError: the store could not be written; what was followed so far stays so.
    """
    known = store.reconciled()
    traced = (store.traced_decks() | known.keys()) - {NOWHERE}
    asked = _by_deck(under_way)
    if not traced and not asked:
        return {}
    from quizapp.progress.moments import Moments

    clock = Moments(clock)
    decks = {deck.id: deck for deck in index.decks()}
    moved: dict[str, str] = {}
    vanished = traced - decks.keys()
    if vanished:
        moved = _follow_decks(index, store, clock, decks, vanished)
        traced |= set(moved.values())
    renamed: dict[str, str] = {}
    for old, new in moved.items():
        for trace in asked.pop(old, ()):
            there = _in_deck(new, trace)
            renamed[trace.item] = there.item
            asked.setdefault(new, []).append(there)
    followed: dict[str, str] = {}
    for deck in decks.values():
        if deck.id in traced and known.get(deck.id) != deck.digest:
            followed |= _follow_entries(index, store, clock, deck, asked.get(deck.id, ()))
        elif deck.id in asked:
            followed |= _follow_asked(index, deck.id, asked[deck.id])
    if known.get(NOWHERE) != _state(decks) and (NOWHERE in known or _may_have_parked(known, decks, traced)):
        followed |= _follow_parked(index, store, clock, decks)
    renamed = {old: followed.get(new, new) for old, new in renamed.items()}
    return {old: new for old, new in (followed | renamed).items() if old != new}


def follow_traces(index: Index, traces: Iterable[Trace]) -> dict[str, str]:
    """Return the new ids of those that are called otherwise now; whole decks may be, too."""
    asked: dict[str, list[Trace]] = {}
    for trace in traces:
        asked.setdefault(trace.deck, []).append(trace)
    decks = {deck.id for deck in index.decks()}
    free = decks - asked.keys()
    renamed: dict[str, str] = {}
    for deck, there in asked.items():
        new: str | None = deck
        if deck not in decks:
            new = _most_alike(there, {other: index.traces(other) for other in _like(index, free, [there])})
        if new is None:
            continue
        free.discard(new)
        moved = [_in_deck(new, trace) for trace in there]
        followed = _follow_asked(index, new, moved)
        for old, trace in zip(there, moved, strict=True):
            renamed[old.item] = followed.get(trace.item, trace.item)
    return {old: item for old, item in renamed.items() if old != item}


def _may_have_parked(
    known: Mapping[str, str], decks: Mapping[str, DeckSummary], traced: Collection[str]
) -> bool:
    """Tell whether a deck with progress has changed or vanished since it was last known."""
    return any(
        known.get(deck) != decks[deck].digest
        if deck in decks
        else not known.get(deck, "").startswith(_VANISHED)
        for deck in traced
    )


def _follow_parked(
    index: Index,
    store: ProgressStore,
    clock: Callable[[], datetime],
    decks: Mapping[str, DeckSummary],
) -> dict[str, str]:
    """Record which entries that are in their deck no more were moved into another one; return the new ids.

    Only what is called and asked just as before, in one deck and no other, is the same entry.
    """
    from quizapp.progress.records import Renamed

    parked = store.parked()
    if not parked:
        return {}
    found: dict[tuple[str, str, str], list[Trace]] = {}
    for deck, items in _grouped(index.called({_name(trace.item) for trace in parked})).items():
        taken = {trace.item for trace in store.traces(deck)}
        for trace in index.traces(deck):
            if trace.item in items and trace.item not in taken:
                found.setdefault(_same(trace), []).append(trace)
    renamed: dict[str, Trace] = {}
    for trace in parked:
        there = found.pop(_same(trace), [])
        if len(there) == 1 and there[0].deck != trace.deck:
            _record(store, clock, store.learners_of(trace.item), Renamed(trace.item, there[0].item))
            renamed[trace.item] = there[0]
    for deck in {trace.deck for trace in renamed.values()}:
        here = [trace for trace in renamed.values() if trace.deck == deck]
        store.park(deck, decks[deck].digest, here, present=index.places(deck).keys())
    store.park(NOWHERE, _state(decks), (), present=())
    return {old: trace.item for old, trace in renamed.items()}


def _grouped(items: Iterable[str]) -> dict[str, set[str]]:
    """Return items' ids by their decks."""
    decks: dict[str, set[str]] = {}
    for item in items:
        decks.setdefault(deck_of(item), set()).add(item)
    return decks


def _same(trace: Trace) -> tuple[str, str, str]:
    """Return what is the same of an entry wherever it stands."""
    return _name(trace.item), trace.stem, trace.key


def _state(decks: Mapping[str, DeckSummary]) -> str:
    """Return a text that changes with any item of any deck."""
    return _digest(f"{deck.id} {deck.digest}" for deck in decks.values())


def _by_deck(items: Iterable[Item]) -> dict[str, list[Trace]]:
    """Return how the items of a session look, by their decks."""
    asked: dict[str, list[Trace]] = {}
    for item in items:
        from quizapp.core.marking import trace_of

        asked.setdefault(item.deck, []).append(trace_of(item, 0))
    return asked


def _follow_entries(
    index: Index,
    store: ProgressStore,
    clock: Callable[[], datetime],
    deck: DeckSummary,
    asked: Iterable[Trace],
) -> dict[str, str]:
    """Record which of the deck's items have a new id or a new key, and park those without a match.

    Returns the new ids.
    """
    from quizapp.core.identity import match_traces
    from quizapp.progress.records import Changed, Renamed

    before = {trace.item: trace for trace in store.traces(deck.id)}
    others = {trace.item: trace for trace in asked if trace.item not in before}
    now = {trace.item: trace for trace in index.traces(deck.id)}
    vanished = [trace for item, trace in (before | others).items() if item not in now]
    appeared = [trace for item, trace in now.items() if item not in before]
    renamed = match_traces(vanished, appeared)
    for old, new in renamed.items():
        _record(store, clock, store.learners_of(old), Renamed(old, new))
    for old, trace in before.items():
        item = renamed.get(old, old)
        if item in now and now[item].key != trace.key:
            _record(store, clock, store.learners_of(item), Changed(item))
    followed = {renamed.get(item, item) for item in before} | store.untraced(deck.id)
    kept = [now.get(item, before.get(item)) for item in followed]
    store.park(deck.id, deck.digest, [trace for trace in kept if trace is not None], present=now.keys())
    return renamed


def _follow_asked(index: Index, deck: str, asked: Iterable[Trace]) -> dict[str, str]:
    """Return the new ids of items under way in a deck that nothing else is known of."""
    places = index.places(deck)
    vanished = [trace for trace in asked if trace.item not in places]
    if not vanished:
        return {}
    from quizapp.core.identity import match_traces

    there = {trace.item for trace in asked}
    return match_traces(vanished, [trace for trace in index.traces(deck) if trace.item not in there])


def _follow_decks(
    index: Index,
    store: ProgressStore,
    clock: Callable[[], datetime],
    decks: Mapping[str, DeckSummary],
    vanished: Collection[str],
) -> dict[str, str]:
    """Record which vanished deck is now called otherwise; return the new ids by the old ones.

    Once no deck was found for a vanished one, it is looked for again only when the set of decks changes.
    """
    known = store.reconciled()
    state = _VANISHED + _digest(decks)
    sought = {deck: store.traces(deck) for deck in vanished if known.get(deck) != state}
    if not sought:
        return {}
    free = decks.keys() - store.traced_decks()
    candidates = {deck: index.traces(deck) for deck in _like(index, free, sought.values())}
    found = {}
    for old, traces in sought.items():
        new = _most_alike(traces, candidates)
        if new is None:
            store.park(old, state, traces, present=())
            continue
        found[old] = new
        _move_deck(store, clock, traces, new, candidates.pop(new))
        store.park(old, state, (), present=())
    return found


def _like(index: Index, decks: Iterable[str], sought: Iterable[Sequence[Trace]]) -> Iterator[str]:
    """Yield the decks of which enough items are called like those sought: only their texts are looked at."""
    wanted = [{_name(trace.item) for trace in traces} for traces in sought]
    for deck in decks:
        names = {_name(stub.id) for stub in index.stubs(deck, drafts=True)}
        if any(len(names & each) > LIKE_ENOUGH * len(each) for each in wanted):
            yield deck


def _most_alike(traces: Sequence[Trace], candidates: Mapping[str, Sequence[Trace]]) -> str | None:
    wanted = {(_name(trace.item), trace.stem) for trace in traces}
    shares = {
        deck: len(wanted & {(_name(trace.item), trace.stem) for trace in others}) / max(1, len(wanted))
        for deck, others in candidates.items()
    }
    best = max(sorted(shares), key=lambda deck: shares[deck], default=None)
    return best if best is not None and shares[best] > LIKE_ENOUGH else None


def _move_deck(
    store: ProgressStore,
    clock: Callable[[], datetime],
    traces: Sequence[Trace],
    deck: str,
    now: Sequence[Trace],
) -> None:
    from quizapp.progress.records import Renamed

    moved = [_in_deck(deck, trace) for trace in traces]
    for old, new in zip(traces, moved, strict=True):
        _record(store, clock, store.learners_of(old.item), Renamed(old.item, new.item))
    store.park(deck, "renamed", moved, present=[trace.item for trace in now])


def _record(store: ProgressStore, clock: Callable[[], datetime], learners: Iterable[str], body: Body) -> None:
    from quizapp.progress.records import Record, new_id

    for learner in learners:
        store.record(Record(new_id(), learner, clock(), body))


def _in_deck(deck: str, trace: Trace) -> Trace:
    """Return how an item looks if its deck is called otherwise."""
    return replace(trace, deck=deck, item=f"{deck}/{_name(trace.item)}")


def _name(item: str) -> str:
    """Return an item's id within its deck."""
    return item.partition("/")[2]


def _digest(decks: Iterable[str]) -> str:
    import hashlib

    return hashlib.blake2b("\n".join(sorted(decks)).encode(), digest_size=8).hexdigest()

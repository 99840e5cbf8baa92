"""Reading an Anki package as a deck: the collection is unpacked, its notes become entries one by one."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from sys import getsizeof
from typing import TYPE_CHECKING

from quizapp.bank.identity import slug
from quizapp.bank.reader import without_collecting
from quizapp.core.cleaning import clean, harmless
from quizapp.core.decks import Deck, Finding, GlossaryEntry, Question
from quizapp.core.ids import deck_of
from quizapp.core.items import Gap, Typed
from quizapp.exchange.anki.collection import open_collection
from quizapp.exchange.anki.foreign import layout_of, make
from quizapp.exchange.anki.markup import has_format
from quizapp.exchange.anki.own import as_of, make_own, own_note
from quizapp.exchange.anki.package import unpacked
from quizapp.exchange.results import ExchangeError, Imported, Loss, remark
from quizapp.language import N_

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from quizapp.core.decks import Entry
    from quizapp.exchange.anki.collection import Collection, Note
    from quizapp.exchange.anki.foreign import Layout
    from quizapp.exchange.anki.own import OwnNote
    from quizapp.exchange.formats import Progress

MAX_TEXT = 64 * 1024 * 1024
"""How much memory all texts that are kept may take, in bytes."""

_OF_ANKI = frozenset(("marked", "leech"))
"""Tags that say how somebody learns, not what."""
_UNNAMED = "Anki"

_TOO_MUCH = N_("This Anki package holds more text than fits. Export it deck by deck in Anki.")
_TOO_LONG = N_("It is too long for a question.")
_NO_TYPE = N_("Its note type is missing.")
_MEDIA = N_("The pictures and sounds in the package are left out: {count}.")
_FORMAT = N_("Bold, coloured and otherwise formatted text is plain now, in so many notes: {count}.")
_STUDIED = N_("What was learned with it in Anki stays there.")


def load(path: Path, progress: Progress | None = None) -> Imported:
    """Return the deck in a package; ``progress`` is told about every hundredth of its notes.

    Raises:
        ExchangeError: it is no package of Anki, is damaged, or holds more than is read.
        OSError: it cannot be read, or there is no room to unpack it.
    """
    with unpacked(path) as package, open_collection(package.collection) as collection, without_collecting():
        reading = _Reading(collection)
        step = max(1, collection.total // 100)
        for number, note in enumerate(collection.notes(), start=1):
            reading.add(note)
            if progress is not None and (number % step == 0 or number == collection.total):
                progress(number, collection.total)
        return reading.imported(package.media)


class _Reading:
    """What has been read of a collection: entries with the decks they are in, and what was lost."""

    def __init__(self, collection: Collection) -> None:
        self._collection = collection
        self._layouts: dict[int, Layout] = {}
        self._tags: dict[str, tuple[str, ...]] = {}
        self._entries: list[tuple[Entry, int]] = []
        self._own: dict[str, list[tuple[OwnNote, Note]]] = {}
        self._losses: list[Loss] = []
        self._formatted = 0
        self._room = MAX_TEXT

    def add(self, note: Note) -> None:
        """Read one note.

        Raises:
            ExchangeError: all notes together are too much.
        """
        notetype = self._collection.notetypes.get(note.notetype)
        if note.fields is None or notetype is None:
            about = " ".join(note.fields or ())[:100]
            self._losses.append(Loss(clean(about), _TOO_LONG if note.fields is None else _NO_TYPE))
            return
        own = own_note(note, notetype, self._read_tags(note.tags))
        if own is not None:
            self._keep(note.fields)
            self._own.setdefault(own.entry, []).append((own, note))
        else:
            self._add_foreign(note)

    def imported(self, media: int) -> Imported:
        """Return the deck of all that was read."""
        if self._own:
            self._add_own()
        decks = Counter(deck for _, deck in self._entries)
        known, _ = decks.most_common(1)[0] if decks else (0, 0)
        names = {deck: clean(self._collection.decks.get(deck, "")) for deck in decks}
        title = names.get(known, "").replace("::", ": ") or _UNNAMED
        entries = [_tagged(entry, names[deck] if len(decks) > 1 else "") for entry, deck in self._entries]
        first = next((notes[0][0] for notes in self._own.values()), None)
        deck = Deck(
            deck_of(first.item) if first is not None else slug(title),
            title,
            first.language if first is not None else "de",
            as_of=as_of(first) if first is not None else None,
            entries=tuple(entries),
        )
        return Imported(deck, (*self._general(title, media), *self._losses))

    def _add_foreign(self, note: Note) -> None:
        layout = self._layouts.get(note.notetype)
        if layout is None:
            layout = self._layouts[note.notetype] = layout_of(self._collection.notetypes[note.notetype])
        made = make(note, layout, self._read_tags(note.tags))
        if made.entry is not None:
            self._keep(_texts(made.entry))
            self._entries.append((made.entry, note.deck))
        if made.lost:
            self._keep((made.about,))
        self._losses += [Loss(made.about, message) for message in made.lost]
        self._formatted += any(map(has_format, note.fields or ()))

    def _add_own(self) -> None:
        """Add the entries of our own notes; a note that was changed too much is read as any other."""
        made = []
        for notes in self._own.values():
            entry = make_own(own for own, _ in notes)
            if entry is not None:
                self._keep(_texts(entry))
                made.append((entry, notes[0][1].deck))
            else:
                for _, note in notes:
                    self._add_foreign(note)
        self._entries = [*made, *self._entries]

    def _read_tags(self, text: str) -> tuple[str, ...]:
        """Return the tags of a note; many notes have the same."""
        tags = self._tags.get(text)
        if tags is None:
            self._keep((text, text))
            words = map(harmless, text.split())
            tags = tuple(dict.fromkeys(word for word in words if word and word.casefold() not in _OF_ANKI))
            self._tags[text] = tags
        return tags

    def _keep(self, texts: Iterable[str]) -> None:
        """Count the memory that texts take which are kept.

        Raises:
            ExchangeError: all together are too much.
        """
        self._room -= sum(map(getsizeof, texts))
        if self._room < 0:
            raise ExchangeError(_TOO_MUCH)

    def _general(self, title: str, media: int) -> Iterator[Loss]:
        """Yield what is lost of the package as a whole."""
        if media:
            yield Loss(title, _MEDIA, {"count": media})
        if self._formatted:
            yield Loss(title, _FORMAT, {"count": self._formatted})
        if self._collection.studied:
            yield remark(title, _STUDIED)


def _texts(entry: Entry) -> Iterator[str]:
    """Yield the texts that an entry is made of, as far as they can be long."""
    yield entry.common.explanation
    yield entry.common.hint
    yield from entry.common.sources
    match entry:
        case GlossaryEntry(term=term, definition=definition):
            yield term
            yield definition
        case Finding(text=text):
            yield text
        case Question(stem=stem, interaction=interaction):
            yield stem
            match interaction:
                case Typed(accepted):
                    yield from accepted
                case Gap(parts, gaps):
                    yield from parts
                    yield from (text for texts in gaps for text in texts)


def _tagged(entry: Entry, name: str) -> Entry:
    """Return the entry with the name of the deck it was in as one more tag."""
    if not name or name in entry.common.tags:
        return entry
    return replace(entry, common=replace(entry.common, tags=(*entry.common.tags, name)))

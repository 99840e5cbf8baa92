"""Filing: an imported deck as the texts of question files, every entry proven to read back as it is."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, fields, is_dataclass, replace
from functools import cache
from operator import attrgetter, is_
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from quizapp.bank.composer import assemble, block
from quizapp.bank.drafts import MAX_ENTRIES
from quizapp.bank.identity import ID, slug
from quizapp.bank.messages import Severity
from quizapp.bank.reader import MAX_BYTES, parse_deck, without_collecting
from quizapp.core.cleaning import harmless
from quizapp.core.decks import Common, Finding, GlossaryEntry, Question
from quizapp.core.derivation import BLANK
from quizapp.core.items import Choice, Gap, Matching, MultipleChoice, Number, Ordering, SingleChoice
from quizapp.exchange.results import Loss
from quizapp.language import N_

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator, Sequence

    from quizapp.core.decks import Deck, Entry
    from quizapp.core.items import Interaction
    from quizapp.exchange.formats import Progress
    from quizapp.exchange.results import Imported

    Value = TypeVar("Value")

_PATH = Path("deck.yaml")
_ROOM = MAX_BYTES - 1024
"""How many bytes a file may have, its title with a number included."""

_shared = attrgetter(*(each.name for each in fields(Common) if each.name not in ("id", "line")))
"""What every kind of entry has, without what tells it from others."""

_WORDS = re.compile(r"\w+")
_ENGLISH = frozenset(
    ("the", "of", "and", "is", "are", "what", "which", "who", "to", "a", "was", "were", "does", "how", "when")
)
_GERMAN = frozenset(
    (
        "der",
        "die",
        "das",
        "und",
        "ist",
        "sind",
        "welche",
        "welcher",
        "welches",
        "wer",
        "zu",
        "ein",
        "eine",
        "wie",
    )
)
_SAMPLE = 2000

_TWICE = N_("It is there twice; the second one was left out.")
_TOO_LONG = N_("It is too long for a question.")
_UNREADABLE = N_("A question file cannot hold it as it is ({code}).")


@dataclass(frozen=True, slots=True)
class File:
    """One question file: its text, and how many entries it has."""

    text: str
    entries: int


@dataclass(frozen=True, slots=True)
class Filed:
    """The question files that an imported deck gave, and all that was lost on the way."""

    files: tuple[File, ...]
    losses: tuple[Loss, ...]


@dataclass(frozen=True, slots=True)
class _Block:
    """An entry with its lines in a question file."""

    entry: Entry
    text: str

    @property
    def size(self) -> int:
        """How many bytes it takes with the empty line between two."""
        return len(self.text.encode()) + 2


def file_deck(imported: Imported, id: str, progress: Progress | None = None) -> Filed:
    """Return the imported deck as question files, within the limits of the format.

    Entries get ids of their own where they have none, and the deck the given one. The language is that of
    most of its words.
    """
    with without_collecting():
        return _filed(imported, id, progress)


def _filed(imported: Imported, id: str, progress: Progress | None) -> Filed:
    deck = imported.deck
    losses = list(imported.losses)
    entries = _with_ids(_distinct(map(_tidied, deck.entries), losses))
    deck = replace(_tidied(replace(deck, entries=())), id=id, title=" ".join(deck.title.split()) or id)
    deck = replace(deck, language=_language(entries, deck.language))
    files = []
    done = number = 0
    for start in range(0, len(entries), MAX_ENTRIES):
        blocks = [
            _Block(entry, block(entry, deck.language)) for entry in entries[start : start + MAX_ENTRIES]
        ]
        for part in _parts(deck, blocks, losses):
            done += len(part)
            number += 1
            named = (
                deck if number == 1 else replace(deck, id=f"{id}-{number}", title=f"{deck.title} ({number})")
            )
            file = _file(named, part, losses)
            if file is not None:
                files.append(file)
            if progress is not None:
                progress(done, len(entries))
    return Filed(tuple(files), tuple(losses))


def about(entry: Entry) -> str:
    """Return what a person knows an entry by."""
    match entry:
        case GlossaryEntry(term=text) | Finding(text=text) | Question(stem=text):
            return text


def _tidied(value: Value) -> Value:
    """Return a value with all its texts free of control characters and outer white space.

    What does not change stays the same object: big decks are not held twice.
    """
    tidied: Any = value
    if type(tidied) is str:
        tidied = harmless(tidied).strip()
    elif type(tidied) is Gap:
        tidied = _tidied_gap(tidied)
    elif type(tidied) is tuple:
        parts = tuple([_tidied(each) for each in tidied])
        tidied = tidied if all(map(is_, parts, tidied)) else parts
    elif names := _names(_kind(tidied)):
        changed = {
            name: after for name in names if (after := _tidied(before := getattr(tidied, name))) is not before
        }
        tidied = replace(tidied, **changed) if changed else tidied
    result: Value = tidied
    return result


def _kind(value: object) -> Hashable:
    kind: Any = type(value)
    return kind  # type: ignore[no-any-return]


@cache
def _names(kind: Hashable) -> tuple[str, ...]:
    """Return the names of a type's fields, none if it is no dataclass."""
    return tuple([each.name for each in fields(kind)]) if is_dataclass(kind) else ()


def _tidied_gap(gap: Gap) -> Gap:
    """Return a gap text whose parts keep the white space beside the gaps."""
    parts = [harmless(part) for part in gap.parts]
    parts[0] = parts[0].lstrip()
    parts[-1] = parts[-1].rstrip()
    return Gap(tuple(parts), _tidied(gap.accepted))


def _distinct(entries: Iterable[Entry], losses: list[Loss]) -> Iterator[Entry]:
    """Yield the entries in the form that reading gives, without those that are there already."""
    seen: set[int] = set()
    for entry in entries:
        if type(entry) is Question:
            interaction = _in_order(entry.interaction)
            stem = BLANK.join(interaction.parts) if type(interaction) is Gap else entry.stem
            if interaction is not entry.interaction or stem != entry.stem:
                entry = replace(entry, interaction=interaction, stem=stem)
        content = hash((_own(entry), _shared(entry.common)))
        if content in seen:
            losses.append(Loss(about(entry), _TWICE))
        else:
            seen.add(content)
            yield entry


def _own(entry: Entry) -> tuple[object, ...]:
    """Return what belongs to the entry's kind alone; how a number is written does not matter."""
    if type(entry) is Question and type(entry.interaction) is Number:
        return (Question, entry.stem, replace(entry.interaction, shown=""))
    return (type(entry), *(getattr(entry, name) for name in _names(_kind(entry)) if name != "common"))


def _in_order(interaction: Interaction) -> Interaction:
    """Return the interaction with its keys first and its lines in the right order, as files have them."""
    match interaction:
        case SingleChoice(choices, key):
            if key == 0 and not choices[0].feedback and not interaction.shown:
                return interaction
            others = [choice for place, choice in enumerate(choices) if place != key]
            return SingleChoice((Choice(choices[key].text), *others), 0)
        case MultipleChoice(choices, keys):
            right = [Choice(choices[place].text) for place in sorted(keys)]
            wrong = [choice for place, choice in enumerate(choices) if place not in keys]
            return MultipleChoice((*right, *wrong), frozenset(range(len(right))))
        case Ordering(lines, key):
            return Ordering(tuple([lines[place] for place in key]), tuple(range(len(key))))
        case Matching(left, right, key):
            used = [right[place] for place in key]
            texts = tuple(dict.fromkeys((*used, *right)))
            return Matching(left, texts, tuple([texts.index(text) for text in used]))
        case _:
            return interaction


def _with_ids(entries: Iterable[Entry]) -> list[Entry]:
    """Give an id to every entry that has none, none that can be one, or one that is taken."""
    taken: set[str] = set()
    counts: Counter[str] = Counter()
    done = []
    for entry in entries:
        known = entry.common.id
        if not ID.fullmatch(known) or known in taken:
            base = known = slug(about(entry))
            while known in taken:
                counts[base] += 1
                known = f"{base}-{counts[base] + 1}"
            entry = replace(entry, common=replace(entry.common, id=known))
        taken.add(known)
        done.append(entry)
    return done


def _language(entries: Sequence[Entry], default: str) -> str:
    """Return the language that most of the commonest words belong to."""
    found: Counter[str] = Counter()
    for entry in entries[:_SAMPLE]:
        words = _WORDS.findall(about(entry)[:_SAMPLE].casefold())
        found["en"] += sum(word in _ENGLISH for word in words)
        found["de"] += sum(word in _GERMAN for word in words)
    return default if found["en"] == found["de"] else max(found, key=found.__getitem__)


def _parts(deck: Deck, blocks: Sequence[_Block], losses: list[Loss]) -> Iterator[Sequence[_Block]]:
    """Yield the entries in parts that fit into one file each."""
    if len(assemble(deck, ()).encode()) + sum([each.size for each in blocks]) <= _ROOM:
        yield blocks
    elif len(blocks) == 1:
        losses.append(Loss(about(blocks[0].entry), _TOO_LONG))
    else:
        middle = (len(blocks) + 1) // 2
        yield from _parts(deck, blocks[:middle], losses)
        yield from _parts(deck, blocks[middle:], losses)


def _file(deck: Deck, blocks: Sequence[_Block], losses: list[Loss]) -> File | None:
    """Return the file that holds those of the entries that read back from it as they are."""
    alone = False
    while blocks:
        text = _text(deck, blocks)
        read = _read(text)
        if all(_same(each.entry, read.get(each.entry.common.id)) for each in blocks):
            return File(text, len(blocks))
        fine = []
        for each in blocks:
            entry = each.entry
            found = read.get(entry.common.id)
            if _same(entry, found) or (not alone and _reads_alone(deck, each)):
                fine.append(each)
            else:
                losses.append(Loss(about(entry), _UNREADABLE, {"code": _why(deck, each)}))
        alone = len(fine) == len(blocks)
        blocks = fine
    return None


def _text(deck: Deck, blocks: Sequence[_Block]) -> str:
    entries = tuple([each.entry for each in blocks])
    return assemble(replace(deck, entries=entries), [each.text for each in blocks])


def _read(text: str) -> dict[str, Entry]:
    deck = parse_deck(text.encode(), _PATH).deck
    return {entry.common.id: entry for entry in deck.entries} if deck is not None else {}


def _same(entry: Entry, found: Entry | None) -> bool:
    """Whether an entry was read back as it is; only its line is another."""
    if found is None or entry.common.id != found.common.id:
        return False
    return _own(entry) == _own(found) and _shared(entry.common) == _shared(found.common)


def _reads_alone(deck: Deck, block: _Block) -> bool:
    return _same(block.entry, _read(_text(deck, (block,))).get(block.entry.common.id))


def _why(deck: Deck, block: _Block) -> str:
    """Return the code of the first error in a file with nothing but the entry."""
    problems = parse_deck(_text(deck, (block,)).encode(), _PATH).problems
    return next((each.code for each in problems if each.severity is Severity.ERROR), "changed")

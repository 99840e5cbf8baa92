"""Filing: an imported deck as the texts of question files, every entry proven to read back as it is."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, fields, is_dataclass, replace
from operator import is_
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from quizapp.bank.composer import compose
from quizapp.bank.drafts import MAX_ENTRIES
from quizapp.bank.identity import ID, slug
from quizapp.bank.messages import Severity
from quizapp.bank.reader import MAX_BYTES, parse_deck
from quizapp.core.cleaning import harmless
from quizapp.core.decks import Finding, GlossaryEntry, Question
from quizapp.core.derivation import BLANK
from quizapp.core.items import Choice, Gap, Matching, MultipleChoice, Number, Ordering, SingleChoice
from quizapp.exchange.results import Loss
from quizapp.language import N_

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from quizapp.core.decks import Deck, Entry
    from quizapp.core.items import Interaction
    from quizapp.exchange.results import Imported

    Value = TypeVar("Value")

_PATH = Path("deck.yaml")
_LONGEST = 64 * 1024
"""Of one entry in bytes: more is no question, and a file has to hold others too."""
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


def file_deck(imported: Imported, id: str) -> Filed:
    """Return the imported deck as question files, within the limits of the format.

    Entries get ids of their own where they have none, and the deck the given one. The language is that of
    most of its words.
    """
    deck = imported.deck
    losses = list(imported.losses)
    entries = _with_ids(_distinct(map(_tidied, deck.entries), losses))
    deck = replace(_tidied(replace(deck, entries=())), id=id, title=" ".join(deck.title.split()) or id)
    deck = replace(deck, language=_language(entries, deck.language))
    files = []
    for number, part in enumerate(_parts(deck, entries, losses), start=1):
        named = deck if number == 1 else replace(deck, id=f"{id}-{number}", title=f"{deck.title} ({number})")
        file = _file(named, part, losses)
        if file is not None:
            files.append(file)
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
    elif isinstance(value, tuple):
        parts = tuple([_tidied(each) for each in value])
        tidied = value if all(map(is_, parts, value)) else parts
    elif is_dataclass(value) and not isinstance(value, type):
        before = {each.name: getattr(value, each.name) for each in fields(value)}
        after = {name: _tidied(part) for name, part in before.items()}
        tidied = value if all(after[name] is part for name, part in before.items()) else type(value)(**after)
    result: Value = tidied
    return result


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
            entry = replace(entry, interaction=_in_order(entry.interaction))
            if type(entry.interaction) is Gap:
                entry = replace(entry, stem=BLANK.join(entry.interaction.parts))
        common = replace(entry.common, line=0, only=frozenset(entry.common.only))
        entry = replace(entry, common=common)
        content = hash(replace(entry, common=replace(common, id="")))
        if content in seen:
            losses.append(Loss(about(entry), _TWICE))
        else:
            seen.add(content)
            yield entry


def _in_order(interaction: Interaction) -> Interaction:
    """Return the interaction with its keys first and its lines in the right order, as files have them."""
    match interaction:
        case SingleChoice(choices, key):
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
        taken.add(known)
        done.append(replace(entry, common=replace(entry.common, id=known)))
    return done


def _language(entries: Sequence[Entry], default: str) -> str:
    """Return the language that most of the commonest words belong to."""
    found: Counter[str] = Counter()
    for entry in entries[:_SAMPLE]:
        words = _WORDS.findall(about(entry)[:_SAMPLE].casefold())
        found["en"] += sum(word in _ENGLISH for word in words)
        found["de"] += sum(word in _GERMAN for word in words)
    return default if found["en"] == found["de"] else max(found, key=found.__getitem__)


def _parts(deck: Deck, entries: Iterable[Entry], losses: list[Loss]) -> Iterator[list[Entry]]:
    """Yield the entries in parts that fit into one file each."""
    header = len(compose(deck).encode())
    room = MAX_BYTES - header - _LONGEST
    part: list[Entry] = []
    used = 0
    for entry in entries:
        size = len(compose(replace(deck, entries=(entry,))).encode()) - header + 1
        if size > _LONGEST:
            losses.append(Loss(about(entry), _TOO_LONG))
            continue
        if len(part) == MAX_ENTRIES or used + size > room:
            yield part
            part, used = [], 0
        part.append(entry)
        used += size
    if part:
        yield part


def _file(deck: Deck, entries: Sequence[Entry], losses: list[Loss]) -> File | None:
    """Return the file that holds those of the entries that read back from it as they are."""
    alone = False
    while entries:
        text = compose(replace(deck, entries=tuple(entries)))
        read = _read(text)
        if all(_same(entry, read.get(entry.common.id)) for entry in entries):
            return File(text, len(entries))
        fine = []
        for entry in entries:
            found = read.get(entry.common.id)
            if _same(entry, found) or (not alone and _reads_alone(deck, entry)):
                fine.append(entry)
            else:
                losses.append(Loss(about(entry), _UNREADABLE, {"code": _why(deck, entry)}))
        alone = len(fine) == len(entries)
        entries = fine
    return None


def _read(text: str) -> dict[str, Entry]:
    deck = parse_deck(text.encode(), _PATH).deck
    return {entry.common.id: entry for entry in deck.entries} if deck is not None else {}


def _same(entry: Entry, found: Entry | None) -> bool:
    """Whether an entry was read back as it is; how a number was written does not matter."""
    if found is None:
        return False
    found = replace(found, common=replace(found.common, line=0))
    if (
        type(found) is Question
        and type(entry) is Question
        and type(found.interaction) is Number
        and type(entry.interaction) is Number
    ):
        found = replace(found, interaction=replace(found.interaction, shown=entry.interaction.shown))
    return found == entry


def _reads_alone(deck: Deck, entry: Entry) -> bool:
    text = compose(replace(deck, entries=(entry,)))
    return _same(entry, _read(text).get(entry.common.id))


def _why(deck: Deck, entry: Entry) -> str:
    """Return the code of the first error in a file with nothing but the entry."""
    text = compose(replace(deck, entries=(entry,)))
    problems = parse_deck(text.encode(), _PATH).problems
    return next((each.code for each in problems if each.severity is Severity.ERROR), "changed")

"""A deck written for another program and read back from there."""

from dataclasses import dataclass
from pathlib import Path

from quizapp.bank.phrases import phrases
from quizapp.bank.reader import parse_deck
from quizapp.core.decks import Deck
from quizapp.core.derivation import derive
from quizapp.core.items import Item
from quizapp.exchange.filing import file_deck
from quizapp.exchange.formats import TARGETS, exporter, loader
from quizapp.exchange.results import Loss, Source


@dataclass(frozen=True)
class Trip:
    """The items before and after, each by its id, and what was lost on either way."""

    before: dict[str, Item]
    after: dict[str, Item]
    data: bytes
    lost_there: tuple[Loss, ...]
    lost_back: tuple[Loss, ...]

    def lost(self, item: Item) -> str:
        """All that was said to be lost of an item, or of all."""
        losses = (*self.lost_there, *self.lost_back)
        return " ".join(
            loss.message for loss in losses if loss.about in (item.stem, "") or item.stem in loss.about
        )


def items(deck: Deck) -> tuple[Item, ...]:
    return derive(deck, phrases(deck.language))


def there_and_back(deck: Deck, target: str, folder: Path) -> Trip:
    exported = exporter(target)(Source(deck, items(deck)))
    path = folder / f"deck{TARGETS[target].suffix}"
    path.write_bytes(exported.data)
    filed = file_deck(loader(path)(path, None), deck.id)
    after = {}
    for file in filed.files:
        reading = parse_deck(file.text.encode(), Path("deck.yaml"))
        assert reading.deck is not None
        after |= {item.id.replace(".", "-"): item for item in items(reading.deck)}
    before = {item.id.replace(".", "-"): item for item in items(deck)}
    return Trip(before, after, exported.data, exported.losses, filed.losses)

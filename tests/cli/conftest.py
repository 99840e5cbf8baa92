"""What tests of the command line share."""

from pathlib import Path

import pytest

from .program import DECK


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home folder, not made yet, with a space and umlauts in its name."""
    return tmp_path / "Mein Zuhause für Übungen"


@pytest.fixture
def with_deck(home: Path) -> Path:
    """The home folder with one deck of two items, ``laender``."""
    (home / "questions").mkdir(parents=True)
    (home / "questions" / "laender.yaml").write_text(DECK, "utf-8")
    return home

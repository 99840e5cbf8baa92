"""The decks that come with the program: no problem in them, and every source stands in its briefing."""

from pathlib import Path

import pytest

from quizapp.bank.articles import load_article
from quizapp.bank.index import open_index
from quizapp.bank.reader import load_deck
from quizapp.core.passages import find_passage

FOLDER = Path(__file__).parents[2] / "questions"
DECKS = sorted(FOLDER.glob("*.yaml"))


def test_there_are_decks():
    assert DECKS


@pytest.mark.parametrize("path", DECKS, ids=lambda path: path.stem)
def test_a_shipped_deck_has_no_problem_and_its_file_s_name(path):
    reading = load_deck(path)
    assert reading.problems == ()
    assert reading.deck.id == path.stem


@pytest.mark.parametrize("path", DECKS, ids=lambda path: path.stem)
def test_every_source_stands_in_the_briefing(path):
    deck = load_deck(path).deck
    article = load_article(path.with_name(deck.article)) if deck.article else ""
    assert article is not None
    missing = [
        source
        for entry in deck.entries
        for source in entry.common.sources
        if not find_passage(article, source)
    ]
    assert missing == []


def test_all_of_them_give_items():
    with open_index(None) as index:
        index.refresh([FOLDER])
        assert index.problems() == ()
        assert [summary.path for summary in index.decks()] == DECKS
        assert all(index.deck_items(summary.id) for summary in index.decks())

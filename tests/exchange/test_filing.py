"""An imported deck is filed whole: only what is there twice is left out, and no id goes to another entry."""

from decimal import Decimal

import pytest

from quizapp.core.decks import Common, Deck, Question
from quizapp.core.items import Gap, Number, Typed
from quizapp.exchange.filing import Filed, file_deck
from quizapp.exchange.results import Imported


def filed(*entries: Question) -> Filed:
    return file_deck(Imported(Deck("d", "T", entries=entries)), "d")


def question(stem: str, id: str = "", answer: str = "A") -> Question:
    return Question(Common(id, 0), stem, Typed((answer,)))


FIRST = question("Wer?")


@pytest.mark.parametrize("values", [("-1", "-2"), ("0", str(2**61 - 1)), ("1", "1.000000000000000000001")])
def test_numbers_that_differ_are_not_the_same(values: tuple[str, str]) -> None:
    numbers = [Number(Decimal(value), Decimal(0)) for value in values]
    found = filed(*(Question(Common("", 0), "Wie kalt war es?", number) for number in numbers))
    assert sum(file.entries for file in found.files) == 2
    assert found.losses == ()


def test_a_number_written_otherwise_is_the_same() -> None:
    numbers = [Number(Decimal(value), Decimal(0)) for value in ("1.5", "1.50")]
    found = filed(*(Question(Common("", 0), "Wie viel?", number) for number in numbers))
    assert sum(file.entries for file in found.files) == 1


@pytest.mark.parametrize("again", [FIRST, question("Wer?", "anders")])
def test_what_is_there_twice_is_left_out_and_nothing_lost(again: Question) -> None:
    found = filed(FIRST, again, question("Wer?", answer="B"))
    assert sum(file.entries for file in found.files) == 2
    (twice,) = found.losses
    assert twice.is_remark
    assert "twice" in twice.message


@pytest.mark.parametrize("blank", [" ", "\t", "\u3000", "\u00a0 ", "\x07"])
def test_a_line_of_blanks_costs_no_question(blank: str) -> None:
    text = f"Oben\n{blank}\nunten {blank}"
    gap = Gap((f"{text}\n{blank}\n ", "."), (("A",),))
    found = filed(question(text), Question(Common("", 0), "", gap))
    assert found.losses == ()
    assert "question: |-\n      Oben\n\n      unten\n" in found.files[0].text


def test_an_id_that_an_entry_has_is_given_to_no_other() -> None:
    (file,) = filed(question("Wer?"), question("Wer war es?", "wer")).files
    assert "question: Wer?\n    id: wer-2\n" in file.text
    assert "question: Wer war es?\n    id: wer\n" in file.text

"""What learners remember over weeks: a simulated learner with real files and a real store."""

from statistics import mean

import pytest

from quizapp.bank.index import open_index

from .benchmarks.banks import write_bank
from .benchmarks.simulation import live


@pytest.mark.long
def test_what_is_due_is_known_about_as_often_as_desired(questions):
    write_bank(questions, 1, 200)
    with open_index(None) as index:
        index.refresh([questions])
        life = live(index, seed=1, days=60)
    assert life.new == 200
    assert life.differing == 0
    assert mean(review.right for review in life.reviews) == pytest.approx(0.9, abs=0.05)
    longer = [review for review in life.reviews if review.waited > 1]
    assert mean(review.right for review in longer) == pytest.approx(0.9, abs=0.03)
    assert mean(review.chance for review in longer) == pytest.approx(0.9, abs=0.015)

from collections import Counter
from dataclasses import dataclass
from itertools import islice
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.limits import Limits
from quizapp.core.selection import mix, one_of_each_entry, scatter, within


@dataclass(frozen=True)
class Candidate:
    entry: str
    facet: str = ""

    @property
    def deck(self) -> str:
        return self.entry.upper()


candidates = st.lists(st.builds(Candidate, st.sampled_from("abcdef"), st.sampled_from(["name", "meaning"])))


@given(candidates, st.frozensets(st.sampled_from("abcdef")))
def test_items_of_one_entry_are_not_asked_together(
    given_candidates: list[Candidate], taken: frozenset[str]
) -> None:
    chosen = list(one_of_each_entry(given_candidates, taken))
    entries = [candidate.entry for candidate in chosen]
    assert len(entries) == len(set(entries))
    assert set(entries) == {candidate.entry for candidate in given_candidates} - taken
    assert [given_candidates.index(candidate) for candidate in chosen] == sorted(
        given_candidates.index(candidate) for candidate in chosen
    )


@given(candidates, candidates)
def test_mixing_keeps_every_item_and_both_orders(due: list[Candidate], new: list[Candidate]) -> None:
    old = [Candidate(candidate.entry, "due") for candidate in due]
    mixed = mix(old, new)
    assert [candidate for candidate in mixed if candidate.facet == "due"] == old
    assert [candidate for candidate in mixed if candidate.facet != "due"] == new


def test_new_items_are_spread_among_due_ones_with_a_due_one_first() -> None:
    due = [Candidate(f"due-{number}") for number in range(6)]
    new = [Candidate(f"new-{number}") for number in range(3)]
    kinds = [candidate.entry.partition("-")[0] for candidate in mix(due, new)]
    assert kinds == ["due", "due", "new"] * 3


def test_more_new_than_due_still_begins_with_a_due_one() -> None:
    mixed = mix([Candidate("due")], [Candidate("new-1"), Candidate("new-2")])
    assert mixed[0].entry == "due"


@given(st.lists(st.integers(0, 6), max_size=8), st.integers())
def test_scattering_yields_everything_once(counts: list[int], seed: int) -> None:
    drawn = list(scatter(counts, Random(seed)))
    assert Counter(drawn) == Counter(
        (group, place) for group, count in enumerate(counts) for place in range(count)
    )


def test_scattering_is_fair_over_things_not_groups() -> None:
    first = Counter(next(scatter([1, 9], Random(seed)))[0] for seed in range(2000))
    assert 120 < first[0] < 290


def test_scattering_a_huge_bank_draws_only_what_is_wanted() -> None:
    assert len(set(islice(scatter([10**9, 10**9], Random(1)), 10))) == 10


@given(
    candidates,
    st.none() | st.integers(0, 5),
    st.dictionaries(st.sampled_from("ABCDEF"), st.none() | st.integers(0, 3)),
)
def test_the_days_limits_are_used_up_but_never_exceeded(
    given_candidates: list[Candidate], total: int | None, of_decks: dict[str, int | None]
) -> None:
    allowed = list(within(given_candidates, total, of_decks.get))
    counts = Counter(candidate.deck for candidate in allowed)
    assert total is None or len(allowed) <= total
    assert all(of_decks.get(deck) is None or count <= of_decks[deck] for deck, count in counts.items())
    left_out = Counter(candidate.deck for candidate in given_candidates) - counts
    if total is None or len(allowed) < total:
        assert all(counts[deck] == of_decks.get(deck) for deck in left_out)


@given(st.dictionaries(st.sampled_from("ABC"), st.integers(0, 9)), st.integers(0, 9), st.integers(0, 9))
def test_what_was_done_is_taken_from_the_days_limits(done: dict[str, int], total: int, own: int) -> None:
    left = Limits(total, {"A": own, "B": None}).left(done)
    assert left.total == max(0, total - sum(done.values()))
    assert left.of_deck("A") == max(0, own - done.get("A", 0))
    assert left.of_deck("B") is None
    assert left.of_deck("C") is None

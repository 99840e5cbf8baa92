import pytest

from quizapp.core.slips import count_letters, count_slips


def slips(
    typed: str, accepted: str, limit: int = 2, *, umlauts: bool = True, guarded: tuple[int, int] | None = None
) -> int:
    return count_slips(typed, accepted, limit, umlauts=umlauts, guarded=(guarded,) if guarded else ())


@pytest.mark.parametrize(
    ("typed", "accepted", "count"),
    [
        ("diplomatie", "diplomatie", 0),
        ("diplomtie", "diplomatie", 1),
        ("diplmoatie", "diplomatie", 1),
        ("diplmoatei", "diplomatie", 2),
        ("diplmoatein", "diplomatie", 3),
        ("abruestung", "aufruestung", 3),
        ("fluchtling", "fluechtling", 2),
        ("fluechtling", "fluchtling", 2),
        ("flchtling", "fluechtling", 1),
        ("flueuechtling", "fluechtling", 1),
        ("floechtling", "fluechtling", 1),
        ("flicchtling", "fluechtling", 3),
        ("flcuehtling", "fluechtling", 1),
        ("fleuchtling", "fluechtling", 1),
        ("fluchtlinge", "fluechtling", 3),
        ("gruse", "gruesse", 3),
        ("gruese", "gruesse", 1),
        ("gruee", "gruesse", 1),
        ("atmosfaere", "atmosphaere", 0),
        ("atmosfere", "atmosphaere", 1),
        ("isral", "israel", 1),
        ("quele", "quelle", 1),
        ("qulle", "quelle", 1),
        ("boing", "boeing", 1),
    ],
)
def test_an_umlaut_is_one_key_and_two_edits_if_it_is_lost(typed: str, accepted: str, count: int) -> None:
    assert slips(typed, accepted) == count


def test_where_ae_is_no_umlaut_its_e_is_a_letter_like_others() -> None:
    assert slips("embargoe", "embargo", umlauts=False) == 1
    assert slips("embargoe", "embargo") == 2
    assert slips("fluchtling", "fluechtling", umlauts=False) == 1


@pytest.mark.parametrize(
    ("typed", "accepted", "guarded", "count"),
    [
        ("sbahn", "ubahn", (0, 1), 2),
        ("sbahn", "ubahn", None, 1),
        ("bahn", "ubahn", (0, 1), 2),
        ("ubahnn", "ubahn", (0, 1), 1),
        ("ubhan", "ubahn", (0, 1), 1),
        ("planb", "plana", (4, 5), 2),
        ("plan", "plana", (4, 5), 2),
        ("planab", "plana", (4, 5), 2),
        ("plnaa", "plana", (4, 5), 1),
        ("plana", "plana", (4, 5), 0),
        ("xunrat", "unrat", (0, 2), 2),
        ("uxnrat", "unrat", (0, 2), 2),
        ("unxrat", "unrat", (0, 2), 1),
        ("unrat", "uenrat", (0, 3), 2),
    ],
)
def test_nothing_is_forgiven_in_a_guarded_span(
    typed: str, accepted: str, guarded: tuple[int, int] | None, count: int
) -> None:
    assert slips(typed, accepted, 1, guarded=guarded) == count


def test_letters_are_counted_with_umlauts_as_one() -> None:
    assert count_letters("voelkerrecht") == len("völkerrecht")
    assert count_letters("bach ho 2") == len("bachho")
    assert count_letters("israel quelle neu boeing") == len("israelquelleneuboeing")

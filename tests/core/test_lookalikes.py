from itertools import permutations

import pytest

from quizapp.core.lookalikes import GROUPS, is_another_word, negations
from quizapp.core.text_match import Closeness, compare

NEIGHBOURS = [
    (language, one, other)
    for code, groups in GROUPS.items()
    for language in ((code,) if code else ("de", "en"))
    for group in groups
    for one, other in permutations(group.split(), 2)
]


@pytest.mark.parametrize(("language", "one", "other"), NEIGHBOURS)
def test_listed_neighbours_are_different(language: str, one: str, other: str) -> None:
    assert is_another_word(one, other, language)
    assert compare(one, other, language) is Closeness.DIFFERENT


@pytest.mark.parametrize(
    ("typed", "accepted", "another"),
    [
        ("irakkrieg", "irankrieg", True),
        ("nordisland", "nordirland", True),
        ("wirtschaftsmigration", "wirtschaftsemigration", False),
        ("migranten", "emigranten", True),
        ("vertrag", "vortrag", True),
        ("vertraege", "vortraege", True),
        ("vertrag", "vortraege", False),
        ("verbot", "vorbot", True),
        ("ver", "vor", False),
        ("veron", "voron", False),
        ("unwelt", "umwelt", False),
        ("inabhaengig", "unabhaengig", False),
        ("perfekt", "prefekt", False),
        ("tuerkei", "tuerken", True),
        ("drei", "drein", False),
        ("nitrit", "nitrat", True),
        ("motur", "motor", False),
        ("ratifizirung", "ratifizierung", False),
        ("dritten", "zweiten", True),
        ("vierzehn", "vierzig", True),
        ("zehn", "zahn", False),
        ("vor", "von", True),
        ("vor", "tor", False),
        ("koennte", "konnte", True),
    ],
)
def test_words_are_told_apart_by_rule(typed: str, accepted: str, another: bool) -> None:
    assert is_another_word(typed, accepted, "de") is another
    assert is_another_word(accepted, typed, "de-AT") is another


def test_forms_of_a_negating_word_count_together() -> None:
    assert (
        negations(["keine", "waffen"], "de")
        == negations(["kein", "krieg"], "de")
        != negations(["eine"], "de")
    )
    assert negations(["no"], "de") == negations([], "fr")
    assert negations(["not", "not"], "en") != negations(["cannot"], "en") == negations(["isnt"], "en")

"""Checking as a whole: comments that ignore, places, selections, learners' answers, and any deck at all."""

import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given

from quizapp.authoring.acceptances import Acceptances
from quizapp.authoring.places import Places
from quizapp.authoring.rules import remarks
from quizapp.authoring.selecting import UnknownCodeError, select
from quizapp.bank.composer import compose
from quizapp.bank.reader import load_deck, parse_deck
from quizapp.core.decks import Deck
from tests.strategies import decks

from .samples import ENGLISH, check, codes, marked

ROOT = Path(__file__).parents[2]
FEW = "- question: Welches Land?\n  answer: Laos\n  wrong: [China]\n"


@given(decks())
def test_no_rule_fails_on_any_deck_and_every_remark_has_a_place(deck: Deck) -> None:
    text = compose(deck)
    read = parse_deck(text.encode(), Path("deck.yaml")).deck
    assert read is not None
    places = Places(text)
    for article in (None, "", text):
        for remark in remarks(read, article):
            start, end = places.find(remark.line, remark.key, remark.text, remark.part)
            assert remark.line - 1 <= start[0] < len(places.lines)
            assert start < end or places.lines[start[0]] == ""


@pytest.mark.parametrize("path", sorted((ROOT / "questions").glob("*.yaml")), ids=lambda path: path.stem)
def test_the_shipped_decks_are_well_written(path: Path) -> None:
    deck = load_deck(path).deck
    assert deck is not None
    article = path.with_name(deck.article).read_text("utf-8") if deck.article else None
    assert list(remarks(deck, article)) == []


@pytest.mark.parametrize(
    "text",
    [
        f"# quizapp: ignore few-distractors\n{FEW}",
        f"# quizapp: ignore long-key, few-distractors\n# Noch eine Bemerkung\n{FEW}",
        FEW.replace("Land?", "Land? # quizapp: ignore few-distractors"),
        FEW.replace("  answer", "  # quizapp: ignore few-distractors\n  answer"),
        FEW.replace("[China]", "[China] # quizapp: ignore few-distractors"),
    ],
)
def test_a_comment_on_above_or_in_an_entry_ignores_a_code_there(text: str, tmp_path: Path) -> None:
    found = codes(check(tmp_path, text + "- question: Und?\n  answer: Laos\n  wrong: [China]\n"))
    assert [code for code in found if code != "unused-ignore"] == ["few-distractors"]
    assert ("unused-ignore" in found) == ("long-key" in text)


def test_errors_cannot_be_ignored(tmp_path: Path) -> None:
    found = check(tmp_path, "# quizapp: ignore unknown-key\n- question: A?\n  anwser: b\n")
    assert codes(found) == ["unused-ignore", "unknown-key"]
    assert "cannot be ignored" in found[0].help(ENGLISH)


@pytest.mark.parametrize("comment", ["# quizapp: ignore", "# quizapp: ignore:  ", "# quizapp: ignore ,"])
def test_a_comment_that_names_no_code_is_told(comment: str, tmp_path: Path) -> None:
    found = check(tmp_path, f"{comment}\n{FEW}")
    assert codes(found) == ["unknown-ignore", "few-distractors"]
    assert found[0].message(ENGLISH) == "this comment does not say what is to be ignored"


def test_an_unknown_code_to_ignore_names_the_nearest(tmp_path: Path) -> None:
    found = check(tmp_path, f"# quizapp: ignore few-distracters\n{FEW}")
    assert codes(found) == ["unknown-ignore", "few-distractors"]
    assert found[0].help(ENGLISH) == "did you mean “few-distractors”?"
    assert marked(found[0]) == "few-distracters"


def test_places_are_found_beside_errors_and_in_one_line(tmp_path: Path) -> None:
    broken = f"- question: A: B?\n  answer: c\n{FEW}"
    assert codes(check(tmp_path, broken)) == ["colon-in-text", "few-distractors"]
    text = "title: T\nquestions: [{question: Wie heißt Laos?, answer: Laos}]\n"
    (found,) = check(tmp_path, text)
    assert (found.code, marked(found)) == ("key-in-stem", "Laos")


def test_windows_line_ends_do_not_matter(tmp_path: Path) -> None:
    path = tmp_path / "deck.yaml"
    path.write_bytes(
        b"title: T\r\nquestions:\r\n  # quizapp: ignore few-distractors\r\n  - question: A?\r\n    answer: b\r\n    wrong: [c]\r\n"
    )
    from quizapp.cli.check import check_files

    assert [checked.problems for checked in check_files([path])] == [()]


def test_a_selection_takes_codes_and_groups() -> None:
    chosen = select("choices, key-in-hint", "long-key")
    assert [chosen.has(code) for code in ("few-distractors", "key-in-hint", "long-key", "tab")] == [
        True,
        True,
        False,
        False,
    ]
    with pytest.raises(UnknownCodeError) as caught:
        select(None, "long-keys")
    assert caught.value.similar == "long-key"


DECK = """title: T
id: t
glossary:
  - id: zoll
    term: Zoll
    definition: Steuer auf Waren
    only: [name]
findings:
  - id: strom
    finding: Laos liefert __Strom|Energie__ an __Thailand__.
questions:
  - id: stadt
    question: Wie heißt die Hauptstadt?
    answer: Vientiane
  - id: jahr
    question: In welchem Jahr?
    number: 2000
"""


def proposals(*responses: tuple[str, tuple[str, ...]]) -> list[tuple[int, object, object]]:
    deck = parse_deck(DECK.encode(), Path("t.yaml")).deck
    assert deck is not None
    return [
        (remark.line, remark.values["count"], remark.values.get("gap", remark.values["line"]))
        for remark in Acceptances(Counter(responses)).remarks(deck)
    ]


def test_what_learners_counted_as_right_is_proposed_with_its_count() -> None:
    accepted = [
        ("t/stadt", ("Viang Chan",)),
        ("t/stadt", ("viang  chan",)),
        ("t/zoll.name", ("Abgabe: 5 %",)),
    ]
    assert proposals(*accepted) == [(13, 2, "Viang Chan"), (5, 1, '"Abgabe: 5 %"')] or proposals(
        *accepted
    ) == [
        (12, 2, "Viang Chan"),
        (4, 1, '"Abgabe: 5 %"'),
    ]


def test_only_the_gap_that_was_wrong_is_proposed() -> None:
    assert [values[1:] for values in proposals(("t/strom.gap", ("Elektrizität", "Thailand")))] == [
        (1, "Strom|Energie|Elektrizität")
    ]


@pytest.mark.parametrize(
    "response",
    [
        ("t/stadt", ("Vientiane",)),
        ("t/stadt", ("",)),
        ("t/fort", ("Vientiane",)),
        ("u/stadt", ("Pakse",)),
        ("t/jahr", ("1999",)),
        ("t/strom.gap", ("Strom",)),
    ],
)
def test_what_is_accepted_by_now_or_cannot_be_added_is_not_proposed(
    response: tuple[str, tuple[str, ...]],
) -> None:
    assert proposals(response) == []


def test_the_pages_of_all_codes_are_up_to_date() -> None:
    sys.path.insert(0, str(ROOT / "docs"))
    try:
        from checks import PAGES, page  # type: ignore[import-not-found]
    finally:
        sys.path.pop(0)
    for language, name in PAGES.items():
        assert (ROOT / "docs" / name).read_text("utf-8") == page(language), "run docs/checks.py"


def test_starting_does_not_load_the_rules() -> None:
    code = "import sys, quizapp.cli.home, quizapp.tui.app; print([n for n in sys.modules if 'authoring' in n or 'advice' in n])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"

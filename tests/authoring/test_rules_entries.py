"""Rules on stems, hints, statements, terms and certainty: each fires where it should, and not beside it."""

from pathlib import Path

import pytest

from .samples import check, codes, marked

CHOICES = "\n  answer: China\n  wrong: [Laos, Vietnam]\n"

FIRING = [
    ("unmarked-negation", f"- question: Welches Land wird nicht genannt?{CHOICES}", "nicht"),
    ("unmarked-negation", "- question: Wer war nicht dabei?\n  answer: Kim\n", "nicht"),
    (
        "repeated-word",
        "- question: Was verhindert der Vertrag?\n  answer: Vertragsbrüche\n  wrong: [Dürren, Fluten]\n",
        "Vertrag",
    ),
    ("key-in-stem", "- question: Wie heißt das Feld Bach Ho?\n  answer: Bach Ho\n", "Bach Ho"),
    ("key-in-stem", "- gap: Für Sicherheit sorgt die __Sicherheit__ der Grenzen.\n", "Sicherheit"),
    (
        "key-in-hint",
        "- question: Wie heißt das Feld?\n  answer: Bach Ho\n  hint: »Bach Ho« heißt Tiger.\n",
        "Bach Ho",
    ),
    ("key-in-hint", "- question: Wie viele Jahre?\n  number: 40\n  hint: Es sind 40 Jahre.\n", "40"),
    (
        "key-in-hint",
        "- question: Wer?\n  answer: Laos\n  wrong: [China, Japan]\n  hint: Denk an Laos.\n",
        "Laos",
    ),
    ("many-gaps", "- gap: __Vietnam__ und __Laos__ __handeln__.\n", None),
    ("absolute-statement", "- statement: Laos liefert immer Strom.\n  correct: no\n", "immer"),
    ("absolute-statement", "- statement: Alle Staaten liefern Strom.\n  correct: unstated\n", "Alle"),
]


@pytest.mark.parametrize(("code", "text", "words"), FIRING)
def test_what_misleads_or_gives_away_is_told_at_its_place(
    code: str, text: str, words: str | None, tmp_path: Path
) -> None:
    found = check(tmp_path, text)
    assert codes(found) == [code]
    assert words is None or marked(found[0]) == words


SILENT = [
    f"- question: Welches Land wird NICHT genannt?{CHOICES}",
    f"- question: Welches Land wird *nicht* genannt?{CHOICES}",
    f"- question: Was geschieht, wenn ein Vertrag nicht gilt?{CHOICES}",
    f"- question: Warum wurde der Vertrag nicht unterzeichnet?{CHOICES}",
    f"- question: Welches Land liefert nicht nur Strom?{CHOICES}",
    "- question: Was verhindert der Vertrag?\n  answer: Vertragsbrüche\n  wrong: [Vertragsende, Fluten]\n",
    "- question: Wer gewann, Kim oder Putin?\n  answer: Kim\n",
    "- question: Wie heißt das Land der Laoten?\n  answer: Laos\n",
    "- question: Wie alt ist es?\n  number: 4\n  hint: Es ist jünger als 40.\n",
    "- question: Wer?\n  answer: Laos\n  wrong: [China, Japan]\n  hint: Laos oder China?\n",
    "- gap: Das __Feld__ heißt Ölfeld und liegt vor der __Küste__.\n",
    "- statement: Laos liefert immer Strom.\n  correct: yes\n",
    "- statement: Laos liefert immer mehr Strom.\n  correct: no\n",
    "- statement: Laos liefert nicht immer Strom.\n  correct: no\n",
    "- statement: Alle fünf Mächte liefern Strom.\n  correct: no\n",
    "- statement: Laos liefert jeden Tag Strom.\n  correct: no\n",
    "- statement: Laos liefert immer Strom.\n  correct: no\n  source: Vietnam liefert immer Strom.\n",
]


@pytest.mark.parametrize("text", SILENT)
def test_ordinary_entries_are_left_alone(text: str, tmp_path: Path) -> None:
    assert check(tmp_path, text) == []


def test_a_negation_comes_with_the_repaired_line(tmp_path: Path) -> None:
    (found,) = check(tmp_path, f"- question: Welches Land wird nicht genannt?{CHOICES}")
    assert found.values["repaired"] == "  - question: Welches Land wird NICHT genannt?"


@pytest.mark.parametrize(
    ("true", "all_of", "told"),
    [(5, 5, True), (4, 5, False), (9, 11, False), (10, 11, True), (0, 6, True), (4, 4, False)],
)
def test_statements_judged_the_same_are_told_once(true: int, all_of: int, told: bool, tmp_path: Path) -> None:
    text = "".join(
        f"- statement: Das ist Satz {number}.\n  correct: {'yes' if number < true else 'no'}\n"
        for number in range(all_of)
    )
    assert codes(check(tmp_path, text)) == ["lopsided-truths"] * told


TERMS = "  wrong: [Steuer auf bestimmte Waren, Vertrag über bestimmte Waren]\n"


@pytest.mark.parametrize(
    ("term", "definition", "word"),
    [
        ("Embargo", "Ein Embargo verbietet den Handel", "Embargo"),
        ("Friedensvertrag", "Einer von vielen Friedensverträgen", "Friedensverträgen"),
        ("Joint Venture", "So heißt jedes joint venture", "joint venture"),
        ("Friedensvertrag", "Ein Vertrag, der den Krieg beendet", None),
        ("Bund", "Ein Bündnis, das verbunden ist", None),
    ],
)
def test_a_definition_names_its_term(term: str, definition: str, word: str | None, tmp_path: Path) -> None:
    found = check(tmp_path, f"- term: {term}\n  definition: {definition}\n{TERMS}")
    assert codes(found) == (["term-in-definition"] if word else [])
    assert not word or marked(found[0]) == word


def test_a_meaning_that_cannot_be_asked_is_told_once(tmp_path: Path) -> None:
    two = "- term: Zoll\n  definition: Steuer auf Waren\n- term: Embargo\n  definition: Verbot von Handel\n"
    assert codes(check(tmp_path, two)) == ["no-meaning"]
    assert check(tmp_path, two + "- term: Vertrag\n  definition: Schriftliche Abmachung\n") == []
    assert check(tmp_path, two.replace("Waren\n", "Waren\n  only: [name]\n") + "  only: [name]\n") == []


CERTAIN = "- finding: Laos soll __Strom__ liefern.\n  certainty: {}\n  claim: {}\n  source: {}\n"


@pytest.mark.parametrize(
    ("level", "claim", "source", "expected"),
    [
        ("reported", "Laos soll Strom liefern", "Laos soll Strom liefern.", ["hedged-claim"]),
        ("reported", "Strom aus Laos", "Laos soll Strom liefern.", []),
        ("stated", "Strom aus Laos", "Laos könnte Strom liefern.", ["other-certainty"]),
        ("possible", "Strom aus Laos", "Berichten zufolge könnte Laos Strom liefern.", []),
        ("assessed", "Strom aus Laos", "Die Pläne lassen den Schluss zu, dass Laos liefert.", []),
    ],
)
def test_a_level_is_neither_shown_nor_contradicted(
    level: str, claim: str, source: str, expected: list[str], tmp_path: Path
) -> None:
    assert codes(check(tmp_path, CERTAIN.format(level, claim, source))) == expected

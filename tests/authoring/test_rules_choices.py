"""Rules on choices: each fires where it should and keeps silent beside it."""

from pathlib import Path

import pytest

from .samples import check, codes, marked

LONG = "Ein Unternehmen von Vietnam und Russland, das vor der Küste Öl fördert"


def asked(question: str, answer: str, *wrong: str) -> str:
    lines = "".join(f"    - '{text}'\n" for text in wrong)
    return f"- question: '{question}'\n  answer: '{answer}'\n  wrong:\n{lines}"


FIRING = [
    ("long-key", asked("Was ist das?", LONG, "Eine Stadt", "Ein Schiff"), LONG),
    ("similar-choices", asked("Wovor?", "Vor Dürre", "Vor Raketen", "Vor einer Rakete"), "Vor einer Rakete"),
    ("similar-choices", asked("Wer?", "Laos", "China und Japan", "Japan und China"), "Japan und China"),
    ("similar-choices", asked("Was?", "Eine Rakete", "Der Panzer", "Die Raketen"), "Die Raketen"),
    ("all-of-the-above", asked("Was?", "Laos", "China", "Keine der genannten"), "Keine der genannten"),
    (
        "all-of-the-above",
        asked("Was?", "Alle Antworten sind richtig", "Laos", "China"),
        "Alle Antworten sind richtig",
    ),
    ("all-of-the-above", asked("Was?", "Laos", "China", "Antworten A und B"), "Antworten A und B"),
    (
        "absolute-choice",
        asked("Wie?", "Es hilft immer allen", "Es hilft dem Land", "Es hilft der Stadt"),
        "immer",
    ),
    (
        "absolute-distractor",
        asked("Wie?", "Es hilft dem Land", "Es hilft nie dem Land", "Es hilft der Stadt"),
        "nie",
    ),
    ("few-distractors", asked("Was?", "Laos", "China"), None),
    (
        "grammar-clue",
        asked("Die Vereinten Nationen sind eine", "Organisation", "Kapitalismus", "Ministerium"),
        "eine",
    ),
    ("number-clue", asked("Welche beiden Länder?", "Laos und China", "Japan", "Vietnam"), "Welche beiden"),
    (
        "number-clue",
        "- gap: Die zwei Länder heißen __Laos und China__.\n  wrong: [Japan, Vietnam]\n",
        "Die zwei Länder",
    ),
]


@pytest.mark.parametrize(("code", "text", "words"), FIRING)
def test_what_gives_the_key_away_is_told_at_its_place(
    code: str, text: str, words: str | None, tmp_path: Path
) -> None:
    found = check(tmp_path, text)
    assert codes(found) == [code]
    assert words is None or marked(found[0]).strip("'") == words


SILENT = [
    asked("Wann?", "Am 17. Juni 2024 in Pjöngjang", "Am 3. Mai 2023 in Hanoi", "Im September"),
    asked("Wer?", "Kim Jong Un, Staatschef", "Wladimir Putin", "Rachel Lee"),
    asked("Wohin?", "Von Laos nach China", "Von China nach Laos", "Von Laos nach Japan"),
    asked("Wann?", "1991", "1992", "2001"),
    asked("Wie viele?", "Alle", "Keine", "Drei"),
    asked("Wie oft?", "Einmal", "Nie", "Immer"),
    asked("Wie?", "Es hilft nicht immer allen", "Es hilft dem Land", "Es hilft der Stadt"),
    asked("Wie?", "Es hilft immer noch allen", "Es hilft dem Land", "Es hilft der Stadt"),
    asked("Wer?", "Alle fünf Mitglieder", "Die neuen Mitglieder", "Das erste Mitglied"),
    asked("Was ist es?", "Eine Organisation", "Kapitalismus", "Ministerium"),
    asked("Laos ist ein", "Binnenstaat", "Ministerium", "Inselstaat"),
    asked("Welche beiden Länder?", "Laos und China", "Japan und Korea", "Vietnam"),
    asked("Wer?", "Nordkorea", "Südkorea", "Nordirland"),
    asked("Wie?", "Aufrüstung", "Abrüstung", "Ausrüstung"),
]


@pytest.mark.parametrize("text", SILENT)
def test_ordinary_choices_are_left_alone(text: str, tmp_path: Path) -> None:
    assert check(tmp_path, text) == []


def test_english_has_words_of_its_own(tmp_path: Path) -> None:
    text = asked("It is an", "alliance", "contract", "treaty") + asked(
        "Who?", "Laos", "China", "None of the above"
    )
    assert codes(check(tmp_path, text, header="language: en\n")) == ["grammar-clue", "all-of-the-above"]


def test_a_language_without_words_here_still_has_lengths(tmp_path: Path) -> None:
    text = asked("Quoi ?", LONG, "Une ville", "Un navire")
    assert codes(check(tmp_path, text, header="language: fr\n")) == ["long-key"]


def test_several_right_choices_give_themselves_away_only_together(tmp_path: Path) -> None:
    text = f"- question: Was?\n  answers: [{LONG.replace(',', '')}, Laos]\n  wrong: [China, Japan]\n"
    assert check(tmp_path, text) == []


def test_own_wrong_meanings_are_choices_too(tmp_path: Path) -> None:
    text = "- term: Embargo\n  definition: Verbot, mit einem anderen Land bestimmte Waren zu handeln\n  wrong: [Steuer, Zölle, Ein Zoll]\n"
    assert codes(check(tmp_path, text)) == ["long-key", "similar-choices"]

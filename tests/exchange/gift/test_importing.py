"""GIFT: how each kind of question is read, also as people write it."""

from decimal import Decimal
from pathlib import Path

import pytest

from quizapp.core.items import (
    Choice,
    Gap,
    Matching,
    MultipleChoice,
    Number,
    Ordering,
    SingleChoice,
    TrueFalse,
    Truth,
    Typed,
)
from quizapp.exchange.gift import load
from quizapp.exchange.results import Imported


def read(folder: Path, text: str | bytes) -> Imported:
    path = folder / "fragen.gift"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return load(path)


@pytest.mark.parametrize(
    ("text", "stem", "expected"),
    [
        ("Wer?{~A#nein =B ~C}", "Wer?", SingleChoice((Choice("B"), Choice("A", "nein"), Choice("C")), 0)),
        (
            "Wer?{~%50%A ~%50%B ~%-100%C}",
            "Wer?",
            MultipleChoice((Choice("A"), Choice("B"), Choice("C")), frozenset({0, 1})),
        ),
        ("::Name::Wer?{=A =B}", "Wer?", Typed(("A", "B"))),
        ("Wer?{A}", "Wer?", Typed(("A",))),
        ("Die {=A =B} sind da.", "Die ____ sind da.", Gap(("Die ", " sind da."), (("A", "B"),))),
        ("Die {~A =B} sind da.", "Die ____ sind da.", SingleChoice((Choice("B"), Choice("A")), 0)),
        ("Stimmt es?{T}", "Stimmt es?", TrueFalse(Truth.TRUE)),
        ("Stimmt es?{FALSE#doch#genau}", "Stimmt es?", TrueFalse(Truth.FALSE)),
        ("Wie viel?{#3.14:0.01}", "Wie viel?", Number(Decimal("3.14"), Decimal("0.01"))),
        ("Wie viel?{#1..2}", "Wie viel?", Number(Decimal("1.5"), Decimal("0.5"))),
        ("Wie viel?{#\n=5:0\n=%50%5:2\n}", "Wie viel?", Number(Decimal(5), Decimal(0))),
        ("Was?{=a -> 1 =b->2 = -> 3}", "Was?", Matching(("a", "b"), ("1", "2", "3"), (0, 1))),
        ("Ordne.{>3 ALL VERTICAL ABS SHOW none\nA\nB\n}", "Ordne.", Ordering(("A", "B"), (0, 1))),
        ("[html]<p>Was &amp; <i>wo</i>?</p>{T}", "Was & wo?", TrueFalse(Truth.TRUE)),
        ("[plain]<p>?{T}", "<p>?", TrueFalse(Truth.TRUE)),
        ("Was ist 1 \\= 1\\: \\{a\\} \\~ \\# \\\\?{=\\=}", "Was ist 1 = 1: {a} ~ # \\?", Typed(("=",))),
        ("Eins\\nzwei{T}", "Eins\nzwei", TrueFalse(Truth.TRUE)),
    ],
)
def test_each_kind_of_question_is_understood(text: str, stem: str, expected: object, tmp_path: Path) -> None:
    (entry,) = read(tmp_path, text).deck.entries
    assert (entry.stem, entry.interaction) == (stem, expected)


def test_comments_give_id_and_tags(tmp_path: Path) -> None:
    text = "// Bemerkung [id:deck/hanoi] [tag:Asien] [tag:level:2]\n::Name::Wer?{=A####Weil.}\n\n//\n\nNoch was?{=B}\n"
    first, second = read(tmp_path, text).deck.entries
    common = first.common
    assert (common.id, common.tags, common.level, common.explanation) == ("hanoi", ("Asien",), 2, "Weil.")
    assert second.common.id == ""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_encodings_and_line_ends_are_understood(encoding: str, end: str, tmp_path: Path) -> None:
    text = end.join(["Wo wächst Weiß?", "{=Übersee ~Köln}", "", "Wer?{=Ä}"])
    first, second = read(tmp_path, text.encode(encoding)).deck.entries
    assert first.stem == "Wo wächst Weiß?"
    assert second.interaction == Typed(("Ä",))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Nur ein Satz.", "no answers in braces"),
        ("Was?{=a", "braces"),
        ("Erzähl!{}", "type »{type}«"),
        ("Wer?{=A =%50%B}", "partly right"),
        ("Wie viel?{#viel}", "no number"),
        ("{=a}", "no text"),
        ("Was?{=a -> 1 =b -> 2 =c ->}", "right side"),
        ("Ordne.{>1\nA\n}", "fewer than two lines"),
        ("Wer? <img src='a.png'>{=A}", "pictures"),
    ],
)
def test_what_does_not_fit_is_told(text: str, said: str, tmp_path: Path) -> None:
    assert any(said in loss.message for loss in read(tmp_path, text + "\n\nWer?{=A}").losses)


def test_a_file_of_another_program_is_read() -> None:
    imported = load(Path(__file__).parent / "files" / "pygiftparser.gift")
    found = {entry.stem.split("\n")[0]: type(entry.interaction).__name__ for entry in imported.deck.entries}
    assert found["Le soleil se lève à l'Ouest."] == "TrueFalse"
    assert found["What is the value of pi (to 3 decimal places)? ____."] == "Number"
    assert found["Match the following countries with their corresponding capitals."] == "Matching"
    assert len(imported.deck.entries) >= 9
    assert {loss.values.get("type") for loss in imported.losses} >= {"essay"}

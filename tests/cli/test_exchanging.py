"""``export`` and ``import``: where files come to lie, what is never overwritten, and what is said."""

import os
import stat
from pathlib import Path

import pytest

from .program import BROKEN, DECK, quizapp

FACTS = """title: Fakten
questions:
  - id: eins
    question: Wie viele Beine hat eine Spinne?
    number: 8
    time: 20
  - question: Welche Stadt ist es?
    answer: Hanoi
    draft: yes
  - question: Was?
    anwser: 5
"""


def test_a_deck_is_exported_by_its_id_and_imported_again(with_deck: Path, tmp_path: Path) -> None:
    done = quizapp("export", "laender", "--to", "moodle", home=with_deck, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (0, "“laender.xml” was written: 2 questions.\n")
    assert "Moodle forgives no typing errors" in done.stderr
    done = quizapp("import", "laender.xml", home=with_deck, cwd=tmp_path)
    assert done.returncode == 0
    assert "“laender.yaml” was written with 2 entries." in done.stdout
    assert "quizapp check laender.yaml" in done.stdout
    checked = quizapp("check", "laender.yaml", home=with_deck, cwd=tmp_path)
    assert (checked.returncode, "no problems" in checked.stdout) == (0, True)


@pytest.mark.parametrize(("target", "name"), [("moodle", "laender.xml"), ("gift", "laender.gift.txt")])
def test_an_export_replaces_only_what_is_an_export(
    target: str, name: str, with_deck: Path, tmp_path: Path
) -> None:
    (tmp_path / name).write_text("alt", "utf-8")
    (tmp_path / name).chmod(0o640)
    done = quizapp("export", "laender", "--to", target, home=with_deck, cwd=tmp_path)
    assert (done.returncode, "is replaced" in done.stdout) == (0, True)
    assert "Vietnam" in (tmp_path / name).read_text("utf-8")
    assert stat.S_IMODE((tmp_path / name).stat().st_mode) == 0o640
    (tmp_path / "briefing.md").write_text("lieb", "utf-8")
    done = quizapp("export", "laender", "--to", target, "-o", "briefing.md", home=with_deck, cwd=tmp_path)
    assert (done.returncode, "was not changed" in done.stderr) == (1, True)
    assert (tmp_path / "briefing.md").read_text("utf-8") == "lieb"
    done = quizapp("export", "laender", "--to", target, "-o", "neu.yaml", home=with_deck, cwd=tmp_path)
    assert (done.returncode, (tmp_path / "neu.yaml").exists()) == (2, False)
    assert not [file for file in tmp_path.iterdir() if file.suffix == ".part"]


def test_what_is_left_out_and_what_does_not_fit_is_told(home: Path, tmp_path: Path) -> None:
    (tmp_path / "fakten.yaml").write_text(FACTS, "utf-8")
    done = quizapp("export", "fakten.yaml", "--to", "gift", home=home, cwd=tmp_path)
    assert (done.returncode, "1 question." in done.stdout) == (0, True)
    assert "1 draft was left out. “quizapp review " in done.stderr
    assert "” shows it.\n" in done.stderr
    assert "There is 1 error in “fakten.yaml”" in done.stderr
    lost = "1 loss, left out or made simpler:\n- Its time limit (20 s) is not written.\n    Wie viele Beine"
    assert lost in done.stderr
    assert "1 remark, nothing is lost:\n- Moodle adds all questions anew" in done.stderr


def test_an_import_tells_what_is_lost_apart_from_what_is_only_to_be_known(home: Path, tmp_path: Path) -> None:
    (tmp_path / "fragen.csv").write_bytes("Frage;Antwort\nWo fließt Öl?;Hier\nWer?;\n".encode("cp1252"))
    done = quizapp("import", "fragen.csv", "--lang", "de", home=home, cwd=tmp_path)
    assert done.returncode == 0
    assert done.stderr == (
        "1 Verlust, weggelassen oder vereinfacht:\n- Zeile 3: Es fehlt eine Antwort.\n    Wer?\n"
        "1 Hinweis, ohne Verlust:\n- Die Datei ist nicht in UTF-8; sie wurde als Windows-1252 gelesen. "
        "Sieh dir die Umlaute an.\n    fragen.csv\n"
    )


def test_what_was_left_out_is_told_if_nothing_of_the_rest_fits(home: Path, tmp_path: Path) -> None:
    choice = "  - question: Wo?\n    answer: Hier\n    wrong: [Dort]\n    draft: yes\n"
    fact = "  - question: Wer?\n    order: [a, b]\n"
    (tmp_path / "a.yaml").write_text(f"title: A\nquestions:\n{choice}{fact}", "utf-8")
    done = quizapp("export", "a.yaml", "--to", "kahoot", home=home, cwd=tmp_path)
    assert done.returncode == 1
    assert "nothing in the deck that Kahoot's spreadsheet can hold.\n1 draft was left out." in done.stderr
    assert "- Kahoot's spreadsheet has no lines to put in order.\n    Wer?" in done.stderr


def test_a_name_without_its_ending_gets_it_and_one_of_another_kind_is_refused(
    with_deck: Path, tmp_path: Path
) -> None:
    for target, name, made in (
        ("csv", "karten", "karten.csv"),
        ("gift", "karten", "karten.gift.txt"),
        ("anki", "6.1 Reise", "6.1 Reise.apkg"),
        ("moodle", "KARTEN.XML", "KARTEN.XML"),
    ):
        for _ in range(2):
            done = quizapp("export", "laender", "--to", target, "-o", name, home=with_deck, cwd=tmp_path)
            assert (done.returncode, (tmp_path / made).is_file()) == (0, True), done.stderr
    for target, name, said in (
        ("print", "blatt.pdf", "ends in .html, not as in “blatt.pdf”.\nThe browser"),
        ("csv", "a.xlsx", "ends in .csv"),
        ("moodle", "nirgends/", "no folder “nirgends”"),
    ):
        done = quizapp("export", "laender", "--to", target, "-o", name, home=with_deck, cwd=tmp_path)
        assert (done.returncode != 0, said in done.stderr) == (True, True), done.stderr
        assert not (tmp_path / name).exists()


def test_an_export_never_replaces_a_text_that_is_none(home: Path, tmp_path: Path) -> None:
    (tmp_path / "fakten.yaml").write_text(FACTS.replace("title", "article: briefing.txt\ntitle", 1), "utf-8")
    for name in ("briefing.txt", "notizen.txt"):
        (tmp_path / name).write_text("Eine Spinne hat acht Beine; das ist viel.\n", "utf-8")
        for target in ("gift", "tsv"):
            done = quizapp("export", "fakten.yaml", "--to", target, "-o", name, home=home, cwd=tmp_path)
            assert (done.returncode, "was not changed" in done.stderr) == (1, True)
            assert (tmp_path / name).read_text("utf-8").startswith("Eine Spinne")
    for _ in range(2):
        done = quizapp("export", "fakten.yaml", "--to", "tsv", "-o", "karten", home=home, cwd=tmp_path)
        assert done.returncode == 0
    (tmp_path / "karten.tsv").rename(tmp_path / "karten.txt")
    done = quizapp("export", "fakten.yaml", "--to", "tsv", "-o", "karten.txt", home=home, cwd=tmp_path)
    assert (done.returncode, "is replaced" in done.stdout) == (0, True)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes have names on Unix only")
def test_what_has_no_end_is_not_imported(home: Path, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "rohr.csv")
    done = quizapp("import", "rohr.csv", home=home, cwd=tmp_path)
    assert (done.returncode, "is no file" in done.stderr) == (2, True)


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["export"], 2, "Say which deck"),
        (["export", "laender"], 2, "--to and one of: moodle"),
        (["export", "laender", "--to", "gift", "--font", "12"], 2, "only possible with --to print"),
        (["export", "landern", "--to", "gift"], 2, "Did you mean “laender”?"),
        (["export", ".", "--to", "gift"], 2, "is a folder"),
        (["export", "kaputt.yaml", "--to", "gift"], 1, "no usable questions"),
        (["export", "laender", "--to", "gift", "-o", "nirgends/a.gift"], 1, "no folder “nirgends”"),
        (["import"], 2, "Say which file"),
        (["import", "nichts.xml"], 2, "no file or folder"),
        (["import", "."], 2, "is a folder"),
        (["import", "kaputt.yaml"], 1, "is a question file already"),
        (["import", "da.gift", "-o", "da.txt"], 2, "ends in .yaml"),
        (["import", "leer.gift"], 1, "that can be asked here"),
        (["import", "da.gift", "-o", "nirgends/"], 1, "no folder “nirgends”"),
        (["import", "da.gift", "-o", "nirgends/da.yaml"], 1, "no folder “nirgends”"),
    ],
)
def test_what_cannot_be_done_is_told_with_the_remedy(
    words: list[str], code: int, said: str, with_deck: Path, tmp_path: Path
) -> None:
    (tmp_path / "kaputt.yaml").write_text(BROKEN, "utf-8")
    (tmp_path / "da.gift").write_text("Wer?{=A}", "utf-8")
    (tmp_path / "leer.gift").write_text("Erzähl!{}", "utf-8")
    done = quizapp(*words, home=with_deck, cwd=tmp_path)
    assert (done.returncode, said in done.stderr) == (code, True), done.stderr


def test_an_import_overwrites_nothing(home: Path, tmp_path: Path) -> None:
    (tmp_path / "fragen.gift.txt").write_text("Wer?{=A}", "utf-8")
    (tmp_path / "fragen.yaml").write_text(DECK, "utf-8")
    done = quizapp("import", "fragen.gift.txt", home=home, cwd=tmp_path)
    assert (done.returncode, "was not changed" in done.stderr) == (1, True)
    assert (tmp_path / "fragen.yaml").read_text("utf-8") == DECK
    assert quizapp("import", "fragen.gift.txt", "-o", "neu", home=home, cwd=tmp_path).returncode == 0
    assert "question: Wer?" in (tmp_path / "neu.yaml").read_text("utf-8")


def test_more_than_a_file_can_hold_makes_several(home: Path, tmp_path: Path) -> None:
    text = "\n\n".join(f"Was ist {number}?{{={number}}}" for number in range(10_001))
    (tmp_path / "viele.gift").write_text(text, "utf-8")
    done = quizapp("import", "viele.gift", home=home, cwd=tmp_path)
    assert done.returncode == 0
    assert "“viele.yaml” was written with 10000 entries." in done.stdout
    assert "“viele-2.yaml” was written with 1 entry." in done.stdout
    assert "id: viele-2\n" in (tmp_path / "viele-2.yaml").read_text("utf-8")


def test_questions_that_are_there_twice_are_told(home: Path, tmp_path: Path) -> None:
    (tmp_path / "a.gift").write_text("Wer?{=A}\n\nWer?{=A}\n\nWer?{=B}\n", "utf-8")
    done = quizapp("import", "a.gift", home=home, cwd=tmp_path)
    assert "2 entries" in done.stdout
    assert "It is there twice" in done.stderr
    text = (tmp_path / "a.yaml").read_text("utf-8")
    assert "id: wer\n" in text
    assert "id: wer-2\n" in text


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_a_link_to_a_question_file_is_not_written_through(with_deck: Path, tmp_path: Path) -> None:
    deck = tmp_path / "deck.yaml"
    deck.write_text(DECK, "utf-8")
    (tmp_path / "a.csv").symlink_to(deck)
    done = quizapp("export", "laender", "--to", "csv", "-o", "a.csv", home=with_deck, cwd=tmp_path)
    assert done.returncode == 2
    assert deck.read_text("utf-8") == DECK

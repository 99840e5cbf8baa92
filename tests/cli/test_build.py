"""``build``: from a briefing to a question file that can be asked."""

from pathlib import Path

import pytest

from .program import quizapp

TEXT = """Kenias neue Bahn

Kenia hat im Jahr 2019 eine Bahn von Nairobi an die Küste gebaut. Die Strecke von Mombasa nach Nairobi ist etwa 480 Kilometer lang. Uganda verkauft seit 2021 Strom an Ruanda und liefert Tee.

Schlüsselerkenntnisse
- Kenia könnte das Bahnnetz bis 2030 erweitern
- Mehr Gäste werden an der Küste erwartet

Wussten Sie schon?
- Staudamm: Bezeichnet eine Mauer, die Wasser hält.
- Zoll: Ist eine Abgabe auf Waren.
- Fracht: Waren, die ein Schiff oder Zug trägt
"""


def write(folder: Path, name: str = "bahn.txt", text: str = TEXT, encoding: str = "utf-8") -> Path:
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return path


def test_a_built_file_has_no_errors_and_can_be_asked_with_its_drafts(home: Path, tmp_path: Path) -> None:
    write(tmp_path)
    done = quizapp("build", "bahn.txt", "-o", "kenia.yaml", home=home, cwd=tmp_path)
    assert done.returncode == 0
    assert "3 glossary entries, 2 findings, " in done.stdout
    assert "  quizapp review kenia.yaml\n  quizapp quiz kenia.yaml --drafts\n" in done.stdout
    checked = quizapp("check", "kenia.yaml", home=home, cwd=tmp_path)
    assert (checked.returncode, "no problems" in checked.stdout or "error" not in checked.stdout) == (0, True)
    text = (tmp_path / "kenia.yaml").read_text("utf-8")
    assert text.startswith("# Aus einem Briefing gebaut.")
    assert "article: bahn.txt\n" in text


def test_the_briefing_is_not_copied_where_it_is_already(home: Path, tmp_path: Path) -> None:
    before = write(tmp_path, text=TEXT.replace("\n", "\r\n"), encoding="utf-8-sig").read_bytes()
    done = quizapp("build", "bahn.txt", "-o", "kenia", home=home, cwd=tmp_path)
    assert done.returncode == 0
    assert "beside" not in done.stdout
    assert sorted(path.name for path in tmp_path.iterdir() if path.is_file()) == ["bahn.txt", "kenia.yaml"]
    assert (tmp_path / "bahn.txt").read_bytes() == before


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_elsewhere_the_briefing_is_copied_as_utf_8(encoding: str, home: Path, tmp_path: Path) -> None:
    write(tmp_path, encoding=encoding)
    (tmp_path / "fragen").mkdir()
    done = quizapp("build", "bahn.txt", "-o", "fragen/kenia.yaml", home=home, cwd=tmp_path)
    assert "The briefing is beside it as “bahn.txt”." in done.stdout
    assert (tmp_path / "fragen" / "bahn.txt").read_text("utf-8") == TEXT
    assert quizapp("check", "fragen", home=home, cwd=tmp_path).returncode == 0


def test_another_file_of_the_briefing_s_name_is_left_alone(home: Path, tmp_path: Path) -> None:
    write(tmp_path)
    (tmp_path / "fragen").mkdir()
    (tmp_path / "fragen" / "bahn.txt").write_text("Etwas anderes", "utf-8")
    done = quizapp("build", "bahn.txt", "-o", "fragen/kenia.yaml", home=home, cwd=tmp_path)
    assert "as “bahn-2.txt”, since its own name is taken" in done.stdout
    assert (tmp_path / "fragen" / "bahn.txt").read_text("utf-8") == "Etwas anderes"
    assert "article: bahn-2.txt\n" in (tmp_path / "fragen" / "kenia.yaml").read_text("utf-8")


def test_an_existing_file_is_not_overwritten(home: Path, tmp_path: Path) -> None:
    write(tmp_path)
    (tmp_path / "kenia.yaml").write_text("title: Meins\n", "utf-8")
    done = quizapp("build", "bahn.txt", "-o", "kenia.yaml", home=home, cwd=tmp_path)
    assert done.returncode == 1
    assert "“kenia.yaml” is there already and was not changed." in done.stderr
    assert "Name another file with -o." in done.stderr
    assert (tmp_path / "kenia.yaml").read_text("utf-8") == "title: Meins\n"


def test_a_question_file_is_no_briefing(home: Path, tmp_path: Path) -> None:
    (tmp_path / "kenia.yaml").write_text("title: Meins\n", "utf-8")
    done = quizapp("build", "kenia.yaml", home=home, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert "“kenia.yaml” is the name of a question file." in done.stderr


def test_without_a_file_the_deck_is_printed_and_nothing_written(home: Path, tmp_path: Path) -> None:
    write(tmp_path)
    done = quizapp("build", "bahn.txt", home=home, cwd=tmp_path)
    assert (done.returncode, "article:" in done.stdout) == (0, False)
    assert "title: Kenias neue Bahn\n" in done.stdout
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["bahn.txt"]


def test_standard_input_is_read_and_kept_under_the_deck_s_name(home: Path, tmp_path: Path) -> None:
    printed = quizapp("build", "-", home=home, cwd=tmp_path, lines=TEXT)
    assert "term: Staudamm" in printed.stdout
    quizapp("build", "-", "-o", "kenia.yaml", home=home, cwd=tmp_path, lines=TEXT)
    assert (tmp_path / "kenia.md").read_text("utf-8") == TEXT
    assert "article: kenia.md\n" in (tmp_path / "kenia.yaml").read_text("utf-8")


def test_a_text_without_the_sections_is_told_which_headings_are_looked_for(
    home: Path, tmp_path: Path
) -> None:
    write(tmp_path, text="Ein Text\n\nKenia baut eine Bahn.\n")
    done = quizapp("build", "bahn.txt", home=home, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (1, "")
    assert "Write such a heading above the points" in done.stderr
    for heading in ("Schlüsselerkenntnisse", "Key Takeaways", "Wussten Sie schon?", "Did You Know?"):
        assert heading in done.stderr


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"%PDF-1.7 \xe2\xe3", "is no text"),
        (b"PK\x03\x04docx", "is no text"),
        (b"Key Takeaways\n\0\0\0", "is no text"),
        (b"\xff\xfe\x00\xd8\x00", "is no text"),
        (b" \n", "is empty"),
        (b"", "is empty. Copy the briefing's text into it"),
        (bytes(range(1, 256)) * 9, "is no text"),
        (b"Key Takeaways\n- " + b"word " * 150_000, "at most 700 characters"),
        (b"Did You Know?\n- " + b"a" * 900_000, "a line such as “Term: what it means”"),
        (b"Key Takeaways\n" + b"- Peru builds a road.\n" * 500_000, "too large for a briefing. Copy"),
        (b"Key Takeaways\n\nDid You Know?\n", "nothing under the headings"),
    ],
)
def test_what_is_no_briefing_is_told_kindly(data: bytes, said: str, home: Path, tmp_path: Path) -> None:
    (tmp_path / "bahn.txt").write_bytes(data)
    done = quizapp("build", "bahn.txt", home=home, cwd=tmp_path)
    assert done.returncode == 1
    assert said in done.stderr


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("fehlt.txt",), 1, "There is no file “fehlt.txt”."),
        (("ordner",), 1, "is a folder"),
        ((), 2, "The briefing is missing"),
        (("bahn.txt", "-o", "kenia.txt"), 2, "ends in .yaml"),
        (("bahn.txt", "-o", "nirgends/kenia.yaml"), 1, "There is no folder “nirgends”."),
    ],
)
def test_mistakes_of_the_command_line_are_told(
    words: tuple[str, ...], code: int, said: str, home: Path, tmp_path: Path
) -> None:
    write(tmp_path)
    (tmp_path / "ordner").mkdir()
    done = quizapp("build", *words, home=home, cwd=tmp_path)
    assert done.returncode == code
    assert said in done.stderr


def test_control_characters_do_not_reach_the_file(home: Path, tmp_path: Path) -> None:
    write(tmp_path, text=TEXT.replace("eine Mauer", "\x1b[31meine\u202e Mauer\x07"))
    (tmp_path / "fragen").mkdir()
    done = quizapp("build", "bahn.txt", "-o", "fragen/kenia.yaml", home=home, cwd=tmp_path)
    assert done.returncode == 0
    assert quizapp("check", "fragen", home=home, cwd=tmp_path).returncode == 0
    for path in (tmp_path / "fragen").iterdir():
        assert not set("\x1b\x07\u202e") & set(path.read_text("utf-8"))


@pytest.mark.parametrize(
    ("text", "glossary", "findings"),
    [
        ("Titel\n\nWussten Sie schon?\n- Zoll: Eine Abgabe auf Waren\n", 1, 0),
        ("Titel\n\nSchlüsselerkenntnisse\n- Kenia könnte Uganda Strom verkaufen\n", 0, 1),
        (
            "Glossar:\n- Zoll: Eine Abgabe\n\n**Analyse**\nKenia liegt am Meer.\n\n__Kernpunkte:__\n- Kenia baut\n",
            1,
            1,
        ),
        (
            "Kenia\n"
            + "Peru hat 2019 die Bahn gebaut. " * 30_000
            + "\n## Key Findings:\n1) Peru baut eine Bahn\n",
            0,
            1,
        ),
    ],
)
def test_one_section_alone_sections_in_any_order_and_endless_lines_are_read(
    text: str, glossary: int, findings: int, home: Path, tmp_path: Path
) -> None:
    write(tmp_path, text=text)
    done = quizapp("build", "bahn.txt", home=home, cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert (done.stdout.count("- term: "), done.stdout.count("- finding: ")) == (glossary, findings)

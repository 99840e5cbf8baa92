"""What a file is follows from its content; what cannot be imported is told with a remedy."""

import io
import zipfile
from pathlib import Path

import pytest

from quizapp.exchange.formats import loader
from quizapp.exchange.recognition import ANKI, GIFT, KAHOOT, MOODLE, TABLE, recognise
from quizapp.exchange.results import ExchangeError
from quizapp.language import translator

DE = translator("de")
FILES = Path(__file__).parent
CHOICE = "Wer?{=A ~B}\n\n::Name::Wo?{=Hier}\n"
QUIZ = '<?xml version="1.0"?>\n<quiz></quiz>\n'
BRIEFING = "# Eine Reise\n\nPutin reist nach Hanoi.\n\n## Wussten Sie schon?\n\n- Gipfel: Ein Treffen.\n"


def written(folder: Path, name: str, data: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def archive(*names: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as made:
        for name in names:
            made.writestr(zipfile.ZipInfo(name), "x")  # of no date: tests are named after it
    return file.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "module", "is_told"),
    [
        ("a.gift", CHOICE, GIFT, False),
        ("a.txt", CHOICE, GIFT, False),
        ("a.csv", CHOICE, GIFT, True),
        ("a.xml", CHOICE, GIFT, True),
        ("a.xlsx", CHOICE, GIFT, True),
        ("a.csv", QUIZ, MOODLE, True),
        ("a.txt", QUIZ, MOODLE, False),
        ("a.csv", "Frage;Antwort\nWas ist {=x}?;Ein Zeichen\n", TABLE, False),
        ("a.csv", "Wer ist das?;Kim\n", TABLE, False),
        ("a.txt", "Frage;Antwort\nWer?;Kim\n", TABLE, False),
        ("a.txt", "Wer?;Kim\nWo?;Hanoi\n", TABLE, False),
        ("a.txt", "Gipfel\tEin Treffen\nWer?\tKim\n", TABLE, False),
        ("a.gift", "Frage,Antwort\nWer?,Kim\n", TABLE, True),
        ("a.xlsx", "Frage,Antwort\nWer?,Kim\n", TABLE, True),
        ("a.apkg", "Frage,Antwort\nWer?,Kim\n", TABLE, True),
        ("a.zip", archive("collection.anki2", "media"), ANKI, False),
        ("a.zip", archive("[Content_Types].xml", "xl/workbook.xml"), KAHOOT, False),
    ],
)
def test_content_counts_and_a_name_that_says_otherwise_is_told(
    name: str, data: str | bytes, module: str, is_told: bool, tmp_path: Path
) -> None:
    found = recognise(written(tmp_path, name, data))
    assert (found.module, found.told is not None) == (module, is_told)
    if found.told is not None:
        assert found.told.is_remark


def test_what_a_name_says_wrongly_is_among_the_remarks(tmp_path: Path) -> None:
    path = written(tmp_path, "fragen.csv", CHOICE)
    imported = loader(path)(path, None)
    assert [entry.stem for entry in imported.deck.entries] == ["Wer?", "Wo?"]
    assert imported.losses[0].said(DE) == (
        "Der Name sagt etwas anderes, aber nach dem Inhalt ist es GIFT, und so wurde es gelesen."
    )


@pytest.mark.parametrize(
    ("name", "data", "remedy"),
    [
        ("leer.csv", "", "Exportiere oder kopiere die Datei neu"),
        ("leer.apkg", "\ufeff \n", "ist leer"),
        ("deck.yaml", "title: T\n", "»quizapp check"),
        ("deck.yml", "", "»quizapp add"),
        ("briefing.txt", BRIEFING, "macht »quizapp build"),
        ("briefing.md", BRIEFING.replace("\n-", "\n-\t"), "macht »quizapp build"),
        ("briefing", BRIEFING, "macht »quizapp build"),
        ("blatt.html", "<!doctype html>\n<html></html>", "in der Fragedatei, aus der es gemacht ist"),
        ("blatt.xml", "<html><body></body></html>", "im »Moodle-XML-Format«"),
        ("text.docx", archive("[Content_Types].xml", "word/document.xml"), "»quizapp build« macht"),
        ("text.rtf", "{\\rtf1 Hallo}", "Speichere es als reinen Text"),
        ("text.pdf", b"%PDF-1.7\n\xe2\xe3", "Kopiere den Text in eine Textdatei"),
        ("tabelle.ods", archive("mimetype").replace(b"x", b"application/vnd.oasis.opendocument.spreadsheet"), "als CSV"),
        ("tabelle.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500, "als .xlsx oder CSV"),
        ("collection.anki2", b"SQLite format 3\0" + b"\0" * 500, "ein Stapelpaket (.apkg)"),
        ("kurs.mbz", archive("moodle_backup.xml"), "»Moodle-XML-Format«"),
        ("kurs.mbz", b"\x1f\x8b\x08\0", "»Moodle-XML-Format«"),
        ("alles.zip", archive("fragen.csv"), "Entpacke es"),
        ("alles.csv", archive("fragen.csv"), "Entpacke es"),
        ("fortschritt.json", '{"kind": "attempt"}\n', "»quizapp progress import"),
        ("bild.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "Exportiere es in einem davon"),
    ],
)  # fmt: skip
def test_what_cannot_be_imported_is_told_with_its_name_and_a_remedy(
    name: str, data: str | bytes, remedy: str, tmp_path: Path
) -> None:
    path = written(tmp_path, name, data)
    with pytest.raises(ExchangeError) as refused:
        recognise(path)
    said = refused.value.said(DE)
    assert said.startswith(("»", "In »"))
    assert name in said
    assert remedy in said


@pytest.mark.parametrize(
    ("place", "module"),
    [
        ("anki/files/anki-whole.colpkg", ANKI),
        ("anki/files/anki-current.apkg", ANKI),
        ("anki/files/anki-old.apkg", ANKI),
        ("anki/files/genanki.apkg", ANKI),
        ("tables/files/kahoot-template.xlsx", KAHOOT),
        ("tables/files/kahoot-report.xlsx", KAHOOT),
        ("tables/files/fragen.xlsx", KAHOOT),
        ("moodle/files/moodlexport.xml", MOODLE),
        ("gift/files/pygiftparser.gift", GIFT),
    ],
)
def test_what_other_programs_wrote_is_recognised_without_its_name(
    place: str, module: str, tmp_path: Path
) -> None:
    path = written(tmp_path, "fragen", (FILES / place).read_bytes())
    assert recognise(path).module == module

"""Tables hold every kind of question, are read whoever wrote them, and are never formulas."""

import csv
import io
import re
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from quizapp.bank.composer import compose
from quizapp.bank.phrases import phrases
from quizapp.bank.reader import load_deck, parse_deck
from quizapp.core.decks import Common, Deck, GlossaryEntry, Question
from quizapp.core.derivation import derive
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
from quizapp.exchange import tables
from quizapp.exchange.results import ExchangeError, Imported, Source
from quizapp.exchange.tables import kahoot
from quizapp.exchange.tables.cells import made_harmless, split_lines, undone
from quizapp.language import translator
from tests.strategies import SHIPPED, decks

DE = translator("de")
SIGNS = "aß1 :#-–'\"„“,.;!?&*%@`|>\\/()=+~_\t\n＝"


def source(deck: Deck) -> Source:
    return Source(deck, tuple(derive(deck, phrases(deck.language))))


def load(data: bytes | str, folder: Path, name: str = "fragen.csv") -> Imported:
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return tables.load(path)


def asked(imported: Imported) -> list[object]:
    return [entry.interaction if type(entry) is Question else entry for entry in imported.deck.entries]


def said(imported: Imported) -> list[str]:
    return [loss.said(DE) for loss in imported.losses]


def comparable(entry):
    """Return the entry without what depends on the file, and numbers without how they were written."""
    known = "" if entry.common.id.startswith("~") else entry.common.id
    entry = replace(entry, common=replace(entry.common, line=0, id=known))
    if type(entry) is Question and type(entry.interaction) is Number:
        entry = replace(entry, interaction=replace(entry.interaction, shown=""))
    return entry


def pairs(*left: str) -> Deck:
    right = ("1", "11", "= 2", "2 = 3")[: len(left)]
    return Deck(
        "d", "T", entries=(Question(Common("a", 0), "?a", Matching(left, right, tuple(range(len(left))))),)
    )


def as_pairs_are_written(entry):
    """Return the entry with colons in the place of the signs that would part a pair elsewhere."""
    if type(entry) is Question and type(entry.interaction) is Matching:
        left = tuple(re.sub(" =(?= |$)", ":", one) for one in entry.interaction.left)
        entry = replace(entry, interaction=replace(entry.interaction, left=left))
    return entry


@given(decks(), st.sampled_from(["de", "en", "fr"]))
@example(pairs("1", "1 ="), "de")
@example(pairs("a = = b", " = c = =", "=", "= ="), "de")
@example(pairs("a= b", "=c", "d =e"), "en")
def test_what_is_exported_is_read_again(tmp_path_factory, deck: Deck, language: str) -> None:
    ready = replace(deck, language=language)
    kept = [entry for entry in ready.entries if not entry.common.draft]
    if not kept:
        return
    exported = tables.export_csv(Source(ready, ()))
    found = load(exported.data, tmp_path_factory.mktemp("table"))
    assert found.losses == ()
    written = [as_pairs_are_written(entry) for entry in kept]
    assert [comparable(entry) for entry in found.deck.entries] == [comparable(entry) for entry in written]
    told = [loss.about for loss in exported.losses if "=" in loss.message]
    assert told == [entry.stem for entry, after in zip(kept, written, strict=True) if entry != after]


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_a_shipped_deck_survives_being_a_table(path: Path, tmp_path: Path) -> None:
    deck = load_deck(path).deck
    exported = tables.export_csv(source(deck))
    found = load(exported.data, tmp_path)
    assert found.losses == ()
    assert list(map(comparable, found.deck.entries)) == list(map(comparable, deck.entries))
    assert [loss.about for loss in exported.losses] == [deck.title]


def test_a_german_deck_has_semicolons_and_german_names_any_other_one_commas() -> None:
    entry = Question(Common("a", 0), "Wie viel?", Number(Decimal("1234.5"), Decimal("0.5"), "km"))
    german = tables.export_csv(Source(Deck("d", "T", entries=(entry,)), ())).data
    assert german == (
        b"\xef\xbb\xbf"
        + b'"Kennung";"Art";"Frage";"Antwort";"Toleranz";"Einheit"\r\n"a";"Zahl";"Wie viel?";"1234,5";"0,5";"km"\r\n'
    )
    english = tables.export_csv(Source(Deck("d", "T", "en", entries=(entry,)), ())).data.decode("utf-8-sig")
    assert '"a","number","Wie viel?","1234.5","0.5","km"' in english


@pytest.mark.parametrize(
    "text", ["=1+1", "+49 30", "-x", "@SUM(A1)", "'=1", "\t=1", "＝1+1", "=cmd|' /C calc'!A0", "-2+3"]
)
def test_no_cell_is_a_formula(text: str) -> None:
    cell = made_harmless(text)
    assert cell[0] == "'"
    assert undone(cell) == text


@pytest.mark.parametrize("text", ["-5", "+1,5 %", "Was?", "1 - 1", "'tis", "a=b"])
def test_what_is_no_formula_stays_as_it_is(text: str) -> None:
    assert made_harmless(text) == text == undone(text)


@given(st.text(st.sampled_from(SIGNS)))
def test_harmless_is_undone(text: str) -> None:
    assert undone(made_harmless(text)) == text


def test_every_exported_cell_is_harmless() -> None:
    entry = GlossaryEntry(Common("a", 0), "=1+1", "foo;=2+2,=3+3", ("@x",), (Choice("+a", "-b"),))
    data = tables.export_csv(Source(Deck("d", "T", entries=(entry,)), ())).data.decode("utf-8-sig")
    cells = [cell for row in csv.reader(io.StringIO(data), delimiter=";") for cell in row]
    assert "'=1+1" in cells
    assert not any(cell.startswith(("=", "+", "-", "@")) for cell in cells)


@given(
    st.lists(st.lists(st.text(st.sampled_from(SIGNS)), min_size=2, max_size=4), min_size=1, max_size=4),
    st.sampled_from(";,"),
)
def test_quoted_cells_hold_anything(rows: list[list[str]], delimiter: str) -> None:
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter, quoting=csv.QUOTE_ALL, lineterminator="\n").writerows(rows)
    assert [line.cells for line in split_lines(text.getvalue(), delimiter)] == rows


def test_quotes_inside_a_cell_are_text(tmp_path: Path) -> None:
    found = load('"Hallo" heißt auf Spanisch was?;Hola\nWas ist ein "Bund"?;Ein Zusammenschluss\n', tmp_path)
    assert [entry.stem for entry in found.deck.entries] == [
        '"Hallo" heißt auf Spanisch was?',
        'Was ist ein "Bund"?',
    ]


@pytest.mark.parametrize(
    ("encoding", "mark", "remarks"),
    [
        ("utf-8", b"", 0),
        ("utf-8-sig", b"", 0),
        ("utf-16", b"", 0),
        ("utf-16-le", b"", 0),
        ("utf-16-be", b"", 0),
        ("cp1252", b"", 1),
    ],
)
def test_encodings_are_told_apart(encoding: str, mark: bytes, remarks: int, tmp_path: Path) -> None:
    text = "Frage;Antwort\r\nWie heißt das Öl?;Erdöl\r\n"
    found = load(mark + text.encode(encoding), tmp_path)
    assert [(entry.stem, entry.interaction) for entry in found.deck.entries] == [
        ("Wie heißt das Öl?", Typed(("Erdöl",)))
    ]
    assert len(found.losses) == remarks


@pytest.mark.parametrize(
    ("rows", "wanted"),
    [
        ("Begriff;Bedeutung\nGipfel;Ein Treffen", ("Gipfel", "Ein Treffen")),
        ("Term,Definition\nGipfel,Ein Treffen", ("Gipfel", "Ein Treffen")),
        ("Gipfel\tEin Treffen", ("Gipfel", "Ein Treffen")),
        ("Vorderseite\tRückseite\nGipfel\tEin Treffen", ("Gipfel", "Ein Treffen")),
    ],
)  # fmt: skip
def test_two_columns_are_a_glossary(rows: str, wanted: tuple[str, str], tmp_path: Path) -> None:
    (entry,) = load(rows, tmp_path).deck.entries
    assert (entry.term, entry.definition) == wanted


HANOI = SingleChoice((Choice("Hanoi"), Choice("Hue"), Choice("Da Nang")), 0)


@pytest.mark.parametrize(
    ("rows", "wanted"),
    [
        ("Wo?\tHier", Typed(("Hier",))),
        ("Frage;Richtige Antwort;Falsche Antwort 1;Falsche Antwort 2\nWo?;Hanoi;Hue;Da Nang", HANOI),
        ("Question,Answer,Wrong 1,Wrong 2\nWo?,Hanoi,Hue,Da Nang", HANOI),
        ("question,option a,option b,option c,correct\nWo?,Hue,Hanoi,Da Nang,B", HANOI),
        ("Frage;Antwort 1;Antwort 2;Antwort 3;Richtig\nWo?;Hue;Hanoi;Da Nang;2", HANOI),
        ("Frage;Antwort 1;Antwort 2;Antwort 3;Richtig\nWo?;Hue;Hanoi;Da Nang;hanoi", HANOI),
        ("Wo?;Hanoi;Hue;Da Nang", HANOI),
        ("Frage;Antwort 1;Antwort 2;Antwort 3;Richtig\nWo?;Hue;Hanoi;Da Nang;1, 3", MultipleChoice((Choice("Hue"), Choice("Da Nang"), Choice("Hanoi")), frozenset({0, 1}))),
        ("Frage;Antwort;Auch richtig\nWo?;Hanoi;\"Ha Noi; \"", Typed(("Hanoi", "Ha Noi"))),
        ("Hanoi liegt in Vietnam.;wahr\nHue auch.;FALSCH", TrueFalse(Truth.TRUE)),
        ("Frage;Antwort;Falsch\nHanoi liegt in Vietnam.;Wahr;Falsch", TrueFalse(Truth.TRUE)),
        ("Hanoi liegt in ____.;Vietnam", Gap(("Hanoi liegt in ", "."), (("Vietnam",),))),
        ("Frage;Antwort\nHanoi liegt in __Vietnam|Viet Nam__.;", Gap(("Hanoi liegt in ", "."), (("Vietnam", "Viet Nam"),))),
        ("Frage;Antwort;Einheit\nWie viel?;1.234,5;km", Number(Decimal("1234.5"), Decimal(0), "km", "1.234,5")),
        ("Frage;Art;Antwort\nOrdne.;Reihenfolge;\"früh\nspät\"", Ordering(("früh", "spät"), (0, 1))),
        ("Frage;Art;Antwort\nWas?;Zuordnung;\"a = b\nc = d\"", Matching(("a", "c"), ("b", "d"), (0, 1))),
        ("sep=;\nFrage;Antwort\nWo?;Hier", Typed(("Hier",))),
    ],
)  # fmt: skip
def test_the_kind_follows_from_the_columns(rows: str, wanted: object, tmp_path: Path) -> None:
    found = load(rows, tmp_path)
    assert asked(found)[0] == wanted
    assert found.losses == ()


def test_what_cannot_be_read_is_told_with_its_row(tmp_path: Path) -> None:
    rows = ["Frage;Art;Antwort;Falsch 1;Punkte", "Wo?;Auswahl;Hier;;1", ";;Hier;Da;", "", "Wann?;Eingabe;;;", "Wie viel?;Zahl;viele;;", "Ja?;wahr/falsch;vielleicht;;", "Was?;Auswahl;Hier;hier;", "Wer?;Eingabe;Er;;tausend", "Gut?;Eingabe;Gut"]  # fmt: skip
    found = load("\n".join(rows), tmp_path)
    assert said(found) == [
        "Zeile 2: Es fehlt eine falsche Antwort zur Auswahl.",
        "Zeile 3: Es fehlt eine Frage.",
        "Zeile 5: Es fehlt eine Antwort.",
        "Zeile 6: »viele« ist keine Zahl.",
        "Zeile 7: »vielleicht« ist weder wahr noch falsch noch »steht nicht da«.",
        "Zeile 8: »hier« ist zugleich richtig und falsch; als falsche Antwort wurde es weggelassen.",
        "Zeile 8: Es fehlt eine falsche Antwort zur Auswahl.",
        "Zeile 9: »tausend« bedeutet in der Spalte »Punkte« nichts und wurde übergangen.",
        "Zeile 10: Die letzte Zeile hat 3 von 5 Zellen. Ist die Datei dort abgeschnitten, kopiere sie neu.",
    ]
    assert [entry.stem for entry in found.deck.entries] == ["Wer?", "Gut?"]


@pytest.mark.parametrize(
    ("rows", "about", "told"),
    [
        ("Frage;Antwort;Bild\nWo?;Hier;a.png\nWann?;Jetzt;b.png", "Bild", "bedeutet hier nichts"),
        ("Frage;Antwort;Erklärung;Erklärung\nWo?;Hier;a;b", "Erklärung", "zweimal"),
        ("Frage;Antwort;Auch richtig\nWo?;Hanoi;Ha Noi; da", "Wo?", "Zeile 2: Was hinter der letzten"),
        ("Frage;Antwort;Nur\nWo?;Hier;bald", "Wo?", "»bald« bedeutet in der Spalte »Nur«"),
        (
            "Art;Frage;Antwort;Auch richtig\nwahr/falsch;Wo?;wahr;ja",
            "Wo?",
            "»ja« bedeutet in der Spalte »Auch",
        ),
        ("Art;Frage;Antwort;Falsch\nEingabe;Wo?;Hier;Da", "Wo?", "»Da« bedeutet in der Spalte »Falsch«"),
        ("Art;Frage;Antwort;Einheit\nEingabe;Wo?;Hier;km", "Wo?", "»km« bedeutet in der Spalte »Einheit«"),
    ],
)
def test_a_cell_that_means_nothing_is_told_once(rows: str, about: str, told: str, tmp_path: Path) -> None:
    found = load(rows, tmp_path)
    (loss,) = found.losses
    assert (loss.about, told in loss.said(DE)) == (about, True), loss.said(DE)


@pytest.mark.parametrize(
    "rows", ["Frage;Antwort;Bild\nWo?;Hier;", "Frage;Antwort;;\nWo?;Hier;;", "Wo?;Hier;;;"]
)
def test_empty_columns_lose_nothing(rows: str, tmp_path: Path) -> None:
    assert load(rows, tmp_path).losses == ()


def test_a_quoted_cell_may_have_line_breaks_and_rows_are_counted_as_a_spreadsheet_does(
    tmp_path: Path,
) -> None:
    found = load('Frage;Antwort\n"Eine Frage\nin zwei Zeilen?";Ja doch\nWo?;\n', tmp_path)
    assert found.deck.entries[0].stem == "Eine Frage\nin zwei Zeilen?"
    assert said(found) == ["Zeile 3: Es fehlt eine Antwort."]


def test_cards_are_term_and_definition_or_question_and_answer(tmp_path: Path) -> None:
    deck = Deck(
        "d", "T",
        entries=(
            GlossaryEntry(Common("a", 0), "Gipfel", "Ein Treffen\nvon Chefs"),
            Question(Common("b", 0), "Wo?", HANOI),
            Question(Common("c", 0), '"Ja" heißt was?', Typed(("да", "da"))),
            Question(Common("d", 0), "Ordne.", Ordering(("a", "b"), (0, 1))),
            Question(Common("e", 0), "Hanoi liegt in Vietnam.", TrueFalse(Truth.TRUE)),
            Question(Common("f", 0), "Hanoi liegt in ____.", Gap(("Hanoi liegt in ", "."), (("Vietnam",),))),
        ),
    )  # fmt: skip
    exported = tables.export_tsv(source(deck))
    assert exported.data.decode() == (
        "Gipfel\tEin Treffen von Chefs\nWo?\tHanoi\n“Ja” heißt was?\tда\n"
        "Hanoi liegt in Vietnam.\twahr\nHanoi liegt in ____.\tVietnam\n"
    )
    assert [loss.about for loss in exported.losses] == [
        "T",
        "Gipfel",
        "Wo?",
        '"Ja" heißt was?',
        '"Ja" heißt was?',
        "Ordne.",
    ]
    found = load(exported.data, tmp_path, "karten.tsv")
    assert asked(found) == [
        GlossaryEntry(found.deck.entries[0].common, "Gipfel", "Ein Treffen von Chefs"),
        Typed(("Hanoi",)),
        Typed(("да",)),
        TrueFalse(Truth.TRUE),
        Gap(("Hanoi liegt in ", "."), (("Vietnam",),)),
    ]


@given(
    st.binary(max_size=300)
    | st.text(st.sampled_from(SIGNS + "Frage;Antwort\x00\x1b\u202e"), max_size=300).map(str.encode)
)
def test_anything_is_read_or_refused_and_gives_a_file_without_errors(tmp_path_factory, data: bytes) -> None:
    try:
        found = load(data, tmp_path_factory.mktemp("table"))
    except ExchangeError:
        return
    assert all(loss.said(DE) for loss in found.losses)
    if found.deck.entries:
        plain = replace(found.deck, id="d", title="T")
        reading = parse_deck(compose(plain).encode(), Path("d.yaml"))
        assert {problem.code for problem in reading.problems} <= {"asks-nothing", "duplicate-id", "bad-id"}


def test_a_file_of_bytes_is_no_table(tmp_path: Path) -> None:
    with pytest.raises(ExchangeError, match="no text file"):
        load(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" * 50, tmp_path)


def test_progress_ends_at_the_end(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("Wo?;Hier\n" * 3000)
    told: list[tuple[int, int]] = []
    tables.load(path, lambda done, total: told.append((done, total)))
    assert told[-1] == (27000, 27000)
    assert len(told) == 4


QUOTED = '"Frage";"Antwort";"Falsch 1"\n"Wo?";"Hier";"Da"\n'
PLAIN = "Frage;Antwort;Falsch\nWo?;Hier;Da\n"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (QUOTED + '"Wann?";"Heu', "Zeile 3: Die Datei endet innerhalb von Anführungszeichen"),
        (QUOTED + '"Wann?";"Heu\nte;\nMorgen', "Zeile 3: Die Datei endet innerhalb von Anführungszeichen"),
        (PLAIN + '"Wann', "Zeile 3: Die Datei endet innerhalb von Anführungszeichen"),
        (PLAIN + "Wann?;Heu", "Zeile 3: Die letzte Zeile hat 2 von 3 Zellen."),
        (PLAIN + 'Wann?;"Heute;Gestern\nWer?;Ich;Du\n', "Zeile 3: Eine Zelle beginnt mit einem Anführungszeichen"),
    ],
)  # fmt: skip
def test_a_file_that_is_cut_amid_a_row_is_told_with_the_row(text: str, told: str, tmp_path: Path) -> None:
    found = load(text, tmp_path)
    assert any(each.startswith(told) for each in said(found)), said(found)
    assert found.deck.entries[0].stem == "Wo?"
    assert all("Heu\n" not in str(entry.interaction) for entry in found.deck.entries)


def test_a_lone_quotation_mark_that_somebody_typed_costs_no_row(tmp_path: Path) -> None:
    found = load('"Ja" heißt?\tда\n"Hallo\tпривет\n"Nein"\tнет\nTag\tдень\n', tmp_path, "karten.tsv")
    assert [getattr(entry, "term", "") or entry.stem for entry in found.deck.entries] == [
        '"Ja" heißt?', '"Hallo', '"Nein"', "Tag",
    ]  # fmt: skip
    assert said(found) == [
        "Zeile 2: Eine Zelle beginnt mit einem Anführungszeichen, das nirgends geschlossen wird."
    ]


@pytest.mark.parametrize(
    "text", [QUOTED[:-1], PLAIN, PLAIN + "Wann?;Heute;\n", PLAIN + "Wann?;Heute;", "Wo?\tHier"]
)
def test_a_file_that_ends_with_a_whole_row_is_not_said_to_be_cut(text: str, tmp_path: Path) -> None:
    assert not [each for each in said(load(text, tmp_path)) if "Zellen" in each or "Anführung" in each]


@given(
    st.lists(
        st.tuples(*[st.text(st.sampled_from("aß1 :#-'„“,.;!?&*%@=+~＝"), min_size=1, max_size=15)] * 2),
        min_size=1,
        max_size=4,
        unique=True,
    )
)
def test_cards_come_back_as_the_same_texts(tmp_path_factory, sides: list[tuple[str, str]]) -> None:
    sides = [(f"{front} a".strip(), f"{back} b".strip()) for front, back in sides]
    entries = tuple(
        GlossaryEntry(Common(f"e{number}", 0), front, back) for number, (front, back) in enumerate(sides)
    )
    exported = tables.export_tsv(source(Deck("d", "T", entries=entries)))
    assert exported.data.decode() == "".join(
        f"{' '.join(front.split())}\t{' '.join(back.split())}\n" for front, back in sides
    )
    path = tmp_path_factory.mktemp("cards") / "d.tsv"
    path.write_bytes(exported.data)
    found = tables.load(path).deck
    assert [" ".join(front.split()) for front, _ in sides] == [
        getattr(entry, "term", "") or entry.stem for entry in found.entries
    ]


@pytest.mark.parametrize("text", ["-5 Grad", "=1+1", "'-ing' form", "@home", "+49 30"])
@pytest.mark.parametrize("suffix", ["csv", "tsv", "xlsx"])
def test_what_looks_like_a_formula_comes_back_as_it_was(text: str, suffix: str, tmp_path: Path) -> None:
    deck = Deck(
        "d",
        "T",
        entries=(Question(Common("a", 0), text, SingleChoice((Choice(text + "?"), Choice("x")), 0)),),
    )
    path = tmp_path / f"d.{suffix}"
    export = {"csv": tables.export_csv, "tsv": tables.export_tsv, "xlsx": kahoot.export}[suffix]
    path.write_bytes(export(source(deck)).data)
    read = kahoot.load if suffix == "xlsx" else tables.load
    (entry,) = read(path).deck.entries
    assert (getattr(entry, "term", "") or entry.stem) == text
    assert suffix == "tsv" or entry.interaction == deck.entries[0].interaction


def test_only_a_table_for_spreadsheets_keeps_its_texts_from_being_formulas(tmp_path: Path) -> None:
    deck = Deck("d", "T", entries=(GlossaryEntry(Common("a", 0), "-heit", "Eine Endung"),))
    assert b'"\'-heit"' in tables.export_csv(source(deck)).data
    assert tables.export_tsv(source(deck)).data == b"-heit\tEine Endung\n"
    (foreign,) = load("Begriff;Definition\n'-ing' form;Gerund\n", tmp_path).deck.entries
    assert foreign.term == "'-ing' form"


def test_a_card_like_names_of_columns_does_not_stand_first(tmp_path: Path) -> None:
    entries = (
        GlossaryEntry(Common("a", 0), "Frage", "Antwort"),
        GlossaryEntry(Common("b", 0), "Gipfel", "Ein Treffen"),
    )
    exported = tables.export_tsv(source(Deck("d", "T", entries=entries)))
    assert exported.data.decode() == "Gipfel\tEin Treffen\nFrage\tAntwort\n"
    found = load(exported.data, tmp_path, "d.tsv")
    assert [entry.term for entry in found.deck.entries] == ["Gipfel", "Frage"]

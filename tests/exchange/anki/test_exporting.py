"""A package of ours is what Anki itself makes of it: its notes, cards, tags, and what the cards say."""

import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from anki.collection import Collection
from anki.notes import Note

from quizapp.exchange.anki import export
from quizapp.exchange.anki.notetypes import FIELDS, KNOWN, Layout, notetype_id
from quizapp.exchange.results import Source
from quizapp.language import LANGUAGES
from tests.strategies import SHIPPED

from .samples import NOON, collection, deck_of, export_to, import_into, shipped, source

DECK = """
title: "Asien: ein Überblick"
as_of: 2024-06-17
description: Worum es geht
authors: [Anna, Ben]
tags: [Weltpolitik, Naher Osten]
glossary:
  - term: Joint Venture
    id: joint-venture
    definition: Gemeinschaftsunternehmen zweier Partner
    only: [name]
questions:
  - question: Wer betreibt <Vietsovpetro> & Co.?
    id: wer
    answer: Vietnam und Russland
    wrong: [Nordkorea, China]
    explanation: "Eine Zeile.\\nNoch eine."
    hint: Zwei Länder
    source: ein vietnamesisch-russisches Gemeinschaftsunternehmen
    level: 2
  - gap: "{{Bach}} Ho ist ein __Ölfeld|Erdölfeld__ vor __Vietnam::Süd__."
    id: luecke
  - question: Wie viele Schuss?
    id: schuss
    number: 1.234,5
    tolerance: 0,5
    unit: Millionen
  - statement: Das gehört Nordkorea.
    id: aussage
    correct: no
  - question: Was gehört zusammen?
    id: paare
    pairs:
      Bach Ho: Ölfeld
      Hanoi: Hauptstadt
  - question: Ordne.
    id: ordne
    order: [eins, zwei, drei]
  - question: Welche?
    id: welche
    answers: [rot, grün]
    wrong:
      - choice: blau
        feedback: Blau nicht.
"""


def notes(opened: Collection) -> dict[str, Note]:
    """Return the notes of a collection by the id of their item."""
    found = [opened.get_note(known) for known in opened.find_notes("")]
    return {note["Id"].rpartition("/")[2]: note for note in found}


def test_anki_takes_all_notes_with_their_fields_tags_and_cards(tmp_path: Path) -> None:
    with collection(tmp_path / "anki") as opened:
        import_into(opened, export_to(tmp_path / "deck.apkg", source(deck_of(DECK))))
        found = notes(opened)
        assert set(found) == {
            "joint-venture.name", "wer", "luecke", "schuss", "aussage", "paare", "ordne", "welche"
        }  # fmt: skip
        assert opened.decks.id_for_name("Asien: ein Überblick") is not None
        assert "Worum es geht<br>Anna, Ben" in opened.decks.by_name("Asien: ein Überblick")["desc"]
        assert found["wer"]["Question"] == "Wer betreibt &lt;Vietsovpetro&gt; &amp; Co.?"
        assert found["wer"]["Answer"] == "Vietnam und Russland"
        assert found["wer"]["Explanation"] == "Eine Zeile.<br>Noch eine."
        assert found["wer"].tags == ["Naher_Osten", "Weltpolitik"]
        assert len(found["luecke"].cards()) == 2, "one for each gap"
        assert all(len(note.cards()) == 1 for name, note in found.items() if name != "luecke")


def test_the_cards_say_what_is_asked_and_answered(tmp_path: Path) -> None:
    with collection(tmp_path / "anki") as opened:
        import_into(opened, export_to(tmp_path / "deck.apkg", source(deck_of(DECK))))
        cards = {name: note.cards() for name, note in notes(opened).items()}
        front, back = cards["wer"][0].question(), cards["wer"][0].answer()
        assert "Wer betreibt &lt;Vietsovpetro&gt; &amp; Co.?" in front
        assert "<li>Nordkorea</li>" in front
        assert "Eine Zeile" not in front
        assert "Eine Zeile.<br>Noch eine." in back
        assert "Im Briefing · Stand 2024-06-17" in back
        first, second = (card.question() for card in cards["luecke"])
        assert "[...]" in first
        assert "Vietnam:&#58;Süd" not in first, "the text is escaped sign by sign"
        assert "Vietnam&#58;&#58;Süd" in first
        assert "Ölfeld" in second
        assert "&#123;&#123;Bach&#125;&#125; Ho" in second
        assert "Ölfeld | Erdölfeld" in cards["luecke"][0].answer()
        assert "[[type:Answer]] Millionen" in cards["schuss"][0].question()
        assert "± 0,5" in cards["schuss"][0].answer()
        assert '<div class="answer">Stimmt nicht</div>' in cards["aussage"][0].answer()
        assert "<li>Bach Ho<b> = </b>Ölfeld</li>" in cards["paare"][0].answer()
        assert "<ol><li>eins</li><li>zwei</li><li>drei</li></ol>" in cards["ordne"][0].answer()


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_every_item_of_a_shipped_deck_is_a_note(path: Path, tmp_path: Path) -> None:
    exported = source(shipped(path))
    with collection(tmp_path / "anki") as opened:
        import_into(opened, export_to(tmp_path / "deck.apkg", exported))
        assert opened.note_count() == len(exported.items)
        assert {opened.get_note(known)["Id"] for known in opened.find_notes("")} == {
            item.id for item in exported.items
        }
        assert opened.find_cards("deck:current") is not None
        empty = opened.get_empty_cards()
        assert not empty.notes


def test_a_second_export_updates_what_was_edited_and_doubles_nothing(tmp_path: Path) -> None:
    edited = deck_of(DECK.replace("Wie viele Schuss?", "Wie viele Schuss sind es?"))
    longer = deck_of(DECK + "  - question: Neu?\n    id: neu\n    answer: ja\n")
    with collection(tmp_path / "anki") as opened:
        import_into(opened, export_to(tmp_path / "deck.apkg", source(deck_of(DECK))))
        known = {name: note.guid for name, note in notes(opened).items()}
        import_into(opened, export_to(tmp_path / "deck.apkg", source(edited), NOON + 60))
        found = notes(opened)
        assert {name: note.guid for name, note in found.items()} == known
        assert found["schuss"]["Question"] == "Wie viele Schuss sind es?"
        import_into(opened, export_to(tmp_path / "deck.apkg", source(longer), NOON + 120))
        assert len(notes(opened)) == len(known) + 1
        assert len(opened.decks.all_names_and_ids(skip_empty_default=True)) == 1
        ours = [each.name for each in opened.models.all_names_and_ids() if each.name.startswith("quizapp")]
        assert sorted(ours) == ["quizapp: Karte", "quizapp: Lücken", "quizapp: getippt"]


def test_the_ids_of_note_types_never_change() -> None:
    assert [notetype_id(layout, "de") for layout in Layout] == [1795420000, 1795420001, 1795420002]
    assert [notetype_id(layout, "en") for layout in Layout] == [1795420010, 1795420011, 1795420012]
    assert len(KNOWN) == len(LANGUAGES) * len(Layout)
    assert FIELDS[Layout.BASIC][:3] == ("Question", "Choices", "Answer")


def test_a_deck_in_a_language_without_catalogue_says_it_in_english(tmp_path: Path) -> None:
    french = deck_of(DECK.replace("authors:", "language: fr\nauthors:"))
    with collection(tmp_path / "anki") as opened:
        import_into(opened, export_to(tmp_path / "deck.apkg", source(french)))
        assert notes(opened)["aussage"]["Answer"] == "False"


def test_every_loss_is_told_for_the_item_it_concerns() -> None:
    exported = export(source(deck_of(DECK), "Das Briefing."))
    told = Counter((loss.about, loss.message.split(";")[0].split(":")[0]) for loss in exported.losses)
    judged = "Anki cannot let anybody choose or sort"
    assert told == Counter(
        [
            (
                "Asien: ein Überblick",
                "The briefing is left out, except for the passages that questions rest on.",
            ),
            ("Wer betreibt <Vietsovpetro> & Co.?", judged),
            ("Wer betreibt <Vietsovpetro> & Co.?", "Level, points and time limit are left out."),
            ("{{Bach}} Ho ist ein ____ vor ____.", "Anki asks for the gaps one after the other."),
            ("{{Bach}} Ho ist ein ____ vor ____.", "Anki compares with one answer only"),
            ("Wie viele Schuss?", "Anki knows no tolerance"),
            ("Das gehört Nordkorea.", judged),
            ("Was gehört zusammen?", judged),
            ("Ordne.", judged),
            ("Welche?", judged),
            ("Welche?", "The feedback on wrong choices is left out."),
            *((item.stem, "Blanks in tags became »_«.") for item in source(deck_of(DECK)).items),
        ]
    )


def test_no_file_is_left_behind(tmp_path: Path) -> None:
    """The package's own writer leaves a temporary file; ours is asked with a temporary folder of its own."""
    code = (
        "import sys\n"
        "from pathlib import Path\n"
        "from quizapp.core.decks import Deck\n"
        "from quizapp.exchange.anki import export, load\n"
        "from quizapp.exchange.results import Source\n"
        "assert 'genanki' not in sys.modules\n"
        "assert 'zstandard' not in sys.modules\n"
        "export(Source(Deck('d', 'D'), ()))\n"
        "load(Path(sys.argv[1]))\n"
    )
    path = Path(__file__).parent / "files" / "anki-current.apkg"
    subprocess.run([sys.executable, "-c", code, str(path)], check=True, env={"TMPDIR": str(tmp_path)})
    assert list(tmp_path.iterdir()) == []


def test_an_empty_deck_is_a_package_too(tmp_path: Path) -> None:
    with collection(tmp_path / "anki") as opened:
        import_into(opened, export_to(tmp_path / "deck.apkg", Source(deck_of(DECK), ())))
        assert opened.note_count() == 0

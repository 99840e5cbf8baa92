"""Packages that others wrote become entries that can be asked here, and what does not fit is told."""

from collections import Counter
from pathlib import Path

import pytest

from quizapp.core.decks import Entry, GlossaryEntry, Question
from quizapp.core.items import Facet, Gap, Typed
from quizapp.exchange.anki import load
from quizapp.exchange.results import Imported

from .samples import FILES, collection, database, export_from, package, read_notes

ANKI = ("anki-current.apkg", "anki-old.apkg", "anki-whole.colpkg")
LONG = "Eine Antwort, die viel zu lang ist, als dass irgendjemand sie Wort für Wort tippen möchte"


def said(entry: Entry) -> tuple[str, object]:
    """Return what is asked and what is right."""
    if isinstance(entry, GlossaryEntry):
        return entry.term, entry.definition
    assert isinstance(entry, Question)
    interaction = entry.interaction
    assert isinstance(interaction, Typed | Gap)
    return entry.stem, interaction.accepted


def told(imported: Imported) -> list[tuple[str, str]]:
    return [(loss.about, loss.message) for loss in imported.losses]


@pytest.mark.parametrize("name", ANKI)
def test_a_package_that_anki_wrote_is_read_in_every_format(name: str) -> None:
    imported = load(FILES / name)
    assert [said(entry) for entry in imported.deck.entries] == [
        ("Was ist die Hauptstadt von Frankreich?", (("Paris",))),
        ("Warum ist Bern keine Hauptstadt?", "Es heißt\nnur Bundesstadt der Schweiz."),
        (
            "Satellitenbild",
            "Aus der Umlaufbahn aufgenommene Ansicht der Erde & ihrer Wolken; man sieht auch Straßen",
        ),
        ("Hanoi", "Hauptstadt Vietnams"),
        ("Wie heißt Vietnams Währung?", (("Đồng",))),
        ("____ ist ein Ölfeld vor ____.", (("Bach Ho",), ("Vietnam",))),
        ("Wie klingt ein Gong?", (("Tief",))),
    ]
    kinds = [entry.common.only for entry in imported.deck.entries]
    assert [place for place, only in enumerate(kinds) if only == {Facet.RECALL}] == [1]
    gap = imported.deck.entries[5].common
    assert (gap.hint, gap.explanation) == ("Name", "Auch: Weißer Tiger")
    assert imported.deck.title == "Erdkunde: Asien"
    assert Counter(entry.common.tags for entry in imported.deck.entries) == {
        ("Schule", "Erdkunde::Europa"): 3,
        ("Schule", "Erdkunde::Asien"): 4,
    }


@pytest.mark.parametrize("name", ANKI)
def test_pictures_and_sounds_are_told(name: str) -> None:
    losses = told(load(FILES / name))
    assert ("Erdkunde: Asien", "The pictures and sounds in the package are left out: {count}.") in losses
    assert ("Wie klingt ein Gong?", "Its pictures and sounds are left out.") in losses
    assert ("Laos", "One of its sides holds no text, so that nothing can be asked.") in losses


def test_the_format_makes_no_difference() -> None:
    first, *others = (load(FILES / name) for name in ANKI)
    assert all(other == first for other in others)


def test_a_package_that_genanki_wrote_is_read() -> None:
    imported = load(FILES / "genanki.apkg")
    assert [said(entry) for entry in imported.deck.entries] == [
        ("ambassador", ("Botschafter",)),
        ("Rates ____ by ____.", (("rose",), ("5 %",))),
        ("treaty", "Vertrag"),
        ("sanction", ("Strafmaßnahme",)),
    ]
    first = imported.deck.entries[0].common
    assert (first.explanation, first.hint, first.tags) == ("The ambassador left.", "Amt", ("en",))
    assert imported.deck.title == "Englisch"
    assert imported.losses == ()


def test_a_note_keeps_its_id_whatever_is_edited(tmp_path: Path) -> None:
    first = read_notes(tmp_path, ("abc", "", "Was?", "das"), ("abd", "", "Wer?", "die")).deck.entries
    again = read_notes(tmp_path, ("abd", "", "Wer denn?", "die"), ("abc", "", "Was?", LONG)).deck.entries
    assert [entry.common.id for entry in again] == [entry.common.id for entry in reversed(first)]
    assert first[0].common.id == "anki-13c9497c2425"


@pytest.mark.parametrize(
    ("front", "back", "is_term", "only"),
    [
        ("Embargo", LONG, True, frozenset()),
        ("Was ist ein Embargo?", LONG, True, {Facet.RECALL}),
        (LONG, LONG + "!", True, {Facet.RECALL}),
        ("Liste", "eins<br>zwei", True, frozenset()),
        ("Was folgt?", "drei", False, frozenset()),
        (LONG, "Embargo", False, frozenset()),
    ],
)
def test_only_a_short_answer_is_typed(
    front: str, back: str, is_term: bool, only: frozenset[Facet], tmp_path: Path
) -> None:
    (entry,) = read_notes(tmp_path, ("a", "", front, back)).deck.entries
    assert isinstance(entry, GlossaryEntry) is is_term
    assert entry.common.only == only


@pytest.mark.parametrize(
    ("front", "back", "term"),
    [
        ("Hanoi", "Hauptstadt Vietnams", "Hanoi"),
        ("Hauptstadt Vietnams", "Hanoi", "Hanoi"),
        ("Wo?", "Dort drüben", "Dort drüben"),
        (LONG, "Hanoi", "Hanoi"),
    ],
)
def test_of_two_sides_the_term_is_the_shorter_that_asks_nothing(
    front: str, back: str, term: str, tmp_path: Path
) -> None:
    with collection(tmp_path / "anki") as opened:
        note = opened.new_note(opened.models.by_name("Basic (and reversed card)"))
        note.fields = [front, back]
        opened.add_note(note, opened.decks.id("D"))
        path = export_from(opened, tmp_path / "deck.apkg", legacy=False)
    (entry,) = load(path).deck.entries
    assert isinstance(entry, GlossaryEntry)
    assert entry.term == term
    assert {entry.term, entry.definition} == {front, back}


def test_what_cannot_be_asked_is_told(tmp_path: Path) -> None:
    with collection(tmp_path / "anki") as opened:
        cloze = opened.models.by_name("Cloze")
        occlusion = opened.models.by_name("Image Occlusion")
        for notetype, text in (
            (cloze, "Eine {{c1::a|b}} Lücke"),
            (cloze, "Mit __Strichen__ {{c1::hier}}"),
            (cloze, "Außen {{c1::und {{c2::innen}} noch}}"),
            (cloze, "{{c1::Alles}} gut"),
            (occlusion, "{{c1::image-occlusion:rect:left=.1}}"),
        ):
            note = opened.new_note(notetype)
            note.fields[0] = text
            if notetype is occlusion:
                note.fields[1] = '<img src="a.png">'
            opened.add_note(note, opened.decks.id("Stapel"))
        path = export_from(opened, tmp_path / "deck.apkg", legacy=False)
    imported = load(path)
    assert [said(entry) for entry in imported.deck.entries] == [
        ("Außen ____", (("und innen noch",),)),
        ("____ gut", (("Alles",),)),
    ]
    assert [message for _, message in told(imported)] == [
        "»__« or »|« stands in it, which marks gaps here.",
        "»__« or »|« stands in it, which marks gaps here.",
        "A gap within a gap is filled together with the outer one.",
        "A picture with covered parts cannot be asked here.",
    ]


def test_what_was_learned_and_how_it_looked_is_told(tmp_path: Path) -> None:
    with collection(tmp_path / "anki") as opened:
        note = opened.new_note(opened.models.by_name("Basic"))
        note.fields = ["<b>Was</b>?", "das"]
        opened.add_note(note, opened.decks.id("Stapel"))
        opened.decks.select(opened.decks.id("Stapel"))
        card = opened.sched.getCard()
        assert card is not None
        opened.sched.answerCard(card, 3)
        opened.export_collection_package(str(tmp_path / "all.colpkg"), include_media=False, legacy=False)
    assert told(load(tmp_path / "all.colpkg")) == [
        ("Stapel", "Bold, coloured and otherwise formatted text is plain now, in so many notes: {count}."),
        ("Stapel", "What was learned with it in Anki stays there."),
    ]


def test_a_note_that_is_too_long_or_has_no_type_is_told(tmp_path: Path) -> None:
    rows = [("a", 1, "", "Was?\x1fdas"), ("b", 1, "", "x" * 140_000 + "\x1fdas"), ("c", 7, "", "Wer?\x1fdie")]
    imported = load(package(tmp_path / "deck.apkg", database(rows)))
    assert len(imported.deck.entries) == 1
    assert told(imported) == [
        ("", "It is too long for a question."),
        ("Wer? die", "Its note type is missing."),
    ]


def test_tags_of_anki_s_own_are_left_out(tmp_path: Path) -> None:
    (entry,) = read_notes(tmp_path, ("a", " Marked leech  Asien::Süd ", "Was?", "das")).deck.entries
    assert entry.common.tags == ("Asien::Süd",)


def test_progress_is_told_a_hundred_times(tmp_path: Path) -> None:
    rows = [(str(number), 1, "", f"Was ist {number}?\x1fdas") for number in range(1000)]
    path = package(tmp_path / "deck.apkg", database(rows))
    calls: list[tuple[int, int]] = []
    load(path, lambda done, total: calls.append((done, total)))
    assert calls == [(10 * number, 1000) for number in range(1, 101)]


def test_an_empty_collection_is_an_empty_deck(tmp_path: Path) -> None:
    imported = load(package(tmp_path / "deck.apkg", database()))
    assert imported.deck.entries == ()
    assert imported.deck.title
    assert imported.losses == ()

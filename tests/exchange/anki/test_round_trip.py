"""What was exported and is imported again gives the same items, also when it has lived in Anki."""

import tempfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.core.decks import Common, Deck, Entry, Finding, GlossaryEntry, Question
from quizapp.core.folding import fold
from quizapp.core.items import (
    Certainty,
    Choice,
    Facet,
    Gap,
    Kind,
    Number,
    SingleChoice,
    Typed,
)
from quizapp.core.numbers import parse_number
from quizapp.exchange.anki import load
from quizapp.exchange.anki.collection import Note, Notetype
from quizapp.exchange.anki.exporting import export
from quizapp.exchange.anki.notetypes import FIELDS, KNOWN
from quizapp.exchange.anki.own import OwnNote, make_own, own_note
from quizapp.exchange.filing import file_deck
from quizapp.exchange.results import Imported
from tests.strategies import SHIPPED, gaps, interactions

from .samples import (
    collection,
    deck_of,
    export_from,
    export_to,
    held,
    import_into,
    items_of,
    shipped,
    source,
)

SIGNS = "aZäß1 :;#-–'\"„“»«,.!?&<>*%@$`[]{}\\/()=~"
WORD = (
    st.text(st.sampled_from(SIGNS), min_size=1, max_size=20)
    .map(lambda text: " ".join(text.split()))
    .filter(fold)
)
TEXT = st.lists(WORD, min_size=1, max_size=3).map("\n".join)
TAG = (
    st.text(st.sampled_from("aä1-: "), min_size=1, max_size=8)
    .map(lambda text: " ".join(text.split()))
    .filter(bool)
)


@st.composite
def numbers(draw: st.DrawFn) -> Number:
    shown = draw(st.sampled_from(("5", "-3,25", "1.234,5", "0,001", "2024")))
    value = parse_number(shown, "de")
    around = parse_number(draw(st.sampled_from(("0", "0,5", "10"))), "de")
    assert value is not None
    assert around is not None
    return Number(value, around, draw(st.sampled_from(("", "km", "Millionen"))), shown)


@st.composite
def entries(draw: st.DrawFn, number: int) -> Entry:
    sources = tuple(draw(st.lists(WORD, max_size=2)))
    certain = draw(st.booleans()) and bool(sources)
    common = Common(
        id=draw(st.sampled_from((f"eintrag-{number}", f"~{number:012x}"))),
        line=0,
        explanation=draw(st.just("") | TEXT),
        hint=draw(st.just("") | WORD),
        sources=sources,
        certainty=draw(st.sampled_from(Certainty)) if certain else None,
        claim=draw(WORD) if certain else "",
        tags=tuple(draw(st.lists(TAG, max_size=2, unique=True))),
    )
    match draw(st.sampled_from(("glossary", "finding", "question", "question"))):
        case "glossary":
            term, definition, *others = draw(st.lists(WORD, min_size=4, max_size=5, unique_by=fold))
            wrong = tuple(map(Choice, others if draw(st.booleans()) else ()))
            only = draw(st.sampled_from(((), (Facet.NAME,), (Facet.RECALL,), (Facet.NAME, Facet.RECALL))))
            common = replace(common, only=frozenset(only))
            also = draw(st.lists(WORD, max_size=2)) if not only or Facet.NAME in only else ()
            return GlossaryEntry(common, term, definition, tuple(also), wrong)
        case "finding":
            gap = draw(gaps(WORD))
            text = "".join(
                part + key
                for part, key in zip(gap.parts, (*(each[0] for each in gap.accepted), ""), strict=True)
            )
            return Finding(common, text, gap)
        case _:
            interaction = draw(interactions(WORD, WORD, numbers(), feedback=False))
            stem = "____".join(interaction.parts) if isinstance(interaction, Gap) else draw(TEXT)
            return Question(common, stem, interaction)


@st.composite
def decks(draw: st.DrawFn) -> Deck:
    made = [draw(entries(number)) for number in range(draw(st.integers(1, 5)))]
    return Deck(
        "stapel-1",
        draw(WORD).replace(":", "-"),
        draw(st.sampled_from(("de", "en"))),
        as_of=draw(st.none() | st.dates(date(2000, 1, 1), date(2030, 1, 1))),
        tags=tuple(draw(st.lists(TAG, max_size=2, unique=True))),
        entries=tuple(made),
    )


def comparable(imported: Imported) -> dict[str, object]:
    return {known: held(item) for known, item in items_of(imported).items()}


@settings(max_examples=60)
@given(decks())
def test_what_was_exported_comes_back_as_the_same_items(deck: Deck) -> None:
    exported = source(deck)
    with tempfile.TemporaryDirectory() as folder:
        imported = load(export_to(Path(folder) / "deck.apkg", exported))
    if exported.items:
        assert (imported.deck.id, imported.deck.language) == (deck.id, deck.language)
        assert imported.deck.title == " ".join(deck.title.split())
        assert imported.losses == ()
    assert comparable(imported) == {item.id: held(item) for item in exported.items}


def test_other_names_of_a_term_that_is_only_recalled_are_told_to_be_left_out() -> None:
    entry = "- term: Kreml\n    id: kreml\n    definition: Sitz\n    also: [Burg]\n    only: {0}\n"
    for facet, told in (("recall", True), ("name", False)):
        exported = export(source(deck_of(f"title: T\nglossary:\n  {entry.format(facet)}")))
        assert any("other names" in loss.message for loss in exported.losses) is told


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
@pytest.mark.parametrize("legacy", [False, True], ids=["current", "old"])
def test_a_shipped_deck_survives_living_in_anki(path: Path, legacy: bool, tmp_path: Path) -> None:
    exported = source(shipped(path))
    with collection(tmp_path / "anki") as opened:
        import_into(opened, export_to(tmp_path / "there.apkg", exported))
        back = load(export_from(opened, tmp_path / "back.apkg", legacy=legacy))
    assert comparable(back) == {item.id: held(item) for item in exported.items}
    assert back.deck.id == path.stem
    assert back.losses == ()


def test_what_was_edited_in_anki_comes_back_edited(tmp_path: Path) -> None:
    deck = deck_of(
        "title: T\nquestions:\n  - question: Wer?\n    id: wer\n    answer: Kim\n    wrong: [Putin, Lam]\n"
    )
    with collection(tmp_path / "anki") as opened:
        import_into(opened, export_to(tmp_path / "there.apkg", source(deck)))
        note = opened.get_note(opened.find_notes("")[0])
        note["Question"] = "<div>Wer <b>war</b> das?</div>"
        note["Choices"] = note["Choices"].replace("Lam", "Tô Lâm")
        opened.update_note(note)
        back = load(export_from(opened, tmp_path / "back.apkg", legacy=False))
    (entry,) = back.deck.entries
    assert isinstance(entry, Question)
    assert entry.common.id == "wer"
    assert entry.stem == "Wer war das?"
    assert isinstance(entry.interaction, SingleChoice)
    assert {choice.text for choice in entry.interaction.choices} == {"Kim", "Putin", "Tô Lâm"}


def test_two_decks_with_the_same_ids_stay_apart(tmp_path: Path) -> None:
    text = "title: {0}\nquestions:\n  - question: Wer ist {0}?\n    id: wer\n    answer: [{0}]\n"
    with collection(tmp_path / "anki") as opened:
        for name in ("Kim", "Lam"):
            deck = deck_of(text.format(name), name.casefold())
            import_into(opened, export_to(tmp_path / f"{name}.apkg", source(deck)))
        back = load(export_from(opened, tmp_path / "back.apkg", legacy=False))
    assert {entry.stem: entry.interaction for entry in back.deck.entries} == {
        "Wer ist Kim?": Typed(("Kim",)),
        "Wer ist Lam?": Typed(("Lam",)),
    }


def test_a_note_of_ours_that_became_another_type_is_read_as_any_other(tmp_path: Path) -> None:
    deck = deck_of("title: T\nquestions:\n  - question: Wer?\n    id: wer\n    answer: [Kim]\n")
    with collection(tmp_path / "anki") as opened:
        import_into(opened, export_to(tmp_path / "there.apkg", source(deck)))
        note = opened.get_note(opened.find_notes("")[0])
        note["Kind"] = "gap"
        opened.update_note(note)
        back = load(export_from(opened, tmp_path / "back.apkg", legacy=False))
    (entry,) = back.deck.entries
    assert (entry.stem, entry.interaction) == ("Wer?", Typed(("Kim",)))


PIECES = st.sampled_from(
    (
        *(
            "",
            "a",
            "a b",
            "x|y",
            "5",
            "± 2",
            "1e999",
            "NaN",
            "True",
            "wahr",
            "als Bericht",
            "2024-13-45",
            "____",
        ),
        *("<ul><li>a</li><li>b</li></ul>", "<ul><li>a</li></ul>", "<ol><li>a | b</li></ol>", "{{c1::a}} b"),
        *("<ul><li>a<b> = </b>b</li><li>c<b> = </b>d</li></ul><ul><li>x</li></ul>", "{{c1::__}}", "\ue000"),
        *("Was bedeutet »x«?", "Welcher Begriff ist gemeint? y", "Wie stellt das Briefing das dar: »x«?"),
    )
)
IDS = st.sampled_from(
    ("d/e", "d/e.name", "d/e.meaning", "d/e.recall", "d/e.gap", "d/e.certainty", "d/E", "d", "/")
)


@st.composite
def forged(draw: st.DrawFn) -> list[OwnNote]:
    notes = []
    for _ in range(draw(st.integers(1, 3))):
        known = draw(st.sampled_from(sorted(KNOWN)))
        names = FIELDS[KNOWN[known][0]]
        fields = {name: draw(PIECES) for name in names} | {
            "Id": draw(IDS),
            "Kind": draw(st.sampled_from(Kind)),
        }
        note = Note("g", known, "", [str(fields[name]) for name in names], 1)
        own = own_note(note, Notetype("quizapp", names, ()), ("a_b",))
        notes += [own] if own is not None else []
    return notes


@settings(max_examples=300)
@given(forged())
def test_forged_notes_of_ours_give_an_entry_or_none(notes: list[OwnNote]) -> None:
    entry = make_own(notes) if notes else None
    if entry is not None:
        filed = file_deck(Imported(Deck("d", "T", entries=(entry,))), "d")
        assert sum(file.entries for file in filed.files) + len(filed.losses) == 1


def test_a_note_of_ours_that_lost_its_form_is_read_as_any_other(tmp_path: Path) -> None:
    deck = deck_of("title: T\nquestions:\n  - statement: Es regnet.\n    id: wetter\n    correct: yes\n")
    with collection(tmp_path / "anki") as opened:
        import_into(opened, export_to(tmp_path / "there.apkg", source(deck)))
        note = opened.get_note(opened.find_notes("")[0])
        note["Answer"] = "Vielleicht"
        opened.update_note(note)
        back = load(export_from(opened, tmp_path / "back.apkg", legacy=False))
    (entry,) = back.deck.entries
    assert isinstance(entry, Question)
    assert entry.interaction == Typed(("Vielleicht",))
    assert entry.stem.startswith("Es regnet.")

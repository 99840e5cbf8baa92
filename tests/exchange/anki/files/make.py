"""Makes the packages of this folder. By hand: python tests/exchange/anki/files/make.py; see README.md."""

import tempfile
from pathlib import Path

import genanki
from anki.collection import Collection, ExportAnkiPackageOptions

HERE = Path(__file__).parent
NOTES = (
    ("Basic", "Erdkunde::Europa", "<div>Was ist die <b>Hauptstadt</b> von Frankreich?</div>", "Paris"),
    ("Basic", "Erdkunde::Europa", "Warum ist Bern keine <i>Hauptstadt</i>?", "Es heißt<br>nur Bundesstadt&nbsp;der Schweiz."),
    ("Basic", "Erdkunde::Europa", "Satellitenbild", "Aus der Umlaufbahn aufgenommene Ansicht der Erde &amp; ihrer Wolken; man sieht auch Straßen"),
    ("Basic (and reversed card)", "Erdkunde::Asien", "Hanoi", "Hauptstadt Vietnams"),
    ("Basic (type in the answer)", "Erdkunde::Asien", "Wie heißt Vietnams Währung?", "Đồng"),
    ("Cloze", "Erdkunde::Asien", "{{c1::Bach Ho::Name}} ist ein Ölfeld vor {{c2::Vietnam}}.", "Auch: Weißer Tiger"),
    ("Basic", "Erdkunde::Asien", '<img src="karte.png">', "Laos"),
    ("Basic", "Erdkunde::Asien", "Wie klingt ein Gong? [sound:gong.mp3]", "Tief"),
)  # fmt: skip


def make_with_anki() -> None:
    """Write the same collection in the current and in the old format, and as a whole."""
    with tempfile.TemporaryDirectory() as folder:
        collection = Collection(str(Path(folder) / "collection.anki2"))
        for name, content in (("karte.png", b"\x89PNG, not really"), ("gong.mp3", b"ID3, not really")):
            path = Path(folder) / name
            path.write_bytes(content)
            collection.media.add_file(str(path))
        for notetype, deck, *fields in NOTES:
            note = collection.new_note(collection.models.by_name(notetype))
            note.fields = list(fields)
            note.tags = ["Schule", "marked"]
            collection.add_note(note, collection.decks.id(deck))
        for legacy, name in ((False, "anki-current.apkg"), (True, "anki-old.apkg")):
            collection.export_anki_package(
                out_path=str(HERE / name),
                options=ExportAnkiPackageOptions(with_media=True, legacy=legacy),
                limit=None,
            )
        collection.export_collection_package(
            str(HERE / "anki-whole.colpkg"), include_media=True, legacy=False
        )


def make_with_genanki() -> None:
    """Write a note type with more fields than two, as vocabulary decks have them."""
    model = genanki.Model(
        1607392319,
        "Vokabel",
        fields=[{"name": name} for name in ("Wort", "Bedeutung", "Beispiel", "Tipp", "Ton")],
        templates=[
            {
                "name": "Karte 1",
                "qfmt": "{{Wort}} {{Ton}}<br>{{hint:Tipp}}",
                "afmt": "{{FrontSide}}<hr id=answer>{{Bedeutung}}<br>{{#Beispiel}}<i>{{Beispiel}}</i>{{/Beispiel}}",
            }
        ],
    )
    deck = genanki.Deck(2059400110, "Englisch")
    deck.add_note(
        genanki.Note(model, ["ambassador", "Botschafter", "The ambassador left.", "Amt", ""], tags=["en"])
    )
    deck.add_note(genanki.Note(genanki.CLOZE_MODEL, ["Rates {{c1::rose}} by {{c1::5&nbsp;%}}.", ""]))
    deck.add_note(genanki.Note(genanki.BASIC_OPTIONAL_REVERSED_CARD_MODEL, ["treaty", "Vertrag", "y"]))
    deck.add_note(genanki.Note(genanki.BASIC_OPTIONAL_REVERSED_CARD_MODEL, ["sanction", "Strafmaßnahme", ""]))
    genanki.Package(deck).write_to_file(HERE / "genanki.apkg")


if __name__ == "__main__":
    make_with_anki()
    make_with_genanki()

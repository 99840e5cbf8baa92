"""Gives English messages their quotes: “…” in the English catalogue for each »…« in the program."""

from pathlib import Path

from babel.messages.pofile import read_po, write_po

CATALOGUE = Path(__file__).parents[1] / "quizapp/language/catalogues/en/LC_MESSAGES/quizapp.po"
QUOTES = str.maketrans("»«", "“”")


def in_english(forms: tuple[str, ...]) -> tuple[str, ...]:
    """Return the forms of a message with English quotes, or nothing for each if there are none."""
    quoted = tuple(form.translate(QUOTES) for form in forms)
    return quoted if quoted != forms else ("",) * len(forms)


def main() -> None:
    """Fill in the catalogue as it stands; compile it afterwards."""
    with CATALOGUE.open("rb") as file:
        catalogue = read_po(file, locale="en")
    for message in catalogue:
        if isinstance(message.id, tuple):
            message.string = in_english(message.id)
        elif message.id:
            (message.string,) = in_english((message.id,))
    with CATALOGUE.open("wb") as file:
        write_po(file, catalogue, width=0, no_location=True)


if __name__ == "__main__":
    main()

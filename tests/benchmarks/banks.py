"""Question files of any number and size to measure with."""

from pathlib import Path

_QUESTION = """
  - id: frage-{number}
    question: Stamm-{deck}-{number} von {deck}, welche Stadt ist gemeint?
    answer: Stadt {number}
    wrong:
      - Stadt {one}
      - Stadt {two}
    explanation: Erklaerung-{deck}-{number}, weil die Stadt an dem Fluss liegt, den das Briefing nennt.
    source: die Stadt Nummer {number} wurde genannt
    tags:
      - Geografie
"""


def write_bank(folder: Path, files: int, each: int, as_of: str = "2099-01-01") -> None:
    """Write ``files`` decks of ``each`` single-choice items, every one with a briefing passage."""
    folder.mkdir(parents=True, exist_ok=True)
    for deck in range(files):
        questions = "".join(
            _QUESTION.format(deck=deck, number=number, one=number + 1, two=number + 2)
            for number in range(each)
        )
        (folder / f"deck-{deck:04}.yaml").write_text(
            f"title: Stapel {deck}\nas_of: {as_of}\nquestions:{questions}", "utf-8"
        )

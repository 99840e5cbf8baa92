"""Every code is explained in both languages, and its examples are what they are said to be."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from quizapp.authoring.acceptances import Acceptances
from quizapp.authoring.explanations import explanations
from quizapp.authoring.selecting import groups
from quizapp.cli.check import check_files

from .samples import whole

SIGNS = str.maketrans({"␇": "\x07", "⇄": "\u202e", "→": "\t", "⍽": "\u00a0"})
ALL = [code for some in groups().values() for code in some]


WORDS = {
    "de": ("laender", "Laos liefert seit Jahren Strom nach Thailand.\n"),
    "en": ("countries", "For years Laos has supplied power to Thailand.\n"),
}
"""The id of the examples' deck and their briefing."""


def plain(folder: Path, text: str) -> None:
    header = f"language: {folder.parent.name}\n"
    (folder / "deck.yaml").write_text(whole(text.translate(SIGNS), header), "utf-8")


def repeated(times: int) -> Callable[[Path, str], None]:
    """Return what writes an example whose entry stands there many times, each with its own question."""

    def write(folder: Path, text: str) -> None:
        head, _, entry = text.partition("questions:")
        entry = entry.partition("\n")[2] + "\n"
        count = times if "…" in text else 1
        entries = "".join(entry.replace("Laos", f"Laos {number}") for number in range(count))
        (folder / "deck.yaml").write_text(f"{head}questions:\n{entries}", "utf-8")

    return write


def encoded(folder: Path, text: str) -> None:
    encoding = "cp1252" if "Windows" in text else "utf-8"
    (folder / "deck.yaml").write_bytes(text.replace("»", "").replace("«", "").encode(encoding))


def beside(name: str, text: str) -> Callable[[Path, str], None]:
    """Return what writes an example with another file in its folder."""

    def write(folder: Path, example: str) -> None:
        (folder / name).write_text(text, "utf-8")
        plain(folder, example)

    return write


def unreadable(folder: Path, text: str) -> None:
    if text.startswith("#"):
        (folder / "deck.yaml").symlink_to(folder / "gone.yaml")
    else:
        plain(folder, text)


def not_a_text(folder: Path, text: str) -> None:
    data = b"PK\x03\x04" + bytes(range(32)) * 40 if text.startswith("#") else text.encode()
    (folder / "deck.yaml").write_bytes(data)


def grounded(folder: Path, text: str) -> None:
    beside("briefing.md", WORDS[folder.parent.name][1])(folder, text)


def archive(folder: Path, text: str) -> None:
    for name in ("archiv.md", "archive.md"):
        (folder / name).write_bytes(b"a" * (2 * 1024 * 1024 + 1))
    grounded(folder, text)


def shadowed(folder: Path, text: str) -> None:
    deck = WORDS[folder.parent.name][0]
    beside("a.yaml", f"title: T\nid: {deck}\nquestions:\n  - question: A?\n    answer: b\n")(folder, text)


WRITERS: dict[str, Callable[[Path, str], object]] = {
    "unreadable": unreadable,
    "not-a-text": not_a_text,
    "too-large": repeated(30_000),
    "too-many-entries": repeated(10_001),
    "more-problems": repeated(1001),
    "too-many-syntax-errors": repeated(21),
    "more-advice": repeated(1001),
    "not-utf8": encoded,
    "list-without-section": lambda folder, text: (folder / "deck.yaml").write_text(text, "utf-8"),
    "shadowed-deck": shadowed,
    "article-elsewhere": grounded,
    "article-missing": grounded,
    "article-too-large": archive,
    "source-not-found": grounded,
}


def codes_of(code: str, example: str, folder: Path) -> list[str]:
    folder.mkdir(parents=True)
    WRITERS.get(code, plain)(folder, example)
    accepted = Acceptances(Counter({(f"{WORDS[folder.parent.name][0]}/laos", ("Viang Chan",)): 1}))
    paths = (
        [folder / "a.yaml", folder / "deck.yaml"] if (folder / "a.yaml").exists() else [folder / "deck.yaml"]
    )
    return [found.code for checked in check_files(paths, accepted=accepted) for found in checked.problems]


def test_every_code_is_explained_in_the_order_of_the_groups() -> None:
    for language in ("de", "en"):
        assert list(explanations(language)) == ALL


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("code", ALL)
def test_the_bad_example_has_the_problem_and_the_good_one_has_none(
    code: str, language: str, tmp_path: Path
) -> None:
    explanation = explanations(language)[code]
    assert code in codes_of(code, explanation.bad, tmp_path / language / "bad")
    assert codes_of(code, explanation.good, tmp_path / language / "good") == []


def test_german_is_informal_and_quotes_are_typographic() -> None:
    for each in explanations("de").values():
        assert '"' not in each.meaning + each.reason
        assert "Ihnen" not in each.meaning + each.reason
    for each in explanations("en").values():
        assert not set('"»«') & set(each.meaning + each.reason)

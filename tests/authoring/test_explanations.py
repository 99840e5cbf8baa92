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


def plain(folder: Path, text: str) -> None:
    (folder / "deck.yaml").write_text(whole(text.translate(SIGNS)), "utf-8")


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


BRIEFING = beside("briefing.md", "Laos liefert seit Jahren Strom nach Thailand.\n")


def archive(folder: Path, text: str) -> None:
    (folder / "archiv.md").write_bytes(b"a" * (2 * 1024 * 1024 + 1))
    BRIEFING(folder, text)


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
    "shadowed-deck": beside("a.yaml", "title: T\nid: laender\nquestions:\n  - question: A?\n    answer: b\n"),
    "article-elsewhere": BRIEFING,
    "article-missing": BRIEFING,
    "article-too-large": archive,
    "source-not-found": BRIEFING,
}


def codes_of(code: str, example: str, folder: Path) -> list[str]:
    folder.mkdir()
    WRITERS.get(code, plain)(folder, example)
    accepted = Acceptances(Counter({("laender/laos", ("Viang Chan",)): 1}))
    paths = (
        [folder / "a.yaml", folder / "deck.yaml"] if (folder / "a.yaml").exists() else [folder / "deck.yaml"]
    )
    return [found.code for checked in check_files(paths, accepted=accepted) for found in checked.problems]


def test_every_code_is_explained_in_the_order_of_the_groups() -> None:
    for language in ("de", "en"):
        assert list(explanations(language)) == ALL


@pytest.mark.parametrize("code", ALL)
def test_the_bad_example_has_the_problem_and_the_good_one_has_none(code: str, tmp_path: Path) -> None:
    explanation = explanations("en")[code]
    assert code in codes_of(code, explanation.bad, tmp_path / "bad")
    assert codes_of(code, explanation.good, tmp_path / "good") == []


def test_german_is_informal_and_quotes_are_typographic() -> None:
    for each in explanations("de").values():
        assert '"' not in each.meaning + each.reason
        assert "Ihnen" not in each.meaning + each.reason
    for each in explanations("en").values():
        assert not set('"»«') & set(each.meaning + each.reason)

"""Watching: whatever happens to question files is noticed, and nothing else is."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from quizapp.bank import watching
from quizapp.bank.watching import Watch


def age(*paths: Path) -> None:
    """Let files be old, so that each saving changes their times."""
    for path in paths:
        os.utime(path, (1_700_000_000, 1_700_000_000))


def make(folder: Path, *names: str) -> list[Path]:
    paths = [folder / name for name in names]
    for path in paths:
        path.parent.mkdir(exist_ok=True)
        path.write_text("title: x\n", "utf-8")
    age(*paths)
    return paths


def replaced(folder: Path) -> None:
    (folder / ".neu").write_text("title: y\n", "utf-8")
    (folder / ".neu").replace(folder / "a.yaml")


CHANGES: dict[str, Callable[[Path], object]] = {
    "written in place": lambda folder: (folder / "a.yaml").write_text("title: y\n", "utf-8"),
    "replaced by another file": replaced,
    "made": lambda folder: (folder / "neu.yaml").write_text("title: y\n", "utf-8"),
    "deleted": lambda folder: (folder / "a.yaml").unlink(),
    "renamed": lambda folder: (folder / "a.yaml").rename(folder / "b.yaml"),
    "written in a folder below": lambda folder: (folder / "tief" / "c.yaml").write_text("y", "utf-8"),
    "made in an empty folder below": lambda folder: (folder / "leer" / "d.yaml").write_text("y", "utf-8"),
    "taken away with its folder": lambda folder: folder.rename(folder.with_name("weg")),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_change_is_noticed_once(change: Callable[[Path], object], questions: Path) -> None:
    make(questions, "a.yaml", "tief/c.yaml")
    (questions / "leer").mkdir()
    age(questions, questions / "tief", questions / "leer")
    watch = Watch([questions])
    assert watch.look()
    assert not watch.look()
    change(questions)
    assert watch.look()
    assert not watch.look()


def test_a_root_that_comes_into_being_is_noticed(tmp_path: Path) -> None:
    watch = Watch([tmp_path / "noch-nicht"])
    assert watch.look()
    assert not watch.look()
    make(tmp_path / "noch-nicht", "a.yaml")
    assert watch.look()


def test_of_many_files_those_not_likely_to_change_are_looked_at_in_turn(
    questions: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watching, "LIKELY", 2)
    monkeypatch.setattr(watching, "OTHERS", 3)
    paths = make(questions, *(f"{number}.yaml" for number in range(10)))
    age(questions)
    watch = Watch([questions])
    watch.look()
    for path in paths:
        path.write_text("title: y\n", "utf-8")
        assert any(watch.look() for _ in range(3))
        assert not any(watch.look() for _ in range(3))

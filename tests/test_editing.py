"""Editing: which editor, how it is told the line, and what is copied before it is edited."""

from pathlib import Path

import pytest

from quizapp.bank.index import Index, open_index
from quizapp.core.scheduling import Scheduling
from quizapp.editing import Place, edit_command, find_editor, hard_to_leave, own_copy, place_of, run_editor
from quizapp.language import translator
from quizapp.progress.store import open_store
from quizapp.settings import Settings
from quizapp.study import Workspace

from .conftest import Clock

DECK = "title: Probe\narticle: probe.md\nquestions:\n  - question: Was?\n    answer: das\n"


@pytest.mark.parametrize(
    ("editor", "command"),
    [
        ("vim", "vim +12 f.yaml"),
        ("/usr/bin/nano -l", "/usr/bin/nano -l +12 f.yaml"),
        ("emacs -nw", "emacs -nw +12 f.yaml"),
        ("code", "code --wait --goto f.yaml:12"),
        ("code --wait", "code --wait --goto f.yaml:12"),
        ("code -w", "code -w --goto f.yaml:12"),
        ("hx", "hx f.yaml:12"),
        ("subl", "subl --wait f.yaml:12"),
        ("kate", "kate --block --line 12 f.yaml"),
        ("notepad", "notepad f.yaml"),
        ("notepad++.exe", "notepad++.exe -n12 f.yaml"),
        ("mein-editor --leise", "mein-editor --leise f.yaml"),
    ],
)
def test_an_editor_is_told_the_line_if_it_is_known_how(editor: str, command: str) -> None:
    words = find_editor({"EDITOR": editor}, lambda name: None, windows=False)
    assert edit_command(words, Place(Path("f.yaml"), 12)) == command.split()


@pytest.mark.parametrize(
    ("environ", "there", "found"),
    [
        ({"VISUAL": "code --wait", "EDITOR": "vi"}, "", ("code", "--wait")),
        ({"VISUAL": " ", "EDITOR": "vi"}, "", ("vi",)),
        ({"EDITOR": "'/opt/ein Editor/ed' -x"}, "", ("/opt/ein Editor/ed", "-x")),
        ({"EDITOR": "it's"}, "", ("it's",)),
        ({}, "vi nano", ("nano",)),
        ({}, "vi", ("vi",)),
        ({}, "", ()),
    ],
)
def test_the_editor_is_the_one_that_is_set_else_a_usual_one(
    environ: dict[str, str], there: str, found: tuple[str, ...]
) -> None:
    installed = there.split()
    assert find_editor(environ, lambda name: name if name in installed else None, windows=False) == found


def test_on_windows_a_backslash_is_no_escape() -> None:
    words = find_editor({"EDITOR": r'"C:\Programme\Ed\code.cmd" -w'}, lambda name: None, windows=True)
    assert words == (r"C:\Programme\Ed\code.cmd", "-w")
    assert edit_command(words, Place(Path("f.yaml"), 3))[-2:] == ["--goto", "f.yaml:3"]


@pytest.fixture
def workspace(tmp_path: Path, questions: Path, clock: Clock) -> Workspace:
    shipped = tmp_path / "shipped"
    shipped.mkdir()
    (shipped / "probe.yaml").write_text(DECK, "utf-8")
    (shipped / "probe.md").write_text("Der Text.", "utf-8")
    index = open_index(None)
    store = open_store(None, Scheduling())
    index.refresh([questions, shipped])
    return Workspace(index, store, Settings(), clock, questions, shipped=shipped)


def only_item(index: Index) -> Place:
    (deck,) = index.decks()
    return Place(deck.path, index.deck_items(deck.id)[0].line)


def test_an_item_is_found_in_its_file(workspace: Workspace) -> None:
    (item,) = workspace.index.deck_items("probe")
    assert place_of(workspace.index, item) == only_item(workspace.index)
    workspace.index.refresh([])
    assert place_of(workspace.index, item) is None


def test_a_shipped_deck_is_copied_with_its_briefing_and_stays_the_same_deck(workspace: Workspace) -> None:
    items = workspace.index.deck_items("probe")
    copied = own_copy(workspace, only_item(workspace.index))
    assert copied.is_new
    assert copied.place == Place(workspace.questions / "probe.yaml", 4)
    assert (workspace.questions / "probe.md").read_text("utf-8") == "Der Text."
    workspace.index.refresh(workspace.index.roots)
    assert workspace.index.deck_items("probe") == items
    assert workspace.index.decks()[0].path == copied.place.path
    assert own_copy(workspace, only_item(workspace.index)).is_new is False


def test_the_persons_own_files_are_edited_where_they_are(workspace: Workspace) -> None:
    own = workspace.questions / "eigen.yaml"
    own.write_text(DECK, "utf-8")
    assert own_copy(workspace, Place(own, 4)).place == Place(own, 4)


def test_an_own_copy_that_is_broken_is_opened_again_where_it_is(workspace: Workspace) -> None:
    place = only_item(workspace.index)
    own_copy(workspace, place)
    (workspace.questions / "probe.yaml").write_text("# leer\n", "utf-8")
    workspace.index.refresh(workspace.index.roots)
    copied = own_copy(workspace, only_item(workspace.index))
    assert not copied.is_new
    assert copied.place.path == workspace.questions / "probe.yaml"


@pytest.mark.parametrize("taken", ["probe.yaml", "probe.md"])
def test_nothing_of_the_persons_is_overwritten_or_taken_for_the_copy(
    workspace: Workspace, taken: str
) -> None:
    other = DECK.replace("article: probe.md", "id: anders")
    (workspace.questions / taken).write_text(other, "utf-8")
    workspace.index.refresh(workspace.index.roots)
    deck = next(deck for deck in workspace.index.decks() if deck.id == "probe")
    copied = own_copy(workspace, Place(deck.path, 4))
    assert copied.place.path == workspace.questions / "2" / "probe.yaml"
    assert (workspace.questions / taken).read_text("utf-8") == other


def test_a_copy_that_fails_leaves_nothing_behind_and_a_leftover_stops_none(workspace: Workspace) -> None:
    place = only_item(workspace.index)
    leftover = workspace.questions / ".probe.yaml.tmp"
    leftover.mkdir()
    article = workspace.shipped / "probe.md"  # type: ignore[operator]
    text = article.read_text("utf-8")
    article.unlink()
    article.mkdir()
    with pytest.raises(OSError, match=r"probe\.md"):
        own_copy(workspace, place)
    assert list(workspace.questions.iterdir()) == [leftover]
    article.rmdir()
    article.write_text(text, "utf-8")
    article.chmod(0o444)
    assert own_copy(workspace, place).is_new
    assert {path.name for path in workspace.questions.iterdir()} == {leftover.name, "probe.yaml", "probe.md"}
    (workspace.questions / "probe.md").write_text("Mein Text.", "utf-8")


@pytest.mark.parametrize(
    ("environ", "editor", "told"),
    [
        ({}, "vim", True),
        ({"EDITOR": " "}, "vi", True),
        ({}, "nano", False),
        ({"EDITOR": "vim"}, "vim", False),
        ({"VISUAL": "vi"}, "vi", False),
    ],
)
def test_vi_is_explained_only_to_who_did_not_choose_it(
    environ: dict[str, str], editor: str, told: bool
) -> None:
    assert hard_to_leave((editor,), environ) is told


def test_where_the_editor_named_is_not_there_it_is_said_what_to_do_and_where_to_look() -> None:
    said = run_editor(["gibt-es-nicht"], Place(Path("reise.yaml"), 14), translator("en"))
    assert said == (
        "There is no program “gibt-es-nicht”, which EDITOR or VISUAL names. Name another there. "
        "The place is reise.yaml:14"
    )

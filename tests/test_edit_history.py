"""A history of edits: a deck is learned, edited, moved, split and deleted, and what was learned follows.

Everything is real: the files, the index in its cache, the progress file, and one study that goes on
throughout while files are read again under it.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from quizapp.authoring.fixes import fix_file
from quizapp.bank.changes import read_changes
from quizapp.bank.index import open_index
from quizapp.core.responses import Text
from quizapp.core.scheduling import Scheduling
from quizapp.core.session import Session, exchange, follow, items_of
from quizapp.editing import Place, own_copy
from quizapp.progress.records import Changed, Renamed
from quizapp.progress.store import open_store
from quizapp.rereading import Reread, reread, take_in
from quizapp.settings import Settings
from quizapp.study import Study, Workspace

from .conftest import Clock

CITIES = {
    "Wo steht der Eiffelturm?": "Paris",
    "Wo steht das Brandenburger Tor?": "Berlin",
    "Wo steht die Freiheitsstatue?": "New York",
    "Wo steht die Sagrada Família?": "Barcelona",
    "Wo steht das Opernhaus mit den Segeln?": "Sydney",
    "Wo steht der schiefe Turm?": "Pisa",
}


def entries(*stems: str, **changed: str) -> str:
    """Return entries with these stems; ``changed`` gives some other keys, by the first word of the old."""
    lines = []
    for stem in stems:
        key = CITIES[stem]
        lines.append(f"  - question: {stem}\n    answer: {changed.get(key, key)}\n")
    return "".join(lines)


def deck(text: str, title: str = "Bauwerke", **header: str) -> str:
    head = "".join(f"{name}: {value}\n" for name, value in header.items())
    return f"title: {title}\n{head}questions:\n{text}"


ALL = tuple(CITIES)


class History:
    """The files of a folder, and one learner whose study goes on while they are edited."""

    def __init__(self, workspace: Workspace, shipped: Path, clock: Clock) -> None:
        self.workspace = workspace
        self.folder = workspace.questions
        self.shipped = shipped
        self.clock = clock
        self.store = workspace.store
        self.study: Study = workspace.study(self.store.add_learner("Anna", clock()))

    def write(self, text: str, name: str = "bauwerke.yaml") -> Reread | None:
        (self.folder / name).write_text(text, "utf-8")
        return self.read()

    def read(self, session: Session | None = None) -> Reread | None:
        """Read what was changed, as the program does while it runs."""
        self.clock.forward(minutes=1)
        told = reread(self.workspace, items_of(session) if session is not None else ())
        self.study.reread()
        assert self.store.verify() == ()
        return told

    def learn(self, session: Session | None = None) -> int:
        """Answer everything in a session rightly, by what is asked in it; return how many items."""
        session = session or self.study.learn()
        asked = 0
        while session.current is not None:
            accepted = session.current.interaction.accepted[0]  # type: ignore[union-attr]
            session = self.study.respond(session, Text(accepted), 1).session
            asked += 1
        assert self.store.verify() == ()
        return asked

    def standing(self) -> dict[str, tuple[int, int, int]]:
        """Return (due, new, learned) of each deck; the same again after a restart."""
        now = {each.deck.id: (each.due, each.new, each.learned) for each in self.study.standings()}
        assert reread(self.workspace) is None or self.study.standings()
        again = {each.deck.id: (each.due, each.new, each.learned) for each in self.study.standings()}
        assert now == again
        return now

    def renamed(self) -> list[tuple[str, str]]:
        bodies = (record.body for record in self.store.records())
        return [(body.old, body.new) for body in bodies if isinstance(body, Renamed)]

    def changed(self) -> list[str]:
        bodies = (record.body for record in self.store.records())
        return [body.item for body in bodies if isinstance(body, Changed)]


@pytest.fixture
def history(tmp_path: Path, questions: Path, clock: Clock) -> Iterator[History]:
    shipped = tmp_path / "shipped"
    shipped.mkdir()
    with (
        open_index(tmp_path / "cache" / "index.db") as index,
        open_store(tmp_path / "progress.db", Scheduling()) as store,
    ):
        index.refresh([questions, shipped])
        workspace = Workspace(index, store, Settings(new_a_day=50), clock, questions, shipped=shipped)
        yield History(workspace, shipped, clock)


def test_a_long_history_of_edits_loses_nothing(history: History) -> None:
    history.write(deck(entries(*ALL)))
    assert history.learn() == 6

    # A stem is reworded and entries change places.
    text = deck(entries(*reversed(ALL))).replace("Wo steht der schiefe Turm?", "Wo steht der Schiefe Turm?")
    text = text.replace("Wo steht der Eiffelturm?", "Wo steht denn der Eiffelturm?")
    history.write(text)
    assert history.standing() == {"bauwerke": (0, 0, 6)}

    # Ids are written into the file.
    path = history.folder / "bauwerke.yaml"
    assert fix_file(path).ids == 6
    history.read()
    assert history.standing() == {"bauwerke": (0, 0, 6)}
    assert history.changed() == []

    # The file gets another name.
    path = path.rename(history.folder / "gebaeude.yaml")
    told = history.read()
    assert told is not None
    assert told.titles == ("Bauwerke",)
    assert told.gone == ()
    assert history.standing() == {"gebaeude": (0, 0, 6)}

    # An entry is deleted: it is parked, and comes back with what was learned.
    whole = path.read_text("utf-8")
    start = whole.index("  - id: wo-steht-das-brandenburger-tor")
    cut = whole[:start] + whole[whole.index("  - id", start + 1) :]
    history.write(cut, path.name)
    assert history.standing() == {"gebaeude": (0, 0, 5)}
    history.write(whole, path.name)
    assert history.standing() == {"gebaeude": (0, 0, 6)}

    # The same id with another key: kept, marked as changed, asked soon.
    history.write(whole.replace("answer: Sydney", "answer: Sydney in Australien"), path.name)
    (item,) = history.changed()
    assert item == "gebaeude/wo-steht-das-opernhaus-mit-den-segeln"
    history.clock.forward(days=1)
    assert history.standing() == {"gebaeude": (1, 0, 6)}
    assert history.learn() == 1

    # The file is deleted, and one day comes back.
    text = path.read_text("utf-8")
    path.unlink()
    told = history.read()
    assert told is not None
    assert told.gone == ("Bauwerke",)
    assert history.standing() == {}
    history.clock.forward(days=1)
    history.write(text, path.name)
    assert history.standing()["gebaeude"][1:] == (0, 6)


@pytest.mark.parametrize("order", ["cut first", "pasted first", "at once"])
@pytest.mark.parametrize("with_ids", [False, True])
def test_a_file_split_in_two_takes_what_was_learned_with_it(
    history: History, order: str, with_ids: bool
) -> None:
    path = history.folder / "bauwerke.yaml"
    path.write_text(deck(entries(*ALL)), "utf-8")
    if with_ids:
        fix_file(path)
    history.read()
    history.learn()
    head, *parts = path.read_text("utf-8").split("  - ")
    one, two = ("".join(["  - " + part for part in some]) for some in (parts[:4], parts[4:]))
    other = history.folder / "weitere.yaml"
    steps = [
        lambda: path.write_text(head + one, "utf-8"),
        lambda: other.write_text(head.replace("Bauwerke", "Weitere") + two, "utf-8"),
    ]
    for step in reversed(steps) if order == "pasted first" else steps:
        step()
        if order != "at once":
            history.read()
    history.read()
    assert history.standing() == {"bauwerke": (0, 0, 4), "weitere": (0, 0, 2)}
    assert len(history.renamed()) == 2


def test_a_file_replaced_by_two_gives_each_its_part(history: History) -> None:
    history.write(deck(entries(*ALL)))
    history.learn()
    (history.folder / "bauwerke.yaml").unlink()
    (history.folder / "eins.yaml").write_text(deck(entries(*ALL[:3]), "Eins"), "utf-8")
    (history.folder / "zwei.yaml").write_text(deck(entries(*ALL[3:]), "Zwei"), "utf-8")
    history.read()
    assert history.standing() == {"eins": (0, 0, 3), "zwei": (0, 0, 3)}


def test_an_entry_moved_into_a_deck_that_is_learned_too_brings_its_progress(history: History) -> None:
    history.write(deck(entries(*ALL[:3])), "a.yaml")
    history.write(deck(entries(*ALL[3:5])), "b.yaml")
    history.learn()
    history.write(deck(entries(*ALL[:2])), "a.yaml")
    history.write(deck(entries(*ALL[2:5])), "b.yaml")
    assert history.standing() == {"a": (0, 0, 2), "b": (0, 0, 3)}


def test_a_copy_of_an_entry_begins_as_new(history: History) -> None:
    history.write(deck(entries(*ALL[:3])), "a.yaml")
    history.learn()
    history.write(deck(entries(*ALL[:1]), "Kopie"), "b.yaml")
    assert history.standing() == {"a": (0, 0, 3), "b": (0, 1, 0)}
    assert history.renamed() == []


def test_a_shipped_deck_that_is_copied_and_edited_keeps_its_progress(history: History) -> None:
    (history.shipped / "bauwerke.yaml").write_text(deck(entries(*ALL)), "utf-8")
    history.read()
    history.learn()
    (shipped,) = history.workspace.index.decks()
    copied = own_copy(history.workspace, Place(shipped.path, 3)).place.path
    history.read()
    assert history.workspace.index.decks()[0].path == copied
    assert history.standing() == {"bauwerke": (0, 0, 6)}
    history.write(copied.read_text("utf-8").replace("denn ", "").replace("Wo steht", "Wo denn steht"))
    assert history.standing() == {"bauwerke": (0, 0, 6)}


def test_a_session_keeps_its_items_and_its_answers_count_for_what_they_are_called_now(
    history: History,
) -> None:
    history.write(deck(entries(*ALL[:3])))
    session = history.study.learn()
    stems = [item.stem for item in items_of(session)]
    (history.folder / "bauwerke.yaml").write_text(
        deck(entries(*ALL[:3])).replace("Wo steht", "Wo denn steht"), "utf-8"
    )
    told = history.read(session)
    assert told is not None
    assert len(told.renamed) == 3
    session = follow(session, told.renamed)
    assert [item.stem for item in items_of(session)] == stems
    assert history.learn(session) == 3
    assert history.standing() == {"bauwerke": (0, 0, 3)}


def test_answers_to_an_item_whose_entry_was_deleted_meanwhile_wait_for_it(history: History) -> None:
    history.write(deck(entries(*ALL[:3])))
    session = history.study.learn()
    (history.folder / "bauwerke.yaml").write_text(deck(entries(*ALL[:2])), "utf-8")
    told = history.read(session)
    assert told is not None
    assert told.renamed == {}
    assert history.learn(follow(session, told.renamed)) == 3
    assert history.standing() == {"bauwerke": (0, 0, 2)}
    history.write(deck(entries(*ALL[:3])))
    assert history.standing() == {"bauwerke": (0, 0, 3)}


def test_an_answer_to_the_old_question_under_the_same_id_is_known_as_one(history: History) -> None:
    text = deck("  - id: turm\n    question: Wo steht der Turm?\n    answer: Pisa\n")
    history.write(text)
    session = history.study.learn()
    (history.folder / "bauwerke.yaml").write_text(text.replace("Pisa", "Paris"), "utf-8")
    history.read(session)
    assert history.learn(session) == 1
    history.write(text.replace("Pisa", "Paris") + "  - question: Und dieser?\n    answer: dort\n")
    assert history.changed() == ["bauwerke/turm"]


def test_an_item_that_was_edited_is_asked_as_it_is_now(history: History) -> None:
    text = deck("  - id: turm\n    question: Wo steht der Turm?\n    answer: Pisa\n")
    history.write(text)
    session = history.study.learn()
    history.write(text.replace("der Turm", "dieser Turm"))
    (item,) = history.workspace.index.items(["bauwerke/turm"])
    session = exchange(session, item)
    assert session.current == item
    assert history.learn(session) == 1
    assert history.changed() == []


def test_a_file_of_many_is_read_a_part_at_a_time(history: History, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("quizapp.bank.changes.MOST", 2)
    for number in range(5):
        (history.folder / f"d{number}.yaml").write_text(deck(entries(ALL[number]), f"D{number}"), "utf-8")
    index = history.workspace.index
    changes = read_changes(index.roots, index.known)
    assert changes is not None
    assert not changes.complete
    take_in(history.workspace, changes)
    assert len(index.decks()) == 2
    told = history.read()
    assert told is not None
    assert told.titles == ("D2", "D3", "D4")

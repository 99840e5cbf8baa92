"""Progress survives edits: a deck on disk is edited, moved and renamed, and what was learned follows."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from quizapp.authoring.fixes import fix_file
from quizapp.authoring.repairs import Kind
from quizapp.bank.index import open_index
from quizapp.core.responses import Text
from quizapp.core.scheduling import Scheduling
from quizapp.progress.queries import Learner
from quizapp.progress.records import Changed, Renamed, to_json
from quizapp.progress.store import ProgressStore, open_store
from quizapp.reconciliation import reconcile
from quizapp.settings import Settings
from quizapp.study import Study

from .conftest import Clock
from .progress.samples import attempted

RIVERS = ["Rhein", "Donau", "Elbe", "Weser", "Oder"]


def entry(stem: str, key: str, entry_id: str = "") -> str:
    lines = [f"question: {stem}", f"answer: {key}", *([f"id: {entry_id}"] if entry_id else [])]
    return "  - " + "\n    ".join(lines) + "\n"


def deck(*entries: str, title: str = "Flüsse", deck_id: str = "") -> str:
    head = f"title: {title}\n" + (f"id: {deck_id}\n" if deck_id else "")
    return head + "questions:\n" + "".join(entries)


def rivers() -> list[str]:
    return [
        entry(f"Welcher Fluss ist gemeint, der als Nummer {number} gilt?", river)
        for number, river in enumerate(RIVERS)
    ]


class World:
    """One learner, one folder of question files; every `day` is a run of the program."""

    def __init__(self, folder: Path, store: ProgressStore, clock: Clock) -> None:
        self.folder, self.store, self.clock = folder, store, clock
        self.learner: Learner = store.add_learner("Anna", clock())

    def write(self, text: str, name: str = "fluesse.yaml") -> None:
        (self.folder / name).write_text(text, "utf-8")

    def remove(self, name: str = "fluesse.yaml") -> None:
        (self.folder / name).unlink()

    def open(self, then: Callable[[Study], None] = lambda study: None) -> Study:
        with open_index(None) as index:
            index.refresh([self.folder])
            reconcile(index, self.store, self.clock)
            study = Study(index, self.store, self.learner, Settings(new_a_day=50), self.clock)
            then(study)
            self.clock.forward(minutes=1)
            assert self.store.verify() == ()
            return study

    def learn_all(self, *keys: str) -> None:
        """Answer everything there is; each item's key is tried in turn."""

        def run(study: Study) -> None:
            session = study.learn()
            while session.current is not None:
                accepted = session.current.interaction.accepted[0]  # type: ignore[union-attr]
                session = study.respond(session, Text(accepted), 1).session

        self.open(run)

    def counts(self) -> dict[str, tuple[int, int, int]]:
        """Return (due, new, learned) of each deck."""
        found: dict[str, tuple[int, int, int]] = {}

        def run(study: Study) -> None:
            found.update({each.deck.id: (each.due, each.new, each.learned) for each in study.standings()})

        self.open(run)
        return found

    def renames(self) -> list[tuple[str, str]]:
        return [
            (record.body.old, record.body.new)
            for record in self.store.records()
            if isinstance(record.body, Renamed)
        ]


@pytest.fixture
def world(tmp_path: Path, questions: Path, clock: Clock) -> World:
    return World(questions, open_store(tmp_path / "progress.db", Scheduling()), clock)


def test_reordering_entries_changes_nothing(world: World) -> None:
    world.write(deck(*rivers()))
    world.learn_all()
    world.write(deck(*reversed(rivers())))
    assert world.counts() == {"fluesse": (0, 0, 5)}
    assert world.renames() == []


def test_a_typing_error_mended_in_the_stem_keeps_the_progress(world: World) -> None:
    world.write(deck(entry("Welcher Flus fließt durch Köln und Bonn?", "Rhein"), *rivers()[1:]))
    world.learn_all()
    world.write(deck(entry("Welcher Fluss fließt durch Köln und Bonn?", "Rhein"), *rivers()[1:]))
    assert world.counts() == {"fluesse": (0, 0, 5)}
    assert len(world.renames()) == 1


def test_a_mended_key_keeps_the_progress_and_is_asked_soon(world: World) -> None:
    world.write(deck(entry("Welcher Fluss fließt durch Köln und Bonn?", "Rein"), *rivers()[1:]))
    world.learn_all()
    world.write(deck(entry("Welcher Fluss fließt durch Köln und Bonn?", "Rhein"), *rivers()[1:]))
    world.clock.forward(days=1)
    assert world.counts() == {"fluesse": (1, 0, 5)}


def test_the_same_id_with_another_key_keeps_the_progress_and_is_asked_soon(world: World) -> None:
    world.write(deck(entry("Längster Fluss?", "Donau", "laengster")))
    world.learn_all()
    world.write(deck(entry("Längster Fluss?", "Wolga", "laengster")))
    world.clock.forward(days=1)
    assert world.counts() == {"fluesse": (1, 0, 1)}
    assert [record.body.item for record in world.store.records() if isinstance(record.body, Changed)] == [
        "fluesse/laengster"
    ]
    world.learn_all()
    assert world.counts() == {"fluesse": (0, 0, 1)}


def test_giving_ids_to_entries_keeps_their_progress(world: World) -> None:
    world.write(deck(*rivers()))
    world.learn_all()
    world.write(
        deck(
            *(
                entry(f"Welcher Fluss ist gemeint, der als Nummer {number} gilt?", river, f"fluss-{number}")
                for number, river in enumerate(RIVERS)
            )
        )
    )
    assert world.counts() == {"fluesse": (0, 0, 5)}
    assert {new for _, new in world.renames()} == {f"fluesse/fluss-{number}" for number in range(5)}


def test_a_wholly_different_entry_does_not_inherit_progress(world: World) -> None:
    world.write(deck(*rivers()))
    world.learn_all()
    world.write(
        deck(
            entry("Wann wurde die Vereinigung gegründet, um die es hier geht?", "im Jahr 1957"), *rivers()[1:]
        )
    )
    assert world.counts() == {"fluesse": (0, 1, 4)}
    assert world.renames() == []


def test_a_deleted_entry_waits_until_it_returns(world: World) -> None:
    world.write(deck(*rivers()))
    world.learn_all()
    world.write(deck(*rivers()[1:]))
    assert world.counts() == {"fluesse": (0, 0, 4)}
    world.write(deck(*rivers()))
    assert world.counts() == {"fluesse": (0, 0, 5)}


def test_a_parked_item_is_not_due(world: World) -> None:
    world.write(deck(*rivers()))
    world.learn_all()
    world.write(deck(*rivers()[1:]))
    world.clock.forward(days=100)
    assert world.counts() == {"fluesse": (4, 0, 4)}


def test_a_renamed_file_is_recognised_by_its_entries(world: World) -> None:
    world.write(deck(*rivers()))
    world.learn_all()
    world.remove()
    world.write(deck(*rivers()), "gewaesser.yaml")
    assert world.counts() == {"gewaesser": (0, 0, 5)}
    assert world.counts() == {"gewaesser": (0, 0, 5)}, "and the next day too"


def test_a_renamed_file_with_an_id_keeps_its_progress_without_a_record(world: World) -> None:
    world.write(deck(*rivers(), deck_id="fluesse"))
    world.learn_all()
    world.remove()
    world.write(deck(*rivers(), deck_id="fluesse"), "gewaesser.yaml")
    assert world.counts() == {"fluesse": (0, 0, 5)}
    assert world.renames() == []


def test_a_renamed_file_may_have_been_edited_as_well(world: World) -> None:
    world.write(deck(*rivers()))
    world.learn_all()
    world.remove()
    changed = [
        entry("Welcher Fluss ist gemeint, der als Numero 0 gilt?", "Rhein"),
        *rivers()[2:],
        entry("Neu hier?", "Isar"),
    ]
    world.write(deck(*changed), "gewaesser.yaml")
    assert world.counts() == {"gewaesser": (0, 1, 4)}


def test_another_deck_with_the_same_short_ids_inherits_nothing(world: World) -> None:
    world.write(deck(*(entry(f"Fluss {river}?", river, f"q{number}") for number, river in enumerate(RIVERS))))
    world.learn_all()
    world.remove()
    world.write(
        deck(*(entry(f"Hauptstadt von {name}?", name, f"q{number}") for number, name in enumerate(RIVERS))),
        "staedte.yaml",
    )
    assert world.counts() == {"staedte": (0, 5, 0)}


def test_a_deck_that_went_away_comes_back_with_its_progress(world: World) -> None:
    world.write(deck(*rivers()))
    world.learn_all()
    world.remove()
    assert world.counts() == {}
    assert world.counts() == {}
    world.write(deck(*rivers()))
    assert world.counts() == {"fluesse": (0, 0, 5)}


def test_every_learner_keeps_theirs(world: World) -> None:
    world.write(deck(entry("Welcher Flus fließt durch Köln und Bonn?", "Rhein")))
    world.learn_all()
    anna = world.learner
    world.learner = world.store.add_learner("Ben", world.clock())
    world.learn_all()
    world.write(deck(entry("Welcher Fluss fließt durch Köln und Bonn?", "Rhein")))
    assert world.counts() == {"fluesse": (0, 0, 1)}
    world.learner = anna
    assert world.counts() == {"fluesse": (0, 0, 1)}
    assert len(world.renames()) == 2


def test_a_scripted_history_of_edits_loses_nothing(world: World) -> None:
    world.write(deck(*rivers()))
    world.learn_all()
    steps = [
        deck(*reversed(rivers())),
        deck(*rivers(), title="Deutsche Flüsse"),
        deck(*(line.replace("Nummer", "Nr.") for line in rivers())),
        deck(*(line.replace("Nummer", "Nr.").replace("Welcher", "Welch ein") for line in rivers()[1:])),
        deck(
            *(line.replace("Nummer", "Nr.").replace("Welcher", "Welch ein") for line in rivers()[1:]),
            entry("Neu hier?", "Isar"),
        ),
    ]
    for text in steps:
        world.write(text)
        world.open()
    world.write(
        deck(
            *(line.replace("Nummer", "Nr.").replace("Welcher", "Welch ein") for line in rivers()),
            entry("Neu hier?", "Isar"),
        )
    )
    assert world.counts() == {"fluesse": (0, 1, 5)}


def from_elsewhere(world: World, *items: str) -> None:
    """Take in attempts that were made on another machine."""
    records = [attempted(item, at=world.clock(), learner=world.learner.id) for item in items]
    world.store.merge(json.dumps(to_json(record)).encode() for record in records)


@pytest.mark.parametrize("known", [True, False], ids=["learned here too", "learned only there"])
def test_what_was_learned_elsewhere_of_entries_that_are_not_here_waits_until_they_are(
    world: World, known: bool
) -> None:
    world.write(deck(*rivers()[:3]))
    if known:
        world.learn_all()
    with open_index(None) as index:
        world.write(deck(entry("Wo entspringt der Inn?", "Maloja", "inn")), "weg.yaml")
        index.refresh([world.folder])
        gone = [stub.id for stub in index.stubs("weg")]
        world.remove("weg.yaml")
    world.open()
    here = "fluesse/" + ("weg" if known else "noch-nicht")
    from_elsewhere(world, here, *gone)
    world.open()
    world.clock.forward(days=30)
    learned = 3 if known else 0
    assert world.counts() == {"fluesse": (learned, 3 - learned, learned)}
    world.write(deck(entry("Wo entspringt der Inn?", "Maloja", "inn")), "weg.yaml")
    assert world.counts()["weg"] == (1, 0, 1)


def test_what_was_learned_elsewhere_follows_later_edits_here(world: World) -> None:
    world.write(deck(entry("Wo entspringt der Inn?", "Maloja", "inn")))
    world.open()
    from_elsewhere(world, "fluesse/inn")
    world.open()
    world.write(deck(entry("Wo entspringt der Inn?", "Maloja", "quelle")))
    assert world.counts() == {"fluesse": (0, 0, 1)}


def test_ids_written_by_fixing_keep_the_progress_of_entries_that_ask_much_alike(world: World) -> None:
    alike = [entry("Welcher Fluss?", river) for river in RIVERS]
    world.write(deck(*rivers(), *alike).replace("\n", "\r\n"))
    world.learn_all()
    fixes = fix_file(world.folder / "fluesse.yaml")
    assert fixes.ids == 10
    assert world.counts() == {"fluesse": (0, 0, 10)}
    assert len({new for _, new in world.renames()}) == 10


def test_fixing_german_keys_leaves_the_id_of_the_deck_to_its_author_and_loses_no_progress(
    world: World,
) -> None:
    text = deck(*rivers(), title="Flüsse")
    world.write(text.replace("title: Flüsse", "titel: Flüsse\nkennung: stroeme"))
    world.learn_all()
    assert fix_file(world.folder / "fluesse.yaml").repairs == {Kind.GERMAN_KEY: 1}
    assert world.counts() == {"fluesse": (0, 0, 5)}

"""Several programs at once: one learns while another deletes, restores, backs up or imports."""

import json
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from .program import DECK, Conversation, attempts, environ, run

ERASE = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from quizapp.core.scheduling import Scheduling
from quizapp.keeping import Learners
from quizapp.progress.store import open_store

with open_store(Path(sys.argv[1]), Scheduling()) as store:
    keeping = Learners(store, lambda: datetime.now(UTC))
    for learner in store.learners():
        if learner.name == sys.argv[2]:
            keeping.erase(learner)
            print(len(keeping.clean_up()))
"""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    folder = tmp_path / "home"
    (folder / "questions").mkdir(parents=True)
    (folder / "questions" / "zaehlen.yaml").write_text(DECK, "utf-8")
    return folder


def answer(talk: Conversation, count: int) -> list[str]:
    """Answer some items; return those that were acknowledged."""
    seen = []
    while len(seen) < count:
        event = talk.event()
        if event["event"] == "item":
            talk.respond("falsch")
        elif event["event"] == "feedback":
            seen.append(event["id"])
    return seen


def erase(home: Path, name: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", ERASE, home / "progress.db", name],
        env=environ(home),
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.stdout == "0\n", done.stderr


def learn_as(home: Path, name: str, count: int) -> list[str]:
    with Conversation(home, "quiz", "zaehlen", "-n", "300", "--learner", name) as talk:
        return answer(talk, count)


def test_one_learns_while_another_is_deleted(home: Path) -> None:
    learn_as(home, "Quengelmeier", 30)
    assert run(home, "progress", "backup").returncode == 0
    with Conversation(home, "quiz", "zaehlen", "-n", "300", "--learner", "Anna") as talk:
        seen = answer(talk, 10)
        erase(home, "Quengelmeier")
        seen += answer(talk, 10)
    assert [record["item"] for record in attempts(home)] == seen
    assert run(home, "progress", "verify").returncode == 0
    files = [one for one in home.rglob("*") if one.is_file()]
    assert not [one for one in files if b"Quengelmeier" in one.read_bytes()]


def test_whoever_is_deleted_while_learning_is_told_and_stays_deleted(home: Path) -> None:
    with Conversation(home, "quiz", "zaehlen", "-n", "300", "--learner", "Anna") as talk:
        answer(talk, 5)
        erase(home, "Anna")
        while (event := talk.event())["event"] == "item":
            talk.respond("falsch")
        assert event["event"] == "error"
        assert "gelöscht" in event["message"]
    assert attempts(home) == []


def test_one_learns_while_a_backup_is_put_back(home: Path) -> None:
    before = learn_as(home, "Anna", 5)
    assert run(home, "progress", "backup").returncode == 0
    with Conversation(home, "quiz", "zaehlen", "-n", "300", "--learner", "Anna") as talk:
        lost = answer(talk, 10)
        (backup,) = (home / "backups").iterdir()
        assert run(home, "progress", "restore", str(backup)).returncode == 0
        after = answer(talk, 10)
    # The item that was shown already is answered after it.
    assert [record["item"] for record in attempts(home)] == before + after
    assert run(home, "progress", "verify").returncode == 0
    with sqlite3.connect(home / "progress.db.replaced-1") as aside:
        kept = aside.execute("SELECT item FROM record WHERE kind = 'attempted' ORDER BY at").fetchall()
    aside.close()
    assert [item for (item,) in kept] == before + lost


def test_one_learns_while_others_import_and_back_up(home: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    (other / "questions").mkdir(parents=True)
    (other / "questions" / "zaehlen.yaml").write_text(DECK, "utf-8")
    foreign = learn_as(other, "Ben", 20)
    file = tmp_path / "ben.jsonl"
    file.write_text(run(other, "progress", "export").stdout, "utf-8")
    with Conversation(home, "quiz", "zaehlen", "-n", "300", "--learner", "Anna") as talk:
        seen = answer(talk, 5)
        assert run(home, "progress", "import", str(file)).returncode == 0
        seen += answer(talk, 5)
        assert run(home, "progress", "backup").returncode == 0
        seen += answer(talk, 5)
    assert sorted(record["item"] for record in attempts(home)) == sorted(seen + foreign)
    assert run(home, "progress", "verify").returncode == 0
    lines = run(home, "progress", "export", "--learner", "Ben").stdout.splitlines()
    assert len({json.loads(line)["learner"] for line in lines}) == 1

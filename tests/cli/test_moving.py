"""``progress import``, ``backup`` and ``restore``: moving house, and getting back what was lost."""

import json
import shutil
import sqlite3
from datetime import date
from pathlib import Path

from .program import DECK, quizapp


def learned(home: Path, name: str = "Anna", answers: str = "Hanoi\nVientiane\n") -> None:
    (home / "questions").mkdir(parents=True, exist_ok=True)
    (home / "questions" / "laender.yaml").write_text(DECK, "utf-8")
    assert quizapp("learn", "laender", "--learner", name, home=home, lines=answers).returncode == 0


def exported(home: Path, *more: str) -> str:
    return quizapp("progress", "export", *more, home=home).stdout


def attempts(home: Path, *more: str) -> int:
    return json.loads(quizapp("stats", "--format", "json", *more, home=home).stdout)["attempts"]


def test_everything_moves_to_a_new_machine(with_deck: Path, tmp_path: Path) -> None:
    learned(with_deck)
    learned(with_deck, "Ben", "x\ny\n")
    file = tmp_path / "stand.jsonl"
    file.write_text(exported(with_deck), "utf-8")
    new = tmp_path / "new"
    done = quizapp("progress", "import", file, home=new)
    count = len(file.read_text("utf-8").splitlines())
    assert done.returncode == 0
    assert done.stdout == f"{file}: {count} records taken in, 0 were here already.\n"
    assert exported(new) == exported(with_deck)
    assert quizapp("progress", "verify", home=new).returncode == 0
    again = quizapp("progress", "import", file, file, home=new)
    assert again.stdout.splitlines() == [f"{file}: 0 records taken in, {count} were here already."] * 2


def test_it_can_come_through_a_pipe(with_deck: Path, tmp_path: Path) -> None:
    learned(with_deck)
    done = quizapp("progress", "import", "-", home=tmp_path / "new", lines=exported(with_deck))
    assert done.returncode == 0
    assert attempts(tmp_path / "new") == 2


def test_one_persons_two_machines_come_together(home: Path, tmp_path: Path) -> None:
    other, file = tmp_path / "other", tmp_path / "other.jsonl"
    learned(home, "Anna", "Hanoi\n")
    learned(other, "Me", "Hanoi\nVientiane\n")
    file.write_text(exported(other), "utf-8")
    assert quizapp("progress", "import", file, "--learner", "anna", home=home).returncode == 0
    assert attempts(home, "--learner", "Anna") == 3
    assert "Me" not in exported(home)
    file.write_text(exported(home), "utf-8")
    assert quizapp("progress", "import", file, "--learner", "Me", home=other).returncode == 0
    assert attempts(other, "--learner", "Me") == 3
    for place in (home, other):
        assert quizapp("progress", "verify", home=place).returncode == 0


def test_a_namesake_is_not_taken_for_the_same_without_a_word(home: Path, tmp_path: Path) -> None:
    other, file = tmp_path / "other", tmp_path / "other.jsonl"
    learned(home)
    learned(other, "anna")
    file.write_text(exported(other), "utf-8")
    done = quizapp("progress", "import", file, home=home)
    assert done.returncode == 1
    assert '--learner "anna"' in done.stderr
    assert f"Nothing of “{file}” was taken in." in done.stderr
    assert attempts(home) == 2


def test_a_new_name_makes_a_new_learner(with_deck: Path, tmp_path: Path) -> None:
    learned(with_deck)
    done = quizapp(
        "progress", "import", "-", "--learner", "Eva", home=tmp_path / "new", lines=exported(with_deck)
    )
    assert done.returncode == 0
    assert "Eva is new here" in done.stderr
    assert attempts(tmp_path / "new", "--learner", "Eva") == 2


def test_several_learners_cannot_become_one(with_deck: Path) -> None:
    for name in ("Anna", "Ben"):
        learned(with_deck, name)
    done = quizapp("progress", "import", "-", "--learner", "Eva", home=with_deck, lines=exported(with_deck))
    assert done.returncode == 1
    assert "several learners" in done.stderr
    assert "Eva" not in exported(with_deck)


def test_a_broken_line_is_named_and_nothing_of_its_file_is_taken_in(with_deck: Path, tmp_path: Path) -> None:
    learned(with_deck)
    good, bad = tmp_path / "good.jsonl", tmp_path / "bad.jsonl"
    good.write_text(exported(with_deck), "utf-8")
    lines = good.read_text("utf-8").splitlines()
    bad.write_text("\n".join([lines[0], '{"kind": "\\u001b[31mnew"}', "", lines[1][:-5]]), "utf-8")
    new = tmp_path / "new"
    done = quizapp("progress", "import", bad, good, home=new)
    assert done.returncode == 1
    assert done.stderr.splitlines() == [
        f"{bad}, line 2: This is not a record: not a record: 'at'.",
        f"{bad}, line 4: This is not a whole line of JSON.",
        f"Nothing of “{bad}” was taken in.",
    ]
    assert done.stdout.startswith(f"{good}: {len(lines)} records")
    assert attempts(new) == 2


def test_wrong_usage_of_progress_is_explained(with_deck: Path) -> None:
    learned(with_deck)
    for words, said in (
        (("import",), "Say which files to take in"),
        (("import", "nirgends.jsonl"), "There is no file “nirgends.jsonl”."),
        (("export", "datei"), "“datei” is one word too many."),
        (("restore", "a", "b"), "“b” is one word too many."),
        (("restore", "2020-01-01"), "There is no backup of 2020-01-01."),
        (("restore", "nirgends.db"), "There is no file “nirgends.db”."),
        (("bakup",), "Did you mean “backup”?"),
    ):
        done = quizapp("progress", *words, home=with_deck)
        assert done.returncode == 2
        assert said in done.stderr


def test_every_session_leaves_a_backup_of_the_day(home: Path) -> None:
    learned(home)
    (backup,) = (home / "backups").iterdir()
    assert backup.name.startswith("progress-20")
    before = backup.read_bytes()
    learned(home, "Ben")
    assert backup.read_bytes() == before
    done = quizapp("progress", "backup", home=home)
    assert (done.returncode, done.stdout) == (0, f"Backed up as “{backup}”.\n")
    assert backup.read_bytes() != before
    assert "Nothing has changed" in quizapp("progress", "backup", home=home).stdout
    assert len(list((home / "backups").iterdir())) == 1


def test_where_no_backup_can_be_made_the_session_is_held_all_the_same(home: Path) -> None:
    home.mkdir()
    (home / "backups").write_text("a file in the folder's place")
    (home / "questions").mkdir()
    (home / "questions" / "laender.yaml").write_text(DECK, "utf-8")
    done = quizapp("learn", "laender", home=home, lines="Hanoi\n/q\n")
    assert done.returncode == 0
    assert "There is no backup of today." in done.stderr
    assert attempts(home) == 1


def test_backups_are_listed_and_put_back(home: Path) -> None:
    learned(home)
    (backup,) = (home / "backups").iterdir()
    day = backup.stem.removeprefix("progress-")
    old = backup.with_name("progress-2026-01-01.db")
    shutil.copy(backup, old)
    backup.with_name("progress-2025-01-01.db").write_text("broken")
    learned(home, "Ben")
    listed = quizapp("progress", "restore", home=home)
    assert listed.returncode == 0
    assert listed.stdout.splitlines()[0].split()[:3] == [day, "4", "records,"]
    assert listed.stdout.splitlines()[1].startswith("2026-01-01")
    assert "cannot be read" in listed.stdout.splitlines()[2]
    before = exported(home)
    done = quizapp("progress", "restore", "2026-01-01", home=home)
    assert done.returncode == 0
    assert done.stdout.splitlines() == [
        f"4 records are back, from “{old}”.",
        f"What was there before is kept as “{home / 'progress.db.replaced-1'}”.",
    ]
    assert "Ben" not in exported(home)
    quizapp("progress", "restore", home / "progress.db.replaced-1", home=home)
    assert exported(home) == before


def test_a_damaged_backup_is_refused(home: Path) -> None:
    learned(home)
    (home / "backups" / "progress-2025-01-01.db").write_text("broken")
    before = exported(home)
    done = quizapp("progress", "restore", "2025-01-01", home=home)
    assert done.returncode == 1
    assert "cannot be restored" in done.stderr
    assert exported(home) == before


def test_a_damaged_progress_is_set_aside_with_the_way_back_and_that_works(home: Path) -> None:
    learned(home)
    before = exported(home)
    (home / "progress.db").write_bytes(b"broken" * 1000)
    day = date.fromisoformat(next((home / "backups").iterdir()).stem.removeprefix("progress-"))
    said = quizapp("quiz", "laender", home=home, lines="/q\n").stdout
    assert f"“quizapp progress restore {day}” brings back the newest backup." in said
    assert quizapp("progress", "restore", str(day), home=home).returncode == 0
    assert exported(home) == before
    assert (home / "progress.db.unreadable-1").exists()


def test_restoring_works_where_nothing_is_left_but_the_backups(home: Path) -> None:
    learned(home)
    before = exported(home)
    (home / "progress.db").unlink()
    day = next((home / "backups").iterdir()).stem.removeprefix("progress-")
    done = quizapp("progress", "restore", day, home=home)
    assert done.returncode == 0
    assert "replaced" not in done.stdout
    assert exported(home) == before


def test_without_backups_restore_says_so(with_deck: Path) -> None:
    done = quizapp("progress", "restore", home=with_deck)
    assert done.returncode == 1
    assert "There are no backups in" in done.stdout
    assert not (with_deck / "progress.db").exists()


def test_the_records_of_somebody_deleted_are_skipped_and_that_is_said(home: Path) -> None:
    learned(home)
    lines = exported(home)
    with sqlite3.connect(home / "progress.db", isolation_level=None) as connection:
        from quizapp.progress.erasing import erase

        erase(connection, {json.loads(lines.splitlines()[0])["learner"]: 1})
    connection.close()
    done = quizapp("progress", "import", "-", home=home, lines=lines)
    assert done.returncode == 0
    assert "4 skipped, since their learner was deleted here" in done.stdout
    assert "Anna" not in exported(home)

"""Several processes on one file, and processes that are killed."""

import subprocess
import sys
from pathlib import Path
from random import Random

import pytest

from quizapp.progress.store import open_store
from tests.progress.samples import ANNA, BEN, DEFAULT, attempted

ROOT = Path(__file__).parents[2]


def writer(path, learner, count):
    return subprocess.Popen(
        [sys.executable, "-m", "tests.progress.writer", str(path), learner, str(count)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )


def stored_ids(path):
    with open_store(path, DEFAULT) as store:
        assert store.verify() == ()
        return {record.id for record in store.records()}


def test_processes_that_start_on_no_file_at_once_lose_nothing(path):
    writers = [writer(path, learner, 60) for learner in (ANNA, ANNA, BEN, BEN)]
    outputs = [process.communicate()[0].split() for process in writers]
    assert [len(output) for output in outputs] == [60] * 4
    assert stored_ids(path) == {number for output in outputs for number in output}


def test_stores_open_at_once_see_what_the_others_wrote(path):
    with open_store(path, DEFAULT) as one, open_store(path, DEFAULT) as other:
        first = one.record(attempted("d/a", 0))
        assert other.memory(ANNA, "d/a") == first
        second = other.record(attempted("d/a", 5))
        assert second is not None
        assert second.reviews == 2
        assert one.record(attempted("d/a", 5.1)) == second


def test_processes_that_find_an_unreadable_file_at_once_set_it_aside_once(path):
    path.write_bytes(b"no database at all" * 100)
    writers = [writer(path, learner, 20) for learner in (ANNA, BEN, ANNA)]
    outputs = [process.communicate()[0].split() for process in writers]
    assert stored_ids(path) == {number for output in outputs for number in output}
    assert [one.name for one in path.parent.glob("*unreadable*")] == ["progress.db.unreadable-1"]


def kill_and_look(path, rounds):
    rng = Random(20240617)
    acknowledged = set()
    for _ in range(rounds):
        process = writer(path, rng.choice((ANNA, BEN)), 1_000_000)
        assert process.stdout is not None
        for _ in range(rng.randrange(1, 80)):
            acknowledged.add(process.stdout.readline().strip())
        process.kill()
        # The last line may have been cut off by the kill itself.
        acknowledged |= {line.strip() for line in process.stdout if line.endswith("\n")}
        process.wait()
        process.stdout.close()
        assert acknowledged <= stored_ids(path)
    assert "" not in acknowledged


def test_a_killed_process_loses_no_acknowledged_attempt(path):
    kill_and_look(path, rounds=10)


@pytest.mark.long
def test_two_hundred_killed_processes_lose_no_acknowledged_attempt(path):
    kill_and_look(path, rounds=200)

"""No acknowledged attempt is lost: not when the program is killed, not when two write at once."""

import random
import sys
import threading
from pathlib import Path

import pytest

from .program import DECK, Conversation, attempts, run


@pytest.fixture
def home(tmp_path: Path) -> Path:
    folder = tmp_path / "home"
    (folder / "questions").mkdir(parents=True)
    (folder / "questions" / "zaehlen.yaml").write_text(DECK, "utf-8")
    return folder


def acknowledged_until_killed(home: Path, chance: random.Random) -> list[str]:
    """Respond as fast as events come, kill the program at a random moment, return what it had acknowledged."""
    seen: list[str] = []
    with Conversation(home, "quiz", "zaehlen", "-n", "300") as talk:
        assert talk.event()["event"] == "item"
        timer = threading.Timer(chance.uniform(0.0, 0.25), talk.process.kill)
        timer.start()
        try:
            while True:
                talk.respond("falsch")
                event = talk.event()
                if event["event"] == "feedback":
                    seen.append(event["id"])
                    assert talk.event()["event"] in {"item", "summary"}
        except (EOFError, BrokenPipeError, ValueError):
            pass
        finally:
            timer.cancel()
    return seen


def kill_again_and_again(home: Path, rounds: int) -> None:
    chance = random.Random(20240617)
    seen = [item for _ in range(rounds) for item in acknowledged_until_killed(home, chance)]
    stored = [record["item"] for record in attempts(home)]
    missing = list(seen)
    for item in stored:
        if item in missing:
            missing.remove(item)
    assert missing == []
    assert 0 <= len(stored) - len(seen) <= rounds, (
        "at most the one attempt under way in each round is unacknowledged"
    )
    assert len(seen) > rounds, "the rounds did get somewhere"
    assert run(home, "progress", "verify").returncode == 0


@pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL")
def test_killed_at_random_moments_no_acknowledged_attempt_is_lost(home: Path) -> None:
    kill_again_and_again(home, 6)


@pytest.mark.long
@pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL")
def test_killed_two_hundred_times_no_acknowledged_attempt_is_lost(home: Path) -> None:
    kill_again_and_again(home, 200)


def test_two_programs_at_once_lose_nothing(home: Path) -> None:
    with (
        Conversation(home, "quiz", "zaehlen", "-n", "40") as one,
        Conversation(home, "learn", "zaehlen") as two,
    ):
        seen = []
        finished: set[int] = set()
        while len(finished) < 2:
            for number, talk in enumerate((one, two)):
                if number in finished:
                    continue
                event = talk.event()
                if event["event"] == "item":
                    talk.respond("wort" + event["id"].rpartition("-")[2])
                elif event["event"] == "feedback":
                    assert event["verdict"] == "right"
                    seen.append(event["id"])
                elif event["event"] == "summary":
                    finished.add(number)
    assert sorted(record["item"] for record in attempts(home)) == sorted(seen)
    assert len(seen) == 50
    assert run(home, "progress", "verify").returncode == 0

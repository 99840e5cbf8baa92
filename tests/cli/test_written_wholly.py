"""A new file is written wholly, or there is none."""

import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from quizapp.cli.errors import CommandError
from quizapp.cli.writing import write_new
from quizapp.language import translator

resource = pytest.importorskip("resource")


def test_a_file_that_does_not_fit_leaves_nothing_behind(tmp_path: Path) -> None:
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, limits[1]))
    try:
        with pytest.raises(CommandError):
            write_new(tmp_path / "deck.yaml", b"x" * 100_000, translator("en"))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert list(tmp_path.iterdir()) == []


WRITING = """
import sys
from contextlib import suppress
from pathlib import Path
from quizapp.cli.writing import write_new
from quizapp.language import translator
print("ready", flush=True)
write_new(Path(sys.argv[1]), b"x" * 50_000_000, translator("en"))
"""


def test_a_program_that_is_killed_leaves_no_part_under_the_name(tmp_path: Path) -> None:
    path = tmp_path / "deck.yaml"
    with subprocess.Popen([sys.executable, "-c", WRITING, str(path)], stdout=subprocess.PIPE) as writing:
        assert writing.stdout is not None
        writing.stdout.readline()
        with suppress(FileNotFoundError):
            while writing.poll() is None and not any(each.stat().st_size for each in tmp_path.iterdir()):
                pass
        writing.send_signal(signal.SIGKILL)
    assert not path.exists() or path.stat().st_size == 50_000_000


def test_a_file_that_is_there_stays(tmp_path: Path) -> None:
    path = tmp_path / "deck.yaml"
    path.write_text("alt")
    with pytest.raises(CommandError, match="was not changed"):
        write_new(path, b"neu", translator("en"))
    assert [each.name for each in tmp_path.iterdir()] == ["deck.yaml"]
    assert path.read_text() == "alt"

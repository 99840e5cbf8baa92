"""A new file is written wholly, or there is none."""

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

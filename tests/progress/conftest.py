import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from quizapp.progress.store import ProgressStore, open_store
from tests.progress.samples import DEFAULT


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "progress.db"


@pytest.fixture
def store(path: Path) -> Iterator[ProgressStore]:
    with open_store(path, DEFAULT) as store:
        yield store


@pytest.fixture
def public() -> Iterator[Path]:
    """A folder that everybody may enter, unlike pytest's own."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder

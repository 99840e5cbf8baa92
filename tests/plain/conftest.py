"""What tests of the plain interface share."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from ..conftest import Clock
from .kinds import ARTICLE, deck
from .pupil import Pupil, at_home

MakePupil = Callable[..., Pupil]


@pytest.fixture
def pupil_with(tmp_path: Path, questions: Path, clock: Clock) -> Iterator[MakePupil]:
    """Return a function that seats Anna before a deck with items of the given kinds."""
    with ExitStack() as stack:

        def make(
            *kinds: str, text: str = "", learners: tuple[str, ...] = ("Anna",), **settings: Any
        ) -> Pupil:
            (questions / "arten.md").write_text(ARTICLE, "utf-8")
            (questions / "arten.yaml").write_text(text or deck(*kinds), "utf-8")
            return stack.enter_context(at_home(tmp_path, clock, *learners, **settings))

        yield make

"""Places on the disk: where question files, progress, settings and the cache are."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

NAME = "quizapp"


@dataclass(frozen=True, slots=True)
class Places:
    """Where things are; nothing of it need exist. ``questions`` is for the person's own files."""

    questions: Path
    progress: Path
    settings: Path
    cache: Path

    @property
    def index(self) -> Path:
        """The cache of all question files."""
        return self.cache / "index.db"


def find_places(environ: Mapping[str, str]) -> Places:
    """Return the places in ``QUIZAPP_HOME`` if that is set, else the platform's own."""
    home = environ.get("QUIZAPP_HOME")
    if home:
        folder = Path(home).expanduser().absolute()
        return Places(
            folder / "questions", folder / "progress.db", folder / "settings.yaml", folder / "cache"
        )
    import platformdirs

    data = platformdirs.user_data_path(NAME, appauthor=False)
    return Places(
        questions=data / "questions",
        progress=data / "progress.db",
        settings=platformdirs.user_config_path(NAME, appauthor=False) / "settings.yaml",
        cache=platformdirs.user_cache_path(NAME, appauthor=False),
    )


def shipped_questions() -> Path:
    """Return the folder of the decks that come with the program.

    They lie inside the package in an installed wheel, and beside it in a checkout.
    """
    package = Path(__file__).parents[1]
    inside = package / "questions"
    return inside if inside.is_dir() else package.with_name("questions")


def shipped_apart(roots: tuple[Path, ...]) -> Path | None:
    """Return the folder of the decks that come with the program, unless it was named as one's own."""
    *own, shipped = roots
    real = shipped.resolve()
    named = [root.resolve() for root in own]
    return None if any(root == real or real in root.parents for root in named) else shipped


def deck_roots(named: tuple[Path, ...], places: Places) -> tuple[Path, ...]:
    """Return where decks are read from, in order of precedence."""
    return (*named, Path("questions"), places.questions, shipped_questions())

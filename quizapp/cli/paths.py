"""Paths as they are shown."""

from __future__ import annotations

from pathlib import Path


def shown_path(path: Path) -> Path:
    """Return the path from here if it leads downwards, else the whole path."""
    try:
        return path.relative_to(Path.cwd().resolve())
    except (ValueError, OSError):
        return path

"""The file that a new author starts from."""

from __future__ import annotations

from pathlib import Path

_FOLDER = Path(__file__).with_name("templates")


def template(language: str) -> str:
    """Return a commented question file with an example of each kind, German or else English."""
    name = "de.yaml" if language.startswith("de") else "en.yaml"
    return (_FOLDER / name).read_text(encoding="utf-8")

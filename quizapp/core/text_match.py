"""Comparing a typed text with an accepted one."""

from __future__ import annotations

from quizapp.core.folding import fold

__all__ = ["fold"]

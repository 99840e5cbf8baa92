"""An app that a bug ends quietly, so that whoever runs it can tell of that in the person's words."""

from __future__ import annotations

from textual.app import App


class FallibleApp(App[None]):
    """Ends at an exception that nobody expected, and keeps it."""

    @property
    def failure(self) -> Exception | None:
        """The first exception that nobody expected; to be told once the terminal is given back."""
        return self._exception

    def _fatal_error(self) -> None:
        """End without Textual's traceback: it is long, and shows what the learner typed."""
        self._close_messages_no_wait()

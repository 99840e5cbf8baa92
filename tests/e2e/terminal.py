"""A real terminal: the program runs in a pseudo terminal, and its screen is read as a person sees it."""

from __future__ import annotations

import os
import re
import signal
import sys
import time
from pathlib import Path
from types import TracebackType

import pexpect
import pyte

CHECKOUT = Path(__file__).parents[2]
PATIENCE = 30.0


class Screen(pyte.Screen):
    """pyte's screen, deaf to private control sequences that it would print as text."""

    def report_device_status(self, mode: int, **_: object) -> None:
        """Answer nothing."""

    def select_graphic_rendition(self, *attributes: int, **_: object) -> None:
        super().select_graphic_rendition(*attributes)


PRIVATE = re.compile(
    rb"\x1b\[[<>=][0-9;]*[a-zA-Z]|\x1b\[\?[0-9;]*\$p|\x1bP.*?\x1b\\|\x1b\[\?[0-9;]*u", re.DOTALL
)


class Terminal:
    """The program in a terminal of the given size; a context manager that always ends it."""

    def __init__(
        self,
        *arguments: str,
        home: Path,
        columns: int = 80,
        rows: int = 24,
        environ: dict[str, str] | None = None,
        command: list[str] | None = None,
        cwd: Path | None = None,
    ) -> None:
        self.raw = b""
        self._hung_up = False
        self._screen = Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        program, *words = command or [sys.executable, "-m", "quizapp"]
        variables = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("QUIZAPP", "LC_", "COLUMNS", "LINES"))
        }
        variables |= {
            "QUIZAPP_HOME": str(home),
            "TERM": "xterm-256color",
            "COLORTERM": "truecolor",
            "LANG": "de_DE.UTF-8",
            "LANGUAGE": "",
            "TEXTUAL_ANIMATIONS": "none",
        }
        self.child = pexpect.spawn(
            program,
            [*words, *arguments],
            dimensions=(rows, columns),
            env={**variables, **(environ or {})},  # type: ignore[arg-type]
            cwd=str(cwd or home),
            timeout=PATIENCE,
        )

    def __enter__(self) -> Terminal:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._hung_up:
            self.child.ptyproc.closed = self.child.closed = True
        else:
            self.child.close(force=True)

    @property
    def text(self) -> str:
        """What stands on the screen, line by line."""
        return "\n".join(line.rstrip() for line in self._screen.display)

    @property
    def exit_code(self) -> int | None:
        return self.child.exitstatus

    def press(self, keys: str) -> None:
        self.child.send(keys.encode())

    def wait_for(self, *wanted: str, gone: str = "") -> str:
        """Read until one of the texts is on the screen (and ``gone`` is not); return which.

        A frame may arrive in pieces: what else is to be on the screen has to be waited for too.
        """
        return self.find("|".join(map(re.escape, wanted)), gone=gone).group()

    def find(self, pattern: str, *, gone: str = "") -> re.Match[str]:
        """Read until the pattern is found on the screen (and ``gone`` is not there); return the match."""
        until = time.monotonic() + PATIENCE
        while True:
            found = re.search(pattern, self.text)
            if found and not (gone and gone in self.text):
                return found
            if time.monotonic() > until:
                raise AssertionError(f"{pattern} did not come; the screen is:\n{self.text}")
            if not self._read():
                raise AssertionError(f"the program ended before {pattern}; the screen is:\n{self.text}")

    def wait_for_end(self) -> int | None:
        """Read until the program has ended; return its exit code."""
        until = time.monotonic() + PATIENCE
        while self._read():
            if time.monotonic() > until:
                raise AssertionError(f"the program goes on; the screen is:\n{self.text}")
        self.child.close()
        return self.child.exitstatus

    def kill(self) -> None:
        """End the program at once, with no chance to tidy up; to be called from any thread."""
        os.kill(self.child.pid, signal.SIGKILL)

    def hang_up(self) -> None:
        """Close the terminal under the program's feet."""
        self._hung_up = True
        self.child.ptyproc.fileobj.close()

    def ends_within(self, seconds: float) -> bool:
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            if os.waitpid(self.child.pid, os.WNOHANG)[0]:
                return True
            time.sleep(0.05)
        return False

    def look(self, seconds: float) -> None:
        """Read for a moment whatever the program shows."""
        self._read(seconds)

    def _read(self, seconds: float = 0.5) -> bool:
        try:
            data = self.child.read_nonblocking(65536, timeout=seconds)
        except pexpect.TIMEOUT:
            return True
        except pexpect.EOF:
            return False
        self.raw += data
        self._stream.feed(PRIVATE.sub(b"", data))
        return True

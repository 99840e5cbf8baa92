"""The command line: one module per command, and the only place that prints or exits."""

from __future__ import annotations

import gc
import sys


def main(argv: list[str] | None = None) -> int:
    """Run the command line; return the exit code.

    0 is fine, 1 is errors found or nothing to do, 2 is wrong usage; Ctrl+C and a closed pipe or
    terminal give 128 and the number of the signal that stands for them, as shells do.
    """
    arguments = sys.argv[1:] if argv is None else argv
    if arguments[:1] == ["--version"]:
        from quizapp import __version__

        print(f"quizapp {__version__}")
        return 0

    # Starting frees nothing worth collecting; whoever goes on for longer turns it on again.
    gc.disable()
    from quizapp.cli.run import run

    return run(arguments)

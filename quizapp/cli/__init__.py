"""The command line: one module per command, and the only place that prints or exits."""


def main() -> int:
    """Run the command line; return the exit code."""
    raise NotImplementedError

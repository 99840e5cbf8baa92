"""A process that stores attempts and says so, to be run several at once and to be killed.

    python -m tests.progress.writer PATH LEARNER COUNT

Prints the id of each record after it was stored.
"""

import sys
from pathlib import Path

from quizapp.progress.store import open_store
from tests.progress.samples import DEFAULT, attempted


def main() -> None:
    path, learner, count = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
    with open_store(path, DEFAULT) as store:
        for number in range(count):
            record = attempted(f"d/{number % 50}", number / 10, learner=learner)
            store.record(record)
            print(record.id, flush=True)


if __name__ == "__main__":
    main()

"""What the README tells authors to type is typed, word for word."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from .program import environment

ROOT = Path(__file__).parents[2]
BLOCK = re.compile(r"## Write your own questions\n.*?```sh\n(.*?)```", re.DOTALL)

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the lines are those of a POSIX shell")


def test_the_ten_lines_lead_from_nothing_to_a_deck_for_the_class(home: Path, tmp_path: Path) -> None:
    found = BLOCK.search((ROOT / "README.md").read_text("utf-8"))
    assert found is not None
    lines = found[1].splitlines()
    assert len(lines) == 10
    shutil.copytree(ROOT / "questions", tmp_path / "questions")
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    said = []
    for line in lines:
        done = subprocess.run(
            ["bash", "-c", line],
            input="a\na\nx\nq\n" if " review " in line else "",
            capture_output=True,
            check=False,
            cwd=tmp_path,
            env=environment(home, PATH=path),
            text=True,
            encoding="utf-8",
            timeout=60,
        )
        assert done.returncode == 0, (line, done.stdout, done.stderr)
        assert "Traceback" not in done.stderr
        said.append(done.stdout)
    assert "draft" in said[1]
    assert "no problems" in said[3]
    assert "1 of 5" in said[4]
    assert {file.name for file in (home / "questions").iterdir()} == {
        "reise.yaml",
        "eigene.yaml",
        "briefing.md",
    }
    assert "<!doctype html>" in (tmp_path / "reise.html").read_text("utf-8")
    assert (tmp_path / "reise.apkg").read_bytes().startswith(b"PK")

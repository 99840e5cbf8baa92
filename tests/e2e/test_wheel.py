"""The built wheel works by itself, in an environment of its own, far from the checkout."""

import json
import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parents[2]
pytestmark = pytest.mark.wheel


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--outdir", folder, CHECKOUT], check=True, timeout=300
    )
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, with_pip=True)
    scripts = folder / ("Scripts" if os.name == "nt" else "bin")
    subprocess.run([scripts / "python", "-m", "pip", "install", "--quiet", wheel], check=True, timeout=600)
    return scripts / "quizapp"


def run(program: Path, home: Path, *arguments: str, text: str = "") -> subprocess.CompletedProcess[str]:
    home.mkdir(exist_ok=True)
    environ = {
        name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "QUIZAPP"))
    }
    return subprocess.run(
        [program, *arguments],
        input=text,
        capture_output=True,
        encoding="utf-8",
        cwd=home,
        env=environ | {"QUIZAPP_HOME": str(home), "LANG": "de_DE.UTF-8"},
        timeout=60,
        check=False,
    )


def test_the_wheel_carries_decks_sql_and_catalogues(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    for deck in (CHECKOUT / "questions").iterdir():
        assert f"quizapp/questions/{deck.name}" in names
    assert "quizapp/progress/schema.sql" in names
    assert "quizapp/language/catalogues/de/LC_MESSAGES/quizapp.mo" in names
    assert not [name for name in names if name.startswith("tests")]


def test_the_installed_program_finds_the_shipped_decks(installed: Path, tmp_path: Path) -> None:
    done = run(installed, tmp_path / "home", "decks", "--format", "json")
    assert done.returncode == 0, done.stderr
    shipped = {path.stem for path in (CHECKOUT / "questions").glob("*.yaml")}
    assert {deck["id"] for deck in json.loads(done.stdout)} == shipped


def test_the_installed_program_asks_marks_and_remembers(installed: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    done = run(installed, home, "quiz", "fragetypen", "--plain", "-n", "1", text="1\n1\n1\n1\n1\n")
    assert done.returncode == 0, done.stderr
    assert "1 von 1" in done.stdout
    stats = json.loads(run(installed, home, "stats", "--format", "json").stdout)
    assert stats["attempts"] >= 1


def test_an_editable_install_finds_the_same_decks(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    done = subprocess.run(
        [sys.executable, "-m", "quizapp", "decks", "--format", "json"],
        capture_output=True,
        encoding="utf-8",
        cwd=home,
        env=os.environ | {"QUIZAPP_HOME": str(home)},
        check=True,
        timeout=60,
    )
    assert {deck["id"] for deck in json.loads(done.stdout)} == {
        path.stem for path in (CHECKOUT / "questions").glob("*.yaml")
    }

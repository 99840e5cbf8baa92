"""Why the system refuses is told in the reader's language, and in its own words only where it is unusual."""

import errno
import os
from pathlib import Path

import pytest

from quizapp.language import translator
from quizapp.language.refusals import refusal

USUAL = "ENOENT EACCES EPERM EEXIST EISDIR ENOTDIR ENOSPC EROFS ENAMETOOLONG EMFILE EFBIG EBUSY EIO ELOOP"


@pytest.mark.parametrize("name", USUAL.split())
def test_the_usual_ones_are_told_in_either_language(name: str) -> None:
    number = getattr(errno, name)
    error = OSError(number, os.strerror(number), "deck.yaml")
    english, german = translator("en")(refusal(error)), translator("de")(refusal(error))
    assert english != german
    assert os.strerror(number) not in (english, german)
    assert not english.endswith(".")
    assert not german.endswith(".")


def test_what_is_unusual_is_told_in_the_words_of_the_system() -> None:
    assert refusal(OSError(errno.EXDEV, "Invalid cross-device link")) == "Invalid cross-device link"
    assert refusal(OSError("out of order")) == "out of order"
    assert refusal(ValueError("embedded null byte")) == "embedded null byte"
    assert refusal(OSError()) == "OSError"


def test_a_file_that_another_program_has_open_is_told_so_on_windows() -> None:
    error = PermissionError(errno.EACCES, "…")
    error.winerror = 32  # type: ignore[attr-defined]
    assert refusal(error) == "another program is using it"


def test_real_refusals_are_known(tmp_path: Path) -> None:
    file = tmp_path / "a"
    file.touch()
    for path, words in (
        (tmp_path / "none", "there is no such file or folder"),
        (file / "b", "a part of the path is no folder"),
        (tmp_path / ("x" * 300), "the name is too long"),
    ):
        with pytest.raises(OSError, match=r".") as raised:
            path.read_bytes()
        if os.name == "posix":
            assert refusal(raised.value) == words

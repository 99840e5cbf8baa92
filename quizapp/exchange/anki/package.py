"""The package: a zip file of which only the collection is unpacked, within limits, into a file of our own."""

from __future__ import annotations

import zlib
from contextlib import contextmanager
from dataclasses import dataclass
from errno import EINVAL
from pathlib import Path
from struct import error as StructError  # noqa: N812 - a name that says what it is
from struct import unpack_from
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile

from quizapp.exchange.results import ExchangeError
from quizapp.language import N_

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import IO

MAX_UNPACKED = 512 * 1024 * 1024
"""What a collection may be unpacked, in bytes; one with 50,000 notes has some 30 MB."""
MAX_RATIO = 200
"""How many times larger than packed it may be; a real one is 5 to 20 times."""
MAX_DIRECTORY = 4 * 1024 * 1024
"""What a zip file's list of its files may take, in bytes; enough for 60,000 pictures."""

_CURRENT = "collection.anki21b"
_COLLECTIONS = (_CURRENT, "collection.anki21", "collection.anki2")
"""In the order in which they count: beside a newer one, the oldest only tells to update Anki."""
_CHUNK = 256 * 1024
_ROOM = 32 * 1024 * 1024
"""Up to here the ratio does not matter."""
_MAX_WINDOW = 32 * 1024 * 1024
_END = b"PK\x05\x06"
_END_64 = b"PK\x06\x07"
_END_SIZE = 22
_END_64_SIZE = 20
_LONGEST_COMMENT = 65535
_ENCRYPTED = 1

_NO_PACKAGE = N_("This is no Anki package: it has to be a file that Anki exported, ending in .apkg.")
_DAMAGED = N_("This Anki package is damaged. Export it anew in Anki.")
_TOO_LARGE = N_("This Anki package unpacks to more than is read here. Export it deck by deck in Anki.")
_TOO_MANY = N_("This Anki package holds too many files. Export it in Anki without media.")


@dataclass(frozen=True, slots=True)
class Unpacked:
    """What is in a package: the file its collection was unpacked to, and how many pictures and sounds."""

    collection: Path
    media: int


@contextmanager
def unpacked(path: Path) -> Iterator[Unpacked]:
    """Unpack a package's collection for as long as it is used; nothing else is unpacked.

    Raises:
        ExchangeError: it is no package, is damaged, or holds more than allowed.
        OSError: it cannot be read, or there is no room for what it holds.
    """
    with path.open("rb") as file, TemporaryDirectory(prefix="quizapp-") as folder:
        place = Path(folder) / "collection"
        try:
            media = _unpack(file, place)
        except (BadZipFile, StructError, ValueError) as error:
            raise ExchangeError(_NO_PACKAGE) from error
        except (zlib.error, EOFError, RuntimeError, OverflowError) as error:
            raise ExchangeError(_DAMAGED) from error
        except OSError as error:
            if error.errno != EINVAL:  # a place before the file's beginning, where the archive sent us
                raise
            raise ExchangeError(_DAMAGED) from error
        yield Unpacked(place, media)


def _unpack(file: IO[bytes], place: Path) -> int:
    """Write the collection to a place and return how many media files there are."""
    _check_directory(file)
    with ZipFile(file) as archive:
        names = set(archive.namelist())
        name = next((name for name in _COLLECTIONS if name in names), None)
        if name is None:
            raise ExchangeError(_NO_PACKAGE)
        found = archive.getinfo(name)
        if found.compress_type not in (ZIP_STORED, ZIP_DEFLATED) or found.flag_bits & _ENCRYPTED:
            raise ExchangeError(_DAMAGED)
        with archive.open(found) as packed, place.open("wb") as target:
            if name == _CURRENT:
                _copy_current(packed, target, found.compress_size)
            else:
                _copy(packed, target, found.compress_size)
        return sum(name.isascii() and name.isdigit() for name in names)


def _check_directory(file: IO[bytes]) -> None:
    """Look how long the list of files is, before all of it is read into memory."""
    size = file.seek(0, 2)
    file.seek(max(0, size - _LONGEST_COMMENT - _END_SIZE - _END_64_SIZE))
    tail = file.read()
    place = tail.rfind(_END)
    if place < 0:
        raise BadZipFile
    if unpack_from("<L", tail, place + 12)[0] > MAX_DIRECTORY or _END_64 in tail[max(0, place - 20) : place]:
        raise ExchangeError(_TOO_MANY)


def _copy_current(packed: IO[bytes], target: IO[bytes], size: int) -> None:
    """Copy what is compressed with Zstandard once more."""
    from zstandard import ZstdDecompressor, ZstdError

    decompressor = ZstdDecompressor(max_window_size=_MAX_WINDOW)
    try:
        with decompressor.stream_reader(packed, read_size=_CHUNK) as stream:
            _copy(stream, target, size)
    except ZstdError as error:
        raise ExchangeError(_DAMAGED) from error


def _copy(source: IO[bytes], target: IO[bytes], size: int) -> None:
    """Copy in pieces and count; ``size`` is what the archive says that it takes there in bytes."""
    written = 0
    while chunk := source.read(_CHUNK):
        written += len(chunk)
        if written > MAX_UNPACKED or written > max(_ROOM, MAX_RATIO * size):
            raise ExchangeError(_TOO_LARGE)
        target.write(chunk)

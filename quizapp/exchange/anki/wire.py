"""The wire format of Protocol Buffers, as far as the numbered fields of a message."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_VARINT, _FIXED_64, _BYTES, _FIXED_32 = 0, 1, 2, 5
_LONGEST_VARINT = 70
"""In bits that 7 bits a byte can hold: ten bytes."""


def fields(message: bytes) -> Iterator[tuple[int, int | bytes]]:
    """Yield number and value of each field of a message; numbers of fixed size are passed over.

    Raises:
        ValueError: it is no message.
    """
    place = 0
    while place < len(message):
        tag, place = _varint(message, place)
        kind = tag & 7
        if kind == _VARINT:
            value, place = _varint(message, place)
            yield tag >> 3, value
        elif kind == _BYTES:
            length, place = _varint(message, place)
            if place + length > len(message):
                raise ValueError("a field is longer than its message")
            yield tag >> 3, message[place : place + length]
            place += length
        elif kind in (_FIXED_64, _FIXED_32):
            place += 8 if kind == _FIXED_64 else 4
        else:
            raise ValueError("a field has no known kind")


def number(message: bytes, wanted: int) -> int:
    """Return the number in a field of a message, 0 if it is not there."""
    return next((value for name, value in fields(message) if name == wanted and isinstance(value, int)), 0)


def text(message: bytes, wanted: int) -> str:
    """Return the text in a field of a message, empty if it is not there."""
    found = (value for name, value in fields(message) if name == wanted and isinstance(value, bytes))
    return next(found, b"").decode(errors="replace")


def _varint(message: bytes, place: int) -> tuple[int, int]:
    """Return the number that begins at a place, and the place after it."""
    value = 0
    for shift in range(0, _LONGEST_VARINT, 7):
        if place >= len(message):
            break
        byte = message[place]
        place += 1
        value |= (byte & 127) << shift
        if byte < 128:
            return value, place
    raise ValueError("a number does not end")

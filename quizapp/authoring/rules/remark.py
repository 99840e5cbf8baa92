"""A remark: what a rule has to say about an entry, and which of its words are meant."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Remark:
    """What a rule says about the entry that begins in ``line`` (1-based).

    ``key`` is the key in the file under which it stands, ``text`` which of several texts there is meant,
    and ``part`` the words in it; either may be empty. ``values`` fill the message.
    """

    code: str
    line: int
    key: str
    text: str = ""
    part: str = ""
    values: Mapping[str, object] = field(default_factory=dict, hash=False)

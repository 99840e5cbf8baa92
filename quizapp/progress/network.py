"""Whether a place is on another computer, where a write-ahead log is not safe.

SQLite's WAL keeps its index in memory that all processes share, so the computers of a network folder
would each have their own; SQLite itself does not notice. https://sqlite.org/wal.html
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

_REMOTE = frozenset(
    ("afs", "ceph", "cifs", "coda", "davfs", "glusterfs", "ncpfs", "nfs", "nfs4", "smb3", "smbfs", "webdav")
)
_REMOTE_FUSE = frozenset(("fuse.davfs2", "fuse.gvfsd-fuse", "fuse.rclone", "fuse.sshfs"))
_DRIVE_REMOTE = 4


def is_network(path: Path) -> bool:
    """Tell whether the file is in a network folder, as far as the platform says so (Linux, Windows)."""
    if sys.platform == "win32":
        return _is_windows_share(path)
    try:
        mounts = Path("/proc/self/mountinfo").read_text("utf-8", "surrogateescape")
    except OSError:
        return False
    return filesystem_of(path, mounts) in _REMOTE | _REMOTE_FUSE


def filesystem_of(path: Path, mounts: str) -> str:
    """Return the type of the filesystem that holds the path, by the text of ``/proc/self/mountinfo``."""
    place = os.path.realpath(path)
    longest, kind = "", ""
    for line in mounts.splitlines():
        left, _, right = line.partition(" - ")
        point = _unescaped(left.split(" ")[4])
        is_above = place == point or place.startswith(point.rstrip("/") + "/")
        if is_above and len(point) >= len(longest):
            longest, kind = point, right.split(" ")[0]
    return kind


def _unescaped(point: str) -> str:
    for code in ("040", "011", "012", "134"):
        point = point.replace("\\" + code, chr(int(code, 8)))
    return point


def _is_windows_share(path: Path) -> bool:
    import ctypes

    anchor = path.absolute().anchor
    if anchor.startswith("\\\\"):
        return True
    windll = getattr(ctypes, "windll", None)
    return windll is not None and windll.kernel32.GetDriveTypeW(anchor) == _DRIVE_REMOTE

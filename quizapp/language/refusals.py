"""Refusals: why the system does not do what was to be done with a file, as messages to be translated."""

from __future__ import annotations

import errno

from quizapp.language import N_

_WORDS = {
    errno.ENOENT: N_("there is no such file or folder"),
    errno.EACCES: N_("that is not permitted"),
    errno.EPERM: N_("that is not permitted"),
    errno.EEXIST: N_("it is there already"),
    errno.EISDIR: N_("it is a folder"),
    errno.ENOTDIR: N_("a part of the path is no folder"),
    errno.ENOTEMPTY: N_("the folder is not empty"),
    errno.ENOSPC: N_("the disk is full"),
    errno.EROFS: N_("the disk can only be read"),
    errno.ENAMETOOLONG: N_("the name is too long"),
    errno.EMFILE: N_("too many files are open"),
    errno.ENFILE: N_("too many files are open"),
    errno.EFBIG: N_("it is too large"),
    errno.ENOMEM: N_("there is too little memory"),
    errno.EBUSY: N_("another program is using it"),
    errno.EIO: N_("the disk has a fault"),
    errno.ELOOP: N_("its links lead round in a circle"),
    errno.ENODEV: N_("there is no such device"),
    errno.ENXIO: N_("there is no such device"),
    errno.EPIPE: N_("nobody reads it any more"),
    errno.ETIMEDOUT: N_("it took too long"),
}
for _name, _message in (
    ("EDQUOT", N_("there is no room left for you on the disk")),
    ("ESTALE", N_("the connection to the disk was lost")),
    ("ETXTBSY", N_("another program is using it")),
):
    if hasattr(errno, _name):
        _WORDS[getattr(errno, _name)] = _message

_SHARED = frozenset({32, 33})
"""Windows' numbers for files that another program has open; Python tells them as not permitted."""


def refusal(error: Exception) -> str:
    """Return why the system refused, without a full stop, to be given to a translator.

    What is not known here is in the system's words, which no catalogue has and which stay as they are.
    """
    if getattr(error, "winerror", None) in _SHARED:
        return _WORDS[errno.EBUSY]
    number = getattr(error, "errno", None) or 0
    return _WORDS.get(number) or getattr(error, "strerror", None) or str(error) or type(error).__name__

"""What a person is told about saving: where it leads through links; why it failed, what is safe, how to go on."""

from __future__ import annotations

import errno
import os
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

from scalecheck.errors import CannotSaveError
from scalecheck.storage.git import boundary_of_named

if TYPE_CHECKING:
    from collections.abc import Iterator

_CLOSED_TO_US: Final = (
    "you are not allowed to write in its folder",
    "Ask for the right to write there, or choose another folder.",
)
_NO_FOLDER: Final = (
    "its folder is not there",
    "Make the folder, or connect the drive that it is on, and then go on; or choose another folder.",
)
_OUT_OF_REACH: Final = (
    "the drive is out of reach",
    "Connect the drive again, and then go on; or choose another folder.",
)
_NO_NAME: Final = ("this cannot be the name of a file", "Choose another name.")
_REASONS: Final = {
    "ENOSPC": ("the disk is full", "Make room on the disk, and then go on."),
    "EDQUOT": ("your share of the disk is used up", "Delete what you no longer need, and then go on."),
    "EFBIG": ("a file this large is not allowed here", "Choose another disk, or ask who looks after this computer."),
    "EROFS": ("this disk can only be read", "Choose a folder on a disk that can be written to."),
    "EACCES": _CLOSED_TO_US,
    "EPERM": _CLOSED_TO_US,
    "ENOENT": _NO_FOLDER,
    "ENOTDIR": _NO_FOLDER,
    "ENAMETOOLONG": ("its name is too long for this disk", "Choose a shorter name."),
    "EISDIR": ("this is a folder, and a file is needed here", "Choose another name."),
    "ELOOP": ("it is a link that leads round in a circle", "Remove the link, or choose another name."),
    "EINVAL": _NO_NAME,
    "EILSEQ": _NO_NAME,
    "EIO": ("the disk reports a fault", "Choose a folder on another disk, and have this one looked at."),
    "ENXIO": _OUT_OF_REACH,
    "ENODEV": _OUT_OF_REACH,
    "ESTALE": _OUT_OF_REACH,
    "ENOTCONN": _OUT_OF_REACH,
    "ETIMEDOUT": _OUT_OF_REACH,
    "EHOSTDOWN": _OUT_OF_REACH,
    "EHOSTUNREACH": _OUT_OF_REACH,
    "ENETUNREACH": _OUT_OF_REACH,
}
"""For each way in which a system call fails: why nothing was saved, and how to go on."""


def not_saved(path: Path, why: str, remedy: str) -> CannotSaveError:
    """Return the error for a file that is as it was: both texts are put into sentences, `why` after «because»."""
    return CannotSaveError(f"{path}: not saved, because {why}. Nothing that was saved before is lost. {remedy}")


def not_confirmed(path: Path, failure: OSError) -> CannotSaveError:
    """Return the error for a file that has its new content, which the disk does not promise to keep."""
    return CannotSaveError(
        f"{path}: the file has its new content, but the disk did not confirm it ({failure.strerror or failure}). "
        "After a power cut it could be as it was before. Save once more, on another disk if this happens again."
    )


def remark_on_links(path: Path) -> str:
    """Return the sentence for a path that leads elsewhere than it says, or to a file with other names; else nothing.

    Elsewhere is outside the git repository; without one, outside the current folder, or the file's own if it is not
    below that.
    """
    try:
        real, within = Path(os.path.realpath(path)), _within(path)
        names = path.stat().st_nlink if path.exists() else 1
    except (OSError, ValueError):
        return ""  # whoever reads or writes the file says what is the matter
    if not real.is_relative_to(within):
        return f"{path} leads out of {within} by a link: what is written goes into {real}."
    if names > 1:
        return f"{path} has other names on this disk (hard links): under those, what is in it now stays."
    return ""


def _within(path: Path) -> Path:
    here, named = Path.cwd(), Path(os.path.abspath(path))  # noqa: PTH100 (pathlib has nothing that leaves links)
    root = boundary_of_named(path)
    apart = root is not None and not root.is_relative_to(here) and not here.is_relative_to(root)
    if root is not None and not (apart and named.is_relative_to(here)):
        return root
    return here if named.is_relative_to(here) else Path(os.path.realpath(named.parent))


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turn whatever the operating system refuses inside into a CannotSaveError about this file."""
    try:
        yield
    except ValueError as failure:
        raise not_saved(path, *_NO_NAME) from failure
    except OSError as failure:
        raise not_saved(path, *_reason(failure)) from failure


def _reason(failure: OSError) -> tuple[str, str]:
    known = _REASONS.get(errno.errorcode.get(failure.errno or 0, ""))
    return known or (f"the file cannot be written ({failure.strerror or failure})", "Put that right, and then go on.")

"""Creating a file, and changing one that others may be changing as well, without ever overwriting what they did."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scalecheck.documents.loading import load_assessment
from scalecheck.documents.reading.reader import LIMIT
from scalecheck.errors import CannotLookError, CannotSaveError
from scalecheck.storage.durable import create_if_free
from scalecheck.storage.sessions import ChangedMeanwhile, opened
from scalecheck.storage.unsaved import remark_on_links
from scalecheck.terminal.streams import tell

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_TRIES: Final = 5
"""How often a change is put into a file that others keep changing."""


def create_new(path: Path, data: bytes) -> bool:
    """Create a file on the disk, unless something of that name is there, and say where it is if a link leads out.

    Returns whether it was created.

    Raises:
        CannotSaveError: it can't be written.
    """
    remark = remark_on_links(path)
    created = create_if_free(path, data)
    if created and remark:
        tell(remark)
    return created


def rewrite(
    path: Path, change: Callable[[bytes], bytes], check: Callable[[bytes, str], object] = load_assessment
) -> None:
    """Put a change into a file; on return it is on the disk.

    Args:
        path: The file.
        change: Is given the file's bytes, and returns the new ones; asked again where somebody has changed the file
            meanwhile, and may raise.
        check: Is given the new bytes and the file's name, and raises where they are not what the file has to be; by
            default an assessment.

    Raises:
        CannotLookError: the file is missing.
        CannotSaveError: it can't be written, or somebody keeps changing it; nothing was overwritten.
        InvalidDocumentError: it would not be, or no longer is, a valid file of its kind; nothing was written.
    """
    with opened(path, LIMIT) as file:
        if file.remarks:
            tell(*file.remarks)
        for _ in range(_TRIES):
            if file.content is None:
                raise CannotLookError(f"{path}: there is no such file.")
            new = change(file.content)
            if new == file.content:
                return
            check(new, str(path))  # what could not be read again is never written
            outcome = file.save(new)
            if not isinstance(outcome, ChangedMeanwhile):
                return
            file.accept(outcome)
    raise CannotSaveError(f"{path}: not saved, because somebody else keeps changing the file.")

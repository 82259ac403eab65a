"""`scalecheck merge`: two versions of a file merged by question, as git asks a merge driver to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scalecheck.documents.merging.files import merge_files
from scalecheck.documents.reading.reader import LIMIT
from scalecheck.storage.durable import write_durably
from scalecheck.storage.files import read_bytes
from scalecheck.storage.git import check_named
from scalecheck.terminal.streams import tell
from scalecheck.words.sentences import joined
from scalecheck.workspace.command_line.invocation import command

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from scalecheck.documents.merging.files import MergedFile


def merge(base: Path, ours: Path, theirs: Path, name: str | None) -> int:
    """Merge two versions of a file into ours; return 0, or 1 where the markers of a conflict are left in it.

    Args:
        base: The version that both come from; an empty file where there is none.
        ours: Our version, which the result replaces.
        theirs: The other version.
        name: What the file is called in the repository, for what is said.

    Raises:
        CannotLookError: one of them is missing, can't be read, or is a link that leads out of the repository.
        CannotSaveError: the result can't be written.
    """
    for path in (base, ours, theirs):
        check_named(path)
    before, mine, other = (read_bytes(path, LIMIT) for path in (base, ours, theirs))
    called = name or str(ours)
    merged = merge_files(before, mine, other, called)
    if merged.content != mine:
        write_durably(ours, merged.content)
    tell(*_told(merged, called))
    return 1 if merged.conflicts or merged.unreadable else 0


def _told(merged: MergedFile, name: str) -> Iterator[str]:
    if merged.answered_twice:
        questions = joined([f"`{one}`" for one in merged.answered_twice])
        yield f"{name}: both versions answer {questions}, each in another way. Both answers are kept, and it is open:"
        yield f"  {command('assess', name)}"
    if merged.conflicts:
        keys = joined([f"`{one}`" for one in merged.conflicts])
        yield f"{name}: both versions change {keys}, each in another way. Choose between the markers in the file."
    if merged.unreadable:
        yield f"{name}: not merged by question, because one of the versions is not valid: {merged.unreadable}"
        yield "Choose between the markers in the file."

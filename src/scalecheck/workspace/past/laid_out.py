"""Files as they were in git, laid out in a folder of ours for as long as they are read."""

from __future__ import annotations

import os
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from scalecheck.errors import CannotLookError, InvalidDocumentError
from scalecheck.storage.unfinished import temporary_folder

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scalecheck.problems import Problem
    from scalecheck.storage.revisions import Repository


@contextmanager
def exported(repository: Repository, commit: str, name: str, label: str) -> Iterator[Path]:
    """Return a file or folder as it was at a commit, with what it is judged together with, in a folder of ours.

    In errors, that folder is called by a label, so that people read names that they know.
    """
    own = PurePosixPath(name) if repository.is_folder_at(commit, name) else PurePosixPath(name).parent
    around = str(own.parent) if name else ""
    with temporary_folder() as folder:
        (folder / ".git").mkdir()  # checklists are looked for up to the root of the repository
        repository.export(commit, ("" if around == "." else around,), folder)
        with _called(f"{folder}{os.sep}", label):
            yield folder / name


def renamed(problem: Problem, folder: str, label: str) -> Problem:
    """Return a problem with a label in the place of a folder of ours."""
    if not folder:
        return problem
    return replace(problem, file=problem.file.replace(folder, label), hint=problem.hint.replace(folder, label))


@contextmanager
def _called(folder: str, label: str) -> Iterator[None]:
    """Put a label in the place of a folder of ours wherever an error names it."""
    try:
        yield
    except InvalidDocumentError as error:
        raise InvalidDocumentError(tuple(renamed(one, folder, label) for one in error.problems)) from error
    except CannotLookError as error:
        raise CannotLookError(*(line.replace(folder, label) for line in error.lines)) from error

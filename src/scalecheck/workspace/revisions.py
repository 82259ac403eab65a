"""Assessments as they are, and as they were at a revision in git, read and judged in the same way."""

from __future__ import annotations

import os
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from scalecheck.engine.inputs.occasions import occasion_of
from scalecheck.errors import CannotLookError, InvalidDocumentError
from scalecheck.storage.revisions import Repository, revised
from scalecheck.workspace.catalogue import Catalogue
from scalecheck.workspace.judging import judged
from scalecheck.workspace.occasions import Choice, gather, occasion_words
from scalecheck.workspace.past.laid_out import exported, renamed
from scalecheck.workspace.reading import Reader

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from scalecheck.engine.changes.looked import Looked
    from scalecheck.model.assessment import Assessment
    from scalecheck.problems import Problem


class Subject(NamedTuple):
    """What a file is about, in any round."""

    innovation: str | None
    """The innovation's id."""
    site: str | None
    """The site's id."""
    checklist: str
    """The id of the checklist that is answered."""


class RevisionPlace(NamedTuple):
    """Where something can be read."""

    path: Path
    """The file or folder, in a folder of ours where only git holds it so."""
    day: date | None = None
    """The day on which it was so; None for what is so now."""
    folder: str = ""
    """The folder of ours, as it is before the names of its files; empty for what is so now."""
    label: str = ""
    """What people call that folder, such as `HEAD:`."""


@dataclass(slots=True)
class Found:
    """What was found at one place."""

    looked: dict[Subject, Looked] = field(default_factory=dict)
    """What speaks for each innovation, site and checklist."""
    paths: dict[Subject, Path] = field(default_factory=dict)
    """Where each of them is."""
    not_agreed: list[str] = field(default_factory=list)
    """The occasions for which nothing speaks, in words."""
    problems: tuple[Problem, ...] = ()
    """What is wrong in the files of a folder."""
    single: bool = False
    """Whether one file was named."""


@contextmanager
def place_of(text: str) -> Iterator[RevisionPlace]:
    """Return the place of a path or of `REV:PATH`, for as long as the block lasts.

    Raises:
        CannotLookError: git, the revision or the path is not there.
    """
    wanted = revised(text)
    if wanted is None:
        yield RevisionPlace(Path(text))
        return
    repository = Repository(Path())
    commit = repository.commit_of(wanted.revision)
    name = repository.named_at(commit, wanted.path)
    label = f"{wanted.revision}:"
    with exported(repository, commit, name, label) as path:
        yield RevisionPlace(path, repository.day_of(commit), _folder_of(path, name), label)


@contextmanager
def place_since(path: Path, since: date) -> Iterator[RevisionPlace]:
    """Return a path as it was in git at the end of a day, under the name that it had then.

    Raises:
        CannotLookError: git knows nothing of it from that time.
    """
    repository = Repository(path)
    commit = repository.last_before(since)
    name = _name_then(repository, path, commit, since)
    label = f"{commit[:10]}:"
    with exported(repository, commit, name, label) as then:
        yield RevisionPlace(then, since, _folder_of(then, name), label)


def look_at(place: RevisionPlace, day: date, checklist: str | None, *, on_own_day: bool = False) -> Found:
    """Read and judge what speaks at a place.

    Args:
        place: A file or a folder.
        day: The day on which it is judged.
        checklist: The checklist by which it is judged, whatever it names.
        on_own_day: Whether each file is judged on the day of its own last entry, if that is before the day.

    Raises:
        CannotLookError: it is missing, or holds no assessment.
        InvalidDocumentError: a file that was named is not a valid assessment, or none in the folder is.
    """
    reader = Reader(Catalogue(checklist), of_the_past=place.day is not None)
    if not place.path.is_dir():
        looked = judged(reader, place.path, day, on_own_day=on_own_day)
        subject = _subject(looked.assessment)
        return Found({subject: looked}, {subject: place.path}, single=True)
    gathered = gather(reader, place.path, Choice())
    found = Found(problems=tuple(renamed(one, place.folder, place.label) for one in gathered.problems))
    for occasion in gathered.occasions:
        speaker = gathered.speaker(occasion)
        if speaker is None:
            found.not_agreed.append(occasion_words(occasion))
        else:
            looked = judged(reader, speaker.path, day, on_own_day=on_own_day)
            subject = _subject(looked.assessment)
            found.looked[subject], found.paths[subject] = looked, speaker.path
    if not gathered.occasions:
        raise InvalidDocumentError(found.problems)
    return found


def _subject(assessment: Assessment) -> Subject:
    occasion = occasion_of(assessment)
    return Subject(occasion.innovation, occasion.site, occasion.checklist)


def _name_then(repository: Repository, path: Path, commit: str, since: date) -> str:
    name = repository.name_of(path)
    if path.is_dir():
        if name and not repository.is_folder_at(commit, name):
            raise CannotLookError(f"{path}: this folder was not in git by {since.isoformat()}.")
        return name
    before = next((one for one in repository.commits_of(path) if one.day <= since), None)
    if before is None:
        raise CannotLookError(f"{path}: this file was not in git by {since.isoformat()}.")
    return repository.named_at(commit, f"{repository.root / before.path}")


def _folder_of(path: Path, name: str) -> str:
    """Return the folder of ours below which a path from the root is."""
    levels = len(PurePosixPath(name).parts)
    return f"{(path, *path.parents)[levels]}{os.sep}"

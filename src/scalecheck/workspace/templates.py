"""Finding the template of a report: a file that was named, one of the person's own, or a shipped one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from scalecheck.documents.shape.suggest import did_you_mean
from scalecheck.errors import CannotLookError
from scalecheck.storage.files import is_file, is_folder
from scalecheck.storage.git import check_named
from scalecheck.storage.resources import is_shipped, shipped
from scalecheck.storage.search import folders_above

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_NOT_FOR_REPORTS: Final = frozenset({"checklist"})
"""Templates that are filled with something other than a report."""


class Found(NamedTuple):
    """A template, and where it and what it includes are looked for."""

    name: str
    """The name of its file."""
    folders: tuple[Path, ...]
    """The folders, the first place first."""


def find_template(wanted: str, near: Path, suffix: str, *, only_shipped: bool = False) -> Found:
    """Find the template with a name, or at a path.

    A path ends with `.jinja` or has a folder in it. A name is looked for in the folders `templates` beside the
    assessment and above it, up to the root of the git repository, and then among the shipped templates.

    Args:
        wanted: The name or the path.
        near: The assessment.
        suffix: How the file of a template with a name ends.
        only_shipped: Whether the folders `templates` are passed over; a path is then refused.

    Raises:
        CannotLookError: there is no such template.
    """
    folders = (*(() if only_shipped else _own_folders(near)), shipped("templates"))
    if wanted.endswith(".jinja") or Path(wanted).name != wanted:
        if only_shipped:
            raise CannotLookError(f"{wanted}: with --shipped-templates, name one of those that travel with scalecheck.")
        path = Path(wanted)
        if is_folder(path):
            raise CannotLookError(f"{path}: this is a folder, and a template is needed here.")
        if not is_file(path):
            raise CannotLookError(f"{path}: there is no such template.")
        check_named(path)
        return Found(path.name, (path.absolute().parent, *folders))
    if not any(is_file(folder / f"{wanted}{suffix}") for folder in folders):
        names = _names(folders, suffix)
        if wanted in names:
            raise CannotLookError(f"You are not allowed to read the template `{wanted}`.")
        hint = did_you_mean(wanted, dict.fromkeys(names), "templates")
        raise CannotLookError(f"There is no template `{wanted}`. {hint}".rstrip())
    return Found(f"{wanted}{suffix}", folders)


def _own_folders(near: Path) -> Iterator[Path]:
    """Return the folders `templates` beside a file and above it, nearest first, without the shipped one."""
    return (folder for folder in folders_above(near.parent, "templates") if not is_shipped(folder, "templates"))


def _names(folders: Sequence[Path], suffix: str) -> list[str]:
    names = {path.name.removesuffix(suffix) for folder in folders for path in folder.glob(f"*{suffix}")}
    return sorted(names - _NOT_FOR_REPORTS)

"""Versions of checklists that no file holds any more, and git does."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Final, NamedTuple

from scalecheck.documents.kinds import identity_in
from scalecheck.errors import CannotLookError, InvalidDocumentError
from scalecheck.storage.resources import shipped
from scalecheck.storage.revisions import Repository
from scalecheck.workspace.catalogue import Catalogue
from scalecheck.workspace.command_line.invocation import quoted
from scalecheck.workspace.past.laid_out import exported

if TYPE_CHECKING:
    from pathlib import Path

    from scalecheck.model.checklist import Checklist

_MOST_COMMITS: Final = 200
"""How many commits of a checklist are looked at for an earlier version of it."""


class InGit(NamedTuple):
    """A version of a checklist that only git holds."""

    checklist: Checklist
    """The checklist."""
    place: str
    """Where it was, as `COMMIT:PATH`."""
    folder: Path
    """The folder of the file that holds another version of it now."""

    @property
    def sentence(self) -> str:
        """What that means, and how the version is kept in a file."""
        one = self.checklist
        earlier = self.folder / "earlier"
        folder = earlier if earlier.is_dir() else self.folder
        kept = folder / f"{one.id}-{one.version}.yaml"
        if kept.exists():  # the file that holds another version now may have this name
            kept = kept.with_name(f"{kept.stem}-kept.yaml")
        return (
            f"No file holds the checklist `{one.id}` {one.version} any more; it was read from git. To keep it: "
            f"git show {quoted(self.place)} > {quoted(kept)}"
        )


def checklist_in_git(name: str, version: str, catalogue: Catalogue, near: Path) -> InGit | None:
    """Return a version of a checklist that a file held earlier and that no file holds now; None where git knows none.

    Looked at are the commits of every file within reach that holds another version of it, the latest first.
    """
    alike = [one for one in catalogue.reachable(near) if one.id == name]
    if any(one.version == version for one in alike):
        return None
    for shelved in alike:
        if not shelved.path.is_relative_to(shipped("checklists")):
            with suppress(CannotLookError, InvalidDocumentError):
                if (found := _held_before(shelved.path, name, version)) is not None:
                    return found
    return None


def _held_before(path: Path, name: str, version: str) -> InGit | None:
    """Return a version of a checklist that a file held at an earlier commit; None where it never was a valid one."""
    repository = Repository(path)
    for commit in repository.commits_of(path)[:_MOST_COMMITS]:
        identity = identity_in(repository.content_at(commit.id, commit.path), whole=True)
        if identity is None or (identity.id, identity.version) != (name, version):
            continue
        with exported(repository, commit.id, commit.path, f"{commit.id[:10]}:") as then:
            found = Catalogue().answering(name, version, then)
        if found is not None:
            return InGit(found, f"{commit.id[:10]}:{commit.path}", path.parent)
    return None

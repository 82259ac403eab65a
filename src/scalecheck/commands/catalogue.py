"""Finding checklists: the one that was named, those beside a file and above it, and the shipped ones."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from scalecheck.documents.kinds import Kind
from scalecheck.documents.loading import load, load_checklist
from scalecheck.documents.reader import LIMIT
from scalecheck.documents.suggest import did_you_mean
from scalecheck.errors import CannotLookError
from scalecheck.model.checklist import Checklist
from scalecheck.storage.files import read_bytes
from scalecheck.storage.resources import shipped
from scalecheck.storage.search import checklist_folders, yaml_files

if TYPE_CHECKING:
    from collections.abc import Iterator

_HEAD: Final = re.compile(
    rb"""^(?:\xef\xbb\xbf)?(format|id|version)[ \t]*:[ \t]*["']?([^\s"'#]+)""",
    re.MULTILINE,
)
_HEAD_BYTES: Final = 16384


class Shelved(NamedTuple):
    """A checklist file as its first lines describe it, before it is read."""

    path: Path
    """Where it stands."""
    id: str
    """Its id."""
    version: str
    """Its version."""

    @property
    def rank(self) -> tuple[int, ...]:
        """Its version as numbers, to find the newest."""
        return tuple(int(part) for part in self.version.split(".") if part.isdigit())


class Missing(NamedTuple):
    """Why there is no checklist for a file."""

    code: str
    """The stable name of this kind of problem."""
    message: str
    """What is wrong."""
    hint: str
    """What would be right."""


class Catalogue:
    """The checklists that one command can reach, each read only once."""

    def __init__(self, named: str | None = None) -> None:
        """Take what the person named: a path, an id, or nothing."""
        self._named = named
        self._loaded: dict[Path, Checklist | None] = {}
        self._shelves: dict[Path, tuple[Shelved, ...]] = {}

    def answering(self, name: str, version: str, near: Path) -> Checklist | None:
        """Give the checklist that a file names; None where there is none that is valid: `why_none` then says why.

        Raises:
            CannotLookError: the person named a checklist, and there is none of that name.
            InvalidDocumentError: the person named a checklist, and it is not valid.
        """
        if self._named is not None:
            checklist = self.by_name(self._named, near)
            return checklist if checklist.id == name else None
        found = self._named_alike(name, version, near)
        return next((known for one in found if (known := self._read(one.path)) is not None), None)

    def why_none(self, name: str, version: str, near: Path) -> Missing:
        """Say why there is no checklist for a file that names one."""
        if self._named is not None:
            message = f"This file is about the checklist `{name}`, and --checklist names another, `{self._named}`."
            return Missing("other-checklist", message, "Leave --checklist out, or look at this file by itself.")
        broken = next(self._named_alike(name, version, near), None)
        if broken is not None:
            message = f"The checklist `{name}` {version} is not valid."
            return Missing("checklist-not-valid", message, f"Put it right first: scalecheck validate {broken.path}")
        message = f"The checklist `{name}` {version} is not to be found."
        return Missing("checklist-not-found", message, self._where(name, near))

    def by_name(self, name: str, near: Path) -> Checklist:
        """Give the checklist at a path, or the newest with an id (`id` or `id@version`).

        Raises:
            CannotLookError: there is none.
            InvalidDocumentError: the file is there and is not a valid checklist.
        """
        path = Path(name)
        if path.is_file() or path.suffix.lower() in {".yaml", ".yml"}:
            return load_checklist(read_bytes(path, LIMIT), name)
        wanted, _, version = name.partition("@")
        shelved = self.reachable(near)
        found = [one for one in shelved if one.id == wanted and version in {"", one.version}]
        if not found:
            versions = [one.version for one in shelved if one.id == wanted]
            there_is = f"There is version {' and '.join(versions)}." if versions else ""
            hint = there_is or did_you_mean(wanted, dict.fromkeys(one.id for one in shelved), "checklists")
            raise CannotLookError(f"There is no checklist `{name}`. {hint}".rstrip())
        newest = max(found, key=lambda one: one.rank)
        return load_checklist(read_bytes(newest.path, LIMIT), str(newest.path))

    def reachable(self, near: Path) -> tuple[Shelved, ...]:
        """Give every checklist that a file can name, the nearest first, the shipped ones last."""
        folders = [*checklist_folders(near), shipped("checklists")]
        return tuple(one for folder in dict.fromkeys(folders) for one in self._on_shelf(folder))

    def _named_alike(self, name: str, version: str, near: Path) -> Iterator[Shelved]:
        return (one for one in self.reachable(near) if (one.id, one.version) == (name, version))

    def _where(self, name: str, near: Path) -> str:
        place = "Put it into a folder `checklists` beside the file or above it, or name it with --checklist."
        versions = [one.version for one in self.reachable(near) if one.id == name]
        return f"There is version {' and '.join(versions)} of it. {place}" if versions else place

    def _on_shelf(self, folder: Path) -> tuple[Shelved, ...]:
        if folder not in self._shelves:
            self._shelves[folder] = tuple(_described(yaml_files(folder)))
        return self._shelves[folder]

    def _read(self, path: Path) -> Checklist | None:
        if path not in self._loaded:
            model = load(read_bytes(path, LIMIT), str(path)).model
            self._loaded[path] = model if isinstance(model, Checklist) else None
        return self._loaded[path]


def _described(paths: tuple[Path, ...]) -> Iterator[Shelved]:
    for path in paths:
        try:
            head = read_bytes(path, _HEAD_BYTES)
        except CannotLookError:
            continue
        found = {key.decode(): value.decode(errors="replace") for key, value in reversed(_HEAD.findall(head))}
        if found.get("format", "").startswith(f"scalecheck/{Kind.CHECKLIST}@") and {"id", "version"} <= set(found):
            yield Shelved(path, found["id"], found["version"])

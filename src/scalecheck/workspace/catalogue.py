"""Finding checklists and local variants: the one named, those beside a file and above it, and the shipped ones."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from scalecheck.documents.kinds import HEAD_BYTES, FileKind, identity_in
from scalecheck.documents.loading import checklist_in, load
from scalecheck.documents.reading.reader import LIMIT
from scalecheck.documents.shape.suggest import did_you_mean
from scalecheck.errors import CannotLookError, InvalidDocumentError
from scalecheck.model.checklist import Checklist
from scalecheck.model.fingerprints import checklist_digest
from scalecheck.model.overlay import Overlay
from scalecheck.problems import Severity
from scalecheck.storage.files import read_bytes
from scalecheck.storage.git import boundary_of, boundary_of_named, check_inside
from scalecheck.storage.resources import is_shipped, shipped
from scalecheck.storage.search import checklist_folders, yaml_files
from scalecheck.words.sentences import versions_in_words
from scalecheck.workspace.command_line.invocation import command
from scalecheck.workspace.variants import Held, Missing, hold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scalecheck.documents.loading import Loaded
    from scalecheck.model.overlay import Parent
    from scalecheck.problems import Problem
    from scalecheck.versions.resolving import Variant


class Shelved(NamedTuple):
    """A checklist file as its first lines describe it, before it is read."""

    path: Path
    """Where it is."""
    id: str
    """Its id."""
    version: str
    """Its version."""
    kind: FileKind = FileKind.CHECKLIST
    """Whether it is a checklist, or the overlay of a local variant."""

    @property
    def rank(self) -> tuple[int, ...]:
        """Its version as numbers, to find the newest."""
        return tuple(int(part) for part in self.version.split(".") if re.fullmatch(r"[0-9]{1,9}", part))


class Catalogue:
    """The checklists that one command can reach, each read only once."""

    def __init__(self, named: str | None = None) -> None:
        """Take what the person named with --checklist, if anything."""
        self.named = named
        """What the person named: a path, an id, or nothing."""
        self._loaded: dict[Path, Checklist | None] = {}
        self._held: list[Held] = []
        self._shelves: dict[Path, tuple[Shelved, ...]] = {}

    def answering(self, name: str, version: str, near: Path) -> Checklist | None:
        """Return the checklist that a file names; None where there is none that is valid: `why_none` then says why.

        Raises:
            CannotLookError: the person named a checklist, and there is none of that name.
            InvalidDocumentError: the person named a checklist, and it is not valid.
        """
        if self.named is not None:
            checklist = self.by_name(self.named, near)
            return checklist if checklist.id == name else None
        found = self._named_alike(name, version, near)
        return next((known for one in found if (known := self._read(one.path)) is not None), None)

    def alike(self, checklist: Checklist, near: Path) -> tuple[Path, ...]:
        """Return the files within reach that hold a checklist of this id and version, where their texts differ.

        The first is the one that is used; there are none where all hold one text.
        """
        found = {one.path: self._read(one.path) for one in self._named_alike(checklist.id, checklist.version, near)}
        digests = {checklist_digest(one) for one in found.values() if one is not None}
        return tuple(path for path, one in found.items() if one is not None) if len(digests) > 1 else ()

    def why_none(self, name: str, version: str, near: Path) -> Missing:
        """Return why there is no checklist for a file that names one."""
        if self.named is not None:
            message = f"This file is about the checklist `{name}`, and --checklist names another, `{self.named}`."
            return Missing("other-checklist", message, "Leave --checklist out, or look at this file by itself.")
        broken = next(self._named_alike(name, version, near), None)
        if broken is not None:
            message = f"The checklist `{name}` {version} is not valid."
            if broken.kind is FileKind.OVERLAY:
                message = f"The local variant `{name}` {version} is not valid. {self._first_error(broken.path)}"
            return Missing("checklist-not-valid", message, f"Put it right first: {command('validate', broken.path)}")
        message = f"The checklist `{name}` {version} was not found."
        return Missing("checklist-not-found", message, self._where(name, near))

    def by_name(self, name: str, near: Path) -> Checklist:
        """Return the checklist at a path, or the newest with an id (`id` or `id@version`); a local variant resolved.

        Raises:
            CannotLookError: there is none.
            InvalidDocumentError: the file is there and is not a valid checklist.
        """
        path = self.path_of(name, near)
        if (root := boundary_of_named(path)) is not None and not path.is_relative_to(shipped("checklists")):
            check_inside(path, root)
        loaded = load(read_bytes(path, LIMIT), name if path == Path(name) else str(path))
        if loaded.kind is not FileKind.OVERLAY:
            return checklist_in(loaded)
        held = self.hold(loaded, path)
        if held.variant is None:
            raise InvalidDocumentError(held.loaded.problems)
        return held.variant.checklist

    def named_id(self, near: Path) -> str | None:
        """Return the id of the checklist that the person named; None where none was named.

        Raises:
            CannotLookError: there is none of that name.
            InvalidDocumentError: it is not valid.
        """
        return None if self.named is None else self.by_name(self.named, near).id

    def path_of(self, name: str, near: Path) -> Path:
        """Return the file that a path names, or that of the newest checklist with an id (`id` or `id@version`).

        Raises:
            CannotLookError: there is none.
        """
        path = Path(name)
        if path.is_file() or path.suffix.lower() in {".yaml", ".yml"}:
            return path
        wanted, _, version = name.partition("@")
        shelved = self.reachable(near)
        found = [one for one in shelved if one.id == wanted and version in {"", one.version}]
        if not found:
            versions = [one.version for one in shelved if one.id == wanted]
            there_is = f"{versions_in_words(versions)}." if versions else ""
            hint = there_is or did_you_mean(wanted, dict.fromkeys(one.id for one in shelved), "checklists")
            raise CannotLookError(f"There is no checklist `{name}`. {hint}".rstrip())
        return max(found, key=lambda one: one.rank).path

    def variant(self, checklist: Checklist) -> Variant | None:
        """Return the local variant that a checklist was resolved from; None where it is none."""
        held = self._held_as(checklist)
        return held.variant if held is not None else None

    def variant_in(self, loaded: Loaded) -> Variant | None:
        """Return the local variant that a file was found to hold; None where it holds none, or one with errors."""
        return next((one.variant for one in self._held if one.loaded is loaded), None)

    def remarks(self, checklist: Checklist) -> tuple[Problem, ...]:
        """Return what should be looked at in the overlay that a checklist was resolved from."""
        held = self._held_as(checklist)
        return held.loaded.problems if held is not None else ()

    def hold(self, loaded: Loaded, path: Path) -> Held:
        """Hold an overlay against the parent that is found from its own place."""
        overlay = loaded.rest.model
        if not isinstance(overlay, Overlay) or not loaded.rest.is_intact(("extends",)):
            return Held(loaded)
        return self.hold_against(loaded, self.parent(overlay.extends, path))

    def hold_against(self, loaded: Loaded, parent: Checklist | Missing) -> Held:
        """Hold an overlay against this parent."""
        held = hold(loaded, parent)
        self._held.append(held)
        return held

    def parent(self, wanted: Parent, near: Path) -> Checklist | Missing:
        """Return the checklist that an overlay extends, or say why there is none.

        Where several are of that version, it is the one whose text the overlay was made for.
        """
        alike = list(self._named_alike(wanted.checklist, wanted.version, near))
        checklists = [one for one in alike if one.kind is FileKind.CHECKLIST]
        found = [known for one in checklists if (known := self._read(one.path)) is not None]
        named = f"`{wanted.checklist}` {wanted.version}"
        if found:
            pinned = wanted.digest
            exact = (one for one in found if pinned is not None and checklist_digest(one).startswith(pinned))
            return next(exact, found[0])
        if checklists:
            hint = f"Put it right first: {command('validate', checklists[0].path)}"
            return Missing("checklist-not-valid", f"The checklist {named}, which this extends, is not valid.", hint)
        if alike:
            message = f"{named} is itself a local variant, and a local variant extends a checklist."
            hint = "Extend the checklist that it extends, and take over from it what holds here as well."
            return Missing("overlay-of-overlay", message, hint)
        versions = [one.version for one in self.reachable(near) if one.id == wanted.checklist]
        there_is = f"{versions_in_words(versions)} of it. " if versions else ""
        hint = f"{there_is}Put that version into the folder `checklists` in which this overlay is."
        return Missing("checklist-not-found", f"The checklist {named}, which this extends, was not found.", hint)

    def reachable(self, near: Path) -> tuple[Shelved, ...]:
        """Return every checklist that a file can name, the nearest first, the shipped ones last."""
        own = [folder for folder in checklist_folders(near) if not is_shipped(folder, "checklists")]
        return tuple(one for folder in (*own, shipped("checklists")) for one in self._on_shelf(folder))

    def _named_alike(self, name: str, version: str, near: Path) -> Iterator[Shelved]:
        return (one for one in self.reachable(near) if (one.id, one.version) == (name, version))

    def _where(self, name: str, near: Path) -> str:
        place = "Put it into a folder `checklists` beside the file or above it, or name it with --checklist."
        versions = sorted((one for one in self.reachable(near) if one.id == name), key=lambda one: one.rank)
        if not versions:
            return place
        there_is = f"{place} {versions_in_words([one.version for one in versions])} of it"
        if near.is_dir():
            return f"{there_is}."
        which = "that" if len(versions) == 1 else "the newest"
        return f"{there_is}; to go on with {which}: {command('migrate', near, '--to', versions[-1].version)}"

    def _on_shelf(self, folder: Path) -> tuple[Shelved, ...]:
        if folder not in self._shelves:
            paths = yaml_files(folder)
            if folder != shipped("checklists"):  # how an installation lays out its own files is its own affair
                for path in paths:
                    check_inside(path, boundary_of(folder.parent))
            self._shelves[folder] = tuple(_described(paths))
        return self._shelves[folder]

    def _read(self, path: Path) -> Checklist | None:
        if path not in self._loaded:
            loaded = load(read_bytes(path, LIMIT), str(path))
            if loaded.kind is FileKind.OVERLAY:
                variant = self.hold(loaded, path).variant
                self._loaded[path] = variant.checklist if variant is not None else None
            else:
                self._loaded[path] = loaded.model if isinstance(loaded.model, Checklist) else None
        return self._loaded[path]

    def _held_as(self, checklist: Checklist) -> Held | None:
        held = (one for one in self._held if one.variant is not None and one.variant.checklist is checklist)
        return next(held, None)

    def _first_error(self, path: Path) -> str:
        problems = self.hold(load(read_bytes(path, LIMIT), str(path)), path).loaded.problems
        return next((one.message for one in problems if one.severity is Severity.ERROR), "")


def _described(paths: tuple[Path, ...]) -> Iterator[Shelved]:
    for path in paths:
        try:
            found = identity_in(read_bytes(path, HEAD_BYTES)) or identity_in(read_bytes(path, LIMIT), whole=True)
        except CannotLookError:
            continue
        if found is not None and found.kind in {FileKind.CHECKLIST, FileKind.OVERLAY}:
            yield Shelved(path, found.id, found.version, found.kind)

"""`scalecheck checklist rebase`: a local variant moves to another version of the checklist that it extends."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from scalecheck.documents.loading import Loaded, load
from scalecheck.documents.reading.reader import LIMIT
from scalecheck.documents.rules.overlay import PINNED
from scalecheck.documents.writing.in_place import with_values
from scalecheck.engine.inputs.outline import Outline
from scalecheck.errors import CannotLookError, InvalidDocumentError
from scalecheck.model.fingerprints import checklist_digest
from scalecheck.model.overlay import Overlay, Parent
from scalecheck.reports.sections.variants import difference_words
from scalecheck.storage.files import read_bytes
from scalecheck.terminal.console import Screen
from scalecheck.terminal.problems import as_text
from scalecheck.terminal.streams import print_lines, tell
from scalecheck.versions.rebasing import Decision, Rebase, move
from scalecheck.words.rules import rule_lines, verdict_title
from scalecheck.words.sentences import versions_in_words
from scalecheck.workspace.catalogue import Catalogue
from scalecheck.workspace.rewriting import rewrite
from scalecheck.workspace.variants import Missing, hold

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from scalecheck.model.checklist import Checklist

_DONE: Final = {"change": "changed", "hide": "hidden", "replace": "replaced", "tighten": "a gate tightened"}
_CAUSES: Final = {
    "parent-changed": "The checklist says something else than before. Keep what is here, or change it.",
    "retired": "The checklist no longer asks this. Take the entry out.",
    "not-comparable": "The text that this was written for is not there to compare with. Read both again.",
}


class _Parents(NamedTuple):
    """The two texts between which an overlay moves."""

    old: Checklist | None
    """The one that it was made for; None where that was not found."""
    new: Checklist
    """The one that it moves to."""


def rebase(name: str, near: Path, version: str, *, dry_run: bool = False) -> int:
    """Move the pin of an overlay, and say what has to be decided; return 0.

    Returns 1 where the overlay does not fit that version: what is wrong is told at its place, and nothing is written.

    Raises:
        CannotLookError: there is no such overlay, or no such version of its parent.
        CannotSaveError: the file could not be written; what was there before is untouched.
        InvalidDocumentError: the file is not a valid overlay.
    """
    catalogue = Catalogue()
    path = catalogue.path_of(name, near)
    data = read_bytes(path, LIMIT)
    overlay = _overlay(load(data, str(path)), path)
    parents = _parents(catalogue, overlay, version, path)
    moved = _with_pin(data, path, overlay, parents.new)
    held = hold(load(moved, str(path)), parents.new)
    if held.variant is None:
        print_lines(as_text(held.loaded.problems))
        tell(f"{path}: this does not fit {parents.new.id} {version}; put it right first. Nothing was written.")
        return 1
    if moved == data and parents.old is not None:
        tell(f"{path}: it extends {parents.new.id} {version} already.")
        return 0
    _show(held.loaded, move(overlay, parents.old, parents.new), parents)
    _write(path, data, moved, version, dry_run=dry_run)
    return 0


def _overlay(loaded: Loaded, path: Path) -> Overlay:
    if isinstance(loaded.model, Overlay):
        return loaded.model
    if loaded.model is not None:
        raise CannotLookError(f"{path} is no local variant, so it has no parent to move from.")
    raise InvalidDocumentError(loaded.problems)


def _parents(catalogue: Catalogue, overlay: Overlay, version: str, path: Path) -> _Parents:
    extends = overlay.extends
    new = catalogue.parent(Parent.model_construct(checklist=extends.checklist, version=version, digest=None), path)
    if isinstance(new, Missing):
        versions = [one.version for one in catalogue.reachable(path) if one.id == extends.checklist]
        there_is = f"{versions_in_words(versions)}." if versions else new.hint
        raise CannotLookError(f"{extends.checklist} {version} was not found, or not valid. {there_is}")
    old = catalogue.parent(extends, path)
    differs = isinstance(old, Missing) or not checklist_digest(old).startswith(extends.digest or "")
    return _Parents(None if differs or isinstance(old, Missing) else old, new)


def _with_pin(data: bytes, path: Path, overlay: Overlay, parent: Checklist) -> bytes:
    """Return an overlay's bytes with another version of its parent, and another digest where there is one."""
    pin: dict[tuple[str | int, ...], str] = {("extends", "version"): parent.version}
    if overlay.extends.digest is not None:
        pin["extends", "digest"] = checklist_digest(parent)[: max(PINNED, len(overlay.extends.digest))]
    return with_values(data, str(path), pin)


def _write(path: Path, data: bytes, new: bytes, version: str, *, dry_run: bool) -> None:
    if dry_run:
        tell(f"{path}: nothing was written. Without --dry-run it would extend version {version}.")
        return

    def moved(current: bytes) -> bytes:
        if current != data:
            raise CannotLookError(f"{path}: somebody has changed the file meanwhile. Nothing was written; try again.")
        return new

    rewrite(path, moved, lambda written, named: _overlay(load(written, named), path))
    tell(
        f"{path}: it extends version {version} now. Raise the version of the variant itself as well: people who answer "
        "it get another text."
    )


def _show(loaded: Loaded, moving: Rebase, parents: _Parents) -> None:
    """Show what has to be decided, and what else is different."""
    screen = Screen()
    number = len(moving.decisions)
    what = {0: "Nothing has to be decided.", 1: "One thing has to be decided."}
    screen.say(what.get(number, f"{number} things have to be decided."), "bold")
    for decision in moving.decisions:
        _show_decision(screen, loaded, decision, parents)
    for title, items in (("Asked from now on as well", moving.new), ("No longer asked", moving.gone)):
        if items:
            screen.heading(title)
        for item in items:
            screen.entry(f"{item.title} ({item.id}): {item.ask}")


def _show_decision(screen: Screen, loaded: Loaded, decision: Decision, parents: _Parents) -> None:
    place = loaded.document.key_place((decision.part, decision.id)) if loaded.document is not None else None
    where = f"{loaded.name}:{place.line}:{place.column}: " if place is not None else ""
    screen.heading(f"{where}{decision.title} ({decision.id}), {_DONE[decision.part]} here")
    screen.say(" ".join((_CAUSES[decision.cause], *_replacement(decision, parents.new))))
    for one in decision.differences:
        yours = " The words here take its place." if one.what in decision.overridden else ""
        screen.entry(f"{difference_words(one)}{yours}")
    if decision.claims_same_meaning:
        screen.entry("The entry says `same_meaning: true`. Is that so of the new words as well?")
    if decision.part == "tighten" and parents.old is not None and decision.cause == "parent-changed":
        before, now = (tuple(_needs(checklist, decision.id)) for checklist in (parents.old, parents.new))
        for said, lines, others in (("Before", before, now), ("Now", now, before)):
            for line in (one for one in lines if one not in others):
                screen.entry(f"{said}, {line}")


def _replacement(decision: Decision, new: Checklist) -> Iterator[str]:
    """Return what the parent asks in place of what it no longer asks."""
    items = {item.id: item for item in new.items()}
    retired = items[decision.id].retired if decision.cause == "retired" else None
    if retired is not None and retired.replaced_by is not None:
        yield f"“{items[retired.replaced_by].title}” ({retired.replaced_by}) took its place."


def _needs(checklist: Checklist, name: str) -> Iterator[str]:
    """Return what a gate needs, in one line for each verdict."""
    outline = Outline(checklist)
    gate = next(one for one in checklist.gates if one.id == name)
    conditions = [(f"“{verdict_title(outline, verdict)}” needs", need) for verdict, need in gate.needs.items()]
    if gate.applies_when is not None:
        conditions.append(("it applies unless this is false", gate.applies_when))
    for what, condition in conditions:
        lines = [f"{line.text}{'' if line.text.endswith(':') else ';'}" for line in rule_lines(outline, condition)]
        yield f"{what}: {' '.join(lines).rstrip(';')}."

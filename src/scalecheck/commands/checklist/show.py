"""`scalecheck checklist`: list what there is, show what is in one, print the schema of a kind of file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from scalecheck.documents.writing.dumping import checklist_text
from scalecheck.engine.inputs.effort import FORMULA, minutes_for_all
from scalecheck.engine.inputs.outline import Outline
from scalecheck.errors import CannotLookError, InvalidDocumentError
from scalecheck.problems import any_error
from scalecheck.reports.printable import checklist_on_paper
from scalecheck.reports.sections.variants import variant_markdown, variant_words
from scalecheck.storage.resources import shipped
from scalecheck.terminal.checklist import SHIPPED, show_contents, show_list, show_question, show_rules
from scalecheck.terminal.console import Screen
from scalecheck.terminal.problems import as_text
from scalecheck.terminal.streams import print_document, print_json, tell
from scalecheck.workspace.catalogue import Catalogue
from scalecheck.workspace.command_line.invocation import command
from scalecheck.workspace.command_line.questions import question_id
from scalecheck.workspace.reading import Reader
from scalecheck.workspace.schemas import schema_text

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from scalecheck.model.checklist import Checklist
    from scalecheck.problems import Problem
    from scalecheck.versions.resolving import Variant
    from scalecheck.workspace.catalogue import Shelved


def list_checklists(near: Path, form: Literal["text", "json"]) -> int:
    """List the checklists that can be used from a folder; return 0, and 1 where one of them is not valid."""
    catalogue = Catalogue()
    rows: list[dict[str, Any]] = []
    problems: list[Problem] = []
    reachable = _in_order(catalogue.reachable(near))
    newest = {one.id: max(other.rank for other in reachable if other.id == one.id) for one in reachable}
    for shelved in reachable:
        try:
            checklist = catalogue.by_name(str(shelved.path), near)
            row = _row(shelved, checklist, catalogue.variant(checklist))
            rows.append({**row, "earlier": shelved.rank < newest[shelved.id]})
            problems.extend(catalogue.remarks(checklist))
        except InvalidDocumentError as error:
            problems.extend(error.problems)
    if form == "json":
        print_json({"checklists": rows})
    else:
        show_list(Screen(), rows, FORMULA)
    tell(*as_text(problems))
    return 1 if any_error(tuple(problems)) else 0


def _in_order(shelved: Iterable[Shelved]) -> list[Shelved]:
    """Put the own checklists before the shipped ones, and the newest version of an id before the earlier ones."""
    newest_first = sorted(shelved, key=lambda one: one.rank, reverse=True)
    return sorted(newest_first, key=lambda one: (_is_shipped(one), one.id))


def _is_shipped(shelved: Shelved) -> bool:
    return shelved.path.is_relative_to(shipped("checklists"))


def _row(shelved: Shelved, checklist: Checklist, variant: Variant | None) -> dict[str, Any]:
    outline = Outline(checklist)
    return {
        "id": checklist.id,
        "version": checklist.version,
        "title": checklist.title,
        "for_whom": checklist.for_whom,
        "when_to_use": checklist.when_to_use,
        "items": sum(item.retired is None for item in outline.items.values()),
        "opening_questions": len(checklist.profile),
        "minutes": minutes_for_all(outline),
        "extends": {"id": variant.parent.id, "version": variant.parent.version} if variant is not None else None,
        "where": SHIPPED if _is_shipped(shelved) else str(shelved.path),
    }


@dataclass(frozen=True, slots=True)
class WantedPart:
    """Which part of a checklist is shown; its contents where nothing is named."""

    item: str | None = None
    """One question in full, by id."""
    rules: bool = False
    """Its rules."""
    resolved: bool = False
    """The checklist as a file; a local variant put together."""
    deviations: bool = False
    """How a local variant differs from the checklist that it extends."""


def show_checklist(name: str, near: Path, *, form: Literal["text", "md"], wanted: WantedPart) -> int:
    """Show a checklist's contents, one question in full, its rules, its file, or how it deviates; return 0.

    Raises:
        CannotLookError: there is no such checklist, or no such question in it.
        InvalidDocumentError: the file is not a valid checklist.
    """
    _check_one_wanted(wanted)
    catalogue = Catalogue()
    checklist = Reader(catalogue).checklist_by_name(name, near)
    variant = catalogue.variant(checklist)
    tell(*as_text(catalogue.remarks(checklist)))
    if wanted.resolved:
        print_document(_as_file(checklist, variant))
    elif wanted.deviations:
        _show_deviations(checklist, variant, form)
    else:
        _show(Screen(), Outline(checklist), variant, form, wanted)
    return 0


def _check_one_wanted(wanted: WantedPart) -> None:
    named = {
        "--item": wanted.item is not None,
        "--rules": wanted.rules,
        "--resolved": wanted.resolved,
        "--deviations": wanted.deviations,
    }
    given = [option for option, is_given in named.items() if is_given]
    if len(given) > 1:
        raise CannotLookError(f"{' and '.join(given)} exclude each other: name one of them.")


def _show(screen: Screen, outline: Outline, variant: Variant | None, form: str, wanted: WantedPart) -> None:
    item = wanted.item
    if item is not None:
        show_question(screen, outline, outline.questions[question_id(outline, item, "--item")])
    elif wanted.rules:
        show_rules(screen, outline)
    elif form == "md":
        print_document(checklist_on_paper(outline, (shipped("templates"),)))
    else:
        show_contents(screen, outline)
        if variant is not None:
            screen.say(f"What differs, and why: {command('checklist', 'show', outline.checklist.id, '--deviations')}")


def _as_file(checklist: Checklist, variant: Variant | None) -> str:
    """Return a checklist as a file; for a local variant with a comment that tells where it comes from."""
    try:
        text = checklist_text(checklist)
    except ValueError as error:  # a rule that is tightened is a level deeper, and there is a deepest one
        raise CannotLookError(f"`{checklist.id}` can't be written as a file: {error}.") from error
    if variant is None:
        return text
    overlay, parent = variant.overlay, variant.parent
    return f"# What {overlay.id} {overlay.version} makes of {parent.id} {parent.version}; change those instead.\n{text}"


def _show_deviations(checklist: Checklist, variant: Variant | None, form: str) -> None:
    """Show how a local variant differs from its parent, on the screen or as Markdown."""
    told = variant_words(variant)
    if told is None:
        raise CannotLookError(f"`{checklist.id}` is no local variant: it extends no other checklist.")
    if form == "md":
        print_document(variant_markdown(told, f"{checklist.title} {checklist.version}"))
        return
    screen = Screen()
    screen.say(f"{checklist.title} ({checklist.id} {checklist.version})", "bold")
    screen.say(f"A local variant of {told.parent} ({told.parent_id} {told.version}). {told.because}")
    for one in told.deviations:
        screen.heading(one.what)
        screen.say(one.because)
        for change in one.changes:
            screen.entry(change)
    if not told.deviations:
        screen.say("Nothing is different.")


def print_schema(kind: str) -> int:
    """Print the JSON Schema of a kind of file; return 0."""
    print_document(schema_text(kind))
    return 0

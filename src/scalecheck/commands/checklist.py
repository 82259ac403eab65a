"""`scalecheck checklist`: list what there is, show what is in one, print the schema of a kind of file."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any, Literal

from scalecheck.commands.catalogue import Catalogue
from scalecheck.commands.schemas import schema_text
from scalecheck.documents.suggest import did_you_mean
from scalecheck.engine.effort import FORMULA, minutes_for_all
from scalecheck.engine.outline import Outline
from scalecheck.errors import CannotLookError, InvalidDocumentError
from scalecheck.reports.paper import checklist_on_paper
from scalecheck.storage.resources import shipped
from scalecheck.terminal.checklist import show_contents, show_list, show_question, show_rules
from scalecheck.terminal.console import Screen
from scalecheck.terminal.problems import as_text

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from scalecheck.commands.catalogue import Shelved
    from scalecheck.model.checklist import Checklist
    from scalecheck.problems import Problem


def list_checklists(near: Path, form: Literal["text", "json"]) -> int:
    """List the checklists that can be used from a folder; gives 0, and 1 where one of them is not valid."""
    catalogue = Catalogue()
    rows: list[dict[str, Any]] = []
    problems: list[Problem] = []
    for shelved in _in_order(catalogue.reachable(near)):
        try:
            rows.append(_row(shelved, catalogue.by_name(str(shelved.path), near)))
        except InvalidDocumentError as error:
            problems.extend(error.problems)
    if form == "json":
        sys.stdout.write(json.dumps({"checklists": rows}, indent=2) + "\n")
    else:
        show_list(Screen(), rows, FORMULA)
    sys.stdout.flush()
    sys.stderr.writelines(f"{line}\n" for line in as_text(problems))
    return 1 if problems else 0


def _in_order(shelved: Iterable[Shelved]) -> list[Shelved]:
    """Put the own checklists before the shipped ones, and the newest version of an id before the earlier ones."""
    newest_first = sorted(shelved, key=lambda one: one.rank, reverse=True)
    return sorted(newest_first, key=lambda one: (_is_shipped(one), one.id))


def _is_shipped(shelved: Shelved) -> bool:
    return shelved.path.is_relative_to(shipped("checklists"))


def _row(shelved: Shelved, checklist: Checklist) -> dict[str, Any]:
    outline = Outline(checklist)
    return {
        "id": checklist.id,
        "version": checklist.version,
        "title": checklist.title,
        "for_whom": checklist.for_whom,
        "when_to_use": checklist.when_to_use,
        "items": sum(item.retired is None for item in outline.items.values()),
        "minutes": minutes_for_all(outline),
        "where": "shipped" if _is_shipped(shelved) else str(shelved.path),
    }


def show_checklist(
    name: str, near: Path, *, form: Literal["text", "md"], item: str | None = None, rules: bool = False
) -> int:
    """Show a checklist's contents, one question in full, or its rules; gives 0.

    Raises:
        CannotLookError: there is no such checklist, or no such question in it.
        InvalidDocumentError: the file is not a valid checklist.
    """
    outline = Outline(Catalogue().by_name(name, near))
    screen = Screen()
    if item is not None:
        if item not in outline.questions:
            hint = did_you_mean(item, outline.questions, "questions")
            raise CannotLookError(f"`{outline.checklist.id}` has no question `{item}`. {hint}".rstrip())
        show_question(screen, outline, outline.questions[item])
    elif rules:
        show_rules(screen, outline)
    elif form == "md":
        sys.stdout.write(checklist_on_paper(outline, (shipped("templates"),)))
    else:
        show_contents(screen, outline)
    return 0


def print_schema(kind: str) -> int:
    """Print the JSON Schema of a kind of file; gives 0."""
    sys.stdout.write(schema_text(kind))
    return 0

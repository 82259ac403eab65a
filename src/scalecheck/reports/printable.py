"""A checklist as Markdown to print and fill in by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from scalecheck.engine.inputs.effort import FORMULA, minutes_for_all
from scalecheck.reports.formats.rendering import render

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from scalecheck.engine.inputs.outline import Outline
    from scalecheck.model.checklist import Question, Section


class PaperOption(NamedTuple):
    """An option as it is printed."""

    label: str
    """What people read."""
    meaning: str | None
    """What it looks like for this question."""


def checklist_on_paper(outline: Outline, templates: Sequence[Path]) -> str:
    """Return a checklist as Markdown with a box to tick for each option."""

    def options(question: Question) -> list[PaperOption]:
        scale = outline.checklist.scales[question.scale]
        return [PaperOption(one.label, outline.meaning(question.id, one.id)) for one in scale.options]

    data = {
        "checklist": outline.checklist,
        "items": [item for item in outline.items.values() if item.retired is None],
        "sections": list(_with_depth(outline.checklist.domains)),
        "options": options,
        "minutes": minutes_for_all(outline),
        "formula": FORMULA,
    }
    return render("checklist.md.jinja", templates, data)


def _with_depth(sections: Sequence[Section], depth: int = 0) -> Iterator[tuple[Section, int]]:
    for section in sections:
        yield section, depth
        yield from _with_depth(section.sections, depth + 1)

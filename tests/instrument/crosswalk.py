"""The page docs/crosswalk.md, made from the map of constructs: what each item covers, and what else holds it."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final

from tests.instrument.family import asked_items

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from scalecheck.engine.inputs.outline import Outline

AREAS: Final = {
    "A": "Adaptation",
    "B": "Infrastructure",
    "C": "Governance",
    "D": "Shared ownership",
    "E": "Evidence and depth",
}
"""The areas by the letter with which their constructs begin."""

_HEAD: Final = """\
# What each question covers, and which other instruments cover it

This page is made from [the map](../checklists/pilot-to-scale.constructs.yaml) by the tests; a change belongs there.

{constructs} constructs were merged from the {instruments} instruments, reviews and articles below. Their names are
ours; no item of another instrument was taken over. Each construct has at least one of the {items} items of
`{checklist}` {version}. An asterisk marks a mapping that was not read in the instrument itself: check it before
relying on it. What stands in brackets is the part of that instrument.
"""


def page(covered: Mapping[str, Any], outlines: Mapping[str, Outline]) -> str:
    """Return the page.

    Args:
        covered: The map of constructs.
        outlines: The checklists of the family by id.
    """
    main = outlines[covered["checklist"]["id"]]
    head = _HEAD.format(
        constructs=len(covered["constructs"]),
        instruments=len(covered["instruments"]),
        items=len(asked_items(main)),
        checklist=main.checklist.id,
        version=main.checklist.version,
    )
    parts = (
        head,
        _constructs(covered),
        _instruments(covered),
        _source_checks(covered, main),
        _family(covered, outlines),
    )
    return "\n".join(parts)


def _constructs(covered: Mapping[str, Any]) -> str:
    lines = ["## By construct", ""]
    for letter, area in AREAS.items():
        rows = (
            (one["id"], one["name"], _codes(one["items"]), _holders(covered, one))
            for one in covered["constructs"]
            if one["id"].startswith(letter)
        )
        lines += [f"### {area}", "", *_table(("", "construct", "our questions", "also covered by"), rows), ""]
    return "\n".join(lines)


def _instruments(covered: Mapping[str, Any]) -> str:
    held: dict[str, list[str]] = defaultdict(list)
    for construct in covered["constructs"]:
        for one in construct["held_by"]:
            held[one["instrument"]].append(f"{construct['id']}{_star(one)}")
    rows = (
        (name, str(len(set(held[instrument]))), ", ".join(dict.fromkeys(held[instrument])))
        for instrument, name in covered["instruments"].items()
    )
    lines = [
        "## By instrument",
        "",
        "How many of our constructs we found in each. They may hold more: we looked for what we ask, not for theirs.",
        "",
        *_table(("instrument", "constructs", "which"), rows),
        "",
    ]
    return "\n".join(lines)


def _source_checks(covered: Mapping[str, Any], main: Outline) -> str:
    warnings = {warning.id: warning.title for warning in main.checklist.warnings}
    rows = []
    for one in covered["source_checks"]:
        told = [f"opening question {_codes(one['opening_questions'])}"] if "opening_questions" in one else []
        told += [f"warning “{warnings[warning]}”" for warning in one.get("warnings", ())]
        rows.append((one["name"], _codes(one["items"]), ", ".join(told)))
    return "\n".join(("## The checks of the source text", "", *_table(("check", "our questions", "and"), rows), ""))


def _family(covered: Mapping[str, Any], outlines: Mapping[str, Outline]) -> str:
    lines = ["## What only the others of the family ask", ""]
    for name, items in covered["family"].items():
        layout = outlines[name]
        rows = ((f"`{item}`", layout.items[item].ask, _holding(layout, item)) for item in items)
        lines += [f"### {layout.checklist.title} (`{name}`)", "", *_table(("question", "ask", "from"), rows), ""]
    return "\n".join(lines).rstrip("\n") + "\n"


def _holders(covered: Mapping[str, Any], construct: Mapping[str, Any]) -> str:
    told = []
    for one in construct["held_by"]:
        part = f" ({one['part']})" if "part" in one else ""
        told.append(f"{covered['instruments'][one['instrument']]}{part}{_star(one)}")
    return "; ".join(told)


def _holding(layout: Outline, item: str) -> str:
    sources = (layout.checklist.sources[name] for name in layout.items[item].sources)
    return "; ".join(f"{one.authors or one.title}{f', {one.year}' if one.year else ''}" for one in sources)


def _star(held: Mapping[str, Any]) -> str:
    return "\\*" if held.get("from_memory") else ""


def _codes(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def _table(heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> list[str]:
    return [_row(heads), _row(("---",) * len(heads)), *(_row(row) for row in rows)]


def _row(cells: tuple[str, ...]) -> str:
    return f"| {' | '.join(cell.replace('|', '/') for cell in cells)} |"

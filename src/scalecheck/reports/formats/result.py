"""The whole result as data for other programs: the judgement, and everything that a report says in words."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, Final

from scalecheck.engine.way.shortest_way import NotComputed
from scalecheck.reports.formats.summary import summary
from scalecheck.reports.report import report_contents

if TYPE_CHECKING:
    from scalecheck.engine.way.shortest_way import Way
    from scalecheck.reports.material import Material

FORMAT: Final = "scalecheck/result@1.0"
"""The name of the format, with its version."""


def json_report(material: Material) -> str:
    """Return the whole result as JSON."""
    judged = summary(material.assessment, material.judgement)
    way = _shortest_way(material.way)
    data = {"format": FORMAT, **judged, "shortest_way": way, "report": asdict(report_contents(material))}
    return json.dumps(data, indent=2, ensure_ascii=False) + "\n"


def _shortest_way(way: Way | NotComputed | None) -> dict[str, Any]:
    """Return the shortest way to a better verdict by ids, or why there is none to give."""
    if way is None or isinstance(way, NotComputed):
        return {"goal": None, "moves": [], "also_needed": [], "not_computed": "too-large" if way is None else way.why}
    return {**asdict(way), "not_computed": None}

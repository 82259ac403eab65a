"""The whole result as data for other programs: the judgement, and everything that a report says in words."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Final

from scalecheck.reports.report import report_contents
from scalecheck.reports.summary import summary

if TYPE_CHECKING:
    from scalecheck.reports.material import Material

FORMAT: Final = "scalecheck/result@1.0"
"""The name of the format, with its version."""


def json_report(material: Material) -> str:
    """Give the whole result as JSON."""
    judged = summary(material.assessment, material.judgement)
    data = {"format": FORMAT, **judged, "report": asdict(report_contents(material))}
    return json.dumps(data, indent=2, ensure_ascii=False) + "\n"

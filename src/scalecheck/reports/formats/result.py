"""The whole result as JSON: the judgement, and everything that a report says in words."""

from __future__ import annotations

import json
import re
from dataclasses import fields
from io import StringIO
from typing import TYPE_CHECKING, Final

from scalecheck.engine.way.short_way import NotFound
from scalecheck.plain import NOT_SHOWN
from scalecheck.reports.formats.result_model import MoveData, NeededData, ResultFile, ShortWayData, as_data
from scalecheck.reports.formats.summary import summary
from scalecheck.reports.report import report_contents
from scalecheck.reports.sections.respondents import asked_of

if TYPE_CHECKING:
    from scalecheck.engine.way.short_way import Way
    from scalecheck.reports.material import Material

_NOT_SHOWN: Final = re.compile(rf"(?!\n){NOT_SHOWN.pattern}")
"""What is escaped. Line ends are left out here: a call for each of them takes much time, and holds much memory."""


def json_report(material: Material) -> str:
    """Return the whole result as JSON, with every sign that shows nothing or turns the writing round as an escape."""
    judged = summary(material.assessment, material.judgement, asked_of(material))
    result = ResultFile(
        format="scalecheck/result@1.0",
        **{one.name: getattr(judged, one.name) for one in fields(judged)},
        short_way=_short_way(material.way),
        report=report_contents(material),
    )
    return unseen_as_escapes(indented(as_data(result))) + "\n"


def indented(data: object) -> str:
    """Return data as JSON in lines; `json.dumps` would hold all pieces of it at once, in several times the memory."""
    text = StringIO()
    text.writelines(json.JSONEncoder(indent=2, ensure_ascii=False).iterencode(data))
    return text.getvalue()


def unseen_as_escapes(text: str) -> str:
    """Return JSON with an escape for each sign that shows nothing or turns the writing round; its line ends stay."""
    return _NOT_SHOWN.sub(_escaped, text)


def _escaped(found: re.Match[str]) -> str:
    return json.dumps(found[0])[1:-1]


def _short_way(way: Way | NotFound | None) -> ShortWayData:
    """Return a short way to a better verdict by ids, or why none was found."""
    if way is None or isinstance(way, NotFound):
        why = "too-large" if way is None else way.why
        return ShortWayData(goal=None, moves=(), also_needed=(), not_found=why)
    moves = (
        MoveData(item=one.item, from_option=one.from_option, to_option=one.to_option, levels=one.levels)
        for one in way.moves
    )
    needed = (NeededData(item=one.item, backings=one.backings) for one in way.also_needed)
    return ShortWayData(goal=way.goal, moves=tuple(moves), also_needed=tuple(needed), not_found=None)

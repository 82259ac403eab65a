"""What page one says of the round before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scalecheck.engine.changes.compare import compare
from scalecheck.engine.changes.looked import Looked
from scalecheck.engine.judging.scope import judge_assessment
from scalecheck.reports.material import Material
from scalecheck.reports.page_one.since import since
from tests.builders import DAY, assessment, gate, item, outline, question, section

if TYPE_CHECKING:
    from scalecheck.model.assessment import Assessment

LAYOUT = outline(
    section("dom", item("a")),
    profile=[question("reach", scale="steps", title="Planned reach")],
    gates=[
        gate("wide", {"ready": {"item": "a", "at_least": "full"}}, applies_when={"item": "reach", "is_not": ["one"]})
    ],
)


def planned(reach: str) -> Assessment:
    return assessment({"a": "much"}, profile={"reach": {"option": reach}})


def test_an_opening_question_answered_differently_is_told_on_page_one_and_in_the_part_behind_it() -> None:
    then, now = (Looked(file, judge_assessment(LAYOUT, file, DAY)) for file in (planned("one"), planned("some")))
    told = since(Material(now.assessment, now.judgement, since=compare(then, now)))
    assert told is not None
    assert told.lines[0] == "Opening questions: “Planned reach” is now “Some sites” and was “One site”."
    [part] = [one for one in told.parts if one.title == "Opening questions answered differently"]
    assert part.entries == ("Planned reach: One site, now Some sites",)

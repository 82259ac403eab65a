"""How far the bar of an area reaches."""

from __future__ import annotations

from scalecheck.engine.judging.scope import judge_assessment
from scalecheck.reports.material import Material
from scalecheck.reports.sections.profile import bar
from tests.builders import DAY, assessment, item, outline, section


def test_an_area_that_has_no_score_has_a_bar_that_reaches_nowhere() -> None:
    checklist = outline(section("none", item("a")), section("half", item("b"), item("c")), section("all", item("d")))
    said = {"a": {"not_applicable": "No."}, "b": "full", "c": "none", "d": "full"}
    file = assessment(said)
    judgement = judge_assessment(checklist, file, DAY)
    bars = [bar(Material(file, judgement), one) for one in judgement.sections]
    assert bars == [0, 50, 100]

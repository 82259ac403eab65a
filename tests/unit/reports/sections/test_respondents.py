"""Who has not answered, in a sentence."""

from __future__ import annotations

import pytest

from scalecheck.engine.judging.respondents import Others
from scalecheck.engine.judging.scope import judge_assessment
from scalecheck.model.panel import Panel
from scalecheck.reports.material import Material
from scalecheck.reports.sections.respondents import who_answered
from tests.builders import DAY, assessment, item, outline, plain, section

NORTH = {"id": "p", "role": "ward lead", "organisation": "North"}
SAME_PLACE = {"id": "q", "role": "patient partner", "organisation": "North"}
ELSEWHERE = {"id": "r", "role": "research lead", "organisation": "University"}


@pytest.mark.parametrize(
    ("missing", "said"),
    [
        ([SAME_PLACE], "the patient partner has not answered"),
        ([ELSEWHERE], "University has not answered"),
        ([SAME_PLACE, ELSEWHERE], "the patient partner and the research lead at University have not answered"),
    ],
)
def test_who_has_not_answered_is_a_list_of_people_or_of_organisations_and_never_of_both(
    missing: list[dict[str, str]], said: str
) -> None:
    file = assessment({"a": "full"}, agreed={"date": "2026-11-20", "who": "lead", "panel": ["p"]})
    panel = Panel.model_validate(
        plain(
            {
                "format": "scalecheck/panel@1.0",
                "checklist": {"id": "small", "version": "1.0.0"},
                "innovation": {"id": "hub"},
                "round": "2026-11",
                "state": "closed",
                "invited": [NORTH, *missing],
            }
        )
    )
    made = Material(file, judge_assessment(outline(section("d", item("a"))), file, DAY), others=Others(panel=panel))
    assert who_answered(made) == f"One person from one organisation; {said}."

"""Whole files that a judgement must not let pass, each with what has to come out instead."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from scalecheck.documents.loading import load_assessment
from scalecheck.engine.inputs.outline import Outline
from scalecheck.engine.judging.scope import judge_assessment
from scalecheck.words.reasons import reasons_of
from scalecheck.workspace.catalogue import Catalogue
from tests.builders import DAY

if TYPE_CHECKING:
    from scalecheck.engine.judging.judgement import Judgement
    from scalecheck.model.checklist import Checklist

EXAMPLES: Final = Path(__file__).parent / "judgement"


def first_version() -> Checklist:
    found = Catalogue().answering("pilot-to-scale", "1.0.0", EXAMPLES)
    assert found is not None
    return found


def judged(name: str, checklist: Checklist | None = None) -> Judgement:
    path = EXAMPLES / f"{name}.yaml"
    assessment = load_assessment(path.read_bytes(), path.name)
    return judge_assessment(Outline(checklist or first_version()), assessment, DAY)


def items_named(judgement: Judgement) -> set[str]:
    return {item for reason in reasons_of(judgement) for item in reason.items}


def test_a_whole_whose_innovation_alone_is_not_ready_is_not_ready() -> None:
    found = judged("better-than-its-side")
    assert (found.verdict.verdict.id, found.verdict.side) == ("not-yet", "innovation")
    assert items_named(found) == {"without-founders"}


def test_an_innovation_that_is_ready_in_a_system_that_has_not_moved_is_not_ready() -> None:
    found = judged("green-while-nothing-moved")
    assert (found.verdict.verdict.id, found.verdict.side) == ("not-yet", "system")
    assert items_named(found) == {"shared-learning"}


def test_a_verdict_with_conditions_names_them() -> None:
    found = judged("conditions-without-conditions")
    assert found.verdict.verdict.id == "with-conditions"
    assert items_named(found) == {"use-measured", "pilot-extras", "left-out"}


def test_what_was_looked_for_and_not_found_is_told_also_by_the_version_released_before_the_mark_was_there() -> None:
    found = judged("bad-result-in-silence")
    assert all(one.finding is None for one in found.case.outline.checklist.scales["shown"].options)
    assert [one.id for one in found.warnings] == ["bad-result-practice-lasted"]

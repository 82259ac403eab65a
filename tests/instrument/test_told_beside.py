"""What is told beside the verdict rests on what is asked: never on a question that is not."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from typing import TYPE_CHECKING, Any, Final

import pytest

from scalecheck.documents.loading import load_checklist
from scalecheck.engine.inputs.case import Case
from scalecheck.engine.inputs.outline import Outline
from scalecheck.engine.judging.gates import judge_of
from scalecheck.engine.judging.judgement import Judgement
from scalecheck.engine.judging.verdicts import choose
from scalecheck.model.conditions import ItemFact, facts_in
from tests.builders import DONT_KNOW, given
from tests.instrument.family import CHECKLISTS, DAY

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from scalecheck.model.checklist import Contradiction, Warning  # noqa: A004

EVERY: Final = sorted(
    path
    for path in (*CHECKLISTS.glob("*.yaml"), *CHECKLISTS.glob("earlier/*.yaml"))
    if not path.name.endswith("constructs.yaml")
)


def told(case: Case) -> set[str]:
    """Return the ids of the warnings and contradictions that hold."""
    judge = judge_of(case)
    found = Judgement(judge, choose(case, judge), {})
    return {*(one.id for one in found.warnings), *(one.id for one in found.contradictions)}


def questions_of(one: Warning | Contradiction) -> set[str]:
    """Return the questions that a warning names, by id."""
    return {fact.item for _, fact in facts_in(one.when) if isinstance(fact, ItemFact)}


def answers(layout: Outline, one: Warning | Contradiction, *, without: str) -> Iterator[dict[str, Any]]:
    """Return answers to the other questions that a warning names: each option of an opening question, else the ends."""
    names = questions_of(one) - {without}
    choices: list[list[Any]] = []
    for name in sorted(names):
        options = [option.id for option in layout.checklist.scales[layout.questions[name].scale].options]
        choices.append([*(options if name not in layout.items else (options[0], options[-1])), DONT_KNOW])
    yield from (dict(zip(sorted(names), said, strict=True)) for said in product(*choices))


@pytest.mark.parametrize("path", EVERY, ids=lambda path: path.stem)
def test_no_warning_of_a_shipped_checklist_rests_on_a_question_that_is_not_asked(path: Path) -> None:
    layout = Outline(load_checklist(path.read_bytes(), path.name))
    claims: tuple[Warning | Contradiction, ...] = (*layout.checklist.warnings, *layout.checklist.contradictions)
    for one in claims:
        for name in sorted(questions_of(one) & set(layout.items)):
            options = [option.id for option in layout.checklist.scales[layout.questions[name].scale].options]
            for said in answers(layout, one, without=name):
                case = Case(layout, given(said), DAY)
                if one.id in told(replace(case, left_out=frozenset({name}))):
                    for option in (*options, DONT_KNOW):
                        assert one.id in told(Case(layout, given({**said, name: option}), DAY)), (one.id, name, said)

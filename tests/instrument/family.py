"""What the tests of the shipped checklists share: the checklists, the map of constructs, and answers by profile."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import yaml

from scalecheck.documents.loading import load_checklist
from scalecheck.engine.inputs.case import Case
from scalecheck.engine.inputs.outline import Outline
from scalecheck.engine.judging.gates import judge_of
from scalecheck.engine.judging.verdicts import choose
from tests.builders import DONT_KNOW, given

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from scalecheck.engine.inputs.responses import Response
    from scalecheck.engine.judging.verdicts import VerdictResult
    from scalecheck.model.checklist import Item, Question

TOP: Final = Path(__file__).parents[2]
CHECKLISTS: Final = TOP / "checklists"
FAMILY: Final = ("pilot-to-scale", "pilot-to-scale-quick", "site-readiness", "design-for-scale", "depth-of-change")
"""The ids of the checklists that share questions."""
SHIPPED: Final = (*FAMILY, "partner-readiness")
"""The ids of all shipped checklists; the map of constructs lists what each of them asks."""
DAY: Final = date(2026, 11, 28)
"""The day on which profiles are judged."""
PROOF: Final = {"basis": "evidenced", "evidence": [{"what": "A paper", "recorded": "2026-10-01"}]}
"""What lets an answer be checked."""
IN_HAND: Final = {
    "owner": {"role": "lead"},
    "actions": [{"what": "Do it", "who": "lead", "due": "2027-01-31"}],
}
"""What puts a condition into somebody's hands."""


@cache
def outline(name: str) -> Outline:
    """Return a shipped checklist laid out for judging."""
    path = CHECKLISTS / f"{name}.yaml"
    return Outline(load_checklist(path.read_bytes(), path.name))


@cache
def constructs() -> dict[str, Any]:
    """Return the map of what the items cover."""
    return _plain_yaml(CHECKLISTS / "pilot-to-scale.constructs.yaml")


@cache
def expectations(name: str) -> dict[str, Any]:
    """Return a file of expectations that stands beside these tests."""
    return _plain_yaml(Path(__file__).parent / "data" / f"{name}.yaml")


def asked_items(layout: Outline) -> dict[str, Item]:
    """Return the items that are still asked, by id."""
    return {name: item for name, item in layout.items.items() if item.retired is None}


def questions_asked(layout: Outline) -> tuple[Question, ...]:
    """Return the opening questions and the items that are still asked, in their order."""
    return (*layout.checklist.profile, *asked_items(layout).values())


def options(layout: Outline, question: str) -> tuple[str, ...]:
    """Return the ids of a question's options, worst first."""
    scale = layout.checklist.scales[layout.questions[question].scale]
    return tuple(option.id for option in scale.options)


def every_question() -> Iterator[tuple[str, Question]]:
    """Return each question of a shipped checklist once, with the checklist in which it stands first."""
    seen: set[str] = set()
    for name in SHIPPED:
        for question in outline(name).questions.values():
            if question.id not in seen:
                seen.add(question.id)
                yield name, question


def answered(option: str, *, proof: bool = True, in_hand: bool = True) -> dict[str, Any] | None:
    """Return what stands under a question: an option, `dont-know` or `blank`, with what backs it."""
    if option == "blank":
        return None
    if option == "dont-know":
        return dict(DONT_KNOW)
    return {"option": option, **(PROOF if proof else {}), **(IN_HAND if in_hand else {})}


def answers_of(layout: Outline, profile: Mapping[str, Any]) -> dict[str, Response]:
    """Return the answers of a worked profile; the head of profiles.yaml says how one is read."""
    said: dict[str, dict[str, Any] | None] = {
        question: answered(option, proof=False, in_hand=False)
        for question, option in profile.get("profile", {}).items()
    }
    proof, in_hand = profile["evidence"], profile.get("in_hand", ())
    for name, item in layout.items.items():
        option = profile.get("except", {}).get(name, profile["answers"].get(item.scale, "blank"))
        shown = proof == "all" or (proof != "none" and name in proof)
        said[name] = answered(option, proof=shown, in_hand=name in in_hand)
    return given(said)


def best_answers(layout: Outline, opening: Mapping[str, str]) -> dict[str, dict[str, Any] | None]:
    """Return the top answer to every item, proved and in hand, with these answers to opening questions."""
    said: dict[str, dict[str, Any] | None] = {name: {"option": option} for name, option in opening.items()}
    return said | {name: answered(options(layout, name)[-1]) for name in layout.items}


def verdict(layout: Outline, answers: Mapping[str, Response]) -> VerdictResult:
    """Return the verdict alone; sides and steps, which take most of the time, are left out."""
    case = Case(layout, answers, DAY)
    return choose(case, judge_of(case))


def _plain_yaml(path: Path) -> dict[str, Any]:
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert isinstance(data, dict)
    return data

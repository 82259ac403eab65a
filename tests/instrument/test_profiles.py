"""Worked profiles: answers that are argued about beforehand, and what the rules must say of them."""

from __future__ import annotations

from itertools import chain
from typing import Any, Final

import pytest

from scalecheck.engine.inputs.case import Case
from scalecheck.engine.judging.judgement import Judgement, judge_case
from scalecheck.words.reasons import reasons_of
from tests.instrument.family import DAY, SHIPPED, answers_of, constructs, expectations, outline

Profile = dict[str, Any]
MAIN: Final[list[Profile]] = expectations("profiles")["profiles"]
OTHERS: Final[list[dict[str, Any]]] = expectations("family-profiles")["checklists"]
WORKED: Final = [
    *(("pilot-to-scale", profile) for profile in MAIN),
    *((one["checklist"]["id"], profile) for one in OTHERS for profile in one["profiles"]),
]
"""Every profile with its checklist."""
ASKED_FOR: Final = (
    "A brilliant tool with a hero and no budget",
    "Strong governance without adaptation",
    "Everything planned and nothing done",
    "All don't know",
    "All blank",
    "Not digital, and ready",
    "Rushing to scale",
    "Innovation ready and site not",
    "Unsafe",
    "No evidence behind top answers",
    "Ready for a test only",
    "Truly ready",
)
"""The twelve that any checklist of this kind should get right."""


def judged(name: str, profile: Profile) -> Judgement:
    layout = outline(name)
    return judge_case(Case(layout, answers_of(layout, profile), DAY))


def in_the_way(judgement: Judgement) -> set[str]:
    """Return the questions that the reasons for a verdict name."""
    return set(chain.from_iterable(reason.items for reason in reasons_of(judgement)))


def told(judgement: Judgement) -> dict[str, Any]:
    """Return what a profile can expect, by the keys of the file, but for the reasons."""
    step = judgement.step
    return {
        "verdict": judgement.verdict.verdict.id,
        "settled": judgement.verdict.settled,
        "gates_not_met": [one.gate.id for one in judgement.gates if one.applies and not one.met],
        "not_applying": [one.gate.id for one in judgement.gates if not one.applies],
        "warnings": [warning.id for warning in judgement.warnings],
        "supported": step.supported if step is not None else None,
        "steps": {name: one.verdict.id for name, one in step.verdicts.items()} if step is not None else None,
        "sides": {name: one.verdict.id for name, one in judgement.sides.items() if one is not None},
        "asked": len(judgement.case.items()),
    }


@pytest.mark.parametrize(("name", "profile"), WORKED, ids=[f"{name}: {profile['name']}" for name, profile in WORKED])
def test_a_worked_profile_gets_the_verdict_that_it_argues_for(name: str, profile: Profile) -> None:
    assert profile["because"].endswith(".")
    judgement = judged(name, profile)
    expected = {key: value for key, value in profile["expect"].items() if key != "reasons"}
    found = told(judgement)
    assert {key: found[key] for key in expected} == expected
    assert set(profile["expect"].get("reasons", ())) <= in_the_way(judgement)


@pytest.mark.parametrize(("name", "profile"), WORKED, ids=[f"{name}: {profile['name']}" for name, profile in WORKED])
def test_a_profile_answers_questions_that_there_are(name: str, profile: Profile) -> None:
    layout = outline(name)
    assert set(profile.get("profile", {})) <= layout.opening
    named = {*profile.get("except", {}), *profile.get("in_hand", ()), *profile["expect"].get("reasons", ())}
    assert named <= set(layout.questions)
    if isinstance(profile["evidence"], list):
        assert set(profile["evidence"]) <= set(layout.items)


def test_the_profiles_are_about_what_is_shipped() -> None:
    assert expectations("profiles")["checklist"] == constructs()["checklist"]
    for one in OTHERS:
        assert one["checklist"]["version"] == outline(one["checklist"]["id"]).checklist.version


def test_the_twelve_are_there() -> None:
    assert {profile["name"] for profile in MAIN} >= set(ASKED_FOR)


@pytest.mark.parametrize("name", SHIPPED)
def test_every_verdict_can_be_reached(name: str) -> None:
    reached = {judged(one, profile).verdict.verdict.id for one, profile in WORKED if one == name}
    assert reached == {verdict.id for verdict in outline(name).checklist.verdicts}


def test_every_gate_of_the_main_checklist_is_met_in_one_profile_and_not_in_another() -> None:
    met: set[str] = set()
    not_met: set[str] = set()
    for profile in MAIN:
        for gate in judged("pilot-to-scale", profile).gates:
            (met if gate.met else not_met).add(gate.gate.id)
    assert met == not_met == {gate.id for gate in outline("pilot-to-scale").checklist.gates}

"""Files of the version before go along: what carries, what is asked again, nothing lost, and no yes that was no."""

from __future__ import annotations

import shutil
from copy import deepcopy
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest
import yaml

from scalecheck.cli import main
from scalecheck.documents.loading import load_checklist
from scalecheck.engine.inputs.case import Case
from scalecheck.engine.inputs.outline import Outline
from scalecheck.engine.judging.judgement import Judgement, judge_case
from scalecheck.words.reasons import reasons_of
from tests.builders import given
from tests.instrument.family import CHECKLISTS, FAMILY, PROOF, answered, asked_items, options, outline

if TYPE_CHECKING:
    from scalecheck.model.checklist import Question

DAY: Final = date(2026, 11, 28)
CASES: Final = Path(__file__).parent / "data" / "judgement"
"""Files answered with 1.0.0, each with what it should come to in its first line."""
CARRIED: Final = frozenset(
    {
        "open-concern",
        "patients-shape",
        "unlike-setting",
        "safe-fallback",
        "scaling-owner",
        "hazards-reviewed",
        "site-safety",
        "legal-status",
        "security-checked",
        "senior-sponsor",
        "local-champion",
        "without-founders",
        "practice-lasted",
        "use-measured",
        "cost-at-scale",
    }
)
"""The questions of pilot-to-scale that mean the same as before, so that their answers stay as they are."""
Said = dict[str, Any]


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work in an empty folder, on one day."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795824000")


def earlier(name: str) -> Outline:
    path = CHECKLISTS / "earlier" / f"{name}-1.0.0.yaml"
    return Outline(load_checklist(path.read_bytes(), path.name))


def written(name: str, answers: Said, profile: Said) -> Path:
    """Return a file answered with the version before."""
    path = Path("a.yaml")
    data = {
        "format": "scalecheck/assessment@1.0",
        "checklist": {"id": name, "version": "1.0.0"},
        "innovation": {"id": "hub", "name": "Hub"},
        "site": {"id": "north", "name": "North"},
        "round": "2026-11",
        "respondent": {"id": "lead", "role": "programme lead"},
        "profile": profile,
        "answers": answers,
    }
    path.write_text(yaml.safe_dump(data, sort_keys=False), encoding="utf-8")
    return path


def migrated(path: Path) -> Said:
    """Return what is in a file after it was taken along through the program."""
    assert main(["migrate", str(path), "--to", "2.0.0"]) == 0
    data: Said = yaml.safe_load(path.read_text(encoding="utf-8"))
    return data


def confirmed(data: Said) -> Said:
    """Return its answers with each one confirmed as the answer to the question asked now."""
    said = {**data["profile"], **data["answers"]}
    return {name: {k: v for k, v in one.items() if k != "asked"} for name, one in said.items() if one}


def judged_at_its_best(data: Said) -> Judgement:
    """Judge it with every answer confirmed, and every new question answered as well as can be."""
    layout = outline("pilot-to-scale")
    said = confirmed(data)
    opening = {"borders": "one-only", "learns-or-writes": "answer-no"}
    said |= {name: {"option": option} for name, option in opening.items() if name not in said}
    said |= {name: answered(options(layout, name)[-1]) for name in asked_items(layout) if name not in said}
    return judge_case(Case(layout, given(said), DAY))


def case(name: str) -> Said:
    path = Path(f"{name}.yaml")
    shutil.copy(CASES / path.name, path)
    return migrated(path)


def answer_for(question: Question, ladder: tuple[str, ...]) -> Said:
    return {"option": ladder[len(ladder) // 2], "note": f"Why for {question.id}.", **deepcopy(PROOF)}


@pytest.mark.parametrize("name", FAMILY)
def test_no_answer_note_or_piece_of_evidence_is_lost(name: str) -> None:
    before = earlier(name)
    answers = {one: answer_for(item, options(before, one)) for one, item in asked_items(before).items()}
    data = migrated(written(name, answers, {}))
    for one, was in answers.items():
        now = data["answers"][one]
        assert (now["note"], len(now["evidence"])) == (was["note"], 1), one
        question = outline(name).questions.get(one)
        moved = question.options_from if question is not None else {}
        assert now["option"] == moved.get(was["option"], was["option"])


@pytest.mark.parametrize("name", FAMILY)
def test_every_option_that_is_gone_becomes_one_that_is_there(name: str) -> None:
    before, after = earlier(name), outline(name)
    for one in asked_items(before).keys() & asked_items(after).keys():
        gone = set(options(before, one)) - set(options(after, one))
        assert gone == set(after.questions[one].options_from), one


def test_what_means_the_same_is_carried_and_all_else_is_asked_again() -> None:
    before = earlier("pilot-to-scale")
    answers = {one: answer_for(item, options(before, one)) for one, item in asked_items(before).items()}
    profile = {one.id: {"option": options(before, one.id)[0]} for one in before.checklist.profile}
    data = migrated(written("pilot-to-scale", answers, profile))
    said = {**data["profile"], **data["answers"]}
    to_confirm = {name for name, one in said.items() if one and "asked" in one}
    assert (set(answers) | set(profile)) - to_confirm - {"room-to-learn"} == CARRIED


def test_the_answer_to_a_retired_question_is_offered_to_the_one_that_took_its_place() -> None:
    before = earlier("pilot-to-scale")
    item = before.items["room-to-learn"]
    data = migrated(written("pilot-to-scale", {"room-to-learn": answer_for(item, options(before, item.id))}, {}))
    assert data["answers"]["bad-news"]["option"] == data["answers"]["room-to-learn"]["option"]
    assert "asked" in data["answers"]["bad-news"]


@pytest.mark.parametrize("path", sorted(CASES.glob("*.yaml")), ids=lambda path: path.stem)
def test_nothing_is_ready_merely_because_it_was_taken_along(path: Path) -> None:
    data = case(path.stem)
    open_answers = {name: one for name, one in {**data["profile"], **data["answers"]}.items() if one}
    judgement = judge_case(Case(outline("pilot-to-scale"), given(open_answers), DAY))
    assert judgement.verdict.verdict.id not in {"ready", "with-conditions"}


def test_green_while_nothing_moved_is_not_ready() -> None:
    judgement = judged_at_its_best(case("green-while-nothing-moved"))
    assert judgement.verdict.verdict.id == "not-yet"
    not_met = {one.gate.id for one in judgement.gates if not one.met}
    assert {"fits", "money", "carried", "owned", "learns"} <= not_met


def test_a_case_is_no_better_than_the_side_that_is_not_yet() -> None:
    judgement = judged_at_its_best(case("better-than-its-side"))
    assert judgement.verdict.verdict.id == "not-yet"


def test_with_conditions_is_never_said_without_something_that_is_a_condition() -> None:
    judgement = judged_at_its_best(case("conditions-without-conditions"))
    below = [one.gate.id for one in judgement.gates if one.applies and not one.met]
    assert judgement.verdict.verdict.id == "not-yet"
    assert below


def test_a_bad_result_speaks() -> None:
    judgement = judged_at_its_best(case("bad-result-in-silence"))
    assert judgement.verdict.verdict.id == "not-yet"
    assert "practice-lasted" in {item for reason in reasons_of(judgement) for item in reason.items}

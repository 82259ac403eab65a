"""The rules about an assessment as a whole: what they have in common, and what holds for any assessment."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scalecheck.engine.judging.facts import Judge
from scalecheck.engine.judging.figures import Figures
from scalecheck.engine.judging.scope import judge_assessment
from scalecheck.lint import assessment as assessment_rules
from scalecheck.lint import checklist as checklist_rules
from scalecheck.lint.assessments import ASSESSMENT_RULES, in_short, private_details_in, review, weakening
from scalecheck.lint.checklists import CHECKLIST_RULES
from scalecheck.lint.registry import modules_in, rules_in
from scalecheck.lint.rule import AssessmentRule, Rule
from scalecheck.lint.subject import AssessmentSubject
from tests.builders import DAY, answer, assessment, gate, item, outline, section

if TYPE_CHECKING:
    from collections.abc import Mapping
    from types import ModuleType


SMALL = outline(
    section("area", item("first"), item("second", evidence={"required_for": ["full"]}), item("third", about="site")),
    gates=[gate("safe", {"ready": {"item": "first", "at_least": "full"}})],
)
DAYS = st.integers(-2, 2).map(lambda number: (DAY + timedelta(days=number)).isoformat())
EVIDENCE = st.fixed_dictionaries({"what": st.just("Minutes")}, optional={"recorded": DAYS, "valid_until": DAYS})
ACTIONS = st.fixed_dictionaries(
    {"what": st.just("Ask")}, optional={"who": st.just("lead"), "due": DAYS, "done": st.booleans()}
)
BACKING: dict[str, Any] = {
    "basis": st.sampled_from(["evidenced", "observed", "asserted", "guess"]),
    "evidence": st.lists(EVIDENCE, max_size=3),
    "actions": st.lists(ACTIONS, max_size=2),
    "owner": st.just({"role": "lead"}),
    "note": st.text("a@.0 9é", min_size=1).filter(str.strip),
}
ANSWERS = st.one_of(
    st.none(),
    st.fixed_dictionaries({"option": st.sampled_from(["none", "little", "much", "full"])}, optional=BACKING),
    st.fixed_dictionaries({"dont_know": st.just(value=True)}, optional=BACKING),
    st.fixed_dictionaries({"not_applicable": st.just("Not here.")}, optional=BACKING),
)
SAID = st.fixed_dictionaries({"first": ANSWERS, "second": ANSWERS, "third": ANSWERS})


@given(SAID)
def test_every_weak_spot_of_any_assessment_leads_to_a_place_in_it_or_to_what_is_missing(said: dict[str, Any]) -> None:
    file = assessment(said)
    for one in review(judge_assessment(SMALL, file, DAY), file):
        rule = ASSESSMENT_RULES[one.code]
        assert one.severity is rule.severity
        value: Any = file.model_dump()
        for step in one.path:
            assert value is not None
            value = value[step]


@given(SAID)
def test_an_answer_without_any_entry_has_no_weak_spot(said: dict[str, Any]) -> None:
    file = assessment(dict.fromkeys(said), proposal={"asks": "Fund it."})
    assert review(judge_assessment(SMALL, file, DAY), file) == ()


@given(st.lists(EVIDENCE, max_size=3), st.sampled_from(["evidenced", "observed", "asserted", "guess", None]))
def test_evidence_counts_here_where_it_counts_for_a_gate(evidence: list[dict[str, Any]], basis: str | None) -> None:
    said = {"option": "full", "evidence": evidence, **({"basis": basis} if basis else {})}
    file = assessment({"first": said, "second": None, "third": None})
    judgement = judge_assessment(SMALL, file, DAY)
    counted = Judge(judgement.case, Figures(judgement.case)).lacks("first", ("evidence",)) == ()
    assert AssessmentSubject(file, judgement).shows(answer(said)) is counted


@given(SAID, st.dates(date(2026, 11, 1), date(2026, 12, 31)))
def test_the_same_assessment_on_the_same_day_has_the_same_weak_spots(said: dict[str, Any], day: date) -> None:
    file = assessment(said)
    assert review(judge_assessment(SMALL, file, day), file) == review(judge_assessment(SMALL, file, day), file)


@pytest.mark.parametrize("rule", ASSESSMENT_RULES.values(), ids=ASSESSMENT_RULES)
def test_a_rule_says_in_short_what_it_found_without_ids_and_figures_of_its_own(rule: AssessmentRule) -> None:
    for sentence in (rule.in_short(1), rule.in_short(7)):
        assert re.fullmatch(r"(7|[A-Z]).*\.", sentence)
        assert not re.search(r"[`{}_]|\d.*\d", sentence)


def test_codes_are_words_and_what_weakens_comes_first() -> None:
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", code) for code in ASSESSMENT_RULES)
    flags = [rule.weakens for rule in ASSESSMENT_RULES.values()]
    assert flags == sorted(flags, reverse=True)


@pytest.mark.parametrize(
    ("folder", "rules"), [(assessment_rules, ASSESSMENT_RULES), (checklist_rules, CHECKLIST_RULES)]
)
def test_every_module_of_a_folder_is_a_rule_with_a_code_and_a_place_of_its_own(
    folder: ModuleType, rules: Mapping[str, Rule[Any]]
) -> None:
    assert len(rules) == len(list(modules_in(folder))) == len({one.place for one in rules.values()})
    assert [one.place for one in rules.values()] == sorted(one.place for one in rules.values())


def test_a_module_without_a_rule_is_named() -> None:
    with pytest.raises(TypeError, match=r"alike_asks has no RULE of the kind AssessmentRule"):
        list(rules_in(checklist_rules, AssessmentRule))


def test_what_weakens_the_verdict_is_said_in_a_sentence_for_each_rule() -> None:
    file = assessment({"first": "full", "second": "full", "third": "little"})
    found = review(judge_assessment(SMALL, file, DAY), file)
    assert in_short(weakening(found)) == (
        "One answer is at a level for which the checklist asks for evidence, and none is listed.",
        "One answer counts as met, and nothing is listed that shows it.",
    )
    assert {one.code for one in found} - {one.code for one in weakening(found)} == {
        "must-without-owner",
        "no-decision-asked",
    }


def test_what_stands_in_a_comment_is_told_with_its_place_and_not_repeated() -> None:
    [(place, remark)] = private_details_in("# ask 01632 960123")
    assert (place, remark.code, remark.message) == (6, "telephone-number", "A comment holds a telephone number.")
    assert list(private_details_in("# Nobody has taken this on yet")) == []

"""A judgement as data that JSON can hold and other programs rely on."""

from __future__ import annotations

import json
from functools import partial
from typing import TYPE_CHECKING, Any, Final

import pytest

from scalecheck.reports.formats.result_model import as_data
from scalecheck.reports.formats.summary import summary
from tests.builders import DONT_KNOW, assessment, gate, item, judge, outline, question, section, verdict

if TYPE_CHECKING:
    from scalecheck.engine.inputs.outline import Outline

FULL: Final = {"item": "a", "at_least": "full"}
SCORING: Final = {
    "values": "normalised",
    "aggregate": "mean",
    "times": 100,
    "unanswered": "lowest",
    "bands": [{"id": "high", "label": "High", "from": 50}, {"id": "low", "label": "Low", "from": 0}],
    "no_band": {"label": "Nothing to say"},
}


layout = partial(
    outline,
    section("one", item("a"), item("b", about="site")),
    section("two", sections=[section("inner", item("c", about="site"))]),
    gates=[gate("safe", {"ready": FULL}, says={"otherwise": "Not safe."})],
    scoring=SCORING,
)
"""Two areas, the second with a section of its own, and a gate on the first item."""


def data(said: dict[str, Any], checklist: Outline | None = None, **keys: object) -> dict[str, Any]:
    """Return the summary as somebody reads it who only has the JSON."""
    found: dict[str, Any] = as_data(summary(assessment(said, **keys), judge(checklist or layout(), said)))
    read: dict[str, Any] = json.loads(json.dumps(found))
    assert read == found, "something in it is not what JSON gives back"
    return read


def test_everything_that_scripts_rely_on_is_there() -> None:
    found = data({"a": "full", "b": "much", "c": "little"})
    assert {"innovation", "checklist", "verdict", "gates", "sections", "overall", "sides", "step", "warnings"} <= set(
        found
    )
    assert (found["innovation"]["id"], found["checklist"]["id"], found["checklist"]["version"]) == (
        "hub",
        "small",
        "1.0.0",
    )
    assert found["as_of"] == "2026-11-23"
    assert found["verdict"]["id"] == "ready"
    assert found["verdict"]["settled"] is True


def test_a_verdict_that_is_not_settled_is_the_defaults_with_what_is_missing() -> None:
    verdict_found = data({})["verdict"]
    assert (verdict_found["id"], verdict_found["settled"]) == ("not-yet", False)
    assert [(one["kind"], one["items"]) for one in verdict_found["reasons"]] == [("missing", ["a"])]


def test_a_gate_says_what_it_allows_and_why_no_more() -> None:
    (safe,) = data({"a": "much"})["gates"]
    assert (safe["id"], safe["applies"], safe["allows"], safe["met"], safe["says"]) == (
        "safe",
        True,
        "not-yet",
        False,
        "Not safe.",
    )
    assert len(safe["reasons"]) == 1
    (safe,) = data({"a": "full"})["gates"]
    assert (safe["allows"], safe["met"], safe["reasons"]) == ("ready", True, [])


def test_a_gate_that_does_not_apply_is_not_met_and_says_nothing() -> None:
    gates = [gate("safe", {"ready": FULL}, says={"ready": "It is safe.", "otherwise": "Not safe."})]
    aside = {"a": {"not_applicable": "None here."}}
    (safe,) = summary(assessment(aside), judge(layout(gates=gates), aside, confirmed=True)).gates
    assert (safe.applies, safe.met, safe.says, safe.reasons) == (False, False, None, ())


def test_sections_hold_their_figures_and_the_sections_inside() -> None:
    one, two = data({"a": "full", "b": DONT_KNOW, "c": "little"})["sections"]
    assert (one["id"], one["answered"], one["relevant"], one["unknown"], one["unanswered"]) == ("one", 1, 2, 1, 0)
    assert one["sections"] == []
    assert [inner["id"] for inner in two["sections"]] == ["inner"]
    assert (two["score"], two["band"]) == (pytest.approx(100 / 3), "low")


def test_where_nothing_counts_there_is_no_score_and_no_band() -> None:
    aside = {"not_applicable": "None here."}
    said = {"a": "full", "b": "full", "c": aside}
    two = data(said, layout(scoring={**SCORING, "not_applicable": "exclude"}))["sections"][1]
    assert (two["score"], two["band"], two["not_applicable"]) == (None, None, 1)


def test_whole_numbers_stay_whole() -> None:
    overall = data({"a": "full", "b": "full", "c": "full"})["overall"]
    assert (overall["score"], type(overall["score"]), overall["coverage"]) == (100, int, 1)


def test_without_a_step_question_and_without_a_site_both_are_null() -> None:
    found = data({"a": "full"}, outline(section("one", item("a"))))
    assert (found["step"]["proposed"], found["step"]["supported"]) == (None, None)
    assert found["sides"]["site"] == {"verdict": None, "title": None, "settled": False}


def test_a_step_question_gives_the_step_proposed_and_the_largest_supported() -> None:
    steps = [question("reach", scale="steps", step=True)]
    needs = {"ready": {"any": [{"item": "reach", "is": ["one"]}, FULL]}}
    checklist = outline(section("s", item("a")), profile=steps, gates=[gate("g", needs)])
    step = summary(assessment({"a": "much"}), judge(checklist, {"reach": "every", "a": "much"})).step
    assert (step.proposed, step.supported) == ("every", "one")


def test_warnings_come_with_their_reason() -> None:
    warning = {"id": "hasty", "title": "Hasty", "because": "Too fast.", "when": {"item": "a", "is": ["much"]}}
    found = data({"a": "much"}, layout(warnings=[warning]))
    assert found["warnings"] == [{"id": "hasty", "title": "Hasty", "because": "Too fast."}]
    assert data({"a": "full"}, layout(warnings=[warning]))["warnings"] == []


def test_a_personal_name_is_left_out() -> None:
    named = {"id": "lead", "role": "lead", "name": "A Person"}
    assert data({}, respondent=named)["respondent"] == {"id": "lead", "role": "lead"}


def test_what_is_not_there_is_null() -> None:
    found = data({}, agreed={"date": "2026-11-20", "who": "programme lead"})
    assert (found["site"], found["respondent"], found["agreed"]) == (None, None, "2026-11-20")


def test_all_verdicts_can_stand_in_it() -> None:
    rules = (verdict("ready", FULL), verdict("not-yet", default=True), verdict("stop", {"item": "a", "is": ["none"]}))
    checklist = outline(section("one", item("a")), verdicts=rules)
    found = [data({"a": option}, checklist)["verdict"]["id"] for option in ("full", "much", "none")]
    assert found == ["ready", "not-yet", "stop"]

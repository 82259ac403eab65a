"""The result as JSON: its format is documented, and what is printed keeps to it."""

from __future__ import annotations

import json
import tracemalloc
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import pytest
from pydantic import TypeAdapter, ValidationError

from scalecheck.engine.inputs.outline import Outline
from scalecheck.engine.judging.scope import judge_assessment
from scalecheck.engine.way.short_way import short_way
from scalecheck.reports.formats.result import indented, json_report, unseen_as_escapes
from scalecheck.reports.formats.result_model import ResultFile
from scalecheck.reports.formats.result_schema import result_schema
from scalecheck.reports.material import Material
from scalecheck.reports.report import report_contents
from scalecheck.workspace.catalogue import Catalogue
from scalecheck.workspace.reading import Reader
from tests.builders import DAY, assessment, gate, item, outline, section
from tests.work import calls_of

FORMAT: Final = TypeAdapter(ResultFile)
TOP: Final = Path(__file__).parents[4]
ROUND: Final = TOP / "examples" / "delayed-discharge" / "assessments" / "discharge-dashboard" / "2026-11"


def material(name: str, programme: str = "") -> Material:
    reader = Reader(Catalogue(None))
    file, checklist = reader.assessment(ROUND / name)
    whole = reader.assessment(ROUND / programme)[0] if programme else None
    return Material(file, judge_assessment(Outline(checklist), file, DAY, whole), whole)


def small(**keys: object) -> Material:
    file = assessment({"a": "much"}, **keys)
    return Material(file, judge_assessment(outline(section("dom", item("a"))), file, DAY))


def test_the_pieces_of_a_long_result_are_not_held_in_memory_at_once() -> None:
    data = [{"what": f"Rule {number}", "kind": "rule", "done": False} for number in range(30_000)]
    tracemalloc.start()
    text = indented(data)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert text == json.dumps(data, indent=2)
    assert peak < 6 * len(text)


def test_what_is_not_shown_is_escaped_without_a_look_at_every_line() -> None:
    assert unseen_as_escapes('["a\u202e",\n"b\U000e0041"]') == '["a\\u202e",\n"b\\udb40\\udc41"]'
    assert calls_of(lambda: unseen_as_escapes("[\n" * 10_000)) < 100


@pytest.mark.parametrize(
    "made",
    [
        material("programme/agreed.yaml"),
        material("programme/finance-lead.yaml"),
        material("eastbrook/operations-manager.yaml", "programme/agreed.yaml"),
        small(),
        small(respondent={"id": "lead", "role": "programme lead", "name": "Personal Name"}),
    ],
    ids=["agreed", "respondent", "site", "small", "named"],
)
def test_every_result_keeps_to_the_format(made: Material) -> None:
    text = json_report(made)
    data = json.loads(text)
    FORMAT.validate_json(text)
    assert data["format"] == "scalecheck/result@1.0"
    assert set(data) == set(result_schema()["required"]) == set(result_schema()["properties"])
    assert "Personal Name" not in text


def test_what_is_not_in_the_format_is_refused() -> None:
    data = json.loads(json_report(small()))
    with pytest.raises(ValidationError):
        FORMAT.validate_json(json.dumps({**data, "total": 3}))
    with pytest.raises(ValidationError):
        FORMAT.validate_json(json.dumps({**data, "report": {**data["report"], "title": 3}}))


def test_the_result_says_the_words_of_the_report() -> None:
    made = material("programme/agreed.yaml")
    said, report = json.loads(json_report(made))["report"], report_contents(made)
    assert said["verdict"] == report.verdict
    assert said["page_one"]["title"] == report.page_one.title
    assert [one["words"] for one in said["page_one"]["reasons"]] == [one.words for one in report.page_one.reasons]
    assert said["method"]["digest"] == json.loads(json_report(made))["checklist"]["digest"]


def test_signs_that_turn_the_writing_or_show_nothing_are_escaped() -> None:
    file = assessment({"a": {"option": "much", "note": "Turn \u202e round\u200b, zoë."}})
    text = json_report(Material(file, judge_assessment(outline(section("dom", item("a"))), file, DAY)))
    assert "\u202e" not in text
    assert "Turn \\u202e round\\u200b, zoë." in text
    assert "Turn \u202e round\u200b, zoë." in json.dumps(json.loads(text), ensure_ascii=False)


def test_a_short_way_is_told_by_ids() -> None:
    made = small()
    way = json.loads(json_report(replace(made, way=short_way(made.judgement))))["short_way"]
    assert way == {"goal": None, "moves": [], "also_needed": [], "not_found": "best"}
    file = assessment({"a": "much"})
    need = {"ready": {"all": [{"item": "a", "at_least": "full"}, {"item": "a", "has": ["owner"]}]}}
    judged = judge_assessment(outline(section("dom", item("a")), gates=[gate("g", need)]), file, DAY)
    text = json_report(Material(file, judged, way=short_way(judged)))
    FORMAT.validate_json(text)
    assert json.loads(text)["short_way"] == {
        "goal": "ready",
        "moves": [{"item": "a", "from_option": "much", "to_option": "full", "levels": 1}],
        "also_needed": [{"item": "a", "backings": ["owner"]}],
        "not_found": None,
    }
    assert json.loads(json_report(made))["short_way"]["not_found"] == "too-large"


def test_the_same_file_and_day_give_the_same_result() -> None:
    made = material("programme/agreed.yaml")
    assert json_report(made) == json_report(replace(made))


def test_every_key_of_the_format_is_described() -> None:
    schema = result_schema()

    def described(part: dict[str, Any]) -> bool:
        return all("description" in one for one in part.get("properties", {}).values())

    assert described(schema)
    assert [name for name, part in schema["$defs"].items() if not described(part)] == []

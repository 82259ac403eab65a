"""Problems as SARIF 2.1.0: what the standard asks of every part that we write."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from urllib.parse import unquote_to_bytes

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from scalecheck import __version__
from scalecheck.problems import Problem, Severity
from scalecheck.terminal.sarif import as_sarif

ROOT = Path("/srv/programme")
WRONG = Problem("sites/a b.yaml", 7, 5, "unknown-key", "`sumary` is no key.", "Did you mean `summary`?")
WEAK = Problem("b.yaml", 1, 1, "never-true", "It never holds.", severity=Severity.WARNING)


def closed(required: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "required": list(required), "properties": required, "additionalProperties": False}


TEXT = closed({"text": {"type": "string", "minLength": 1}})
COUNT = {"type": "integer", "minimum": 1}
URI = {"type": "string", "pattern": r"^(file:///)?([A-Za-z0-9._~/-]|%[0-9A-F]{2})+$"}
PLACE = closed({"artifactLocation": {"type": "object", "required": ["uri"], "properties": {"uri": URI}}})
PLACE["properties"]["region"] = closed({"startLine": COUNT, "startColumn": COUNT})
RESULT = closed(
    {
        "ruleId": {"type": "string"},
        "ruleIndex": {"type": "integer", "minimum": 0},
        "level": {"enum": ["error", "warning", "note"]},
        "message": TEXT,
        "locations": {"type": "array", "minItems": 1, "items": closed({"physicalLocation": PLACE})},
    }
)
RULES = {"type": "array", "uniqueItems": True, "items": closed({"id": {"type": "string"}, "shortDescription": TEXT})}
DRIVER = closed({"name": {"const": "scalecheck"}, "version": {"const": __version__}, "rules": RULES})
RUN = closed(
    {
        "tool": closed({"driver": DRIVER}),
        "columnKind": {"const": "unicodeCodePoints"},
        "results": {"type": "array", "items": RESULT},
    }
)
LOG = closed(
    {
        "$schema": {"type": "string", "pattern": "sarif-schema-2.1.0.json$"},
        "version": {"const": "2.1.0"},
        "runs": {"type": "array", "minItems": 1, "maxItems": 1, "items": RUN},
    }
)


def run_of(*problems: Problem) -> dict[str, Any]:
    log = json.loads(json.dumps(as_sarif(problems, ROOT)))
    Draft202012Validator(LOG).validate(log)
    run: dict[str, Any] = log["runs"][0]
    rules = run["tool"]["driver"]["rules"]
    assert [rules[one["ruleIndex"]]["id"] for one in run["results"]] == [one["ruleId"] for one in run["results"]]
    return run


def test_a_problem_is_a_result_with_its_rule_place_and_words() -> None:
    assert run_of(WRONG)["results"] == [
        {
            "ruleId": "unknown-key",
            "ruleIndex": 0,
            "level": "error",
            "message": {"text": "`sumary` is no key. Did you mean `summary`?"},
            "locations": [
                {
                    "physicalLocation": {
                        "artifactLocation": {"uri": "sites/a%20b.yaml", "uriBaseId": "%SRCROOT%"},
                        "region": {"startLine": 7, "startColumn": 5},
                    }
                }
            ],
        }
    ]


def test_each_code_is_one_rule_however_often_it_is_met() -> None:
    run = run_of(*[WRONG, WEAK] * 3000)
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["unknown-key", "never-true"]
    assert [one["level"] for one in run["results"][:2]] == ["error", "warning"]
    assert len(run["results"]) == 6000


def test_without_problems_there_is_a_run_without_results() -> None:
    assert run_of()["results"] == []


@pytest.mark.parametrize(
    ("file", "uri"),
    [
        ("./sites/../a.yaml", "a.yaml"),
        ("a:b#c?.yaml", "a%3Ab%23c%3F.yaml"),
        ("größe.yaml", "gr%C3%B6%C3%9Fe.yaml"),
        ("/srv/programme/a.yaml", "a.yaml"),
        ("/srv/other/a b.yaml", "file:///srv/other/a%20b.yaml"),
        ("../a.yaml", "file:///srv/a.yaml"),
        ("\udcff.yaml", "%FF.yaml"),
    ],
)
def test_files_below_the_folder_are_named_from_there_and_others_in_full(file: str, uri: str) -> None:
    place = run_of(Problem(file, 1, 1, "x", "X."))["results"][0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == uri
    assert ("uriBaseId" in place["artifactLocation"]) == (not uri.startswith("file:"))


@given(st.text(st.characters(), min_size=1), st.text(st.characters(), min_size=1))
def test_words_from_files_never_break_it(file: str, words: str) -> None:
    hostile = Problem(file.replace("\0", ""), 1, 1, "x", f"{words}\ud800\x1b", words)
    written = json.dumps(as_sarif([hostile], ROOT))
    assert written.isascii()
    result = run_of(hostile)["results"][0]
    result["message"]["text"].encode()
    unquote_to_bytes(result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"])


def test_an_independent_model_of_the_standard_reads_it() -> None:
    from sarif_pydantic import Sarif

    problem = Problem("a b.yaml", 3, 7, "long-ask", "It is long.", "Ask for less.", Severity.WARNING)
    read = Sarif.model_validate(as_sarif([problem, problem], ROOT, {"long-ask": "A question that is too long."}))
    [run] = read.runs
    assert run.results is not None
    assert [one.rule_id for one in run.results] == ["long-ask", "long-ask"]
    rules = run.tool.driver.rules
    assert rules is not None
    assert [(one.id, one.short_description and one.short_description.text) for one in rules] == [
        ("long-ask", "A question that is too long.")
    ]

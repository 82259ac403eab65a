"""What pydantic finds wrong, as problems at their places."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from scalecheck.documents.loading import MODELS, load
from scalecheck.documents.reading.reader import parse
from scalecheck.documents.shape.checking import MOST, file_path, file_place, shape_problems, true_errors, value_at
from scalecheck.documents.shape.wording import proposed_id, said_of
from scalecheck.model.base import NewId
from scalecheck.model.checklist import Checklist
from scalecheck.model.conditions import UNION_TAG
from scalecheck.model.schema import json_schema
from tests.texts import ASSESSMENT, CHECKLIST, EVERY_KIND, changed, found

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

ITEM = UNION_TAG + "item"


def error(kind: str, *location: str | int, **context: Any) -> ErrorDetails:  # noqa: ANN401 (a context holds anything)
    return {"type": kind, "loc": location, "msg": "", "input": None, "ctx": context}


def test_the_tags_of_unions_are_no_part_of_a_path() -> None:
    assert file_path(("gates", 0, "needs", "ready", ITEM, "is", 1)) == ("gates", 0, "needs", "ready", "is", 1)


def test_a_key_that_looks_like_a_tag_stays_in_the_path() -> None:
    assert file_path(("glossary", "<item>")) == ("glossary", "<item>")


def test_an_error_in_a_key_is_told_from_a_key_of_that_name() -> None:
    value: Any = {"scales": {"No": {}, "[key]": {}}}
    assert file_place(value, ("scales", "No", "[key]")) == (("scales", "No"), True)
    assert file_place(value, ("scales", "[key]")) == (("scales", "[key]"), False)


def test_the_value_at_a_path_is_none_where_there_is_nothing() -> None:
    value = {"a": ({"b": 1},)}
    assert value_at(value, ("a", 0, "b")) == 1
    assert [value_at(value, path) for path in (("x",), ("a", 5), ("a", "b"), ("a", 0, "b", "c"))] == [None] * 4


def test_a_list_that_is_too_short_because_its_entries_failed_is_no_error() -> None:
    failed, short = error("missing", "verdicts", 1, "id"), error("too_short", "verdicts")
    assert true_errors([failed, short], Checklist) == [failed]
    assert true_errors([short], Checklist) == [short]


def test_a_key_that_is_missing_because_it_is_misspelt_is_told_once() -> None:
    assert found(changed(CHECKLIST, ("        ask: Who pays", "        asks: Who pays"))) == [
        "unknown-key: asks: Who pays for it?"
    ]


def test_a_key_that_is_missing_beside_one_that_is_merely_strange_is_told_as_well() -> None:
    text = changed(CHECKLIST, ("        ask: Who pays for it?", "        mood: good"))
    assert found(text) == ["missing-key: id: money", "unknown-key: mood: good"]


@pytest.mark.parametrize("kind", EVERY_KIND)
def test_a_file_that_says_nothing_but_its_kind_lacks_every_key_that_it_needs(kind: str) -> None:
    loaded = load(EVERY_KIND[kind].splitlines()[0] + "\n", "file.yaml")
    model = next(model for one, model in MODELS.items() if one == kind)
    needed = [field.alias or name for name, field in model.model_fields.items() if field.is_required()]
    said = [f"The file has no `{name}`." for name in needed if name != "format"]
    assert [one.message for one in loaded.problems if one.code == "missing-key"] == said


def test_what_is_wrong_in_a_group_is_told_by_the_groups_id() -> None:
    (problem,) = load(changed(CHECKLIST, ("        ask: Who pays for it?\n", "")), "file.yaml").problems
    assert problem.message == "`money` has no `ask`."


def test_what_is_wrong_in_a_group_without_an_id_is_told_by_its_key() -> None:
    text = changed(ASSESSMENT, ("option: partly", "option: partly\n    evidence: [{link: a.md}]\n    owner: {}"))
    problems = load(text, "file.yaml").problems
    assert [one.message for one in problems] == ["An entry of `evidence` has no `what`.", "`owner` has no `role`."]


def test_the_first_hundred_are_told_and_the_rest_is_counted() -> None:
    text = CHECKLIST + "".join(f"extra{number}: x\n" for number in range(MOST + 50))
    problems = load(text, "file.yaml").problems
    assert len(problems) == MOST + 1
    assert (problems[0].code, problems[0].line) == ("more-problems", 1)
    assert f"This file has {MOST + 50} keys and values" in problems[0].message


def test_an_error_that_no_model_is_known_to_raise_still_becomes_a_sentence() -> None:
    (problem,) = shape_problems(parse("title: x\n", "file.yaml"), Checklist, [error("of_tomorrow", "title")])
    assert (problem.code, problem.message) == ("not-fitting", "`title` is not what belongs here.")


@given(st.text(max_size=90))
def test_whatever_is_written_for_an_id_the_hint_proposes_one_that_is_allowed(text: str) -> None:
    assert TypeAdapter(NewId).validate_python(proposed_id(text))


@pytest.mark.parametrize(
    ("text", "proposed"),
    [
        ("In Place", "in-place"),
        ("Überleitung", "uberleitung"),
        ("12 weeks", "weeks"),
        ("Yes", "answer-yes"),
        ("NUL", "answer-nul"),
        ("--", "my-id"),
        ("漢字", "my-id"),
        ("a_b__c", "a-b-c"),
    ],
)
def test_the_proposed_id_is_near_what_was_written(text: str, proposed: str) -> None:
    assert proposed_id(text) == proposed


def test_every_form_of_text_has_words_for_what_lacks_it() -> None:
    patterns = {one for kind, model in MODELS.items() for one in _patterns(json_schema(model, kind))}
    assert len(patterns) > 5
    for pattern in patterns:
        one = error("string_pattern_mismatch", "key", pattern=pattern)
        said = said_of(one, "?!", key="`key`", owner="`key`", written="?!", form=pattern)
        assert said.hint
        assert "{" not in said.message + said.hint


def _patterns(schema: Any) -> set[str]:  # noqa: ANN401 (a schema holds anything)
    if isinstance(schema, dict):
        own = {schema["pattern"]} if isinstance(schema.get("pattern"), str) else set()
        return own.union(*(_patterns(inner) for inner in schema.values()))
    return set().union(*(_patterns(inner) for inner in schema)) if isinstance(schema, list) else set()


@pytest.mark.parametrize(
    ("value", "code", "hint"),
    [
        ("12", "not-text", 'Put it in quotes: "12"'),
        ("1.10", "not-text", 'Put it in quotes: "1.10"'),
        ("yes", None, ""),
        ("no", None, ""),
        ("012", "not-text", 'Put it in quotes: "012"'),
        ("2026-11-23", None, ""),
        ("True", "not-text", 'Put it in quotes: "True"'),
        ("~", "empty-text", "Write a few words."),
        ("''", "empty-text", "Write a few words."),
        ("[a]", "not-text", "If it is meant as text, put it in quotes."),
        ("{a: b}", "not-text", "If it is meant as text, put it in quotes."),
    ],
)
def test_what_is_read_as_something_else_than_text_is_to_be_quoted_as_it_is_written(
    value: str, code: str | None, hint: str
) -> None:
    problems = load(changed(CHECKLIST, ("title: Small", f"title: {value}")), "file.yaml").problems
    assert [(one.code, one.hint) for one in problems] == ([] if code is None else [(code, hint)])


@pytest.mark.parametrize(
    ("old", "new", "hint"),
    [
        ('version: "1.0.0"', "version: 1.0", 'Write three numbers in quotes: "1.0.0"'),
        ("id: money", "id: 12", "An id begins with a letter, and holds small letters, digits and single hyphens."),
        ("6 months", "6", "Write a number and days, weeks, months or years, such as `3 months`."),
        ("colour: green", "colour: 1", "The words here are: `green`, `amber-green`, `amber`, `amber-red`, `red`."),
        ("colour: green", "colour:", "The words here are: `green`, `amber-green`, `amber`, `amber-red`, `red`."),
        (
            "{item: owner,",
            "{item: 1,",
            "An id begins with a letter, and holds small letters, digits and single hyphens.",
        ),
    ],
)
def test_where_quotes_alone_would_not_help_the_hint_says_what_belongs_there(old: str, new: str, hint: str) -> None:
    (problem,) = load(changed(CHECKLIST, (old, new)), "file.yaml").problems
    assert problem.hint == hint


@pytest.mark.parametrize(
    ("condition", "code"),
    [
        ("{}", "unknown-condition"),
        ("owner", "unknown-condition"),
        ("[]", "unknown-condition"),
        ("{all: []}", "too-few"),
        ("{all: [{}]}", "unknown-condition"),
        ("{not: {any: [{item: owner, is: []}]}}", "too-few"),
        ("{item: owner, is: [absent], at_least: absent}", "keys-exclude"),
        ("{score: overall}", "keys-one-needed"),
        ("{score: {weakest: items}, at_least: 1}", "unknown-word"),
        ("{score: {}, at_least: 1}", "unknown-score"),
        ("{gates_below: ready}", "keys-one-needed"),
        ("{gate_items: each}", "missing-key"),
        ("{count: not-met, at_most: many}", "not-a-number"),
        ("{item: owner, state: [answred]}", "unknown-word"),
    ],
)
def test_whatever_is_wrong_deep_in_a_condition_is_one_problem_without_tags(condition: str, code: str) -> None:
    text = changed(CHECKLIST, ("when: {share: met, in: overall, at_least: 0.5}", f"when: {condition}"))
    (problem,) = load(text, "file.yaml").problems
    assert problem.code == code
    assert UNION_TAG not in problem.message + problem.hint
    assert problem.excerpt == f"    when: {condition}"


@pytest.mark.parametrize("number", [MOST, MOST + 1])
def test_only_what_is_more_than_a_hundred_is_counted(number: int) -> None:
    extra = "".join(f"extra-{place}: 1\n" for place in range(number))
    codes = [one.code for one in load(f"{CHECKLIST}{extra}", "x.yaml").problems]
    assert codes.count("unknown-key") == MOST
    assert codes.count("more-problems") == (number > MOST)


def test_a_decimal_comma_is_named_with_the_point_in_its_place() -> None:
    text = changed(
        CHECKLIST,
        ("when: {share: met, in: overall, at_least: 0.5}", "when: {share: met, in: overall, at_least: '0,5'}"),
    )
    assert "Write a point in place of the comma: 0.5" in [one.hint for one in load(text, "x.yaml").problems]

"""What is left of a broken file, so that the rest of it is checked in the same run."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from scalecheck.documents.reading.reader import parse
from scalecheck.documents.reading.salvage import Salvaged, salvage, without
from scalecheck.model.checklist import Checklist
from tests.texts import CHECKLIST, changed

MONEY = ("domains", 0, "items", 1)
OWNER = ("domains", 0, "items", 0)


def salvaged(*changes: tuple[str, str]) -> Salvaged[Checklist]:
    value = parse(changed(CHECKLIST, *changes), "file.yaml").value
    with pytest.raises(ValidationError) as raised:
        Checklist.model_validate(value)
    return salvage(Checklist, value, raised.value.errors(include_url=False))


def rest(*changes: tuple[str, str]) -> Checklist:
    model = salvaged(*changes).model
    assert model is not None
    return model


def test_by_default_nothing_is_broken() -> None:
    whole: Salvaged[Checklist] = Salvaged()
    assert whole.is_intact(MONEY)
    assert whole.in_file(MONEY) == MONEY
    assert not whole.may_name("money")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("title: Small", "title:"),
        ("title: Small", "title: 12"),
        ("title: Small\n", ""),
        ('version: "1.0.0"', "version: 1.0"),
        ("about: system\n        importance: must", "about: systm\n        importance: must"),
        ("importance: should", "importance: shuold"),
        ("        importance: should\n", ""),
        ("colour: green", "colour: blue"),
        ("6 months", "half a year"),
    ],
)
def test_where_a_word_is_missing_or_wrong_everything_else_is_kept(old: str, new: str) -> None:
    model = rest((old, new))
    assert [item.id for item in model.items()] == ["owner", "money"]
    assert [verdict.id for verdict in model.verdicts] == ["ready", "not-yet"]


def test_a_number_that_should_be_text_is_taken_for_text() -> None:
    assert rest(("title: Small\n", "title: Small\nsummary: 12\n")).summary == "12"


def test_an_entry_that_lacks_what_nothing_can_stand_in_for_is_taken_out() -> None:
    found = salvaged(
        (
            "        ask: Who pays for it?\n        about: system\n        importance: should\n        scale: place",
            "        ask: Who pays for it?",
        )
    )
    assert found.model is not None
    assert [item.id for item in found.model.items()] == ["owner"]
    assert found.may_name("money")
    assert not found.may_name("elsewhere")


def test_places_behind_an_entry_that_was_taken_out_are_those_in_the_file() -> None:
    found = salvaged(("id: owner", "id: Owner!"))
    assert found.in_file(OWNER) == MONEY
    assert found.in_file((*OWNER, "scale")) == (*MONEY, "scale")
    assert found.in_file(("gates", 0, "title")) == ("gates", 0, "title")


def test_what_was_broken_and_all_that_it_stands_in_is_not_intact() -> None:
    found = salvaged(("score: 1", "score: one"))
    assert not found.is_intact(("scales", "place", "options", 1, "score"))
    assert not found.is_intact(("scales", "place", "options"))
    assert not found.is_intact(())
    assert found.is_intact(("scales", "place", "options", 0))
    assert found.is_intact(("verdicts",))


def test_what_a_stand_in_took_the_place_of_is_not_intact() -> None:
    assert not salvaged(("title: Ground", "title: 1")).is_intact(("domains", 0, "title"))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("      - id: owner\n        title: Owner", "      - title: Owner"),
        ("id: owner", "id: 12"),
        ("id: owner", "id: The Owner"),
        ("    items:\n", "    items:\n      - the owner\n"),
        ("    items:\n", "    items: none\n    itmes:\n"),
    ],
)
def test_without_an_id_to_know_a_part_by_any_name_may_have_been_meant(old: str, new: str) -> None:
    assert salvaged((old, new)).may_name("anything")


def test_a_part_that_needs_no_id_makes_no_name_doubtful() -> None:
    found = salvaged(("when: {share: met, in: overall, at_least: 0.5}", "when: {all: [{share: met}]}"))
    assert not found.may_name("anything")


def test_where_nothing_sound_is_left_there_is_no_model() -> None:
    assert salvaged(("domains:\n  - id: ground\n", "domains: none\nmore:\n  - id: ground\n")).model is None


def test_parts_can_be_taken_out_by_their_paths() -> None:
    value = {"a": (1, 2, 3), "b": {"c": 1, "d": 2}, "e": 3}
    assert without(value, {("a", 1), ("b", "c"), ("e",)}) == {"a": (1, 3), "b": {"d": 2}}
    assert without(value, set()) == value


VALUES = st.sampled_from(
    (None, True, 12, "x", "money", "", (), ("a",), {}, {"id": "x"}, {"item": "owner", "is": ("a",)})
)


@given(st.data())
def test_whatever_is_wrong_the_rest_is_a_model_or_there_is_none(data: st.DataObject) -> None:
    value = parse(CHECKLIST, "file.yaml").value
    for _ in range(data.draw(st.integers(1, 4))):
        path = data.draw(st.sampled_from(list(_paths(value))))
        value = _put(value, path, data.draw(VALUES))
    try:
        Checklist.model_validate(value)
    except ValidationError as error:
        found = salvage(Checklist, value, error.errors(include_url=False))
        assert found.model is None or isinstance(found.model, Checklist)


def _paths(value: Any, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:  # noqa: ANN401 (any data)
    entries = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, tuple) else ()
    return [one for key, inner in entries for one in ((*path, key), *_paths(inner, (*path, key)))]


def _put(value: Any, path: tuple[str | int, ...], new: Any) -> Any:  # noqa: ANN401 (any data)
    if not path:
        return new
    first, *further = path
    if isinstance(value, dict):
        return {key: _put(inner, tuple(further), new) if key == first else inner for key, inner in value.items()}
    return tuple(_put(inner, tuple(further), new) if place == first else inner for place, inner in enumerate(value))

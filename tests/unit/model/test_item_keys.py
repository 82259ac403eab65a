"""The table of keys knows every key of a question, and so every change of one is told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import pytest

from scalecheck.model.checklist import Item, ProfileQuestion
from scalecheck.model.item_keys import ITEM_KEYS, OVERLAY_KEYS, keys_of
from scalecheck.model.overlay import ItemChange, Overlay
from scalecheck.versions.diff import diff
from scalecheck.versions.resolving import resolve
from tests.builders import item, outline, plain, question, section

if TYPE_CHECKING:
    from scalecheck.engine.inputs.outline import Outline

OTHER: Final[dict[str, Any]] = {
    "ask": "Is it another question?",
    "scale": "steps",
    "meanings": {"full": "All of it is there."},
    "asked_as": "q-0123456789abcdef",
    "title": "Another title",
    "why": "Because of something else.",
    "guidance": "Look there.",
    "best_answered_by": ["ward-lead"],
    "sources": ["paper"],
    "options_from": {"gone": "full"},
    "step": True,
    "retired": {"since": "2.0.0"},
    "about": "site",
    "importance": "could",
    "weight": 3,
    "improve": {"none": "Begin."},
    "barriers": ["siloed-incentives"],
    "patients": "asked",
    "core": True,
    "inherited_for": "3 months",
    "scores": {"none": 0, "little": 1, "much": 2, "full": 9},
    "reverse": True,
    "met_from": "much",
    "partly_from": "little",
    "evidence": {"examples": ["A rota"]},
    "not_applicable": {"allowed": False},
    "relevant_when": {"item": "reach", "is": ["one"]},
}
"""For each key a value that it does not have in the checklist below."""


def made(**keys: object) -> Outline:
    step = {"step": keys.pop("step")} if "step" in keys else {}
    return outline(section("d", item("a", **keys)), profile=[question("reach", scale="steps", **step)])


def test_the_table_has_exactly_the_keys_of_the_models() -> None:
    names = [key.name for key in ITEM_KEYS]
    assert sorted(names) == sorted(Item.model_fields.keys() | ProfileQuestion.model_fields.keys())
    assert {key.name for key in OVERLAY_KEYS} == ItemChange.model_fields.keys() - {"because", "same_meaning"}


def test_an_opening_question_has_only_its_own_keys() -> None:
    assert {key.name for key in keys_of(made().questions["reach"])} == ProfileQuestion.model_fields.keys()
    assert {key.name for key in keys_of(made().questions["a"])} == Item.model_fields.keys()


@pytest.mark.parametrize("key", [key.name for key in ITEM_KEYS if key.name != "id"])
def test_another_value_of_any_key_is_told(key: str) -> None:
    changes = diff(made().checklist, made(**{key: OTHER[key]}).checklist).changes
    assert {(one.part, one.id) for one in changes} == {
        ("question" if key == "step" else "item", "reach" if key == "step" else "a")
    }


@pytest.mark.parametrize("key", [key.name for key in OVERLAY_KEYS])
def test_whatever_an_overlay_may_set_is_set_and_told(key: str) -> None:
    parent = made().checklist
    overlay = Overlay.model_validate(
        plain(
            {
                "format": "scalecheck/overlay@1.0",
                "id": "local",
                "version": "1.0.0",
                "title": "Local",
                "because": "We are another place.",
                "extends": {"checklist": parent.id, "version": parent.version},
                "change": {"a": {"because": "So.", key: OTHER[key]}},
            }
        )
    )
    variant = resolve(overlay, parent)
    [now] = [one for one in variant.checklist.items() if one.id == "a"]
    expected = getattr(made(**{key: OTHER[key]}).items["a"], key)
    assert getattr(now, key) == expected
    [deviation] = variant.deviations
    assert deviation.differences

"""Nothing is missing: every construct and every check of the source text has a question, and the map is true."""

from __future__ import annotations

from itertools import chain
from typing import Any, Final

import pytest

from tests.instrument.family import SHIPPED, asked_items, constructs, outline

AREAS: Final = {"A": 13, "B": 14, "C": 14, "D": 13, "E": 9}
"""How many constructs each area has; their ids are the letter and a number from 1."""
SOURCE_CHECKS: Final = 25
"""How many explicit checks the source text makes."""
MAIN: Final = outline("pilot-to-scale")


def entries(part: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = constructs()[part]
    return found


def test_the_map_is_about_the_checklist_that_is_shipped() -> None:
    assert constructs()["checklist"] == {"id": MAIN.checklist.id, "version": MAIN.checklist.version}


def test_every_construct_is_there_once_and_in_order() -> None:
    wanted = [f"{area}{number}" for area, count in AREAS.items() for number in range(1, count + 1)]
    assert [one["id"] for one in entries("constructs")] == wanted


def test_every_check_of_the_source_text_is_there_once() -> None:
    ids = [one["id"] for one in entries("source_checks")]
    assert len(ids) == len(set(ids)) == SOURCE_CHECKS


@pytest.mark.parametrize("part", ["constructs", "source_checks"])
def test_everything_is_covered_by_items_that_are_asked(part: str) -> None:
    asked = {item.id for item in MAIN.items.values() if item.retired is None}
    for one in entries(part):
        assert one["items"], one["id"]
        assert set(one["items"]) <= asked, one["id"]


def test_opening_questions_and_warnings_of_the_map_are_there() -> None:
    warnings = {warning.id for warning in MAIN.checklist.warnings}
    for one in entries("source_checks"):
        assert set(one.get("opening_questions", ())) <= MAIN.opening
        assert set(one.get("warnings", ())) <= warnings


def test_every_item_covers_a_construct_or_a_check() -> None:
    covered = set(chain.from_iterable(one["items"] for one in (*entries("constructs"), *entries("source_checks"))))
    assert covered == set(asked_items(MAIN))


def test_every_construct_is_held_by_another_instrument_that_is_named_and_none_is_named_for_nothing() -> None:
    named = set(constructs()["instruments"])
    held = [[one["instrument"] for one in construct["held_by"]] for construct in entries("constructs")]
    assert all(held)
    assert set(chain.from_iterable(held)) == named


def test_the_map_lists_what_only_the_others_of_the_family_ask() -> None:
    own = {name: [item for item in asked_items(outline(name)) if item not in MAIN.items] for name in SHIPPED}
    listed = {name: sorted(items) for name, items in constructs()["family"].items()}
    assert listed == {name: sorted(items) for name, items in own.items() if items}

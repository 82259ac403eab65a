"""What raising answers can do to a fact, and which facts a better answer can turn against."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import TypeAdapter

from scalecheck.engine.judging.monotone import Direction, direction
from scalecheck.model.conditions import Fact
from tests.builders import gate, item, outline, plain, question, scale, section

RAW: dict[str, Any] = {"values": "raw", "aggregate": "product"}
LAYOUT = outline(
    section("d", item("a"), item("b", scale="below"), scoring=RAW),
    section("e", item("c"), scoring=RAW),
    profile=[question("q")],
    scales={"below": scale(bad=-1, good=1)},
    gates=[
        gate("g", {"ready": {"item": "a", "at_least": "full"}}),
        gate("h", {"ready": {"item": "c", "is": ["full"]}}),
    ],
)


def moves(fact: dict[str, Any]) -> Direction:
    parsed: Fact = TypeAdapter(Fact).validate_python(plain(fact))
    return direction(LAYOUT, parsed, LAYOUT.opening)


@pytest.mark.parametrize(
    ("fact", "expected"),
    [
        ({"item": "q", "is": ["answer-yes"]}, Direction.STAYS),
        ({"item": "a", "at_least": "much"}, Direction.RISES),
        ({"item": "a", "below": "much"}, Direction.FALLS),
        ({"item": "a", "is": ["much"]}, Direction.NEITHER),
        ({"item": "a", "is": ["none", "little", "much", "full"]}, Direction.STAYS),
        ({"item": "a", "state": ["answered"]}, Direction.RISES),
        ({"item": "a", "state": ["dont-know", "unanswered"]}, Direction.FALLS),
        ({"item": "a", "has": ["owner"]}, Direction.RISES),
        ({"item": "a", "basis": ["evidenced"]}, Direction.RISES),
        ({"item": "a", "basis": ["guess"]}, Direction.FALLS),
        ({"coverage": "overall", "at_least": 0.5}, Direction.RISES),
        ({"share": "met", "in": "overall", "at_least": 0.5}, Direction.RISES),
        ({"count": "not-met", "at_most": 1}, Direction.RISES),
        ({"gates_below": "ready", "at_most": 1}, Direction.RISES),
        ({"gate_items": "each", "has": ["owner"]}, Direction.RISES),
        ({"gate": "g", "allows": "ready"}, Direction.RISES),
        ({"score": "e", "at_least": 1}, Direction.RISES),
        ({"score": "e", "below": 1}, Direction.FALLS),
        ({"score": "d", "at_least": 1}, Direction.NEITHER),
    ],
)
def test_what_better_answers_do_to_a_fact(fact: dict[str, Any], expected: Direction) -> None:
    """A product of figures from zero on never falls; one with a figure below zero may."""
    assert moves(fact) is expected


MEAN: dict[str, Any] = {"values": "normalised", "aggregate": "mean", "times": 100}


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (MEAN, MEAN, Direction.RISES),
        (MEAN, {**MEAN, "aggregate": "min"}, Direction.RISES),
        (MEAN, {**MEAN, "times": 10}, Direction.NEITHER),
        (MEAN, {**MEAN, "round": {"decimals": 1}}, Direction.NEITHER),
        (MEAN, {**MEAN, "aggregate": "sum"}, Direction.NEITHER),
        (MEAN, {**MEAN, "values": "raw"}, Direction.NEITHER),
        ({**MEAN, "aggregate": "sum"}, None, Direction.RISES),
    ],
)
def test_the_weakest_area_rises_where_all_areas_are_scored_alike(
    first: dict[str, Any], second: dict[str, Any] | None, expected: Direction
) -> None:
    areas = [("d", "a", first)] + ([("e", "b", second)] if second is not None else [])
    layout = outline(*(section(name, item(asked), scoring=rule) for name, asked, rule in areas))
    fact: Fact = TypeAdapter(Fact).validate_python(plain({"score": {"weakest": "domains"}, "at_least": 1}))
    assert direction(layout, fact, frozenset()) is expected

"""In which order the differences between respondents are looked at."""

from __future__ import annotations

from scalecheck.engine.panel.differences import in_order, widest
from scalecheck.engine.panel.spread import spreads
from tests.builders import DONT_KNOW, assessment, gate, item, outline, question, section

LAYOUT = outline(
    section("d", item("a"), item("b"), item("c", reverse=True), item("e"), item("f")),
    gates=[gate("g", {"ready": {"item": "b", "at_least": "full"}})],
    profile=[question("reach", scale="steps")],
)
FOUND = spreads(
    LAYOUT,
    [
        assessment(
            {"a": "full", "b": "much", "c": "full", "e": "none", "f": DONT_KNOW}, profile={"reach": {"option": "one"}}
        ),
        assessment(
            {"a": "full", "b": "full", "c": "little", "e": "full", "f": "full"}, profile={"reach": {"option": "every"}}
        ),
    ],
)


def test_the_widest_on_gates_items_come_first_then_the_widest_of_the_others_and_agreement_last() -> None:
    assert in_order(LAYOUT, FOUND) == ("b", "e", "c", "reach", "f", "a")


def test_of_the_widest_those_on_gates_items_come_first_where_they_are_equally_wide() -> None:
    assert widest(LAYOUT, FOUND) == ("e", "c", "b", "reach", "f")
    assert widest(LAYOUT, FOUND, 2) == ("e", "c")

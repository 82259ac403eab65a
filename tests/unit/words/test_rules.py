"""The checklist's own rules in words."""

from __future__ import annotations

from typing import Any

import pytest

from scalecheck.words.rules import rule_lines, section_title, verdict_title
from tests.builders import gate, item, outline, parsed, question, section, verdict

LAYOUT = outline(
    section("dom-one", item("a"), item("b", about="site")),
    section("dom-two", item("c")),
    profile=[question("q")],
    gates=[gate("g", {"ready": {"item": "a", "at_least": "full"}})],
    verdicts=[verdict("ready"), verdict("not-yet", default=True)],
)


@pytest.mark.parametrize(
    ("condition", "named"),
    [
        ({"item": "a", "is": ["little", "full"]}, ["Title of A", "“A little” or “All of it”"]),
        ({"item": "a", "is_not": ["none"]}, ["Title of A", "anything but “Nothing”"]),
        ({"item": "a", "at_least": "much"}, ["Title of A", "at least “Much”"]),
        ({"item": "a", "below": "much"}, ["Title of A", "less than “Much”"]),
        ({"item": "a", "state": ["dont-know", "not-applicable"]}, ["Title of A", "don't know or not applicable"]),
        ({"item": "a", "basis": ["observed"]}, ["Title of A", "observed"]),
        ({"item": "a", "has": ["owner", "dated-action"]}, ["Title of A", "an owner and an action with a date"]),
        ({"item": "q", "is": ["answer-yes"]}, ["Title of Q", "“It is so”"]),
        ({"score": "overall", "at_least": 50}, ["the whole", "at least 50"]),
        ({"score": "dom-two", "below": 12.5}, ["Area DOM-TWO", "below 12.5"]),
        ({"score": {"weakest": "domains"}, "at_least": 50}, ["the weakest area", "at least 50"]),
        ({"score": {"about": "site"}, "at_least": 50}, ["the site", "at least 50"]),
        ({"coverage": "overall", "at_least": 0.8}, ["80%", "the whole", "answered"]),
        ({"coverage": "dom-one", "at_least": 1, "counting": ["answered", "dont-know"]}, ["Area DOM-ONE", "don't know"]),
        ({"share": "partly", "in": "every-domain", "at_least": 0.66}, ["66%", "every area", "at least partly there"]),
        ({"share": "met", "in": "dom-one", "at_least": 0.5}, ["50%", "Area DOM-ONE", "met"]),
        ({"count": "not-met", "importance": "must", "about": "site", "at_most": 1}, ["at most 1", "must", "the site"]),
        ({"count": "dont-know", "in": "dom-one", "at_most": 0}, ["Area DOM-ONE", "don't know"]),
        ({"gate": "g", "allows": "ready"}, ["Gate G", "Verdict READY"]),
        ({"gates_below": "ready", "at_most": 2}, ["at most 2 gates", "Verdict READY"]),
        ({"gates_below": "ready", "each_has": ["owner"]}, ["Verdict READY", "an owner"]),
        ({"gate_items": "each", "has": ["evidence"]}, ["every answer behind a gate", "evidence in date"]),
    ],
)
def test_every_kind_of_fact_is_said_in_words_without_ids(condition: dict[str, Any], named: list[str]) -> None:
    (line,) = rule_lines(LAYOUT, parsed({**condition, "because": "It is so."}))
    for one in named:
        assert one in line.text
    for behind in ("dom-one", "dom-two", "None", "“ready”", "answer-yes", "dont-know", "dated-action", "at_least"):
        assert behind not in line.text
    assert (line.depth, line.because) == (0, "It is so.")


def test_what_is_combined_stands_further_in() -> None:
    rule = {
        "all": [
            {"item": "a", "at_least": "much"},
            {"any": [{"item": "b", "is": ["full"]}, {"not": {"item": "c", "is": ["none"]}, "because": "Well."}]},
        ]
    }
    lines = list(rule_lines(LAYOUT, parsed(rule)))
    assert [line.depth for line in lines] == [0, 1, 1, 2, 2, 3]
    assert [line.text for line in lines if line.text.endswith(":")] == ["all of these:", "one of these:", "not:"]
    assert lines[4].because == "Well."


def test_sections_and_verdicts_are_named_by_their_titles() -> None:
    assert section_title(LAYOUT, "dom-two") == "Area DOM-TWO"
    assert section_title(LAYOUT, "overall") == "the whole"
    assert section_title(LAYOUT, "every-domain") == "every area"
    assert verdict_title(LAYOUT, "not-yet") == "Verdict NOT-YET"

"""The parts that must stay: what became of each at a site, and when it is asked whether a part is core."""

from __future__ import annotations

from typing import Any

import pytest

from scalecheck.engine.changes.adaptations import changed_at_several, is_accepted, is_learning_a_gap, part_state
from scalecheck.engine.judging.scope import judge_assessment
from tests.builders import DAY, DONT_KNOW, NOT_APPLICABLE, assessment, item, outline, section

CORE = [{"id": "call", "what": "A call"}, {"id": "list", "what": "One list"}]


def touching(part: str, *, keeps: bool | None) -> dict[str, Any]:
    held = {} if keeps is None else {"keeps_core": keeps}
    return {"what": f"{part} {keeps}", "kind": "core", "part": part, **held}


@pytest.mark.parametrize(
    ("changes", "kept", "state"),
    [
        ([], [], "not known"),
        ([], ["call"], "kept"),
        ([], ["list"], "not known"),
        ([touching("call", keeps=True)], [], "changed within limits"),
        ([touching("list", keeps=False)], ["call"], "kept"),
        ([touching("call", keeps=None)], [], "not known"),
        ([touching("call", keeps=True), touching("call", keeps=None)], [], "not known"),
        ([touching("call", keeps=None), touching("call", keeps=False)], [], "core changed"),
    ],
)
def test_the_change_that_keeps_least_decides_and_what_nobody_said_is_not_known(
    changes: list[dict[str, Any]], kept: list[str], state: str
) -> None:
    assert part_state(assessment({}, site={"id": "north"}, adaptations=changes, kept=kept), "call") == state


def test_from_three_sites_on_it_is_asked_whether_a_part_is_core() -> None:
    core = assessment({}, core=CORE).core
    sites = [
        assessment({}, site={"id": name}, adaptations=[touching("call", keeps=keeps)])
        for name, keeps in (("east", True), ("north", None), ("west", False))
    ]
    assert changed_at_several(core, sites[:2]) == ()
    [found] = changed_at_several(core, [sites[0], assessment({}, site={"id": "none"}), *sites[1:]])
    assert (found.part.id, found.sites) == ("call", (0, 2, 3))


def test_a_change_is_accepted_in_its_words_by_the_site_or_the_programme() -> None:
    decision = {"date": "2026-11-20", "group": "Board", "taken": "ready", "accepts": ["CALL  false"]}
    site = assessment({}, site={"id": "north"}, adaptations=[touching("call", keeps=False)])
    [change] = site.adaptations
    assert is_accepted(change, site, assessment({}, decision={**decision, "accepts": ["call  False"]}))
    assert not is_accepted(change, site, assessment({}, decision={**decision, "accepts": ["list False"]}))


@pytest.mark.parametrize(
    ("answer", "is_gap"),
    [("full", False), ("much", True), (DONT_KNOW, True), (None, True), (NOT_APPLICABLE, True)],
)
def test_learning_is_a_gap_where_the_checklist_asks_for_it_and_it_is_not_met(answer: object, *, is_gap: bool) -> None:
    asked = outline(section("dom", item("shared-learning"), item("a")))
    file = assessment({"shared-learning": answer})
    assert is_learning_a_gap(judge_assessment(asked, file, DAY).case) is is_gap
    other = outline(section("dom", item("a")))
    assert not is_learning_a_gap(judge_assessment(other, assessment({"a": "full"}), DAY).case)


def test_learning_is_no_gap_where_it_does_not_apply() -> None:
    asked = outline(section("dom", item("shared-learning", relevant_when={"item": "a", "is": ["full"]}), item("a")))
    for said, is_gap in (("full", True), ("none", False)):
        file = assessment({"shared-learning": None, "a": said})
        assert is_learning_a_gap(judge_assessment(asked, file, DAY).case) is is_gap
    confirmed = {**NOT_APPLICABLE, "confirmed": {"who": "finance lead", "date": "2026-11-20"}}
    file = assessment({"shared-learning": confirmed, "a": "full"})
    assert not is_learning_a_gap(judge_assessment(asked, file, DAY).case)

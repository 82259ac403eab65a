"""Who carries what an assessment says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scalecheck.engine.panel.ownership import NOBODY, Carrier, Ownership, TakingPart, ownership, taking_part
from scalecheck.model.assessment import Respondent
from tests.builders import assessment, gate, item, judge, outline, section

if TYPE_CHECKING:
    from collections.abc import Mapping

LAYOUT = outline(
    section("d", item("a"), item("b"), item("c"), item("e")),
    gates=[
        gate("one", {"ready": {"item": "b", "at_least": "full"}}),
        gate("two", {"ready": {"item": "c", "at_least": "full"}}),
        gate("idle", {"ready": {"item": "e", "at_least": "full"}}, applies_when={"item": "e", "is": ["full"]}),
    ],
)


def owned(role: str, organisation: str | None = None, **keys: object) -> dict[str, object]:
    where = {"organisation": organisation} if organisation is not None else {}
    return {"option": "much", "owner": {"role": role, **where}, **keys}


def promised(role: str, organisation: str | None = None, *, done: bool = False) -> dict[str, object]:
    where = {"organisation": organisation} if organisation is not None else {}
    return {"actions": [{"what": "Do it", "who": role, "done": done, **where}]}


def found(said: Mapping[str, object], *organisations: str) -> Ownership:
    people = [Respondent(id=f"p{place}", role="lead", organisation=one) for place, one in enumerate(organisations)]
    return ownership(judge(LAYOUT, said), TakingPart(tuple(people), frozenset(one.id for one in people)))


def test_the_most_loaded_role_is_the_one_that_most_gates_lean_on() -> None:
    told = found({"a": owned("ward lead"), "b": owned("finance", "North"), "e": owned("ward lead")})
    assert told.most_loaded == Carrier("finance", "North")
    assert (told.items, told.owned, told.gates, told.applying) == (1, 3, 1, 2)


def test_an_open_action_makes_a_gate_lean_on_a_role_and_a_done_one_does_not() -> None:
    said = {"a": owned("ward lead"), "c": {"option": "much", **promised("Ward  lead")}}
    assert found(said).gates == 1
    said["c"] = {"option": "much", **promised("ward lead", done=True)}
    assert found(said).gates == 0


def test_what_has_no_owner_if_that_role_leaves_is_told_with_the_gates_items_first() -> None:
    told = found({"a": owned("ward lead"), "b": owned("WARD lead"), "c": owned("finance")})
    assert told.most_loaded == Carrier("ward lead", None)
    assert told.left_without == ("b", "a")


def test_the_same_role_of_two_organisations_is_two_roles() -> None:
    told = found({"b": owned("lead", "North"), "c": owned("lead", "South")})
    assert (told.items, told.gates) == (1, 1)


def test_organisations_that_take_part_and_own_nothing_or_own_and_were_never_asked_are_told() -> None:
    told = found({"a": owned("ward lead", "North"), "b": owned("it", "West")}, "north", "South")
    assert (told.own_nothing, told.never_asked) == (("South",), ("West",))


def test_an_open_action_is_something_owned_and_a_joint_owner_counts_for_each() -> None:
    told = found({"a": owned("lead", "North and South", **promised("it", "East"))}, "North", "South", "East")
    assert (told.own_nothing, told.never_asked) == ((), ())


def test_where_nobody_owns_anything_or_nobody_was_asked_nothing_is_claimed() -> None:
    assert found({"a": "full"}).most_loaded is None
    assert found({"a": owned("ward lead", "North")}).never_asked == ()


def test_an_item_set_aside_carries_nothing() -> None:
    said = {"a": {"not_applicable": "There is none.", "owner": {"role": "ward lead"}}}
    assert ownership(judge(LAYOUT, said, confirmed=True), NOBODY).most_loaded is None


def test_an_organisation_of_which_nobody_answered_does_not_take_part() -> None:
    invited = [Respondent(id=name, role="lead", organisation=where) for name, where in (("p", "North"), ("q", "South"))]
    agreed = assessment({"a": "full"}, agreed={"date": "2026-11-20", "who": "lead", "panel": ["p"]})
    empty = assessment({}, respondent={"id": "q", "role": "lead", "organisation": "South"})
    told = ownership(judge(LAYOUT, {"a": "full"}), taking_part(LAYOUT, agreed, invited, [empty]))
    assert (told.own_nothing, told.not_answered) == (("North",), ("South",))
    given = assessment({"a": "full"}, respondent={"id": "q", "role": "lead", "organisation": "South"})
    told = ownership(judge(LAYOUT, {"a": "full"}), taking_part(LAYOUT, agreed, invited, [given]))
    assert (told.own_nothing, told.not_answered) == (("North", "South"), ())

"""Who is asked which questions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hypothesis import given
from hypothesis import strategies as st

from scalecheck.engine.panel.allocation import Allocation, allocate, known_roles, roles_of
from scalecheck.model.panel import Invited, Panel
from tests.builders import gate, item, outline, plain, question, section

if TYPE_CHECKING:
    from scalecheck.engine.inputs.outline import Outline

ROLES = ("nurse", "finance", "digital")


def panel(*invited: dict[str, Any], **keys: object) -> Panel:
    """Return an open panel about an innovation."""
    data = {
        "format": "scalecheck/panel@1.0",
        "innovation": {"id": "hub"},
        "round": "2026-11",
        "state": "open",
        "invited": [{"role": one["id"], **one} for one in invited],
        **keys,
    }
    return Panel.model_validate(plain(data))


def asking(*best: str, gates: tuple[int, ...] = ()) -> Outline:
    """Return a checklist with an item for each, named q0, q1 and so on, best answered by the roles in the text."""
    items = [item(f"q{place}", best_answered_by=roles.split()) for place, roles in enumerate(best)]
    needs = [gate(f"g{one}", {"ready": {"item": f"q{one}", "at_least": "full"}}) for one in gates]
    return outline(section("d", *items), gates=needs)


def allocated(layout: Outline, *names: str, limit: int = 12) -> Allocation:
    return allocate(layout, panel(*({"id": name} for name in names)), limit)


def test_an_item_goes_to_the_first_of_its_roles_and_to_the_second_as_well_where_there_is_room() -> None:
    found = allocated(asking("nurse finance", "finance"), "nurse", "finance")
    assert found.by_respondent == {"nurse": ("q0",), "finance": ("q0", "q1")}


def test_the_second_role_is_left_alone_where_it_is_full() -> None:
    found = allocated(asking("nurse finance", "finance"), "nurse", "finance", limit=1)
    assert found.by_respondent == {"nurse": ("q0",), "finance": ("q1",)}


def test_the_gates_own_items_come_first_and_keep_their_best_role() -> None:
    found = allocated(asking("nurse finance", "nurse finance", gates=(1,)), "nurse", "finance", limit=1)
    assert found.by_respondent == {"nurse": ("q1",), "finance": ("q0",)}


def test_a_full_role_hands_an_item_on_to_make_room_for_one_that_only_it_can_take() -> None:
    found = allocated(asking("nurse finance", "nurse"), "nurse", "finance", limit=1)
    assert found.by_respondent == {"nurse": ("q1",), "finance": ("q0",)}


def test_the_limit_is_exceeded_rather_than_an_item_lost() -> None:
    found = allocated(asking("nurse", "nurse", "nurse"), "nurse", "finance", limit=2)
    assert found.by_respondent == {"nurse": ("q0", "q1", "q2"), "finance": ()}


def test_what_nobody_invited_can_answer_is_told_and_asked_of_nobody() -> None:
    found = allocated(asking("nurse", "digital"), "nurse")
    assert found.by_respondent == {"nurse": ("q0",)}
    assert found.reaches_nobody == ("q1",)


def test_respondents_with_the_same_role_are_asked_the_same() -> None:
    invited = ({"id": "north", "role": "Nurse"}, {"id": "south", "answers_for": ["nurse"]})
    found = allocate(asking("nurse", "nurse"), panel(*invited))
    assert found.by_respondent == {"north": ("q0", "q1"), "south": ("q0", "q1")}


def test_a_role_is_known_by_its_words_else_by_the_id_else_by_what_it_answers_for() -> None:
    known = ("clinical-lead", "finance")
    assert roles_of(Invited(id="a", role="Clinical lead"), known) == ("clinical-lead",)
    assert roles_of(Invited(id="finance", role="Head of money"), known) == ("finance",)
    assert roles_of(Invited(id="b", role="Head of money", answers_for=("finance",)), known) == ("finance",)
    assert roles_of(Invited(id="b", role="Head of money"), known) == ()


def test_an_opening_question_goes_to_the_best_placed_and_to_all_whose_items_hang_on_it() -> None:
    layout = outline(
        section("d", item("plain", best_answered_by=["finance"])),
        section(
            "e",
            item("hangs", best_answered_by=["nurse"]),
            relevant_when={"item": "digital", "is": ["answer-yes"]},
        ),
        profile=[
            question("digital", best_answered_by=["tech"]),
            question("reach", best_answered_by=["finance", "nurse"]),
            question("lost", best_answered_by=["board"]),
        ],
    )
    found = allocate(layout, panel({"id": "nurse"}, {"id": "finance"}, {"id": "tech"}))
    assert found.opening == {"nurse": ("digital",), "finance": ("reach",), "tech": ("digital",)}
    assert found.by_respondent["tech"] == ()
    assert found.reaches_nobody == ("lost",)


def test_opening_questions_take_up_room_as_well() -> None:
    hangs = {"item": "digital", "is": ["answer-yes"]}
    layout = outline(
        section(
            "d",
            item("first", best_answered_by=["nurse"], relevant_when=hangs),
            item("second", best_answered_by=["nurse", "finance"], relevant_when=hangs),
            item("third", best_answered_by=["nurse"]),
        ),
        profile=[question("digital", best_answered_by=["tech"])],
    )
    found = allocate(layout, panel({"id": "nurse"}, {"id": "finance"}), limit=3)
    assert found.by_respondent == {"nurse": ("first", "third"), "finance": ("second",)}
    assert found.opening == {"nurse": ("digital",), "finance": ("digital",)}
    assert allocate(layout, panel({"id": "nurse"}, {"id": "finance"}), limit=4).by_respondent["nurse"] == (
        "first",
        "second",
        "third",
    )


def test_a_panel_about_a_programme_is_not_asked_about_a_site() -> None:
    layout = outline(section("d", item("here", about="site", best_answered_by=["nurse"])))
    assert allocate(layout, panel({"id": "nurse"})).by_respondent == {"nurse": ()}
    at_a_site = panel({"id": "nurse"}, site={"id": "north"})
    assert allocate(layout, at_a_site).by_respondent == {"nurse": ("here",)}


def test_the_roles_of_a_checklist_come_in_the_order_in_which_it_names_them() -> None:
    assert known_roles(asking("nurse finance", "digital nurse")) == ("nurse", "finance", "digital")


@given(
    st.lists(st.lists(st.sampled_from(ROLES), min_size=1, max_size=2, unique=True), min_size=1, max_size=12),
    st.sets(st.sampled_from(ROLES), min_size=1),
    st.integers(min_value=1, max_value=4),
)
def test_every_item_reaches_one_of_its_roles_and_nobody_has_too_many_while_another_has_room(
    best: list[list[str]], invited: set[str], limit: int
) -> None:
    layout = asking(*(" ".join(roles) for roles in best), gates=(0,))
    found = allocated(layout, *sorted(invited), limit=limit)
    reached = {name for items in found.by_respondent.values() for name in items}
    assert reached | set(found.reaches_nobody) == set(layout.items)
    assert reached.isdisjoint(found.reaches_nobody)
    for name, items in found.by_respondent.items():
        assert all(name in layout.items[one].best_answered_by for one in items)
        if len(items) > limit:
            others = {role for one in items for role in layout.items[one].best_answered_by} & invited
            assert all(len(found.by_respondent[other]) >= limit for other in others)

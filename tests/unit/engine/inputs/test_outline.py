"""A checklist laid out for judging."""

from __future__ import annotations

from tests.builders import gate, item, outline, question, section

INNER = section("inner", item("b"))
BEST = {"id": "full", "label": "All of it", "score": 1, "meaning": "As it is."}
LAYOUT = outline(
    section("d", item("a", meanings={"full": "All of it, signed."}), sections=[INNER]),
    section("e", item("c")),
    profile=[question("q")],
    scales={"ladder": {"options": [{"id": "none", "label": "Nothing", "score": 0}, BEST]}},
    gates=[gate("g", {"ready": {"all": [{"item": "c", "at_least": "full"}, {"item": "a", "at_least": "full"}]}})],
)


def test_questions_come_in_the_order_in_which_they_are_asked() -> None:
    assert list(LAYOUT.questions) == ["q", "a", "b", "c"]
    assert list(LAYOUT.items) == ["a", "b", "c"]
    assert LAYOUT.opening == {"q"}


def test_a_section_holds_the_items_of_all_sections_below_it() -> None:
    assert [one.id for one in LAYOUT.items_below["d"]] == ["a", "b"]
    assert [one.id for one in LAYOUT.items_below["inner"]] == ["b"]
    assert {name: domain.id for name, domain in LAYOUT.domain_of.items()} == {"a": "d", "b": "d", "c": "e"}


def test_a_gates_items_come_in_checklist_order() -> None:
    assert LAYOUT.gate_items == {"g": ("a", "c")}


def test_an_option_means_what_the_item_says_or_else_what_the_scale_says() -> None:
    assert LAYOUT.meaning("a", "full") == "All of it, signed."
    assert LAYOUT.meaning("b", "full") == "As it is."
    assert LAYOUT.meaning("b", "none") is None
    assert LAYOUT.meaning("b", "gone") is None


def test_an_option_is_read_by_its_label() -> None:
    assert LAYOUT.label("q", "answer-yes") == "It is so"
    assert LAYOUT.label("a", "gone") == "gone"

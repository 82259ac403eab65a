"""Which items are in play, and that what follows from it is worked out once for the same items."""

from __future__ import annotations

from typing import Final

from scalecheck.engine.inputs.in_play import InPlay
from tests.builders import item, outline, section

LAYOUT: Final = outline(
    section("d", item("a"), item("b", about="site", importance="should")),
    section("e", item("c", about="site")),
)


def names(playing: InPlay, *which: str | None) -> list[str]:
    return [one.id for one in playing.items(*which)]  # type: ignore[arg-type]


def test_items_are_those_of_a_section_an_importance_and_a_kind_that_are_not_void() -> None:
    playing = InPlay.of(LAYOUT, frozenset({"c"}))
    assert names(playing) == ["a", "b"]
    assert names(playing, "e") == []
    assert names(playing, "d", "should") == ["b"]
    assert names(playing, None, None, "site") == ["b"]


def test_a_side_has_no_item_about_anything_else_in_play() -> None:
    assert names(InPlay.of(LAYOUT, frozenset({"b"})).side("site")) == ["c"]


def test_of_some_questions_those_count_that_are_not_void() -> None:
    playing = InPlay.of(LAYOUT, frozenset({"b"}))
    assert playing.counting("gate g", ("opening", "a", "b")) == ("opening", "a")


def test_the_same_items_in_play_are_one_object() -> None:
    first, second = (InPlay.of(LAYOUT, frozenset(void)) for void in (["a", "b"], ["b", "a"]))
    assert first is second
    assert first.side("site") is second.side("site")
    assert InPlay.of(LAYOUT, frozenset()) is not first

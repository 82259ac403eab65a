"""A checklist to print and fill in by hand."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from scalecheck.reports.printable import checklist_on_paper
from tests.builders import item, outline, question, section

if TYPE_CHECKING:
    from scalecheck.engine.inputs.outline import Outline

TEMPLATES: Final = (Path(__file__).parents[3] / "templates",)


def paper(*domains: dict[str, Any], **keys: Any) -> str:  # noqa: ANN401 (every key of a checklist)
    layout: Outline = outline(*domains, **keys)
    return checklist_on_paper(layout, TEMPLATES)


def test_every_question_has_a_box_for_each_option_and_for_not_knowing() -> None:
    lines = paper(section("s", item("a"))).splitlines()
    boxes = [line for line in lines if line.startswith("- [ ] ")]
    assert [box.removeprefix("- [ ] ").split("**")[1] for box in boxes] == [
        "Nothing",
        "A little",
        "Much",
        "All of it",
        "Don't know",
        "Not applicable",
    ]


def test_what_always_applies_has_no_box_for_not_applicable() -> None:
    assert "Not applicable" not in paper(section("s", item("a", not_applicable={"allowed": False})))


def test_a_questions_own_meaning_stands_beside_its_option() -> None:
    assert "- [ ] **Much**: Most wards." in paper(section("s", item("a", meanings={"much": "Most wards."})))


def test_opening_questions_come_first_and_retired_ones_not_at_all() -> None:
    text = paper(
        section("s", item("a"), item("old", retired={"since": "0.9.0"})),
        profile=[question("first")],
    )
    assert text.index("## Opening questions") < text.index("Title of FIRST") < text.index("Title of A")
    assert "Title of OLD" not in text
    assert text.startswith("# Small\n\nVersion 1.0.0. 1 questions and 1 opening questions")


def test_sections_are_headings_as_deep_as_they_stand_and_never_deeper_than_six() -> None:
    inner = section("x7", item("deep"))
    for number in range(6, 0, -1):
        inner = {**section(f"x{number}"), "items": (), "sections": (inner,)}
    headings = [line.split(" ")[0] for line in paper(inner).splitlines() if line.startswith("#")]
    assert headings == ["#", "##", "###", "####", "#####", "######", "######", "######"]


def test_words_are_printed_as_words() -> None:
    text = paper(section("s", item("a", ask="Is *this* <b>[so](x)</b>?", title="1. # |")))
    assert r"Is \*this\* \<b\>\[so\](x)\</b\>?" in text

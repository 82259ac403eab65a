"""One step up or down, on every scale that is shipped and on scales whose options share a score."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest

from scalecheck.documents.loading import load_checklist
from scalecheck.engine.inputs.outline import Outline
from scalecheck.engine.trying.sensitivity import single_flips
from tests.builders import gate, item, judge, outline, scale, section, verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

CHECKLISTS: Final = Path(__file__).parents[4] / "checklists"
TIED: Final = scale(low=0, mid=1, also=1, top=2)


def shipped_scales() -> Iterator[Any]:
    """Return every scale of every version that is shipped and that an item uses, each with its outline."""
    for path in sorted(CHECKLISTS.rglob("*.yaml")):
        text = path.read_text(encoding="utf-8")
        if "format: scalecheck/checklist@" in text:
            layout = Outline(load_checklist(text, path.name))
            used = {one.scale: one for one in layout.items.values() if not one.reverse and not one.scores}
            yield from (pytest.param(layout, one.id, id=f"{path.stem}: {name}") for name, one in used.items())


@pytest.mark.parametrize(("layout", "question"), list(shipped_scales()))
def test_one_step_on_a_shipped_scale_is_the_option_beside_it_and_never_a_bad_finding(
    layout: Outline, question: str
) -> None:
    ranks = layout.ranks[question]
    listed = [one.id for one in layout.checklist.scales[layout.items[question].scale].options]
    listed = [one for one in listed if one not in {"not-found", "smaller-here"}]
    assert [ranks.one_step(one, upwards=True) for one in listed] == [*listed[1:], None]
    assert [ranks.one_step(one, upwards=False) for one in listed] == [None, *listed[:-1]]


@pytest.mark.parametrize("version", ["pilot-to-scale.yaml", "earlier/pilot-to-scale-1.0.0.yaml"])
def test_from_looked_for_and_not_found_one_step_up_is_early_signs_and_none_leads_down(version: str) -> None:
    path = CHECKLISTS / version
    ranks = Outline(load_checklist(path.read_bytes(), path.name)).ranks["practice-lasted"]
    assert ranks.bad == {"not-found"}
    assert ranks.one_step("not-found", upwards=True) == "early-signs"
    assert ranks.one_step("not-found", upwards=False) is None


def tied(now: str, *asked: str, **keys: object) -> list[tuple[str, str]]:
    """Return the steps from an answer that change the verdict, where it is ready for some options alone."""
    layout = outline(
        section("d", item("a", scale="tied", **keys), item("b")),
        scales={"tied": TIED},
        gates=[gate("g", {"ready": {"item": "a", "is": list(asked)}})],
    )
    flips = single_flips(judge(layout, {"a": now, "b": "full"}))
    return [("up" if one.upwards else "down", one.to_option) for one in flips]


def test_options_that_share_a_score_are_steps_in_the_order_of_the_scale() -> None:
    assert tied("top", "top") == [("down", "also")]
    assert tied("low", "mid") == [("up", "mid")]
    assert tied("mid", "mid") == [("down", "low"), ("up", "also")]


def test_on_an_item_that_turns_its_scale_round_the_steps_are_turned_round_as_well() -> None:
    assert tied("mid", "mid", reverse=True) == [("down", "also"), ("up", "low")]


def test_a_step_between_options_that_share_a_score_is_found_where_all_steps_together_change_nothing() -> None:
    layout = outline(
        section("d", item("a", scale="tied"), item("b")),
        scales={"tied": TIED},
        verdicts=[
            verdict("ready", {"any": [{"item": "a", "is": ["also", "top"]}, {"item": "b", "at_least": "full"}]}),
            verdict("not-yet", default=True),
        ],
    )
    found = single_flips(judge(layout, {"a": "also", "b": "much"}))
    assert [(one.item, one.to_option, one.verdict) for one in found] == [("a", "mid", "not-yet")]


def test_a_step_to_the_same_score_is_tried_alone_because_no_monotone_rule_says_what_it_does() -> None:
    layout = outline(
        section("d", item("a", scale="tied"), item("b", scale="tied")),
        scales={"tied": TIED},
        verdicts=[
            verdict("ready", {"any": [{"item": "a", "is": ["also", "top"]}, {"item": "b", "is": ["mid", "top"]}]}),
            verdict("not-yet", default=True),
        ],
    )
    # down: a to mid alone takes it away; together with b to mid, which gives it back, nothing changes
    found = single_flips(judge(layout, {"a": "also", "b": "also"}))
    assert [(one.item, one.to_option) for one in found] == [("a", "mid")]

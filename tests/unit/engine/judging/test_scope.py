"""What one file is judged on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from scalecheck.engine.judging.scope import items_to_ask, judge_assessment, not_asked
from scalecheck.words.reasons import reasons_of
from tests.builders import DAY, assessment, gate, item, outline, question, section, verdict

if TYPE_CHECKING:
    from scalecheck.engine.judging.judgement import Judgement


LAYOUT = outline(
    section("d", item("innovates"), item("around", about="system")),
    section("e", item("local", about="site")),
    gates=[
        gate("own", {"ready": {"item": "innovates", "at_least": "much"}}),
        gate("here", {"ready": {"item": "local", "at_least": "much"}}),
    ],
    verdicts=[verdict("ready"), verdict("not-yet", default=True)],
)
SITE = {"site": {"id": "north"}}


def judged(said: dict[str, Any], programme: dict[str, Any] | None = None, **keys: object) -> Judgement:
    beside = assessment(programme) if programme is not None else None
    return judge_assessment(LAYOUT, assessment(said, **keys), DAY, beside)


def test_a_file_that_asks_everything_is_judged_on_everything() -> None:
    judgement = judged({"innovates": "full", "around": "full", "local": "full"})
    assert judgement.verdict.verdict.id == "ready"
    assert judgement.counts.relevant == 3


def test_a_programmes_file_without_items_about_a_site_is_judged_without_them() -> None:
    judgement = judged({"innovates": "full", "around": "full"})
    assert judgement.verdict.settled
    assert judgement.verdict.verdict.id == "ready"
    assert judgement.counts.relevant == 2
    assert judgement.sides["site"] is None
    assert not next(gate for gate in judgement.gates if gate.gate.id == "here").applies


def test_a_file_that_asks_only_a_part_gets_no_verdict_alone() -> None:
    judgement = judged({"innovates": "full", "local": "full"})
    assert not judgement.verdict.settled
    assert [item.id for item in judgement.verdict.not_asked] == ["around"]
    assert reasons_of(judgement)[0].text == "Only 2 of the 3 questions are asked here."
    assert reasons_of(judgement)[0].items == ("around",)
    alone = reasons_of(judged({"local": "full"}))[0]
    assert alone.text == "Only 1 of the 3 questions is asked here."


def test_an_item_that_is_not_asked_is_not_told_as_missing_as_well() -> None:
    judgement = judged({"around": "full", "local": "full"})
    assert [reason.kind for reason in reasons_of(judgement)] == ["missing"]


def test_a_site_is_judged_together_with_the_programmes_file() -> None:
    judgement = judged({"local": "full"}, {"innovates": "full", "around": "full"}, **SITE)
    assert judgement.verdict.verdict.id == "ready"
    assert judgement.counts.answered == 3


def test_a_site_alone_that_asks_only_its_own_items_gets_no_verdict() -> None:
    assert not judged({"local": "full"}, **SITE).verdict.settled


def test_a_site_without_an_innovation_is_judged_on_what_holds_there() -> None:
    judgement = judged({"local": "full"}, innovation=None, **SITE)
    assert judgement.verdict.settled
    assert judgement.counts.relevant == 1
    assert judgement.sides["innovation"] is None


def test_a_file_that_lists_nothing_counts_as_asking_everything() -> None:
    judgement = judged({})
    assert not judgement.verdict.not_asked
    assert judgement.counts.unanswered == 3


def test_a_hidden_or_retired_item_need_not_be_asked() -> None:
    layout = outline(section("d", item("a"), item("b", retired={"since": "2.0.0"})))
    assert judge_assessment(layout, assessment({"a": "full"}), DAY).verdict.settled


def test_a_new_file_asks_what_it_is_about() -> None:
    layout = outline(
        section(
            "d", item("a"), item("b", about="system"), item("c", about="site"), item("r", retired={"since": "2.0.0"})
        )
    )
    assert items_to_ask(layout, innovation=True, site=True) == ("a", "b", "c")
    assert items_to_ask(layout, innovation=True, site=False) == ("a", "b")
    assert items_to_ask(layout, innovation=False, site=True) == ("c",)


def test_a_file_that_lists_an_opening_question_among_its_items_asks_everything() -> None:
    layout = outline(section("d", item("parts")), profile=[question("reach", scale="steps")])
    assert not_asked(layout, assessment({"reach": "one"})) == frozenset()

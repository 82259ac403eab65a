"""Counts of how the items stand."""

from __future__ import annotations

from fractions import Fraction

from scalecheck.engine.judging.counts import Counts
from tests.builders import DONT_KNOW, NOT_APPLICABLE, NOT_MINE, WAITING, item, judge, outline, question, section

ITEMS = [item(name) for name in ("a", "b", "c", "d", "e", "f", "g", "h", "i")]
SAID = {
    "a": "full",
    "b": "much",
    "c": "little",
    "d": DONT_KNOW,
    "e": None,
    "f": WAITING,
    "g": NOT_APPLICABLE,
    "h": NOT_MINE,
    "i": "gone",
}


def test_met_partly_below_unknown_unanswered_not_applicable_and_not_mine_are_told_apart() -> None:
    counts = judge(outline(section("d", *ITEMS)), SAID).counts
    assert counts == Counts(
        met=1, partly=1, below=2, unknown=1, unanswered=3, not_applicable=1, unconfirmed=1, not_mine=1
    )


def test_relevant_is_answered_unknown_and_unanswered_and_coverage_is_answered_of_it() -> None:
    counts = judge(outline(section("d", *ITEMS)), SAID).counts
    assert (counts.answered, counts.relevant, counts.at_stake, counts.open) == (3, 7, 8, 5)
    assert counts.coverage == Fraction(3, 7)
    assert counts.covered(("answered", "dont-know")) == 4
    assert (counts.reached("met"), counts.reached("partly")) == (1, 2)


def test_where_nothing_is_relevant_there_is_no_coverage() -> None:
    assert judge(outline(section("d", item("a"))), {"a": NOT_APPLICABLE}).counts.coverage is None


def test_a_sections_counts_hold_all_below_it_and_the_whole_all_domains() -> None:
    inner = section("inner", item("b"), item("c"))
    layout = outline(section("d", item("a"), sections=[inner]), section("e", item("f")))
    judgement = judge(layout, {"a": "full", "b": "none", "f": DONT_KNOW})
    first, second = judgement.sections
    assert first.counts == Counts(met=1, below=1, unanswered=1)
    assert first.sections[0].counts == Counts(below=1, unanswered=1)
    assert second.counts == Counts(unknown=1)
    assert judgement.counts == Counts(met=1, below=1, unanswered=1, unknown=1)


def test_hidden_retired_and_opening_questions_are_not_counted() -> None:
    layout = outline(
        section(
            "d",
            item("a", relevant_when={"item": "q", "is": ["answer-yes"]}),
            item("b", retired={"since": "2.0.0"}),
            item("c"),
        ),
        profile=[question("q")],
    )
    assert judge(layout, {"q": "answer-no", "a": "full", "b": "full", "c": "full"}).counts == Counts(met=1)

"""The report: page one in facts, everything behind it, and nothing that a file could smuggle in."""

from __future__ import annotations

import os
import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest
from markdown_it import MarkdownIt

from scalecheck.engine.judging.scope import judge_assessment
from scalecheck.engine.way.short_way import short_way
from scalecheck.plain import plainly
from scalecheck.reports.material import Material
from scalecheck.reports.report import html_report, markdown_report, report_contents
from scalecheck.words.numbers import number_words
from tests.builders import (
    BACKED,
    DAY,
    DONT_KNOW,
    NOT_MINE,
    WAITING,
    assessment,
    gate,
    item,
    outline,
    question,
    section,
    verdict,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scalecheck.engine.inputs.outline import Outline
    from scalecheck.reports.contents import Report

GOLDEN: Final = Path(__file__).parents[2] / "golden" / "report"
TEMPLATES: Final = Path(__file__).parents[3] / "templates"
PARSER: Final = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
STANDING: Final = "A structured judgement by those who answered, not a prediction; not field-tested."

LABELLED: Final = {
    "met_from": "full",
    "partly_from": "much",
    "options": [
        {"id": "none", "label": "LABEL NONE", "score": 0},
        {"id": "little", "label": "LABEL LITTLE", "score": 1},
        {"id": "much", "label": "LABEL MUCH", "score": 2},
        {"id": "full", "label": "LABEL FULL", "score": 3},
    ],
}
"""A scale whose labels can be told from everything else."""

SITES: Final = {
    "options": [
        {"id": "one", "label": "One, as a test", "meaning": "One or two named sites, to find something out."},
        {"id": "some", "label": "Three to nine", "meaning": "Three to nine sites."},
        {"id": "every", "label": "All of them", "meaning": "Every site."},
    ]
}


def reported(**keys: object) -> Outline:
    """Return a checklist with what a report can speak of: three gates, a smaller step, next steps, meanings."""
    asked = {
        "scale": "labelled",
        "improve": {"none": "A first page is written.", "little": "It is agreed.", "much": "It is signed."},
        "meanings": {"none": "Nobody has begun.", "much": "It is agreed and not signed.", "full": "It is signed."},
    }
    data: dict[str, Any] = {
        "scales": {"labelled": LABELLED, "sites": SITES},
        "profile": [question("reach", scale="sites", step=True), question("concern")],
        "gates": [
            gate(
                "safe",
                {"ready": {"item": "dangers", "at_least": "full"}, "soon": {"item": "dangers", "at_least": "much"}},
                title="Safe",
                says={"ready": "It is safe.", "soon": "It is nearly safe.", "otherwise": "We cannot show it."},
            ),
            gate(
                "works",
                {"ready": _full_or_test("benefit"), "soon": _full_or_test("benefit")},
                title="Works",
                says={"ready": "It works.", "otherwise": "We cannot show that it works."},
            ),
            gate(
                "paid",
                {"ready": _full_or_test("money"), "soon": _full_or_test("money")},
                title="Paid for",
                says={"ready": "It is paid for.", "otherwise": "We cannot say who pays."},
            ),
        ],
        "verdicts": [
            verdict("ready", title="Ready", colour="green"),
            verdict("soon", title="Ready with conditions", colour="amber-green"),
            verdict("not-yet", title="Not yet", colour="amber-red", default=True),
            verdict("stop", {"item": "concern", "is": ["answer-yes"]}, title="Stop", colour="red"),
        ],
    }
    return outline(
        section("first-area", item("dangers", **asked), item("benefit", **asked), title="First area"),
        section("second-area", item("money", **asked, about="system"), item("extra", **asked), title="Second area"),
        **{**data, **keys},
    )


def _full_or_test(name: str) -> dict[str, Any]:
    test = {"all": [{"item": "reach", "is": ["one"]}, {"item": name, "at_least": "little"}]}
    return {"any": [{"item": name, "at_least": "full"}, test]}


SOME: Final = {"profile": {"reach": {"option": "some"}, "concern": {"option": "answer-no"}}}
LITTLE: Final = {"dangers": "much", "benefit": "little", "money": "little", "extra": "full"}


def material(said: Mapping[str, Any], *, checklist: Outline | None = None, **keys: object) -> Material:
    file = assessment(said, **{**SOME, **keys})
    judged = judge_assessment(checklist or reported(), file, DAY)
    return Material(file, judged, way=short_way(judged))


def laid_by(reference: dict[str, str]) -> Material:
    """Return a file that names its checklist in this way."""
    file = assessment(LITTLE, **SOME)
    file = file.model_copy(update={"checklist": file.checklist.model_copy(update=reference)})
    return Material(file, judge_assessment(reported(), file, DAY))


def told(said: Mapping[str, Any], *, checklist: Outline | None = None, **keys: object) -> Report:
    return report_contents(material(said, checklist=checklist, **keys))


def written(made: Material) -> str:
    return markdown_report(made, (TEMPLATES,))


def page_one(made: Material) -> str:
    return markdown_report(made, (TEMPLATES,), "brief.md.jinja")


def answered(option: str, **keys: object) -> dict[str, Any]:
    return {"option": option, **keys}


# The verdict


def test_the_verdict_names_the_step_proposed_and_the_largest_step_that_is_supported() -> None:
    assert told(LITTLE, proposal={"step": "All of it"}).verdict == (
        "Not yet for the step proposed, judged as “Three to nine” (amber-red). "
        "Ready with conditions for a smaller step, “One, as a test”, if one thing is true first."
    )


def test_without_a_proposal_the_step_is_named_in_the_checklists_words() -> None:
    assert told(LITTLE).verdict.startswith("Not yet for “Three to nine” (amber-red). Ready with conditions for a")


def test_a_verdict_with_conditions_says_how_many_there_are() -> None:
    said = {"dangers": "much", "benefit": "full", "money": "full", "extra": "full"}
    assert told(said, proposal={"step": "All of it"}).verdict == (
        "Ready with conditions for the step proposed, judged as “Three to nine” (amber-green), "
        "if one thing is true first. "
        "Ready with conditions for a larger step as well, “All of them”."
    )


def test_the_best_verdict_has_no_conditions() -> None:
    report = told(
        dict.fromkeys(LITTLE, "full"), profile={"reach": {"option": "every"}, "concern": {"option": "answer-no"}}
    )
    assert report.verdict == "Ready for “All of them” (green)."
    assert report.conditions == ()
    assert report.also == ("Every gate that applies is met.",)


def test_where_no_step_is_supported_the_verdict_says_so() -> None:
    verdict_ = told(dict.fromkeys(LITTLE, "none")).verdict
    assert verdict_ == "Not yet for “Three to nine” (amber-red). The answers do not support a smaller step either."


def test_an_unknown_step_is_not_made_up() -> None:
    assert told(LITTLE, profile={"concern": {"option": "answer-no"}}).verdict == (
        "Not yet (amber-red). Ready with conditions for the largest step that the answers support, "
        "“One, as a test”, if one thing is true first."
    )


def test_a_reason_to_stop_comes_before_everything() -> None:
    profile = {"reach": {"option": "some"}, "concern": {"option": "answer-yes", "note": "A fall is being looked into."}}
    report = told(LITTLE, profile=profile)
    assert report.verdict == "Stop for “Three to nine” (red)."
    assert (report.reasons[0].words, report.reasons[0].headline) == (
        "This is known to speak against it: “Title of CONCERN”.",
        "Title of CONCERN: “A fall is being looked into.”",
    )
    assert (report.conditions[0].before, report.conditions[0].shown[0].what) == (
        "Before anything goes on",
        "This is settled: Is concern so?",
    )


def test_without_a_verdict_it_says_what_is_missing_and_whom_we_wait_for() -> None:
    report = told({**LITTLE, "money": WAITING, "benefit": NOT_MINE})
    assert report.verdict == (
        "No verdict yet. Two questions behind the gates have no answer. We wait for the ward lead and the finance lead."
    )
    assert [(one.words, one.headline) for one in report.reasons[:2]] == [
        ("", "Title of BENEFIT: Is benefit so? No answer yet, for the ward lead to give."),
        ("", "Title of MONEY: Is money so? No answer yet, waiting for the finance lead."),
    ]
    assert report.conditions[0].before == "Before there can be a verdict"
    assert [(one.what, one.who) for one in report.conditions[0].shown] == [
        ("An answer to: Is benefit so?", "Ward lead"),
        ("An answer to: Is money so?", "Finance lead"),
    ]


def test_a_file_that_asks_only_a_part_says_so() -> None:
    assert told({"dangers": "full"}).verdict.startswith("No verdict yet. This file asks only 1 of 4 questions.")


def test_too_few_answers_are_counted_and_listed() -> None:
    rule = {"coverage": "overall", "at_least": 0.9}
    report = told({**dict.fromkeys(LITTLE, "full"), "extra": None}, checklist=reported(settles_when=rule))
    assert report.verdict == "No verdict yet. Only 3 of the 4 questions that apply have an answer."
    assert [one.what for one in report.conditions[0].shown] == ["An answer to: Is extra so?"]
    alone = told({**dict.fromkeys(LITTLE), "dangers": "full"}, checklist=reported(settles_when=rule))
    assert "Only 1 of the 4 questions that apply has an answer." in [one.words for one in alone.reasons]


def test_what_the_rule_names_is_needed_first_and_what_a_verdict_does_not_need_is_not_asked_for_before_it() -> None:
    covered = {"coverage": "overall", "at_least": 0.75, "counting": ["answered", "dont-know"]}
    rule = {"all": [{"item": "concern", "state": ["answered", "dont-know"]}, covered]}
    profile = {"reach": {"option": "some"}}
    said = {**dict.fromkeys(LITTLE, "full"), "money": None, "extra": None}
    report = told(said, profile=profile, checklist=reported(settles_when=rule))
    assert [one.headline for one in report.reasons[:2]] == [
        "Title of CONCERN: Is concern so? No answer yet.",
        "Title of MONEY: Is money so? No answer yet.",
    ]
    assert report.conditions[0].before == "Before there can be a verdict"
    assert [one.what for one in report.conditions[0].shown] == [
        "An answer to: Is concern so?",
        "An answer to: Is money so?",
    ]


@pytest.mark.parametrize(
    "name", ["a " * 400, "word " * 100, "x" * 4000, "An innovation with a long name of many words " * 9]
)
def test_the_verdict_stands_within_the_first_fifty_words(name: str) -> None:
    innovation, place = {"id": "hub", "name": name}, {"id": "east", "name": name}
    made = material(LITTLE, innovation=innovation, site=place, proposal={"step": name})
    first = re.findall(r"[^\s#*]+", page_one(made))[:50]
    assert "Not yet for the step proposed, judged as “Three to nine” (amber-red)." in " ".join(first)


# The reasons


def test_reasons_are_the_gates_own_words_and_the_headline_of_the_note_that_decides_them() -> None:
    note = "Waits fell by a day.\nThe rest is for those who read on."
    report = told({**LITTLE, "benefit": answered("little", note=note), "money": DONT_KNOW})
    assert [(one.words, one.headline, one.good) for one in report.reasons[:2]] == [
        ("We cannot show that it works.", "Title of BENEFIT: “Waits fell by a day.”", False),
        ("We cannot say who pays.", "Title of MONEY: not known.", False),
    ]


def test_of_two_answers_that_are_equally_weak_the_one_with_a_note_is_told() -> None:
    needs = {"ready": {"all": [{"item": name, "at_least": "full"} for name in ("dangers", "benefit")]}}
    checklist = reported(gates=[gate("both", needs, says={"otherwise": "Neither is shown."})])
    said = {**LITTLE, "dangers": "little", "benefit": answered("little", note="Two wards merged meanwhile.")}
    assert told(said, checklist=checklist).reasons[0].headline == "Title of BENEFIT: “Two wards merged meanwhile.”"
    said = {**LITTLE, "dangers": "none", "benefit": answered("little", note="Two wards merged meanwhile.")}
    assert told(said, checklist=checklist).reasons[0].headline == "Title of DANGERS: Nobody has begun."


def test_a_gate_that_stands_first_in_the_checklist_is_the_first_reason() -> None:
    report = told({**LITTLE, "dangers": "none"})
    assert [one.words for one in report.reasons if not one.good] == [
        "We cannot show it.",
        "We cannot show that it works.",
        "We cannot say who pays.",
    ]


def test_a_gate_that_is_not_the_reason_is_still_named() -> None:
    assert told(LITTLE).also == ("Not met either: “Safe”.",)


def test_without_headlines_the_reasons_say_what_the_answer_looks_like() -> None:
    report = told({**LITTLE, "benefit": "none", "money": "little"})
    assert [one.headline for one in report.reasons[:2]] == [
        "Title of BENEFIT: Nobody has begun.",
        "Title of MONEY: not yet where it has to be.",
    ]


def test_a_note_that_is_long_is_told_by_its_first_sentences_or_not_at_all() -> None:
    report = told({**LITTLE, "benefit": answered("little", note=f"Waits fell. Costs too. {'word ' * 40}")})
    assert report.reasons[0].headline == "Title of BENEFIT: “Waits fell. Costs too.”"
    report = told({**LITTLE, "benefit": answered("little", note="word " * 40)})
    assert report.reasons[0].headline == "Title of BENEFIT: not yet where it has to be."


def test_there_are_at_most_five_reasons_and_the_last_is_what_goes_well() -> None:
    gates = [
        gate(f"g{n}", {"ready": {"item": name, "at_least": "full"}}, title=f"Gate {n}", says={"otherwise": f"No {n}."})
        for n, name in enumerate(("dangers", "benefit", "money", "dangers", "benefit", "extra"))
    ]
    said = {**dict.fromkeys(LITTLE, "none"), "extra": answered("full", **BACKED, note="It runs.")}
    report = told(said, checklist=reported(gates=gates, verdicts=[verdict("ready"), verdict("not-yet", default=True)]))
    assert [(one.words, one.good) for one in report.reasons] == [
        ("No 0.", False),
        ("No 1.", False),
        ("No 2.", False),
        ("No 3.", False),
        ("Title of EXTRA: “It runs.”", True),
    ]
    assert report.also == ("Not met either: “Gate 4”.",)


def test_what_goes_well_is_a_gate_that_is_met_with_the_note_of_its_best_answer() -> None:
    report = told({**LITTLE, "dangers": answered("full", note="Signed in May.")})
    assert (report.reasons[-1].words, report.reasons[-1].headline) == (
        "It is safe.",
        "Title of DANGERS: “Signed in May.”",
    )


def test_nothing_is_said_to_go_well_where_nothing_does() -> None:
    assert not any(one.good for one in told(dict.fromkeys(LITTLE, "none")).reasons)


def test_a_rule_beside_the_gates_is_a_reason_in_words() -> None:
    rules = {
        "all": [
            {"gate_items": "each", "has": ["evidence"]},
            {"count": "dont-know", "importance": "must", "at_most": 0},
            {"share": "met", "in": "every-domain", "at_least": 1},
        ]
    }
    verdicts = [verdict("ready", rules), verdict("not-yet", default=True)]
    backed = {name: answered("full", **BACKED) for name in ("dangers", "benefit", "money")}
    report = told({**backed, "money": "full", "extra": DONT_KNOW}, checklist=reported(verdicts=verdicts, gates=[]))
    assert [one.words for one in report.reasons if not one.good] == [
        "Not known: “Title of EXTRA”.",
        "Too few questions are met in Second area; what is not: “Title of EXTRA”.",
    ]
    report = told({**backed, "money": "full", "extra": "full"}, checklist=reported(verdicts=verdicts))
    assert [one.words for one in report.reasons if not one.good] == [
        "Still missing: evidence in date for “Title of MONEY”."
    ]
    assert [(one.what, one.general) for one in report.conditions[0].shown] == [
        ("Evidence in date, as “Verdict READY” asks of this answer: Title of MONEY.", False)
    ]


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ({"item": "extra", "at_least": "full"}, "Title of EXTRA: not yet where it has to be."),
        ({"item": "extra", "at_least": "full", "because": "It has to be so"}, "It has to be so."),
        ({"score": {"weakest": "domains"}, "at_least": 90}, "The weakest area is too weak."),
        ({"score": {"about": "system"}, "at_least": 90}, "What is about the system is too weak."),
        ({"score": "overall", "at_least": 90}, "The whole is too weak."),
        ({"score": "second-area", "at_least": 90}, "Second area is too weak."),
        (
            {"share": "met", "in": "overall", "at_least": 1},
            "Too few questions are met; what is not: “Title of DANGERS”, “Title of MONEY” and “Title of EXTRA”.",
        ),
        (
            {"share": "partly", "in": "second-area", "at_least": 1},
            (
                "Too few questions are at least partly there in Second area; "
                "what is not: “Title of MONEY” and “Title of EXTRA”."
            ),
        ),
        (
            {"count": "not-met", "at_most": 1},
            "Not met, and no more than one question may be: “Title of DANGERS”, “Title of MONEY” and “Title of EXTRA”.",
        ),
        ({"count": "not-met", "in": "second-area", "at_most": 0}, "Not met: “Title of MONEY” and “Title of EXTRA”."),
        ({"gate": "safe", "allows": "ready"}, "“Safe” is not far enough for “Ready”."),
        ({"gates_below": "ready", "at_most": 0}, "Too much at once is missing for “Ready”: “Safe”."),
        (
            {"gates_below": "ready", "each_has": ["owner", "dated-action"]},
            "Still missing: an owner for “Title of DANGERS”; an action with a date for “Title of DANGERS”.",
        ),
    ],
)
def test_what_a_rule_still_asks_is_a_sentence_without_figures_ids_or_labels(rule: dict[str, Any], said: str) -> None:
    needs = {"ready": {"item": "dangers", "at_least": "full"}, "soon": {"item": "dangers", "at_least": "much"}}
    gates = [gate("safe", needs, title="Safe")]
    verdicts = [verdict("ready", title="Ready"), verdict("soon", rule), verdict("not-yet", default=True)]
    made = material(
        {"dangers": "much", "benefit": "full", "money": "little", "extra": "little"},
        checklist=reported(gates=gates, verdicts=verdicts),
    )
    assert [one.words for one in report_contents(made).reasons if not one.good][:1] == [said]
    assert said in written(made)
    assert "LABEL" not in page_one(made)


@pytest.mark.parametrize(
    ("need", "said"),
    [
        ({"item": "b", "at_least": "little"}, "“Nothing” now; at least “A little” is needed for “{}”."),
        ({"item": "b", "is": ["much", "full"]}, "“Nothing” now; “Much” or “All of it” is needed for “{}”."),
        ({"item": "b", "is_not": ["none"]}, "“Nothing” now; anything but “Nothing” is needed for “{}”."),
        ({"not": {"item": "b", "below": "little"}}, "“Nothing” now; at least “A little” is needed for “{}”."),
        (
            {"item": "b", "has": ["evidence", "owner"]},
            "“Nothing” now; evidence in date and an owner are needed for “{}”.",
        ),
        (
            {"item": "b", "basis": ["evidenced", "observed"]},
            "“Nothing” now; evidence or observation is needed for “{}”.",
        ),
        ({"item": "b", "state": ["dont-know"]}, "“Nothing” now; “don't know” is needed for “{}”."),
        ({"score": "dom", "at_least": 90}, "Area DOM is too weak."),
    ],
)
def test_a_gate_says_what_it_still_lacks(need: dict[str, Any], said: str) -> None:
    checklist = outline(section("dom", item("b"), item("c")), gates=[gate("g", {"ready": need})])
    report = told({"b": "none", "c": "none"}, checklist=checklist, profile={})
    assert [one.words for one in report.gates[0].needs] == [said.format("Verdict READY")]


def test_a_gate_says_for_which_verdict_it_lacks_something_and_how_much_less_the_next_one_asks_for() -> None:
    """The screen names what the next better verdict needs; a level without its verdict would contradict it."""
    needs = {
        "ready": {"all": [{"item": "b", "at_least": "full"}, {"item": "c", "at_least": "much"}]},
        "soon": {"all": [{"item": "b", "at_least": "little"}, {"item": "c", "at_least": "much"}]},
    }
    verdicts = [verdict("ready", title="Ready"), verdict("soon", title="Soon"), verdict("not-yet", default=True)]
    checklist = outline(section("dom", item("b"), item("c")), gates=[gate("g", needs)], verdicts=verdicts)
    assert [one.words for one in told({"b": "none", "c": "none"}, checklist=checklist, profile={}).gates[0].needs] == [
        "“Nothing” now; “All of it” is needed for “Ready”, at least “A little” for “Soon”.",
        "“Nothing” now; at least “Much” is needed for “Ready” and for “Soon”.",
    ]
    assert [one.words for one in told({"b": "much", "c": "much"}, checklist=checklist, profile={}).gates[0].needs] == [
        "“Much” now; “All of it” is needed for “Ready”."
    ]


def test_a_gate_asks_nobody_to_change_what_an_opening_question_describes() -> None:
    needs = {
        "ready": {
            "any": [
                {"item": "small", "is": ["answer-yes"]},
                {"all": [{"item": name, "at_least": "full"} for name in ("b", "c")]},
            ]
        }
    }
    checklist = outline(section("dom", item("b"), item("c")), profile=[question("small")], gates=[gate("g", needs)])
    described = told({"b": "none", "c": "none"}, checklist=checklist, profile={"small": {"option": "answer-no"}})
    assert [one.title for one in described.gates[0].needs] == ["Title of B", "Title of C"]
    unknown = told({"b": "none", "c": "none"}, checklist=checklist, profile={"small": DONT_KNOW})
    assert [one.title for one in unknown.gates[0].needs] == ["Title of SMALL"]


def test_a_gate_whose_questions_are_set_aside_says_that_no_answer_would_help() -> None:
    made = material(
        {**LITTLE, "money": {"not_applicable": "It costs nothing."}}, agreed={"date": "2026-11-20", "who": "lead"}
    )
    assert [one.words for one in report_contents(made).gates[2].needs] == [
        "What it asks about is set aside, and what is left of its rule does not hold for this step."
    ]


def test_a_file_in_which_nothing_applies_says_so() -> None:
    hidden = {"relevant_when": {"item": "concern", "is": ["answer-yes"]}}
    checklist = outline(section("dom", item("a", **hidden)), profile=[question("concern")])
    report = told({"a": None}, checklist=checklist, profile={"concern": {"option": "answer-no"}})
    assert report.coverage == "No question applies here."
    assert [(one.score, one.answered) for one in report.areas] == [("none", "nothing applies")]
    assert report.answers == ()


def test_every_role_that_is_waited_for_is_named() -> None:
    gates = [gate("g", {"ready": {"all": [{"item": one, "at_least": "full"} for one in "abcdef"]}})]
    checklist = outline(section("dom", *map(item, "abcdef")), gates=gates)
    said = {name: {"waiting_for": f"lead of {name}"} for name in "abcdef"}
    verdict_ = told(said, checklist=checklist, profile={}).verdict
    assert verdict_.endswith(
        "the lead of a, the lead of b, the lead of c, the lead of d, the lead of e and the lead of f."
    )
    report = told(said, checklist=checklist, profile={})
    assert len(report.reasons) == 5
    assert report.also[0] == (
        "One more question behind the gates has no answer, in the full report under “What is not known”."
    )


def test_what_is_set_aside_behind_a_gate_is_told_on_page_one() -> None:
    said = {**LITTLE, "money": {"not_applicable": "It costs nothing."}}
    assert "Set aside as not applicable: “Title of MONEY”, not confirmed by a second person" in " ".join(
        told(said).also
    )
    agreed = material(said, agreed={"date": "2026-11-20", "who": "programme lead"})
    set_aside = "Set aside as not applicable: “Title of MONEY”, confirmed by the group. “It costs nothing.”"
    assert set_aside in report_contents(agreed).also


# What must be true first


def test_conditions_are_the_open_actions_with_owner_and_day_and_nobody_where_there_is_none() -> None:
    actions = [
        {"what": "A permanent budget", "due": "2027-03-31"},
        {"what": "Who pays, who saves", "who": "finance lead", "organisation": "Care board", "due": "2026-11-22"},
        {"what": "Ask again", "who": "ward lead"},
        {"what": "Done long ago", "done": True},
    ]
    said = {**LITTLE, "benefit": "full", "money": answered("little", actions=actions)}
    text = page_one(material(said))
    assert "- A permanent budget. **Nobody yet**. 31 March 2027\n" in text
    assert "- Who pays, who saves. Finance lead, Care board. 22 November 2026, **overdue**\n" in text
    assert "- Ask again. Ward lead, no day set\n" in text
    assert "Done long ago" not in text


def test_without_an_action_the_level_that_the_gate_needs_is_told_with_the_owner() -> None:
    said = {**LITTLE, "dangers": answered("much", owner={"role": "chief nurse", "organisation": "East"})}
    (smaller, proposed) = told(said).conditions
    assert (smaller.before, proposed.before) == ("Before the smaller step", "Before the step proposed, also")
    assert [(one.what, one.who) for one in smaller.shown] == [("Title of DANGERS: It is signed.", "Chief nurse, East")]
    assert [(one.what, one.who) for one in proposed.shown] == [
        ("Title of BENEFIT: It is signed.", ""),
        ("Title of MONEY: It is signed.", ""),
    ]


def test_page_one_has_the_conditions_that_fit_and_counts_the_rest_with_their_place() -> None:
    def many(what: str, count: int) -> list[dict[str, Any]]:
        return [{"what": f"{what} {n}"} for n in range(count)]

    dangers, money = many("Danger", 6), many("Sum", 70)
    said = {**LITTLE, "dangers": answered("much", actions=dangers), "money": answered("little", actions=money)}
    made = material(said)
    first, second = report_contents(made).page_one.conditions
    assert (len(first.shown) + first.more, len(second.shown) + second.more) == (6, 71)
    assert len(second.shown) > 1
    assert f"## What must be true first ({first.more + second.more} more, under “Conditions”)\n" in page_one(made)
    assert f"**Before the step proposed, also**: {number_words(len(second.shown))} of 71\n" in page_one(made)
    assert "if six things are true first" in report_contents(made).verdict


def test_the_condition_for_something_set_aside_is_that_a_second_person_confirms_it() -> None:
    report = told({**LITTLE, "money": {"not_applicable": "It costs nothing."}})
    assert "A second person confirms that this does not apply: Is money so?" in [
        one.what for group in report.conditions for one in group.shown
    ]


# What page one never carries


FULL_PROPOSAL: Final = {
    "step": "From one hospital to all seven",
    "sites": ["Eastbrook", "Southgate"],
    "start": "2027-04-01",
    "cost": "£0.9m a year",
    "options": ["Fund a test.", "Hold everything."],
    "asks": "Fund the test.",
    "next_review": "2027-06-10",
}


def full() -> Material:
    """Return an agreed file in which everything is filled in, personal names among it."""
    rich: dict[str, Any] = {
        "note": "The first line.\nAnd a second one.",
        "basis": "observed",
        "evidence": [
            {"what": "Minutes", "link": "docs/minutes.md", "recorded": "2026-10-01", "valid_until": "2026-10-31"},
            {"what": "Report", "link": "https://a.example/r", "recorded": "2026-12-01"},
        ],
        "owner": {"role": "clinical lead", "organisation": "East", "name": "Personal Name"},
        "actions": [
            {"what": "Later", "who": "ward lead", "due": "2027-01-01"},
            {"what": "Some day", "who": "ward lead"},
            {"what": "Late", "due": "2026-11-01"},
            {"what": "Finished", "who": "ward lead", "due": "2026-10-01", "done": True},
        ],
        "consensus": {
            "reason": "Most said so.",
            "dissent": [{"role": "IT lead", "option": "none", "note": "Not in IT"}, {"role": "ward lead"}],
        },
        "answered": {"who": "programme lead", "date": "2026-11-16"},
    }
    return material(
        {
            "dangers": {"option": "much", **rich},
            "benefit": {**DONT_KNOW, "note": "Nobody counted."},
            "money": {"not_applicable": "It costs nothing.", "confirmed": {"who": "IT lead", "date": "2026-11-19"}},
            "extra": WAITING,
        },
        agreed={"date": "2026-11-16", "who": "programme lead", "panel": ["one", "two", "three"]},
        proposal=FULL_PROPOSAL,
        decision={
            "date": "2026-11-20",
            "group": "the steering group",
            "taken": "not-yet",
            "departs_because": "The winter",
            "conditions": [
                {"what": "A payer", "who": "finance lead", "due": "2026-11-21"},
                {"what": "A room", "done": True},
            ],
            "dissent": [{"role": "patient partner", "view": "Carers were not asked"}],
            "review": "2027-02-01",
        },
    )


def test_page_one_has_no_table_no_id_no_label_no_score_and_no_name() -> None:
    for made in (full(), material(LITTLE), material(dict.fromkeys(LITTLE, "none")), material({"dangers": WAITING})):
        text = page_one(made)
        assert not any(one.type == "table_open" for one in PARSER.parse(text))
        assert "LABEL" not in text
        assert "Personal Name" not in text
        assert not re.search(r"\b(dangers|benefit|money|extra|first-area)\b(?! so\?)", text)
        assert not re.search(r"%|\d+ of 100|\bopen\b", text)


def test_a_personal_name_is_printed_only_where_it_is_asked_for() -> None:
    made = full()
    assert "Personal Name" not in written(made)
    assert "Clinical lead (Personal Name), East" in written(replace(made, names=True))
    alone = material(LITTLE, respondent={"id": "lead", "role": "programme lead", "name": "Personal Name"})
    assert "Personal Name" not in written(alone)
    assert "the programme lead (Personal Name)" in written(replace(alone, names=True))


def test_the_standing_of_a_judgement_is_always_told() -> None:
    for made in (full(), material(LITTLE), material({"dangers": WAITING})):
        assert f"*{STANDING}*" in page_one(made)
        assert written(made).endswith(f"\n{STANDING}\n")


# Behind page one


def test_the_parts_come_in_their_order() -> None:
    assert re.findall(r"^## (.*)$", written(full()), re.MULTILINE) == [
        "What you were asked to decide",
        "Why",
        "What must be true first",
        "Who sees it differently",
        "Background",
        "What would bring a better verdict",
        "Gates",
        "Areas",
        "Each side alone",
        "Patients and carers",
        "What is not known",
        "Evidence missing or out of date",
        "Actions by date",
        "Who carries it",
        "Who sees it differently",
        "Decision",
        "All answers",
        "How it was judged",
    ]


def test_what_is_asked_is_told_with_its_options_days_and_places() -> None:
    text = page_one(full())
    for line in (
        "Fund the test.\n\n- **A (proposed).** From one hospital to all seven\n- **B.** Fund a test.\n- **C.** Hold",
        "- Where: Eastbrook; Southgate\n- Start: 1 April 2027\n- Cost: £0.9m a year\n",
        "**Next review:** 1 February 2027\n",
    ):
        assert line in text
    assert "The file does not say what the group is asked to decide; “scalecheck decide” records it." in page_one(
        material(LITTLE)
    )
    assert "- Next review: 10 June 2027\n" in written(full())


@pytest.mark.parametrize("template", ["report", "board-paper"])
@pytest.mark.parametrize(
    ("asks", "told"),
    [
        (
            "Approve phase one",
            "- **A (proposed).** Start at 4 sites\n- **B.** Hold everything\n- **C.** Start everywhere",
        ),
        (
            "Hold everything",
            "- **A (asked for).** Hold everything\n- **B (proposed).** Start at 4 sites\n- **C.** Start",
        ),
    ],
)
def test_what_is_proposed_is_among_what_the_group_can_choose(template: str, asks: str, told: str) -> None:
    proposal = {"step": "Start at 4 sites", "asks": asks, "options": ["Hold everything", "Start everywhere"]}
    assert told in markdown_report(material(LITTLE, proposal=proposal), (TEMPLATES,), f"{template}.md.jinja")


def test_gates_are_met_not_met_or_do_not_apply() -> None:
    gates = [
        gate("hers", {"ready": {"item": "a", "at_least": "full"}}, title="Hers", says={"ready": "It is so."}),
        gate("his", {"ready": {"item": "b", "at_least": "full"}}, title="His"),
        gate("site", {"ready": {"item": "s", "at_least": "full"}}, title="Its"),
    ]
    checklist = outline(section("dom", item("a"), item("b"), item("s", about="site")), gates=gates)
    report = told({"a": "full", "b": "much"}, checklist=checklist, profile={})
    assert [(one.title, one.state, one.words) for one in report.gates] == [
        ("Hers", "met", "It is so."),
        ("His", "not met", ""),
        ("Its", "does not apply", "It is about each site, and is judged in the site's own file."),
    ]
    (need,) = report.gates[1].needs
    assert (need.title, need.words) == ("Title of B", "“Much” now; “All of it” is needed for “Verdict READY”.")


def test_an_area_stands_with_score_coverage_and_weakest_question() -> None:
    (first, second) = told({"dangers": "much", "benefit": DONT_KNOW, "money": WAITING, "extra": "full"}).areas
    assert (first.score, first.answered, first.dont_know, first.unanswered) == ("33.3 of 100", "1 of 2", 1, 0)
    assert first.weakest == "Title of BENEFIT (don't know)"
    assert (second.answered, second.unanswered, second.weakest) == (
        "1 of 2",
        1,
        "Title of MONEY (no answer yet, waiting for the finance lead)",
    )


def test_how_open_answers_count_in_a_score_is_told_as_the_checklist_declares_it() -> None:
    assert told(LITTLE).scores.endswith("In it, what is not answered or not known counts at its lowest.")
    other = reported(scoring={"unanswered": "exclude", "dont_know": "zero"})
    assert told(LITTLE, checklist=other).scores.endswith(
        "In it, what is not answered is left out, and what is not known counts as zero."
    )


def test_what_is_not_known_is_told_apart_by_kind() -> None:
    unknown = report_contents(full()).unknown
    assert [(one.title, one.says) for one in unknown.dont_know] == [("Title of BENEFIT", "“Nobody counted.”")]
    assert [(one.title, one.says) for one in unknown.waiting] == [("Title of EXTRA", "Waiting for the finance lead.")]
    assert [one.says for one in unknown.set_aside] == ["It costs nothing. Confirmed by the IT lead."]
    unknown = told({"dangers": NOT_MINE, "benefit": None, "money": {"not_applicable": "None"}, "extra": "full"}).unknown
    assert [one.says for one in unknown.for_others] == ["Waiting for the ward lead."]
    assert [one.title for one in unknown.unanswered] == ["Title of BENEFIT"]
    assert [one.title for one in unknown.unconfirmed] == ["Title of MONEY"]


def test_an_opening_question_without_an_answer_is_not_known_either() -> None:
    unknown = told(LITTLE, profile={"reach": {"option": "some"}, "concern": DONT_KNOW}).unknown
    assert [one.title for one in unknown.dont_know] == ["Title of CONCERN"]


def test_of_thousands_of_actions_the_first_thousand_are_printed_and_the_others_counted() -> None:
    many = [{"what": f"Page {number:04}", "done": number >= 1_500} for number in range(2_700)]
    conditions = [{"what": f"Thing {number:04}"} for number in range(1_001)]
    made = material(
        {**LITTLE, "money": answered("little", actions=many)},
        decision={"date": "2026-11-20", "group": "The board", "taken": "Wait.", "conditions": conditions},
    )
    contents, text = report_contents(made), written(made)
    page = html_report(made, (TEMPLATES,))
    assert (len(contents.actions), len(contents.done)) == (1_500, 1_200)
    for document, row in ((text, "| No day set | Page "), (page, "<tr><td>No day set</td><td>Page ")):
        assert document.count(row) == 1_000
        for more in (500, 200, 1):
            assert f"{more} more are left out here; the report as JSON" in document
    set_there, decided_there = text.partition("\n## Conditions")[2].split("\n## Decision")
    assert set_there.count("\n- Thing ") == decided_there.count("\n- Thing ") == 1_000
    assert page.partition("<h2>Conditions")[2].count("<li>Thing ") == 2 * 1_000
    assert set_there.partition("Before the step proposed")[2].partition("501 more")[0].count("\n- ") == 1_000
    assert text.partition("**Done**")[2].partition("\n## ")[0].count("\n- Page ") == 1_000
    board_paper = markdown_report(made, (TEMPLATES,), "board-paper.md.jinja")
    assert board_paper.count("| No day set | Page ") == 1_000


def test_actions_come_by_day_with_overdue_ones_first_and_those_without_a_day_last() -> None:
    report = report_contents(full())
    assert [one.what for one in report.actions] == ["Late.", "Later.", "Some day."]
    assert [one.overdue for one in report.actions] == [True, False, False]
    assert [one.what for one in report.done] == ["Finished."]
    text = written(full())
    assert "| **Overdue:** 1 November 2026 | Late. | **Nobody yet** | Title of DANGERS |\n" in text
    assert "| No day set | Some day. | Ward lead | Title of DANGERS |\n" in text


def test_an_action_is_not_overdue_on_its_day() -> None:
    said = {**LITTLE, "extra": answered("full", actions=[{"what": "Today", "due": DAY.isoformat()}])}
    assert [one.overdue for one in told(said).actions] == [False]


def test_who_saw_an_answer_differently_is_told_with_the_role() -> None:
    assert [(one.role, one.about, one.says) for one in report_contents(full()).views] == [
        ("IT lead", ("Title of DANGERS",), "“LABEL NONE”. “Not in IT.”"),
        ("Ward lead", ("Title of DANGERS",), "Don't know."),
    ]


def test_what_a_person_says_of_several_answers_in_the_same_words_is_told_once() -> None:
    aside = {"role": "porter", "not_applicable": True, "note": "Nobody pays."}
    dissent = [{"role": "finance lead"}, {"role": "ward lead", "note": "Not here."}, aside]
    said = {"option": "full", "consensus": {"reason": "Most said so.", "dissent": dissent}}
    found = report_contents(material({**LITTLE, "extra": said, "money": said})).views
    assert [(one.role, len(one.about), one.says) for one in found] == [
        ("Finance lead", 2, "Don't know."),
        ("Ward lead", 2, "Don't know. “Not here.”"),
        ("Porter", 2, "Not applicable. “Nobody pays.”"),
    ]


def test_a_decision_is_told_with_its_conditions_and_who_saw_it_differently() -> None:
    text = written(full())
    for line in (
        "On 20 November 2026, the steering group decided: “Not yet”.\n",
        "It departs from the verdict because: The winter.\n",
        "- A payer. Finance lead. 21 November 2026, **overdue**\n- A room. Met\n",
        "- Patient partner: “Carers were not asked.”\n",
        "The group looks again on 1 February 2027.\n",
    ):
        assert line in text
    assert "## Decision" not in written(material(LITTLE))


def test_a_decision_in_the_groups_own_words_is_told_in_them() -> None:
    decision = {"date": "2026-11-20", "group": "the board", "taken": "Wait for spring"}
    assert "the board decided: Wait for spring.\n" in written(material(LITTLE, decision=decision))


def test_every_answer_stands_with_all_that_belongs_to_it() -> None:
    text = written(full())
    for line in (
        "#### Title of DANGERS\n\nIs dangers so? **LABEL MUCH**: It is agreed and not signed.\n",
        "“The first line. And a second one.”\n",
        "\nRests on what somebody saw. Evidence: [Minutes](docs/minutes.md) (recorded 1 October 2026, valid until ",
        "(recorded 1 December 2026, after the day judged, so it does not count yet)",
        " Owner: Clinical lead, East. Next step: It is signed. Agreed because: Most said so. Behind the gate: Safe.",
        "Why it does not apply: It costs nothing. Confirmed by the IT lead on 19 November 2026.",
        "**No answer yet, waiting for the finance lead**\n",
    ):
        assert line in text
    assert text.count("Finished.") == 1
    assert text.count("Not in IT.") == 2, "on page one and under “Who sees it differently”"
    assert "Answered: The programme lead, 16 November 2026" not in text, "told once, with the agreement"


def test_evidence_is_linked_from_where_the_report_stands() -> None:
    made = replace(full(), folder="../assessments/hub")
    assert "[Minutes](../assessments/hub/docs/minutes.md)" in written(made)
    assert "[Report](https://a.example/r)" in written(made)


def test_the_method_names_rules_day_checklist_version_and_digest() -> None:
    text = written(full())
    assert "The verdict comes from gates: each must be met" in text
    assert "- Judged as of 23 November 2026: evidence counts if it is in date on that day\n" in text
    assert re.search(r"^- Checklist: Small, version 1\.0\.0, digest sha256:[0-9a-f]{64}$", text, re.MULTILINE)


def test_another_digest_than_the_files_is_told() -> None:
    assert "made with another text of this version (sha256:00ff)" in written(laid_by({"digest": "sha256:00ff"}))


def test_what_is_not_asked_is_told_with_its_reason() -> None:
    hidden = item("d", relevant_when={"item": "concern", "is": ["answer-yes"]})
    checklist = outline(
        section("dom", item("a"), item("b"), item("s", about="site"), hidden), profile=[question("concern")]
    )
    profile = {"concern": {"option": "answer-no"}}
    report = told({"a": "full", "d": None, "z": "full"}, checklist=checklist, profile=profile)
    assert report.method.not_asked == (
        "Each site answers these in its own file: “Title of S”.",
        "These do not apply after the opening answers: “Title of D”.",
        "This file does not ask these: “Title of B”.",
        "The file holds answers to questions that this checklist does not have: z.",
    )
    assert "Each site is judged in its own file." in " ".join(report.about)


def test_warnings_and_contradictions_are_told_and_a_warning_already_on_page_one() -> None:
    when = {"item": "dangers", "is": ["much"]}
    warning = {"id": "rush", "title": "Rushing", "because": "Reach runs ahead", "when": when}
    odd = {"id": "odd", "items": ["dangers", "money"], "because": "They rarely go together", "when": when}
    checklist = reported(warnings=[warning], contradictions=[odd])
    made = material(LITTLE, checklist=checklist)
    assert "Warning: “Rushing”." in page_one(made)
    assert "- Rushing: Reach runs ahead.\n" in written(made)
    assert "- “Title of DANGERS” and “Title of MONEY”: They rarely go together.\n" in written(made)


# A site


def site(**keys: object) -> Material:
    checklist = outline(
        section("dom", item("a"), item("b", about="system"), item("s", about="site")),
        gates=[gate("g", {"ready": {"all": [{"item": one, "at_least": "full"} for one in "abs"]}}, title="All")],
    )
    evidence = [{"what": "Minutes", "link": "docs/m.md"}]
    programme = assessment(
        {"a": answered("full", evidence=evidence), "b": "much", "s": None},
        proposal={"step": "All of it", "asks": "Yes?"},
    )
    file = assessment(
        {"a": None, "b": answered("little", override="Ours differs"), "s": "full"},
        **{"site": {"id": "east", "name": "East"}, **keys},
    )
    judged = judge_assessment(checklist, file, DAY, programme)
    return Material(file, judged, programme, way=short_way(judged))


def test_a_sites_report_says_what_it_takes_over_and_what_the_programme_proposes() -> None:
    text = written(site())
    for line in (
        "# hub at East\n",
        "**Verdict NOT-YET for the step proposed (amber).**\n",
        "What it left to the programme counts as the programme answered it.",
        "## What the programme asks, for all its sites\n\nYes?\n",
        "Taken over from the programme's answers. ",
        "Evidence: Minutes (docs/m.md, from the programme's file)",
        "Why this site's own answer counts: Ours differs.",
    ):
        assert line in text


def test_where_innovation_and_site_stand_apart_page_one_says_so() -> None:
    assert (
        "Taken alone, the innovation is “Verdict READY”, the system around it is “Verdict NOT-YET” and the site is "
        "“Verdict READY”." in page_one(site())
    )


def test_what_a_site_changed_is_told() -> None:
    changed = [
        {"what": "Evenings added", "kind": "periphery", "keeps_core": True, "why": "No cover", "decided_by": "her"},
        {"what": "No visit on Sundays", "kind": "core", "keeps_core": False, "date": "2026-11-02"},
        {"what": "Another list", "kind": "core"},
    ]
    text = written(site(adaptations=changed))
    assert "- Evenings added. Periphery; the core still holds. No cover. Her.\n" in text
    assert "- No visit on Sundays. Core; the core no longer holds. 2 November 2026.\n" in text
    assert "- Another list. Core; nobody says if the core still holds.\n" in text


# Whatever a file holds


HOSTILE: Final = (
    "[red]x[/red] \x1b[31m# *a* **b** _c_ `d` ~~e~~ <b>f</b> <script>g()</script> <!-- h --> | i || ![j](k) [l](m:n)\n"
    "\n# Heading\n\n- [ ] task\n\n1. one\n\n| a | b |\n|---|---|\n| c | d |\n\n```\ncode\n```\n\n~~~\n===\n---\n"
    "&amp; &#124; https://a.example "
    "www.b.example \u202egpj.exe\u2066 \u200b=1+1 {{ x }} {% y %} $z$ [^1]\n\n[^1]: foot\n[a]: /b"
)


def laden(text: str) -> Material:
    """Return a file and a checklist with this text in every place that holds words."""
    answer = {
        "note": text,
        "basis": "observed",
        "evidence": [{"what": text, "link": 'docs/[a](b) |"<c>\\&copy;` *d*.md'}],
        "owner": {"role": text, "organisation": text, "name": text},
        "actions": [{"what": text, "who": text, "organisation": text}, {"what": text, "done": True}],
        "consensus": {"reason": text, "dissent": [{"role": text, "option": "none", "note": text}]},
        "answered": {"who": text, "date": "2026-11-16"},
    }
    words = {"title": text, "ask": text, "scale": "labelled", "improve": {"much": text}, "meanings": {"much": text}}
    need = {"ready": {"item": "a", "at_least": "full"}}
    gates = [gate("g", need, title=text, because=text, says={"otherwise": text})]
    when = {"item": "a", "is": ["much"]}
    checklist = outline(
        section("dom", *(item(name, **words) for name in "abcd"), title=text, summary=text),
        title=text,
        scales={
            "labelled": {
                "options": [{"id": name, "label": text, "score": n} for n, name in enumerate(("none", "much", "full"))]
            }
        },
        gates=gates,
        verdicts=[
            verdict("ready", title=text),
            verdict("not-yet", title=text, meaning=text, decision=text, default=True),
        ],
        warnings=[{"id": "w", "title": text, "because": text, "when": when}],
        contradictions=[{"id": "x", "items": ["a", "b"], "because": text, "when": when}],
    )
    said = {
        "a": {"option": "much", **answer},
        "b": {"dont_know": True, "note": text},
        "c": {"waiting_for": text},
        "d": {"not_applicable": text, "confirmed": {"who": text, "date": "2026-11-19"}},
    }
    file = assessment(
        said,
        innovation={"id": "hub", "name": text},
        site={"id": "east", "name": text},
        agreed={"date": "2026-11-16", "who": text},
        adaptations=[{"what": text, "kind": "core", "why": text, "decided_by": text}],
        proposal={**dict.fromkeys(("step", "cost", "asks"), text), "sites": [text, text], "options": [text, text]},
        decision={
            "date": "2026-11-20",
            **dict.fromkeys(("group", "taken", "departs_because"), text),
            "conditions": [{"what": text, "who": text}],
            "dissent": [{"role": text, "view": text}],
        },
    )
    judged = judge_assessment(checklist, file, DAY)
    return Material(file, judged, names=True, way=short_way(judged))


def blocks(markdown: str) -> list[str]:
    """Return the blocks of a document; the paragraphs of a note that follow each other count once."""
    found = [f"{one.type} {one.tag}" for one in PARSER.parse(markdown)]
    paragraph = ["paragraph_open p", "inline ", "paragraph_close p"]
    kept: list[str] = []
    for one in found:
        kept.append(one)
        if kept[-6:] == paragraph * 2:
            del kept[-3:]
    return kept


def test_hostile_words_change_no_block_of_the_report() -> None:
    harmless = "\n".join(re.sub(r"[^\s.!?]", "x", plainly(line)) for line in HOSTILE.split("\n"))
    assert blocks(written(laden(HOSTILE))) == blocks(written(laden(harmless)))


def test_hostile_words_bring_no_markup_into_the_report() -> None:
    tokens = [inner for one in PARSER.parse(written(laden(HOSTILE))) for inner in (one, *(one.children or []))]
    assert [one.attrs["href"] for one in tokens if one.type == "link_open"] == [
        "docs/%5Ba%5D%28b%29%20%7C%22%3Cc%3E%5C&copy;%60%20*d*.md"
    ]
    table = ("table", "thead", "tbody", "tr_", "th_", "td_")
    kinds = {one.type for one in tokens if not one.type.startswith(table)}
    assert kinds <= {
        *("heading_open", "heading_close", "paragraph_open", "paragraph_close", "inline", "text", "hardbreak"),
        *("bullet_list_open", "bullet_list_close", "ordered_list_open", "ordered_list_close"),
        *("list_item_open", "list_item_close", "strong_open", "strong_close", "em_open", "em_close"),
        *("link_open", "link_close", "code_inline"),
    }
    assert {one.content for one in tokens if one.type == "code_inline"} <= set("@#:-")


def test_hostile_words_reach_no_terminal_as_commands() -> None:
    text = written(laden(HOSTILE))
    assert all(sign == "\n" or (sign.isprintable() and sign not in "\u202e\u2066\u200b") for sign in text)


def test_a_note_of_ten_thousand_characters_is_printed_whole_and_once() -> None:
    note = "| <b>*word*</b> " * 700
    text = written(material({**LITTLE, "benefit": answered("little", note=note)}))
    assert text.count("\\| \\<b\\>\\*word\\*\\</b\\>") == 700


@pytest.mark.parametrize("name", ["full", "draft", "parked", "stop", "site"])
def test_the_report_is_the_one_that_was_looked_at(name: str) -> None:
    """After a change on purpose, SCALECHECK_UPDATE_GOLDEN=1 writes the files anew; read what changed."""
    made = {
        "full": replace(full(), names=True),
        "draft": material(LITTLE),
        "parked": material({"dangers": DONT_KNOW, "benefit": WAITING, "money": NOT_MINE, "extra": None}),
        "stop": material(LITTLE, profile={"concern": {"option": "answer-yes"}}, proposal=FULL_PROPOSAL),
        "site": site(),
    }[name]
    golden, text = GOLDEN / f"{name}.md", written(made)
    if os.environ.get("SCALECHECK_UPDATE_GOLDEN") == "1":
        golden.write_text(text, encoding="utf-8", newline="\n")
    assert text == golden.read_text(encoding="utf-8")


def test_the_same_file_and_day_give_the_same_report() -> None:
    assert written(full()) == written(full())


def test_what_is_open_never_counts_as_known() -> None:
    """A blank, a don't-know and what is parked stand apart in every part of the report."""
    text = written(material({"dangers": DONT_KNOW, "benefit": None, "money": WAITING, "extra": "full"}))
    assert "one is answered by “don't know” and two have no answer" in text

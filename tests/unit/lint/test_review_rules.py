"""What the rules about an assessment find, at the edges that their examples do not show."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final

import pytest

from scalecheck.engine.inputs.inheritance import OwnFile
from scalecheck.engine.judging.scope import judge_assessment
from scalecheck.engine.logic.days import last_day, later
from scalecheck.lint.assessments import review
from tests.builders import DAY, DONT_KNOW, NOT_APPLICABLE, STEPS, assessment, gate, item, outline, section, verdict
from tests.builders import question as opening

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scalecheck.engine.inputs.outline import Outline
    from scalecheck.lint.remark import Remark
    from scalecheck.model.assessment import Assessment

NAMES: Final = tuple("abcdefghijklmnopqrst")
WIDE: Final = outline(section("all-of-it", *(item(f"{name}-item", importance="should") for name in NAMES)))
"""Twenty items without gates."""
ASKED: Final = {f"{name}-item": None for name in NAMES}
ASKS: Final = {"asks": "Fund it."}


def remarks(
    layout: Outline,
    said: Mapping[str, Any],
    *,
    programme: Assessment | None = None,
    beside: tuple[Assessment, ...] = (),
    as_of: date = DAY,
    **keys: object,
) -> tuple[Remark, ...]:
    file = assessment(said, **keys)
    judgement = judge_assessment(layout, file, as_of, programme)
    return review(judgement, file, programme=programme, beside=beside)


def messages(code: str, found: tuple[Remark, ...]) -> list[str]:
    return [one.message for one in found if one.code == code]


def paths(code: str, found: tuple[Remark, ...]) -> list[tuple[str | int, ...]]:
    return [one.path for one in found if one.code == code]


def owned(*roles: str) -> dict[str, Any]:
    """Return answers, each owned by one of these roles."""
    return {
        **ASKED,
        **{
            f"{name}-item": {"option": "little", "owner": {"role": role}}
            for name, role in zip(NAMES, roles, strict=False)
        },
    }


def sat(who: str, day: str, *names: str) -> dict[str, Any]:
    return {f"{name}-item": {"option": "little", "answered": {"who": who, "date": day}} for name in names}


def test_a_third_of_what_is_owned_is_not_too_much_and_more_is() -> None:
    others = [f"role {number}" for number in range(12)]
    assert messages("one-owner", remarks(WIDE, owned(*["nurse"] * 6, *others))) == []
    [message] = messages("one-owner", remarks(WIDE, owned(*["nurse"] * 6, *others[:11])))
    assert message == "“nurse” owns 6 of the 17 questions that have an owner."


def test_four_of_four_are_not_too_much_for_one_role_and_five_of_five_are() -> None:
    assert messages("one-owner", remarks(WIDE, owned(*["nurse"] * 4))) == []
    assert paths("one-owner", remarks(WIDE, owned(*["nurse"] * 5))) == [("answers", "a-item", "owner")]


def test_a_role_is_the_same_however_it_is_written_and_another_in_another_organisation() -> None:
    assert messages("one-owner", remarks(WIDE, owned("nurse", "Nurse", "NURSE", " nurse", "nurse "))) != []
    said = owned(*["nurse"] * 6)
    for place, one in enumerate(said.values()):
        if one is not None:
            one["owner"]["organisation"] = f"Trust {place % 2}"
    assert messages("one-owner", remarks(WIDE, said)) == []


def test_five_answers_in_one_sitting_are_fine_and_six_are_not() -> None:
    five = sat("lead", "2026-11-12", *NAMES[:5])
    assert messages("one-sitting", remarks(WIDE, {**ASKED, **five})) == []
    six = sat("lead", "2026-11-12", *NAMES[:6])
    assert paths("one-sitting", remarks(WIDE, {**ASKED, **six})) == [("respondent",)]


@pytest.mark.parametrize(
    "last",
    [
        {"option": "little", "answered": {"who": "another", "date": "2026-11-12"}},
        {"option": "little", "answered": {"who": "lead", "date": "2026-11-13"}},
        {"option": "little"},
    ],
    ids=["somebody else", "another day", "nobody knows who and when"],
)
def test_one_answer_that_may_be_from_elsewhere_makes_it_more_than_one_sitting(last: dict[str, Any]) -> None:
    said = {**ASKED, **sat("lead", "2026-11-12", *NAMES[:6]), "t-item": last}
    assert messages("one-sitting", remarks(WIDE, said)) == []


def test_where_others_answered_too_one_sitting_is_no_weak_spot() -> None:
    said = {**ASKED, **sat("lead", "2026-11-12", *NAMES[:6])}
    other = assessment(ASKED, respondent={"id": "finance", "role": "finance lead"})
    assert messages("one-sitting", remarks(WIDE, said, beside=(other,))) == []
    agreed = {"date": "2026-11-12", "who": "lead"}
    assert messages("one-sitting", remarks(WIDE, said, agreed=agreed)) != []
    assert messages("one-sitting", remarks(WIDE, said, agreed=agreed, beside=(other,))) == []


def test_one_view_among_several_is_not_asked_for_what_the_group_will_add() -> None:
    layout = outline(section("area", item("first"), item("second")))
    said = {"first": "little", "second": {"option": "full"}}
    other = assessment(said, respondent={"id": "finance", "role": "finance lead"})
    alone = {one.code for one in remarks(layout, said)}
    among_several = {one.code for one in remarks(layout, said, beside=(other,))}
    assert alone == {"must-without-owner", "met-without-evidence", "no-decision-asked"}
    assert among_several == {"met-without-evidence"}


def test_a_dont_know_on_a_must_needs_an_owner_and_a_blank_does_not() -> None:
    layout = outline(section("area", item("first"), item("second"), item("third", importance="should")))
    found = remarks(layout, {"first": DONT_KNOW, "second": None, "third": "none"}, proposal=ASKS)
    assert messages("must-without-owner", found) == ["“Title of FIRST” must hold, is not known, and nobody owns it."]


def test_not_applicable_is_told_only_where_a_gate_asks_and_nobody_confirmed() -> None:
    layout = outline(
        section("area", item("first"), item("second")),
        gates=[gate("safe", {"ready": {"item": "first", "is": ["full"]}})],
    )
    found = remarks(layout, {"first": NOT_APPLICABLE, "second": NOT_APPLICABLE})
    assert paths("unconfirmed-not-applicable", found) == [("answers", "first", "not_applicable")]
    confirmed = {**NOT_APPLICABLE, "confirmed": {"who": "nurse", "date": "2026-11-12"}}
    assert paths("unconfirmed-not-applicable", remarks(layout, {"first": confirmed, "second": None})) == []
    same = {**confirmed, "answered": {"who": "nurse", "date": "2026-11-12"}}
    assert paths("unconfirmed-not-applicable", remarks(layout, {"first": same, "second": None})) != []
    agreed = {"date": "2026-11-12", "who": "lead", "panel": ["a", "b"]}
    assert paths("unconfirmed-not-applicable", remarks(layout, {"first": NOT_APPLICABLE}, agreed=agreed)) == []


def test_one_confirmed_and_one_unconfirmed_behind_the_same_gate_are_told_apart() -> None:
    needs = {"ready": {"all": [{"item": name, "is": ["full"]} for name in ("first", "second", "third")]}}
    layout = outline(section("area", item("first"), item("second"), item("third")), gates=[gate("safe", needs)])
    confirmed = {**NOT_APPLICABLE, "confirmed": {"who": "nurse", "date": "2026-11-12"}}
    found = remarks(layout, {"first": confirmed, "second": NOT_APPLICABLE, "third": None})
    assert paths("unconfirmed-not-applicable", found) == [("answers", "second", "not_applicable")]


def test_a_gate_that_does_not_apply_asks_nobody_to_confirm_anything() -> None:
    layout = outline(
        section("area", item("first")),
        profile=[opening("digital")],
        gates=[
            gate(
                "safe",
                {"ready": {"item": "first", "is": ["full"]}},
                applies_when={"item": "digital", "is": ["answer-yes"]},
            )
        ],
    )
    for digital, told in (("answer-yes", 1), ("answer-no", 0)):
        found = remarks(layout, {"first": NOT_APPLICABLE}, profile={"digital": {"option": digital}})
        assert len(paths("unconfirmed-not-applicable", found)) == told


def test_an_action_is_late_from_the_day_after_its_day() -> None:
    layout = outline(section("area", item("first", importance="should")))
    said = {"first": {"option": "none", "actions": [{"what": "Ask", "who": "lead", "due": "2026-11-23"}]}}
    assert paths("overdue-action", remarks(layout, said)) == []
    late = remarks(layout, said, as_of=date(2026, 11, 24))
    assert paths("overdue-action", late) == [("answers", "first", "actions", 0, "due")]


def test_a_contradiction_stands_at_the_first_of_its_answers_that_the_file_gives() -> None:
    layout = outline(
        section("area", item("first"), item("second", about="site")),
        contradictions=[
            {
                "id": "odd",
                "items": ["first", "second"],
                "because": "They rarely meet.",
                "when": {"all": [{"item": "first", "is": ["full"]}, {"item": "second", "is": ["none"]}]},
            }
        ],
    )
    programme = assessment({"first": "full"}, agreed={"date": "2026-11-12", "who": "lead"})
    found = remarks(layout, {"first": None, "second": "none"}, site={"id": "north"}, programme=programme)
    assert paths("contradiction", found) == [("answers", "second")]
    assert messages("contradiction", found) == [
        "The answers to “Title of FIRST” and “Title of SECOND” rarely go together. They rarely meet."
    ]
    elsewhere = outline(
        section("area", item("first"), item("second", about="site")),
        contradictions=[
            {
                "id": "odd",
                "items": ["first", "first"],
                "because": "They rarely meet.",
                "when": {"item": "first", "is": ["full"]},
            }
        ],
    )
    taken_over = remarks(elsewhere, {"first": None, "second": "none"}, site={"id": "north"}, programme=programme)
    assert paths("contradiction", taken_over) == []


def test_what_a_site_takes_over_is_the_programmes_to_back() -> None:
    layout = outline(section("area", item("first"), item("second", about="site")))
    programme = assessment({"first": "full"}, agreed={"date": "2026-11-12", "who": "lead"})
    found = remarks(layout, {"first": DONT_KNOW, "second": None}, site={"id": "north"}, programme=programme)
    assert [one.code for one in found] == []


@pytest.mark.parametrize(
    ("theirs", "ours", "found"),
    [("little", "much", True), ("much", "much", False), ("much", "little", False), (DONT_KNOW, "much", False)],
)
def test_only_an_answer_above_the_programmes_has_to_be_shown(theirs: Any, ours: str, *, found: bool) -> None:  # noqa: ANN401
    layout = outline(section("area", item("first", importance="should"), item("second", about="site")))
    programme = assessment({"first": theirs}, agreed={"date": "2026-11-12", "who": "lead"})
    said = {"first": {"option": ours, "override": "It is so here."}, "second": None}
    remarked = remarks(layout, said, site={"id": "north"}, programme=programme)
    assert bool(paths("override-without-evidence", remarked)) is found


def test_an_answer_above_the_programmes_that_counts_as_met_is_told_only_once() -> None:
    layout = outline(section("area", item("first", importance="should"), item("second", about="site")))
    programme = assessment({"first": "little"}, agreed={"date": "2026-11-12", "who": "lead"})
    said = {"first": {"option": "full", "override": "It is so here."}, "second": None}
    found = remarks(layout, said, site={"id": "north"}, programme=programme)
    assert [one.code for one in found] == ["met-without-evidence"]


def test_a_site_takes_over_what_is_asked_and_when_to_look_again() -> None:
    layout = outline(section("area", item("first", importance="should"), item("second", about="site")))
    agreed = {"date": "2026-01-12", "who": "lead", "panel": ["a", "b"]}
    keys: dict[str, Any] = {"site": {"id": "north"}, "agreed": agreed, "round": "2026-01"}
    assert set(messages("no-decision-asked", remarks(layout, {"first": None, "second": None}, **keys)))
    programme = assessment({"first": None}, agreed=agreed, proposal={**ASKS, "next_review": "2026-12-01"})
    assert remarks(layout, {"first": None, "second": None}, programme=programme, **keys) == ()
    late = assessment({"first": None}, agreed=agreed, proposal={**ASKS, "next_review": "2026-11-22"})
    found = remarks(layout, {"first": None, "second": None}, programme=late, **keys)
    assert paths("review-overdue", found) == [("round",)]


@pytest.mark.parametrize(
    ("keys", "path"),
    [
        ({"proposal": {**ASKS, "next_review": "2026-11-22"}}, ("proposal", "next_review")),
        ({"proposal": {**ASKS, "next_review": "2026-11-23"}}, None),
        ({"round": "2026-08"}, None),
        ({"round": "2026-07"}, ("round",)),
        ({"round": "2026-08-22"}, ("round",)),
        ({"round": "2026-08-23"}, None),
    ],
)
def test_the_day_to_look_again_is_the_one_set_else_counted_from_the_round(
    keys: dict[str, Any], path: tuple[str, ...] | None
) -> None:
    layout = outline(section("area", item("first")))
    assert paths("review-overdue", remarks(layout, {"first": None}, **keys)) == ([path] if path else [])


def test_what_was_decided_outweighs_what_was_proposed() -> None:
    layout = outline(section("area", item("first")))
    decision = {"date": "2026-06-01", "group": "Board", "taken": "Go on", "review": "2026-12-01"}
    proposal = {**ASKS, "next_review": "2026-06-10"}
    found = remarks(layout, {"first": None}, decision=decision, proposal=proposal)
    assert paths("review-overdue", found) == []


STEPPED: Final = outline(
    section("area", item("first", importance="should")),
    profile=[opening("reach", scale="steps", step=True)],
    scales={"steps": STEPS},
    gates=[
        gate("safe", {"ready": {"any": [{"item": "reach", "is": ["one"]}, {"item": "first", "at_least": "full"}]}}),
    ],
    verdicts=[
        verdict("ready"),
        verdict("not-yet", default=True),
        verdict("stop", {"item": "first", "is": ["none"]}),
    ],
)


@pytest.mark.parametrize(
    ("taken", "found"), [("not-yet", False), ("ready", False), ("stop", True), ("Go on as planned", False)]
)
def test_a_decision_departs_where_it_is_another_verdict_than_that_of_any_step(taken: str, *, found: bool) -> None:
    decision = {"date": "2026-11-20", "group": "Board", "taken": taken}
    said = remarks(STEPPED, {"first": "little"}, decision=decision, profile={"reach": {"option": "every"}})
    assert bool(paths("departure-without-reason", said)) is found
    with_reason = {**decision, "departs_because": "The winter cannot wait."}
    said = remarks(STEPPED, {"first": "little"}, decision=with_reason, profile={"reach": {"option": "every"}})
    assert not paths("departure-without-reason", said)


def test_a_decision_is_held_against_the_verdict_of_its_own_day() -> None:
    layout = outline(
        section("area", item("first")),
        verdicts=[verdict("ready", {"item": "first", "has": ["evidence"]}), verdict("not-yet", default=True)],
    )
    backed = {
        "option": "full",
        "basis": "evidenced",
        "evidence": [{"what": "Letter", "valid_until": "2026-10-31"}],
    }
    keys: dict[str, Any] = {"proposal": ASKS}
    before = remarks(
        layout, {"first": backed}, decision={"date": "2026-10-20", "group": "Board", "taken": "ready"}, **keys
    )
    assert paths("departure-without-reason", before) == []
    after = remarks(
        layout, {"first": backed}, decision={"date": "2026-11-20", "group": "Board", "taken": "ready"}, **keys
    )
    assert paths("departure-without-reason", after) == [("decision", "taken")]


@pytest.mark.parametrize(
    ("start", "period", "expected"),
    [
        ("2026-11-23", "3 months", "2027-02-23"),
        ("2026-11-30", "3 months", "2027-02-28"),
        ("2023-11-30", "3 months", "2024-02-29"),
        ("2024-02-29", "1 year", "2025-02-28"),
        ("2026-11-23", "1 month", "2026-12-23"),
        ("2026-12-31", "2 weeks", "2027-01-14"),
        ("2026-12-31", "1 day", "2027-01-01"),
        ("2026-11-23", "999 years", "3025-11-23"),
    ],
)
def test_a_period_is_counted_on_by_the_calendar(start: str, period: str, expected: str) -> None:
    assert later(date.fromisoformat(start), period) == date.fromisoformat(expected)


@pytest.mark.parametrize("period", ["1 day", "1 week", "1 month", "1 year"])
def test_where_the_calendar_ends_there_is_no_later_day(period: str) -> None:
    assert later(date.max, period) is None


@pytest.mark.parametrize(
    ("round_", "expected"),
    [("2026-11", "2026-11-30"), ("2024-02", "2024-02-29"), ("2026-02-31", "2026-02-28"), ("0000-01", "0001-01-31")],
)
def test_a_round_ends_with_its_last_day(round_: str, expected: str) -> None:
    assert last_day(round_) == date.fromisoformat(expected)


def test_long_words_of_a_file_are_cut_in_a_message_and_stay_in_one_line() -> None:
    layout = outline(section("area", item("first", importance="should")))
    said = {"first": {"option": "none", "actions": [{"what": "Do\nit " * 40}]}}
    [message] = messages("incomplete-action", remarks(layout, said))
    assert message.startswith("“Do it Do it")
    assert message.endswith("…” has no owner and no day.")
    assert len(message) < 100


def test_a_site_that_rates_something_higher_than_it_did_for_itself_has_to_show_it() -> None:
    alone = outline(section("area", item("here", about="site")), id="site-alone")
    checklist = outline(section("area", item("here", about="site"), item("first")))
    site = {"site": {"id": "north"}}
    said = {"option": "none", "answered": {"who": "ward lead", "date": "2026-10-01"}}
    own = OwnFile(
        assessment({"here": said}, innovation=None, checklist={"id": "site-alone", "version": "1.0.0"}, **site), alone
    )
    file = assessment({"here": {"option": "little", "override": "It is better now."}, "first": "full"}, **site)
    judgement = judge_assessment(checklist, file, DAY, None, [own])
    (found,) = (one for one in review(judgement, file, own_files=[own]) if one.code == "override-without-evidence")
    assert "higher than the site itself did" in found.message
    assert "override-without-evidence" not in {one.code for one in review(judgement, file)}

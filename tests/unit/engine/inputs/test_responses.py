"""The answers that are judged: a file's own, and what a site inherits from the programme."""

from __future__ import annotations

from typing import Any

import pytest

from scalecheck.engine.inputs.inheritance import counted_answers
from scalecheck.engine.inputs.responses import own_answers, to_confirm
from scalecheck.model.assessment import Standing
from scalecheck.model.fingerprints import asked_fingerprint
from tests.builders import (
    BACKED,
    DAY,
    DONT_KNOW,
    NOT_APPLICABLE,
    NOT_MINE,
    WAITING,
    assessment,
    item,
    outline,
    question,
    section,
)

LAYOUT = outline(
    section("d", item("innovates"), item("local", about="site"), item("around", about="system")),
    profile=[question("reach", scale="steps")],
)
SITE = {"site": {"id": "north"}}
ASKED = asked_fingerprint(LAYOUT.questions["innovates"], LAYOUT.checklist.scales["ladder"])
OTHER = "q-0123456789abcdef"


def inherited(programme: dict[str, Any], site: dict[str, Any]) -> dict[str, Any]:
    both = counted_answers(LAYOUT, assessment(site, **SITE), DAY, assessment(programme))
    return {name: (one.answer.option or one.answer.standing, one.inherited) for name, one in both.items()}


def test_an_empty_key_is_no_answer() -> None:
    assert own_answers(LAYOUT, assessment({"innovates": None, "local": "full"})).keys() == {"local"}


def test_opening_questions_and_items_are_given_together() -> None:
    given = own_answers(LAYOUT, assessment({"local": "full"}, profile={"reach": {"option": "one"}}))
    assert given.keys() == {"reach", "local"}


def test_a_site_inherits_what_it_left_open_about_the_innovation_and_the_system() -> None:
    assert inherited({"innovates": "full", "around": "much", "local": "much"}, {"around": None}) == {
        "innovates": ("full", True),
        "around": ("much", True),
    }


def test_a_site_inherits_the_opening_questions() -> None:
    programme = assessment({}, profile={"reach": {"option": "every"}})
    both = counted_answers(LAYOUT, assessment({}, **SITE), DAY, programme)
    assert both["reach"].answer.option == "every"
    assert both["reach"].inherited


@pytest.mark.parametrize("open_answer", [WAITING, NOT_MINE, {"note": "Not looked at yet."}, DONT_KNOW])
def test_a_sites_blank_parked_or_unknown_answer_overrides_nothing(open_answer: dict[str, Any]) -> None:
    assert inherited({"innovates": "full"}, {"innovates": open_answer}) == {"innovates": ("full", True)}


def test_a_sites_option_overrides_the_programmes() -> None:
    site = {"innovates": {"option": "little", "override": "It differs here."}}
    assert inherited({"innovates": "full"}, site) == {"innovates": ("little", False)}


def test_a_sites_not_applicable_overrides_the_programmes_option() -> None:
    assert inherited({"innovates": "full"}, {"innovates": NOT_APPLICABLE}) == {
        "innovates": (Standing.NOT_APPLICABLE, False)
    }


def test_the_programmes_dont_know_is_handed_down_to_a_site_that_left_it_open() -> None:
    assert inherited({"innovates": DONT_KNOW}, {"innovates": WAITING}) == {"innovates": (Standing.DONT_KNOW, True)}


@pytest.mark.parametrize("left_open", [WAITING, NOT_MINE, {"note": "Not looked at yet."}, DONT_KNOW])
def test_a_sites_dont_know_stays_a_finding_where_the_programme_knows_no_better(left_open: dict[str, Any]) -> None:
    assert inherited({"innovates": left_open}, {"innovates": DONT_KNOW}) == {"innovates": (Standing.DONT_KNOW, False)}


def test_what_is_not_the_programmes_to_answer_stays_unanswered_at_the_site() -> None:
    assert inherited({"innovates": NOT_MINE}, {}) == {}


def test_the_sites_own_items_are_never_inherited() -> None:
    assert inherited({"local": "full"}, {}) == {}
    assert inherited({"local": "full"}, {"local": DONT_KNOW}) == {"local": (Standing.DONT_KNOW, False)}


def test_an_answer_that_the_checklist_does_not_have_is_not_inherited() -> None:
    assert inherited({"gone": "full"}, {}) == {}


@pytest.mark.parametrize(
    ("programme", "site", "counts"),
    [
        (ASKED, None, True),
        (None, None, True),
        (OTHER, None, False),
        (ASKED, {**DONT_KNOW, "asked": ASKED}, True),
        (OTHER, {**DONT_KNOW, "asked": ASKED}, False),
        (OTHER, {**DONT_KNOW, "asked": OTHER}, False),
        (None, {**DONT_KNOW, "asked": OTHER}, True),
        (OTHER, DONT_KNOW, False),
    ],
)
def test_an_answer_is_inherited_only_where_both_were_asked_the_same(
    *, programme: str | None, site: dict[str, Any] | None, counts: bool
) -> None:
    mark = {} if programme is None else {"asked": programme}
    found = inherited({"innovates": {"option": "full", **mark}}, {"innovates": site})
    assert (found.get("innovates") == ("full", True)) is counts


def test_what_stands_behind_an_answer_is_inherited_with_it() -> None:
    both = counted_answers(LAYOUT, assessment({}, **SITE), DAY, assessment({"innovates": {"option": "full", **BACKED}}))
    assert both["innovates"].answer.owner is not None


@pytest.mark.parametrize(
    ("keys", "more", "confirmed"),
    [
        ({}, {}, False),
        ({"confirmed": {"who": "IT lead", "date": "2026-11-01"}}, {}, True),
        (
            {
                "confirmed": {"who": "IT lead", "date": "2026-11-01"},
                "answered": {"who": "ward lead", "date": "2026-11-01"},
            },
            {},
            True,
        ),
        (
            {
                "confirmed": {"who": "ward lead", "date": "2026-11-01"},
                "answered": {"who": "ward lead", "date": "2026-11-01"},
            },
            {},
            False,
        ),
        ({}, {"agreed": {"date": "2026-11-20", "who": "programme lead"}}, True),
    ],
)
def test_not_applicable_is_confirmed_by_a_second_person_or_by_a_group(
    *, keys: dict[str, Any], more: dict[str, Any], confirmed: bool
) -> None:
    file = assessment({"innovates": {**NOT_APPLICABLE, **keys}}, **more)
    assert own_answers(LAYOUT, file)["innovates"].confirmed is confirmed


def test_a_confirmation_is_inherited_with_the_answer() -> None:
    programme = assessment({"innovates": NOT_APPLICABLE}, agreed={"date": "2026-11-20", "who": "programme lead"})
    assert counted_answers(LAYOUT, assessment({}, **SITE), DAY, programme)["innovates"].confirmed


@pytest.mark.parametrize("said", [{"option": "full"}, DONT_KNOW, NOT_APPLICABLE])
def test_an_answer_to_another_question_counts_as_open_until_it_is_confirmed(said: dict[str, Any]) -> None:
    file = assessment({"innovates": {**said, "asked": OTHER}, "local": {**said, "asked": None}})
    assert own_answers(LAYOUT, file).keys() == {"local"}
    assert to_confirm(LAYOUT, file).keys() == {"innovates"}
    again = assessment({"innovates": {**said, "asked": ASKED}})
    assert own_answers(LAYOUT, again).keys() == {"innovates"}


@pytest.mark.parametrize("said", [WAITING, NOT_MINE, {"note": "Not looked at yet."}])
def test_what_is_parked_is_nothing_to_confirm(said: dict[str, Any]) -> None:
    assert not to_confirm(LAYOUT, assessment({"innovates": {**said, "asked": OTHER}}))


def test_an_entry_at_the_wrong_place_counts_nowhere_and_hides_no_answer() -> None:
    file = assessment(
        {"reach": None, "local": "full"}, profile={"reach": {"option": "one"}, "local": {"option": "none"}}
    )
    given = own_answers(LAYOUT, file)
    assert {name: one.answer.option for name, one in given.items()} == {"reach": "one", "local": "full"}
    old = {"option": "one", "asked": OTHER}
    stale = assessment({"reach": old}, profile={"local": old})
    assert to_confirm(LAYOUT, stale) == {}
    assert counted_answers(LAYOUT, assessment({}, **SITE), DAY, assessment({"reach": "one"})) == {}

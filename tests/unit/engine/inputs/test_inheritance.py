"""What a site's file inherits from what the site answered for itself, without an innovation."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scalecheck.engine.inputs.inheritance import OwnFile, answered_over, counted_answers, handed_down
from scalecheck.engine.inputs.responses import Origin
from scalecheck.engine.judging.scope import judge_assessment
from scalecheck.model.assessment import Standing
from tests.builders import DAY, DONT_KNOW, NOT_APPLICABLE, assessment, gate, item, outline, question, section

if TYPE_CHECKING:
    from scalecheck.engine.inputs.outline import Outline
    from scalecheck.model.assessment import Assessment

LEVELS: Final = ("none", "little", "much", "full")
NETWORK, NEWS = item("network", about="site"), item("bad-news", about="site")
LAYOUT = outline(
    section("d", item("innovates"), NETWORK, NEWS),
    profile=[question("reach", scale="steps")],
    gates=[
        gate("connected", {"ready": {"item": "network", "at_least": "much"}}),
        gate("open", {"ready": {"item": "bad-news", "at_least": "full"}}),
    ],
)
OWN = outline(
    section("s", NETWORK, NEWS, item("keen", about="site", relevant_when={"item": "named", "is": ["answer-yes"]})),
    profile=[question("named")],
    id="site-alone",
)
NORTH: Final[dict[str, Any]] = {"site": {"id": "north"}}
ALONE: Final[dict[str, Any]] = {**NORTH, "innovation": None, "checklist": {"id": "site-alone", "version": "1.0.0"}}
SITE = assessment({"innovates": "full"}, **NORTH)


def on(day: str) -> dict[str, Any]:
    return {"answered": {"who": "ward lead", "date": day}}


def own(said: dict[str, Any], layout: Outline = OWN, **keys: object) -> OwnFile:
    return OwnFile(assessment(said, **{**ALONE, **keys}), layout)


def inherited(*files: OwnFile, site: Assessment = SITE, day: date = DAY, layout: Outline = LAYOUT) -> dict[str, Any]:
    found = handed_down(layout, site, day, None, files)
    return {name: one.answer.option or one.answer.standing for name, one in found.items()}


def test_what_a_site_answers_for_itself_counts_for_every_innovation_there_with_its_day() -> None:
    responses = counted_answers(LAYOUT, SITE, DAY, None, [own({"network": {"option": "much", **on("2026-10-12")}})])
    assert responses["network"].origin == Origin("site", date(2026, 10, 12), date(2027, 10, 12))
    assert responses["innovates"].origin is None


def test_both_sources_hand_down_by_one_rule_each_what_is_its_own() -> None:
    programme = assessment({"innovates": "full", "network": "full"}, profile={"reach": {"option": "one"}})
    found = handed_down(LAYOUT, SITE, DAY, programme, [own({"network": "much", "bad-news": DONT_KNOW})])
    assert {name: one.origin and one.origin.source for name, one in found.items()} == {
        "innovates": "programme",
        "reach": "programme",
        "network": "site",
        "bad-news": "site",
    }


@pytest.mark.parametrize(
    ("said", "counts"),
    [(None, "much"), (DONT_KNOW, "much"), ("none", "none"), (NOT_APPLICABLE, Standing.NOT_APPLICABLE)],
)
def test_a_dont_know_overrides_nothing_and_any_other_answer_does(said: Any, counts: object) -> None:  # noqa: ANN401
    site = assessment({"network": said}, **NORTH)
    response = counted_answers(LAYOUT, site, DAY, None, [own({"network": "much"})])["network"]
    assert (response.answer.option or response.answer.standing) == counts


def test_nothing_is_handed_down_to_a_file_without_an_innovation_or_without_a_site() -> None:
    file = own({"network": "much"})
    assert inherited(file, site=assessment({}, **{**ALONE, "round": "2026-12"})) == {}
    assert inherited(file, site=assessment({})) == {}


@pytest.mark.parametrize(
    "keys",
    [
        {"site": {"id": "south"}},
        {"site": {"id": "north", "kind": "partner"}},
        {"innovation": {"id": "other"}},
    ],
)
def test_another_place_of_another_kind_or_about_an_innovation_hands_down_nothing(keys: dict[str, Any]) -> None:
    assert inherited(own({"network": "much"}, **keys)) == {}


def test_a_partner_inherits_what_it_answers_for_itself() -> None:
    partner: dict[str, Any] = {"site": {"id": "north", "kind": "partner"}}
    assert inherited(own({"network": "much"}, **partner), site=assessment({}, **partner)) == {"network": "much"}


def test_the_newest_round_that_has_begun_counts_alone() -> None:
    old, new = own({"network": "full"}, round="2026-05"), own({"bad-news": "full"}, round="2026-10")
    later = own({"network": "none"}, round="2026-12")
    assert inherited(later, old, new) == {"bad-news": "full"}


def test_where_several_answered_and_nothing_is_agreed_nothing_is_handed_down() -> None:
    second: dict[str, Any] = {"respondent": {"id": "second", "role": "ward lead"}}
    several = own({"network": "much"}), own({"network": "full"}, **second)
    assert inherited(*several) == {}
    agreed = own({"network": "little"}, respondent=None, agreed={"date": "2026-11-01", "who": "ward lead"})
    assert inherited(*several, agreed) == {"network": "little"}


def test_what_was_asked_otherwise_is_not_handed_down_even_by_a_file_without_marks() -> None:
    reworded = outline(section("s", item("network", about="site", ask="Is the network fast?")), id="site-alone")
    assert inherited(own({"network": "much"}, reworded)) == {}
    assert inherited(own({"network": {"option": "much", "asked": LAYOUT.fingerprint("network")}}, OWN)) != {}
    assert inherited(own({"network": {"option": "much", "asked": "q-0123456789abcdef"}}, OWN)) == {}


def test_a_checklist_that_asks_about_more_than_the_site_hands_down_nothing() -> None:
    assert inherited(own({"network": "much"}, LAYOUT)) == {}


def test_what_is_asked_only_under_a_condition_is_not_handed_down() -> None:
    layout = outline(section("d", item("keen", about="site")))
    file = own({"keen": "full"}, profile={"named": {"option": "answer-yes"}})
    assert inherited(file, layout=layout) == {}
    below = outline(
        section("s", item("keen", about="site"), relevant_when={"item": "named", "is": ["answer-yes"]}),
        profile=[question("named")],
        id="site-alone",
    )
    assert inherited(own({"keen": "full"}, below), layout=layout) == {}


@pytest.mark.parametrize(
    ("checklist", "of_item", "until"),
    [
        (None, None, date(2027, 1, 10)),
        ("6 months", None, date(2026, 7, 10)),
        ("6 months", "2 weeks", date(2026, 1, 24)),
        ("never", "2 weeks", date(2026, 1, 24)),
        ("never", None, None),
        (None, "never", None),
    ],
)
def test_an_answer_counts_for_as_long_as_its_checklist_says_else_a_year(
    checklist: str | None, of_item: str | None, until: date | None
) -> None:
    network = item("network", about="site", **({} if of_item is None else {"inherited_for": of_item}))
    keys = {} if checklist is None else {"inherited_for": checklist}
    file = own({"network": {"option": "much", **on("2026-01-10")}}, outline(section("s", network), **keys))
    file = OwnFile(file.assessment.model_copy(update={"round": "2026-01"}), file.outline)
    days = [date(2026, 1, 9), date(2026, 1, 10), *([until, date.fromordinal(until.toordinal() + 1)] if until else [])]
    counts = [bool(inherited(file, day=day)) for day in days]
    assert counts == ([False, True, True, False] if until else [False, False])


def test_an_answer_without_a_day_is_as_old_as_its_agreement_or_its_round() -> None:
    found = handed_down(LAYOUT, SITE, DAY, None, [own({"network": "much"}, round="2026-10")])
    assert found["network"].origin == Origin("site", date(2026, 10, 1), date(2027, 10, 1))
    agreed: dict[str, Any] = {
        "respondent": None,
        "agreed": {"date": "2026-10-20", "who": "ward lead"},
        "round": "2026-10-09",
    }
    found = handed_down(LAYOUT, SITE, DAY, None, [own({"network": "much"}, **agreed)])
    assert found["network"].origin == Origin("site", date(2026, 10, 20), date(2027, 10, 20))


def test_answering_over_what_was_in_force_on_that_day_needs_a_reason_and_over_what_came_later_does_not() -> None:
    file = own({"network": {"option": "much", **on("2026-10-12")}}, round="2026-10")
    for day, over in (("2026-10-11", []), ("2026-10-12", ["network"]), ("2027-10-13", [])):
        site = assessment({"network": {"option": "none", **on(day)}}, **NORTH)
        assert list(answered_over(LAYOUT, site, None, [file])) == over


def test_an_inherited_answer_counts_as_asked() -> None:
    said = {"innovates": "full", "bad-news": "full"}
    assert not judge_assessment(LAYOUT, assessment(said, **NORTH), DAY).verdict.settled
    judged = judge_assessment(LAYOUT, assessment(said, **NORTH), DAY, None, [own({"network": "much"})])
    assert judged.verdict.verdict.id == "ready"
    assert not judged.case.not_asked


ANSWERS: Final = st.dictionaries(
    st.sampled_from(("network", "bad-news")), st.sampled_from((*LEVELS, None, "unknown")), max_size=2
)
FILES: Final = st.lists(
    st.builds(
        lambda said, round_, place, more: own(
            {name: DONT_KNOW if one == "unknown" else one for name, one in said.items()}, round=round_, **place, **more
        ),
        ANSWERS,
        st.sampled_from(("2026-03", "2026-10", "2026-11-05", "2027-01")),
        st.sampled_from((NORTH, {"site": {"id": "south"}}, {"site": {"id": "north", "kind": "partner"}})),
        st.sampled_from(({}, {"innovation": {"id": "hub"}}, {"checklist": {"id": "other", "version": "1.0.0"}})),
    ),
    max_size=5,
)


@given(FILES, st.randoms(use_true_random=False))
def test_the_order_of_files_does_not_matter(files: list[OwnFile], chance: Any) -> None:  # noqa: ANN401 (hypothesis's own)
    mixed = list(files)
    chance.shuffle(mixed)
    assert handed_down(LAYOUT, SITE, DAY, None, files) == handed_down(LAYOUT, SITE, DAY, None, mixed)


@given(FILES, FILES)
def test_a_file_that_nothing_is_inherited_from_changes_nothing(files: list[OwnFile], more: list[OwnFile]) -> None:
    others = [
        one
        for one in more
        if one.assessment.innovation is not None or one.assessment.site != SITE.site or one.assessment.round > "2026-12"
    ]
    before, after = (judge_assessment(LAYOUT, SITE, DAY, None, some) for some in (files, [*files, *others]))
    assert before.verdict == after.verdict


@given(ANSWERS, ANSWERS, st.sampled_from(("network", "bad-news")), st.sampled_from((None, DONT_KNOW)))
def test_leaving_an_answer_of_the_sites_own_open_never_improves_a_verdict(
    said: dict[str, Any], here: dict[str, Any], name: str, left_open: object
) -> None:
    assert ready(here, {**said, name: left_open}) <= ready(here, said)


@given(ANSWERS, ANSWERS, st.sampled_from(("network", "bad-news")))
def test_raising_an_answer_of_the_sites_own_never_worsens_a_verdict(
    said: dict[str, Any], here: dict[str, Any], name: str
) -> None:
    by_level = [ready(here, {**said, name: level}) for level in LEVELS]
    assert all(worse <= better for worse, better in pairwise(by_level))


@given(ANSWERS, ANSWERS)
def test_an_answer_that_runs_out_is_left_open_and_never_improves_a_verdict(
    said: dict[str, Any], here: dict[str, Any]
) -> None:
    assert ready(here, said, date(2028, 1, 1)) <= ready(here, said)


def ready(here: dict[str, Any], said: dict[str, Any], day: date = DAY) -> bool:
    """Return whether a site comes out ready with answers in its file, and others that it gave for itself."""
    files = [{name: DONT_KNOW if one == "unknown" else one for name, one in some.items()} for some in (here, said)]
    site = assessment({"innovates": "full", "network": None, "bad-news": None, **files[0]}, **NORTH)
    verdict = judge_assessment(LAYOUT, site, day, None, [own(files[1])]).verdict
    return verdict.settled and verdict.verdict.id == "ready"

"""Names that look like one another: the same place or organisation, written in two ways."""

from __future__ import annotations

from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scalecheck.engine.judging.scope import judge_assessment
from scalecheck.lint.assessments import review
from scalecheck.lint.names import Effort, alike, may_be_one, names_in
from tests.builders import DAY, assessment, item, outline, section
from tests.work import calls_of

SMALL = outline(section("area", item("first"), item("here", about="site")))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("NHS X and Y", "X & Y ICB"),
        ("NHS Hill and Vale Integrated Care Board", "Hill & Vale ICB"),
        ("Westmere NHS Foundation Trust", "Westmere Trust"),
        ("Northfield Hospital", "Northfeld Hospital"),
        ("Council of Ashby", "Ashby Council"),
        ("St Mary's", "St Marys"),
    ],
)
def test_the_same_name_in_two_ways_is_alike(one: str, other: str) -> None:
    assert alike(one, other)
    assert alike(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ward 3", "Ward 4"),
        ("North ward", "South ward"),
        ("Eastbrook", "Westbrook"),
        ("East Hospital", "West Hospital"),
        ("Northfield Community Hospital", "Southfield Community Hospital"),
        ("County Council", "Town Council"),
        ("NHS Trust", "The Trust of Hill"),
        ("Home care", "Home cares for all"),
        ("Northfield  hospital", "northfield Hospital"),
    ],
)
def test_two_names_and_one_name_in_other_capitals_are_not_pointed_out(one: str, other: str) -> None:
    assert not alike(one, other)
    assert not alike(other, one)


@given(st.text(max_size=40), st.text(max_size=40))
def test_whatever_is_written_looks_alike_in_both_directions_and_never_like_itself(one: str, other: str) -> None:
    assert alike(one, other) == alike(other, one)
    assert not alike(one, one)


def spots(file: dict[str, Any], *around: dict[str, Any], code: str = "alike-names") -> list[tuple[Any, ...]]:
    here, others = assessment({}, **file), [assessment({}, **one) for one in around]
    found = review(judge_assessment(SMALL, here, DAY), here, around=others)
    return [one.path for one in found if one.code == code]


def site(name: str, organisation: str | None = None, **keys: str) -> dict[str, Any]:
    return {"site": {"id": "east", "name": name, **({"organisation": organisation} if organisation else {}), **keys}}


def proposed(names: list[str]) -> dict[str, Any]:
    return {"innovation": {"id": "hub", "name": "Hub"}, "proposal": {"sites": names}}


def test_many_names_take_no_more_work_than_some_hundred() -> None:
    some, many = ([f"Ward {number}" for number in range(count)] for count in (500, 4_000))
    assert calls_of(lambda: spots(proposed(many))) < 2 * calls_of(lambda: spots(proposed(some)))


def test_only_so_much_effort_is_made_for_names_that_a_slow_look_alone_can_tell_apart() -> None:
    letters = "abcdefghijklmnopqrstuvwxyz"
    mixed = ["".join(Random(seed).sample(letters, len(letters))) for seed in range(20)]  # noqa: S311 (no secrets)
    effort = Effort(100_000)
    assert [one for one in mixed for other in mixed if alike(one, other, effort)] == []
    assert effort.left < 0
    assert not alike("Northfield Hospital", "Northfeld Hospital", effort)
    assert alike("Northfield Hospital", "Northfeld Hospital", Effort())


def test_a_name_that_is_written_again_and_again_is_compared_once() -> None:
    assert spots(proposed(["Northfield Hospital", *["Northfeld Hospital"] * 3])) == [("proposal", "sites", 1)]


def test_names_in_the_files_beside_are_compared_too() -> None:
    programme = {"innovation": {"id": "hub", "organisation": "NHS Hill and Vale"}}
    assert spots(site("East", "Hill & Vale ICB"), programme) == [("site", "organisation")]
    assert spots(site("East", "NHS Hill and Vale"), programme) == []


def test_organisations_with_an_id_each_are_told_apart_and_with_one_id_are_one() -> None:
    def found(one: str | None, other: str | None) -> list[tuple[Any, ...]]:
        ids = [{} if name is None else {"organisation_id": name} for name in (one, other)]
        programme = {"innovation": {"id": "hub", "organisation": "NHS Hill and Vale", **ids[1]}}
        return spots(site("East", "Hill & Vale ICB", **ids[0]), programme)

    assert found("icb", "nhs") == found("icb", "icb") == []
    assert found("icb", None) == found(None, None) == [("site", "organisation")]


def test_every_place_where_a_name_is_written_is_looked_at() -> None:
    file = assessment(
        {"first": {"owner": {"role": "lead", "organisation": "A"}, "actions": [{"what": "Go", "organisation": "B"}]}},
        innovation={"id": "hub", "organisation": "C"},
        site={"id": "east", "name": "D", "organisation": "E"},
        respondent={"id": "lead", "role": "lead", "organisation": "F"},
        partners=[{"id": "care", "name": "G", "organisation": "H"}],
        proposal={"sites": ["I", "J"]},
    )
    assert sorted(one.name for one in names_in(file)) == list("ABCDEFGHIJ")


def test_a_place_and_an_organisation_of_one_name_are_two_things() -> None:
    place, organisation = (next(names_in(assessment({}, **one))) for one in (site("X and Y"), {"respondent": RUN}))
    assert not may_be_one(place, organisation)


RUN = {"id": "lead", "role": "lead", "organisation": "X & Y"}


def test_a_partner_with_a_hospitals_id_is_found_in_the_programmes_file_and_in_its_own() -> None:
    partners = {"partners": [{"id": "east", "name": "Home care"}]}
    hospital = site("East hospital")
    code = "place-of-two-kinds"
    assert spots(partners, hospital, code=code) == [("partners", 0, "id")]
    assert spots(site("Home care", kind="partner"), hospital, code=code) == [("site", "id")]
    assert spots(hospital, partners, code=code) == [("site", "id")]
    assert spots(site("Home care", kind="partner"), partners, code=code) == []


def test_a_place_that_the_programme_does_not_name_is_found() -> None:
    code = "place-not-named"
    programme = {"proposal": {"sites": ["East hospital", "South"]}, "partners": [{"id": "care"}]}
    assert spots(site("East hospital"), programme, code=code) == []
    assert spots(site("West"), programme, code=code) == [("site",)]
    assert spots(site("West"), {"proposal": {"sites": ["Four hospitals"]}}, code=code) == []
    assert spots(site("Meals", kind="partner"), programme, code=code) == [("site",)]
    assert spots({"site": {"id": "care", "kind": "partner"}}, programme, code=code) == []
    assert spots(site("West"), {**programme, "round": "2026-05"}, code=code) == []

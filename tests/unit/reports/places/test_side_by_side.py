"""The sites and partners of a programme side by side: by name, with what is open told apart from what is missing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from hypothesis import given
from hypothesis import strategies as st

from scalecheck.engine.changes.looked import Looked
from scalecheck.engine.judging.scope import judge_assessment
from scalecheck.reports.contents import Condition
from scalecheck.reports.material import Material, SiteResult
from scalecheck.reports.places.side_by_side import (
    NO_FILE,
    NOT_ASKED,
    NOT_ASSESSED,
    PROGRAMME,
    other_sites_in_words,
    partners_in_words,
    places,
)
from tests.builders import DAY, DONT_KNOW, assessment, gate, item, outline, section

if TYPE_CHECKING:
    from scalecheck.reports.contents import PlaceRow, Places

LAYOUT: Final = outline(
    section("fit", item("core"), item("shaped", about="site"), item("wanted", about="site")),
    section("money", item("paid")),
    section("people", item("time", about="site"), item("champion", about="site")),
    gates=[
        gate("pays", {"ready": {"item": "paid", "at_least": "full"}}),
        gate("hours", {"ready": {"item": "time", "at_least": "full"}}),
    ],
)
PARTNER: Final = outline(section("work", item("agreed", about="site")), id="partner-work", title="Partner work")
MET: Final = {"shaped": "full", "wanted": "full", "time": "full", "champion": "full"}


def site(name: str, said: dict[str, Any]) -> SiteResult:
    file = assessment(said, site={"id": name.lower(), "name": name})
    programme = assessment({"core": "full", "paid": "little"})
    return SiteResult(name, Looked(file, judge_assessment(LAYOUT, file, DAY, programme), programme), "")


def partner(name: str, said: dict[str, Any] | None) -> SiteResult:
    if said is None:
        return SiteResult(name, None, "Not asked.", "County Council", "the first week at home")
    file = assessment(said, site={"id": name.lower(), "kind": "partner"}, checklist={"id": "work", "version": "1.0.0"})
    return SiteResult(name, Looked(file, judge_assessment(PARTNER, file, DAY)), "", "A charity")


def material(*sites: SiteResult, partners: tuple[SiteResult, ...] = (), **keys: object) -> Material:
    file = assessment({"core": "full", "paid": "little"}, **keys)
    return Material(file, judge_assessment(LAYOUT, file, DAY), sites=sites, partners=partners)


def rows(found: Places) -> dict[str, PlaceRow]:
    assert found.sites is not None
    return {row.name: row for row in found.sites.rows}


def test_a_report_without_sites_and_partners_has_nothing_side_by_side() -> None:
    found = places(material(), ())
    assert (found.sites, found.partners, found.blockers, found.conditions) == (None, (), (), ())


def test_sites_come_by_name_behind_the_programme_whatever_their_verdict() -> None:
    found = places(material(site("Zeal", MET), site("alder", {}), site("Mid", MET)), ())
    assert list(rows(found)) == [PROGRAMME, "Alder", "Mid", "Zeal"]


def test_proposed_sites_are_side_by_side_also_where_no_site_has_answered_the_programmes_checklist() -> None:
    proposed: dict[str, Any] = {"proposal": {"sites": ["South", "North"]}}
    other = partner("North", MET)
    found = places(replace(material(**proposed), other_sites=(other,)), ())
    assert {name: row.verdict for name, row in rows(found).items() if name != PROGRAMME} == {"South": NO_FILE}
    assert places(material(**proposed), ()).sites is None


def test_what_nobody_has_answered_is_told_apart_from_a_gap_and_from_what_is_not_asked_there() -> None:
    found = rows(places(material(site("North", {"shaped": "little", "wanted": DONT_KNOW})), ()))
    assert [(one.area, one.state, one.says) for one in found["North"].areas] == [
        ("Area FIT", "gap", "0 of 2 met, 1 not known"),
        ("Area MONEY", "not-asked", NOT_ASKED),
        ("Area PEOPLE", "not-assessed", NOT_ASSESSED),
    ]


def test_the_weakest_area_of_each_place_is_marked_of_those_that_are_answered() -> None:
    north = site("North", {**MET, "time": "little"})
    south = site("South", {"shaped": "little", "wanted": "full"})
    found = rows(places(material(north, south, site("West", MET), site("East", {})), ()))
    weakest = {name: [one.area for one in row.areas if one.weakest] for name, row in found.items()}
    assert weakest == {
        PROGRAMME: ["Area MONEY"],
        "North": ["Area PEOPLE"],
        "South": ["Area FIT"],
        "West": [],
        "East": [],
    }
    assert {one.state for one in found["West"].areas} == {"met", "not-asked"}


def test_a_proposed_site_without_a_file_is_there_and_not_assessed() -> None:
    found = rows(places(material(site("North", MET), proposal={"sites": ["North", "West Bank"]}), ()))
    assert found["West Bank"].verdict == NO_FILE
    assert {one.says for one in found["West Bank"].areas} == {NOT_ASSESSED}


def test_a_site_that_could_not_be_judged_is_there_with_the_reason() -> None:
    found = rows(places(material(SiteResult("North", None, "Not agreed: 2 answered separately.")), ()))
    assert found["North"].verdict == "Not agreed: 2 answered separately."
    assert {one.state for one in found["North"].areas} == {"not-assessed"}


def test_a_gate_that_a_site_alone_keeps_from_being_met_is_told_with_the_sites() -> None:
    sites = site("South", {**MET, "time": "little"}), site("North", {**MET, "time": "none"}), site("West", MET)
    found = places(material(*sites, site("East", {})), ()).blockers
    assert [(one.what, one.places, one.not_assessed) for one in found] == [
        ("Gate HOURS", ("North", "South"), ("East",))
    ]


def test_gates_that_are_not_met_at_the_same_sites_are_named_together() -> None:
    gates = [gate(name, {"ready": {"item": name, "at_least": "full"}}) for name in ("time", "champion", "wanted")]
    layout = outline(
        section("people", *(item(one, about="site") for one in ("time", "champion", "wanted"))), gates=gates
    )

    def there(name: str, said: dict[str, Any]) -> SiteResult:
        file = assessment({**dict.fromkeys(("time", "champion", "wanted"), "full"), **said}, site={"id": name.lower()})
        return SiteResult(name, Looked(file, judge_assessment(layout, file, DAY)), "")

    both, one = dict.fromkeys(("time", "wanted"), "none"), dict.fromkeys(("time", "champion", "wanted"), "none")
    file = assessment({})
    found = places(
        Material(file, judge_assessment(layout, file, DAY), sites=(there("North", both), there("South", one))), ()
    )
    assert [(one.what, one.places) for one in found.blockers] == [
        ("Gate TIME and Gate WANTED", ("North", "South")),
        ("Gate CHAMPION", ("South",)),
    ]


def test_what_must_be_true_at_several_sites_is_told_once_with_the_sites() -> None:
    hours, paper = (Condition(what, "", "", overdue=False, general=False) for what in ("Hours.", "A paper."))
    found = places(material(site("North", MET)), [("South", (hours, paper)), ("North", (hours,))]).conditions
    assert [(one.what, one.places) for one in found] == [("Hours.", ("North", "South"))]


def test_partners_come_by_checklist_and_those_that_were_not_asked_first() -> None:
    all_of_them = partner("Home care", None), partner("Meals", {"agreed": "little"}), partner("Night sitting", None)
    found = places(material(partners=all_of_them), ()).partners
    assert [(table.checklist, [row.name for row in table.rows]) for table in found] == [
        ("", ["Home care, County Council", "Night sitting, County Council"]),
        ("Partner work", ["Meals, A charity"]),
    ]
    assert found[0].rows[0].carries == "the first week at home"
    assert [one.says for one in found[1].rows[0].areas] == ["0 of 1 met"]


def by_itself(name: str, said: dict[str, Any], **keys: object) -> SiteResult:
    gates = [gate("agreed", {"ready": {"item": "agreed", "at_least": "full"}})]
    work = section("work", item("agreed", about="site"))
    layout = outline(work, id="own", title="Own readiness", gates=gates, **keys)
    file = assessment(said, site={"id": name.lower()}, checklist={"id": "own", "version": "1.0.0"})
    return SiteResult(name, Looked(file, judge_assessment(layout, file, DAY)), "")


def test_sites_that_answered_another_checklist_come_by_that_checklist_and_version() -> None:
    others = by_itself("East", {"agreed": "full"}), by_itself("West", {}), by_itself("North", {}, version="2.0.0")
    file = assessment({}, proposal={"sites": ["East", "South"]})
    said = Material(file, judge_assessment(LAYOUT, file, DAY), sites=(site("Mid", MET),), other_sites=others)
    found = places(said, ())
    assert [(table.checklist, [row.name for row in table.rows]) for table in found.others] == [
        ("Own readiness", ["East", "West"]),
        ("Own readiness", ["North"]),
    ]
    assert list(rows(found)) == [PROGRAMME, "Mid", "South"]


def test_page_one_says_each_verdict_of_sites_by_another_checklist_once_with_the_sites() -> None:
    others = (
        by_itself("east", {"agreed": "full"}),
        by_itself("North", {"agreed": "full"}),
        SiteResult("South", None, "Not agreed: 2 answered separately."),
        by_itself("West", {}),
    )
    file = assessment({})
    said = Material(file, judge_assessment(LAYOUT, file, DAY), other_sites=others)
    assert list(other_sites_in_words(said)) == [
        "South: not agreed: 2 answered separately.",
        "By “Own readiness”: Verdict READY (amber) at East and North.",
        "By “Own readiness”: No verdict yet at West.",
    ]


def test_a_partner_that_was_not_asked_is_said_before_the_verdicts_of_the_others() -> None:
    said = material(partners=(partner("Care", {"agreed": "full"}), partner("Home care", None)))
    assert list(partners_in_words(said)) == [
        "Home care, County Council: not asked.",
        "Care, A charity: Verdict READY (amber).",
    ]


@given(st.permutations([site("North", MET), site("South", {}), site("West", {**MET, "time": "none"})]))
def test_the_order_of_files_does_not_matter(mixed: list[SiteResult]) -> None:
    assert places(material(*mixed), ()) == places(material(*sorted(mixed, key=lambda one: one.name)), ())


@given(st.sampled_from([MET, {}, {"time": "none"}]))
def test_another_site_changes_nothing_about_the_others(said: dict[str, Any]) -> None:
    alone, both = (
        places(material(site("North", MET)), ()),
        places(material(site("North", MET), site("South", said)), ()),
    )
    assert {name: row for name, row in rows(both).items() if name != "South"} == rows(alone)

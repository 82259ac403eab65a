"""The parts that must stay by site, what each site has changed, and what that raises, in a programme's report."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from scalecheck.engine.changes.looked import Looked
from scalecheck.engine.judging.scope import judge_assessment
from scalecheck.reports.material import Material, SiteResult
from scalecheck.reports.report import html_report, markdown_report, report_contents
from tests.builders import DAY, assessment, item, outline, section

if TYPE_CHECKING:
    from scalecheck.reports.contents import Adapted

TEMPLATES: Final = Path(__file__).parents[4] / "templates"
RULES: Final = outline(section("dom", item("a"), item("shared-learning", about="system")))
CORE: Final = [
    {"id": "call", "what": "a call on the day after", "why": "It finds what went wrong"},
    {"id": "list", "what": "One list | for both"},
]
BROKEN: Final = {"what": "No call", "kind": "core", "part": "call", "keeps_core": False}
WITHIN: Final = {
    "what": "A nurse calls",
    "kind": "core",
    "part": "call",
    "keeps_core": True,
    "why": "No doctor is there",
    "decided_by": "ward lead",
    "date": "2026-10-01",
    "outcome": "It works",
}


def made(sites: dict[str, dict[str, Any] | None], learning: str = "none", **keys: object) -> Material:
    programme = assessment({"a": "full", "shared-learning": learning}, **{"core": CORE, **keys})
    results = []
    for name, said in sites.items():
        if said is None:
            results.append(SiteResult(name, None, "Not judged."))
            continue
        site = assessment({}, site={"id": "north", "name": name}, **said)
        results.append(SiteResult(name, Looked(site, judge_assessment(RULES, site, DAY, programme), programme), ""))
    return Material(programme, judge_assessment(RULES, programme, DAY), sites=tuple(results))


def told(sites: dict[str, dict[str, Any] | None], **keys: Any) -> Adapted:  # noqa: ANN401 (keys of a file)
    return report_contents(made(sites, **keys)).adapted


def test_each_part_is_shown_at_each_site_by_name_and_what_could_not_be_read_is_not_known() -> None:
    found = told({"west": {"kept": ["call", "list"]}, "East": {"adaptations": [BROKEN]}, "North": None})
    assert found.sites == ("East", "North", "West")
    assert [row.states for row in found.parts] == [
        ("core changed", "not known", "kept"),
        ("not known", "not known", "kept"),
    ]


def test_a_site_that_answered_another_checklist_tells_what_it_kept_as_well() -> None:
    material = made({"North": {"kept": ["call"]}})
    other = made({"South": {"kept": ["list"]}, "north": {}}).sites
    found = report_contents(replace(material, other_sites=other)).adapted
    assert found.sites == ("North", "South")
    assert [row.states for row in found.parts] == [("kept", "not known"), ("not known", "kept")]


def test_a_change_of_the_core_that_a_decision_accepts_says_so() -> None:
    decision = {"date": "2026-11-20", "group": "Board", "taken": "ready", "accepts": ["no call"]}
    sites: dict[str, Any] = {"East": {"adaptations": [BROKEN]}}
    assert told(sites, decision=decision).parts[0].states == ("core changed, accepted",)
    other = {**BROKEN, "what": "No list"}
    assert told({"East": {"adaptations": [BROKEN, other]}}, decision=decision).parts[0].states == ("core changed",)


def test_three_sites_that_changed_one_part_raise_the_question_whether_it_is_core() -> None:
    sites: dict[str, Any] = {name: {"adaptations": [WITHIN]} for name in ("West", "East")}
    assert told(sites).questions == ()
    assert told({**sites, "North": {"adaptations": [BROKEN]}}).questions == (
        (
            "Three sites have changed “a call on the day after” (East, North and West). Is it core, or can each site "
            "have its own way?"
        ),
    )


def test_changes_that_are_not_shared_are_told_and_without_changes_nothing_is() -> None:
    sites: dict[str, Any] = {"East": {"adaptations": [WITHIN]}}
    assert told(sites).learning.startswith(
        "What sites have changed may not reach the others: “Title of SHARED-LEARNING”"
    )
    assert told(sites, learning="full").learning == ""
    assert told({"East": {}}).learning == ""


def test_a_site_tells_its_own_changes_with_the_part_in_words_and_what_it_kept() -> None:
    programme = assessment({"a": "full"}, core=CORE)
    site = assessment({}, site={"id": "north"}, adaptations=[WITHIN], kept=["list"])
    material = Material(site, judge_assessment(RULES, site, DAY, programme), programme)
    method = report_contents(material).method
    assert method.kept == "Kept as they are: “One list | for both”."
    [one] = method.adaptations
    assert (one.touches, one.outcome) == ("Core, “a call on the day after”; the core still holds", "It works.")
    assert report_contents(material).adapted.sites == ()


def test_both_reports_hold_the_table_and_seven_sites_are_told_in_two_of_them() -> None:
    sites: dict[str, Any] = {f"Site {number}": {"kept": ["call"]} for number in range(7)}
    sites["Site 6"] = {"adaptations": [WITHIN]}
    material = made(sites)
    text = markdown_report(material, (TEMPLATES,))
    assert "## What must stay, and what sites have changed\n" in text
    assert "| Part that must stay | Site 5 | Site 6 |\n| --- | --- | --- |\n" in text
    assert "| A call on the day after | kept | changed within limits |\n" in text
    assert r"| One list \| for both | *not known* | *not known* |" in text
    assert "- Why “A call on the day after” must stay: It finds what went wrong.\n" in text
    assert (
        "- Site 6: A nurse calls. Core, “a call on the day after”; the core still holds. No doctor is there. "
        "Ward lead, 1 October 2026. What happened: It works.\n" in text
    )
    page = html_report(material, (TEMPLATES,))
    assert page.count('aria-label="What became of the parts that must stay, by site"') == 2
    assert '<th scope="col">Site 6</th>' in page
    assert "What must stay, and" not in markdown_report(made({"East": {}}, core=[]), (TEMPLATES,))

"""What must be true first: the programme's page and a site's page never disagree on it."""

from __future__ import annotations

import html
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scalecheck.engine.changes.looked import Looked
from scalecheck.engine.inputs.outline import Outline
from scalecheck.engine.judging.scope import judge_assessment
from scalecheck.model.assessment import Decision
from scalecheck.reports.material import Material, SiteResult
from scalecheck.reports.page_one.before import Gathered, conditions
from scalecheck.reports.report import html_report, markdown_report, report_contents
from scalecheck.workspace.beside import sites_of
from scalecheck.workspace.catalogue import Catalogue
from scalecheck.workspace.reading import Reader
from tests.builders import DAY, assessment, gate, item, outline, plain, question, section, verdict

ROUND: Final = Path(__file__).parents[4] / "examples" / "delayed-discharge" / "assessments" / "discharge-dashboard"
TEMPLATES: Final = Path(__file__).parents[4] / "templates"
OPTIONS: Final = ("none", "little", "much", "full")
BROKEN: Final = {
    "what": "The call is left out",
    "kind": "core",
    "keeps_core": False,
    "why": "No time",
    "decided_by": "ward lead",
    "date": "2026-11-01",
}


def layout() -> Outline:
    """Return a checklist with items about all three sides, in which a smaller step asks for less."""

    def least(name: str) -> dict[str, Any]:
        smaller = {"all": [{"item": "reach", "is": ["one"]}, {"item": name, "at_least": "little"}]}
        return {"any": [{"item": name, "at_least": "full"}, smaller]}

    gates = [
        gate("safe", {"ready": {"all": [least("a"), least("s")]}, "soon": {"item": "s", "at_least": "little"}}),
        gate("paid", {"ready": {"all": [least("b"), least("t")]}, "soon": least("b")}, guards_core=True),
    ]
    meanings = {name: f"It is {name}." for name in OPTIONS}
    return outline(
        section("one", item("a", meanings=meanings), item("b", about="system", meanings=meanings)),
        section("two", item("s", about="site", meanings=meanings), item("t", about="site", meanings=meanings)),
        gates=gates,
        profile=[question("reach", scale="steps", step=True)],
        verdicts=[
            verdict("ready", {"share": "partly", "in": "overall", "at_least": 0.5}),
            verdict("soon"),
            verdict("not-yet", default=True),
        ],
    )


def pages(programme: dict[str, Any], *sites: dict[str, Any]) -> tuple[Material, tuple[Material, ...]]:
    """Return what the programme's report and that of each site are made of."""
    rules = layout()
    whole = assessment(**programme)
    files = [
        assessment(site={"id": f"site-{number}", "name": f"Site {number}"}, **one) for number, one in enumerate(sites)
    ]
    looked = [Looked(one, judge_assessment(rules, one, DAY, whole), whole) for one in files]
    found = tuple(SiteResult(f"Site {number}", one, "") for number, one in enumerate(looked))
    own = tuple(Material(one.assessment, one.judgement, whole) for one in looked)
    return Material(whole, judge_assessment(rules, whole, DAY), sites=found), own


def told(groups: tuple[Gathered, ...], site: str) -> list[tuple[str, str, Any]]:
    return [(one.before, one.site, said) for one in groups if one.site in {"", site} for said in one.conditions]


def agree(whole: Material, sites: tuple[Material, ...]) -> None:
    """Check that each site's page asks for what the programme's page asks of it, no more and no less."""
    for one in sites:
        own = one.assessment.site
        assert own is not None
        name = own.name or own.id
        assert told(conditions(one), name) == told(conditions(whole), name)


def answers(names: str) -> st.SearchStrategy[dict[str, Any]]:
    actions = st.lists(st.sampled_from(({"what": "Ask the ward"}, {"what": "Sign it", "who": "lead"})), max_size=2)
    kinds = st.one_of(
        st.builds(lambda option, to_do: {"option": option, "actions": to_do}, st.sampled_from(OPTIONS), actions),
        st.sampled_from(OPTIONS),
        st.just({"dont_know": True}),
    )
    return st.fixed_dictionaries(dict.fromkeys(names, kinds))


programmes = st.fixed_dictionaries(
    {"said": answers("ab"), "profile": st.sampled_from(("one", "some", "every")).map(lambda one: {"reach": one})}
).map(lambda one: {"said": one["said"], "profile": {"reach": {"option": one["profile"]["reach"]}}})
at_sites = st.fixed_dictionaries({"said": answers("st"), "adaptations": st.sampled_from(([], [BROKEN]))})


@given(programmes, st.lists(at_sites, min_size=1, max_size=2))
def test_programme_and_sites_ask_for_the_same_first(programme: dict[str, Any], sites: list[dict[str, Any]]) -> None:
    agree(*pages(programme, *sites))


def example() -> tuple[Material, Material]:
    """Return what the worked example's two reports are made of."""
    reader, path = Reader(Catalogue(None)), ROUND / "2026-11" / "programme" / "agreed.yaml"
    file, checklist = reader.assessment(path)
    rules = Outline(checklist)
    whole = Material(file, judge_assessment(rules, file, DAY), sites=sites_of(reader, file, path, DAY))
    own, _ = reader.assessment(ROUND / "2026-11" / "eastbrook" / "operations-manager.yaml")
    return whole, Material(own, judge_assessment(rules, own, DAY, file), file)


def test_the_two_pages_of_the_example_ask_for_the_same_first() -> None:
    whole, site = (conditions(one) for one in example())
    assert told(whole, "Eastbrook") == told(site, "Eastbrook")
    assert [(one.before, one.site) for one in whole] == [
        ("smaller", ""),
        ("smaller", "Eastbrook"),
        ("proposed", ""),
        ("proposed", "Eastbrook"),
    ]
    assert "Rota time and cover for 14 staff." in [one.what for one in whole[1].conditions]


def test_page_one_of_the_programme_names_what_must_be_true_at_a_site() -> None:
    everywhere = {"said": {"a": "full", "b": "full"}, "profile": {"reach": {"option": "every"}}}
    whole, _ = pages(everywhere, {"said": {"s": "little", "t": "full"}})
    page = report_contents(whole).page_one
    shown = {one.before: [said.what for said in one.shown] for one in page.conditions}
    assert shown["Before the step proposed at Site 0"] == ["Title of S: It is full."]
    assert ", if one thing is true first, at Site 0." in page.verdict


def test_a_programme_that_is_ready_says_what_must_be_true_first_at_its_sites() -> None:
    one = {"said": {"a": "full", "b": "full"}, "profile": {"reach": {"option": "one"}}}
    whole, (site,) = pages(one, {"said": {"s": "none", "t": "none"}})
    said = report_contents(whole).page_one.verdict
    assert said.startswith("Verdict READY for “One site” (amber), if two things are true first, all of them at Site 0.")
    assert report_contents(site).page_one.verdict.startswith("Verdict NOT-YET")


SMALLER: Final = {"said": {"a": "little", "b": "little"}, "profile": {"reach": {"option": "every"}}}


def test_the_programmes_page_says_where_a_smaller_step_is_not_supported_by_the_sites_own_file() -> None:
    whole, (one, other) = pages(SMALLER, {"said": {"s": "none", "t": "none"}}, {"said": {"s": "full", "t": "full"}})
    told_of_all, told_of_one, told_of_other = (report_contents(made).page_one.verdict for made in (whole, one, other))
    assert told_of_all.endswith("two of them at Site 0; “Verdict NOT-YET” at Site 0 until then.")
    assert "Verdict NOT-YET for the smaller step, “One site”, before four things are true" in told_of_one
    assert "NOT-YET for the smaller step" not in told_of_other


def test_sites_where_a_smaller_step_is_not_supported_are_counted_where_they_are_many() -> None:
    whole, _ = pages(SMALLER, *[{"said": {"s": "none", "t": "full"}}] * 4, {"said": {"t": "full"}})
    said = report_contents(whole).page_one.verdict
    assert said.endswith("; “Verdict NOT-YET” at four sites and “No verdict yet” at Site 4 until then.")


def test_what_a_site_takes_over_is_asked_of_the_programme_alone() -> None:
    everywhere = {"said": {"a": "none", "b": "full"}, "profile": {"reach": {"option": "every"}}}
    whole, (site,) = pages(everywhere, {"said": {"s": "little", "t": "full"}})
    groups = [
        (one.title, [said.what for said in one.conditions]) for one in conditions(whole) if one.before != "smaller"
    ]
    assert groups == [
        ("Before the step proposed", ["Title of A: It is full."]),
        ("Before the step proposed at Site 0, also", ["Title of S: It is full."]),
    ]
    assert told(conditions(site), "Site 0") == told(conditions(whole), "Site 0")


def test_the_same_thing_is_asked_of_each_site_that_lacks_it() -> None:
    everywhere = {"said": {"a": "full", "b": "full"}, "profile": {"reach": {"option": "every"}}}
    whole, _ = pages(everywhere, {"said": {"s": "little", "t": "full"}}, {"said": {"s": "little", "t": "full"}})
    asked = [
        (one.site, [said.what for said in one.conditions]) for one in conditions(whole) if one.before == "proposed"
    ]
    assert asked == [("Site 0", ["Title of S: It is full."]), ("Site 1", ["Title of S: It is full."])]


def test_a_file_that_is_alone_asks_for_what_it_lacks_itself() -> None:
    file = assessment({"a": "none", "b": "full", "s": "full", "t": "full"}, profile={"reach": {"option": "every"}})
    alone = Material(file, judge_assessment(layout(), file, DAY))
    asked = [(one.title, [said.what for said in one.conditions]) for one in conditions(alone)]
    assert asked[-1] == ("Before the step proposed", ["Title of A: It is full."])
    assert conditions(replace(alone, names=True)) == conditions(alone)


@pytest.mark.parametrize("template", ["board-paper.md.jinja", "board-paper.html.jinja"])
def test_the_board_paper_tells_what_is_asked_of_a_site(template: str) -> None:
    everywhere = {"said": {"a": "full", "b": "full"}, "profile": {"reach": {"option": "every"}}}
    whole, _ = pages(everywhere, {"said": {"s": "little", "t": "full"}})
    made = markdown_report if template.endswith(".md.jinja") else html_report
    _, _, asked = made(whole, (TEMPLATES,), template).partition("Before the step proposed at Site 0")
    assert "Title of S: It is full." in asked.partition("Background")[0]


@pytest.mark.parametrize("template", ["board-paper.md.jinja", "board-paper.html.jinja"])
def test_the_board_paper_tells_everybody_who_sees_it_differently(template: str) -> None:
    whole, _ = example()
    saw = {"role": "patient partner", "view": "Too soon."}
    decided = {"date": "2026-11-27", "group": "Board", "taken": "not-yet", "dissent": [saw]}
    minuted = whole.assessment.model_copy(update={"decision": Decision.model_validate(plain(decided))})
    material = replace(whole, assessment=minuted)
    made = markdown_report if template.endswith(".md.jinja") else html_report
    told_there = html.unescape(made(material, (TEMPLATES,), template)).partition("Who sees it differently")[2]
    views = report_contents(material).views
    assert len(views) > len(report_contents(material).page_one.views)
    for said in ("“Too soon.”", *(view.says for view in views), *(title for view in views for title in view.about)):
        assert said in told_there


def test_what_was_set_for_the_programme_and_for_a_site_is_told_on_both_their_pages() -> None:
    def decided(what: str) -> dict[str, Any]:
        return {"date": "2026-11-27", "group": "the board", "taken": "soon", "conditions": [{"what": what}]}

    whole, (site, other) = pages(
        {"said": {"a": "full", "b": "full"}, "decision": decided("A payer")},
        {"said": {"s": "little", "t": "full"}, "decision": decided("A room")},
        {"said": {"s": "little", "t": "full"}},
    )
    everywhere = ("Set by the board (not met yet)", "A payer.")
    there = ("Set by the board for Site 0 (not met yet)", "A room.")
    for material, expected in ((whole, [everywhere, there]), (site, [everywhere, there]), (other, [everywhere])):
        found = conditions(material)
        assert [(one.title, said.what) for one in found if one.by for said in one.conditions] == expected
        assert [bool(one.by) for one in found] == sorted((bool(one.by) for one in found), reverse=True)

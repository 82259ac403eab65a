"""A change of the core on page one of the site and of the programme: at which site, and that somebody has to decide."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

import pytest

from scalecheck.engine.changes.looked import Looked
from scalecheck.engine.judging.scope import judge_assessment
from scalecheck.reports.material import Material, SiteResult
from scalecheck.reports.page_one.before import conditions
from scalecheck.reports.report import report_contents
from scalecheck.reports.sections.sites import at_sites
from tests.builders import BACKED, DAY, assessment, gate, item, outline, section

BROKEN: Final = {"what": "The weekly call  is left out.", "kind": "core", "keeps_core": False}
ASKED: Final = "Accept or reverse this change of the core at North: “The weekly call is left out”."
FULL: Final = {"a": "full", "b": "full"}


def with_core(*, guarded: bool = True) -> Any:  # noqa: ANN401 (a checklist)
    says = {"ready": "What must stay is known.", "otherwise": "What must stay is not known."}
    guard = gate("travels", {"ready": {"item": "a", "at_least": "full"}}, guards_core=guarded, says=says)
    return outline(section("d", item("a"), item("b", about="site")), gates=[guard])


def material(
    decision: dict[str, Any] | None = None, *, guarded: bool = True, adaptations: tuple[dict[str, Any], ...] = (BROKEN,)
) -> tuple[Material, Material]:
    """Return what the programme's report and the site's are made of."""
    rules = with_core(guarded=guarded)
    programme = assessment(FULL, **({} if decision is None else {"decision": decision}))
    file = assessment(FULL, site={"id": "north", "name": "North"}, adaptations=list(adaptations))
    looked = Looked(file, judge_assessment(rules, file, DAY, programme), programme)
    sites = (SiteResult("North", looked, ""), SiteResult("South", None, "Not agreed: 2 answered separately."))
    whole = Material(programme, judge_assessment(rules, programme, DAY), sites=sites)
    return whole, Material(file, looked.judgement, programme)


def decided(*accepts: str) -> dict[str, Any]:
    return {"date": "2026-11-20", "group": "steering group", "taken": "ready", "accepts": list(accepts)}


def told(one: Material) -> list[str]:
    return [said.what for group in conditions(one) for said in group.conditions if "core" in said.what]


def test_page_one_of_programme_and_site_asks_to_accept_or_reverse_the_change_and_names_the_site() -> None:
    for one in material():
        assert told(one) == [ASKED]


def test_it_is_on_page_one_before_what_somebody_already_sees_to() -> None:
    for one in material():
        shown = [said.what for group in report_contents(one).page_one.conditions for said in group.shown]
        assert shown[0] == ASKED


def test_the_programme_names_the_sites_that_changed_the_core() -> None:
    whole, site = material()
    assert "The core was changed at North, and no decision accepts it." in list(at_sites(whole))
    assert list(at_sites(site)) == []


def test_a_change_that_was_accepted_is_still_named_and_nobody_is_asked_again() -> None:
    whole, site = material(decided("the weekly call is left out."))
    assert "The core was changed at North; the group that decides has accepted it." in list(at_sites(whole))
    assert told(whole) == told(site) == []


def test_what_goes_well_never_comes_from_a_gate_that_is_not_met_at_a_site() -> None:
    def good(one: Material) -> list[str]:
        return [f"{said.words}{said.headline}" for said in report_contents(one).reasons if said.good]

    assert good(material(adaptations=())[0]) == ["What must stay is known."]
    backed = {"a": {"option": "full", **BACKED}, "b": "full"}
    whole, _ = material()
    told_well = replace(whole, judgement=judge_assessment(with_core(), assessment(backed), DAY))
    assert told_well.judgement.gates[0].met
    for one in (whole, told_well):
        assert told(one) == [ASKED]
        assert good(one) == []


def test_without_a_gate_that_guards_the_core_the_change_is_named_and_is_no_condition_of_the_verdict() -> None:
    whole, site = material(guarded=False)
    assert site.judgement.verdict.verdict.id == "ready"
    assert told(whole) == told(site) == []
    assert "The core was changed at North, and no decision accepts it." in list(at_sites(whole))


@pytest.mark.parametrize("keeps", [True, None])
def test_a_change_that_keeps_the_core_is_not_told_there(*, keeps: bool | None) -> None:
    for one in material(adaptations=({**BROKEN, "keeps_core": keeps},)):
        assert told(one) == []
        assert not [said for said in at_sites(one) if "core" in said]

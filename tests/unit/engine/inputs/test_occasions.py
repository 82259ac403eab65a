"""Which file speaks for an innovation, a site and a round."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scalecheck.engine.inputs.occasions import Occasion, newest_round, occasion_of, speaking
from tests.builders import assessment

if TYPE_CHECKING:
    from scalecheck.model.assessment import Assessment

CHECKLIST = assessment({}).checklist.id


def agreed(day: str) -> Assessment:
    return assessment({}, agreed={"date": day, "who": "programme lead"})


def test_an_occasion_is_innovation_site_round_and_checklist() -> None:
    assert occasion_of(assessment({})) == Occasion("hub", None, "2026-11", CHECKLIST)
    assert occasion_of(assessment({}, site={"id": "north"})) == Occasion("hub", "north", "2026-11", CHECKLIST)
    alone = assessment({}, innovation=None, site={"id": "north"})
    assert occasion_of(alone) == Occasion(None, "north", "2026-11", CHECKLIST)


def test_the_agreed_file_speaks_before_the_respondents() -> None:
    respondents = [assessment({}), assessment({})]
    both = agreed("2026-11-20")
    assert speaking([*respondents, both]) is both
    assert speaking([both]) is both


def test_of_several_agreed_files_the_latest_speaks() -> None:
    early, late = agreed("2026-11-02"), agreed("2026-11-20")
    assert speaking([late, early]) is late
    assert speaking([early, late]) is late


def test_a_single_respondent_speaks_and_several_without_agreement_do_not() -> None:
    alone = assessment({})
    assert speaking([alone]) is alone
    assert speaking([alone, assessment({})]) is None
    assert speaking([]) is None


def test_the_newest_round_is_the_latest_month_or_day() -> None:
    def newest(*rounds: str) -> str:
        return newest_round(Occasion("hub", None, one, CHECKLIST) for one in rounds)

    assert newest("2026-11", "2027-01", "2026-12") == "2027-01"
    assert newest("2026-11", "2026-11-20", "2026-11-03") == "2026-11-20"

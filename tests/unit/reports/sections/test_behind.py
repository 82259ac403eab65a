"""What stands behind page one: barriers, sides, patients and carers, evidence, rules, and weak spots."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, Any, Final

import pytest

from scalecheck.engine.judging.scope import judge_assessment
from scalecheck.reports.contents import BarrierArea
from scalecheck.reports.material import Material
from scalecheck.reports.report import markdown_report, report_contents
from scalecheck.reports.sections.patients import is_theirs
from tests.builders import DAY, DONT_KNOW, assessment, gate, item, outline, section, verdict
from tests.papers import TEMPLATES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scalecheck.engine.inputs.outline import Outline
    from scalecheck.reports.contents import Report

BEHIND: Final = {"basis": "evidenced", "evidence": [{"what": "A count", "valid_until": "2026-11-23"}]}
PAST: Final = {"basis": "evidenced", "evidence": [{"what": "An old count", "valid_until": "2026-11-22"}]}


SILOS: Any = {"barriers": ["siloed-incentives"]}
LEGACY: Any = {"barriers": ["legacy-infrastructure", "siloed-incentives"]}
layout = partial(
    outline,
    section("first", item("a", **SILOS, meanings={"none": "Nobody has begun."}), item("b", **LEGACY, about="site")),
    section("second", item("c", **SILOS, about="system"), item("d", patients="notice"), item("e", patients="asked")),
    gates=[gate("g", {"ready": {"item": "a", "at_least": "full"}}, title="Owned")],
)


def made(said: Mapping[str, Any], checklist: Outline | None = None, **keys: Any) -> Material:  # noqa: ANN401
    file = assessment({**dict.fromkeys("abcde", "full"), **said}, **{"site": {"id": "east"}, **keys})
    return Material(file, judge_assessment(checklist or layout(), file, DAY))


def told(said: Mapping[str, Any], checklist: Outline | None = None, **keys: Any) -> Report:  # noqa: ANN401
    return report_contents(made(said, checklist, **keys))


# Barriers


def test_a_barrier_bites_where_a_question_about_it_is_not_met() -> None:
    report = told({"a": "none", "c": {"option": "little", "note": "Nobody pays.\nMore."}})
    legacy, silos = report.barriers
    assert (legacy.title, legacy.words, legacy.bites) == (
        "Legacy infrastructure",
        "The one question about it is met.",
        (),
    )
    assert (silos.title, silos.words, silos.well) == (
        "Siloed incentives",
        "One of three questions about it is met.",
        ("Title of B",),
    )
    assert silos.bites == (
        BarrierArea("Area FIRST", ("Title of A: Nobody has begun.",)),
        BarrierArea("Area SECOND", ("Title of C: “Nobody pays.”",)),
    )


def test_what_is_not_known_is_a_place_where_a_barrier_bites() -> None:
    (legacy, silos) = told({"a": DONT_KNOW, "b": None}).barriers
    assert [one.questions for one in legacy.bites] == [("Title of B: No answer yet.",)]
    assert [one.questions for one in silos.bites] == [("Title of A: Not known.", "Title of B, as above.")]


def test_how_an_answer_is_that_belongs_to_two_barriers_is_told_at_the_first_of_them() -> None:
    legacy, silos = told({"b": {"option": "none", "note": "No contract."}}).barriers
    assert [one.questions for one in legacy.bites] == [("Title of B: “No contract.”",)]
    assert [one.questions for one in silos.bites] == [("Title of B, as above.",)]


def test_a_checklist_without_barriers_gets_no_part_about_them() -> None:
    plain = made(dict.fromkeys("abcde", None), outline(section("dom", *map(item, "abcde"))))
    assert report_contents(plain).barriers == ()
    assert "## Barriers" not in markdown_report(plain, (TEMPLATES,))


# Sides


def test_each_side_has_its_own_verdict_gates_and_weakest_areas() -> None:
    gates = [
        gate("g", {"ready": {"item": "a", "at_least": "full"}}, title="Owned"),
        gate("s", {"ready": {"item": "b", "at_least": "full"}}, title="Fits here"),
    ]
    innovation, around, here = told({"b": "none", "c": "little"}, layout(gates=gates)).sides
    titles = (innovation.title, around.title, here.title)
    assert titles == ("The innovation", "The system around it", "The site")
    assert (innovation.verdict, here.verdict) == ("Verdict READY (amber)", "Verdict NOT-YET (amber)")
    assert (innovation.met, innovation.not_met, innovation.weakest) == (("Owned",), (), ())
    assert around.weakest == ("Area SECOND (0 of 1 met)",)
    assert (here.met, here.not_met, here.weakest) == ((), ("Fits here",), ("Area FIRST (0 of 1 met)",))


def test_a_programme_has_no_side_of_a_site() -> None:
    programme = made({}, site=None, answers={name: {"option": "full"} for name in "acde"})
    assert [one.title for one in report_contents(programme).sides] == ["The innovation", "The system around it"]
    assert "A strong side never makes up for a weak one." in markdown_report(programme, (TEMPLATES,))


# Patients and carers


def test_questions_are_told_by_what_they_say_of_patients() -> None:
    patients = told({"d": {"option": "little", "note": "Shorter waits."}, "e": None}).patients
    assert [(one.title, one.says, one.fact) for one in patients.notice.questions] == [
        ("Title of D", "A little", "“Shorter waits.”")
    ]
    assert [(one.title, one.says, one.fact) for one in patients.asked.questions] == [
        ("Title of E", "No answer yet", "")
    ]
    assert (patients.left_out.questions, patients.left_out.nothing) == ((), "The checklist does not ask about this.")
    assert "- The checklist does not ask about this.\n" in markdown_report(made({}), (TEMPLATES,))


def test_what_only_sites_are_asked_is_said_to_be_asked_there() -> None:
    checklist = outline(section("dom", item("a"), item("b", about="site", patients="asked")))
    file = assessment({"a": "full"})
    part = report_contents(Material(file, judge_assessment(checklist, file, DAY))).patients.asked
    assert (part.questions, part.nothing) == ((), "Each site is asked this in its own file.")


def test_where_no_patient_or_carer_answered_that_is_said() -> None:
    assert told({}).patients.took_part == "Nobody is recorded as having answered as a patient or carer."
    answered = {"who": "patient partner, Westmere", "date": "2026-11-02"}
    assert told({"d": {"option": "much", "answered": answered}}).patients.took_part == (
        "Among those who answered: the patient partner, Westmere."
    )


def test_where_a_carer_saw_it_differently_that_stands_with_them() -> None:
    dissent = [{"role": "carer", "option": "none", "note": "Not at weekends."}, {"role": "finance lead"}]
    views = told({"a": {"option": "much", "consensus": {"reason": "Most said so.", "dissent": dissent}}}).patients.views
    assert [(one.role, one.about, one.says) for one in views] == [
        ("Carer", ("Title of A",), "“Nothing”. “Not at weekends.”"),
    ]


@pytest.mark.parametrize(
    ("role", "theirs"),
    [
        ("patient partner", True),
        ("Patient or carer partner", True),
        ("carers", True),
        ("expert by experience", True),
        ("family carer, Ashby", True),
        ("patient safety lead", False),
        ("patient flow manager", False),
        ("director of patient experience", False),
        ("ward lead, patient partner team", False),
    ],
)
def test_a_role_that_only_deals_with_patients_is_not_theirs(role: str, theirs: bool) -> None:  # noqa: FBT001
    assert is_theirs(role) is theirs


# Evidence


def test_evidence_is_missing_where_a_rule_of_a_better_verdict_asks_for_it() -> None:
    """The section must not say that nothing is missing while the conditions ask for evidence."""
    rule = {"all": [{"item": "a", "has": ["evidence"]}, {"gate_items": "each", "has": ["evidence"]}]}
    checklist = outline(
        section("dom", item("a"), item("b"), item("c")),
        gates=[gate("g", {"ready": {"item": "b", "at_least": "little"}})],
        verdicts=[verdict("ready", rule), verdict("not-yet", default=True)],
    )
    gaps = told(dict.fromkeys("abc", "much"), checklist).evidence_gaps
    assert [(one.title, one.why) for one in gaps] == [
        ("Title of A", "A better verdict asks for evidence of it."),
        ("Title of B", "A better verdict asks for evidence of it."),
    ]


def test_evidence_is_missing_where_an_answer_counts_as_met_or_the_checklist_asks_for_it() -> None:
    asks = {"evidence": {"examples": ["Minutes", "A list", "A letter"], "required_for": ["little"]}}
    checklist = outline(section("dom", item("a", **asks), *map(item, "bcde")))
    said = {
        "a": "little",
        "b": "full",
        "c": "little",
        "d": {"option": "full", **BEHIND},
        "e": {"option": "full", **PAST},
    }
    gaps = told(said, checklist).evidence_gaps
    assert [(one.title, one.why, one.state, one.would_show) for one in gaps] == [
        (
            "Title of A",
            "The checklist asks for evidence of this answer.",
            "Nothing is listed.",
            "Minutes or A list.",
        ),
        ("Title of B", "It counts as met, so somebody should be able to look it up.", "Nothing is listed.", ""),
        (
            "Title of E",
            "It counts as met, so somebody should be able to look it up.",
            "Out of date: An old count (until 22 November 2026).",
            "",
        ),
    ]


def test_a_piece_past_its_day_is_told_even_where_another_still_counts() -> None:
    both = {"basis": "evidenced", "evidence": [*PAST["evidence"], *BEHIND["evidence"]]}
    gaps = told({**dict.fromkeys("abde"), "c": {"option": "little", **both}}).evidence_gaps
    assert [one.state for one in gaps] == [
        "Out of date: An old count (until 22 November 2026). Other evidence is still in date."
    ]


def test_what_is_listed_and_does_not_count_is_told_apart() -> None:
    early = {"basis": "observed", "evidence": [{"what": "A visit", "recorded": "2026-12-01"}]}
    guess = {"basis": "guess", "evidence": [{"what": "A count"}]}
    gaps = told({**dict.fromkeys("cde"), "a": {"option": "full", **early}, "b": {"option": "full", **guess}})
    assert [one.state for one in gaps.evidence_gaps] == [
        "Recorded after the day judged: A visit (from 1 December 2026).",
        "Something is listed, but the answer is not said to rest on evidence or on what was seen.",
    ]


def test_where_nothing_is_missing_that_is_said() -> None:
    assert "asks for evidence, has some that counts on the day judged." in markdown_report(
        made({name: {"option": "full", **BEHIND} for name in "abcde"}), (TEMPLATES,)
    )


# Rules and weak spots


def test_each_gate_has_its_rule_in_words() -> None:
    need = {"any": [{"all": [{"item": "a", "at_least": "full"}, {"item": "b", "at_least": "much"}]}, {"not": _known()}]}
    checklist = layout(gates=[gate("g", {"ready": need}, applies_when={"item": "c", "is": ["full"]})])
    (found,) = told({}, checklist).gates
    assert found.rules == (
        (
            "For “Verdict READY”: (Title of A: at least “All of it”; and Title of B: at least “Much”); or "
            "not (Title of D: don't know)."
        ),
        "It applies unless this is known not to be so: Title of C: “All of it”.",
    )


def _known() -> dict[str, Any]:
    return {"item": "d", "state": ["dont-know"]}


def test_all_weak_spots_stand_behind_and_only_those_that_weaken_on_page_one() -> None:
    file = assessment(dict.fromkeys("abcde", "full"))
    judged = judge_assessment(layout(), file, DAY)
    text = markdown_report(
        Material(file, judged, weak_spots=("It leans.",), other_weak_spots=("A detail.",)), (TEMPLATES,)
    )
    page, behind = text.split("## Background")
    assert ("It leans." in page, "A detail." in page) == (True, False)
    assert re.search(r"\*\*Weak spots of this assessment\*\*\n\n- It leans\.", behind)
    assert re.search(r"deserves a second look in this assessment\*\*\n\n- A detail\.", behind)


def test_what_only_the_system_can_change_tells_what_is_missed_first_and_what_nobody_was_asked_for_last() -> None:
    checklist = outline(section("dom", *(item(name, about="system") for name in "abc"), item("d")))
    paid = {"what": "A payer", "kind": "money", "body": "finance directors", "items": ["a"], "put": "2026-09-01"}
    asks = [
        {"what": "One target", "kind": "target", "body": "county council", "due": "2026-12-24"},
        {**paid, "due": "2026-11-22", "answer": "Not before spring."},
        {"what": "Care on Sundays", "kind": "contract"},
        {"what": "One form", "kind": "rule", "body": "board", "done": True},
    ]
    promised = {"option": "none", "actions": [{"what": "Ask them"}]}
    file = assessment(
        {"a": "none", "b": {"option": "little", "note": "No list."}, "c": promised, "d": "none"}, asks=asks
    )
    made = Material(file, judge_assessment(checklist, file, DAY))
    assert [(one.what, one.who, one.missed) for one in report_contents(made).system] == [
        ("A payer.", "Finance directors", True),
        ("One target.", "County council", False),
        ("Care on Sundays.", "", False),
        ("“Title of B” is not met.", "", False),
    ]
    text = markdown_report(made, (TEMPLATES,))
    assert "- A payer. Finance directors. Due 22 November 2026: **missed**\n" in text
    assert "- One target. County council. **Not put to them yet.** Due 24 December 2026\n" in text
    assert "Answer: “Not before spring.” For “Title of A”." in text
    assert "- “Title of B” is not met. **Not asked of anyone**. “No list.”\n" in text


def test_a_site_tells_what_the_programme_asks_of_the_system_as_well() -> None:
    checklist = outline(section("dom", item("a", about="system")))
    whole = assessment({"a": "none"}, asks=[{"what": "One target", "kind": "target", "items": ["a"]}])
    site = assessment({}, site={"id": "east"})
    made = Material(site, judge_assessment(checklist, site, DAY, whole), whole)
    assert [one.what for one in report_contents(made).system] == ["One target."]

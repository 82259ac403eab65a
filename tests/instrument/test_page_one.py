"""Page one of five unlike files, answered by the shipped checklist: what must hold of each, in Markdown and in Word."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

import pytest

from scalecheck.engine.judging.scope import judge_assessment
from scalecheck.engine.trying.sensitivity import findings_that_turn
from scalecheck.reports.material import Material
from scalecheck.reports.page_one.measure import HEIGHT, height
from scalecheck.reports.report import markdown_report, report_contents
from tests.builders import assessment
from tests.instrument.family import DAY, answers_of, expectations, outline
from tests.papers import TEMPLATES

FIVE: Final = {
    "Truly ready": "Ready",
    "Ready with one condition": "Ready with conditions",
    "Rushing to scale": "Not yet",
    "Unsafe": "Stop and rethink",
    "All blank": "No verdict yet.",
}
"""What page one of each file says first."""
ASKED: Final = "Start at Eastbrook on 1 March, and look again in June."
PROPOSAL: Final = {
    "step": "From one hospital to all of them",
    "sites": ["Eastbrook"],
    "start": "2027-03-01",
    "cost": "£95,000",
    "asks": ASKED,
    "options": ["Start at Eastbrook on 1 March.", "Wait for the comparison in June.", "Stop."],
    "next_review": "2027-06-10",
}


@cache
def made(name: str) -> Material:
    layout = outline("pilot-to-scale")
    profiles = {one["name"]: one for one in expectations("profiles")["profiles"]}
    ready = profiles["Truly ready"]
    one_condition = {**ready, "except": {"go-stop-rules": "partly"}, "in_hand": ["go-stop-rules"]}
    profile = one_condition if name == "Ready with one condition" else profiles[name]
    said = {
        question: response.answer.model_dump(mode="json", exclude_none=True, exclude_defaults=True)
        for question, response in answers_of(layout, profile).items()
    }
    opening = {one.id for one in layout.checklist.profile}
    file = assessment(
        {question: answer for question, answer in said.items() if question not in opening},
        profile={question: answer for question, answer in said.items() if question in opening},
        checklist={"id": "pilot-to-scale", "version": layout.checklist.version},
        innovation={"id": "hub", "name": "Discharge dashboard"},
        site={"id": "eastbrook", "name": "Eastbrook"},
        proposal=PROPOSAL,
    )
    judged = judge_assessment(layout, file, DAY)
    return Material(file, judged, findings=findings_that_turn(judged))


def words(name: str) -> list[str]:
    page = markdown_report(made(name), (TEMPLATES,), "brief.md.jinja")
    return re.sub(r"^\s*(?:#{1,6}|-|\d+\.)\s", "", page, flags=re.MULTILINE).replace("*", "").replace("\\", "").split()


@pytest.mark.parametrize("name", FIVE)
def test_page_one_keeps_the_rules_that_a_person_decides_by(name: str) -> None:
    page, told = report_contents(made(name)).page_one, words(name)
    text = " ".join(told)
    assert FIVE[name] in " ".join(told[:50]), "the verdict within the first 50 words"
    assert ASKED in " ".join(told[:100]), "the decision asked within the first 100"
    assert height(page) <= HEIGHT, "one page of A4"
    assert "…" not in text
    assert not re.search(r"\b(?:[Aa]nd )?(?:one|\w+) more[.)]", text), "what is left out is counted with its place"
    for counted in re.finditer(r"\b(?!or\b)\w+ more\b", text):
        behind = text[counted.end() :]
        assert re.match(r"(?: questions? behind the gates \w+ no answer)?, (?:in the full report|under “)", behind), (
            counted
        )
    assert all(sentence.rstrip("”*").endswith((".", "?", "!", ":")) for sentence in (page.verdict, *page.turns))


@pytest.mark.parametrize("name", FIVE)
def test_only_a_green_page_names_three_that_are_weakest_even_so(name: str) -> None:
    weakest = [one for one in report_contents(made(name)).page_one.also if one.startswith("Weakest even so: ")]
    assert [one.count("“") for one in weakest] == ([3] if name == "Truly ready" else [])


def test_a_page_with_one_condition_names_it_with_the_person_and_the_day() -> None:
    page = report_contents(made("Ready with one condition")).page_one
    assert [(one.what, one.who, one.due) for group in page.conditions for one in group.shown] == [
        ("Do it.", "Lead", "31 January 2027")
    ]
    assert "if one thing is true first" in page.verdict

"""The documentation of the rules about an assessment: its snippets pass and fail as they say, and it makes the page."""

from __future__ import annotations

import re
import textwrap
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

from scalecheck.documents.loading import load_assessment, load_checklist
from scalecheck.engine.inputs.outline import Outline
from scalecheck.engine.judging.scope import judge_assessment
from scalecheck.lint.assessments import ASSESSMENT_RULES, review

if TYPE_CHECKING:
    from collections.abc import Callable

    from scalecheck.lint.remark import Remark
    from scalecheck.lint.rule import AssessmentRule
    from scalecheck.model.assessment import Assessment
    from scalecheck.model.checklist import Checklist

EXAMPLES: Final = Path(__file__).parents[2] / "examples" / "review"
SMALL: Final = load_checklist((EXAMPLES / "checklists" / "small-scale.yaml").read_bytes(), "small-scale.yaml")
LEARNING: Final = load_checklist((EXAMPLES / "checklists" / "learning-scale.yaml").read_bytes(), "learning-scale.yaml")
PROGRAMME: Final = load_assessment((EXAMPLES / "override-without-evidence" / "programme.yaml").read_bytes(), "")
DAY: Final = date(2026, 11, 23)
SNIPPET: Final = re.compile(r"^(Passing|Failing)[^\n]*:\n\n((?:    [^\n]*\n)+)", re.MULTILINE)
HEAD: Final = """\
format: scalecheck/assessment@1.0
checklist: {id: small-scale, version: "1.0.0"}
innovation: {id: hub}
round: "2026-11"
respondent: {id: lead, role: programme lead}
profile:
  personal-data: {option: answer-yes}
"""
INTRODUCTION: Final = """\
# Weak spots of an assessment

`scalecheck validate` says what is wrong in a file. `scalecheck review` says what is weak in an assessment that is
valid: a yes that nothing shows, an action that nobody has, one view where there should be several. Nothing here
changes a score or a verdict.

    scalecheck review assessments/discharge-dashboard/2026-11/programme/agreed.yaml
    scalecheck review assessments --site eastbrook --format github --strict

Each finding has a place, a code, and a hint what would be right. `--strict` ends with exit code 1 where anything is
found; otherwise the exit code is 0. `--as-of DATE` looks at evidence and actions as they are on another day.

Of a folder, the file that speaks is looked at: the agreed one, or the only respondent's. Where several answered and
nothing is agreed, each of them is, but for what only the group will add, such as owners. Every file is searched for
what should not travel with it.

**Weakens the verdict** means: the verdict rests on less than it seems to. Those findings belong on page one of a
report. A severity of **error** means: put it right before anybody else is given the file.

The snippets below show only the keys that matter, as of 23 November 2026.
"""


def snippets(rule: AssessmentRule) -> dict[str, str]:
    return {kind: textwrap.dedent(text) for kind, text in SNIPPET.findall(rule.documentation)}


def found_in(snippet: str) -> tuple[Remark, ...]:
    """Return what is found in a snippet, whose further parts are the files of sites."""
    own, *others = snippet.split("---\n")
    checklist = LEARNING if "shared-learning:" in snippet else SMALL
    assessment, sites = filled(own, checklist), [filled(one, checklist) for one in others]
    programme = PROGRAMME if assessment.site is not None else None
    judgement = judge_assessment(Outline(checklist), assessment, DAY, programme)
    return tuple(review(judgement, assessment, programme=programme, sites=sites))


def filled(snippet: str, checklist: Checklist) -> Assessment:
    """Return a file with what a snippet says; the questions that it leaves out are asked and left empty."""
    head = HEAD.replace("innovation:", f"{snippet.splitlines()[0]}\ninnovation:") if "site:" in snippet else HEAD
    body = "".join(line for line in snippet.splitlines(keepends=True) if not line.startswith("site:"))
    if "profile:" in body:
        head = head.partition("profile:")[0]
    if "answers:" not in body:
        body += "answers:\n"
    about_site = "site:" in snippet or "data-agreements:" in snippet
    asked = (item.id for item in checklist.items() if about_site or item.about != "site")
    body += "".join(f"  {name}:\n" for name in asked if f"  {name}:" not in body)
    return load_assessment(head + body, "snippet")


def page() -> str:
    """Return the page of all rules."""
    rows = [
        f"| [`{code}`](#{code}) | {rule.documentation.splitlines()[0]} | {'yes' if rule.weakens else 'no'} |"
        for code, rule in ASSESSMENT_RULES.items()
    ]
    table = "\n".join(["| code | what is found | weakens the verdict |", "|---|---|---|", *rows])
    return "\n".join([INTRODUCTION, f"{table}\n", *(section(rule) for rule in ASSESSMENT_RULES.values())])


def section(rule: AssessmentRule) -> str:
    facts = [f"Severity: {rule.severity}", "weakens the verdict" if rule.weakens else "does not weaken the verdict"]
    parts = [
        f"```yaml\n{textwrap.dedent(part)}\n```" if part.startswith("    ") else part
        for part in rule.documentation.rstrip("\n").split("\n\n")
    ]
    return "\n\n".join([f"## {rule.code}", f"{', '.join(facts)}; looks at {rule.reach.value}.", *parts]) + "\n"


@pytest.mark.parametrize("rule", ASSESSMENT_RULES.values(), ids=ASSESSMENT_RULES)
def test_the_documentation_of_a_rule_has_a_passing_and_a_failing_snippet(rule: AssessmentRule) -> None:
    assert list(snippets(rule)) == ["Passing", "Failing"]


@pytest.mark.parametrize("rule", ASSESSMENT_RULES.values(), ids=ASSESSMENT_RULES)
def test_a_rule_passes_its_passing_snippet(rule: AssessmentRule) -> None:
    assert rule.code not in {one.code for one in found_in(snippets(rule)["Passing"])}


@pytest.mark.parametrize("rule", ASSESSMENT_RULES.values(), ids=ASSESSMENT_RULES)
def test_a_rule_finds_its_failing_snippet(rule: AssessmentRule) -> None:
    hints = [one.hint for one in found_in(snippets(rule)["Failing"]) if one.code == rule.code]
    assert hints
    assert not [hint for hint in hints if "under `" in hint], "a hint says what to run, and no key of the file"


def test_the_page_is_what_stands_beside_the_rules(golden: Callable[[str, str], None]) -> None:
    golden("../../docs/review.md", page())

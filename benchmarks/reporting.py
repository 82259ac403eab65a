"""What a report costs: as a whole process against `status`, and from loaded models to Markdown with 500 questions."""

from __future__ import annotations

import random
import sys
import tempfile
from datetime import date
from pathlib import Path
from typing import Final

from big_checklist import checklist_text
from timing import Figure, everything_in, interleaved, python, show

from scalecheck.documents.loading import load_assessment, load_checklist
from scalecheck.engine.inputs.outline import Outline
from scalecheck.engine.judging.scope import judge_assessment
from scalecheck.reports.material import Material
from scalecheck.reports.report import markdown_report

TOP: Final = Path(__file__).parents[1]
EXAMPLE: Final = TOP / "examples/delayed-discharge/assessments/discharge-dashboard/2026-11/programme/agreed.yaml"
DAY: Final = date(2026, 11, 23)
SIZE: Final = 500
"""How many questions the large checklist has."""
PROCESS_AT_MOST: Final = 1.5
"""How many times as long as a whole `status` a whole `report` may take."""
WORD_AT_MOST: Final = 2.0
"""How many times as long as a whole `report` in Markdown one in Word may take."""
LARGE_AT_MOST: Final = 4.0
"""How many times as long as judging 500 answers judging and rendering them may take: 60 ms where judging takes 15."""


def main() -> int:
    """Time both, and print what came out; 1 when a figure is missed."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 21
    return max(_whole_processes(rounds), _large(rounds))


def _whole_processes(rounds: int) -> int:
    with tempfile.TemporaryDirectory() as folder:
        tasks = {"status": python("-m", "scalecheck", "status", str(EXAMPLE))}
        for form in ("md", "docx"):
            written = str(Path(folder) / f"report.{form}")
            tasks[form] = python("-m", "scalecheck", "report", str(EXAMPLE), "-o", written)
        medians = interleaved(tasks, rounds)
    print(f"whole status of the example: {medians['status'] * 1000:.0f} ms in the median of {rounds} rounds")
    return show(
        (
            Figure("whole report", medians["md"], medians["status"], PROCESS_AT_MOST),
            Figure("whole report in Word against Markdown", medians["docx"], medians["md"], WORD_AT_MOST),
        )
    )


def _large(rounds: int) -> int:
    outline = Outline(load_checklist(checklist_text(SIZE), "large.yaml"))
    assessment = load_assessment(_answers(outline), "answers.yaml")
    folders = (TOP / "templates",)

    def judged() -> Material:
        return Material(assessment, judge_assessment(outline, assessment, DAY))

    tasks = {
        "judge": lambda: everything_in(judged().judgement),
        "judge and render": lambda: markdown_report(judged(), folders),
    }
    medians = interleaved(tasks, rounds)
    baseline = medians.pop("judge")
    print(f"judging {SIZE} answers: {baseline * 1000:.1f} ms in the median of {rounds} rounds")
    return show(Figure(what, took, baseline, LARGE_AT_MOST) for what, took in medians.items())


def _answers(outline: Outline) -> str:
    """Return an assessment of all questions, the same on every machine, with a note to each answer."""
    chance = random.Random(1)  # noqa: S311 (nothing secret)
    head = f"""\
format: scalecheck/assessment@1.0
checklist: {{id: {outline.checklist.id}, version: "{outline.checklist.version}"}}
innovation: {{id: hub, name: Hub}}
site: {{id: east, name: East}}
round: "2026-11"
respondent: {{id: lead, role: lead}}
answers:
"""
    lines = [head]
    for item in outline.items.values():
        option = chance.choice(outline.checklist.scales[item.scale].options).id
        lines.append(f"  {item.id}:\n    option: {option}\n    note: A draft of two pages, used by one team.\n")
    return "".join(lines)


if __name__ == "__main__":
    sys.exit(main())

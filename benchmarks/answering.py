"""What one accepted answer costs, from the line that was typed to the next question, against the bare durable write."""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from big_checklist import checklist_text
from saving import bare
from timing import Figure, show

from scalecheck.commands.assess.answer_file import AnswerFile
from scalecheck.commands.assess.set_up import NewAssessment, begin_with
from scalecheck.documents.loading import load_checklist
from scalecheck.documents.reading.reader import LIMIT
from scalecheck.documents.writing.dumping import new_assessment
from scalecheck.engine.inputs.outline import Outline
from scalecheck.engine.judging.scope import items_to_ask
from scalecheck.interview.loop import drive
from scalecheck.interview.moves.navigating import begin
from scalecheck.interview.scripted import ScriptedPrompter
from scalecheck.interview.state.sheet import AnswerSheet, Brief
from scalecheck.interview.state.state import Interview
from scalecheck.storage.sessions import opened

if TYPE_CHECKING:
    from collections.abc import Iterator

SIZES = (45, 500)
"""How many items the checklists have: as many as a whole instrument, and as many as the largest that we think of."""
ENDS = 25
"""How many answers at either end of an interview are compared, in the median."""
AT_MOST = 4.0
"""How many times as long as the bare sequence an accepted answer may take."""
LAST_AT_MOST = 2.0
"""How many times as long as the first answer the last one may take."""
DAY = date(2026, 11, 23)


def timed(number: int, seconds: list[float]) -> Iterator[str]:
    """Return so many replies, and keep how long it took from each until the next one was asked for."""
    for _ in range(number):
        start = time.perf_counter()
        yield "3 a short note"
        seconds.append(time.perf_counter() - start)


def interview(folder: Path, items: int) -> tuple[list[float], float]:
    """Return the seconds of each answer of a whole interview, and of the bare write of its last file."""
    outline = Outline(load_checklist(checklist_text(items), "large.yaml"))
    wanted = NewAssessment(innovation="Hub", site="North", role="lead", respondent=f"lead-of-{items}")
    header, _ = begin_with(wanted, outline.checklist, DAY)
    asked = items_to_ask(outline, innovation=True, site=True)
    path = folder / f"{items}.yaml"
    path.write_text(new_assessment(header, outline.checklist, asked, "schema.json"), encoding="utf-8")
    seconds: list[float] = []
    with opened(path, LIMIT) as file:
        answers = AnswerFile(file, outline)
        brief = Brief(outline, asked, "lead", DAY)
        prompter = ScriptedPrompter(timed(items, seconds))
        drive(begin(Interview(brief, AnswerSheet.of(brief, answers.answers))), prompter, answers.save)
    return seconds, bare_seconds(folder / "bare.yaml", path.read_bytes(), len(seconds))


def bare_seconds(path: Path, data: bytes, rounds: int) -> float:
    """Return the median seconds of the bare durable write of these bytes."""
    task = bare(path, data)
    taken = []
    for _ in range(rounds):
        start = time.perf_counter()
        task()
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)


def main() -> int:
    """Time whole interviews in a folder (the argument, or a temporary one); 1 when a figure is missed."""
    figures = []
    with tempfile.TemporaryDirectory(dir=sys.argv[1] if len(sys.argv) > 1 else None) as name:
        for items in SIZES:
            seconds, baseline = interview(Path(name), items)
            first, last = statistics.median(seconds[:ENDS]), statistics.median(seconds[-ENDS:])
            print(f"{items} items, bare: {baseline * 1000:.2f} ms")
            figures.append(Figure(f"an answer of {items}", statistics.median(seconds), baseline, AT_MOST))
            figures.append(Figure(f"answer {items} against answer 1", last, first, LAST_AT_MOST))
    return show(figures)


if __name__ == "__main__":
    sys.exit(main())

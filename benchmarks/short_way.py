"""How long a short way to a better verdict takes: against one judgement of the same answers."""

from __future__ import annotations

import random
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

from big_checklist import checklist_text
from timing import Figure, everything_in, interleaved, show

from scalecheck.documents.loading import load
from scalecheck.engine.inputs.case import Case
from scalecheck.engine.inputs.outline import Outline
from scalecheck.engine.inputs.responses import Response
from scalecheck.engine.judging.judgement import Judgement, judge_case
from scalecheck.engine.way.short_way import short_way
from scalecheck.model.assessment import Answer
from scalecheck.model.checklist import Checklist

if TYPE_CHECKING:
    from collections.abc import Sequence

DAY: Final = date(2026, 11, 23)
SHIPPED: Final = Path(__file__).parents[1] / "checklists" / "pilot-to-scale.yaml"
MIXES: Final = {
    "half way": (0, 1, 1, 2, 3),
    "at the start": (1, 3, 2, 1, 0),
    "nearly there": (0, 0, 1, 2, 6),
}
"""How likely each option is, from the worst to the best."""
UNKNOWN: Final = 0.06
"""How many of all answers are a don't-know."""
AT_MOST: Final = 20.0
"""How many times as long as one judgement it may take."""
LARGE: Final = 50
"""How many questions the checklist of its own making has."""


def main() -> int:
    """Time it, and print what came out; 1 when a figure is missed."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 21
    texts = {"pilot-to-scale": SHIPPED.read_text(encoding="utf-8"), f"{LARGE} questions": checklist_text(LARGE)}
    missed = 0
    for name, text in texts.items():
        model = load(text, name).model
        if not isinstance(model, Checklist):
            raise TypeError(name)
        outline = Outline(model)
        for mix, weights in MIXES.items():
            missed |= _timed(f"{name}, {mix}", _answered(outline, weights), rounds)
    return missed


def _answered(outline: Outline, weights: Sequence[int]) -> Judgement:
    """Judge answers that are the same on every machine."""
    chance = random.Random(1)  # noqa: S311 (nothing secret)
    given = {question.id: Response(Answer(option="answer-no")) for question in outline.checklist.profile[1:]}
    for item in outline.items.values():
        options = [one.id for one in outline.checklist.scales[item.scale].options]
        steers = item.id in outline.decides_what_is_asked
        option = options[-1] if steers else chance.choices(options, weights[-len(options) :])[0]
        known = steers or chance.random() > UNKNOWN
        given[item.id] = Response(Answer(option=option) if known else Answer(dont_know=True))
    return judge_case(Case(outline, given, DAY))


def _timed(name: str, judged: Judgement, rounds: int) -> int:
    case = judged.case
    tasks = {
        "one judgement": lambda: everything_in(judge_case(Case(case.outline, case.responses, case.as_of))),
        "a short way": lambda: short_way(judged),
    }
    medians = interleaved(tasks, rounds)
    baseline = medians.pop("one judgement")
    print(f"{name}: {type(short_way(judged)).__name__}; one judgement {baseline * 1000:.1f} ms")
    return show(Figure(f"{what}, {name}", took, baseline, AT_MOST) for what, took in medians.items())


if __name__ == "__main__":
    sys.exit(main())

"""How long it takes to read a large checklist into values with places, against PyYAML's C loader without any."""

from __future__ import annotations

import sys
from collections import deque

import yaml
from big_checklist import checklist_text
from timing import Figure, interleaved, show

from scalecheck.documents.reading.reader import parse
from scalecheck.documents.writing.editing import CutText

ITEMS = 200
"""How many questions the checklist has."""
AT_MOST = 0.45
"""How many times as long as PyYAML's C loader the reader may take."""
AT_MOST_WITH_CUTTING = 0.55
"""The same for reading a file and cutting it into entries, once before an interview."""


def main() -> int:
    """Time it, and print what came out; 1 when a figure is missed."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 31
    text = checklist_text(ITEMS)
    answers = "answers:\n" + "".join(f"  {line}" for line in text.splitlines(keepends=True))
    bare, events = "yaml.load with CSafeLoader", "the events alone"
    tasks = {
        bare: lambda: yaml.load(text, yaml.CSafeLoader),
        events: lambda: deque(yaml.parse(text, yaml.CSafeLoader), maxlen=0),
        "values and places": lambda: parse(text, "large.yaml"),
        "the same, cut into entries": lambda: CutText.of(parse(answers, "large.yaml"), ("answers",)),
    }
    medians = interleaved(tasks, rounds)
    baseline = medians.pop(bare)
    print(f"{len(text.encode()) / 1000:.0f} kB, median of {rounds} rounds")
    print(f"{bare}: {baseline * 1000:.1f} ms; {events}: {medians.pop(events) / baseline:.2f} times as long")
    limits = (AT_MOST, AT_MOST_WITH_CUTTING)
    return show(Figure(name, took, baseline, most) for (name, took), most in zip(medians.items(), limits, strict=True))


if __name__ == "__main__":
    sys.exit(main())

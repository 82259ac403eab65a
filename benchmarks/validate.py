"""How long `scalecheck validate` takes: against a Python that does nothing, and against a bare YAML parser."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import yaml
from big_checklist import checklist_text
from timing import Figure, interleaved, python, show

from scalecheck.documents.loading import load

ITEMS: int = 200
"""How many questions the large checklist has."""
FEW: int = 10
"""How many the small one has: what remains is the start of the program and its models."""
WHOLE_AT_MOST = 26.0
"""How many times as long as `python -c pass` the validation of the large checklist may take."""
START_AT_MOST = 16.0
"""The same for the small one."""
READING_AT_MOST = 0.8
"""How many times as long as PyYAML's C loader reading, strict validation and cross-checks may take together."""


def main() -> int:
    """Time it, and print what came out; 1 when a figure is missed."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 21
    text = checklist_text(ITEMS)
    print(f"{ITEMS} questions, {len(text.encode()) / 1000:.0f} kB, median of {rounds} rounds")
    return max(_whole_processes(text, rounds), _reading(text, rounds))


def _whole_processes(text: str, rounds: int) -> int:
    nothing = "python -c pass"
    with tempfile.TemporaryDirectory() as folder:
        large, small = Path(folder, "large.yaml"), Path(folder, "small.yaml")
        large.write_text(text, encoding="utf-8")
        small.write_text(checklist_text(FEW), encoding="utf-8")
        tasks = {
            nothing: python("-c", "pass"),
            f"validate {ITEMS} questions": python("-m", "scalecheck", "validate", str(large)),
            f"validate {FEW} questions": python("-m", "scalecheck", "validate", str(small)),
        }
        medians = interleaved(tasks, rounds)
    baseline = medians.pop(nothing)
    print(f"{nothing}: {baseline * 1000:.1f} ms")
    limits = (WHOLE_AT_MOST, START_AT_MOST)
    return show(Figure(name, took, baseline, most) for (name, took), most in zip(medians.items(), limits, strict=True))


def _reading(text: str, rounds: int) -> int:
    def ours() -> None:
        if not load(text, "large.yaml").sound:
            raise RuntimeError("The generated checklist is not valid.")

    bare = "yaml.load with CSafeLoader"
    tasks = {bare: lambda: yaml.load(text, yaml.CSafeLoader), "read, validate, cross-check": ours}
    medians = interleaved(tasks, rounds)
    baseline = medians.pop(bare)
    print(f"{bare}: {baseline * 1000:.1f} ms")
    return show(Figure(name, took, baseline, READING_AT_MOST) for name, took in medians.items())


if __name__ == "__main__":
    sys.exit(main())

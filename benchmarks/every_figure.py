"""Every figure in one table, each as a ratio to its floor in the same run; and what programs like ours take.

    python benchmarks/every_figure.py             nine rounds of each
    python benchmarks/every_figure.py 31          more rounds, for figures to keep

A floor is what nothing can go below: a Python that does nothing, a bare parser, a bare durable write, one judgement. So
a busy machine slows both, and the ratio mostly stays; figures to keep need a quiet one. A peer that is not on the path
is left out, and said. `portfolio.py` takes minutes, and is run by itself.
"""

from __future__ import annotations

import io
import shutil
import subprocess
import sys
import tempfile
from contextlib import redirect_stdout
from pathlib import Path
from typing import TYPE_CHECKING, Final

import answering
import reader
import reporting
import saving
import short_way
import startup
import timing
import validate
from big_checklist import checklist_text

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import ModuleType

TIMED: Final[tuple[ModuleType, ...]] = (startup, validate, reader, saving, reporting, short_way)
"""What takes a number of rounds."""
SCHEMA: Final = Path(__file__).parents[1] / "schemas" / "checklist.schema.json"
PEERS: Final = ("check-jsonschema", "copier", "deon", "pre-commit", "yamale")
"""Programs that check files or begin folders, as ours does."""


def main() -> int:
    """Time everything, and print what came out; 1 when a figure is missed."""
    rounds = sys.argv[1] if len(sys.argv) > 1 else "9"
    for module in TIMED:
        quietly(module, rounds)
    quietly(answering)
    missed = timing.show(tuple(timing.SHOWN))
    beside_ours(int(rounds))
    return missed


def quietly(module: ModuleType, *arguments: str) -> None:
    """Run one of the benchmarks, which keeps its figures, without its own tables."""
    sys.argv[1:] = arguments
    print(f"{module.__name__} ...", file=sys.stderr, flush=True)
    with redirect_stdout(io.StringIO()):
        module.main()


def beside_ours(rounds: int) -> None:
    """Print how long peers take to start, and to check the small checklist by our schema, against a bare Python."""
    there = {name: path for name in PEERS if (path := shutil.which(name))}
    nothing = "python -c pass"
    with tempfile.TemporaryDirectory() as folder:
        small = Path(folder, "small.yaml")
        small.write_text(checklist_text(validate.FEW), encoding="utf-8")
        tasks = {nothing: timing.python("-c", "pass")}
        tasks |= {f"{name} --help": program(path, "--help") for name, path in there.items()}
        if path := there.get("check-jsonschema"):
            name = f"check-jsonschema, {validate.FEW} questions"
            tasks[name] = program(path, "--schemafile", str(SCHEMA), str(small))
        medians = timing.interleaved(tasks, rounds)
    baseline = medians.pop(nothing)
    print("\nPeers, as a ratio to a Python that does nothing:")
    for name, seconds in medians.items():
        print(f"{name:32}  {seconds * 1000:8.1f}  {seconds / baseline:6.2f}")
    for name in PEERS:
        if name not in there:
            print(f"{name:32}  is not installed")


def program(*command: str) -> Callable[[], object]:
    """Return a task that runs a program to its end."""
    return lambda: subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, check=False)


if __name__ == "__main__":
    sys.exit(main())

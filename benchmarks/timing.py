"""What the benchmarks share: things timed in turn, so that a busy machine slows all of them alike."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from scalecheck.engine.judging.judgement import Judgement


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured ratio beside the ratio to reach."""

    what: str
    """What was timed."""
    seconds: float
    """How long it took, in the median."""
    baseline: float
    """How long the thing that it is compared with took, in the median."""
    at_most: float
    """The ratio of the two to reach."""

    @property
    def ratio(self) -> float:
        """How many times as long as the baseline it took."""
        return self.seconds / self.baseline

    @property
    def reached(self) -> bool:
        """Whether the ratio is no higher than the one to reach."""
        return self.ratio <= self.at_most


SHOWN: Final[list[Figure]] = []
"""Every figure that was shown so far, for the table of all of them."""


def interleaved(tasks: Mapping[str, Callable[[], object]], rounds: int) -> dict[str, float]:
    """Return the median seconds of each task over so many rounds; every round runs each task once, in order.

    One round more comes first and is not counted: it fills caches.
    """
    for task in tasks.values():
        task()
    seconds: dict[str, list[float]] = {name: [] for name in tasks}
    for _ in range(rounds):
        for name, task in tasks.items():
            start = time.perf_counter()
            task()
            seconds[name].append(time.perf_counter() - start)
    return {name: statistics.median(taken) for name, taken in seconds.items()}


def everything_in(judgement: Judgement) -> tuple[object, ...]:
    """Return all parts of a judgement: each is worked out where it is asked for."""
    return (
        judgement.sections,
        judgement.overall,
        judgement.sides,
        judgement.step,
        judgement.warnings,
        judgement.contradictions,
    )


def python(*arguments: str, expect: Sequence[int] = (0,)) -> Callable[[], object]:
    """Return a task that runs this Python as a process of its own, and fails unless it ends as expected.

    The process may keep compiled modules, as it may for everybody who uses the program.
    """
    command = [sys.executable, *arguments]
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}

    def task() -> None:
        ended = subprocess.run(command, env=environment, stdin=subprocess.DEVNULL, capture_output=True, check=False)
        if ended.returncode not in expect:
            raise RuntimeError(f"{command} ended with {ended.returncode}: {ended.stderr.decode(errors='replace')}")

    return task


def show(figures: Iterable[Figure]) -> int:
    """Print a table of figures, and keep them; return 0 when all are reached, else 1."""
    figures = tuple(figures)
    SHOWN.extend(figures)
    width = max(len(figure.what) for figure in figures)
    print(f"{'':{width}}  {'ms':>8}  {'ratio':>6}  {'at most':>7}")
    for figure in figures:
        missed = "" if figure.reached else "  missed"
        print(
            f"{figure.what:{width}}  {figure.seconds * 1000:8.1f}  {figure.ratio:6.2f}  {figure.at_most:7.2f}{missed}"
        )
    return 0 if all(figure.reached for figure in figures) else 1

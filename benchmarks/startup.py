"""How long it takes until scalecheck says anything, against a Python that does nothing at all."""

from __future__ import annotations

import sys

from timing import Figure, interleaved, python, show

AT_MOST = 7.0
"""How many times as long as `python -c pass` the start may take."""


def main() -> int:
    """Time whole processes, and print what came out; 1 when a figure is missed."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 31
    nothing = "python -c pass"
    tasks = {nothing: python("-c", "pass")}
    for option in ("--help", "--version"):
        tasks[f"scalecheck {option}"] = python("-m", "scalecheck", option)
    medians = interleaved(tasks, rounds)
    baseline = medians.pop(nothing)
    print(f"{nothing}: {baseline * 1000:.1f} ms in the median of {rounds} rounds")
    return show(Figure(name, seconds, baseline, AT_MOST) for name, seconds in medians.items())


if __name__ == "__main__":
    sys.exit(main())

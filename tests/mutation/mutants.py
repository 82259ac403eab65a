"""Small bugs planted one at a time, to see whether the tests of a room notice them.

    python tests/mutation/mutants.py engine --sample 60
    python tests/mutation/mutants.py src/scalecheck/storage/durable.py --tests tests/unit/storage

It works in a copy of the checkout. The tests of a room run once without a bug, and note who runs which line. Then each
bug is put before the test file that mirrors its module, before the tests that run its line, before all of the room, and
before the properties of the room, until somebody notices. The same seed plants the same bugs in the same code.

It prints each bug that no test noticed, and the share that was noticed. A bug that changes nothing which can be
observed is listed in `equivalent.txt` beside this file, with the reason.
"""

from __future__ import annotations

import argparse
import ast
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from coverage import CoverageData

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

TOP: Final = Path(__file__).parents[2]
EQUIVALENT: Final = Path(__file__).with_name("equivalent.txt")
ROOMS: Final = {
    "documents": ("test_documents.py", "test_merge.py"),
    "engine": (
        "test_conditions.py",
        "test_flips.py",
        "test_judgement.py",
        "test_portfolio.py",
        "test_short_way.py",
        "test_sides.py",
    ),
    "interview": ("test_interview.py",),
    "reports": (),
    "storage": (),
    "versions": (),
    "words": (),
}
"""For each room, which of `tests/properties` belong to it beside its own folder in `tests/unit`."""
NOTED: Final = ".coverage"
"""The file in the copy in which is noted which test runs which line."""
NOTING: Final = ("--cov=scalecheck", "--cov-context=test", "--cov-report=", "--cov-fail-under=0")
"""What pytest is told so that it notes that."""
FAILED: Final = frozenset({1, 2})
"""How pytest ends where a test fails, or a module can't be imported. A test that is not found notices nothing."""
COMPARISONS: Final = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
}
CALLS: Final = {"min": "max", "max": "min", "any": "all", "all": "any"}


@dataclass(frozen=True, slots=True)
class Mutant:
    """One small bug."""

    path: str
    """The file, from the top of the checkout."""
    line: int
    """The line, counted from 1."""
    what: str
    """What was changed into what."""
    source: str
    """The whole file with the bug in it."""

    @property
    def name(self) -> str:
        """Return the words by which `equivalent.txt` knows it: without the line, which moves."""
        return f"{self.path}: {self.what}"


def mutants_of(path: Path) -> Iterator[Mutant]:
    """Return every small bug that can be planted in a module.

    Decorators are left out: that a value is frozen, or has slots, changes nothing which the program does.
    """
    text = path.read_text("utf-8")
    tree = ast.parse(text)
    decorators = {
        part for node in ast.walk(tree) for one in getattr(node, "decorator_list", ()) for part in ast.walk(one)
    }
    for node in ast.walk(tree):
        if node in decorators:
            continue
        for before, after in _changes(node):
            old, new = ast.get_source_segment(text, before), ast.unparse(after)
            if old is None:
                continue
            changed = _replaced(text, before, f"({new})")
            yield Mutant(path.relative_to(TOP).as_posix(), before.lineno, f"{old} -> {new}", changed)


def _changes(node: ast.AST) -> Iterator[tuple[ast.expr, ast.expr]]:
    match node:
        case ast.Compare(ops=[one]) if type(one) in COMPARISONS:
            yield node, ast.Compare(node.left, [COMPARISONS[type(one)]()], node.comparators)
        case ast.BoolOp(op=operator, values=values):
            yield node, ast.BoolOp(ast.Or() if isinstance(operator, ast.And) else ast.And(), values)
            yield from ((node, ast.BoolOp(operator, values[:at] + values[at + 1 :])) for at in range(len(values)))
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            yield node, operand
        case ast.BinOp(op=ast.Add()):
            yield node, ast.BinOp(node.left, ast.Sub(), node.right)
        case ast.Constant(value=bool(value)):
            yield node, ast.Constant(not value)
        case ast.Constant(value=int(value)):
            yield node, ast.Constant(value + 1)
        case ast.Call(func=ast.Name(id=name)) if name in CALLS:
            yield node, ast.Call(ast.Name(CALLS[name]), node.args, node.keywords)
        case ast.IfExp(body=body, orelse=orelse):
            yield node, body
            yield node, orelse


def _replaced(text: str, node: ast.expr, new: str) -> str:
    lines = text.splitlines(keepends=True)
    first, last = node.lineno - 1, (node.end_lineno or node.lineno) - 1
    head = lines[first].encode()[: node.col_offset].decode()
    tail = lines[last].encode()[node.end_col_offset :].decode()
    return "".join([*lines[:first], head + new + tail, *lines[last + 1 :]])


@dataclass(frozen=True, slots=True)
class Trial:
    """The tests that have to notice, in a copy of the checkout."""

    copy: Path
    """The copy."""
    tests: Sequence[str]
    """The tests of the room's own folder, or those that were named."""
    properties: Sequence[str]
    """The properties that belong to the room."""
    patience: float
    """After how many seconds tests that do not end have noticed."""
    noted: CoverageData
    """Which test runs which line where there is no bug."""

    def is_noticed(self, mutant: Mutant) -> bool:
        """Return whether a test fails, or does not end, with this bug in the copy."""
        target = self.copy / mutant.path
        sound = target.read_text("utf-8")
        target.write_text(mutant.source, "utf-8")
        try:
            turns = (run_tests(self.copy, some, timeout=self.patience) for some in self._in_turn(mutant) if some)
            return any(code in FAILED for code in turns)
        except subprocess.TimeoutExpired:
            return True
        finally:
            target.write_text(sound, "utf-8")

    def _in_turn(self, mutant: Mutant) -> Iterator[Sequence[str]]:
        """Return tests and then more tests, the quickest first."""
        yield self._mirroring(mutant)
        yield self._running(mutant)
        yield self.tests
        yield self.properties

    def _mirroring(self, mutant: Mutant) -> Sequence[str]:
        module = Path(mutant.path).relative_to("src/scalecheck")
        mirrored = Path("tests/unit") / module.parent / f"test_{module.name}"
        inside = any(mirrored.is_relative_to(one) for one in self.tests)
        return [mirrored.as_posix()] if inside and (self.copy / mirrored).is_file() else []

    def _running(self, mutant: Mutant) -> Sequence[str]:
        """Return the tests that run the line, without the values they are run with, which may be hard to type."""
        lines = self.noted.contexts_by_lineno(str(self.copy / mutant.path))
        noted = lines.get(mutant.line, [])
        return sorted({one.partition("|")[0].partition("[")[0] for one in noted if "::" in one})


def run_tests(copy: Path, tests: Sequence[str], *more: str, timeout: float | None = None) -> int:
    """Return what pytest ends with after the first failure: 0 where all of the tests pass."""
    command = [sys.executable, "-P", "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", *more, *tests]
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1", "PYTHONPATH": str(copy / "src")}
    ended = subprocess.run(
        command,
        cwd=copy,
        env=environment,
        timeout=timeout,
        check=False,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    return ended.returncode


def trial_in(copy: Path, tests: Sequence[str], properties: Sequence[str]) -> Trial | None:
    """Return the trial in a copy of the checkout, after a run without a bug; None if that fails."""
    shutil.copytree(TOP, copy, ignore=shutil.ignore_patterns(".git", ".venv", "__pycache__", ".*_cache", NOTED))
    started = time.monotonic()
    if run_tests(copy, [*tests, *properties]):
        return None
    took = time.monotonic() - started
    run_tests(copy, tests, *NOTING)  # it may fail where tests give up rights; then fewer lines are known
    noted = CoverageData(str(copy / NOTED))
    noted.read()
    return Trial(copy, tests, properties, 60 + 3 * took, noted)


def not_noticed(trial: Trial, planted: Sequence[Mutant]) -> Iterator[Mutant]:
    """Return the bugs that no test notices, and print each at once, because all of them take long."""
    for one in planted:
        if not trial.is_noticed(one):
            print(f"{one.path}:{one.line}: nobody noticed {one.what}", flush=True)
            yield one


def chosen(where: Path, sample: int, seed: int) -> list[Mutant]:
    """Return some of the bugs that can be planted in a file or folder, without those that are known as equivalent."""
    files = sorted(where.rglob("*.py")) if where.is_dir() else [where]
    known = EQUIVALENT.read_text("utf-8").splitlines()
    planted = [one for path in files for one in mutants_of(path) if one.name not in known]
    return random.Random(seed).sample(planted, min(sample, len(planted))) if sample else planted  # noqa: S311


def main() -> int:
    """Plant the bugs, print those that nothing noticed and the share of the others; 1 where that is below 90 %."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("where", help=f"a file, or one of {', '.join(ROOMS)}")
    parser.add_argument("--tests", nargs="*", help="the tests that have to notice (of a room: its own)")
    parser.add_argument("--sample", type=int, default=40, help="how many bugs are planted (0: all)")
    parser.add_argument("--seed", type=int, default=1, help="which of them")
    asked = parser.parse_args()
    room = asked.where if asked.where in ROOMS else ""
    tests = asked.tests or [f"tests/unit/{room}"]
    properties = [] if asked.tests else [f"tests/properties/{one}" for one in ROOMS.get(room, ())]
    planted = chosen(TOP / (f"src/scalecheck/{room}" if room else asked.where), asked.sample, asked.seed)
    with tempfile.TemporaryDirectory() as folder:
        trial = trial_in(Path(folder) / "checkout", tests, properties)
        if trial is None:
            print("The tests fail without any bug.")
            return 2
        missed = list(not_noticed(trial, planted))
    share = 1 - len(missed) / len(planted) if planted else 1
    print(f"{len(planted) - len(missed)} of {len(planted)} noticed ({share:.0%})")
    return 0 if share >= 0.9 else 1


if __name__ == "__main__":
    sys.exit(main())

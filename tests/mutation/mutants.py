"""Small bugs planted one at a time, to see whether the tests of a room notice them.

    python tests/mutation/mutants.py engine --sample 60
    python tests/mutation/mutants.py src/scalecheck/storage/durable.py --tests tests/unit/storage

It works in a copy of the checkout, prints each bug that no test noticed, and the share that was noticed. A bug that
changes nothing which can be observed is listed in `equivalent.txt` beside this file, with the reason.
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
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

TOP: Final = Path(__file__).parents[2]
EQUIVALENT: Final = Path(__file__).with_name("equivalent.txt")
ROOMS: Final = {
    room: (f"src/scalecheck/{room}", f"tests/unit/{room}")
    for room in ("documents", "engine", "interview", "reports", "storage", "words", "versions")
}
"""For each room, its source and the tests that have to notice."""
LONGEST: Final = 240
"""How many seconds the tests may take with one bug; one that never ends is noticed."""
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
    """Return every small bug that can be planted in a module."""
    text = path.read_text("utf-8")
    tree = ast.parse(text)
    for node in ast.walk(tree):
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


def is_noticed(copy: Path, mutant: Mutant, tests: Sequence[str]) -> bool:
    """Return whether a test fails, or does not end, with this bug in the copy; the nearest tests are asked first."""
    target = copy / mutant.path
    sound = target.read_text("utf-8")
    target.write_text(mutant.source, "utf-8")
    try:
        return any(_run_tests(copy, some) for some in (*_nearest(copy, mutant, tests), tests))
    except subprocess.TimeoutExpired:
        return True
    finally:
        target.write_text(sound, "utf-8")


def _nearest(copy: Path, mutant: Mutant, tests: Sequence[str]) -> Iterator[list[str]]:
    """Return those of the tests that mirror the mutant's module, where there are some: they are the quickest to ask."""
    module = Path(mutant.path).relative_to("src/scalecheck")
    mirrored = Path("tests/unit") / module.parent / f"test_{module.name}"
    if (copy / mirrored).is_file() and any(mirrored.is_relative_to(one) for one in tests):
        yield [mirrored.as_posix()]


def _run_tests(copy: Path, tests: Sequence[str]) -> int:
    command = [sys.executable, "-P", "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", *tests]
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1", "PYTHONPATH": str(copy / "src")}
    ended = subprocess.run(
        command,
        cwd=copy,
        env=environment,
        timeout=LONGEST,
        check=False,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    return ended.returncode


def _not_noticed(copy: Path, planted: Sequence[Mutant], tests: Sequence[str]) -> Iterator[Mutant]:
    """Return the bugs that no test notices, and print each at once, because all of them take long."""
    for one in planted:
        if not is_noticed(copy, one, tests):
            print(f"{one.path}:{one.line}: nobody noticed {one.what}", flush=True)
            yield one


def main() -> int:
    """Plant the bugs, print those that nothing noticed and the share of the others; 1 where that is below 90 %."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("where", help=f"a file, or one of {', '.join(ROOMS)}")
    parser.add_argument("--tests", nargs="*", help="the tests that have to notice (of a room: its own folder)")
    parser.add_argument("--sample", type=int, default=40, help="how many bugs are planted (0: all)")
    parser.add_argument("--seed", type=int, default=1, help="which of them")
    asked = parser.parse_args()
    source, own_tests = ROOMS.get(asked.where, (asked.where, "tests/unit"))
    tests = asked.tests or [own_tests]
    files = [TOP / source] if source.endswith(".py") else sorted((TOP / source).rglob("*.py"))
    known = EQUIVALENT.read_text("utf-8").splitlines()
    planted = [one for path in files for one in mutants_of(path) if one.name not in known]
    if asked.sample:
        planted = random.Random(asked.seed).sample(planted, min(asked.sample, len(planted)))  # noqa: S311
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "checkout"
        shutil.copytree(TOP, copy, ignore=shutil.ignore_patterns(".git", ".venv", "__pycache__", ".*_cache"))
        if _run_tests(copy, tests):
            print("The tests fail without any bug.")
            return 2
        missed = list(_not_noticed(copy, planted, tests))
    share = 1 - len(missed) / len(planted) if planted else 1
    print(f"{len(planted) - len(missed)} of {len(planted)} noticed ({share:.0%})")
    return 0 if share >= 0.9 else 1


if __name__ == "__main__":
    sys.exit(main())

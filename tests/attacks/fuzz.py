"""Files, workbooks, templates and typed lines that nobody would write, many thousand of them.

    python tests/attacks/fuzz.py                     two hundred thousand cases, on every core
    python tests/attacks/fuzz.py texts keys --cases 5000 --seed 7

Each case goes through the command that would meet it. It may end with exit code 0, 1 or 2: never with a traceback or
exit code 3, never after more than two seconds of a processor, and no session may leave a file that cannot be read. What
goes wrong is kept in the folder `fuzz-found`, with the seed that makes it again.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import multiprocessing
import os
import random
import resource
import shutil
import sys
import tempfile
import time
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[2]))
    sys.path.insert(0, str(Path(__file__).parents[2] / "src"))

from scalecheck.cli import main as scalecheck
from scalecheck.documents.loading import load
from scalecheck.problems import Severity
from tests.attacks.mangling import mangled, mangled_archive, typed

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

TOP: Final = Path(__file__).parents[2]
VALID: Final = TOP / "tests" / "examples" / "valid"
ROUND: Final = Path("assessments/discharge-hub/2026-11")
LARGEST: Final = 20_000
"""Larger files are left out of what is mangled: the same is in smaller ones."""
SLOWEST: Final = 2.0
"""The seconds of a processor within which each case must end."""
CASES: Final = 200_000
FOUND: Final = Path("fuzz-found")


class Case(NamedTuple):
    """One case, laid out in the current folder."""

    words: tuple[str, ...]
    """What stands behind `scalecheck`."""
    typed: bytes = b""
    """What is typed."""
    given: bytes = b""
    """The content that was made up."""


@dataclass(frozen=True, slots=True)
class Target:
    """A kind of input."""

    share: float
    """Its part of all cases."""
    make: Callable[[random.Random], Case]
    """Lays out a case in the current folder."""


class Outcome(NamedTuple):
    """What came of the cases of one target that one process tried."""

    name: str
    """The target."""
    cases: int
    """How many."""
    slowest: float
    """The seconds that the slowest took."""
    wrong: tuple[str, ...]
    """What went wrong."""
    memory: int
    """The most memory that the process had, in MiB."""


@cache
def _texts() -> tuple[bytes, ...]:
    folders = (TOP / "tests" / "examples", TOP / "tests" / "old_files", TOP / "examples")
    paths = (path for folder in folders for path in sorted(folder.rglob("*.yaml")))
    return tuple(data for path in paths if 0 < len(data := path.read_bytes()) <= LARGEST)


@cache
def _valid(part: str) -> tuple[tuple[Path, bytes], ...]:
    paths = sorted((VALID / part).rglob("*.yaml"))
    return tuple((path.relative_to(VALID), path.read_bytes()) for path in paths)


@cache
def _pack() -> bytes:
    from scalecheck.exchange.workbook import workbook
    from tests.packs import pack

    return workbook(pack())


def _put(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def _restored() -> None:
    """Put the sound files back that a case before may have changed."""
    for path, data in (*_valid("assessments"), *_valid("checklists")):
        _put(path, data)


def _any_text(chance: random.Random) -> Case:
    data = mangled(chance.choice(_texts()), _texts(), chance)
    _put(Path("made.yaml"), data)
    return Case(("validate", "made.yaml", "--format", chance.choice(("text", "json", "github"))), given=data)


def _overlay(chance: random.Random) -> Case:
    _restored()
    path, sound = chance.choice(_valid("checklists"))
    data = mangled(sound, _texts(), chance)
    _put(path, data)
    words = chance.choice((("validate", str(path)), ("checklist", "show", str(path), "--rules")))
    return Case(words, given=data)


def _judged(chance: random.Random) -> Case:
    _restored()
    path, sound = chance.choice(_valid("assessments"))
    data = mangled(sound, [one for _, one in _valid("assessments")], chance)
    _put(path, data)
    commands = (
        *(("status", str(path)), ("review", str(path)), ("actions", str(path)), ("status", str(ROUND))),
        *(("report", str(path), "--format", form, "-o", "-") for form in ("md", "html", "json")),
    )
    return Case(chance.choice(commands), given=data)


def _workbook(chance: random.Random) -> Case:
    data = mangled_archive(_pack(), chance)
    _put(Path("back.xlsx"), data)
    return Case(("pack", "import", "back.xlsx"), given=data)


def _returned(chance: random.Random) -> Case:
    _restored()
    path, sound = chance.choice(_valid("assessments"))
    data = mangled(sound, _texts(), chance)
    _put(Path("returned") / path.name, data)
    return Case(("pack", "import", str(Path("returned") / path.name)), given=data)


def _keys(chance: random.Random) -> Case:
    lines = typed(chance)
    Path("lead.yaml").unlink(missing_ok=True)
    _restored()
    words = ("assess", "mini-scale", "--innovation", "Hub", "--site", "North", "--role", "ward lead", "-o", "lead.yaml")
    return Case(words, lines, lines)


def _template(chance: random.Random) -> Case:
    _restored()
    sources = sorted((TOP / "templates").rglob("*.jinja"))
    data = mangled(chance.choice(sources).read_bytes(), [one.read_bytes() for one in sources], chance)
    _put(Path("templates/made.md.jinja"), data)
    path = next(path for path, _ in _valid("assessments"))
    return Case(("report", str(path), "--template", "templates/made.md.jinja", "-o", "-"), given=data)


TARGETS: Final[Mapping[str, Target]] = {
    "texts": Target(0.72, _any_text),
    "overlays": Target(0.1, _overlay),
    "assessments": Target(0.1, _judged),
    "workbooks": Target(0.03, _workbook),
    "returned": Target(0.03, _returned),
    "keys": Target(0.015, _keys),
    "templates": Target(0.005, _template),
}
"""The kinds of input, by name."""


def wrong_with(case: Case) -> str:
    """Run a case; return what is not as promised, or nothing."""
    out, err = io.TextIOWrapper(io.BytesIO(), "utf-8"), io.TextIOWrapper(io.BytesIO(), "utf-8")
    kept, sys.stdin = sys.stdin, io.TextIOWrapper(io.BytesIO(case.typed), "utf-8", "surrogateescape")
    try:
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            code = scalecheck(list(case.words))
    except BaseException as surprise:  # noqa: BLE001 (nothing may come through)
        return f"{type(surprise).__name__} came through: {surprise}"
    finally:
        sys.stdin = kept
    err.flush()
    told = err.buffer.getvalue().decode("utf-8", "replace")
    if code not in {0, 1, 2} or "Traceback" in told:
        return f"exit code {code}: {told[-600:]}"
    if "\x1b" in told:
        return f"an escape character on stderr: {told[-300:]!r}"
    return _unreadable(Path("lead.yaml")) if case.words[0] == "assess" else ""


def _unreadable(path: Path) -> str:
    if not path.exists():
        return ""
    problems = load(path.read_bytes(), str(path)).problems
    return next((f"{path}: {one.message}" for one in problems if one.severity is Severity.ERROR), "")


def tried(name: str, cases: int, seed: int, keep: Path | None = None) -> Outcome:
    """Try so many cases of a target in a folder of their own; what is wrong is put into the folder `keep`."""
    slowest, wrong, here = 0.0, [], Path.cwd()
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        try:
            for number in range(cases):
                case, found, took = _timed(name, seed, number)
                if took > SLOWEST and not found:  # a busy machine is slow now and then; a case, each time
                    case, found, again = _timed(name, seed, number)
                    took = min(took, again)
                slowest = max(slowest, took)
                if found or (keep is not None and took > SLOWEST):
                    wrong.append(f"{name} {seed} {number}, {' '.join(case.words)}: {found or f'{took:.1f} s'}")
                    if keep is not None:
                        keep.mkdir(exist_ok=True)
                        (keep / f"{name}-{seed}-{number}").write_bytes(case.given)
        finally:
            os.chdir(here)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return Outcome(name, cases, slowest, tuple(wrong), memory)


def _timed(name: str, seed: int, number: int) -> tuple[Case, str, float]:
    """Return a case, what is wrong with it, and the seconds of a processor that it took."""
    case = TARGETS[name].make(random.Random(f"{name} {seed} {number}"))  # noqa: S311 (no secret)
    begun = _used()
    found = wrong_with(case)
    return case, found, _used() - begun


def _used() -> float:
    """Return the seconds of a processor that this process and those that it started have used."""
    return sum(os.times()[:4])


def _tried(part: tuple[str, int, int, Path]) -> Outcome:
    return tried(*part)


def main() -> int:
    """Try the targets that are named, or all, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", choices=[*TARGETS, []], metavar="TARGET")
    parser.add_argument("--cases", type=int, default=CASES, help="how many in all")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--processes", type=int, default=os.cpu_count() or 1)
    chosen = parser.parse_args()
    shutil.rmtree(FOUND, ignore_errors=True)
    names: Sequence[str] = chosen.names or list(TARGETS)
    whole = sum(TARGETS[name].share for name in names)
    parts = [
        (
            name,
            max(1, round(chosen.cases * TARGETS[name].share / whole / 20)),
            chosen.seed * 1000 + part,
            FOUND.absolute(),
        )
        for name in names
        for part in range(20)
    ]
    begun, outcomes = time.perf_counter(), []
    with multiprocessing.get_context("spawn").Pool(chosen.processes, maxtasksperchild=20) as pool:
        for outcome in pool.imap_unordered(_tried, parts):
            outcomes.append(outcome)
            print(*outcome.wrong, sep="\n", end="\n" if outcome.wrong else "", flush=True)
    print(f"{'input':<12}{'cases':>9}{'slowest':>10}{'wrong':>7}")
    for name in names:
        own = [one for one in outcomes if one.name == name]
        cases, wrong = sum(one.cases for one in own), sum(len(one.wrong) for one in own)
        print(f"{name:<12}{cases:>9,}{max(one.slowest for one in own):>8.2f} s{wrong:>7}")
    memory = max(one.memory for one in outcomes)
    print(f"{sum(one.cases for one in outcomes):,} cases, {time.perf_counter() - begun:.0f} s, at most {memory} MiB")
    return int(any(one.wrong for one in outcomes))


if __name__ == "__main__":
    sys.exit(main())

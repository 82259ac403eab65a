"""How long a portfolio takes against PyYAML's C loader over the same files, and how much memory: first, again, changed.

Both use as many processes as there are processors. Compared is the processors' time of all of them, which a busy
machine disturbs less than the time on the clock.
"""

from __future__ import annotations

import argparse
import gc
import multiprocessing
import os
import resource
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

import yaml
from many_files import change, write_tree

from scalecheck.workspace.portfolio.crew import AT_ONCE, processors

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

AT_MOST_FIRST: Final = 1.0
AT_MOST_CHANGED: Final = 0.1
_MEBI: Final = 1024
_EVERY: Final = 99
"""Every how many files one is changed: some 1 %, and programmes' files as often among them as among all."""


class Spent(NamedTuple):
    """What a task took."""

    processors: float
    """The processors' seconds, of all its processes."""
    clock: float
    """The seconds on the clock."""
    memory: int
    """The most memory that one of its processes had, in MiB."""


def main() -> int:
    """Time it for each number of files, and print what came out; 1 when a figure is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=int, default=[1000, 10_000])
    parser.add_argument("--small", action="store_true", help="files of five answers; they have no figures to keep to")
    asked = parser.parse_args()
    print(f"{processors()} processors; seconds of processors (on the clock)")
    missed = [files for files in asked.files if not _measured(files, small=asked.small) and not asked.small]
    return 1 if missed else 0


def _measured(files: int, *, small: bool) -> bool:
    with tempfile.TemporaryDirectory() as folder:
        tree, caches = Path(folder, "tree"), Path(folder, "caches")
        paths = write_tree(tree, files, small=small)
        size = sum(path.stat().st_size for path in paths) / files / 1024
        loader = _spent(_load_all, [str(path) for path in paths])
        first = _spent(_portfolio, tree, caches)
        again = _spent(_portfolio, tree, caches)
        for path in paths[::_EVERY]:
            change(path)
        changed = _spent(_portfolio, tree, caches)
    print(f"\n{files:,} files of {size:.1f} KiB", flush=True)
    print(f"{'':24} {'seconds':>16} {'ratio':>6} {'MiB':>5}")
    for what, spent in (("C loader", loader), ("first run", first), ("again", again), ("1 % changed", changed)):
        ratio = spent.processors / loader.processors
        print(f"{what:24} {f'{spent.processors:.1f} ({spent.clock:.1f})':>16} {ratio:6.2f} {spent.memory:5}")
    return first.processors <= AT_MOST_FIRST * loader.processors and (
        changed.processors <= AT_MOST_CHANGED * loader.processors
    )


def _spent(task: Callable[..., None], *arguments: object) -> Spent:
    """Run a task in a process of its own, so that nothing of another one is left."""
    context = multiprocessing.get_context("spawn")
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=_run, args=(sender, task, arguments))
    process.start()
    spent: Spent = receiver.recv()
    process.join()
    return spent


def _run(sender: multiprocessing.connection.Connection, task: Callable[..., None], arguments: Sequence[object]) -> None:
    gc.set_threshold(50_000)
    begin = time.perf_counter()
    task(*arguments)
    clock = time.perf_counter() - begin
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    seconds = sum(one.ru_utime + one.ru_stime for one in used)
    sender.send(Spent(seconds, clock, max(one.ru_maxrss for one in used) // _MEBI))


def _load_all(paths: Sequence[str]) -> None:
    with multiprocessing.get_context("spawn").Pool(processors()) as pool:
        pool.map(_load, paths, AT_ONCE)
        pool.close()
        pool.join()


def _load(path: str) -> None:
    yaml.load(Path(path).read_bytes(), yaml.CSafeLoader)


def _portfolio(tree: Path, caches: Path) -> None:
    from scalecheck.cli import main as scalecheck  # noqa: PLC0415 (part of what is timed)

    os.environ["XDG_CACHE_HOME"] = str(caches)
    sys.stdout = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 (for as long as the process lives)
    if scalecheck(["portfolio", str(tree), "--as-of", "2026-11-29", "--format", "json"]) != 0:
        raise SystemExit(f"{tree} holds a file that is not valid")


if __name__ == "__main__":
    sys.exit(main())

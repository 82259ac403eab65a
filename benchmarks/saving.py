"""What saving an answer durably costs, against the bare sequence of system calls that it cannot do without."""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from timing import Figure, interleaved, show

from scalecheck.storage.durable import write_durably
from scalecheck.storage.sessions import OpenFile, Saved, opened

if TYPE_CHECKING:
    from collections.abc import Callable

SIZE = 100_000
"""The bytes of the file, about as many as a long assessment has."""
SAVES = 500
"""How often one session saves, which is more than a long assessment takes."""
ENDS = 25
"""How many saves at either end of the session are compared, in the median."""
AT_MOST = 4.0
"""How many times as long as the bare sequence an accepted answer may take, of which saving is the smaller part."""
LAST_AT_MOST = 2.0
"""How many times as long as the first save the last one may take."""


def content(number: int) -> bytes:
    """Return the bytes of one save; no two are equal."""
    return f"# {number:09}\n".encode() + b"an answer: of some length\n" * ((SIZE - 12) // 26)


def bare(path: Path, data: bytes) -> Callable[[], object]:
    """Return a task that does what no durable write can leave out, and nothing else."""
    unfinished = path.with_name("bare.tmp")

    def task() -> None:
        descriptor = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        os.write(descriptor, data)
        os.fsync(descriptor)
        os.close(descriptor)
        unfinished.replace(path)
        if os.name == "posix":
            folder = os.open(path.parent, os.O_RDONLY)
            os.fsync(folder)
            os.close(folder)

    return task


def save(file: OpenFile, number: int) -> None:
    """Save once; nobody else writes here, so anything but success is a fault."""
    if file.save(content(number)) != Saved():
        raise RuntimeError(f"{file.path} was changed by somebody else")


def session(path: Path) -> tuple[float, float]:
    """Return the median seconds of the first and of the last saves of one session."""
    seconds = []
    with opened(path, 2 * SIZE) as file:
        for number in range(SAVES):
            start = time.perf_counter()
            save(file, number)
            seconds.append(time.perf_counter() - start)
    return statistics.median(seconds[:ENDS]), statistics.median(seconds[-ENDS:])


def main() -> int:
    """Time saving, and print what came out; 1 when a figure is missed.

    What takes time is the disk: with the temporary files in memory (see TMPDIR) the figures say nothing.
    """
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 201
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with opened(folder / "session.yaml", 2 * SIZE) as file:
            medians = interleaved(
                {
                    "bare": bare(folder / "bare.yaml", content(0)),
                    "write_durably": lambda: write_durably(folder / "durable.yaml", content(0)),
                    "OpenFile.save": lambda: save(file, 0),
                },
                rounds,
            )
        first, last = session(folder / "long.yaml")
    baseline = medians.pop("bare")
    print(f"{SIZE} bytes, bare: {baseline * 1000:.2f} ms in the median of {rounds} rounds")
    return show(
        (
            *(Figure(name, seconds, baseline, AT_MOST) for name, seconds in medians.items()),
            Figure(f"save {SAVES} against save 1", last, first, LAST_AT_MOST),
        )
    )


if __name__ == "__main__":
    sys.exit(main())

"""Work on what somebody else wrote, in a child process that may use only so much time and memory.

Windows has no such processes; there, the work is done in this one.
"""

from __future__ import annotations

import contextlib
import json
import os
import select
import signal
import time
import warnings
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NoReturn

from scalecheck.errors import CannotLookError

if TYPE_CHECKING:
    from collections.abc import Callable

SECONDS: Final = 10
"""How many seconds of a processor the work may take."""
LONGEST_WAIT: Final = 60
"""How many seconds the work may take by the clock: more, for a busy computer gives it a processor only now and then."""
MEMORY: Final = 256 * 1024 * 1024
"""How many bytes of memory it may take, beyond what this process has; kept where the system tells what that is."""

_PIECE: Final = 65536
_HERE_NOW: Final = Path("/proc/self/statm")
"""Where Linux tells how much memory a process has: its first number counts pages."""


def bounded(work: Callable[[], Any], subject: str) -> Any:  # noqa: ANN401 (what JSON can hold)
    """Return what some work returns, as JSON gives it back.

    Args:
        work: What is done; it may raise CannotLookError.
        subject: What it works on, to name it where the work is stopped.

    Raises:
        CannotLookError: the work raised it, or took too much time or memory.
    """
    if not hasattr(os, "fork"):
        return work()
    reading, writing = os.pipe()
    with warnings.catch_warnings():
        # What else runs in this process holds nothing that the work needs.
        warnings.simplefilter("ignore", DeprecationWarning)
        child = os.fork()
    if child == 0:
        os.close(reading)
        _work_and_end(work, writing)
    os.close(writing)
    try:
        told = _told(reading)
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        os.close(reading)
    match told:
        case {"done": done}:
            return done
        case {"refused": str(why)}:
            raise CannotLookError(why)
        case _:
            limits = f"{SECONDS} seconds or {MEMORY // 1024**2} MB of memory"
            raise CannotLookError(f"{subject}: stopped, because it takes more than {limits}.")


def _work_and_end(work: Callable[[], Any], writing: int) -> NoReturn:
    """Do the work in the child, say what came of it, and end without doing anything that the parent will do."""
    try:
        _limit()
        told: dict[str, Any] = {"done": work()}
    except CannotLookError as error:
        told = {"refused": str(error)}
    except BaseException:  # noqa: BLE001 (nothing may leave the child)
        told = {}
    try:
        with os.fdopen(writing, "wb") as pipe:
            pipe.write(json.dumps(told).encode("ascii"))
    finally:
        os._exit(0)


def _limit() -> None:
    import resource  # noqa: PLC0415 (Windows has none)

    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if _HERE_NOW.exists():
        had = int(_HERE_NOW.read_text("ascii").split()[0]) * resource.getpagesize()
        resource.setrlimit(resource.RLIMIT_AS, (had + MEMORY, had + MEMORY))


def _told(reading: int) -> object:
    """Return what the child says before its time is over; None where it says nothing whole."""
    end = time.monotonic() + LONGEST_WAIT
    pieces: list[bytes] = []
    while (left := end - time.monotonic()) > 0 and select.select([reading], [], [], left)[0]:
        piece = os.read(reading, _PIECE)
        if not piece:
            break
        pieces.append(piece)
    try:
        return json.loads(b"".join(pieces))
    except ValueError:
        return None

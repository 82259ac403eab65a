"""A request to end that comes at every moment of some work, one after the other."""

from __future__ import annotations

import sys
from itertools import count
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


def at_every_line(work: Callable[[], object], files: tuple[str, ...] = ("",)) -> Iterator[int]:
    """Do some work again and again, each time interrupted one line of Python later, as long as it is.

    Yielded is, after each of them, in front of how many lines it was interrupted.

    Args:
        work: The work.
        files: How the names of the files end whose lines count.
    """
    for step in count():
        if not _is_interrupted(work, step, files):
            return
        yield step


def _is_interrupted(work: Callable[[], object], step: int, files: tuple[str, ...]) -> bool:
    lines = count()

    def trace(frame: Any, event: str, _told: object) -> Callable[..., Any] | None:  # noqa: ANN401 (Python's own)
        if not frame.f_code.co_filename.endswith(files):
            return None
        if event == "line" and next(lines) == step:
            sys.settrace(None)
            raise KeyboardInterrupt
        return trace

    traced = sys.gettrace()
    sys.settrace(trace)
    try:
        work()
    except (KeyboardInterrupt, OSError):  # the latter is what Python makes of it at one place, where it removes folders
        return True
    else:
        return False
    finally:
        sys.settrace(traced)

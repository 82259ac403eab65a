"""Desks in several processes, where there is enough work for them; in this process where there is not."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
from collections import deque
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from typing import TYPE_CHECKING, Final, NamedTuple, Protocol, Self, TypeVar

from scalecheck.workspace.portfolio.desk import Desk, Read, Task

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from concurrent.futures import Future
    from datetime import date
    from pathlib import Path

    from scalecheck.problems import Problem

WORTH_IT: Final = 400
"""From how many files on further processes are begun: beginning them takes as long as reading some hundred files."""
AT_ONCE: Final = 50
"""How many files a process is given at a time."""
_SELDOM: Final = 50_000
"""How many things a process makes before Python looks for garbage: what is made here goes by itself."""
_AHEAD: Final = 4
"""How many batches are given out for each process before the first is awaited."""


Given_contra = TypeVar("Given_contra", contravariant=True)
Given = TypeVar("Given")
Made = TypeVar("Made")


class _Work(Protocol[Given_contra, Made]):
    """What a process does with a batch; at the desk that it is given, else at its own."""

    def __call__(self, batch: Sequence[Given_contra], desk: Desk | None = None, /) -> list[Made]:
        """Do it."""
        ...


class Setting(NamedTuple):
    """What each desk is told."""

    folder: Path
    """The tree."""
    checklist: str | None
    """The checklist that was named."""
    as_of: date
    """The day on which files are judged."""


class Crew:
    """Reads and judges files, in as many processes as this one may use processors."""

    def __init__(self, setting: Setting, workers: int | None = None) -> None:
        """Take what each desk is told, and how many processes there may be."""
        self.setting = setting
        """What each desk is told."""
        self._workers = workers or processors()
        self._desk: Desk | None = None
        self._pool: ProcessPoolExecutor | None = None

    @property
    def desk(self) -> Desk:
        """The desk of this process."""
        if self._desk is None:
            self._desk = Desk(*self.setting)
        return self._desk

    def __enter__(self) -> Self:
        """Begin without any process."""
        return self

    def __exit__(self, *_: object) -> None:
        """End all processes, without waiting for work that was not begun."""
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)

    def expect(self, files: int) -> None:
        """Begin further processes where so many files are worth it."""
        if self._pool is None and self._workers > 1 and files >= WORTH_IT:
            self._pool = ProcessPoolExecutor(
                self._workers,
                mp_context=multiprocessing.get_context("spawn"),
                initializer=_sit_down,
                initargs=(self.setting,),
            )

    def read(self, batches: Iterable[Sequence[str]]) -> Iterator[list[Read]]:
        """Return what came of reading files, batch by batch, in order."""
        return self._done(_read, batches)

    def judge(self, batches: Iterable[Sequence[Task]]) -> Iterator[list[tuple[str, tuple[Problem, ...]]]]:
        """Return how files came out, batch by batch, in order."""
        return self._done(_judge, batches)

    def _done(self, work: _Work[Given, Made], batches: Iterable[Sequence[Given]]) -> Iterator[list[Made]]:
        waiting: deque[tuple[Sequence[Given], Future[list[Made]] | None]] = deque()
        for batch in batches:
            waiting.append((batch, self._given_out(work, batch)))
            while waiting and (len(waiting) > self._workers * _AHEAD or waiting[0][1] is None):
                yield self._result(work, *waiting.popleft())
        while waiting:
            yield self._result(work, *waiting.popleft())

    def _given_out(self, work: _Work[Given, Made], batch: Sequence[Given]) -> Future[list[Made]] | None:
        """Hand a batch to a process; None where it is to be done here."""
        if self._pool is None:
            return None
        try:
            return self._pool.submit(work, batch)
        except BrokenProcessPool:
            self._pool = None
            return None

    def _result(
        self, work: _Work[Given, Made], batch: Sequence[Given], future: Future[list[Made]] | None
    ) -> list[Made]:
        """Return what a process made; where it was ended from outside, the work is done here."""
        if future is not None:
            with suppress(BrokenProcessPool):
                return future.result()
        return work(batch, self.desk)


def processors() -> int:
    """Return how many processors this process may use."""
    with suppress(AttributeError):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


_desk: Desk | None = None


def _sit_down(setting: Setting) -> None:
    """Begin as a process: Ctrl-C is for the one that began it."""
    global _desk  # noqa: PLW0603 (a process of a pool has no other place for it)
    for name in ("SIGINT", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_IGN)
    _desk = Desk(*setting)
    gc.freeze()
    gc.set_threshold(_SELDOM)


def _read(paths: Sequence[str], desk: Desk | None = None) -> list[Read]:
    own = desk or _desk
    return [own.read(path) for path in paths] if own is not None else []


def _judge(tasks: Sequence[Task], desk: Desk | None = None) -> list[tuple[str, tuple[Problem, ...]]]:
    own = desk or _desk
    return [own.judge(task) for task in tasks] if own is not None else []

"""A session on a terminal of its own, for tests."""

from __future__ import annotations

import gc
import os
import signal
import sys
from collections.abc import Callable
from typing import Any, TypeAlias

from scalecheck.cli import main
from scalecheck.failures import INTERRUPTED


class Terminal:
    """A session on a terminal of its own."""

    def __init__(self, child: Any) -> None:  # noqa: ANN401 (a pexpect.spawn, which has no types)
        """Take a process that runs on it."""
        self.child = child
        self.shown = ""

    def prompt(self) -> str:
        """Wait until a line is asked for, and give what was shown since the last one."""
        self.child.expect_exact("> ")
        self.shown = self.child.before
        return self.shown

    def type(self, *lines: str) -> str:
        """Type lines, each when it is asked for, wait for the next prompt, and give what was shown before it."""
        for line in lines:
            self.child.sendline(line)
            self.prompt()
        return self.shown

    def end(self) -> str:
        """Wait until the process has ended, and give what was shown last."""
        import pexpect

        self.child.expect(pexpect.EOF)
        self.child.close()
        return str(self.child.before)

    @property
    def code(self) -> int | None:
        """The exit code, once it has ended; None where a signal has ended it."""
        return self.child.exitstatus  # type: ignore[no-any-return]


Start: TypeAlias = Callable[..., Terminal]
"""Starts a command with these arguments."""


def heed_requests() -> None:
    """Let a new process end when it is asked to, also where the tests run in the background and ignore that."""
    for name in ("SIGINT", "SIGHUP"):
        signal.signal(getattr(signal, name), signal.SIG_DFL)


def forked(*arguments: str) -> tuple[int, int]:
    """Start a command on a terminal of its own, and return its process and our end of the terminal.

    It is a copy of this process, so that starting it takes no time.
    """
    process, terminal = os.forkpty()
    if process:
        return process, terminal
    gc.disable()  # a search for garbage would copy all the memory of the tests
    code = INTERRUPTED
    try:
        sys.stdin, sys.stdout, sys.stderr = (open(number, mode, encoding="utf-8") for number, mode in enumerate("rww"))  # noqa: PTH123, SIM115
        code = main(list(arguments))
    finally:
        os._exit(code)


def ended(process: int, terminal: int) -> None:
    """Kill a session, and wait until it is gone."""
    os.kill(process, signal.SIGKILL)
    os.waitpid(process, 0)
    os.close(terminal)

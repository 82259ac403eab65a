"""What the system sees of a program: its calls, written down by strace."""

from __future__ import annotations

import subprocess
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


def strace(log: Path, calls: Iterable[str]) -> tuple[str, ...]:
    """Return the words before a command that write down these calls of it and of what it starts; more may follow."""
    return ("strace", "-f", "-y", "-qq", "-s", "4096", "-o", str(log), "-e", f"trace={','.join(calls)}")


def quickly(traced: tuple[str, ...]) -> tuple[str, ...]:
    """Return the same without a halt at each of the other calls, where strace knows how; then it makes no call fail."""
    program, *words = traced
    return (program, "--seccomp-bpf", *words) if _can_be_quick() else traced


@cache
def _can_be_quick() -> bool:
    asked = ("strace", "--seccomp-bpf", "--version")
    return subprocess.run(asked, capture_output=True, check=False).returncode == 0

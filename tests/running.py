"""What a test of the command line gets back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple, TypeAlias


class Ended(NamedTuple):
    """How a command ended, and what it wrote."""

    code: int
    """Its exit code."""
    out: str
    """What it wrote to stdout."""
    err: str
    """What it wrote to stderr."""


Run: TypeAlias = Callable[..., Ended]
"""Runs the command line with these arguments."""
Edit: TypeAlias = Callable[[Path, str, str], Path]
"""Replaces a text that stands once in a file; gives the file."""

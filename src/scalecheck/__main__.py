"""The way in: the script `scalecheck`, and `python -P -m scalecheck` where the script is blocked or not on the path."""

from __future__ import annotations

import gc
import sys
from typing import Final

INTERRUPTED = 130
"""What a process ends with that is interrupted before its command line has been read."""
_SELDOM: Final = 100_000
"""After how many new objects Python searches for garbage; nearly all that is made lives as long as the run."""


def main() -> int:
    """Run the command line that the process was started with, and return its exit code."""
    gc.set_threshold(_SELDOM)
    try:
        from scalecheck.cli import main as command_line  # noqa: PLC0415 (importing takes long enough to press Ctrl-C)

        return command_line()
    except KeyboardInterrupt:
        return INTERRUPTED


if __name__ == "__main__":
    sys.exit(main())

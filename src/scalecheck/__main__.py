"""The way in: the script `scalecheck`, and `python -P -m scalecheck` where the script is blocked or not on the path."""

from __future__ import annotations

import sys

INTERRUPTED = 130
"""What a process ends with that is interrupted before its command line has been read."""


def main() -> int:
    """Run the command line that the process was started with, and return its exit code."""
    try:
        from scalecheck.cli import main as command_line  # noqa: PLC0415 (importing takes long enough to press Ctrl-C)

        return command_line()
    except KeyboardInterrupt:
        return INTERRUPTED


if __name__ == "__main__":
    sys.exit(main())

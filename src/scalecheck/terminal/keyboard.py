"""Lines from standard input, be it a terminal, a pipe or Git Bash; what was pasted is told from what was typed."""

from __future__ import annotations

import select
import sys
from typing import TYPE_CHECKING, Final, Protocol

if sys.platform != "win32":
    import termios

if TYPE_CHECKING:
    from typing import BinaryIO, TextIO

_LONGEST_LINE: Final = 1_000_000
"""Bytes of input that are read as one line at the most."""
_TYPED_AHEAD: Final = 3
"""A line of up to this many characters may be typed ahead; a longer one with more behind it was pasted."""
_MOMENT: Final = 0.02
"""The seconds within which the next line of what was pasted is there."""


class Keyboard(Protocol):
    """Where replies come from."""

    @property
    def shows_what_is_typed(self) -> bool:
        """Whether what is typed stands on the screen, with the end of its line."""

    def line(self) -> str | None:
        """Return the next line without its end; None at the end of input."""

    def was_pasted(self, line: str) -> bool:
        """Return whether a line is the first of several pasted ones; the others are thrown away."""


class StandardInput:
    """Reads lines from standard input as bytes, so that nothing that is typed can end the program."""

    @property
    def shows_what_is_typed(self) -> bool:
        """Whether what is typed stands on the screen: on a terminal."""
        return _is_terminal(sys.stdin)

    def line(self) -> str | None:
        """Return the next line, of which a part that is far too long is thrown away; None at the end of input."""
        if sys.stdin is None:
            return None
        stream = sys.stdin.buffer
        line = stream.readline(_LONGEST_LINE)
        if not line:
            return None
        if len(line) == _LONGEST_LINE and not line.endswith(b"\n"):
            _read_to_the_end_of_the_line(stream)
        return line.decode(sys.stdin.encoding or "utf-8", errors="surrogateescape").rstrip("\r\n")

    def was_pasted(self, line: str) -> bool:
        """Return whether more lines wait behind this one on a terminal; in a pipe that is ordinary."""
        if len(line.strip()) <= _TYPED_AHEAD or not _more_is_waiting():
            return False
        while _more_is_waiting() and sys.stdin.buffer.readline(_LONGEST_LINE):
            pass
        _forget_what_has_no_end()
        return True


def _is_terminal(stream: TextIO | None) -> bool:
    return stream is not None and stream.isatty()


def _read_to_the_end_of_the_line(stream: BinaryIO) -> None:
    while (more := stream.readline(_LONGEST_LINE)) and not more.endswith(b"\n"):
        pass


def _more_is_waiting() -> bool:
    if sys.platform == "win32" or not _is_terminal(sys.stdin):
        return False
    return bool(select.select([sys.stdin], [], [], _MOMENT)[0])


def _forget_what_has_no_end() -> None:
    """Throw away the beginning of a line that stands on the terminal already."""
    if sys.platform != "win32":
        termios.tcflush(sys.stdin.fileno(), termios.TCIFLUSH)

"""Lines from standard input, be it a terminal, a pipe or Git Bash; what was pasted is told from what was typed.

Where the platform has readline, a line on a terminal can be edited (cursor keys, Home, End, earlier lines); elsewhere
the terminal's own few keys are all there is.
"""

from __future__ import annotations

import os
import select
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, Final, Protocol

try:
    import readline
except ImportError:  # Windows, and Pythons that were built without it
    _HAS_READLINE = False
else:
    _HAS_READLINE = True
if sys.platform == "win32":
    import msvcrt
else:
    import termios

if TYPE_CHECKING:
    from typing import BinaryIO, TextIO

LONGEST_TYPED: Final = 1024 if sys.platform == "darwin" else 4096
"""The bytes of one line, its end among them, beyond which a terminal drops what is typed."""
_LONGEST_LINE: Final = 1_000_000
"""Bytes of input that are read as one line at the most."""
_MOMENT: Final = 0.02
"""The seconds within which the next line of what was pasted is there."""
_SHORT: Final = 3
"""Lines of up to this many characters are not worth being brought back by the key for earlier lines."""


class Keyboard(Protocol):
    """Where replies come from."""

    @property
    def shows_what_is_typed(self) -> bool:
        """Whether what is typed is on the screen, with the end of its line."""

    @property
    def edits(self) -> bool:
        """Whether a line can be edited; it then writes the prompt itself."""

    def line(self, prompt: str) -> str | None:
        """Return the next line without its end; None at the end of input.

        Several lines that were pasted at once may come as one text with line ends in it.

        Raises KeyboardInterrupt where the terminal has gone.
        """

    def may_be_cut(self, line: str) -> bool:
        """Return whether a terminal may have dropped the end of a line."""

    def throw_away(self) -> bool:
        """Throw away what was typed or pasted ahead on a terminal, and return whether there was anything."""


class StandardInput:
    """Reads lines from standard input; nothing that is typed can end the program."""

    def __init__(self) -> None:
        """Make ready for editing where that is possible."""
        self._edits = _can_edit()
        if self._edits:
            _prepare_editing()

    @property
    def shows_what_is_typed(self) -> bool:
        """Whether what is typed is on the screen: on a terminal."""
        return _is_terminal(sys.stdin)

    @property
    def edits(self) -> bool:
        """Whether a line can be edited: on a terminal that can move its cursor, where there is readline."""
        return self._edits

    def line(self, prompt: str) -> str | None:
        """Return the next line, of which a part that is far too long is thrown away; None at the end of input."""
        if sys.stdin is None:
            return None
        line = None
        with suppress(EOFError, OSError):
            line = _edited_line(prompt) if self._edits else _bare_line()
        if line is None and self.shows_what_is_typed and _is_gone():
            raise KeyboardInterrupt
        return line

    def may_be_cut(self, line: str) -> bool:
        """Return whether a line is as long as the longest that a terminal passes on."""
        length = len(line.encode(_encoding(), errors="surrogateescape")) + 1
        return self.shows_what_is_typed and length >= LONGEST_TYPED

    def throw_away(self) -> bool:
        """Throw away what waits on the terminal, and return whether there was anything; a pipe is left alone."""
        if not _is_terminal(sys.stdin):
            return False
        found = False
        while _more_is_waiting():
            found = True
            _forget()
        return found


def _can_edit() -> bool:
    """Return whether there is readline, and a UTF-8 terminal on both sides on which it can move about."""
    both = _is_terminal(sys.stdin) and _is_terminal(sys.stdout)
    moves = os.environ.get("TERM", "dumb") != "dumb" and _encoding().lower() in {"utf-8", "utf8"}
    return _HAS_READLINE and both and moves


def _prepare_editing() -> None:
    """Let a tab be a tab, keep short replies out of the earlier lines, and let odd bytes be looked at by the caller."""
    readline.set_auto_history(False)
    is_libedit = "libedit" in (readline.__doc__ or "")
    readline.parse_and_bind("bind ^I ed-insert" if is_libedit else "set disable-completion on")
    reconfigure = getattr(sys.stdin, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(errors="surrogateescape")


def _edited_line(prompt: str) -> str:
    line = input(prompt)
    if len(line.strip()) > _SHORT and "\n" not in line:
        readline.add_history(line)
    return line


def _bare_line() -> str | None:
    stream = sys.stdin.buffer
    line = stream.readline(_LONGEST_LINE)
    if not line:
        return None
    if len(line) == _LONGEST_LINE and not line.endswith(b"\n"):
        _read_to_the_end_of_the_line(stream)
    return line.decode(_encoding(), errors="surrogateescape").rstrip("\r\n")


def _encoding() -> str:
    return getattr(sys.stdin, "encoding", None) or "utf-8"


def _is_terminal(stream: TextIO | None) -> bool:
    return stream is not None and stream.isatty()


def _is_gone() -> bool:
    """Return whether the terminal was closed, rather than its input ended by the person."""
    if sys.platform == "win32":
        return False
    try:
        termios.tcgetattr(sys.stdin.fileno())
    except (termios.error, OSError, ValueError):
        return True
    return False


def _read_to_the_end_of_the_line(stream: BinaryIO) -> None:
    while (more := stream.readline(_LONGEST_LINE)) and not more.endswith(b"\n"):
        pass


def _more_is_waiting() -> bool:
    if sys.platform == "win32":
        return msvcrt.kbhit()
    return bool(select.select([sys.stdin], [], [], _MOMENT)[0])


def _forget() -> None:
    """Throw away what a terminal holds, the beginning of an unended line among it."""
    if sys.platform == "win32":
        while msvcrt.kbhit():
            msvcrt.getwch()
    else:
        termios.tcflush(sys.stdin.fileno(), termios.TCIFLUSH)

"""The one way out for text that no screen lays out: words about the run to stderr, results to stdout.

Nothing that a file, a name or a revision holds acts on a terminal, or on the log of a continuous integration service.
"""

from __future__ import annotations

import io
import json
import os
import shutil
import sys
import textwrap
from contextlib import suppress
from typing import TYPE_CHECKING, TextIO

from scalecheck.plain import inert_in_logs, plainly

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def tell(*lines: str) -> None:
    """Write lines about the run to stderr, behind all that was written to stdout; a closed stderr changes nothing."""
    _flush()
    with suppress(AttributeError, OSError, ValueError):
        sys.stderr.write("".join(f"{_fitted(inert_in_logs(plainly(line)))}\n" for line in lines))


def _fitted(line: str) -> str:
    """Return a line as a terminal shows it without cutting a word; a line for a log, or to be copied, stays one."""
    if not sys.stderr.isatty() or line.startswith(" "):
        return line
    width = shutil.get_terminal_size().columns - 1
    return "\n".join(textwrap.wrap(line, width, break_long_words=False, break_on_hyphens=False)) or line


def is_overwritten() -> bool:
    """Return whether stderr is a terminal on which a line can be written over."""
    return sys.stderr is not None and sys.stderr.isatty() and os.environ.get("TERM") != "dumb"


def overwrite(line: str, width: int) -> None:
    """Write a line on stderr over one of so many columns, and stay on it; a closed stderr changes nothing."""
    with suppress(OSError, ValueError):
        sys.stderr.write(f"\r{' ' * width}\r{plainly(line)}")
        sys.stderr.flush()


def print_lines(lines: Iterable[str]) -> None:
    """Write lines of a result to stdout."""
    sys.stdout.writelines(f"{inert_in_logs(plainly(line))}\n" for line in lines)


def print_commands(lines: Iterable[str]) -> None:
    """Write lines to stdout that are commands for a log; whoever makes them escapes their parts."""
    sys.stdout.writelines(f"{plainly(line)}\n" for line in lines)


def print_document(text: str) -> None:
    """Write a document to stdout whose own format keeps its words from acting, such as Markdown or CSV.

    It is UTF-8 wherever it goes, unless a terminal with another encoding shows it. One whose format says how its lines
    end, such as a calendar, ends them like that on every system.
    """
    if isinstance(sys.stdout, io.TextIOWrapper) and not sys.stdout.isatty():
        sys.stdout.reconfigure(encoding="utf-8", newline="" if "\r\n" in text else None)
    InertStream(sys.stdout).write(text)


def print_json(data: object) -> None:
    """Write data to stdout as JSON."""
    sys.stdout.write(json_text(data))


def json_text(data: object, indent: int | None = 2) -> str:
    """Return data as JSON, in characters that every encoding has, with nothing that a log takes for a command."""
    return _json(data, indent) + "\n"


def _json(data: object, indent: int | None = None) -> str:
    # Two of these signs can only be within a string, where any sign may be written by its number.
    return json.dumps(data, indent=indent).replace("##", "#\\u0023")


def json_pieces(parts: Iterable[tuple[str, str | int | Iterable[object]]]) -> Iterator[str]:
    """Return an object's parts, by key, as the text of `json_text` in pieces: a list's elements are a piece each."""
    before = "{"
    for key, value in parts:
        yield f"{before}{_json(key)}: "
        before = ", "
        if isinstance(value, str | int):
            yield _json(value)
        else:
            yield "["
            for number, element in enumerate(value):
                yield f"{', ' if number else ''}{_json(element)}"
            yield "]"
    yield "}\n"


def print_pieces(pieces: Iterable[str]) -> None:
    """Write the pieces of a text as `json_pieces` gives it to stdout."""
    sys.stdout.writelines(pieces)


class InertStream(io.TextIOBase):
    """A stream that writes to another, a terminal or a log, and keeps the lines from being commands for a log."""

    def __init__(self, target: TextIO) -> None:
        """Take the stream that is written to."""
        super().__init__()
        self._target = target
        self._is_terminal = target.isatty()

    @property
    def encoding(self) -> str:  # type: ignore[override] # the base class has an attribute here
        """The encoding of what is written to."""
        return self._target.encoding

    def write(self, text: str, /) -> int:
        """Write a text of whole lines; return its length."""
        self._target.write(text if self._is_terminal else "\n".join(map(inert_in_logs, text.split("\n"))))
        return len(text)

    def flush(self) -> None:
        """Hand on what is buffered."""
        self._target.flush()

    def close(self) -> None:
        """Leave what is written to open: it is not ours, and may be closed already when Python takes this away."""

    def isatty(self) -> bool:
        """Return whether a terminal is written to."""
        return self._is_terminal

    def fileno(self) -> int:
        """Return the descriptor that is written to."""
        return self._target.fileno()


def _flush() -> None:
    if sys.stdout is not None:
        sys.stdout.flush()

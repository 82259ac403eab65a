"""The person's own editor for a longer text, where one is named and the screen can hold it."""

from __future__ import annotations

import os
import shlex
import shutil
import signal
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from scalecheck.interview.prompting import Draft

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


class CannotEditError(Exception):
    """The editor could not be started, or ended with a fault; its text is a sentence for the person."""


def named_editor() -> str | None:
    """Return the command of the editor that `$VISUAL` or `$EDITOR` names; None without one, or without a terminal."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        return None
    full_screen = "" if os.environ.get("TERM") == "dumb" else os.environ.get("VISUAL", "")
    return full_screen.strip() or os.environ.get("EDITOR", "").strip() or None


def edited(editor: str, text: str, tell_kept: Callable[[Path], None]) -> Draft:
    """Let the person change a text in an editor, and return it when the editor is closed.

    What was written is never deleted here: where it cannot be returned, as after a signal, `tell_kept` is called with
    the file that holds it. Raises CannotEditError where the editor cannot be used.
    """
    with _written(editor, f"{text}\n" if text else "", tell_kept) as file:
        with _interrupts_go_to_the_editor():
            code = subprocess.call([*_words(editor), str(file)])  # noqa: S603 (the person names it)
        if code:
            raise CannotEditError(f"The editor `{editor}` ended with a fault ({code}).")
        written = file.read_bytes().decode("utf-8", errors="replace")
    return Draft(written, str(file), partial(_remove, file))


@contextmanager
def _written(editor: str, begun: str, tell_kept: Callable[[Path], None]) -> Iterator[Path]:
    """Make a file for the text that only this user can read; if the block fails, keep what was written in it."""
    file: Path | None = None
    try:
        file = Path(tempfile.mkdtemp(prefix="scalecheck-"), "note.txt")
        file.write_text(begun, encoding="utf-8")
        yield file
    except BaseException as failure:
        if file is not None and _holds_something_else(file, begun):
            tell_kept(file)
        elif file is not None:
            _remove(file)
        if isinstance(failure, OSError | ValueError):
            why = getattr(failure, "strerror", None) or failure
            raise CannotEditError(f"The editor `{editor}` could not be used: {why}.") from failure
        raise


def _holds_something_else(file: Path, begun: str) -> bool:
    try:
        return file.read_bytes() not in {b"", begun.encode("utf-8")}
    except OSError:
        return False


def _remove(file: Path) -> None:
    shutil.rmtree(file.parent, ignore_errors=True)


def _words(editor: str) -> list[str]:
    """Split a command as a shell would; on Windows a path with backslashes stays whole."""
    words = shlex.split(editor, posix=os.name == "posix")
    return [word.strip('"') for word in words] if os.name != "posix" else words


@contextmanager
def _interrupts_go_to_the_editor() -> Iterator[None]:
    """Leave Ctrl-C to the editor, which has its own use for it."""
    before = signal.signal(signal.SIGINT, lambda *_: None)  # ignoring it would make the editor ignore it as well
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)

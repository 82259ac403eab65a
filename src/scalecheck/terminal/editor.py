"""The person's own editor for a longer text, where one is named and the screen can hold it."""

from __future__ import annotations

import os
import shlex
import signal
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


class CannotEditError(Exception):
    """The editor could not be started, or ended with a fault; its text is a sentence for the person."""


def named_editor() -> str | None:
    """Return the command of the editor that `$VISUAL` or `$EDITOR` names; None without one, or without a terminal."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        return None
    full_screen = "" if os.environ.get("TERM") == "dumb" else os.environ.get("VISUAL", "")
    return full_screen.strip() or os.environ.get("EDITOR", "").strip() or None


def edited(editor: str, text: str) -> str:
    """Let the person change a text in an editor, and give it back when the editor is closed.

    Raises CannotEditError where the editor cannot be used.
    """
    with tempfile.TemporaryDirectory(prefix="scalecheck-") as folder:
        file = Path(folder, "note.txt")
        file.write_text(f"{text}\n" if text else "", encoding="utf-8")
        try:
            with _interrupts_go_to_the_editor():
                code = subprocess.call([*_words(editor), str(file)])  # noqa: S603 (the person names it)
            if code:
                raise CannotEditError(f"The editor `{editor}` ended with a fault ({code}).")
            return file.read_bytes().decode("utf-8", errors="replace")
        except (OSError, ValueError) as failure:
            why = getattr(failure, "strerror", None) or failure
            raise CannotEditError(f"The editor `{editor}` could not be used: {why}.") from failure


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

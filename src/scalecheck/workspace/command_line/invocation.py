"""How a command that we propose is typed, so that it can be copied as it is."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import sys
from pathlib import Path
from typing import Final

_SAFE: Final = re.compile(r"[\w@%+=:,./-]+", re.ASCII)
_SAFE_ON_WINDOWS: Final = re.compile(r"[\w@+=:,./\\-]+", re.ASCII)
_ACTIVE_IN_DOUBLE: Final = re.compile(r"""["$`\\!\n]""")
"""What shells other than those of Windows act on between double quotes."""
_ACTIVE_IN_QUOTES: Final = re.compile("([`$“”„])")
"""What PowerShell acts on between double quotes. cmd knows no such sign but `%`, which only puts in a variable."""


def command(*words: str | Path, elsewhere: bool = False) -> str:
    """Return a command line of this program as it can be copied into the shell of this platform, whatever is in it.

    `elsewhere` is whether it is typed in another folder than this one.
    """
    return " ".join((invoked_elsewhere() if elsewhere else invoked(), *map(quoted, words)))


def invoked() -> str:
    """Return the words with which this program was started."""
    started_as = os.environ.get("SCALECHECK_COMMAND", "")
    if started_as:
        return started_as
    return "python -P -m scalecheck" if Path(sys.argv[0]).name == "__main__.py" else "scalecheck"


def invoked_elsewhere() -> str:
    """Return the words with which this program is started in another folder."""
    return os.environ.get("SCALECHECK_COMMAND_ANYWHERE", "") or invoked()


def is_on_path() -> bool:
    """Return whether the command `scalecheck` is found, as hooks and scripts look for it."""
    return shutil.which("scalecheck") is not None


def quoted(word: str | Path, *, windows: bool = os.name == "nt") -> str:
    """Return a word as it can be typed in the shell of this platform; a path is never taken for an option."""
    text = str(word)
    if isinstance(word, Path) and text.startswith("-"):
        text = f".{os.sep}{text}"
    if not windows:
        if "'" in text and not _ACTIVE_IN_DOUBLE.search(text):
            return f'"{text}"'  # as every shell reads it, and people as well
        return text if _SAFE.fullmatch(text) else shlex.quote(text)
    return text if _SAFE_ON_WINDOWS.fullmatch(text) else '"{}"'.format(_ACTIVE_IN_QUOTES.sub(r"`\1", text))

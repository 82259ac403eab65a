"""How a command that we propose is typed, so that it can be copied as it stands."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def invoked() -> str:
    """Return the words with which this program was started, so that a command can be copied as it stands."""
    started_as = os.environ.get("SCALECHECK_COMMAND", "")
    if started_as:
        return started_as
    return "python -m scalecheck" if Path(sys.argv[0]).name == "__main__.py" else "scalecheck"


def quoted(path: Path) -> str:
    """Return a path as it can be typed in any shell."""
    text = str(path)
    return f'"{text}"' if " " in text or "&" in text or "(" in text else text

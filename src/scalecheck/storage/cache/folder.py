"""The folder in which this user's programs keep what is safe to delete."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

_NAME: Final = "scalecheck"


def cache_folder(
    platform: str = sys.platform, environment: Mapping[str, str] = os.environ, home: Path | None = None
) -> Path | None:
    """Return our folder among the user's caches; None where the system names none.

    `XDG_CACHE_HOME` counts everywhere where it is an absolute path. Else it is `%LOCALAPPDATA%` on Windows,
    `~/Library/Caches` on macOS, and `~/.cache` elsewhere.
    Source: XDG Base Directory Specification 0.8; Apple, File System Programming Guide; Microsoft, Known Folders.
    """
    named = Path(environment.get("XDG_CACHE_HOME", ""))
    if named.is_absolute():
        return named / _NAME
    if platform == "win32":
        local = Path(environment.get("LOCALAPPDATA", ""))
        return local / _NAME / "Cache" if local.is_absolute() else None
    try:
        own = home if home is not None else Path.home()
    except RuntimeError:
        return None
    return own / ("Library/Caches" if platform == "darwin" else ".cache") / _NAME

"""What can be known about git by looking at the disk, without running it."""

from __future__ import annotations

import os
from pathlib import Path


def git_root(path: Path) -> Path | None:
    """Return the nearest folder, from this one or this file's upwards, that holds `.git`; None outside a repository.

    `.git` is a folder in an ordinary repository, and a file in a worktree or a submodule.
    """
    here = Path(os.path.realpath(path))
    for folder in (here, *here.parents):
        if os.path.lexists(folder / ".git"):
            return folder
    return None

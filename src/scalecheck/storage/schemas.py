"""Where an editor finds the schema of a file: a path from that file to a folder `schemas` above it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

from scalecheck.storage.files import is_file
from scalecheck.storage.git import git_root
from scalecheck.storage.search import FOLDERS_ABOVE

FOLDER: Final = "schemas"
"""The folder that `scalecheck init` puts the schemas into."""
_HOLD_FILES: Final = ("assessments", "checklists")
"""The folders beside which it is."""


def schema_name(kind: str) -> str:
    """Return the name of the file that holds the schema of a kind of file."""
    return f"{kind}.schema.json"


def way_to_schema(file: Path, kind: str) -> str:
    """Return the path from the folder of a file to the schema of its kind, with `/` between the folders.

    It leads to the nearest folder `schemas` above that holds it, up to the root of the git repository; where none does,
    to where `scalecheck init` would put it: beside the folder `assessments` or `checklists` that the file is in, else
    at the root of the repository, else beside the file. No part of it is the name of a folder that the file is in, so
    it stays right wherever the whole is copied to.
    """
    own = Path(os.path.realpath(file.parent))
    above = _reach(own)
    place = next((folder for folder in above if is_file(folder / FOLDER / schema_name(kind))), None)
    place = place or next((folder.parent for folder in above[:-1] if folder.name in _HOLD_FILES), None)
    up = above.index(place or (above[-1] if git_root(own) else own))
    return "/".join((*[".."] * up, FOLDER, schema_name(kind)))


def _reach(own: Path) -> tuple[Path, ...]:
    """Return the folders that may hold the schemas of a file in this folder, the nearest first."""
    root = git_root(own)
    folders = (own, *own.parents)
    return folders[: folders.index(root) + 1] if root else folders[: FOLDERS_ABOVE + 1]

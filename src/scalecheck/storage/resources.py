"""Where the files are that travel with scalecheck: checklists, report templates, schemas, what others begin with."""

from __future__ import annotations

from pathlib import Path
from typing import Final, Literal

from scalecheck.errors import CannotLookError

PACKAGE: Final = Path(__file__).parent.parent
"""The folder that the package `scalecheck` is imported from."""


def shipped(kind: Literal["checklists", "templates", "schemas", "starter"], package: Path = PACKAGE) -> Path:
    """Return the folder of shipped files: inside an installed package, or at the top level of a checkout.

    Raises CannotLookError where neither of the two is there.
    """
    for folder in _places(package, kind):
        if folder.is_dir():
            return folder
    raise CannotLookError(
        f"The folder `{kind}` that travels with scalecheck is missing from this installation. Please install it again."
    )


def _places(package: Path, kind: str) -> tuple[Path, ...]:
    if package.parent.name == "src":
        return (package / kind, package.parent.parent / kind)
    return (package / kind,)

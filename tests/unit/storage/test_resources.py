"""Finding what travels with scalecheck."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from scalecheck.errors import CannotLookError
from scalecheck.storage.resources import shipped

if TYPE_CHECKING:
    from pathlib import Path


def folder(path: Path) -> Path:
    path.mkdir(parents=True)
    return path


def test_in_a_checkout_the_files_stand_at_the_top_level(tmp_path: Path) -> None:
    package = folder(tmp_path / "check out" / "src" / "scalecheck")
    checklists = folder(tmp_path / "check out" / "checklists")
    assert shipped("checklists", package) == checklists


def test_in_an_installed_package_the_files_stand_inside_it(tmp_path: Path) -> None:
    package = folder(tmp_path / "site-packages" / "scalecheck")
    checklists = folder(package / "checklists")
    assert shipped("checklists", package) == checklists


def test_an_installed_package_takes_nothing_from_outside_itself(tmp_path: Path) -> None:
    package = folder(tmp_path / "lib" / "site-packages" / "scalecheck")
    folder(tmp_path / "lib" / "checklists")
    with pytest.raises(CannotLookError, match=r"checklists.* missing from this installation"):
        shipped("checklists", package)


def test_the_checklists_of_this_project_are_found() -> None:
    assert list(shipped("checklists").glob("*.yaml"))

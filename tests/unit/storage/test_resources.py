"""Finding what travels with scalecheck."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from scalecheck.errors import CannotLookError
from scalecheck.storage.resources import is_shipped, shipped

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


def test_a_copy_of_the_shipped_files_is_known_for_one(tmp_path: Path) -> None:
    copy = tmp_path / "templates"
    shutil.copytree(shipped("templates"), copy, ignore=shutil.ignore_patterns("__pycache__"))
    assert is_shipped(copy, "templates")
    assert is_shipped(shipped("templates"), "templates")
    assert not is_shipped(copy, "checklists")


@pytest.mark.parametrize("change", ["other bytes", "one more", "one less", "a link"])
def test_a_copy_in_which_anything_is_different_is_somebody_elses(change: str, tmp_path: Path) -> None:
    copy = tmp_path / "templates"
    shutil.copytree(shipped("templates"), copy, ignore=shutil.ignore_patterns("__pycache__"))
    page = copy / "report.md.jinja"
    if change == "other bytes":
        page.write_text(page.read_text(encoding="utf-8").swapcase(), encoding="utf-8", newline="\n")
    elif change == "one more":
        (copy / "report" / "one.md.jinja").touch()
    elif change == "one less":
        page.unlink()
    else:
        page.unlink()
        page.symlink_to(shipped("templates") / page.name)
    assert not is_shipped(copy, "templates")

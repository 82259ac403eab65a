"""Reading the files of a folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scalecheck.workspace.catalogue import Catalogue
from scalecheck.workspace.reading import Reader

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def test_a_folder_that_may_not_be_listed_is_told_and_the_rest_is_read(
    open_folder: Path, without_rights: Callable[[], None]
) -> None:
    for name in ("closed", "open"):
        (open_folder / name).mkdir()
        (open_folder / name / "a.yaml").write_text("format: scalecheck/other@1.0\n", encoding="utf-8")
    (open_folder / "closed").chmod(0)
    reader = Reader(Catalogue())
    without_rights()
    closed, read = reader.in_folder(open_folder)
    [problem] = closed.problems
    assert (problem.file, problem.message) == (str(open_folder / "closed"), "You are not allowed to list this folder.")
    assert read.name == str(open_folder / "open" / "a.yaml")

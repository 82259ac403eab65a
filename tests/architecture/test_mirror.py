"""The unit tests are in the folders that mirror the rooms, so that a newcomer finds them."""

from __future__ import annotations

from pathlib import Path
from typing import Final

TESTS: Final = Path(__file__).parents[1] / "unit"
SOURCE: Final = Path(__file__).parents[2] / "src" / "scalecheck"


def folders_with(pattern: str, below: Path) -> set[str]:
    """Return the folders that hold such a file, as paths from the top."""
    found = {path.relative_to(below).parent.as_posix() for path in below.rglob(pattern) if path.name != "__init__.py"}
    return found - {"."}


def test_every_folder_of_unit_tests_is_named_like_the_room_that_it_tests() -> None:
    assert folders_with("test_*.py", TESTS) - folders_with("*.py", SOURCE) == set()

"""Where what is kept between runs is kept, on each system."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

from scalecheck.storage.cache.folder import cache_folder

if TYPE_CHECKING:
    from collections.abc import Mapping

HOME: Final = Path("/home/somebody")


@pytest.mark.parametrize(
    ("platform", "environment", "expected"),
    [
        ("linux", {}, HOME / ".cache/scalecheck"),
        ("linux", {"XDG_CACHE_HOME": "/caches"}, Path("/caches/scalecheck")),
        ("linux", {"XDG_CACHE_HOME": "caches"}, HOME / ".cache/scalecheck"),
        ("linux", {"XDG_CACHE_HOME": ""}, HOME / ".cache/scalecheck"),
        ("darwin", {}, HOME / "Library/Caches/scalecheck"),
        ("darwin", {"XDG_CACHE_HOME": "/caches"}, Path("/caches/scalecheck")),
        ("win32", {"LOCALAPPDATA": "/local"}, Path("/local/scalecheck/Cache")),
        ("win32", {}, None),
    ],
)
def test_the_folder_is_where_the_system_keeps_caches(
    platform: str, environment: Mapping[str, str], expected: Path | None
) -> None:
    assert cache_folder(platform, environment, HOME) == expected

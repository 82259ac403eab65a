"""What the tests of more than one room share."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """Return a folder that every user of the machine may reach, which pytest's own folders are not."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


@pytest.fixture
def without_rights() -> Iterator[Callable[[], None]]:
    """Return a switch to a user for whom permissions count; the superuser may read everything."""
    if sys.platform == "win32":
        pytest.skip("permissions of files work differently on Windows")
    before = os.geteuid()

    def switch() -> None:
        if before == 0:
            os.seteuid(65534)

    yield switch
    os.seteuid(before)

"""What Python compiles is kept for a whole run of the tests, also where it was told to keep nothing.

Under PYTHONDONTWRITEBYTECODE, as containers often set it, each of the many processes that tests start would compile
everything anew, which takes longer than most commands.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import pytest

SOURCE: Final = Path(__file__).parents[1] / "src"
FOLDER: Final = "PYTHONPYCACHEPREFIX"
"""The variable by which Python is told where to keep it."""
EVERYTHING: Final = """\
import pkgutil, sys
sys.path.insert(0, sys.argv[1])
import scalecheck
for one in pkgutil.walk_packages(scalecheck.__path__, "scalecheck."):
    __import__(one.name)
"""


def keep_compiled(config: pytest.Config) -> None:
    """Let all processes of this run share a folder, which goes when the run ends."""
    if not sys.dont_write_bytecode or FOLDER in os.environ:
        return
    folder = tempfile.mkdtemp(prefix="scalecheck-compiled-")
    config.add_cleanup(lambda: shutil.rmtree(folder, ignore_errors=True))
    os.environ[FOLDER] = folder
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)


def shared_folder() -> dict[str, str]:
    """Return the variable that names the folder, for a process that is given no others of Python's."""
    return {FOLDER: os.environ[FOLDER]} if FOLDER in os.environ else {}


@cache
def python_alone() -> tuple[str, ...]:
    """Return how Python is started that takes nothing from its surroundings and writes nothing that it compiles."""
    alone = (sys.executable, "-I", "-B")
    if FOLDER not in os.environ:
        return alone
    shared = ("-X", f"pycache_prefix={os.environ[FOLDER]}")
    subprocess.run([sys.executable, "-I", *shared, "-c", EVERYTHING, str(SOURCE)], check=True)
    return (*alone, *shared)

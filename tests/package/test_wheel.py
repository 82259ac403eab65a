"""The built package: complete, and working away from the checkout that it was built from."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import tarfile
import venv
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pytest

from scalecheck import __version__

pytestmark = pytest.mark.needs("wheel")

TOP: Final = Path(__file__).parents[2]
SHIPPED: Final = sorted(
    path.relative_to(TOP).as_posix()
    for folder in ("checklists", "schemas", "starter", "templates")
    for path in (TOP / folder).rglob("*")
    if path.is_file() and path.parent.name != "__pycache__"  # compiled templates are kept there
)


@dataclass(frozen=True, slots=True)
class Installation:
    """An environment that has the built wheel, and finds what it depends on among our development tools."""

    folder: Path
    """The folder of the environment."""

    def run(self, name: str, *arguments: str, where: Path) -> subprocess.CompletedProcess[str]:
        """Run a program of the environment in this folder."""
        program = self.folder / ("Scripts" if os.name == "nt" else "bin") / name
        clean = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "COVERAGE"))}
        return subprocess.run(
            [program, *arguments],
            cwd=where,
            env=clean | {"PYTHONUTF8": "1"},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the source package, and the wheel that was built from that source package."""
    folder = tmp_path_factory.mktemp("built")
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(folder), str(TOP)]
    subprocess.run(command, capture_output=True, check=True)
    return folder


@pytest.fixture(scope="session")
def wheel(built: Path) -> Path:
    """Return the built wheel."""
    [wheel] = built.glob("*.whl")
    return wheel


@pytest.fixture(scope="session")
def installation(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Installation:
    """Return the wheel installed without a network; no path of the checkout leads there."""
    folder = tmp_path_factory.mktemp("an environment") / "env"
    venv.create(folder, with_pip=False)
    found = Installation(folder)
    where = "import sysconfig; print(sysconfig.get_path('purelib'))"
    packages = Path(found.run("python", "-c", where, where=folder).stdout.strip())
    (packages / "development.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    pip = [sys.executable, "-m", "pip", "--python", str(folder), "install", "--quiet", "--no-deps", "--no-index"]
    subprocess.run([*pip, "--ignore-installed", str(wheel)], capture_output=True, check=True)
    return found


def names_in(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


def test_the_wheel_holds_the_package_and_every_shipped_file(wheel: Path) -> None:
    names = names_in(wheel)
    modules = {path.relative_to(TOP / "src").as_posix() for path in (TOP / "src").rglob("*.py")}
    assert modules <= names
    assert SHIPPED
    assert {f"scalecheck/{name}" for name in SHIPPED} <= names
    assert "scalecheck/py.typed" in names


def test_the_wheel_holds_nothing_else(wheel: Path) -> None:
    tops = {name.split("/")[0] for name in names_in(wheel)}
    assert tops == {"scalecheck", f"scalecheck-{__version__}.dist-info"}
    assert not [name for name in names_in(wheel) if "tests/" in name or name.endswith(".pyc")]


def test_the_source_package_holds_all_that_is_needed_to_go_on_developing(built: Path) -> None:
    [source] = built.glob("*.tar.gz")
    with tarfile.open(source) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert {"pyproject.toml", "run.py", "README.md", "LICENSE", "tests/conftest.py", ".ci/run", *SHIPPED} <= names
    assert not [name for name in names if name.startswith((".venv", ".git/"))]


def test_an_installed_wheel_runs_outside_the_checkout(installation: Installation, tmp_path: Path) -> None:
    ended = installation.run("scalecheck", "--version", where=tmp_path)
    assert (ended.returncode, ended.stderr) == (0, "")
    assert __version__ in ended.stdout


def test_an_installed_wheel_is_the_one_that_runs(installation: Installation, tmp_path: Path) -> None:
    ended = installation.run("python", "-c", "import scalecheck; print(scalecheck.__file__)", where=tmp_path)
    assert Path(ended.stdout.strip()).is_relative_to(installation.folder)


def test_an_installed_wheel_finds_the_shipped_checklists(installation: Installation, tmp_path: Path) -> None:
    ended = installation.run("python", "-m", "scalecheck", "checklist", "list", where=tmp_path)
    assert (ended.returncode, ended.stderr) == (0, "")
    assert "pilot-to-scale" in ended.stdout

"""The script that sets everything up: what it says when it cannot, and the order of its output."""

from __future__ import annotations

import ast
import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

import run

SCRIPT = Path(run.__file__)


def in_a_copy(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a copy of the script in a folder that has nothing else but the project's own description."""
    shutil.copy(SCRIPT, folder)
    shutil.copy(SCRIPT.parent / "pyproject.toml", folder)
    return subprocess.run(
        [sys.executable, str(folder / "run.py"), *arguments],
        env=os.environ | environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_an_older_python_understands_enough_of_it_to_say_that_it_is_too_old() -> None:
    source = SCRIPT.read_text(encoding="utf-8")
    before_the_first_sentence, _, after = source.partition("sys.exit(2)")
    ast.parse(source, feature_version=(3, 6))  # raises where an older Python would
    assert "from __future__" not in source
    assert "import tomllib" not in before_the_first_sentence
    assert "import tomllib" in after


def with_our_pip(venv: Path) -> None:
    """Make an environment that has the pip of this one: to install pip takes as long as all else of a test."""
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(venv)], check=True)
    [packages] = venv.glob("[Ll]ib/**/site-packages")
    packages.joinpath("pip.pth").write_text(f"{sysconfig.get_path('purelib')}\n", encoding="utf-8")


@pytest.mark.needs("wheel")
def test_without_a_network_it_says_so_and_exits_2_without_touching_stdout(tmp_path: Path) -> None:
    folder = tmp_path / "OneDrive - somewhere"
    folder.mkdir()
    with_our_pip(folder / ".venv")
    ended = in_a_copy(folder, "--version", PIP_NO_INDEX="1", PIP_FIND_LINKS=str(folder), PIP_CONFIG_FILE=os.devnull)
    assert (ended.returncode, ended.stdout) == (2, "")
    assert ended.stderr.startswith("Setting up scalecheck in")
    assert ended.stderr.endswith(f"{run.NO_NETWORK}\n")
    assert not list(folder.glob(".venv/set-up-*"))


def test_it_knows_its_folder_by_one_path_however_it_is_named(tmp_path: Path) -> None:
    app = tmp_path / "app"
    app.mkdir()
    shutil.copy(SCRIPT, app)
    names = [app / "run.py", tmp_path / "team" / ".." / "app" / "run.py"]
    (tmp_path / "team").mkdir()
    if os.name == "posix":
        (tmp_path / "link").symlink_to(app)
        names.append(tmp_path / "link" / "run.py")
    script = "import runpy, sys; print(*{str(runpy.run_path(one)['TOP']) for one in sys.argv[1:]}, sep='\\n')"
    ended = subprocess.run(
        [sys.executable, "-c", script, *map(str, names)], capture_output=True, encoding="utf-8", check=True
    )
    assert ended.stdout.splitlines() == [str(app.resolve())]


def test_what_is_set_up_for_tests_is_set_up_for_use_but_not_the_other_way_round(tmp_path: Path) -> None:
    run.stamp(tmp_path, testing=False).write_text("now", encoding="ascii")
    assert run.is_set_up(tmp_path, "now", testing=False)
    assert not run.is_set_up(tmp_path, "now", testing=True)
    run.stamp(tmp_path, testing=False).unlink()
    run.stamp(tmp_path, testing=True).write_text("now", encoding="ascii")
    assert run.is_set_up(tmp_path, "now", testing=False)
    assert run.is_set_up(tmp_path, "now", testing=True)
    assert not run.is_set_up(tmp_path, "later", testing=True)


def test_the_environment_is_set_up_again_when_the_project_changes_or_moves(tmp_path: Path) -> None:
    here, there = tmp_path / "here", tmp_path / "there"
    for folder in (here, there):
        folder.mkdir()
        (folder / "pyproject.toml").write_text("[project]\n", encoding="utf-8")
    before = run.fingerprint(here)
    assert run.fingerprint(here) == before
    assert run.fingerprint(there) != before
    (here / "pyproject.toml").write_text("[project]\nname = 'x'\n", encoding="utf-8")
    assert run.fingerprint(here) != before


def test_a_python_without_virtual_environments_is_told_which_package_brings_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run, "VENV", tmp_path / ".venv")
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None if name == "ensurepip" else name)
    with pytest.raises(run.SetUpError, match="sudo apt install python3-venv"):
        run.make_environment()


def test_a_folder_that_cannot_be_made_is_explained(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "in the way").touch()
    monkeypatch.setattr(run, "VENV", tmp_path / "in the way" / ".venv")
    with pytest.raises(run.SetUpError, match="could not be made"):
        run.make_environment()


@pytest.mark.parametrize(("lines", "last"), [([], b""), ([b"only\n"], b"only\n"), ([b"a\n", b"b\r\n", b"c"], b"c")])
def test_the_last_line_of_the_tests_is_kept_for_the_end(
    capfdbinary: pytest.CaptureFixture[bytes], lines: list[bytes], last: bytes
) -> None:
    assert run.show_all_but_the_last(lines) == last
    assert capfdbinary.readouterr().out == b"".join(lines[:-1])


def test_the_development_tools_are_the_ones_that_the_project_names() -> None:
    assert any(tool.startswith("pytest") for tool in run.development_tools())

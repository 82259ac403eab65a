"""A folder with modules, and with names, of somebody else's: Python takes none of them, and no shell acts on a name."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any, Final

import pytest
import yaml

from scalecheck.workspace.command_line.invocation import quoted

TOP: Final = Path(__file__).parents[2]
STARTED: Final = re.compile(r"\bpython3? (?!-[IP] )-m (?:venv|pip|scalecheck)")
WRITTEN: Final = ("README.md", "action.yml", "docs", "starter", ".github", "src")


def test_python_is_started_in_isolation_wherever_we_start_it() -> None:
    files = [path for name in WRITTEN for path in ([TOP / name] if (TOP / name).is_file() else (TOP / name).rglob("*"))]
    texts = {
        path.relative_to(TOP).as_posix(): path.read_text(encoding="utf-8")
        for path in files
        if path.suffix in {".md", ".yml", ".yaml", ".sh", ".py"}
    }
    assert {name: STARTED.findall(text) for name, text in texts.items() if STARTED.search(text)} == {}
    assert '"-m", "venv"' not in (TOP / "run.py").read_text(encoding="utf-8").replace('*ISOLATED, "-m", "venv"', "")


def test_run_py_takes_no_module_from_the_folder_that_somebody_is_in(tmp_path: Path) -> None:
    if not (TOP / ".venv").is_dir():
        pytest.skip("run.py has not set up this folder")
    for name in ("venv", "pip", "typing", "scalecheck", "typer"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit('taken from the folder')\n", encoding="utf-8")
    command = [sys.executable, str(TOP / "run.py"), "--version"]
    ended = subprocess.run(command, cwd=tmp_path, capture_output=True, encoding="utf-8", check=False)
    assert (ended.returncode, "taken from the folder" in ended.stdout + ended.stderr) == (0, False)


def actions() -> list[str]:
    files = [TOP / "action.yml", *(TOP / "starter").rglob("*.yml"), *(TOP / ".github").rglob("*.yml")]
    return [used for path in files for used in re.findall(r"uses: +(\S+)", path.read_text(encoding="utf-8"))]


def test_every_action_is_pinned_by_its_commit() -> None:
    assert actions()
    assert [used for used in actions() if not re.fullmatch(r"[\w/.-]+@[0-9a-f]{40}", used)] == []


@pytest.mark.parametrize("path", [".pre-commit-hooks.yaml", "starter/repository/.pre-commit-config.yaml"])
def test_a_file_is_no_option_of_a_hook(path: str) -> None:
    read: Any = yaml.safe_load((TOP / path).read_text(encoding="utf-8"))
    hooks = read if isinstance(read, list) else [hook for one in read["repos"] for hook in one["hooks"]]
    assert {hook["id"] for hook in hooks if hook["args"][-1:] != ["--"]} == set()


NAMES: Final = (
    "a b",
    "$(touch x)",
    "a;b",
    "`id`",
    "a'b",
    'a"b',
    "a\nb",
    "&calc",
    "%PATH%",
    "*",
    "~",
    "!x",
    "a|b",
    "“x”",
)


@pytest.mark.parametrize("name", NAMES)
def test_a_proposed_command_is_one_word_for_each_name(name: str) -> None:
    assert shlex.split(quoted(Path(name), windows=False)) == [name]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.skipif(not shutil.which("sh"), reason="there is no shell here")
def test_a_shell_takes_a_name_as_it_is(tmp_path: Path, name: str) -> None:
    command = f"printf %s {quoted(name, windows=False)}"
    ended = subprocess.run(["sh", "-c", command], cwd=tmp_path, capture_output=True, encoding="utf-8", check=True)  # noqa: S607
    assert (ended.stdout, list(tmp_path.iterdir())) == (name, [])


def test_a_name_is_quoted_for_both_shells_of_windows() -> None:
    assert quoted("a b", windows=True) == '"a b"'
    assert quoted("$(calc)`x`", windows=True) == '"`$(calc)``x``"'
    assert quoted("a&calc", windows=True) == '"a&calc"'
    assert quoted(r"C:\a\b.yaml", windows=True) == r"C:\a\b.yaml"


def test_a_path_is_no_option() -> None:
    assert quoted(Path("--help"), windows=False) == "./--help"

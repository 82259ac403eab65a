"""scalecheck as a process of its own: encodings, colours, pipes, and the way in where scripts are blocked."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
from typing import TYPE_CHECKING, Final

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.running import Edit, Run

STATUS: Final = ("status", "assessments/discharge-hub/2026-06")
COLOURED: Final = ("status", "assessments/discharge-hub/2026-11/programme/agreed.yaml")
"""Shows a gate that is met, in green."""
ESCAPE: Final = "\x1b"
COLOUR: Final = re.compile(ESCAPE + r"\[(?:\d+;)*(?:3|4|9|10)\d(?:;\d+)*m")
SURROUNDINGS: Final = ("NO_COLOR", "FORCE_COLOR", "TERM", "PYTHONIOENCODING", "PYTHONUTF8", "LC_ALL", "LANG")


ENDED_WHILE_IMPORTED: Final = """\
import os, signal, sys
number, words = int(sys.argv[1]), sys.argv[2:]
signal.signal(number, signal.default_int_handler if number == signal.SIGINT else signal.SIG_DFL)
def watch(event, arguments):
    if event == "import" and arguments[0] == "scalecheck.commands.init":
        os.kill(os.getpid(), number)
sys.addaudithook(watch)
sys.argv[1:] = words
from scalecheck.cli import main
sys.exit(main())
"""
"""Asks itself to end while the command that was chosen is being imported."""


def process(*arguments: str, encoding: str = "utf-8", **environment: str) -> subprocess.CompletedProcess[str]:
    """Run scalecheck in a process of its own."""
    kept = {name: value for name, value in os.environ.items() if name not in SURROUNDINGS}
    return subprocess.run(
        [sys.executable, "-m", "scalecheck", *arguments],
        env=kept | {"PYTHONIOENCODING": encoding} | environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding=encoding,
        check=False,
    )


@pytest.mark.usefixtures("family")
def test_it_runs_as_a_module_and_hands_on_the_exit_code() -> None:
    assert process("validate").returncode == 0
    assert process("status", "nothing.yaml").returncode == 2
    assert process("status", "assessments/discharge-hub/2026-06", "--require", "ready").returncode == 1


@pytest.mark.skipif(os.name != "posix", reason="another system has no such signals")
@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_a_request_to_end_that_comes_while_a_command_is_imported_is_no_success(tmp_path: Path, name: str) -> None:
    ended = subprocess.run(
        [sys.executable, "-c", ENDED_WHILE_IMPORTED, str(int(signal.Signals[name])), "init", "."],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ended.returncode, ended.stderr) == (130, "Interrupted. What was saved before is safe.\n")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.usefixtures("family")
@pytest.mark.parametrize(
    ("encoding", "arguments"),
    [
        ("cp1252", STATUS),
        ("cp437", STATUS),
        ("latin-1", STATUS),
        ("ascii", STATUS),
        ("ascii", ("checklist", "show", "mini-scale", "--rules")),
        ("ascii", ("checklist", "show", "mini-scale", "--item", "core-components")),
        ("ascii", ("checklist", "list")),
    ],
    ids=lambda one: one if isinstance(one, str) else " ".join(one),
)
def test_a_screen_that_lacks_signs_gets_others_and_no_escapes(encoding: str, arguments: tuple[str, ...]) -> None:
    ended = process(*arguments, encoding=encoding)
    assert (ended.returncode, ended.stderr) == (0, "")
    assert "\\u" not in ended.stdout
    assert "\\x" not in ended.stdout


@pytest.mark.usefixtures("family")
@pytest.mark.parametrize("encoding", ["cp1252", "ascii"])
def test_without_signs_to_draw_with_tables_stay_straight(encoding: str) -> None:
    out = process(*STATUS, encoding=encoding).stdout
    assert not re.search("[─│█░]", out)
    columns = {tuple(found.start() for found in re.finditer(r"[|+]", line)) for line in table_of(out)}
    assert len(columns) == 1


def table_of(out: str) -> list[str]:
    """Return the lines of the table of areas."""
    lines = out.splitlines()
    begin = next(number for number, line in enumerate(lines) if line.startswith("Area "))
    return lines[begin : lines.index("", begin)]


def test_what_an_encoding_lacks_is_shown_as_an_escape(family: Path, edit: Edit) -> None:
    path = family / "assessments/discharge-hub/2026-06/programme/agreed.yaml"
    edit(path, "name: Discharge hub", "name: Entlassung für 漢字")
    assert "Entlassung f\\xfcr \\u6f22\\u5b57" in process(*STATUS, encoding="ascii").stdout
    assert "Entlassung für \\u6f22\\u5b57" in process(*STATUS, encoding="cp1252").stdout


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
def test_json_stays_json_whatever_the_encoding(encoding: str, family: Path, edit: Edit) -> None:
    path = family / "assessments/discharge-hub/2026-06/programme/agreed.yaml"
    edit(path, "name: Discharge hub", "name: Entlassung für 漢字")
    data = json.loads(process(*STATUS, "--format", "json", encoding=encoding).stdout)
    assert data["innovation"]["name"] == "Entlassung für 漢字"
    edit(path, "option: partly", "option: für")
    problems = json.loads(process("validate", "--format", "json", encoding=encoding).stdout)["problems"]
    assert "`für`" in problems[0]["message"]


@pytest.mark.usefixtures("family")
@pytest.mark.parametrize(
    "environment",
    [{}, {"NO_COLOR": "1"}, {"TERM": "dumb"}, {"NO_COLOR": "1", "FORCE_COLOR": "1"}, {"ACCESSIBLE": "1"}],
    ids=str,
)
def test_a_pipe_gets_no_colour(environment: dict[str, str]) -> None:
    out = process(*COLOURED, **environment).stdout
    assert COLOUR.search(out) is None
    if "FORCE_COLOR" not in environment:
        assert ESCAPE not in out


@pytest.mark.needs("pty")
@pytest.mark.usefixtures("family")
@pytest.mark.parametrize(
    ("environment", "is_coloured"),
    [
        ({"TERM": "xterm-256color"}, True),
        ({"TERM": "xterm-256color", "NO_COLOR": "1"}, False),
        ({"TERM": "dumb"}, False),
        ({"TERM": "xterm-256color", "ACCESSIBLE": "1"}, False),
    ],
    ids=str,
)
def test_a_terminal_gets_colour_unless_it_asks_for_none(environment: dict[str, str], *, is_coloured: bool) -> None:
    import pexpect

    kept = {name: value for name, value in os.environ.items() if name not in SURROUNDINGS}
    out = pexpect.run(
        f"{sys.executable} -m scalecheck {' '.join(COLOURED)}",
        env=kept | {"PYTHONIOENCODING": "utf-8", "COLUMNS": "80"} | environment,
        encoding="utf-8",
    )
    assert "No verdict yet" in out
    assert (COLOUR.search(out) is not None) is is_coloured


@pytest.mark.usefixtures("family")
@pytest.mark.skipif(os.name != "posix" or not shutil.which("head"), reason="there is no head to pipe into")
@pytest.mark.parametrize("command", ["checklist schema", "checklist show mini-scale --rules"])
def test_a_reader_who_leaves_early_is_left_in_peace(command: str) -> None:
    ended = subprocess.run(
        ["/bin/sh", "-c", f"'{sys.executable}' -m scalecheck {command} | head -n 1"],
        env=dict(os.environ),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (ended.returncode, ended.stderr) == (0, "")
    assert len(ended.stdout.splitlines()) == 1


@pytest.mark.usefixtures("family")
def test_words_about_the_run_do_not_mix_with_results() -> None:
    ended = process("validate", "--format", "github")
    assert (ended.stdout, ended.stderr) == ("", "6 files checked: no problems.\n")


def test_a_folder_that_python_runs_in_is_not_searched_for_modules(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "panel.yaml").write_text("format: scalecheck/panel@9.0\n")
    monkeypatch.chdir(tmp_path)
    ended = process("validate")
    assert ended.returncode == 1
    assert "newer scalecheck" in ended.stdout


def test_whatever_the_system_refuses_is_a_sentence_about_the_path(family: Path, scalecheck: Run) -> None:
    path = next((family / "assessments").rglob("*.yaml"))
    long = "x" * 300
    (family / "one").symlink_to("two")
    (family / "two").symlink_to("one")
    for arguments in (
        ("status", long),
        ("assess", long),
        ("validate", long),
        ("init", long),
        ("compare", long, str(path)),
        ("report", str(path), "-o", f"{long}.md"),
        ("report", str(path), "-o", "one"),
        ("report", str(path), "-o", "one/report.md"),
        ("status", "one"),
        ("init", "one/here"),
    ):
        ended = scalecheck(*arguments)
        assert (ended.code, "Traceback" in ended.err, ended.out) == (2, False, "")
        assert "xxx" in ended.err or "one" in ended.err


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps the folder that a process is in")
def test_a_current_folder_that_is_gone_is_a_sentence(tmp_path: Path) -> None:
    for command in ("status x", "assess", "validate", "init"):
        tmp_path.mkdir(exist_ok=True)
        ended = subprocess.run(
            ["/bin/sh", "-c", f'cd "$1" && rmdir "$1" && "$0" -m scalecheck {command}', sys.executable, str(tmp_path)],
            capture_output=True,
            encoding="utf-8",
            check=False,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(one for one in sys.path if one)},
        )
        assert ended.returncode == 2
        assert "no longer there" in ended.stderr or "its folder is not there" in ended.stderr


AGREED: Final = "assessments/discharge-hub/2026-06/programme/agreed.yaml"


@pytest.mark.parametrize(
    ("encoding", "words"),
    [
        ("ascii", ("report", AGREED)),
        ("cp1252", ("report", AGREED, "--format", "html")),
        ("utf-16", ("compare", AGREED, AGREED, "--format", "md")),
    ],
)
def test_a_document_is_utf_8_wherever_it_goes(encoding: str, words: tuple[str, ...], family: Path, edit: Edit) -> None:
    edit(family / AGREED, "name: Discharge hub", "name: Entlassung für 漢字")
    command = [sys.executable, "-m", "scalecheck", *words]
    environment = {**os.environ, "PYTHONIOENCODING": encoding}
    ended = subprocess.run(command, env=environment, capture_output=True, check=False)
    assert (ended.returncode, "Entlassung für 漢字" in ended.stdout.decode("utf-8")) == (0, True)

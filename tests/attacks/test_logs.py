"""Words from files in the log of a continuous integration service: none of them is taken for a command."""

from __future__ import annotations

import io
import json
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

from scalecheck.cli import main
from scalecheck.errors import CannotLookError
from scalecheck.failures import guarded
from scalecheck.plain import inert_in_logs, plainly
from scalecheck.terminal.console import Screen
from scalecheck.terminal.streams import print_document, print_json, print_lines, tell

if TYPE_CHECKING:
    from collections.abc import Callable

COMMANDS: Final = (
    "::error::x",
    "  ::set-env name=a::b",
    "##[error]x",
    "a ##[set-env name=a]b",
    "##vso[task.x]",
    "b ##VSO[c]",
)


def acts(text: str) -> bool:
    """Return whether a runner would act on a line, as its makers describe it."""
    return any(
        line.lstrip().startswith("::") or re.search(r"##\[|##vso\[", line, re.IGNORECASE) for line in text.split("\n")
    )


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize(
    "write",
    [
        tell,
        lambda text: print_lines([text]),
        print_document,
        lambda text: print_json({"a": text}),
        lambda text: Screen().say(text),
        lambda text: Screen().entry(text),
        lambda text: Screen().command(text),
        lambda text: Screen().say(f"{'word ' * 15} {text}"),
    ],
)
def test_a_command_for_a_log_does_nothing(
    command: str, write: Callable[[str], None], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "75")
    write(command)
    written = "".join(capsys.readouterr())
    assert written.strip()
    assert not acts(written)


def test_data_is_the_same_for_a_program_that_reads_it(capsys: pytest.CaptureFixture[str]) -> None:
    print_json(list(COMMANDS))
    assert json.loads(capsys.readouterr().out) == list(COMMANDS)


def test_what_is_no_command_stays_as_it_is() -> None:
    for line in ("## Heading", "a::b", "# [x]", "##", "a : : b"):
        assert inert_in_logs(line) == line


def test_a_name_cannot_act_on_the_terminal_or_begin_a_line(capsys: pytest.CaptureFixture[str]) -> None:
    tell("a\x1b[2Jb\nc")
    print_lines(["a\x1b[2Jb\nc"])
    assert "".join(capsys.readouterr()) == "a\\x1b[2Jb\\nc\n" * 2


@pytest.mark.parametrize("sign", [*"\ufff0\ufff8\U0001bca0\U0001d173\U0001d17a\U000e0001\U000e01f0\U000e0fff"])
def test_a_sign_that_shows_nothing_is_shown_as_an_escape(sign: str) -> None:
    assert plainly(f"a{sign}b") == f"a{sign.encode('unicode_escape').decode()}b"


def test_a_closed_stderr_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    closed = io.StringIO()
    closed.close()
    for stream in (closed, None):
        monkeypatch.setattr(sys, "stderr", stream)
        tell("nobody reads this")


FORGED: Final = "The report is in agreed.md."
NAME: Final = f"x\n{FORGED}"
COMMANDS_WITH_A_NAME: Final = (
    *(["validate", NAME], ["status", NAME], ["report", NAME], ["history", NAME], ["decide", f"{NAME}.yaml"]),
    *(["compare", f"HEAD:{NAME}", "a.yaml"], ["compare", f"HEAD{NAME}:a", "a.yaml"], ["portfolio", NAME]),
    *(["init", f"{NAME}/a"], ["checklist", "show", NAME], ["checklist", "new", "--title", "A", "-o", f"{NAME}/a.yaml"]),
    *(["actions", NAME, "--done", "x"], ["actions", ".", "--done", NAME], ["asks", NAME], ["pack", "import", NAME]),
    *(["status", "a.yaml", "--as-of", NAME], ["status", "a.yaml", f"--{NAME}"], [NAME], ["merge", NAME, NAME, NAME]),
    *(["panel", NAME], ["agree", NAME], ["adapt", NAME], ["review", NAME], ["migrate", NAME, "--to", "2.0.0"]),
    *(["checklist", "diff", NAME, "a.yaml"], ["assess", f"{NAME}.yaml"], ["report", "a.yaml", "--template", NAME]),
)


@pytest.mark.parametrize("words", COMMANDS_WITH_A_NAME, ids=lambda words: " ".join(words[:2]).split("\n")[0])
def test_a_line_end_in_a_name_begins_no_line_of_an_error(
    words: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.yaml").write_text("format: scalecheck/checklist@1.0\n", encoding="utf-8")
    main(words)
    assert [line for line in "\n".join(capsys.readouterr()).splitlines() if line.startswith(FORGED)] == []


def test_the_lines_of_an_error_are_its_own(capsys: pytest.CaptureFixture[str]) -> None:
    def fail() -> int:
        raise CannotLookError(f"{NAME}: one of these is needed:", f"  {NAME}", "  other")

    assert guarded(fail) == 2
    shown = NAME.replace("\n", "\\n")
    assert capsys.readouterr().err.splitlines() == [f"{shown}: one of these is needed:", f"  {shown}", "  other"]

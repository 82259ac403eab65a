"""Words from files in the log of a continuous integration service: none of them is taken for a command."""

from __future__ import annotations

import io
import json
import re
import sys
from typing import TYPE_CHECKING, Final

import pytest

from scalecheck.plain import inert_in_logs
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


def test_a_closed_stderr_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    closed = io.StringIO()
    closed.close()
    for stream in (closed, None):
        monkeypatch.setattr(sys, "stderr", stream)
        tell("nobody reads this")

"""Nothing is uploaded: no command opens a socket, or as much as asks for an address."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
import typer

from scalecheck.cli import app

if TYPE_CHECKING:
    from collections.abc import Iterator

AGREED: Final = "assessments/discharge-hub/2026-11/programme/agreed.yaml"
SITE: Final = "assessments/discharge-hub/2026-11/north/north-ops.yaml"
WATCHED: Final = """
import os, sys
def watch(event, arguments):
    if event.startswith(("socket.", "urllib.", "http.", "smtplib.", "ftplib.", "webbrowser.")):
        os.write(2, f"NETWORK: {event} {arguments}".encode())
        os._exit(99)
sys.addaudithook(watch)
from scalecheck.cli import main
sys.exit(main(sys.argv[1:]))
"""
"""Runs the command line, and ends at once with 99 where anything reaches for the network."""
ARGUMENTS: Final = {
    "assess": [AGREED],
    "validate": [],
    "status": [SITE],
    "report": [AGREED],
    "checklist list": [],
    "checklist show": ["mini-scale", "--rules"],
    "checklist schema": [],
    "checklist new": ["--title", "Ward readiness"],
    "checklist preview": ["mini-scale"],
    "init": ["team"],
    "completion": ["bash"],
}
"""What each command is run with; one that does not stand here is run on a file, and may refuse it."""


def commands() -> Iterator[str]:
    """Return every command that there is, those of groups with the group's name before them."""
    group = typer.main.get_command(app)
    for name, command in group.commands.items():  # type: ignore[attr-defined]
        below = getattr(command, "commands", None)
        yield from (f"{name} {inner}" for inner in below) if below else (name,)


def watched(*arguments: str, lines: str = "") -> subprocess.CompletedProcess[str]:
    """Run the command line in a process that is watched."""
    command = [sys.executable, "-c", WATCHED, *arguments]
    return subprocess.run(command, input=lines, capture_output=True, encoding="utf-8", check=False)


@pytest.mark.usefixtures("family")
@pytest.mark.parametrize("command", sorted(commands()))
def test_no_command_opens_a_socket(command: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parents[2] / "src"))
    ended = watched(*command.split(), *ARGUMENTS.get(command, [AGREED]), lines="1\nd\nn a note\nl\ng\nq\n")
    assert "NETWORK" not in ended.stderr
    assert ended.returncode == 0 if command in ARGUMENTS else ended.returncode in {0, 1, 2}


def test_the_watch_would_notice(monkeypatch: pytest.MonkeyPatch) -> None:
    code = WATCHED.replace("from scalecheck.cli import main", "import socket; socket.socket()")
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parents[2] / "src"))
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=False)
    assert ended.returncode == 99
    assert "NETWORK: socket.__new__" in ended.stderr

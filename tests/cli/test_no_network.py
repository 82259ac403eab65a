"""Nothing is uploaded: no command opens a socket, or as much as asks for an address."""

from __future__ import annotations

import json
import os
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
WATCH: Final = """
import io, json, os, sys
def watch(event, arguments):
    if event.startswith(("socket.", "urllib.", "http.", "smtplib.", "ftplib.", "webbrowser.")):
        os.write(2, f"NETWORK: {event} {arguments} by {running}".encode())
        os._exit(99)
running = "the start"
sys.addaudithook(watch)
"""
"""Ends at once with 99 where anything reaches for the network."""
COMMANDS: Final = (
    WATCH
    + """
from scalecheck.cli import main
keyboard, screen, codes = sys.stdin.buffer.read(), sys.stdout, {}
for running, words in json.loads(sys.argv[1]).items():
    sys.stdin = io.TextIOWrapper(io.BytesIO(keyboard), encoding="utf-8")
    sys.stdout = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    codes[running] = main(words)
screen.write(json.dumps(codes))
"""
)
"""Runs one command after the other under watch, with the same lines typed, and prints how each ended."""
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


def watched(code: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a piece of Python in a process that sees our modules."""
    lines = "1\nd\nn a note\nl\ng\nq\n"
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2] / "src")}
    return subprocess.run(
        [sys.executable, "-c", code, *arguments],
        input=lines,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.mark.usefixtures("family")
def test_no_command_opens_a_socket() -> None:
    words = {command: [*command.split(), *ARGUMENTS.get(command, [AGREED])] for command in commands()}
    ended = watched(COMMANDS, json.dumps(words))
    assert "NETWORK" not in ended.stderr, ended.stderr
    codes = json.loads(ended.stdout)
    assert codes.keys() == words.keys()
    assert {command: code for command, code in codes.items() if command in ARGUMENTS} == dict.fromkeys(ARGUMENTS, 0)
    assert set(codes.values()) <= {0, 1, 2}


def test_the_watch_would_notice() -> None:
    ended = watched(f"{WATCH}import socket; socket.socket()")
    assert ended.returncode == 99
    assert "NETWORK: socket.__new__" in ended.stderr

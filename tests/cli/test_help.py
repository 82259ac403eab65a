"""What every command says of itself, letter for letter, and wrong usage."""

from __future__ import annotations

import gc
import os
from typing import TYPE_CHECKING

import pytest
import typer

from scalecheck import __version__
from scalecheck.cli import app
from scalecheck.cli.lazy_commands import only_named

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.running import Run


def commands(group: object, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Return the words that lead to every command, the groups among them."""
    yield path
    for name, command in getattr(group, "commands", {}).items():
        yield from commands(command, (*path, name))


EVERY = [" ".join(path) for path in commands(typer.main.get_command(app))]


@pytest.mark.parametrize("command", EVERY)
def test_every_command_says_what_it_does(command: str, scalecheck: Run, golden: Callable[[str, str], None]) -> None:
    ended = scalecheck(*command.split(), "--help")
    assert (ended.code, ended.err) == (0, "")
    golden(f"help/{command.replace(' ', '-') or 'scalecheck'}.txt", ended.out)


@pytest.mark.parametrize("command", EVERY)
def test_no_line_of_help_is_cut_short_or_wider_than_the_screen(command: str, scalecheck: Run) -> None:
    lines = scalecheck(*command.split(), "--help").out.splitlines()
    assert not [line for line in lines if line.endswith("...") and "Usage" not in line]
    assert max(len(line) for line in lines) <= 80


def test_only_the_command_that_is_named_is_built_with_its_options() -> None:
    group = typer.main.get_command(only_named(app, ["checklist", "show", "--rules"]))
    options = {" ".join(path): [one.name for one in found.params] for path, found in built(group)}
    assert list(options) == [name for name in EVERY if name not in {"", "checklist", "pack"}]
    assert {name for name, names in options.items() if names} == {"checklist show"}


def built(group: object, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], typer.core.TyperCommand]]:
    for name, command in getattr(group, "commands", {}).items():
        if isinstance(command, typer.core.TyperCommand):
            yield (*path, name), command
        yield from built(command, (*path, name))


def test_without_a_command_the_help_is_shown(scalecheck: Run) -> None:
    assert scalecheck() == scalecheck("--help") == scalecheck("-h")


def test_the_version_is_said(scalecheck: Run) -> None:
    assert scalecheck("--version") == (0, f"scalecheck {__version__}\n", "")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nonsense"], "No such command 'nonsense'"),
        (["validate", "--nonsense"], "No such option: --nonsense"),
        (
            ["validate", "--format", "xml"],
            "Invalid value for '--format': 'xml' is not one of 'text', 'json', 'github', 'sarif'",
        ),
        (["status"], "Missing argument 'ASSESSMENT|FOLDER'"),
        (["status", "a.yaml", "b.yaml"], "unexpected extra argument"),
        (["status", "a.yaml", "--as-of", "tomorrow"], "“tomorrow” is no day in the calendar"),
        (["actions", "--redate", "a1", "2027-02-30"], "“2027-02-30” is no day in the calendar. Please write it as"),
        (["checklist", "schema", "verdict"], "'verdict' is not one of"),
    ],
)
def test_wrong_usage_ends_with_2_and_says_what_is_wrong(arguments: list[str], said: str, scalecheck: Run) -> None:
    ended = scalecheck(*arguments)
    assert (ended.code, ended.out) == (2, "")
    assert said in ended.err
    assert "Traceback" not in ended.err


def test_the_help_that_wrong_usage_proposes_can_be_typed_as_the_program_was_started(
    scalecheck: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SCALECHECK_COMMAND", "python run.py")
    assert "Try 'python run.py report --help' for help." in scalecheck("report").err


def test_a_command_run_inside_another_program_leaves_its_settings_alone(scalecheck: Run) -> None:
    before = gc.get_threshold(), os.environ.get("PYDANTIC_DISABLE_PLUGINS")
    scalecheck("validate", "--help")
    assert (gc.get_threshold(), os.environ.get("PYDANTIC_DISABLE_PLUGINS")) == before

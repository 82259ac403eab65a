"""A command line in which only the commands that a run names are built in full: the others would double its start.

To build a command, typer reads every option's annotation. One that is not named is only listed, so it keeps its name
and its first words, and loses its options.
"""

from __future__ import annotations

from copy import copy
from typing import TYPE_CHECKING

import typer
from typer.main import get_command_name

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from typer.models import CommandInfo, TyperInfo


def only_named(group: typer.Typer, words: Collection[str]) -> typer.Typer:
    """Return the same group with only those commands in full whose name is among the words of a command line."""
    spared = copy(group)
    spared.registered_commands = [
        info if _name(info) in words else _listed_only(info) for info in group.registered_commands
    ]
    spared.registered_groups = [_with(info, words) for info in group.registered_groups]
    return spared


def _name(info: CommandInfo) -> str:
    return info.name or get_command_name(info.callback.__name__ if info.callback is not None else "")


def _listed_only(info: CommandInfo) -> CommandInfo:
    listed = copy(info)
    listed.name = _name(info)
    listed.callback = _saying(info.callback)
    return listed


def _saying(callback: Callable[..., object] | None) -> Callable[[], None]:
    def nothing() -> None:
        return

    nothing.__doc__ = callback.__doc__
    return nothing


def _with(info: TyperInfo, words: Collection[str]) -> TyperInfo:
    inner = copy(info)
    if info.typer_instance is not None:
        inner.typer_instance = only_named(info.typer_instance, words)
    return inner

"""`scalecheck init`: a folder laid out for a team that keeps assessments and checklists in git."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from scalecheck.documents.reading.reader import LIMIT
from scalecheck.errors import CannotLookError
from scalecheck.storage.files import read_bytes
from scalecheck.storage.git import git_root
from scalecheck.storage.resources import shipped
from scalecheck.storage.schemas import FOLDER
from scalecheck.storage.unfinished import clear_leftovers
from scalecheck.terminal.console import WIDEST, Screen
from scalecheck.terminal.streams import tell
from scalecheck.workspace.command_line.invocation import command, invoked_elsewhere, is_on_path, quoted
from scalecheck.workspace.rewriting import create_new

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

Host = Literal["github", "gitlab", "azure"]


@dataclass(frozen=True, slots=True)
class Laid:
    """What became of the files."""

    made: tuple[str, ...]
    """Those that are new, by their path in the folder."""
    same: tuple[str, ...]
    """Those that were there already, letter for letter."""
    other: tuple[str, ...]
    """Those that were there with other content, and were left alone."""


def init(folder: Path, host: Host | None = None, *, dry_run: bool = False) -> int:
    """Lay out a folder; return 0. What is there already stays as it is, and git is not run.

    Args:
        folder: Where; it is made if need be.
        host: For which host of git a file is made that runs the checks there.
        dry_run: Whether it is only said what would be made.

    Raises:
        CannotLookError: the folder is a file.
        CannotSaveError: a file could not be written; those before it stay.
    """
    if folder.exists() and not folder.is_dir():
        raise CannotLookError(f"{folder}: this is a file, and a folder is needed here.")
    laid = _lay(folder, dict(_files(host)), dry_run=dry_run)
    screen = Screen(widest=WIDEST)
    _show(screen, folder, laid, dry_run=dry_run)
    _warn_below_the_top(folder)
    _warn_without_command()
    if not dry_run:
        _say_what_next(screen, folder)
    return 0


def _files(host: Host | None) -> Iterator[tuple[str, bytes]]:
    """Return every file by its path in the new folder."""
    starter = shipped("starter")
    yield from _below(starter / "repository")
    if host is not None:
        yield from _below(starter / "hosts" / host)
    for name, content in _below(shipped("schemas")):
        yield f"{FOLDER}/{name}", content


def _below(source: Path) -> Iterator[tuple[str, bytes]]:
    for path in sorted(source.rglob("*")):
        if path.is_file():
            yield path.relative_to(source).as_posix(), read_bytes(path, LIMIT)


def _lay(folder: Path, files: Mapping[str, bytes], *, dry_run: bool) -> Laid:
    made, same, other = [], [], []
    for below in {folder, *((folder / name).parent for name in files)} if not dry_run else ():
        clear_leftovers(below)
    for name, content in files.items():
        path = folder / name
        if not os.path.lexists(path) and (dry_run or create_new(path, content)):
            made.append(name)
        elif _holds(path, content):
            same.append(name)
        else:
            other.append(name)
    return Laid(tuple(made), tuple(same), tuple(other))


def _holds(path: Path, content: bytes) -> bool:
    try:
        return read_bytes(path, LIMIT).replace(b"\r\n", b"\n") == content
    except CannotLookError:
        return False


def _show(screen: Screen, folder: Path, laid: Laid, *, dry_run: bool) -> None:
    if laid.made:
        screen.heading(f"{'Would be made' if dry_run else 'Made'} in {folder}")
        for name in laid.made:
            screen.entry(name)
    if laid.other:
        screen.heading("Left alone: there is another file of this name already")
        for name in laid.other:
            screen.entry(name)
        screen.say("To get the one of this version, move yours away, and run this again.")
    if laid.same:
        screen.say()
        screen.say(f"{len(laid.same)} more {'is' if len(laid.same) == 1 else 'are'} there already as they should be.")


def _warn_below_the_top(folder: Path) -> None:
    """Print which files do nothing because they are not at the top of the repository."""
    root = git_root(folder)
    if root is not None and root != folder.resolve():
        tell(
            "",
            f"This folder lies inside the git repository {root}. pre-commit, GitHub, GitLab and Azure DevOps read "
            "their files at its top only: move them there, or add to those that are there.",
        )


def _warn_without_command() -> None:
    """Print that the hooks stop every commit where the command that they start is not found."""
    if not is_on_path():
        tell(
            "",
            "The hooks and ci/check.sh start the command `scalecheck`, which is not found here: without it the hooks "
            "stop every commit. To install it, type `pip install .` in scalecheck's own folder, in the environment in "
            "which you commit.",
        )


def _say_what_next(screen: Screen, folder: Path) -> None:
    screen.say()
    screen.say("README.md is for your colleagues: it says why this has to stay private, and how to begin. Next:")
    if folder.resolve() != folder.cwd():
        screen.command(f"cd {quoted(folder)}")
    if git_root(folder) is None:
        screen.command("git init")
    screen.command(command("assess", elsewhere=True))
    screen.say("So that git merges answers question by question, once in each copy of the repository:")
    screen.command('git config merge.scalecheck.name "answers by question"')
    screen.command(f'git config merge.scalecheck.driver "{invoked_elsewhere()} merge %O %A %B --name %P"')

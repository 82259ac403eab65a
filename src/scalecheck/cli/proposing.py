"""What is proposed in a shell for a word that is half typed."""

from __future__ import annotations

import os
from itertools import pairwise
from typing import Final

import typer

VARIABLE: Final = "_SCALECHECK_COMPLETE"
"""The environment variable by which a shell asks; without it nothing of this costs a start anything."""


def is_asked() -> bool:
    """Return whether a shell asks what a word could be completed to, and get ready to answer."""
    if not os.environ.get(VARIABLE):
        return False
    from typer.completion import completion_init  # type: ignore[attr-defined]  # typer keeps it out of its __all__

    completion_init()
    return True


def checklists(incomplete: str) -> list[str]:
    """Propose the ids of checklists."""
    from scalecheck.workspace.command_line.completing import checklist_ids

    return _beginning(incomplete, checklist_ids())


def items(context: typer.Context, incomplete: str) -> list[str]:
    """Propose the questions of the checklist that the command line names."""
    from scalecheck.workspace.command_line.completing import question_ids

    return _beginning(incomplete, question_ids(_named(context)))


def suppositions(context: typer.Context, incomplete: str) -> list[str]:
    """Propose the questions of the assessment that the command line names, each with `=` for the option."""
    from scalecheck.workspace.command_line.completing import question_ids

    return _beginning(incomplete, tuple(f"{name}=" for name in question_ids(_named(context), retired=False)))


def domains(context: typer.Context, incomplete: str) -> list[str]:
    """Propose the areas of the checklist that the command line names."""
    from scalecheck.workspace.command_line.completing import domain_ids

    return _beginning(incomplete, domain_ids(_named(context)))


def verdicts(context: typer.Context, incomplete: str) -> list[str]:
    """Propose the verdicts of the checklist that the command line names."""
    from scalecheck.workspace.command_line.completing import verdict_ids

    return _beginning(incomplete, verdict_ids(_named(context)))


def _named(context: typer.Context) -> tuple[str, ...]:
    """Return the words that may name a checklist or an assessment, the likeliest first.

    They are taken as they are: the parser has given up at the option whose value is still to be typed.
    """
    import shlex

    typed = os.environ.get("COMP_WORDS") or os.environ.get("_TYPER_COMPLETE_ARGS", "")
    try:
        words = shlex.split(typed)
    except ValueError:
        words = typed.split()
    words = words[len(context.command_path.split()) :]
    chosen = [value for option, value in pairwise(words) if option == "--checklist"]
    return (*chosen, *(word for word in words if not word.startswith("-")))


def _beginning(incomplete: str, words: tuple[str, ...]) -> list[str]:
    return [word for word in words if word.startswith(incomplete)]

"""One way out for text: what is written passes through the rooms that make it plain, and no other room writes."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import Final

SOURCE: Final = Path(__file__).parents[2] / "src" / "scalecheck"
MAY_WRITE: Final = ("terminal/streams.py", "terminal/keyboard.py", "failures.py", "cli/app.py", "cli/completing.py")
"""The way out; what asks for a line; where every command ends; and texts of our own, such as the help."""
MAY_NAME: Final = ("terminal/console.py", "terminal/editor.py", "standard_streams.py")
"""The screen hands stdout to the way out, the editor asks whether it is a terminal; they are made to last."""


def writers(tree: ast.AST) -> set[str]:
    """Return the calls in a module that write to a stream of the process."""
    calls = {ast.unparse(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)}
    streams = {ast.unparse(node) for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    return {one for one in calls if one in {"print", "typer.echo", "typer.secho", "Console"}} | {
        one for one in streams if one in {"sys.stdout", "sys.stderr", "sys.__stdout__", "sys.__stderr__"}
    }


def test_text_leaves_the_program_by_one_way_only() -> None:
    found = {path.relative_to(SOURCE).as_posix(): path for path in SOURCE.rglob("*.py")}
    allowed = {*MAY_WRITE, *MAY_NAME}
    wrote = {name: writers(ast.parse(path.read_text(encoding="utf-8"))) for name, path in found.items()}
    assert {name: calls for name, calls in wrote.items() if calls and name not in allowed} == {}

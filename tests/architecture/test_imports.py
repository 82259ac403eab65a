"""Who may import whom: the rooms of the house, kept apart by reading the source."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal, TypedDict

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

SOURCE: Final = Path(__file__).parents[2] / "src" / "scalecheck"

FILES: Final = ("io", "os", "pathlib", "shutil", "tempfile")
CLOCK_CHANCE_AND_OTHERS: Final = ("random", "secrets", "socket", "subprocess", "time")
SLOW_TO_START: Final = ("rich", "pydantic", "yaml", "jinja2")
VALUES: Final = ("problems", "errors", "plain", "model")
STATIONS: Final = (
    "engine",
    "words",
    "documents",
    "interview",
    "reports",
    "lint",
    "versions",
    "exchange",
    "storage",
    "terminal",
    "workspace",
)
MOST_FILES: Final = 15
"""How many modules a room may hold, its sub-rooms not counted."""
ONE_RULE_A_FILE: Final = ("lint.assessment", "lint.checklist")
"""The rooms with a module for each rule, which may hold more."""


@dataclass(frozen=True, slots=True)
class Room:
    """What one room may and must not import; a room always may import itself and the version number."""

    ours: tuple[str, ...] = ()
    """The rooms of ours, or single modules of theirs, that it may import."""
    never: tuple[str, ...] = ()
    """Other packages that it must not import."""
    third_party: bool = True
    """Whether it may import other people's packages at all."""
    pure: bool = False
    """Whether it must not open a file, ask for input, or look at the clock."""


class _Pure(TypedDict):
    never: tuple[str, ...]
    third_party: bool
    pure: bool


PURE: Final[_Pure] = {"never": (*FILES, *CLOCK_CHANCE_AND_OTHERS), "third_party": False, "pure": True}
ROOMS: Final[Mapping[str, Room]] = {
    "__init__": Room(third_party=False),
    "__main__": Room(ours=("cli",), third_party=False),
    "problems": Room(third_party=False),
    "errors": Room(ours=("problems",), third_party=False),
    "plain": Room(third_party=False),
    "standard_streams": Room(ours=("plain",), third_party=False),
    "failures": Room(ours=("problems", "errors", "plain", "standard_streams"), third_party=False),
    "model": Room(never=("yaml", "rich", "typer", "jinja2"), pure=True),
    # The judgement: each sub-room knows only those above it here.
    "engine": Room(ours=("model",), **PURE),
    "engine.logic": Room(ours=("model",), **PURE),
    "engine.inputs": Room(ours=("model", "engine.logic"), **PURE),
    "engine.judging": Room(ours=("model", "engine.logic", "engine.inputs"), **PURE),
    "engine.trying": Room(ours=("model", "engine.logic", "engine.inputs", "engine.judging"), **PURE),
    "engine.way": Room(ours=("model", "engine.logic", "engine.inputs", "engine.judging", "engine.trying"), **PURE),
    "engine.changes": Room(ours=("model", "engine.logic", "engine.inputs", "engine.judging"), **PURE),
    "engine.panel": Room(ours=("model", "engine.logic", "engine.inputs", "engine.judging"), **PURE),
    # An ask is the same one in every round by the rule that tells promises apart.
    "engine.portfolio": Room(
        ours=("model", "engine.logic", "engine.inputs", "engine.judging", "engine.changes"), **PURE
    ),
    "words": Room(ours=("model", "engine", "plain"), **PURE),
    "documents": Room(ours=("model", "problems", "errors"), never=("rich", "typer"), pure=True),
    # An interview ends with the judgement, and its second pass asks for what the judgement lacks: so all of the engine.
    "interview": Room(ours=("engine", "words", "model"), never=("rich", "typer"), pure=True),
    # What is typed, what is answered, what is shown, what comes next: each sub-room knows only those above it here.
    "interview.reading": Room(ours=("model", "words"), never=("rich", "typer"), pure=True),
    "interview.state": Room(ours=("engine", "words", "model", "interview.reading"), never=("rich", "typer"), pure=True),
    "interview.showing": Room(
        ours=("engine", "words", "model", "interview.reading", "interview.state"), never=("rich", "typer"), pure=True
    ),
    "interview.moves": Room(
        ours=("engine", "words", "model", "interview.reading", "interview.state", "interview.showing"),
        never=("rich", "typer"),
        pure=True,
    ),
    # A report tells how a local checklist deviates from the one that it extends, and that is found in versions.
    "reports": Room(ours=("engine", "words", "model", "errors", "plain", "versions"), never=("rich", "typer")),
    "lint": Room(ours=("model", "engine", "words", "problems"), never=("typer",), pure=True),
    # What another version of a question is for old answers shows in what each option counts, and in rules in words.
    "versions": Room(
        ours=(
            "model",
            "problems",
            "errors",
            "engine.logic.exact",
            "engine.inputs.scale_ranks",
            "engine.inputs.outline",
            "words.rules",
        ),
        never=("typer",),
        pure=True,
    ),
    # A pack puts the questions of a checklist and skips as an interview does; it reads days, links and roles alike.
    "exchange": Room(
        ours=("model", "problems", "errors", "plain", "words", "engine.logic", "engine.inputs", "interview.reading"),
        never=("typer",),
        pure=True,
    ),
    "storage": Room(ours=("errors",), never=("yaml", "rich", "pydantic", "typer")),
    "terminal": Room(ours=("interview", "engine", "words", "model", "problems", "plain"), never=("jinja2", "typer")),
    "workspace": Room(ours=(*VALUES, *STATIONS), never=("typer",)),
    "commands": Room(ours=(*VALUES, *STATIONS), never=("typer",)),
    # Options take a day in the forms that dialogues do.
    "cli": Room(
        ours=(
            "commands",
            "failures",
            "workspace.today",
            "workspace.occasions",
            "workspace.command_line.completing",
            "interview.reading.checks",
        )
    ),
}
NEVER_ANYWHERE: Final = ("click",)
"""typer carries its own copy, and other versions of it bring none."""
NAMES_THAT_SAY_NOTHING: Final = frozenset(("util", "utils", "helper", "helpers", "manager", "managers", "core"))
IMPURE_CALLS: Final = frozenset(
    ("open", "input", "now", "utcnow", "today", "read_text", "read_bytes", "write_text", "write_bytes")
)
"""The last word of calls that open a file, ask for input or look at the clock."""
PURE_CALLS: Final = frozenset(("packed.open",))
"""Calls with such a last word that do none of that: a part of an archive in memory is opened."""


HOLDS_IMPORTS: Final = (ast.stmt, ast.excepthandler, ast.match_case)
"""The nodes that an import can be, or be below; none is in an expression."""


@dataclass(frozen=True, slots=True)
class Import:
    """One import in the source of one module."""

    target: str
    """The module imported, with all its dots."""
    line: int
    """The line, counted from 1."""
    moment: Literal["start", "call", "typing"]
    """When it happens: with the module, when a function runs, or never but for type checkers."""


@dataclass(frozen=True, slots=True)
class Module:
    """One module of the package, parsed."""

    name: str
    """Its name with all its dots; a package bears the name of its folder."""
    path: Path
    """Its file."""
    tree: ast.Module
    """Its source."""

    @property
    def room(self) -> str:
        """The room of the table that holds it: the sub-room, where that has a line of its own."""
        parts = self.name.split(".")[1:] or ["__init__"]
        names = (".".join(parts[:length]) for length in range(len(parts), 0, -1))
        return next((name for name in names if name in ROOMS), parts[0])

    def at(self, line: int, message: str) -> str:
        """Return a finding at a line of this module."""
        return f"{self.path.as_posix()}:{line}: {message}"


def modules_below(source: Path) -> dict[str, Module]:
    found = {}
    for path in sorted(source.rglob("*.py")):
        parts = path.relative_to(source.parent).with_suffix("").parts
        name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        found[name] = Module(name, path, ast.parse(path.read_text(encoding="utf-8")))
    return found


def imports_of(module: Module, known: Mapping[str, Module]) -> Iterator[Import]:
    """Return every import, also those inside functions and those for type checkers only."""
    waiting: list[tuple[ast.AST, Literal["start", "call", "typing"]]] = [(module.tree, "start")]
    while waiting:
        node, moment = waiting.pop()
        if isinstance(node, ast.Import):
            yield from (Import(alias.name, node.lineno, moment) for alias in node.names)
        if isinstance(node, ast.ImportFrom):
            base = absolute(node, module)
            for alias in node.names:
                below = f"{base}.{alias.name}"
                yield Import(below if below in known else base, node.lineno, moment)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and moment == "start":
            moment = "call"
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
            waiting.extend((child, "typing") for child in node.body)
            waiting.extend((child, moment) for child in node.orelse)
        else:
            waiting.extend((child, moment) for child in ast.iter_child_nodes(node) if isinstance(child, HOLDS_IMPORTS))


def absolute(node: ast.ImportFrom, module: Module) -> str:
    if not node.level:
        return node.module or ""
    parts = module.name.split(".")
    up = node.level - (module.path.name == "__init__.py")
    return ".".join((*parts[: len(parts) - up], *filter(None, [node.module])))


def offences(source: Path) -> list[str]:
    """Return everything below this package that breaks the rules, each with its file and line."""
    known = modules_below(source)
    imports = {name: [*imports_of(module, known)] for name, module in known.items()}
    found = [*cycles(known, imports)]
    for name, module in known.items():
        if module.room not in ROOMS:
            found.append(module.at(1, f"the room {module.room} is not in the table"))
            continue
        found.extend(module.at(1, f"{word} says nothing") for word in names_that_say_nothing(module))
        found.extend(impure_calls(module))
        for one in imports[name]:
            found.extend(module.at(one.line, message) for message in wrong_with(one, module, source.name))
    return found


def wrong_with(one: Import, module: Module, package: str) -> Iterator[str]:
    room = ROOMS[module.room]
    top, _, below = one.target.partition(".")
    if top == package:
        if below and not is_within(below, (module.room, *room.ours)):
            yield f"{module.room} must not import {below}"
        if module.room == "cli" and one.moment == "start" and below.startswith("commands"):
            yield "cli imports its commands inside functions"
    elif top in (*room.never, *NEVER_ANYWHERE):
        yield f"{module.room} must not import {top}"
    elif not room.third_party and top not in sys.stdlib_module_names:
        yield f"{module.room} must not import {top}, which is no part of Python"
    elif module.room == "cli" and one.moment == "start" and top in SLOW_TO_START:
        yield f"cli must not import {top} when it starts"


def is_within(name: str, allowed: tuple[str, ...]) -> bool:
    return any(name == one or name.startswith(f"{one}.") for one in allowed)


def names_that_say_nothing(module: Module) -> list[str]:
    return sorted(NAMES_THAT_SAY_NOTHING.intersection(module.name.split(".")))


def impure_calls(module: Module) -> Iterator[str]:
    if not ROOMS[module.room].pure:
        return
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Call) and last_name(node.func) in IMPURE_CALLS:
            called = ast.unparse(node.func)
            if called not in PURE_CALLS:
                yield module.at(node.lineno, f"{module.room} must not call {called}()")


def last_name(node: ast.expr) -> str:
    """Return the name after the last dot of what is called; an empty text where that is no name."""
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


def cycles(known: Mapping[str, Module], imports: Mapping[str, Sequence[Import]]) -> Iterator[str]:
    """Return the first circle of modules that import each other when they run."""
    graph = {
        name: {one.target for one in found if one.moment != "typing" and one.target in known}
        for name, found in imports.items()
    }
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as circle:
        names = circle.args[1]
        yield known[names[0]].at(1, f"imports in a circle: {' <- '.join(names)}")


def test_every_module_keeps_to_the_table() -> None:
    assert offences(SOURCE) == []


def test_no_room_holds_more_files_than_a_newcomer_can_overlook() -> None:
    held = Counter(
        ".".join(path.relative_to(SOURCE).parent.parts) for path in SOURCE.rglob("*.py") if path.name != "__init__.py"
    )
    assert {room: number for room, number in held.items() if number > MOST_FILES and room not in ONE_RULE_A_FILE} == {}


def test_the_command_line_starts_without_what_is_slow() -> None:
    script = f"import sys, scalecheck.cli; print([one for one in {SLOW_TO_START} if one in sys.modules])"
    ended = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert (ended.stdout, ended.stderr) == ("[]\n", "")


WRONG = {
    "engine/a.py:1: engine must not import documents.b": "from scalecheck.documents import b",
    "engine/a.py:2: engine must not import documents.b": "\nimport scalecheck.documents.b",
    "engine/a.py:1: engine must not import documents": "from ..documents import something",
    "engine/a.py:3: engine must not import documents.b": "\ndef late():\n    from ..documents.b import something",
    "engine/a.py:4: engine must not import time": "try:\n    pass\nfinally:\n    import time",
    "engine/a.py:1: engine must not import yaml, which is no part of Python": "import yaml.nodes",
    "engine/a.py:1: engine must not call date.today()": "print(date.today())",
    "engine/a.py:1: engine must not import click": "import click",
    "engine/a.py:1: imports in a circle": "import scalecheck.engine.a",
    "documents/a.py:1: documents must not call open()": "open('x')",
    "documents/a.py:1: documents must not import rich": "from rich import print",
    "model/a.py:3: model must not import engine": "from typing import TYPE_CHECKING\n"
    "if TYPE_CHECKING:\n    from scalecheck.engine import Result",
    "interview/a.py:1: interview must not import documents": "from scalecheck.documents import b",
    "interview/a.py:1: interview must not call input()": "def ask(): return input()",
    "commands/a.py:1: commands must not import typer": "import typer",
    "cli/a.py:1: cli must not import pydantic when it starts": "import pydantic",
    "cli/a.py:1: cli imports its commands inside functions": "from scalecheck.commands import a",
    "cli/a.py:1: cli must not import documents": "def late(): import scalecheck.documents",
    "engine/inputs/a.py:1: engine.inputs must not import engine.judging.b": "import scalecheck.engine.judging.b",
    "errors.py:1: errors must not import model": "from .model import x",
    "engine/core.py:1: core says nothing": "",
    "helpers/a.py:1: the room helpers is not in the table": "",
}


@pytest.mark.parametrize("expected", WRONG)
def test_an_offence_is_found_at_its_file_and_line(tmp_path: Path, expected: str) -> None:
    source = house(tmp_path, {expected.partition(":")[0]: WRONG[expected]})
    assert any(offence.startswith(f"{source.as_posix()}/{expected}") for offence in offences(source))


def test_what_the_table_allows_is_no_offence(tmp_path: Path) -> None:
    source = house(
        tmp_path,
        {
            "engine/a.py": "from __future__ import annotations\nimport fractions\nfrom scalecheck.model import b\n"
            "from . import c\n",
            "interview/a.py": "from scalecheck.engine.inputs.relevance import hidden\n"
            "from scalecheck.model.b import x\n",
            "commands/a.py": "import scalecheck.documents.b, rich\nfrom scalecheck import __version__\n",
            "cli/a.py": "import typer\nfrom scalecheck.failures import guarded\n"
            "def run():\n    from scalecheck.commands.a import run\n    import rich\n",
        },
    )
    assert offences(source) == []


def test_only_what_happens_when_the_program_runs_makes_a_circle(tmp_path: Path) -> None:
    typing = "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from scalecheck.engine.b import B\n"
    files = {"engine/a.py": typing, "engine/b.py": "from scalecheck.engine.a import A"}
    assert offences(house(tmp_path / "1", files)) == []
    files["engine/a.py"] = "def late():\n    from scalecheck.engine.b import B\n"
    [offence] = offences(house(tmp_path / "2", files))
    assert "imports in a circle: scalecheck.engine" in offence


def house(folder: Path, files: Mapping[str, str]) -> Path:
    """Build a package with these files in it, and with the rooms and modules that they may look for."""
    source = folder / "scalecheck"
    for name in ("engine/inputs/relevance", "documents/b", "model/b", "engine/c", "storage/__init__", "__init__"):
        path = source / f"{name}.py"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    for name, text in files.items():
        path = source / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        (path.parent / "__init__.py").touch()
    return source

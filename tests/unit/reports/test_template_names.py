"""The names that a template may use are those that the documentation lists, and its example works."""

from __future__ import annotations

import ast
import inspect
import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

from scalecheck.engine.judging.scope import judge_assessment
from scalecheck.reports.contents import adapted, answered, behind, judged, page_one, places, report, way
from scalecheck.reports.material import Material
from scalecheck.reports.report import markdown_report
from tests.builders import DAY, assessment, gate, item, outline, section

if TYPE_CHECKING:
    from collections.abc import Iterator

PAGE: Final = Path(__file__).parents[3] / "docs" / "report-templates.md"
BEGIN, END = "<!-- names: begin -->\n", "<!-- names: end -->\n"
PLAIN: Final = {
    "str": "words",
    "AreaState": "words",
    "bool": "yes or no",
    "int": "number",
    "tuple[str, ...]": "list of words",
}


def names() -> str:
    """Return every name with what it holds, as it is written beside the values themselves."""
    modules = (report, page_one, way, judged, behind, places, adapted, answered)
    nodes = (node for module in modules for node in ast.parse(inspect.getsource(module)).body)
    classes = {node.name: node for node in nodes if isinstance(node, ast.ClassDef)}
    return "\n".join(line for node in classes.values() for line in table(node))


def table(node: ast.ClassDef) -> Iterator[str]:
    heading = "report" if node.name == "Report" else f"{node.name}"
    yield f"### {heading}\n\n{ast.get_docstring(node)}\n\n| name | kind | what it holds |\n|---|---|---|"
    for field, words in zip(node.body[1::2], node.body[2::2], strict=True):
        assert isinstance(field, ast.AnnAssign)
        assert isinstance(field.target, ast.Name)
        assert isinstance(words, ast.Expr)
        assert isinstance(words.value, ast.Constant)
        said = " ".join(str(words.value.value).split()).removesuffix(".")
        yield f"| `{field.target.id}` | {kind(ast.unparse(field.annotation))} | {said} |"
    yield ""


def kind(annotation: str) -> str:
    if annotation in PLAIN:
        return PLAIN[annotation]
    name = re.sub(r"tuple\[|, \.\.\.\]| \| None", "", annotation)
    link = f"[{name}](#{name.lower()})"
    return f"list of {link}" if annotation.startswith("tuple") else link


def test_the_names_in_the_documentation_are_the_names_that_there_are() -> None:
    """After a change on purpose, SCALECHECK_UPDATE_GOLDEN=1 writes the list anew."""
    page = PAGE.read_text(encoding="utf-8")
    before, rest = page.split(BEGIN)
    _, after = rest.split(END)
    written = f"{before}{BEGIN}\n{names()}\n{END}{after}"
    if os.environ.get("SCALECHECK_UPDATE_GOLDEN") == "1":
        PAGE.write_text(written, encoding="utf-8", newline="\n")
    assert PAGE.read_text(encoding="utf-8") == written


def test_the_example_in_the_documentation_is_a_working_template(tmp_path: Path) -> None:
    found = re.search(r"```jinja\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    assert found is not None
    (tmp_path / "own.md.jinja").write_text(found[1], encoding="utf-8")
    needs = {"ready": {"item": "a", "at_least": "full"}}
    checklist = outline(section("dom", item("a")), gates=[gate("g", needs, says={"otherwise": "Not so."})])
    file = assessment({"a": "much"})
    made = Material(file, judge_assessment(checklist, file, DAY))
    assert markdown_report(made, (tmp_path,), "own.md.jinja") == (
        "# hub\n\n**Verdict NOT-YET (amber).**\n\n- Not so. Title of A: not yet where it has to be.\n\n"
        "## Before the step proposed\n\n- This is settled: Is a so? **Nobody yet**\n"
    )


def test_the_parts_in_the_documentation_are_the_shipped_ones() -> None:
    page = PAGE.read_text(encoding="utf-8")
    for part in (PAGE.parents[1] / "templates" / "report").glob("*.jinja"):
        assert re.search(rf"[`/]{part.name.partition('.')[0]}[.`]", page), part.name

"""What the documentation shows is what the program prints: every console example is run."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Final, NamedTuple

import pytest

ROOT: Final = Path(__file__).parents[2]
PAGES: Final = (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")), ROOT / "examples" / "README.md")
FENCE: Final = re.compile(r"^```console\n(.*?)^```", re.MULTILINE | re.DOTALL)
DAY: Final = "1795824000"
"""The day on which the examples are judged, 2026-11-28, in seconds since 1970."""


class Example(NamedTuple):
    """A command with what it prints; a line `…` stands for any lines."""

    page: str
    command: str
    output: str


def examples_in(page: Path) -> list[Example]:
    found = []
    for block in FENCE.findall(page.read_text(encoding="utf-8")):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, output = part.partition("\n")
            found.append(Example(page.relative_to(ROOT).as_posix(), command, output))
    return found


EXAMPLES: Final = [
    example for page in PAGES for example in examples_in(page) if example.command.startswith("scalecheck ")
]


def as_pattern(output: str) -> str:
    lines = [".*?" if line.strip() == "…" else re.escape(line.rstrip()) for line in output.strip().splitlines()]
    return "\n".join(lines).replace("\n.*?\n", "\n.*?")


def printed(command: str) -> str:
    environment = {name: value for name, value in os.environ.items() if name not in {"NO_COLOR", "ACCESSIBLE"}}
    environment |= {"COLUMNS": "80", "SOURCE_DATE_EPOCH": DAY, "PYTHONIOENCODING": "utf-8"}
    words = shlex.split(command)[1:]
    done = subprocess.run(
        [sys.executable, "-m", "scalecheck", *words],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
        stdin=subprocess.DEVNULL,
        timeout=60,
    )
    text = done.stdout + done.stderr
    return "\n".join(line.rstrip() for line in text.strip().splitlines())


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda one: f"{one.page}: {one.command}")
def test_an_example_prints_what_the_page_shows(example: Example) -> None:
    assert re.fullmatch(as_pattern(example.output), printed(example.command), re.DOTALL), printed(example.command)


def test_the_readme_shows_examples() -> None:
    assert any(example.page == "README.md" for example in EXAMPLES)


def links_in(page: Path) -> list[str]:
    return re.findall(r"\]\((?!https?://|mailto:|#)([^)#\s]+)", page.read_text(encoding="utf-8"))


@pytest.mark.parametrize("page", [*PAGES, ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md"], ids=lambda one: one.name)
def test_every_link_to_a_file_leads_somewhere(page: Path) -> None:
    assert [link for link in links_in(page) if not (page.parent / link).exists()] == []


def files_in(page: Path) -> list[str]:
    blocks = re.findall(r"^```yaml\n(.*?)^```", page.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    return [block for block in blocks if block.startswith("format: scalecheck/")]


@pytest.mark.parametrize("text", [text for page in PAGES for text in files_in(page)])
def test_a_file_that_a_page_shows_is_valid(text: str, tmp_path: Path) -> None:
    path = tmp_path / "shown.yaml"
    path.write_text(text, encoding="utf-8")
    assert printed(f"scalecheck validate {shlex.quote(path.as_posix())}") == "1 file checked: no problems."

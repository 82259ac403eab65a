"""Templates of somebody else's: they are named, they can be passed over, and they cannot run on."""

from __future__ import annotations

import os
import shutil
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

from scalecheck.cli import main
from scalecheck.errors import CannotLookError
from scalecheck.reports.formats import bounded
from scalecheck.reports.formats.rendering import render

if TYPE_CHECKING:
    from collections.abc import Callable

EXAMPLE: Final = Path(__file__).parents[1] / "examples" / "valid"
AGREED: Final = "assessments/discharge-hub/2026-11/programme/agreed.yaml"
CHILDREN: Final = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no child processes with limits")


def filled(tmp_path: Path, text: str) -> str:
    own, shipped = tmp_path / "own", tmp_path / "shipped"
    own.mkdir()
    shipped.mkdir()
    (own / "own.md.jinja").write_text(text, encoding="utf-8")
    used: list[str] = []
    made = render("own.md.jinja", (own, shipped), {"many": list(range(300))}, used=used.extend)
    assert used == [str(own / "own.md.jinja")]
    return made


LOOPS: Final = "{% for a in many %}" * 5 + "{% endfor %}" * 5
BOMBS: Final = {
    "loops": LOOPS,
    "doubling": "{% set n = namespace(a='x' ~ 'y') %}{% for i in many %}{% set n.a = n.a ~ n.a %}{% endfor %}",
    "width": "{{ '%999999999d' | format(1) }}",
    "centre": "{{ 'x' | center(10000000000) }}",
    "macro": "{% macro a(n) %}{% for i in many %}{{ a(n - 1) if n }}{% endfor %}{% endmacro %}{{ a(9) }}",
    "numbers": "{% set n = namespace(a=10) %}{% for i in many %}{% set n.a = n.a * n.a %}{% endfor %}{{ n.a }}",
    "power": "{{ 9 ** 9 ** 9 ** 9 }}",
    "repeat": "{{ 'x' * 1000000000 }}",
    "list": "{{ (many * 100000000) | length }}",
}


@pytest.mark.parametrize(
    "read", [".git/config", ".git/own.md.jinja", "linked.md.jinja", "passwords.txt", "named.md.jinja"]
)
def test_a_template_in_the_root_of_a_repository_includes_no_file_but_templates(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], read: str
) -> None:
    shutil.copytree(EXAMPLE, tmp_path / "cloned")
    monkeypatch.chdir(tmp_path / "cloned")
    Path(".git").mkdir()
    for name in (".git/config", ".git/own.md.jinja", "passwords.txt"):
        Path(name).write_text("canary-4711", encoding="utf-8")
    if hasattr(os, "symlink"):
        Path("linked.md.jinja").symlink_to(".git/own.md.jinja")
        Path("named.md.jinja").symlink_to("passwords.txt")
    Path("own.md.jinja").write_text(f"{{% include '{read}' %}}", encoding="utf-8")
    assert main(["report", AGREED, "--template", "own.md.jinja"]) == 2
    ended = capsys.readouterr()
    assert ("canary-4711" in ended.out, "own.md.jinja, line 1: there is no template" in ended.err) == (False, True)


def test_a_template_with_another_ending_is_named_and_bounded_too(
    run: Callable[..., str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.rmtree("templates")
    Path("forms").mkdir()
    Path("forms", "own.txt").write_text("{{ report.title | text }}\n", encoding="utf-8")
    assert str(Path("forms", "own.txt")) in run("--template", "forms/own.txt")
    Path("forms", "own.txt").write_text(LOOPS.replace("many", "range(1000)"), encoding="utf-8")
    monkeypatch.setattr(bounded, "SECONDS", 1)
    assert main(["report", AGREED, "--template", "forms/own.txt"]) == 2
    assert "own.txt" in capsys.readouterr().err


@CHILDREN
@pytest.mark.parametrize("name", BOMBS)
def test_a_template_that_takes_too_much_is_stopped_with_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr(bounded, "SECONDS", 2)
    began = time.monotonic()
    with pytest.raises(CannotLookError, match=r"^(own\.md\.jinja: stopped|\S+own\.md\.jinja, line 1: )"):
        filled(tmp_path, BOMBS[name])
    assert time.monotonic() - began < 20


def test_a_template_that_python_cannot_compile_is_refused_with_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "own.md.jinja").write_text("{% for a in many %}" * 25 + "{% endfor %}" * 25, encoding="utf-8")
    with pytest.raises(CannotLookError, match=r"own\.md\.jinja: .*nested"):
        render("own.md.jinja", (tmp_path,), {"many": []})


def test_a_large_template_is_not_read(tmp_path: Path) -> None:
    with pytest.raises(CannotLookError, match="more than 256 KB"):
        filled(tmp_path, "{{ 1 }}" * 700_000)


def test_an_ordinary_template_of_ones_own_is_filled(tmp_path: Path) -> None:
    assert filled(tmp_path, "{{ many | length * 2 }} {{ 7 % 4 }} {{ 2 ** 3 }} é\n") == "600 3 8 é\n"


def test_an_error_in_a_template_of_ones_own_names_its_line(tmp_path: Path) -> None:
    with pytest.raises(CannotLookError, match=r"own\.md\.jinja, line 2: `nothing` is not among"):
        filled(tmp_path, "One\n{{ nothing }}")


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., str]:
    """Return a way to make the report of a repository with a part of its own; it gives both streams."""
    shutil.copytree(EXAMPLE, tmp_path / "cloned")
    part = tmp_path / "cloned" / "templates" / "report" / "page-one.md.jinja"
    part.parent.mkdir(parents=True)
    part.write_text("Of our own\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path / "cloned")

    def report(*options: str) -> str:
        assert main(["report", AGREED, "--as-of", "2026-11-23", *options]) == 0
        return "\n".join(capsys.readouterr())

    return report


def test_templates_of_the_repository_are_named_each_time_and_can_be_passed_over(run: Callable[..., str]) -> None:
    for _ in range(2):
        told = run("--template", "brief")
        assert "Of our own" in told
        assert str(Path("templates", "report", "page-one.md.jinja")) in told
    told = run("--template", "brief", "--shipped-templates")
    assert ("Of our own" in told, "page-one.md.jinja" in told) == (False, False)


def test_a_template_at_a_path_is_not_among_the_shipped_ones(
    run: Callable[..., str], capsys: pytest.CaptureFixture[str]
) -> None:
    run("--template", "templates/report/page-one.md.jinja")
    words = ["report", AGREED, "--shipped-templates", "--template", "templates/report/page-one.md.jinja"]
    assert main(words) == 2
    assert "--shipped-templates" in capsys.readouterr().err


def test_no_child_is_left_behind(tmp_path: Path) -> None:
    filled(tmp_path, "One\n")
    if hasattr(os, "fork"):
        with pytest.raises(ChildProcessError):
            os.waitpid(-1, os.WNOHANG)

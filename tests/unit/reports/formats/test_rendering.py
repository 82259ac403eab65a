"""Templates: sandboxed, strict and bounded, with errors that a person can find."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from scalecheck.errors import CannotLookError
from scalecheck.reports.formats import rendering
from scalecheck.reports.formats.rendering import render

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def filled(folder: Path, text: str, **data: object) -> str:
    (folder / "own.md.jinja").write_text(text, encoding="utf-8")
    return render("own.md.jinja", (folder,), data)


def failing(folder: Path, text: str, **data: object) -> str:
    with pytest.raises(CannotLookError) as raised:
        filled(folder, text, **data)
    return str(raised.value)


def test_a_template_is_filled_and_tidied(tmp_path: Path) -> None:
    assert filled(tmp_path, "# {{ title | text }}  \n\n\n\nEnd\n\n", title="A *b*") == "# A \\*b\\*\n\nEnd\n"


def test_a_name_that_is_not_there_is_an_error_at_its_line(tmp_path: Path) -> None:
    file = tmp_path / "own.md.jinja"
    assert failing(tmp_path, "One\nTwo\n{{ titel }}\n", title="A") == (
        f"{file}, line 3: `titel` is not among the names that can be used here"
    )
    assert f"{file}, line 2: `b` is not among" in failing(tmp_path, "One\n{{ a.b | text }}\n", a=(1, 2))


def test_a_sign_too_many_is_an_error_at_its_line(tmp_path: Path) -> None:
    said = failing(tmp_path, "One\n{% if title %}\nTwo\n{{ title | }}\n", title="A")
    assert said.startswith(f"{tmp_path / 'own.md.jinja'}, line 4: ")


def test_an_unknown_filter_is_an_error_at_its_line(tmp_path: Path) -> None:
    said = failing(tmp_path, "One\n{{ title | prety }}\n", title="A")
    assert said.startswith(f"{tmp_path / 'own.md.jinja'}, line 2: ")
    assert "prety" in said


@pytest.mark.parametrize("code", ["1 / 0", "'a' + 1", "'a'.nothing()", "(1, 2)['x']", "'%d' | format('x')", "[].pop()"])
def test_code_that_fails_is_an_error_at_its_line(tmp_path: Path, code: str) -> None:
    said = failing(tmp_path, f"One\n\n{{{{ {code} }}}}\n")
    assert said.startswith(f"{tmp_path / 'own.md.jinja'}, line 3: ")


def test_an_error_inside_an_included_template_names_that_template(tmp_path: Path) -> None:
    (tmp_path / "part.md.jinja").write_text("One\nTwo {{ missing }}\n", encoding="utf-8")
    said = failing(tmp_path, "{% include 'part.md.jinja' %}")
    assert said.startswith(f"{tmp_path / 'part.md.jinja'}, line 2: ")
    (tmp_path / "part.md.jinja").write_text("One\n{% if %}\n", encoding="utf-8")
    said = failing(tmp_path, "{% include 'part.md.jinja' %}")
    assert said.startswith(f"{tmp_path / 'part.md.jinja'}, line 2: ")


def test_a_missing_template_and_a_missing_include_are_told_apart(tmp_path: Path) -> None:
    with pytest.raises(CannotLookError, match=r"^There is no template none\.md\.jinja\.$"):
        render("none.md.jinja", (tmp_path,), {})
    said = failing(tmp_path, "One\n{% include 'gone.md.jinja' %}")
    where = f"{tmp_path / 'own.md.jinja'}, line 2"
    assert said == f"{where}: there is no template `gone.md.jinja` in the folders for templates."


@pytest.mark.parametrize(
    "name", ["../secret.txt", "/{folder}/secret.txt", "a/../../secret.txt", "link.txt", "..\\\\secret.txt"]
)
def test_nothing_outside_the_folders_is_included(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "templates"
    folder.mkdir()
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    if hasattr(os, "symlink"):
        (folder / "link.txt").symlink_to(tmp_path / "secret.txt")
    said = failing(folder, f"{{% include '{name.format(folder=tmp_path)}' %}}")
    assert "there is no template" in said


def test_a_template_can_be_included_from_every_folder_and_the_first_one_wins(tmp_path: Path) -> None:
    own, shipped = tmp_path / "own", tmp_path / "shipped"
    for folder, text in ((own, "own"), (shipped, "shipped")):
        (folder / "report").mkdir(parents=True)
        (folder / "report" / "a.jinja").write_text(text, encoding="utf-8")
    (shipped / "b.jinja").write_text("b", encoding="utf-8")
    (own / "x.jinja").write_text("{% include 'report/a.jinja' %} {% include 'b.jinja' %}", encoding="utf-8")
    assert render("x.jinja", (own, shipped), {}) == "own b\n"


@pytest.mark.parametrize(
    "code",
    [
        *("''.__class__", "''.__class__.__mro__", "data.__init__.__globals__", "cycler.__init__", "self.__init__"),
        *("''.join.__self__", "('{0.__class__}').format(1)", "data.append(1)"),
    ],
)
def test_a_template_does_not_get_out_of_its_sandbox(tmp_path: Path, code: str) -> None:
    failing(tmp_path, f"{{{{ {code} }}}}", data=[])


def test_a_loop_over_too_many_numbers_is_refused(tmp_path: Path) -> None:
    said = failing(tmp_path, "One\n{% for one in range(10 ** 9) %}{% endfor %}")
    assert said.startswith(f"{tmp_path / 'own.md.jinja'}, line 2: ")


def test_numbers_may_be_as_large_as_the_largest_that_is_named(tmp_path: Path) -> None:
    largest = rendering.MOST_NUMBERS
    assert filled(tmp_path, f"{{{{ {largest} * 1 }}}} {{{{ 1 * -{largest} }}}}") == f"{largest} -{largest}\n"
    assert "is only for numbers up to" in failing(tmp_path, f"{{{{ {largest + 1} * 1 }}}}")


def test_loops_within_loops_that_print_nothing_are_stopped_as_well(tmp_path: Path) -> None:
    text = "One\n{% for a in range(90000) %}{% for b in range(90000) %}{% endfor %}{% endfor %}"
    assert failing(tmp_path, text).endswith("line 2: its loops count over more than 1,000,000 numbers")
    for _ in range(12):
        assert filled(tmp_path, "{% for a in range(100000) %}{% endfor %}One") == "One\n"


def test_a_template_that_prints_without_end_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rendering, "LARGEST", 2 * 1024 * 1024)
    text = "{% for a in range(90000) %}{% for b in range(90000) %}some words again and again {% endfor %}{% endfor %}"
    assert "prints more than 2 MB" in failing(tmp_path, text)


def test_the_most_that_a_template_may_print_is_twenty_megabytes() -> None:
    assert rendering.LARGEST == 20 * 1024 * 1024


def test_a_template_that_calls_itself_is_stopped(tmp_path: Path) -> None:
    assert "calls itself without end" in failing(tmp_path, "{% include 'own.md.jinja' %}")
    assert "calls itself without end" in failing(tmp_path, "{% macro a() %}{{ a() }}{% endmacro %}{{ a() }}")


def test_a_template_that_may_not_be_read_says_so(open_folder: Path, without_rights: Callable[[], None]) -> None:
    (open_folder / "own.md.jinja").write_text("One", encoding="utf-8")
    (open_folder / "own.md.jinja").chmod(0)
    without_rights()
    with pytest.raises(CannotLookError, match=r"own\.md\.jinja: you are not allowed to read this file\."):
        render("own.md.jinja", (open_folder,), {})


def test_a_template_that_is_no_text_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "own.md.jinja").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(CannotLookError, match=r"own\.md\.jinja"):
        render("own.md.jinja", (tmp_path,), {})


@pytest.mark.parametrize("code", ["lipsum()", "[1, 2] | random"])
def test_nothing_in_a_template_is_left_to_chance(tmp_path: Path, code: str) -> None:
    failing(tmp_path, f"{{{{ {code} }}}}")

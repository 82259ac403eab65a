"""Shipped templates are compiled once, and what is kept of them is used only where it is whole and fits."""

from __future__ import annotations

import os
import stat
import sys
from typing import TYPE_CHECKING

import pytest
from jinja2 import BaseLoader, Environment, FileSystemLoader

from scalecheck.reports.formats.compiled import CompiledTemplates

if TYPE_CHECKING:
    from pathlib import Path

NAME = "page.md.jinja"


@pytest.fixture(autouse=True)
def keeping(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", None)


@pytest.fixture
def compiled(monkeypatch: pytest.MonkeyPatch) -> list[str | None]:
    """Return a list to which each template is added that is compiled."""
    seen: list[str | None] = []
    really = Environment.compile

    def compiling(self: Environment, source: str, name: str | None = None, filename: str | None = None) -> object:
        seen.append(name)
        return really(self, source, name, filename)

    monkeypatch.setattr(Environment, "compile", compiling)
    return seen


def printed(folder: Path, *, settings: str = "", kept_of: Path | None = None, escapes: bool = False) -> str:
    """Return what the template in a folder prints, in an environment that knows nothing yet."""
    loader: BaseLoader = FileSystemLoader(str(folder))
    cache = CompiledTemplates(kept_of or folder, settings)
    environment = Environment(loader=loader, autoescape=escapes, bytecode_cache=cache)  # noqa: S701 (the test says)
    return environment.get_template(NAME).render(what="<b>")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps no modes")
def test_nobody_else_may_change_what_is_kept(tmp_path: Path) -> None:
    kept = written(tmp_path)
    before = os.umask(0)
    try:
        printed(tmp_path)
    finally:
        os.umask(before)
    assert stat.S_IMODE(kept.stat().st_mode) == 0o644


def test_a_template_that_is_in_no_file_is_kept_nowhere(tmp_path: Path) -> None:
    assert CompiledTemplates(tmp_path, "").get_cache_key(NAME) == ""


def written(folder: Path, text: str = "Hello {{ what }}") -> Path:
    (folder / NAME).write_text(text, encoding="utf-8")
    return folder / "__pycache__" / f"page.md.{sys.implementation.cache_tag}.pyc"


def test_a_template_is_compiled_once(tmp_path: Path, compiled: list[str | None]) -> None:
    kept = written(tmp_path)
    assert printed(tmp_path) == printed(tmp_path) == "Hello <b>"
    assert compiled == [NAME]
    assert [path.name for path in kept.parent.iterdir()] == [kept.name]


def test_it_is_compiled_anew_where_its_text_or_what_it_is_made_with_changed(
    tmp_path: Path, compiled: list[str | None]
) -> None:
    written(tmp_path)
    assert printed(tmp_path) == "Hello <b>"
    written(tmp_path, "Bye {{ what }}")
    assert printed(tmp_path) == "Bye <b>"
    assert printed(tmp_path, escapes=True) == "Bye &lt;b&gt;"
    assert printed(tmp_path, escapes=True, settings="a newer version") == "Bye &lt;b&gt;"
    assert len(compiled) == 4


def test_it_is_compiled_anew_where_it_moved_for_errors_name_its_place(
    tmp_path: Path, compiled: list[str | None]
) -> None:
    old, new = tmp_path / "old", tmp_path / "new"
    old.mkdir()
    written(old)
    printed(old)
    old.rename(new)
    assert printed(new) == "Hello <b>"
    assert len(compiled) == 2


@pytest.mark.parametrize("damage", [lambda code: code[:-1], lambda code: code[:40], lambda _: b"", lambda c: c + b"x"])
def test_what_is_damaged_is_passed_over_and_kept_anew(
    tmp_path: Path, compiled: list[str | None], damage: type[bytes]
) -> None:
    kept = written(tmp_path)
    printed(tmp_path)
    whole = kept.read_bytes()
    kept.write_bytes(damage(whole))
    assert printed(tmp_path) == "Hello <b>"
    assert len(compiled) == 2
    assert kept.read_bytes() == whole


def test_nothing_is_kept_of_templates_in_other_folders(tmp_path: Path, compiled: list[str | None]) -> None:
    kept = written(tmp_path)
    for _ in range(2):
        assert printed(tmp_path, kept_of=tmp_path / "shipped") == "Hello <b>"
    assert len(compiled) == 2
    assert not kept.parent.exists()


def test_nothing_is_kept_where_python_keeps_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    kept = written(tmp_path)
    assert printed(tmp_path) == "Hello <b>"
    assert not kept.parent.exists()


def test_it_is_kept_where_python_is_told_to_keep_modules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path / "kept"))
    source = tmp_path / "source"
    source.mkdir()
    written(source)
    assert printed(source) == "Hello <b>"
    assert [path.suffix for path in (tmp_path / "kept").rglob("page.*")] == [".pyc"]
    assert [path.name for path in source.iterdir()] == [NAME]


def test_a_folder_in_which_nothing_can_be_kept_is_no_trouble(tmp_path: Path) -> None:
    kept = written(tmp_path)
    kept.parent.write_text("No folder", encoding="utf-8")
    assert printed(tmp_path) == "Hello <b>"

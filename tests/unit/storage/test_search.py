"""Finding the YAML files of a folder, and the folders that hold checklists."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from scalecheck.errors import CannotLookError
from scalecheck.storage.search import checklist_folders, listing, yaml_files

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Return a folder, reached without links, whose name has spaces and letters beyond ASCII."""
    home = tmp_path.resolve() / "Übergang in die Fläche"
    home.mkdir()
    return home


def put(home: Path, *names: str) -> None:
    for name in names:
        path = home / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()


def found(home: Path) -> list[str]:
    return [path.relative_to(home).as_posix() for path in yaml_files(home)]


def test_the_files_below_a_folder_are_found_in_the_order_of_their_paths(home: Path) -> None:
    put(home, "b.yaml", "a b/z.yml", "a b/ä.YAML", "a/deep/er/x.yaml", "notes.md", "yaml")
    assert found(home) == ["a/deep/er/x.yaml", "a b/z.yml", "a b/ä.YAML", "b.yaml"]


def test_what_belongs_to_tools_is_left_out(home: Path) -> None:
    put(home, ".git/a.yaml", ".github/b.yaml", "node_modules/c.yaml", ".pre-commit-config.yaml", "kept.yaml")
    put(home, "env/pyvenv.cfg", "env/lib/d.yaml")
    assert found(home) == ["kept.yaml"]


def test_a_folder_that_is_asked_for_is_searched_whatever_its_name(home: Path) -> None:
    put(home, ".hidden/a.yaml")
    assert found(home / ".hidden") == ["a.yaml"]


def test_a_folder_called_like_a_file_is_no_file(home: Path) -> None:
    put(home, "x.yaml/y.yaml")
    assert found(home) == ["x.yaml/y.yaml"]


def test_links_to_folders_are_not_followed_and_links_to_files_are_files(home: Path) -> None:
    put(home, "here/a.yaml")
    try:
        (home / "here" / "circle").symlink_to(home, target_is_directory=True)
        (home / "here" / "b.yaml").symlink_to(home / "here" / "a.yaml")
    except OSError:
        pytest.skip("this user may not make links")
    assert found(home) == ["here/a.yaml", "here/b.yaml"]


def test_a_folder_below_that_may_not_be_listed_is_passed_over(
    open_folder: Path, without_rights: Callable[[], None]
) -> None:
    put(open_folder, "closed/a.yaml", "open/b.yaml")
    (open_folder / "closed").chmod(0)
    without_rights()
    assert found(open_folder) == ["open/b.yaml"]
    assert listing(open_folder).closed == (open_folder / "closed",)


def test_a_folder_that_may_not_be_listed_is_a_sentence(open_folder: Path, without_rights: Callable[[], None]) -> None:
    (open_folder / "closed").mkdir(mode=0)
    without_rights()
    with pytest.raises(CannotLookError, match="cannot be listed"):
        yaml_files(open_folder / "closed")


def test_a_missing_folder_and_a_file_are_sentences(home: Path) -> None:
    put(home, "a.yaml")
    with pytest.raises(CannotLookError, match="no such folder"):
        yaml_files(home / "gone")
    with pytest.raises(CannotLookError, match="this is a file"):
        yaml_files(home / "a.yaml")


def test_checklists_are_looked_for_from_the_file_up_to_the_root_of_the_repository(home: Path) -> None:
    put(home, "checklists/far.yaml", "repository/.git/HEAD", "repository/checklists/a.yaml")
    put(home, "repository/b/c/checklists/b.yaml", "repository/b/c/file.yaml")
    assert list(checklist_folders(home / "repository/b/c/file.yaml")) == [
        home / "repository/b/c/checklists",
        home / "repository/checklists",
    ]


def test_outside_a_repository_checklists_are_looked_for_up_to_four_folders_above(home: Path) -> None:
    put(home, "checklists/far.yaml", "1/checklists/a.yaml", "1/2/3/4/5/checklists/b.yaml")
    near, above = home / "1/2/3/4/5/checklists", home / "1/checklists"
    assert list(checklist_folders(home / "1/2/3/4/5/file.yaml")) == [near, above]


def test_a_folder_is_a_start_like_a_file_in_it(home: Path) -> None:
    put(home, "checklists/a.yaml")
    assert list(checklist_folders(home)) == [home / "checklists"]


def test_the_start_may_be_relative_and_may_not_exist_yet(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(home, "checklists/a.yaml", "assessments/old.yaml")
    monkeypatch.chdir(home / "assessments")
    assert list(checklist_folders(Path("new.yaml"))) == [home / "checklists"]
    assert list(checklist_folders(Path("../new.yaml"))) == [home / "checklists"]


def test_a_file_called_checklists_is_no_folder_of_checklists(home: Path) -> None:
    put(home, "checklists")
    assert list(checklist_folders(home)) == []


def test_a_folder_out_of_reach_holds_no_checklists(open_folder: Path, without_rights: Callable[[], None]) -> None:
    put(open_folder, ".git", "closed/checklists/a.yaml", "checklists/b.yaml")
    (open_folder / "closed").chmod(0)
    without_rights()
    assert list(checklist_folders(open_folder / "closed" / "file.yaml")) == [open_folder.resolve() / "checklists"]


def test_what_the_ignore_file_of_a_folder_names_is_passed_over_and_told(home: Path) -> None:
    put(home, "a.yaml", "tests/b.yaml", "tests/deep/c.yaml", "more/tests/d.yaml", "more/old.yaml")
    (home / ".scalecheckignore").write_text("# broken on purpose\ntests/\nmore/old.yaml # kept\n\nnot-there\n", "utf-8")
    found = listing(home)
    assert [path.relative_to(home).as_posix() for path in found.files] == ["a.yaml", "more/tests/d.yaml"]
    assert [path.relative_to(home).as_posix() for path in found.passed_over] == ["more/old.yaml", "tests"]
    assert len(listing(home / "tests").files) == 2, "what is named is looked at"


@pytest.mark.parametrize("line", ["*.yaml", "../other", "/etc", "tests\\\\deep", "!tests"])
def test_an_ignore_file_has_ways_within_its_folder_and_no_patterns(home: Path, line: str) -> None:
    (home / ".scalecheckignore").write_text(f"a.yaml\n{line}\n", "utf-8")
    with pytest.raises(CannotLookError, match=r"\.scalecheckignore:2: .* There are no patterns\."):
        listing(home)


def test_an_ignore_file_that_leads_out_of_the_folder_is_not_read(home: Path, tmp_path: Path) -> None:
    outside = tmp_path.parent / f"{tmp_path.name}-outside.txt"
    outside.write_text("secret*\n", "utf-8")
    (home / ".scalecheckignore").symlink_to(outside)
    with pytest.raises(CannotLookError) as raised:
        listing(home)
    assert "secret" not in str(raised.value)

"""Words from files are shown as words: they draw nothing, hide nothing, turn nothing round, and break nothing."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.running import Ended, Run

TURNED: Final = "\u202e"
HIDDEN: Final = "\u200b"
ISOLATED: Final = "\u2066"
MARKUP: Final = "[/foo] [bold red]loud[/] list[int] :smile: {x} %s \\ `code` <b> ##"
HOSTILE: Final = f"{MARKUP} {TURNED}drawkcab{HIDDEN}{ISOLATED} café 漢字"
SHOWN: Final = f"{MARKUP} \\u202edrawkcab\\u200b\\u2066 café 漢字"
UNSEEN: Final = frozenset(f"{TURNED}{HIDDEN}{ISOLATED}\x1b\x07\x9b\r")

QUOTED: Final = json.dumps(HOSTILE, ensure_ascii=False)
CHECKLIST: Final = f"""\
format: scalecheck/checklist@1.0
id: hostile
version: "1.0.0"
title: {QUOTED}
summary: {QUOTED}
scales:
  place:
    options:
      - {{id: absent, label: {QUOTED}, score: 0}}
      - {{id: present, label: Present, score: 1, meaning: {QUOTED}}}
domains:
  - id: ground
    title: {QUOTED}
    shift: {QUOTED}
    items:
      - id: owner
        title: {QUOTED}
        ask: {QUOTED}
        why: {QUOTED}
        guidance: {QUOTED}
        about: innovation
        importance: must
        scale: place
        evidence: {{examples: [{QUOTED}]}}
        improve: {{absent: {QUOTED}}}
        sources: [tool]
gates:
  - id: owned
    title: {QUOTED}
    because: {QUOTED}
    needs: {{ready: {{item: owner, at_least: present, because: {QUOTED}}}}}
    says: {{otherwise: {QUOTED}}}
warnings:
  - id: careful
    title: {QUOTED}
    because: {QUOTED}
    when: {{item: owner, is: [absent]}}
verdicts:
  - id: ready
    title: {QUOTED}
    colour: green
    meaning: {QUOTED}
    decision: {QUOTED}
    review_after: 6 months
  - id: not-yet
    title: {QUOTED}
    colour: red
    meaning: {QUOTED}
    decision: {QUOTED}
    review_after: 3 months
    because: {QUOTED}
    default: true
sources:
  tool: {{title: {QUOTED}, authors: {QUOTED}}}
"""
ASSESSMENT: Final = f"""\
format: scalecheck/assessment@1.0
checklist: {{id: hostile, version: "1.0.0"}}
innovation: {{id: hub, name: {QUOTED}}}
site: {{id: north, name: {QUOTED}}}
round: "2026-11"
respondent: {{id: lead, role: {QUOTED}}}
answers:
  owner:
    option: absent
    note: {QUOTED}
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with a checklist and an assessment full of such words, and go there."""
    (tmp_path / "checklists").mkdir()
    (tmp_path / "checklists" / "hostile.yaml").write_text(CHECKLIST, encoding="utf-8")
    (tmp_path / "assessment.yaml").write_text(ASSESSMENT, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def joined(text: str) -> str:
    """Return a text without the places where lines were broken."""
    return "".join(text.split())


def nothing_acts(ended: Ended) -> bool:
    return not UNSEEN & set(ended.out + ended.err)


@pytest.mark.usefixtures("folder")
def test_such_files_are_valid(scalecheck: Run) -> None:
    ended = scalecheck("validate")
    assert (ended.code, "error" in ended.err) == (0, False)
    assert not set("\x1b\u202e\u200b").intersection(ended.out)


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("columns", ["40", "80", "200"])
@pytest.mark.parametrize(
    "arguments",
    [
        ["status", "assessment.yaml"],
        ["status", "assessment.yaml", "--what-if", "owner=present"],
        ["checklist", "show", "hostile"],
        ["checklist", "show", "hostile", "--rules"],
        ["checklist", "show", "hostile", "--item", "owner"],
    ],
    ids=" ".join,
)
def test_words_are_shown_letter_for_letter(
    arguments: list[str], columns: str, scalecheck: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    ended = scalecheck(*arguments)
    assert (ended.code, ended.err) == (0, "")
    assert nothing_acts(ended)
    assert joined(SHOWN) in joined(ended.out)


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("columns", ["40", "200"])
def test_the_list_of_checklists_shows_them_too(columns: str, scalecheck: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    ended = scalecheck("checklist", "list")
    assert ended.code == 0
    assert nothing_acts(ended)
    assert "[/foo]" in ended.out


@pytest.mark.usefixtures("folder")
def test_on_paper_no_sign_of_markdown_or_html_acts(scalecheck: Run) -> None:
    ended = scalecheck("checklist", "show", "hostile", "--format", "md")
    assert ended.code == 0
    assert nothing_acts(ended)
    assert r"\[/foo\] \[bold red\]loud\[/\] list\[int\]" in ended.out
    assert r"\`code\` \<b\>" in ended.out
    assert "<b>" not in ended.out


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    "arguments",
    [["status", "assessment.yaml", "--format", "json"], ["checklist", "list", "--format", "json"]],
    ids=" ".join,
)
def test_json_holds_the_words_as_they_are_and_prints_nothing_that_acts(arguments: list[str], scalecheck: Run) -> None:
    ended = scalecheck(*arguments)
    assert ended.code == 0
    assert ended.out.isascii()
    assert nothing_acts(ended)
    data = json.loads(ended.out)
    said = data["innovation"]["name"] if "innovation" in data else data["checklists"][0]["title"]
    assert said == HOSTILE


@pytest.mark.parametrize("form", ["text", "json", "github", "sarif"])
@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("answers:\n  owner:", f"answers:\n  {QUOTED}:"),
        ("option: absent", f"option: {QUOTED}"),
        ("round:", f"{QUOTED}: x\nround:"),
        ("id: hub", f"id: {QUOTED}"),
        ("option: absent", f"option: absent {TURNED} [/b] # :"),
    ],
    ids=["id", "option", "key", "new id", "unquoted"],
)
def test_problems_show_the_words_that_they_are_about(
    form: str, old: str, new: str, folder: Path, scalecheck: Run
) -> None:
    (folder / "assessment.yaml").write_text(ASSESSMENT.replace(old, new), encoding="utf-8")
    ended = scalecheck("validate", "--format", form)
    assert ended.code == 1
    assert nothing_acts(ended)
    if form == "text":
        assert "[/" in ended.out
        assert r"\u202e" in ended.out or "...\n" in ended.out, "what turns is shown, or cut off with the line"


@pytest.mark.parametrize("sign", ["\x1b[31m", "\x9b31m", "\x07", "\x08"])
def test_signs_that_act_on_a_terminal_are_refused_and_not_repeated(sign: str, folder: Path, scalecheck: Run) -> None:
    (folder / "assessment.yaml").write_text(ASSESSMENT.replace("[bold red]", sign), encoding="utf-8")
    for command in (["validate"], ["status", "assessment.yaml"], ["status", "."]):
        ended = scalecheck(*command)
        assert ended.code == 1
        assert "control character" in ended.out + ended.err
        assert nothing_acts(ended)


def test_a_file_name_acts_no_more_than_what_is_in_the_file(folder: Path, scalecheck: Run) -> None:
    name = f"[bold]{TURNED}lamy.yaml"
    try:
        (folder / name).write_text(ASSESSMENT.replace("absent", "[absent]"), encoding="utf-8")
    except (OSError, UnicodeError):
        pytest.skip("this system has no such file names")
    for form in ("text", "json", "github", "sarif"):
        ended = scalecheck("validate", "--format", form)
        assert ended.code == 1
        assert nothing_acts(ended)
    assert scalecheck("status", name).code == 1

"""Completion in the shell: what is proposed for a word that is half typed, and that a real bash takes it."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

from scalecheck.cli import main

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.running import Run

TOP: Final = Path(__file__).parents[2]
AGREED: Final = "examples/delayed-discharge/assessments/discharge-dashboard/2026-11/programme/agreed.yaml"


@pytest.fixture
def proposed(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[[str], list[str]]:
    """Return a way to ask as bash does what could stand for the last word of a line."""

    def ask(line: str) -> list[str]:
        words = line.split(" ")
        monkeypatch.setenv("_SCALECHECK_COMPLETE", "complete_bash")
        monkeypatch.setenv("COMP_WORDS", "\n".join(words))
        monkeypatch.setenv("COMP_CWORD", str(len(words) - 1))
        with pytest.raises(SystemExit) as ended:
            main([])
        out, err = capsys.readouterr()
        assert (ended.value.code, err) == (0, "")
        return out.split()

    return ask


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("scalecheck ch", {"checklist"}),
        ("scalecheck checklist pre", {"preview"}),
        ("scalecheck status --req", {"--require"}),
        ("scalecheck validate --format gi", {"github"}),
        ("scalecheck checklist show pilot-to-scale-", {"pilot-to-scale-quick"}),
        ("scalecheck assess site-", {"site-readiness"}),
        ("scalecheck checklist diff pilot-to-scale@0.1.0 design-", {"design-for-scale"}),
        ("scalecheck checklist show pilot-to-scale-quick --item core-", {"core-parts"}),
        ("scalecheck checklist preview pilot-to-scale-quick --domain ad", {"adaptation"}),
        (f"scalecheck status {AGREED} --what-if running-", {"running-cost="}),
        (f"scalecheck status {AGREED} --require with-", {"with-conditions"}),
        ("scalecheck status assessments --checklist site-", {"site-readiness"}),
    ],
)
def test_what_could_stand_for_a_word_is_proposed(
    line: str, expected: set[str], proposed: Callable[[str], list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(TOP)
    assert set(proposed(line)) == expected


@pytest.mark.parametrize(
    "line",
    [
        "scalecheck validate exa",  # the shell goes on with the names of files
        "scalecheck checklist show nothing-of-the-kind --item ",
        "scalecheck status 'half-open --what-if ",
        "scalecheck status broken.yaml --require ",
    ],
)
def test_what_is_not_there_proposes_nothing_and_complains_of_nothing(
    line: str, proposed: Callable[[str], list[str]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "broken.yaml").write_text("format: scalecheck/assessment@1.0\n[", encoding="utf-8")
    assert [word for word in proposed(line) if not word.startswith("--")] == []


def test_a_shell_is_never_handed_anything_but_ids(
    proposed: Callable[[str], list[str]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "checklists"
    folder.mkdir()
    for number, name in enumerate(("$(touch${IFS}pwned)", "`id`", "a;b", "*", "own-one")):
        text = f"format: scalecheck/checklist@1.0\nid: {name}\nversion: 1.0.0\n"
        (folder / f"{number}.yaml").write_text(text, encoding="utf-8")
    words = proposed("scalecheck checklist show ")
    assert "own-one" in words
    assert [word for word in words if not word.replace("-", "").isalnum()] == []


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell"])
def test_the_script_of_each_shell_asks_scalecheck(shell: str, scalecheck: Run) -> None:
    ended = scalecheck("completion", shell)
    assert (ended.code, ended.err) == (0, "")
    assert f"complete_{shell}" in ended.out
    assert "scalecheck" in ended.out


def test_another_shell_is_refused(scalecheck: Run) -> None:
    ended = scalecheck("completion", "cmd")
    assert (ended.code, ended.out) == (2, "")
    assert "'cmd' is not one of" in ended.err


@pytest.mark.needs("pty")
@pytest.mark.skipif(not shutil.which("bash"), reason="bash is not installed")
def test_a_real_bash_completes_commands_questions_and_files(tmp_path: Path) -> None:
    import pexpect

    (tmp_path / "own file.yaml").touch()
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    bash = pexpect.spawn(
        "bash",
        ["--norc", "--noprofile", "-i"],
        cwd=str(tmp_path),
        env={"PATH": path, "TERM": "dumb", "PS1": "> ", "HOME": str(tmp_path)},
        encoding="utf-8",
        timeout=20,
        dimensions=(24, 200),
    )
    bash.sendline('eval "$(scalecheck completion bash)"; echo rea""dy')
    bash.expect("ready\r\n")
    bash.send("scalecheck checkl\t")
    bash.expect_exact("scalecheck checklist ")
    bash.send("show pilot-to-scale-q\t")
    bash.expect_exact("pilot-to-scale-quick ")
    bash.send("--item core-\t")
    bash.expect_exact("core-parts ")
    bash.sendline("\x15scalecheck validate ow\t")
    bash.expect_exact("own\\ file.yaml")
    bash.sendline("exit")
    bash.close(force=True)

"""`scalecheck migrate`, and what the other commands say where a checklist has moved on."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

from tests.running import committed
from tests.texts import CHECKLIST, changed

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.running import Ended, Run

    Golden = Callable[[str, str], None]

OWNER: Final = "q-8336d882d8748bbf"
MONEY: Final = "q-bc938b02fd1e9068"
FILE: Final = Path("hub.yaml")
ASSESSMENT: Final = f"""\
# Ours; keep it.
format: scalecheck/assessment@1.9
checklist: {{id: small, version: "1.0.0", digest: "sha256:4d7e6639aff9c1a9"}}   # as agreed
innovation: {{id: hub}}
round: "2026-11"
respondent: {{id: ward-lead, role: ward lead}}
answers:
  owner: {{option: present, asked: {OWNER}, mood: good}}
  # Ask finance.
  money:
    option: absent   # still
    note: |
      Nobody yet.
    asked: {MONEY}
"""
PAID: Final = """\
      - id: paid
        title: Paid
        ask: Which budget line pays for it?
        about: system
        importance: should
        scale: paid
        options_from: {absent: nothing}
"""
PAID_SCALE: Final = """\
  paid:
    options:
      - {id: nothing, label: Nothing, score: 0}
      - {id: present, label: Present, score: 1}
"""
TRAINED: Final = PAID.replace("paid", "trained").replace("Paid", "Trained").replace("scale: trained", "scale: place")
TRAINED_ONLY: Final = TRAINED.rpartition("        options_from")[0]
MINOR: Final = changed(
    CHECKLIST,
    ('"1.0.0"', '"1.1.0"'),
    ("ask: Does somebody own it?", f"ask: Does one role own it?\n        asked_as: {OWNER}"),
    ("      - id: money\n", f"{TRAINED_ONLY}      - id: money\n"),
)
MAJOR: Final = changed(
    MINOR,
    ('"1.1.0"', '"2.0.0"'),
    (f"        asked_as: {OWNER}\n", ""),
    ("ask: Who pays for it?\n", 'ask: Who pays for it?\n        retired: {since: "2.0.0", replaced_by: paid}\n'),
    ("gates:\n", f"{PAID}gates:\n"),
    (
        "domains:\n",
        f"{PAID_SCALE}domains:\n",
    ),
)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with three versions of a checklist and a file that answers the first, and go there."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SCALECHECK_COMMAND", "scalecheck")
    Path(".git").mkdir()
    Path("checklists").mkdir()
    for version, text in (("1.0.0", CHECKLIST), ("1.1.0", MINOR), ("2.0.0", MAJOR)):
        Path("checklists", f"small-{version}.yaml").write_text(text, encoding="utf-8")
    FILE.write_text(ASSESSMENT, encoding="utf-8")
    return tmp_path


@pytest.fixture
def typed(scalecheck: Run, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Ended]:
    """Return a way to run `assess` on the file with lines typed."""

    def run(*lines: str) -> Ended:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("".join(f"{line}\n" for line in lines).encode())))
        return scalecheck("assess", FILE)

    return run


def text() -> str:
    return FILE.read_text(encoding="utf-8")


@pytest.mark.usefixtures("here")
def test_an_addition_changes_two_values_of_the_header_and_adds_a_line(scalecheck: Run) -> None:
    ended = scalecheck("migrate", FILE, "--to", "1.1.0")
    assert (ended.code, ended.err) == (0, "")
    assert "From small 1.0.0 to small 1.1.0: 2 answers carried, 1 new." in ended.out
    old, new = ASSESSMENT.splitlines(), text().splitlines()
    assert [line for line in old if line not in new] == [old[2]]
    assert [line for line in new if line not in old] == [new[2], "  trained:"]
    assert new[2].startswith('checklist: {id: small, version: "1.1.0", digest: "sha256:')
    assert new[2].endswith('"}   # as agreed')
    assert Path("hub.yaml.1.0.0.bak").read_text(encoding="utf-8") == ASSESSMENT
    assert scalecheck("validate", ".").out.count("error") == 0


@pytest.mark.usefixtures("here")
def test_a_larger_step_marks_what_is_retired_and_drops_nothing(scalecheck: Run, golden: Golden) -> None:
    ended = scalecheck("migrate", FILE, "--to", "2.0.0")
    assert ended.code == 0
    golden("migrate/major.txt", ended.out)
    golden("migrate/major.yaml", text())
    new = text().splitlines()
    assert [line for line in ASSESSMENT.splitlines() if line not in new] == [ASSESSMENT.splitlines()[2]]
    assert "# Ask finance." in text()


@pytest.mark.usefixtures("here")
def test_what_is_to_be_confirmed_again_counts_as_open_until_it_is(scalecheck: Run, typed: Callable[..., Ended]) -> None:
    scalecheck("migrate", FILE, "--to", "2.0.0")
    status = scalecheck("status", FILE)
    assert "2 answers are to be confirmed again and count as open" in status.err
    assert "(0 met" not in status.out
    asked = typed("q")
    assert "2 answers are to be confirmed again" in " ".join(asked.out.split())
    assert "Does one role own it?" in asked.out
    assert "Answered before: Present. The question has changed since." in asked.out
    said = typed("=", "=", "2", "q")
    assert said.code == 0
    assert "to be confirmed" not in scalecheck("status", FILE).err
    assert "note: |" in text()


@pytest.mark.usefixtures("here")
def test_undoing_a_confirmation_brings_the_old_answer_back(scalecheck: Run, typed: Callable[..., Ended]) -> None:
    scalecheck("migrate", FILE, "--to", "2.0.0")
    undone = typed("=", "u", "q")
    assert "Undone" in undone.out
    assert "2 answers are to be confirmed again" in scalecheck("status", FILE).err
    assert f"  owner:\n    option: present\n    asked: {OWNER}\n" in text()


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize("command", ["status", "report"])
def test_a_newer_version_is_said_to_be_there_with_what_it_means(command: str, scalecheck: Run) -> None:
    ended = scalecheck(command, FILE)
    assert ended.code == 0
    expected = "small 2.0.0 is there: 0 answers carried, 2 to confirm again, 1 replaced, 1 new."
    assert f"{expected} To go on with it: scalecheck migrate hub.yaml --to 2.0.0" in ended.err


@pytest.mark.usefixtures("here")
def test_the_interview_says_so_too(typed: Callable[..., Ended]) -> None:
    assert "small 2.0.0 is there:" in " ".join(typed("q").out.split())


@pytest.mark.usefixtures("here")
def test_a_checklist_that_changed_under_its_version_is_said_to_be_another(scalecheck: Run) -> None:
    for version in ("1.1.0", "2.0.0"):
        Path("checklists", f"small-{version}.yaml").unlink()
    other = changed(CHECKLIST, ("ask: Does somebody own it?", "ask: Who owns it?"))
    Path("checklists", "small-1.0.0.yaml").write_text(other, encoding="utf-8")
    ended = scalecheck("status", FILE)
    assert "1 answer is to be confirmed again and counts as open" in ended.err
    assert "small 1.0.0 is not the same text as when this file was made: 1 answer carried, 1 to confirm" in ended.err
    scalecheck("migrate", FILE, "--to", "1.0.0")
    assert "not the same text" not in scalecheck("status", FILE).err


@pytest.mark.usefixtures("here")
def test_going_nowhere_changes_no_byte(scalecheck: Run) -> None:
    ended = scalecheck("migrate", FILE, "--to", "1.0.0")
    assert (ended.code, text()) == (0, ASSESSMENT)
    assert "nothing was changed" in ended.out
    scalecheck("migrate", FILE, "--to", "2.0.0")
    once = text()
    scalecheck("migrate", FILE, "--to", "2.0.0")
    assert text() == once


@pytest.mark.usefixtures("here")
def test_a_dry_run_writes_nothing(scalecheck: Run) -> None:
    ended = scalecheck("migrate", FILE, "--to", "2.0.0", "--dry-run")
    assert (ended.code, text()) == (0, ASSESSMENT)
    assert "Nothing was written (--dry-run)." in ended.out
    assert not list(Path().glob("*.bak"))


@pytest.mark.usefixtures("here")
def test_a_file_whose_version_is_gone_is_led_to_the_one_that_is_there(scalecheck: Run) -> None:
    Path("checklists", "small-1.0.0.yaml").unlink()
    missing = scalecheck("status", FILE)
    assert missing.code == 2
    assert "to go on with the newest: scalecheck migrate hub.yaml --to 2.0.0" in missing.err
    ended = scalecheck("migrate", FILE, "--to", "1.1.0")
    assert ended.code == 0
    assert "2 answers carried, 1 new" in ended.out


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["missing.yaml", "--to", "1.1.0"], 2, "missing.yaml"),
        ([".", "--to", "1.1.0"], 2, "is a folder"),
        ([FILE, "--to", "9.0.0"], 2, "There is no checklist `small@9.0.0`. There are versions 1.0.0, 1.1.0 and 2.0.0."),
        ([FILE, "--to", "design-for-scale"], 2, "none of its questions is in `design-for-scale`"),
        (["checklists/small-1.0.0.yaml", "--to", "1.1.0"], 2, "an assessment"),
    ],
)
def test_what_can_not_be_done_is_said_and_nothing_is_written(
    arguments: list[object], code: int, says: str, scalecheck: Run
) -> None:
    ended = scalecheck("migrate", *arguments)
    assert ended.code in {1, code}
    assert says in ended.err
    assert text() == ASSESSMENT


@pytest.fixture
def raised_in_place(here: Path) -> None:
    """Leave the version that the file answers in git alone."""
    Path(".git").rmdir()
    for version in ("1.1.0", "2.0.0"):
        Path("checklists", f"small-{version}.yaml").unlink()
    kept = Path("checklists", "small-1.0.0.yaml")
    committed(here)
    kept.write_text(MINOR, encoding="utf-8")


@pytest.mark.needs("git")
@pytest.mark.usefixtures("raised_in_place")
def test_a_version_that_was_raised_in_place_is_found_in_git(scalecheck: Run) -> None:
    ended = scalecheck("migrate", FILE, "--to", "1.1.0", "--dry-run")
    assert (ended.code, "was not found" in ended.err) == (0, False)
    assert "2 answers carried, 1 new" in ended.out


@pytest.mark.needs("git")
@pytest.mark.usefixtures("raised_in_place")
def test_a_version_that_git_alone_holds_can_be_compared_by_its_name_and_gone_back_to(scalecheck: Run) -> None:
    ended = scalecheck("checklist", "diff", "small@1.0.0", "small@1.1.0")
    assert (ended.code, "from 1.0.0 to 1.1.0" in ended.out) == (0, True)
    assert "No file holds the checklist `small` 1.0.0 any more; it was read from git." in " ".join(ended.err.split())
    assert scalecheck("checklist", "diff", "small@9.0.0", "small@1.1.0").code == 2
    assert scalecheck("migrate", FILE, "--to", "1.1.0").code == 0
    assert scalecheck("migrate", FILE, "--to", "1.0.0", "--dry-run").code == 0


@pytest.mark.needs("git")
@pytest.mark.usefixtures("raised_in_place")
@pytest.mark.parametrize(
    "words", [("status",), ("report", "--format", "md", "-o", "-"), ("assess",), ("review",), ("validate",)]
)
def test_files_of_a_version_that_was_raised_in_place_are_judged_by_it_and_told_how_to_keep_it(
    words: tuple[str, ...], scalecheck: Run
) -> None:
    ended = scalecheck(words[0], FILE, *words[1:])
    told = " ".join((ended.out if words[0] == "validate" else ended.err).split())
    assert (ended.code, "was not found" in told) == (0, False)
    assert "No file holds the checklist `small` 1.0.0 any more; it was read from git." in told
    shown = re.search(r"git show ([0-9a-f]{10}:checklists/small-1\.0\.0\.yaml) > (\S+)", told)
    assert shown is not None
    earlier = Path(shown[2])
    assert not earlier.exists(), "the file that holds another version now has that name"
    earlier.write_bytes(subprocess.run(["git", "show", shown[1]], capture_output=True, check=True).stdout)  # noqa: S607
    assert "read from git" not in scalecheck("status", FILE).err


@pytest.mark.needs("git")
@pytest.mark.usefixtures("raised_in_place")
def test_a_panel_finds_in_git_the_checklist_that_its_files_answer(scalecheck: Run) -> None:
    ended = scalecheck("panel", ".")
    assert (ended.code, "was not found" in ended.err) == (0, False)
    assert ended.err.count("No file holds the checklist `small` 1.0.0 any more") == 1
    shown = scalecheck("checklist", "show", "small@1.0.0")
    assert (shown.code, "(small 1.0.0)" in shown.out) == (0, True)


@pytest.mark.needs("git")
@pytest.mark.usefixtures("raised_in_place")
def test_a_version_that_is_there_and_broken_is_not_looked_for_in_git(scalecheck: Run) -> None:
    kept = Path("checklists", "small-1.0.0.yaml")
    kept.write_text(
        kept.read_text(encoding="utf-8").replace("1.1.0", "1.0.0").replace("scale:", "scales:"), encoding="utf-8"
    )
    ended = scalecheck("status", FILE)
    assert ended.code == 2
    assert "is not valid" in ended.err


@pytest.mark.needs("git")
def test_what_git_holds_needs_no_copy(here: Path, scalecheck: Run) -> None:
    Path(".git").rmdir()
    committed(here)
    ended = scalecheck("migrate", FILE, "--to", "1.1.0")
    assert "git -C . show HEAD:./hub.yaml" in ended.out
    assert not list(Path().glob("*.bak"))


@pytest.mark.usefixtures("here")
def test_an_action_that_is_handed_on_is_listed_once(scalecheck: Run) -> None:
    action = "    actions:\n      - {what: Ask the board}\n"
    FILE.write_text(changed(ASSESSMENT, ("    note: |\n", f"{action}    note: |\n")), encoding="utf-8")
    scalecheck("migrate", FILE, "--to", "2.0.0")
    assert text().count("Ask the board") == 2
    ended = scalecheck("actions", FILE)
    assert ended.out.startswith("1 in all")
    assert "Paid" in ended.out


@pytest.mark.usefixtures("here")
def test_windows_line_endings_and_a_header_without_a_fingerprint_stay(scalecheck: Run) -> None:
    short = changed(ASSESSMENT, (', digest: "sha256:4d7e6639aff9c1a9"', ""))
    FILE.write_bytes(short.replace("\n", "\r\n").encode("utf-8"))
    scalecheck("migrate", FILE, "--to", "1.1.0")
    data = FILE.read_bytes()
    assert data.count(b"\n") == data.count(b"\r\n")
    assert b'checklist: {id: small, version: "1.1.0"}   # as agreed\r\n' in data


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize(
    "written",
    [
        "  money: {option: absent}   # still\n",
        "  money:\n    option: absent   # still\n    note: |\n      Nobody yet.\n",
        "  money:\n    {option: absent,\n     note: Nobody yet.}\n",
    ],
)
def test_an_answer_without_a_fingerprint_gains_just_that(written: str, scalecheck: Run) -> None:
    head = ASSESSMENT.partition("  # Ask finance.\n")[0]
    FILE.write_text(head + written, encoding="utf-8")
    other = changed(CHECKLIST, ("ask: Who pays for it?", "ask: Who pays?"), ('"1.0.0"', '"3.0.0"'))
    Path("checklists", "small-3.0.0.yaml").write_text(other, encoding="utf-8")
    assert scalecheck("migrate", FILE, "--to", "3.0.0").code == 0
    tail = text().partition("mood: good}\n")[2]
    assert tail.replace(f", asked: {MONEY}", "").replace(f"    asked: {MONEY}\n", "") == written
    assert text().count(MONEY) == 1


@pytest.mark.usefixtures("here")
def test_an_answer_under_the_wrong_group_or_to_no_question_is_kept_where_it_is(scalecheck: Run) -> None:
    FILE.write_text(
        changed(ASSESSMENT, ("answers:", "profile:\n  gone: {note: Kept}\n  owner: {option: absent}\nanswers:"))
    )
    ended = scalecheck("migrate", FILE, "--to", "2.0.0")
    assert (ended.code, ended.err) == (0, "")
    assert "  # Not asked since 2.0.0. The answer is kept and counts nowhere.\n  gone: {note: Kept}\n" in text()
    assert "  owner: {option: absent}\nanswers:" in text()


@pytest.mark.parametrize("version", ["0.1.0", "1.0.0"])
def test_the_worked_example_can_be_taken_to_every_earlier_version_and_keeps_its_answers(
    version: str, tmp_path: Path, scalecheck: Run
) -> None:
    example = Path(__file__).parents[2] / "examples" / "delayed-discharge"
    folder = shutil.copytree(example, tmp_path / "example")
    path = folder / "assessments/discharge-dashboard/2026-11/programme/agreed.yaml"
    notes = {line.strip() for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("    note:")}
    ended = scalecheck("migrate", path, "--to", version)
    assert (ended.code, ended.err) == (0, "")
    assert notes <= {line.strip() for line in path.read_text(encoding="utf-8").splitlines()}
    assert [one.name for one in path.parent.glob("*.bak")] == ["agreed.yaml.2.0.0.bak"]


@pytest.mark.usefixtures("here")
def test_an_ask_for_what_the_other_version_lacks_says_in_words_what_it_was_for(scalecheck: Run) -> None:
    asks = (
        "asks:\n  - what: A grant  # since May\n    kind: money\n    items: [trained]\n"
        "  - what: A rule\n    kind: rule\n    items: [money, trained]\n"
    )
    FILE.write_text(changed(ASSESSMENT, ('version: "1.0.0"', 'version: "1.1.0"')) + asks, encoding="utf-8")
    ended = scalecheck("migrate", FILE, "--to", "1.0.0")
    assert "no ask can name it; kept in a comment above `asks`\n• Trained\n" in ended.out
    assert (
        text()
        .partition("asks:")[2]
        .endswith("\n  - what: A grant\n    kind: money\n  - what: A rule\n    kind: rule\n    items: [money]\n")
    )
    for what in ("A grant", "A rule"):
        assert f"# “{what}” is also for “Trained” (`trained`), which small 1.0.0 does not ask.\n" in text()
    assert "# since May\n" in text()
    assert scalecheck("validate", FILE).code == 0

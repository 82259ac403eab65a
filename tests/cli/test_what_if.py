"""`scalecheck status --what-if`: judged as if, said to be so, and never saved."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Final

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.running import Ended, Run


PROFILE: Final = {
    "planned-reach": "few",
    "open-concern": "answer-no",
    "uses-software": "answer-yes",
    "personal-data": "answer-yes",
}
ANSWERS: Final = {
    "core-parts": "partly",
    "running-cost": "partly",
    "scaling-owner": "in-place",
    "go-stop-rules": "planned",
    "hazards-reviewed": "partly",
    "security-checked": "in-place",
    "without-founders": "partly",
    "benefit-size": "early-signs",
    "outcomes-changed": "early-signs",
}
UNKNOWN: Final = ("unlike-setting", "who-pays-gains")
BEHIND: Final = (
    "basis: evidenced, evidence: [{what: A paper}], owner: {role: programme lead}, "
    "actions: [{what: More of it, due: 2027-01-31}]"
)
ASSESSMENT: Final = "\n".join(
    [
        "format: scalecheck/assessment@1.0",
        'checklist: {id: pilot-to-scale, version: "0.1.0"}',
        "innovation: {id: hub, name: Discharge hub}",
        'round: "2026-11"',
        "agreed: {date: 2026-11-20, who: programme lead}",
        "profile:",
        *(f"  {name}: {{option: {option}}}" for name, option in PROFILE.items()),
        "answers:",
        *(f"  {name}: {{option: {option}, {BEHIND}}}" for name, option in ANSWERS.items()),
        *(f"  {name}: {{dont_know: true}}" for name in UNKNOWN),
        "  pilot-extras:",
        "",
    ]
)
SMALLER: Final = ("--what-if", "planned-reach=test", "--what-if", "who-pays-gains=partly")
"""What would let a smaller step be supported: it, and that the system is not left behind."""


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a programme's file alone in a folder, and go there."""
    (tmp_path / "agreed.yaml").write_text(ASSESSMENT, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path / "agreed.yaml"


def look(scalecheck: Run, *words: str) -> Ended:
    return scalecheck("status", "agreed.yaml", "--as-of", "2026-11-23", *words)


def test_it_is_marked_as_hypothetical_and_nothing_is_saved(file: Path, scalecheck: Run) -> None:
    before = file.read_bytes()
    ended = look(scalecheck, "--what-if", "planned-reach=test", "--what-if", "who-pays-gains=partly")
    lines = ended.out.splitlines()
    assert ended.code == 0
    assert lines[0] == "Hypothetical: judged as if these were the answers. Nothing is saved."
    assert any(line.endswith("Who pays, who saves: “Partly in place” (now without an option)") for line in lines)
    assert "As answered, it is: Not yet (amber-red)." in lines
    assert "Ready with conditions (amber-green)" in lines
    assert lines[-1] == "All of this is hypothetical (--what-if). The file is as it was."
    assert (file.read_bytes(), [one.name for one in file.parent.iterdir()]) == (before, ["agreed.yaml"])


def test_json_names_what_is_supposed_and_the_verdict_on_the_answers_as_they_are(file: Path, scalecheck: Run) -> None:
    assert file.exists()
    plain = json.loads(look(scalecheck, "--format", "json").out)
    data = json.loads(look(scalecheck, "--format", "json", *SMALLER).out)
    assert data["hypothetical"] == [
        {"question": "planned-reach", "option": "test", "instead_of": plain["step"]["proposed"], "counts": True},
        {"question": "who-pays-gains", "option": "partly", "instead_of": None, "counts": True},
    ]
    assert data["verdict_as_answered"] == {name: plain["verdict"][name] for name in ("id", "title", "settled")}
    assert data["verdict"]["id"] == "with-conditions"
    assert set(data) == {*plain, "hypothetical", "verdict_as_answered"}


def test_a_requirement_is_put_to_what_is_supposed(file: Path, scalecheck: Run) -> None:
    assert file.exists()
    require = ("--require", "with-conditions")
    assert look(scalecheck, *require).code == 1
    assert look(scalecheck, *require, *SMALLER).code == 0
    ended = look(scalecheck, "--require", "ready", *SMALLER)
    assert (ended.code, "it would be: Ready with conditions" in ended.err) == (1, True)


def test_a_question_that_does_not_apply_is_said_to_change_nothing(file: Path, scalecheck: Run) -> None:
    assert file.exists()
    ended = look(scalecheck, "--what-if", "staff-want-it=most")
    assert "it does not count here)" in " ".join(ended.out.split())


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        ("who-pays-gain=partly", "Did you mean `who-pays-gains`?"),
        ("who-pays-gains=part", "Did you mean `partly`?"),
        ("who-pays-gains=\x1b[31m", r"no option `\x1b[31m`"),
        ("who-pays-gains", "name a question and an option"),
        ("=partly", "name a question and an option"),
    ],
)
def test_what_is_not_there_ends_with_2_and_says_what_is(wanted: str, said: str, file: Path, scalecheck: Run) -> None:
    assert file.exists()
    ended = look(scalecheck, "--what-if", wanted)
    assert (ended.code, ended.out) == (2, "")
    assert said in ended.err
    assert "\x1b" not in ended.err


def test_a_dont_know_can_be_supposed(file: Path, scalecheck: Run) -> None:
    assert file.exists()
    wanted = ("--what-if", "planned-reach=dont-know")
    ended = look(scalecheck, *wanted)
    assert ended.code == 0
    assert re.search(r"Planned reach: don't know \(now “.+”\)", ended.out) is not None
    data = json.loads(look(scalecheck, *wanted, "--format", "json").out)
    assert (data["hypothetical"][0]["option"], data["step"]["proposed"]) == (None, None)


def test_two_options_for_one_question_are_refused(file: Path, scalecheck: Run) -> None:
    assert file.exists()
    twice = ("--what-if", "who-pays-gains=partly", "--what-if", "who-pays-gains=planned")
    assert look(scalecheck, *twice).code == 2
    assert look(scalecheck, *twice[:2], *twice[:2]).code == 0

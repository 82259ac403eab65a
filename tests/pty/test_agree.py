"""A whole consensus round of six respondents on a terminal, and one that is killed again and again."""

from __future__ import annotations

import os
import random
import re
import select
import shutil
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

from scalecheck.documents.loading import load_assessment
from tests.terminals import ended, forked

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from scalecheck.model.assessment import Answer, Assessment
    from tests.terminals import Start, Terminal

pytestmark = pytest.mark.needs("pty")

EXAMPLE: Final = Path(__file__).parents[2] / "examples" / "delayed-discharge"
ROUND: Final = Path("assessments/discharge-dashboard/2026-11/programme")
LEFT_OUT: Final = ("agreed.yaml", "digital-lead.yaml")
"""What is taken out of the worked example, so that six have answered and nothing is agreed."""
MOST_REPLIES: Final = 400
"""A round that takes more replies than this never ends."""
KILLS: Final = 60 if os.environ.get("SCALECHECK_THOROUGH") == "1" else 8
LONGEST: Final = 0.06
"""The most seconds between the last reply and the kill."""
PATIENCE: Final = 20


def laid(folder: Path) -> Path:
    """Put the worked example into a folder as it was before the meeting; return the folder of its panel."""
    shutil.copytree(EXAMPLE, folder, dirs_exist_ok=True)
    for name in LEFT_OUT:
        (folder / ROUND / name).unlink()
    return folder / ROUND


def reply_to(shown: str, mark: str) -> str:
    """Return what the person at the keyboard types at a prompt."""
    plain = re.sub(r"\s+", " ", shown)
    if "Accept them?" in plain:
        return "1"
    if "Who keeps to another answer?" in plain:
        return "" if "Kept, in" in plain else "1"
    if "Enter finishes" in plain:
        return ""
    return "=" if re.search("= as (those who know say|the one who answered says)", plain) else f"2 {mark}"


def held(session: Terminal) -> Iterator[str]:
    """Answer prompt after prompt until the round is over, and give what was shown at each."""
    for number in range(MOST_REPLIES):
        yield session.shown
        session.child.sendline(reply_to(session.shown, f"mark-{number}"))
        if "Enter finishes" in session.shown:
            return
        session.prompt()
    pytest.fail("the round does not end")


def reasons(assessment: Assessment) -> Mapping[str, str]:
    """Return the reason, or else the note, of each answer that has one."""
    answers = {**assessment.profile, **assessment.answers}
    told = {name: _told(one) for name, one in answers.items() if one is not None}
    return {name: text for name, text in told.items() if text}


def _told(answer: Answer) -> str:
    return answer.consensus.reason if answer.consensus is not None else answer.note or ""


def test_six_respondents_agree_on_everything_in_one_sitting(folder: Path, terminal: Start) -> None:
    place = laid(folder)
    session = terminal("agree", place, "--role", "programme lead")
    session.prompt()
    assert "6 respondents: adult social care lead, clinical lead, evaluation lead" in " ".join(session.shown.split())
    shown = list(held(session))
    assert "scalecheck" in session.end()
    assert session.code == 0
    agreed = load_assessment((place / "agreed.yaml").read_bytes(), "agreed.yaml")
    assert agreed.agreed is not None
    assert len(agreed.agreed.panel) == 6
    assert all(one is not None for one in agreed.profile.values())
    dissent = [view for one in agreed.answers.values() if one and one.consensus for view in one.consensus.dissent]
    assert dissent
    estimate = re.search(r"about (\d+) minutes", " ".join(shown[0].split()))
    assert estimate is not None
    print(f"{len(shown)} replies, {len(dissent)} views kept, about {estimate[1]} minutes")  # noqa: T201


@pytest.fixture
def meeting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of a panel that has agreed nothing yet."""
    for name in ("XDG_RUNTIME_DIR", "LOCALAPPDATA", "TMPDIR", "TEMP"):
        monkeypatch.setenv(name, str(tmp_path))
    monkeypatch.setenv("TERM", "dumb")
    place = laid(tmp_path / "example")
    monkeypatch.chdir(tmp_path / "example")
    return place


def seen(terminal: int, seconds: float) -> str:
    """Read what is shown until a prompt has come or the time is over."""
    shown, until = b"", time.monotonic() + seconds
    while not shown.endswith(b"> ") and select.select([terminal], [], [], max(0.0, until - time.monotonic()))[0]:
        try:
            shown += os.read(terminal, 65_536)
        except OSError:
            break
    return shown.decode("utf-8", "replace")


def test_a_killed_round_loses_nothing_that_it_acknowledged(meeting: Path) -> None:
    chance = random.Random(20261128)  # noqa: S311 (no secret hangs on it)
    acknowledged: list[str] = []
    number = 0
    for _ in range(KILLS):
        process, terminal = forked("agree", str(meeting), "--role", "programme lead")
        shown = seen(terminal, PATIENCE)
        for place in range(last := chance.randrange(1, 8)):
            if "Enter finishes" in shown:
                break
            reply = reply_to(shown, mark := f"mark-{(number := number + 1)}")
            os.write(terminal, f"{reply}\n".encode())
            shown = seen(terminal, PATIENCE if place + 1 < last else chance.random() * LONGEST)
            if shown.endswith("> ") and reply.endswith(mark):
                acknowledged.append(mark)
        ended(process, terminal)
        agreed = load_assessment((meeting / "agreed.yaml").read_bytes(), "agreed.yaml")
        assert set(acknowledged) <= set(reasons(agreed).values())
    assert len(acknowledged) > 5
    assert not list(meeting.parents[3].glob("*rescued*"))
    print(f"{KILLS} rounds killed, {len(acknowledged)} marked answers acknowledged")  # noqa: T201

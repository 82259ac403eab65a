"""Whenever a session is killed, every reply that it had acknowledged by asking for the next one is in the file."""

from __future__ import annotations

import os
import random
import select
import time
from typing import TYPE_CHECKING, Final

import pytest

from scalecheck.documents.loading import load_assessment
from tests.large import checklist_text
from tests.terminals import ended, forked

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.needs("pty")

KILLS: Final = 100 if os.environ.get("SCALECHECK_THOROUGH") == "1" else 12
"""How many sessions are killed."""
ITEMS: Final = 45
MOST_TYPED: Final = 12
"""How many replies are typed at the most before a session is killed."""
LONGEST: Final = 0.04
"""The most seconds between the last reply and the kill; until the next prompt it takes about half of that."""
PATIENCE: Final = 20
PROMPT: Final = b"? more > "


@pytest.fixture
def fresh(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a new assessment of a checklist with many items, in the current folder."""
    folder = tmp_path / "hub" / "north"
    (folder / "checklists").mkdir(parents=True)
    (folder / "checklists" / "large.yaml").write_text(checklist_text(ITEMS), encoding="utf-8")
    monkeypatch.chdir(folder)
    for name in ("XDG_RUNTIME_DIR", "LOCALAPPDATA", "TMPDIR", "TEMP"):
        monkeypatch.setenv(name, str(tmp_path))
    monkeypatch.setenv("TERM", "dumb")
    path = folder / "lead.yaml"
    process, terminal = forked(
        "assess", "large", "--innovation", "Hub", "--site", "North", "--role", "lead", "-o", str(path)
    )
    prompts_seen(terminal, PATIENCE)
    ended(process, terminal)
    return path


def prompts_seen(terminal: int, seconds: float) -> int:
    """Read what is shown until a prompt has come or the time is over, and give how many have come."""
    shown, until = b"", time.monotonic() + seconds
    while PROMPT not in shown and select.select([terminal], [], [], max(0.0, until - time.monotonic()))[0]:
        try:
            shown += os.read(terminal, 65_536)
        except OSError:
            break
    return shown.count(PROMPT)


def acknowledged_until_killed(path: Path, chance: random.Random) -> int:
    """Type replies, kill the session behind one of them at a random moment, and give how many it acknowledged."""
    process, terminal = forked("assess", str(path))
    assert prompts_seen(terminal, PATIENCE) == 1
    last = chance.randrange(MOST_TYPED)
    for number in range(last):
        os.write(terminal, b"3 mark-%d\n" % number)
        assert prompts_seen(terminal, PATIENCE) == 1
    os.write(terminal, b"3 mark-%d\n" % last)
    seen = prompts_seen(terminal, chance.random() * LONGEST)
    ended(process, terminal)
    return last + seen


def test_a_killed_session_loses_nothing_that_it_acknowledged(fresh: Path) -> None:
    chance = random.Random(20261123)  # noqa: S311 (no secret hangs on it)
    empty, caught = fresh.read_bytes(), 0
    for _ in range(KILLS):
        fresh.write_bytes(empty)
        acknowledged = acknowledged_until_killed(fresh, chance)
        answers = load_assessment(fresh.read_bytes(), "lead.yaml").answers
        marks = [one.note for one in answers.values() if one is not None]
        assert marks[:acknowledged] == [f"mark-{number}" for number in range(acknowledged)]
        assert len(marks) <= acknowledged + 1
        caught += len(marks) != acknowledged
    assert not list(fresh.parents[2].glob("*rescued*"))
    print(f"{KILLS} sessions killed, {caught} of them between saving a reply and asking for the next")  # noqa: T201

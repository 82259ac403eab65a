"""A first pass over a whole instrument: how much has to be typed."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING, Final

from scalecheck.documents.loading import load_assessment
from tests.large import checklist_text

if TYPE_CHECKING:
    import pytest

    from tests.running import Run

QUESTIONS: Final = 45
MOST_REPLIES: Final = 60
SET_UP: Final = ("Hub", "All wards", "North, South", "North", "programme lead", "", "")
NEW: Final = Path("assessments/hub/2026-11/north/programme-lead.yaml")


class Counted(io.BytesIO):
    """A pipe that counts the lines that are read from it."""

    read_so_far = 0

    def readline(self, size: int | None = -1, /) -> bytes:
        line = super().readline(size)
        self.read_so_far += bool(line)
        return line


def test_forty_five_questions_take_at_most_sixty_replies_with_the_set_up_and_the_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, scalecheck: Run
) -> None:
    """One line for each question is enough, also with a note on the same line."""
    (tmp_path / "checklists").mkdir()
    (tmp_path / "checklists" / "large.yaml").write_text(checklist_text(QUESTIONS), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    answers = [("3", "2 a note", "d nobody knows", "w finance lead")[place % 4] for place in range(QUESTIONS)]
    typed = Counted("\n".join((*SET_UP, *answers, "", "never read")).encode() + b"\n")
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(typed, encoding="utf-8"))
    ended = scalecheck("assess", "large")
    assert ended.code == 0
    assert "All questions have been put" in ended.out
    file = load_assessment(NEW.read_bytes(), str(NEW))
    assert sum(one is not None for one in file.answers.values()) == QUESTIONS
    assert typed.read_so_far == len(SET_UP) + QUESTIONS + 1 <= MOST_REPLIES

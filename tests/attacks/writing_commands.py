"""The commands that write, each with what it works on and what is typed into it."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

from tests.large import checklist_text
from tests.panel_files import answer, small_panel

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

EXAMPLE: Final = Path(__file__).parents[1] / "old_files" / "0.1.0" / "delayed-discharge"
ROUND: Final = "assessments/discharge-dashboard/2026-11/programme"
AGREED: Final = f"{ROUND}/agreed.yaml"
SITE: Final = "assessments/discharge-dashboard/2026-11/eastbrook/operations-manager.yaml"
VALID: Final = Path(__file__).parents[1] / "examples" / "valid"
SMALL: Final = "assessments/discharge-hub/2026-11/programme/agreed.yaml"
PANEL: Final = "assessments/hub/2026-11/programme"
ANSWERED: Final = "lead.yaml"


@dataclass(frozen=True, slots=True)
class WritingCommand:
    """A command that writes."""

    name: str
    """A short name."""
    words: tuple[str, ...]
    """What stands behind `scalecheck`."""
    lay: Callable[[Path], None]
    """Makes the files that it works on."""
    replies: tuple[str, ...] = ()
    """What is typed; each reply holds a mark that is in a file when it is acknowledged."""
    ending: str = ""
    """What is typed behind the replies."""
    marks: tuple[str, ...] = field(default=())
    """The mark of each reply, in order."""

    @property
    def typed(self) -> bytes:
        """Return everything that is typed."""
        return "".join(f"{one}\n" for one in (*self.replies, self.ending)).encode()

    def typed_again(self, files: Mapping[str, bytes], before: Mapping[str, bytes]) -> bytes:
        """Return what is typed when the command is started once more: the interview is only opened and ended."""
        return b"q\n" if self.replies and files != before else self.typed


def _questions(folder: Path) -> None:
    (folder / "checklists").mkdir()
    (folder / "checklists" / "large.yaml").write_text(checklist_text(6), encoding="utf-8")


def _example(folder: Path) -> None:
    shutil.copytree(EXAMPLE, folder, dirs_exist_ok=True)


def _small(folder: Path) -> None:
    shutil.copytree(VALID, folder, dirs_exist_ok=True)


def _panel(folder: Path) -> None:
    panel = small_panel(folder) / "panel.yaml"
    panel.write_text(panel.read_text(encoding="utf-8").replace("2026-11-20", "2026-12-20"), encoding="utf-8")


def _answered_panel(folder: Path) -> None:
    here = small_panel(folder)
    answer(here, "nurse", care="much", money="little", kit={"option": "none", "note": "Too few"})
    answer(here, "finance", care="none", money="much", kit="much")
    answer(here, "second", care="little", money="none", kit="little")
    panel = here / "panel.yaml"
    panel.write_text(panel.read_text(encoding="utf-8").replace("state: open", "state: closed"), encoding="utf-8")


def _returned_pack(folder: Path) -> None:
    here = small_panel(folder)
    answer(here, "nurse", care="much", money="little")
    (folder / "returned").mkdir()
    for who in ("nurse", "finance"):
        if who == "finance":
            answer(here, who, care="little", kit="none")
        (here / f"{who}.yaml").rename(folder / "returned" / f"{who}.yaml")


def _interview(name: str, *words: str, lay: Callable[[Path], None], count: int = 4, key: str = "1") -> WritingCommand:
    marks = tuple(f"mark-{number}" for number in range(count))
    return WritingCommand(name, words, lay, tuple(f"{key} {mark}" for mark in marks), "q", marks)


COMMANDS: Final[Mapping[str, WritingCommand]] = {
    one.name: one
    for one in (
        _interview(
            "assess",
            *("assess", "large", "--innovation", "Hub", "--site", "North", "--role", "lead", "-o", ANSWERED),
            lay=_questions,
        ),
        _interview("round", "assess", AGREED, "--round", "2027-02", "-o", "next.yaml", lay=_example, count=2),
        _interview("agree", "agree", PANEL, "--role", "programme lead", lay=_answered_panel, count=3),
        WritingCommand(
            "pack", ("pack", "import", "returned/nurse.yaml", "returned/finance.yaml", "--yes"), _returned_pack
        ),
        WritingCommand(
            "decide",
            ("decide", AGREED, "--outcome", "not-yet", "--group", "Steering group", "--replace"),
            _example,
        ),
        WritingCommand("actions", ("actions", "assessments", "--done", "jpgqqy"), _example),
        WritingCommand("migrate", ("migrate", AGREED, "--to", "2.0.0"), _example),
        WritingCommand("report", ("report", SMALL, "-o", "report.md"), _small),
        WritingCommand(
            "adapt",
            ("adapt", SITE),
            _example,
            ending="2\nWeekly list\n2\nThe rota\nward lead\n\nIt held\n\n1",
        ),
        WritingCommand("asks", ("asks", SITE, "--add"), _example, ending="Sunday hours\n2\n\n\n\n\n1"),
        WritingCommand(
            "invite",
            ("invite", PANEL, "--invite", "site manager; South Trust; nurse; More visits"),
            _panel,
        ),
        WritingCommand("init", ("init", "."), lambda _: None),
    )
}
"""The commands, by name."""

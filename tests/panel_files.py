"""A small panel for tests: a checklist, who is invited, and what they answer."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final

from scalecheck.documents.writing.dumping import checklist_text
from scalecheck.documents.writing.serialise import to_yaml
from tests.builders import gate, item, outline, section

if TYPE_CHECKING:
    from pathlib import Path

CHECKLIST: Final = outline(
    section("d", *(item(name, best_answered_by=["nurse", "finance"]) for name in ("care", "money", "kit"))),
    gates=[gate("paid", {"ready": {"item": "money", "at_least": "much"}})],
).checklist
HEADER: Final = {
    "format": "scalecheck/assessment@1.0",
    "checklist": {"id": "small", "version": "1.0.0"},
    "innovation": {"id": "hub", "name": "The hub"},
    "round": "2026-11",
}
PEOPLE: Final = {
    "nurse": ("ward nurse", "North Trust"),
    "finance": ("finance lead", "Care Board"),
    "second": ("business analyst", "Care Board"),
    "carer": ("carer partner", "Carers' Network"),
}


def small_panel(top: Path) -> Path:
    """Return a folder with a small checklist and an open panel of four, of whom nobody has answered."""
    (top / "checklists").mkdir()
    (top / "checklists" / "small.yaml").write_text(checklist_text(CHECKLIST), encoding="utf-8")
    here = top / "assessments" / "hub" / "2026-11" / "programme"
    here.mkdir(parents=True)
    invited = [
        {"id": name, "role": role, "organisation": where, "answers_for": ["finance" if name == "finance" else "nurse"]}
        for name, (role, where) in PEOPLE.items()
    ]
    write(
        here / "panel.yaml",
        {
            "format": "scalecheck/panel@1.0",
            "checklist": HEADER["checklist"],
            "innovation": HEADER["innovation"],
            "round": "2026-11",
            "state": "open",
            "closes": date(2026, 11, 20),
            "invited": invited,
        },
    )
    return here


def write(path: Path, data: dict[str, Any]) -> None:
    path.write_text(to_yaml(data), encoding="utf-8")


def answer(folder: Path, who: str, **said: Any) -> None:  # noqa: ANN401 (an option, or everything under the question)
    role, organisation = PEOPLE[who]
    answers = {name: {"option": one} if isinstance(one, str) else one for name, one in said.items()}
    respondent = {"id": who, "role": role, "organisation": organisation}
    write(folder / f"{who}.yaml", {**HEADER, "respondent": respondent, "answers": answers})


def agree(folder: Path, **said: Any) -> None:  # noqa: ANN401 (an option, or everything under the question)
    answers = {name: {"option": one} if isinstance(one, str) else one for name, one in said.items()}
    agreed = {"date": date(2026, 11, 21), "who": "programme lead", "panel": ["nurse", "finance"]}
    write(folder / "agreed.yaml", {**HEADER, "agreed": agreed, "answers": answers})

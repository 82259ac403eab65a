"""The panel of a folder: who is asked, and who has answered."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

from scalecheck.errors import CannotLookError, InvalidDocumentError, NoVerdictError
from scalecheck.workspace.catalogue import Catalogue
from scalecheck.workspace.occasions import Choice
from scalecheck.workspace.panel.rounds import PanelRound, panel_round
from scalecheck.workspace.reading import Reader

if TYPE_CHECKING:
    from collections.abc import Callable

EXAMPLE: Final = Path(__file__).parents[4] / "examples" / "delayed-discharge"
PROGRAMME: Final = Path("assessments/discharge-dashboard/2026-11/programme")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder of one's own with the example in it."""
    shutil.copytree(EXAMPLE, tmp_path / "example")
    return tmp_path / "example"


def read(folder: Path, **chosen: str) -> PanelRound:
    return panel_round(Reader(Catalogue()), folder, Choice(**chosen))


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_the_newest_round_that_has_a_panel_is_read_whatever_else_is_in_the_folder(folder: Path) -> None:
    found = read(folder)
    assert (found.occasion.site, found.occasion.round) == (None, "2026-11")
    assert len(found.respondents) == 7
    assert found.panel is not None
    assert len(found.panel.invited) == 8
    assert found.agreed is not None
    assert found.agreed.path.name == "agreed.yaml"


def test_another_round_can_be_chosen(folder: Path) -> None:
    assert len(read(folder, round="2026-08").respondents) == 3


def test_without_a_file_that_says_who_is_asked_several_respondents_are_a_panel(folder: Path) -> None:
    (folder / PROGRAMME / "panel.yaml").unlink()
    found = read(folder)
    assert (found.panel, found.occasion.site, len(found.respondents)) == (None, None, 7)


def test_a_panel_that_names_its_checklist_is_read_before_anybody_answered(folder: Path) -> None:
    for path in (folder / PROGRAMME).glob("*.yaml"):
        if path.name != "panel.yaml":
            path.unlink()
    found = read(folder / PROGRAMME)
    assert (found.checklist.version, found.respondents, found.agreed) == ("2.0.0", (), None)
    panel = folder / PROGRAMME / "panel.yaml"
    text = panel.read_text(encoding="utf-8")
    panel.write_text(re.sub(r"(?m)^checklist:\n(?:  .*\n)+", "", text), encoding="utf-8")
    with pytest.raises(CannotLookError, match="names no checklist, and nobody has answered one"):
        read(folder / PROGRAMME)


def _copied(folder: Path) -> None:
    shutil.copy(folder / "finance-lead.yaml", folder / "finance-again.yaml")


def _another_panel(folder: Path) -> None:
    shutil.copy(folder / "panel.yaml", folder / "invited.yaml")


def _another_version(folder: Path) -> None:
    path = folder / "finance-lead.yaml"
    path.write_text(re.sub("version: .*", 'version: "9.0.0"', path.read_text(encoding="utf-8")), encoding="utf-8")


@pytest.mark.parametrize(
    ("breaking", "said"),
    [
        (_copied, "by the respondent `finance-lead`: .*finance-again.yaml, .*finance-lead.yaml"),
        (_another_panel, "Several files say who is asked: .*invited.yaml, .*panel.yaml"),
        (_another_version, r"(?s)different versions.*9\.0\.0: .*finance-lead.yaml.*migrate"),
    ],
)
def test_what_does_not_go_together_is_said_and_nothing_is_guessed(
    folder: Path, breaking: Callable[[Path], None], said: str
) -> None:
    breaking(folder / PROGRAMME)
    with pytest.raises(NoVerdictError, match=said):
        read(folder)


def test_a_broken_panel_is_never_taken_for_none(folder: Path) -> None:
    change(folder / PROGRAMME / "panel.yaml", "state: closed", "state: perhaps")
    with pytest.raises(InvalidDocumentError):
        read(folder)


def test_several_panels_are_listed_and_none_is_chosen(folder: Path) -> None:
    shutil.copy(folder / PROGRAMME / "panel.yaml", folder / PROGRAMME.parent / "eastbrook" / "panel.yaml")
    change(
        folder / PROGRAMME.parent / "eastbrook" / "panel.yaml",
        'round: "2026-11"',
        'site: {id: eastbrook}\nround: "2026-11"',
    )
    with pytest.raises(CannotLookError, match=r"(?s)more than one here.*eastbrook.*programme"):
        read(folder)
    assert read(folder, site="programme").occasion.site is None


def test_what_is_no_panel_is_said(folder: Path) -> None:
    with pytest.raises(CannotLookError, match="holds no panel like that"):
        read(folder, innovation="another")
    with pytest.raises(CannotLookError, match="no such folder"):
        read(folder / "nowhere")

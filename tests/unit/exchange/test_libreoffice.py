"""A workbook that LibreOffice has opened and saved again: nothing is lost on the way."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from scalecheck.exchange.replying import says_the_same
from scalecheck.exchange.workbook import workbook
from tests.builders import answer
from tests.packs import ANSWER, filled, pack, read

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.needs("libreoffice")

ANSWERS = {
    "open": answer("answer-yes"),
    "a": answer(
        {
            "option": "much",
            "basis": "evidenced",
            "note": "=1+1\nSecond line; “quoted” & <marked>  é 漢 😀",
            "evidence": [
                {"what": "Minutes", "link": "https://example.org/x?y=1&z=2", "recorded": "2026-02-28"},
                {"what": "+44 minutes", "valid_until": "2027-12-31"},
            ],
            "owner": {"role": "ward lead", "organisation": "@Northfield"},
            "actions": [{"what": "-Ask", "who": "matron", "organisation": "Eastbrook", "due": "2027-01-31"}],
        }
    ),
    "b": answer({"not_applicable": "There is none."}),
    "c": answer({"dont_know": True}),
    "d": answer({"not_mine": "finance lead"}),
}


def resaved(book: bytes, folder: Path) -> bytes:
    """Return a workbook as LibreOffice saves it."""
    path = folder / "pack.xlsx"
    path.write_bytes(book)
    subprocess.run(
        (
            str(shutil.which("soffice")),
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            "--headless",
            "--convert-to",
            "xlsx:Calc MS Excel 2007 XML",
            "--outdir",
            str(folder / "out"),
            str(path),
        ),
        check=True,
        capture_output=True,
        timeout=180,
    )
    return (folder / "out" / "pack.xlsx").read_bytes()


def test_what_libreoffice_saves_again_is_read_without_loss(tmp_path: Path) -> None:
    found = read(resaved(workbook(pack(answers=ANSWERS)), tmp_path))
    assert found.rejected == []
    assert found.answers.keys() == ANSWERS.keys() == found.untouched
    for name, one in ANSWERS.items():
        assert says_the_same(found.answers[name], one), found.answers[name]


def test_a_pasted_formula_is_taken_as_what_it_shows(tmp_path: Path) -> None:
    book = filled(workbook(pack()), {"a": {ANSWER: '=CONCATENATE("Mu","ch")', "Note: why you answer so": "=1+2"}})
    found = read(resaved(book, tmp_path))
    assert found.rejected == []
    assert (found.answers["a"].option, found.answers["a"].note) == ("much", "3")

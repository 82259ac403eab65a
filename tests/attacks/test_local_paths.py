"""A report that leaves the folder of the assessments does not tell what somebody's own folders are called."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Final

import pytest

from scalecheck.cli import main

EXAMPLE: Final = Path(__file__).parents[1] / "examples" / "valid"
AGREED: Final = Path("assessments/discharge-hub/2026-11/programme/agreed.yaml")


@pytest.mark.parametrize("git", [True, False])
@pytest.mark.parametrize("ending", ["md", "html"])
def test_a_report_elsewhere_leads_to_evidence_as_the_file_does(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], ending: str, *, git: bool
) -> None:
    here = tmp_path / "private-client-name" / "cloned"
    shutil.copytree(EXAMPLE, here)
    text = (here / AGREED).read_text(encoding="utf-8")
    linked = text.replace("link: docs/logic.md", "link: proof/own.pdf", 1)
    assert linked != text
    (here / AGREED).write_text(linked, encoding="utf-8")
    if git:
        (here / ".git").mkdir()
    monkeypatch.chdir(here)
    outside = tmp_path / "sent" / f"report.{ending}"
    outside.parent.mkdir()
    assert main(["report", str(AGREED), "-o", str(outside)]) == 0
    assert "outside the folder of the assessments" in capsys.readouterr().err
    assert "private-client-name" not in outside.read_text(encoding="utf-8")
    assert main(["report", str(AGREED), "-o", f"report.{ending}"]) == 0
    assert "outside" not in capsys.readouterr().err


@pytest.mark.parametrize("git", [True, False])
def test_a_link_that_climbs_out_is_written_as_it_is_in_the_file_and_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *, git: bool
) -> None:
    here = tmp_path / "cloned"
    shutil.copytree(EXAMPLE, here)
    if git:
        (here / ".git").mkdir()
    within, out = "../../../../minutes.pdf", "../../../%2e%2e/../../../client/minutes.pdf"
    text = (here / AGREED).read_text(encoding="utf-8")
    linked = f"link: {within}\n      - what: Minutes\n        link: {out}\n"
    assert "link: docs/logic.md\n" in text
    text = text.replace("link: docs/logic.md\n", linked, 1)
    (here / AGREED).write_text(text, encoding="utf-8")
    monkeypatch.chdir(here)
    assert main(["report", str(AGREED), "-o", "report.md"]) == 0
    written, said = (here / "report.md").read_text(encoding="utf-8"), capsys.readouterr().err
    assert f"]({out})" in written
    assert f"]({AGREED.parent.as_posix()}/{within})" in written
    assert f"The link to evidence {out} leads out" in " ".join(said.split())
    assert within not in said.replace(out, "")


@pytest.mark.parametrize("key", ["follows: ../../2026-06/programme/agreed.yaml", "link: docs/logic.md"])
def test_no_link_of_a_file_leads_to_another_computer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], key: str
) -> None:
    shutil.copytree(EXAMPLE, tmp_path / "cloned")
    monkeypatch.chdir(tmp_path / "cloned")
    text = AGREED.read_text(encoding="utf-8")
    assert key in text
    AGREED.write_text(
        text.replace(key, f"{key.split(':', maxsplit=1)[0]}: '\\\\server\\share\\a.yaml'", 1), encoding="utf-8"
    )
    assert main(["validate", str(AGREED)]) == 1
    assert "can't be a link here" in capsys.readouterr().out

"""A partner is a place of its own kind: its own questions, its own file, and no hospital's name."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

from scalecheck.documents.loading import load_assessment

if TYPE_CHECKING:
    from tests.running import Run

FILE: Final = Path("assessments/hub/2026-11/home-care/care-manager-county-council.yaml")
FLAGS: Final = ("--innovation", "Hub", "--round", "2026-11", "--role", "care manager", "--organisation")


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def in_one_line(text: str) -> str:
    return " ".join(text.split())


def test_a_partner_is_asked_its_own_questions(typing: Run) -> None:
    begun = typing("", "assess", "--partner", "--site", "Home care", *FLAGS, "County Council")
    assert begun.code == 0
    assert "Partner readiness 1.0.0" in begun.out
    site = load_assessment(FILE.read_bytes(), "").site
    assert site is not None
    assert (site.id, site.kind, site.organisation) == ("home-care", "partner", "County Council")


def test_a_partner_is_asked_for_its_name_and_not_for_what_is_proposed(typing: Run) -> None:
    begun = typing("Hub\nHome care\ncare manager\nCounty Council\n\n", "assess", "--partner", "--round", "2026-11")
    told = in_one_line(begun.out)
    assert "What is the partner called?" in told
    assert "What is proposed" not in told
    assert FILE.is_file()


def test_an_ordinary_site_says_nothing_of_its_kind(typing: Run) -> None:
    typing("", "assess", "--site", "Eastbrook", *FLAGS, "Hill Trust")
    (path,) = Path("assessments/hub/2026-11/eastbrook").iterdir()
    assert "kind:" not in path.read_text(encoding="utf-8")


def test_partner_goes_with_a_new_assessment_alone(typing: Run) -> None:
    typing("", "assess", "--partner", "--site", "Home care", *FLAGS, "County Council")
    ended = typing("", "assess", FILE, "--partner")
    assert ended.code == 2
    assert "--partner begins a new one" in in_one_line(ended.err)


def test_a_name_that_looks_like_one_that_is_there_is_pointed_out_at_typing(typing: Run) -> None:
    typing("", "assess", "--site", "Northfield Hospital", *FLAGS, "NHS Hill and Vale")
    by_flags = typing("", "assess", "--site", "Northfeld Hospital", *FLAGS, "Hill & Vale ICB")
    told = in_one_line(by_flags.out + by_flags.err)
    assert "“Northfeld Hospital” looks like “Northfield Hospital”" in told
    assert "“Hill & Vale ICB” looks like “NHS Hill and Vale”" in told
    typed = typing("Hub\n\n\nNorthfield Hosptal\nlead\nNHS Hill and Vale\nq\n", "assess", "--round", "2026-12")
    told = in_one_line(typed.out)
    assert "“Northfield Hosptal” looks like “North" in told
    assert "“NHS Hill and Vale” looks like" not in told


def test_what_a_partner_answers_for_itself_is_asked_once(typing: Run) -> None:
    alone = ("--partner", "--site", "Home care", "--round", "2026-10", "--role", "care manager", "--innovation")
    typing("", "assess", "partner-readiness", *alone, "Hub")
    lines = "j bad-news\n3\n"
    own = ("assess", "partner-readiness", "--partner", "--site", "Home care", "--round", "2026-10")
    typing(lines, *own, "--role", "director")
    begun = typing("", "assess", "--partner", "--site", "Home care", *FLAGS, "County Council")
    assert "Taken over from what the site answered for itself" in in_one_line(begun.out)
    assert "“Bad news is heard”" in in_one_line(begun.out)

"""In a programme's report stands each site whose file is beside it, with its verdict or why there is none."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from tests.running import Run

ROUND: Final = Path("assessments/discharge-hub/2026-11")
AGREED: Final = ROUND / "programme/agreed.yaml"
SITE: Final = ROUND / "north/north-ops.yaml"


def sites(scalecheck: Run, path: Path = AGREED) -> list[tuple[str, str]]:
    ended = scalecheck("report", path, "--format", "json", "--as-of", "2026-11-23")
    assert ended.code == 0
    return [(one["site"], one["verdict"]) for one in json.loads(ended.out)["report"]["sites"]]


def test_each_site_is_named_with_its_verdict(family: Path, scalecheck: Run) -> None:
    verdict = json.loads(scalecheck("status", SITE, "--format", "json", "--as-of", "2026-11-23").out)["verdict"]
    ((name, said),) = sites(scalecheck)
    assert name == "North hospital"
    assert said == (f"{verdict['title']} ({verdict['colour']})" if verdict["settled"] else "No verdict yet")
    text = scalecheck("report", AGREED, "--as-of", "2026-11-23").out
    assert f"**Each site, judged together with the programme**\n\n- {name}: {said}\n" in text
    assert sites(scalecheck, SITE) == []
    assert family.exists()


def test_where_several_answered_for_a_site_and_nothing_is_agreed_that_is_said(family: Path, scalecheck: Run) -> None:
    text = (family / SITE).read_text(encoding="utf-8")
    (family / SITE).with_name("second.yaml").write_text(text, encoding="utf-8")
    assert [said for _, said in sites(scalecheck)] == ["Not agreed: 2 answered separately."]


def test_a_site_with_a_bad_file_is_named_and_not_judged(family: Path, scalecheck: Run) -> None:
    path = family / SITE
    path.write_text(path.read_text(encoding="utf-8").replace("option: ", "option: no-such-", 1), encoding="utf-8")
    assert [said for _, said in sites(scalecheck)] == [
        "Not judged: its file is not valid, or its checklist is not here."
    ]

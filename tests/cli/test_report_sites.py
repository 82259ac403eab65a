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
    (verdicts,) = (line for line in text.splitlines() if line.startswith("| Verdict |"))
    assert f" {said} |" in verdicts.replace("\\", "").replace(". |", " |")
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


PARTNERS: Final = """\
partners:
  - {id: home-care, name: Home care, organisation: County Council, carries: the first week at home}
  - {id: meals, name: Meals, organisation: A charity}
"""


def with_partners(family: Path) -> None:
    path = family / AGREED
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("answers:\n", f"{PARTNERS}answers:\n", 1), encoding="utf-8")


def file_of(family: Path, partner: str, more: str = "") -> None:
    """Write a partner's file beside the programme's, by a checklist of its own."""
    text = (family / SITE).read_text(encoding="utf-8")
    head, _, rest = text.partition("site:")
    _, _, behind = rest.partition("round:")
    path = family / ROUND / partner / "lead.yaml"
    path.parent.mkdir()
    named = f"site: {{id: {partner}, name: A partner, kind: partner, organisation: A charity{more}}}\n"
    path.write_text(f"{head}{named}round:{behind}", encoding="utf-8")


def test_a_partner_without_a_file_is_said_not_to_be_asked_on_page_one(family: Path, scalecheck: Run) -> None:
    with_partners(family)
    report = json.loads(scalecheck("report", AGREED, "--format", "json", "--as-of", "2026-11-23").out)["report"]
    said = ["Home care, County Council: not asked.", "Meals, A charity: not asked."]
    assert list(report["page_one"]["also"][:2]) == said
    (table,) = report["places"]["partners"]
    assert [(one["name"], one["verdict"], one["carries"]) for one in table["rows"]] == [
        ("Home care, County Council", "Not asked.", "the first week at home"),
        ("Meals, A charity", "Not asked.", ""),
    ]


def test_a_partner_with_a_file_is_listed_with_its_verdict_and_is_no_site(family: Path, scalecheck: Run) -> None:
    with_partners(family)
    before = json.loads(scalecheck("report", AGREED, "--format", "json", "--as-of", "2026-11-23").out)
    file_of(family, "meals")
    after = json.loads(scalecheck("report", AGREED, "--format", "json", "--as-of", "2026-11-23").out)
    assert [one["site"] for one in after["report"]["sites"]] == ["North hospital"]
    tables = after["report"]["places"]["partners"]
    assert [(one["name"]) for table in tables for one in table["rows"]] == [
        "Home care, County Council",
        "Meals, A charity",
    ]
    assert tables[1]["rows"][0]["verdict"] != "Not asked."
    for key in ("verdict", "gates", "sides", "sections"):
        assert after[key] == before[key], "a partner's file changed the programme's judgement"


def test_a_site_that_answers_another_checklist_is_in_the_programmes_report(
    family: Path, scalecheck: Run, typing: Run
) -> None:
    header = "--site", "Eastbrook", "--innovation-id", "discharge-hub", "--round", "2026-11", "--role", "ward lead"
    begun = typing("", "assess", "site-readiness", "--innovation", "Discharge hub", *header)
    assert (begun.code, (family / ROUND / "eastbrook/ward-lead.yaml").exists()) == (0, True)
    report = json.loads(scalecheck("report", AGREED, "--format", "json", "--as-of", "2026-11-23").out)["report"]
    assert "By “Site readiness”: No verdict yet at Eastbrook." in report["page_one"]["also"]
    ((table, name),) = [(one["checklist"], one["rows"][0]["name"]) for one in report["places"]["others"]]
    assert (table, name) == ("Site readiness", "Eastbrook")
    for form in ("md", "html"):
        text = scalecheck("report", AGREED, "--format", form, "--as-of", "2026-11-23").out
        assert "Sites, by “Site readiness”" in text


def test_what_must_be_true_at_one_site_alone_is_told_among_the_conditions_and_not_again(
    family: Path, scalecheck: Run
) -> None:
    report = json.loads(scalecheck("report", AGREED, "--format", "json", "--as-of", "2026-11-23").out)["report"]
    there = [
        one["what"] for group in report["conditions"] if "North hospital" in group["before"] for one in group["shown"]
    ]
    assert there
    assert report["places"]["conditions"] == []
    assert family.exists()


def test_the_sites_are_side_by_side_in_every_text_format(family: Path, scalecheck: Run) -> None:
    with_partners(family)
    text = scalecheck("report", AGREED, "--as-of", "2026-11-23").out
    assert "## Sites and partners side by side" in text
    (heading,) = (line for line in text.splitlines() if line.startswith("| Area | The programme |"))
    assert "| North hospital |" in heading
    page = scalecheck("report", AGREED, "--format", "html", "--as-of", "2026-11-23").out
    assert '<th scope="col">North hospital</th>' in page

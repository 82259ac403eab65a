"""The report of a second round: what moved since the first, who answered, what each said alone, how the sites stand."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

if TYPE_CHECKING:
    from tests.running import Ended, Run

CHECKLIST: Final = """\
format: scalecheck/checklist@1.0
id: small
version: "1.0.0"
title: Small
scales:
  place:
    options:
      - {id: none, label: None of it, score: 0}
      - {id: half, label: Half of it, score: 1}
      - {id: full, label: All of it, score: 2}
domains:
  - id: ways
    title: Ways
    items:
      - {id: owner, title: An owner, ask: Does somebody own it?, about: system, importance: must, scale: place}
      - {id: money, title: The money, ask: Is it paid for?, about: system, importance: must, scale: place}
      - {id: rota, title: Rota time, ask: Is there time for it?, about: innovation, importance: must, scale: place}
      - {id: wanted, title: Wanted, ask: Do staff want it?, about: site, importance: must, scale: place}
gates:
  - id: owned
    title: Owned
    because: Somebody answers for it.
    needs: {ready: {item: owner, at_least: full}}
    says: {otherwise: Nobody owns it.}
  - id: paid
    title: Paid
    because: Somebody pays.
    needs: {ready: {all: [{item: money, at_least: full}, {item: rota, at_least: half}, {item: wanted, at_least: half}]}}
    says: {otherwise: It is not paid for.}
verdicts:
  - {id: ready, title: Ready, colour: green, meaning: Go., decision: Go., review_after: 6 months}
  - id: not-yet
    title: Not yet
    colour: amber-red
    meaning: Wait.
    decision: Wait.
    review_after: 3 months
    default: true
"""
HEAD: Final = """\
format: scalecheck/assessment@1.0
checklist: {{id: small, version: "1.0.0"}}
innovation: {{id: hub, name: The hub}}
round: "{round}"
"""
AGREED: Final = "agreed: {date: 2026-11-20, who: programme lead, panel: [ward-lead, it-lead]}\n"
AUGUST: Final = f"""\
{HEAD.format(round="2026-08")}agreed: {{date: 2026-08-20, who: programme lead}}
decision:
  date: 2026-08-27
  group: Steering group
  taken: Find an owner and the money
  conditions:
    - {{what: An owner is named, who: chief nurse, due: 2026-10-01, done: true}}
    - {{what: A payer is found., who: finance directors, due: 2026-10-31}}
answers:
  owner: {{option: none}}
  money:
    option: half
    actions: [{{what: Ask the council, who: finance lead, due: 2026-09-30}}]
  rota: {{option: full}}

"""
NOVEMBER: Final = f"""\
{HEAD.format(round="2026-11")}{AGREED}proposal: {{step: Everywhere, sites: [North, South, West], asks: Go on?}}
answers:
  owner: {{option: full, note: The chief nurse owns it.}}
  money:
    option: half
    actions: [{{what: Ask the council, who: finance lead, due: 2026-09-30}}, {{what: Find another payer}}]
  rota: {{option: half, note: The rota lost its slack.}}

"""
PANEL: Final = """\
format: scalecheck/panel@1.0
innovation: {id: hub}
round: "2026-11"
state: closed
invited:
  - {id: ward-lead, role: ward lead, organisation: North trust}
  - {id: it-lead, role: IT lead, organisation: North trust}
  - {id: care-lead, role: social care lead, organisation: Ashby City Council}
"""


def respondent(role: str, answers: str) -> str:
    who = f"respondent: {{id: {role.lower().replace(' ', '-')}, role: {role}, organisation: North trust}}\n"
    return f"{HEAD.format(round='2026-11')}{who}answers:\n{answers}"


def site(name: str, option: str) -> str:
    own = f"site: {{id: {name.lower()}, name: {name}}}\nagreed: {{date: 2026-11-20, who: site lead}}\n"
    return f"{HEAD.format(round='2026-11')}{own}answers:\n  wanted: {{option: {option}}}\n"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    files = {
        "checklists/small.yaml": CHECKLIST,
        "assessments/hub/2026-08/programme/agreed.yaml": AUGUST,
        "assessments/hub/2026-11/programme/agreed.yaml": NOVEMBER,
        "assessments/hub/2026-11/programme/panel.yaml": PANEL,
        "assessments/hub/2026-11/programme/ward-lead.yaml": respondent(
            "ward lead", "  owner: {option: full}\n  money: {option: full}\n  rota: {option: full}\n"
        ),
        "assessments/hub/2026-11/programme/it-lead.yaml": respondent(
            "IT lead", "  owner: {option: none, note: SECRET note}\n  money: {option: half}\n  rota:\n"
        ),
        "assessments/hub/2026-11/north/agreed.yaml": site("North", "full"),
        "assessments/hub/2026-11/south/agreed.yaml": site("South", "none"),
    }
    for name, text in files.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


MOVED: Final = (
    "You decided: Find an owner and the money. Worse: “Rota time”. Conditions set then: one met, one not met. A payer "
    "is found (finance directors, 31 October 2026, overdue). Better: the gate “Owned” and “An owner”. Not met then or "
    "now: “Paid”. Actions: one late, one without an owner."
)
FILE: Final = "assessments/hub/2026-11/programme/agreed.yaml"
BEFORE: Final = "assessments/hub/2026-08/programme/agreed.yaml"


@pytest.fixture
def report(here: Path, scalecheck: Run) -> Run:
    assert here == Path.cwd()

    def run(*words: str) -> Ended:
        return scalecheck("report", FILE, "--as-of", "2026-11-28", *words)

    return run


def test_page_one_tells_what_moved_since_the_round_that_is_found_beside(report: Run) -> None:
    ended = report("--template", "brief")
    assert (ended.code, ended.err) == (0, "")
    assert f"\n**Since August 2026.** {MOVED}\n" in ended.out


def test_everything_that_moved_stands_behind_page_one(report: Run) -> None:
    text = report().out
    behind = text.partition("## What would bring")[0].rpartition("## Since August 2026")[2]
    for told in (
        "**Answers that fell**",
        "Rota time: All of it, now Half of it",
        "**Conditions of the decision before**",
    ):
        assert told in behind
    assert text.count("## Since August 2026") == text.count("**Since August 2026.**") == 1


def test_another_file_can_be_named_to_compare_with(here: Path, report: Run) -> None:
    (here / "old.yaml").write_text(AUGUST.replace("2026-08", "2026-05"), encoding="utf-8")
    assert "## Since May 2026" in report("--against", "old.yaml").out
    assert report("--against", BEFORE).out == report().out


@pytest.mark.parametrize(
    ("against", "said"),
    [
        ("missing.yaml", "there is no such file"),
        ("-x:agreed.yaml", "-x"),
        ("other.yaml", "nothing that is agreed there is about hub, programme"),
        ("broken.yaml", "broken.yaml"),
        ("assessments/hub/2026-11/north/agreed.yaml", "nothing that is agreed there is about hub, programme"),
    ],
)
def test_what_cannot_be_compared_with_is_told_and_nothing_is_written(
    here: Path, report: Run, against: str, said: str
) -> None:
    (here / "other.yaml").write_text(AUGUST.replace("id: hub", "id: other"), encoding="utf-8")
    (here / "broken.yaml").write_text("format: scalecheck/assessment@1.0\nanswers: [\n", encoding="utf-8")
    ended = report("--against", against, "-o", "out.md")
    assert ended.code in {1, 2}
    assert said in ended.err
    assert "Traceback" not in ended.err
    assert not (here / "out.md").exists()


def test_a_file_that_is_followed_and_gone_is_told_and_the_report_is_made(here: Path, report: Run) -> None:
    path = here / FILE
    path.write_text(path.read_text(encoding="utf-8").replace("proposal:", "follows: gone.yaml\nproposal:"), "utf-8")
    ended = report()
    assert ended.code == 0
    assert ended.err == "The file of the round before, gone.yaml, can't be read; the report says nothing of it.\n"
    assert "## Since" not in ended.out


def test_page_one_says_who_answered_who_did_not_and_what_each_said_alone(report: Run) -> None:
    text = report("--template", "brief").out
    assert "November 2026. Two people from one organisation; Ashby City Council has not answered.\n" in text
    assert "Judged alone, none of two says “Not yet”, one “Ready” and one leaves too much open." in text
    assert "- **IT lead**, on “An owner”: “SECRET note.”" in text
    assert "- **Ward lead**, on “The money”: chose a higher level." in text


def test_sites_are_listed_each_with_its_verdict_and_those_without_a_file_are_named(report: Run) -> None:
    text = report("--template", "brief").out
    assert "Not yet at North and South. North and South have answered; West has not." in text


def test_a_published_report_has_no_note_of_another_respondent(report: Run) -> None:
    for form in ("md", "html", "json"):
        assert "SECRET" not in report("--publish", "--format", form).out
    assert "SECRET" in report().out


def test_what_other_rules_moved_is_told_apart(here: Path, report: Run) -> None:
    newer = CHECKLIST.replace('"1.0.0"', '"2.0.0"').replace("owner, at_least: full", "owner, at_least: none")
    (here / "checklists/small-2.yaml").write_text(newer, encoding="utf-8")
    for name in (FILE, "assessments/hub/2026-11/north/agreed.yaml", "assessments/hub/2026-11/south/agreed.yaml"):
        text = (here / name).read_text(encoding="utf-8").replace('version: "1.0.0"', 'version: "2.0.0"')
        (here / name).write_text(text, encoding="utf-8")
    text = report().out
    assert "**Because the checklist's rules changed**" in text


def test_hostile_words_of_the_round_before_and_of_others_act_on_nothing(here: Path, report: Run) -> None:
    hostile = "<script>alert(1)</script> | [l](javascript:alert(2)) \\u202e"
    old = here / BEFORE
    old.write_text(old.read_text(encoding="utf-8").replace("A payer is found.", f'"{hostile}"'), encoding="utf-8")
    panel = here / "assessments/hub/2026-11/programme/panel.yaml"
    panel.write_text(panel.read_text(encoding="utf-8").replace("Ashby City Council", f'"{hostile}"'), encoding="utf-8")
    page = report("--format", "html").out
    assert "<script" not in page
    assert 'href="javascript' not in page
    assert "\u202e" not in page
    text = report().out
    assert not re.search(r"(?<!\\)<script", text)
    assert not re.search(r"(?<!\\)\]\(javascript", text)


def test_the_same_is_told_as_data(report: Run) -> None:
    told = json.loads(report("--format", "json").out)["report"]
    assert told["since"]["title"] == told["page_one"]["since"] == "Since August 2026"
    assert told["since"]["lines"] == told["page_one"]["moved"]
    assert {part["title"] for part in told["since"]["parts"]} >= {"Verdict", "Answers that fell", "Gates"}


# The same verdict in round after round


def add_round(here: Path, name: str, text: str = AUGUST) -> None:
    path = here / f"assessments/hub/{name}/programme/agreed.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(text.replace('round: "2026-08"', f'round: "{name}"'), encoding="utf-8")


def warned(scalecheck: Run, file: str = FILE) -> list[str]:
    """Return the ids of the warnings about a file, which are the same in the status and in the report."""
    told = [
        json.loads(scalecheck(*words, file, "--as-of", "2026-11-28", "--format", "json").out)["warnings"]
        for words in (("status",), ("report",))
    ]
    assert told[0] == told[1]
    return [one["id"] for one in told[0]]


def test_the_third_not_yet_in_a_row_is_told_by_status_report_and_data(here: Path, scalecheck: Run) -> None:
    assert warned(scalecheck) == []
    add_round(here, "2025-11")
    assert warned(scalecheck) == ["same-verdict-again"]
    for command in ("status", "report"):
        said = " ".join(scalecheck(command, FILE, "--as-of", "2026-11-28").out.split())
        assert "Not yet, 3 rounds in a row" in said
        assert "2025-11, 2026-08. Decide what would make it stop" in said


def test_a_round_that_cannot_be_read_or_has_no_verdict_is_passed_over_and_another_verdict_ends_the_row(
    here: Path, scalecheck: Run
) -> None:
    add_round(here, "2025-11")
    add_round(here, "2026-02", "format: scalecheck/assessment@1.0\nanswers: [\n")
    add_round(here, "2026-05", AUGUST.replace("owner: {option: none}", "owner:"))
    assert warned(scalecheck) == ["same-verdict-again"]
    ready = AUGUST.replace("owner: {option: none}", "owner: {option: full}").replace("option: half", "option: full", 1)
    add_round(here, "2026-06", ready)
    assert warned(scalecheck) == []


def test_the_row_follows_the_files_that_name_the_round_before_and_ends_where_they_go_round_in_a_circle(
    here: Path, scalecheck: Run
) -> None:
    for name, follows in (("2026-05", "b.yaml"), ("2026-08", "a.yaml"), ("2026-11", "b.yaml")):
        text = AUGUST.replace('round: "2026-08"', f'round: "{name}"\nfollows: {follows}')
        (here / {"2026-05": "a.yaml", "2026-08": "b.yaml", "2026-11": "c.yaml"}[name]).write_text(text, "utf-8")
    assert warned(scalecheck, "c.yaml") == ["same-verdict-again"]

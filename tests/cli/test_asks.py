"""`scalecheck asks`, run through the boundary that every command ends at."""

from __future__ import annotations

import csv
import difflib
import io
import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest
from jsonschema import Draft202012Validator

from scalecheck.commands.actions import WantedActions, actions
from scalecheck.commands.asks.adding import Recording
from scalecheck.commands.asks.recording import Changes
from scalecheck.commands.asks.run import AsksFormat, WantedAsks, asks
from scalecheck.documents.loading import load_assessment
from scalecheck.failures import guarded
from scalecheck.interview.scripted import ScriptedPrompter
from scalecheck.interview.showing.said import Complaint, Rows
from scalecheck.model.assessment import Ask
from scalecheck.workspace.schemas import ASKS, schema_text

if TYPE_CHECKING:
    from tests.running import Run

DAY: Final = date(2026, 11, 23)
CHECKLISTS: Final = Path(__file__).parents[1] / "examples" / "valid" / "checklists"
HUB: Final = Path("assessments/hub/2026-11/programme/agreed.yaml")
NORTH: Final = Path("assessments/hub/2026-11/north/lead.yaml")
FOLDER: Final = Path("assessments")
HEAD: Final = """format: scalecheck/assessment@1.0
checklist: {id: mini-scale, version: "1.2.0"}
innovation: {id: hub}
"""
PROGRAMME: Final = f"""{HEAD}round: "2026-11"
agreed: {{date: 2026-11-20, who: programme lead}}
# What only others can change.
asks:
  - what: A payer after March     # asked twice
    kind: money
    body: finance directors
    items: [safety-case]
    put: 2026-08-27
    answer: Not before spring.
    due: 2026-11-20
  - what: One target for both
    kind: target
    body: County Council
    put: 2026-11-10
    due: 2027-03-12
  - what: Home care on Sundays
    kind: contract

answers:
  core-components:
  safety-case:
    option: planned
"""


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder of one's own with a programme's and a site's file in it, and go there."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "checklists").mkdir()
    text = (CHECKLISTS / "mini-scale.yaml").read_text(encoding="utf-8")
    about_the_system = text.replace("about: innovation ", "about: system ", 1)
    (tmp_path / "checklists" / "mini-scale.yaml").write_text(about_the_system, encoding="utf-8")
    for path, content in ((HUB, PROGRAMME), (NORTH, site('asks:\n  - {what: "A key", kind: rule, body: estates}\n'))):
        path.parent.mkdir(parents=True)
        path.write_text(content, encoding="utf-8")
    return tmp_path


def site(rest: str, identity: str = "north") -> str:
    return f'{HEAD}site: {{id: {identity}}}\nround: "2026-11"\nrespondent: {{id: lead, role: lead}}\n{rest}'


def run(
    *lines: str,
    paths: tuple[Path, ...] = (FOLDER,),
    form: AsksFormat = "text",
    wanted: WantedAsks | None = None,
    output: str = "-",
    **keys: Any,  # noqa: ANN401 (what is changed, of any kind)
) -> tuple[int, ScriptedPrompter]:
    prompter = ScriptedPrompter(iter(lines))
    dialogue = {name: keys.pop(name) for name in ("add", "change") if name in keys}
    recording = Recording(**dialogue, prompter=prompter)
    code = guarded(lambda: asks(paths, form, DAY, wanted or WantedAsks(), Changes(**keys), recording, output=output))
    return code, prompter


def listed(capsys: pytest.CaptureFixture[str], wanted: WantedAsks | None = None) -> list[dict[str, str]]:
    capsys.readouterr()
    assert run(form="csv", wanted=wanted)[0] == 0
    return list(csv.DictReader(io.StringIO(capsys.readouterr().out)))


def key_of(capsys: pytest.CaptureFixture[str], what: str) -> str:
    [row] = [row for row in listed(capsys) if row["what"] == what]
    return row["key"]


def held(path: Path = HUB) -> tuple[Ask, ...]:
    return load_assessment(path.read_bytes(), str(path)).asks


def changed_lines(before: str, after: str) -> tuple[list[str], list[str]]:
    lines = list(difflib.ndiff(before.splitlines(), after.splitlines()))
    return [line[2:] for line in lines if line.startswith("- ")], [line[2:] for line in lines if line.startswith("+ ")]


@pytest.mark.usefixtures("here")
def test_asks_of_all_files_are_listed_the_most_urgent_first(capsys: pytest.CaptureFixture[str]) -> None:
    rows = listed(capsys)
    assert [(row["state"], row["what"], row["site"]) for row in rows if row["key"]] == [
        ("missed", "A payer after March", ""),
        ("open", "One target for both", ""),
        ("never put", "A key", "north"),
        ("never put", "Home care on Sundays", ""),
    ]
    assert (rows[0]["questions"], rows[0]["answer"]) == ("Safety case", "Not before spring.")


@pytest.mark.usefixtures("here")
def test_the_list_can_be_kept_to_what_is_missed_was_never_put_or_one_body_could_change(
    capsys: pytest.CaptureFixture[str],
) -> None:
    def whats(wanted: WantedAsks) -> list[str]:
        return [row["what"] for row in listed(capsys, wanted)]

    assert whats(WantedAsks(missed=True)) == ["A payer after March"]
    assert whats(WantedAsks(never_put=True)) == ["A key", "Home care on Sundays"]
    assert whats(WantedAsks(body="county  council")) == ["One target for both"]
    assert whats(WantedAsks(missed=True, body="county council")) == []


@pytest.mark.usefixtures("here")
def test_a_choice_that_no_ask_fits_does_not_say_that_there_are_none(capsys: pytest.CaptureFixture[str]) -> None:
    for form in ("text", "md"):
        run(form=form, wanted=WantedAsks(missed=True, body="county council"))
        said = " ".join(capsys.readouterr().out.split())
        assert said == "No ask is of the kind that was chosen; four other asks are there."


def test_a_gap_about_the_system_that_no_ask_of_the_innovation_names_is_listed(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """`core-components` is about the system in this checklist; that a site asks for it counts as asked."""
    rows = [row for row in listed(capsys) if row["state"] == "nobody asked"]
    assert [(row["questions"], row["what"], row["site"], row["key"]) for row in rows] == [
        ("Core components", "No answer yet.", "", "")
    ]
    assert run(form="json")[0] == 0
    [told] = json.loads(capsys.readouterr().out)["unasked"]
    assert (told["item"], told["acted_on"]) == ("core-components", False)
    (here / NORTH).write_text(site("asks:\n  - {what: A, kind: rule, items: [core-components]}\n"), encoding="utf-8")
    assert [row for row in listed(capsys) if row["state"] == "nobody asked"] == []


def test_a_round_in_which_nothing_is_answered_yet_has_no_gaps_and_hides_none_of_the_one_before(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = [row for row in listed(capsys) if row["state"] == "nobody asked"]
    assert [row["round"] for row in before] == ["2026-11"]
    new = here / "assessments/hub/2026-12/programme/lead.yaml"
    new.parent.mkdir(parents=True)
    begun = (
        f'{HEAD}round: "2026-12"\nrespondent: {{id: lead, role: lead}}\nanswers:\n  core-components:\n  safety-case:\n'
    )
    new.write_text(begun, encoding="utf-8")
    assert [row for row in listed(capsys) if row["state"] == "nobody asked"] == before
    new.write_text(begun.replace("safety-case:", "safety-case: {option: planned}"), encoding="utf-8")
    assert [row["round"] for row in listed(capsys) if row["state"] == "nobody asked"] == ["2026-12"]


def test_a_gap_that_a_site_inherits_is_the_programmes_alone_and_its_own_answer_is_its_own(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edited = PROGRAMME.replace("core-components:", "core-components: {option: planned}")
    (here / HUB).write_text(edited, encoding="utf-8")
    assert [row["site"] for row in listed(capsys) if row["state"] == "nobody asked"] == [""]
    own = site("answers:\n  core-components: {option: not-started, override: Not ours.}\n")
    (here / NORTH).write_text(own, encoding="utf-8")
    assert [row["site"] for row in listed(capsys) if row["state"] == "nobody asked"] == ["", "north"]


@pytest.mark.usefixtures("here")
def test_the_screen_and_markdown_part_the_list_by_body(capsys: pytest.CaptureFixture[str]) -> None:
    assert run()[0] == 0
    shown = capsys.readouterr().out
    headings = ["County Council: 1 open.", "Estates: 1 never put.", "Finance directors: 1 missed.", "Nobody named:"]
    places = [shown.index(one) for one in headings]
    assert places == sorted(places)
    assert shown.startswith("4 in all: 1 missed, 1 open, 2 never put.\n")
    assert run(form="md")[0] == 0
    text = capsys.readouterr().out
    assert "## County Council\n\n1 open.\n\n| Key |" in text
    assert "## Nobody was asked to change\n" in text


@pytest.mark.usefixtures("here")
def test_a_body_has_its_numbers_in_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(form="json")[0] == 0
    data = json.loads(capsys.readouterr().out)
    Draft202012Validator(json.loads(schema_text(ASKS))).validate(data)
    assert data["bodies"][0] == {"body": "County Council", "missed": 0, "open": 1, "never_put": 0, "done": 0}
    assert data["bodies"][-1]["body"] is None
    assert {one["state"] for one in data["asks"]} == {"missed", "open", "never put"}


@pytest.mark.usefixtures("here")
def test_each_key_changes_its_own_lines_alone(capsys: pytest.CaptureFixture[str]) -> None:
    key = key_of(capsys, "One target for both")
    before = HUB.read_text(encoding="utf-8")
    answer, redate = ((key, "In the new year."),), ((key, date(2027, 4, 1)),)
    assert run(answer=answer, redate=redate, done=(key,))[0] == 0
    gone, new = changed_lines(before, HUB.read_text(encoding="utf-8"))
    assert [line.strip() for line in gone] == ["due: 2027-03-12"]
    assert sorted(line.strip() for line in new) == ["answer: In the new year.", "done: true", "due: 2027-04-01"]
    assert [row["state"] for row in listed(capsys) if row["key"] == key] == ["done"]


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize(
    ("what", "changes", "said"),
    [
        ("Home care on Sundays", {"put": date(2026, 11, 1)}, "nobody is named who could change it"),
        ("A key", {"answer": "No."}, "never put to anyone. Say when it was: --put"),
        ("One target for both", {"redate": date(2026, 11, 9)}, "before it was put on 2026-11-10"),
        ("One target for both", {"put": date(2027, 3, 13)}, "before it was put on 2027-03-13"),
        ("One target for both", {"answer": "  "}, "An empty text can't be recorded."),
    ],
)
def test_what_would_not_fit_is_refused_and_no_byte_changes(
    what: str, changes: dict[str, Any], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    key = key_of(capsys, what)
    before = HUB.read_bytes(), NORTH.read_bytes()
    [(name, value)] = changes.items()
    keys: dict[str, Any] = {name: ((key, value),)}
    assert run(**keys)[0] == 2
    assert said in " ".join(capsys.readouterr().err.split())
    assert (HUB.read_bytes(), NORTH.read_bytes()) == before


@pytest.mark.usefixtures("here")
def test_a_file_without_its_checklist_is_told_for_its_gaps_are_not_known(capsys: pytest.CaptureFixture[str]) -> None:
    text = NORTH.read_text(encoding="utf-8")
    NORTH.write_text(text.replace("mini-scale", "gone-scale"), encoding="utf-8")
    assert run()[0] == 0
    told = capsys.readouterr()
    assert "The checklist `gone-scale` 1.2.0 was not found." in told.err
    assert "A key" in told.out


def test_a_folder_without_an_assessment_is_no_empty_list(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(paths=(tmp_path,))[0] == 2
    assert capsys.readouterr() == ("", f"No assessment was found in {tmp_path}.\n")


@pytest.mark.usefixtures("here")
def test_an_unknown_key_changes_nothing_of_what_else_was_said(capsys: pytest.CaptureFixture[str]) -> None:
    key, before = key_of(capsys, "A key"), NORTH.read_bytes()
    assert run(done=(key, "zzzzzz"))[0] == 2
    assert "Nothing here has the key `zzzzzz`" in capsys.readouterr().err
    assert NORTH.read_bytes() == before


@pytest.mark.usefixtures("here")
def test_new_asks_are_asked_for_line_by_line_and_put_behind_the_others(capsys: pytest.CaptureFixture[str]) -> None:
    before = HUB.read_text(encoding="utf-8")
    lines = ("A shared record", "1", "1", "data board", "1 November 2026", "", "31 January 2027", "", "1")
    code, prompter = run(*lines, paths=(HUB,), add=True)
    assert code == 0
    new = held()[-1]
    assert (new.what, new.kind, new.body, new.put, new.due) == (
        "A shared record",
        "rule",
        "data board",
        date(2026, 11, 1),
        date(2027, 1, 31),
    )
    [rows] = {one for one in prompter.told if isinstance(one, Rows)}
    assert rows.rows[0][0] == "1"
    assert len(new.items) == 1
    assert changed_lines(before, HUB.read_text(encoding="utf-8"))[0] == []
    assert "This goes into" in capsys.readouterr().out


@pytest.mark.usefixtures("here")
def test_each_line_can_be_gone_back_to_and_nothing_is_written_before_it_is_right() -> None:
    before = HUB.read_bytes()
    assert run("A record", "1", "b", "2", "", "", "", "", "2", paths=(HUB,), add=True)[0] == 0
    assert run("A record", "1", "q", paths=(HUB,), add=True)[0] == 0
    assert run("A record", paths=(HUB,), add=True)[0] == 0
    assert run("", paths=(HUB,), add=True)[0] == 0
    assert HUB.read_bytes() == before
    assert run("A record", "1", "b", "2", "", "", "", "", "3", "", "1", paths=(HUB,), add=True)[0] == 0
    assert (held()[-1].what, held()[-1].kind) == ("A record", "contract")


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (("home care on  sundays",), "asked for in this file already"),
        (("X", "1", "9"), "There is no `9` in the list."),
        (("X", "1", "", "board; county"), "only an organisation is asked for here"),
        (("X", "1", "", "board", "24 November 2026"), "24 November 2026 is still to come."),
        (("X", "1", "", "board", "31 June 2026"), "That is no day in the calendar."),
        (("X", "1", "", "board", "1 November 2026", "", "31/10/2026"), "That is before 1 November 2026."),
    ],
)
def test_what_does_not_fit_is_said_at_its_line_and_asked_for_again(lines: tuple[str, ...], said: str) -> None:
    _, prompter = run(*lines, paths=(HUB,), add=True)
    assert said in " ".join(one.text for one in prompter.told if isinstance(one, Complaint))


@pytest.mark.usefixtures("here")
def test_what_came_of_an_ask_is_asked_for_and_just_enter_keeps_what_is_recorded(
    capsys: pytest.CaptureFixture[str],
) -> None:
    key = key_of(capsys, "Home care on Sundays")
    lines = ("care providers", "2 November 2026", "They will say in January.", "", "1", "1")
    assert run(*lines, change=key)[0] == 0
    ask = held()[-1]
    assert (ask.body, ask.put, ask.answer) == ("care providers", date(2026, 11, 2), "They will say in January.")
    before = HUB.read_bytes()
    assert run("", "", "", "", "", change=key)[0] == 0
    assert HUB.read_bytes() == before
    assert run("", "", "none", "", "2", "1", change=key)[0] == 0
    assert (held()[-1].answer, held()[-1].done, held()[0]) == (None, True, held()[0])
    assert "# asked twice" in HUB.read_text(encoding="utf-8")


ADD: Final = ("--add", "--what", "A shared record", "--kind", "rule")


@pytest.mark.usefixtures("here")
def test_what_flags_say_of_a_new_ask_is_not_asked_for(scalecheck: Run) -> None:
    before = HUB.read_text(encoding="utf-8")
    came = ("--body", "data board", "--put-on", "1 November 2026", "--due", "31/01/2027")
    items = ("--item", "interoperability", "--item", "headroom", "--item", "headroom")
    ended = scalecheck("asks", HUB, *ADD, *came, *items)
    assert (ended.code, ended.out, ended.err) == (0, "", f"Saved in {HUB}.\n")
    assert held()[-1] == Ask(
        what="A shared record",
        kind="rule",
        body="data board",
        items=("interoperability", "headroom"),
        put=date(2026, 11, 1),
        due=date(2027, 1, 31),
    )
    assert changed_lines(before, HUB.read_text(encoding="utf-8"))[0] == []
    assert "board" in scalecheck("asks", HUB, "--body", "data board").out


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--add", "--what", "X"), "Say what kind of thing it is: --kind."),
        (("--add", "--kind", "rule"), "Say what has to change: --what."),
        (("--add", "--body", "board"), "Say what has to change: --what."),
        (("--add", "--what", "home care on  sundays", "--kind", "rule"), "--what: That is asked for in this file"),
        (("--add", "--what", "  ", "--kind", "rule"), "empty"),
        ((*ADD, "--put-on", "1 November 2026"), "Say to whom: --body."),
        ((*ADD, "--body", "board; county"), "--body: That has a ; in it"),
        ((*ADD, "--body", "board", "--put-on", "24 November 2026"), "--put-on: 24 November 2026 is still to come."),
        ((*ADD, "--body", "board", "--put-on", "1 November 2026", "--due", "31/10/2026"), "--due: That is before"),
        ((*ADD, "--item", "head-room"), "has no question `head-room`. Did you mean `headroom`?"),
        (("--what", "X", "--kind", "rule"), "say what --add records: add --add."),
        ((*ADD, "--done", "abc"), "--add records new asks and does nothing else"),
        ((*ADD, "--missed"), "--add records new asks and does nothing else"),
        ((*ADD, "-o", "out.csv"), "--add records new asks and does nothing else"),
        ((*ADD, "--body", " "), "--body: An empty text"),
    ],
)
def test_half_an_ask_or_one_that_does_not_fit_is_refused(words: tuple[str, ...], said: str, scalecheck: Run) -> None:
    before = HUB.read_bytes()
    ended = scalecheck("asks", HUB, *words)
    assert (ended.code, ended.out) == (2, "")
    assert said in " ".join(ended.err.split())
    assert HUB.read_bytes() == before


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize("paths", [(FOLDER,), (HUB, NORTH)])
def test_new_asks_go_into_one_file(paths: tuple[Path, ...], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(paths=paths, add=True)[0] == 2
    assert "file" in capsys.readouterr().err


def test_a_broken_file_is_told_and_the_others_are_listed(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / NORTH).write_text(site("asks:\n  - {what: A key, kind: wish}\n"), encoding="utf-8")
    assert run()[0] == 1
    said = capsys.readouterr()
    assert "A payer after March" in said.out
    assert "wish" in said.err
    assert run(paths=(NORTH,))[0] == 1


@pytest.mark.needs("calendar")
def test_a_calendar_holds_the_days_of_asks_and_of_actions_and_a_new_import_moves_them(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    import icalendar

    def events(name: str) -> dict[str, Any]:
        whole = icalendar.Calendar.from_ical((here / name).read_bytes())
        return {str(one["uid"]): one for one in whole.walk("VEVENT")}

    assert run(output="before.ics")[0] == 0
    assert "2 without a day are not in it." in capsys.readouterr().err
    key = key_of(capsys, "One target for both")
    assert run(redate=((key, date(2027, 5, 1)),), output="after.ics")[0] == 0
    before, after = events("before.ics"), events("after.ics")
    assert before.keys() == after.keys()
    [moved] = [uid for uid, one in after.items() if one["dtstart"].dt != before[uid]["dtstart"].dt]
    assert (after[moved]["dtstart"].dt, str(after[moved]["summary"])) == (
        date(2027, 5, 1),
        "County Council: One target for both",
    )
    NORTH.write_text(
        site('answers:\n  headroom: {option: planned, actions: [{what: "Ask; them", due: 2027-01-05}]}\n'), "utf-8"
    )
    assert guarded(lambda: actions(FOLDER, "text", DAY, WantedActions(), output="actions.ics")) == 0
    [one] = events("actions.ics").values()
    assert (one["dtstart"].dt, str(one["summary"])) == (date(2027, 1, 5), "Ask; them")
    assert guarded(lambda: actions(FOLDER, "ics", DAY, WantedActions(overdue=True))) == 1
    assert "nothing for a calendar" in capsys.readouterr().err


@pytest.mark.needs("calendar")
@pytest.mark.usefixtures("here")
def test_a_calendar_on_the_screen_ends_its_lines_as_calendars_do(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert run(form="ics")[0] == 0
    out = capfdbinary.readouterr().out
    assert out.startswith(b"BEGIN:VCALENDAR\r\n")
    assert out.count(b"\n") == out.count(b"\r\n")

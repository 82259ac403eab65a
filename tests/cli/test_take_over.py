"""`scalecheck assess CHECKLIST --from FILE`: what another checklist of the family has answered already."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest
import yaml

from tests import trees

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.running import Edit, Ended, Run

FOLDER: Final = Path("assessments/hub/2026-11/programme")
QUICK: Final = FOLDER / "programme-lead.yaml"
FULL: Final = FOLDER / "programme-lead-pilot-to-scale.yaml"


@pytest.fixture
def quick(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, typing: Callable[..., Ended]) -> Path:
    """Return a file of the ten-minute checklist with its first six questions answered, in the current folder."""
    monkeypatch.chdir(tmp_path)
    start = ("assess", "pilot-to-scale-quick", "--innovation", "Hub", "--role", "programme lead")
    assert typing("2\n1\n2\n3\n2\nd\n", *start, "--proposal", "Go to ten sites.").code == 0
    return QUICK


def read(path: Path) -> dict[str, Any]:
    data: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return data


def given_in(path: Path) -> dict[str, Any]:
    data = read(path)
    return {name: answer for name, answer in {**data["profile"], **data["answers"]}.items() if answer}


def test_header_and_place_are_taken_over(quick: Path, typing: Callable[..., Ended]) -> None:
    assert typing("", "assess", "--from", quick).code == 0
    old, new = read(quick), read(FULL)
    assert (new["checklist"]["id"], new["checklist"]["version"]) == ("pilot-to-scale", "2.0.0")
    for key in ("innovation", "round", "respondent", "proposal"):
        assert new[key] == old[key]
    assert new["follows"] == quick.name


def test_nothing_counts_before_it_is_confirmed(quick: Path, typing: Callable[..., Ended]) -> None:
    ended = typing("", "assess", "pilot-to-scale", "--from", quick)
    assert "6 " in ended.out
    assert given_in(FULL) == {}


def test_an_answer_to_the_same_question_is_confirmed_with_one_key(quick: Path, typing: Callable[..., Ended]) -> None:
    typing("=\n=\n", "assess", "pilot-to-scale", "--from", quick)
    before, now = given_in(quick), given_in(FULL)
    assert set(now) == {"planned-reach", "open-concern"}
    assert all(now[name]["option"] == before[name]["option"] for name in now)
    assert all(now[name]["asked"] == before[name]["asked"] for name in now)


def test_what_was_not_asked_before_has_nothing_to_confirm(quick: Path, typing: Callable[..., Ended]) -> None:
    ended = typing("=\n=\n=\n", "assess", "pilot-to-scale", "--from", quick)
    assert "Does it use software" in ended.out
    assert "uses-software" not in given_in(FULL)


def test_going_on_later_still_offers_what_was_not_confirmed(quick: Path, typing: Callable[..., Ended]) -> None:
    typing("=\nq\n", "assess", "pilot-to-scale", "--from", quick)
    typing("=\n", "assess", FULL)
    assert set(given_in(FULL)) == {"planned-reach", "open-concern"}


def test_a_question_that_was_put_in_other_words_is_not_offered(
    quick: Path, typing: Callable[..., Ended], edit: Edit
) -> None:
    asked = given_in(quick)["planned-reach"]["asked"]
    edit(quick, asked, "q-0000000000000000")
    typing("=\n", "assess", "pilot-to-scale", "--from", quick)
    assert given_in(FULL) == {}


def test_without_a_fingerprint_the_old_checklist_tells_what_was_asked(
    quick: Path, typing: Callable[..., Ended], edit: Edit
) -> None:
    asked = given_in(quick)["planned-reach"]["asked"]
    edit(quick, f"    asked: {asked}\n", "")
    typing("=\n", "assess", "pilot-to-scale", "--from", quick)
    assert set(given_in(FULL)) == {"planned-reach"}


def test_a_flag_says_otherwise(quick: Path, typing: Callable[..., Ended]) -> None:
    flags = ("--site", "North Ward", "--role", "ward lead", "--round", "2026-12")
    assert typing("", "assess", "site-readiness", "--from", quick, *flags).code == 0
    path = Path("assessments/hub/2026-12/north-ward/ward-lead-site-readiness.yaml")
    new = read(path)
    assert (new["site"]["name"], new["respondent"]["role"], new["round"]) == ("North Ward", "ward lead", "2026-12")
    assert new["innovation"] == read(quick)["innovation"]
    assert (path.parent / new["follows"]).resolve() == quick.resolve()


def test_the_new_file_can_be_put_elsewhere(quick: Path, typing: Callable[..., Ended]) -> None:
    assert typing("=\n", "assess", "--from", quick, "-o", "full.yaml").code == 0
    assert read(Path("full.yaml"))["follows"] == quick.as_posix()
    assert set(given_in(Path("full.yaml"))) == {"planned-reach"}


def test_the_second_time_the_same_file_is_gone_on_with(quick: Path, typing: Callable[..., Ended]) -> None:
    typing("=\nq\n", "assess", "--from", quick)
    ended = typing("=\nq\n", "assess", "--from", quick)
    assert "There is a file" in ended.out
    assert set(given_in(FULL)) == {"planned-reach", "open-concern"}


def test_both_files_are_valid(quick: Path, typing: Callable[..., Ended], scalecheck: Run) -> None:
    typing("=\n=\n", "assess", "--from", quick)
    assert scalecheck("validate") == (0, "", "2 files checked: no problems.\n")


def test_an_agreed_file_stays_agreed_and_leaves_its_decision_behind(
    quick: Path, typing: Callable[..., Ended], edit: Edit
) -> None:
    respondent = "respondent:\n  id: programme-lead\n  role: programme lead\n"
    agreed = (
        "agreed:\n  date: 2026-11-01\n  who: chair\ndecision:\n  date: 2026-11-02\n  group: Board\n  taken: not-yet\n"
    )
    edit(quick, respondent, agreed)
    typing("=\n", "assess", "--from", quick)
    [path] = FOLDER.glob("*-pilot-to-scale.yaml")
    new = read(path)
    assert (new["agreed"]["who"], str(new["agreed"]["date"])) == ("chair", "2026-11-23")
    assert "decision" not in new
    assert "respondent" not in new


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--from", "nothing.yaml"), "there is no such file"),
        (("pilot-to-scale-quick", "--from", QUICK), "answers that checklist already"),
        ((QUICK, "--from", QUICK), "--from begins a new one"),
    ],
)
def test_what_can_not_be_taken_over_is_said_and_nothing_is_made(
    arguments: tuple[object, ...], said: str, quick: Path, typing: Callable[..., Ended]
) -> None:
    ended = typing("", "assess", *arguments)
    assert ended.code == 2
    assert said in ended.err
    assert [path.name for path in FOLDER.iterdir() if path.suffix == ".yaml"] == [quick.name]


TAKEN: Final = "follows: quick.yaml\n"
ASK: Final = "asks: [{what: A payer, kind: money, items: [money]}]\n"


def two_checklists(folder: Path, promised: str = "{what: Ask the board, who: lead, due: 2026-12-01}") -> None:
    """Put a file of one checklist and one of another that goes on from it, with the same action and the same ask."""
    for name in ("quick", "small"):
        trees.put(folder, f"checklists/{name}.yaml", trees.checklist(name))
        said = {"parts": "some", "money": "some", "rules": "some"}
        more = ASK + (TAKEN if name == "small" else "")
        text = trees.assessment(said, checklist=name, more=more)
        text = text.replace("override", f"actions: [{promised}], override", 1)
        trees.put(folder, f"assessments/{name}.yaml", text)


def test_what_was_taken_along_is_one_promise_under_the_key_that_it_had(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, scalecheck: Run, edit: Edit
) -> None:
    monkeypatch.chdir(tmp_path)
    two_checklists(tmp_path)
    before = listed(scalecheck("actions", "assessments/quick.yaml", "--format", "csv").out)
    own = listed(scalecheck("actions", "assessments/small.yaml", "--format", "csv").out)
    now = listed(scalecheck("actions", "assessments", "--format", "csv").out)
    assert [row["key"] for row in now] == [row["key"] for row in before] != [row["key"] for row in own]
    assert scalecheck("actions", "assessments", "--redate", own[0]["key"], "2026-12-24").code == 0
    assert scalecheck("actions", "assessments", "--done", before[0]["key"]).code == 0
    [row] = listed(scalecheck("actions", "assessments", "--format", "csv").out)
    assert (row["state"], row["due"]) == ("done", "2026-12-24")
    edit(Path("assessments/small.yaml"), "Ask the board", "Write to the board")
    assert len(listed(scalecheck("actions", "assessments", "--format", "csv").out)) == 2
    edit(Path("assessments/small.yaml"), "Write to the board", "Ask the board")
    edit(Path("assessments/small.yaml"), TAKEN, "")
    assert len(listed(scalecheck("actions", "assessments", "--format", "csv").out)) == 2


def test_an_ask_that_was_taken_along_and_a_gap_of_both_checklists_are_listed_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, scalecheck: Run, edit: Edit
) -> None:
    monkeypatch.chdir(tmp_path)
    two_checklists(tmp_path)
    rows = listed(scalecheck("asks", "assessments", "--format", "csv").out)
    assert [(row["what"], Path(row["file"]).name) for row in rows if row["key"]] == [("A payer", "small.yaml")]
    assert [(row["questions"], Path(row["file"]).name) for row in rows if not row["key"]] == [
        ("Title rules", "small.yaml")
    ]
    text = Path("assessments/small.yaml").read_text(encoding="utf-8")
    edit(Path("assessments/small.yaml"), next(line for line in text.splitlines() if "  rules:" in line), "  rules:")
    rows = listed(scalecheck("asks", "assessments", "--format", "csv").out)
    assert [Path(row["file"]).name for row in rows if not row["key"]] == ["quick.yaml"]
    edit(Path("assessments/small.yaml"), "  rules:", "  rules: {option: full}")
    rows = listed(scalecheck("asks", "assessments", "--format", "csv").out)
    assert [row for row in rows if not row["key"]] == []


def listed(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff")), delimiter=";" if ";" in text[:20] else ","))

"""`scalecheck review`: what it prints, and how it ends."""

from __future__ import annotations

import json
import re
import shutil
import time
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest

from scalecheck.commands.review import review
from scalecheck.errors import CannotLookError, InvalidDocumentError
from scalecheck.lint.assessments import ASSESSMENT_RULES
from scalecheck.workspace.occasions import Choice
from scalecheck.workspace.weak_spots import MOST
from tests.running import Ended

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.running import Edit

ROOT: Final = Path(__file__).parents[2]
SMALL: Final = ROOT / "tests" / "examples" / "review"
FILES: Final = sorted(path for path in SMALL.rglob("*.yaml") if path.parent.name != "checklists")
DISCHARGE: Final = ROOT / "tests" / "old_files" / "0.1.0" / "delayed-discharge"
PROGRAMME: Final = Path("assessments/discharge-dashboard/2026-11/programme")
DAY: Final = date(2026, 11, 23)
EXPECT: Final = "# expect: "


@pytest.fixture
def reviewed(capsys: pytest.CaptureFixture[str]) -> Callable[..., Ended]:
    """Return a way to run the command on 23 November 2026."""

    def run(path: Path | str, form: Any = "text", choice: Choice | None = None, **options: Any) -> Ended:  # noqa: ANN401
        code = review(Path(path), form, options.pop("as_of", DAY), choice or Choice(), **options)
        return Ended(code, *capsys.readouterr())

    return run


@pytest.fixture
def discharge(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a copy of the example of the discharge dashboard, and make its folder the current one."""
    folder = tmp_path / "discharge"
    shutil.copytree(DISCHARGE, folder)
    monkeypatch.chdir(folder)
    return folder


def codes(ended: Ended) -> list[str]:
    return [problem["code"] for problem in json.loads(ended.out)["problems"]]


@pytest.fixture
def alone(tmp_path: Path) -> Callable[[Path], Path]:
    """Return a way to lay out an example with the files that belong to it: no other example is around it."""

    def laid(path: Path) -> Path:
        other = "passing" if path.name.startswith("failing") else "failing"
        shutil.copytree(SMALL / "checklists", tmp_path / "checklists")
        shutil.copytree(path.parent, tmp_path / path.parent.name, ignore=shutil.ignore_patterns(f"{other}*"))
        return tmp_path / path.parent.name / path.name

    return laid


def name_of(path: Path) -> str:
    return path.relative_to(SMALL).as_posix()


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_an_example_has_the_weak_spots_that_it_expects_and_no_others(
    path: Path, alone: Callable[[Path], Path], reviewed: Callable[..., Ended]
) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    expected = [line.removeprefix(EXPECT) for line in lines if line.startswith(EXPECT)]
    assert expected, "its first lines do not say what to expect"
    found = [
        f"{one['line']}:{one['column']} {one['severity']} {one['code']}"
        for one in json.loads(reviewed(alone(path), "json").out)["problems"]
    ]
    assert (found or ["nothing"]) == expected


@pytest.mark.parametrize("code", ASSESSMENT_RULES)
def test_every_rule_has_a_failing_example_that_shows_it_and_a_passing_one_that_does_not(code: str) -> None:
    failing, passing = (SMALL / code / f"{kind}.yaml" for kind in ("failing", "passing"))
    assert f" {code}\n" in failing.read_text(encoding="utf-8")
    assert f" {code}\n" not in passing.read_text(encoding="utf-8")


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_every_weak_spot_is_told_in_a_sentence_and_says_what_would_be_right(
    path: Path, reviewed: Callable[..., Ended]
) -> None:
    for one in json.loads(reviewed(path, "json").out)["problems"]:
        assert re.fullmatch(r"[A-Z“`].*\.", one["message"]), one
        assert re.fullmatch(r"[A-Z].*\.", one["hint"]), one


def test_people_are_shown_each_weak_spot_by_its_question_and_each_advice_once(
    discharge: Path, reviewed: Callable[..., Ended], golden: Callable[[str, str], None]
) -> None:
    ended = reviewed(PROGRAMME / "agreed.yaml")
    assert discharge == Path.cwd()
    assert (ended.code, ended.err) == (
        0,
        "1 assessment looked at: 8 weak spots, 1 of which weakens the verdict; 1 is about evidence.\n",
    )
    golden("review/text.txt", ended.out)
    advices = [line for line in ended.out.splitlines() if "What to do: " in line]
    assert len(advices) == len(set(advices)) > 1
    assert "• Worked somewhere different: “Get the spring figures from Southgate”" in ended.out
    assert not re.search(r"agreed\.yaml:\d|\[[a-z-]+\]|\d{4}-\d{2}-\d{2}", ended.out.partition("\n")[2])


def test_what_somebody_does_something_about_is_in_hand(
    discharge: Path, reviewed: Callable[..., Ended], edit: Edit
) -> None:
    def unowned() -> list[str]:
        found = json.loads(reviewed(discharge / PROGRAMME / "agreed.yaml", "json").out)["problems"]
        return [one["message"] for one in found if one["code"] == "must-without-owner"]

    assert not any("Worked somewhere different" in one for one in unowned())
    edit(
        discharge / PROGRAMME / "agreed.yaml",
        "who: evaluation lead\n        organisation: Westmere Care Board\n        due: 2026-11-20",
        "due: 2026-11-20",
    )
    assert any("Worked somewhere different" in one for one in unowned())


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("met-without-evidence", "1 weak spot, which weakens the verdict."),
        ("contradiction", "2 weak spots, which weaken the verdict; 1 is about evidence."),
        ("one-owner", "1 weak spot."),
    ],
)
def test_the_last_line_counts_what_weakens_the_verdict(code: str, said: str, reviewed: Callable[..., Ended]) -> None:
    assert reviewed(SMALL / code / "failing.yaml").err == f"1 assessment looked at: {said}\n"


@pytest.mark.usefixtures("discharge")
def test_on_github_weak_spots_become_annotations(
    reviewed: Callable[..., Ended], golden: Callable[[str, str], None]
) -> None:
    golden("review/github.txt", reviewed(PROGRAMME / "agreed.yaml", "github").out)


@pytest.mark.usefixtures("discharge")
def test_scripts_get_what_validate_gives_them(reviewed: Callable[..., Ended]) -> None:
    ended = reviewed(PROGRAMME / "agreed.yaml", "json")
    data = json.loads(ended.out)
    assert (ended.code, ended.err, data["files"]) == (0, "", 1)
    assert {frozenset(problem) for problem in data["problems"]} == {
        frozenset({"file", "line", "column", "severity", "code", "message", "hint"})
    }


@pytest.mark.usefixtures("discharge")
def test_strict_ends_with_1_only_where_something_is_found(reviewed: Callable[..., Ended]) -> None:
    assert reviewed(PROGRAMME / "agreed.yaml", strict=True).code == 1
    ended = reviewed(PROGRAMME / "finance-lead.yaml", strict=True)
    assert ended == (0, "", "1 assessment looked at: no weak spots.\n")


@pytest.mark.usefixtures("discharge")
def test_the_day_decides_what_is_late_or_out_of_date(reviewed: Callable[..., Ended]) -> None:
    early = codes(reviewed(PROGRAMME / "agreed.yaml", "json", as_of=date(2026, 10, 31)))
    assert "overdue-action" not in early
    assert "piece-out-of-date" not in early
    late = codes(reviewed(PROGRAMME / "agreed.yaml", "json", as_of=date(2027, 6, 11)))
    assert "review-overdue" in late


@pytest.mark.usefixtures("discharge")
def test_of_a_folder_the_file_that_speaks_is_reviewed_and_the_others_only_for_private_details(
    reviewed: Callable[..., Ended], edit: Edit
) -> None:
    edit(PROGRAMME / "clinical-lead.yaml", "It has only ever run at", "Ask jo@northfield.example at")
    found = json.loads(reviewed(PROGRAMME, "json").out)
    elsewhere = [(Path(one["file"]).name, one["code"]) for one in found["problems"] if "agreed" not in one["file"]]
    assert elsewhere == [("clinical-lead.yaml", "email-address")]
    assert found["files"] == 3
    assert "must-without-owner" in codes(reviewed(PROGRAMME, "json"))


@pytest.mark.usefixtures("discharge")
def test_while_nothing_is_agreed_each_view_is_reviewed_but_not_for_what_the_group_will_add(
    reviewed: Callable[..., Ended],
) -> None:
    (PROGRAMME / "agreed.yaml").unlink()
    assert codes(reviewed(PROGRAMME, "json")) == ["required-evidence", "required-evidence"]


@pytest.mark.usefixtures("discharge")
def test_a_folder_of_several_occasions_is_listed_and_a_choice_is_asked_for(reviewed: Callable[..., Ended]) -> None:
    with pytest.raises(CannotLookError, match="more than one here") as error:
        reviewed("assessments")
    assert "discharge-dashboard, eastbrook, 2026-11" in str(error.value)
    assert "incomplete-action" in codes(reviewed("assessments", "json", Choice(site="eastbrook")))


@pytest.mark.usefixtures("discharge")
def test_with_a_bad_file_in_a_folder_the_rest_is_done_and_it_ends_with_1(
    reviewed: Callable[..., Ended], edit: Edit
) -> None:
    edit(PROGRAMME / "finance-lead.yaml", "role: finance lead\n", "rolle: finance lead\n")
    ended = reviewed(PROGRAMME, "json")
    assert ended.code == 1
    assert {"overdue-action", "unknown-key"} <= set(codes(ended))
    assert "; 1 file could not be looked at.\n" in reviewed(PROGRAMME).err


@pytest.mark.usefixtures("discharge")
def test_a_file_without_its_checklist_does_not_keep_the_others_from_being_reviewed(
    reviewed: Callable[..., Ended], edit: Edit
) -> None:
    edit(PROGRAMME / "finance-lead.yaml", 'version: "0.1.0"', 'version: "9.9.9"')
    ended = reviewed(PROGRAMME, "json")
    assert ended.code == 1
    assert {"overdue-action", "not-judged"} <= set(codes(ended))


@pytest.mark.usefixtures("discharge")
def test_a_file_that_is_not_valid_or_not_there_ends_it(reviewed: Callable[..., Ended], edit: Edit) -> None:
    edit(PROGRAMME / "agreed.yaml", "format: scalecheck/assessment@1.0", "format: scalecheck/assessment@1.0\nx: y")
    with pytest.raises(InvalidDocumentError):
        reviewed(PROGRAMME / "agreed.yaml")
    with pytest.raises(CannotLookError, match="panel, and an assessment is needed"):
        reviewed(PROGRAMME / "panel.yaml")
    with pytest.raises(CannotLookError):
        reviewed("nowhere.yaml")


@pytest.mark.usefixtures("discharge")
def test_hostile_text_is_shown_as_text(reviewed: Callable[..., Ended], edit: Edit) -> None:
    hostile = r'"[red]x[/] \u202e::error::%0A<script>|\u200b`#\u00a0[/foo]"'
    edit(PROGRAMME / "agreed.yaml", "Get the spring figures from Southgate", hostile)
    for form in ("text", "github"):
        ended = reviewed(PROGRAMME / "agreed.yaml", form)
        assert "[red]x[/]" in ended.out
        assert not {"\u202e", "\u200b", "\x1b"} & set(ended.out)
    lines = reviewed(PROGRAMME / "agreed.yaml", "github").out.splitlines()
    assert all(line.startswith(("::warning file=", "::error file=")) for line in lines)
    assert "%250A" in "".join(lines)


@pytest.mark.parametrize("form", ["text", "json", "github"])
def test_a_private_detail_is_never_repeated(form: str, reviewed: Callable[..., Ended]) -> None:
    for code, detail in (("nhs-number", "999 012"), ("email-address", "finance.lead@"), ("telephone-number", "01632")):
        ended = reviewed(SMALL / code / "failing.yaml", form)
        assert code in ended.out
        assert detail not in ended.out + ended.err


def test_a_comment_has_its_place_however_lines_end(tmp_path: Path, reviewed: Callable[..., Ended]) -> None:
    shutil.copytree(SMALL / "checklists", tmp_path / "checklists")
    text = (SMALL / "email-address" / "comments.yaml").read_text(encoding="utf-8")
    found = {}
    for ending in ("\n", "\r\n"):
        path = tmp_path / "comments.yaml"
        path.write_bytes(text.replace("\n", ending).encode())
        problems = json.loads(reviewed(path, "json").out)["problems"]
        found[ending] = [(one["line"], one["column"]) for one in problems if one["message"].startswith("A comment")]
    assert found["\n"] == found["\r\n"]
    assert len(found["\n"]) == 3


def test_a_file_full_of_private_comments_is_done_at_once(tmp_path: Path, reviewed: Callable[..., Ended]) -> None:
    shutil.copytree(SMALL / "checklists", tmp_path / "checklists")
    text = (SMALL / "email-address" / "comments.yaml").read_text(encoding="utf-8")
    path = tmp_path / "comments.yaml"
    path.write_text(text + "# ask jo@northfield.example\n" * 100_000, encoding="utf-8")
    begun = time.process_time()
    assert len(json.loads(reviewed(path, "json").out)["problems"]) == MOST + 1
    assert time.process_time() - begun < 10


def test_a_file_with_very_many_weak_spots_tells_the_first_and_how_many(
    tmp_path: Path, reviewed: Callable[..., Ended]
) -> None:
    shutil.copytree(SMALL / "checklists", tmp_path / "checklists")
    text = (SMALL / "incomplete-action" / "failing.yaml").read_text(encoding="utf-8")
    head, action, rest = text.partition("      - what: The yearly sum stands in a permanent budget\n")
    path = tmp_path / "many.yaml"
    path.write_text(head + action * 20_000 + rest, encoding="utf-8")
    found = json.loads(reviewed(path, "json").out)["problems"]
    assert (len(found), found[0]["code"]) == (MOST + 1, "more-weak-spots")
    assert "20000 weak spots" in found[0]["message"]

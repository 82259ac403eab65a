"""`scalecheck status`, run as its users run it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.running import Edit, Run

ROUND: Final = Path("assessments/discharge-hub/2026-11")
AGREED: Final = ROUND / "programme/agreed.yaml"
SITE: Final = ROUND / "north/north-ops.yaml"
PROGRAMME: Final = ("--site", "programme")

BEST: Final = {
    "core-components": "in-place",
    "extra-work": "disagree",
    "interoperability": "in-place",
    "safety-case": "in-place",
    "headroom": "in-place",
}
FIGURES: Final = {"answered", "relevant", "unknown", "unanswered", "not_applicable", "score", "band"}


def written(
    path: Path,
    answers: dict[str, str],
    *,
    whose: str = "agreed: {date: 2026-11-20, who: programme lead}",
    round_: str = "2026-11",
    concern: str = "answer-no",
) -> Path:
    """Write an assessment in which every answer is observed and has a piece of evidence."""
    lines = [
        "format: scalecheck/assessment@1.0",
        'checklist: {id: mini-scale, version: "1.2.0"}',
        "innovation: {id: discharge-hub, name: Discharge hub}",
        f'round: "{round_}"',
        whose,
        "profile:",
        "  planned-reach: {option: few}",
        "  digital: {option: answer-yes}",
        f"  open-concern: {{option: {concern}}}",
        "answers:",
    ]
    for item, option in answers.items():
        lines += [f"  {item}:", f"    option: {option}", "    basis: observed", "    evidence: [{what: A visit}]"]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def said(ended: Any) -> Any:  # noqa: ANN401 (JSON can hold anything)
    return json.loads(ended.out)


@pytest.fixture
def ready(family: Path) -> Path:
    """Return a file that reaches the best verdict, alone in its folder."""
    return written(family / "ready" / "agreed.yaml", BEST)


@pytest.fixture
def pair(family: Path) -> Path:
    """Return a folder in which two people have answered and nothing is agreed."""
    for name, role in (("clinical-lead", "clinical lead"), ("it-lead", "IT lead")):
        whose = f"respondent: {{id: {name}, role: {role}}}"
        written(family / "pair" / f"{name}.yaml", BEST, whose=whose)
    return family / "pair"


@pytest.mark.parametrize("columns", [40, 80, 200])
@pytest.mark.parametrize("path", [AGREED, SITE], ids=["programme", "site"])
def test_the_text_fits_the_screen(  # noqa: PLR0913, PLR0917 (as many things are needed)
    path: Path,
    columns: int,
    family: Path,
    scalecheck: Run,
    golden: Callable[[str, str], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    ended = scalecheck("status", path)
    assert (ended.code, ended.err) == (0, "")
    assert max(len(line) for line in ended.out.splitlines()) <= columns
    golden(f"status/{path.stem}-{columns}.txt", ended.out)
    assert family.exists()


@pytest.mark.usefixtures("family")
def test_an_accessible_screen_gets_lists_and_no_drawing(scalecheck: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ACCESSIBLE", "1")
    out = scalecheck("status", AGREED).out
    assert out.translate(str.maketrans("", "", "“”")).isascii()


@pytest.mark.parametrize("accessible", ["", "1"])
def test_a_gate_that_does_not_apply_says_why_as_the_report_does(
    accessible: str, tmp_path: Path, scalecheck: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ACCESSIBLE", accessible)
    monkeypatch.setenv("COLUMNS", "200")
    path = tmp_path / "programme.yaml"
    path.write_text(
        """format: scalecheck/assessment@1.0
checklist: {id: pilot-to-scale-quick, version: "2.0.0"}
innovation: {id: hub, name: Hub}
round: "2026-11"
respondent: {id: lead, role: programme lead}
profile: {personal-data: {option: answer-yes}}
answers: {core-parts: {option: in-place}}
""",
        encoding="utf-8",
    )
    why = "It is about each site, and is judged in the site's own file."
    out, report = scalecheck("status", path).out, scalecheck("report", path, "--format", "md", "-o", "-").out
    assert why in report
    lines = [line for line in out.splitlines() if "does not apply" in line]
    assert lines
    assert all(why in line for line in lines)


@pytest.mark.usefixtures("family")
def test_json_has_the_keys_that_scripts_rely_on(scalecheck: Run) -> None:
    ended = scalecheck("status", SITE, "--format", "json")
    assert (ended.code, ended.err) == (0, "")
    data = said(ended)
    assert data["innovation"]["id"] == "discharge-hub"
    assert {"id", "version"} <= data["checklist"].keys()
    assert {"id", "title", "settled", "reasons"} <= data["verdict"].keys()
    assert all(isinstance(one["text"], str) for one in data["verdict"]["reasons"])
    assert [one["id"] for one in data["gates"]] == ["safe", "travels"]
    for gate in data["gates"]:
        assert {"id", "applies", "allows", "met", "reasons"} <= gate.keys()
    assert [one["id"] for one in data["sections"]] == ["adaptation", "infrastructure"]
    assert [one["id"] for one in data["sections"][1]["sections"]] == ["technical", "people"]
    for section in (*data["sections"], *data["sections"][1]["sections"]):
        assert {"id", "sections", *FIGURES} <= section.keys()
    assert data["overall"].keys() >= FIGURES
    assert set(data["sides"]) == {"innovation", "system", "site"}
    assert all("verdict" in side for side in data["sides"].values())
    assert {"proposed", "supported"} <= data["step"].keys()
    assert [one["id"] for one in data["warnings"]] == ["rushing"]


@pytest.mark.usefixtures("family")
def test_before_anything_is_settled_json_names_the_default_verdict(scalecheck: Run) -> None:
    verdict = said(scalecheck("status", AGREED, "--format", "json"))["verdict"]
    assert (verdict["id"], verdict["settled"]) == ("not-yet", False)
    assert verdict["reasons"]


def test_the_best_verdict_can_be_reached(ready: Path, scalecheck: Run) -> None:
    ended = scalecheck("status", ready, "--format", "json")
    verdict = said(ended)["verdict"]
    assert (ended.code, verdict["id"], verdict["settled"]) == (0, "ready", True)
    assert "Ready to scale (green)" in scalecheck("status", ready).out


@pytest.mark.parametrize("require", ["ready", "with-conditions", "not-yet", "stop"])
def test_a_verdict_as_good_as_required_or_better_ends_with_0(require: str, ready: Path, scalecheck: Run) -> None:
    ended = scalecheck("status", ready, "--require", require)
    assert (ended.code, ended.err) == (0, "")


@pytest.mark.parametrize(("require", "code"), [("ready", 1), ("with-conditions", 1), ("not-yet", 0)])
def test_a_verdict_worse_than_required_ends_with_1(require: str, code: int, family: Path, scalecheck: Run) -> None:
    path = written(family / "a.yaml", {**BEST, "safety-case": "not-started"})
    ended = scalecheck("status", path, "--require", require)
    assert ended.code == code
    assert "Not yet (amber-red)" in ended.out
    assert ended.err == ("" if code == 0 else f"Required is `{require}` or better; it is: Not yet (amber-red).\n")


@pytest.mark.usefixtures("family")
def test_before_anything_is_settled_no_requirement_is_met(scalecheck: Run) -> None:
    ended = scalecheck("status", AGREED, "--require", "stop")
    assert (ended.code, ended.err) == (1, "Required is `stop` or better; it is: No verdict yet.\n")


def test_a_requirement_that_is_no_verdict_ends_with_2(ready: Path, scalecheck: Run) -> None:
    ended = scalecheck("status", ready, "--require", "redy")
    assert ended == (2, "", "There is no verdict `redy`. Did you mean `ready`?\n")


def test_a_known_concern_speaks_before_anything_is_settled(family: Path, scalecheck: Run) -> None:
    path = written(family / "a.yaml", {}, concern="answer-yes")
    assert "Stop and rethink (red)" in scalecheck("status", path).out


def test_evidence_counts_only_until_its_last_day(ready: Path, edit: Edit, scalecheck: Run) -> None:
    edit(
        ready,
        "  safety-case:\n    option: in-place\n    basis: observed\n    evidence: [{what: A visit}]",
        "  safety-case:\n    option: in-place\n    basis: observed\n"
        "    evidence: [{what: A visit, valid_until: 2026-12-31}]",
    )
    assert scalecheck("status", ready, "--require", "ready").code == 0
    assert scalecheck("status", ready, "--require", "ready", "--as-of", "2026-12-31").code == 0
    later = scalecheck("status", ready, "--require", "ready", "--as-of", "2027-01-01")
    assert later.code == 1
    assert "judged as of 1 January 2027" in " ".join(later.out.split())


def test_a_site_inherits_what_the_programme_has_answered(family: Path, edit: Edit, scalecheck: Run) -> None:
    written(family / AGREED, BEST)
    edit(family / SITE, "  core-components:\n    option: planned\n", "  core-components:\n")
    edit(family / SITE, "    override: The draft does not describe our pathway.       #", "#")
    gates = said(scalecheck("status", SITE, "--format", "json"))["gates"]
    assert [gate["met"] for gate in gates] == [True, True]
    (family / AGREED).unlink()
    gates = said(scalecheck("status", SITE, "--format", "json"))["gates"]
    assert [gate["met"] for gate in gates] == [False, False]


def test_a_folder_with_one_occasion_is_judged_like_its_file(ready: Path, scalecheck: Run) -> None:
    assert scalecheck("status", ready.parent) == scalecheck("status", ready)


def test_several_occasions_are_listed(family: Path, scalecheck: Run, golden: Callable[[str, str], None]) -> None:
    ended = scalecheck("status", family / "assessments")
    assert (ended.code, ended.err) == (
        0,
        "There is more than one here. Choose with --innovation, --site, --round and --checklist, or name one file.\n",
    )
    golden("status/several.txt", ended.out)


def test_several_occasions_are_listed_as_json_too(family: Path, scalecheck: Run) -> None:
    ended = scalecheck("status", family, "--format", "json")
    assert ended.code == 0
    assert [(one["site"], one["round"], one["verdict"]["settled"]) for one in said(ended)["occasions"]] == [
        (None, "2026-11", False),
        ({"id": "north"}, "2026-11", False),
    ]


def test_on_a_narrow_screen_occasions_are_a_list(
    family: Path, scalecheck: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    assert "discharge-hub, programme, 2026-11" in scalecheck("status", family).out


def test_the_newest_round_of_what_is_chosen_is_judged(family: Path, scalecheck: Run) -> None:
    assert "round 2026-11" in scalecheck("status", family, *PROGRAMME).out
    assert "round 2026-06" in scalecheck("status", family, *PROGRAMME, "--round", "2026-06").out


def begun(family: Path, edit: Edit) -> tuple[Path, Path]:
    """Return the files of a round with the best verdict and a decision, and of one that has just begun after it."""
    then = written(family / "ready" / "2026-11" / "agreed.yaml", BEST)
    decision = "decision: {date: 2026-11-27, group: steering group, taken: Go to ten}\n"
    edit(then, "profile:\n", f"{decision}profile:\n")
    edit(then, "  safety-case:\n    option", "  safety-case:\n    actions: [{what: Sign it}]\n    option")
    whose = "follows: ../2026-11/agreed.yaml\nagreed: {date: 2027-02-20, who: programme lead}"
    now = written(family / "ready" / "2027-02" / "agreed.yaml", {"headroom": "in-place"}, whose=whose, round_="2027-02")
    open_ones = "".join(f"  {name}:\n" for name in BEST if name != "headroom")
    now.write_text(now.read_text(encoding="utf-8") + open_ones, encoding="utf-8")
    return then, now


def test_a_round_that_has_begun_keeps_the_last_verdict_and_decision_beside_it(
    family: Path, edit: Edit, scalecheck: Run
) -> None:
    _, now = begun(family, edit)
    for place in (now.parents[1], now):
        out = " ".join(scalecheck("status", place).out.split())
        assert "The round 2027-02 has begun: 4 of 8 questions answered. Four answers of the round before wait" in out
        assert "The last verdict, of the round 2026-11: Ready to scale (green)." in out
        assert "• Go to ten" in out
    written(family / "ready" / "other.yaml", BEST, round_="2027-02")
    edit(family / "ready" / "other.yaml", "innovation: {id: discharge-hub, name: Discharge hub}", "innovation: {id: o}")
    assert "No verdict yet; in 2026-11: Ready to scale (green)" in " ".join(
        scalecheck("status", now.parents[1]).out.split()
    )
    [first, other] = said(scalecheck("status", now.parents[1], "--format", "json"))["occasions"]
    assert (first["last"]["round"], first["last"]["verdict"]["id"], first["last"]["decision"]) == (
        "2026-11",
        "ready",
        "Go to ten",
    )
    assert "last" not in other


def test_answers_that_wait_to_be_confirmed_are_compared_as_waiting_and_not_as_gone(
    family: Path, edit: Edit, scalecheck: Run
) -> None:
    then, now = begun(family, edit)
    out = " ".join(scalecheck("compare", then, now).out.split())
    assert "The round 2027-02 has begun: 4 of 8 questions answered. Four answers of the round before wait" in out
    assert "Wait to be confirmed" in out
    assert "Open actions of answers that wait to be confirmed • Sign it" in out
    assert "waits for answers to be confirmed" in out
    for gone in ("no longer met", "No longer answered", "no longer listed"):
        assert gone not in out
    edit(now, "follows: ../2026-11/agreed.yaml\n", "")
    out = scalecheck("compare", then, now).out
    assert "No longer answered" in out
    assert "no longer met" in out


def test_another_innovation_with_an_older_round_is_not_passed_over(family: Path, edit: Edit, scalecheck: Run) -> None:
    older = written(family / "old" / "agreed.yaml", BEST, round_="2025-01")
    edit(older, "innovation: {id: discharge-hub, name: Discharge hub}", "innovation: {id: other-hub}")
    ended = scalecheck("status", family, *PROGRAMME)
    assert ended.code == 0
    assert "other-hub" in ended.out


def test_of_several_occasions_no_verdict_can_be_required_and_nothing_supposed(family: Path, scalecheck: Run) -> None:
    for more in (("--require", "ready"), ("--what-if", "core-parts=in-place")):
        ended = scalecheck("status", family, *more)
        assert (ended.code, ended.out) == (2, "")
        assert "discharge-hub, north, 2026-11" in ended.err


@pytest.mark.parametrize("command", ["status", "report", "review"])
def test_several_checklists_of_one_round_are_told_apart_by_what_the_message_proposes(
    family: Path, edit: Edit, scalecheck: Run, command: str
) -> None:
    other = edit(
        Path(shutil.copy(family / "checklists" / "mini-scale.yaml", family / "checklists" / "other.yaml")),
        "id: mini-scale\n",
        "id: other-scale\n",
    )
    answered = written(family / "other" / "agreed.yaml", BEST)
    answered.write_text(
        answered.read_text(encoding="utf-8").replace("id: mini-scale", "id: other-scale"), encoding="utf-8"
    )
    several = scalecheck(command, family, *PROGRAMME)
    assert "--checklist" in several.err
    for one in (other, "other-scale"):
        chosen = scalecheck(command, family, *PROGRAMME, "--checklist", one)
        assert "There is more than one here" not in chosen.err
        assert chosen.code == 0


def test_a_choice_that_nothing_fits_says_what_there_is(family: Path, scalecheck: Run) -> None:
    ended = scalecheck("status", family, "--site", "south")
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.splitlines()[1:] == [
        "  discharge-hub, programme, 2026-06",
        "  discharge-hub, programme, 2026-11",
        "  discharge-hub, north, 2026-11",
    ]


def test_where_several_answered_and_nothing_is_agreed_there_is_no_verdict(
    pair: Path, scalecheck: Run, golden: Callable[[str, str], None]
) -> None:
    ended = scalecheck("status", pair)
    assert (ended.code, ended.err) == (1, "")
    golden("status/not-agreed.txt", ended.out.replace(str(pair), "FOLDER"))


def test_disagreement_as_json_names_no_verdict(pair: Path, scalecheck: Run) -> None:
    ended = scalecheck("status", pair, "--format", "json")
    assert ended.code == 1
    data = said(ended)
    assert data["innovation"]["id"] == "discharge-hub"
    assert (data["verdict"]["id"], data["verdict"]["settled"]) == (None, False)
    assert "clinical lead" in data["verdict"]["reasons"][0]["text"]


def test_the_agreed_answers_speak_for_all(pair: Path, scalecheck: Run) -> None:
    written(pair / "agreed.yaml", {**BEST, "safety-case": "not-started"})
    ended = scalecheck("status", pair)
    assert ended.code == 0
    assert "Agreed on 20 November 2026" in ended.out
    assert "Not yet (amber-red)" in ended.out


def test_one_respondent_alone_speaks(pair: Path, scalecheck: Run) -> None:
    (pair / "it-lead.yaml").unlink()
    ended = scalecheck("status", pair)
    assert ended.code == 0
    assert "Answered by the clinical lead" in ended.out


def test_beside_a_broken_file_the_rest_is_judged_and_the_end_is_1(ready: Path, scalecheck: Run) -> None:
    (ready.parent / "broken.yaml").write_text('format: scalecheck/assessment@1.0\nround: "\n', encoding="utf-8")
    ended = scalecheck("status", ready.parent)
    assert ended.code == 1
    assert "Ready to scale (green)" in ended.out
    assert f"{ready.parent / 'broken.yaml'}:2:8: error:" in ended.err


def test_a_folder_of_broken_files_only_ends_with_1(tmp_path: Path, scalecheck: Run) -> None:
    (tmp_path / "broken.yaml").write_text('format: scalecheck/assessment@1.0\nround: "\n', encoding="utf-8")
    ended = scalecheck("status", tmp_path)
    assert (ended.code, ended.out) == (1, "")
    assert "broken.yaml:2:8: error:" in ended.err


def test_an_invalid_file_ends_with_1_and_says_all_that_is_wrong(family: Path, edit: Edit, scalecheck: Run) -> None:
    edit(family / AGREED, "option: partly", "option: partially")
    edit(family / AGREED, "basis: evidenced ", "basis: [evidenced] ")
    ended = scalecheck("status", AGREED)
    assert (ended.code, ended.out) == (1, "")
    assert ended.err.count(": error: ") == 2
    assert "Did you mean `partly`?" in ended.err


@pytest.mark.parametrize(
    ("path", "said_of_it"),
    [
        ("nothing.yaml", "nothing.yaml: there is no such file."),
        ("checklists", "No assessment was found in checklists."),
        ("checklists/mini-scale.yaml", "checklists/mini-scale.yaml is a checklist, and an assessment is needed here."),
    ],
)
def test_where_there_is_no_assessment_the_end_is_2(path: str, said_of_it: str, family: Path, scalecheck: Run) -> None:
    assert scalecheck("status", Path(path)) == (2, "", f"{said_of_it}\n")
    assert family.exists()


def test_without_its_checklist_a_file_can_not_be_judged(family: Path, scalecheck: Run) -> None:
    (family / "checklists" / "mini-scale.yaml").unlink()
    ended = scalecheck("status", SITE)
    assert (ended.code, ended.out) == (2, "")
    assert "The checklist `mini-scale` 1.2.0 was not found." in ended.err
    assert "--checklist" in ended.err


def test_the_checklist_can_be_named_by_its_path(family: Path, tmp_path: Path, scalecheck: Run) -> None:
    elsewhere = (family / "checklists" / "mini-scale.yaml").rename(tmp_path / "elsewhere.yaml")
    assert scalecheck("status", SITE, "--checklist", elsewhere).code == 0


def test_the_day_comes_from_the_environment_where_no_other_is_named(
    ready: Path, scalecheck: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "judged as of 23 November 2026" in " ".join(scalecheck("status", ready).out.split())
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "soon")
    ended = scalecheck("status", ready)
    assert (ended.code, ended.err) == (2, "SOURCE_DATE_EPOCH is no number of seconds since 1970: soon\n")


def test_an_opening_question_among_the_items_changes_neither_verdict_nor_count(
    family: Path, scalecheck: Run, edit: Edit
) -> None:
    path = written(family / "ready" / "agreed.yaml", BEST, concern="answer-yes")
    before = said(scalecheck("status", path, "--format", "json"))
    edit(path, "answers:\n", "answers:\n  open-concern:\n  planned-reach: {option: all}\n")
    assert said(scalecheck("status", path, "--format", "json")) == before

"""Two versions of a file merged: by question, by key, with its comments, and where that can't be done."""

from __future__ import annotations

from typing import Any, Final

import pytest
import yaml

from scalecheck.documents.loading import load
from scalecheck.documents.merging.answers import merged_answer
from scalecheck.documents.merging.files import merge_files

BASE: Final = """\
# What the lead answers.
format: scalecheck/assessment@1.0
checklist: {id: mini, version: "1.0.0"}
innovation: {id: hub}
round: "2026-11"
respondent: {id: lead, role: lead}
proposal:
  step: Go to ten sites.
  cost: Nothing.
profile:
  reach:
answers:
  # First area
  parts:
  money:
    option: planned
    actions:
      - what: Ask the board
        due: 2026-12-01
  # Second area
  record:
"""


def changed(*edits: tuple[str, str]) -> bytes:
    """Return the base with some texts replaced, each of which stands there."""
    text = BASE
    for old, new in edits:
        assert old in text
        text = text.replace(old, new, 1)
    return text.encode()


def merged(ours: bytes, theirs: bytes, base: bytes = BASE.encode()) -> dict[str, Any]:
    """Return what two versions come to, where no conflict is left."""
    result = merge_files(base, ours, theirs, "lead.yaml")
    assert (result.conflicts, result.unreadable) == ((), "")
    assert load(result.content, "lead.yaml").sound
    data: dict[str, Any] = yaml.safe_load(result.content)
    return data


def test_answers_to_different_questions_are_brought_together() -> None:
    data = merged(changed(("parts:", "parts: {option: full}")), changed(("reach:", "reach: {option: few}")))
    assert (data["answers"]["parts"], data["profile"]["reach"]) == ({"option": "full"}, {"option": "few"})


def test_nothing_changes_where_theirs_has_changed_nothing() -> None:
    ours = changed(("  parts:", "  parts: {option: full}   # for now"))
    assert merge_files(BASE.encode(), ours, BASE.encode(), "lead.yaml").content == ours


def test_one_question_answered_twice_differently_is_open_with_both_answers() -> None:
    ours, theirs = changed(("parts:", "parts: {option: full}")), changed(("parts:", "parts: {option: none, note: No}"))
    result = merge_files(BASE.encode(), ours, theirs, "lead.yaml")
    assert result.answered_twice == ("parts",)
    data = yaml.safe_load(result.content)
    assert data["answers"]["parts"] == {"either": [{"option": "full"}, {"option": "none", "note": "No"}]}
    codes = [(one.code, one.severity.value) for one in load(result.content, "lead.yaml").problems]
    assert codes == [("answered-twice", "warning")]


def test_a_third_answer_joins_the_two_that_are_kept_already() -> None:
    both = {"either": [{"option": "full"}, {"option": "none"}]}
    assert merged_answer({"option": "full"}, both, {"option": "much"}) == {
        "either": [*both["either"], {"option": "much"}]
    }


def test_who_chooses_between_two_answers_has_the_last_word_unless_somebody_else_chooses_too() -> None:
    both = {"either": [{"option": "full"}, {"option": "none"}]}
    assert merged_answer(both, {"option": "full"}, both) == {"option": "full"}
    assert merged_answer(both, {"option": "full"}, {"option": "none"}) == both


@pytest.mark.parametrize(
    "days", [("2026-11-03", "2026-11-05"), ("2026-11-05", "2026-11-20"), ("2026-09-30", "2026-11-02")]
)
def test_the_same_answer_given_twice_is_one_given_on_the_later_day(days: tuple[str, str]) -> None:
    one, other = (f"parts: {{option: full, answered: {{who: lead, date: {day}}}}}" for day in days)
    for first, second in ((one, other), (other, one)):
        data = merged(changed(("parts:", first)), changed(("parts:", second)))
        assert str(data["answers"]["parts"]["answered"]["date"]) == days[1]


def test_what_stands_beside_an_answer_is_merged_by_itself() -> None:
    ours = changed(("    option: planned\n", "    option: planned\n    note: Ask again.\n"))
    theirs = changed(("due: 2026-12-01", "due: 2026-12-01\n        done: true\n      - what: Tell the ward"))
    money = merged(ours, theirs)["answers"]["money"]
    assert money["note"] == "Ask again."
    assert [(one["what"], one.get("done")) for one in money["actions"]] == [
        ("Ask the board", True),
        ("Tell the ward", None),
    ]


def test_an_action_dated_anew_on_both_sides_leaves_the_answer_open_and_keeps_both() -> None:
    ours, theirs = (changed(("2026-12-01", day)) for day in ("2026-12-08", "2026-12-15"))
    money = merged(ours, theirs)["answers"]["money"]
    assert [str(one["actions"][0]["due"]) for one in money["either"]] == ["2026-12-08", "2026-12-15"]


def test_an_answer_that_one_side_took_away_and_the_other_changed_is_kept() -> None:
    gone = changed(
        (
            "money:\n    option: planned\n    actions:\n      - what: Ask the board\n        due: 2026-12-01\n",
            "money:\n",
        )
    )
    assert merged(gone, changed(("option: planned", "option: full")))["answers"]["money"]["option"] == "full"
    assert merged(gone, BASE.encode())["answers"]["money"] is None


def test_the_header_is_merged_by_key() -> None:
    ours, theirs = (
        changed(("step: Go to ten", "step: Go to six")),
        changed(("cost: Nothing.", "cost: Little.\n  asks: Money.")),
    )
    assert merged(ours, theirs)["proposal"] == {"step": "Go to six sites.", "cost": "Little.", "asks": "Money."}


def test_a_key_changed_on_both_sides_is_a_conflict_with_markers_and_the_rest_is_merged() -> None:
    ours = changed(("cost: Nothing.", "cost: Little."), ("parts:", "parts: {option: full}"))
    result = merge_files(
        BASE.encode(),
        ours,
        changed(("cost: Nothing.", "cost: Much."), ("record:", "record: {option: full}")),
        "lead.yaml",
    )
    text = result.content.decode()
    assert result.conflicts == ("proposal",)
    assert (
        "<<<<<<< ours\nproposal:\n  step: Go to ten sites.\n  cost: Little.\n=======\n"
        "proposal:\n  step: Go to ten sites.\n  cost: Much.\n>>>>>>> theirs\nprofile:\n"
    ) in text
    assert "parts: {option: full}" in text
    assert "record:\n    option: full" in text
    assert [one.code for one in load(result.content, "lead.yaml").problems][:1] == ["merge-conflict"]


def test_a_decision_of_each_side_under_a_new_key_is_a_conflict_before_the_answers() -> None:
    ours, theirs = (
        changed(("profile:\n", f"decision: {{date: 2026-11-20, group: Board, taken: {taken}}}\nprofile:\n"))
        for taken in ("ready", "not-yet")
    )
    assert merge_files(BASE.encode(), ours, theirs, "lead.yaml").conflicts == ("decision",)


def test_what_was_agreed_on_two_days_was_agreed_on_the_later() -> None:
    base = changed(("respondent: {id: lead, role: lead}", "agreed: {date: 2026-11-10, who: lead, panel: [ward]}"))
    ours = base.replace(b"2026-11-10", b"2026-11-12")
    theirs = base.replace(b"2026-11-10", b"2026-11-11").replace(b"[ward]", b"[ward, it]")
    agreed = merged(ours, theirs, base)["agreed"]
    assert (str(agreed["date"]), agreed["panel"]) == ("2026-11-12", ["ward", "it"])


def test_their_comments_come_along_with_what_they_have_changed() -> None:
    theirs = changed(("  record:\n", "  # Asked twice.\n  record:\n    # Not sure.\n    option: full\n"))
    text = merge_files(
        BASE.encode(), changed(("parts:", "parts: {option: full}")), theirs, "lead.yaml"
    ).content.decode()
    assert "  # Second area\n  # Asked twice.\n  # Not sure.\n  record:\n    option: full\n" in text
    assert text.startswith("# What the lead answers.\n")


def test_a_file_that_both_sides_have_added_is_merged_as_well() -> None:
    data = merged(changed(("parts:", "parts: {option: full}")), changed(("record:", "record: {option: full}")), b"")
    assert (data["answers"]["parts"], data["answers"]["record"]) == ({"option": "full"}, {"option": "full"})


def test_a_panel_is_merged_by_who_is_invited() -> None:
    panel = (
        'format: scalecheck/panel@1.0\ninnovation: {id: hub}\nround: "2026-11"\nstate: closed\n'
        "invited:\n  - {id: ward, role: ward lead}\n"
    )
    ours, theirs = (panel + f"  - {{id: {name}, role: {name} lead}}\n" for name in ("it", "finance"))
    result = merge_files(panel.encode(), ours.encode(), theirs.encode(), "panel.yaml")
    assert [one["id"] for one in yaml.safe_load(result.content)["invited"]] == ["ward", "finance", "it"]


@pytest.mark.parametrize(
    "broken",
    [b"answers: [", b"a: 1\n", BASE.replace("mini", "Mini").encode(), b"\xff\xfe"],
    ids=["yaml", "other", "model", "bytes"],
)
def test_what_can_not_be_read_is_left_whole_between_markers(broken: bytes) -> None:
    ours = changed(("parts:", "parts: {option: full}"))
    result = merge_files(BASE.encode(), ours, broken, "lead.yaml")
    assert result.unreadable
    lines = result.content.splitlines()
    assert {b"<<<<<<< ours", b"=======", b">>>>>>> theirs"} <= set(lines)
    assert set(ours.splitlines()) | set(broken.splitlines()) <= set(lines)


def test_windows_line_endings_of_ours_stay() -> None:
    ours = changed(("parts:", "parts: {option: full}")).replace(b"\n", b"\r\n")
    content = merge_files(BASE.encode(), ours, changed(("record:", "record: {option: full}")), "lead.yaml").content
    assert content.count(b"\n") == content.count(b"\r\n")
    assert yaml.safe_load(content)["answers"]["record"] == {"option": "full"}

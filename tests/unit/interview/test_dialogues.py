"""Notes, evidence, owners, actions: small dialogues in the course of an interview."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from scalecheck.model.assessment import Action, Answer, Evidence, Owner
from tests.builders import answer
from tests.interviewing import Talk, interview, talk

if TYPE_CHECKING:
    from collections.abc import Mapping

SOFTWARE = {"software": "answer-yes"}
ANSWERED = {**SOFTWARE, "parts": "much"}


def held(*lines: str, said: Mapping[str, object] | None = None) -> Talk:
    return talk(interview(said or SOFTWARE), "j parts", *lines)


def test_a_note_takes_lines_until_an_empty_one() -> None:
    talked = held("n", "first", "q", "3", "")
    assert talked.answers["parts"].note == "first\nq\n3"
    assert talked.put[-1] == "parts"
    assert talked.remarks == ["Saved: your note."]


def test_each_line_of_a_note_is_saved_before_the_next() -> None:
    talked = held("n", "first", "second")
    assert [one["parts"].note for one in talked.saved] == ["first", "first\nsecond"]


def test_a_note_on_the_line_of_its_letter_is_done_at_once() -> None:
    talked = held("n as we said")
    assert talked.answers["parts"].note == "as we said"
    assert talked.put[-1] == "parts"


def test_a_note_with_a_long_headline_gets_a_hint() -> None:
    assert "this one has 125" in held("n", "y" * 125).remarks[0]
    assert "this one has 125" in held(f"n {'y' * 125}").remarks[1]


def test_only_the_first_line_of_a_note_is_its_headline() -> None:
    assert held("n", "short", "y" * 125, "").remarks == ["Saved: your note."]


def test_what_is_said_to_be_saved_is_what_was_given_and_not_what_was_there() -> None:
    said = {**SOFTWARE, "parts": {"option": "much", "owner": {"role": "chair"}, "actions": [{"what": "Ask"}]}}
    assert held("n as we said", said=said).remarks[-1] == "Saved: your note."
    assert held("o finance lead", "", said=said).remarks[-1] == "Saved: the owner, finance lead."
    assert held("a Pay", "", "", "", said=said).remarks[-1].startswith("Saved: the action.")


def test_a_note_that_is_there_is_shown_and_kept_by_an_empty_line() -> None:
    talked = held("n", "", said={**SOFTWARE, "parts": {"option": "much", "note": "Old"}})
    assert talked.prompter.shown[-2].replaces == "Old"  # type: ignore[union-attr]
    assert talked.answers["parts"].note == "Old"
    assert talked.saved == []


def test_a_note_from_an_editor_is_taken_whole() -> None:
    talked = talk(interview(SOFTWARE), "n", "n", written="first\r\n\n\x1b[Asecond \n")
    assert talked.answers["parts"].note == "first\n\n[Asecond"
    assert talked.remarks == ["Saved: your note.", "Left as it was."]
    assert talked.put == ["parts", "parts", "parts"]


def test_an_editor_that_comes_back_empty_takes_the_note_away() -> None:
    said = {**SOFTWARE, "parts": {"option": "much", "note": "Old"}}
    talked = talk(interview(said), "j parts", "n", written=" \n")
    assert talked.answers["parts"] == answer("much")
    assert talked.remarks == ["The note is gone; u brings it back."]
    only_a_note = talk(interview({**SOFTWARE, "parts": {"note": "Old"}}), "n", "u", written="")
    assert only_a_note.saved[0].keys() == {"software"}
    assert only_a_note.answers["parts"].note == "Old"


def test_evidence_is_asked_for_field_by_field() -> None:
    talked = held("e", "Minutes", "docs/minutes.pdf", "31/10/2026", "2027-10-31", said=ANSWERED)
    expected = Evidence(
        what="Minutes", link="docs/minutes.pdf", recorded=date(2026, 10, 31), valid_until=date(2027, 10, 31)
    )
    assert talked.answers["parts"].evidence == (expected,)
    assert talked.answers["parts"].basis == "evidenced"
    assert talked.remarks[0] == "Saved: the evidence."
    assert "rests on evidence" in talked.remarks[1]


def test_evidence_does_not_change_what_somebody_said_that_an_answer_rests_on() -> None:
    said = {**SOFTWARE, "parts": {"option": "much", "basis": "guess"}}
    talked = held("e A page", "", "", "", said=said)
    assert talked.answers["parts"].basis == "guess"
    assert talked.remarks == ["Saved: the evidence."]


def test_each_field_is_saved_before_the_next_and_all_are_one_change() -> None:
    talked = held("e", "Minutes", "docs/minutes.pdf", "u", said=ANSWERED)
    assert [len(one["parts"].evidence) for one in talked.saved] == [1, 1, 0]
    assert talked.saved[1]["parts"].evidence[0].link == "docs/minutes.pdf"
    assert talked.answers["parts"] == answer("much")


def test_a_second_piece_of_evidence_is_added_to_the_first() -> None:
    talked = held("e One", "", "", "", "e Two", "", "", "")
    assert [one.what for one in talked.answers["parts"].evidence] == ["One", "Two"]


def test_an_owner_is_a_role_with_an_organisation() -> None:
    talked = held("o ward lead", "Acute trust")
    assert talked.answers["parts"].owner == Owner(role="ward lead", organisation="Acute trust")


def test_an_action_can_have_a_role_an_organisation_and_a_day() -> None:
    talked = held("a", "Write the page", "ward lead", "", "2027-01-31")
    assert talked.answers["parts"].actions == (Action(what="Write the page", who="ward lead", due=date(2027, 1, 31)),)


def test_a_basis_is_chosen_by_its_number() -> None:
    assert held("c", "2").answers["parts"].basis == "observed"
    assert held("c", "").answers.keys() == {"software"}


def test_what_stands_beside_an_open_question_leaves_it_open() -> None:
    talked = held("o ward lead", "", "")
    assert talked.answers["parts"] == Answer(owner=Owner(role="ward lead"))
    assert talked.interview.is_open("parts")
    assert "Nothing is answered yet" in talked.complaints[0]


def test_b_goes_back_one_field_and_the_new_value_takes_the_place_of_the_old() -> None:
    talked = held("a", "Wrong", "b", "Right", "", "", "")
    assert [one.what for one in talked.answers["parts"].actions] == ["Right"]
    assert [one["parts"].actions[0].what for one in talked.saved] == ["Wrong", "Right"]


def test_b_shows_the_reply_before_again_and_an_empty_line_keeps_it() -> None:
    talked = held("a", "Write it", "b", "", "", "", "")
    assert [one.what for one in talked.answers["parts"].actions] == ["Write it"]


def test_b_and_b_again_takes_the_whole_form_back() -> None:
    talked = held("a", "Wrong", "b", "b", "u")
    assert "parts" not in talked.answers
    assert "nothing was changed" in talked.complaints[0]


def test_b_and_s_leave_a_form_at_its_first_field() -> None:
    for letter in ("b", "s", "B"):
        talked = held("e", letter)
        assert talked.put[-1] == "parts"
        assert talked.remarks == ["Left as it was."]


def test_a_form_that_is_left_in_the_middle_keeps_what_it_has() -> None:
    talked = held("e", "Minutes", "s")
    assert talked.answers["parts"].evidence == (Evidence(what="Minutes"),)
    assert talked.remarks == ["Saved: the evidence."]


@pytest.mark.parametrize("letter", "dxwneoacjp")
def test_a_single_letter_is_never_taken_for_a_value(letter: str) -> None:
    talked = held("o", letter, "ward lead", "")
    assert talked.answers["parts"].owner == Owner(role="ward lead")
    assert "does nothing on this line" in talked.complaints[0]


def test_looking_round_in_a_form_does_not_leave_it() -> None:
    talked = held("o", "?", "l", "g", "ward lead")
    assert talked.answers["parts"].owner == Owner(role="ward lead")
    assert "just Enter" in talked.remarks[0]
    assert len(talked.rows) == 2


def test_q_in_a_form_ends_the_interview_with_what_is_saved() -> None:
    talked = held("e", "Minutes", "q")
    assert talked.interview.left
    assert talked.answers["parts"].evidence == (Evidence(what="Minutes"),)


@pytest.mark.parametrize("line", ["x" * 10_000, "\x1b[A", "\udc80"])
def test_what_cannot_be_taken_is_asked_for_again_in_a_form(line: str) -> None:
    talked = held("o", line, "ward lead", "")
    assert talked.answers["parts"].owner == Owner(role="ward lead")
    assert len(talked.complaints) == 1


def test_u_says_what_it_took_back() -> None:
    talked = held("n One", "n Two", "e Page", "", "", "", "u", "u", "u")
    assert talked.remarks[3:] == [
        "Undone: the evidence of “Parts that must stay” is gone again.",
        "Undone: the note of “Parts that must stay” is as it was.",
        "Undone: the note of “Parts that must stay” is gone again.",
    ]

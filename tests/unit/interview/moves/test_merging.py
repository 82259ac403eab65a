"""Somebody else changes the file while an interview goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scalecheck.interview.loop import drive
from scalecheck.interview.moves.merging import Saved, changed_questions, say_the_same
from scalecheck.interview.scripted import ScriptedPrompter
from tests.builders import answer
from tests.interviewing import Talk, interview

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scalecheck.model.assessment import Answer

SOFTWARE = {"software": "answer-yes"}
THEIRS = answer({"option": "none", "note": "Theirs", "answered": {"who": "chair", "date": "2026-11-22"}})


def talk_with(saves: list[Saved], *lines: str, said: Mapping[str, object] | None = None) -> Talk:
    """Hold an interview in which saving finds these things, one after the other, and then nothing."""
    prompter = ScriptedPrompter(iter(lines))
    found, saved = iter(saves), []

    def save(answers: Mapping[str, Answer], changed: tuple[str, ...]) -> Saved:
        if changed:
            saved.append(dict(answers))
        return next(found, Saved())

    return Talk(drive(interview(said or SOFTWARE), prompter, save), prompter, saved)


def test_what_somebody_else_has_answered_is_taken_over_and_told() -> None:
    talked = talk_with([Saved({"money": THEIRS})], "3")
    assert talked.answers["money"] == THEIRS
    assert talked.answers["parts"].option == "much"
    assert talked.remarks[1] == "Somebody else has changed this file meanwhile; taken over: “The yearly cost”."


def test_a_question_that_somebody_else_has_answered_is_passed_over() -> None:
    assert talk_with([Saved({"money": THEIRS})], "3").put == ["parts", "record"]
    assert talk_with([Saved({"money": None})], "3").put == ["parts", "money"]


def test_what_somebody_else_has_taken_away_is_gone_here_as_well() -> None:
    talked = talk_with([Saved({"money": None})], "j parts", "3", said={**SOFTWARE, "money": "full"})
    assert "money" not in talked.answers


def test_an_answer_to_a_question_that_we_do_not_know_is_named_by_its_id() -> None:
    assert "“unheard-of”" in talk_with([Saved({"unheard-of": THEIRS})], "3").remarks[1]


def test_undo_never_reaches_what_somebody_else_has_changed() -> None:
    talked = talk_with([Saved(), Saved({"parts": THEIRS})], "3", "3", "u", "u")
    assert talked.answers["parts"] == THEIRS
    assert "money" not in talked.answers
    assert "nothing to undo" in talked.complaints[0]


def test_one_answer_changed_twice_is_shown_and_nothing_is_said_to_be_saved() -> None:
    talked = talk_with([Saved(clashes={"parts": THEIRS})], "3 mine", "hello")
    view = talked.prompter.shown[1]
    assert [label for _, label in view.field.choices] == [  # type: ignore[union-attr]
        "yours: Much, “mine”",
        "in the file: Nothing, “Theirs” (chair, 2026-11-22)",
    ]
    assert talked.remarks == []
    assert "from 1 to 2" in talked.complaints[0]


def test_mine_can_hold() -> None:
    talked = talk_with([Saved(clashes={"parts": THEIRS})], "3 mine", "1", "u")
    assert talked.saved[1]["parts"].option == "much"
    assert talked.answers["parts"] == THEIRS


def test_theirs_can_hold() -> None:
    for line in ("2", "", "s"):
        talked = talk_with([Saved(clashes={"parts": THEIRS})], "3 mine", line)
        assert talked.answers["parts"] == THEIRS
        assert len(talked.saved) == 1
        assert talked.put[-1] == "money"


def test_the_end_of_the_input_leaves_theirs_and_says_that_mine_is_not_saved() -> None:
    talked = talk_with([Saved(clashes={"parts": THEIRS})], "3 mine")
    assert talked.answers["parts"] == THEIRS
    assert "was not saved" in talked.complaints[0]


OLDER = Saved(clashes={"parts": None, "money": None})
"""An older copy of the file, without two answers that had been saved."""


def test_answers_that_an_older_copy_of_the_file_lacks_are_shown_and_can_be_put_back_together() -> None:
    talked = talk_with([Saved(), Saved(), OLDER], "3 mine", "3", "2", "1")
    view = talked.prompter.shown[3]
    assert "“Parts that must stay”, “The yearly cost”" in view.field.ask  # type: ignore[union-attr]
    assert talked.remarks[2].startswith("Saved")
    assert {"parts", "money", "record"} <= talked.saved[3].keys()
    assert talked.answers["parts"].note == "mine"


def test_answers_that_an_older_copy_of_the_file_lacks_can_stay_away() -> None:
    talked = talk_with([Saved(), Saved(), OLDER], "3 mine", "3", "2", "2")
    assert talked.answers.keys() == {"software", "record"}
    assert len(talked.saved) == 3


def test_an_answer_that_was_overwritten_is_asked_about_before_the_session_ends() -> None:
    talked = talk_with([Saved(), Saved(clashes={"parts": None})], "3", "q", "1", "q")
    assert talked.saved[1]["parts"].option == "much"
    assert talked.interview.left


def test_at_the_end_of_the_input_an_answer_that_was_overwritten_is_told() -> None:
    talked = talk_with([Saved(), Saved(clashes={"parts": None})], "3")
    assert talked.complaints == [
        "Your answer to “Parts that must stay” was not saved: another one is in the file.",
    ]


def test_an_answer_that_was_taken_away_can_hold_against_theirs() -> None:
    talked = talk_with([Saved(), Saved(clashes={"parts": THEIRS})], "3", "u", "1")
    assert "parts" not in talked.answers
    assert "yours: no answer" in talked.prompter.shown[2].field.choices[0][1]  # type: ignore[union-attr]


def test_the_second_pass_goes_on_behind_a_clash() -> None:
    said = {**SOFTWARE, "parts": "little"}
    talked = talk_with([Saved(clashes={"parts": THEIRS})], "p", "chair", "2", "ward lead", said=said)
    owner = talked.answers["parts"].owner
    assert owner is not None
    assert owner.role == "ward lead"


def test_answers_that_differ_only_in_who_gave_them_say_the_same() -> None:
    assert say_the_same(THEIRS, answer({"option": "none", "note": "Theirs"}))
    assert not say_the_same(THEIRS, answer({"option": "none"}))
    assert not say_the_same(THEIRS, None)
    assert say_the_same(None, None)


def test_changed_questions_are_those_whose_answers_differ() -> None:
    before = {"a": answer("none"), "b": answer("full"), "c": THEIRS}
    after = {"a": answer("none"), "b": answer("much"), "d": THEIRS}
    assert changed_questions(before, after) == ("b", "c", "d")

"""What is put in full, what in short, and that a change is saved before anything is said of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from scalecheck.errors import CannotSaveError
from scalecheck.interview.filling import fill_in
from scalecheck.interview.loop import drive
from scalecheck.interview.moves.merging import Saved
from scalecheck.interview.reading.form import Field
from scalecheck.interview.scripted import ScriptedPrompter
from scalecheck.interview.showing.said import Complaint, Remark
from tests.builders import DAY
from tests.interviewing import Talk, interview, talk

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from scalecheck.interview.prompting import Draft
    from scalecheck.interview.showing.said import Said
    from scalecheck.interview.showing.views import View
    from scalecheck.interview.state.state import Interview
    from scalecheck.model.assessment import Answer


@dataclass(slots=True)
class Witness:
    """A prompter that writes down the order of things."""

    lines: Iterator[str]
    """The replies."""
    events: list[str] = field(default_factory=list)
    """What happened."""

    def show(self, view: View) -> None:
        self.events.append(f"show {_name(view)}")

    def recall(self, view: View) -> None:
        self.events.append(f"recall {_name(view)}")

    def prompt(self, view: View) -> None:
        self.events.append(f"prompt {_name(view)}")

    def read(self) -> str | None:
        return next(self.lines, None)

    def edit(self, text: str) -> Draft | None:  # noqa: ARG002
        return None

    def tell(self, said: Said) -> None:
        self.events.append(f"tell {type(said).__name__}")

    def save(self, _answers: Mapping[str, Answer], changed: tuple[str, ...]) -> Saved:
        if changed:
            self.events.append(f"save {', '.join(changed)}")
        return Saved()


def _name(view: View) -> str:
    return str(view.place if not isinstance(view.place, tuple) else view.place[1])


def events(begun: Interview, *lines: str) -> list[str]:
    witness = Witness(iter(lines))
    drive(begun, witness, witness.save)
    return witness.events


def test_a_change_is_saved_before_anything_is_said_or_put() -> None:
    assert events(interview(), "1") == ["show software", "save software", "tell Remark", "tell AreaDone", "show parts"]


def test_a_complaint_asks_for_another_line_and_repeats_nothing() -> None:
    assert events(interview(), "9", "8") == ["show software", *["tell Complaint", "prompt software"] * 2]


def test_an_open_question_is_put_in_full_again_by_enter() -> None:
    assert events(interview(), "") == ["show software", "tell Complaint", "show software"]


def test_after_looking_round_the_question_is_put_in_short() -> None:
    assert events(interview(), "l", "9", "?") == [
        "show software", "tell Rows", "recall software", "tell Complaint", "prompt software", "tell Rows",
        "tell Rows", "recall software",
    ]  # fmt: skip


def test_after_a_form_the_question_is_put_in_short() -> None:
    assert events(interview(), "o", "12", "chair", "") == [
        "show software",
        "show role",
        "tell Complaint",
        "prompt role",
        "save software",
        "show organisation",
        "tell Remark",
        "recall software",
    ]


def test_nothing_is_saved_where_nothing_changed() -> None:
    said = {"software": "answer-yes", "parts": "full"}
    assert not [one for one in events(interview(said), "j 2", "", "l", "g", "?", "s", "b") if one.startswith("save")]


def test_an_editor_is_offered_for_a_text_and_not_again_once_its_first_line_is_typed() -> None:
    class NoEditor(ScriptedPrompter):
        offered = 0

        def edit(self, text: str) -> None:  # noqa: ARG002 (there is none)
            self.offered += 1

    prompter = NoEditor(iter(["n", "first", "second", ""]))
    ended = drive(interview(), prompter, lambda _answers, _changed: Saved())
    assert ended.answers["software"].note == "first\nsecond"
    assert prompter.offered == 1


def refusing(*lines: str, written: str | None = None) -> Talk:
    """Hold an interview in which no answer can be saved, as the file would be too large."""
    prompter = ScriptedPrompter(iter(lines), written=written)

    def save(_answers: Mapping[str, Answer], changed: tuple[str, ...]) -> Saved:
        return Saved(refused="That is too large.") if changed else Saved()

    return Talk(drive(interview({"software": "answer-yes"}), prompter, save), prompter)


def test_an_answer_that_is_refused_is_not_acknowledged_and_the_question_is_put_again() -> None:
    talked = refusing("3", "2")
    assert talked.put == ["parts"] * 3
    assert (talked.remarks, talked.complaints) == ([], ["That is too large."] * 2)
    assert "parts" not in talked.answers


def test_a_text_from_an_editor_is_removed_once_it_is_saved_and_kept_where_it_is_refused() -> None:
    assert talk(interview(), "n", written="A note").prompter.discarded == ["note.txt"]
    talked = refusing("n", written="A note")
    assert talked.prompter.discarded == []
    assert talked.complaints == ["What you wrote is kept in note.txt.", "That is too large."]


def test_a_text_from_an_editor_is_kept_while_another_answer_is_in_the_file() -> None:
    prompter = ScriptedPrompter(iter(["n"]), written="A note")

    def save(_answers: Mapping[str, Answer], changed: tuple[str, ...]) -> Saved:
        return Saved(clashes={"software": None}) if changed else Saved()

    drive(interview(), prompter, save)
    assert prompter.discarded == []
    assert prompter.told[0] == Complaint("What you wrote is kept in note.txt.")


def test_a_text_from_an_editor_that_changes_nothing_is_removed() -> None:
    said = {"software": {"option": "answer-yes", "note": "A note"}}
    assert talk(interview(said), "j software", "n", written="A note").prompter.discarded == ["note.txt"]


def test_a_text_from_an_editor_is_kept_where_saving_fails() -> None:
    prompter = ScriptedPrompter(iter(["n"]), written="A note")

    def save(*_: object) -> Saved:
        raise CannotSaveError("The disk is full.")

    with pytest.raises(CannotSaveError):
        drive(interview(), prompter, save)
    assert prompter.discarded == []
    assert prompter.told == [Complaint("What you wrote is kept in note.txt.")]


NAME = Field("name", "Name?")
SITE = Field("site", "Site?", optional=True)


def fill(*lines: str) -> tuple[Mapping[str, str] | None, list[str]]:
    witness = Witness(iter(lines))
    return fill_in((NAME, SITE), witness, "New"), witness.events


def test_a_form_outside_an_interview_is_filled_field_by_field() -> None:
    assert fill("Hub", "North") == ({"name": "Hub", "site": "North"}, ["show name", "show site"])
    assert fill("Hub", "")[0] == {"name": "Hub"}


def test_such_a_form_is_given_up_by_enter_by_q_and_by_the_end_of_the_input() -> None:
    for lines in ((), ("",), ("q",), ("Hub", "Q"), ("Hub",)):
        assert fill(*lines)[0] is None


def test_such_a_form_explains_and_goes_back() -> None:
    values, seen = fill("b", "Hub", "?", "b", "Other", "\x1b[A", "x" * 9000, "North")
    assert values == {"name": "Other", "site": "North"}
    assert seen == [
        "show name", "tell Complaint", "prompt name", "show site", "tell Remark", "prompt site", "show name",
        "show site",
        *["tell Complaint", "prompt site"] * 2,
    ]  # fmt: skip


def test_help_on_a_first_line_that_needs_words_says_that_they_go_there() -> None:
    prompter = ScriptedPrompter(iter(("?", "Hub")))
    assert fill_in((Field("name", "What is it called?", needed=True),), prompter, "") == {"name": "Hub"}
    assert prompter.told == [Remark("What is asked for goes on this line, q stops here.")]


def test_help_says_of_enter_and_numbers_what_is_true_of_what_is_asked() -> None:
    fields = (
        Field("which", "Which?", needed=True, choices=(("a", "One"), ("b", "Two"))),
        Field("why", "Why? (Enter: leave it out)", optional=True),
    )
    prompter = ScriptedPrompter(iter(("?", "", "1", "?", "")))
    assert fill_in(fields, prompter, "") == {"which": "a"}
    assert prompter.told == [
        Remark("A number from 1 to 2 chooses, q stops here."),
        Complaint("Please type a number from 1 to 2."),
        Remark("Just Enter does what is in brackets, b goes back to the line before, q stops here."),
    ]


def test_an_answer_behind_midnight_bears_the_new_day() -> None:
    days = iter((DAY, DAY + timedelta(days=1)))
    witness = Witness(iter(("1", "1")))
    after = drive(interview(), witness, witness.save, lambda: next(days))
    given = [answer.answered.date for answer in after.answers.values() if answer.answered is not None]
    assert given == [DAY, DAY + timedelta(days=1)]

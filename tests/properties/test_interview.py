"""Whatever is typed: the file stays valid, nothing is lost, and undoing brings back what was there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from hypothesis import given
from hypothesis import strategies as st

from scalecheck.commands.assess.set_up import NewAssessment, begin_with
from scalecheck.documents.loading import against_checklist, load
from scalecheck.documents.reading.reader import parse
from scalecheck.documents.writing.dumping import answer_data, new_assessment
from scalecheck.documents.writing.editing import CutText
from scalecheck.engine.judging.scope import judge_assessment
from scalecheck.interview.loop import drive
from scalecheck.interview.moves.merging import Saved
from scalecheck.interview.moves.navigating import begin
from scalecheck.interview.reading.replies import LETTERS
from scalecheck.interview.scripted import ScriptedPrompter
from scalecheck.interview.state.proofs import judged
from scalecheck.interview.state.sheet import AnswerSheet, Brief
from scalecheck.interview.state.state import Interview
from scalecheck.model.assessment import Assessment
from scalecheck.words.reasons import reasons_of
from tests.builders import DAY
from tests.interviewing import small

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from scalecheck.model.assessment import Answer

SMALL: Final = small()
ITEMS: Final = ("parts", "money", "record", "owner")
HEADER: Final = begin_with(NewAssessment(innovation="Hub", site="North", role="ward lead"), SMALL.checklist, DAY).header
EMPTY: Final = new_assessment(HEADER, SMALL.checklist, ITEMS, "schema.json")

WORDS: Final = st.sampled_from(
    (
        "chair",
        "2027-01-31",
        "docs/page.md",
        "no: money",
        "- x",
        "# y",
        "'",
        "yes",
        "1.10",
        "null",
        "~",
        "12:30",
        "é 漢字",
    )
)
NUMBERS: Final = st.sampled_from(("1", "2", "3", "4", "1 a note", "3 - not: sure", "=", "= still so"))
COMMANDS: Final = st.builds(
    lambda letter, text: f"{letter} {text}".strip(), st.sampled_from(sorted(LETTERS)), st.just("") | WORDS
)
LINES: Final = st.lists(NUMBERS | COMMANDS | WORDS | st.just("") | st.text(max_size=12), max_size=25)


class File:
    """A file in memory, changed as the file on the disk is."""

    def __init__(self, text: str = EMPTY) -> None:
        """Begin with a text."""
        self.cut = CutText.of(parse(text, "lead.yaml"), ("profile",), ("answers",))

    @property
    def text(self) -> str:
        """What stands in it."""
        return self.cut.text

    @property
    def assessment(self) -> Assessment:
        """What it says; it must be valid, also against its checklist."""
        loaded = against_checklist(load(self.text, "lead.yaml"), SMALL.checklist)
        assert loaded.sound, loaded.problems
        assert isinstance(loaded.model, Assessment)
        return loaded.model

    @property
    def answers(self) -> dict[str, Answer]:
        """The answers in it."""
        written = {**self.assessment.profile, **self.assessment.answers}
        return {name: one for name, one in written.items() if one is not None}

    def save(self, answers: Mapping[str, Answer], changed: tuple[str, ...]) -> Saved:
        """Put changed answers into it."""
        for name in changed:
            part, order = ("profile", ("software",)) if name == "software" else ("answers", ITEMS)
            self.cut = self.cut.with_entry((part, name), answer_data(answers.get(name)), order)
        return Saved()


def held(lines: Iterable[str], file: File, **keys: Any) -> Interview:  # noqa: ANN401 (every field of a brief)
    """Hold an interview over a file with these lines."""
    brief = Brief(SMALL, ("software", *ITEMS), "ward lead", DAY, **keys)
    begun = begin(Interview(brief, AnswerSheet.of(brief, file.answers)))
    return drive(begun, ScriptedPrompter(iter(lines)), file.save)


@given(LINES)
def test_whatever_is_typed_the_file_is_valid_and_says_what_was_answered(lines: list[str]) -> None:
    file = File()
    ended = held(lines, file)
    assert file.answers == ended.answers


@given(LINES)
def test_the_verdict_of_the_interview_is_the_one_of_its_file(lines: list[str]) -> None:
    file = File()
    found = judged(held(lines, file))
    expected = judge_assessment(SMALL, file.assessment, DAY)
    assert (found.verdict, reasons_of(found)) == (expected.verdict, reasons_of(expected))


WHOLE_REPLIES: Final = st.lists(
    st.sampled_from(
        ("1", "2 a note", "4", "d", "d why", "w chair", "x no", "n a note", "9", "hello", "\x1b[A", "", "l")
    ),
    max_size=14,
)


@given(WHOLE_REPLIES, st.data())
def test_interrupted_and_resumed_is_the_same_as_uninterrupted(lines: list[str], data: st.DataObject) -> None:
    at_once, in_parts = File(), File()
    held(lines, at_once)
    rest: Sequence[str] = lines
    while rest:
        place = data.draw(st.integers(1, len(rest)))
        held(rest[:place], in_parts)
        rest = rest[place:]
    assert in_parts.text == at_once.text


@given(LINES)
def test_undoing_everything_brings_back_every_byte(lines: list[str]) -> None:
    file = File()
    ended = held([line for line in lines if line.strip().lower() != "q"], file)
    undone = File(file.text)
    brief = ended.brief
    again = Interview(brief, AnswerSheet.of(brief, undone.answers), changes=ended.changes)
    drive(again, ScriptedPrompter(iter(["u"] * (len(ended.changes) + 1))), undone.save)
    assert undone.text == EMPTY


@given(LINES, st.sampled_from(("1", "4 a note", "d", "w chair", "n a note", "x no")))
def test_undoing_one_change_brings_back_the_answers_before_it(lines: list[str], change: str) -> None:
    file = File()
    ended = held([line for line in lines if line.strip().lower() != "q"], file)
    before = file.text
    brief = ended.brief
    put = begin(Interview(brief, AnswerSheet.of(brief, file.answers)))
    after = drive(put, ScriptedPrompter(iter([change])), file.save)
    if after.changes:
        drive(after, ScriptedPrompter(iter(["u"])), file.save)
    assert file.text == before


@given(LINES)
def test_confirming_everything_in_a_new_round_gives_the_same_verdict(lines: list[str]) -> None:
    old = File()
    before = judged(held(lines, old))
    new = File()
    ended = held(["=", "s"] * 2 * (len(ITEMS) + 1), new, previous=old.answers)
    found = judged(ended)
    assert (found.verdict, reasons_of(found)) == (before.verdict, reasons_of(before))


LOOKING: Final = st.sampled_from(("?", "g", "l", "s", "b", "j parts", "j 2", "u", "hello", "9", "\x1b[A", "j", "1x"))


@given(LINES, st.lists(LOOKING, max_size=12))
def test_looking_round_changes_no_byte(lines: list[str], looking: list[str]) -> None:
    file = File()
    held(lines, file)
    before = file.text
    held(looking, file)
    assert file.text == before

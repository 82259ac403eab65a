"""What is put before each line of input."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from scalecheck.engine.judging.scope import judge_assessment
from scalecheck.interview.showing.views import EndView, QuestionView, view_of
from scalecheck.interview.state.agenda import OPENING
from scalecheck.interview.state.proofs import judged
from scalecheck.words.reasons import reasons_of
from tests.builders import DAY, DONT_KNOW, NOT_APPLICABLE, NOT_MINE, WAITING, answer, assessment
from tests.interviewing import ORDER, interview, small

if TYPE_CHECKING:
    from collections.abc import Mapping

SOFTWARE = {"software": "answer-yes"}


def shown(name: str, said: Mapping[str, Any], **keys: Any) -> QuestionView:  # noqa: ANN401 (every field of a brief)
    view = view_of(replace(interview(said, **keys), at=name))
    assert isinstance(view, QuestionView)
    return view


def test_a_question_comes_with_where_we_are_and_how_long_it_takes() -> None:
    first = shown("software", {})
    assert (first.area, first.number, first.total, first.open) == (OPENING, 1, 5, 5)
    assert first.minutes > 0
    second = shown("money", SOFTWARE)
    assert (second.area, second.number, second.total, second.open) == ("First area", 3, 5, 4)


def test_a_question_that_does_not_apply_is_not_counted() -> None:
    assert shown("owner", {"software": "answer-no"}).number == 4
    assert shown("owner", {"software": "answer-no"}).total == 4
    assert shown("record", {"software": "answer-no"}).number == 0


def test_an_answer_is_shown_with_all_that_stands_beside_it() -> None:
    said = {"option": "much", "note": "A draft", "basis": "guess", "owner": {"role": "chair"}}
    view = shown("parts", {"parts": said})
    assert view.keeps
    assert view.now is not None
    assert (view.now.words, view.now.note, view.now.beside) == ("Much", "A draft", ("guess", "owner chair"))


def test_only_what_is_not_open_can_be_kept() -> None:
    assert not shown("parts", {"parts": {"note": "Only a note"}}).keeps
    assert shown("parts", {"parts": WAITING}).keeps


def test_an_old_answer_is_shown_until_there_is_a_new_one() -> None:
    previous = {"parts": answer({"option": "much", "evidence": [{"what": "Page", "valid_until": "2026-11-22"}]})}
    view = shown("parts", SOFTWARE, previous=previous)
    assert view.confirms
    assert view.previous is not None
    assert view.previous.stale
    assert shown("parts", {**SOFTWARE, "parts": "full"}, previous=previous).previous is None


def test_a_question_that_has_changed_is_marked() -> None:
    same = interview().fingerprint("parts")
    for asked, changed in ((same, False), ("q-0123456789abcdef", True)):
        view = shown("parts", SOFTWARE, previous={"parts": answer({"option": "much", "asked": asked})})
        assert view.previous is not None
        assert view.previous.changed is changed


def ended(said: Mapping[str, Any], **keys: Any) -> EndView:  # noqa: ANN401 (every field of a brief)
    view = view_of(replace(interview(said, **keys), at=None))
    assert isinstance(view, EndView)
    return view


def test_the_end_gives_the_verdict_and_whom_we_wait_for() -> None:
    said = {**SOFTWARE, "parts": WAITING, "money": NOT_MINE, "record": "full", "owner": WAITING}
    view = ended(said)
    assert not view.judgement.verdict.settled
    assert view.parked == (
        ("finance lead", ("Parts that must stay", "Who owns it")),
        ("ward lead", ("The yearly cost",)),
    )
    assert [reason.items for reason in reasons_of(view.judgement)] == [("parts",)]


def test_the_end_says_what_is_open_in_areas_that_were_not_asked() -> None:
    view = ended({**SOFTWARE, "record": "full"}, order=("software", "record"), elsewhere=("parts", "money", "owner"))
    assert (view.count.total, view.elsewhere) == (2, 3)


def test_the_verdict_at_the_end_is_the_one_of_the_file() -> None:
    everything = {"parts": "full", "money": DONT_KNOW, "record": NOT_APPLICABLE, "owner": "none"}
    file = assessment(everything, profile={"software": {"option": "answer-yes"}})
    found = judged(interview({**SOFTWARE, **everything}, order=ORDER))
    expected = judge_assessment(small(), file.model_copy(update={"site": None}), DAY)
    assert (found.verdict.verdict.id, reasons_of(found)) == (expected.verdict.verdict.id, reasons_of(expected))
